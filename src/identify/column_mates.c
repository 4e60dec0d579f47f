/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers and dates that were misread inside a column of good ones: what stands over or under two
 * findings of a kind, at the same edge and of about the same length, is one more of them. */
#include <string.h>

#include "identify/digits.h"
#include "identify/recogniser.h"

#define MATE_SURE 0.6
#define SURE_MATE 0.58
/* The kind is settled by this many findings in a column. */
#define MATES_LEAST 2
/* Longest walk up or down from a cell, and how much lengths may differ. */
#define WALK_MAX 6
#define LENGTH_SLACK 3

static const phw_finding_kind kinds[] = {PHW_FINDING_NHS_NUMBER, PHW_FINDING_DATE_OF_BIRTH,
                                         PHW_FINDING_HOSPITAL_NUMBER, PHW_FINDING_CHI_NUMBER,
                                         PHW_FINDING_HC_NUMBER};

/* The candidate of a kind that fills a cell, or NULL. */
static const phw_candidate *filling(const phw_context *context, uint32_t cell,
                                    phw_finding_kind kind)
{
    const phw_candidate *found = phw_context_at(context, phw_view_whole(context->view, cell), kind);
    uint32_t length = context->view->cells[cell].length;
    bool fills = found && found->span.end - found->span.begin + LENGTH_SLACK >= length;
    return fills && found->confidence >= MATE_SURE ? found : NULL;
}

static bool any_candidate(const phw_context *context, uint32_t cell)
{
    return phw_context_in_cell(context, cell, ~0U, MATE_SURE - 0.15);
}

/* Half of what stands there are digits or look like them. */
static bool mostly_digits(const phw_cell *cell)
{
    uint32_t like = 0, real = 0, counted = 0;
    for (uint32_t i = 0; i < cell->length; i++) {
        if (cell->text[i] == ' ')
            continue;
        counted++;
        real += phw_is_digit(cell->text[i]);
        like += phw_digit_like(cell->text[i]) != 0 ||
                (cell->text[i] && strchr("/-.)(]", cell->text[i]));
    }
    return real >= 2 && like * 4 >= counted * 3;
}

static void look_at(phw_context *context, uint32_t cell)
{
    static const char *const tags[] = {"column-mate", "mended", NULL};
    const phw_cell *here = &context->view->cells[cell];
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        uint32_t mates = 0, length = 0;
        for (int way = 0; way < 2; way++) {
            const uint32_t *links = way ? context->below : context->above;
            uint32_t at = links[cell];
            for (int i = 0; i < WALK_MAX && at != PHW_VIEW_NONE; i++, at = links[at]) {
                const phw_candidate *mate = filling(context, at, kinds[k]);
                mates += mate != NULL;
                if (mate)
                    length = mate->span.end - mate->span.begin;
            }
        }
        if (mates < MATES_LEAST || here->length > length + LENGTH_SLACK ||
            length > here->length + LENGTH_SLACK)
            continue;
        phw_context_add(context, kinds[k], PHW_SUBJECT_PATIENT, phw_view_whole(context->view, cell),
                        SURE_MATE, tags);
        return;
    }
}

void phw_recognise_column_mates(phw_context *context)
{
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const phw_cell *cell = &context->view->cells[i];
        if (cell->length >= 5 && cell->length <= 20 && mostly_digits(cell) &&
            !any_candidate(context, i) && !phw_labels_starts(context->labels, i))
            look_at(context, i);
    }
}
