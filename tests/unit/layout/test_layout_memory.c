/* SPDX-License-Identifier: Apache-2.0 */
#include "paint.h"

#include "failing_memory.h"
#include "layout/layout.h"

#define ALLOCATIONS_MAX 4000
#define CLOSELY 60 /* up to here every allocation fails */

/* Every allocation may fail: then nothing is held, and the error says so.
 * @param stride  between the allocations that fail, once the first ones have. */
static void check_while_memory_fails(const phw_image *image, size_t rows, size_t stride)
{
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    assert_int_equal(phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, NULL), PHW_OK);
    size_t failures = 0;
    for (size_t nth = 1;; nth += nth < CLOSELY ? 1 : stride) {
        phw_page *page = NULL;
        phw_pyramid calm;
        phw_error error = PHW_ERROR_INIT;

        memory_watch(nth);
        phw_status status =
            phw_layout_find_through_moire(image, &pyramid, 1000, &calm, &page, &error);
        size_t lines = page ? page->line_count : 0;
        phw_page_free(&page);
        phw_pyramid_done(&calm);
        memory_rest();
        assert_int_equal(memory_held(), 0);
        assert_int_equal(error.status, status);
        if (!memory_failed()) {
            assert_int_equal(status, PHW_OK);
            assert_true(lines >= rows);
            break;
        }
        failures++;
        if (status != PHW_ERR_NOMEM)
            fail_msg("allocation %zu failed: %s", nth, phw_status_name(status));
        assert_true(nth < ALLOCATIONS_MAX);
    }
    assert_true(failures > 10);
    phw_pyramid_done(&pyramid);
}

static void test_layout_while_memory_fails(void **state)
{
    (void)state;
    phw_image *image = paint_ground(240, 160, 30);
    paint_box(image, 20, 16, 220, 144, 225);
    for (int i = 0; i < 5; i++) {
        text_row row = {{120, 36 + 22 * i}, 10, 0, 16, 30};
        paint_row(image, &row);
    }
    check_while_memory_fails(image, 5, 7);
    phw_image_free(&image);
}

static void test_layout_through_moire_while_memory_fails(void **state)
{
    (void)state;
    phw_image *grey = paint_ground(288, 288, 200);
    for (int i = 0; i < 4; i++) {
        text_row row = {{144, 60 + 60 * i}, 9, 0, 20, 120};
        paint_row(grey, &row);
    }
    phw_image *image = paint_seen(grey, 6, 22);
    check_while_memory_fails(image, 4, 31);
    phw_image_free(&image);
    phw_image_free(&grey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_layout_while_memory_fails),
        cmocka_unit_test(test_layout_through_moire_while_memory_fails)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
