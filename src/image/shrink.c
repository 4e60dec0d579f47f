/* SPDX-License-Identifier: Apache-2.0 */
#include "image/shrink.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { CHANNELS_MOST = 3 };

/* Sums of one row of the small picture. Their counts are those of whole columns and rows. */
typedef struct band {
    uint64_t *sums; /* small width × channels */
    uint32_t first; /* rows of the large picture: first … end − 1 */
    uint32_t end;
} band;

/* Where the share of cell @p at of @p cells begins among @p pixels. */
static uint32_t edge(uint32_t at, uint32_t cells, uint32_t pixels)
{
    return (uint32_t)((uint64_t)at * pixels / cells);
}

/* Adds pixels first … end − 1 of a row; nothing of them is covered. */
static void add_pixels(const uint8_t *from, uint32_t first, uint32_t end, uint32_t channels,
                       uint64_t *sums)
{
    uint32_t sum[CHANNELS_MOST] = {0}; /* 65,535 pixels of 255 fit */
    if (channels == 1) {
        for (uint32_t x = first; x < end; x++)
            sum[0] += from[x];
    } else {
        for (uint32_t x = 3 * first; x < 3 * end; x += 3) {
            sum[0] += from[x];
            sum[1] += from[x + 1];
            sum[2] += from[x + 2];
        }
    }
    for (uint32_t c = 0; c < channels; c++)
        sums[c] += sum[c];
}

static bool is_bare(const uint8_t *hidden, uint32_t first, uint32_t end)
{
    uint8_t any = 0;
    for (uint32_t x = first; x < end; x++)
        any |= hidden[x];
    return any == 0;
}

static void add_row(const phw_image *image, const phw_shrink_cover *cover, uint32_t y,
                    uint32_t width, uint64_t *sums)
{
    const uint32_t channels = image->channels;
    const uint8_t *from = phw_image_row(image, y);
    const uint8_t *hidden = cover ? phw_image_row(cover->mask, y) : NULL;
    for (uint32_t cell = 0, x = 0; cell < width; cell++, sums += channels) {
        uint32_t right = edge(cell + 1, width, image->width);
        if (!hidden || is_bare(hidden, x, right)) {
            add_pixels(from, x, right, channels, sums);
            x = right;
        }
        for (; x < right; x++) {
            const uint8_t *pixel = hidden[x] ? cover->fill : from + (size_t)x * channels;
            for (uint32_t c = 0; c < channels; c++)
                sums[c] += pixel[c];
        }
    }
}

static void write_row(const phw_image *image, const band *rows, uint32_t y, phw_image *small)
{
    uint8_t *to = phw_image_row_mut(small, y);
    const uint64_t *sums = rows->sums;
    for (uint32_t cell = 0; cell < small->width; cell++)
        for (uint32_t c = 0; c < small->channels; c++) {
            uint64_t columns =
                edge(cell + 1, small->width, image->width) - edge(cell, small->width, image->width);
            uint64_t count = columns * (rows->end - rows->first);
            *to++ = (uint8_t)((*sums++ + count / 2) / count);
        }
}

static bool makes_sense(const phw_image *image, const phw_shrink_cover *cover, uint32_t width,
                        uint32_t height)
{
    return width >= 1 && height >= 1 && width <= image->width && height <= image->height &&
           image->channels <= CHANNELS_MOST &&
           (!cover || (cover->mask->channels == 1 && cover->mask->width == image->width &&
                       cover->mask->height == image->height));
}

phw_status phw_image_shrink(const phw_image *image, const phw_shrink_cover *cover, uint32_t width,
                            uint32_t height, phw_image **small, phw_error *error)
{
    phw_image *made = NULL;
    if (!makes_sense(image, cover, width, height))
        return phw_error_set(error, PHW_ERR_ARGUMENT, "a picture is only made smaller");
    band rows = {.sums = malloc((size_t)width * image->channels * sizeof *rows.sums)};
    phw_status status = rows.sums
                            ? phw_image_new(width, height, image->channels, &made, error)
                            : phw_error_set(error, PHW_ERR_NOMEM, "no memory for a small picture");
    for (uint32_t y = 0; status == PHW_OK && y < height; y++) {
        memset(rows.sums, 0, (size_t)width * image->channels * sizeof *rows.sums);
        rows.first = edge(y, height, image->height);
        rows.end = edge(y + 1, height, image->height);
        for (uint32_t row = rows.first; row < rows.end; row++)
            add_row(image, cover, row, width, rows.sums);
        write_row(image, &rows, y, made);
    }
    free(rows.sums);
    if (status == PHW_OK)
        *small = made;
    return status;
}
