/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/decode.h"
#include "ocr/engine.h"
#include "ocr/traineddata.h"

#define SEED 20261125u

typedef struct model {
    uint8_t *bytes;
    size_t size;
    phw_network *network;
    phw_charset *charset;
} model;

static int set_up(void **state)
{
    static model m;
    phw_cursor network, characters, recoder;
    FILE *stream = fopen(PHW_TEST_LANGUAGE, "rb");
    assert_non_null(stream);
    assert_int_equal(fseek(stream, 0, SEEK_END), 0);
    m.size = (size_t)ftell(stream);
    rewind(stream);
    m.bytes = malloc(m.size);
    assert_non_null(m.bytes);
    assert_int_equal(fread(m.bytes, 1, m.size, stream), m.size);
    fclose(stream);
    assert_int_equal(phw_traineddata_view(m.bytes, m.size, PHW_TRAINEDDATA_NETWORK, &network, NULL),
                     PHW_OK);
    assert_int_equal(
        phw_traineddata_view(m.bytes, m.size, PHW_TRAINEDDATA_CHARSET, &characters, NULL), PHW_OK);
    assert_int_equal(phw_traineddata_view(m.bytes, m.size, PHW_TRAINEDDATA_RECODER, &recoder, NULL),
                     PHW_OK);
    assert_int_equal(phw_network_parse(network, &m.network, NULL), PHW_OK);
    assert_int_equal(
        phw_charset_parse(characters, recoder, m.network->output.rows, &m.charset, NULL), PHW_OK);
    *state = &m;
    return 0;
}

static int tear_down(void **state)
{
    model *m = *state;
    phw_network_free(&m->network);
    phw_charset_free(&m->charset);
    free(m->bytes);
    return 0;
}

static void test_what_the_model_holds(void **state)
{
    const model *m = *state;
    assert_int_equal(m->network->height, 36);
    assert_int_equal(m->network->pool_x, 3);
    assert_int_equal(m->network->along_count, 3);
    assert_true(m->network->along[1].reversed && !m->network->along[0].reversed);
    assert_string_equal(phw_charset_text(m->charset, m->network->null_label), "");
    assert_string_equal(phw_charset_text(m->charset, 0), " ");
}

/* A model cut short anywhere is refused, not read past its end (the sanitizers watch). */
static void test_models_cut_short(void **state)
{
    const model *m = *state;
    phw_engine *engine = NULL;
    for (size_t size = 0; size < 402000; size += size < 2000 ? 37 : 9973) {
        uint8_t *part = malloc(size + 1);
        assert_non_null(part);
        memcpy(part, m->bytes, size);
        assert_int_equal(phw_engine_open(part, size, &engine, NULL), PHW_ERR_MODEL);
        assert_null(engine);
        free(part);
    }
}

/* One byte of the network's structure changed: refused, or read as some network, never a crash. */
static void test_damaged_models(void **state)
{
    const model *m = *state;
    phw_cursor part;
    assert_int_equal(phw_traineddata_view(m->bytes, m->size, PHW_TRAINEDDATA_NETWORK, &part, NULL),
                     PHW_OK);
    for (size_t at = 0; at < 800; at++) {
        uint8_t *bytes = malloc(part.size);
        phw_network *network = NULL;
        assert_non_null(bytes);
        memcpy(bytes, part.bytes, part.size);
        bytes[at] ^= 0xFF;
        phw_status status = phw_network_parse(phw_cursor_view(bytes, part.size), &network, NULL);
        assert_true((status == PHW_OK) == (network != NULL));
        phw_network_free(&network);
        free(bytes);
    }
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* Strokes like letters, so that something is read. */
static phw_image *scribble(uint32_t width, uint32_t height, uint32_t *seed)
{
    phw_image *line = NULL;
    assert_int_equal(phw_image_new(width, height, 1, &line, NULL), PHW_OK);
    for (uint32_t y = 0; y < height; y++)
        memset(phw_image_row_mut(line, y), 240, width);
    for (uint32_t x = 4; x + 10 < width; x += 6 + next(seed) % 12)
        for (uint32_t y = 6 + next(seed) % 8; y < height - 6; y++)
            memset(phw_image_row_mut(line, y) + x, 16, 2 + next(seed) % 3);
    return line;
}

/* What is read of a line must not depend on what it is read together with. */
static void test_a_line_is_read_alike_in_any_company(void **state)
{
    enum { LINES = 9 };
    const model *m = *state;
    phw_image *lines[LINES];
    phw_label_scores together[LINES];
    uint32_t seed = SEED;
    print_message("seed %u\n", SEED);
    for (size_t i = 0; i < LINES; i++)
        lines[i] = scribble(30 + next(&seed) % 400, (uint32_t)m->network->height, &seed);
    assert_int_equal(
        phw_network_read(m->network, (const phw_image *const *)lines, LINES, together, NULL),
        PHW_OK);
    for (size_t i = 0; i < LINES; i++) {
        phw_label_scores alone;
        const phw_image *line = lines[i];
        assert_int_equal(phw_network_read(m->network, &line, 1, &alone, NULL), PHW_OK);
        assert_int_equal(alone.columns, lines[i]->width / 3);
        assert_int_equal(alone.columns, together[i].columns);
        assert_memory_equal(alone.values, together[i].values,
                            alone.columns * alone.labels * sizeof *alone.values);
        free(alone.values);
        free(together[i].values);
        phw_image_free(&lines[i]);
    }
}

static void test_lines_that_cannot_be_read(void **state)
{
    const model *m = *state;
    uint32_t seed = SEED;
    phw_label_scores scores;
    phw_image *low = scribble(60, 35, &seed), *narrow = NULL;
    const phw_image *line = low;
    assert_int_equal(phw_network_read(m->network, &line, 1, &scores, NULL), PHW_ERR_ARGUMENT);
    assert_int_equal(phw_image_new(2, 36, 1, &narrow, NULL), PHW_OK);
    line = narrow;
    assert_int_equal(phw_network_read(m->network, &line, 1, &scores, NULL), PHW_ERR_ARGUMENT);
    assert_int_equal(phw_network_read(m->network, NULL, 0, NULL, NULL), PHW_OK);
    phw_image_free(&low);
    phw_image_free(&narrow);
}

/* Scores by hand: label by column, sure; a space; the same letter twice with nothing between. */
static void test_best_path(void **state)
{
    enum { COLUMNS = 12, LABELS = 111, PIXELS = 3 };
    const model *m = *state;
    phw_symbols symbols = {NULL, 0, 0};
    phw_image *line = NULL;
    size_t null_label = m->network->null_label, a = 0, b = 0;
    for (size_t i = 0; i < LABELS; i++) {
        a = strcmp(phw_charset_text(m->charset, i), "A") == 0 ? i : a;
        b = strcmp(phw_charset_text(m->charset, i), "8") == 0 ? i : b;
    }
    assert_true(a && b);
    const size_t path[COLUMNS] = {null_label, a, a, null_label, a, null_label,
                                  0,          0, b, null_label, b, null_label};
    float values[COLUMNS * LABELS] = {0};
    for (size_t i = 0; i < COLUMNS; i++)
        values[i * LABELS + path[i]] = i == 2 ? 0.9F : 0.8F;
    assert_int_equal(phw_image_new(COLUMNS * PIXELS, 36, 1, &line, NULL), PHW_OK);
    for (uint32_t y = 0; y < 36; y++) { /* ink everywhere but between the words */
        memset(phw_image_row_mut(line, y), 16, COLUMNS * PIXELS);
        memset(phw_image_row_mut(line, y) + 17, 240, 5);
    }
    const phw_label_scores scores = {values, COLUMNS, LABELS, PIXELS};
    assert_int_equal(phw_decode_line(&scores, null_label, m->charset, line, &symbols, NULL),
                     PHW_OK);
    assert_int_equal(symbols.count, 4);
    const char *texts[] = {"A", "A", "8", "8"};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(symbols.items[i].text, texts[i]);
        assert_true(symbols.items[i].starts_word == (i == 0 || i == 2));
        assert_true(symbols.items[i].left < symbols.items[i].right);
    }
    assert_true(symbols.items[0].confidence == 0.9F);
    assert_int_equal(symbols.items[0].left, 0);
    assert_int_equal(symbols.items[1].right, 17);
    assert_int_equal(symbols.items[2].left, 22);
    assert_int_equal(symbols.items[3].right, COLUMNS * PIXELS);
    free(symbols.items);
    phw_image_free(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_what_the_model_holds),
                                       cmocka_unit_test(test_models_cut_short),
                                       cmocka_unit_test(test_damaged_models),
                                       cmocka_unit_test(test_a_line_is_read_alike_in_any_company),
                                       cmocka_unit_test(test_lines_that_cannot_be_read),
                                       cmocka_unit_test(test_best_path)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
