/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "failing_memory.h"
#include "photoward/image.h"

static void test_a_new_image_is_black(void **state)
{
    (void)state;
    phw_image *image = NULL;
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(phw_image_new(5, 4, 3, &image, &error), PHW_OK);
    assert_int_equal(image->width, 5);
    assert_int_equal(image->height, 4);
    assert_int_equal(image->channels, 3);
    assert_true(image->stride >= 15);
    for (uint32_t y = 0; y < 4; y++)
        for (uint32_t i = 0; i < 15; i++)
            assert_int_equal(phw_image_row(image, y)[i], 0);
    phw_image_free(&image);
    assert_null(image);
    phw_image_free(&image);
    phw_image_free(NULL);
}

static void test_sizes_that_make_no_sense(void **state)
{
    (void)state;
    static const uint32_t wrong[][3] = {{0, 1, 3}, {1, 0, 3}, {65536, 1, 3}, {1, 65536, 1},
                                        {1, 1, 0}, {1, 1, 2}, {1, 1, 4}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        phw_image *image = NULL;
        phw_error error = PHW_ERROR_INIT;
        assert_int_equal(phw_image_new(wrong[i][0], wrong[i][1], wrong[i][2], &image, &error),
                         PHW_ERR_ARGUMENT);
        assert_null(image);
        assert_int_equal(error.status, PHW_ERR_ARGUMENT);
    }
}

static void test_a_copy_is_deep(void **state)
{
    (void)state;
    phw_image *image = NULL, *copy = NULL;
    assert_int_equal(phw_image_new(3, 2, 1, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < 2; y++)
        memset(phw_image_row_mut(image, y), (int)(y + 9), 3);
    assert_int_equal(phw_image_copy(image, &copy, NULL), PHW_OK);
    phw_image_row_mut(image, 1)[2] = 0;
    assert_int_equal(phw_image_row(copy, 0)[0], 9);
    assert_int_equal(phw_image_row(copy, 1)[2], 10);
    phw_image_free(&image);
    phw_image_free(&copy);
}

/* The source's rows may be further apart than they are long. */
static void test_a_copy_of_padded_rows(void **state)
{
    (void)state;
    uint8_t pixels[2 * 8] = {1, 2, 3, 0, 0, 0, 0, 0, 4, 5, 6};
    const phw_image padded = {1, 2, 3, 8, pixels};
    phw_image *copy = NULL;
    assert_int_equal(phw_image_copy(&padded, &copy, NULL), PHW_OK);
    assert_memory_equal(phw_image_row(copy, 0), "\1\2\3", 3);
    assert_memory_equal(phw_image_row(copy, 1), "\4\5\6", 3);
    phw_image_free(&copy);
}

static void test_out_of_memory(void **state)
{
    (void)state;
    for (size_t nth = 1; nth <= 2; nth++) {
        phw_image *image = NULL;
        phw_error error = PHW_ERROR_INIT;
        memory_watch(nth);
        phw_status status = phw_image_new(10, 10, 3, &image, &error);
        memory_rest();
        assert_true(memory_failed());
        assert_int_equal(status, PHW_ERR_NOMEM);
        assert_null(image);
        assert_int_equal(memory_held(), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_new_image_is_black),
        cmocka_unit_test(test_sizes_that_make_no_sense),
        cmocka_unit_test(test_a_copy_is_deep),
        cmocka_unit_test(test_a_copy_of_padded_rows),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
