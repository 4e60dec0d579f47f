/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <string.h>

#include "failing_memory.h"
#include "photoward/redact.h"
#include "redact/raster.h"

static phw_image *striped(uint32_t width, uint32_t height, uint32_t channels)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(width, height, channels, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t i = 0; i < width * channels; i++)
            phw_image_row_mut(image, y)[i] = (uint8_t)(1 + (i * 7 + y * 13) % 250);
    return image;
}

static void test_masked_pixels_are_the_fill_and_others_untouched(void **state)
{
    (void)state;
    for (uint32_t channels = 1; channels <= 3; channels += 2) {
        phw_image *image = striped(40, 20, channels), *copy = NULL, *mask = NULL;
        phw_image *before = NULL;
        assert_int_equal(phw_image_copy(image, &before, NULL), PHW_OK);
        assert_int_equal(phw_image_new(40, 20, 1, &mask, NULL), PHW_OK);
        phw_quad box = phw_quad_from_box((phw_box){5, 5, 25, 15});
        phw_raster_quad(mask, &box);
        phw_redact_options options = PHW_REDACT_OPTIONS_DEFAULTS;
        memcpy(options.fill, (uint8_t[3]){9, 8, 7}, 3);
        assert_int_equal(phw_redact_apply(image, mask, &options, &copy, NULL), PHW_OK);
        for (uint32_t y = 0; y < 20; y++)
            for (uint32_t x = 0; x < 40; x++)
                for (uint32_t c = 0; c < channels; c++) {
                    uint8_t now = phw_image_row(copy, y)[x * channels + c];
                    uint8_t then = phw_image_row(image, y)[x * channels + c];
                    assert_int_equal(now, phw_image_row(mask, y)[x] ? options.fill[c] : then);
                }
        assert_memory_equal(image->pixels, before->pixels, 20 * image->stride);
        phw_image_free(&before);
        phw_image_free(&mask);
        phw_image_free(&copy);
        phw_image_free(&image);
    }
}

static void test_sizes_must_agree(void **state)
{
    (void)state;
    phw_image *image = striped(40, 20, 3), *mask = NULL, *copy = NULL;
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(phw_image_new(40, 21, 1, &mask, NULL), PHW_OK);
    assert_int_equal(phw_redact_apply(image, mask, NULL, &copy, &error), PHW_ERR_ARGUMENT);
    assert_null(copy);
    assert_int_equal(error.status, PHW_ERR_ARGUMENT);
    phw_image_free(&mask);
    assert_int_equal(phw_redact_apply(image, image, NULL, &copy, NULL), PHW_ERR_ARGUMENT);
    phw_image_free(&image);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(phw_redact_scope_name(PHW_SCOPE_RECORD), "record");
    assert_string_equal(phw_redact_scope_name(PHW_SCOPE_IDENTIFIERS), "identifiers");
    assert_string_equal(phw_redact_scope_name((phw_redact_scope)9), "unknown");
}

static void test_free_takes_nothing(void **state)
{
    (void)state;
    phw_redaction *none = NULL;
    phw_redaction_free(NULL);
    phw_redaction_free(&none);
    assert_null(none);
}

static void test_memory_that_runs_out(void **state)
{
    (void)state;
    phw_image *image = striped(40, 20, 3), *mask = NULL;
    assert_int_equal(phw_image_new(40, 20, 1, &mask, NULL), PHW_OK);
    for (size_t nth = 1; nth <= 2; nth++) {
        phw_image *copy = NULL;
        memory_watch(nth);
        assert_int_equal(phw_redact_apply(image, mask, NULL, &copy, NULL), PHW_ERR_NOMEM);
        assert_int_equal(memory_held(), 0);
        memory_rest();
        assert_null(copy);
    }
    phw_image_free(&mask);
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_masked_pixels_are_the_fill_and_others_untouched),
        cmocka_unit_test(test_sizes_must_agree),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_free_takes_nothing),
        cmocka_unit_test(test_memory_that_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
