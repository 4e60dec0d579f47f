/* SPDX-License-Identifier: Apache-2.0 */
/* A pen's stroke along words, and lines that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "drawn_row.h"
#include "mark/weak_struck.h"

#define WIDTH 400
#define HEIGHT 100
#define TOP 40
#define BOTTOM 60
#define LEFT 60
#define RIGHT 240
#define PAPER 240
#define INK 20

static bool is_struck(phw_image *luma, phw_weak_strip *found)
{
    const phw_weak_cover_place place = {.strip = {luma, LEFT - 20, TOP, RIGHT + 60, BOTTOM},
                                        .right_most = WIDTH,
                                        .usual_range = PAPER - INK,
                                        .usual_height = BOTTOM - TOP,
                                        .dark = true};
    const bool struck = phw_weak_is_struck(&place, found);
    phw_image_free(&luma);
    return struck;
}

/* A stroke's ends are round where a pen made it. */
static void round_ends(phw_image *luma, int from, int to, int level)
{
    const int high = to - from;
    for (int i = 1; i <= high / 2; i++) {
        drawn_fill(luma, LEFT - 4 - i, from + i, LEFT - 3 - i, to - i, level);
        drawn_fill(luma, RIGHT + 3 + i, from + i, RIGHT + 4 + i, to - i, level);
    }
}

/* Letters, or none, with a stroke between two rows. */
static phw_image *draw(bool letters, int from, int to, int level)
{
    phw_image *luma = drawn_paper(WIDTH, HEIGHT, PAPER);
    if (letters)
        drawn_letters(luma, LEFT, TOP, RIGHT, BOTTOM, INK);
    drawn_fill(luma, LEFT - 4, from, RIGHT + 4, to, level);
    return luma;
}

static void test_strokes_between_which_letters_show(void **state)
{
    (void)state;
    static const int levels[] = {84, 195, INK}; /* red, yellow, the letters' own */
    phw_weak_strip found;
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        phw_image *luma = draw(true, 47, 53, levels[i]);
        round_ends(luma, 47, 53, levels[i]);
        assert_true(is_struck(luma, &found));
        assert_true(found.left <= LEFT && found.right >= RIGHT);
        assert_true(found.top <= TOP + 2 && found.bottom >= BOTTOM - 2);
    }
}

static void test_lines_that_are_no_strokes(void **state)
{
    (void)state;
    phw_weak_strip found;
    assert_false(is_struck(draw(true, 0, 0, INK), &found));
    assert_false(is_struck(draw(true, 49, 51, INK), &found));   /* words struck out */
    assert_false(is_struck(draw(true, 47, 53, 84), &found));    /* with a thick line */
    assert_false(is_struck(draw(false, 47, 53, 84), &found));   /* a bar of progress */
    assert_false(is_struck(draw(true, 61, 67, 84), &found));    /* under the words */
    assert_false(is_struck(draw(true, 36, 64, 84), &found));    /* over all of them */
    assert_false(is_struck(draw(true, 47, 53, PAPER), &found)); /* paper between two rows */
}

/* A pen's two ends are not alike. */
static void test_one_round_end(void **state)
{
    (void)state;
    phw_weak_strip found;
    phw_image *luma = draw(true, 47, 53, 84);
    drawn_fill(luma, LEFT - 5, 48, LEFT - 4, 52, 84);
    assert_true(is_struck(luma, &found));
}

/* Only one tail goes on below a stroke through the middle; below an underlining, too. */
static void test_one_tail(void **state)
{
    (void)state;
    phw_weak_strip found;
    for (int under = 0; under < 2; under++) {
        phw_image *luma = drawn_paper(WIDTH, HEIGHT, PAPER);
        const int from = under ? 54 : 47;
        drawn_letters(luma, LEFT, TOP, RIGHT, from, INK);
        drawn_fill(luma, LEFT + 40, TOP, LEFT + 43, from + 14, INK);
        drawn_fill(luma, LEFT - 4, from, RIGHT + 4, from + 8, 84);
        round_ends(luma, from, from + 8, 84);
        assert_int_equal(is_struck(luma, &found), !under);
    }
}

/* Bold letters that are all low are struck out with more of their height. */
static void test_low_words_struck_out(void **state)
{
    (void)state;
    phw_image *luma = drawn_paper(WIDTH, HEIGHT, PAPER);
    phw_weak_strip found;
    drawn_letters(luma, LEFT, 46, RIGHT, BOTTOM, INK);
    drawn_fill(luma, LEFT, 52, RIGHT, 55, INK);
    assert_false(is_struck(luma, &found));
}

/* A sound's picture has bars, with gaps between them. */
static void test_bars_are_no_stroke(void **state)
{
    (void)state;
    phw_image *luma = drawn_paper(WIDTH, HEIGHT, PAPER);
    uint32_t seed = 3;
    phw_weak_strip found;
    for (int x = LEFT; x < RIGHT; x += 4) {
        const int half = 3 + (int)(drawn_random(&seed) % 8);
        drawn_fill(luma, x, 50 - half, x + 2, 50 + half, INK);
    }
    assert_false(is_struck(luma, &found));
}

/* … or is solid, with spikes. */
static void test_spikes_are_no_letters(void **state)
{
    (void)state;
    phw_image *luma = drawn_paper(WIDTH, HEIGHT, PAPER);
    uint32_t seed = 5;
    phw_weak_strip found;
    drawn_fill(luma, LEFT, 47, RIGHT, 54, INK);
    for (int x = LEFT; x < RIGHT; x += 2 + (int)(drawn_random(&seed) % 6)) {
        const int half = 3 + (int)(drawn_random(&seed) % 8);
        drawn_fill(luma, x, 50 - half, x + 1, 51 + half, INK);
    }
    assert_false(is_struck(luma, &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_strokes_between_which_letters_show),
                                       cmocka_unit_test(test_lines_that_are_no_strokes),
                                       cmocka_unit_test(test_one_round_end),
                                       cmocka_unit_test(test_one_tail),
                                       cmocka_unit_test(test_low_words_struck_out),
                                       cmocka_unit_test(test_bars_are_no_stroke),
                                       cmocka_unit_test(test_spikes_are_no_letters)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
