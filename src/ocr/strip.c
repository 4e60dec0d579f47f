/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/strip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/simd.h"
#include "ocr/contrast.h"
#include "ocr/pitch.h"
#include "ocr/sample.h"
#include "ocr/slant.h"

#define MARGIN_ALONG 0.1 /* of the line's height, at both ends */
#define WIDEST 8000.0    /* px: a strip never gets wider … */
#define WIDEST_COLUMNS 8000
#define INK 128        /* grey levels: strips have ink at 16 and ground at 240 */
#define OUTLYING 0.02  /* share of the ink that may stand above and below the letters */
#define LONG_TEXT 10.0 /* heights from which a line is known by its letters' own height */
#define FILLED 0.58    /* of the line's height: letters with stems fill more */
#define BEYOND 2.0     /* heights by which it is made longer at either end */
#define ROOM 0.12      /* of their height, above and below */
/* Two boxes of 7 pixels: about a Gaussian of 2.8 pixels, the blur of letters that are hard to read.
 */
#define SHARPEN_RADIUS 3
#define SHARPEN_ROUNDS 2
#define PLACES 64U /* of a row that are read off the picture together */
#define LANES 64U  /* columns that are blurred together … */
#define ROWS 4U    /* … and rows: further ones would stand too far apart in memory */

/* Corners of the line as the look reads it. */
static phw_quad seen_from(const phw_quad *quad, const phw_look *look)
{
    const phw_point *p = quad->corner;
    phw_quad q = *quad;
    if (look->turned)
        q = (phw_quad){{p[2], p[3], p[0], p[1]}};
    if (look->mirrored)
        q = (phw_quad){{q.corner[1], q.corner[0], q.corner[3], q.corner[2]}};
    return q;
}

/* How far below the straight band a bent line runs at each column of its strip, in pixels of the
 * picture. */
typedef struct bow {
    double x, y;        /* of one pixel down */
    double bend;        /* pixels */
    double left, right; /* columns between which the line itself stands */
} bow;

static bow bow_of(const phw_strip *strip)
{
    const phw_point *p = strip->text.corner;
    double x = (p[3].x + p[2].x - p[0].x - p[1].x) / 2, y = (p[3].y + p[2].y - p[0].y - p[1].y) / 2;
    double down = fmax(hypot(x, y), 1e-6), frame = fmax(phw_quad_width(&strip->frame), 1e-6);
    double margin = (frame - phw_quad_width(&strip->text)) / 2 / frame * strip->pixels->width;
    return (bow){x / down, y / down, strip->bend, margin, strip->pixels->width - margin};
}

static double sag_at(const bow *b, double column)
{
    double t = 2 * (column - b->left) / fmax(b->right - b->left, 1e-6) - 1;
    return b->bend * (0.5 - t * t);
}

/* Reads the frame off the level whose pixels are nearest in size to the strip's. */
static void resample(const phw_pyramid *pyramid, const phw_strip *strip)
{
    const phw_quad *frame = &strip->frame;
    phw_image *pixels = strip->pixels;
    const bow bent = bow_of(strip);
    double step = phw_quad_height(frame) / pixels->height;
    int level = 0;
    while (step > 1.5 && level + 1 < pyramid->count) {
        level++;
        step /= 2;
    }
    const phw_image *image = pyramid->level[level];
    double scale = 1.0 / (double)(1U << level);
    const phw_point *p = frame->corner;
    for (uint32_t y = 0; y < pixels->height; y++) {
        double t = (y + 0.5) / pixels->height;
        phw_point from = {p[0].x + (p[3].x - p[0].x) * t, p[0].y + (p[3].y - p[0].y) * t};
        phw_point to = {p[1].x + (p[2].x - p[1].x) * t, p[1].y + (p[2].y - p[1].y) * t};
        double dx = (to.x - from.x) / pixels->width * scale;
        double dy = (to.y - from.y) / pixels->width * scale;
        double u = from.x * scale + dx / 2 - 0.5, v = from.y * scale + dy / 2 - 0.5;
        for (uint32_t left = 0; left < pixels->width; left += PLACES) {
            const uint32_t count = pixels->width - left < PLACES ? pixels->width - left : PLACES;
            double across[PLACES], down[PLACES];
            for (uint32_t i = 0; i < count; i++, u += dx, v += dy) {
                double sag = strip->bend != 0 ? scale * sag_at(&bent, left + i + 0.5) : 0;
                across[i] = u + sag * bent.x;
                down[i] = v + sag * bent.y;
            }
            phw_sample(image, across, down, count, phw_image_row_mut(pixels, y) + left);
        }
    }
}

/* A quarter of the pixels at either side and half of the one between, of a row of them. */
PHW_SIMD_CLONES static void mix_row(const uint8_t *restrict before, const uint8_t *restrict here,
                                    const uint8_t *restrict after, uint32_t count,
                                    uint8_t *restrict to)
{
    for (uint32_t x = 0; x < count; x++)
        to[x] = (uint8_t)((before[x] + 2 * here[x] + after[x] + 2) / 4);
}

/* The last column and the last row stay as they are; before the first of either the same stands
 * once more. */
static void smooth_once(phw_image *image)
{
    const uint32_t width = image->width;
    uint8_t copies[2][WIDEST_COLUMNS + 1];
    for (uint32_t y = 0; y < image->height; y++) {
        uint8_t *row = phw_image_row_mut(image, y), *copy = copies[0];
        copy[0] = row[0];
        memcpy(copy + 1, row, width);
        mix_row(copy, copy + 1, copy + 2, width - 1, row);
    }
    memcpy(copies[1], phw_image_row(image, 0), width); /* before the first row */
    for (uint32_t y = 0; y + 1 < image->height; y++) {
        uint8_t *row = phw_image_row_mut(image, y);
        memcpy(copies[y % 2], row, width);
        mix_row(copies[(y + 1) % 2], copies[y % 2], phw_image_row(image, y + 1), width, row);
    }
}

/* Running means of 2 * SHARPEN_RADIUS + 1 numbers, the first and the last repeated, of @p lanes
 * series beside each other. @param step  from one number of a series to the next one. */
PHW_SIMD_CLONES static void mean_along(const float *restrict from, uint32_t count, size_t step,
                                       uint32_t lanes, size_t lane_step, float *restrict to)
{
    const int last = (int)count - 1;
    float sums[LANES] = {0};
    for (int i = -SHARPEN_RADIUS; i <= SHARPEN_RADIUS; i++) {
        const float *at = from + (size_t)(i < 0 ? 0 : i > last ? last : i) * step;
        for (uint32_t lane = 0; lane < lanes; lane++)
            sums[lane] += at[lane * lane_step];
    }
    for (int i = 0; i <= last; i++) {
        const int entering = i + SHARPEN_RADIUS + 1, leaving = i - SHARPEN_RADIUS;
        const float *enters = from + (size_t)(entering > last ? last : entering) * step;
        const float *leaves = from + (size_t)(leaving < 0 ? 0 : leaving) * step;
        float *mean = to + (size_t)i * step;
        for (uint32_t lane = 0; lane < lanes; lane++) {
            mean[lane * lane_step] = sums[lane] / (2 * SHARPEN_RADIUS + 1);
            sums[lane] += enters[lane * lane_step] - leaves[lane * lane_step];
        }
    }
}

static void blur(float *soft, float *scratch, uint32_t width, uint32_t height)
{
    for (uint32_t y = 0; y < height; y += ROWS) {
        const uint32_t rows = height - y < ROWS ? height - y : ROWS;
        const size_t at = (size_t)y * width;
        mean_along(soft + at, width, 1, rows, width, scratch + at);
    }
    for (uint32_t x = 0; x < width; x += LANES) {
        const uint32_t columns = width - x < LANES ? width - x : LANES;
        mean_along(scratch + x, height, width, columns, 1, soft + x);
    }
}

/* What a row is beyond its blurred copy is added, @p share times. */
PHW_SIMD_CLONES static void sharpen_row(const float *restrict soft, uint32_t count, float share,
                                        uint8_t *restrict row)
{
    for (uint32_t x = 0; x < count; x++) {
        float value = (float)row[x] + share * ((float)row[x] - soft[x]) + 0.5f;
        value = value < 0 ? 0 : value;
        value = value > 255 ? 255 : value;
        row[x] = (uint8_t)value;
    }
}

/* Unsharp masking: the difference to a blurred copy is added, @p share times. */
static phw_status sharpen(phw_image *image, float share, phw_error *error)
{
    uint32_t width = image->width, height = image->height;
    float *soft = malloc(2 * sizeof *soft * width * height);
    if (!soft)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a line");
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++)
            soft[(size_t)y * width + x] = phw_image_row(image, y)[x];
    for (int round = 0; round < SHARPEN_ROUNDS; round++)
        blur(soft, soft + (size_t)width * height, width, height);
    for (uint32_t y = 0; y < height; y++)
        sharpen_row(soft + (size_t)y * width, width, share, phw_image_row_mut(image, y));
    free(soft);
    return PHW_OK;
}

/* The quad with its top moved along the line by @p lean of its height, half at either edge. */
static phw_quad leaned(const phw_quad *quad, double lean)
{
    const phw_point *p = quad->corner;
    double width = phw_quad_width(quad), shift = lean * phw_quad_height(quad) / 2;
    if (width <= 0)
        return *quad;
    double x = (p[1].x - p[0].x + p[2].x - p[3].x) / 2 / width * shift;
    double y = (p[1].y - p[0].y + p[2].y - p[3].y) / 2 / width * shift;
    return (phw_quad){{{p[0].x + x, p[0].y + y},
                       {p[1].x + x, p[1].y + y},
                       {p[2].x - x, p[2].y - y},
                       {p[3].x - x, p[3].y - y}}};
}

static phw_status cut(const phw_pyramid *pyramid, const phw_quad *text, double bend,
                      phw_polarity polarity, const phw_look *look, phw_strip *strip,
                      phw_error *error)
{
    phw_strip made = {.text = *text, .bend = bend};
    double height = phw_quad_height(&made.text);
    double text_height = PHW_STRIP_TEXT * (double)look->size;
    double across = height * (PHW_STRIP_HEIGHT - text_height) / (2 * text_height);
    made.frame = phw_quad_pad(&made.text, MARGIN_ALONG * height, across);
    double width = phw_quad_width(&made.frame) * text_height / height * (double)look->squeeze;
    width = width < 8 ? 8 : width > WIDEST ? WIDEST : width;
    phw_status status =
        phw_image_new((uint32_t)(width + 0.5), PHW_STRIP_HEIGHT, 1, &made.pixels, error);
    if (status != PHW_OK)
        return status;
    resample(pyramid, &made);
    made.lean = phw_slant_estimate(made.pixels, (double)look->lean, (double)look->lean_within);
    if (made.lean != 0) {
        made.text = leaned(&made.text, made.lean);
        made.frame = leaned(&made.frame, made.lean);
        resample(pyramid, &made);
    }
    for (int i = 0; i < look->smooth; i++)
        smooth_once(made.pixels);
    if (look->sharpen > 0)
        status = sharpen(made.pixels, look->sharpen, error);
    if (status != PHW_OK) {
        phw_image_free(&made.pixels);
        return status;
    }
    phw_contrast_normalise(made.pixels, polarity == PHW_POLARITY_LIGHT_ON_DARK,
                           (uint32_t)(MARGIN_ALONG * text_height),
                           (uint32_t)((PHW_STRIP_HEIGHT - text_height) / 2));
    made.pitch = phw_stroke_pitch(made.pixels);
    *strip = made;
    return PHW_OK;
}

/* The rows between which nearly all ink of a strip stands; false where there is none. */
static bool ink_rows(const phw_image *pixels, uint32_t *top, uint32_t *bottom)
{
    uint32_t ink[PHW_STRIP_HEIGHT], all = 0, seen = 0;
    for (uint32_t y = 0; y < PHW_STRIP_HEIGHT; y++) {
        const uint8_t *row = phw_image_row(pixels, y);
        ink[y] = 0;
        for (uint32_t x = 0; x < pixels->width; x++)
            ink[y] += row[x] < INK;
        all += ink[y];
    }
    *top = *bottom = PHW_STRIP_HEIGHT;
    for (uint32_t y = 0; y < PHW_STRIP_HEIGHT; y++) {
        if (*top == PHW_STRIP_HEIGHT && seen + ink[y] > OUTLYING * all)
            *top = y;
        seen += ink[y];
        if (all - seen <= OUTLYING * all) {
            *bottom = y + 1;
            break;
        }
    }
    return all > 0;
}

/* A banner or a cell can pass for its line. So many letters have some that rise and some that fall
 * below: where they fill far less than the line, it is cut down to them, and longer, since a
 * banner's rounded ends are not the text's. */
static bool is_too_high(const phw_strip *strip, const phw_look *look, phw_quad *text)
{
    double height = PHW_STRIP_TEXT * (double)look->size, margin = (PHW_STRIP_HEIGHT - height) / 2;
    uint32_t top, bottom;
    if (phw_quad_width(&strip->text) < LONG_TEXT * phw_quad_height(&strip->text) ||
        !ink_rows(strip->pixels, &top, &bottom) || bottom - top > FILLED * height)
        return false;
    double room = ROOM * (bottom - top), from = (top - room - margin) / height;
    double to = (bottom + room - margin) / height;
    phw_quad longer = phw_quad_pad(&strip->text, BEYOND * phw_quad_height(&strip->text), 0);
    const phw_point *p = longer.corner;
    phw_point left = {p[3].x - p[0].x, p[3].y - p[0].y}, right = {p[2].x - p[1].x, p[2].y - p[1].y};
    *text = (phw_quad){{{p[0].x + from * left.x, p[0].y + from * left.y},
                        {p[1].x + from * right.x, p[1].y + from * right.y},
                        {p[1].x + to * right.x, p[1].y + to * right.y},
                        {p[0].x + to * left.x, p[0].y + to * left.y}}};
    return true;
}

phw_status phw_strip_cut(const phw_pyramid *pyramid, const phw_line *line, const phw_look *look,
                         phw_strip *strip, phw_error *error)
{
    phw_quad text = seen_from(&line->quad, look);
    double bend = look->turned ? -line->bend : line->bend;
    if (bend != 0)
        text = phw_quad_pad(&text, 0, -fabs(bend) / 2);
    phw_strip made;
    phw_status status = cut(pyramid, &text, bend, line->polarity, look, &made, error);
    if (status == PHW_OK && bend == 0 && is_too_high(&made, look, &text)) {
        phw_strip_done(&made);
        status = cut(pyramid, &text, 0, line->polarity, look, &made, error);
    }
    if (status == PHW_OK)
        *strip = made;
    return status;
}

phw_quad phw_strip_quad(const phw_strip *strip, double left, double right)
{
    double whole = strip->pixels->width,
           margin = phw_quad_width(&strip->frame) - phw_quad_width(&strip->text);
    double text = phw_quad_width(&strip->text), frame = text + margin;
    double from = (left / whole * frame - margin / 2) / text;
    double to = (right / whole * frame - margin / 2) / text;
    return phw_quad_slice(&strip->text, from, to);
}

void phw_strip_done(phw_strip *strip)
{
    phw_image_free(&strip->pixels);
}
