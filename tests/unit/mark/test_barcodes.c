/* SPDX-License-Identifier: Apache-2.0 */
/* Codes in pictures: every kind, turned, mirrored, reversed, slanted; and what is none. The seeds
 * are those of the fuzz target, about an invented person (NHS test range 999). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "codes_found.h"
#include "mark/detector.h"
#include "modules.h"

#define CORPUS PHW_TEST_SOURCE_DIR "/tests/fuzz/corpus/codes/"
#define SEED_MOST 4096
#define OWN "9990001234|HOLT|Jean|28011965"

static size_t read_seed(const char *name, uint8_t *seed)
{
    char path[512];
    snprintf(path, sizeof path, "%s%s", CORPUS, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be read", path);
    size_t size = fread(seed, 1, SEED_MOST, file);
    fclose(file);
    return size;
}

/* The one code in the picture, with its middle where the picture's is. */
static void check(const char *name, const modules_style *style, phw_symbology symbology,
                  const char *text)
{
    uint8_t seed[SEED_MOST];
    size_t size = read_seed(name, seed);
    phw_codes codes = PHW_CODES_INIT;
    phw_image *image = modules_paint(seed, size, style);
    assert_non_null(image);
    find_codes(image, &codes);
    if (codes.count != 1 || codes.items[0].symbology != symbology)
        fail_msg("%s, turned %u, mirrored %d, reversed %d: %zu codes, %s", name,
                 style->quarter_turns, style->mirrored, style->light_on_dark, codes.count,
                 codes.count ? phw_symbology_name(codes.items[0].symbology) : "none");
    assert_int_equal(codes.items[0].length, strlen(text));
    assert_memory_equal(codes.items[0].text, text, strlen(text));
    const phw_quad *quad = &codes.items[0].quad;
    const phw_point middle = {image->width / 2.0, image->height / 2.0};
    phw_point centre = phw_quad_centre(quad);
    assert_true(phw_quad_contains(quad, middle));
    assert_true(abs((int)(centre.x - middle.x)) < (int)image->width / 8);
    assert_true(abs((int)(centre.y - middle.y)) < (int)image->height / 8);
    phw_codes_done(&codes);
    phw_image_free(&image);
}

static const struct {
    const char *name;
    phw_symbology symbology;
    const char *text;
} seeds[] = {
    {"data-matrix", PHW_SYMBOLOGY_DATA_MATRIX, OWN},
    {"data-matrix-large", PHW_SYMBOLOGY_DATA_MATRIX, OWN},
    {"data-matrix-wide", PHW_SYMBOLOGY_DATA_MATRIX, "K123456"},
    {"data-matrix-gs1", PHW_SYMBOLOGY_DATA_MATRIX,
     "\x1d"
     "8018505089899900012345\x1d"
     "91RXX,K123456\x1d"
     "93HOLT,Jean,28011965"},
    {"pdf417", PHW_SYMBOLOGY_PDF417, OWN},
    {"aztec", PHW_SYMBOLOGY_AZTEC, OWN},
    {"qr", PHW_SYMBOLOGY_QR, OWN},
    {"qr-link", PHW_SYMBOLOGY_QR, "https://example.org/appt?n=1"},
    {"code-128", PHW_SYMBOLOGY_CODE_128, "9990001234"},
    {"code-128-gs1", PHW_SYMBOLOGY_CODE_128, "8018505089899900012345"},
    {"code-39", PHW_SYMBOLOGY_CODE_39, "K123456"},
    {"ean", PHW_SYMBOLOGY_EAN, "9780306406157"},
    {"databar", PHW_SYMBOLOGY_DATABAR, "0105012345678900"},
};

static void test_every_kind_however_it_lies(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof seeds / sizeof seeds[0]; i++)
        for (unsigned turn = 0; turn < 4; turn++)
            for (unsigned mirrored = 0; mirrored < 2; mirrored++)
                check(seeds[i].name, &(modules_style){turn, mirrored, false, 4, 0},
                      seeds[i].symbology, seeds[i].text);
}

static void test_codes_light_on_dark(void **state)
{
    (void)state;
    check("data-matrix", &(modules_style){0, false, true, 4, 0}, PHW_SYMBOLOGY_DATA_MATRIX, OWN);
    check("qr", &(modules_style){1, false, true, 4, 0}, PHW_SYMBOLOGY_QR, OWN);
    check("code-128", &(modules_style){0, false, true, 4, 0}, PHW_SYMBOLOGY_CODE_128, "9990001234");
}

static void test_small_and_large_and_slanted(void **state)
{
    (void)state;
    for (unsigned pixels = 3; pixels <= 12; pixels += 3)
        check("data-matrix", &(modules_style){0, false, false, pixels, 0.08},
              PHW_SYMBOLOGY_DATA_MATRIX, OWN);
    check("qr", &(modules_style){0, false, false, 3, 0.08}, PHW_SYMBOLOGY_QR, OWN);
    check("code-128", &(modules_style){0, false, false, 3, 0.08}, PHW_SYMBOLOGY_CODE_128,
          "9990001234");
}

/* A dozen modules that are wrong are more than can be corrected. libdmtx says "K443456" of the
 * first, "K20509" of the second. */
static void test_no_payload_that_nobody_wrote(void **state)
{
    (void)state;
    static const uint8_t wrong[][12][2] = {{{7, 7},
                                            {5, 9},
                                            {6, 1},
                                            {8, 2},
                                            {3, 7},
                                            {2, 1},
                                            {7, 2},
                                            {6, 10},
                                            {0, 0},
                                            {0, 0},
                                            {0, 0},
                                            {0, 0}},
                                           {{10, 2},
                                            {2, 2},
                                            {6, 10},
                                            {7, 8},
                                            {4, 7},
                                            {6, 7},
                                            {4, 10},
                                            {5, 9},
                                            {2, 3},
                                            {10, 4},
                                            {0, 0},
                                            {0, 0}}};
    const modules_style style = {0, false, false, 5, 0};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        uint8_t seed[SEED_MOST];
        size_t size = read_seed("data-matrix-few", seed);
        phw_codes codes = PHW_CODES_INIT;
        for (size_t k = 0; k < 12 && wrong[i][k][0]; k++) {
            size_t at = (size_t)wrong[i][k][0] * seed[0] + wrong[i][k][1];
            seed[2 + at / 8] ^= (uint8_t)(0x80U >> at % 8);
        }
        phw_image *image = modules_paint(seed, size, &style);
        assert_non_null(image);
        find_codes(image, &codes);
        for (size_t k = 0; k < codes.count; k++)
            if (codes.items[k].symbology != PHW_SYMBOLOGY_UNREAD)
                fail_msg("read \"%s\"", codes.items[k].text);
        phw_codes_done(&codes);
        phw_image_free(&image);
    }
}

/* With every second module of its middle dark a DataMatrix cannot be corrected. It is still one. */
static void test_what_cannot_be_read_is_named(void **state)
{
    (void)state;
    uint8_t seed[SEED_MOST];
    size_t size = read_seed("data-matrix", seed);
    const modules_style style = {0, false, false, 5, 0};
    phw_codes codes = PHW_CODES_INIT;
    for (size_t row = 4; row < 18; row++)
        for (size_t column = 4; column < 18; column += 2)
            seed[2 + (row * seed[0] + column) / 8] ^=
                (uint8_t)(0x80U >> (row * seed[0] + column) % 8);
    phw_image *image = modules_paint(seed, size, &style);
    assert_non_null(image);
    find_codes(image, &codes);
    assert_int_equal(codes.count, 1);
    assert_int_equal(codes.items[0].symbology, PHW_SYMBOLOGY_UNREAD);
    assert_null(codes.items[0].text);
    phw_codes_done(&codes);
    phw_image_free(&image);
}

/* With the middle half of their bytes back to front they cannot be corrected. They still look so.
 */
static void test_stacked_and_compact_ones_that_cannot_be_read_are_named(void **state)
{
    (void)state;
    static const char *const names[] = {"pdf417", "aztec"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        uint8_t seed[SEED_MOST];
        size_t size = read_seed(names[i], seed);
        const modules_style style = {.pixels = 4};
        phw_codes codes = PHW_CODES_INIT;
        for (size_t at = 2 + size / 4, end = size - size / 4; at < --end; at++) {
            uint8_t kept = seed[at];
            seed[at] = seed[end];
            seed[end] = kept;
        }
        phw_image *image = modules_paint(seed, size, &style);
        assert_non_null(image);
        find_codes(image, &codes);
        if (codes.count != 1 || codes.items[0].symbology != PHW_SYMBOLOGY_UNREAD)
            fail_msg("%s: %zu codes", names[i], codes.count);
        phw_codes_done(&codes);
        phw_image_free(&image);
    }
}

static void test_other_textures_are_no_codes(void **state)
{
    (void)state;
    uint32_t random = 7;
    for (unsigned kind = 0; kind < 3; kind++) {
        phw_codes codes = PHW_CODES_INIT;
        phw_image *image = NULL;
        assert_int_equal(phw_image_new(400, 300, 3, &image, NULL), PHW_OK);
        for (uint32_t y = 0; y < image->height; y++) {
            for (uint32_t x = 0; x < image->width; x++) {
                random = random * 1664525U + 1013904223U;
                int grain = kind == 0   ? (int)(random >> 24)        /* noise */
                            : kind == 1 ? (int)(x * 7 + y * 5) % 256 /* a slope that repeats */
                                        : (int)((x / 40 + y / 40) % 2 * 200);
                memset(phw_image_row_mut(image, y) + (size_t)x * 3, grain, 3);
            }
        }
        find_codes(image, &codes);
        assert_int_equal(codes.count, 0);
        phw_image_free(&image);
    }
}

/* The mean of a square round each pixel, two times over: nearly what a lens out of focus does. */
static void blur(phw_image *image, int reach)
{
    for (int time = 0; time < 2; time++) {
        phw_image *was = NULL;
        assert_int_equal(phw_image_copy(image, &was, NULL), PHW_OK);
        for (int y = 0; y < (int)image->height; y++)
            for (int x = 0; x < (int)image->width; x++) {
                int sum = 0, count = 0;
                for (int j = y - reach; j <= y + reach; j++)
                    for (int i = x - reach; i <= x + reach; i++)
                        if (j >= 0 && i >= 0 && j < (int)image->height && i < (int)image->width) {
                            sum += phw_image_row(was, (uint32_t)j)[3 * i];
                            count++;
                        }
                memset(phw_image_row_mut(image, (uint32_t)y) + 3 * x, sum / count, 3);
            }
        phw_image_free(&was);
    }
}

/* The picture in the middle of a sheet of twice its height and width. */
static phw_image *on_sheet(phw_image *image)
{
    phw_image *sheet = NULL;
    assert_int_equal(phw_image_new(2 * image->width, 2 * image->height, 3, &sheet, NULL), PHW_OK);
    for (uint32_t y = 0; y < sheet->height; y++)
        memset(phw_image_row_mut(sheet, y), 255, 3 * (size_t)sheet->width);
    for (uint32_t y = 0; y < image->height; y++)
        memcpy(phw_image_row_mut(sheet, y + image->height / 2) + 3 * (size_t)(image->width / 2),
               phw_image_row(image, y), 3 * (size_t)image->width);
    phw_image_free(&image);
    return sheet;
}

/* Nobody can tell its bars from each other; that they are bars can be seen. */
static void test_blurred_bars_are_named(void **state)
{
    (void)state;
    uint8_t seed[SEED_MOST];
    size_t size = read_seed("code-128", seed);
    phw_codes codes = PHW_CODES_INIT;
    phw_image *image = modules_paint(seed, size, &(modules_style){.pixels = 4});
    assert_non_null(image);
    image = on_sheet(image);
    blur(image, 4);
    find_codes(image, &codes);
    assert_int_equal(codes.count, 1);
    assert_int_equal(codes.items[0].symbology, PHW_SYMBOLOGY_UNREAD);
    phw_codes_done(&codes);
    phw_image_free(&image);
}

/* Streaks of some pixels' height that swell and fade from left to right, between two tones. */
static phw_image *draw_wood(uint32_t random, int dark, int light, uint32_t height)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(900, 700, 3, &image, NULL), PHW_OK);
    for (uint32_t top = 0; top < image->height; top += height) {
        int ends[2];
        for (int k = 0; k < 2; k++) {
            random = random * 1664525U + 1013904223U;
            ends[k] = dark + (int)(random >> 16) % (light - dark);
        }
        for (uint32_t y = top; y < top + height && y < image->height; y++)
            for (uint32_t x = 0; x < image->width; x++)
                memset(phw_image_row_mut(image, y) + 3 * (size_t)x,
                       ends[0] + (ends[1] - ends[0]) * (int)x / (int)image->width, 3);
    }
    blur(image, 1);
    return image;
}

/* Slats with even gaps from edge to edge of a board. */
static phw_image *draw_slats(uint32_t pitch)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(900, 700, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < image->height; y++)
        for (uint32_t x = 0; x < image->width; x++) {
            bool board = x - 200 < 420 && y - 200 < 200;
            memset(phw_image_row_mut(image, y) + 3 * (size_t)x,
                   board && x % pitch < pitch / 2 ? 50 : 220, 3);
        }
    blur(image, 1);
    return image;
}

static void check_none(phw_image *image, const char *what, unsigned number)
{
    phw_codes codes = PHW_CODES_INIT;
    find_codes(image, &codes);
    if (codes.count > 0)
        fail_msg("%s %u: %zu codes", what, number, codes.count);
    phw_codes_done(&codes);
    phw_image_free(&image);
}

static void test_stripes_that_go_on_are_no_codes(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 6; i++) {
        check_none(draw_wood(i, 90, 170, 5 + i), "wood", i);
        check_none(draw_wood(i, 40, 200, 5 + i), "stripes", i);
        check_none(draw_slats(8 + 2 * i), "slats", i);
    }
}

/* The seed on a sheet, in these tones, a little out of focus, with the grain of a sensor. */
static void check_tones(const char *name, const modules_style *style, int dark, int light,
                        const char *text)
{
    uint8_t seed[SEED_MOST];
    uint32_t random = 3;
    size_t size = read_seed(name, seed);
    phw_codes codes = PHW_CODES_INIT;
    phw_image *image = modules_paint(seed, size, style);
    assert_non_null(image);
    image = on_sheet(image);
    for (uint32_t y = 0; y < image->height; y++)
        for (uint32_t x = 0; x < image->width; x++) {
            uint8_t *at = phw_image_row_mut(image, y) + 3 * (size_t)x;
            random = random * 1664525U + 1013904223U;
            const bool ink = (at[0] < 128) != style->light_on_dark;
            memset(at, (ink ? dark : light) + (int)(random >> 30), 3);
        }
    blur(image, 1);
    find_codes(image, &codes);
    if (codes.count != 1 || codes.items[0].symbology == PHW_SYMBOLOGY_UNREAD)
        fail_msg("%s, %d on %d: %zu codes%s", name, dark, light, codes.count,
                 codes.count ? ", unread" : "");
    assert_int_equal(codes.items[0].length, strlen(text));
    assert_memory_equal(codes.items[0].text, text, strlen(text));
    phw_codes_done(&codes);
    phw_image_free(&image);
}

/* Twelve modules have few changes between dark and light for the place they take. */
static void test_few_modules(void **state)
{
    (void)state;
    for (unsigned pixels = 4; pixels <= 6; pixels++)
        check_tones("data-matrix-few", &(modules_style){.pixels = pixels}, 30, 225, "K123456");
}

static void test_few_modules_light_on_dark(void **state)
{
    (void)state;
    check_tones("data-matrix-few", &(modules_style){.pixels = 5, .light_on_dark = true}, 225, 30,
                "K123456");
}

/* Ink that has faded, or thermal paper that has. */
static void test_faint_ones(void **state)
{
    (void)state;
    check_tones("data-matrix-few", &(modules_style){.pixels = 4}, 140, 210, "K123456");
    check_tones("data-matrix", &(modules_style){.pixels = 4}, 140, 210, OWN);
}

/* In a dark room. */
static void test_dark_pictures(void **state)
{
    (void)state;
    check_tones("code-128", &(modules_style){.pixels = 3}, 26, 60, "9990001234");
    check_tones("qr", &(modules_style){.pixels = 4}, 26, 60, OWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind_however_it_lies),
        cmocka_unit_test(test_codes_light_on_dark),
        cmocka_unit_test(test_small_and_large_and_slanted),
        cmocka_unit_test(test_no_payload_that_nobody_wrote),
        cmocka_unit_test(test_what_cannot_be_read_is_named),
        cmocka_unit_test(test_stacked_and_compact_ones_that_cannot_be_read_are_named),
        cmocka_unit_test(test_other_textures_are_no_codes),
        cmocka_unit_test(test_blurred_bars_are_named),
        cmocka_unit_test(test_stripes_that_go_on_are_no_codes),
        cmocka_unit_test(test_few_modules),
        cmocka_unit_test(test_few_modules_light_on_dark),
        cmocka_unit_test(test_faint_ones),
        cmocka_unit_test(test_dark_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
