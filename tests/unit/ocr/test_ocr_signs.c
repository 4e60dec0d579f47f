/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "ocr/signs.h"
#include "ocr/strip.h"

#define WIDTH 400
#define TOP 4 /* of the text's 28 px on the strip */

typedef struct box {
    uint32_t from, width;
} box;

/* A strip with boxes as high as the line. */
static bool is_signs(const box *boxes, size_t count)
{
    phw_image *strip = NULL;
    assert_int_equal(phw_image_new(WIDTH, PHW_STRIP_HEIGHT, 1, &strip, NULL), PHW_OK);
    memset(strip->pixels, 240, strip->stride * strip->height);
    for (size_t i = 0; i < count; i++)
        for (uint32_t y = TOP; y < TOP + PHW_STRIP_TEXT; y++)
            memset(phw_image_row_mut(strip, y) + boxes[i].from, 16, boxes[i].width);
    bool signs = phw_strip_is_signs(strip, PHW_STRIP_TEXT);
    phw_image_free(&strip);
    return signs;
}

static void test_a_tool_bar(void **state)
{
    (void)state;
    static const box bar[] = {{10, 28}, {60, 26}, {112, 28}, {160, 24}};
    static const box halves[] = {{10, 12}, {26, 12}, {60, 26}, {112, 28}}; /* one of two parts */
    assert_true(is_signs(bar, 4));
    assert_true(is_signs(bar, 3));
    assert_true(is_signs(halves, 4));
    assert_false(is_signs(bar, 2));
    assert_false(is_signs(bar, 0));
}

static void test_words(void **state)
{
    (void)state;
    static const box letters[] = {{10, 14}, {28, 14}, {46, 14}, {64, 14}, {92, 14}, {110, 14}};
    static const box grown[] = {{10, 90}, {112, 70}, {200, 100}};
    static const box close[] = {{10, 28}, {50, 28}, {90, 28}, {130, 28}};
    static const box one_word[] = {{10, 28}, {60, 26}, {112, 28}, {160, 80}};
    static const box specks[] = {{10, 3}, {60, 3}, {112, 3}, {160, 3}};
    assert_false(is_signs(letters, 6));
    assert_false(is_signs(grown, 3));
    assert_false(is_signs(close, 4));
    assert_false(is_signs(one_word, 4));
    assert_false(is_signs(specks, 4));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_tool_bar),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
