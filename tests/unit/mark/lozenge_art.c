/* SPDX-License-Identifier: Apache-2.0 */
#include "lozenge_art.h"

#include <math.h>
#include <string.h>

#include "base/geometry.h"

#define ASPECT 2.5
#define MARGIN 0.5 /* of the box's height, painted in the ground's colour */
#define TOP 0.17   /* of the letters, in heights of the box */
#define BOTTOM 0.83
#define LEFT 0.23
#define LETTER 0.68 /* width of a letter's cell, in heights of the box */
#define INK 0.56    /* width of the letter in it */
#define STROKE 0.085
#define SLANT 0.20 /* to the right, a height */
#define SAMPLES 3  /* across and down a pixel */
#define ENDS 16
#define BARS 4 /* each as far from the next as half a letter, in heights of the box */
#define BAR_STEP 0.4

/* Strokes in a unit square; pairs of numbers, lines end at a negative one. */
static const struct letter {
    char name;
    double path[ENDS * 2];
} alphabet[] = {
    {'N', {0, 1, 0, 0, 1, 1, 1, 0, -1}},
    {'H', {0, 0, 0, 1, 0, 0.5, 1, 0.5, 1, 0, 1, 1, -1}},
    {'S', {0.98, 0.10, 0.70, 0.00, 0.35, 0.00, 0.06, 0.12, 0.06, 0.32, 0.30, 0.45, 0.68,
           0.55, 0.94, 0.70, 0.92, 0.90, 0.65, 1.00, 0.30, 1.00, 0.00, 0.90, -1}},
    {'T', {0, 0, 1, 0, 0.5, 0, 0.5, 1, -1}},
    {'O', {0.5, 0, 0.95, 0.2, 0.95, 0.8, 0.5, 1, 0.05, 0.8, 0.05, 0.2, 0.5, 0, -1}},
    {' ', {-1}},
};

static double distance_to(double x, double y, const double *a, const double *b)
{
    double dx = b[0] - a[0], dy = b[1] - a[1], square = dx * dx + dy * dy;
    double t = square > 0 ? ((x - a[0]) * dx + (y - a[1]) * dy) / square : 0;
    t = fmin(1, fmax(0, t));
    return hypot(x - a[0] - t * dx, y - a[1] - t * dy);
}

static bool is_ink(const char *letters, double x, double y)
{
    x += SLANT * (y - 0.5);
    for (size_t i = 0; letters[i]; i++) {
        const struct letter *letter = alphabet;
        while (letter->name != letters[i])
            letter++;
        double left = LEFT + (double)i * LETTER + (LETTER - INK) / 2;
        for (const double *at = letter->path; at[0] >= 0 && at[2] >= 0; at += 2) {
            double a[2] = {left + at[0] * INK, TOP + STROKE + at[1] * (BOTTOM - TOP - 2 * STROKE)};
            double b[2] = {left + at[2] * INK, TOP + STROKE + at[3] * (BOTTOM - TOP - 2 * STROKE)};
            if (distance_to(x, y, a, b) <= STROKE)
                return true;
        }
    }
    return false;
}

phw_image *lozenge_ground(uint32_t width, uint32_t height, const uint8_t colour[3])
{
    phw_image *image = NULL;
    if (phw_image_new(width, height, 3, &image, NULL) != PHW_OK)
        return NULL;
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++)
            memcpy(phw_image_row_mut(image, y) + (size_t)x * 3, colour, 3);
    return image;
}

static const uint8_t *colour_at(phw_point p, const char *letters, const lozenge_colours *colours)
{
    if (p.x < -MARGIN || p.y < -MARGIN || p.x > ASPECT + MARGIN || p.y > 1 + MARGIN)
        return NULL;
    if (p.x < 0 || p.y < 0 || p.x > ASPECT || p.y > 1)
        return colours->ground;
    return is_ink(letters, p.x, p.y) ? colours->ink : colours->box;
}

void lozenge_paint(phw_image *image, const phw_quad *quad, const char *letters,
                   const lozenge_colours *colours)
{
    const phw_quad box = phw_quad_from_box((phw_box){0, 0, ASPECT, 1});
    phw_homography map;
    if (!phw_homography_from_quads(quad, &box, &map))
        return;
    /* The margin lies within half the box's width of its corners. */
    phw_quad wide = phw_quad_pad(quad, phw_quad_width(quad) / 2, phw_quad_height(quad));
    phw_box bounds = phw_quad_bounds(&wide);
    for (uint32_t y = (uint32_t)fmax(0, bounds.top); y < image->height && y < bounds.bottom; y++) {
        for (uint32_t x = (uint32_t)fmax(0, bounds.left); x < image->width && x < bounds.right;
             x++) {
            uint8_t *pixel = phw_image_row_mut(image, y) + (size_t)x * 3;
            unsigned sum[3] = {0};
            for (int k = 0; k < SAMPLES * SAMPLES; k++) {
                phw_point p = {x + (k % SAMPLES + 0.5) / SAMPLES,
                               y + (k / SAMPLES + 0.5) / SAMPLES};
                const uint8_t *c = colour_at(phw_homography_apply(&map, p), letters, colours);
                for (int i = 0; i < 3; i++)
                    sum[i] += c ? c[i] : pixel[i];
            }
            for (int i = 0; i < 3; i++)
                pixel[i] = (uint8_t)(sum[i] / (SAMPLES * SAMPLES));
        }
    }
}

void lozenge_paint_bars(phw_image *image, const phw_quad *quad, const uint8_t ink[3])
{
    const phw_point corner = quad->corner[1];
    const double high = phw_quad_height(quad);
    for (int bar = 0; bar < BARS; bar++) {
        const double left = corner.x + bar * BAR_STEP * high;
        for (double y = corner.y + TOP * high; y < corner.y + BOTTOM * high; y++)
            for (double x = left; x < left + 2 * STROKE * high; x++)
                memcpy(phw_image_row_mut(image, (uint32_t)y) + (size_t)(uint32_t)x * 3, ink, 3);
    }
}
