/* SPDX-License-Identifier: Apache-2.0 */
/* What programs draw round and between their words, and words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "mark/weak_rules.h"

enum { WIDTH = 200, HEIGHT = 24, WHITE = 255, INK = 230 };

static const phw_weak_box place = {0, 0, WIDTH, HEIGHT};

/* Draws where @p is_ink says so, and asks. */
static phw_image *draw(bool (*is_ink)(uint32_t x, uint32_t y))
{
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            phw_image_row_mut(luma, y)[x] = is_ink(x, y) ? INK : WHITE;
    return luma;
}

static bool is_framed(bool (*is_ink)(uint32_t x, uint32_t y))
{
    phw_image *luma = draw(is_ink);
    const bool framed = phw_weak_is_framed(luma, &place, 0, INK);
    phw_image_free(&luma);
    return framed;
}

static bool fields(uint32_t x, uint32_t y)
{
    return y == 2 || y == 3 || y == HEIGHT - 3 || x % 90 == 0;
}

static bool grid(uint32_t x, uint32_t y)
{
    (void)y;
    return x % 41 == 7;
}

/* A ground between two colours of a palette. */
static bool dots(uint32_t x, uint32_t y)
{
    return (x + 2 * y) % 5 == 0;
}

/* Stems and bars of several heights. */
static bool letters(uint32_t x, uint32_t y)
{
    const uint32_t letter = x / 10, in = x % 10, top = letter % 3 ? 9 : 5;
    return y >= top && y < 18 && (in < 2 || (in < 7 && (y == top || y == top + 4)));
}

static bool underlined(uint32_t x, uint32_t y)
{
    return letters(x, y) || y == 20;
}

static void test_what_programs_draw(void **state)
{
    (void)state;
    assert_true(is_framed(fields));
    assert_true(is_framed(grid));
    assert_true(is_framed(dots));
}

static void test_words(void **state)
{
    (void)state;
    assert_false(is_framed(letters));
    assert_false(is_framed(underlined));
}

/* Places that a meter has not filled yet, all alike. */
static bool stripes(uint32_t x, uint32_t y)
{
    return x % 9 < 4 && y >= 5 && y < 18;
}

static bool is_striped(bool (*is_ink)(uint32_t x, uint32_t y))
{
    phw_image *luma = draw(is_ink);
    const bool striped = phw_weak_is_striped(luma, &place, 0, INK);
    phw_image_free(&luma);
    return striped;
}

static void test_stripes(void **state)
{
    (void)state;
    assert_true(is_striped(stripes));
    assert_false(is_striped(letters));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_programs_draw),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_stripes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
