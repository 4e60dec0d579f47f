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

/* Where pixels of the strip go: @p step from one to the next in the upright row. */
typedef struct turned {
    const uint8_t *start; /* of the pixels that come first in upright rows */
    ptrdiff_t step;
    uint32_t held;
    uint8_t *to;       /* where those of coded column 0 go */
    ptrdiff_t to_step; /* and those of the next one, from there */
} turned;

static void turn_column(const turned *t, uint32_t x)
{
    const uint8_t *from = t->start + (size_t)x * CHANNELS;
    uint8_t *to = t->to + (ptrdiff_t)x * t->to_step;
    for (uint32_t i = 0; i + 1 < t->held; i++, from += t->step, to += CHANNELS)
        copy_pixel_and_next(to, from);
    copy_pixel(to, from);
}

/* Four columns by four rows at once, where there is an instruction that puts bytes in any order. */
#define BLOCK 4U
#define BLOCK_BYTES ((size_t)BLOCK * CHANNELS)

#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_BLOCKS __builtin_cpu_supports("ssse3")
#define WITH_BLOCKS __attribute__((target("ssse3")))
#else
#define HAS_BLOCKS false
#define WITH_BLOCKS
#endif

typedef uint8_t bytes16 __attribute__((vector_size(16)));
typedef uint32_t words4 __attribute__((vector_size(16)));

/* The first four pixels of sixteen bytes, each in a word. */
WITH_BLOCKS static inline void load_block_row(const uint8_t *from, words4 *pixels)
{
    bytes16 row;
    memcpy(&row, from, sizeof row);
    *pixels = (words4)__builtin_shufflevector(row, row, 0, 1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 8, 9, 10,
                                              11, 11);
}

/* @param whole  what follows those pixels may be overwritten. */
WITH_BLOCKS static inline void store_block_row(const words4 *pixels, bool whole, uint8_t *to)
{
    const bytes16 from = (bytes16)*pixels;
    const bytes16 row =
        __builtin_shufflevector(from, from, 0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 12, 13, 14, 15);
    if (whole)
        memcpy(to, &row, sizeof row);
    else
        memcpy(to, &row, BLOCK_BYTES);
}

/* Four columns from @p x on, of which sixteen bytes can be read, of a strip whose rows are held in
 * fours. */
WITH_BLOCKS static void turn_four(const turned *t, uint32_t x)
{
    const uint8_t *from = t->start + (size_t)x * CHANNELS;
    uint8_t *to = t->to + (ptrdiff_t)x * t->to_step;
    for (uint32_t i = 0; i < t->held; i += BLOCK, from += BLOCK * t->step, to += BLOCK_BYTES) {
        const bool whole = i + BLOCK < t->held;
        words4 a, b, c, d;
        load_block_row(from, &a);
        load_block_row(from + t->step, &b);
        load_block_row(from + 2 * t->step, &c);
        load_block_row(from + 3 * t->step, &d);
        const words4 ab = __builtin_shufflevector(a, b, 0, 4, 1, 5);
        const words4 cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
        const words4 ab2 = __builtin_shufflevector(a, b, 2, 6, 3, 7);
        const words4 cd2 = __builtin_shufflevector(c, d, 2, 6, 3, 7);
        const words4 columns[BLOCK] = {__builtin_shufflevector(ab, cd, 0, 1, 4, 5),
                                       __builtin_shufflevector(ab, cd, 2, 3, 6, 7),
                                       __builtin_shufflevector(ab2, cd2, 0, 1, 4, 5),
                                       __builtin_shufflevector(ab2, cd2, 2, 3, 6, 7)};
        for (uint32_t k = 0; k < BLOCK; k++)
            store_block_row(&columns[k], whole, to + (ptrdiff_t)k * t->to_step);
    }
}

/* Coded column x is upright row x (or its mirror), and the strip is a run of pixels in it. */
static void turn_rows(phw_orient *orient, uint32_t first)
{
    const phw_turn *turn = &turns[orient->orientation];
    const uint32_t held = orient->held, width = orient->width;
    const uint32_t left = turn->rows_back ? orient->height - first - held : first;
    const ptrdiff_t pitch = (ptrdiff_t)orient->image->stride;
    turned t = {orient->strip, (ptrdiff_t)orient->strip_stride, held,
                phw_image_row_mut(orient->image, turn->columns_back ? width - 1 : 0) +
                    (size_t)left * CHANNELS,
                turn->columns_back ? -pitch : pitch};
    uint32_t x = 0;
    /* Read the strip in the order in which its pixels stand in the upright row. */
    if (turn->rows_back) {
        t.start += (size_t)(held - 1) * orient->strip_stride;
        t.step = -t.step;
    }
    /* A block reads two pixels' bytes behind its own. */
    if (HAS_BLOCKS && held % BLOCK == 0)
        for (; x + BLOCK + 2 <= width; x += BLOCK)
            turn_four(&t, x);
    for (; x < width; x++)
        turn_column(&t, x);
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
