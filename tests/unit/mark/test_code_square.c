/* SPDX-License-Identifier: Apache-2.0 */
/* Small square codes, turned by some degrees and out of focus: where they stand, what they say, and
 * that they are codes where nobody can read them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/geometry.h"
#include "codes_found.h"
#include "mark/code_square.h"
#include "mark/detector.h"
#include "mark/matrix_modules.h"
#include "modules.h"

#define CORPUS PHW_TEST_SOURCE_DIR "/tests/fuzz/corpus/codes/"
#define SEED_MOST 4096
#define OWN "9990001234|HOLT|Jean|28011965"
#define PAINTED 6U /* pixels of a module as painted */
#define PAPER 225
#define WIDE 260U
#define HIGH 220U
#define RADIANS(degrees) ((degrees)*3.14159265358979323846 / 180)

typedef struct view {
    double module; /* pixels */
    double turn;   /* degrees */
    double soft;   /* what a lens spreads a point by, deviation in modules */
} view;

static phw_image *paint(const char *name)
{
    char path[512];
    uint8_t seed[SEED_MOST];
    snprintf(path, sizeof path, "%s%s", CORPUS, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be read", path);
    const size_t size = fread(seed, 1, SEED_MOST, file);
    fclose(file);
    phw_image *painted = modules_paint(seed, size, &(modules_style){.pixels = PAINTED});
    assert_non_null(painted);
    return painted;
}

/* What a lens makes of it, across or down. @param soft  pixels. */
static phw_image *softened(phw_image *painted, double soft, bool down)
{
    const int reach = (int)ceil(3 * soft);
    double weights[64], all = 0;
    phw_image *made = NULL;
    assert_int_equal(phw_image_copy(painted, &made, NULL), PHW_OK);
    for (int i = -reach; i <= reach; i++)
        all += weights[i + reach] = exp(-i * i / (2 * soft * soft));
    for (int y = 0; y < (int)painted->height; y++)
        for (int x = 0; x < (int)painted->width; x++) {
            double sum = 0;
            for (int i = -reach; i <= reach; i++) {
                const int u = down ? x : x + i, v = down ? y + i : y;
                const bool in =
                    u >= 0 && v >= 0 && u < (int)painted->width && v < (int)painted->height;
                sum +=
                    weights[i + reach] * (in ? phw_image_row(painted, (uint32_t)v)[3 * u] : PAPER);
            }
            memset(phw_image_row_mut(made, (uint32_t)y) + 3 * x, (int)(sum / all + 0.5), 3);
        }
    phw_image_free(&painted);
    return made;
}

static int level_at(const phw_image *painted, double x, double y)
{
    if (x < 0 || y < 0 || x >= painted->width || y >= painted->height)
        return PAPER;
    return phw_image_row(painted, (uint32_t)y)[3 * (uint32_t)x];
}

/* A sheet with the code in its middle, with the grain of a sensor. */
static phw_image *photograph(const char *name, const view *how)
{
    phw_image *painted = softened(paint(name), how->soft * PAINTED, false), *sheet = NULL;
    const double c = cos(RADIANS(how->turn)), s = sin(RADIANS(how->turn));
    uint32_t random = 5;
    painted = softened(painted, how->soft * PAINTED, true);
    assert_int_equal(phw_image_new(WIDE, HIGH, 3, &sheet, NULL), PHW_OK);
    for (uint32_t y = 0; y < HIGH; y++)
        for (uint32_t x = 0; x < WIDE; x++) {
            const double u = (x + 0.5 - WIDE / 2.0) * PAINTED / how->module;
            const double v = (y + 0.5 - HIGH / 2.0) * PAINTED / how->module;
            random = random * 1664525U + 1013904223U;
            const int grey = level_at(painted, u * c + v * s + painted->width / 2.0,
                                      v * c - u * s + painted->height / 2.0);
            memset(phw_image_row_mut(sheet, y) + 3 * (size_t)x, grey + (int)(random >> 30), 3);
        }
    phw_image_free(&painted);
    return sheet;
}

/* The one code on the sheet; @p text NULL: which nobody can read. */
static void check(const char *name, view how, const char *text)
{
    phw_image *image = photograph(name, &how);
    phw_codes codes = PHW_CODES_INIT;
    find_codes(image, &codes);
    if (codes.count != 1 || (codes.items[0].symbology == PHW_SYMBOLOGY_UNREAD) != !text)
        fail_msg("%s of %.1f pixels a module, turned %.0f, %.2f soft: %zu codes%s", name,
                 how.module, how.turn, how.soft, codes.count,
                 codes.count && codes.items[0].symbology == PHW_SYMBOLOGY_UNREAD ? ", unread" : "");
    if (text) {
        assert_int_equal(codes.items[0].length, strlen(text));
        assert_memory_equal(codes.items[0].text, text, strlen(text));
    }
    assert_true(phw_quad_contains(&codes.items[0].quad,
                                  (phw_point){image->width / 2.0, image->height / 2.0}));
    phw_codes_done(&codes);
    phw_image_free(&image);
}

static void test_small_ones_that_are_turned(void **state)
{
    (void)state;
    for (int turn = -12; turn <= 12; turn += 4) {
        check("data-matrix", (view){2.4, turn, 0.42}, OWN);
        check("qr-link", (view){2.4, turn, 0.36}, "https://example.org/appt?n=1");
    }
}

/* Its modules have run into each other. */
static void test_blurred_ones(void **state)
{
    (void)state;
    for (int turn = -8; turn <= 8; turn += 8) {
        check("data-matrix", (view){3.2, turn, 0.55}, OWN);
        check("data-matrix", (view){4, turn, 0.6}, OWN);
    }
}

/* No reader gets anything out of it, and yet it is one. */
static void test_a_too_blurred_one_is_named(void **state)
{
    (void)state;
    check("qr", (view){2.5, 7, 0.65}, NULL);
}

static phw_image *disc_and_bar(void)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(WIDE, HIGH, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HIGH; y++)
        for (uint32_t x = 0; x < WIDE; x++) {
            const double r = hypot(x - WIDE / 2.0, y - HIGH / 2.0);
            const bool ring = (r > 14 && r < 22) || (r < 22 && y > HIGH / 2 && y < HIGH / 2 + 7);
            const bool bar =
                x + 30 > WIDE / 2 && x + 24 < WIDE / 2 && y + 30 > HIGH / 2 && y < HIGH / 2 + 22;
            memset(phw_image_row_mut(image, y) + 3 * (size_t)x, ring || bar ? 50 : 220, 3);
        }
    return image;
}

static void test_letters_are_none(void **state)
{
    (void)state;
    phw_image *image = disc_and_bar();
    phw_codes codes = PHW_CODES_INIT;
    find_codes(image, &codes);
    assert_int_equal(codes.count, 0);
    phw_codes_done(&codes);
    phw_image_free(&image);
}

static bool find_square(const phw_image *image, const phw_quad *place, phw_code_square *square)
{
    phw_pyramid pyramid;
    bool found = false;
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_code_square_find(&pyramid, place, square, &found, NULL), PHW_OK);
    phw_pyramid_done(&pyramid);
    return found;
}

/* The seed has 20 modules a side. */
static void test_sides(void **state)
{
    (void)state;
    for (int turn = -40; turn <= 40; turn += 10) {
        phw_image *image = photograph("data-matrix", &(view){3, turn, 0.4});
        const phw_quad place = phw_quad_from_box((phw_box){78, 58, 182, 162});
        phw_code_square square;
        assert_true(find_square(image, &place, &square));
        assert_false(square.light_on_dark);
        const phw_point middle = phw_quad_centre(&square.quad);
        assert_true(hypot(middle.x - WIDE / 2.0, middle.y - HIGH / 2.0) < 3);
        assert_true(fabs(phw_quad_width(&square.quad) - 60) < 4);
        assert_true(fabs(phw_quad_height(&square.quad) - 60) < 4);
        assert_true(fabs(sin(2 * (phw_quad_angle(&square.quad) - RADIANS(turn)))) < 0.07);
        phw_image_free(&image);
    }
}

/* A place of which a part is a longer row, and one that goes on past its edge. */
static void test_no_square(void **state)
{
    (void)state;
    phw_image *image = photograph("code-128", &(view){3, 0, 0.4});
    phw_code_square square;
    const phw_quad part = phw_quad_from_box((phw_box){90, 70, 170, 150});
    const phw_quad whole = phw_quad_from_box((phw_box){5, 5, 255, 215});
    assert_false(find_square(image, &part, &square));
    assert_false(find_square(image, &whole, &square));
    phw_image_free(&image);
}

#define ROWS 12
#define COLUMNS 16

/* Modules drawn by lot, run into each other as a lens does. */
static void run_together(const bool *dark, double run, uint8_t *grey)
{
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++) {
            double sum = 0;
            for (int j = -1; j <= 1; j++)
                for (int i = -1; i <= 1; i++) {
                    const int r = row + j, c = column + i;
                    const bool ink =
                        r >= 0 && c >= 0 && r < ROWS && c < COLUMNS && dark[r * COLUMNS + c];
                    sum += (j ? run : 1 - 2 * run) * (i ? run : 1 - 2 * run) * (ink ? 10 : 250);
                }
            grey[row * COLUMNS + column] = (uint8_t)(sum + 0.5);
        }
}

static int wrong_modules(const uint8_t *grey, double run, const bool *dark)
{
    bool parted[ROWS * COLUMNS];
    int wrong = 0;
    phw_matrix_modules_part(grey, ROWS, COLUMNS, 128, run, parted);
    for (int i = 0; i < ROWS * COLUMNS; i++)
        wrong += parted[i] != dark[i];
    return wrong;
}

static void test_modules_that_ran_into_each_other(void **state)
{
    (void)state;
    uint32_t random = 11;
    for (int time = 0; time < 20; time++) {
        bool dark[ROWS * COLUMNS];
        uint8_t grey[ROWS * COLUMNS];
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            random = random * 1664525U + 1013904223U;
            dark[i] = random >> 31;
        }
        run_together(dark, 0, grey);
        assert_int_equal(wrong_modules(grey, 0, dark), 0);
        run_together(dark, 0.2, grey);
        assert_true(wrong_modules(grey, 0, dark) > 0);
        assert_int_equal(wrong_modules(grey, 0.2, dark), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_ones_that_are_turned),
        cmocka_unit_test(test_blurred_ones),
        cmocka_unit_test(test_a_too_blurred_one_is_named),
        cmocka_unit_test(test_letters_are_none),
        cmocka_unit_test(test_sides),
        cmocka_unit_test(test_no_square),
        cmocka_unit_test(test_modules_that_ran_into_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
