/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "photoward/image.h"
#include "scan/ground.h"

#define PAPER 200
#define INK 40

/* Paper with strokes every ten pixels, covered in the middle: no stroke ends up under the cover,
 * and no kept pixel is another one. */
static void test_the_cover_becomes_paper(void **state)
{
    (void)state;
    const phw_part part = {40, 24, 240, 184};
    phw_image *mask = NULL, *grey = NULL;
    assert_int_equal(phw_image_new(300, 200, 1, &mask, NULL), PHW_OK);
    assert_int_equal(phw_image_new(200, 160, 1, &grey, NULL), PHW_OK);
    for (uint32_t y = 70; y < 130; y++)
        memset(phw_image_row_mut(mask, y) + 90, 255, 110);
    for (uint32_t y = 0; y < 160; y++)
        for (uint32_t x = 0; x < 200; x++)
            phw_image_row_mut(grey, y)[x] = phw_image_row(mask, y + part.top)[x + part.left] ? 0
                                            : x % 10 < 2                                     ? INK
                                                         : PAPER;
    assert_int_equal(phw_ground_fill(&part, mask, grey, NULL), PHW_OK);
    for (uint32_t y = 0; y < 160; y++)
        for (uint32_t x = 0; x < 200; x++) {
            const bool covered = phw_image_row(mask, y + part.top)[x + part.left];
            assert_int_equal(phw_image_row(grey, y)[x], !covered && x % 10 < 2 ? INK : PAPER);
        }
    phw_image_free(&grey);
    phw_image_free(&mask);
}

static void test_nothing_but_cover_stays(void **state)
{
    (void)state;
    const phw_part part = {0, 0, 50, 50};
    phw_image *mask = NULL, *grey = NULL;
    assert_int_equal(phw_image_new(50, 50, 1, &mask, NULL), PHW_OK);
    assert_int_equal(phw_image_new(50, 50, 1, &grey, NULL), PHW_OK);
    for (uint32_t y = 0; y < 50; y++) {
        memset(phw_image_row_mut(mask, y), 255, 50);
        memset(phw_image_row_mut(grey, y), 7, 50);
    }
    assert_int_equal(phw_ground_fill(&part, mask, grey, NULL), PHW_OK);
    assert_int_equal(phw_image_row(grey, 25)[25], 7);
    phw_image_free(&grey);
    phw_image_free(&mask);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_the_cover_becomes_paper),
                                       cmocka_unit_test(test_nothing_but_cover_stays)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
