/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers and dates that were misread inside a column of good ones: what stands over or under two
 * findings of a kind, at the same edge and of about the same length, is one more of them. */
#include <math.h>
#include <string.h>

#include "identify/digits.h"
#include "identify/recogniser.h"

#define MATE_SURE 0.6
#define SURE_MATE 0.58
/* The kind is settled by this many findings in a column. */
#define MATES_LEAST 2
/* Rows that are looked at above and below a cell, how far apart rows are at most, in heights, and
 * how much lengths may differ. */
#define WALK_MAX 8
#define ROW_REACH 4.5
/* Lengths of text that is looked at, and most findings that are added: bounds the work. */
#define SHORTEST 5
#define LONGEST 20
#define MATES_MOST 500
#define LENGTH_SLACK 3
#define UNIT_LETTERS 2

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

/* "16.8 mmol/L": two small letters side by side that look like no digits are a unit's. */
static bool has_unit(const phw_cell *cell)
{
    uint32_t letters = 0;
    for (uint32_t i = 0; i < cell->length && letters < UNIT_LETTERS; i++) {
        bool small = cell->text[i] >= 'a' && cell->text[i] <= 'z';
        letters = small && !phw_digit_like(cell->text[i]) ? letters + 1 : 0;
    }
    return letters >= UNIT_LETTERS;
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
    return real >= 2 && like * 4 >= counted * 3 && !has_unit(cell);
}

/* What findings over a cell say of it. */
typedef struct mates {
    phw_finding_kind kind;
    uint32_t count;
    uint32_t length; /* of the last of them, in bytes */
} mates;

static const phw_candidate *any_filling(const phw_context *context, uint32_t cell,
                                        phw_finding_kind *kind)
{
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        const phw_candidate *found = filling(context, cell, kinds[k]);
        *kind = kinds[k];
        if (found)
            return found;
    }
    return NULL;
}

/* Counts findings of the same kind as the first met, on the way down from a cell. */
static void count_below(const phw_context *context, uint32_t cell, mates *below)
{
    phw_span from = phw_view_whole(context->view, cell), found;
    for (int i = 0; i < WALK_MAX; i++) {
        phw_finding_kind kind;
        if (!phw_view_below(context->view, from, INFINITY, ROW_REACH, &found))
            return;
        const phw_candidate *mate = any_filling(context, found.cell, &kind);
        if (mate && (!below->count || below->kind == kind)) {
            below->kind = kind;
            below->count++;
            below->length = mate->span.end - mate->span.begin;
        }
        from = found;
    }
}

/* Tells the cells under a finding that it is there. */
static void tell_below(const phw_context *context, uint32_t cell, mates *above)
{
    phw_finding_kind kind;
    const phw_candidate *mate = any_filling(context, cell, &kind);
    phw_span from = phw_view_whole(context->view, cell), found;
    for (int i = 0; mate && i < WALK_MAX; i++) {
        if (!phw_view_below(context->view, from, INFINITY, ROW_REACH, &found))
            return;
        mates *slot = &above[found.cell];
        if (!slot->count || slot->kind == kind)
            *slot = (mates){kind, slot->count + 1, mate->span.end - mate->span.begin};
        from = found;
    }
}

void phw_recognise_column_mates(phw_context *context)
{
    static const char *const tags[] = {"column-mate", "mended", NULL};
    const phw_view *view = context->view;
    mates *above =
        phw_arena_alloc_array(context->arena, (size_t)view->cell_count + 1, sizeof *above);
    if (!above) {
        context->failed = true;
        return;
    }
    for (uint32_t i = 0; i < view->cell_count; i++)
        tell_below(context, i, above);
    size_t known = context->candidate_count;
    for (uint32_t i = 0; i < view->cell_count && context->candidate_count < known + MATES_MOST;
         i++) {
        const phw_cell *cell = &view->cells[i];
        if (cell->length < SHORTEST || cell->length > LONGEST || !mostly_digits(cell) ||
            any_candidate(context, i) || phw_labels_starts(context->labels, i))
            continue;
        mates all = above[i];
        count_below(context, i, &all);
        if (all.count >= MATES_LEAST && cell->length <= all.length + LENGTH_SLACK &&
            all.length <= cell->length + LENGTH_SLACK)
            phw_context_add(context, all.kind, PHW_SUBJECT_PATIENT, phw_view_whole(view, i),
                            SURE_MATE, tags);
    }
}
