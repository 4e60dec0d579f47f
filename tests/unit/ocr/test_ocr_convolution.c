/* SPDX-License-Identifier: Apache-2.0 */
/* Layers of shapes by chance against the plain definition: by every way this processor has to sum
 * up, the numbers are equal, not near. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "made_reader.h"
#include "ocr/matrix.h"
#include "plain_convolution.h"

#define SEED 20261126u
#define ROUNDS 300

/* Memory whose end is the end of what may be touched. */
typedef struct guarded {
    uint8_t *pages;
    size_t size;
} guarded;

static int16_t *guarded_numbers(guarded *g, size_t count)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE), bytes = count * sizeof(int16_t);
    size_t whole = (bytes + page - 1) / page * page;
    g->size = whole + page;
    g->pages = mmap(NULL, g->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(g->pages != MAP_FAILED);
    assert_int_equal(mprotect(g->pages + whole, page, PROT_NONE), 0);
    memset(g->pages, 5, whole); /* 0x0505: an activation from before */
    return (int16_t *)(void *)(g->pages + whole - bytes);
}

static void guarded_done(guarded *g)
{
    munmap(g->pages, g->size);
}

static uint32_t from_to(uint32_t *seed, uint32_t least, uint32_t most)
{
    return least + made_reader_next(seed) % (most - least + 1);
}

static phw_convolution_shape some_shape(uint32_t *seed)
{
    phw_convolution_shape s = {.in = from_to(seed, 1, 40), .out = from_to(seed, 1, 40)};
    s.kernel_y = from_to(seed, 1, 4);
    s.kernel_x = from_to(seed, 1, 4);
    s.stride_y = from_to(seed, 1, 3);
    s.stride_x = from_to(seed, 1, 3);
    s.dilation_x = from_to(seed, 1, 4);
    s.pad_y = from_to(seed, 0, s.kernel_y - 1);
    s.pad_x = from_to(seed, 0, (s.kernel_x - 1) * s.dilation_x);
    s.relu = made_reader_next(seed) % 2;
    s.residual = made_reader_next(seed) % 3 == 0;
    if (s.residual) {
        s.in = s.out;
        s.stride_y = s.stride_x = 1;
        s.kernel_y |= 1;
        s.kernel_x |= 1;
        s.pad_y = s.kernel_y / 2;
        s.pad_x = s.kernel_x / 2 * s.dilation_x;
    }
    return s;
}

/* A layer and what goes into it, as both take it. */
typedef struct sample {
    plain_layer plain;
    plain_map from;
    int8_t *weights;
    int32_t *bias;
    float *scale;
} sample;

static void sample_make(sample *s, const phw_convolution_shape *shape, size_t rows, size_t columns,
                        uint32_t *seed)
{
    size_t inputs = (size_t)shape->kernel_y * shape->kernel_x * shape->in;
    size_t numbers = rows * columns * shape->in;
    s->weights = malloc(inputs * shape->out);
    s->bias = malloc(shape->out * sizeof *s->bias);
    s->scale = malloc(shape->out * sizeof *s->scale);
    s->from = (plain_map){rows, columns, shape->in, malloc(numbers * sizeof *s->from.values)};
    assert_true(s->weights && s->bias && s->scale && s->from.values);
    s->plain = (plain_layer){*shape, s->weights, s->bias, s->scale};
    for (size_t i = 0; i < inputs * shape->out; i++)
        s->weights[i] = (int8_t)((int)from_to(seed, 0, 254) - 127);
    for (size_t i = 0; i < numbers; i++)
        s->from.values[i] =
            (int16_t)((int)from_to(seed, 0, 2 * PHW_CONVOLUTION_MOST) - PHW_CONVOLUTION_MOST);
    for (size_t k = 0; k < shape->out; k++) {
        s->bias[k] = ((int)made_reader_next(seed) - 32768) * 4;
        /* Most come out between the bounds, some halves exactly, some far outside. */
        s->scale[k] = made_reader_next(seed) % 8 ? (float)from_to(seed, 1, 64) / 16384 : 0.5F;
    }
}

/* Whether this processor goes a way. */
static bool can(phw_tile_way way)
{
    return way == PHW_TILE_MATRIX ? phw_matrix_allow() : phw_tile_sum_by(way) != NULL;
}

/* The layer as one way takes it. */
static void layer_make(const sample *s, phw_tile_way way, phw_convolution *layer)
{
    const phw_convolution_shape *shape = &s->plain.shape;
    size_t inputs = (size_t)shape->kernel_y * shape->kernel_x * shape->in;
    assert_int_equal(phw_convolution_init(shape, way, layer, NULL), PHW_OK);
    for (size_t k = 0; k < shape->out; k++)
        phw_convolution_set(layer, k, s->weights + k * inputs, s->bias[k], s->scale[k]);
}

static void sample_done(sample *s)
{
    free(s->weights);
    free(s->bias);
    free(s->scale);
    free(s->from.values);
}

static phw_feature_map lay(guarded *g, const phw_convolution_shape *shape, size_t rows,
                           size_t columns)
{
    size_t room = 0;
    assert_true(phw_feature_map_room(shape, rows, columns, &room));
    return phw_feature_map_lay(guarded_numbers(g, room), shape, rows, columns);
}

/* The room in which a map's activations are taken apart; it ends where memory may be touched. */
static uint8_t *planes_for(guarded *g, const phw_convolution_shape *shape,
                           const phw_feature_map *map)
{
    size_t room = 0;
    assert_true(phw_feature_map_planes_room(shape, map->rows, map->columns, &room));
    return (uint8_t *)guarded_numbers(g, (room + 1) / 2);
}

static void compare(const sample *s, phw_tile_way way, const phw_feature_map *from, size_t rows,
                    size_t columns)
{
    const phw_convolution_shape next = {.in = s->plain.shape.out,
                                        .out = 1,
                                        .kernel_y = 2,
                                        .kernel_x = 2,
                                        .stride_y = 1,
                                        .stride_x = 1,
                                        .pad_y = 1,
                                        .pad_x = 2,
                                        .dilation_x = 1};
    guarded out, planes;
    phw_convolution layer;
    phw_feature_map in = *from, to = lay(&out, &next, rows, columns);
    float *scores = malloc(rows * columns * next.in * sizeof *scores), *score = scores;
    assert_non_null(scores);
    layer_make(s, way, &layer);
    in.planes = planes_for(&planes, &s->plain.shape, from);
    phw_convolution_run(&layer, &in, &to);
    phw_convolution_scores(&layer, &in, scores);
    for (size_t y = 0; y < rows; y++)
        for (size_t x = 0; x < columns; x++)
            for (size_t k = 0; k < next.in; k++) {
                assert_int_equal(phw_feature_map_at(&to, y, x)[k],
                                 plain_activation(&s->plain, &s->from, y, x, k));
                assert_true(*score++ == plain_score(&s->plain, &s->from, y, x, k));
            }
    for (size_t x = 0; x < 2 * next.in; x++) /* the zeros beside it were left alone */
        assert_int_equal(phw_feature_map_at(&to, 0, columns)[x], 0);
    guarded_done(&out);
    guarded_done(&planes);
    phw_convolution_done(&layer);
    free(scores);
}

/* @return whether anything comes out of it. */
static bool try(const phw_convolution_shape *shape, size_t rows, size_t columns, uint32_t *seed)
{
    sample s;
    guarded in;
    size_t out_rows, out_columns;
    sample_make(&s, shape, rows, columns, seed);
    plain_size(&s.plain, &s.from, &out_rows, &out_columns);
    assert_int_equal(phw_convolution_rows(shape, rows), out_rows);
    assert_int_equal(phw_convolution_columns(shape, columns), out_columns);
    phw_feature_map from = lay(&in, shape, rows, columns);
    for (size_t y = 0; y < rows; y++)
        memcpy(phw_feature_map_at(&from, y, 0), s.from.values + y * columns * shape->in,
               columns * shape->in * sizeof *s.from.values);
    for (unsigned way = 0; out_rows && out_columns && way < PHW_TILE_WAYS; way++)
        if (can((phw_tile_way)way))
            compare(&s, (phw_tile_way)way, &from, out_rows, out_columns);
    guarded_done(&in);
    sample_done(&s);
    return out_rows && out_columns;
}

static void test_layers_are_exact(void **state)
{
    uint32_t seed = SEED;
    size_t tried = 0;
    (void)state;
    print_message("seed %u\n", SEED);
    for (size_t i = 0; i < ROUNDS; i++) {
        phw_convolution_shape shape = some_shape(&seed);
        size_t rows = from_to(&seed, 1, 6), columns = from_to(&seed, 1, 37);
        tried += try(&shape, rows, columns, &seed);
    }
    assert_true(tried > ROUNDS / 2);
}

/* The greatest sum that a model may ask for, both ways. */
static void test_the_greatest_sums_fit(void **state)
{
    const phw_convolution_shape shape = {.in = 32,
                                         .out = 2,
                                         .kernel_y = 16,
                                         .kernel_x = 16,
                                         .stride_y = 1,
                                         .stride_x = 1,
                                         .dilation_x = 1};
    enum { INPUTS = 32 * 16 * 16 };
    static int8_t weights[INPUTS];
    guarded in, planes;
    (void)state;
    phw_feature_map from = lay(&in, &shape, 16, 16);
    from.planes = planes_for(&planes, &shape, &from);
    for (size_t i = 0; i < INPUTS; i++)
        from.values[i] = PHW_CONVOLUTION_MOST;
    for (unsigned way = 0; way < PHW_TILE_WAYS; way++) {
        phw_convolution layer;
        float scores[2];
        if (!can((phw_tile_way)way))
            continue;
        assert_int_equal(phw_convolution_init(&shape, (phw_tile_way)way, &layer, NULL), PHW_OK);
        memset(weights, 127, sizeof weights);
        phw_convolution_set(&layer, 0, weights, 0, 1);
        memset(weights, -127, sizeof weights);
        phw_convolution_set(&layer, 1, weights, 0, 1);
        phw_convolution_scores(&layer, &from, scores);
        assert_true(scores[0] == (float)(INPUTS * PHW_CONVOLUTION_MOST * 127));
        assert_true(scores[1] == -scores[0]);
        phw_convolution_done(&layer);
    }
    guarded_done(&in);
    guarded_done(&planes);
}

static void test_there_is_always_a_way(void **state)
{
    (void)state;
    assert_non_null(phw_tile_sum_by(PHW_TILE_PLAIN));
    assert_non_null(phw_tile_sum_fastest());
    assert_true(can(phw_tile_fastest()));
}

/* Every activation there is, and rows that are no multiple of what is taken at once. */
static void test_activations_are_taken_apart(void **state)
{
    enum { COUNT = 2 * PHW_CONVOLUTION_MOST + 1 };
    static int16_t values[COUNT];
    static uint8_t low[COUNT];
    static int8_t high[COUNT];
    (void)state;
    if (!can(PHW_TILE_MATRIX))
        skip();
    for (int i = 0; i < COUNT; i++)
        values[i] = (int16_t)(i - PHW_CONVOLUTION_MOST);
    phw_matrix_split(values, COUNT, low, high);
    for (int i = 0; i < COUNT; i++)
        assert_int_equal(low[i] + 256 * high[i], values[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_layers_are_exact),
                                       cmocka_unit_test(test_the_greatest_sums_fit),
                                       cmocka_unit_test(test_there_is_always_a_way),
                                       cmocka_unit_test(test_activations_are_taken_apart)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
