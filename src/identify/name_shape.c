/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_shape.h"

#include <assert.h>

#include "identify/name_particles.h"
#include "identify/word_lists.h"

/* A family name has at most this many parts ("van der Berg"), a person as many given names. */
/* Only short titles are written with a full stop: "Prof.", never "Midwife.". */
/* Letters of a post: "RN", "HCA", "SHO". */
#define POST_LETTERS 3
#define ABBREVIATED_TITLE 4
#define PARTS_MAX 3
#define NAME_TOKENS_MAX 5

/* What may never stand in a name, whatever the letters. */
#define NOT_IN_NAMES                                                                               \
    (PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_TITLE |                   \
     PHW_WORD_STAFF_TITLE)

/* Least likelihoods, by how much the form says without the tables. */
#define LEAST_STRONG_FORM 0.03F
#define LEAST_MEDIUM_FORM 0.20F
#define LEAST_WEAK_FORM 0.45F
/* … and where a label says that a name must stand here. A word in no table has 0.4. */
#define LEAST_VALUE 0.35F

/* One word alone: that a place is called by as well or that is in no table; a given name that is
 * written more often than it is borne ("Dave", "Chris"). */
#define LEAST_SINGLE 0.25F
#define LEAST_SINGLE_GIVEN 0.08F
/* Behind "Mrs" any word with a capital is a name. */
#define LEAST_TITLED 0.0F
/* Letters from which on a word that is in no table may be a name by itself. */
#define UNLISTED_LETTERS 5

/* What one word alone is worth of its likelihood. */
#define SINGLE_SHARE 0.3F
/* "Au", "GP": two letters alone are a unit or shorthand. */
#define SINGLE_LETTERS 3

/* … and a surname and given name of which one has two letters. */
#define SHORT_PART_SHARE 0.6F

typedef struct cursor {
    const phw_name_token *tokens;
    size_t count;
} cursor;

static const phw_name_token *token_at(const cursor *line, size_t at)
{
    return at < line->count ? &line->tokens[at] : NULL;
}

static bool joined(const phw_name_token *token, unsigned allowed)
{
    return (token->before & ~allowed) == 0;
}

static bool is_title(const phw_name_token *token)
{
    return token && (token->kinds & (PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE)) &&
           token->letters != PHW_CASE_LOWER && token->letters != PHW_CASE_NUMBER;
}

/* "Surgeon", "Nurse" and "Sister" are words too: as titles they are written with a capital and
 * never all in capitals, which headings are. */
static bool is_leading_title(const phw_name_token *token)
{
    return is_title(token) && !((token->kinds & PHW_WORD_ROLE) && token->key_length > 4 &&
                                token->letters == PHW_CASE_UPPER);
}

static bool is_plain(const phw_name_token *token)
{
    return token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER;
}

/* The short forms of wards and tests ("CT", "SHO") are never a name without a comma or a label. */
/* "DNACPR Arjun Sandhu": letters that only care has, and no name in any table. */
static bool is_care_shorthand(const phw_name_token *token)
{
    return token->letters == PHW_CASE_UPPER && (token->lists & PHW_LIST_CARE) &&
           phw_name_token_best(token) < LEAST_WEAK_FORM && token->word == 0;
}

static bool is_shorthand(const phw_name_token *token)
{
    if (is_care_shorthand(token))
        return true;
    return token->letters == PHW_CASE_UPPER && token->key_length <= 4 &&
           (token->kinds & (PHW_WORD_CLINICAL | PHW_WORD_ROLE | PHW_WORD_RELATION));
}

static bool may_be_name(const phw_name_token *token, float likelihood, float least)
{
    if (!is_plain(token) || token->key_length < 2)
        return false;
    if ((token->kinds & NOT_IN_NAMES) && likelihood < LEAST_WEAK_FORM)
        return false;
    return likelihood >= least;
}

static bool is_particle(const phw_name_token *token)
{
    return (token->kinds & PHW_WORD_PARTICLE) && token->letters != PHW_CASE_NUMBER;
}

static float larger(float a, float b)
{
    return a > b ? a : b;
}

static float smaller(float a, float b)
{
    return a < b ? a : b;
}

/* Steps over particles; the family name itself follows them. */
static size_t skip_particles(const cursor *line, size_t at)
{
    size_t start = at;
    const phw_name_token *token = token_at(line, at);
    while (token && at - start < 2 && is_particle(token) && token_at(line, at + 1) &&
           joined(token_at(line, at + 1), PHW_GAP_GLUED)) {
        at++;
        token = token_at(line, at);
    }
    return at;
}

/* "ST. CLAIR, Mavis": the abbreviation's full stop ends nothing. */
static size_t skip_saint(const cursor *line, size_t at)
{
    const phw_name_token *saint = token_at(line, at), *family = token_at(line, at + 1);
    return family && phw_name_token_is(saint, "st") && saint->letters == family->letters &&
                   joined(family, PHW_GAP_STOP)
               ? at + 1
               : at;
}

/* A title behind the name, in brackets or not: "(Mr)", "MR". Moves *last over it. */
static void take_trailing_title(const cursor *line, phw_name_span *span)
{
    const phw_name_token *next = token_at(line, span->last + 1);
    if (span->title == PHW_NO_TOKEN && is_title(next) &&
        joined(next, PHW_GAP_OPEN | PHW_GAP_COMMA | PHW_GAP_OTHER)) {
        const phw_name_token *after = token_at(line, span->last + 2);
        bool belongs_to_next = !(next->before & PHW_GAP_OPEN) && after &&
                               joined(after, PHW_GAP_GLUED) && is_plain(after) &&
                               !(after->kinds & NOT_IN_NAMES);
        if (!belongs_to_next) {
            span->last++;
            span->title = span->last;
            span->strength = larger(span->strength, 0.9F);
        }
    }
}

/* "Given Middle J" behind the comma or the family name: more given names in the same hand. */
static size_t take_given_names(const cursor *line, size_t at, float least)
{
    size_t end = at;
    for (const phw_name_token *token; (token = token_at(line, end + 1)) && end - at + 1 < PARTS_MAX;
         end++) {
        bool initial = token->letters == PHW_CASE_INITIAL;
        const phw_name_token *behind = token_at(line, end + 2);
        /* "F/U", "D/C" behind a name are no initials. */
        bool half = initial && behind && (behind->before & PHW_GAP_SLASH);
        if (!joined(token, initial ? PHW_GAP_STOP : 0) || token->key[0] == '\0' || half)
            break;
        if (!initial && !(may_be_name(token, token->given, least) &&
                          token->letters == line->tokens[at].letters && !is_shorthand(token)))
            break;
    }
    return end;
}

/* "ZHANG, Jun": behind a surname a month with no day or year is a given name. */
static bool is_name_of_month(const cursor *line, size_t at)
{
    const phw_name_token *month = token_at(line, at), *next = token_at(line, at + 1);
    return month->kinds == PHW_WORD_CALENDAR && month->letters == PHW_CASE_TITLE &&
           month->given > 0 && !(next && next->letters == PHW_CASE_NUMBER && joined(next, 0));
}

/* SURNAME, Given (Title) and SURNAME^GIVEN. */
static bool match_comma(const cursor *line, size_t at, phw_name_span *span)
{
    size_t first = skip_saint(line, skip_particles(line, at));
    size_t last = first;
    const phw_name_token *family = token_at(line, first);
    if (!family || !is_plain(family) || family->key_length < 2)
        return false;
    const phw_name_token *given = token_at(line, last + 1);
    while (given && last - first + 1 < PARTS_MAX && joined(given, 0) && is_plain(given) &&
           given->letters == family->letters) {
        last++;
        given = token_at(line, last + 1);
    }
    if (!given || !(given->before & (PHW_GAP_COMMA | PHW_GAP_CARET)) ||
        !joined(given, PHW_GAP_COMMA | PHW_GAP_CARET))
        return false;
    bool caret = (given->before & PHW_GAP_CARET) != 0;
    bool initial = given->letters == PHW_CASE_INITIAL;
    bool capitals = family->letters == PHW_CASE_UPPER;
    float least = capitals ? LEAST_STRONG_FORM : LEAST_MEDIUM_FORM;
    /* In a sentence a comma divides: "… by Burrill Crohn, Leon Ginzburg and …". */
    if (!capitals && at > 0 && !(line->tokens[at].before & ~(unsigned)PHW_GAP_COMMA))
        return false;
    /* Nothing but a name is written with a caret, whoever's tables it is in. */
    bool known_given = given->given >= larger(least, given->known ? 0.06F : 0) ||
                       (capitals && given->letters == PHW_CASE_TITLE && !given->kinds) ||
                       (capitals && is_name_of_month(line, last + 1)) || (caret && !given->kinds);
    for (size_t i = first; i <= last; i++) {
        if (!may_be_name(&line->tokens[i], line->tokens[i].family, least) ||
            (last > first && line->tokens[i].kinds & NOT_IN_NAMES))
            return false;
    }
    if (!(initial && capitals) && !(is_plain(given) && known_given))
        return false;
    if ((given->kinds & NOT_IN_NAMES) || is_shorthand(given))
        return false;
    /* "… 5 mg OD, Furosemide 20 mg": a medicine that is no given name, too. */
    if ((given->kinds & PHW_WORD_CLINICAL) && given->given < LEAST_WEAK_FORM)
        return false;
    /* "Anisah Cullen RN, Dolly Hammond HCA": a post in letters ends one name of a list. */
    if (at > 0 && (family->kinds & PHW_WORD_ROLE) && family->key_length <= POST_LETTERS)
        return false;
    *span = (phw_name_span){at, last + 1, first, last + 1, PHW_NO_TOKEN, PHW_NAME_COMMA, 0};
    span->form = caret ? PHW_NAME_CARET : PHW_NAME_COMMA;
    float tables = (family->family + larger(given->given, initial ? 0.3F : 0)) / 2;
    span->strength = (capitals ? 0.65F : 0.3F) + (capitals ? 0.3F : 0.5F) * tables;
    if (capitals && given->letters == PHW_CASE_UPPER && !caret)
        span->strength -= 0.1F;
    if (!initial)
        span->last = take_given_names(line, span->given, least);
    take_trailing_title(line, span);
    return true;
}

/* "mrs baker": in chats even names are written small. "miss" is a verb there. */
static bool match_small_titled(const cursor *line, size_t at, phw_name_span *span)
{
    const phw_name_token *title = token_at(line, at), *name = token_at(line, at + 1);
    if (title->letters != PHW_CASE_LOWER || title->key_length > 3 ||
        !(title->kinds & (PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE)) || !name ||
        !joined(name, PHW_GAP_STOP) || name->key_length < 2 ||
        (name->letters != PHW_CASE_LOWER && !is_plain(name)) || (name->kinds & NOT_IN_NAMES) ||
        name->family < LEAST_WEAK_FORM)
        return false;
    *span = (phw_name_span){at, at + 1, at + 1, at + 1, at, PHW_NAME_TITLED, 0};
    span->strength = 0.5F + 0.4F * name->family;
    return true;
}

/* "Daisy May Frost": between two other names a month is one. */
static bool is_middle_month(const cursor *line, size_t first)
{
    const phw_name_token *one = token_at(line, first), *month = token_at(line, first + 1),
                         *family = token_at(line, first + 2);
    return family && (month->kinds & PHW_WORD_CALENDAR) && month->given > 0 && is_plain(month) &&
           !(one->kinds & (NOT_IN_NAMES | PHW_WORD_CALENDAR)) && one->letters == month->letters &&
           month->letters == family->letters && joined(family, 0) &&
           one->given >= LEAST_WEAK_FORM && !(family->kinds & (NOT_IN_NAMES | PHW_WORD_CALENDAR)) &&
           may_be_name(family, family->family, LEAST_MEDIUM_FORM);
}

/* Mrs [I] [Given] Surname. */
static bool match_titled(const cursor *line, size_t at, phw_name_span *span)
{
    const phw_name_token *title = token_at(line, at);
    size_t name = at + 1, last = at, names = 0, initials = 0;
    if (!is_leading_title(title))
        return false;
    for (const phw_name_token *token;
         (token = token_at(line, name)) && name - at <= NAME_TOKENS_MAX && names < PARTS_MAX;
         name++) {
        bool after_short = (name == at + 1 && title->key_length <= ABBREVIATED_TITLE) ||
                           line->tokens[name - 1].letters == PHW_CASE_INITIAL;
        if (!joined(token, (after_short ? PHW_GAP_STOP : 0) | PHW_GAP_GLUED))
            break;
        if (token->letters == PHW_CASE_INITIAL && names <= 1) {
            initials++;
            if (names == 0)
                last = name;
            continue;
        }
        if (is_particle(token) && token_at(line, name + 1) &&
            joined(token_at(line, name + 1), PHW_GAP_GLUED))
            continue;
        if (names == 1 && is_middle_month(line, last) && last + 1 == name)
            continue;
        if (names > 0 && (token->kinds & (PHW_WORD_ROLE | PHW_WORD_CALENDAR)))
            break;
        if (names > 0 && is_shorthand(token))
            break;
        /* "Ms bargrove": the first letter misread, a word of no table. */
        bool misread = names == 0 && token->letters == PHW_CASE_LOWER && !token->known &&
                       token->key_length >= UNLISTED_LETTERS && title->letters == PHW_CASE_TITLE;
        /* "Miss Agnes Bexley": behind a given name a town may be a family's. */
        bool family = names == 1 && token->family > 0 &&
                      line->tokens[last].given >= LEAST_WEAK_FORM && last + 1 == name;
        if (!misread && !may_be_name(token, phw_name_token_best(token),
                                     family || (names == 0 && title->kinds & PHW_WORD_STAFF_TITLE)
                                         ? LEAST_STRONG_FORM
                                     : names > 0 ? LEAST_MEDIUM_FORM
                                                 : LEAST_TITLED))
            break;
        if (names > 0 && token->letters != line->tokens[last].letters &&
            line->tokens[last].letters == PHW_CASE_UPPER)
            break;
        last = name;
        names++;
        if (token->possessive)
            break;
    }
    if (names == 0)
        return false;
    *span = (phw_name_span){at, last, last, last, at, PHW_NAME_TITLED, 0};
    if (names > 1) {
        span->given = at + 1;
        while (span->given < last && line->tokens[span->given].letters == PHW_CASE_INITIAL)
            span->given++;
    }
    const phw_name_token *name_token = &line->tokens[last];
    span->strength = 0.7F + 0.25F * phw_name_token_best(name_token);
    return true;
}

/* "Vaccinator Sienna", "Mum Michelle": what somebody is does not belong to the name. */
static bool is_role_alone(const phw_name_token *token)
{
    return (token->kinds & (PHW_WORD_ROLE | PHW_WORD_RELATION)) &&
           phw_name_token_best(token) < LEAST_WEAK_FORM;
}

/* "Thi Lan Pham", "Maria Jose Ferreira": behind two words that are a name by themselves a third
 * that is a family's name and nothing else. */
static bool ends_in_family(const cursor *line, size_t at)
{
    const phw_name_token *family = token_at(line, at), *behind = token_at(line, at + 1);
    bool goes_on = behind && joined(behind, 0) && is_plain(behind);
    return family && joined(family, PHW_GAP_GLUED) && family->letters == PHW_CASE_TITLE &&
           !family->kinds && !line->tokens[at - 1].possessive && !goes_on &&
           may_be_name(family, family->family, LEAST_WEAK_FORM);
}

/* "LEUNG Wai Man": at a line's end one more given name that is a word of English as well. */
static bool ends_in_given(const cursor *line, size_t at)
{
    const phw_name_token *given = token_at(line, at);
    return given && at + 1 == line->count && joined(given, 0) && given->letters == PHW_CASE_TITLE &&
           !given->kinds && may_be_name(given, phw_name_token_best(given), LEAST_TITLED);
}

/* "Mavis St. Clair", "Ludo van der Meer". */
static bool match_particles(const cursor *line, size_t at, phw_name_span *span)
{
    return phw_name_particles_match(line->tokens, line->count, at, span);
}

/* SURNAME Given, SURNAME GIVEN, GIVEN SURNAME: two to four words without a comma. */
static bool match_pair(const cursor *line, size_t at, phw_name_span *span)
{
    size_t first = skip_particles(line, at);
    const phw_name_token *one = token_at(line, first);
    const phw_name_token *two = token_at(line, first + 1);
    if (!one || !two || !joined(two, PHW_GAP_GLUED) || !is_plain(one) || !is_plain(two))
        return false;
    if (is_middle_month(line, first)) {
        *span = (phw_name_span){
            at,
            first + 2,
            first + 2,
            first,
            PHW_NO_TOKEN,
            one->letters == PHW_CASE_UPPER ? PHW_NAME_UPPER_UPPER : PHW_NAME_GIVEN_FAMILY,
            0.15F + 0.55F * smaller(one->given, line->tokens[first + 2].family)};
        take_trailing_title(line, span);
        return true;
    }
    if (one->possessive || is_shorthand(one) || is_shorthand(two) ||
        ((one->kinds | two->kinds) & NOT_IN_NAMES) || (one->kinds & PHW_WORD_CALENDAR) ||
        (two->kinds & PHW_WORD_CALENDAR) || is_role_alone(one))
        return false;
    bool upper_one = one->letters == PHW_CASE_UPPER, upper_two = two->letters == PHW_CASE_UPPER;
    /* "ADEYEMI YAW MR": a title behind makes two words a name whatever they are. */
    float least = is_title(token_at(line, first + 2)) ? LEAST_STRONG_FORM : LEAST_MEDIUM_FORM;
    float forward = smaller(one->given, two->family), backward = smaller(one->family, two->given);
    *span = (phw_name_span){at, first + 1, first, first + 1, PHW_NO_TOKEN, PHW_NAME_UPPER_GIVEN, 0};
    if (upper_one && !upper_two) {
        /* "PRICE Gwilym": in capitals before a clear given name a word is a family name. */
        float least_family = two->given >= LEAST_WEAK_FORM ? LEAST_STRONG_FORM : least;
        if (!may_be_name(one, one->family, least_family) || !may_be_name(two, two->given, least))
            return false;
        span->strength = 0.35F + 0.45F * backward;
        /* "OS Au": shorthand and scraps of words look like this too. */
        if (one->key_length <= 2 || two->key_length <= 2)
            span->strength *= SHORT_PART_SHARE;
    } else if (upper_one) {
        span->form = PHW_NAME_UPPER_UPPER;
        /* "QDS PO" */
        if (larger(forward, backward) < least ||
            (one->key_length <= SINGLE_LETTERS && two->key_length <= SINGLE_LETTERS))
            return false;
        span->strength = 0.15F + 0.55F * larger(forward, backward);
    } else {
        span->form = PHW_NAME_GIVEN_FAMILY;
        float best_two = phw_name_token_best(two);
        /* "Jesus Swenson", "Harrison Call": where one half is clear the other may be any word. */
        bool half = larger(one->given, best_two) >= LEAST_WEAK_FORM &&
                    smaller(one->given, best_two) >= LEAST_STRONG_FORM;
        if (!half && larger(smaller(one->given, best_two), backward) < least)
            return false;
        span->strength = 0.15F + 0.55F * larger(forward, 0.6F * backward);
    }
    if (span->form != PHW_NAME_UPPER_GIVEN && forward >= backward) {
        span->given = first;
        span->family = first + 1;
    }
    span->last = take_given_names(line, first + 1, least);
    if (span->last == first + 1 &&
        ((span->form == PHW_NAME_GIVEN_FAMILY && ends_in_family(line, first + 2)) ||
         (span->form == PHW_NAME_UPPER_GIVEN && ends_in_given(line, first + 2))))
        span->last++;
    if (span->form == PHW_NAME_GIVEN_FAMILY && span->last > first + 1) {
        span->family = span->last;
        if (line->tokens[span->last].letters == PHW_CASE_INITIAL)
            span->last = span->family = first + 1;
    }
    take_trailing_title(line, span);
    return true;
}

/* How like a name one word alone must be. */
static float least_alone(const phw_name_token *name)
{
    if (name->given > name->family && name->letters == PHW_CASE_TITLE)
        return LEAST_SINGLE_GIVEN;
    return name->known || name->key_length >= UNLISTED_LETTERS ? LEAST_SINGLE : LEAST_WEAK_FORM;
}

/* G Pritchard, A.B. Smith. */
static bool match_letter_family(const cursor *line, size_t at, phw_name_span *span)
{
    size_t name = at;
    const phw_name_token *token;
    while ((token = token_at(line, name)) && name - at < PARTS_MAX &&
           token->letters == PHW_CASE_INITIAL && (name == at || joined(token, PHW_GAP_STOP)))
        name++;
    if (name == at || !token || !joined(token, PHW_GAP_STOP | PHW_GAP_GLUED) ||
        is_shorthand(token) || (token->kinds & (NOT_IN_NAMES | PHW_WORD_CALENDAR)) ||
        !may_be_name(token, token->family, least_alone(token)))
        return false;
    *span = (phw_name_span){at, name, name, name, PHW_NO_TOKEN, PHW_NAME_LETTER_FAMILY, 0};
    span->strength = 0.1F + 0.4F * token->family;
    return true;
}

/* BOWEN I, Walker J. */
static bool match_family_letter(const cursor *line, size_t at, phw_name_span *span)
{
    const phw_name_token *name = token_at(line, at);
    const phw_name_token *letter = token_at(line, at + 1);
    if (!name || !letter || letter->letters != PHW_CASE_INITIAL || !joined(letter, 0) ||
        is_shorthand(name) || (name->kinds & (NOT_IN_NAMES | PHW_WORD_CALENDAR)) ||
        !may_be_name(name, name->family,
                     name->letters == PHW_CASE_UPPER ? least_alone(name) : LEAST_WEAK_FORM))
        return false;
    const phw_name_token *next = token_at(line, at + 2);
    if (next && joined(next, PHW_GAP_GLUED) && next->letters == PHW_CASE_LOWER)
        return false;
    *span = (phw_name_span){at, at + 1, at, at, PHW_NO_TOKEN, PHW_NAME_FAMILY_LETTER, 0};
    span->strength = 0.1F + 0.4F * name->family;
    return true;
}

/* "Poppy the cat". */
static bool is_pet(const cursor *line, size_t at)
{
    static const char *const pets[] = {"cat",       "dog",     "hamster", "horse",   "kitten",
                                       "labrador",  "parrot",  "pony",    "puppy",   "rabbit",
                                       "retriever", "spaniel", "terrier", "tortoise"};
    const phw_name_token *the = token_at(line, at + 1), *pet = token_at(line, at + 2);
    if (!the || !pet || the->before || pet->before || !phw_name_token_is(the, "the"))
        return false;
    for (size_t i = 0; i < sizeof pets / sizeof pets[0]; i++)
        if (phw_name_token_is(pet, pets[i]))
            return true;
    return false;
}

static bool match_single(const cursor *line, size_t at, phw_name_span *span)
{
    const phw_name_token *name = token_at(line, at);
    if (is_pet(line, at) || name->key_length < SINGLE_LETTERS || is_shorthand(name) ||
        is_role_alone(name) || (name->kinds & (NOT_IN_NAMES | PHW_WORD_CALENDAR)) ||
        !may_be_name(name, phw_name_token_best(name), least_alone(name)))
        return false;
    *span = (phw_name_span){at, at, at, at, PHW_NO_TOKEN, PHW_NAME_SINGLE, 0};
    span->strength = SINGLE_SHARE * phw_name_token_best(name);
    return true;
}

/* What none of the forms begins with: most words of a text. */
static bool may_begin(const phw_name_token *token)
{
    return is_plain(token) || token->letters == PHW_CASE_INITIAL ||
           (token->kinds & (PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE | PHW_WORD_PARTICLE));
}

bool phw_name_shape_match(const phw_name_token *tokens, size_t count, size_t at,
                          phw_name_span *span)
{
    static bool (*const matchers[])(const cursor *, size_t, phw_name_span *) = {
        match_titled, match_small_titled,  match_comma,         match_particles,
        match_pair,   match_letter_family, match_family_letter, match_single};
    const cursor line = {tokens, count};
    if (at >= count || !may_begin(&tokens[at]))
        return false;
    for (size_t i = 0; i < sizeof matchers / sizeof matchers[0]; i++) {
        if (matchers[i](&line, at, span))
            return true;
    }
    return false;
}

/* Whether token @p i goes on with the value that began at @p at. */
static bool continues_value(const cursor *line, size_t at, size_t i)
{
    const phw_name_token *token = &line->tokens[i], *previous = i > at ? token - 1 : NULL;
    if (previous && !joined(token, PHW_GAP_STOP | PHW_GAP_GLUED | PHW_GAP_COMMA | PHW_GAP_CARET))
        return false;
    if (previous && (token->before & PHW_GAP_STOP) && previous->letters != PHW_CASE_INITIAL &&
        !is_title(previous))
        return false;
    if (token->letters == PHW_CASE_NUMBER || token->letters == PHW_CASE_MIXED)
        return false;
    if (token->letters == PHW_CASE_LOWER)
        return is_particle(token);
    if (token->letters == PHW_CASE_INITIAL)
        return true;
    if (previous && (is_shorthand(token) || (token->kinds & PHW_WORD_ROLE)))
        return false;
    return !(token->kinds & NOT_IN_NAMES) || phw_name_token_best(token) >= LEAST_WEAK_FORM;
}

bool phw_name_shape_value(const phw_name_token *tokens, size_t count, size_t at,
                          phw_name_span *span)
{
    const cursor line = {tokens, count};
    size_t last = PHW_NO_TOKEN, title = PHW_NO_TOKEN, names = 0;
    float sum = 0;
    if (at >= count || (at + 1 < count && is_care_shorthand(&tokens[at])))
        return false;
    if (phw_name_shape_match(tokens, count, at, span) &&
        (span->form <= PHW_NAME_UPPER_GIVEN || is_middle_month(&line, at) ||
         skip_saint(&line, at + 1) == span->last))
        return true;
    for (size_t i = at; i < count && i - at < NAME_TOKENS_MAX; i++) {
        if (is_title(&tokens[i])) {
            title = i;
            continue;
        }
        if (!continues_value(&line, at, i))
            break;
        last = i;
        if (tokens[i].letters != PHW_CASE_INITIAL) {
            sum += phw_name_token_best(&tokens[i]);
            names++;
        }
    }
    /* Not one word that the tables let be a name: a heading, a menu, another label. */
    if (last == PHW_NO_TOKEN || names == 0 || (last == at && is_shorthand(&tokens[at])) ||
        sum / (float)names < LEAST_VALUE)
        return false;
    /* As strong as the same words elsewhere: what the label adds is weighed with the label. */
    float likely = sum / (float)names;
    *span = (phw_name_span){at, last, last, at, title, PHW_NAME_SINGLE, SINGLE_SHARE * likely};
    if (last > at) {
        span->form = tokens[last].letters == PHW_CASE_INITIAL ? PHW_NAME_FAMILY_LETTER
                                                              : PHW_NAME_GIVEN_FAMILY;
        span->strength = 0.15F + 0.5F * likely;
    }
    if (title == at && at < last)
        span->given = at + 1;
    take_trailing_title(&line, span);
    return true;
}

const char *phw_name_form_tag(phw_name_form form)
{
    static const char *const tags[] = {
        "surname-comma-given", "surname-caret-given", "title",          "surname-given", "capitals",
        "given-surname",       "surname-letter",      "letter-surname", "single-name"};
    static_assert(sizeof tags / sizeof tags[0] == PHW_NAME_FORM_COUNT, "a tag for each form");
    return (unsigned)form < PHW_NAME_FORM_COUNT ? tags[form] : "unknown";
}
