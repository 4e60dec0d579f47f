/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "redact/differ.h"

/* Two units and a half across, one and a half down. */
#define WIDTH (2 * PHW_DIFFER_UNIT + 8)
#define HEIGHT (PHW_DIFFER_UNIT + 8)

static phw_image *grey_picture(uint8_t level)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        memset(phw_image_row_mut(image, y), level, (size_t)3 * WIDTH);
    return image;
}

/* A pixel of any channel anywhere is told by its unit and by no other, either way round. */
static void test_each_pixel_counts_for_its_unit_alone(void **state)
{
    (void)state;
    static const uint32_t columns[] = {0, 15, 16, 31, 32, WIDTH - 1};
    static const uint32_t rows[] = {0, 15, 16, HEIGHT - 1};
    for (size_t i = 0; i < 6; i++)
        for (size_t k = 0; k < 4; k++)
            for (uint32_t c = 0; c < 3; c++) {
                phw_image *a = grey_picture(100), *b = grey_picture(100);
                phw_differ differ = {0, 0, NULL};
                phw_image_row_mut(c == 1 ? b : a, rows[k])[3 * columns[i] + c] = 137;
                assert_int_equal(phw_differ_find(a, b, NULL, &differ, NULL), PHW_OK);
                assert_int_equal(differ.columns, 3);
                assert_int_equal(differ.rows, 2);
                for (uint32_t y = 0; y < HEIGHT; y += 4)
                    for (uint32_t x = 0; x < WIDTH; x += 4) {
                        const bool here = x / PHW_DIFFER_UNIT == columns[i] / PHW_DIFFER_UNIT &&
                                          y / PHW_DIFFER_UNIT == rows[k] / PHW_DIFFER_UNIT;
                        assert_int_equal(phw_differ_at(&differ, x, y), here ? 37 : 0);
                    }
                phw_differ_done(&differ);
                assert_null(differ.most);
                phw_image_free(&a);
                phw_image_free(&b);
            }
}

static void test_the_farthest_counts(void **state)
{
    (void)state;
    phw_image *a = grey_picture(0), *b = grey_picture(1);
    phw_differ differ = {0, 0, NULL};
    phw_image_row_mut(b, 3)[5] = 255;
    phw_image_row_mut(b, 4)[5] = 9;
    assert_int_equal(phw_differ_find(a, b, NULL, &differ, NULL), PHW_OK);
    assert_int_equal(phw_differ_at(&differ, 0, 0), 255);
    assert_int_equal(phw_differ_at(&differ, 20, 20), 1);
    phw_differ_done(&differ);
    phw_image_free(&a);
    phw_image_free(&b);
}

static void test_rows_known_to_be_alike_are_not_looked_at(void **state)
{
    (void)state;
    phw_image *a = grey_picture(0), *b = grey_picture(9);
    const bool same[] = {true, false};
    phw_differ differ = {0, 0, NULL};
    assert_int_equal(phw_differ_find(a, b, same, &differ, NULL), PHW_OK);
    assert_int_equal(phw_differ_at(&differ, 0, 0), 0);
    assert_int_equal(phw_differ_at(&differ, WIDTH - 1, PHW_DIFFER_UNIT - 1), 0);
    assert_int_equal(phw_differ_at(&differ, 0, PHW_DIFFER_UNIT), 9);
    phw_differ_done(&differ);
    phw_image_free(&a);
    phw_image_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_pixel_counts_for_its_unit_alone),
        cmocka_unit_test(test_the_farthest_counts),
        cmocka_unit_test(test_rows_known_to_be_alike_are_not_looked_at)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
