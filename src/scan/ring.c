/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/ring.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The mask is looked at in cells of this side, pixels. */
#define CELL 16U

/* So many cells of cover stay in a band: as many as there are round the mask. */
#define INSET 4U

/* The piece has to be so much of the part, and so wide, to be worth four rectangles. */
#define WORTH 0.2
#define LEAST 4U /* cells */

/* A rectangle of cells, right and bottom outside. */
typedef struct piece {
    size_t left, top, right, bottom;
} piece;

static bool is_covered(const phw_image *mask, const phw_part *part, size_t column, size_t row)
{
    uint32_t left = part->left + (uint32_t)column * CELL, top = part->top + (uint32_t)row * CELL;
    for (uint32_t y = top; y < top + CELL; y++)
        if (memchr(phw_image_row(mask, y) + left, 0, CELL))
            return false;
    return true;
}

static size_t area(const piece *p)
{
    return (p->right - p->left) * (p->bottom - p->top);
}

/* The largest rectangle that stands on one row: @p height is how many covered cells there are in
 * each column from this row upward, @p open has room for all columns. */
static void best_on_row(const size_t *height, size_t columns, size_t row, size_t *open, piece *best)
{
    size_t depth = 0; /* columns where a rectangle begins that may still grow, rising in height */
    for (size_t at = 0; at <= columns; at++) {
        size_t here = at < columns ? height[at] : 0;
        while (depth && height[open[depth - 1]] >= here) {
            size_t high = height[open[--depth]];
            piece made = {depth ? open[depth - 1] + 1 : 0, row + 1 - high, at, row + 1};
            if (area(&made) > area(best))
                *best = made;
        }
        if (at < columns)
            open[depth++] = at;
    }
}

static piece largest_covered(const phw_part *part, const phw_image *mask)
{
    const size_t columns = (part->right - part->left) / CELL;
    const size_t rows = (part->bottom - part->top) / CELL;
    size_t *height = calloc(columns + 1, sizeof *height), *open = calloc(columns + 1, sizeof *open);
    piece best = {0, 0, 0, 0};
    for (size_t row = 0; height && open && row < rows; row++) { /* no memory: the part is whole */
        for (size_t column = 0; column < columns; column++)
            height[column] = is_covered(mask, part, column, row) ? height[column] + 1 : 0;
        best_on_row(height, columns, row, open, &best);
    }
    free(height);
    free(open);
    return best;
}

size_t phw_ring_find(const phw_part *part, const phw_image *mask, phw_part bands[PHW_RING_MOST])
{
    piece p = largest_covered(part, mask);
    bands[0] = *part;
    if (p.right - p.left < 2 * INSET + LEAST || p.bottom - p.top < 2 * INSET + LEAST)
        return 1;
    p = (piece){p.left + INSET, p.top + INSET, p.right - INSET, p.bottom - INSET};
    double whole = (double)(part->right - part->left) * (part->bottom - part->top);
    if ((double)area(&p) * CELL * CELL < WORTH * whole)
        return 1;
    bands[1] = bands[2] = bands[3] = *part;
    bands[0].bottom = part->top + (uint32_t)p.top * CELL;
    bands[1].top = part->top + (uint32_t)p.bottom * CELL;
    bands[2].right = part->left + (uint32_t)p.left * CELL;
    bands[3].left = part->left + (uint32_t)p.right * CELL;
    return PHW_RING_MOST;
}
