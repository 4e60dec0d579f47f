/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "image/jpeg_quality.h"
#include "picture.h"

/* Files that libjpeg wrote tell their quality exactly, except where two qualities share tables. */
static void test_libjpegs_own_files(void **state)
{
    (void)state;
    phw_image *picture = make_picture(16, 16);
    for (int quality = 1; quality <= 100; quality++) {
        for (int grey = 0; grey < 2; grey++) {
            const jpeg_recipe recipe = {.quality = quality, .colours = grey ? JPEG_GREY : JPEG_YCC};
            bytes file = make_jpeg(picture, &recipe);
            phw_container facts;
            phw_image *image = decode_well(&file, &facts);
            assert_int_equal(facts.jpeg_quality, quality);
            phw_image_free(&image);
            bytes_free(&file);
        }
    }
    phw_image_free(&picture);
}

static void test_tables_of_others(void **state)
{
    (void)state;
    uint16_t flat[64], coarse[64];
    for (int i = 0; i < 64; i++) {
        flat[i] = 2;
        coarse[i] = 60000;
    }
    assert_in_range(phw_jpeg_quality(flat, NULL), 93, 100);
    assert_int_equal(phw_jpeg_quality(coarse, coarse), 1);
}

/* Finer tables never look like a lower quality. */
static void test_quality_grows_with_finer_tables(void **state)
{
    (void)state;
    int last = 0;
    for (int step = 200; step >= 1; step--) {
        uint16_t table[64];
        for (int i = 0; i < 64; i++)
            table[i] = (uint16_t)step;
        int quality = phw_jpeg_quality(table, table);
        assert_true(quality >= last);
        last = quality;
    }
    assert_int_equal(last, 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_libjpegs_own_files),
        cmocka_unit_test(test_tables_of_others),
        cmocka_unit_test(test_quality_grows_with_finer_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
