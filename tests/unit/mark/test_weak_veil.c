/* SPDX-License-Identifier: Apache-2.0 */
/* Words of a photograph that are read although something was laid over them, and grey ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "mark/weak_veil.h"
#include "mark_page.h"

#define PAPER 28
#define INK 190
#define NOISE 4
#define FIRST 2 /* of the words under the cover: "Mr Kezia Hussain" */
#define LAST 4
#define THROUGH 90 /* of 255 */

static phw_page *new_page(void)
{
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 60, 100, "Thanks to Mr Kezia Hussain for waiting so long");
    mark_page_line(page, PHW_NO_PLANE, 60, 180, "Lunch is at noon in the small room");
    return page;
}

static void write_word(phw_image *luma, phw_box box)
{
    for (int x = (int)box.left; x + 8 < (int)box.right; x += 10) {
        for (int y = (int)box.top + 2; y < (int)box.bottom - 2; y++)
            memset(phw_image_row_mut(luma, (uint32_t)y) + x, INK, 2);
        for (int y = (int)box.top + 5; y < (int)box.bottom; y += 9)
            memset(phw_image_row_mut(luma, (uint32_t)y) + x, INK, 6);
    }
}

static void add_noise(phw_image *luma)
{
    uint32_t seed = 11;
    for (size_t i = 0; i < luma->stride * luma->height; i++) {
        seed = seed * 1664525U + 1013904223U;
        luma->pixels[i] = (uint8_t)(luma->pixels[i] + (seed >> 16) % (2 * NOISE + 1) - NOISE);
    }
}

/* Lays a dark level over some rows of the words, from their top on. */
static void lay(phw_image *luma, const phw_page *page, int rows)
{
    const phw_box from = phw_quad_bounds(&page->words[FIRST].quad);
    const int right = (int)phw_quad_bounds(&page->words[LAST].quad).right;
    for (int y = (int)from.top - 4; y < (int)from.top + rows; y++)
        for (int x = (int)from.left - 4; x < right + 4; x++) {
            uint8_t *pixel = phw_image_row_mut(luma, (uint32_t)y) + x;
            *pixel = (uint8_t)(20 + (*pixel - 20) * THROUGH / 255);
        }
}

/* When a camera's noise comes: before the cover, or after it, or never. */
enum noise { BEFORE, AFTER, NEVER };

/* @param rows  of the words that are covered. */
static size_t count_veils(int rows, enum noise noise, phw_box found[PHW_WEAK_VEILS_MOST])
{
    phw_page *page = new_page();
    phw_image *luma = NULL;
    double grain = -1;
    assert_int_equal(phw_image_new(page->width, page->height, 1, &luma, NULL), PHW_OK);
    memset(luma->pixels, PAPER, luma->stride * luma->height);
    for (size_t i = 0; i < page->word_count; i++)
        write_word(luma, phw_quad_bounds(&page->words[i].quad));
    if (noise == BEFORE)
        add_noise(luma);
    lay(luma, page, rows);
    if (noise == AFTER)
        add_noise(luma);
    const phw_weak_veil veil = {luma, page, INK - PAPER, noise == NEVER ? 0 : 5, false};
    const size_t count = phw_weak_veils_find(&veil, &page->lines[0], &grain, found);
    if (count == 1) {
        assert_true(found[0].left < phw_quad_bounds(&page->words[FIRST].quad).left);
        assert_true(found[0].right > phw_quad_bounds(&page->words[LAST].quad).right);
    }
    assert_int_equal(phw_weak_veils_find(&veil, &page->lines[1], &grain, found), 0);
    phw_image_free(&luma);
    phw_page_free(&page);
    return count;
}

static void test_words_under_a_cover(void **state)
{
    phw_box found[PHW_WEAK_VEILS_MOST];
    (void)state;
    assert_int_equal(count_veils(24, BEFORE, found), 1);
    assert_int_equal(count_veils(12, BEFORE, found), 1); /* their upper half only */
    assert_int_equal(count_veils(0, BEFORE, found), 0);
}

/* The camera saw them so, or there was none. */
static void test_grey_words(void **state)
{
    phw_box found[PHW_WEAK_VEILS_MOST];
    (void)state;
    assert_int_equal(count_veils(24, AFTER, found), 0);
    assert_int_equal(count_veils(24, NEVER, found), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words_under_a_cover),
                                       cmocka_unit_test(test_grey_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
