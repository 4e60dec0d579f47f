/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "image/orient.h"
#include "picture.h"

/* Feeds rows @p at_once at a time, as decoders of different kinds do. */
static phw_image *turn(const phw_image *coded, int orientation, uint32_t at_once)
{
    phw_orient orient = {0};
    phw_image *upright = NULL;
    assert_int_equal(
        phw_orient_open(&orient, coded->width, coded->height, orientation, &upright, NULL), PHW_OK);
    for (uint32_t y = 0; y < coded->height;) {
        uint32_t room = phw_orient_room(&orient), count = room < at_once ? room : at_once;
        assert_true(room >= 1 && room <= coded->height - y);
        for (uint32_t i = 0; i < count; i++)
            memcpy(phw_orient_row(&orient, i), phw_image_row(coded, y + i),
                   (size_t)coded->width * 3);
        phw_orient_commit(&orient, count);
        y += count;
    }
    phw_orient_done(&orient);
    phw_orient_done(&orient);
    return upright;
}

static void test_all_eight_orientations(void **state)
{
    (void)state;
    static const uint32_t sizes[][2] = {{8, 8},    {9, 70},   {64, 64},   {65, 63},
                                        {200, 64}, {31, 129}, {128, 192}, {1, 300}};
    static const uint32_t at_once[] = {1, 2, 16, 1000};
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        phw_image *coded = make_picture(sizes[s][0], sizes[s][1]);
        for (int orientation = 1; orientation <= 8; orientation++) {
            phw_image *wanted = turn_upright(coded, orientation);
            for (size_t k = 0; k < sizeof at_once / sizeof at_once[0]; k++) {
                phw_image *upright = turn(coded, orientation, at_once[k]);
                if (!same_pixels(upright, wanted))
                    fail_msg("%ux%u, orientation %d, %u rows at once", sizes[s][0], sizes[s][1],
                             orientation, at_once[k]);
                phw_image_free(&upright);
            }
            phw_image_free(&wanted);
        }
        phw_image_free(&coded);
    }
}

/* A decoder that gives up half-way still leaves its rows in the right place. */
static void test_rows_that_never_come(void **state)
{
    (void)state;
    phw_image *coded = make_picture(40, 100);
    for (int orientation = 1; orientation <= 8; orientation++) {
        phw_orient orient = {0};
        phw_image *upright = NULL;
        assert_int_equal(phw_orient_open(&orient, 40, 100, orientation, &upright, NULL), PHW_OK);
        for (uint32_t y = 0; y < 70; y++) {
            memcpy(phw_orient_row(&orient, 0), phw_image_row(coded, y), 120);
            phw_orient_commit(&orient, 1);
        }
        phw_orient_done(&orient);
        phw_image *half = make_picture(40, 100);
        for (uint32_t y = 70; y < 100; y++)
            memset(phw_image_row_mut(half, y), 0, 120);
        phw_image *wanted = turn_upright(half, orientation);
        assert_true(same_pixels(upright, wanted));
        phw_image_free(&wanted);
        phw_image_free(&half);
        phw_image_free(&upright);
    }
    phw_image_free(&coded);
}

static void test_orientations_that_do_not_exist(void **state)
{
    (void)state;
    static const int wrong[] = {0, -1, 9, 1000};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        phw_orient orient = {0};
        phw_image *image = NULL;
        assert_int_equal(phw_orient_open(&orient, 10, 10, wrong[i], &image, NULL),
                         PHW_ERR_ARGUMENT);
        assert_null(image);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_eight_orientations),
        cmocka_unit_test(test_rows_that_never_come),
        cmocka_unit_test(test_orientations_that_do_not_exist),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
