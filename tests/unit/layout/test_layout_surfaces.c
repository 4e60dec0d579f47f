/* SPDX-License-Identifier: Apache-2.0 */
#include "paint.h"

#include <math.h>

#include "base/geometry.h"

#define NEAR 8.0 /* pixels */

static void assert_box(const phw_quad *quad, phw_box box)
{
    phw_box bounds = phw_quad_bounds(quad);
    if (fabs(bounds.left - box.left) > NEAR || fabs(bounds.top - box.top) > NEAR ||
        fabs(bounds.right - box.right) > NEAR || fabs(bounds.bottom - box.bottom) > NEAR)
        fail_msg("the plane is %g %g %g %g", bounds.left, bounds.top, bounds.right, bounds.bottom);
}

static phw_page *page_with_sheet(uint8_t around)
{
    phw_image *image = paint_ground(640, 480, around);
    paint_box(image, 120, 80, 520, 380, 225);
    for (int i = 0; i < 8; i++) {
        text_row row = {{320, 110 + 34 * i}, 14, 0, 28, 30};
        paint_row(image, &row);
    }
    phw_page *page = find_layout(image, 1000);
    phw_image_free(&image);
    return page;
}

static void test_a_bright_sheet_on_a_dark_ground(void **state)
{
    (void)state;
    phw_page *page = page_with_sheet(40);
    assert_int_equal(page->plane_count, 1);
    assert_int_equal(page->planes[0].kind, PHW_PLANE_SCREEN);
    assert_box(&page->planes[0].quad, (phw_box){120, 80, 520, 380});
    assert_true(page->planes[0].score > 0 && page->planes[0].score <= 1);
    assert_true(page->line_count >= 8);
    for (size_t i = 0; i < page->line_count; i++)
        assert_int_equal(page->lines[i].plane, 0);
    phw_page_free(&page);
}

static void test_a_sheet_on_a_grey_table(void **state)
{
    (void)state;
    phw_page *page = page_with_sheet(130);
    assert_int_equal(page->plane_count, 1);
    assert_int_equal(page->planes[0].kind, PHW_PLANE_SHEET);
    assert_box(&page->planes[0].quad, (phw_box){120, 80, 520, 380});
    phw_page_free(&page);
}

static void test_every_line_has_a_plane(void **state)
{
    (void)state;
    phw_image *image = paint_ground(640, 480, 225);
    text_row lone = {{320, 240}, 20, 0, 16, 30};
    paint_row(image, &lone);
    phw_page *page = find_layout(image, 1000);
    assert_true(page->line_count >= 1);
    for (size_t i = 0; i < page->line_count; i++)
        assert_true(page->lines[i].plane < page->plane_count);
    /* One line says too little of what it stands on. */
    assert_int_equal(page->planes[0].kind, PHW_PLANE_BLOCK);
    assert_true(phw_quad_contains(&page->planes[0].quad, lone.middle));
    assert_true(phw_quad_area(&page->planes[0].quad) < 0.25 * 640 * 480);
    phw_page_free(&page);
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_bright_sheet_on_a_dark_ground),
        cmocka_unit_test(test_a_sheet_on_a_grey_table),
        cmocka_unit_test(test_every_line_has_a_plane),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
