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

phw_status phw_orient_image(const phw_image *image, int orientation, bool back, phw_image **turned,
                            phw_error *error)
{
    const phw_turn *t = &turns[orientation];
    const uint32_t channels = image->channels;
    uint32_t width = t->transposed ? image->height : image->width;
    uint32_t height = t->transposed ? image->width : image->height;
    phw_image *made = NULL;
    if (orientation == 1)
        return phw_image_copy(image, turned, error);
    phw_status status = phw_image_new(width, height, channels, &made, error);
    /* The way back mirrors before it transposes. */
    bool mirror_x = back && t->transposed ? t->columns_back
                    : t->transposed       ? t->rows_back
                                          : t->columns_back;
    bool mirror_y = back && t->transposed ? t->rows_back
                    : t->transposed       ? t->columns_back
                                          : t->rows_back;
    for (uint32_t y = 0; status == PHW_OK && y < height; y++) {
        uint8_t *to = phw_image_row_mut(made, y);
        for (uint32_t x = 0; x < width; x++, to += channels) {
            uint32_t across = mirror_x ? width - 1 - x : x, down = mirror_y ? height - 1 - y : y;
            const uint8_t *from = t->transposed
                                      ? phw_image_row(image, across) + (size_t)down * channels
                                      : phw_image_row(image, down) + (size_t)across * channels;
            memcpy(to, from, channels);
        }
    }
    if (status == PHW_OK)
        *turned = made;
    return status;
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
        for (uint32_t i = 0; i < held; i++)
            copy_pixel(to + (size_t)i * CHANNELS, from + (ptrdiff_t)i * step);
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
