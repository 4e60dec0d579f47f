/* SPDX-License-Identifier: Apache-2.0 */
/* Scribbles over letters, and coloured things that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "mark/weak_cover.h"

#define WIDTH 400
#define HEIGHT 100
#define TOP 40
#define BOTTOM 60
#define LEFT 60
#define RIGHT 260
#define PAPER 240
#define INK 20

static const uint8_t red[3] = {220, 30, 40}, dull[3] = {150, 70, 75};

/* A picture and what is seen of it in grey. */
typedef struct pictures {
    phw_image *colours, *luma;
} pictures;

static void put(phw_image *image, int x, int y, const uint8_t pixel[3])
{
    memcpy(phw_image_row_mut(image, (uint32_t)y) + 3 * (size_t)x, pixel, 3);
}

static void fill(phw_image *image, int left, int top, int right, int bottom, int level)
{
    const uint8_t pixel[3] = {(uint8_t)level, (uint8_t)level, (uint8_t)level};
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            put(image, x, y, pixel);
}

/* Letters: stems and bars. */
static phw_image *page(void)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, NULL), PHW_OK);
    fill(image, 0, 0, WIDTH, HEIGHT, PAPER);
    for (int x = LEFT; x + 12 < RIGHT; x += 9) {
        fill(image, x, TOP + 2, x + 2, BOTTOM - 2, INK);
        fill(image, x, TOP + 2 + x % 3 * 6, x + 6, TOP + 4 + x % 3 * 6, INK);
    }
    return image;
}

/* A pen's way up and down, over letters or paper. */
static void scribble(phw_image *image, const uint8_t colour[3])
{
    for (int x = LEFT - 4; x < RIGHT; x++) {
        const int step = (x - LEFT + 200) % 20, off = step < 10 ? 2 * step : 40 - 2 * step;
        for (int y = TOP + off - 2; y < TOP + off + 2; y++)
            put(image, x, y, colour);
    }
}

static phw_weak_cover_kind look_with(phw_image *image, double sharpness, phw_weak_refute refutes)
{
    pictures p = {image, NULL};
    phw_weak_strip found;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &p.luma, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            const uint8_t *pixel = phw_image_row(image, y) + (size_t)x * 3;
            phw_image_row_mut(p.luma, y)[x] =
                (uint8_t)((299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2]) / 1000);
        }
    const phw_weak_cover_place place = {.strip = {p.luma, LEFT - 30, TOP, RIGHT + 60, BOTTOM},
                                        .right_most = WIDTH,
                                        .usual_range = PAPER - INK,
                                        .usual_sharpness = sharpness,
                                        .usual_height = BOTTOM - TOP,
                                        .dark = true,
                                        .colours = p.colours,
                                        .refutes = refutes};
    const phw_weak_cover_kind kind = phw_weak_cover_at(&place, &found);
    phw_image_free(&p.luma);
    phw_image_free(&p.colours);
    return kind;
}

static phw_weak_cover_kind look(phw_image *image, double sharpness)
{
    return look_with(image, sharpness, NULL);
}

static void test_a_scribble_over_letters(void **state)
{
    (void)state;
    phw_image *image = page();
    scribble(image, red);
    assert_int_equal(look(image, 0.8), PHW_WEAK_COVER_SCRIBBLE);
    image = page();
    scribble(image, red);
    assert_int_equal(look(image, 0.4), PHW_WEAK_COVER_SCRIBBLE);
}

static void test_a_dull_pen_on_a_photograph_is_none(void **state)
{
    (void)state;
    phw_image *image = page();
    scribble(image, dull);
    assert_int_equal(look(image, 0.4), PHW_WEAK_COVER_NONE);
}

static void test_a_drawing_without_letters_is_none(void **state)
{
    (void)state;
    phw_image *image = page();
    fill(image, 0, 0, WIDTH, HEIGHT, PAPER);
    scribble(image, red);
    assert_int_equal(look(image, 0.8), PHW_WEAK_COVER_NONE);
}

static void test_a_rule_through_letters_is_none(void **state)
{
    (void)state;
    phw_image *image = page();
    for (int y = 48; y < 51; y++)
        for (int x = LEFT; x < RIGHT; x++)
            put(image, x, y, red);
    assert_int_equal(look(image, 0.8), PHW_WEAK_COVER_NONE);
}

/* A screen's smoothing: red to the left of stems, blue to their right. */
static void test_fringes_of_letters_are_none(void **state)
{
    (void)state;
    static const uint8_t blue[3] = {60, 160, 250}, orange[3] = {250, 160, 60};
    phw_image *image = page();
    for (int y = TOP + 2; y < BOTTOM - 2; y++)
        for (int x = LEFT; x + 12 < RIGHT; x += 9) {
            put(image, x - 1, y, orange);
            put(image, x + 2, y, blue);
        }
    assert_int_equal(look(image, 0.8), PHW_WEAK_COVER_NONE);
}

/* Round faces in a row, whose eyes and mouths are as dark as ink. */
static void test_stickers_with_faces_are_none(void **state)
{
    (void)state;
    static const uint8_t yellow[3] = {230, 120, 20};
    phw_image *image = page();
    fill(image, 0, 0, WIDTH, HEIGHT, PAPER);
    for (int x = LEFT - 6; x < RIGHT + 6; x++)
        for (int y = TOP - 3; y < BOTTOM + 3; y++) {
            const int across = (x - LEFT + 240) % 24 - 12, down = y - (TOP + BOTTOM) / 2;
            if (across * across + down * down < 12 * 12)
                put(image, x, y, yellow);
        }
    for (int x = LEFT + 7; x < RIGHT; x += 24) {
        fill(image, x, TOP + 5, x + 3, TOP + 9, INK);
        fill(image, x + 7, TOP + 5, x + 10, TOP + 9, INK);
        fill(image, x, TOP + 13, x + 9, TOP + 15, INK);
    }
    assert_int_equal(look(image, 0.8), PHW_WEAK_COVER_NONE);
}

/* Round stickers that nearly touch each other, with an outline of a darker shade. */
static void stick(phw_image *image, int wide, bool outlined)
{
    static const uint8_t yellow[3] = {250, 205, 60}, brown[3] = {160, 110, 15};
    for (int x = LEFT - 6; x < RIGHT + 6; x++)
        for (int y = TOP - 3; y < BOTTOM + 3; y++) {
            const int pitch = wide + 3, across = (x - LEFT + 10 * pitch) % pitch - pitch / 2;
            const int down = y - (TOP + BOTTOM) / 2, far = 4 * (across * across + down * down);
            if (far < wide * wide)
                put(image, x, y, outlined && far >= (wide - 4) * (wide - 4) ? brown : yellow);
        }
}

static void test_letters_between_stickers(void **state)
{
    (void)state;
    phw_image *image = page();
    stick(image, 17, false);
    assert_int_equal(look(image, 0.8), PHW_WEAK_COVER_SCRIBBLE);
}

static void test_outlines_of_stickers_are_none(void **state)
{
    (void)state;
    phw_image *image = page();
    fill(image, 0, 0, WIDTH, HEIGHT, PAPER);
    stick(image, 17, true);
    assert_int_equal(look(image, 0.8), PHW_WEAK_COVER_NONE);
}

/* A plug's holes in a drawing: coloured rings between two lines of ink, which they do not reach. */
static void test_rings_between_lines_are_none(void **state)
{
    (void)state;
    static const uint8_t green[3] = {30, 140, 70};
    phw_image *image = page();
    fill(image, 0, 0, WIDTH, HEIGHT, PAPER);
    fill(image, LEFT, TOP, RIGHT, TOP + 2, INK);
    fill(image, LEFT, BOTTOM - 2, RIGHT, BOTTOM, INK);
    for (int x = LEFT; x < RIGHT; x++)
        for (int y = TOP; y < BOTTOM; y++) {
            const int across = (x - LEFT) % 20 - 10, down = y - (TOP + BOTTOM) / 2;
            const int far = across * across + down * down;
            if (far < 49 && far >= 9)
                put(image, x, y, green);
        }
    assert_int_equal(look(image, 0.8), PHW_WEAK_COVER_NONE);
}

/* A white field on a grey panel, with a dark edge above it: a shade beyond the paper's, filled. */
static void test_a_field_on_a_panel_is_none(void **state)
{
    (void)state;
    phw_image *image = page();
    fill(image, 0, 0, WIDTH, HEIGHT, 210);
    fill(image, LEFT - 10, TOP + 3, RIGHT + 10, TOP + 4, INK);
    fill(image, LEFT - 10, TOP + 4, RIGHT + 10, BOTTOM - 1, 250);
    for (int x = LEFT; x < LEFT + 40; x += 9)
        fill(image, x, TOP + 8, x + 2, BOTTOM - 4, INK);
    assert_int_equal(look(image, 0.8), PHW_WEAK_COVER_NONE);
}

/* A chosen row in a frame of dots, of which its words fill the first half. */
static void test_a_chosen_row_in_a_frame_is_none(void **state)
{
    (void)state;
    static const uint8_t blue[3] = {10, 30, 120};
    phw_image *image = page();
    fill(image, 0, 0, WIDTH, HEIGHT, PAPER);
    for (int y = TOP + 4; y < BOTTOM - 3; y++)
        for (int x = LEFT; x < RIGHT; x++)
            put(image, x, y, blue);
    for (int x = LEFT; x < RIGHT; x += 2) {
        fill(image, x, TOP + 3, x + 1, TOP + 4, INK);
        fill(image, x, BOTTOM - 3, x + 1, BOTTOM - 2, INK);
    }
    for (int x = LEFT + 2; x < (LEFT + RIGHT) / 2; x += 7) {
        fill(image, x, TOP + 6, x + 3, BOTTOM - 6, PAPER);
        fill(image, x, TOP + 9, x + 6, TOP + 11, PAPER);
    }
    assert_int_equal(look(image, 0.8), PHW_WEAK_COVER_NONE);
}

/* One thick stroke from corner to corner, as an arrow leads from one thing to another. */
static void test_an_arrow_across_is_none(void **state)
{
    (void)state;
    phw_image *image = page();
    for (int x = LEFT; x < RIGHT; x++) {
        const int y = TOP + (x - LEFT) * (BOTTOM - TOP) / (RIGHT - LEFT);
        fill(image, x, y - 2, x + 1, y + 3, PAPER);
        for (int i = y - 5; i < y + 6; i++)
            put(image, x, i, red);
    }
    assert_int_equal(look(image, 0.8), PHW_WEAK_COVER_NONE);
}

static bool is_scribble(const void *context, phw_weak_cover_kind kind, const phw_weak_strip *found)
{
    (void)context;
    (void)found;
    return kind == PHW_WEAK_COVER_SCRIBBLE;
}

/* Words with a pen's way over some of them and a film over others. */
static phw_image *page_with_both(void)
{
    phw_image *image = page();
    scribble(image, red);
    for (int y = TOP - 5; y < BOTTOM + 5; y++) {
        uint8_t *row = phw_image_row_mut(image, (uint32_t)y);
        for (int x = 3 * (RIGHT - 80); x < 3 * RIGHT; x++)
            row[x] = row[x] > INK + 40 ? 20 : 2;
    }
    return image;
}

static void test_another_cover_beside_what_is_refuted(void **state)
{
    (void)state;
    assert_int_equal(look(page_with_both(), 0.8), PHW_WEAK_COVER_SCRIBBLE);
    assert_int_equal(look_with(page_with_both(), 0.8, is_scribble), PHW_WEAK_COVER_LETTERS);
    phw_image *image = page();
    scribble(image, red);
    assert_int_equal(look_with(image, 0.8, is_scribble), PHW_WEAK_COVER_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_scribble_over_letters),
        cmocka_unit_test(test_a_dull_pen_on_a_photograph_is_none),
        cmocka_unit_test(test_a_drawing_without_letters_is_none),
        cmocka_unit_test(test_a_rule_through_letters_is_none),
        cmocka_unit_test(test_fringes_of_letters_are_none),
        cmocka_unit_test(test_stickers_with_faces_are_none),
        cmocka_unit_test(test_letters_between_stickers),
        cmocka_unit_test(test_outlines_of_stickers_are_none),
        cmocka_unit_test(test_rings_between_lines_are_none),
        cmocka_unit_test(test_a_field_on_a_panel_is_none),
        cmocka_unit_test(test_a_chosen_row_in_a_frame_is_none),
        cmocka_unit_test(test_an_arrow_across_is_none),
        cmocka_unit_test(test_another_cover_beside_what_is_refuted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
