/* SPDX-License-Identifier: Apache-2.0 */
/* What stands inside a box: a shade, or letters however much they are blurred. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "covered_row.h"
#include "mark/weak_inside.h"

#define HIGH 12 /* of the shade */

/* The shade of two cards that stand side by side over two others, and what is between them. */
static void test_the_shade_of_cards(void **state)
{
    (void)state;
    phw_image *luma = drawn_paper(WIDTH, HEIGHT, PAPER);
    for (int y = 0; y < HIGH; y++) {
        const int shade = PAPER - 12 - y * (HIGH - y) / 2;
        drawn_fill(luma, 0, y, WIDTH, y + 1, shade);
        for (int x = 142; x < 162; x++)
            phw_image_row_mut(luma, (uint32_t)y)[x] =
                (uint8_t)(shade + (x < 152 ? x - 142 : 162 - x));
    }
    assert_false(phw_weak_varies_along(luma, &(phw_weak_box){10, 0, 190, HIGH}));
    phw_image_free(&luma);
}

static void test_a_blurred_word(void **state)
{
    (void)state;
    for (int radius = 2; radius <= 4; radius++) {
        phw_image *luma = page(true);
        blur(luma, radius);
        assert_true(phw_weak_varies_along(luma, &(phw_weak_box){LEFT, TOP, RIGHT, BOTTOM}));
        phw_image_free(&luma);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_the_shade_of_cards),
                                       cmocka_unit_test(test_a_blurred_word)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
