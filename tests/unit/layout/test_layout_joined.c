/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of wide letters are joined across the gaps that a space, a stop or a lost letter leaves;
 * lines of usual letters, and what stands further off, are not; pieces that share letters are. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/geometry.h"
#include "layout/joined.h"

#define SIDE 800
#define HEIGHT 20.0f
#define WIDE 1.0f /* strokes in a square of its height */
#define USUAL 1.6f
#define PAIRS 1000

/* A line from @p from to @p to, @p down pixels below the middle of a picture that is then turned.
 */
static phw_candidate line_at(float from, float to, float down, float degrees, float strokes)
{
    static const int along[] = {0, 1, 1, 0}, across[] = {-1, -1, 1, 1};
    const float angle = degrees * 3.14159265f / 180, c = cosf(angle), s = sinf(angle);
    phw_candidate line = {.angle = angle,
                          .polarity = PHW_POLARITY_DARK_ON_LIGHT,
                          .height = HEIGHT,
                          .length = to - from,
                          .clarity = 4,
                          .strokes = strokes};
    for (int i = 0; i < 4; i++) {
        const float u = (along[i] ? to : from) - SIDE / 2, v = down + (float)across[i] * HEIGHT / 2;
        line.quad.corner[i] =
            (phw_point){(double)(SIDE / 2 + u * c - v * s), (double)(SIDE / 2 + u * s + v * c)};
    }
    return line;
}

/* How many lines are left of two. */
static size_t left_of(phw_candidate one, phw_candidate two)
{
    phw_candidate items[] = {one, two};
    phw_candidates all = {items, 2, 2};
    phw_candidates_join(&all);
    return all.count;
}

static void wide_letters_are_joined_across_a_space(void **state)
{
    (void)state;
    for (int degrees = -90; degrees <= 90; degrees += 15) {
        phw_candidate items[] = {line_at(100, 260, 0, (float)degrees, WIDE),
                                 line_at(435, 595, 2, (float)degrees, WIDE),
                                 line_at(300, 400, -2, (float)degrees, WIDE)};
        phw_candidates all = {items, 3, 3};
        phw_candidates_join(&all);
        assert_int_equal(all.count, 1);
        assert_true(fabs(phw_quad_width(&items[0].quad) - 495) < 3);
        assert_true(phw_quad_height(&items[0].quad) < 1.5 * (double)HEIGHT);
        assert_true(fabsf(items[0].length - 495) < 3);
    }
}

static void others_stay_apart(void **state)
{
    (void)state;
    const phw_candidate line = line_at(100, 260, 0, 0, WIDE);
    phw_candidate light = line_at(300, 400, 0, 0, WIDE), small = line_at(300, 400, 0, 0, WIDE);
    phw_candidate bent = line_at(300, 400, 0, 0, WIDE);
    light.polarity = PHW_POLARITY_LIGHT_ON_DARK;
    small.height = HEIGHT / 2;
    phw_candidate unclear = line_at(300, 400, 0, 0, WIDE);
    bent.bend = 4;
    unclear.clarity = 1.5f;
    assert_int_equal(left_of(line, line_at(300, 400, 0, 0, WIDE)), 1);
    assert_int_equal(left_of(line, light), 2);
    assert_int_equal(left_of(line, small), 2);
    assert_int_equal(left_of(line, bent), 2);
    assert_int_equal(left_of(line, unclear), 2);
    assert_int_equal(left_of(line, line_at(340, 440, 0, 0, WIDE)), 2);  /* too far */
    assert_int_equal(left_of(line, line_at(300, 400, 14, 0, WIDE)), 2); /* the next line */
    assert_int_equal(left_of(line, line_at(300, 400, 0, 0, 2.4f)), 2);  /* of usual letters */
    assert_int_equal(left_of(line, line_at(300, 400, 0, 0, 0)), 2);     /* nobody knows */
    assert_int_equal(left_of(line_at(100, 260, 0, 0, USUAL), line_at(300, 400, 0, 0, USUAL)), 2);
}

/* "Jas" and "sper Quartey", of a name that a ruled line cuts. */
static void pieces_that_share_letters_are_one_line(void **state)
{
    (void)state;
    for (int degrees = -90; degrees <= 90; degrees += 15) {
        phw_candidate items[] = {line_at(303, 431, 0, (float)degrees, USUAL),
                                 line_at(282, 315, 2, (float)degrees, USUAL)};
        phw_candidates all = {items, 2, 2};
        phw_candidates_join(&all);
        assert_int_equal(all.count, 1);
        assert_true(fabs(phw_quad_width(&items[0].quad) - 149) < 3);
        assert_true(phw_quad_height(&items[0].quad) < 1.3 * (double)HEIGHT);
    }
}

static void what_only_lies_on_a_line_is_none_of_it(void **state)
{
    (void)state;
    const phw_candidate line = line_at(303, 431, 0, 0, USUAL);
    assert_int_equal(left_of(line, line_at(282, 304, 0, 0, USUAL)), 2); /* they touch */
    assert_int_equal(left_of(line, line_at(200, 350, 0, 0, USUAL)), 2); /* by more than letters */
    assert_int_equal(left_of(line, line_at(320, 345, 0, 0, USUAL)), 2); /* within it */
    assert_int_equal(left_of(line, line_at(282, 315, 9, 0, USUAL)), 2); /* another row */
    assert_int_equal(left_of(line, line_at(282, 315, 0, 30, USUAL)), 2);
    phw_candidate light = line_at(282, 315, 0, 0, USUAL), large = line_at(282, 315, 0, 0, USUAL);
    light.polarity = PHW_POLARITY_LIGHT_ON_DARK;
    large.height = 2 * HEIGHT;
    assert_int_equal(left_of(line, light), 2);
    assert_int_equal(left_of(line, large), 2);
}

/* A page that is full of them: each is joined with the one beside it, and with no other. */
static void many_pairs_are_joined(void **state)
{
    (void)state;
    static phw_candidate items[2 * PAIRS];
    for (int i = 0; i < PAIRS; i++) {
        items[i] = line_at(0, 100, 40 * (float)i, 0, WIDE);
        items[PAIRS + i] = line_at(125, 224, 40 * (float)i, 0, WIDE);
    }
    phw_candidates all = {items, 2 * PAIRS, 2 * PAIRS};
    phw_candidates_join(&all);
    assert_int_equal(all.count, PAIRS);
    for (size_t i = 0; i < PAIRS; i++)
        assert_true(fabs((double)items[i].length - 224) < 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wide_letters_are_joined_across_a_space),
        cmocka_unit_test(others_stay_apart),
        cmocka_unit_test(pieces_that_share_letters_are_one_line),
        cmocka_unit_test(what_only_lies_on_a_line_is_none_of_it),
        cmocka_unit_test(many_pairs_are_joined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
