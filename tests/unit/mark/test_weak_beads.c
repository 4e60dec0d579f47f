/* SPDX-License-Identifier: Apache-2.0 */
/* Small stickers in a row on letters, and rows of round things that cover none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "drawn_row.h"
#include "mark/weak_beads.h"

#define FIRST 160 /* the middle of the first disc */
#define PACE 26
#define RADIUS 9

static const uint8_t gold[3] = {250, 205, 60}, grey[3] = {120, 120, 120};

/* A row as it is drawn. */
typedef struct row {
    int paper, ink;
    int discs;           /* 0: there is none */
    int room;            /* of paper round each, pixels */
    bool square;         /* they are no discs */
    const uint8_t *fill; /* their colour */
} row;

static bool is_beaded(row of)
{
    phw_weak_strip found;
    phw_image *luma = drawn_words(of.paper, of.ink), *colours = NULL;
    for (int i = 0; i < of.discs; i++) {
        const int x = FIRST + PACE * i, beyond = RADIUS + of.room;
        if (of.room)
            drawn_fill(luma, x - beyond, DRAWN_TOP - 4, x + beyond, DRAWN_BOTTOM + 4, of.paper);
    }
    assert_int_equal(phw_image_new(DRAWN_WIDTH, DRAWN_HEIGHT, 3, &colours, NULL), PHW_OK);
    for (int y = 0; y < DRAWN_HEIGHT; y++)
        for (int x = 0; x < DRAWN_WIDTH; x++) {
            uint8_t *level = phw_image_row_mut(luma, (uint32_t)y) + x;
            uint8_t *rgb = phw_image_row_mut(colours, (uint32_t)y) + 3 * x;
            memset(rgb, *level, 3);
            for (int i = 0; i < of.discs; i++) {
                const int across = x - FIRST - PACE * i, down = y - (DRAWN_TOP + DRAWN_BOTTOM) / 2;
                if (of.square ? abs(across) <= RADIUS && abs(down) <= RADIUS
                              : across * across + down * down <= RADIUS * RADIUS)
                    memcpy(rgb, of.fill, 3);
            }
            *level = (uint8_t)((299 * rgb[0] + 587 * rgb[1] + 114 * rgb[2]) / 1000);
        }
    phw_weak_cover_place place = drawn_place(luma, colours, of.paper, of.ink);
    place.usual_range = 200; /* the page's, also where this row has no letters */
    const bool beaded = phw_weak_is_beaded(&place, &found);
    if (beaded) {
        assert_true(found.left <= FIRST - RADIUS && found.top <= DRAWN_TOP + 1);
        assert_true(found.right > FIRST + PACE * (of.discs - 1) + RADIUS);
    }
    phw_image_free(&luma);
    phw_image_free(&colours);
    return beaded;
}

static void test_discs_between_letters(void **state)
{
    (void)state;
    assert_true(is_beaded((row){240, 20, 5, 0, false, gold}));
    assert_true(is_beaded((row){30, 230, 4, 0, false, gold}));
    assert_false(is_beaded((row){240, 20, 0, 0, false, gold}));
    assert_false(is_beaded((row){240, 20, 2, 0, false, gold}));
}

/* Stars and avatars stand on paper, and the dots of a legend keep off their words. */
static void test_discs_that_keep_off_letters(void **state)
{
    (void)state;
    assert_false(is_beaded((row){240, 20, 5, 3, false, gold}));
    assert_false(is_beaded((row){240, 240, 5, 0, false, gold}));
}

/* A calendar's days and a diagram's bars. */
static void test_squares_and_grey_discs(void **state)
{
    (void)state;
    assert_false(is_beaded((row){240, 20, 5, 0, true, gold}));
    assert_false(is_beaded((row){240, 20, 5, 0, false, grey}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_discs_between_letters),
        cmocka_unit_test(test_discs_that_keep_off_letters),
        cmocka_unit_test(test_squares_and_grey_discs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
