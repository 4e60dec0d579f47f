/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_column.h"

#include <math.h>

/* Names looked at on one page: bounds the comparing of each with each. */
#define LISTED_MAX 300
/* How far left edges may lie apart, in text heights, and how different heights may be. */
#define EDGE_APART 1.2
#define HEIGHTS_APART 1.7
/* A column is this many names of more than one word. */
#define COLUMN_LEAST 3
#define SINGLE_LEAST 0.2F
#define COLUMN_NAME 0.7
#define SINGLE_IN_COLUMN 0.55

/* One row in so many must speak of a patient for the column to be one of patients. */
#define CLINICAL_ROWS_ONE_IN 3

#define ROW_REACH 6

#define NAME_KINDS                                                                                 \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_STAFF_NAME |                               \
     1U << PHW_FINDING_RELATIVE_NAME)

typedef struct listed_name {
    uint32_t cell;
    phw_name_span span;
    bool found; /**< a candidate already */
    bool staff;
    bool other;    /**< known as staff's or a relative's: no support for a column of patients */
    bool clinical; /**< its row speaks of a patient */
} listed_name;

/* What is said on the rest of a row: terms, or a patient's number. */
static bool row_is_clinical(const phw_name_page *page, uint32_t cell)
{
    uint32_t at = cell;
    if (phw_name_page_row_numbers(page, cell))
        return true;
    for (uint32_t i = 0; i < ROW_REACH && at != PHW_VIEW_NONE; i++) {
        if (page->lines[at].terms > 0 ||
            phw_context_in_cell(page->context, at, 1U << PHW_FINDING_APPOINTMENT, 0.5))
            return true;
        at = page->context->view->cells[at].next;
    }
    return false;
}

static bool read_cell(const phw_name_page *page, uint32_t cell, listed_name *name)
{
    const phw_name_line *line = &page->lines[cell];
    if (line->count == 0 || phw_labels_starts(page->context->labels, cell) ||
        !phw_name_shape_match(line->tokens, line->count, 0, &name->span) || name->span.first != 0)
        return false;
    if (name->span.form == PHW_NAME_SINGLE && name->span.strength < SINGLE_LEAST)
        return false;
    name->cell = cell;
    name->found = phw_context_in_cell(page->context, cell, NAME_KINDS, 0.45);
    name->staff = phw_context_in_cell(page->context, cell, 1U << PHW_FINDING_STAFF_NAME, 0.45);
    name->other = name->staff ||
                  phw_context_in_cell(page->context, cell, 1U << PHW_FINDING_RELATIVE_NAME, 0.45);
    name->clinical = row_is_clinical(page, cell);
    return true;
}

static bool same_column(const phw_view *view, const listed_name *a, const listed_name *b)
{
    const phw_cell *one = &view->cells[a->cell], *two = &view->cells[b->cell];
    double taller = fmax(one->height, two->height), lower = fmin(one->height, two->height);
    if (taller > HEIGHTS_APART * lower)
        return false;
    phw_extent place = phw_view_extent(view, a->cell, phw_view_whole(view, b->cell));
    return fabs(place.left) <= EDGE_APART * taller && fabs(place.middle) > 0.5 * lower;
}

static void judge(const phw_name_page *page, const listed_name *names, size_t count, size_t at)
{
    size_t others = 0, staff = 0, clinical = names[at].clinical;
    bool single = names[at].span.form == PHW_NAME_SINGLE;
    for (size_t i = 0; i < count; i++) {
        if (i == at || !same_column(page->context->view, &names[at], &names[i]))
            continue;
        others += names[i].span.form != PHW_NAME_SINGLE && !names[i].other;
        staff += names[i].staff;
        clinical += names[i].clinical;
    }
    if (others + !single < COLUMN_LEAST || staff * 2 > others ||
        clinical * CLINICAL_ROWS_ONE_IN < others + 1)
        return;
    const char *const tags[] = {phw_name_form_tag(names[at].span.form), "column-of-names", NULL};
    phw_context_add(
        page->context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
        phw_name_page_span(page, names[at].cell, names[at].span.first, names[at].span.last),
        single ? SINGLE_IN_COLUMN : COLUMN_NAME, tags);
}

void phw_name_column(const phw_name_page *page)
{
    phw_context *context = page->context;
    if (page->clinical < PHW_NAME_CLINICAL_ENOUGH)
        return;
    listed_name *names = phw_arena_alloc_array(context->arena, LISTED_MAX, sizeof *names);
    if (!names) {
        context->failed = true;
        return;
    }
    size_t count = 0;
    for (uint32_t cell = 0; cell < context->view->cell_count && count < LISTED_MAX; cell++)
        count += read_cell(page, cell, &names[count]);
    for (size_t i = 0; i < count && !context->failed; i++) {
        if (!names[i].found)
            judge(page, names, count, i);
    }
}
