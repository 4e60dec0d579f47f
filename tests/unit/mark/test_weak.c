/* SPDX-License-Identifier: Apache-2.0 */
/* Weak covers among the lines of a page: a mosaic of small cells through which a reader makes words
 * out, though not surely. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/pyramid.h"
#include "mark/detector.h"
#include "mark/mark.h"
#include "mark_page.h"

#define PAPER 240
#define INK 20
#define CELL 3
#define LARGE_CELL 20
#define ICON 24
#define CARD 346 /* the left edge of what the icon stands on */
#define ICON_CELL 4
#define WIDE 12 /* pixels over which a letter is drawn wide */
#define FIRST 3 /* of the words under the mosaic: "Mr Nkechi Ingram" */
#define LAST 5

static void fill(phw_image *luma, phw_box box, int level)
{
    for (int y = (int)box.top; y < (int)box.bottom; y++)
        memset(phw_image_row_mut(luma, (uint32_t)y) + (int)box.left, level,
               (size_t)(box.right - box.left));
}

/* A word of letters that are a stem and a bar each. */
static void write_word(phw_image *luma, phw_box box)
{
    for (double x = box.left; x + 8 < box.right; x += 10) {
        fill(luma, (phw_box){x, box.top + 2, x + 2, box.bottom - 2}, INK);
        fill(luma, (phw_box){x, box.top + 9, x + 7, box.top + 11}, INK);
    }
}

static void lay_mosaic(phw_image *luma, phw_box box, int side)
{
    uint32_t seed = 5;
    for (double y = box.top; y < box.bottom; y += side)
        for (double x = box.left; x < box.right; x += side) {
            seed = seed * 1664525U + 1013904223U;
            const phw_box cell = {x, y, x + side < box.right ? x + side : box.right,
                                  y + side < box.bottom ? y + side : box.bottom};
            fill(luma, cell, 60 + (int)(seed >> 16) % 170);
        }
}

/* A mosaic over a word and those behind it. */
typedef struct mosaic {
    size_t last;  /* of the words */
    int side;     /* of its cells, pixels; 0: there is none */
    double round; /* pixels above and below the words */
} mosaic;

/* Paper, and on it the page's words. */
static phw_image *write_page(const phw_page *page)
{
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new(page->width, page->height, 1, &luma, NULL), PHW_OK);
    memset(luma->pixels, PAPER, luma->stride * luma->height);
    for (size_t i = 0; i < page->word_count; i++)
        write_word(luma, phw_quad_bounds(&page->words[i].quad));
    return luma;
}

/* Looks for covers; free with phw_findings_free(). @param image  of the luma, with its colours. */
static phw_findings *find_covers_in(phw_page *page, const phw_image *luma, const phw_image *image)
{
    phw_findings *findings = NULL;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_codes codes = PHW_CODES_INIT;
    assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
    assert_int_equal(phw_pyramid_build(luma, 64, &pyramid, NULL), PHW_OK);
    const phw_mark_scene scene = {image, &pyramid, page, NULL};
    phw_mark_found found = {findings, &codes};
    assert_int_equal(phw_mark_find_weak_covers(&scene, &found, NULL), PHW_OK);
    phw_pyramid_done(&pyramid);
    return findings;
}

static phw_findings *find_covers(phw_page *page, const phw_image *luma)
{
    return find_covers_in(page, luma, luma);
}

/* @return how many mosaics are found in one sentence, whose line was read or was not. */
static size_t count_mosaics(mosaic laid, float confidence, phw_line_state state)
{
    phw_page *page = mark_page_new();
    size_t count = 0;
    mark_page_line(page, PHW_NO_PLANE, 60, 100, "The parcel for Mr Nkechi Ingram is at the desk");
    mark_page_line(page, PHW_NO_PLANE, 60, 160, "Lunch is at noon");
    mark_page_line(page, PHW_NO_PLANE, 60, 220, "The lift is broken");
    phw_image *luma = write_page(page);
    phw_box under = phw_quad_bounds(&page->words[FIRST].quad);
    under.right = phw_quad_bounds(&page->words[laid.last].quad).right;
    under.top -= laid.round;
    under.bottom += laid.round;
    page->lines[0].state = state;
    if (laid.side)
        lay_mosaic(luma, under, laid.side);
    for (size_t i = 0; i < page->lines[0].word_count; i++)
        page->words[i].confidence = i >= FIRST && i <= LAST ? confidence : 0.99F;
    phw_findings *findings = find_covers(page, luma);
    for (size_t i = 0; i < findings->count; i++)
        count += strcmp(findings->items[i].because[0], "mosaic") == 0 &&
                 phw_quad_contains(&findings->items[i].quad,
                                   phw_quad_centre(&page->words[FIRST + 1].quad));
    phw_findings_free(&findings);
    phw_image_free(&luma);
    phw_page_free(&page);
    return count;
}

/* "Name    Saoirse Prosser": of a line that a fine mosaic lies over no word tells how surely others
 * are read. */
static void test_a_mosaic_over_a_whole_line(void **state)
{
    (void)state;
    phw_page *page = mark_page_new();
    size_t count = 0;
    mark_page_line(page, PHW_NO_PLANE, 60, 100, "Saoirse Prosser");
    mark_page_line(page, PHW_NO_PLANE, 300, 100, "Handle with care");
    mark_page_line(page, PHW_NO_PLANE, 60, 220, "The lift is broken");
    for (size_t i = 0; i < page->word_count; i++)
        page->words[i].confidence = i < 2 ? 0.93F : 0.99F;
    phw_image *luma = write_page(page);
    lay_mosaic(luma, phw_quad_bounds(&page->lines[0].quad), CELL);
    phw_findings *findings = find_covers(page, luma);
    for (size_t i = 0; i < findings->count; i++)
        count += strcmp(findings->items[i].because[0], "mosaic") == 0 &&
                 phw_quad_contains(&findings->items[i].quad, phw_quad_centre(&page->lines[0].quad));
    assert_int_equal(count, 1);
    phw_findings_free(&findings);
    phw_image_free(&luma);
    phw_page_free(&page);
}

static void test_a_mosaic_that_reads(void **state)
{
    (void)state;
    for (phw_line_state of = PHW_LINE_READ; of <= PHW_LINE_UNREAD; of++) {
        assert_int_equal(count_mosaics((mosaic){LAST, CELL, 0}, 0.84F, of), 1);
        assert_int_equal(count_mosaics((mosaic){LAST, CELL, 0}, 0.96F, of), 1); /* fine cells */
        assert_int_equal(count_mosaics((mosaic){LAST, 0, 0}, 0.84F, of), 0);
        assert_int_equal(count_mosaics((mosaic){LAST, 0, 0}, 1, of), 0);
    }
}

/* Cells as high as the words: their rows are seen above and below those. */
static void test_a_mosaic_that_is_told_by_what_is_round_it(void **state)
{
    (void)state;
    assert_int_equal(count_mosaics((mosaic){LAST, LARGE_CELL, 3}, 0.84F, PHW_LINE_UNREAD), 1);
    assert_int_equal(count_mosaics((mosaic){LAST, LARGE_CELL, 10}, 0.84F, PHW_LINE_READ), 1);
}

/* A reader makes one unsure word of what a mosaic left and of the letters behind it. */
static void test_a_mosaic_that_ends_among_letters(void **state)
{
    (void)state;
    assert_int_equal(count_mosaics((mosaic){LAST - 1, CELL, 0}, 0.84F, PHW_LINE_READ), 1);
    assert_int_equal(count_mosaics((mosaic){LAST - 1, CELL, 0}, 0.84F, PHW_LINE_UNREAD), 1);
}

/* Paints what lies over the first line, which is higher than that. */
typedef void lay_cover(phw_image *luma);

static void lay_bar(phw_image *luma, int through)
{
    for (int y = 92; y < 128; y++)
        for (int x = 54; x < 230; x++) {
            uint8_t *pixel = phw_image_row_mut(luma, (uint32_t)y) + x;
            *pixel = (uint8_t)(40 + (*pixel - INK) * through / 255);
        }
}

static void lay_film(phw_image *luma)
{
    lay_bar(luma, 40);
}

static void lay_black(phw_image *luma)
{
    lay_bar(luma, 0);
}

static void lay_squares(phw_image *luma)
{
    lay_mosaic(luma, (phw_box){54, 90, 370, 130}, 8);
}

/* How many covers are found on a page; frees it and its picture. */
static size_t count_on(phw_page *page, phw_image *luma)
{
    phw_findings *findings = find_covers(page, luma);
    const size_t count = findings->count;
    phw_findings_free(&findings);
    phw_image_free(&luma);
    phw_page_free(&page);
    return count;
}

/* An icon of a few squares before the next column's line, or a mosaic as high as that and longer.
 * @return how many covers are found. */
static size_t count_squares(double length)
{
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 60, 100, "Gym bag");
    mark_page_line(page, PHW_NO_PLANE, 400, 100, "Piano");
    mark_page_line(page, PHW_NO_PLANE, 60, 160, "Lunch is at noon");
    mark_page_line(page, PHW_NO_PLANE, 60, 220, "The lift is broken");
    phw_image *luma = write_page(page);
    fill(luma, (phw_box){CARD, 80, CARD + 1, 140}, 200);
    lay_mosaic(luma, (phw_box){390 - length, 98, 390, 98 + ICON}, ICON_CELL);
    return count_on(page, luma);
}

static void test_an_icon_before_a_line_is_no_mosaic(void **state)
{
    (void)state;
    assert_int_equal(count_squares(ICON), 0);
    assert_int_equal(count_squares(3 * ICON), 1);
}

/* A cover, higher than its line, and the letters beside it: one thing that could not be read.
 * @return how many covers are found. */
static size_t count_covers(lay_cover *lay)
{
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 60, 100, "Mr Nkechi Ingram is at the desk");
    mark_page_line(page, PHW_NO_PLANE, 60, 200, "Lunch is at noon");
    mark_page_line(page, PHW_NO_PLANE, 60, 260, "The lift is broken");
    phw_image *luma = write_page(page);
    lay(luma);
    page->lines[0].quad = phw_quad_from_box((phw_box){54, 90, 370, 130});
    page->lines[0].height = 40;
    page->lines[0].state = PHW_LINE_NOISE;
    page->lines[0].word_count = 0;
    return count_on(page, luma);
}

static void test_a_cover_over_what_is_no_line(void **state)
{
    (void)state;
    assert_int_equal(count_covers(lay_film), 1);
    assert_int_equal(count_covers(lay_black), 0);
    assert_int_equal(count_covers(lay_squares), 1);
}

/* Bars and stems at uneven distances, drawn so wide that they are soft along their line. */
static void write_wide(phw_image *luma, phw_box box)
{
    uint32_t seed = 7;
    fill(luma, box, PAPER);
    for (double x = box.left + WIDE; x + 12 + WIDE < box.right; x += 8 + seed % 9) {
        seed = (seed * 1664525U + 1013904223U) >> 8;
        const double bar = box.top + 1 + seed % 3 * 8;
        fill(luma, (phw_box){x, box.top, x + 2, box.bottom}, INK);
        fill(luma, (phw_box){x, bar, x + 7, bar + 2}, INK);
    }
    for (int y = (int)box.top; y < (int)box.bottom; y++) {
        uint8_t *row = phw_image_row_mut(luma, (uint32_t)y);
        for (int x = (int)box.left; x + WIDE < (int)box.right; x++) {
            int sum = 0;
            for (int k = 0; k < WIDE; k++)
                sum += row[x + k];
            row[x] = (uint8_t)(sum / WIDE);
        }
    }
}

/* @return how many smears are found behind a label. @param confidence  of what was read there. */
static size_t count_smears(float confidence)
{
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 60, 100, "Parcel for");
    mark_page_line(page, PHW_NO_PLANE, 240, 100, "Nkechi Ingram");
    mark_page_line(page, PHW_NO_PLANE, 60, 160, "Lunch is at noon");
    mark_page_line(page, PHW_NO_PLANE, 60, 220, "The lift is broken");
    phw_image *luma = write_page(page);
    write_wide(luma, phw_quad_bounds(&page->lines[1].quad));
    for (size_t i = 0; i < page->lines[1].word_count; i++) {
        phw_word *word = &page->words[page->lines[1].first_word + i];
        word->confidence = confidence;
        word->chars = &word->quad; /* wider than a letter: the row is looked at there */
        word->char_count = 1;
    }
    return count_on(page, luma);
}

static void test_wide_letters_that_read_are_no_smear(void **state)
{
    (void)state;
    assert_int_equal(count_smears(0.7F), 1);
    assert_int_equal(count_smears(0.99F), 0);
}

/* A message that a sticker parts in two lines, which touches a letter on its left. @param word that
 * is written on it, as a chosen word is; NULL: none is */
static size_t count_stickers(bool laid, const char *word)
{
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 60, 100, "I have put Agn");
    mark_page_line(page, PHW_NO_PLANE, 60, 160, "Lunch is at noon");
    mark_page_line(page, PHW_NO_PLANE, 260, 100, "su down for ten");
    if (word)
        mark_page_line(page, PHW_NO_PLANE, 204, 100, word);
    phw_image *luma = write_page(page);
    if (laid)
        fill(luma, (phw_box){197, 92, 258, 128}, 110);
    return count_on(page, luma);
}

static void test_a_sticker_that_parts_a_line(void **state)
{
    (void)state;
    assert_int_equal(count_stickers(true, NULL), 1);
    assert_int_equal(count_stickers(true, "oneof"), 0);
    assert_int_equal(count_stickers(false, NULL), 0);
}

/* A red bar behind a price. @param shows  of the paper and the letters through it, of a hundred; 0:
 * the letters stand on it. @return how many covers are found. */
static size_t count_red(int shows)
{
    static const int red[3] = {190, 0, 20};
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 60, 100, "Kettle");
    mark_page_line(page, PHW_NO_PLANE, 60, 160, "Lunch is at noon");
    mark_page_line(page, PHW_NO_PLANE, 60, 220, "The lift is broken");
    phw_image *luma = write_page(page), *image = NULL;
    const phw_box words = {170, 100, 300, 120}, bar = {164, 94, 306, 126};
    write_word(luma, words);
    assert_int_equal(phw_image_new(page->width, page->height, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < luma->height; y++)
        for (uint32_t x = 0; x < luma->width; x++) {
            uint8_t *level = phw_image_row_mut(luma, y) + x;
            uint8_t *pixel = phw_image_row_mut(image, y) + 3 * (size_t)x;
            const bool in = x >= bar.left && x < bar.right && y >= bar.top && y < bar.bottom;
            for (int i = 0; i < 3; i++) {
                const int under = *level * shows + red[i] * (100 - shows);
                const int on = *level == INK ? 0 : 100 * red[i];
                pixel[i] = (uint8_t)(in ? (shows ? under : on) / 100 : *level);
            }
            *level = (uint8_t)((299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2]) / 1000);
        }
    phw_findings *findings = find_covers_in(page, luma, image);
    const size_t count = findings->count;
    phw_findings_free(&findings);
    phw_image_free(&image);
    phw_image_free(&luma);
    phw_page_free(&page);
    return count;
}

static void test_words_with_an_ink_of_their_own(void **state)
{
    (void)state;
    assert_int_equal(count_red(30), 1);
    assert_int_equal(count_red(0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_with_an_ink_of_their_own),
        cmocka_unit_test(test_a_mosaic_that_reads),
        cmocka_unit_test(test_a_mosaic_over_a_whole_line),
        cmocka_unit_test(test_a_mosaic_that_is_told_by_what_is_round_it),
        cmocka_unit_test(test_a_mosaic_that_ends_among_letters),
        cmocka_unit_test(test_an_icon_before_a_line_is_no_mosaic),
        cmocka_unit_test(test_a_cover_over_what_is_no_line),
        cmocka_unit_test(test_wide_letters_that_read_are_no_smear),
        cmocka_unit_test(test_a_sticker_that_parts_a_line)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
