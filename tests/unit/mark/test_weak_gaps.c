/* SPDX-License-Identifier: Apache-2.0 */
/* Where on a row something may be covered: beside labels, in the midst of sentences, and under what
 * a reader took for letters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "mark/weak_gaps.h"
#include "mark_page.h"

#define PAPER 240
#define INK 20
#define TOP 100 /* of the line, which is 20 px high, as its letters are 10 px wide */

/* A page of paper, on which each word's middle is written. */
static phw_image *write_page(const phw_page *page, int ink)
{
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new(page->width, page->height, 1, &luma, NULL), PHW_OK);
    memset(luma->pixels, PAPER, luma->stride * luma->height);
    for (size_t i = 0; i < page->word_count; i++) {
        const phw_box box = phw_quad_bounds(&page->words[i].quad);
        for (int y = (int)box.top; y < (int)box.bottom; y++)
            for (int x = (int)box.left + 2; x < (int)box.right - 2; x += 5)
                memset(phw_image_row_mut(luma, (uint32_t)y) + x, ink, 2);
    }
    return luma;
}

static void assert_gap(const phw_weak_gap *gap, double left, double right)
{
    assert_true(gap->box.left >= left && gap->box.left <= left + 12);
    assert_true(gap->box.right <= right && gap->box.right >= right - 12);
    assert_true(gap->right_most >= gap->box.right);
}

static void test_words_of_a_sentence_and_what_is_behind_it(void **state)
{
    (void)state;
    phw_weak_gap gaps[PHW_WEAK_GAPS_MOST];
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 100, TOP, "Please tell");
    mark_page_line(page, PHW_NO_PLANE, 400, TOP, "that it is free");
    phw_image *luma = write_page(page, INK);
    assert_int_equal(phw_weak_gaps_find(luma, page, 0, PAPER - INK, false, gaps), 1);
    assert_gap(&gaps[0], 210, 400); /* as far as the other line's first word, and no farther */
    assert_true(gaps[0].right_most <= 400);
    assert_int_equal(phw_weak_gaps_find(luma, page, 1, PAPER - INK, false, gaps), 1);
    assert_gap(&gaps[0], 550, 550 + 14 * 20 + 12);
    phw_image_free(&luma);
    phw_page_free(&page);
}

/* A line that begins behind the others' margin. */
static void test_what_a_line_began_with(void **state)
{
    (void)state;
    phw_weak_gap gaps[PHW_WEAK_GAPS_MOST];
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 250, TOP, "is coming");
    mark_page_line(page, PHW_NO_PLANE, 100, TOP + 40, "The lift is out of order");
    phw_image *luma = write_page(page, INK);
    assert_int_equal(phw_weak_gaps_find(luma, page, 0, PAPER - INK, false, gaps), 2);
    assert_gap(&gaps[0], 90, 250);
    phw_image_free(&luma);
    phw_page_free(&page);
}

/* What is read in faint letters may show through a cover. */
static void test_faint_words_are_none(void **state)
{
    (void)state;
    phw_weak_gap gaps[PHW_WEAK_GAPS_MOST];
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 100, TOP, "Mabel Kaur");
    phw_image *faint = write_page(page, PAPER - 30), *plain = write_page(page, INK);
    assert_int_equal(phw_weak_gaps_find(faint, page, 0, PAPER - INK, false, gaps), 1);
    assert_gap(&gaps[0], 90, 100 + 100 + 14 * 20 + 12);
    assert_int_equal(phw_weak_gaps_find(plain, page, 0, PAPER - INK, false, gaps), 1);
    assert_gap(&gaps[0], 200, 200 + 14 * 20 + 12);
    phw_image_free(&faint);
    phw_image_free(&plain);
    phw_page_free(&page);
}

/* A reader that goes over a bar makes its neighbour's box as wide as the bar. */
static void test_a_letter_as_wide_as_a_cover(void **state)
{
    (void)state;
    phw_weak_gap gaps[PHW_WEAK_GAPS_MOST];
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 100, TOP, "Is");
    const phw_quad chars[] = {phw_quad_from_box((phw_box){130, TOP, 260, TOP + 20}),
                              phw_quad_from_box((phw_box){260, TOP, 270, TOP + 20})};
    const phw_word word = {.text = "co",
                           .length = 2,
                           .char_count = 2,
                           .chars = chars,
                           .confidence = 0.99F,
                           .quad = phw_quad_from_box((phw_box){130, TOP, 270, TOP + 20})};
    assert_int_equal(phw_page_add_word(page, &word, NULL), PHW_OK);
    phw_image *luma = write_page(page, INK);
    assert_int_equal(phw_weak_gaps_find(luma, page, 0, PAPER - INK, false, gaps), 2);
    assert_gap(&gaps[0], 120, 260);
    phw_image_free(&luma);
    phw_page_free(&page);
}

/* A reader that spreads the letters it is sure of over a cover: not all of them have strokes. */
static void test_letters_without_strokes(void **state)
{
    (void)state;
    phw_weak_gap gaps[PHW_WEAK_GAPS_MOST];
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 100, TOP, "Iscominghereagain");
    phw_image *luma = write_page(page, INK);
    for (uint32_t y = TOP; y < TOP + 20; y++)
        memset(phw_image_row_mut(luma, y) + 130, PAPER, 100);
    assert_int_equal(phw_weak_gaps_find(luma, page, 0, PAPER - INK, false, gaps), 2);
    assert_gap(&gaps[0], 125, 232);
    phw_image_free(&luma);
    phw_page_free(&page);
}

/* A message in a bubble stands at no margin: what was covered before it stands close to it. */
static void test_what_stands_close_before_a_line(void **state)
{
    (void)state;
    phw_weak_gap gaps[PHW_WEAK_GAPS_MOST];
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 400, TOP, "rang again");
    phw_image *luma = write_page(page, INK);
    assert_int_equal(phw_weak_gaps_find(luma, page, 0, PAPER - INK, true, gaps), 1);
    assert_true(gaps[0].box.left > 400);
    for (int y = TOP; y < TOP + 20; y++)
        memset(phw_image_row_mut(luma, (uint32_t)y) + 300, 90, 92);
    assert_int_equal(phw_weak_gaps_find(luma, page, 0, PAPER - INK, true, gaps), 2);
    assert_true(gaps[0].box.left < 300 && gaps[0].box.right > 392);
    assert_int_equal(phw_weak_gaps_find(luma, page, 0, PAPER - INK, false, gaps), 1);
    phw_image_free(&luma);
    phw_page_free(&page);
}

static void test_the_page_round_a_bubble(void **state)
{
    (void)state;
    phw_image *luma = NULL;
    phw_weak_gap gap = {{100, TOP, 400, TOP + 20}, 450};
    assert_int_equal(phw_image_new(500, 200, 1, &luma, NULL), PHW_OK);
    memset(luma->pixels, 30, luma->stride * luma->height);
    assert_false(phw_weak_gap_on_paper(luma, &gap, 30));
    for (int y = TOP - 12; y < TOP + 32; y++)
        memset(phw_image_row_mut(luma, (uint32_t)y) + 200, 64, 300);
    assert_true(phw_weak_gap_on_paper(luma, &gap, 64));
    assert_true(gap.box.left == 200 && gap.box.right == 400 && gap.right_most == 450);
    assert_false(phw_weak_gap_on_paper(luma, &gap, 64));
    phw_image_free(&luma);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_of_a_sentence_and_what_is_behind_it),
        cmocka_unit_test(test_what_a_line_began_with),
        cmocka_unit_test(test_faint_words_are_none),
        cmocka_unit_test(test_a_letter_as_wide_as_a_cover),
        cmocka_unit_test(test_letters_without_strokes),
        cmocka_unit_test(test_what_stands_close_before_a_line),
        cmocka_unit_test(test_the_page_round_a_bubble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
