/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/blobs_sparse.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"

/* Tiles, in pixels of the level: their step, a power of two, and how far they reach over the next
 * one, which is more than a box that coarser levels do not find. */
#define STEP 512U
#define REACH 64U

/* Blobs of coarser levels in a tile, and runs of pixels in it, from which on it is passed over.
 * Measured: a page of text has 40 to 200 blobs a tile, a tile of it 10,000 runs and more. */
#define BLOBS_MOST 24
#define RUNS_MOST 6000

/* A picture that has so many is text or foliage all over: a screen close up, a meadow. */
#define ALL_BLOBS_MOST 2300

/* A part of each level of a pyramid, as a pyramid. Pixels are borrowed. */
typedef struct part {
    phw_pyramid pyramid;
    phw_image levels[PHW_PYRAMID_MAX];
} part;

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* @p x, @p y: multiples of STEP. Levels end where the tile has no pixel. */
static void view_part(const phw_pyramid *pyramid, int level, uint32_t x, uint32_t y, part *view)
{
    view->pyramid.count = 0;
    for (int k = level; k < pyramid->count; k++) {
        const phw_image *whole = pyramid->level[k];
        const int shift = k - level;
        const uint32_t left = x >> shift, top = y >> shift, side = (STEP + REACH) >> shift;
        if (left >= whole->width || top >= whole->height || side == 0)
            return;
        phw_image *made = &view->levels[shift];
        *made = *whole;
        made->pixels = whole->pixels + top * whole->stride + left;
        made->width = least(side, whole->width - left);
        made->height = least(side, whole->height - top);
        view->pyramid.level[view->pyramid.count++] = made;
    }
}

static void move(phw_quad *quad, double factor, double x, double y)
{
    for (int i = 0; i < 4; i++) {
        quad->corner[i].x = (quad->corner[i].x + x) * factor;
        quad->corner[i].y = (quad->corner[i].y + y) * factor;
    }
}

static phw_status search_tile(const phw_pyramid *pyramid, int level, uint32_t x, uint32_t y,
                              const phw_blob_form *form, phw_blobs *blobs, phw_error *error)
{
    const size_t first = blobs->count;
    part view;
    view_part(pyramid, level, x, y, &view);
    phw_status status = phw_blobs_find(&view.pyramid, 0, form, blobs, error);
    for (size_t i = first; i < blobs->count; i++) {
        move(&blobs->items[i].corners, (double)(1U << level), x, y);
        move(&blobs->items[i].box, (double)(1U << level), x, y);
    }
    return status;
}

phw_status phw_blobs_find_sparse(const phw_pyramid *pyramid, int level, const phw_blob_form *form,
                                 phw_blobs *blobs, phw_error *error)
{
    if (blobs->count > ALL_BLOBS_MOST)
        return PHW_OK;
    const phw_image *image = pyramid->level[level];
    const uint32_t columns = (image->width + STEP - 1) / STEP;
    const uint32_t rows = (image->height + STEP - 1) / STEP;
    uint32_t *known = calloc((size_t)columns * rows, sizeof *known);
    phw_status status =
        known ? PHW_OK : phw_error_set(error, PHW_ERR_NOMEM, "no memory for candidate marks");
    for (size_t i = 0; known && i < blobs->count; i++) {
        phw_point middle = phw_quad_centre(&blobs->items[i].box);
        double x = middle.x / (double)(STEP << level), y = middle.y / (double)(STEP << level);
        if (x >= 0 && y >= 0 && x < columns && y < rows)
            known[(uint32_t)y * columns + (uint32_t)x]++;
    }
    blobs->tones.most = RUNS_MOST;
    for (uint32_t i = 0; i < columns * rows && status == PHW_OK; i++)
        if (known[i] < BLOBS_MOST)
            status = search_tile(pyramid, level, i % columns * STEP, i / columns * STEP, form,
                                 blobs, error);
    blobs->tones.most = 0;
    free(known);
    return status;
}
