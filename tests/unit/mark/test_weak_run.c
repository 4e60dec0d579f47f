/* SPDX-License-Identifier: Apache-2.0 */
/* Sides of a cover that are cut off, and what grain is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "mark/weak_run.h"

#define WIDTH 300
#define HEIGHT 80
#define PAPER 230
#define GROUND 40
#define TRIMMED 0.06

static phw_image *paper(void)
{
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    memset(luma->pixels, PAPER, luma->stride * luma->height);
    return luma;
}

/* A stroke with round ends that goes up by so much along its way. */
static void draw_stroke(phw_image *luma, double rise)
{
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 40; x < 260; x++) {
            const double middle = 40 + rise * (x - 150) / 110;
            const double end = fmax(0, fmax(60 - x, x - 240));
            if (fabs(y - middle) <= sqrt(fmax(0, 400 - end * end)) * 0.7)
                phw_image_row_mut(luma, (uint32_t)y)[x] = GROUND;
        }
}

static double share(const phw_image *luma, int left, int top, int right, int bottom)
{
    int paper = 0;
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            paper += phw_image_row(luma, (uint32_t)y)[x] == PAPER;
    return (double)paper / ((right - left) * (bottom - top));
}

/* The side most of which is paper goes first, as its description says; each is counted as a whole.
 */
static phw_weak_box trimmed(const phw_image *luma, phw_weak_box b)
{
    for (;;) {
        const double sides[] = {share(luma, b.left, b.top, b.left + 1, b.bottom),
                                share(luma, b.right - 1, b.top, b.right, b.bottom),
                                share(luma, b.left, b.top, b.right, b.top + 1),
                                share(luma, b.left, b.bottom - 1, b.right, b.bottom)};
        int worst = 0;
        for (int i = 1; i < 4; i++)
            worst = sides[i] > sides[worst] ? i : worst;
        if (sides[worst] <= TRIMMED)
            return b;
        b.left += worst == 0;
        b.right -= worst == 1;
        b.top += worst == 2;
        b.bottom -= worst == 3;
    }
}

static void test_sides_that_are_paper_are_cut_off(void **state)
{
    (void)state;
    static const double rises[] = {0, 2, 4.5, -3};
    for (size_t i = 0; i < sizeof rises / sizeof rises[0]; i++) {
        phw_image *luma = paper();
        draw_stroke(luma, rises[i]);
        const phw_weak_row row = {.luma = luma, .height = 20, .paper = PAPER, .middle = 150};
        phw_weak_box cover = {40, 20, 260, 60};
        const phw_weak_box expected = trimmed(luma, cover);
        assert_true(phw_weak_row_trim(&row, &cover));
        assert_memory_equal(&cover, &expected, sizeof cover);
        phw_image_free(&luma);
    }
}

static void test_too_little_may_be_left(void **state)
{
    (void)state;
    phw_image *luma = paper();
    draw_stroke(luma, 30); /* no box of it is a cover */
    const phw_weak_row row = {.luma = luma, .height = 20, .paper = PAPER, .middle = 150};
    phw_weak_box cover = {40, 0, 260, HEIGHT};
    const phw_weak_box before = cover;
    assert_false(phw_weak_row_trim(&row, &cover));
    assert_memory_equal(&cover, &before, sizeof cover);
    phw_image_free(&luma);
}

/* Strokes that stand or lie have none but at their ends; noise has. */
static void test_grain(void **state)
{
    (void)state;
    const phw_weak_box all = {0, 0, WIDTH, HEIGHT};
    uint32_t seed = 3;
    phw_image *luma = paper();
    for (int x = 50; x < 250; x += 20)
        for (int y = 0; y < HEIGHT; y++)
            memset(phw_image_row_mut(luma, (uint32_t)y) + x, GROUND, 3);
    assert_true(phw_weak_grain_of(luma, &all) == 0);
    for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++) {
        seed = seed * 1664525U + 1013904223U;
        luma->pixels[i] = (uint8_t)(luma->pixels[i] + (seed >> 16) % 9 - 4);
    }
    assert_true(phw_weak_grain_of(luma, &all) > 3);
    assert_true(phw_weak_grain_of(luma, &(phw_weak_box){5, 5, 5, 9}) == 0);
    phw_image_free(&luma);
}

/* What is written on a ground is left out, with all that touches it. */
static void test_the_grain_of_a_ground(void **state)
{
    (void)state;
    const phw_weak_box all = {0, 0, WIDTH, HEIGHT};
    phw_image *luma = paper();
    for (int x = 50; x < 250; x += 20)
        for (int y = 4; y < HEIGHT - 4; y += 9)
            memset(phw_image_row_mut(luma, (uint32_t)y) + x, GROUND, 3);
    assert_true(phw_weak_grain_of(luma, &all) > 0);
    phw_weak_ground ground = phw_weak_ground_of(luma, &all, PAPER - 5, UINT8_MAX, 1);
    assert_true(ground.grain == 0 && ground.still == 1);
    for (int x = 0; x < WIDTH; x += 2)
        phw_image_row_mut(luma, 1)[x] += 2;
    ground = phw_weak_ground_of(luma, &all, PAPER - 5, UINT8_MAX, 1);
    assert_true(ground.grain > 0 && ground.grain < 1 && ground.still < 1 && ground.still > 0.9);
    ground = phw_weak_ground_of(luma, &(phw_weak_box){5, 5, 5, 9}, 0, UINT8_MAX, 1);
    assert_true(ground.grain == 0 && ground.still == 0);
    phw_image_free(&luma);
}

/* Faint letters' edges lie all on one side of their ground, which is none the darker for it. */
static void test_the_commonest_level(void **state)
{
    (void)state;
    size_t levels[256] = {[238] = 20, [239] = 10, [240] = 60};
    assert_true(phw_weak_commonest(levels) == 240);
    levels[241] = 15; /* noise is on both */
    levels[239] = 15;
    assert_true(phw_weak_commonest(levels) == 240);
    const size_t white[256] = {[253] = 5, [254] = 10, [255] = 80}, none[256] = {0};
    assert_true(phw_weak_commonest(white) == UINT8_MAX);
    assert_true(phw_weak_commonest(none) == UINT8_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sides_that_are_paper_are_cut_off),
        cmocka_unit_test(test_too_little_may_be_left),
        cmocka_unit_test(test_grain),
        cmocka_unit_test(test_the_grain_of_a_ground),
        cmocka_unit_test(test_the_commonest_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
