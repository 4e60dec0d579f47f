/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_tangle.h"

#include <stdlib.h>

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

/* Writes a mask's spans, row by row. @param spans  NULL: they are only counted. */
static int find_spans(const phw_weak_mask *mask, span *spans)
{
    int count = 0;
    for (int y = 0; y < mask->high; y++) {
        const uint8_t *row = mask->ink + (size_t)y * (size_t)mask->wide;
        for (int x = 0; x < mask->wide; x++) {
            const int left = x;
            while (x < mask->wide && row[x])
                x++;
            if (x > left && spans)
                spans[count] = (span){y, left, x, count};
            count += x > left;
        }
    }
    return count;
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

bool phw_weak_tangle_find(const phw_weak_mask *mask, phw_weak_tangle *widest)
{
    const int count = find_spans(mask, NULL);
    span *spans = count ? calloc((size_t)count, sizeof *spans) : NULL;
    int *touches = count ? calloc((size_t)count, sizeof *touches) : NULL;
    piece *pieces = count ? calloc((size_t)count, sizeof *pieces) : NULL;
    int best = -1, all = 0;
    if (spans && touches && pieces) {
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
    return best >= 0;
}
