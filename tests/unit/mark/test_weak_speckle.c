/* SPDX-License-Identifier: Apache-2.0 */
/* Dots sprayed over words, and dots that belong to a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "drawn_row.h"
#include "mark/weak_speckle.h"

#define WIDTH 400
#define HEIGHT 140
#define TOP 60
#define BOTTOM 80
#define LEFT 60
#define RIGHT 240
#define PAPER 240
#define INK 20

static bool is_speckled(phw_image *luma, phw_weak_strip *found)
{
    const phw_weak_cover_place place = {.strip = {luma, LEFT - 20, TOP, WIDTH - 40, BOTTOM},
                                        .right_most = WIDTH,
                                        .usual_range = PAPER - INK,
                                        .dark = true};
    const bool speckled = phw_weak_is_speckled(&place, found);
    phw_image_free(&luma);
    return speckled;
}

static phw_image *write(void)
{
    phw_image *luma = drawn_paper(WIDTH, HEIGHT, PAPER);
    drawn_letters(luma, LEFT, TOP, RIGHT, BOTTOM, INK);
    return luma;
}

static void spray(phw_image *luma, int left, int top, int right, int bottom, int level)
{
    uint32_t seed = 11;
    for (int i = 0; i < (right - left) * (bottom - top) / 8; i++) {
        const int x = left + (int)(drawn_random(&seed) % (uint32_t)(right - left));
        const int y = top + (int)(drawn_random(&seed) % (uint32_t)(bottom - top));
        phw_image_row_mut(luma, (uint32_t)y)[x] = (uint8_t)level;
    }
}

static void test_dots_over_words(void **state)
{
    (void)state;
    static const int levels[] = {INK, 84};
    phw_weak_strip found;
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        phw_image *luma = write();
        spray(luma, LEFT, TOP - 5, RIGHT, BOTTOM + 5, levels[i]);
        assert_true(is_speckled(luma, &found));
        assert_true(found.left < LEFT + 20 && found.right > RIGHT - 40);
    }
}

static void test_dots_that_belong_to_a_page(void **state)
{
    (void)state;
    phw_weak_strip found;
    assert_false(is_speckled(write(), &found));
    phw_image *grain = write(), *rule = write(), *dither = write();
    spray(grain, 0, 0, WIDTH, HEIGHT, INK); /* a grainy picture, or a map */
    assert_false(is_speckled(grain, &found));
    for (int x = LEFT; x < WIDTH - 40; x += 3)
        phw_image_row_mut(rule, BOTTOM + 3)[x] = INK;
    assert_false(is_speckled(rule, &found));
    for (int y = 0; y < HEIGHT; y += 2)
        for (int x = 0; x < WIDTH; x += 2)
            phw_image_row_mut(dither, (uint32_t)y)[x] = 180;
    assert_false(is_speckled(dither, &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_dots_over_words),
                                       cmocka_unit_test(test_dots_that_belong_to_a_page)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
