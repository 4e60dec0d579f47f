/* SPDX-License-Identifier: Apache-2.0 */
/* A chain that took in two lines gives way to them; a line in whose band something else lies does
 * not. */
#include "paint.h"

#include "layout/doubled.h"

#define SIDE 400

/* How many of a whole and two more lines are left. */
static size_t left_of(phw_candidate whole, phw_candidate one, phw_candidate two)
{
    phw_candidate items[] = {whole, one, two};
    phw_candidates all = {items, 3, 3};
    assert_int_equal(phw_candidates_drop_doubled(&all, SIDE, SIDE, NULL), PHW_OK);
    return all.count;
}

static void two_lines_displace_the_chain_over_both(void **state)
{
    (void)state;
    for (int degrees = -90; degrees <= 90; degrees += 15) {
        const float angle = (float)degrees * 3.14159265f / 180;
        assert_int_equal(left_of(line_at(SIDE, 200, 200, 124, 25, angle, 4.1f),
                                 line_at(SIDE, 208, 197, 108, 13.7f, angle, 2.5f),
                                 line_at(SIDE, 205, 211, 95, 9.7f, angle, 3.6f)),
                         2);
    }
}

static void other_lines_within_a_line_leave_it(void **state)
{
    (void)state;
    const phw_candidate whole = line_at(SIDE, 200, 200, 124, 25, 0, 4);
    const phw_candidate upper = line_at(SIDE, 200, 194, 100, 12, 0, 3);
    /* the same half twice, at two levels */
    assert_int_equal(left_of(whole, upper, line_at(SIDE, 201, 195, 98, 12, 0, 3)), 3);
    /* no halves: too low, too short, far worse, askew, or beyond the edge */
    assert_int_equal(left_of(whole, upper, line_at(SIDE, 200, 207, 100, 6, 0, 3)), 3);
    assert_int_equal(left_of(whole, upper, line_at(SIDE, 200, 207, 50, 12, 0, 3)), 3);
    assert_int_equal(left_of(whole, upper, line_at(SIDE, 200, 207, 100, 12, 0, 1)), 3);
    assert_int_equal(left_of(whole, upper, line_at(SIDE, 200, 207, 100, 12, 0.3f, 3)), 3);
    assert_int_equal(left_of(whole, upper, line_at(SIDE, 200, 217, 100, 12, 0, 3)), 3);
    /* and with a lower half it is two lines */
    assert_int_equal(left_of(whole, upper, line_at(SIDE, 200, 207, 100, 12, 0, 3)), 2);
}

static void a_bent_line_is_left(void **state)
{
    (void)state;
    phw_candidate whole = line_at(SIDE, 200, 200, 124, 25, 0, 4);
    whole.bend = 6;
    assert_int_equal(left_of(whole, line_at(SIDE, 200, 194, 100, 12, 0, 3),
                             line_at(SIDE, 200, 207, 100, 12, 0, 3)),
                     3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_lines_displace_the_chain_over_both),
        cmocka_unit_test(other_lines_within_a_line_leave_it),
        cmocka_unit_test(a_bent_line_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
