/* SPDX-License-Identifier: Apache-2.0 */
/* The format as Tesseract 5.3 reads it: lstm/network.cpp, plumbing.cpp, weightmatrix.cpp. */
#include "ocr/network.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NAME 32            /* bytes of a layer's type, with its end */
#define LEARNING_RATES 64u /* flag of a layer that lists one a sublayer */
#define WHOLE_NUMBERS 1u   /* flag of weights in 8 bits … */
#define DOUBLES 128u       /* … and of scales in 64 */
#define MOST_UNITS 1024    /* outputs of a layer; the largest model known has 512 */
#define MOST_SIDE 8        /* of a pool */
#define MOST_HEIGHT 256    /* pixels */
#define GATES 4

/* What every layer begins with. */
typedef struct header {
    char type[NAME];
    uint32_t flags, inputs, outputs;
} header;

static bool take_text(phw_cursor *c, char *text)
{
    uint32_t length = phw_cursor_u32le(c);
    if (c->overrun || length > phw_cursor_left(c))
        return false;
    size_t kept = length < NAME ? length : NAME - 1;
    if (text) {
        memcpy(text, c->bytes + c->at, kept);
        text[kept] = '\0';
    }
    phw_cursor_skip(c, length);
    return !c->overrun;
}

static bool take_header(phw_cursor *c, header *layer)
{
    /* A type number of 0 says that the type's name follows. */
    if (phw_cursor_u8(c) != 0 || !take_text(c, layer->type))
        return false;
    phw_cursor_skip(c, 2); /* training states */
    layer->flags = phw_cursor_u32le(c);
    layer->inputs = phw_cursor_u32le(c);
    layer->outputs = phw_cursor_u32le(c);
    phw_cursor_skip(c, 4); /* number of weights */
    return take_text(c, NULL) && layer->inputs <= MOST_UNITS && layer->outputs <= MOST_UNITS;
}

static bool take_layer(phw_cursor *c, const char *type, header *layer)
{
    return take_header(c, layer) && strcmp(layer->type, type) == 0;
}

static double take_double(phw_cursor *c)
{
    uint64_t bits = phw_cursor_u32le(c);
    double value;
    bits |= (uint64_t)phw_cursor_u32le(c) << 32;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* Reads weights into rows `first` … of a matrix that is there already. */
static bool take_weights(phw_cursor *c, phw_matrix *matrix, size_t first, size_t rows)
{
    uint8_t mode = phw_cursor_u8(c);
    uint32_t outputs = phw_cursor_u32le(c), inputs = phw_cursor_u32le(c);
    phw_cursor_skip(c, 1); /* what stands for an empty cell */
    if (!(mode & WHOLE_NUMBERS) || !(mode & DOUBLES) || outputs != rows ||
        inputs != matrix->columns + 1)
        return false;
    for (size_t r = first; r < first + rows; r++) {
        for (size_t i = 0; i < matrix->columns; i++)
            matrix->weights[r * matrix->stride + i] = (int8_t)phw_cursor_u8(c);
        matrix->bias[r] = (int8_t)phw_cursor_u8(c) * PHW_MATRIX_ONE;
    }
    uint32_t scales = phw_cursor_u32le(c);
    if (scales < rows)
        return false;
    for (uint32_t r = 0; r < scales && !c->overrun; r++) {
        double scale = take_double(c);
        if (r < rows) {
            matrix->scale[first + r] = (float)(scale / PHW_MATRIX_ONE);
            if (!isfinite(matrix->scale[first + r]))
                return false;
        }
    }
    return !c->overrun;
}

static phw_status damaged(phw_error *error)
{
    return phw_error_set(error, PHW_ERR_MODEL,
                         "the reader's model is damaged or of another build: reinstall "
                         "tesseract-ocr-eng");
}

static phw_status take_lstm(phw_cursor *c, const char *type, phw_lstm *lstm, phw_error *error)
{
    header layer;
    if (!take_layer(c, type, &layer))
        return damaged(error);
    uint32_t all = phw_cursor_u32le(c);
    if (!layer.outputs || !layer.inputs || all != layer.inputs + layer.outputs)
        return damaged(error); /* one that is recurrent in two directions has more */
    lstm->inputs = layer.inputs;
    lstm->units = layer.outputs;
    phw_status status =
        phw_matrix_init(&lstm->gates, GATES * lstm->units, lstm->inputs + lstm->units, error);
    if (status != PHW_OK)
        return status;
    for (size_t gate = 0; gate < GATES; gate++)
        if (!take_weights(c, &lstm->gates, gate * lstm->units, lstm->units))
            return damaged(error);
    return PHW_OK;
}

/* A layer that holds others: their number. */
static uint32_t take_stack(phw_cursor *c, const char *type, header *layer)
{
    return take_layer(c, type, layer) ? phw_cursor_u32le(c) : 0;
}

static bool take_learning_rates(phw_cursor *c, const header *layer)
{
    if (layer->flags & LEARNING_RATES) {
        uint32_t count = phw_cursor_u32le(c);
        phw_cursor_skip(c, (size_t)count * sizeof(float));
    }
    return !c->overrun;
}

static phw_status take_dense(phw_cursor *c, const char *type, phw_matrix *matrix, phw_error *error)
{
    header layer;
    if (!take_layer(c, type, &layer) || !layer.outputs || !layer.inputs)
        return damaged(error);
    phw_status status = phw_matrix_init(matrix, layer.outputs, layer.inputs, error);
    if (status != PHW_OK)
        return status;
    return take_weights(c, matrix, 0, matrix->rows) ? PHW_OK : damaged(error);
}

/* The image end: input, convolution, pool, columns. */
static phw_status take_front(phw_cursor *c, phw_network *n, phw_error *error)
{
    header layer, series;
    if (!take_layer(c, "Input", &layer))
        return damaged(error);
    phw_cursor_skip(c, 4); /* batch */
    n->height = phw_cursor_u32le(c);
    phw_cursor_skip(c, 4); /* width: any */
    if (phw_cursor_u32le(c) != 1 || !n->height || n->height > MOST_HEIGHT)
        return damaged(error);
    phw_cursor_skip(c, 4); /* loss */
    if (take_stack(c, "Series", &series) != 2 || !take_layer(c, "Convolve", &layer) ||
        phw_cursor_u32le(c) != 1 || phw_cursor_u32le(c) != 1)
        return damaged(error);
    phw_status status = take_dense(c, "Tanh", &n->convolution, error);
    if (status != PHW_OK)
        return status;
    if (!take_learning_rates(c, &series) || !take_layer(c, "Maxpool", &layer))
        return damaged(error);
    n->pool_x = phw_cursor_u32le(c);
    n->pool_y = phw_cursor_u32le(c);
    if (!n->pool_x || !n->pool_y || n->pool_x > MOST_SIDE || n->pool_y > MOST_SIDE ||
        n->pool_y > n->height || n->convolution.columns != 9 ||
        take_stack(c, "XYTranspose", &layer) != 1)
        return damaged(error);
    status = take_lstm(c, "SummLSTM", &n->column, error);
    if (status == PHW_OK &&
        (!take_learning_rates(c, &layer) || n->column.inputs != n->convolution.rows))
        status = damaged(error);
    return status;
}

/* The recurrent layers along the line; `count` of them. */
static phw_status take_along(phw_cursor *c, phw_network *n, size_t count, phw_error *error)
{
    size_t width = n->column.units;
    for (size_t i = 0; i < count; i++) {
        phw_cursor ahead = *c;
        header layer;
        phw_lstm *lstm = &n->along[n->along_count];
        if (take_stack(&ahead, "RTLReversed", &layer) == 1) {
            lstm->reversed = true;
            *c = ahead;
        }
        n->along_count++;
        phw_status status = take_lstm(c, "LSTM", lstm, error);
        if (status != PHW_OK)
            return status;
        if (lstm->inputs != width || (lstm->reversed && !take_learning_rates(c, &layer)))
            return damaged(error);
        width = lstm->units;
    }
    return PHW_OK;
}

/* What follows the layers: of it only the label that stands for nothing matters. */
static bool take_null_label(phw_cursor *c, const header *series, phw_network *n)
{
    if (!take_learning_rates(c, series) || !take_text(c, NULL))
        return false;
    phw_cursor_skip(c, 12); /* training flags and counts */
    n->null_label = phw_cursor_u32le(c);
    return !c->overrun && n->null_label < n->output.rows;
}

phw_status phw_network_parse(phw_cursor bytes, phw_network **network, phw_error *error)
{
    enum { FRONT = 4 }; /* layers of the image end */
    header series;
    phw_network *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the reader's model");
    uint32_t layers = take_stack(&bytes, "Series", &series);
    phw_status status =
        layers < FRONT + 2 || layers - FRONT - 1 > PHW_NETWORK_LSTMS ? damaged(error) : PHW_OK;
    if (status == PHW_OK)
        status = take_front(&bytes, made, error);
    if (status == PHW_OK)
        status = take_along(&bytes, made, layers - FRONT - 1, error);
    if (status == PHW_OK)
        status = take_dense(&bytes, "Softmax", &made->output, error);
    if (status == PHW_OK && (made->output.columns != made->along[made->along_count - 1].units ||
                             !take_null_label(&bytes, &series, made)))
        status = damaged(error);
    if (status != PHW_OK) {
        phw_network_free(&made);
        return status;
    }
    *network = made;
    return PHW_OK;
}

void phw_network_free(phw_network **network)
{
    if (!network || !*network)
        return;
    phw_matrix_done(&(*network)->convolution);
    phw_matrix_done(&(*network)->column.gates);
    for (size_t i = 0; i < (*network)->along_count; i++)
        phw_matrix_done(&(*network)->along[i].gates);
    phw_matrix_done(&(*network)->output);
    free(*network);
    *network = NULL;
}
