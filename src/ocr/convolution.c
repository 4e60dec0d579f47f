/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/convolution.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/checked.h"
#include "base/simd.h"
#include "ocr/matrix.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define X86 1
#include <immintrin.h>
#else
#define X86 0
#endif

#define CHANNELS PHW_TILE_CHANNELS
#define PAIR (2 * CHANNELS) /* numbers: two of each channel of a group */

/* By matrices more columns are summed up in one go. */
#define MOST_COLUMNS PHW_MATRIX_COLUMNS
#define MOST_SUMS ((size_t)PHW_TILE_GROUPS * MOST_COLUMNS * CHANNELS)
static_assert(PHW_MATRIX_COLUMNS >= PHW_TILE_COLUMNS, "the larger of both");

/* Shorter runs fill too little of a matrix. */
#define MATRIX_LEAST 32
#define FOUR 4 /* inputs that a matrix has beside each other */

/* What a tile reads on behind the last column: further columns, a number without a weight, and
 * channels that are added though there are none. */
#define BEHIND(shape)                                                                              \
    ((PHW_TILE_COLUMNS - 1) * (size_t)(shape)->stride_x * (shape)->in + 1 + CHANNELS)

static size_t groups_of(const phw_convolution_shape *shape)
{
    return (shape->out + CHANNELS - 1) / CHANNELS;
}

/* Columns beside each other are one run, columns apart are one each. */
static bool in_one_run(const phw_convolution_shape *shape)
{
    return shape->dilation_x == 1 || shape->kernel_x == 1;
}

phw_status phw_convolution_init(const phw_convolution_shape *shape, phw_tile_way way,
                                phw_convolution *layer, phw_error *error)
{
    phw_convolution made = {.shape = *shape};
    size_t length = in_one_run(shape) ? (size_t)shape->kernel_x * shape->in : shape->in;
    size_t numbers, padded = groups_of(shape) * CHANNELS;
    const bool by_matrix = way == PHW_TILE_MATRIX && length >= MATRIX_LEAST;
    made.runs = in_one_run(shape) ? shape->kernel_y : (size_t)shape->kernel_y * shape->kernel_x;
    made.pairs = (length + 1) / 2;
    made.steps = (length + PHW_MATRIX_BYTES - 1) / PHW_MATRIX_BYTES;
    made.bytes = ((length + made.steps - 1) / made.steps + FOUR - 1) / FOUR * FOUR;
    if (!by_matrix)
        made.sum = way == PHW_TILE_MATRIX ? phw_tile_sum_fastest() : phw_tile_sum_by(way);
    if (phw_checked_mul(made.runs, by_matrix ? made.steps * made.bytes : 2 * made.pairs,
                        &numbers) &&
        phw_checked_mul(numbers, padded, &numbers)) {
        if (by_matrix)
            made.matrices = calloc(numbers, sizeof *made.matrices);
        else
            made.weights = calloc(numbers, sizeof *made.weights);
        made.bias = calloc(padded, sizeof *made.bias);
        made.scale = calloc(padded, sizeof *made.scale);
    }
    if ((!made.weights && !made.matrices) || !made.bias || !made.scale) {
        phw_convolution_done(&made);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the reader's model");
    }
    *layer = made;
    return PHW_OK;
}

void phw_convolution_done(phw_convolution *layer)
{
    free(layer->weights);
    free(layer->matrices);
    free(layer->bias);
    free(layer->scale);
    *layer = (phw_convolution){.weights = NULL};
}

/* Numbers of one group's weights. */
static size_t group_size(const phw_convolution *layer)
{
    return layer->sum ? layer->runs * layer->pairs * PAIR
                      : layer->runs * layer->steps * layer->bytes * CHANNELS;
}

static void set_pairs(phw_convolution *layer, size_t channel, const int8_t *weights, size_t length)
{
    int16_t *to = layer->weights + channel / CHANNELS * group_size(layer) + channel % CHANNELS * 2;
    for (size_t run = 0; run < layer->runs; run++, weights += length)
        for (size_t i = 0; i < length; i += 2, to += PAIR) {
            to[0] = weights[i];
            if (i + 1 < length)
                to[1] = weights[i + 1];
        }
}

static void set_fours(phw_convolution *layer, size_t channel, const int8_t *weights, size_t length)
{
    const size_t run_size = layer->steps * layer->bytes * CHANNELS;
    int8_t *to =
        layer->matrices + channel / CHANNELS * group_size(layer) + channel % CHANNELS * FOUR;
    for (size_t run = 0; run < layer->runs; run++, weights += length, to += run_size) {
        size_t i = 0;
        for (; i + FOUR <= length; i += FOUR)
            memcpy(to + i * CHANNELS, weights + i, FOUR);
        if (i < length)
            memcpy(to + i * CHANNELS, weights + i, length - i);
    }
}

void phw_convolution_set(phw_convolution *layer, size_t channel, const int8_t *weights,
                         int32_t bias, float scale)
{
    const phw_convolution_shape *s = &layer->shape;
    size_t length = (size_t)s->kernel_y * s->kernel_x * s->in / layer->runs;
    (layer->sum ? set_pairs : set_fours)(layer, channel, weights, length);
    layer->bias[channel] = bias;
    layer->scale[channel] = scale;
}

static size_t places(size_t count, size_t pad, size_t extent, size_t stride)
{
    return count + 2 * pad < extent ? 0 : (count + 2 * pad - extent) / stride + 1;
}

size_t phw_convolution_rows(const phw_convolution_shape *shape, size_t count)
{
    return places(count, shape->pad_y, shape->kernel_y, shape->stride_y);
}

size_t phw_convolution_columns(const phw_convolution_shape *shape, size_t count)
{
    return places(count, shape->pad_x, (size_t)(shape->kernel_x - 1) * shape->dilation_x + 1,
                  shape->stride_x);
}

bool phw_feature_map_room(const phw_convolution_shape *shape, size_t rows, size_t columns,
                          size_t *numbers)
{
    size_t room;
    return phw_checked_mul(rows + 2 * (size_t)shape->pad_y, columns + 2 * (size_t)shape->pad_x,
                           &room) &&
           phw_checked_mul(room, shape->in, &room) && phw_checked_add(room, BEHIND(shape), numbers);
}

bool phw_feature_map_planes_room(const phw_convolution_shape *shape, size_t rows, size_t columns,
                                 size_t *bytes)
{
    const size_t behind =
        (PHW_MATRIX_COLUMNS - 1) * (size_t)shape->stride_x * shape->in + PHW_MATRIX_BYTES;
    size_t room;
    return phw_feature_map_room(shape, rows, columns, &room) &&
           phw_checked_add(room, behind, &room) && phw_checked_mul(room, 2, bytes);
}

phw_feature_map phw_feature_map_lay(int16_t *buffer, const phw_convolution_shape *shape,
                                    size_t rows, size_t columns)
{
    phw_feature_map map = {buffer, NULL, rows, columns, shape->in, shape->pad_y, shape->pad_x};
    size_t row = (columns + 2 * map.pad_x) * map.channels * sizeof *buffer;
    size_t side = map.pad_x * map.channels * sizeof *buffer;
    memset(buffer, 0, map.pad_y * row);
    for (size_t y = 0; y < rows; y++) {
        int16_t *first = phw_feature_map_at(&map, y, 0);
        memset(first - map.pad_x * map.channels, 0, side);
        memset(first + columns * map.channels, 0, side);
    }
    if (map.pad_y)
        memset(phw_feature_map_at(&map, rows, 0) - map.pad_x * map.channels, 0, map.pad_y * row);
    return map;
}

/* What becomes of a tile's sums. */
typedef struct finish {
    const int32_t *bias;
    const float *scale;
    int32_t lowest, highest;
    float outside;        /* beyond any of these even where something is added; not near overflow */
    const int16_t *added; /* to each channel of the first column */
    size_t added_step;    /* to the next column's */
} finish;

static finish finish_start(const phw_convolution_shape *shape)
{
    static const int16_t nothing[CHANNELS];
    return (finish){.lowest = shape->relu ? 0 : -PHW_CONVOLUTION_MOST,
                    .highest = PHW_CONVOLUTION_MOST,
                    .outside = 4.0f * PHW_CONVOLUTION_MOST,
                    .added = nothing};
}

/* One comparison after the other, with bounds that the compiler does not know, so that it makes no
 * branches of them: this runs in vectors. */
PHW_SIMD_CLONES PHW_SIMD_INNERMOST static void
round_tile(const finish *f, const int32_t *restrict sums, size_t columns, int16_t *restrict rounded)
{
    const int32_t *restrict bias = f->bias, lowest = f->lowest, highest = f->highest;
    const float *restrict scale = f->scale, outside = f->outside;
    for (size_t c = 0; c < columns; c++) {
        const int16_t *restrict added = f->added + c * f->added_step;
        for (size_t k = 0; k < CHANNELS; k++) {
            float value = scale[k] * (float)(sums[c * CHANNELS + k] + bias[k]);
            value = value < -outside ? -outside : value;
            value = value > outside ? outside : value;
            value += 0.5f;
            int32_t whole = (int32_t)value;
            whole -= (float)whole > value; /* below zero it was cut upwards */
            whole += added[k];
            whole = whole < lowest ? lowest : whole;
            whole = whole > highest ? highest : whole;
            rounded[c * CHANNELS + k] = (int16_t)whole;
        }
    }
}

typedef void round_function(const finish *f, const int32_t *restrict sums, size_t columns,
                            int16_t *restrict rounded);

#if X86
/* The same with all channels of a column in one register, and halves rounded by the processor:
 * compilers keep to registers of half the size. */
__attribute__((target("avx512f,avx512bw"))) PHW_SIMD_INNERMOST static void
round_avx512(const finish *f, const int32_t *restrict sums, size_t columns,
             int16_t *restrict rounded)
{
    static_assert(CHANNELS == 16, "a register holds sixteen");
    const __m512i bias = _mm512_loadu_si512(f->bias);
    const __m512i lowest = _mm512_set1_epi32(f->lowest), highest = _mm512_set1_epi32(f->highest);
    const __m512 scale = _mm512_loadu_ps(f->scale), half = _mm512_set1_ps(0.5F);
    const __m512 above = _mm512_set1_ps(f->outside), below = _mm512_set1_ps(-f->outside);
    for (size_t c = 0; c < columns; c++) {
        const __m512i sum = _mm512_add_epi32(_mm512_loadu_si512(sums + c * CHANNELS), bias);
        __m512 value = _mm512_mul_ps(scale, _mm512_cvtepi32_ps(sum));
        value = _mm512_min_ps(_mm512_max_ps(value, below), above);
        const __m512i whole = _mm512_cvt_roundps_epi32(_mm512_add_ps(value, half),
                                                       _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
        const __m512i added = _mm512_cvtepi16_epi32(
            _mm256_loadu_si256((const __m256i *)(f->added + c * f->added_step)));
        const __m512i cut =
            _mm512_min_epi32(_mm512_max_epi32(_mm512_add_epi32(whole, added), lowest), highest);
        _mm256_storeu_si256((__m256i *)(rounded + c * CHANNELS), _mm512_cvtepi32_epi16(cut));
    }
}
#endif

static round_function *round_fastest(void)
{
#if X86
    if (__builtin_cpu_supports("avx512bw"))
        return round_avx512;
#endif
    return round_tile;
}

static void put(const int16_t *rounded, size_t columns, size_t channels, int16_t *to, size_t step)
{
    for (size_t c = 0; c < columns; c++)
        if (channels == CHANNELS) /* known, so that it is a move */
            memcpy(to + c * step, rounded + c * CHANNELS, CHANNELS * sizeof *to);
        else
            memcpy(to + c * step, rounded + c * CHANNELS, channels * sizeof *to);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* What a layer takes from a map, however it is summed up. */
typedef struct source {
    const phw_convolution *layer;
    const phw_feature_map *map;
    size_t runs[PHW_CONVOLUTION_KERNEL * PHW_CONVOLUTION_KERNEL];
    size_t row, step; /* numbers from one row's, one column's to the next one's */
    size_t columns;   /* that are summed up in one go */
    const uint8_t *low;
    const int8_t *high;
} source;

static phw_tile_inputs tile_inputs(const source *s)
{
    return (phw_tile_inputs){s->runs, s->layer->runs, s->layer->pairs, s->step};
}

static phw_matrix_inputs matrix_inputs(const source *s)
{
    const phw_convolution *layer = s->layer;
    return (phw_matrix_inputs){s->runs, layer->runs, layer->steps, layer->bytes, s->step};
}

static void source_start(const phw_convolution *layer, const phw_feature_map *from, source *s)
{
    const phw_convolution_shape *shape = &layer->shape;
    const size_t across = layer->runs / shape->kernel_y;
    s->layer = layer;
    s->map = from;
    s->row = (from->columns + 2 * from->pad_x) * from->channels;
    s->step = (size_t)shape->stride_x * shape->in;
    s->columns = layer->sum ? PHW_TILE_COLUMNS : PHW_MATRIX_COLUMNS;
    for (size_t i = 0; i < layer->runs; i++)
        s->runs[i] = i / across * s->row + i % across * shape->dilation_x * shape->in;
    if (layer->sum)
        return;
    size_t room = 0;
    (void)phw_feature_map_planes_room(shape, from->rows, from->columns, &room); /* it was taken */
    int8_t *high = (int8_t *)from->planes + room / 2;
    phw_matrix_split(from->values, (from->rows + 2 * from->pad_y) * s->row, from->planes, high);
    s->low = from->planes;
    s->high = high;
    const phw_matrix_inputs inputs = matrix_inputs(s);
    phw_matrix_start(&inputs);
}

static void source_done(const source *s)
{
    if (!s->layer->sum)
        phw_matrix_done();
}

/* Sums of some columns of the output and of groups from channel @p k on: [group][column][channel].
 */
static void sum_up(const source *s, size_t y, size_t x, size_t k, size_t groups, int32_t *sums)
{
    const phw_convolution *layer = s->layer;
    const size_t at = y * layer->shape.stride_y * s->row + x * s->step;
    const size_t first = k / CHANNELS * group_size(layer);
    if (layer->sum) {
        const phw_tile_inputs inputs = tile_inputs(s);
        layer->sum(&inputs, s->map->values + at, layer->weights + first, groups, sums);
    } else {
        const phw_matrix_inputs inputs = matrix_inputs(s);
        phw_matrix_sum(&inputs, s->low + at, s->high + at, layer->matrices + first, groups, sums);
    }
}

void phw_convolution_run(const phw_convolution *layer, const phw_feature_map *from,
                         const phw_feature_map *to)
{
    const phw_convolution_shape *s = &layer->shape;
    source in;
    finish f = finish_start(s);
    round_function *round = round_fastest();
    int32_t sums[MOST_SUMS];
    int16_t rounded[(size_t)MOST_COLUMNS * CHANNELS];
    source_start(layer, from, &in);
    for (size_t y = 0; y < to->rows; y++)
        for (size_t k = 0; k < s->out; k += PHW_TILE_GROUPS * CHANNELS) {
            const size_t groups = least(PHW_TILE_GROUPS, groups_of(s) - k / CHANNELS);
            for (size_t x = 0; x < to->columns; x += in.columns) {
                size_t columns = least(in.columns, to->columns - x);
                sum_up(&in, y, x, k, groups, sums);
                for (size_t g = 0; g < groups; g++) {
                    const size_t channel = k + g * CHANNELS;
                    f.bias = layer->bias + channel;
                    f.scale = layer->scale + channel;
                    if (s->residual) {
                        f.added = phw_feature_map_at(from, y, x) + channel;
                        f.added_step = from->channels;
                    }
                    round(&f, sums + g * in.columns * CHANNELS, columns, rounded);
                    put(rounded, columns, least(CHANNELS, s->out - channel),
                        phw_feature_map_at(to, y, x) + channel, to->channels);
                }
            }
        }
    source_done(&in);
}

void phw_convolution_scores(const phw_convolution *layer, const phw_feature_map *from,
                            float *scores)
{
    const phw_convolution_shape *s = &layer->shape;
    size_t rows = phw_convolution_rows(s, from->rows);
    size_t columns = phw_convolution_columns(s, from->columns);
    source in;
    int32_t sums[MOST_SUMS];
    source_start(layer, from, &in);
    for (size_t y = 0; y < rows; y++)
        for (size_t k = 0; k < s->out; k += CHANNELS)
            for (size_t x = 0; x < columns; x += in.columns) {
                sum_up(&in, y, x, k, 1, sums);
                for (size_t c = 0; c < least(in.columns, columns - x); c++)
                    for (size_t i = 0; i < least(CHANNELS, s->out - k); i++)
                        scores[(y * columns + x + c) * s->out + k + i] =
                            layer->scale[k + i] *
                            (float)(sums[c * CHANNELS + i] + layer->bias[k + i]);
            }
    source_done(&in);
}
