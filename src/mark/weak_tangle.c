/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_tangle.h"

#include <stdlib.h>
#include <string.h>

#include "base/simd.h"

/* Ink side by side in one row. */
typedef struct span {
    int row, left, right;
    int parent; /* the number of another one that it hangs together with, or its own */
} span;

/* What hangs together with one span. */
typedef struct piece {
    phw_weak_box box;
    int pixels;
    int spans, touches; /* those, and how often one touches another of the next row */
} piece;

static int root_of(span *spans, int i)
{
    while (spans[i].parent != i)
        i = spans[i].parent = spans[spans[i].parent].parent;
    return i;
}

/* How many spans begin in a row. */
PHW_SIMD_CLONES static int count_row(const uint8_t *ink, int wide)
{
    int count = wide > 0 && ink[0];
    for (int x = 1; x < wide; x++)
        count += ink[x] & ~ink[x - 1] & 1;
    return count;
}

static int count_spans(const phw_weak_mask *mask)
{
    int count = 0;
    for (int y = 0; y < mask->high; y++)
        count += count_row(mask->ink + (size_t)y * (size_t)mask->wide, mask->wide);
    return count;
}

/* Writes a mask's spans, row by row. */
static void find_spans(const phw_weak_mask *mask, span *spans)
{
    int count = 0;
    for (int y = 0; y < mask->high; y++) {
        const uint8_t *row = mask->ink + (size_t)y * (size_t)mask->wide, *const end =
                                                                             row + mask->wide;
        for (const uint8_t *at = row; (at = memchr(at, 1, (size_t)(end - at)));) {
            const uint8_t *behind = memchr(at, 0, (size_t)(end - at));
            behind = behind ? behind : end;
            spans[count] = (span){y, (int)(at - row), (int)(behind - row), count};
            count++;
            at = behind;
        }
    }
}

/* Joins spans to those of the row above them. @param touches  one a span, which begin at 0. */
static void join(span *spans, int count, int *touches)
{
    int above = 0;
    for (int i = 0; i < count; i++) {
        while (above < i &&
               (spans[above].row < spans[i].row - 1 ||
                (spans[above].row == spans[i].row - 1 && spans[above].right < spans[i].left)))
            above++;
        for (int k = above;
             k < i && spans[k].row == spans[i].row - 1 && spans[k].left <= spans[i].right; k++) {
            touches[i]++;
            spans[root_of(spans, i)].parent = root_of(spans, k);
        }
    }
}

static void add_span(piece *of, const span *s, int touches)
{
    phw_weak_box *b = &of->box;
    if (!of->spans)
        *b = (phw_weak_box){s->left, s->row, s->right, s->row + 1};
    b->left = s->left < b->left ? s->left : b->left;
    b->right = s->right > b->right ? s->right : b->right;
    b->bottom = s->row + 1;
    of->pixels += s->right - s->left;
    of->touches += touches;
    of->spans++;
}

phw_status phw_weak_tangle_find(const phw_weak_mask *mask, phw_weak_tangle *widest)
{
    const int count = count_spans(mask);
    if (count == 0) {
        *widest = (phw_weak_tangle){.pixels = 0};
        return PHW_OK;
    }
    span *spans = calloc((size_t)count, sizeof *spans);
    int *touches = calloc((size_t)count, sizeof *touches);
    piece *pieces = calloc((size_t)count, sizeof *pieces);
    const phw_status status = spans && touches && pieces ? PHW_OK : PHW_ERR_NOMEM;
    int best = -1, all = 0;
    if (status == PHW_OK) {
        find_spans(mask, spans);
        join(spans, count, touches);
        for (int i = 0; i < count; i++) {
            add_span(&pieces[root_of(spans, i)], &spans[i], touches[i]);
            all += spans[i].right - spans[i].left;
        }
        for (int i = 0; i < count; i++)
            if (pieces[i].spans && (best < 0 || pieces[i].box.right - pieces[i].box.left >
                                                    pieces[best].box.right - pieces[best].box.left))
                best = i;
        /* Each way round from span to span goes round a patch of paper. */
        const piece *p = &pieces[best];
        *widest = (phw_weak_tangle){p->box, p->pixels, p->touches - p->spans + 1,
                                    (double)p->pixels / all};
    }
    free(pieces);
    free(touches);
    free(spans);
    return status;
}
