/* SPDX-License-Identifier: Apache-2.0 */
/* The line reader with weights by chance: what it computes, and what it refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "made_reader.h"
#include "ocr/activation.h"
#include "ocr/reader.h"
#include "ocr/reader_model.h"
#include "plain_convolution.h"

#define SEED 20261126u
#define NUMBERS 10 /* of a layer's shape in the file */

static phw_strbuf small_model(void)
{
    phw_strbuf made = PHW_STRBUF_INIT;
    made_reader_write(made_reader_small, MADE_READER_SMALL_LAYERS, SEED, &made);
    assert_false(made.failed);
    return made;
}

static phw_status open_model(const phw_strbuf *made, phw_reader **reader)
{
    return phw_reader_open((const uint8_t *)made->text, made->length, phw_tile_fastest(), reader,
                           NULL);
}

static uint32_t u32_at(const char *bytes)
{
    const uint8_t *b = (const uint8_t *)bytes;
    return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static void put_u32(char *bytes, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        bytes[i] = (char)(value >> (8 * i) & 0xFF);
}

/* Where layer `index` of a network begins in a file. */
static size_t layer_at(const phw_strbuf *made, phw_reader_care care, size_t index)
{
    size_t at = 16;
    for (size_t i = 0; i < MADE_READER_LABELS; i++)
        at += 1 + (size_t)(uint8_t)made->text[at];
    at += 4;
    size_t before = care == PHW_READER_CAREFUL ? MADE_READER_SMALL_LAYERS : 0;
    for (size_t i = 0; i < before + index; i++) {
        const uint32_t *n = made_reader_small[i % MADE_READER_SMALL_LAYERS].numbers;
        at += NUMBERS * 4 + (size_t)n[1] * (8 + (size_t)n[0] * n[2] * n[3]);
    }
    return at + (before ? 8 : 4); /* after how many layers a network has */
}

static phw_image *scribble(uint32_t width, uint32_t *seed)
{
    phw_image *line = NULL;
    assert_int_equal(phw_image_new(width, MADE_READER_HEIGHT, 1, &line, NULL), PHW_OK);
    for (uint32_t y = 0; y < line->height; y++)
        for (uint32_t x = 0; x < width; x++)
            phw_image_row_mut(line, y)[x] = (uint8_t)made_reader_next(seed);
    return line;
}

/* One layer of the file, run as it is defined. */
static plain_map run_plain(const phw_strbuf *made, phw_reader_care care, size_t index,
                           plain_map *from, float *scores)
{
    const char *at = made->text + layer_at(made, care, index);
    uint32_t n[NUMBERS];
    for (size_t i = 0; i < NUMBERS; i++, at += 4)
        n[i] = u32_at(at);
    float *scale = malloc(n[1] * sizeof *scale);
    int32_t *bias = malloc(n[1] * sizeof *bias);
    assert_true(scale && bias);
    for (size_t i = 0; i < n[1]; i++, at += 4) {
        uint32_t bits = u32_at(at);
        memcpy(&scale[i], &bits, sizeof bits);
    }
    for (size_t i = 0; i < n[1]; i++, at += 4)
        bias[i] = (int32_t)u32_at(at);
    const plain_layer layer = {
        {n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9] & 1, n[9] & 2},
        (const int8_t *)at,
        bias,
        scale};
    plain_map to = {.channels = n[1]};
    plain_size(&layer, from, &to.rows, &to.columns);
    to.values = malloc(to.rows * to.columns * to.channels * sizeof *to.values);
    assert_non_null(to.values);
    for (size_t i = 0; i < to.rows * to.columns * to.channels; i++) {
        size_t place = i / to.channels, y = place / to.columns, x = place % to.columns;
        to.values[i] = plain_activation(&layer, from, y, x, i % to.channels);
        if (scores)
            scores[i] = plain_score(&layer, from, y, x, i % to.channels);
    }
    free(from->values);
    free(scale);
    free(bias);
    return to;
}

/* A whole network against its definition, whatever the width. */
static void scores_are_those_of_the_definition(phw_reader_care care)
{
    static const uint32_t widths[] = {1, 2, 3, 4, 5, 24, 25, 26, 64, 97};
    phw_strbuf made = small_model();
    phw_reader *reader = NULL;
    uint32_t seed = SEED;
    print_message("seed %u\n", SEED);
    assert_int_equal(open_model(&made, &reader), PHW_OK);
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        phw_image *line = scribble(widths[i], &seed);
        const phw_image *lines[] = {line};
        size_t columns = (widths[i] + 2) / 3, cells = columns * MADE_READER_LABELS;
        float *expected = malloc(cells * sizeof *expected);
        plain_map map = {MADE_READER_HEIGHT, widths[i], 1,
                         malloc(MADE_READER_HEIGHT * widths[i] * sizeof *map.values)};
        assert_true(map.values && expected);
        for (uint32_t y = 0; y < line->height; y++)
            for (uint32_t x = 0; x < line->width; x++) {
                int darker = 240 - phw_image_row(line, y)[x];
                map.values[y * line->width + x] = (int16_t)(darker < 0 ? 0 : darker);
            }
        for (size_t k = 0; k < MADE_READER_SMALL_LAYERS; k++)
            map = run_plain(&made, care, k, &map,
                            k + 1 == MADE_READER_SMALL_LAYERS ? expected : NULL);
        phw_activation_softmax(expected, MADE_READER_LABELS, columns);
        phw_label_scores scores;
        assert_int_equal(phw_reader_score(reader, care, lines, 1, &scores, NULL), PHW_OK);
        assert_int_equal(scores.columns, columns);
        assert_int_equal(scores.labels, MADE_READER_LABELS);
        assert_int_equal(scores.pixels, 3);
        assert_memory_equal(scores.values, expected, cells * sizeof *expected);
        free(scores.values);
        free(expected);
        free(map.values);
        phw_image_free(&line);
    }
    phw_reader_free(&reader);
    phw_strbuf_done(&made);
}

static void test_scores_are_those_of_the_definition(void **state)
{
    (void)state;
    scores_are_those_of_the_definition(PHW_READER_QUICK);
    scores_are_those_of_the_definition(PHW_READER_CAREFUL);
}

/* What is read of a line must not depend on what it is read together with. */
static void test_a_line_is_read_alike_in_any_company(void **state)
{
    enum { LINES = 9 };
    phw_strbuf made = small_model();
    phw_reader *reader = NULL;
    phw_image *lines[LINES];
    phw_symbols together[LINES] = {{NULL, 0, 0}};
    uint32_t seed = SEED;
    size_t symbols = 0;
    (void)state;
    assert_int_equal(open_model(&made, &reader), PHW_OK);
    for (size_t i = 0; i < LINES; i++)
        lines[i] = scribble(i ? 1 + made_reader_next(&seed) % 400 : 1, &seed);
    assert_int_equal(phw_reader_read(reader, PHW_READER_QUICK, (const phw_image *const *)lines,
                                     LINES, together, NULL),
                     PHW_OK);
    for (size_t i = 0; i < LINES; i++) {
        phw_symbols alone = {NULL, 0, 0};
        const phw_image *line = lines[i];
        assert_int_equal(phw_reader_read(reader, PHW_READER_QUICK, &line, 1, &alone, NULL), PHW_OK);
        assert_int_equal(alone.count, together[i].count);
        for (size_t k = 0; k < alone.count; k++) {
            const phw_symbol *a = &alone.items[k], *b = &together[i].items[k];
            assert_string_equal(a->text, b->text);
            assert_true(a->confidence == b->confidence && a->left == b->left &&
                        a->right == b->right && a->starts_word == b->starts_word);
            assert_true(a->left >= 0 && a->right <= (int)line->width);
        }
        symbols += alone.count;
        free(alone.items);
        free(together[i].items);
        phw_image_free(&lines[i]);
    }
    assert_true(symbols > 0);
    phw_reader_free(&reader);
    phw_strbuf_done(&made);
}

static void test_lines_that_cannot_be_read(void **state)
{
    phw_strbuf made = small_model();
    phw_reader *reader = NULL;
    phw_image *low = NULL, *coloured = NULL;
    phw_label_scores scores;
    (void)state;
    assert_int_equal(open_model(&made, &reader), PHW_OK);
    assert_int_equal(phw_reader_height(reader), MADE_READER_HEIGHT);
    assert_int_equal(phw_image_new(60, MADE_READER_HEIGHT - 1, 1, &low, NULL), PHW_OK);
    assert_int_equal(phw_image_new(60, MADE_READER_HEIGHT, 3, &coloured, NULL), PHW_OK);
    const phw_image *lines[] = {low, coloured};
    assert_int_equal(phw_reader_score(reader, PHW_READER_QUICK, lines, 1, &scores, NULL),
                     PHW_ERR_ARGUMENT);
    assert_int_equal(phw_reader_score(reader, PHW_READER_QUICK, lines + 1, 1, &scores, NULL),
                     PHW_ERR_ARGUMENT);
    assert_int_equal(phw_reader_read(reader, PHW_READER_QUICK, NULL, 0, NULL, NULL), PHW_OK);
    phw_image_free(&low);
    phw_image_free(&coloured);
    phw_reader_free(&reader);
    phw_strbuf_done(&made);
}

static void refused(const phw_strbuf *made)
{
    phw_reader *reader = NULL;
    assert_int_equal(open_model(made, &reader), PHW_ERR_MODEL);
    assert_null(reader);
}

static void test_models_cut_short_or_too_long(void **state)
{
    phw_strbuf made = small_model();
    (void)state;
    for (size_t size = 0; size < made.length; size += size < 400 ? 1 : 97) {
        uint8_t *part = malloc(size + 1);
        phw_reader *reader = NULL;
        assert_non_null(part);
        memcpy(part, made.text, size);
        assert_int_equal(phw_reader_open(part, size, phw_tile_fastest(), &reader, NULL),
                         PHW_ERR_MODEL);
        free(part);
    }
    phw_strbuf_add_char(&made, 0);
    refused(&made);
    phw_strbuf_done(&made);
}

/* Numbers that no model has: each in its place of a file that is right otherwise. */
static void test_shapes_that_do_not_fit(void **state)
{
    enum { IN, OUT, KERNEL_Y, KERNEL_X, STRIDE_Y, STRIDE_X, PAD_Y, PAD_X, DILATION, FLAGS };
    static const struct {
        size_t layer, number;
        uint32_t value;
    } lies[] = {
        {0, IN, 0},           {0, IN, 2},        {0, OUT, 0},       {0, OUT, 6},
        {0, OUT, UINT32_MAX}, {0, KERNEL_Y, 0},  {0, KERNEL_Y, 17}, {0, KERNEL_X, UINT32_MAX},
        {0, STRIDE_Y, 0},     {0, STRIDE_Y, 9},  {0, STRIDE_X, 0},  {0, STRIDE_X, UINT32_MAX},
        {0, PAD_Y, 3},        {0, PAD_X, 0},     {0, PAD_X, 3},     {0, PAD_X, 0x80000001},
        {0, DILATION, 0},     {0, DILATION, 65}, {0, FLAGS, 4},     {0, FLAGS, 3},
        {1, IN, 4},           {1, STRIDE_Y, 2},  {1, FLAGS, 2},     {2, PAD_Y, 1},
        {3, STRIDE_X, 2},     {3, PAD_X, 3},     {3, DILATION, 1},  {4, OUT, 99},
        {4, FLAGS, 1},        {4, FLAGS, 2},     {4, KERNEL_Y, 3},
    };
    phw_strbuf made = small_model();
    (void)state;
    for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
        char *at =
            made.text + layer_at(&made, PHW_READER_QUICK, lies[i].layer) + lies[i].number * 4;
        uint32_t kept = u32_at(at);
        put_u32(at, lies[i].value);
        refused(&made);
        put_u32(at, kept);
    }
    phw_strbuf_done(&made);
}

static void test_numbers_that_are_none(void **state)
{
    phw_strbuf made = small_model();
    char *layer = made.text + layer_at(&made, PHW_READER_QUICK, 0), *scale = layer + NUMBERS * 4;
    char *bias = scale + 4 * made_reader_small[0].numbers[1];
    char *weight = bias + 4 * made_reader_small[0].numbers[1];
    (void)state;
    const struct {
        char *at;
        uint32_t value;
    } lies[] = {
        {scale, 0x7FC00000},          /* not a number */
        {scale, 0xFF800000},          /* infinity */
        {scale, 0x4B000000},          /* 2^23 */
        {bias, 0x7FFFFFFF},           /* the sum would overflow */
        {bias, 0x80000000},           /* likewise */
        {weight, 0x80},               /* -128 */
        {layer - 4, 0},               /* no layers */
        {layer - 4, 65},              /* too many */
        {layer - 8, 0},               /* no networks */
        {layer - 8, 3},               /* too many */
        {made.text + 8, 0},           /* no height */
        {made.text + 8, 257},         /* too high */
        {made.text + 12, 1},          /* the null label alone */
        {made.text + 12, UINT32_MAX}, /* more labels than bytes */
        {made.text, 0},               /* not this kind of file */
    };
    for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
        uint32_t kept = u32_at(lies[i].at);
        put_u32(lies[i].at, lies[i].value);
        refused(&made);
        put_u32(lies[i].at, kept);
    }
    phw_reader *reader = NULL;
    assert_int_equal(open_model(&made, &reader), PHW_OK);
    phw_reader_free(&reader);
    phw_strbuf_done(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_scores_are_those_of_the_definition),
                                       cmocka_unit_test(test_a_line_is_read_alike_in_any_company),
                                       cmocka_unit_test(test_lines_that_cannot_be_read),
                                       cmocka_unit_test(test_models_cut_short_or_too_long),
                                       cmocka_unit_test(test_shapes_that_do_not_fit),
                                       cmocka_unit_test(test_numbers_that_are_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
