/* SPDX-License-Identifier: Apache-2.0 */
/* What is doubtful by itself is believed beside clear lines that run the same way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/belief.h"

#define WIDTH 2000
#define HEIGHT 1000
#define CLEAR 5.0f
#define DOUBTFUL 1.9f
#define PI_F 3.14159265f

/* A level line of height 12 from (@p left, @p y), or one that runs down from there. */
static phw_candidate line_at(double left, double y, double length, float clarity, bool down)
{
    const double half = 6;
    phw_quad level = {
        {{left, y - half}, {left + length, y - half}, {left + length, y + half}, {left, y + half}}};
    phw_quad falling = {
        {{left + half, y}, {left + half, y + length}, {left - half, y + length}, {left - half, y}}};
    return (phw_candidate){.quad = down ? falling : level,
                           .angle = down ? PI_F / 2 : 0,
                           .height = 12,
                           .length = (float)length,
                           .clarity = clarity,
                           .contrast = 20,
                           .cover = 0.9f};
}

/* Whether the last of three lines is believed beside the first two. */
static bool is_believed(phw_candidate one, phw_candidate two, phw_candidate last)
{
    phw_candidate items[] = {one, two, last};
    phw_candidates lines = {items, 3, 3};
    phw_field *field = NULL;
    assert_int_equal(phw_field_new(&lines, WIDTH, HEIGHT, &field, NULL), PHW_OK);
    phw_candidates_keep_believable(&lines, field);
    phw_field_free(&field);
    assert_true(lines.count >= 2);
    return lines.count == 3;
}

static void a_doubtful_line_needs_others_near_it(void **state)
{
    (void)state;
    const phw_candidate one = line_at(100, 100, 200, CLEAR, false);
    const phw_candidate two = line_at(100, 130, 200, CLEAR, false);
    assert_true(is_believed(one, two, line_at(100, 160, 100, DOUBTFUL, false)));
    assert_false(is_believed(one, two, line_at(1500, 800, 100, DOUBTFUL, false)));
    assert_true(is_believed(one, two, line_at(1500, 800, 100, CLEAR, false)));
}

/* One blob, as long as two letters: the grain of a table has such, however clear. */
static void a_blot_needs_others_near_it(void **state)
{
    (void)state;
    const phw_candidate one = line_at(100, 100, 200, CLEAR, false);
    const phw_candidate two = line_at(100, 130, 200, CLEAR, false);
    phw_candidate near = line_at(350, 100, 30, CLEAR, false);
    phw_candidate far = line_at(1500, 800, 30, CLEAR, false);
    assert_true(is_believed(one, two, far));
    near.blot = far.blot = true;
    assert_true(is_believed(one, two, near));
    assert_false(is_believed(one, two, far));
}

/* A paragraph of one line below the short lines of a letter: its middle is far from all of them. */
static void a_long_line_may_begin_or_end_beside_others(void **state)
{
    (void)state;
    const phw_candidate one = line_at(100, 100, 200, CLEAR, false);
    const phw_candidate two = line_at(100, 130, 200, CLEAR, false);
    assert_true(is_believed(one, two, line_at(100, 160, 1700, DOUBTFUL, false)));
    const phw_candidate right = line_at(1700, 100, 200, CLEAR, false);
    const phw_candidate below = line_at(1700, 130, 200, CLEAR, false);
    assert_true(is_believed(right, below, line_at(100, 160, 1750, DOUBTFUL, false)));
    assert_false(is_believed(one, two, line_at(100, 700, 1700, DOUBTFUL, false)));
}

/* Letters below each other in a table, where no line is near: believed along the way of most. */
static void a_loose_line_runs_as_most_do(void **state)
{
    (void)state;
    const phw_candidate one = line_at(100, 100, 200, CLEAR, false);
    const phw_candidate two = line_at(100, 130, 200, CLEAR, false);
    phw_candidate down = line_at(1500, 300, 300, CLEAR, true);
    assert_true(is_believed(one, two, down));
    down.cover = 0.45f;
    assert_false(is_believed(one, two, down));
    phw_candidate level = line_at(1500, 300, 300, CLEAR, false);
    level.cover = 0.45f;
    assert_true(is_believed(one, two, level));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_doubtful_line_needs_others_near_it),
        cmocka_unit_test(a_blot_needs_others_near_it),
        cmocka_unit_test(a_long_line_may_begin_or_end_beside_others),
        cmocka_unit_test(a_loose_line_runs_as_most_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
