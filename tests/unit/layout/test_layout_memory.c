/* SPDX-License-Identifier: Apache-2.0 */
#include "paint.h"

#include "failing_memory.h"
#include "layout/layout.h"

#define ALLOCATIONS_MAX 4000
#define CLOSELY 60 /* from here on every STRIDE-th allocation only */
#define STRIDE 7

static void test_layout_while_memory_fails(void **state)
{
    (void)state;
    phw_image *image = paint_ground(240, 160, 30);
    paint_box(image, 20, 16, 220, 144, 225);
    for (int i = 0; i < 5; i++) {
        text_row row = {{120, 36 + 22 * i}, 10, 0, 16, 30};
        paint_row(image, &row);
    }
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    assert_int_equal(phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, NULL), PHW_OK);
    size_t failures = 0;
    for (size_t nth = 1;; nth += nth < CLOSELY ? 1 : STRIDE) {
        phw_page *page = NULL;
        phw_error error = PHW_ERROR_INIT;

        memory_watch(nth);
        phw_status status = phw_page_new(image->width, image->height, &page, &error);
        if (status == PHW_OK)
            status = phw_layout_find(&pyramid, 1000, page, &error);
        size_t lines = page ? page->line_count : 0;
        phw_page_free(&page);
        memory_rest();
        assert_int_equal(memory_held(), 0);
        assert_int_equal(error.status, status);
        if (!memory_failed()) {
            assert_int_equal(status, PHW_OK);
            assert_true(lines >= 5);
            break;
        }
        failures++;
        if (status != PHW_ERR_NOMEM)
            fail_msg("allocation %zu failed: %s", nth, phw_status_name(status));
        assert_true(nth < ALLOCATIONS_MAX);
    }
    assert_true(failures > 10);
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_layout_while_memory_fails)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
