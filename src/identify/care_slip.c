/* SPDX-License-Identifier: Apache-2.0 */
/* Little paper that goes with one who is looked after: the label of a bag of medicines, the plate
 * at a resident's door, the ruler beside a wound, a donor's card, the plan for a fit on a staff
 * room's wall. It has few words, some of them of what is done for somebody, no trade of staff, and
 * one name, which has a line or a field to itself. Run before the names. */
#include <string.h>

#include "identify/name_run.h"

#define WORDS_MOST 60U
/* Different words of what is done for somebody: beside a title or in a field, and beside a name
 * alone. */
#define SIGNS_LEAST 2
#define SIGNS_ENOUGH 3
/* More lines that may be names are anybody's list. */
#define NAMES_MOST 2U
#define COMMERCE_MOST 0.3
#define SURE_SLIP 0.76
#define SURE_LITTLE 0.60 /* few signs: somebody looks */

#define DONE_FOR                                                                                   \
    " allergy allergies anaphylaxis asthma bag blood catheter cytotoxic dentures diabetes "        \
    "diabetic diet donations donor dose dressing epilepsy epipen exempt falls fluids frame "       \
    "fridge glasses grade heel hearing hoist infusion injection insulin keyworker medication "     \
    "medicine mg midazolam "                                                                       \
    "morphine nbm oxygen pharmacy puree rescue rotunda sacrum seizure seizures steroid stoma "     \
    "surgery syringe tablets treatment ulcer vaccination vaccine warfarin wheelchair worker "      \
    "wound "                                                                                       \
    "zimmer "
/* Fields of one person's name. */
#define FIELDS " name patient pt client donor resident "
/* Letters of a surname behind an initial: "A Rh+" is a group of blood. */
#define LETTERS_LEAST 3U

/* "Key worker", a resident's; "Surgery", where somebody is registered. */
static bool is_whose(const phw_name_token *token)
{
    return phw_name_token_in(token, " keyworker practice surgery worker ");
}

/* A trade of staff, by which the page is a colleague's badge or a notice of theirs. */
static bool has_trade(const phw_name_line *line)
{
    for (size_t at = 0; at < line->count; at++)
        if ((line->tokens[at].kinds & (PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE)) &&
            !(line->tokens[at].kinds & PHW_WORD_TITLE) &&
            line->tokens[at].letters != PHW_CASE_LOWER && !is_whose(&line->tokens[at]) &&
            line->tokens[at].key_length > 2)
            return true;
    return false;
}

/* The name that a line is, or that is the value of its field. *field: which of the two. */
static bool match(const phw_name_line *line, phw_name_run *run, bool *field)
{
    size_t at = line->count > 1 && phw_name_token_in(&line->tokens[0], FIELDS) ? 1 : 0;
    if (phw_name_run_behind(line, line->count < 3 ? line->count : 3, "my name is"))
        at = 3;
    *field = at > 0;
    return line->count > at && phw_name_run_match(line, at, run) && phw_name_run_is_whole(run) &&
           (*field || run->end == line->count) &&
           (run->titled || run->comma || run->full > 1 ||
            line->tokens[run->end - 1].key_length >= LETTERS_LEAST);
}

static bool is_little(const phw_name_page *page)
{
    size_t words = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        words += page->lines[cell].count;
        if (has_trade(&page->lines[cell]))
            return false;
    }
    return words > 0 && words <= WORDS_MOST;
}

void phw_recognise_care_slip(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    bool field;
    size_t names = 0;
    if (context->evidence.commercial >= COMMERCE_MOST || context->view->cell_count > WORDS_MOST ||
        !phw_name_page_build(context, &page) || !is_little(&page) ||
        phw_name_page_says(&page, PHW_NAME_RUN_ANIMALS))
        return;
    const int signs = phw_name_run_said(&page, DONE_FOR);
    if (signs < SIGNS_LEAST)
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        names += match(&page.lines[cell], &run, &field);
    for (uint32_t cell = 0; names <= NAMES_MOST && cell < context->view->cell_count; cell++)
        if (match(&page.lines[cell], &run, &field))
            phw_name_run_add(&page, cell, &run,
                             field || run.titled || signs >= SIGNS_ENOUGH ? SURE_SLIP : SURE_LITTLE,
                             "slip-of-care");
}
