/* SPDX-License-Identifier: Apache-2.0 */
/* A printed label's last row: a date of birth and a hospital's number and nothing else, "24/09/1961
 * R886360", or one under the other, under one or two rows of a name, whatever words that is made
 * of; or all of it in one row, "OBINNA EZE H334521 13.2.90". So sheets of labels are printed and so
 * scopes, probes and monitors name whom they look at, with no word of care. Run before the names.
 */
#include <string.h>

#include "identify/dates.h"
#include "identify/hospital_number.h"
#include "identify/name_run.h"
#include "identify/page_dates.h"

/* Lines of stock, of orders and of readings have younger dates beside their numbers. */
#define YEAR_LATEST (PHW_THIS_YEAR - 18)
#define NAME_ROWS 2
#define NAME_WORDS 5U
/* How like a name one of its words is; where it stands in one row with all else, as parts and what
 * is collected do. */
#define CALLED_LEAST 0.05F
#define CALLED_IN_ROW 0.35F
#define WORDS_IN_ROW 2U
/* From so many such labels on it is a sheet of them; of one by itself somebody may be a member. */
#define SHEET_LEAST 2U
#define SURE_SHEET 0.78
#define SURE_ONE 0.72
#define SEPARATORS " \t|,;/-"
#define SEXES " f m female male "
/* Who else has a birth and a number: where one row says so, nobody is a patient by it alone. */
#define MEMBERS " club library licence loving marathon member membership passenger passport "

typedef struct born_row {
    phw_span date, number;
    phw_span name; /* in the same row; empty: above it */
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

/* "191457G", "R886360G"; "F191457G", of which the blank behind the sex was not read. */
static bool is_number(const phw_cell *cell, phw_span word)
{
    if (word.begin == word.end)
        return false;
    const char last = cell->text[word.end - 1];
    const uint32_t end = last >= 'A' && last <= 'Z' ? word.end - 1 : word.end;
    return phw_local_number_shape(cell->text, word.begin, word.end) == PHW_LOCAL_LETTERED ||
           phw_local_number_shape(cell->text, word.begin, end) == PHW_LOCAL_LETTERED;
}

/* "R886360", "F 886360A": all that a cell has from byte @p at on. */
static bool is_number_from(const phw_cell *cell, uint32_t index, uint32_t at, phw_span *number)
{
    *number = word_from(cell, index, at);
    if (is_sex(cell, *number))
        *number = word_from(cell, index, number->end);
    return is_number(cell, *number) && word_from(cell, index, number->end).begin >= cell->length;
}

/* The word that ends before byte @p at, between separators. */
static phw_span word_before(const phw_cell *cell, uint32_t index, uint32_t at)
{
    while (at > 0 && strchr(SEPARATORS, cell->text[at - 1]))
        at--;
    uint32_t begin = at;
    while (begin > 0 && !strchr(" \t|,;", cell->text[begin - 1]))
        begin--;
    return (phw_span){index, begin, at};
}

/* What of a row stands before a date, all but the name: a number where there is none behind it, a
 * sex. @return where the name ends; 0: no number is there. */
static uint32_t name_before(const phw_cell *cell, uint32_t index, const phw_date *date,
                            phw_span *number)
{
    const bool behind = is_number_from(cell, index, date->end, number);
    phw_span word = word_before(cell, index, date->begin);
    if (!behind) {
        *number = word;
        if (word_from(cell, index, date->end).begin < cell->length || !is_number(cell, word))
            return 0;
        word = word_before(cell, index, word.begin);
    }
    return is_sex(cell, word) ? word_before(cell, index, word.begin).end : word.end;
}

static bool is_number_cell(const phw_context *context, uint32_t index, phw_span *number)
{
    return index != PHW_VIEW_NONE && is_number_from(&context->view->cells[index], index, 0, number);
}

/* "OBINNA EZE   H334521   13.2.90": wide gaps between them, the number before the date or behind
 * it. */
static bool is_number_beside(const phw_context *context, uint32_t index, born_row *row)
{
    const phw_cell *cells = context->view->cells;
    uint32_t name = cells[index].previous;
    if (is_number_cell(context, name, &row->number))
        name = cells[name].previous;
    else if (!is_number_cell(context, cells[index].next, &row->number))
        return false;
    if (name == PHW_VIEW_NONE)
        return false;
    row->name = (phw_span){name, 0, cells[name].length};
    return true;
}

/* "24/09/1961 R886360", "24/09/1961 F 886360A": the whole of a cell; "24/09/1961" over "F 886360A";
 * "OBINNA EZE H334521 13.2.90". */
static bool is_born_row(const phw_context *context, uint32_t index, born_row *row)
{
    const phw_cell *cell = &context->view->cells[index];
    const uint32_t under = context->below[index];
    uint32_t count;
    const phw_date *date = phw_page_dates_of(context->dates, index, &count);
    if (count != 1 || phw_date_full_year(date, PHW_THIS_YEAR) > YEAR_LATEST)
        return false;
    row->date = (phw_span){index, date->begin, date->end};
    row->name = (phw_span){index, 0, 0};
    if (date->begin > 0) {
        row->name.end = name_before(cell, index, date, &row->number);
        return row->name.end > 0;
    }
    if (word_from(cell, index, date->end).begin < cell->length)
        return is_number_from(cell, index, date->end, &row->number);
    return is_number_beside(context, index, row) || is_number_cell(context, under, &row->number);
}

/* @p words of nothing but capitals that begin a line.
 * @param[in,out] like  how like a name the likest is. */
static bool may_be_name(const phw_name_line *line, size_t words, float *like)
{
    const unsigned between = PHW_GAP_COMMA | PHW_GAP_GLUED | PHW_GAP_STOP | PHW_GAP_OPEN;
    if (words == 0 || words > NAME_WORDS)
        return false;
    for (size_t i = 0; i < words; i++) {
        const phw_name_token *token = &line->tokens[i];
        if ((token->letters != PHW_CASE_TITLE && token->letters != PHW_CASE_UPPER &&
             token->letters != PHW_CASE_INITIAL && !(token->kinds & PHW_WORD_PARTICLE)) ||
            (i > 0 && (token->before & ~between)))
            return false;
        const float best = token->kinds & PHW_WORD_TITLE           ? 1
                           : token->known && token->key_length > 1 ? phw_name_token_best(token)
                                                                   : 0;
        *like = best > *like ? best : *like;
    }
    return true;
}

/* Whether a row begins with a name of its own. */
static bool is_named(const phw_name_page *page, const born_row *row)
{
    const phw_name_line *line = &page->lines[row->name.cell];
    size_t words = 0;
    float like = 0;
    while (words < line->count && line->tokens[words].to <= row->name.end)
        words++;
    /* "D.O.B. *" is no name, nor whatever else a label is. */
    return words >= WORDS_IN_ROW && !phw_labels_at(page->context->labels, row->name) &&
           may_be_name(line, words, &like) && like >= CALLED_IN_ROW;
}

/* Rows of a name right above a row, one of whose words people are called; 0: none.
 * @param[out] rows  nearest first. */
static int name_rows(const phw_name_page *page, uint32_t index, uint32_t rows[NAME_ROWS])
{
    const phw_context *context = page->context;
    float like = 0;
    int count = 0;
    for (uint32_t at = context->above[index]; at != PHW_VIEW_NONE && count < NAME_ROWS;
         at = context->above[at]) {
        if (!may_be_name(&page->lines[at], page->lines[at].count, &like))
            break;
        rows[count++] = at;
    }
    return like >= CALLED_LEAST ? count : 0;
}

static void tell(phw_context *context, const born_row *row, const uint32_t *rows, int count,
                 double sure)
{
    static const char *const tags[] = {"date-and-number", NULL};
    phw_context_add(context, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT, row->date, sure, tags);
    phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, row->number, sure,
                    tags);
    if (row->name.end > 0)
        phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, row->name, sure,
                        tags);
    for (int i = 0; i < count; i++)
        phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                        phw_view_whole(context->view, rows[i]), sure, tags);
}

/* Whether a cell is such a row and somebody is named in it or above. */
static bool is_label(const phw_name_page *page, uint32_t index, born_row *row,
                     uint32_t rows[NAME_ROWS], int *count)
{
    if (!is_born_row(page->context, index, row))
        return false;
    *count = row->name.end > 0 ? 0 : name_rows(page, index, rows);
    return row->name.end > 0 ? is_named(page, row) : *count > 0;
}

void phw_recognise_born_numbered(phw_context *context)
{
    phw_name_page page;
    born_row row;
    uint32_t rows[NAME_ROWS], labels = 0;
    int count = 0;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page) ||
        phw_name_run_animals(&page) > 0)
        return;
    for (uint32_t i = 0; i < context->view->cell_count && labels < SHEET_LEAST; i++)
        labels += is_label(&page, i, &row, rows, &count);
    if (labels < SHEET_LEAST && phw_name_page_says(&page, MEMBERS))
        return;
    for (uint32_t i = 0; labels > 0 && i < context->view->cell_count && !context->failed; i++)
        if (is_label(&page, i, &row, rows, &count))
            tell(context, &row, rows, count, labels >= SHEET_LEAST ? SURE_SHEET : SURE_ONE);
}
