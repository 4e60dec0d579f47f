/* SPDX-License-Identifier: Apache-2.0 */
/* A printed label's last row: a date of birth and a hospital's number and nothing else, "24/09/1961
 * R886360", under one or two rows of a name, whatever words that is made of. So sheets of labels
 * are printed, with no word of care; in the corner of what a scope, a probe or a monitor shows the
 * number has the next row. Run before the names. */
#include <string.h>

#include "identify/dates.h"
#include "identify/hospital_number.h"
#include "identify/name_run.h"
#include "identify/page_dates.h"

/* Lines of stock, of orders and of readings have younger dates beside their numbers. */
#define YEAR_LATEST 2008
#define NAME_ROWS 2
#define NAME_WORDS 5U
/* How like a name one of its words is. */
#define CALLED_LEAST 0.05F
/* From so many such labels on it is a sheet of them; of one by itself somebody may be a member. */
#define SHEET_LEAST 2U
#define SURE_SHEET 0.78
#define SURE_ONE 0.72
#define SEPARATORS " \t|,;/-"
#define SEXES " f m female male "

typedef struct born_row {
    phw_span date, number;
} born_row;

/* The next word from byte @p at on, between separators that stand by themselves. */
static phw_span word_from(const phw_cell *cell, uint32_t index, uint32_t at)
{
    while (at < cell->length && strchr(SEPARATORS, cell->text[at]))
        at++;
    uint32_t end = at;
    while (end < cell->length && !strchr(" \t|,;", cell->text[end]))
        end++;
    return (phw_span){index, at, end};
}

static bool is_sex(const phw_cell *cell, phw_span word)
{
    const size_t length = word.end - word.begin;
    char padded[16];
    if (length == 0 || length + 3 > sizeof padded)
        return false;
    padded[0] = padded[length + 1] = ' ';
    padded[length + 2] = '\0';
    for (size_t i = 0; i < length; i++)
        padded[i + 1] = (char)(cell->text[word.begin + i] | 32);
    return strstr(SEXES, padded) != NULL;
}

/* A word, or the next where it tells a sex. */
static phw_span past_sex(const phw_context *context, phw_span word)
{
    const phw_cell *cell = &context->view->cells[word.cell];
    return is_sex(cell, word) ? word_from(cell, word.cell, word.end) : word;
}

/* "R886360", "R886360A", and nothing behind it. */
static bool is_number(const phw_context *context, phw_span word)
{
    const phw_cell *cell = &context->view->cells[word.cell];
    if (word.begin == word.end || word_from(cell, word.cell, word.end).begin < cell->length)
        return false;
    const char last = cell->text[word.end - 1];
    const uint32_t end = last >= 'A' && last <= 'Z' ? word.end - 1 : word.end;
    return phw_local_number_shape(cell->text, word.begin, word.end) == PHW_LOCAL_LETTERED ||
           phw_local_number_shape(cell->text, word.begin, end) == PHW_LOCAL_LETTERED;
}

/* "24/09/1961 R886360", "24/09/1961 F 886360A": the whole of a cell, or of one and the next below
 * it. */
static bool is_born_row(const phw_context *context, uint32_t index, born_row *row)
{
    const phw_cell *cell = &context->view->cells[index];
    uint32_t count;
    const phw_date *date = phw_page_dates_of(context->dates, index, &count);
    if (count != 1 || date->begin > 0 || phw_date_full_year(date, PHW_DATE_THIS_YEAR) > YEAR_LATEST)
        return false;
    phw_span word = past_sex(context, word_from(cell, index, date->end));
    const uint32_t below = context->below[index];
    if (word.begin >= cell->length && below != PHW_VIEW_NONE)
        word = past_sex(context, word_from(&context->view->cells[below], below, 0));
    if (!is_number(context, word))
        return false;
    *row = (born_row){{index, date->begin, date->end}, word};
    return true;
}

/* A line of nothing but words with capitals. @param[in,out] called  set where one is a name. */
static bool may_be_name(const phw_name_line *line, bool *called)
{
    const unsigned between = PHW_GAP_COMMA | PHW_GAP_GLUED | PHW_GAP_STOP | PHW_GAP_OPEN;
    if (line->count == 0 || line->count > NAME_WORDS)
        return false;
    for (size_t i = 0; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        if ((token->letters != PHW_CASE_TITLE && token->letters != PHW_CASE_UPPER &&
             token->letters != PHW_CASE_INITIAL && !(token->kinds & PHW_WORD_PARTICLE)) ||
            (i > 0 && (token->before & ~between)))
            return false;
        *called |= (token->kinds & PHW_WORD_TITLE) || (token->known && token->key_length > 1 &&
                                                       phw_name_token_best(token) >= CALLED_LEAST);
    }
    return true;
}

/* Rows of a name right above a row, one of whose words people are called; 0: none.
 * @param[out] rows  nearest first. */
static int name_rows(const phw_name_page *page, uint32_t index, uint32_t rows[NAME_ROWS])
{
    const phw_context *context = page->context;
    bool called = false;
    int count = 0;
    for (uint32_t at = context->above[index]; at != PHW_VIEW_NONE && count < NAME_ROWS;
         at = context->above[at]) {
        if (!may_be_name(&page->lines[at], &called))
            break;
        rows[count++] = at;
    }
    return called ? count : 0;
}

static void tell(phw_context *context, const born_row *row, const uint32_t *rows, int count,
                 double sure)
{
    static const char *const tags[] = {"date-and-number", NULL};
    phw_context_add(context, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT, row->date, sure, tags);
    phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, row->number, sure,
                    tags);
    for (int i = 0; i < count; i++)
        phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                        phw_view_whole(context->view, rows[i]), sure, tags);
}

void phw_recognise_born_numbered(phw_context *context)
{
    phw_name_page page;
    born_row row;
    uint32_t rows[NAME_ROWS], labels = 0;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page) ||
        phw_name_run_animals(&page) > 0)
        return;
    for (uint32_t i = 0; i < context->view->cell_count && labels < SHEET_LEAST; i++)
        labels += is_born_row(context, i, &row) && name_rows(&page, i, rows) > 0;
    for (uint32_t i = 0; labels > 0 && i < context->view->cell_count && !context->failed; i++) {
        const int count = is_born_row(context, i, &row) ? name_rows(&page, i, rows) : 0;
        if (count > 0)
            tell(context, &row, rows, count, labels >= SHEET_LEAST ? SURE_SHEET : SURE_ONE);
    }
}
