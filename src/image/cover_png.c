/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "image/covers.h"
#include "image/orient.h"
#include "image/png_samples.h"

#define SAMPLE_MAX 6 /* bytes of a pixel: RGB of 16 bits */

/* Where an upright pixel stands among the coded ones. */
static size_t coded_place(const phw_png_samples *samples, phw_turn turn, uint32_t x, uint32_t y)
{
    uint32_t column = turn.transposed ? y : x, row = turn.transposed ? x : y;
    column = turn.columns_back ? samples->width - 1 - column : column;
    row = turn.rows_back ? samples->height - 1 - row : row;
    return (size_t)row * samples->width + column;
}

static bool mask_fits(const phw_png_samples *samples, phw_turn turn, const phw_image *mask)
{
    return mask->channels == 1 &&
           mask->width == (turn.transposed ? samples->height : samples->width) &&
           mask->height == (turn.transposed ? samples->width : samples->height);
}

static const uint8_t *coded_pixel(const phw_png_samples *samples, phw_turn turn, uint32_t x,
                                  uint32_t y)
{
    return samples->pixels + coded_place(samples, turn, x, y) * samples->bytes_per_pixel;
}

/* --- the fill as a sample --------------------------------------------------------------------- */

static int square(int value)
{
    return value * value;
}

static size_t nearest_entry(const phw_png_samples *samples, const uint8_t rgb[3])
{
    size_t best = 0;
    int least = -1;
    for (size_t i = 0; i < samples->palette_size; i++) {
        int off = 0;
        for (int c = 0; c < 3; c++)
            off += square(samples->palette[i][c] - rgb[c]);
        if (least < 0 || off < least) {
            least = off;
            best = i;
        }
    }
    return best;
}

/* Takes out of the palette what only covered pixels used, since a palette is made for its picture:
 * the first such entry, or a new one, holds the fill, the others too. */
static uint8_t fill_palette(phw_png_samples *samples, phw_turn turn, const phw_image *mask,
                            const uint8_t rgb[3])
{
    bool used[PHW_PNG_PALETTE_MAX] = {false};
    size_t room = (size_t)1 << samples->depth, entry;
    for (uint32_t y = 0; y < mask->height; y++)
        for (uint32_t x = 0; x < mask->width; x++)
            if (!phw_image_row(mask, y)[x])
                used[*coded_pixel(samples, turn, x, y)] = true;
    for (entry = 0; entry < samples->palette_size && used[entry]; entry++) {
    }
    if (entry == samples->palette_size && entry < room && !used[entry])
        samples->palette_size++;
    if (entry == samples->palette_size)
        entry = nearest_entry(samples, rgb);
    for (size_t i = 0; i < samples->palette_size; i++)
        if (!used[i])
            memcpy(samples->palette[i], rgb, 3);
    return (uint8_t)entry;
}

/* ITU-R BT.601 luma, on the scale of the depth. */
static unsigned grey_level(const uint8_t rgb[3], unsigned most)
{
    return (unsigned)((0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]) * most / 255 + 0.5);
}

/* Gives the pixel of the fill and, in @p decoded, what it is decoded to. */
static void make_sample(phw_png_samples *samples, phw_turn turn, const phw_cover_task *cover,
                        uint8_t sample[SAMPLE_MAX], uint8_t decoded[3])
{
    const uint8_t *rgb = cover->fill;
    const unsigned most = (1U << samples->depth) - 1;
    if (samples->colour_type == PNG_COLOR_TYPE_PALETTE) {
        sample[0] = fill_palette(samples, turn, cover->mask, rgb);
        memcpy(decoded, samples->palette[sample[0]], 3);
    } else if (samples->colour_type == PNG_COLOR_TYPE_GRAY) {
        unsigned level = grey_level(rgb, most);
        sample[0] = (uint8_t)(samples->depth == 16 ? level >> 8 : level);
        sample[1] = sample[0];
        memset(decoded, (int)(sample[0] * 255U / (samples->depth == 16 ? 255U : most)), 3);
    } else {
        for (int c = 0; c < 3; c++) {
            if (samples->depth == 16)
                sample[2 * c] = sample[2 * c + 1] = rgb[c];
            else
                sample[c] = rgb[c];
            decoded[c] = rgb[c];
        }
    }
}

/* --- the copy --------------------------------------------------------------------------------- */

/* The picture upright, with the fill where the mask is. */
static phw_status turn_and_fill(const phw_png_samples *from, phw_turn turn, const phw_image *mask,
                                const uint8_t *sample, phw_png_samples *to, phw_error *error)
{
    const size_t each = from->bytes_per_pixel;
    *to = *from;
    to->width = mask->width;
    to->height = mask->height;
    to->pixels = malloc((size_t)to->width * to->height * each); /* as large as that of from */
    if (!to->pixels)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a copy's samples");
    uint8_t *at = to->pixels;
    for (uint32_t y = 0; y < mask->height; y++) {
        const uint8_t *covered = phw_image_row(mask, y);
        for (uint32_t x = 0; x < mask->width; x++, at += each)
            memcpy(at, covered[x] ? sample : coded_pixel(from, turn, x, y), each);
    }
    return PHW_OK;
}

static phw_status make_copy(phw_png_samples *samples, const phw_cover_task *cover,
                            phw_covered *made, phw_error *error)
{
    phw_turn turn = phw_orient_turn(cover->orientation);
    phw_png_samples upright = {.pixels = NULL};
    uint8_t sample[SAMPLE_MAX] = {0};
    if (!mask_fits(samples, turn, cover->mask))
        return phw_error_set(error, PHW_ERR_ARGUMENT, "mask and picture differ in size");
    make_sample(samples, turn, cover, sample, made->fill);
    if (cover->no_file)
        return PHW_OK;
    phw_status status = turn_and_fill(samples, turn, cover->mask, sample, &upright, error);
    if (status == PHW_OK)
        status = phw_png_samples_write(&upright, &made->bytes, &made->size, error);
    phw_png_samples_done(&upright);
    return status;
}

/* The file's samples; what was read of it before where the task keeps it. */
static phw_status open_samples(const phw_cover_task *task, const phw_limits *limits,
                               phw_coded **coded, phw_error *error)
{
    if (task->coded && *task->coded) {
        *coded = *task->coded;
        return PHW_OK;
    }
    phw_coded *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a PNG's samples");
    phw_status status =
        phw_png_samples_read(task->bytes, task->size, limits, false, &made->samples, error);
    if (status == PHW_OK)
        phw_png_samples_merge(&made->samples);
    if (status != PHW_OK)
        phw_coded_free(&made);
    else if (task->coded)
        *task->coded = made;
    *coded = made;
    return status;
}

static void close_samples(const phw_cover_task *task, phw_coded **coded)
{
    if (!task->coded)
        phw_coded_free(coded);
}

phw_status phw_cover_png(const phw_cover_task *cover, const phw_limits *limits,
                         phw_covered *covered, phw_error *error)
{
    phw_coded *coded = NULL;
    phw_covered made = PHW_COVERED_INIT;
    phw_status status = open_samples(cover, limits, &coded, error);
    if (status != PHW_OK)
        return status;
    phw_png_samples samples = coded->samples; /* its palette changes, its pixels do not */
    status = make_copy(&samples, cover, &made, error);
    close_samples(cover, &coded);
    if (status == PHW_OK && !cover->settled)
        status = phw_image_copy(cover->mask, &made.mask, error);
    if (status == PHW_OK && !cover->settled)
        status = phw_image_copy(cover->mask, &made.touched, error);
    if (status == PHW_OK)
        *covered = made;
    else
        phw_covered_done(&made);
    return status;
}

/* --- the comparison --------------------------------------------------------------------------- */

/* Palettes may differ in entries that are not used any more: what counts is the colour. */
static bool same_pixel(const phw_png_samples *a, const uint8_t *left, const phw_png_samples *b,
                       const uint8_t *right)
{
    if (a->colour_type == PNG_COLOR_TYPE_PALETTE)
        return memcmp(a->palette[*left], b->palette[*right], 3) == 0;
    return memcmp(left, right, a->bytes_per_pixel) == 0;
}

static void compare(const phw_png_samples *from, const phw_png_samples *to, phw_turn turn,
                    const phw_image *mask, phw_cover_comparison *comparison)
{
    const uint8_t *at = to->pixels, *first = NULL;
    for (uint32_t y = 0; y < mask->height; y++) {
        const uint8_t *covered = phw_image_row(mask, y);
        for (uint32_t x = 0; x < mask->width; x++, at += to->bytes_per_pixel) {
            if (covered[x]) {
                first = first ? first : at;
                comparison->covered++;
                comparison->covered_wrong += !same_pixel(to, at, to, first);
            } else {
                comparison->kept++;
                comparison->kept_wrong += !same_pixel(from, coded_pixel(from, turn, x, y), to, at);
            }
        }
    }
}

phw_status phw_cover_compare_png(const phw_cover_task *source, const phw_cover_task *copy,
                                 const phw_limits *limits, phw_cover_comparison *comparison,
                                 phw_error *error)
{
    phw_coded *from = NULL, *to = NULL;
    phw_turn turn = phw_orient_turn(source->orientation);
    phw_status status = open_samples(source, limits, &from, error);
    if (status != PHW_OK)
        return status;
    status = open_samples(copy, limits, &to, error);
    if (status == PHW_OK) {
        const phw_png_samples *a = &from->samples, *b = &to->samples;
        comparison->same_form = a->colour_type == b->colour_type && a->depth == b->depth &&
                                copy->orientation <= 1 && mask_fits(a, turn, source->mask) &&
                                b->width == source->mask->width &&
                                b->height == source->mask->height;
        if (comparison->same_form)
            compare(a, b, turn, source->mask, comparison);
        close_samples(copy, &to);
    }
    close_samples(source, &from);
    return status;
}
