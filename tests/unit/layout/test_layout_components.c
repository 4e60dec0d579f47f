/* SPDX-License-Identifier: Apache-2.0 */
#include "paint.h"

#include <math.h>
#include <string.h>

#include "layout/components.h"

static const phw_component_filter all = {1, 1000, 1};

/* An ink map drawn with '#' on '.', rows of equal length. */
static phw_image *drawn(const char *const *rows, uint32_t count)
{
    phw_image *ink = paint_ground((uint32_t)strlen(rows[0]), count, 0);
    for (uint32_t y = 0; y < count; y++)
        for (uint32_t x = 0; x < ink->width; x++)
            phw_image_row_mut(ink, y)[x] = rows[y][x] == '#';
    return ink;
}

static phw_components found(phw_image *ink, const phw_component_filter *filter)
{
    phw_components components = PHW_COMPONENTS_INIT;
    phw_bits bits = PHW_BITS_INIT;
    assert_int_equal(phw_bits_init(ink->width, ink->height, &bits, NULL), PHW_OK);
    for (uint32_t y = 0; y < ink->height; y++)
        phw_bits_fill(&bits, y, phw_image_row(ink, y), 1);
    assert_int_equal(phw_components_find(&bits, filter, &components, NULL), PHW_OK);
    phw_bits_done(&bits);
    phw_image_free(&ink);
    return components;
}

static void test_corners_touch(void **state)
{
    (void)state;
    static const char *const rows[] = {"#.....#", ".#...#.", "..#.#..", ".......", "#.#.#.#"};
    phw_components c = found(drawn(rows, 5), &all);
    assert_int_equal(c.count, 6);
    size_t threes = 0, ones = 0;
    for (size_t i = 0; i < c.count; i++) {
        threes += c.items[i].area == 3;
        ones += c.items[i].area == 1;
    }
    assert_int_equal(threes, 2);
    assert_int_equal(ones, 4);
    phw_components_done(&c);
    assert_int_equal(c.count, 0);
    assert_null(c.items);
}

static void test_rectangle_moments(void **state)
{
    (void)state;
    static const struct {
        uint32_t left, top, right, bottom;
    } boxes[] = {{0, 0, 1, 1}, {3, 5, 13, 9}, {30, 2, 33, 40}, {0, 39, 64, 48}};
    for (size_t i = 0; i < sizeof boxes / sizeof boxes[0]; i++) {
        phw_image *ink = paint_ground(64, 48, 0);
        paint_box(ink, boxes[i].left, boxes[i].top, boxes[i].right, boxes[i].bottom, 1);
        phw_components c = found(ink, &all);
        assert_int_equal(c.count, 1);
        const phw_component *one = c.items;
        double width = boxes[i].right - boxes[i].left, height = boxes[i].bottom - boxes[i].top;
        assert_int_equal(one->left, boxes[i].left);
        assert_int_equal(one->top, boxes[i].top);
        assert_int_equal(one->right, boxes[i].right - 1);
        assert_int_equal(one->bottom, boxes[i].bottom - 1);
        assert_int_equal(one->area, (uint32_t)(width * height));
        /* Of a solid rectangle, its pixels being squares: side² / 12. */
        assert_true(fabs((double)one->xx - width * width / 12) < 1e-3 * width * width);
        assert_true(fabs((double)one->yy - height * height / 12) < 1e-3 * height * height);
        assert_true(fabs((double)one->xy) < 1e-3);
        phw_components_done(&c);
    }
}

static void test_centroids_differ_as_places_do(void **state)
{
    (void)state;
    phw_image *ink = paint_ground(64, 48, 0);
    paint_box(ink, 2, 3, 7, 6, 1);
    paint_box(ink, 42, 33, 47, 36, 1);
    phw_components c = found(ink, &all);
    assert_int_equal(c.count, 2);
    assert_int_equal(c.items[0].top, 3);
    assert_true(fabs((double)(c.items[1].x - c.items[0].x) - 40) < 1e-3);
    assert_true(fabs((double)(c.items[1].y - c.items[0].y) - 30) < 1e-3);
    phw_components_done(&c);
}

static void test_a_diagonal_has_a_cross_moment(void **state)
{
    (void)state;
    static const char *const falling[] = {"#...", ".#..", "..#.", "...#"};
    static const char *const rising[] = {"...#", "..#.", ".#..", "#..."};
    phw_components c = found(drawn(falling, 4), &all);
    assert_int_equal(c.count, 1);
    assert_true(fabs((double)c.items[0].xy - 1.25) < 1e-3);
    phw_components_done(&c);
    c = found(drawn(rising, 4), &all);
    assert_int_equal(c.count, 1);
    assert_true(fabs((double)c.items[0].xy + 1.25) < 1e-3);
    phw_components_done(&c);
}

static void test_arms_that_meet_later_are_one(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "#...#...#.#", "#...#...#.#", "#...#...#.#", "#####.#.###", "......#....", "#######....",
    };
    /* A U, a narrow U, and an L upside down between them that touches the first. */
    phw_components c = found(drawn(rows, 6), &all);
    assert_int_equal(c.count, 3);
    uint32_t sum = 0, most = 0;
    for (size_t i = 0; i < c.count; i++) {
        sum += c.items[i].area;
        most = c.items[i].area > most ? c.items[i].area : most;
    }
    assert_int_equal(sum, 11 + 9 + 9);
    assert_int_equal(most, 11);
    phw_components_done(&c);
}

static void test_a_comb_is_one(void **state)
{
    (void)state;
    phw_image *ink = paint_ground(101, 30, 0);
    for (uint32_t x = 0; x < 101; x += 2)
        paint_box(ink, x, x % 20, x + 1, 30, 1);
    paint_box(ink, 0, 29, 101, 30, 1);
    phw_components c = found(ink, &all);
    assert_int_equal(c.count, 1);
    assert_int_equal(c.items[0].left, 0);
    assert_int_equal(c.items[0].right, 100);
    assert_int_equal(c.items[0].top, 0);
    assert_int_equal(c.items[0].bottom, 29);
    phw_components_done(&c);
}

static void test_filter(void **state)
{
    (void)state;
    static const struct {
        phw_component_filter filter;
        size_t kept;
    } cases[] = {{{1, 100, 1}, 4}, {{2, 100, 1}, 3}, {{1, 19, 1}, 3}, {{1, 20, 1}, 4},
                 {{1, 100, 4}, 2}, {{1, 100, 5}, 1}, {{9, 19, 1}, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_image *ink = paint_ground(64, 48, 0);
        paint_box(ink, 1, 1, 2, 2, 1);     /* 1 × 1 */
        paint_box(ink, 10, 1, 12, 4, 1);   /* 2 × 3 */
        paint_box(ink, 20, 1, 24, 4, 1);   /* 4 × 3 */
        paint_box(ink, 30, 20, 50, 22, 1); /* 20 × 2 */
        phw_components c = found(ink, &cases[i].filter);
        assert_int_equal(c.count, cases[i].kept);
        phw_components_done(&c);
    }
}

static void test_only_the_value_asked_for(void **state)
{
    (void)state;
    phw_image *ink = paint_ground(20, 10, 0);
    paint_box(ink, 2, 2, 8, 8, 1);
    paint_box(ink, 8, 2, 14, 8, 2);
    phw_components c = found(ink, &all);
    assert_int_equal(c.count, 1);
    assert_int_equal(c.items[0].right, 7);
    phw_components_done(&c);
    c = found(paint_ground(20, 10, 0), &all);
    assert_int_equal(c.count, 0);
    phw_components_done(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_corners_touch),
        cmocka_unit_test(test_rectangle_moments),
        cmocka_unit_test(test_centroids_differ_as_places_do),
        cmocka_unit_test(test_a_diagonal_has_a_cross_moment),
        cmocka_unit_test(test_arms_that_meet_later_are_one),
        cmocka_unit_test(test_a_comb_is_one),
        cmocka_unit_test(test_filter),
        cmocka_unit_test(test_only_the_value_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
