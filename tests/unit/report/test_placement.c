/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/placement.h"

static const phw_box frame = {0, 0, 1000, 1000};

static bool meet(phw_box a, phw_box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static phw_label label(double left, double top)
{
    return (phw_label){.anchor = {left, top, left + 100, top + 20}, .width = 80, .height = 15};
}

static void stands_above_by_choice(void **state)
{
    (void)state;
    phw_label one = label(100, 100);
    phw_labels_place(&one, 1, frame);
    assert_true(one.placed);
    assert_float_equal(one.at.left, 100, 0);
    assert_float_equal(one.at.bottom, 100, 0);
}

static void goes_below_at_the_upper_edge(void **state)
{
    (void)state;
    phw_label one = label(100, 5);
    phw_labels_place(&one, 1, frame);
    assert_true(one.placed);
    assert_float_equal(one.at.top, 25, 0);
}

static void never_hides_another_finding_or_label(void **state)
{
    (void)state;
    phw_label labels[48];
    size_t placed = 0;
    for (size_t i = 0; i < 48; i++)
        labels[i] = label(20 + 150.0 * (double)(i % 6), 20 + 27.0 * (double)(i / 6));
    phw_labels_place(labels, 48, frame);
    for (size_t i = 0; i < 48; i++) {
        if (!labels[i].placed)
            continue;
        placed++;
        for (size_t j = 0; j < 48; j++) {
            assert_false(meet(labels[i].at, labels[j].anchor));
            assert_false(j != i && labels[j].placed && meet(labels[i].at, labels[j].at));
        }
    }
    assert_true(placed >= 6);
}

static void finds_no_room_where_there_is_none(void **state)
{
    (void)state;
    phw_label one = label(0, 0);
    phw_labels_place(&one, 1, (phw_box){0, 0, 100, 20});
    assert_false(one.placed);
    phw_label silent = label(100, 100);
    silent.width = 0;
    phw_labels_place(&silent, 1, frame);
    assert_false(silent.placed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stands_above_by_choice),
        cmocka_unit_test(goes_below_at_the_upper_edge),
        cmocka_unit_test(never_hides_another_finding_or_label),
        cmocka_unit_test(finds_no_room_where_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
