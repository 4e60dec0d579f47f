/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/plate_ground.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/geometry.h"

/* Where is looked past the plate's edges, in heights of the characters (79 mm; the edges are 16 mm
 * above and below and 11 mm or more to either side, by BS AU 145). A band with a flag may stand at
 * the left. */
#define PAST_ACROSS 0.50
#define PAST_ALONG 1.30
/* The same in a recess, which ends soon: white plates have dark ones on white cars, too. */
#define NEAR_ACROSS 0.23
#define NEAR_ALONG 0.45

#define SAMPLES 48
#define ROWS 9

/* Colours, 8-bit: the plate and what is behind it differ by at least APART in one channel. */
#define APART 36
#define BRIGHT_LEAST 90
#define YELLOW_GREEN 0.62 /* of red, at least */
#define YELLOW_BLUE 0.66  /* of red, at most */
#define WHITE_SPREAD 0.28 /* between the channels, of the largest */

typedef struct colour {
    int channel[3];
} colour;

/* The median colour along a line. */
static colour along(const phw_image *image, phw_point from, phw_point to)
{
    uint8_t counts[3][256] = {{0}};
    colour median = {{0, 0, 0}};
    for (int i = 0; i < SAMPLES; i++) {
        double share = (i + 0.5) / SAMPLES;
        double x = from.x + (to.x - from.x) * share, y = from.y + (to.y - from.y) * share;
        uint32_t column = (uint32_t)fmin(fmax(x, 0), image->width - 1.0);
        uint32_t row = (uint32_t)fmin(fmax(y, 0), image->height - 1.0);
        const uint8_t *pixel = phw_image_row(image, row) + (size_t)column * 3;
        for (int c = 0; c < 3; c++)
            counts[c][pixel[c]]++;
    }
    for (int c = 0; c < 3; c++)
        for (int below = counts[c][0]; below <= SAMPLES / 2; below += counts[c][median.channel[c]])
            median.channel[c]++;
    return median;
}

/* The colour along one side of a quad: 0 top, 1 right, 2 bottom, 3 left. */
static colour side_of(const phw_image *image, const phw_quad *quad, int side)
{
    return along(image, quad->corner[side], quad->corner[(side + 1) % 4]);
}

static phw_plate_ground ground_of(const colour *plate)
{
    int red = plate->channel[0], green = plate->channel[1], blue = plate->channel[2];
    int most = red > green ? red : green, least = red < green ? red : green;
    most = most > blue ? most : blue;
    least = least < blue ? least : blue;
    if (most < BRIGHT_LEAST)
        return PHW_PLATE_GROUND_NONE;
    if (green >= YELLOW_GREEN * red && blue <= YELLOW_BLUE * red && red >= green * 0.9)
        return PHW_PLATE_GROUND_YELLOW;
    return most - least <= WHITE_SPREAD * most ? PHW_PLATE_GROUND_WHITE : PHW_PLATE_GROUND_NONE;
}

static bool stands_off(const colour *a, const colour *b)
{
    for (int c = 0; c < 3; c++)
        if (abs(a->channel[c] - b->channel[c]) >= APART)
            return true;
    return false;
}

/* What the characters stand on: of rows across the text the one that is brightest. */
static colour between(const phw_image *image, const phw_quad *text)
{
    colour rows[ROWS], median = {{0, 0, 0}};
    int brightest = -1;
    for (int i = 0; i < ROWS; i++) {

        double share = (i + 0.5) / ROWS;
        const phw_point *p = text->corner;
        phw_point from = {p[0].x + (p[3].x - p[0].x) * share, p[0].y + (p[3].y - p[0].y) * share};
        phw_point to = {p[1].x + (p[2].x - p[1].x) * share, p[1].y + (p[2].y - p[1].y) * share};
        rows[i] = along(image, from, to);
        int grey = rows[i].channel[0] + rows[i].channel[1];
        if (grey > brightest)
            brightest = grey, median = rows[i];
    }
    return median;
}

phw_plate_ground phw_plate_ground_find(const phw_image *image, const phw_quad *text, int *sides)
{
    double height = phw_quad_height(text);
    const phw_quad past = phw_quad_pad(text, PAST_ALONG * height, PAST_ACROSS * height);
    const phw_quad near = phw_quad_pad(text, NEAR_ALONG * height, NEAR_ACROSS * height);
    colour plate = between(image, text);
    *sides = 0;
    for (int side = 0; side < 4; side++) {
        colour behind = side_of(image, &past, side);
        if (!stands_off(&behind, &plate))
            behind = side_of(image, &near, side);
        *sides += stands_off(&behind, &plate);
    }
    return ground_of(&plate);
}
