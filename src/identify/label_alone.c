/* SPDX-License-Identifier: Apache-2.0 */
/* A label that names no field: "Whitcombe Ivy F 15.06.1934" and no more, "MRS IVY WHITCOMBE" over
 * where she lives over a date of old, "Clinic Hamish Drummond 5200471". Runners and members have
 * such lines as well, but they are younger and stand in lists: then somebody looks. Run before the
 * names. */
#include <string.h>

#include "identify/address_line.h"
#include "identify/dates.h"
#include "identify/name_run.h"

/* Words of a picture that is such a label, and lines of it that name somebody, at most. */
#define WORDS_MOST 30U
#define LABELS_MOST 2U
#define COMMERCE_MOST 0.3
/* No birth date is younger than this here: recent dates are when things were done. */
#define YEAR_LATEST 2020
/* Few who run, drive or join a club are older; in years. */
#define OLD_LEAST 75
/* Lines of an address between a name and the date. */
#define HOME_ROWS 4U
/* How like a name one of its words is. */
#define CALLED_LEAST 0.4F
#define NUMBER_LEAST 6U
#define NUMBER_MOST 9U
#define LETTERS_MOST 2U

#define SURE_OLD 0.76
#define SURE_LITTLE 0.62

#define SEXES " f female m male "
/* What else has a name, a sex and a date, or a home and a date. */
#define OTHERS                                                                                     \
    " anniversary athletics borrower cemetery class club driver driving due entry event heat "     \
    "invite invitation library licence loving marathon member membership memory parkrun "          \
    "party passenger passport race rip rsvp swim team ticket wedding "

static bool match(const phw_name_line *line, size_t at, phw_name_run *run)
{
    bool called = false;
    if (at >= line->count || !phw_name_run_match(line, at, run))
        return false;
    /* "Whitcombe Ivy F": of a name before a date the last letter is the sex. */
    if (run->end > run->first + 2 && run->end < line->count &&
        phw_name_token_in(&line->tokens[run->end - 1], SEXES))
        run->end--;
    for (size_t i = run->first; i < run->end; i++)
        called |= line->tokens[i].known && line->tokens[i].letters != PHW_CASE_INITIAL &&
                  phw_name_token_best(&line->tokens[i]) >= CALLED_LEAST;
    return called && phw_name_run_is_whole(run) && run->full > 1;
}

/* The only date of old in a cell, at its end or before a number; NULL: none. */
static const phw_date *born_in(const phw_context *context, uint32_t cell)
{
    uint32_t count;
    const phw_date *date = phw_page_dates_of(context->dates, cell, &count);
    return count == 1 && !date->short_year &&
                   phw_date_full_year(date, PHW_DATE_THIS_YEAR) <= YEAR_LATEST
               ? date
               : NULL;
}

static double sure_of(const phw_date *born)
{
    return PHW_DATE_THIS_YEAR - phw_date_full_year(born, PHW_DATE_THIS_YEAR) >= OLD_LEAST
               ? SURE_OLD
               : SURE_LITTLE;
}

static void add(const phw_name_page *page, uint32_t cell, const phw_name_run *run,
                uint32_t date_cell, const phw_date *born)
{
    static const char *const tags[] = {"label-alone", NULL};
    const double sure = sure_of(born);
    phw_name_run_add(page, cell, run, sure, "label-alone");
    phw_context_add(page->context, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT,
                    (phw_span){date_cell, born->begin, born->end}, sure, tags);
}

/* "Whitcombe Ivy F 15.06.1934", the date in the next cell or not. */
static bool look_at_line(const phw_name_page *page, uint32_t cell, bool telling)
{
    const phw_context *context = page->context;
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run;
    if (!match(line, 0, &run))
        return false;
    size_t at = run.end;
    uint32_t where = cell;
    if (at == line->count && (where = context->view->cells[cell].next) != PHW_VIEW_NONE) {
        line = &page->lines[where];
        at = 0;
    }
    if (where == PHW_VIEW_NONE || at >= line->count || !phw_name_token_in(&line->tokens[at], SEXES))
        return false;
    if (++at == line->count && (where = context->view->cells[where].next) != PHW_VIEW_NONE) {
        line = &page->lines[where];
        at = 0;
    }
    const phw_date *born = where == PHW_VIEW_NONE ? NULL : born_in(context, where);
    if (!born || at >= line->count || line->tokens[at].from != born->begin)
        return false;
    if (telling)
        add(page, cell, &run, where, born);
    return true;
}

/* A name over an address over a date of old that is a line. */
static bool look_at_home(const phw_name_page *page, uint32_t cell, bool telling)
{
    const phw_context *context = page->context;
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run;
    bool home = false;
    if (!match(line, 0, &run) || run.end != line->count)
        return false;
    uint32_t below = context->rows.below[cell];
    for (size_t row = 0; row < HOME_ROWS && below != PHW_VIEW_NONE;
         row++, below = context->rows.below[below]) {
        const phw_date *born = born_in(context, below);
        if (born && home && born->begin == 0 && born->end == context->view->cells[below].length) {
            if (telling)
                add(page, cell, &run, below, born);
            return true;
        }
        const phw_address_line address =
            phw_address_line_read(context, phw_view_whole(context->view, below));
        if (row == 0 && !address.numbered && !address.street)
            return false;
        home = true;
    }
    return false;
}

/* "5200471", "H5200471" at token @p at, which ends the line. */
static bool number_at(const phw_name_line *line, size_t at)
{
    if (at + 1 != line->count)
        return false;
    const char *key = line->tokens[at].key;
    const size_t letters = strcspn(key, "0123456789"), digits = strspn(key + letters, "0123456789");
    return digits >= NUMBER_LEAST && digits <= NUMBER_MOST && letters <= LETTERS_MOST &&
           letters + digits == line->tokens[at].key_length;
}

/* "Clinic Hamish Drummond 5200471". */
static void look_at_clinic(const phw_name_page *page, uint32_t cell)
{
    static const char *const tags[] = {"label-alone", NULL};
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run;
    if (line->count < 4 || !phw_name_token_in(&line->tokens[0], " clinic opd outpatients ") ||
        line->tokens[1].before & ~(unsigned)(PHW_GAP_COLON | PHW_GAP_DASH) ||
        !match(line, 1, &run) || !number_at(line, run.end))
        return;
    phw_name_run_add(page, cell, &run, SURE_OLD, "label-alone");
    phw_context_add(page->context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT,
                    phw_name_page_span(page, cell, run.end, run.end), SURE_LITTLE, tags);
}

void phw_recognise_label_alone(phw_context *context)
{
    phw_name_page page;
    size_t labels = 0;
    const uint32_t cells = context->view->cell_count;
    if (context->evidence.commercial >= COMMERCE_MOST || cells > WORDS_MOST ||
        !phw_name_page_build(context, &page) || phw_name_page_says(&page, PHW_NAME_RUN_ANIMALS) ||
        phw_name_page_says(&page, OTHERS))
        return;
    const size_t words = phw_name_page_words(&page);
    for (uint32_t cell = 0; cell < cells; cell++)
        labels += look_at_line(&page, cell, false) || look_at_home(&page, cell, false);
    for (uint32_t cell = 0; words <= WORDS_MOST && cell < cells; cell++) {
        if (labels <= LABELS_MOST && !look_at_line(&page, cell, true))
            (void)look_at_home(&page, cell, true);
        look_at_clinic(&page, cell);
    }
}
