/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_edges.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* A step is so much of the range at least, and grey levels: lower ones are noise, however low the
 * range is. */
#define STEEP 0.20
#define STEEP_LEAST 6.0
/* Of a place's height, at its top and at its bottom. */
#define MARGIN 0.15
/* A row in which so many columns have a step is a rule's, or a cover's own end. */
#define STRAIGHT 0.5
/* How many rows an edge climbs from one column to the next. Noise has steps as high, but seldom
 * so near each other. */
#define CLIMB 2
/* So many columns have one: curves, waves and slopes more, a blur hardly any. */
#define SHARE 0.12

#define COLUMNS_MOST 1024
#define ROWS_MOST 256

typedef struct edges {
    int width, height;                     /* columns, and steps of each */
    int8_t steps[ROWS_MOST][COLUMNS_MOST]; /* 1: gets lighter downwards, -1: darker */
} edges;

static void find_steps(const phw_image *luma, const phw_weak_box *b, double steep, edges *of)
{
    for (int y = 0; y < of->height; y++) {
        const uint8_t *row = phw_image_row(luma, (uint32_t)(b->top + y)) + b->left;
        int count = 0;
        for (int x = 0; x < of->width; x++) {
            const int step = row[luma->stride + (size_t)x] - row[x];
            of->steps[y][x] = (int8_t)(abs(step) <= steep ? 0 : step > 0 ? 1 : -1);
            count += of->steps[y][x] != 0;
        }
        for (int x = 0; count >= STRAIGHT * of->width && x < of->width; x++)
            of->steps[y][x] = 0;
    }
}

/* Whether an edge runs from one column to the next. */
static bool runs_on(const edges *of, int x)
{
    for (int y = 0; y < of->height; y++)
        for (int next = y > CLIMB ? y - CLIMB : 0;
             of->steps[y][x] && next <= y + CLIMB && next < of->height; next++)
            if (of->steps[next][x + 1] == of->steps[y][x])
                return true;
    return false;
}

bool phw_weak_has_edges(const phw_image *luma, const phw_weak_box *b, double range)
{
    const double steep = fmax(STEEP_LEAST, STEEP * range);
    const int margin = (int)ceil(MARGIN * (b->bottom - b->top));
    const phw_weak_box inside = {b->left, b->top + margin, b->right, b->bottom - margin};
    edges *of = malloc(sizeof *of);
    int count = 0;
    if (!of)
        return false;
    of->width =
        inside.right - inside.left < COLUMNS_MOST ? inside.right - inside.left : COLUMNS_MOST;
    of->height =
        inside.bottom - inside.top - 1 < ROWS_MOST ? inside.bottom - inside.top - 1 : ROWS_MOST;
    if (of->width > 1 && of->height > 1) {
        find_steps(luma, &inside, steep, of);
        for (int x = 0; x + 1 < of->width; x++)
            count += runs_on(of, x);
    }
    const bool has = count > 0 && count >= SHARE * (of->width - 1);
    free(of);
    return has;
}
