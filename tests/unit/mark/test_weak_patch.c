/* SPDX-License-Identifier: Apache-2.0 */
/* Stickers in the midst of words, and what stands on a line without hiding anything. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "drawn_row.h"
#include "mark/weak_patch.h"

#define PAPER 240
#define INK 20
#define FROM 158 /* of a sticker, which is higher than letters */
#define TO 218
#define ABOVE 34
#define BELOW 66
#define STICKER 110
#define STAR 198

static phw_weak_cover_place row_of(phw_image *luma, phw_image *colours)
{
    return drawn_place(luma, colours, PAPER, INK);
}

static bool is_patched(phw_image *luma, phw_weak_strip *found)
{
    const phw_weak_cover_place place = row_of(luma, NULL);
    const bool patched = phw_weak_is_patched(&place, found);
    phw_image_free(&luma);
    return patched;
}

static phw_image *write(void)
{
    return drawn_words(PAPER, INK);
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

/* A thin outline's round corners hang together by theirs alone. */
static void test_a_label_with_round_corners(void **state)
{
    (void)state;
    phw_weak_strip found;
    phw_image *luma = write();
    drawn_fill(luma, FROM, ABOVE, TO, BELOW, 130);
    drawn_fill(luma, FROM + 1, ABOVE + 1, TO - 1, BELOW - 1, 250);
    for (int corner = 0; corner < 4; corner++)
        for (int y = 0; y < 5; y++)
            for (int x = 0; x < 5; x++) {
                const int column = corner % 2 ? TO - 1 - x : FROM + x;
                const int row = corner / 2 ? BELOW - 1 - y : ABOVE + y;
                phw_image_row_mut(luma, (uint32_t)row)[column] =
                    x + y < 4 ? PAPER : (uint8_t)(x + y == 4 ? 130 : 250);
            }
    assert_true(is_patched(luma, &found));
}

/* One letter behind a sticker is no line: the row ends on the sticker. */
static void test_a_sticker_at_the_end(void **state)
{
    (void)state;
    phw_weak_strip found;
    phw_image *luma = write();
    drawn_fill(luma, FROM, ABOVE, TO, BELOW, STICKER);
    drawn_fill(luma, TO + 16, 0, DRAWN_WIDTH, DRAWN_HEIGHT, PAPER);
    phw_weak_cover_place place = row_of(luma, NULL);
    place.strip.right = TO - 20;
    assert_true(phw_weak_is_patched(&place, &found));
    phw_image_free(&luma);
}

/* Its words part the rows that they stand in. */
static void test_a_sticker_with_its_own_words(void **state)
{
    (void)state;
    phw_weak_strip found;
    phw_image *luma = write();
    drawn_fill(luma, FROM, ABOVE - 6, TO, BELOW + 6, INK);
    for (int x = FROM + 6; x < TO - 6; x += 10)
        drawn_fill(luma, x, DRAWN_TOP, x + 4, DRAWN_BOTTOM - 6, PAPER);
    assert_true(is_patched(luma, &found));
}

/* "shh" on a label is as high as the letters under it, but no text that fills it. */
static void test_a_sticker_with_one_word(void **state)
{
    (void)state;
    phw_weak_strip found;
    phw_image *luma = write();
    drawn_fill(luma, FROM, ABOVE, TO, BELOW, STICKER);
    for (int x = FROM + 8; x < FROM + 26; x += 7)
        drawn_fill(luma, x, DRAWN_TOP + 2, x + 2, DRAWN_BOTTOM, 250);
    assert_true(is_patched(luma, &found));
}

/* Its own colour stops short of the letters, as near as those stand to one another. */
static bool is_beside_letters(int gap, int above, int below, bool coloured)
{
    phw_weak_strip found;
    phw_image *luma = write(), *colours = NULL;
    drawn_fill(luma, FROM - gap, DRAWN_TOP, TO + gap, DRAWN_BOTTOM, PAPER);
    /* Whole strokes end there, whatever was written. */
    drawn_fill(luma, FROM - gap - 8, DRAWN_TOP, FROM - gap, DRAWN_TOP + 2, INK);
    drawn_fill(luma, FROM - gap - 2, DRAWN_TOP, FROM - gap, DRAWN_BOTTOM, INK);
    drawn_fill(luma, TO + gap, DRAWN_TOP, TO + gap + 8, DRAWN_TOP + 2, INK);
    drawn_fill(luma, TO + gap, DRAWN_TOP, TO + gap + 2, DRAWN_BOTTOM, INK);
    drawn_fill(luma, FROM, above, TO, below, STICKER);
    assert_int_equal(phw_image_new(DRAWN_WIDTH, DRAWN_HEIGHT, 3, &colours, NULL), PHW_OK);
    for (int y = 0; y < DRAWN_HEIGHT; y++)
        for (int x = 0; x < DRAWN_WIDTH; x++) {
            uint8_t *rgb = phw_image_row_mut(colours, (uint32_t)y) + 3 * x;
            memset(rgb, phw_image_row(luma, (uint32_t)y)[x], 3);
            if (coloured && rgb[0] == STICKER)
                memcpy(rgb, (const uint8_t[]){200, 80, 20}, 3);
        }
    const phw_weak_cover_place place = row_of(luma, colours);
    const bool patched = phw_weak_is_patched(&place, &found);
    phw_image_free(&luma);
    phw_image_free(&colours);
    return patched;
}

static void test_letters_close_to_a_sticker(void **state)
{
    (void)state;
    assert_true(is_beside_letters(3, ABOVE, BELOW, false));
    assert_true(is_beside_letters(3, ABOVE, BELOW, true));
    assert_false(is_beside_letters(6, ABOVE, BELOW, false)); /* a space */
    /* A letter with a tail is no higher, though it has a colour. */
    assert_false(is_beside_letters(3, DRAWN_TOP, DRAWN_BOTTOM + 3, true));
}

/* A calendar's bars, with round corners. */
static void test_bars_in_a_row(void **state)
{
    (void)state;
    const int first[] = {FROM - 63, FROM, TO + 3};
    phw_weak_strip found;
    phw_image *luma = drawn_paper(DRAWN_WIDTH, DRAWN_HEIGHT, PAPER), *colours = NULL;
    for (int bar = 0; bar < 3; bar++)
        for (int y = ABOVE; y < BELOW; y++) {
            const int corner = (int)fmax(0, 4 - fmin(y - ABOVE, BELOW - 1 - y));
            drawn_fill(luma, first[bar] + corner, y, first[bar] + 60 - corner, y + 1, STICKER);
        }
    assert_int_equal(phw_image_new(DRAWN_WIDTH, DRAWN_HEIGHT, 3, &colours, NULL), PHW_OK);
    for (int y = 0; y < DRAWN_HEIGHT; y++)
        for (int x = 0; x < DRAWN_WIDTH; x++) {
            uint8_t *rgb = phw_image_row_mut(colours, (uint32_t)y) + 3 * x;
            memset(rgb, phw_image_row(luma, (uint32_t)y)[x], 3);
            if (rgb[0] == STICKER)
                memcpy(rgb, (const uint8_t[]){200, 80, 20}, 3);
        }
    const phw_weak_cover_place place = row_of(luma, colours);
    assert_false(phw_weak_is_patched(&place, &found));
    phw_image_free(&luma);
    phw_image_free(&colours);
}

static void test_what_hides_nothing(void **state)
{
    (void)state;
    phw_weak_strip found;
    assert_false(is_patched(write(), &found));
    /* An icon with a space on either side. */
    phw_image *icon = write(), *band = write(), *low = write(), *slider;
    drawn_fill(icon, FROM - 14, DRAWN_TOP, TO + 14, DRAWN_BOTTOM, PAPER);
    drawn_fill(icon, FROM, ABOVE, TO, BELOW, STICKER);
    assert_false(is_patched(icon, &found));
    /* Words that were chosen are written on their colour. */
    drawn_fill(band, FROM, ABOVE, TO, BELOW, STICKER);
    drawn_letters(band, FROM + 2, DRAWN_TOP, TO, DRAWN_BOTTOM, 250);
    assert_false(is_patched(band, &found));
    /* No higher than letters: a full bar is another detector's. */
    drawn_fill(low, FROM, DRAWN_TOP, TO, DRAWN_BOTTOM, STICKER);
    assert_false(is_patched(low, &found));
    slider = drawn_paper(DRAWN_WIDTH, DRAWN_HEIGHT, PAPER);
    drawn_fill(slider, DRAWN_LEFT, 48, DRAWN_RIGHT, 52, INK);
    drawn_fill(slider, FROM, ABOVE + 4, FROM + 24, BELOW - 4, STICKER);
    assert_false(is_patched(slider, &found));
}

/* A search's hit on a word of one letter: its foot is nearly as wide as the colour under it. */
static void test_one_letter_that_was_hit(void **state)
{
    (void)state;
    phw_weak_strip found;
    phw_image *sticker = write(), *hit = write();
    drawn_fill(sticker, FROM, DRAWN_TOP - 4, FROM + 18, DRAWN_BOTTOM + 4, STICKER);
    assert_true(is_patched(sticker, &found));
    drawn_fill(hit, FROM, DRAWN_TOP - 4, FROM + 18, DRAWN_BOTTOM + 4, STICKER);
    drawn_fill(hit, FROM + 8, DRAWN_TOP, FROM + 11, DRAWN_BOTTOM, 250);
    drawn_fill(hit, FROM + 5, DRAWN_BOTTOM - 4, FROM + 13, DRAWN_BOTTOM, 250);
    assert_false(is_patched(hit, &found));
}

/* A star has no column that is all of it, but a colour; its points touch the letters. */
static bool is_starred(bool coloured, int off, int star_level)
{
    phw_weak_strip found;
    phw_image *luma = write(), *colours = NULL;
    const int middle = (FROM + TO) / 2 + off;
    drawn_fill(luma, middle - 20, DRAWN_TOP, middle + 20, DRAWN_BOTTOM, PAPER);
    assert_int_equal(phw_image_new(DRAWN_WIDTH, DRAWN_HEIGHT, 3, &colours, NULL), PHW_OK);
    for (int y = 0; y < DRAWN_HEIGHT; y++)
        for (int x = 0; x < DRAWN_WIDTH; x++) {
            const int across = abs(x - middle), down = abs(y - (DRAWN_TOP + DRAWN_BOTTOM) / 2);
            const bool star = across + down <= 21 || (across <= 30 && down <= 3);
            uint8_t *level = phw_image_row_mut(luma, (uint32_t)y) + x;
            uint8_t *rgb = phw_image_row_mut(colours, (uint32_t)y) + 3 * x;
            if (star)
                *level = (uint8_t)star_level;
            memset(rgb, *level, 3);
            if (star && coloured)
                memcpy(rgb, (const uint8_t[]){250, 200, 50}, 3);
        }
    const phw_weak_cover_place place = row_of(luma, colours);
    const bool patched = phw_weak_is_patched(&place, &found);
    phw_image_free(&luma);
    phw_image_free(&colours);
    return patched;
}

static void test_a_star_on_letters(void **state)
{
    (void)state;
    assert_true(is_starred(true, 0, STAR));
    assert_true(is_starred(true, 0, PAPER - 14)); /* its colour tells it from paper */
    assert_false(is_starred(false, 0, PAPER - 14));
    assert_false(is_starred(true, 190, STAR)); /* behind the words */
}

/* A place's refutation of faces: whether one was asked about, and what for. */
static bool refutes_labels(const void *context, phw_weak_cover_kind kind,
                           const phw_weak_strip *found)
{
    (void)context;
    (void)found;
    return kind != PHW_WEAK_COVER_SCRIBBLE;
}

/* A round face of one colour with dark eyes and a mouth is no band with words on it. */
static void test_a_face_on_letters(void **state)
{
    (void)state;
    const int middle = (FROM + TO) / 2, centre = (DRAWN_TOP + DRAWN_BOTTOM) / 2;
    phw_weak_strip found;
    phw_image *luma = write(), *colours = NULL;
    assert_int_equal(phw_image_new(DRAWN_WIDTH, DRAWN_HEIGHT, 3, &colours, NULL), PHW_OK);
    for (int y = 0; y < DRAWN_HEIGHT; y++)
        for (int x = 0; x < DRAWN_WIDTH; x++) {
            const int across = abs(x - middle), down = y - centre;
            const bool face = across * across + down * down <= 16 * 16;
            const bool dark = down >= -10 && down <= 9 && across >= 4 && across <= 6;
            uint8_t *level = phw_image_row_mut(luma, (uint32_t)y) + x;
            uint8_t *rgb = phw_image_row_mut(colours, (uint32_t)y) + 3 * x;
            *level = face ? (uint8_t)(dark ? 60 : 180) : *level;
            memset(rgb, *level, 3);
            if (face)
                memcpy(rgb, dark ? (const uint8_t[]){110, 50, 10} : (const uint8_t[]){250, 170, 40},
                       3);
        }
    phw_weak_cover_place place = row_of(luma, colours);
    assert_true(phw_weak_is_patched(&place, &found));
    place.refutes = refutes_labels;
    assert_true(phw_weak_is_patched(&place, &found));
    phw_image_free(&luma);
    phw_image_free(&colours);
}

/* A low letter whose edges have colours, as programs draw them for a screen's red, green and blue.
 */
static void test_a_letter_with_coloured_edges(void **state)
{
    (void)state;
    phw_weak_strip found;
    phw_image *luma = write(), *colours = NULL;
    drawn_fill(luma, FROM, DRAWN_TOP, FROM + 13, DRAWN_BOTTOM, STAR);
    assert_int_equal(phw_image_new(DRAWN_WIDTH, DRAWN_HEIGHT, 3, &colours, NULL), PHW_OK);
    for (int y = 0; y < DRAWN_HEIGHT; y++)
        for (int x = 0; x < DRAWN_WIDTH; x++) {
            uint8_t *rgb = phw_image_row_mut(colours, (uint32_t)y) + 3 * x;
            memset(rgb, phw_image_row(luma, (uint32_t)y)[x], 3);
            if (rgb[0] == STAR)
                memcpy(rgb, (const uint8_t[]){250, 200, 50}, 3);
        }
    const phw_weak_cover_place place = row_of(luma, colours);
    assert_false(phw_weak_is_patched(&place, &found));
    phw_image_free(&luma);
    phw_image_free(&colours);
}

static bool refutes(const void *context, phw_weak_cover_kind kind, const phw_weak_strip *found)
{
    (void)context;
    return kind == PHW_WEAK_COVER_RESTS && found->left <= FROM && found->right >= TO;
}

/* What the page knows better is none. */
static void test_what_the_page_refutes(void **state)
{
    (void)state;
    phw_weak_strip found;
    phw_image *luma = write();
    drawn_fill(luma, FROM, ABOVE, TO, BELOW, STICKER);
    phw_weak_cover_place place = row_of(luma, NULL);
    place.refutes = refutes;
    assert_false(phw_weak_is_patched(&place, &found));
    phw_image_free(&luma);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_stickers_in_a_word),
                                       cmocka_unit_test(test_a_label_with_round_corners),
                                       cmocka_unit_test(test_a_sticker_at_the_end),
                                       cmocka_unit_test(test_a_sticker_with_its_own_words),
                                       cmocka_unit_test(test_a_sticker_with_one_word),
                                       cmocka_unit_test(test_letters_close_to_a_sticker),
                                       cmocka_unit_test(test_bars_in_a_row),
                                       cmocka_unit_test(test_what_hides_nothing),
                                       cmocka_unit_test(test_one_letter_that_was_hit),
                                       cmocka_unit_test(test_a_star_on_letters),
                                       cmocka_unit_test(test_a_face_on_letters),
                                       cmocka_unit_test(test_a_letter_with_coloured_edges),
                                       cmocka_unit_test(test_what_the_page_refutes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
