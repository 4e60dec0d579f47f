/* SPDX-License-Identifier: Apache-2.0 */
/* Stickers in the midst of words, and what stands on a line without hiding anything. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "drawn_row.h"
#include "mark/weak_patch.h"

#define WIDTH 500
#define HEIGHT 100
#define TOP 40
#define BOTTOM 60
#define LEFT 60
#define RIGHT 340
#define PAPER 240
#define INK 20
#define FROM 158 /* of a sticker, which is higher than letters */
#define TO 218
#define ABOVE 34
#define BELOW 66
#define STICKER 110

static bool is_patched(phw_image *luma, phw_weak_strip *found)
{
    const phw_weak_cover_place place = {.strip = {luma, LEFT - 4, TOP, RIGHT + 4, BOTTOM},
                                        .right_most = WIDTH,
                                        .usual_range = PAPER - INK,
                                        .usual_height = BOTTOM - TOP,
                                        .dark = true};
    const bool patched = phw_weak_is_patched(&place, found);
    phw_image_free(&luma);
    return patched;
}

static phw_image *write(void)
{
    phw_image *luma = drawn_paper(WIDTH, HEIGHT, PAPER);
    drawn_letters(luma, LEFT, TOP, RIGHT, BOTTOM, INK);
    return luma;
}

static void test_stickers_in_a_word(void **state)
{
    (void)state;
    phw_weak_strip found;
    phw_image *luma = write(), *white = write();
    drawn_fill(luma, FROM, ABOVE, TO, BELOW, STICKER);
    assert_true(is_patched(luma, &found));
    assert_true(found.left < FROM && found.right > TO); /* with the rest of the word */
    assert_true(found.top <= ABOVE && found.bottom >= BELOW);
    drawn_fill(white, FROM, ABOVE, TO, BELOW, 130); /* as light as the paper, but for its outline */
    drawn_fill(white, FROM + 1, ABOVE + 1, TO - 1, BELOW - 1, 255);
    assert_true(is_patched(white, &found));
}

static void test_what_hides_nothing(void **state)
{
    (void)state;
    phw_weak_strip found;
    assert_false(is_patched(write(), &found));
    /* An icon with a space on either side. */
    phw_image *icon = write(), *band = write(), *low = write(), *slider;
    drawn_fill(icon, FROM - 14, TOP, TO + 14, BOTTOM, PAPER);
    drawn_fill(icon, FROM, ABOVE, TO, BELOW, STICKER);
    assert_false(is_patched(icon, &found));
    /* Words that were chosen are written on their colour. */
    drawn_fill(band, FROM, ABOVE, TO, BELOW, STICKER);
    drawn_letters(band, FROM + 2, TOP, TO, BOTTOM, 250);
    assert_false(is_patched(band, &found));
    /* No higher than letters: a full bar is another detector's. */
    drawn_fill(low, FROM, TOP, TO, BOTTOM, STICKER);
    assert_false(is_patched(low, &found));
    slider = drawn_paper(WIDTH, HEIGHT, PAPER);
    drawn_fill(slider, LEFT, 48, RIGHT, 52, INK);
    drawn_fill(slider, FROM, ABOVE + 4, FROM + 24, BELOW - 4, STICKER);
    assert_false(is_patched(slider, &found));
}

/* A search's hit on a word of one letter: its foot is nearly as wide as the colour under it. */
static void test_one_letter_that_was_hit(void **state)
{
    (void)state;
    phw_weak_strip found;
    phw_image *sticker = write(), *hit = write();
    drawn_fill(sticker, FROM, TOP - 4, FROM + 18, BOTTOM + 4, STICKER);
    assert_true(is_patched(sticker, &found));
    drawn_fill(hit, FROM, TOP - 4, FROM + 18, BOTTOM + 4, STICKER);
    drawn_fill(hit, FROM + 5, BOTTOM - 4, FROM + 13, BOTTOM, 250);
    assert_false(is_patched(hit, &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_stickers_in_a_word),
                                       cmocka_unit_test(test_what_hides_nothing),
                                       cmocka_unit_test(test_one_letter_that_was_hit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
