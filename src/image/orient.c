/* SPDX-License-Identifier: Apache-2.0 */
#include "image/orient.h"

#include <stdlib.h>
#include <string.h>

#include "base/checked.h"

#define CHANNELS 3

/* Rows turned at a time. Turning reads one pixel of each row in turn, so their cache lines must all
 * stay in a 32 KB first-level cache, and writes runs of 64 × 3 bytes: three whole lines. */
#define STRIP_ROWS 64U

/* Strip rows are an odd number of cache lines apart: at a power of two they would all fall into the
 * same few sets of the cache and push each other out. */
#define CACHE_LINE 64U

static const phw_turn turns[9] = {
    [1] = {false, false, false}, [2] = {false, false, true}, [3] = {false, true, true},
    [4] = {false, true, false},  [5] = {true, false, false}, [6] = {true, true, false},
    [7] = {true, true, true},    [8] = {true, false, true},
};

phw_turn phw_orient_turn(int orientation)
{
    return turns[orientation];
}

/* Whether a tile's pixels before they were turned, columns and rows first … end − 1, are all kept:
 * those of most tiles of a mask are. */
static bool is_empty(const phw_image *mask, const uint32_t columns[2], const uint32_t rows[2])
{
    static const uint8_t kept[STRIP_ROWS] = {0};
    for (uint32_t y = rows[0]; y < rows[1]; y++)
        if (memcmp(phw_image_row(mask, y) + columns[0], kept, columns[1] - columns[0]) != 0)
            return false;
    return true;
}

/* A square of the turned mask, so that both ways through memory stay within the cache. */
static void turn_tile(const phw_image *mask, const phw_turn *t, bool mirror_x, bool mirror_y,
                      uint32_t left, uint32_t top, phw_image *made)
{
    uint32_t right = left + STRIP_ROWS < made->width ? left + STRIP_ROWS : made->width;
    uint32_t bottom = top + STRIP_ROWS < made->height ? top + STRIP_ROWS : made->height;
    ptrdiff_t step = t->transposed ? (ptrdiff_t)mask->stride : 1;
    const uint32_t across_of[2] = {mirror_x ? made->width - right : left,
                                   mirror_x ? made->width - left : right};
    const uint32_t down_of[2] = {mirror_y ? made->height - bottom : top,
                                 mirror_y ? made->height - top : bottom};
    if (is_empty(mask, t->transposed ? down_of : across_of, t->transposed ? across_of : down_of))
        return; /* as it was made */
    for (uint32_t y = top; y < bottom; y++) {
        uint32_t down = mirror_y ? made->height - 1 - y : y;
        uint32_t across = mirror_x ? made->width - 1 - left : left;
        const uint8_t *from =
            t->transposed ? phw_image_row(mask, across) + down : phw_image_row(mask, down) + across;
        uint8_t *to = phw_image_row_mut(made, y) + left;
        for (uint32_t x = left; x < right; x++, from += mirror_x ? -step : step)
            *to++ = *from;
    }
}

phw_status phw_orient_mask(const phw_image *mask, int orientation, bool back, phw_image **turned,
                           phw_error *error)
{
    const phw_turn *t = &turns[orientation];
    phw_image *made = NULL;
    if (orientation == 1)
        return phw_image_copy(mask, turned, error);
    phw_status status = phw_image_new(t->transposed ? mask->height : mask->width,
                                      t->transposed ? mask->width : mask->height, 1, &made, error);
    if (status != PHW_OK)
        return status;
    /* The way back mirrors before it transposes. */
    bool swapped = t->transposed && !back;
    bool mirror_x = swapped ? t->rows_back : t->columns_back;
    bool mirror_y = swapped ? t->columns_back : t->rows_back;
    for (uint32_t top = 0; top < made->height; top += STRIP_ROWS)
        for (uint32_t left = 0; left < made->width; left += STRIP_ROWS)
            turn_tile(mask, t, mirror_x, mirror_y, left, top, made);
    *turned = made;
    return PHW_OK;
}

static bool goes_straight(const phw_orient *orient)
{
    const phw_turn *t = &turns[orient->orientation];
    return !t->transposed && !t->columns_back;
}

phw_status phw_orient_open(phw_orient *orient, uint32_t width, uint32_t height, int orientation,
                           phw_image **image, phw_error *error)
{
    phw_image *made = NULL;
    size_t stride, bytes;
    if (orientation < 1 || orientation > 8)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "there is no orientation %d", orientation);
    bool transposed = turns[orientation].transposed;
    phw_status status = phw_image_new(transposed ? height : width, transposed ? width : height,
                                      CHANNELS, &made, error);
    if (status != PHW_OK)
        return status;
    *orient = (phw_orient){made, orientation, width, height, 0, NULL, 0, 0};
    if (!goes_straight(orient)) {
        stride = (((size_t)width * CHANNELS / CACHE_LINE + 1) | 1) * CACHE_LINE;
        if (phw_checked_mul(stride, STRIP_ROWS, &bytes)) {
            orient->strip_stride = stride;
            orient->strip = malloc(bytes);
        }
        if (!orient->strip) {
            phw_image_free(&made);
            orient->image = NULL;
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory to turn %u × %u pixels", width,
                                 height);
        }
    }
    *image = made;
    return PHW_OK;
}

uint32_t phw_orient_room(const phw_orient *orient)
{
    uint32_t left = orient->height - orient->row;
    uint32_t space = orient->strip ? STRIP_ROWS - orient->held : left;
    return left < space ? left : space;
}

uint8_t *phw_orient_row(phw_orient *orient, uint32_t ahead)
{
    if (orient->strip)
        return orient->strip + (size_t)(orient->held + ahead) * orient->strip_stride;
    uint32_t row = orient->row + ahead;
    return phw_image_row_mut(orient->image,
                             turns[orient->orientation].rows_back ? orient->height - 1 - row : row);
}

static void copy_pixel(uint8_t *to, const uint8_t *from)
{
    memcpy(to, from, CHANNELS);
}

/* A pixel and one byte more, which the next pixel overwrites: one load and one store in the place
 * of two. A row of the strip has a byte to spare. */
static void copy_pixel_and_next(uint8_t *to, const uint8_t *from)
{
    memcpy(to, from, CHANNELS + 1);
}

static void mirror_rows(phw_orient *orient, uint32_t first)
{
    for (uint32_t i = 0; i < orient->held; i++) {
        const uint8_t *from = orient->strip + (size_t)i * orient->strip_stride;
        uint32_t row = first + i;
        if (turns[orient->orientation].rows_back)
            row = orient->height - 1 - row;
        uint8_t *to = phw_image_row_mut(orient->image, row) + (size_t)orient->width * CHANNELS;
        for (uint32_t x = 0; x < orient->width; x++, from += CHANNELS)
            copy_pixel(to -= CHANNELS, from);
    }
}

/* Coded column x is upright row x (or its mirror), and the strip is a run of pixels in it. */
static void turn_rows(phw_orient *orient, uint32_t first)
{
    const phw_turn *t = &turns[orient->orientation];
    uint32_t held = orient->held;
    uint32_t left = t->rows_back ? orient->height - first - held : first;
    /* Read the strip in the order in which its pixels stand in the upright row. */
    const uint8_t *start = orient->strip;
    ptrdiff_t step = (ptrdiff_t)orient->strip_stride;
    if (t->rows_back) {
        start += (size_t)(held - 1) * orient->strip_stride;
        step = -step;
    }
    for (uint32_t x = 0; x < orient->width; x++) {
        uint32_t row = t->columns_back ? orient->width - 1 - x : x;
        uint8_t *to = phw_image_row_mut(orient->image, row) + (size_t)left * CHANNELS;
        const uint8_t *from = start + (size_t)x * CHANNELS;
        for (uint32_t i = 0; i + 1 < held; i++, from += step, to += CHANNELS)
            copy_pixel_and_next(to, from);
        copy_pixel(to, from);
    }
}

static void empty_strip(phw_orient *orient)
{
    if (!orient->held)
        return;
    uint32_t first = orient->row - orient->held;
    if (turns[orient->orientation].transposed)
        turn_rows(orient, first);
    else
        mirror_rows(orient, first);
    orient->held = 0;
}

void phw_orient_commit(phw_orient *orient, uint32_t count)
{
    orient->row += count;
    if (!orient->strip)
        return;
    orient->held += count;
    if (orient->held == STRIP_ROWS || orient->row == orient->height)
        empty_strip(orient);
}

void phw_orient_done(phw_orient *orient)
{
    if (orient->strip)
        empty_strip(orient);
    free(orient->strip);
    orient->strip = NULL;
}
