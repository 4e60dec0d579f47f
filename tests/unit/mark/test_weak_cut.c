/* SPDX-License-Identifier: Apache-2.0 */
/* Letters of which a bar that is too low leaves the tops or the feet, and what is like them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "mark/weak_cut.h"

#define WIDTH 400
#define HEIGHT 80
#define PAPER 240
#define INK 20
#define TOP 30
#define BOTTOM 48
#define LEFT 60
#define RIGHT 220

static phw_image *paper(void)
{
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    memset(luma->pixels, PAPER, (size_t)luma->stride * HEIGHT);
    return luma;
}

static void fill(phw_image *luma, phw_weak_box box, int level)
{
    for (int y = box.top; y < box.bottom; y++)
        memset(phw_image_row_mut(luma, (uint32_t)y) + box.left, level,
               (size_t)(box.right - box.left));
}

/* Figures like noughts, and some with a stem only, at distances that differ. */
static phw_image *written(void)
{
    phw_image *luma = paper();
    for (int x = LEFT, i = 0; x + 10 < RIGHT; x += 13 + 5 * (i % 3 == 2), i++) {
        fill(luma, (phw_weak_box){x, TOP, x + 2, BOTTOM}, INK);
        if (i % 4 == 3)
            continue;
        fill(luma, (phw_weak_box){x + 7, TOP, x + 9, BOTTOM}, INK);
        fill(luma, (phw_weak_box){x, TOP, x + 9, TOP + 2}, INK);
        fill(luma, (phw_weak_box){x, BOTTOM - 2, x + 9, BOTTOM}, INK);
    }
    return luma;
}

static void assert_cut(phw_image *luma, bool bar, bool cut)
{
    const phw_weak_strip row = {luma, LEFT - 20, TOP, RIGHT + 20, BOTTOM};
    phw_weak_strip found;
    assert_int_equal(phw_weak_is_cut(&row, PAPER - INK, bar, &found), cut);
    if (cut) {
        assert_true(found.left >= LEFT - 8 && found.left <= LEFT);
        assert_true(found.top <= TOP && found.bottom >= BOTTOM);
    }
    phw_image_free(&luma);
}

static void test_tops_that_are_left(void **state)
{
    (void)state;
    const phw_weak_box lower = {LEFT - 6, TOP + 7, RIGHT + 6, BOTTOM + 3};
    phw_image *hidden = written(), *black = written(), *red = written();
    fill(hidden, lower, PAPER);
    assert_cut(hidden, false, true);
    fill(black, lower, 0);
    assert_cut(black, true, true);
    fill(red, lower, 90);
    assert_cut(red, true, true);
}

static void test_feet_that_are_left(void **state)
{
    (void)state;
    phw_image *luma = written();
    fill(luma, (phw_weak_box){LEFT - 6, TOP - 3, RIGHT + 6, BOTTOM - 7}, 0);
    assert_cut(luma, true, true);
}

/* Whole letters, small ones that stand on the same foot, and a bar that covers all. */
static void test_what_is_not_cut(void **state)
{
    (void)state;
    assert_cut(written(), false, false);
    assert_cut(paper(), false, false);
    phw_image *low = written(), *honest = written();
    fill(low, (phw_weak_box){LEFT - 6, TOP - 3, RIGHT + 6, BOTTOM - 11}, PAPER);
    assert_cut(low, false, false);
    fill(honest, (phw_weak_box){LEFT - 6, TOP - 3, RIGHT + 6, BOTTOM + 3}, 0);
    assert_cut(honest, true, false);
}

/* A menu over a row goes on below it, or beside it to the picture's edge. */
static void test_menus_and_edges(void **state)
{
    (void)state;
    phw_image *menu = written(), *edge = written();
    fill(menu, (phw_weak_box){LEFT - 6, TOP + 7, RIGHT + 6, HEIGHT}, 90);
    assert_cut(menu, true, false);
    fill(edge, (phw_weak_box){LEFT - 6, TOP + 7, WIDTH, BOTTOM + 3}, 90);
    assert_cut(edge, true, false);
}

/* The dots of a password, and a small diagram's columns. */
static void test_dots_and_columns(void **state)
{
    (void)state;
    phw_image *dots = paper(), *columns = paper();
    for (int x = LEFT; x + 8 < RIGHT; x += 12)
        for (int y = -3; y <= 3; y++)
            fill(dots,
                 (phw_weak_box){x + (y < 0 ? -y : y) / 2, TOP + 4 + y, x + 7 - (y < 0 ? -y : y) / 2,
                                TOP + 5 + y},
                 INK);
    assert_cut(dots, false, false);
    for (int x = LEFT, i = 0; x + 8 < RIGHT; x += 9 + 4 * (i % 3 == 1), i++)
        fill(columns, (phw_weak_box){x, TOP + 1 + (5 * i) % 7, x + 4, TOP + 9}, INK);
    assert_cut(columns, false, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tops_that_are_left), cmocka_unit_test(test_feet_that_are_left),
        cmocka_unit_test(test_what_is_not_cut),    cmocka_unit_test(test_menus_and_edges),
        cmocka_unit_test(test_dots_and_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
