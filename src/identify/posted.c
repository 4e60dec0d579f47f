/* SPDX-License-Identifier: Apache-2.0 */
/* "If undelivered please return to Outpatients": an envelope of a place of care, in whose window
 * stands whom it writes to. Run before the names. */
#include "identify/address_line.h"
#include "identify/name_run.h"
#include "identify/word_lists.h"

#define WORDS_MOST 80U
/* Lines under a name among which a house's number stands. */
#define BELOW_MOST 2
/* … and its postcode at the end of the last. */
#define ADDRESS_ROWS 5
#define SURE_ADDRESSEE 0.80

/* Who sends it. */
#define SENDERS                                                                                    \
    " clinic clinics hospital hospitals infirmary nhs outpatient outpatients patient patients "    \
    "radiology screening surgery "

/* … as it may be named right beside "If undelivered". */
#define SENDS_LETTERS " audiology gynaecology health maternity oncology pharmacy ward ysbyty "
/* What a hospital sends to those who work there, and whose health is nobody's illness. */
#define TO_STAFF " payroll payslip pension pensions recruitment volunteers "
#define NO_CARE " environmental fitness gym "

static bool says(const phw_name_line *line, const char *words)
{
    for (size_t at = 0; at < line->count; at++)
        if (phw_name_token_in(&line->tokens[at], words))
            return true;
    return false;
}

/* "If undelivered: Sexual Health, Harrop Clinic", "Private & Confidential" beside or over who sends
 * it. */
static bool is_senders_line(const phw_name_page *page, uint32_t cell)
{
    const phw_context *context = page->context;
    if (!says(&page->lines[cell], " undelivered return confidential "))
        return false;
    for (uint32_t at = cell; at != PHW_VIEW_NONE; at = context->view->cells[at].next)
        if (says(&page->lines[at], SENDERS SENDS_LETTERS))
            return true;
    const uint32_t below = context->below[cell];
    return below != PHW_VIEW_NONE && says(&page->lines[below], SENDERS SENDS_LETTERS);
}

/* "undelivered" and "return" in whichever line, or one of them beside who sends it. */
static bool is_envelope(const phw_name_page *page)
{
    if (phw_name_page_says(page, TO_STAFF NO_CARE))
        return false;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        if (is_senders_line(page, cell))
            return true;
    return phw_name_page_says(page, " undelivered ") &&
           phw_name_page_says(page, " return returned ") && phw_name_page_says(page, SENDERS);
}

/* Whether a house's number begins one of the lines right under a cell. */
static bool has_house_below(const phw_name_page *page, uint32_t cell)
{
    for (int i = 0; i < BELOW_MOST; i++) {
        cell = page->context->rows.below[cell];
        if (cell == PHW_VIEW_NONE)
            return false;
        const phw_name_line *line = &page->lines[cell];
        if (line->count > 1 && (line->tokens[0].letters == PHW_CASE_NUMBER ||
                                phw_name_token_in(&line->tokens[0], " apartment flat the ")))
            return true;
    }
    return false;
}

/* Whether lines that end in a postcode stand under a cell. */
static bool is_over_postcode(const phw_context *context, uint32_t cell)
{
    for (int row = 0; row < ADDRESS_ROWS; row++) {
        cell = context->below[cell];
        if (cell == PHW_VIEW_NONE)
            return false;
        if (phw_address_line_read(context, phw_view_whole(context->view, cell)).postcode)
            return row > 0;
    }
    return false;
}

/* "Outpatient Booking, Harrowdale": who sends it, and not whom it is sent to. */
static bool is_sender(const phw_name_line *line)
{
    for (size_t at = 0; at < line->count; at++)
        if (phw_name_token_in(&line->tokens[at], SENDERS " booking department office ") ||
            (line->tokens[at].lists & PHW_LIST_CARE))
            return true;
    return false;
}

void phw_recognise_posted(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    /* However it speaks of carriers: those who send it are none. */
    if (context->view->cell_count > WORDS_MOST || !phw_name_page_build(context, &page) ||
        !is_envelope(&page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        if (line->count > 1 && phw_name_run_match(line, 0, &run) && run.end == line->count &&
            phw_name_run_is_whole(&run) && !is_sender(line) &&
            (has_house_below(&page, cell) || is_over_postcode(context, cell)))
            phw_name_run_add(&page, cell, &run, SURE_ADDRESSEE, "addressee");
    }
}
