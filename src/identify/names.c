/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "identify/clinical_term.h"
#include "identify/name_column.h"
#include "identify/name_elsewhere.h"
#include "identify/name_join.h"
#include "identify/name_medicine.h"
#include "identify/name_mentions.h"
#include "identify/name_misread.h"
#include "identify/name_repeat.h"
#include "identify/name_subject.h"
#include "identify/name_telling.h"
#include "identify/observe.h"

/* Only imaging systems write names with a caret: what that is worth by itself. */
#define IMAGING_SHARE 0.85F

/* Bytes of a folded word that may be a name though nothing else speaks for it. */
#define SCRAP_LETTERS 4

/* How like a name by the tables a word must be for which nothing beside it speaks. */
#define LONE_LEAST 0.45F

/* What is a given name more than anything else, and letters of the other half of its name. */
#define CLEARLY_GIVEN 0.5F
#define HALF_GIVEN 0.3F
/* A label of names that a name stands right beside, under or in the column of. */
#define FIRM_FIELD 0.7F
#define HALF_LETTERS 3
#define PLACE_SURE 0.7 /* of an organisation's name: by its form or the list */
#define MISREAD_LETTERS 4
/* … and of a word that may be a given name beside a family name. */
#define MAYBE_GIVEN 0.05F
#define MAYBE_FAMILY 0.05F

/* What somebody calls themselves in public is no more sure where no care is spoken of. */
#define HANDLE_MOST 0.40F

/* A colleague that the words beside one say, though none of them alone. */
#define SURELY_A_COLLEAGUE 0.7F

/* A label of next of kin that a name stands right beside or under. */
#define KIN_FIELD 0.7F

/* A staff title at the end of a name, in the next cell. */
#define TITLE_BEYOND 0.9F

/* Reasons told besides the form. */
#define REASONS_MOST 5

/* How likely a name must be that is held back to be told beside colleagues alone. */
#define BESIDE_STAFF_LEAST 0.6F

/* Something stands by the name itself, whatever the page is about. */
static bool has_sign_beside(const phw_name_features *features)
{
    static const phw_name_feature signs[] = {
        PHW_FEATURE_NAME_LABEL,    PHW_FEATURE_KIN_LABEL,    PHW_FEATURE_STAFF_LABEL,
        PHW_FEATURE_ROLE_BESIDE,   PHW_FEATURE_SIGNATURE,    PHW_FEATURE_MAILBOX,
        PHW_FEATURE_SENDER,        PHW_FEATURE_RELATION,     PHW_FEATURE_SIGNED,
        PHW_FEATURE_DEAR,          PHW_FEATURE_GREETED,      PHW_FEATURE_BY,
        PHW_FEATURE_ABOUT,         PHW_FEATURE_PATIENT_WORD, PHW_FEATURE_WITH,
        PHW_FEATURE_TOLD,          PHW_FEATURE_POST,         PHW_FEATURE_FOR,
        PHW_FEATURE_STATE_BEHIND,  PHW_FEATURE_JOB_BEFORE,   PHW_FEATURE_AGE_BEFORE,
        PHW_FEATURE_DISCUSSED,     PHW_FEATURE_AGE_BEHIND,   PHW_FEATURE_DATE_BEHIND,
        PHW_FEATURE_NUMBER_BEHIND, PHW_FEATURE_BED_BEFORE,   PHW_FEATURE_BED_BEHIND,
        PHW_FEATURE_FIELD_FOLLOWS, PHW_FEATURE_COLON_ALIKE,  PHW_FEATURE_ADDRESS_BELOW,
        PHW_FEATURE_POSSESSIVE,    PHW_FEATURE_NUMBERS_HERE, PHW_FEATURE_LETTERS_BEHIND,
        PHW_FEATURE_MY_KIN};
    return phw_name_features_any(features, signs, sizeof signs / sizeof signs[0]);
}

/* One word with nothing beside it: told beside a number, field or bed, or where care is plain. */
static bool is_lone_word(const phw_name_page *page, const phw_name_traits *traits,
                         const phw_name_mention *mention)
{
    return mention->features.value[PHW_FEATURE_SINGLE] > 0 &&
           !phw_name_traits_spoken(page, traits, PHW_NAME_SINGLE) &&
           !has_sign_beside(&mention->features) &&
           (!page->somebody || mention->features.value[PHW_FEATURE_LEAST] < LONE_LEAST);
}

/* One word by itself for which nothing speaks but what else the page is about: often a scrap of
 * another sheet, misread. It may be a name, and is no more than that. */
static bool is_bare_word(const phw_name_mention *mention)
{
    const char *sign;
    return mention->owner == PHW_OWNER_PATIENT && mention->features.value[PHW_FEATURE_SINGLE] > 0 &&
           mention->features.value[PHW_FEATURE_ALONE] > 0 &&
           phw_name_model_explain(&mention->features, mention->owner, &sign, 1) == 0;
}

/* One word that would be a colleague's though nothing says so: any capital word of a heading. */
static bool is_nobodys_colleague(const phw_name_mention *mention)
{
    const char *sign;
    return mention->confidence < SURELY_A_COLLEAGUE && mention->owner == PHW_OWNER_STAFF &&
           mention->features.value[PHW_FEATURE_SINGLE] > 0 &&
           phw_name_model_explain(&mention->features, mention->owner, &sign, 1) == 0;
}

/* "Ward: Kestrel": what a label says is a ward's name. */
static bool is_ward(const phw_name_page *page, const phw_name_mention *mention)
{
    const phw_name_span *name = &mention->name;
    const phw_label_link *link = phw_labels_link(
        page->context->labels, phw_name_page_span(page, mention->cell, name->first, name->last),
        PHW_LABEL_BIT(PHW_LABEL_WARD));
    return name->form == PHW_NAME_SINGLE && link && link->how == PHW_LINK_LEFT &&
           link->order == 0 && page->context->labels->labels[link->label].colon;
}

/* "Rowan Pharma Ltd, Kestlemere": where a company is. */
static bool is_companys_town(const phw_name_page *page, const phw_name_mention *mention)
{
    const phw_name_line *line = &page->lines[mention->cell];
    const size_t at = mention->name.first;
    return mention->name.form == PHW_NAME_SINGLE && at > 0 &&
           line->tokens[at].before == PHW_GAP_COMMA &&
           phw_name_token_in(&line->tokens[at - 1], " ltd limited plc llp inc gmbh ");
}

/* "Troponin T", "Vitamin D": a test and its letter, as a surname and an initial are written. */
static bool is_test(const phw_name_page *page, const phw_name_mention *mention)
{
    const phw_name_line *line = &page->lines[mention->cell];
    phw_clinical_term term;
    bool lettered = mention->name.form == PHW_NAME_FAMILY_LETTER ||
                    (mention->name.form == PHW_NAME_COMMA &&
                     line->tokens[mention->name.given].letters == PHW_CASE_INITIAL);
    return lettered &&
           phw_clinical_term_match(page->context->models,
                                   page->context->view->cells[mention->cell].text, line->tokens,
                                   line->count, mention->name.first, &term) &&
           term.about == PHW_TERM_TEST &&
           (term.last >= mention->name.last || mention->name.form == PHW_NAME_COMMA);
}

/* "MR LUMBAR SPINE", "MR HEAD AND NECK": a scan and what it is of, not Mr Lumbar; but "MR HEAD" by
 * itself, or in a patient's field, is somebody. */
static bool is_scan(const phw_name_page *page, const phw_name_mention *mention)
{
    static const char parts[] = " abdomen ankle brain breast cervical chest elbow femur foot hand "
                                "head hip knee liver lumbar neck orbits pelvis prostate shoulder "
                                "spine thoracic whole wrist ";
    static const char more[] = " abdomen and body brain chest hip hips head knee knees left mri "
                               "neck pelvis right scan spine ";
    const phw_name_line *line = &page->lines[mention->cell];
    size_t title = mention->name.title, part = title + 1;
    if (title == PHW_NO_TOKEN || part >= line->count ||
        line->tokens[title].letters != PHW_CASE_UPPER ||
        !phw_name_token_is(&line->tokens[title], "mr") ||
        !phw_name_token_in(&line->tokens[part], parts) ||
        mention->features.value[PHW_FEATURE_NAME_LABEL] > 0)
        return false;
    return line->tokens[part].family < MAYBE_FAMILY ||
           (part + 1 < line->count && phw_name_token_in(&line->tokens[part + 1], more));
}

/* Letters of another script, read as ours: scraps of its words look like names. What the tables do
 * not hold is none there, unless a label or what stands beside it says so. */
static bool is_in_other_letters(const phw_name_page *page, const phw_name_mention *mention)
{
    const phw_name_line *line = &page->lines[mention->cell];
    bool known = true;
    for (size_t at = mention->name.first; at <= mention->name.last; at++)
        known &= line->tokens[at].known && !(line->tokens[at].before & PHW_GAP_GLUED);
    return page->foreign && !known && mention->features.value[PHW_FEATURE_NAME_LABEL] == 0;
}

/* "Fonenanes", "Date of binh": labels of a form, misread. */
static bool is_misread_label(const phw_name_page *page, const phw_name_mention *mention)
{
    const phw_name_line *line = &page->lines[mention->cell];
    const phw_name_span *name = &mention->name;
    /* … of birth, whatever was made of it; Binh is somebody's name as well. */
    if (name->form == PHW_NAME_SINGLE && name->first >= 2 &&
        phw_name_token_is(&line->tokens[name->first - 1], "of") &&
        phw_name_token_is(&line->tokens[name->first - 2], "date"))
        return true;
    for (size_t at = name->first; at <= name->last; at++)
        if (!phw_name_misread_label(&line->tokens[at]))
            return false;
    return phw_name_misread_form(page);
}

/* "Mrs Bis a 74-year-old": an initial and the verb behind it. */
static bool is_initial_with_verb(const phw_name_page *page, const phw_name_mention *mention)
{
    const phw_name_line *line = &page->lines[mention->cell];
    const phw_name_span *name = &mention->name;
    const phw_name_token *word = &line->tokens[name->last];
    static const char *const verbs[] = {"is", "was", "has"};
    static const char *const verbs_with_article[] = {"isa", "wasa"};
    const phw_name_token *next = word + 1;
    if (word->letters != PHW_CASE_TITLE || word->key_length < 2 || name->last + 1 >= line->count ||
        name->last != name->first + 1 || !(line->tokens[name->first].kinds & PHW_WORD_TITLE) ||
        next->before)
        return false;
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        if (strcmp(word->key + 1, verbs[i]) == 0)
            return phw_name_token_in(next, " a an ");
    /* "Mrs Bisa 68-year-old": no name in any table. */
    for (size_t i = 0; i < sizeof verbs_with_article / sizeof verbs_with_article[0]; i++)
        if (strcmp(word->key + 1, verbs_with_article[i]) == 0)
            return word->word == 0 && !word->kinds && strstr(next->key, "year");
    return false;
}

/* "@FatimaDunmore30": what somebody calls themselves in public. */
static bool is_handle(const phw_name_page *page, const phw_name_mention *mention)
{
    const uint32_t from = page->lines[mention->cell].tokens[mention->name.first].from;
    return from > 0 && page->clinical < PHW_NAME_CLINICAL_ENOUGH &&
           page->context->view->cells[mention->cell].text[from - 1] == '@';
}

/* The likeliest owner of a name. One that is somebody's is reported even where whose is open;
 * confidence 0: nobody's, or not told. */
static void judge(const phw_name_page *page, const phw_name_traits *traits,
                  phw_name_mention *mention)
{
    phw_name_whose whose = phw_name_subject_weigh(page, mention->cell, &mention->name);
    phw_name_features_gather(page, traits, mention->cell, &mention->name, &whose,
                             &mention->features);
    phw_name_odds odds = phw_name_model_weigh(&mention->features);
    mention->owner = phw_name_model_likeliest(&mention->features, &odds);
    if (traits->rota && mention->owner == PHW_OWNER_PATIENT)
        mention->owner = PHW_OWNER_STAFF;
    mention->confidence = 0;
    mention->mentioned = mention->held_back = false;
    float somebody = mention->somebody = 1 - odds.owner[PHW_OWNER_NOBODY];
    phw_name_telling told = phw_name_telling_of(page, traits, mention);
    if (somebody < told.least && somebody < told.among_told)
        return;
    mention->held_back = somebody < told.least;
    float sure = odds.owner[mention->owner];
    if (mention->owner == PHW_OWNER_PATIENT && !phw_name_model_staff_sign(&mention->features)) {
        /* Somebody's, and nothing says a colleague's: what staff would have counts as well. */
        if (page->somebody && page->clinical >= PHW_NAME_CLINICAL_ENOUGH)
            sure += odds.owner[PHW_OWNER_STAFF];
        if (mention->name.form == PHW_NAME_CARET)
            sure = fmaxf(sure, IMAGING_SHARE * mention->name.strength);
    }
    if (mention->owner == PHW_OWNER_PATIENT)
        sure = fmaxf(sure, phw_name_place_worth(page, traits, mention));
    /* The field's label says whose it is; the form alone made it staff's or nobody's. */
    if (mention->owner == PHW_OWNER_RELATIVE &&
        mention->features.value[PHW_FEATURE_KIN_LABEL] >= KIN_FIELD)
        sure += odds.owner[PHW_OWNER_STAFF];
    mention->confidence = fminf(mention->held_back ? PHW_NAME_AMONG_MOST : told.most,
                                fmaxf(PHW_NAME_REPORT_LEAST, sure));
    /* One word by itself: told only beside others that are. */
    if (is_nobodys_colleague(mention) || is_lone_word(page, traits, mention)) {
        mention->held_back = somebody >= told.among_told;
        mention->confidence =
            mention->held_back ? fminf(mention->confidence, PHW_NAME_AMONG_MOST) : 0;
    }
    if (is_test(page, mention) || is_scan(page, mention) || is_ward(page, mention) ||
        is_misread_label(page, mention) || is_companys_town(page, mention) ||
        is_initial_with_verb(page, mention) || phw_name_is_medicine(page, mention))
        mention->confidence = 0;
    if (is_handle(page, mention))
        mention->confidence = fminf(mention->confidence, HANDLE_MOST);
    const phw_name_token *word = &page->lines[mention->cell].tokens[mention->name.last];
    if (is_bare_word(mention))
        mention->confidence = word->key_length < SCRAP_LETTERS ? 0 : PHW_NAME_REPORT_LEAST;
    if (is_in_other_letters(page, mention))
        mention->confidence = 0;
}

/* The names of a page in reading order; malloc()ed, for they are large and few. */
typedef struct name_list {
    phw_name_mention *items;
    size_t count;
    size_t capacity;
} name_list;

static bool keep(phw_context *context, name_list *list, const phw_name_mention *mention)
{
    void *items = list->items;
    if (!phw_grow(&items, &list->capacity, list->count, sizeof *list->items)) {
        context->failed = true;
        return false;
    }
    list->items = items;
    list->items[list->count++] = *mention;
    return true;
}

static void report(const phw_name_page *page, phw_span span, const phw_name_mention *found,
                   const char *extra)
{
    static const struct {
        phw_finding_kind kind;
        phw_subject subject;
    } said[PHW_NAME_OWNER_COUNT] = {
        [PHW_OWNER_PATIENT] = {PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT},
        [PHW_OWNER_RELATIVE] = {PHW_FINDING_RELATIVE_NAME, PHW_SUBJECT_RELATIVE},
        [PHW_OWNER_STAFF] = {PHW_FINDING_STAFF_NAME, PHW_SUBJECT_STAFF}};
    const char *tags[REASONS_MOST + 4];
    size_t count = 0;
    tags[count++] = phw_name_form_tag(found->name.form);
    if (found->mentioned)
        tags[count++] = "named-elsewhere";
    if (extra)
        tags[count++] = extra;
    count += phw_name_model_explain(&found->features, found->owner, tags + count, REASONS_MOST);
    tags[count] = NULL;
    phw_context_add(page->context, said[found->owner].kind, said[found->owner].subject, span,
                    found->confidence, tags);
}

/* The tokens of a label are not a name, but a title that is also a label is ("Dr"). */
static bool stands_in_label(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_token *token = &page->lines[cell].tokens[at];
    const phw_label *label =
        phw_labels_at(page->context->labels, phw_name_page_span(page, cell, at, at));
    return label && label->sure &&
           (label->colon || !(token->kinds & (PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE)));
}

/* "Abdo soft", "Worklist": one word that labels bear, in prose or without a value, unless it is a
 * given name before anything else. */
static bool is_label_word(const phw_name_page *page, uint32_t cell, const phw_name_span *name)
{
    if (name->form != PHW_NAME_SINGLE ||
        phw_name_token_best(&page->lines[cell].tokens[name->first]) >= CLEARLY_GIVEN)
        return false;
    phw_span span = phw_name_page_span(page, cell, name->first, name->last);
    const phw_label *label = phw_labels_at(page->context->labels, span);
    return label && !label->mended && label->span.begin <= span.begin &&
           label->span.end >= span.end;
}

/* "Dr N Farrow    Millbrook Family Practice": what begins a cell may begin a practice's name. */
static bool begins_organisation(const phw_name_page *page, uint32_t cell, size_t last)
{
    const phw_candidate *place = phw_context_at(
        page->context, phw_name_page_span(page, cell, 0, last), PHW_FINDING_TRUST_NAME);
    return place && place->confidence >= PLACE_SURE;
}

/* Reads a name that runs on into the cell to the right; both parts are reported. */
static bool read_over(const phw_name_page *page, const phw_name_traits *traits, uint32_t cell,
                      size_t at)
{
    phw_name_span name;
    size_t beyond;
    if (!phw_name_join(page, cell, at, &name, &beyond) ||
        begins_organisation(page, page->context->view->cells[cell].next, beyond))
        return false;
    phw_name_mention found = {.cell = cell, .name = name};
    judge(page, traits, &found);
    uint32_t next = page->context->view->cells[cell].next;
    if (found.held_back)
        return false;
    if (found.confidence > 0 && (page->lines[next].tokens[beyond].kinds & PHW_WORD_STAFF_TITLE))
        found.owner = PHW_OWNER_STAFF, found.confidence = TITLE_BEYOND;
    if (found.confidence == 0)
        return false;
    report(page, phw_name_page_span(page, cell, found.name.first, found.name.last), &found, NULL);
    report(page, phw_name_page_span(page, next, 0, beyond), &found, "over-a-gap");
    return true;
}

/* The name at a token, by its form or because a label says that one must stand there. */
static bool match_at(const phw_name_page *page, uint32_t cell, size_t at, phw_name_span *name)
{
    const phw_name_line *line = &page->lines[cell];
    if (phw_name_subject_label(page, cell, (uint32_t)line->tokens[at].from))
        return phw_name_shape_value(line->tokens, line->count, at, name);
    return phw_name_shape_match(line->tokens, line->count, at, name);
}

/* A word with a capital that may be the other half of a name, whatever else it means. */
static bool may_belong(const phw_name_token *token, phw_letter_case letters)
{
    return token->letters == letters && token->key_length >= HALF_LETTERS &&
           !(token->kinds &
             (PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_TITLE |
              PHW_WORD_STAFF_TITLE | PHW_WORD_CALENDAR | PHW_WORD_RELATION | PHW_WORD_CLINICAL));
}

/* "June Cater": a month's name that is a given one as well, where no day stands before it. */
static bool is_given_month(const phw_name_line *line, size_t at)
{
    const phw_name_token *token = &line->tokens[at];
    return (token->kinds & PHW_WORD_CALENDAR) && token->letters == PHW_CASE_TITLE &&
           token->given >= MAYBE_GIVEN &&
           (at == 0 || line->tokens[at - 1].letters != PHW_CASE_NUMBER || token->before);
}

/* "Alia balley": the other half with its first letter misread, no common word. */
static bool is_misread_half(const phw_name_token *token)
{
    return (token->letters == PHW_CASE_LOWER || token->letters == PHW_CASE_MIXED) &&
           token->word == 0 && !token->kinds && token->key_length >= MISREAD_LETTERS;
}

/* "BÄCK, Charlie   DOB 21/06/2015": any word in capitals where a patient's name must stand. */
static bool heads_a_record(const phw_name_mention *mention, const phw_name_token *before)
{
    static const phw_name_feature signs[] = {PHW_FEATURE_FIELD_FOLLOWS, PHW_FEATURE_DATE_BEHIND,
                                             PHW_FEATURE_NUMBER_BEHIND};
    return phw_name_features_any(&mention->features, signs, sizeof signs / sizeof signs[0]) &&
           before->letters == PHW_CASE_UPPER && before->key_length >= HALF_LETTERS &&
           !(before->kinds & (PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE));
}

/* "Royston Speed", "BÄCK, Charlie": of a name that is told, half may be a word or in no table. */
static void take_other_half(const phw_name_page *page, phw_name_mention *mention)
{
    const phw_name_line *line = &page->lines[mention->cell];
    phw_name_span *name = &mention->name;
    const phw_name_token *last = &line->tokens[name->last];
    const phw_name_token *behind = name->last + 1 < line->count ? last + 1 : NULL;
    const phw_name_token *before = name->first > 0 ? &line->tokens[name->first - 1] : NULL;
    /* In a field of names a word that may be either is followed by the other. */
    bool field = mention->features.value[PHW_FEATURE_NAME_LABEL] >= FIRM_FIELD;
    bool titled = name->form == PHW_NAME_TITLED;
    bool fills =
        (name->first == 0 || stands_in_label(page, mention->cell, name->first - 1)) &&
        (name->last + 2 == line->count ||
         (name->last + 2 < line->count && stands_in_label(page, mention->cell, name->last + 2)));
    /* "DEVON H": in a list of surnames and letters half are words or places. */
    if (name->form == PHW_NAME_SINGLE && behind && !behind->before && !last->possessive &&
        behind->letters == PHW_CASE_INITIAL && name->last + 2 == line->count &&
        last->letters == PHW_CASE_UPPER && !(last->kinds & PHW_WORD_CLINICAL)) {
        name->last++;
        return;
    }
    const bool comma = before && last->before == PHW_GAP_COMMA; /* "GRAZING, Gwen" */
    const float least = comma ? HALF_GIVEN : CLEARLY_GIVEN;
    bool given = last->given >= least && (last->given >= last->family || field);
    /* "Dr Royston Crazy" at the end of a line, though Royston is a town as well. */
    given |= titled && last->given >= HALF_GIVEN && name->last + 2 == line->count;
    bool pair = name->form == PHW_NAME_GIVEN_FAMILY;
    if ((name->form != PHW_NAME_SINGLE && !titled && !pair) || last->possessive ||
        (titled && name->given != name->family))
        return;
    if (!given) {
        /* "Clinton Gray": before a family name that was told stands what may be a given one. */
        if (name->form == PHW_NAME_SINGLE && before && !last->before &&
            ((may_belong(before, last->letters) && before->given >= MAYBE_GIVEN) ||
             (name->first > 0 && is_given_month(line, name->first - 1)))) {
            name->first--;
            name->given = name->first;
            name->form = PHW_NAME_GIVEN_FAMILY;
        }
    } else if (behind && !behind->before &&
               (is_misread_half(behind) || (!pair && may_belong(behind, last->letters)) ||
                ((field || titled) && fills && behind->letters == last->letters)) &&
               !(behind->kinds & PHW_WORD_PLACE && behind->family < 0.2F)) {
        name->last++;
        name->family = name->last;
    } else if (name->form == PHW_NAME_SINGLE && behind && !behind->before &&
               behind->letters == PHW_CASE_INITIAL) {
        /* "Frankie F | 52": known by the letter. */
        name->last++;
    } else if (name->form == PHW_NAME_SINGLE && comma &&
               (may_belong(before, PHW_CASE_UPPER) || heads_a_record(mention, before)) &&
               !stands_in_label(page, mention->cell, name->first - 1)) {
        name->first--;
        name->family = name->first;
    }
}

/* Reads one name at a token; returns the index behind it. */
static size_t read_at(const phw_name_page *page, const phw_name_traits *traits, uint32_t cell,
                      size_t at, name_list *list)
{
    phw_name_span written;
    if (stands_in_label(page, cell, at))
        return at + 1;
    if (read_over(page, traits, cell, at))
        return page->lines[cell].count;
    if (!match_at(page, cell, at, &written))
        return at + 1;
    phw_name_mention found = {.cell = cell, .name = written};
    const phw_name_span *name = &found.name;
    if (is_label_word(page, cell, name))
        return at + 1;
    if (phw_name_is_part_of_another(page, cell, name) &&
        !(name->form <= PHW_NAME_TITLED && name->strength > 0.6F))
        return name->last + 1;
    judge(page, traits, &found);
    /* Where the family name alone would be told, the whole name is. */
    phw_name_mention part = {.cell = cell};
    if (found.confidence == 0 && name->form == PHW_NAME_GIVEN_FAMILY &&
        match_at(page, cell, name->family, &part.name) && part.name.form == PHW_NAME_SINGLE) {
        judge(page, traits, &part);
        found.owner = part.owner;
        found.confidence = part.confidence;
        found.held_back = part.held_back;
    }
    if (found.confidence > 0)
        take_other_half(page, &found);
    if (found.confidence > 0 && !keep(page->context, list, &found))
        return page->lines[cell].count;
    if (found.confidence > 0 && !found.held_back)
        return name->last + 1;
    return name->form == PHW_NAME_SINGLE || name->first < at ? at + 1 : name->first + 1;
}

static bool lies_within(const phw_name_mention *part, const phw_name_mention *whole)
{
    return part->cell == whole->cell && part->name.first >= whole->name.first &&
           part->name.last <= whole->name.last;
}

/* What was held back is told where others are: a colleague beside anybody, a patient or a relative
 * only beside one of them; and where a part of it was told anyway the whole is. */
static void admit_held_back(const phw_name_page *page, name_list *list)
{
    bool anybody = false, patient = phw_name_filed_list(page, list->items, list->count);
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        const phw_name_mention *mention = &list->items[i];
        anybody |= !mention->held_back;
        patient |= !mention->held_back && mention->owner != PHW_OWNER_STAFF;
    }
    for (size_t i = 0; i < list->count; i++) {
        phw_name_mention mention = list->items[i];
        bool staff =
            mention.owner == PHW_OWNER_STAFF && phw_name_model_staff_sign(&mention.features);
        if (kept > 0 && lies_within(&mention, &list->items[kept - 1])) {
            phw_name_mention *whole = &list->items[kept - 1];
            if (whole->held_back && !mention.held_back) {
                mention.name = whole->name;
                *whole = mention;
            }
        } else if (!mention.held_back || patient ||
                   (anybody && (staff || mention.somebody >= BESIDE_STAFF_LEAST))) {
            list->items[kept++] = mention;
        }
    }
    list->count = kept;
}

static void show(const phw_name_page *page, const phw_name_traits *traits)
{
    const phw_context *context = page->context;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            phw_name_span name;
            phw_name_features features;
            if (stands_in_label(page, cell, at) || !match_at(page, cell, at, &name))
                continue;
            phw_name_whose whose = phw_name_subject_weigh(page, cell, &name);
            phw_name_features_gather(page, traits, cell, &name, &whose, &features);
            context->observer->see(context->observer->closure, context->view,
                                   phw_name_page_span(page, cell, name.first, name.last),
                                   &features);
        }
    }
}

void phw_recognise_names(phw_context *context)
{
    phw_name_page page;
    if (!phw_name_page_build(context, &page))
        return;
    phw_name_traits traits = phw_name_traits_gather(&page);
    if (context->failed)
        return;
    if (context->observer && context->observer->see)
        show(&page, &traits);
    name_list list = {NULL, 0, 0};
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        for (size_t at = 0; at < page.lines[cell].count;)
            at = read_at(&page, &traits, cell, at, &list);
    }
    admit_held_back(&page, &list);
    phw_name_mentions_agree(&page, list.items, list.count);
    phw_name_column_agree(&page, list.items, list.count);
    for (size_t i = 0; i < list.count; i++)
        report(&page,
               phw_name_page_span(&page, list.items[i].cell, list.items[i].name.first,
                                  list.items[i].name.last),
               &list.items[i], NULL);
    free(list.items);
    phw_name_column(&page);
    phw_name_repeat(&page);
}
