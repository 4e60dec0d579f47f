/* SPDX-License-Identifier: Apache-2.0 */
/* What is told by halving is what counting each level and step tells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "drawn_row.h"
#include "mark/weak_levels.h"
#include "mark/weak_strip.h"

#define WIDTH 700 /* more than fits a byte's count */
#define HEIGHT 40

static const double shares[] = {0, 0.02, 0.5, 0.8, 0.96, 1};
#define SHARES (sizeof shares / sizeof shares[0])

/* Noise of so many levels, with steps between plateaus. */
static phw_image *noise(uint32_t seed, uint32_t span)
{
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            phw_image_row_mut(luma, y)[x] =
                (uint8_t)(x / 90 * (256 - span) / (WIDTH / 90 + 1) + drawn_random(&seed) % span);
    return luma;
}

static void test_step_below(void **state)
{
    static const phw_weak_box boxes[] = {{3, 2, 603, 20}, {1, 25, 3, 39}, {0, 0, WIDTH, HEIGHT}};
    (void)state;
    for (uint32_t span = 1; span <= 256; span *= 4) {
        phw_image *luma = noise(5 + span, span);
        size_t steps[256] = {0}, count = 0;
        for (size_t i = 0; i < 3; i++) {
            phw_weak_count_steps(luma, &boxes[i], steps);
            count += (size_t)(boxes[i].bottom - boxes[i].top) *
                     (size_t)(boxes[i].right - boxes[i].left - 1);
        }
        for (size_t i = 0; i < SHARES; i++) {
            const int counted = (int)phw_weak_level_below(steps, count, shares[i]);
            assert_int_equal(phw_weak_step_below(luma, boxes, 3, shares[i], UINT8_MAX), counted);
            assert_int_equal(phw_weak_step_below(luma, boxes, 3, shares[i], 15),
                             counted < 15 ? counted : 15);
        }
        phw_image_free(&luma);
    }
}

static void test_row_level_below(void **state)
{
    static const int counts[] = {1, 2, 239, 240, 241, 480, WIDTH};
    (void)state;
    phw_image *luma = noise(9, 100);
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        const phw_weak_box row = {0, 7, counts[i], 8};
        size_t levels[256] = {0};
        phw_weak_count_levels(luma, &row, levels);
        for (size_t k = 0; k < SHARES; k++)
            assert_int_equal(phw_weak_row_level_below(phw_image_row(luma, 7), counts[i], shares[k]),
                             (int)phw_weak_level_below(levels, (size_t)counts[i], shares[k]));
    }
    phw_image_free(&luma);
}

/* One level after the other, as the header has it. */
static int commonest_of(const size_t levels[256])
{
    size_t most = 0;
    int best = 255, middle = 254;
    for (int level = 1; level < 255; level++)
        if (levels[level - 1] + levels[level] + levels[level + 1] > most) {
            most = levels[level - 1] + levels[level] + levels[level + 1];
            best = middle = level;
        }
    for (int level = middle - 1; most > 0 && level <= middle + 1; level++)
        best = levels[level] > levels[best] ? level : best;
    return best;
}

static void test_commonest(void **state)
{
    uint32_t seed = 3;
    (void)state;
    for (int i = 0; i < 2000; i++) {
        size_t levels[256] = {0};
        for (uint32_t k = drawn_random(&seed) % 6; k > 0; k--)
            levels[drawn_random(&seed) % 256] += drawn_random(&seed) % 4;
        levels[i % 256] += (size_t)(i % 3);
        assert_int_equal((int)phw_weak_commonest(levels), commonest_of(levels));
    }
}

static void test_look_at_line(void **state)
{
    (void)state;
    phw_image *luma = noise(11, 64);
    const phw_weak_strip strips[] = {{luma, 10, 10, 640, 30}, {luma, 10, 10, 14, 12}};
    for (size_t i = 0; i < 2; i++) {
        const phw_weak_line_look line = phw_weak_look_at_line(&strips[i]);
        const phw_weak_look look = phw_weak_look_at(&strips[i]);
        assert_true(line.look.range == look.range && line.look.sharpness == look.sharpness);
        assert_true(line.look.body == look.body && line.look.swings == look.swings);
        assert_true(line.paper == phw_weak_paper(&strips[i]));
        assert_true(line.dark == phw_weak_is_dark(&strips[i]));
    }
    phw_image_free(&luma);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_step_below), cmocka_unit_test(test_row_level_below),
        cmocka_unit_test(test_commonest), cmocka_unit_test(test_look_at_line)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
