/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_kin.h"

#include "identify/word_lists.h"

/* Words between "my" and a word of kinship ("my late husband"), and from a name to what it is told
 * of it ("rang this morning about her son"). */
#define LATE_WORDS 1
#define CLAUSE_WORDS 5

static const phw_name_token *token_of(const phw_name_line *line, size_t at)
{
    return at < line->count ? &line->tokens[at] : NULL;
}

/* "father", and "sister" with a small letter. */
static bool is_kin(const phw_name_token *token)
{
    return token && (token->kinds & PHW_WORD_RELATION) &&
           (!(token->kinds & PHW_WORD_ROLE) || token->letters == PHW_CASE_LOWER);
}

bool phw_name_kin_is_mine(const phw_name_line *line, size_t at)
{
    if (!(line->tokens[at].lists & PHW_LIST_MINE))
        return false;
    for (size_t i = at + 1; i <= at + 1 + LATE_WORDS && i < line->count; i++) {
        if (line->tokens[i].before & (PHW_GAP_STOP | PHW_GAP_CLOSE))
            return false;
        if (is_kin(&line->tokens[i]))
            return true;
    }
    return false;
}

/* "my husband Daniel", "my late mother, Mrs Holt". */
static bool stands_behind_mine(const phw_name_place *here)
{
    size_t first = here->name->first;
    for (size_t back = 2; back <= 2 + LATE_WORDS && back <= first; back++)
        if (phw_name_kin_is_mine(here->line, first - back) &&
            is_kin(&here->line->tokens[first - 1]))
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

void phw_name_kin_look(const phw_name_place *here)
{
    const float *value = here->value;
    bool written =
        here->name->form == PHW_NAME_SINGLE || here->name->form == PHW_NAME_GIVEN_FAMILY ||
        here->name->form == PHW_NAME_LETTER_FAMILY || here->name->form == PHW_NAME_TITLED;
    bool alone = here->name->first == 0 && here->name->last + 1 >= here->line->count;
    phw_name_place_set(here, PHW_FEATURE_MY_KIN, stands_behind_mine(here));
    phw_name_place_set(here, PHW_FEATURE_KIN_OF, stands_behind_kin_of(here));
    phw_name_place_set(here, PHW_FEATURE_KIN_TOLD, tells_of_kin(here));
    phw_name_place_set(
        here, PHW_FEATURE_KIN_WRITER,
        here->traits->my_kin && written && here->cell > here->traits->my_kin_cell &&
            (alone || value[PHW_FEATURE_SIGNED] > 0 || value[PHW_FEATURE_ENDS_PAGE] > 0));
}
