/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/lozenge_look.h"

#include <assert.h>
#include <math.h>

#include "base/geometry.h"
#include "base/simd.h"
#include "mark/small_net.h"

#define WIDTH PHW_LOZENGE_LOOK_WIDTH
#define HEIGHT PHW_LOZENGE_LOOK_HEIGHT
#define SIZE (WIDTH * HEIGHT)
#define BOX_LEFT 12
#define BOX_TOP 8
#define BOX_WIDTH (WIDTH - 2 * BOX_LEFT)
#define BOX_HEIGHT (HEIGHT - 2 * BOX_TOP)
#define RGB 3
/* Of a large box each sample is a mean of so many places a side, at most. */
#define PLACES_MOST 3

#define LEAST_CONTRAST 4.0F /* grey levels */
#define MOST 6.0F           /* deviations, of a plane's values */

/* Planes of the three convolutions, and units of the hidden layer. */
#define FIRST 12
#define SECOND 24
#define THIRD 24
#define HIDDEN 32
#define FEATURES (THIRD * SIZE / 64)

/* In the order in which models/lozenge/look.py writes them. */
enum {
    FIRST_WEIGHTS = 0,
    FIRST_BIAS = FIRST_WEIGHTS + FIRST * RGB * TAPS,
    SECOND_WEIGHTS = FIRST_BIAS + FIRST,
    SECOND_BIAS = SECOND_WEIGHTS + SECOND * FIRST * TAPS,
    THIRD_WEIGHTS = SECOND_BIAS + SECOND,
    THIRD_BIAS = THIRD_WEIGHTS + THIRD * SECOND * TAPS,
    HIDDEN_WEIGHTS = THIRD_BIAS + THIRD,
    HIDDEN_BIAS = HIDDEN_WEIGHTS + HIDDEN * FEATURES,
    LAST_WEIGHTS = HIDDEN_BIAS + HIDDEN,
    LAST_BIAS = LAST_WEIGHTS + HIDDEN,
    WEIGHT_COUNT = LAST_BIAS + 1
};

static const float weights[] = {
#include "mark/lozenge_look_weights.inc"
};

static_assert(sizeof weights / sizeof weights[0] == WEIGHT_COUNT, "all weights of this network");
static_assert(WIDTH / 4 % EIGHT == 0 && HIDDEN % TOGETHER == 0, "whole eights, and fours");

static double within(double value, double most)
{
    return value > 0 ? fmin(value, most) : 0;
}

/* Adds the colour at a place of the picture, bilinear. */
static void add_colour(const phw_image *image, phw_point at, float sum[RGB])
{
    const double x = within(at.x - 0.5, image->width - 1.0);
    const double y = within(at.y - 0.5, image->height - 1.0);
    const uint32_t left = (uint32_t)x, top = (uint32_t)y;
    const size_t step = image->channels, first = left * step;
    const size_t next = left + 1 < image->width ? first + step : first;
    const float across = (float)(x - left), down = (float)(y - top);
    const uint8_t *upper = phw_image_row(image, top);
    const uint8_t *lower = phw_image_row(image, top + 1 < image->height ? top + 1 : top);
    for (size_t c = 0; c < RGB; c++) {
        const size_t of = step == RGB ? c : 0;
        const float above = upper[first + of] * (1 - across) + upper[next + of] * across;
        const float below = lower[first + of] * (1 - across) + lower[next + of] * across;
        sum[c] += above * (1 - down) + below * down;
    }
}

bool phw_lozenge_look_cut(const phw_image *image, const phw_quad *quad,
                          float colours[PHW_LOZENGE_LOOK_SIZE])
{
    const phw_box box = {BOX_LEFT, BOX_TOP, BOX_LEFT + BOX_WIDTH, BOX_TOP + BOX_HEIGHT};
    const double step = phw_quad_width(quad) / BOX_WIDTH;
    const int places = (int)fmax(1, fmin(PLACES_MOST, floor(step + 0.5)));
    phw_homography map;
    if (!phw_homography_from_box(&box, quad, &map))
        return false;
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            float sum[RGB] = {0};
            for (int i = 0; i < places * places; i++) {
                const phw_point at = {x + (i % places + 0.5) / places,
                                      y + ((double)(i / places) + 0.5) / places};
                add_colour(image, phw_homography_apply(&map, at), sum);
            }
            for (int c = 0; c < RGB; c++)
                colours[c * SIZE + y * WIDTH + x] = sum[c] / (float)(places * places);
        }
    return true;
}

static float limited(float value)
{
    return value < -MOST ? -MOST : value > MOST ? MOST : value;
}

/* Grey with mean 0 and deviation 1 in the box, which is made the darker side, and how much bluer
 * and greener than red. @p planes have a rim. */
static void make_planes(const float *colours, bool light, float *planes)
{
    const float *red = colours, *green = red + SIZE, *blue = green + SIZE;
    float grey[SIZE], sum = 0, square = 0;
    for (int i = 0; i < SIZE; i++)
        grey[i] = 0.299F * red[i] + 0.587F * green[i] + 0.114F * blue[i];
    for (int y = BOX_TOP; y < BOX_TOP + BOX_HEIGHT; y++)
        for (int x = BOX_LEFT; x < BOX_LEFT + BOX_WIDTH; x++) {
            sum += grey[y * WIDTH + x];
            square += grey[y * WIDTH + x] * grey[y * WIDTH + x];
        }
    const float mean = sum / (BOX_WIDTH * BOX_HEIGHT);
    const float variance = square / (BOX_WIDTH * BOX_HEIGHT) - mean * mean;
    const float contrast = larger(LEAST_CONTRAST, variance > 0 ? sqrtf(variance) : 0);
    const float sign = light ? -1 : 1;
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            const int i = y * WIDTH + x;
            float *to = planes + (y + 1) * (WIDTH + 2) + x + 1;
            to[0] = limited(sign * (grey[i] - mean) / contrast);
            to[PADDED(WIDTH, HEIGHT)] = limited((blue[i] - red[i]) / (2 * contrast));
            to[2 * PADDED(WIDTH, HEIGHT)] = limited((green[i] - red[i]) / (2 * contrast));
        }
}

PHW_SIMD_CLONES static float run_network(const float *planes)
{
    float first[FIRST * PADDED(WIDTH / 2, HEIGHT / 2)] = {0};
    float second[SECOND * PADDED(WIDTH / 4, HEIGHT / 4)] = {0};
    float made[TOGETHER * SIZE], features[FEATURES], hidden[HIDDEN], said;
    for (size_t k = 0; k < FIRST; k += TOGETHER) {
        convolve(planes, RGB, WIDTH, HEIGHT, weights + FIRST_WEIGHTS + k * RGB * TAPS,
                 weights + FIRST_BIAS + k, made);
        for (size_t o = 0; o < TOGETHER; o++)
            rectify_and_halve(made + o * SIZE, WIDTH, HEIGHT, WIDTH / 2 + 2,
                              first + (k + o) * PADDED(WIDTH / 2, HEIGHT / 2) + WIDTH / 2 + 3);
    }
    for (size_t k = 0; k < SECOND; k += TOGETHER) {
        convolve(first, FIRST, WIDTH / 2, HEIGHT / 2, weights + SECOND_WEIGHTS + k * FIRST * TAPS,
                 weights + SECOND_BIAS + k, made);
        for (size_t o = 0; o < TOGETHER; o++)
            rectify_and_halve(made + o * SIZE / 4, WIDTH / 2, HEIGHT / 2, WIDTH / 4 + 2,
                              second + (k + o) * PADDED(WIDTH / 4, HEIGHT / 4) + WIDTH / 4 + 3);
    }
    for (size_t k = 0; k < THIRD; k += TOGETHER) {
        convolve(second, SECOND, WIDTH / 4, HEIGHT / 4, weights + THIRD_WEIGHTS + k * SECOND * TAPS,
                 weights + THIRD_BIAS + k, made);
        for (size_t o = 0; o < TOGETHER; o++)
            rectify_and_halve(made + o * SIZE / 16, WIDTH / 4, HEIGHT / 4, WIDTH / 8,
                              features + (k + o) * SIZE / 64);
    }
    for (size_t k = 0; k < HIDDEN; k += TOGETHER)
        small_net_dots(weights + HIDDEN_WEIGHTS + k * FEATURES, features, FEATURES, TOGETHER,
                       hidden + k);
    for (size_t k = 0; k < HIDDEN; k++)
        hidden[k] = larger(0, hidden[k] + weights[HIDDEN_BIAS + k] / SMALL_NET_SCALE);
    small_net_dots(weights + LAST_WEIGHTS, hidden, HIDDEN, 1, &said);
    return said + weights[LAST_BIAS] / SMALL_NET_SCALE;
}

float phw_lozenge_look(const phw_image *image, const phw_quad *quad, bool light)
{
    float colours[RGB * SIZE], planes[RGB * PADDED(WIDTH, HEIGHT)] = {0};
    if (!phw_lozenge_look_cut(image, quad, colours))
        return 0;
    make_planes(colours, light, planes);
    return 1 / (1 + expf(-run_network(planes)));
}
