/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of a column under its heading. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "drawn_row.h"
#include "mark/weak_column.h"
#include "mark_page.h"

#define PAPER 240
#define INK 20
#define OFF 30

static void test_rows_in_which_nothing_was_read(void **state)
{
    (void)state;
    phw_page *page = mark_page_new();
    phw_box boxes[2], rows[PHW_WEAK_COLUMN_MOST];
    mark_page_line(page, PHW_NO_PLANE, 100, 60, "Name");
    mark_page_line(page, PHW_NO_PLANE, 100, 260, "free");
    for (size_t i = 0; i < 2; i++)
        boxes[i] = phw_quad_bounds(&page->lines[i].quad);
    phw_image *luma = drawn_paper((int)page->width, (int)page->height, PAPER);
    assert_int_equal(phw_weak_column_find(luma, page, 0, boxes, PAPER, OFF, rows), 0);
    drawn_fill(luma, 98, 120, 180, 142, 120); /* a cover */
    drawn_fill(luma, 60, 170, 300, 172, INK); /* a rule */
    drawn_fill(luma, 40, 190, 300, 210, 120); /* what begins before the column */
    drawn_fill(luma, 98, 290, 180, 312, 120); /* behind the next line */
    assert_int_equal(phw_weak_column_find(luma, page, 0, boxes, PAPER, OFF, rows), 1);
    assert_true(rows[0].top == 120 && rows[0].bottom == 142);
    assert_true(rows[0].left <= 98 && rows[0].right > 150);
    phw_image_free(&luma);
    phw_page_free(&page);
}

/* A line that could not be read is looked at for itself. */
static void test_lines_are_no_rows(void **state)
{
    (void)state;
    phw_page *page = mark_page_new();
    phw_box boxes[2], rows[PHW_WEAK_COLUMN_MOST];
    mark_page_line(page, PHW_NO_PLANE, 100, 60, "Name");
    mark_page_line(page, PHW_NO_PLANE, 100, 120, "free");
    page->lines[1].state = PHW_LINE_UNREAD;
    for (size_t i = 0; i < 2; i++)
        boxes[i] = phw_quad_bounds(&page->lines[i].quad);
    phw_image *luma = drawn_paper((int)page->width, (int)page->height, PAPER);
    drawn_fill(luma, 98, 120, 180, 142, 120);
    assert_int_equal(phw_weak_column_find(luma, page, 0, boxes, PAPER, OFF, rows), 0);
    phw_image_free(&luma);
    phw_page_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows_in_which_nothing_was_read),
                                       cmocka_unit_test(test_lines_are_no_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
