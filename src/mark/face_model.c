/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/face_model.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"

#define MAGIC "PHWF"
#define VERSION 1U
#define HEADER 12U
#define ROW 8U
#define NO_MAP 255U
#define CHANNELS_MOST 1024U
#define PICTURE_CHANNELS 3U
#define TAPS 9U
#define SCALE_MOST 32U /* PHW_FACE_MULTIPLE: maps have whole places */

static uint32_t read_u32(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

/* Half floats (IEEE 754 binary16) as floats. Infinities and NaN come out as large numbers. */
PHW_SIMD_CLONES static void widen(const uint8_t *halves, size_t count, float *numbers)
{
    for (size_t i = 0; i < count; i++) {
        const uint32_t half = (uint32_t)halves[2 * i] | (uint32_t)halves[2 * i + 1] << 8;
        const uint32_t bits = (half & 0x7fffU) << 13, sign = (half & 0x8000U) << 16;
        float number;
        memcpy(&number, &bits, sizeof number);
        number *= 0x1p112F; /* the exponents' biases differ by so much; right for tiny ones too */
        uint32_t made;
        memcpy(&made, &number, sizeof made);
        made |= sign;
        memcpy(numbers + i, &made, sizeof made);
    }
}

/* A layer's numbers: what each channel's neighbours count, what inputs count, biases. */
static size_t apart_of(const phw_face_layer *layer)
{
    return layer->kind == PHW_FACE_SEPARABLE ? (TAPS + 1) * (size_t)layer->in : 0;
}

static size_t weights_of(const phw_face_layer *layer)
{
    return (layer->kind == PHW_FACE_FIRST ? TAPS : 1) * (size_t)layer->in * layer->out;
}

static size_t numbers_of(const phw_face_layer *layer)
{
    return apart_of(layer) + weights_of(layer) + layer->out;
}

/* Whether map @p map is there and of a kind that layer @p at may add. */
static bool can_add(const phw_face_model *model, const phw_face_layer *layer, uint32_t map,
                    uint32_t at)
{
    if (map == 0 || map > at)
        return false;
    const phw_face_layer *added = &model->layers[map - 1];
    const uint32_t scale = layer->how == PHW_FACE_POOLED     ? added->scale * 2
                           : layer->how == PHW_FACE_ENLARGED ? added->scale / 2
                                                             : added->scale;
    return scale == layer->scale && added->out <= layer->out;
}

/* One row of the file's table. */
static bool read_layer(const uint8_t *row, phw_face_model *model, uint32_t at)
{
    phw_face_layer layer = {
        .stride = row[1], .from = row[2], .out = (uint32_t)row[6] | (uint32_t)row[7] << 8};
    if (row[0] >= PHW_FACE_KIND_COUNT || row[4] >= PHW_FACE_ADDEND_COUNT ||
        row[5] >= PHW_FACE_RELU_COUNT || layer.stride < 1 || layer.stride > 2 || layer.from > at ||
        layer.out == 0 || layer.out > CHANNELS_MOST || layer.out % PHW_FACE_LANES != 0)
        return false;
    layer.kind = (phw_face_kind)row[0];
    layer.how = (phw_face_addend)row[4];
    layer.relu = (phw_face_relu)row[5];
    /* The picture is read by the first layer, every other pixel, and by no other. */
    if ((layer.kind == PHW_FACE_FIRST) != (at == 0) || (layer.from == 0) != (at == 0) ||
        (layer.kind == PHW_FACE_FIRST && layer.stride != 2) ||
        (layer.kind == PHW_FACE_POINTWISE && layer.stride != 1))
        return false;
    layer.in = at == 0 ? PICTURE_CHANNELS : model->layers[layer.from - 1].out;
    layer.scale = layer.stride * (at == 0 ? 1 : model->layers[layer.from - 1].scale);
    if (layer.scale > SCALE_MOST)
        return false;
    if (row[3] != NO_MAP) {
        layer.add = row[3];
        if (!can_add(model, &layer, layer.add, at))
            return false;
        model->layers[layer.add - 1].last_use = at;
    }
    if (layer.from > 0)
        model->layers[layer.from - 1].last_use = at;
    model->layers[at] = layer;
    return true;
}

/* Widens all numbers and gives each layer its own. */
static phw_status lay(phw_face_model *model, const uint8_t *halves, size_t count, phw_error *error)
{
    float *at = malloc(count * sizeof *at);
    if (!at)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for faces");
    widen(halves, count, at);
    model->numbers = at;
    for (uint32_t i = 0; i < model->count; i++) {
        phw_face_layer *layer = &model->layers[i];
        layer->apart = at;
        layer->weights = layer->apart + apart_of(layer);
        layer->bias = layer->weights + weights_of(layer);
        at += numbers_of(layer);
    }
    return PHW_OK;
}

phw_status phw_face_model_parse(const uint8_t *bytes, size_t size, phw_face_model *model,
                                phw_error *error)
{
    static const char *const damaged = "the face network is not one this version reads";
    phw_face_model made = PHW_FACE_MODEL_INIT;
    size_t numbers = 0;
    if (size < HEADER || memcmp(bytes, MAGIC, sizeof MAGIC - 1) != 0 ||
        read_u32(bytes + 4) != VERSION)
        return phw_error_set(error, PHW_ERR_MODEL, "%s", damaged);
    made.count = read_u32(bytes + 8);
    if (made.count == 0 || made.count > PHW_FACE_LAYERS_MOST || (size - HEADER) / ROW < made.count)
        return phw_error_set(error, PHW_ERR_MODEL, "%s", damaged);
    for (uint32_t i = 0; i < made.count; i++) {
        if (!read_layer(bytes + HEADER + (size_t)i * ROW, &made, i))
            return phw_error_set(error, PHW_ERR_MODEL, "%s", damaged);
        numbers += numbers_of(&made.layers[i]); /* less than 2^21 each */
    }
    const uint8_t *halves = bytes + HEADER + (size_t)made.count * ROW;
    const phw_face_layer *last = &made.layers[made.count - 1];
    if ((size - (size_t)(halves - bytes)) % 2 != 0 ||
        (size - (size_t)(halves - bytes)) / 2 != numbers || last->scale != PHW_FACE_CELL ||
        last->out != PHW_FACE_LANES)
        return phw_error_set(error, PHW_ERR_MODEL, "%s", damaged);
    phw_status status = lay(&made, halves, numbers, error);
    if (status == PHW_OK)
        *model = made;
    return status;
}

void phw_face_model_done(phw_face_model *model)
{
    free(model->numbers);
    *model = (phw_face_model)PHW_FACE_MODEL_INIT;
}
