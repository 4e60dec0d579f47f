/* SPDX-License-Identifier: Apache-2.0 */
#include "picture.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static phw_image *make_image(uint32_t width, uint32_t height)
{
    phw_image *image = NULL;
    if (phw_image_new(width, height, 3, &image, NULL) != PHW_OK)
        abort();
    return image;
}

phw_image *make_picture(uint32_t width, uint32_t height)
{
    phw_image *image = make_image(width, height);
    for (uint32_t y = 0; y < height; y++) {
        for (uint32_t x = 0; x < width; x++) {
            uint8_t *pixel = phw_image_row_mut(image, y) + (size_t)x * 3;
            bool block = x > width / 8 && x < width / 3 && y > height / 8 && y < height / 4;
            pixel[0] = (uint8_t)(40 + 180 * x / width);
            pixel[1] = (uint8_t)(block ? 220 : 30 + 150 * y / height);
            pixel[2] = (uint8_t)(200 - 90 * (x + y) / (width + height));
        }
    }
    return image;
}

phw_image *make_grey_picture(uint32_t width, uint32_t height)
{
    phw_image *image = make_picture(width, height);
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++) {
            uint8_t *pixel = phw_image_row_mut(image, y) + (size_t)x * 3;
            pixel[0] = pixel[2] = pixel[1];
        }
    return image;
}

double psnr(const phw_image *a, const phw_image *b)
{
    double sum = 0;
    if (a->width != b->width || a->height != b->height || a->channels != b->channels)
        return 0;
    for (uint32_t y = 0; y < a->height; y++)
        for (size_t i = 0; i < (size_t)a->width * a->channels; i++) {
            double off = (double)phw_image_row(a, y)[i] - phw_image_row(b, y)[i];
            sum += off * off;
        }
    sum /= (double)a->width * a->height * a->channels;
    return sum > 0 ? 10 * log10(255.0 * 255.0 / sum) : 99;
}

bool same_pixels(const phw_image *a, const phw_image *b)
{
    if (a->width != b->width || a->height != b->height || a->channels != b->channels)
        return false;
    for (uint32_t y = 0; y < a->height; y++)
        if (memcmp(phw_image_row(a, y), phw_image_row(b, y), (size_t)a->width * a->channels) != 0)
            return false;
    return true;
}

/* CIPA DC-008, table 6: which side of the picture the coded row 0 and column 0 are. */
phw_image *turn_upright(const phw_image *coded, int orientation)
{
    static const char sides[9][2] = {{0, 0},     {'T', 'L'}, {'T', 'R'}, {'B', 'R'}, {'B', 'L'},
                                     {'L', 'T'}, {'R', 'T'}, {'R', 'B'}, {'L', 'B'}};
    char row_side = sides[orientation][0], column_side = sides[orientation][1];
    bool across = row_side == 'L' || row_side == 'R';
    phw_image *upright =
        across ? make_image(coded->height, coded->width) : make_image(coded->width, coded->height);
    for (uint32_t y = 0; y < coded->height; y++) {
        for (uint32_t x = 0; x < coded->width; x++) {
            uint32_t from_left = 0, from_top = 0;
            const struct {
                char side;
                uint32_t far;
            } both[2] = {{row_side, y}, {column_side, x}};
            for (int i = 0; i < 2; i++) {
                if (both[i].side == 'L')
                    from_left = both[i].far;
                if (both[i].side == 'R')
                    from_left = upright->width - 1 - both[i].far;
                if (both[i].side == 'T')
                    from_top = both[i].far;
                if (both[i].side == 'B')
                    from_top = upright->height - 1 - both[i].far;
            }
            memcpy(phw_image_row_mut(upright, from_top) + (size_t)from_left * 3,
                   phw_image_row(coded, y) + (size_t)x * 3, 3);
        }
    }
    return upright;
}

phw_image *decode_well(const bytes *file, phw_container *container)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    phw_image *image = NULL;
    phw_container facts;
    phw_status status = phw_image_decode(file->at, file->size, &limits, &image, &facts, &error);
    if (status != PHW_OK) {
        fprintf(stderr, "decoding failed: %s: %s\n", phw_status_name(status), error.message);
        abort();
    }
    if (container)
        *container = facts;
    return image;
}
