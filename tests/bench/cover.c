/* SPDX-License-Identifier: Apache-2.0 */
#include "cover.h"

#include <math.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"

#define COVERED_AT 128
/* Below this height in pixels a quad is sampled on a grid four times as fine. */
#define FINE_BELOW 8
#define FINE_STEP 0.25
/* A redactor pads; half a text height beyond an item is not held against it. */
#define PAD_SHARE 0.5
/* Beyond the record's edge, as a share of its height: a bezel's width. */
#define RECORD_PAD_SHARE 0.03

bool bench_mask_load(const char *path, bench_mask *mask)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    memset(mask, 0, sizeof *mask);
    if (!png_image_begin_read_from_file(&png, path))
        return false;
    png.format = PNG_FORMAT_GRAY;
    mask->pixels = malloc(PNG_IMAGE_SIZE(png));
    if (!mask->pixels || !png_image_finish_read(&png, NULL, mask->pixels, 0, NULL)) {
        png_image_free(&png);
        bench_mask_done(mask);
        return false;
    }
    mask->width = png.width;
    mask->height = png.height;
    return true;
}

void bench_mask_done(bench_mask *mask)
{
    free(mask->pixels);
    memset(mask, 0, sizeof *mask);
}

static bool covered_at(const bench_mask *mask, double x, double y)
{
    if (x < 0 || y < 0 || x >= mask->width || y >= mask->height)
        return false;
    return mask->pixels[(size_t)y * mask->width + (size_t)x] >= COVERED_AT;
}

double bench_cover_share(const bench_mask *mask, const phw_quad *quad)
{
    phw_box box = phw_quad_bounds(quad);
    double low = fmin(phw_quad_height(quad), phw_quad_width(quad));
    double step = low < FINE_BELOW ? FINE_STEP : 1.0;
    size_t inside = 0, covered = 0;
    for (double y = floor(box.top) + step / 2; y < box.bottom; y += step)
        for (double x = floor(box.left) + step / 2; x < box.right; x += step) {
            if (!phw_quad_contains(quad, (phw_point){x, y}))
                continue;
            inside++;
            covered += covered_at(mask, x, y);
        }
    return inside ? (double)covered / (double)inside : 0;
}

/* Takes the pixels of a quad out of a mask. */
static void uncover(bench_mask *mask, const phw_quad *quad)
{
    phw_box box = phw_quad_bounds(quad);
    double left = fmax(0, floor(box.left)), right = fmin(mask->width, ceil(box.right));
    double top = fmax(0, floor(box.top)), bottom = fmin(mask->height, ceil(box.bottom));
    for (double y = top; y < bottom; y++)
        for (double x = left; x < right; x++)
            if (phw_quad_contains(quad, (phw_point){x + 0.5, y + 0.5}))
                mask->pixels[(size_t)y * mask->width + (size_t)x] = 0;
}

static void uncover_padded(bench_mask *mask, const phw_quad *quad, double share)
{
    double pad = share * fmin(phw_quad_height(quad), phw_quad_width(quad));
    phw_quad padded = phw_quad_pad(quad, pad, pad);
    uncover(mask, &padded);
}

double bench_cover_excess(const bench_mask *mask, const bench_truth *truth, bool with_record)
{
    size_t area = (size_t)mask->width * mask->height, left = 0;
    bench_mask rest = *mask;
    if (area == 0)
        return 0;
    rest.pixels = malloc(area);
    if (!rest.pixels)
        return NAN;
    memcpy(rest.pixels, mask->pixels, area);
    for (size_t i = 0; i < truth->item_count; i++)
        if (truth->items[i].has_quad)
            uncover_padded(&rest, &truth->items[i].quad, PAD_SHARE);
    if (with_record && truth->has_record)
        uncover_padded(&rest, &truth->record, RECORD_PAD_SHARE);
    for (size_t i = 0; i < area; i++)
        left += rest.pixels[i] >= COVERED_AT;
    bench_mask_done(&rest);
    return (double)left / (double)area;
}
