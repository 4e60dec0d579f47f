/* SPDX-License-Identifier: Apache-2.0 */
/* Words that were scribbled over, and of which a reader made others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/geometry.h"
#include "drawn_row.h"
#include "mark/weak_scrawled_words.h"

#define WIDTH 500
#define HEIGHT 100
#define TOP 40
#define BOTTOM 60
#define PAPER 240
#define INK 20
#define PLAIN 60 /* columns where words begin, which are so long */
#define COVERED 220
#define LONG 120

/* Letters of two stems with two bars. */
static void write(phw_image *luma, int left)
{
    uint32_t seed = 7;
    for (int x = left; x + 12 < left + LONG; x += 12 + (int)(drawn_random(&seed) % 3)) {
        drawn_fill(luma, x, TOP, x + 2, BOTTOM, INK);
        drawn_fill(luma, x + 6, TOP, x + 8, BOTTOM, INK);
        for (int bar = 0; bar < 2; bar++) {
            const int y = TOP + (int)(drawn_random(&seed) % 3) * 9;
            drawn_fill(luma, x, y, x + 8, y + 2, INK);
        }
    }
}

/* A pen's way to and fro, in slanting lines from end to end. */
static void scribble(phw_image *luma)
{
    for (int line = 0; line < 4; line++)
        for (int x = COVERED - 6; x < COVERED + LONG + 4; x++) {
            const int y = TOP + 2 + 5 * line + (line % 2 ? x - COVERED : COVERED + LONG - x) / 40;
            drawn_fill(luma, x, y - 2, x + 1, y + 1, INK);
        }
}

/* How many scribbles are found in a line of two words, the second of which is read so surely. */
static size_t count(bool covered, float sure, phw_weak_strip found[PHW_WEAK_SCRAWLED_MOST])
{
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    drawn_fill(luma, 0, 0, WIDTH, HEIGHT, PAPER);
    write(luma, PLAIN);
    write(luma, COVERED);
    if (covered)
        scribble(luma);
    phw_word words[] = {{.quad = phw_quad_from_box((phw_box){PLAIN, TOP, PLAIN + LONG, BOTTOM}),
                         .confidence = 0.99F},
                        {.quad = phw_quad_from_box((phw_box){COVERED, TOP, COVERED + LONG, BOTTOM}),
                         .confidence = sure}};
    const phw_line line = {.first_word = 0, .word_count = 2, .height = BOTTOM - TOP};
    const phw_page page = {.words = words, .word_count = 2};
    const phw_weak_cover_place place = {.strip = {luma, PLAIN, TOP, COVERED + LONG, BOTTOM},
                                        .right_most = WIDTH,
                                        .usual_range = PAPER - INK,
                                        .usual_sharpness = 0.8,
                                        .usual_height = BOTTOM - TOP,
                                        .dark = true};
    const size_t n = phw_weak_scrawled_words(&page, &line, &place, PAPER, found);
    phw_image_free(&luma);
    return n;
}

static void test_a_word_of_which_others_are_made(void **state)
{
    (void)state;
    phw_weak_strip found[PHW_WEAK_SCRAWLED_MOST];
    assert_int_equal(count(true, 0.91F, found), 1);
    assert_true(found[0].left > PLAIN + LONG && found[0].left <= COVERED);
    assert_true(found[0].right >= COVERED + LONG - 14);
}

static void test_words_are_none(void **state)
{
    (void)state;
    phw_weak_strip found[PHW_WEAK_SCRAWLED_MOST];
    assert_int_equal(count(false, 0.91F, found), 0);
}

static void test_a_word_that_is_surely_read_is_none(void **state)
{
    (void)state;
    phw_weak_strip found[PHW_WEAK_SCRAWLED_MOST];
    assert_int_equal(count(true, 0.99F, found), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_word_of_which_others_are_made),
        cmocka_unit_test(test_words_are_none),
        cmocka_unit_test(test_a_word_that_is_surely_read_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
