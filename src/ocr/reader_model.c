/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/reader_model.h"

#include <stdlib.h>
#include <string.h>

#include "base/cursor.h"

#define MAGIC "PHWREAD2"
#define MOST_HEIGHT 256 /* pixels */
#define MOST_LABELS 1024
#define MOST_CHANNELS 1024
#define MOST_STRIDE 8
#define MOST_DILATION 64
#define MOST_WEIGHT 127
#define MOST_SCALE 1e6f /* far from where scores would no longer be numbers */

/* Flags of a layer in the file. */
#define RELU 1U
#define RESIDUAL 2U

/* A sum of so many products of the greatest activation and weight is still an int32. */
#define MOST_INPUTS ((size_t)INT32_MAX / (PHW_CONVOLUTION_MOST * MOST_WEIGHT))

static phw_status damaged(phw_error *error)
{
    return phw_error_set(error, PHW_ERR_MODEL,
                         "the line reader's model is damaged or of another version of photoward");
}

static bool within(uint32_t value, uint32_t least, uint32_t most)
{
    return value >= least && value <= most;
}

/* So that a line of any width has columns, and none of zeros alone. */
static bool padding_fits(const phw_convolution_shape *s)
{
    uint32_t reach = (s->kernel_x - 1) * s->dilation_x;
    return s->pad_y < s->kernel_y && s->pad_x <= reach && 2 * s->pad_x >= reach;
}

/* What is added has to be as large as what it is added to. */
static bool may_be_residual(const phw_convolution_shape *s, size_t rows)
{
    return rows == 1 && s->in == s->out && s->stride_y == 1 && s->stride_x == 1 &&
           2 * s->pad_y + 1 == s->kernel_y && 2 * s->pad_x == (s->kernel_x - 1) * s->dilation_x;
}

static bool take_shape(phw_cursor *c, size_t rows, phw_convolution_shape *shape)
{
    phw_convolution_shape s;
    s.in = phw_cursor_u32le(c);
    s.out = phw_cursor_u32le(c);
    s.kernel_y = phw_cursor_u32le(c);
    s.kernel_x = phw_cursor_u32le(c);
    s.stride_y = phw_cursor_u32le(c);
    s.stride_x = phw_cursor_u32le(c);
    s.pad_y = phw_cursor_u32le(c);
    s.pad_x = phw_cursor_u32le(c);
    s.dilation_x = phw_cursor_u32le(c);
    uint32_t flags = phw_cursor_u32le(c);
    s.relu = flags & RELU;
    s.residual = flags & RESIDUAL;
    *shape = s;
    return !c->overrun && !(flags & ~(RELU | RESIDUAL)) && within(s.in, 1, MOST_CHANNELS) &&
           within(s.out, 1, MOST_CHANNELS) && within(s.kernel_y, 1, PHW_CONVOLUTION_KERNEL) &&
           within(s.kernel_x, 1, PHW_CONVOLUTION_KERNEL) && within(s.stride_y, 1, MOST_STRIDE) &&
           within(s.stride_x, 1, MOST_STRIDE) && within(s.dilation_x, 1, MOST_DILATION) &&
           (size_t)s.kernel_y * s.kernel_x * s.in <= MOST_INPUTS && padding_fits(&s) &&
           (!s.residual || may_be_residual(&s, rows)) && phw_convolution_rows(&s, rows) > 0;
}

/* A bias that no sum takes out of an int32. */
static bool bias_fits(int32_t bias, size_t inputs)
{
    int64_t most = INT32_MAX - (int64_t)inputs * PHW_CONVOLUTION_MOST * MOST_WEIGHT;
    return bias >= -most && bias <= most;
}

/* Without leaving early: so it runs in vectors. */
static bool weights_fit(const int8_t *weights, size_t count)
{
    int8_t lowest = 0;
    for (size_t i = 0; i < count; i++)
        lowest = weights[i] < lowest ? weights[i] : lowest;
    return lowest >= -MOST_WEIGHT;
}

static bool take_numbers(phw_cursor *c, phw_convolution *layer)
{
    const phw_convolution_shape *s = &layer->shape;
    size_t inputs = (size_t)s->kernel_y * s->kernel_x * s->in;
    phw_cursor scales = *c, biases = *c;
    phw_cursor_skip(&biases, sizeof(float) * s->out);
    phw_cursor_skip(c, (sizeof(float) + sizeof(int32_t)) * s->out);
    for (size_t k = 0; k < s->out; k++) {
        uint32_t bits = phw_cursor_u32le(&scales);
        int32_t bias = (int32_t)phw_cursor_u32le(&biases);
        float scale;
        memcpy(&scale, &bits, sizeof scale);
        /* Written so that what is not a number fails, too. */
        if (!(scale >= -MOST_SCALE && scale <= MOST_SCALE) || !bias_fits(bias, inputs) ||
            !phw_cursor_take(c, inputs))
            return false;
        const int8_t *weights = (const int8_t *)(c->bytes + c->at);
        if (!weights_fit(weights, inputs))
            return false;
        phw_convolution_set(layer, k, weights, bias, scale);
        phw_cursor_skip(c, inputs);
    }
    return !c->overrun;
}

static phw_status take_network(phw_cursor *c, const phw_reader_model *of, size_t labels,
                               phw_reader_network *m, phw_error *error)
{
    uint32_t count = phw_cursor_u32le(c);
    size_t rows = of->height, channels = 1;
    m->pixels = 1;
    if (!within(count, 1, PHW_READER_LAYERS))
        return damaged(error);
    for (uint32_t i = 0; i < count; i++) {
        phw_convolution_shape shape;
        bool last = i + 1 == count;
        if (!take_shape(c, rows, &shape) || shape.in != channels ||
            (last && (shape.relu || shape.residual)) ||
            phw_cursor_left(c) / shape.out < (size_t)shape.kernel_y * shape.kernel_x * shape.in)
            return damaged(error);
        phw_status status = phw_convolution_init(&shape, of->way, &m->layers[i], error);
        if (status != PHW_OK)
            return status;
        m->layer_count++;
        if (!take_numbers(c, &m->layers[i]))
            return damaged(error);
        rows = phw_convolution_rows(&shape, rows);
        m->pixels *= shape.stride_x;
        channels = shape.out;
        if (m->pixels > of->height)
            return damaged(error);
    }
    return rows == 1 && channels == labels ? PHW_OK : damaged(error);
}

static phw_status take_model(phw_cursor *c, phw_reader_model *m, phw_error *error)
{
    if (c->size < strlen(MAGIC) || memcmp(c->bytes, MAGIC, strlen(MAGIC)) != 0)
        return damaged(error);
    phw_cursor_skip(c, strlen(MAGIC));
    uint32_t height = phw_cursor_u32le(c), labels = phw_cursor_u32le(c);
    if (!within(height, 1, MOST_HEIGHT) || !within(labels, 2, MOST_LABELS))
        return damaged(error);
    m->height = height;
    phw_status status = phw_charset_take(c, labels, &m->charset, error);
    uint32_t networks = phw_cursor_u32le(c);
    if (status == PHW_OK && !within(networks, 1, PHW_READER_NETWORKS))
        return damaged(error);
    while (status == PHW_OK && m->network_count < networks)
        status = take_network(c, m, labels, &m->networks[m->network_count++], error);
    return status == PHW_OK && phw_cursor_left(c) ? damaged(error) : status;
}

phw_status phw_reader_model_parse(const uint8_t *bytes, size_t size, phw_tile_way way,
                                  phw_reader_model **model, phw_error *error)
{
    phw_cursor c = phw_cursor_view(bytes, size);
    phw_reader_model *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the reader's model");
    made->way = way;
    phw_status status = take_model(&c, made, error);
    if (status != PHW_OK) {
        phw_reader_model_free(&made);
        return status;
    }
    *model = made;
    return PHW_OK;
}

void phw_reader_model_free(phw_reader_model **model)
{
    if (!model || !*model)
        return;
    for (size_t n = 0; n < (*model)->network_count; n++)
        for (size_t i = 0; i < (*model)->networks[n].layer_count; i++)
            phw_convolution_done(&(*model)->networks[n].layers[i]);
    phw_charset_free(&(*model)->charset);
    free(*model);
    *model = NULL;
}
