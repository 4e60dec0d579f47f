/* SPDX-License-Identifier: Apache-2.0 */
#include "paint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "layout/layout.h"
#include "layout/moire.h"
#include "layout/spectrum.h"
#include "layout/waves.h"

#define TURN 6.28318530717958647692
#define ROWS 6
#define SIDE PHW_SPECTRUM_SIDE

/* A page of small letters, in grey. */
static phw_image *paint_page(void)
{
    phw_image *image = paint_ground(640, 512, 200);
    for (int i = 0; i < ROWS; i++) {
        text_row row = {{320, 120 + 50 * i}, 9, 2, 40, 120};
        paint_row(image, &row);
    }
    return image;
}

static phw_page *find(const phw_image *image, phw_pyramid *calm)
{
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_page *page = NULL;
    assert_int_equal(phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_layout_find_through_moire(image, &pyramid, 1000, calm, &page, NULL),
                     PHW_OK);
    phw_pyramid_done(&pyramid);
    return page;
}

static size_t rows_found(const phw_page *page)
{
    size_t rows = 0;
    for (int i = 0; i < ROWS; i++) {
        bool is_found = false;
        for (size_t k = 0; k < page->line_count; k++)
            is_found |= phw_quad_contains(&page->lines[k].quad, (phw_point){320, 120 + 50 * i});
        rows += is_found;
    }
    return rows;
}

static size_t rows_without_looking_through(const phw_image *image)
{
    phw_page *page = find_layout(image, 1000);
    size_t rows = rows_found(page);
    phw_page_free(&page);
    return rows;
}

/* A photograph of a page on a monitor was clear: its letters were as high as the waves, and none
 * was found. */
static void test_letters_among_waves_are_found(void **state)
{
    (void)state;
    for (double length = 4; length <= 9; length += 2.5) {
        phw_pyramid calm;
        phw_image *grey = paint_page(), *image = paint_seen(grey, length, 22);
        phw_page *page = find(image, &calm);
        assert_true(rows_without_looking_through(image) < ROWS);
        assert_int_equal(rows_found(page), ROWS);
        assert_true(calm.count > 1);
        assert_int_equal(calm.level[0]->width, image->width);
        phw_page_free(&page);
        phw_pyramid_done(&calm);
        phw_image_free(&image);
        phw_image_free(&grey);
    }
}

static void check_found_as_ever(const phw_image *image, size_t rows)
{
    phw_pyramid calm;
    phw_page *page = find(image, &calm);
    assert_int_equal(calm.count, 0);
    assert_int_equal(rows_found(page), rows);
    phw_page_free(&page);
}

static void test_a_page_without_waves_is_found_as_ever(void **state)
{
    (void)state;
    phw_image *grey = paint_page(), *image = paint_seen(grey, 6, 0);
    check_found_as_ever(image, ROWS);
    check_found_as_ever(grey, ROWS);
    phw_image_free(&image);
    phw_image_free(&grey);
}

static void test_waves_alone_are_no_lines(void **state)
{
    (void)state;
    phw_image *grey = paint_ground(640, 512, 128), *image = paint_seen(grey, 6, 30);
    check_found_as_ever(image, 0);
    phw_image_free(&image);
    phw_image_free(&grey);
}

static void test_a_picture_smaller_than_a_cell_is_found_as_ever(void **state)
{
    (void)state;
    phw_image *grey = paint_ground(100, 90, 200), *image = paint_seen(grey, 6, 30);
    check_found_as_ever(image, 0);
    phw_image_free(&image);
    phw_image_free(&grey);
}

/* Letters drawn for a display's stripes have red and blue edges. */
static void test_fringes_of_letters_are_no_moire(void **state)
{
    (void)state;
    phw_image *grey = paint_page(), *image = paint_seen(grey, 6, 0);
    phw_moire_map map;
    for (uint32_t y = 0; y < image->height; y++)
        for (uint32_t x = 1; x + 1 < image->width; x++) {
            phw_image_row_mut(image, y)[3 * x] = phw_image_row(grey, y)[x - 1];
            phw_image_row_mut(image, y)[3 * x + 2] = phw_image_row(grey, y)[x + 1];
        }
    assert_int_equal(phw_moire_find(image, &map, NULL), PHW_OK);
    assert_int_equal(map.count, 0);
    phw_moire_map_done(&map);
    phw_image_free(&image);
    phw_image_free(&grey);
}

/* A cell with a coloured texture of 2 x 2 pixels in those rows, from its middle square's first on.
 */
static bool is_moire(uint32_t from, uint32_t to)
{
    const uint32_t inside = PHW_MOIRE_CELL / 4;
    phw_image *image = NULL;
    phw_moire_map map;
    assert_int_equal(phw_image_new(PHW_MOIRE_CELL, PHW_MOIRE_CELL, 3, &image, NULL), PHW_OK);
    memset(image->pixels, 128, image->stride * image->height);
    for (uint32_t y = from; y < to; y++)
        for (uint32_t x = 0; x < image->width; x++)
            phw_image_row_mut(image, inside + y)[3 * x] = (x / 2 + y / 2) % 2 ? 108 : 148;
    assert_int_equal(phw_moire_find(image, &map, NULL), PHW_OK);
    const bool is = map.count == 1;
    phw_moire_map_done(&map);
    phw_image_free(&image);
    return is;
}

/* 30 rows of 30 blocks have neighbours, and three of five have to be coloured: 18 rows. What stands
 * beside the texture is as far off its neighbours' mean: a row of blocks more. */
static void test_the_last_rows_of_a_cell_count_as_the_first(void **state)
{
    (void)state;
    const uint32_t side = PHW_MOIRE_CELL / 2;
    assert_true(is_moire(0, side));
    assert_true(is_moire(side - 2 * 18, side));
    assert_false(is_moire(side - 2 * 17, side));
    assert_true(is_moire(0, 2 * 18));
    assert_false(is_moire(0, 2 * 17));
    assert_true(is_moire(2 * 7, 2 * (7 + 16)));
    assert_false(is_moire(2 * 7, 2 * (7 + 15)));
}

/* A page with one line that leans, from (10, 200) to (500, 250). */
static void test_cells_that_a_line_runs_over_are_held(void **state)
{
    (void)state;
    bool has[12] = {true, true, true, true, true, true, true, true, true, true, true, false};
    bool held[12];
    const phw_moire_map map = {has, 4, 3, 11};
    phw_page *page = NULL;
    phw_line line = {.quad = {{{10, 195}, {500, 245}, {500, 255}, {10, 205}}}, .height = 10};
    assert_int_equal(phw_page_new(512, 384, &page, NULL), PHW_OK);
    assert_int_equal(phw_moire_held(&map, page, held), 0);
    assert_int_equal(phw_page_add_line(page, &line, NULL), PHW_OK);
    assert_int_equal(phw_moire_held(&map, page, held), 4);
    for (int i = 0; i < 12; i++)
        assert_int_equal(held[i], i >= 4 && i < 8);
    phw_page_free(&page);
}

static void test_a_spectrum_is_undone_by_its_inverse(void **state)
{
    (void)state;
    const unsigned seed = 20261126;
    print_message("seed %u\n", seed);
    srand(seed);
    phw_spectrum *s = calloc(1, sizeof *s), *was = calloc(1, sizeof *was);
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            was->re[y][x] = s->re[y][x] = (float)(rand() % 256);
            was->im[y][x] = s->im[y][x] = (float)(rand() % 256);
        }
    phw_spectrum_forward(s);
    phw_spectrum_inverse(s);
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            assert_float_equal(s->re[y][x], was->re[y][x], 0.01);
            assert_float_equal(s->im[y][x], was->im[y][x], 0.01);
        }
    free(was);
    free(s);
}

static void test_a_wave_is_one_place_of_a_spectrum(void **state)
{
    (void)state;
    phw_spectrum *s = calloc(1, sizeof *s);
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            s->re[y][x] = (float)cos(TURN * (5 * x + 3 * y) / SIDE);
            s->im[y][x] = (float)sin(TURN * (5 * x + 3 * y) / SIDE);
        }
    phw_spectrum_forward(s);
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            assert_float_equal(s->re[y][x], y == 3 && x == 5 ? SIDE * SIDE : 0, 0.01);
            assert_float_equal(s->im[y][x], 0, 0.01);
        }
    free(s);
}

/* Every second of the two halves of a picture has moiré; the other one is left as it is. */
static void test_waves_are_taken_out_where_moire_lies(void **state)
{
    (void)state;
    phw_image *grey = paint_ground(1024, 256, 128), *made = NULL;
    for (uint32_t y = 0; y < 256; y++)
        for (uint32_t x = 0; x < 1024; x++)
            phw_image_row_mut(grey, y)[x] = (uint8_t)lround(128 + 20 * cos(TURN * x / 6.4));
    bool has[16] = {true, true, false, false, false, false, false, false,
                    true, true, false, false, false, false, false, false};
    const phw_moire_map map = {has, 8, 2, 4};
    assert_int_equal(phw_waves_remove(grey, &map, &made, NULL), PHW_OK);
    for (uint32_t y = 0; y < 256; y++)
        for (uint32_t x = 0; x < 1024; x++) {
            const int level = phw_image_row(made, y)[x];
            if (x < 256 && abs(level - 128) > 3)
                fail_msg("%d is left of a wave at %u, %u", level - 128, x, y);
            if (x >= 512 && level != phw_image_row(grey, y)[x])
                fail_msg("what has no moiré was changed at %u, %u", x, y);
        }
    phw_image_free(&made);
    phw_image_free(&grey);
}

/* Cells of a page of letters, 5 by 4, all with moiré, that hold more than waves. */
static uint32_t count_rest(const phw_image *grey, const bool *held, uint32_t enough)
{
    bool has[20];
    const phw_moire_map map = {has, 5, 4, 20};
    uint32_t count = 99;
    for (int i = 0; i < 20; i++)
        has[i] = true;
    assert_int_equal(phw_waves_count_rest(grey, &map, held, enough, &count, NULL), PHW_OK);
    return count;
}

static phw_image *with_waves(phw_image *grey, double length, double high)
{
    for (uint32_t y = 0; y < grey->height; y++)
        for (uint32_t x = 0; x < grey->width; x++) {
            const double level = phw_image_row(grey, y)[x] + high * cos(TURN * x / length);
            phw_image_row_mut(grey, y)[x] = (uint8_t)lround(fmin(255, fmax(0, level)));
        }
    return grey;
}

/* Nothing is gained where there are waves and nothing else: on an empty part of a display. */
static void test_cells_with_letters_have_more_than_waves(void **state)
{
    (void)state;
    bool none[20] = {false}, first_row[20] = {true, true, true, true, true};
    for (double length = 4; length <= 9; length += 2.5) {
        phw_image *empty = with_waves(paint_ground(640, 512, 200), length, 30);
        phw_image *page = with_waves(paint_page(), length, 30);
        assert_int_equal(count_rest(empty, none, 100), 0);
        const uint32_t all = count_rest(page, none, 100);
        assert_int_equal(all, 9); /* its rows stand in three by three */
        assert_int_equal(count_rest(page, first_row, 100), 6);
        assert_int_equal(count_rest(page, none, 7), 7);
        assert_int_equal(count_rest(page, none, 0), 0);
        phw_image_free(&empty);
        phw_image_free(&page);
    }
}

/* Wherever in a cell it runs, level or upright, one faint line is more than waves. */
static void test_no_line_falls_between_squares(void **state)
{
    (void)state;
    const bool none[20] = {false};
    for (int at = 192; at < 320; at += 8)
        for (int upright = 0; upright < 2; upright++) {
            phw_image *image = paint_ground(640, 512, 200);
            const text_row row = {
                {upright ? at : 320, upright ? 256 : at}, 9, 90.0 * upright, 30, 150};
            paint_row(image, &row);
            if (count_rest(with_waves(image, 6, 20), none, 100) < 2)
                fail_msg("no line is seen at %d, upright %d", at, upright);
            phw_image_free(&image);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters_among_waves_are_found),
        cmocka_unit_test(test_a_page_without_waves_is_found_as_ever),
        cmocka_unit_test(test_waves_alone_are_no_lines),
        cmocka_unit_test(test_a_picture_smaller_than_a_cell_is_found_as_ever),
        cmocka_unit_test(test_fringes_of_letters_are_no_moire),
        cmocka_unit_test(test_the_last_rows_of_a_cell_count_as_the_first),
        cmocka_unit_test(test_cells_that_a_line_runs_over_are_held),
        cmocka_unit_test(test_a_spectrum_is_undone_by_its_inverse),
        cmocka_unit_test(test_a_wave_is_one_place_of_a_spectrum),
        cmocka_unit_test(test_waves_are_taken_out_where_moire_lies),
        cmocka_unit_test(test_cells_with_letters_have_more_than_waves),
        cmocka_unit_test(test_no_line_falls_between_squares)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
