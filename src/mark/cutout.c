/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/cutout.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "base/simd.h"
#include "mark/sample_eight.h"

#define LEAST_CONTRAST 5.0F /* grey levels: less is noise */
#define RING_POINTS 40      /* samples along either side of the box's edge */
#define RING_OFFSET 1.2     /* patch samples from the edge at which colours are compared */
#define FRAME_OFFSET 4.0    /* and where a blurred edge of a small box has ended */
#define SIDES 4
#define SIDE_POINTS 16
#define BETWEEN_X 3 /* and from which on what is dark is between the letters */
#define BETWEEN_Y 2

/* The level on which one sample is nearest to one pixel. */
static int level_for(const phw_pyramid *pyramid, double step)
{
    int level = step > 1 ? (int)lround(log2(step)) : 0;
    return level < pyramid->count ? level : pyramid->count - 1;
}

static double clamped(double value, double most)
{
    return value > 0 ? fmin(value, most) : 0; /* no number is 0 */
}

static_assert(PHW_CUTOUT_SMALL_WIDTH % EIGHT == 0 && PHW_CUTOUT_WIDTH % EIGHT == 0, "whole eights");

#define DEPTH_LEAST 1e-6F /* of a place on the horizon */

/* Rows of samples: along a row both numerators and the denominator of the map grow evenly. */
PHW_SIMD_CLONES static void sample_rows(const phw_image *level, const double m[9], double scale,
                                        int width, int height, float *luma)
{
    const sampled from = sampled_of(level);
    const float du = (float)(m[0] * scale), dv = (float)(m[3] * scale), dw = (float)m[6];
    for (int y = 0; y < height; y++, luma += width) {
        const double row = y + 0.5;
        const float u = (float)((m[0] * 0.5 + m[1] * row + m[2]) * scale);
        const float v = (float)((m[3] * 0.5 + m[4] * row + m[5]) * scale);
        const float w = (float)(m[6] * 0.5 + m[7] * row + m[8]);
        for (int i = 0; i < width; i += EIGHT) {
            const eight column = (float)i + (eight){0, 1, 2, 3, 4, 5, 6, 7};
            const eight depth = w + dw * column;
            const eight_whole beyond = (depth > DEPTH_LEAST) | (depth < -DEPTH_LEAST);
            const eight over = (eight)CHOOSE(beyond, 1 / depth, ALL(1 / DEPTH_LEAST));
            const eight across = (u + du * column) * over - 0.5F,
                        down = (v + dv * column) * over - 0.5F;
            sample_eight(&from, &across, &down, luma + i);
        }
    }
}

/* Brings samples to mean 0 and deviation 1. @return the deviation before, 0 where it is too low. */
PHW_SIMD_CLONES static float normalise(float *luma, int size)
{
    eight sums = {0}, squares = {0};
    float sum = 0, square = 0;
    for (int i = 0; i < size; i += EIGHT) {
        eight seen;
        memcpy(&seen, luma + i, sizeof seen);
        sums += seen;
        squares += seen * seen;
    }
    for (int i = 0; i < EIGHT; i++) {
        sum += sums[i];
        square += squares[i];
    }
    const float mean = sum / (float)size, variance = square / (float)size - mean * mean;
    const float contrast = variance > 0 ? sqrtf(variance) : 0;
    if (!(contrast >= LEAST_CONTRAST))
        return 0;
    const float factor = 1 / contrast;
    for (int i = 0; i < size; i++)
        luma[i] = (luma[i] - mean) * factor;
    return contrast;
}

/* Places of a patch. */
typedef struct places {
    phw_point at[PHW_CUTOUT_WIDTH * PHW_CUTOUT_HEIGHT];
    size_t count;
} places;
static_assert(RING_POINTS <= PHW_CUTOUT_WIDTH * PHW_CUTOUT_HEIGHT, "they have room");

/* The mean colour of the picture at places of the patch. They lie far apart in it: all are asked
 * for before the first is waited for. */
static void mean_at(const phw_image *image, const phw_homography *map, const places *of,
                    double mean[3])
{
    const uint8_t *pixels[PHW_CUTOUT_WIDTH * PHW_CUTOUT_HEIGHT];
    const double right = image->width - 1.0, bottom = image->height - 1.0;
    const size_t channels = image->channels;
    uint32_t sum[3] = {0};
    for (size_t i = 0; i < of->count; i++) {
        const phw_point p = phw_homography_apply(map, of->at[i]);
        pixels[i] = phw_image_row(image, (uint32_t)clamped(p.y, bottom)) +
                    (uint32_t)clamped(p.x, right) * channels;
        __builtin_prefetch(pixels[i]);
    }
    for (size_t i = 0; i < of->count; i++)
        for (size_t c = 0; c < 3; c++)
            sum[c] += pixels[i][channels == 3 ? c : 0];
    for (size_t c = 0; c < 3; c++)
        mean[c] = sum[c] / fmax((double)of->count, 1);
}

/* The mean colour of the picture along a rectangle of the patch, @p out samples outside the box. */
static void ring_mean(const phw_image *image, const phw_homography *map, double out, double mean[3])
{
    double left = PHW_CUTOUT_MARGIN_X - out, right = PHW_CUTOUT_WIDTH - PHW_CUTOUT_MARGIN_X + out;
    double top = PHW_CUTOUT_MARGIN_Y - out, bottom = PHW_CUTOUT_HEIGHT - PHW_CUTOUT_MARGIN_Y + out;
    places ring;
    ring.count = 0;
    for (int i = 0; i < RING_POINTS; i++) {
        double share = (i % (RING_POINTS / 2) + 0.5) / (RING_POINTS / 2);
        ring.at[ring.count++] =
            (phw_point){left + (right - left) * share, i < RING_POINTS / 2 ? top : bottom};
    }
    mean_at(image, map, &ring, mean);
}

static bool is_light(phw_cutout_box box)
{
    return box == PHW_CUTOUT_LIGHT || box == PHW_CUTOUT_LIGHT_LETTERS;
}

static bool is_by_letters(phw_cutout_box box)
{
    return box == PHW_CUTOUT_LETTERS || box == PHW_CUTOUT_LIGHT_LETTERS;
}

/* The box in a patch of @p width x @p height samples, right and bottom outside. */
typedef struct inner {
    int left, top, right, bottom;
} inner;

static inner inner_of(int width, int height)
{
    const int margin_x = PHW_CUTOUT_MARGIN_X * width / PHW_CUTOUT_WIDTH;
    const int margin_y = PHW_CUTOUT_MARGIN_Y * height / PHW_CUTOUT_HEIGHT;
    return (inner){margin_x, margin_y, width - margin_x, height - margin_y};
}

static void set_all(float *luma, int from, int to, float level)
{
    for (int i = from; i < to; i++)
        luma[i] = level;
}

/* What lies outside the box becomes as light as the lighter half of what is inside: its letters.
 * A light box is turned over already. */
static void lighten_margin(float *luma, int width, int height)
{
    const inner in = inner_of(width, height);
    float least = INFINITY, most = -INFINITY, sum = 0, count = 0;
    for (int y = in.top; y < in.bottom; y++)
        for (int x = in.left; x < in.right; x++) {
            const float level = luma[y * width + x]; /* fminf() and fmaxf() are calls */
            least = level < least ? level : least;
            most = level > most ? level : most;
        }
    const float middle = (least + most) / 2;
    for (int y = in.top; y < in.bottom; y++)
        for (int x = in.left; x < in.right; x++)
            if (luma[y * width + x] >= middle) {
                sum += luma[y * width + x];
                count++;
            }
    const float level = sum / count;
    set_all(luma, 0, in.top * width, level);
    for (int y = in.top; y < in.bottom; y++) {
        set_all(luma, y * width, y * width + in.left, level);
        set_all(luma, y * width + in.right, (y + 1) * width, level);
    }
    set_all(luma, in.bottom * width, height * width, level);
}

/* The mean colour of the picture where the patch is at least as light as its lightened margin. */
static void letters_mean(const phw_image *image, const phw_homography *map, const float *luma,
                         double mean[3])
{
    const inner in = inner_of(PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT);
    places letters;
    letters.count = 0;
    for (int y = in.top; y < in.bottom; y++)
        for (int x = in.left; x < in.right; x++)
            if (!(luma[y * PHW_CUTOUT_WIDTH + x] < luma[0]))
                letters.at[letters.count++] = (phw_point){x + 0.5, y + 0.5};
    mean_at(image, map, &letters, mean);
}

/* The mean colour of the picture between the letters, where it is dark. */
static void between_mean(const phw_image *image, const phw_homography *map, const float *luma,
                         double mean[3])
{
    inner in = inner_of(PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT);
    in = (inner){in.left + BETWEEN_X, in.top + BETWEEN_Y, in.right - BETWEEN_X,
                 in.bottom - BETWEEN_Y};
    places between;
    float least = luma[0];
    between.count = 0;
    for (int y = in.top; y < in.bottom; y++)
        for (int x = in.left; x < in.right; x++) {
            const float level = luma[y * PHW_CUTOUT_WIDTH + x];
            least = level < least ? level : least;
        }
    const float middle = (least + luma[0]) / 2;
    for (int y = in.top; y < in.bottom; y++)
        for (int x = in.left; x < in.right; x++)
            if (!(luma[y * PHW_CUTOUT_WIDTH + x] > middle))
                between.at[between.count++] = (phw_point){x + 0.5, y + 0.5};
    mean_at(image, map, &between, mean);
}

/* A place outside one side of the box, in shares of that side. */
static phw_point beyond(int side, double share)
{
    const double left = PHW_CUTOUT_MARGIN_X, right = PHW_CUTOUT_WIDTH - PHW_CUTOUT_MARGIN_X;
    const double top = PHW_CUTOUT_MARGIN_Y, bottom = PHW_CUTOUT_HEIGHT - PHW_CUTOUT_MARGIN_Y;
    const double across = left + (right - left) * share, down = top + (bottom - top) * share;
    switch (side) {
    case 0:
        return (phw_point){across, top - FRAME_OFFSET};
    case 1:
        return (phw_point){right + FRAME_OFFSET, down};
    case 2:
        return (phw_point){across, bottom + FRAME_OFFSET};
    default:
        return (phw_point){left - FRAME_OFFSET, down};
    }
}

/* @return what is dark over what is bright, as a patch has it. */
static float ratio_of(double dark, double bright)
{
    return fminf((float)((dark + 1) / (bright + 1)), PHW_CUTOUT_RATIO_MOST);
}

static void compare_colours(const phw_image *image, const phw_homography *map, phw_cutout_box box,
                            phw_cutout *patch)
{
    const bool light = is_light(box);
    double inside[3], outside[3];
    ring_mean(image, map, -RING_OFFSET, inside);
    if (is_by_letters(box))
        letters_mean(image, map, patch->luma, outside);
    else
        ring_mean(image, map, RING_OFFSET, outside);
    for (int c = 0; c < PHW_CUTOUT_COLOURS; c++) {
        double dark = light ? outside[c] : inside[c], bright = light ? inside[c] : outside[c];
        patch->ratio[c] = patch->between[c] = ratio_of(dark, bright);
    }
    if (box != PHW_CUTOUT_LETTERS)
        return;
    between_mean(image, map, patch->luma, inside);
    for (int c = 0; c < PHW_CUTOUT_COLOURS; c++)
        patch->between[c] = ratio_of(inside[c], outside[c]);
}

/* Cuts @p width x @p height samples out, margins as shares of the whole patch's, and brings them to
 * mean 0 and deviation 1. The contrast before is the answer, 0 where there is none. */
static float cut(const phw_pyramid *pyramid, const phw_quad *quad, int width, phw_cutout_box box,
                 phw_homography *map, float *luma)
{
    const double zoom = (double)width / PHW_CUTOUT_WIDTH;
    const int height = width * PHW_CUTOUT_HEIGHT / PHW_CUTOUT_WIDTH, size = width * height;
    const phw_box inside = {PHW_CUTOUT_MARGIN_X * zoom, PHW_CUTOUT_MARGIN_Y * zoom,
                            (PHW_CUTOUT_WIDTH - PHW_CUTOUT_MARGIN_X) * zoom,
                            (PHW_CUTOUT_HEIGHT - PHW_CUTOUT_MARGIN_Y) * zoom};
    const int number = level_for(pyramid, phw_quad_width(quad) / (inside.right - inside.left));
    if (!phw_homography_from_box(&inside, quad, map))
        return 0;
    sample_rows(pyramid->level[number], map->m, 1.0 / (double)(1U << number), width, height, luma);
    for (int i = 0; is_light(box) && i < size; i++)
        luma[i] = -luma[i];
    if (is_by_letters(box))
        lighten_margin(luma, width, height);
    return normalise(luma, size);
}

bool phw_cutout_make(const phw_pyramid *pyramid, const phw_image *image, const phw_quad *quad,
                     phw_cutout_box box, phw_cutout *patch)
{
    phw_homography map;
    patch->contrast = cut(pyramid, quad, PHW_CUTOUT_WIDTH, box, &map, patch->luma);
    if (patch->contrast <= 0)
        return false;
    compare_colours(image, &map, box, patch);
    return true;
}

float phw_cutout_frame(const phw_image *image, const phw_quad *quad)
{
    const phw_box box = {PHW_CUTOUT_MARGIN_X, PHW_CUTOUT_MARGIN_Y,
                         PHW_CUTOUT_WIDTH - PHW_CUTOUT_MARGIN_X,
                         PHW_CUTOUT_HEIGHT - PHW_CUTOUT_MARGIN_Y};
    phw_homography map;
    double inside[3], least = INFINITY, second = INFINITY;
    if (!phw_homography_from_box(&box, quad, &map))
        return 0;
    ring_mean(image, &map, -RING_OFFSET, inside);
    for (int side = 0; side < SIDES; side++) {
        places along;
        double mean[3], off = 0;
        along.count = 0;
        for (int i = 0; i < SIDE_POINTS; i++)
            along.at[along.count++] = beyond(side, (i + 0.5) / SIDE_POINTS);
        mean_at(image, &map, &along, mean);
        for (int c = 0; c < 3; c++)
            off = fmax(off, fabs(mean[c] - inside[c]));
        second = fmin(second, fmax(least, off));
        least = fmin(least, off);
    }
    return (float)second;
}

bool phw_cutout_make_small(const phw_pyramid *pyramid, const phw_quad *quad, phw_cutout_box box,
                           float luma[PHW_CUTOUT_SMALL_SIZE])
{
    phw_homography map;
    return cut(pyramid, quad, PHW_CUTOUT_SMALL_WIDTH, box, &map, luma) > 0;
}

void phw_cutout_turned(const float *luma, int width, int height, phw_cutout_turn turn,
                       float *turned)
{
    bool across = turn == PHW_CUTOUT_HALF_TURN || turn == PHW_CUTOUT_MIRRORED;
    bool down = turn == PHW_CUTOUT_HALF_TURN || turn == PHW_CUTOUT_MIRRORED_HALF_TURN;
    for (int y = 0; y < height; y++) {
        const float *row = luma + (size_t)(down ? height - 1 - y : y) * (size_t)width;
        for (int x = 0; x < width; x++)
            turned[y * width + x] = row[across ? width - 1 - x : x];
    }
}
