/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/plate_look.h"

#include <math.h>

#include "base/geometry.h"

/* A plate is 520 × 111 mm (BS AU 145), so 4.7 times as wide as high; seen from the side it is less,
 * and layout's quads are some pixels off. */
#define WIDE_LEAST 2.2
#define WIDE_MOST 7.5
#define HEIGHT_LEAST 16.0 /* pixels */

/* Its characters are 79 of 111 mm high. */
#define EDGE_ACROSS 0.12 /* of its height, above and below */

/* Where is looked: within the edges, where a plate without characters is bright all over. */
#define INSET_ALONG 0.05
#define INSET_ACROSS 0.18
#define ACROSS 48
#define DOWN 7

/* Shares of the samples that are bright (white, or yellow), and dark. */
#define BRIGHT_SHARE 0.35
#define DARK_LEAST 0.10
#define DARK_MOST 0.58
#define DARK_GREY 0.55 /* of the brightest sample's grey */
#define BRIGHTEST_LEAST 100

static bool has_shape(const phw_quad *plate)
{
    double height = phw_quad_height(plate), width = phw_quad_width(plate);
    return height >= HEIGHT_LEAST && width >= WIDE_LEAST * height && width <= WIDE_MOST * height;
}

static phw_point between(phw_point a, phw_point b, double share)
{
    return (phw_point){a.x * (1 - share) + b.x * share, a.y * (1 - share) + b.y * share};
}

/* The picture's pixel there, or the nearest one. */
static const uint8_t *pixel_at(const phw_image *image, phw_point at)
{
    const double right = image->width - 1.0, bottom = image->height - 1.0;
    /* fmin() and fmax() mind NaN, of which no quad is made, and are calls. */
    double x = at.x > 0 ? at.x : 0, y = at.y > 0 ? at.y : 0;
    x = x < right ? x : right;
    y = y < bottom ? y : bottom;
    return phw_image_row(image, (uint32_t)y) + (size_t)(uint32_t)x * 3;
}

/* Red and green: what a yellow plate has as a white one has. */
static int brightness(const uint8_t *pixel)
{
    return (pixel[0] + pixel[1]) / 2;
}

static bool has_colours(const phw_image *image, const phw_quad *quad)
{
    int grey[ACROSS * DOWN], most = 0, bright = 0, dark = 0;
    for (int across = 0; across < ACROSS; across++) {
        const double u = INSET_ALONG + (1 - 2 * INSET_ALONG) * (across + 0.5) / ACROSS;
        const phw_point above = between(quad->corner[0], quad->corner[1], u);
        const phw_point below = between(quad->corner[3], quad->corner[2], u);
        for (int down = 0; down < DOWN; down++) {
            const double v = INSET_ACROSS + (1 - 2 * INSET_ACROSS) * (down + 0.5) / DOWN;
            const int level = brightness(pixel_at(image, between(above, below, v)));
            grey[down * ACROSS + across] = level;
            most = level > most ? level : most;
        }
    }
    for (int i = 0; i < ACROSS * DOWN; i++) {
        dark += grey[i] < DARK_GREY * most;
        bright += grey[i] >= (1 + DARK_GREY) / 2 * most;
    }
    return most >= BRIGHTEST_LEAST && bright >= BRIGHT_SHARE * ACROSS * DOWN &&
           dark >= DARK_LEAST * ACROSS * DOWN && dark <= DARK_MOST * ACROSS * DOWN;
}

bool phw_plate_looks(const phw_image *image, const phw_quad *plate)
{
    return has_shape(plate) && has_colours(image, plate);
}

phw_line phw_plate_text(const phw_quad *plate)
{
    phw_line text = {.quad = phw_quad_pad(plate, 0, -EDGE_ACROSS * phw_quad_height(plate)),
                     .angle = phw_quad_angle(plate),
                     .polarity = PHW_POLARITY_DARK_ON_LIGHT,
                     .plane = PHW_NO_PLANE,
                     .state = PHW_LINE_SKIPPED};
    text.height = phw_quad_height(&text.quad);
    return text;
}
