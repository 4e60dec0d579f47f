/* SPDX-License-Identifier: Apache-2.0 */
/* What is told of pixels side by side is what asking each of them, and each square, tells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "drawn_row.h"
#include "mark/weak_object.h"

#define WIDE 150
#define HIGH 70
#define SIZE (WIDE * HIGH)
#define LEFT 5 /* of the window */
#define TOP 3

typedef struct scene {
    phw_image *luma, *colours;
    phw_weak_object object;
    uint8_t mask[SIZE];
    int room[SIZE];
} scene;

static void open_scene(scene *s, double height)
{
    memset(s, 0, sizeof *s);
    assert_int_equal(phw_image_new(WIDE + 2 * LEFT, HIGH + 2 * TOP, 1, &s->luma, NULL), PHW_OK);
    assert_int_equal(phw_image_new(WIDE + 2 * LEFT, HIGH + 2 * TOP, 3, &s->colours, NULL), PHW_OK);
    s->object = (phw_weak_object){.luma = s->luma,
                                  .window = {LEFT, TOP, LEFT + WIDE, TOP + HIGH},
                                  .paper = 200,
                                  .off = 30,
                                  .reddish = 9,
                                  .bluish = -14,
                                  .height = height,
                                  .mask = s->mask,
                                  .room = s->room,
                                  .wide = WIDE,
                                  .high = HIGH};
}

static void close_scene(scene *s)
{
    phw_image_free(&s->luma);
    phw_image_free(&s->colours);
}

static void test_marks(void **state)
{
    scene s;
    uint32_t seed = 7;
    (void)state;
    open_scene(&s, 20);
    for (uint32_t y = 0; y < s.luma->height; y++)
        for (uint32_t x = 0; x < s.luma->width; x++) {
            phw_image_row_mut(s.luma, y)[x] = (uint8_t)(150 + drawn_random(&seed) % 100);
            for (uint32_t c = 0; c < 3; c++)
                phw_image_row_mut(s.colours, y)[3 * x + c] =
                    (uint8_t)(180 + drawn_random(&seed) % 60);
        }
    for (int coloured = 0; coloured < 2; coloured++) {
        s.object.colours = coloured ? s.colours : NULL;
        int ink = 0;
        phw_weak_object_mark(&s.object);
        for (int i = 0; i < SIZE; i++) {
            const bool off = phw_weak_object_is_off(&s.object, LEFT + i % WIDE, TOP + i / WIDE);
            assert_int_equal(s.mask[i], off ? PHW_WEAK_INK : PHW_WEAK_PAPER);
            ink += off;
        }
        assert_in_range(ink, SIZE / 10, SIZE - SIZE / 10);
    }
    close_scene(&s);
}

static bool is_ink(const uint8_t *ink, int x, int y)
{
    return x >= 0 && x < WIDE && y >= 0 && y < HIGH && ink[y * WIDE + x];
}

/* Whether all pixels of a square are ink. */
static bool is_thick(const uint8_t *ink, int x, int y, int far)
{
    for (int dy = 1 - far; dy < far; dy++)
        for (int dx = 1 - far; dx < far; dx++)
            if (!is_ink(ink, x + dx, y + dy))
                return false;
    return true;
}

/* Ink beside pixels that are marked already becomes marked, too. @return whether there was any. */
static bool widen(const uint8_t *ink, uint8_t *marked)
{
    static uint8_t before[SIZE];
    memcpy(before, marked, SIZE);
    for (int i = 0; i < SIZE; i++)
        for (int k = 0; k < 9; k++)
            marked[i] |= ink[i] && is_ink(before, i % WIDE + k % 3 - 1, i / WIDE + k / 3 - 1);
    return memcmp(before, marked, SIZE) != 0;
}

/* Discs and thick strokes that hang together, with thin lines on them. */
static void draw(uint8_t *ink, uint32_t seed)
{
    memset(ink, 0, SIZE);
    for (int i = 0; i < 4; i++) {
        const int cx = 30 + 25 * i, cy = i ? 25 + (int)(drawn_random(&seed) % 20) : 35;
        const int radius = 11 + (int)(drawn_random(&seed) % 7);
        for (int y = 0; y < HIGH; y++)
            for (int x = 0; x < WIDE; x++)
                if ((x - cx) * (x - cx) + (y - cy) * (y - cy) <= radius * radius)
                    ink[y * WIDE + x] = 1;
    }
    for (int i = 0; i < 6; i++) {
        const int row = 3 + (int)(drawn_random(&seed) % (HIGH - 6));
        const int column = 3 + (int)(drawn_random(&seed) % (WIDE - 6));
        for (int k = 2; k < WIDE - 2; k++)
            ink[row * WIDE + k] = ink[(row + 1) * WIDE + k] = 1;
        for (int k = 2; k < HIGH - 2; k++)
            ink[k * WIDE + column] = 1;
    }
}

static void check_part(uint32_t seed, double height)
{
    static uint8_t ink[SIZE], thick[SIZE], wanted[SIZE];
    scene s;
    draw(ink, seed);
    open_scene(&s, height);
    memcpy(s.mask, ink, SIZE);
    const int far = phw_weak_object_thickness(&s.object);
    const int at = 30 + WIDE * 35;
    phw_weak_object_part(&s.object, at);
    for (int i = 0; i < SIZE; i++)
        thick[i] = is_thick(ink, i % WIDE, i / WIDE, far);
    memset(wanted, 0, SIZE);
    wanted[at] = 1;
    assert_true(thick[at]);
    while (widen(thick, wanted))
        continue;
    for (int i = 1; i < far; i++)
        (void)widen(ink, wanted);
    phw_weak_box all = {WIDE, HIGH, 0, 0};
    for (int i = 0; i < SIZE; i++) {
        const int x = i % WIDE, y = i / WIDE;
        assert_int_equal(s.mask[i], wanted[i] ? PHW_WEAK_OBJECT : ink[i]);
        if (!wanted[i])
            continue;
        all = (phw_weak_box){x < all.left ? x : all.left, y < all.top ? y : all.top,
                             x >= all.right ? x + 1 : all.right,
                             y >= all.bottom ? y + 1 : all.bottom};
    }
    assert_memory_equal(&s.object.all, &all, sizeof all);
    close_scene(&s);
}

static void test_part(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed < 6; seed++)
        for (double height = 10; height < 45; height += 8)
            check_part(seed, height);
}

/* Larger than any window: no square fits. */
static void test_none_is_thick(void **state)
{
    scene s;
    (void)state;
    open_scene(&s, 300);
    memset(s.mask, PHW_WEAK_INK, SIZE);
    assert_false(phw_weak_object_part(&s.object, SIZE / 2));
    close_scene(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_marks), cmocka_unit_test(test_part),
                                       cmocka_unit_test(test_none_is_thick)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
