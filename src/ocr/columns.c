/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"
#include "ocr/activation.h"
#include "ocr/contrast.h"

#define SIDE 3      /* of the convolution */
#define TOGETHER 32 /* columns that are summed up at a time */

/* Pixels as the network takes them, with a margin of one all round: grey, since it learned with
 * noise there. */
typedef struct plane {
    int16_t *pixels;
    size_t width, height, stride;
} plane;

static bool plane_init(const phw_image *line, plane *p)
{
    p->width = line->width;
    p->height = line->height;
    p->stride = p->width + 2;
    p->pixels = calloc(p->stride * (p->height + 2), sizeof *p->pixels);
    if (!p->pixels)
        return false;
    for (size_t y = 0; y < p->height; y++) {
        const uint8_t *row = phw_image_row(line, (uint32_t)y);
        int16_t *to = p->pixels + (y + 1) * p->stride;
        for (size_t x = 0; x < p->width; x++) {
            float middle = (PHW_CONTRAST_INK + PHW_CONTRAST_GROUND) / 2.0f,
                  half = (PHW_CONTRAST_GROUND - PHW_CONTRAST_INK) / 2.0f;
            float value = ((float)row[x] - middle) / half * (PHW_MATRIX_ONE + 1);
            value = value < -PHW_MATRIX_ONE  ? -PHW_MATRIX_ONE
                    : value > PHW_MATRIX_ONE ? PHW_MATRIX_ONE
                                             : value;
            to[x + 1] = (int16_t)lrintf(value);
        }
    }
    return true;
}

/* Raises most[x] to the sums of one channel over the 3 × 3 pixels round each pixel of a row. */
PHW_SIMD_CLONES
static void convolve_row(const int16_t *restrict rows, size_t stride, const int16_t *weights,
                         size_t width, int32_t *restrict most)
{
    for (size_t x = 0; x < width; x++) {
        int32_t sum = 0;
        for (size_t dx = 0; dx < SIDE; dx++)
            for (size_t dy = 0; dy < SIDE; dy++)
                sum += (int32_t)weights[dx * SIDE + dy] * rows[dy * stride + x + dx];
        most[x] = sum > most[x] ? sum : most[x];
    }
}

/* One channel of one row of cells: the greatest sum in each. It is taken before the activation,
 * which keeps order, so that there are fewer to compute. */
static void pool_row(const phw_network *n, const plane *p, size_t channel, size_t row,
                     size_t columns, int32_t *most, float *cells)
{
    const phw_matrix *m = &n->convolution;
    for (size_t x = 0; x < p->width; x++)
        most[x] = INT32_MIN;
    for (size_t y = row * n->pool_y; y < (row + 1) * n->pool_y; y++)
        convolve_row(p->pixels + y * p->stride, p->stride, m->weights + channel * m->stride,
                     p->width, most);
    for (size_t column = 0; column < columns; column++) {
        int32_t best = INT32_MIN;
        for (size_t x = column * n->pool_x; x < (column + 1) * n->pool_x; x++)
            best = most[x] > best ? most[x] : best;
        cells[column] = m->scale[channel] * (float)(best + m->bias[channel]);
    }
}

/* All cells: [row][column][channel]. */
static bool convolve(const phw_network *n, const plane *p, size_t rows, size_t columns,
                     int16_t *cells)
{
    size_t channels = n->convolution.rows;
    int32_t *most = malloc(p->width * sizeof *most);
    float *sums = malloc(columns * sizeof *sums);
    int16_t *values = malloc(columns * sizeof *values);
    bool fine = most && sums && values;
    for (size_t row = 0; fine && row < rows; row++) {
        for (size_t channel = 0; channel < channels; channel++) {
            int16_t *to = cells + row * columns * channels + channel;
            pool_row(n, p, channel, row, columns, most, sums);
            phw_activation_tanh(sums, columns, values);
            for (size_t column = 0; column < columns; column++)
                to[column * channels] = values[column];
        }
    }
    free(most);
    free(sums);
    free(values);
    return fine;
}

/* Runs down the columns, many side by side. */
static bool sum_up(const phw_network *n, const int16_t *cells, size_t rows, size_t columns,
                   int16_t *features)
{
    const phw_lstm *lstm = &n->column;
    size_t stride = lstm->gates.stride, units = lstm->units, inputs = lstm->inputs;
    int16_t *vectors = malloc(TOGETHER * stride * sizeof *vectors);
    float *gates = malloc(TOGETHER * lstm->gates.rows * sizeof *gates);
    float *states = malloc(TOGETHER * units * sizeof *states);
    bool fine = vectors && gates && states;
    for (size_t first = 0; fine && first < columns; first += TOGETHER) {
        size_t some = columns - first < TOGETHER ? columns - first : TOGETHER;
        memset(vectors, 0, some * stride * sizeof *vectors);
        memset(states, 0, some * units * sizeof *states);
        for (size_t row = 0; row < rows; row++) {
            for (size_t i = 0; i < some; i++)
                memcpy(vectors + i * stride, cells + (row * columns + first + i) * inputs,
                       inputs * sizeof *vectors);
            phw_matrix_multiply(&lstm->gates, vectors, stride, some, gates);
            for (size_t i = 0; i < some; i++)
                phw_activation_lstm(gates + i * lstm->gates.rows, units, states + i * units,
                                    vectors + i * stride + inputs);
        }
        for (size_t i = 0; i < some; i++)
            memcpy(features + (first + i) * units, vectors + i * stride + inputs,
                   units * sizeof *features);
    }
    free(vectors);
    free(gates);
    free(states);
    return fine;
}

phw_status phw_columns_read(const phw_network *network, const phw_image *line, int16_t *features,
                            phw_error *error)
{
    size_t columns = line->width / network->pool_x, rows = network->height / network->pool_y;
    plane p = {NULL, 0, 0, 0};
    int16_t *cells = malloc(rows * columns * network->convolution.rows * sizeof *cells);
    bool fine = cells && plane_init(line, &p) && convolve(network, &p, rows, columns, cells) &&
                sum_up(network, cells, rows, columns, features);
    free(p.pixels);
    free(cells);
    return fine ? PHW_OK : phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading a line");
}
