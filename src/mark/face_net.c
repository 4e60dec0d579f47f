/* SPDX-License-Identifier: Apache-2.0 */
/* Maps hold all channels of a place beside each other; a column of zeros stands on either side of
 * them. A separable layer goes row by row, so that what each channel's neighbours gave is still at
 * hand when the channels are brought together. */
#include "mark/face_net.h"

#include <stdlib.h>
#include <string.h>

#include "base/simd.h"

#define LANES PHW_FACE_LANES
#define TAPS 9
#define PICTURE_CHANNELS 3U

typedef float lanes __attribute__((vector_size(4 * LANES)));
typedef int32_t picks __attribute__((vector_size(4 * LANES)));

/* Numbers of a map taken as lanes. They are no parameters and no results of functions: not all
 * processors pass them alike. */
typedef float lanes_of_map __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
#define AT(numbers) (*(lanes_of_map *)(numbers))
#define OF(numbers) (*(const lanes_of_map *)(numbers))
#define LARGER(a, b) ((lanes)(((picks)(a) & ((a) > (b))) | ((picks)(b) & ~((a) > (b)))))

static size_t pitch_of(const phw_face_map *m)
{
    return ((size_t)m->width + 2) * m->channels;
}

/* The first place of a row; rows outside are 0. */
static const float *row_of(const phw_face_net *net, const phw_face_map *m, int64_t y)
{
    if (y < 0 || y >= m->height)
        return net->nought + m->channels;
    return m->numbers + (size_t)y * pitch_of(m) + m->channels;
}

/* Two blocks of channels taken together: one register of the widest processors. */
typedef float wide_of_map __attribute__((vector_size(8 * LANES), aligned(4), may_alias));
typedef float wide __attribute__((vector_size(8 * LANES)));
#define WIDE_AT(numbers) (*(wide_of_map *)(numbers))
#define WIDE_OF(numbers) (*(const wide_of_map *)(numbers))

/* Nine places of one block of channels. The neighbours begin at places @p left of those that are
 * made: one for a stride of 1, none for 2. */
PHW_SIMD_INNERMOST __attribute__((always_inline)) static inline void
apart_block(const float *const rows[3], const float *weights, size_t channels, size_t stride,
            ptrdiff_t left, size_t width, float *to)
{
    lanes w[TAPS + 1];
    for (size_t tap = 0; tap <= TAPS; tap++)
        w[tap] = OF(weights + tap * channels);
    for (size_t x = 0; x < width; x++) {
        const ptrdiff_t at = ((ptrdiff_t)(x * stride) - left) * (ptrdiff_t)channels;
        lanes sum = w[TAPS];
        for (size_t tap = 0; tap < TAPS; tap++)
            sum += OF(rows[tap / 3] + at + (ptrdiff_t)(tap % 3 * channels)) * w[tap];
        AT(to + x * channels) = sum;
    }
}

/* The same of two blocks. */
PHW_SIMD_INNERMOST __attribute__((always_inline)) static inline void
apart_wide(const float *const rows[3], const float *weights, size_t channels, size_t stride,
           ptrdiff_t left, size_t width, float *to)
{
    wide w[TAPS + 1];
    for (size_t tap = 0; tap <= TAPS; tap++)
        w[tap] = WIDE_OF(weights + tap * channels);
    for (size_t x = 0; x < width; x++) {
        const ptrdiff_t at = ((ptrdiff_t)(x * stride) - left) * (ptrdiff_t)channels;
        wide sum = w[TAPS];
        for (size_t tap = 0; tap < TAPS; tap++)
            sum += WIDE_OF(rows[tap / 3] + at + (ptrdiff_t)(tap % 3 * channels)) * w[tap];
        WIDE_AT(to + x * channels) = sum;
    }
}

PHW_SIMD_CLONES PHW_SIMD_INNERMOST static void apart(const float *const rows[3],
                                                     const float *weights, size_t channels,
                                                     size_t stride, size_t width, float *to)
{
    const ptrdiff_t left = stride == 1;
    size_t c = 0;
    for (; c + 2 * LANES <= channels; c += 2 * LANES) {
        const float *const shifted[3] = {rows[0] + c, rows[1] + c, rows[2] + c};
        apart_wide(shifted, weights + c, channels, stride, left, width, to + c);
    }
    for (; c < channels; c += LANES) {
        const float *const shifted[3] = {rows[0] + c, rows[1] + c, rows[2] + c};
        apart_block(shifted, weights + c, channels, stride, left, width, to + c);
    }
}

#define COLUMNS 4

/* A few places by one block of outputs: sums stay in registers. */
PHW_SIMD_INNERMOST __attribute__((always_inline)) static inline void
together_block(const float *from, size_t step, size_t inputs, const float *weights,
               const float *bias, float *to, size_t out, size_t columns)
{
    lanes sums[COLUMNS];
    for (size_t x = 0; x < columns; x++)
        sums[x] = OF(bias);
    for (size_t i = 0; i < inputs; i++, weights += LANES)
        for (size_t x = 0; x < columns; x++)
            sums[x] += from[x * step + i] * OF(weights);
    for (size_t x = 0; x < columns; x++)
        AT(to + x * out) = sums[x];
}

/* The same by two blocks. */
PHW_SIMD_INNERMOST __attribute__((always_inline)) static inline void
together_wide(const float *from, size_t step, size_t inputs, const float *weights,
              const float *bias, float *to, size_t out, size_t columns)
{
    wide sums[COLUMNS];
    for (size_t x = 0; x < columns; x++)
        sums[x] = WIDE_OF(bias);
    for (size_t i = 0; i < inputs; i++, weights += 2 * LANES)
        for (size_t x = 0; x < columns; x++)
            sums[x] += from[x * step + i] * WIDE_OF(weights);
    for (size_t x = 0; x < columns; x++)
        WIDE_AT(to + x * out) = sums[x];
}

/* Either. */
PHW_SIMD_INNERMOST __attribute__((always_inline)) static inline void
together(const float *from, size_t step, size_t inputs, const float *weights, size_t blocks,
         const float *bias, float *to, size_t out, size_t columns)
{
    if (blocks == 2)
        together_wide(from, step, inputs, weights, bias, to, out, columns);
    else
        together_block(from, step, inputs, weights, bias, to, out, columns);
}

/* A row: @p step numbers from one place's inputs to the next one's. */
PHW_SIMD_CLONES PHW_SIMD_INNERMOST static void bring_together(const float *from, size_t step,
                                                              size_t inputs,
                                                              const phw_face_layer *layer,
                                                              size_t width, float *to)
{
    for (size_t o = 0; o < layer->out; o += 2 * LANES) {
        const float *weights = layer->weights + o * inputs, *bias = layer->bias + o;
        const size_t blocks = layer->out - o >= 2 * LANES ? 2 : 1;
        size_t x = 0;
        while (x + COLUMNS <= width) {
            if (blocks == 2)
                together(from + x * step, step, inputs, weights, 2, bias, to + x * layer->out + o,
                         layer->out, COLUMNS);
            else
                together(from + x * step, step, inputs, weights, 1, bias, to + x * layer->out + o,
                         layer->out, COLUMNS);
            /* The last few again rather than one by one: that takes as long for each. */
            x = x + COLUMNS < width && x + 2 * COLUMNS > width ? width - COLUMNS : x + COLUMNS;
        }
        for (; x < width; x++)
            together(from + x * step, step, inputs, weights, blocks, bias, to + x * layer->out + o,
                     layer->out, 1);
    }
}

PHW_SIMD_CLONES PHW_SIMD_INNERMOST static void cut_row(float *to, size_t count)
{
    for (size_t i = 0; i < count; i += LANES)
        AT(to + i) = (lanes)((picks)OF(to + i) & (OF(to + i) > 0));
}

/* Adds a map of the same size. */
PHW_SIMD_CLONES PHW_SIMD_INNERMOST static void add_plain(const float *from, size_t channels,
                                                         size_t width, float *to, size_t out)
{
    for (size_t x = 0; x < width; x++)
        for (size_t c = 0; c < channels; c += LANES)
            AT(to + x * out + c) += OF(from + x * channels + c);
}

/* Adds the largest of two by two. */
PHW_SIMD_CLONES PHW_SIMD_INNERMOST static void add_pooled(const float *upper, const float *lower,
                                                          size_t channels, size_t width, float *to,
                                                          size_t out)
{
    for (size_t x = 0; x < width; x++)
        for (size_t c = 0; c < channels; c += LANES) {
            const size_t at = 2 * x * channels + c;
            const lanes above = LARGER(OF(upper + at), OF(upper + at + channels));
            const lanes below = LARGER(OF(lower + at), OF(lower + at + channels));
            AT(to + x * out + c) += LARGER(above, below);
        }
}

#define NEAR 0.75F
#define FAR 0.25F

/* Adds a map of half the size, bilinear: places in between lie a quarter from the nearer one. */
PHW_SIMD_CLONES PHW_SIMD_INNERMOST static void add_enlarged(const float *near, const float *far,
                                                            size_t channels, size_t width,
                                                            float *to, size_t out)
{
    const size_t places = width / 2;
    for (size_t x = 0; x < width; x++) {
        const size_t mine = x / 2;
        const size_t other = x % 2 ? (mine + 1 < places ? mine + 1 : mine) : (mine ? mine - 1 : 0);
        for (size_t c = 0; c < channels; c += LANES) {
            const size_t a = mine * channels + c, b = other * channels + c;
            const lanes here = NEAR * OF(near + a) + FAR * OF(near + b);
            const lanes beside = NEAR * OF(far + a) + FAR * OF(far + b);
            AT(to + x * out + c) += NEAR * here + FAR * beside;
        }
    }
}

static void add_map(const phw_face_net *net, const phw_face_layer *layer, uint32_t y,
                    uint32_t width, float *to)
{
    const phw_face_map *m = &net->maps[layer->add - 1];
    const uint32_t mine = y / 2, last = m->height - 1;
    const uint32_t other = y % 2 ? (mine < last ? mine + 1 : last) : (mine ? mine - 1 : 0);
    switch (layer->how) {
    case PHW_FACE_PLAIN:
        add_plain(row_of(net, m, y), m->channels, width, to, layer->out);
        break;
    case PHW_FACE_POOLED:
        add_pooled(row_of(net, m, 2 * (int64_t)y), row_of(net, m, 2 * (int64_t)y + 1), m->channels,
                   width, to, layer->out);
        break;
    case PHW_FACE_ENLARGED:
        add_enlarged(row_of(net, m, mine), row_of(net, m, other), m->channels, width, to,
                     layer->out);
        break;
    }
}

/* The picture's neighbours of each place beside each other, in the order of the weights. */
static void gather(const float *const rows[3], uint32_t width, float *to)
{
    for (uint32_t x = 0; x < width; x++)
        for (size_t line = 0; line < 3; line++, to += TAPS)
            memcpy(to, rows[line] + 6 * (size_t)x, TAPS * sizeof *to);
}

static void run_row(const phw_face_net *net, const phw_face_layer *layer, const phw_face_map *from,
                    uint32_t y, uint32_t width, float *to)
{
    const int64_t top = (int64_t)y * layer->stride - (layer->stride == 1);
    const float *const rows[3] = {row_of(net, from, top), row_of(net, from, top + 1),
                                  row_of(net, from, top + 2)};
    switch (layer->kind) {
    case PHW_FACE_FIRST:
        gather(rows, width, net->row);
        bring_together(net->row, 3 * (size_t)TAPS, 3 * (size_t)TAPS, layer, width, to);
        break;
    case PHW_FACE_SEPARABLE:
        apart(rows, layer->apart, layer->in, layer->stride, width, net->row);
        bring_together(net->row, layer->in, layer->in, layer, width, to);
        break;
    case PHW_FACE_POINTWISE:
        bring_together(row_of(net, from, y), layer->in, layer->in, layer, width, to);
        break;
    }
    if (layer->relu == PHW_FACE_RELU_BEFORE)
        cut_row(to, (size_t)width * layer->out);
    if (layer->add)
        add_map(net, layer, y, width, to);
    if (layer->relu == PHW_FACE_RELU_AFTER)
        cut_row(to, (size_t)width * layer->out);
}

/* A map that nobody reads any more. */
static void drop(phw_face_map *map)
{
    free(map->numbers);
    map->numbers = NULL;
}

static phw_status make_map(phw_face_map *made, phw_error *error)
{
    made->numbers = malloc(pitch_of(made) * made->height * sizeof *made->numbers);
    return made->numbers ? PHW_OK
                         : phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for faces");
}

/* The column of zeros on either side. */
static void clear_sides(const phw_face_map *map, uint32_t y)
{
    float *row = map->numbers + y * pitch_of(map);
    memset(row, 0, map->channels * sizeof *row);
    memset(row + pitch_of(map) - map->channels, 0, map->channels * sizeof *row);
}

static phw_status run_layer(phw_face_net *net, uint32_t at, phw_error *error)
{
    const phw_face_layer *layer = &net->model->layers[at];
    const phw_face_map *from = layer->from ? &net->maps[layer->from - 1] : &net->picture;
    phw_face_map made = {.width = from->width / layer->stride,
                         .height = from->height / layer->stride,
                         .channels = layer->out};
    phw_status status = make_map(&made, error);
    if (status != PHW_OK)
        return status;
    for (uint32_t y = 0; y < made.height; y++) {
        clear_sides(&made, y);
        run_row(net, layer, from, y, made.width, made.numbers + y * pitch_of(&made) + layer->out);
    }
    net->maps[at] = made;
    for (uint32_t i = 0; i < at; i++)
        if (net->model->layers[i].last_use == at)
            drop(&net->maps[i]);
    return PHW_OK;
}

/* The longest row of any layer's inputs, on the widest picture. */
static size_t longest_row(const phw_face_model *model)
{
    size_t longest = 3 * (size_t)TAPS * (PHW_FACE_SIDE_MOST / 2);
    for (uint32_t i = 0; i < model->count; i++) {
        const phw_face_layer *layer = &model->layers[i];
        const size_t across = PHW_FACE_SIDE_MOST / (layer->scale / layer->stride) + 2;
        longest = across * layer->in > longest ? across * layer->in : longest;
    }
    return longest;
}

phw_status phw_face_net_init(const phw_face_model *model, phw_face_net *net, phw_error *error)
{
    const size_t longest = longest_row(model);
    *net = (phw_face_net){.model = model};
    net->row = malloc(longest * sizeof *net->row);
    net->nought = calloc(longest, sizeof *net->nought);
    if (net->row && net->nought)
        return PHW_OK;
    phw_face_net_done(net);
    return phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for faces");
}

/* Maps of the last run. */
static void drop_all(phw_face_net *net)
{
    for (uint32_t i = 0; i < net->model->count; i++)
        drop(&net->maps[i]);
    drop(&net->picture);
}

void phw_face_net_done(phw_face_net *net)
{
    drop_all(net);
    free(net->row);
    free(net->nought);
    *net = (phw_face_net){.model = net->model};
}

phw_status phw_face_net_picture(phw_face_net *net, uint32_t width, uint32_t height, float **rgb,
                                size_t *pitch, phw_error *error)
{
    drop_all(net);
    net->picture = (phw_face_map){.width = width, .height = height, .channels = PICTURE_CHANNELS};
    phw_status status = make_map(&net->picture, error);
    if (status != PHW_OK)
        return status;
    for (uint32_t y = 0; y < height; y++)
        clear_sides(&net->picture, y);
    *rgb = net->picture.numbers + PICTURE_CHANNELS;
    *pitch = pitch_of(&net->picture);
    return PHW_OK;
}

phw_status phw_face_net_run(phw_face_net *net, const phw_face_map **answer, phw_error *error)
{
    for (uint32_t i = 0; i < net->model->count; i++) {
        phw_status status = run_layer(net, i, error);
        if (status != PHW_OK)
            return status;
    }
    *answer = &net->maps[net->model->count - 1];
    return PHW_OK;
}
