/* SPDX-License-Identifier: Apache-2.0 */
/* Words that were blurred and are read all the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "drawn_row.h"
#include "mark/weak_soft.h"
#include "mark_page.h"

#define PAPER 240
#define INK 20
#define SHARPNESS 0.9

/* The mean of so many pixels to each side, along and across. */
static void blur(phw_image *luma, phw_box box, int round)
{
    phw_image *before = NULL;
    assert_int_equal(phw_image_new(luma->width, luma->height, 1, &before, NULL), PHW_OK);
    memcpy(before->pixels, luma->pixels, luma->stride * luma->height);
    for (int y = (int)box.top - round; y < (int)box.bottom + round; y++)
        for (int x = (int)box.left - round; x < (int)box.right + round; x++) {
            int sum = 0;
            for (int dy = -round; dy <= round; dy++)
                for (int dx = -round; dx <= round; dx++)
                    sum += phw_image_row(before, (uint32_t)(y + dy))[x + dx];
            phw_image_row_mut(luma, (uint32_t)y)[x] =
                (uint8_t)(sum / ((2 * round + 1) * (2 * round + 1)));
        }
    phw_image_free(&before);
}

/* @return whether words are found to be blurred, of which two are; 0 round: none is. */
static bool is_soft(int round, float confidence, double sharpness, phw_box *words,
                    phw_weak_strip *found)
{
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 60, 100, "The parcel for Nkechi Ingram is at the desk");
    phw_image *luma = drawn_paper((int)page->width, (int)page->height, PAPER);
    for (size_t i = 0; i < page->word_count; i++) {
        const phw_box box = phw_quad_bounds(&page->words[i].quad);
        drawn_letters(luma, (int)box.left, (int)box.top, (int)box.right, (int)box.bottom, INK);
        page->words[i].confidence = 0.99F;
    }
    *words = phw_quad_bounds(&page->words[3].quad);
    words->right = phw_quad_bounds(&page->words[4].quad).right;
    page->words[3].confidence = page->words[4].confidence = confidence;
    if (round)
        blur(luma, *words, round);
    const phw_box own = phw_quad_bounds(&page->lines[0].quad);
    const phw_weak_cover_place place = {.strip = {luma, own.left, own.top, own.right, own.bottom},
                                        .usual_range = PAPER - INK,
                                        .usual_sharpness = sharpness,
                                        .dark = true};
    const bool soft = phw_weak_reads_softly(&place, page, &page->lines[0], found);
    phw_image_free(&luma);
    phw_page_free(&page);
    return soft;
}

static void test_blurred_words(void **state)
{
    (void)state;
    phw_box words;
    phw_weak_strip found;
    assert_true(is_soft(2, 0.95F, SHARPNESS, &words, &found));
    assert_true(found.left == words.left && found.right == words.right);
    assert_false(is_soft(0, 0.95F, SHARPNESS, &words, &found));
    assert_false(is_soft(2, 0.5F, SHARPNESS, &words, &found)); /* nobody reads it */
    assert_false(is_soft(2, 0.95F, 0.3, &words, &found));      /* a page that is soft itself */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_blurred_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
