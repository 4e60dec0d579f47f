/* SPDX-License-Identifier: Apache-2.0 */
/* A label that names no field: "Whitcombe Ivy F 15.06.1934" and no more, "MRS IVY WHITCOMBE" over
 * where she lives over a date of old, "Clinic Hamish Drummond 5200471", "TRANTER ALBERT" over
 * "04/02/1951 M" over "H4471902", "O, Al A02704825". Runners and members have such lines as well,
 * but they are younger and stand in lists: then somebody looks. Run before the names. */
#include <string.h>

#include "identify/address_line.h"
#include "identify/dates.h"
#include "identify/hospital_number.h"
#include "identify/name_run.h"

/* Words of a picture that is such a label, and lines of it that name somebody, at most. */
#define WORDS_MOST 30U
#define LABELS_MOST 2U
/* No birth date is younger than this here: recent dates are when things were done. */
#define YEAR_LATEST (PHW_THIS_YEAR - 6)
/* Few who run, drive or join a club are older; in years. */
#define OLD_LEAST 75
/* Lines of an address between a name and the date. */
#define HOME_ROWS 4U
/* How like a name one of its words is. */
#define CALLED_LEAST 0.4F
#define GIVEN_LEAST 0.05F
/* Cells from a name to its number, and words of a picture with both and a birth, or without. */
#define NUMBER_CELLS 4U
#define IDENTITY_WORDS 16U
#define PAIR_WORDS 6U
#define NUMBER_LEAST 6U
#define NUMBER_MOST 9U
#define LETTERS_MOST 2U

#define SURE_OLD 0.76
#define SURE_LITTLE 0.62

/* What else has a name, a sex and a date, or a home and a date. */
#define OTHERS                                                                                     \
    " anniversary athletics badge baggage borrower catering cemetery class club courier driver "   \
    "driving due entry event flight heat invite invitation library licence loving marathon "       \
    "member membership memory neighbour parcel parkrun party passenger passport race rip rsvp "    \
    "security swim team ticket visitor wedding "

static bool match(const phw_name_line *line, size_t at, phw_name_run *run)
{
    bool called = false;
    if (at >= line->count || !phw_name_run_match(line, at, run))
        return false;
    /* "Whitcombe Ivy F": of a name before a date the last letter is the sex. */
    if (run->end > run->first + 2 && run->end < line->count &&
        phw_name_token_is_sex(&line->tokens[run->end - 1]))
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
    return count == 1 && !date->short_year && phw_date_full_year(date, PHW_THIS_YEAR) <= YEAR_LATEST
               ? date
               : NULL;
}

static double sure_of(const phw_date *born)
{
    return PHW_THIS_YEAR - phw_date_full_year(born, PHW_THIS_YEAR) >= OLD_LEAST ? SURE_OLD
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
    if (where == PHW_VIEW_NONE || at >= line->count || !phw_name_token_is_sex(&line->tokens[at]))
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

/* A name that ends its cell, or has figures or a sex behind it; one that is filed or titled, "O,
 * Al", "Ms Raghunathan Ged T", need not be like one. */
static bool match_identity(const phw_name_line *line, phw_name_run *run)
{
    if (!match(line, 0, run) && (line->count == 0 || !phw_name_run_match(line, 0, run) ||
                                 !(run->titled || (run->comma && run->end > run->first + 1))))
        return false;
    return !phw_name_run_is_examined(line, run) &&
           (run->end == line->count || line->tokens[run->end].letters == PHW_CASE_NUMBER ||
            phw_name_token_is_sex(&line->tokens[run->end]));
}

/* A number with letters in a cell from token @p from on; one of figures alone is a patient's only
 * beside a date of old, and begins with no nought, as a telephone's does. */
static bool number_in(const phw_name_page *page, uint32_t cell, size_t from, bool figures,
                      phw_span *number)
{
    const phw_name_line *line = &page->lines[cell];
    const phw_cell *read = &page->context->view->cells[cell];
    for (size_t at = from; at < line->count; at++) {
        uint32_t end = line->tokens[at].from;
        while (end < read->length && read->text[end] != ' ')
            end++;
        *number = (phw_span){cell, line->tokens[at].from, end};
        const phw_local_shape shape = phw_local_number_shape(read->text, number->begin, end);
        if (shape == PHW_LOCAL_LETTERED ||
            (figures && shape == PHW_LOCAL_DIGITS && read->text[number->begin] != '0'))
            return true;
    }
    return false;
}

/* A name, a number and a date of old in any order of a few cells, or the first two and no more. */
static void look_at_identity(const phw_name_page *page, uint32_t cell, bool pair)
{
    static const char *const tags[] = {"label-alone", NULL};
    const phw_context *context = page->context;
    const phw_name_line *line = &page->lines[cell];
    const uint32_t cells = context->view->cell_count;
    phw_name_run run;
    phw_span number;
    const phw_date *born = NULL;
    uint32_t where = cell, date_cell = cell;
    if (!match_identity(line, &run))
        return;
    for (uint32_t at = cell; !born && at < cells && at <= cell + NUMBER_CELLS; at++)
        if ((born = born_in(context, at)) != NULL)
            date_cell = at;
    if (!born && !pair)
        return;
    while (where < cells && where <= cell + NUMBER_CELLS &&
           !number_in(page, where, where == cell ? run.end : 0, born != NULL, &number))
        where++;
    if (where == cells || where > cell + NUMBER_CELLS)
        return;
    if (born)
        add(page, cell, &run, date_cell, born);
    else
        phw_name_run_add(page, cell, &run, SURE_LITTLE, "label-alone");
    phw_context_add(page->context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, number,
                    SURE_LITTLE, tags);
}

/* "SOKOLOV" and "Ivor" in cells of a table, beside or over a date of old: a wristband's. */
static void look_at_cells(const phw_name_page *page, uint32_t cell)
{
    const phw_context *context = page->context;
    const uint32_t cells = context->view->cell_count, given = context->view->cells[cell].next;
    const phw_name_run run = {.first = 0, .end = 1, .full = 1};
    if (given == PHW_VIEW_NONE || page->lines[cell].count != 1 || page->lines[given].count != 1)
        return;
    const phw_name_token *family = page->lines[cell].tokens, *called = page->lines[given].tokens;
    if (family->letters != PHW_CASE_UPPER || (family->kinds & ~(unsigned)PHW_WORD_PLACE) ||
        (called->letters != PHW_CASE_TITLE && called->letters != PHW_CASE_UPPER) ||
        called->given < GIVEN_LEAST)
        return;
    for (uint32_t at = cell; at < cells && at <= cell + NUMBER_CELLS + 1; at++) {
        const phw_date *born = born_in(context, at);
        if (!born)
            continue;
        phw_name_run_add(page, given, &run, SURE_OLD, "label-alone");
        add(page, cell, &run, at, born);
        return;
    }
}

/* Names that begin a cell: of one or two a label tells, of more a list. */
static size_t names_of(const phw_name_page *page)
{
    size_t names = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        phw_name_run run;
        names += match_identity(&page->lines[cell], &run);
    }
    return names;
}

void phw_recognise_label_alone(phw_context *context)
{
    phw_name_page page;
    size_t labels = 0;
    const uint32_t cells = context->view->cell_count;
    if (phw_evidence_sells(&context->evidence) || cells > WORDS_MOST ||
        !phw_name_page_build(context, &page) || phw_name_run_animals(&page) > 0 ||
        phw_name_page_says(&page, OTHERS))
        return;
    const size_t words = phw_name_page_words(&page);
    for (uint32_t cell = 0; cell < cells; cell++)
        labels += look_at_line(&page, cell, false) || look_at_home(&page, cell, false);
    const bool alone = names_of(&page) <= LABELS_MOST && words <= IDENTITY_WORDS &&
                       phw_evidence_amounts(context->view) == 0;
    for (uint32_t cell = 0; words <= WORDS_MOST && cell < cells; cell++) {
        if (alone)
            look_at_cells(&page, cell);
        if (alone)
            look_at_identity(&page, cell, words <= PAIR_WORDS);
        if (labels <= LABELS_MOST && !look_at_line(&page, cell, true))
            (void)look_at_home(&page, cell, true);
        look_at_clinic(&page, cell);
    }
}
