/* SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>

#include "photoward/image.h"
#include "scan/parts.h"

static phw_image *grey_of(uint8_t level)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(3, 2, 1, &image, NULL), PHW_OK);
    *phw_image_row_mut(image, 0) = level;
    return image;
}

/* Leaves a part whose pixels tell its number. */
static void give(phw_parts *parts, phw_part part, uint8_t number)
{
    phw_image *grey = grey_of(number), *ground = grey_of((uint8_t)(number + 100));
    phw_parts_give(parts, &part, &grey, &ground);
    assert_null(grey);
    assert_null(ground);
}

static void take(phw_parts *parts, phw_part part, uint8_t number)
{
    phw_image *grey = NULL, *ground = NULL;
    assert_true(phw_parts_take(parts, &part, &grey, &ground));
    assert_int_equal(*phw_image_row(grey, 0), number);
    assert_int_equal(*phw_image_row(ground, 0), number + 100);
    phw_image_free(&grey);
    phw_image_free(&ground);
}

static void take_nothing(phw_parts *parts, phw_part part)
{
    phw_image *grey = NULL, *ground = NULL;
    assert_false(phw_parts_take(parts, &part, &grey, &ground));
    assert_null(grey);
    assert_null(ground);
}

static void test_each_part_is_taken_with_its_own_pixels(void **state)
{
    (void)state;
    phw_parts parts = {NULL, 0, 0};
    for (uint8_t i = 0; i < 20; i++)
        give(&parts, (phw_part){i, 2, 300, 200}, i);
    for (uint8_t i = 20; i-- > 0;)
        take(&parts, (phw_part){i, 2, 300, 200}, i);
    phw_parts_done(&parts);
}

/* Pixels of another rectangle, however near, are not what the look is at. */
static void test_only_the_very_same_part_is_taken(void **state)
{
    (void)state;
    const phw_part others[] = {
        {11, 20, 110, 220}, {10, 21, 110, 220}, {10, 20, 109, 220}, {10, 20, 110, 221}};
    phw_parts parts = {NULL, 0, 0};
    take_nothing(&parts, others[0]);
    give(&parts, (phw_part){10, 20, 110, 220}, 7);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        take_nothing(&parts, others[i]);
    take(&parts, (phw_part){10, 20, 110, 220}, 7);
    phw_parts_done(&parts);
}

/* What was taken is the taker's: it is not given out, or freed, twice. */
static void test_a_part_is_taken_once(void **state)
{
    (void)state;
    phw_parts parts = {NULL, 0, 0};
    const phw_part part = {10, 20, 110, 220};
    give(&parts, part, 7);
    take(&parts, part, 7);
    take_nothing(&parts, part);
    give(&parts, part, 8);
    take(&parts, part, 8);
    give(&parts, part, 9); /* and what nobody takes is freed */
    phw_parts_done(&parts);
    assert_int_equal(parts.count, 0);
    phw_parts_done(&parts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_part_is_taken_with_its_own_pixels),
        cmocka_unit_test(test_only_the_very_same_part_is_taken),
        cmocka_unit_test(test_a_part_is_taken_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
