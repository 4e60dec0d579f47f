/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_kin.h"

#include <string.h>

#include "identify/word_lists.h"

/* Words between "my" and a word of kinship ("my late husband"), and from a name to what it is told
 * of it ("rang this morning about her son"). */
#define LATE_WORDS 1
#define CLAUSE_WORDS 5
/* How like a name a word must be that may be one. */
#define MAYBE_NAME 0.25F

/* Letters of a word that may be one of kinship misread ("uncie"): shorter ones are near too many.
 */
#define MISREAD_LETTERS 5U

static const phw_name_token *token_of(const phw_name_line *line, size_t at)
{
    return at < line->count ? &line->tokens[at] : NULL;
}

/* "uncie", "rnother": a small word that no table has and a letter off one of kinship, or one whose
 * m was read as two letters. */
static bool is_misread_kin(const phw_name_token *token)
{
    static const char *const words[] = {"auntie",  "brother", "daughter", "father",  "grandad",
                                        "grandma", "grandpa", "granny",   "husband", "mother",
                                        "nephew",  "niece",   "partner",  "sister",  "uncle"};
    if (token->known || token->letters != PHW_CASE_LOWER || token->key_length < MISREAD_LETTERS)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const size_t length = strlen(words[i]);
        if (phw_name_key_nearly(words[i], length, token->key, token->key_length) ||
            (words[i][0] == 'm' && token->key_length == length + 1 &&
             memcmp(token->key, "rn", 2) == 0 && strcmp(token->key + 2, words[i] + 1) == 0))
            return true;
    }
    return false;
}

/* "father", and "sister" with a small letter. */
static bool is_kin(const phw_name_token *token)
{
    if (token && is_misread_kin(token))
        return true;
    return token && (token->kinds & PHW_WORD_RELATION) &&
           (!(token->kinds & PHW_WORD_ROLE) || token->letters == PHW_CASE_LOWER);
}

/* A title, or a word with a capital that may be a name. */
static bool may_begin_name(const phw_name_token *token)
{
    return token && ((token->kinds & PHW_WORD_TITLE) || (token->letters == PHW_CASE_TITLE &&
                                                         phw_name_token_best(token) >= MAYBE_NAME));
}

/* Whether a word of kinship follows @p at, with one word between at most ("my late husband"). */
static bool kin_follows(const phw_name_line *line, size_t at, size_t *kin)
{
    for (size_t i = at + 1; i <= at + 1 + LATE_WORDS && i < line->count; i++) {
        if (line->tokens[i].before & (PHW_GAP_STOP | PHW_GAP_CLOSE))
            return false;
        *kin = i;
        if (is_kin(&line->tokens[i]))
            return true;
    }
    return false;
}

/* "My father …" at the beginning of a sentence, "about my father": somebody is written about.
 * "Who matters to me: my father": it is the patient who writes. */
static bool is_written_about(const phw_name_line *line, size_t at)
{
    const phw_name_token *word = &line->tokens[at];
    return word->letters == PHW_CASE_TITLE ||
           (at > 0 && !word->before &&
            phw_name_token_in(
                &line->tokens[at - 1],
                " about for regarding concerning re of that behalf after when since gave given "
                "nursed treated "));
}

/* "the care you gave to our uncle": "to" by itself may be a letter's beginning. */
static bool is_given_to(const phw_name_line *line, size_t at)
{
    return at > 1 && !line->tokens[at].before && phw_name_token_is(&line->tokens[at - 1], "to") &&
           phw_name_token_in(&line->tokens[at - 2],
                             " gave given giving showed shown kind kindness care attention ");
}

/* "looking after Mum, Grace Day": whom a family calls so, before the name that others know. */
static bool is_called(const phw_name_line *line, size_t at)
{
    return at > 0 && line->tokens[at].letters == PHW_CASE_TITLE &&
           phw_name_token_in(&line->tokens[at],
                             " mum mam mom mummy dad daddy nan nana gran granny grandma grandad "
                             "grandpa ") &&
           phw_name_token_in(&line->tokens[at - 1], " after nursed treated ");
}

bool phw_name_kin_is_mine(const phw_name_line *line, size_t at)
{
    size_t kin;
    return is_called(line, at) ||
           ((line->tokens[at].lists & PHW_LIST_MINE) &&
            (is_written_about(line, at) || is_given_to(line, at)) && kin_follows(line, at, &kin));
}

bool phw_name_kin_is_yours(const phw_name_line *line, size_t at)
{
    size_t kin;
    return phw_name_token_is(&line->tokens[at], "your") && is_written_about(line, at) &&
           kin_follows(line, at, &kin) && may_begin_name(token_of(line, kin + 1));
}

bool phw_name_kin_is_somebodys(const phw_name_line *line, size_t at)
{
    return at > 0 && at < line->count && !line->tokens[at].before && is_kin(&line->tokens[at]) &&
           phw_name_token_in(&line->tokens[at - 1], " his her their my our your ");
}

bool phw_name_kin_is_told_of(const phw_name_line *line)
{
    bool message = false, kin = false;
    for (size_t i = 0; i < line->count; i++) {
        message |= (line->tokens[i].lists & PHW_LIST_CALLER) != 0;
        const phw_name_token *next = token_of(line, i + 1);
        if (!is_kin(&line->tokens[i]) || !next)
            continue;
        bool whose = i > 0 && phw_name_token_in(&line->tokens[i - 1], " his her their ");
        kin |= phw_name_token_in(next, " of ") ? may_begin_name(token_of(line, i + 2))
                                               : whose && may_begin_name(next);
    }
    return message && kin;
}

bool phw_name_kin_stands_behind_mine(const phw_name_line *line, size_t first)
{
    if (first > 0 && is_called(line, first - 1))
        return true;
    for (size_t back = 2; back <= 2 + LATE_WORDS && back <= first; back++)
        if ((phw_name_kin_is_mine(line, first - back) ||
             phw_name_kin_is_yours(line, first - back)) &&
            is_kin(&line->tokens[first - 1]))
            return true;
    return false;
}

/* "son of Wiktor Kimble". */
static bool stands_behind_kin_of(const phw_name_place *here)
{
    size_t first = here->name->first;
    return first >= 2 && phw_name_token_in(&here->line->tokens[first - 1], " of to ") &&
           is_kin(&here->line->tokens[first - 2]);
}

/* Whether "re his father", ": her mother", "about their son" begins at a token. */
static bool begins_about_kin(const phw_name_line *line, size_t at)
{
    const phw_name_token *about = token_of(line, at), *whose = token_of(line, at + 1);
    if (whose && phw_name_token_in(about, " re about regarding concerning for ") &&
        phw_name_token_in(whose, " his her their ") && is_kin(token_of(line, at + 2)))
        return true;
    return about && (about->before & PHW_GAP_COLON) &&
           phw_name_token_in(about, " his her their ") && is_kin(whose);
}

/* "Mr Carty rang re his father", "Mr Connell rang, son of Wiktor", and in the line below. */
static bool tells_of_kin(const phw_name_place *here)
{
    const phw_name_line *line = here->line;
    size_t last = here->name->last;
    for (size_t i = last + 1; i < line->count && i <= last + CLAUSE_WORDS; i++) {
        if (line->tokens[i].before & PHW_GAP_STOP)
            return false;
        if (begins_about_kin(line, i) || (is_kin(&line->tokens[i]) && token_of(line, i + 1) &&
                                          phw_name_token_in(&line->tokens[i + 1], " of ")))
            return true;
    }
    uint32_t below = here->page->context->below[here->cell];
    return last + CLAUSE_WORDS > line->count && below != PHW_VIEW_NONE &&
           begins_about_kin(&here->page->lines[below], 0);
}

/* "Dear Mrs Holt" and "Mrs Holt" over her address, in a letter about "your mother, Jane". */
static bool is_addressed(const phw_name_place *here)
{
    return here->traits->your_kin && here->name->title != PHW_NO_TOKEN &&
           !(here->line->tokens[here->name->title].kinds & PHW_WORD_STAFF_TITLE) &&
           (here->value[PHW_FEATURE_DEAR] > 0 || here->value[PHW_FEATURE_ADDRESS_BELOW] > 0);
}

/* "… and family", "& all the family": those for whom somebody signs. */
static bool signs_for_family(const phw_name_line *line, size_t at)
{
    const phw_name_token *and = token_of(line, at);
    bool family = false;
    for (size_t i = at + 1; i < line->count && i <= at + CLAUSE_WORDS; i++)
        family |= phw_name_token_in(&line->tokens[i], " family children boys girls ");
    return and&&phw_name_token_in(and, " and & ") && family;
}

void phw_name_kin_look(const phw_name_place *here)
{
    const float *value = here->value;
    bool written =
        here->name->form == PHW_NAME_SINGLE || here->name->form == PHW_NAME_GIVEN_FAMILY ||
        here->name->form == PHW_NAME_LETTER_FAMILY || here->name->form == PHW_NAME_TITLED;
    bool alone = here->name->first == 0 && (here->name->last + 1 >= here->line->count ||
                                            signs_for_family(here->line, here->name->last + 1));
    phw_name_place_set(here, PHW_FEATURE_MY_KIN,
                       phw_name_kin_stands_behind_mine(here->line, here->name->first));
    phw_name_place_set(here, PHW_FEATURE_KIN_OF, stands_behind_kin_of(here));
    phw_name_place_set(here, PHW_FEATURE_KIN_TOLD, tells_of_kin(here));
    phw_name_place_set(
        here, PHW_FEATURE_KIN_WRITER,
        is_addressed(here) ||
            (here->traits->my_kin && written && here->cell > here->traits->my_kin_cell &&
             (alone || value[PHW_FEATURE_SIGNED] > 0 || value[PHW_FEATURE_ENDS_PAGE] > 0)));
}
