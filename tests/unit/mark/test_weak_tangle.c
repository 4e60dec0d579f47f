/* SPDX-License-Identifier: Apache-2.0 */
/* How ink hangs together, and what paper it closes in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "mark/weak_tangle.h"

#define WIDE 8
#define HIGH 6

/* A picture of so many rows, in which # is ink. */
static bool find(const char *drawn, phw_weak_tangle *widest)
{
    uint8_t ink[WIDE * HIGH];
    assert_int_equal(strlen(drawn), sizeof ink);
    for (size_t i = 0; i < sizeof ink; i++)
        ink[i] = drawn[i] == '#';
    const phw_weak_mask mask = {ink, WIDE, HIGH};
    return phw_weak_tangle_find(&mask, widest) == PHW_OK && widest->pixels;
}

static void test_letters_stand_apart(void **state)
{
    (void)state;
    phw_weak_tangle t;
    assert_true(find("#.###..."
                     "#.#.#.#."
                     "#.###.#."
                     "#.#...#."
                     "#.#...#."
                     "........",
                     &t));
    assert_int_equal(t.box.left, 2);
    assert_int_equal(t.box.right, 5);
    assert_int_equal(t.box.top, 0);
    assert_int_equal(t.box.bottom, 5);
    assert_int_equal(t.pixels, 10);
    assert_int_equal(t.holes, 1);
    assert_float_equal(t.share, 10.0 / 19, 1e-9);
}

static void test_a_line_through_letters_joins_them(void **state)
{
    (void)state;
    phw_weak_tangle t;
    assert_true(find("#.###..."
                     "#.#.#.#."
                     "########"
                     "#.#...#."
                     "#.#####."
                     "........",
                     &t));
    assert_int_equal(t.box.left, 0);
    assert_int_equal(t.box.right, 8);
    assert_int_equal(t.holes, 2);
    assert_float_equal(t.share, 1.0, 1e-9);
}

/* Corners hang together, and close in what only corners of paper would let out. */
static void test_corners_hang_together(void **state)
{
    (void)state;
    phw_weak_tangle t;
    assert_true(find("..#....."
                     ".#.#...."
                     "#...#..."
                     ".#.#.#.."
                     "..#...#."
                     "........",
                     &t));
    assert_int_equal(t.box.right - t.box.left, 7);
    assert_int_equal(t.pixels, 10);
    assert_int_equal(t.holes, 1);
}

/* Two ways down meet at the foot: pieces that were apart in the rows above. */
static void test_pieces_that_meet_below_are_one(void **state)
{
    (void)state;
    phw_weak_tangle t;
    assert_true(find("#..#..#."
                     "#..#..#."
                     "#..#..#."
                     "#######."
                     "........"
                     ".......#",
                     &t));
    assert_int_equal(t.box.right, 7);
    assert_int_equal(t.pixels, 16);
    assert_int_equal(t.holes, 0);
}

static void test_paper_has_none(void **state)
{
    (void)state;
    phw_weak_tangle t;
    assert_false(find("........"
                      "........"
                      "........"
                      "........"
                      "........"
                      "........",
                      &t));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters_stand_apart),
        cmocka_unit_test(test_a_line_through_letters_joins_them),
        cmocka_unit_test(test_corners_hang_together),
        cmocka_unit_test(test_pieces_that_meet_below_are_one),
        cmocka_unit_test(test_paper_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
