/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "image/shrink.h"
#include "picture.h"

static void test_each_pixel_is_the_mean_of_its_share(void **state)
{
    (void)state;
    phw_image *grey = NULL, *small = NULL;
    assert_int_equal(phw_image_new(5, 2, 1, &grey, NULL), PHW_OK);
    memcpy(phw_image_row_mut(grey, 0), (const uint8_t[]){10, 20, 30, 40, 50}, 5);
    memcpy(phw_image_row_mut(grey, 1), (const uint8_t[]){12, 22, 31, 41, 51}, 5);
    assert_int_equal(phw_image_shrink(grey, NULL, 2, 1, &small, NULL), PHW_OK);
    assert_int_equal(phw_image_row(small, 0)[0], 16); /* 10 20 12 22 */
    assert_int_equal(phw_image_row(small, 0)[1], 41); /* 30 40 50 31 41 51: 40.5 */
    phw_image_free(&small);
    phw_image_free(&grey);
}

static void test_same_size_is_the_same_picture(void **state)
{
    (void)state;
    phw_image *picture = make_picture(37, 23), *small = NULL;
    assert_int_equal(phw_image_shrink(picture, NULL, 37, 23, &small, NULL), PHW_OK);
    assert_true(same_pixels(picture, small));
    phw_image_free(&small);
    phw_image_free(&picture);
}

/* Two pictures that differ under the cover alone come out the same. */
static void test_nothing_covered_reaches_the_result(void **state)
{
    (void)state;
    phw_image *a = make_picture(64, 48), *b = NULL, *mask = NULL, *small_a = NULL, *small_b = NULL;
    assert_int_equal(phw_image_copy(a, &b, NULL), PHW_OK);
    assert_int_equal(phw_image_new(64, 48, 1, &mask, NULL), PHW_OK);
    for (uint32_t y = 11; y < 31; y++)
        for (uint32_t x = 7; x < 40; x++) {
            phw_image_row_mut(mask, y)[x] = 255;
            phw_image_row_mut(b, y)[3 * x + 1] ^= 0xA5;
        }
    const phw_shrink_cover cover = {mask, {1, 2, 3}};
    assert_int_equal(phw_image_shrink(a, &cover, 10, 7, &small_a, NULL), PHW_OK);
    assert_int_equal(phw_image_shrink(b, &cover, 10, 7, &small_b, NULL), PHW_OK);
    assert_true(same_pixels(small_a, small_b));
    assert_memory_equal(phw_image_row(small_a, 3) + 3 * 3, ((const uint8_t[]){1, 2, 3}), 3);
    phw_image_free(&small_a);
    phw_image_free(&small_b);
    phw_image_free(&mask);
    phw_image_free(&b);
    phw_image_free(&a);
}

static void test_what_makes_no_sense_is_refused(void **state)
{
    (void)state;
    phw_image *picture = make_picture(20, 10), *mask = NULL, *small = NULL;
    assert_int_equal(phw_image_new(19, 10, 1, &mask, NULL), PHW_OK);
    const phw_shrink_cover cover = {mask, {0, 0, 0}};
    assert_int_equal(phw_image_shrink(picture, NULL, 21, 10, &small, NULL), PHW_ERR_ARGUMENT);
    assert_int_equal(phw_image_shrink(picture, NULL, 0, 10, &small, NULL), PHW_ERR_ARGUMENT);
    assert_int_equal(phw_image_shrink(picture, &cover, 5, 5, &small, NULL), PHW_ERR_ARGUMENT);
    assert_null(small);
    phw_image_free(&mask);
    phw_image_free(&picture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_pixel_is_the_mean_of_its_share),
        cmocka_unit_test(test_same_size_is_the_same_picture),
        cmocka_unit_test(test_nothing_covered_reaches_the_result),
        cmocka_unit_test(test_what_makes_no_sense_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
