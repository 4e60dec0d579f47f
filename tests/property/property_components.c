/* SPDX-License-Identifier: Apache-2.0 */
/* The components of an ink map are those that a flood fill finds, with the same moments, whatever
 * its width and however much ink there is. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "layout/components.h"
#include "photoward/image.h"
#include "seed.h"

#define MAPS 300
#define WIDEST 200U
#define HIGHEST 24U
#define VALUES 4U

typedef struct sums {
    double n, x, y, xx, xy, yy;
    uint32_t left, top, right, bottom;
} sums;

/* Takes the component at a pixel off the map. */
static void flood(phw_image *ink, uint32_t x, uint32_t y, uint8_t value, sums *of)
{
    if (x >= ink->width || y >= ink->height || phw_image_row(ink, y)[x] != value)
        return;
    phw_image_row_mut(ink, y)[x] = VALUES;
    of->n++;
    of->x += x;
    of->y += y;
    of->xx += (double)x * x;
    of->xy += (double)x * y;
    of->yy += (double)y * y;
    of->left = x < of->left ? x : of->left;
    of->right = x > of->right ? x : of->right;
    of->top = y < of->top ? y : of->top;
    of->bottom = y > of->bottom ? y : of->bottom;
    for (uint32_t k = 0; k < 9; k++)
        flood(ink, x + k % 3 - 1, y + k / 3 - 1, value, of);
}

static bool is_of(const phw_component *c, const sums *of)
{
    const double x = of->x / of->n, y = of->y / of->n, close = 1e-3;
    return c->area == (uint32_t)of->n && c->left == of->left && c->right == of->right &&
           c->top == of->top && c->bottom == of->bottom && fabs(c->x - x - 0.5) < close &&
           fabs(c->y - y - 0.5) < close &&
           fabs(c->xx - (of->xx / of->n - x * x + 1.0 / 12)) < close &&
           fabs(c->xy - (of->xy / of->n - x * y)) < close &&
           fabs(c->yy - (of->yy / of->n - y * y + 1.0 / 12)) < close;
}

/* From specks to all ink; runs that lie along the row, as letters' do. */
static phw_image *random_map(seed *s)
{
    phw_image *ink = NULL;
    const uint32_t width = 1 + seed_next(s, WIDEST), height = 1 + seed_next(s, HIGHEST);
    const uint32_t keep = 1 + seed_next(s, 8), share = 1 + seed_next(s, VALUES + 2);
    assert_int_equal(phw_image_new(width, height, 1, &ink, NULL), PHW_OK);
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++) {
            uint8_t *row = phw_image_row_mut(ink, y);
            uint32_t value = seed_next(s, share);
            row[x] = x && seed_next(s, keep) ? row[x - 1] : (uint8_t)(value % VALUES);
        }
    return ink;
}

static phw_components components_of(const phw_image *ink, uint8_t value,
                                    const phw_component_filter *filter)
{
    phw_components found = PHW_COMPONENTS_INIT;
    phw_bits bits = PHW_BITS_INIT;
    assert_int_equal(phw_bits_init(ink->width, ink->height, &bits, NULL), PHW_OK);
    for (uint32_t y = 0; y < ink->height; y++)
        phw_bits_fill(&bits, y, phw_image_row(ink, y), value);
    assert_int_equal(phw_components_find(&bits, filter, &found, NULL), PHW_OK);
    phw_bits_done(&bits);
    return found;
}

static void components_are_those_of_a_flood_fill(void **state)
{
    (void)state;
    static const phw_component_filter all = {1, UINT32_MAX, 1};
    seed s = seed_start();
    for (int map = 0; map < MAPS; map++) {
        phw_image *ink = random_map(&s);
        for (uint8_t value = 0; value < VALUES; value++) {
            phw_components found = components_of(ink, value, &all);
            size_t count = 0;
            for (uint32_t i = 0; i < ink->width * ink->height; i++) {
                sums of = {.left = UINT32_MAX, .top = UINT32_MAX};
                flood(ink, i % ink->width, i / ink->width, value, &of);
                size_t k = 0;
                while (of.n > 0 && k < found.count && !is_of(&found.items[k], &of))
                    k++;
                assert_true(of.n == 0 || k < found.count);
                count += of.n > 0;
            }
            assert_int_equal(found.count, count);
            phw_components_done(&found);
        }
        phw_image_free(&ink);
    }
}

static bool passes(const phw_component *c, const phw_component_filter *filter)
{
    const uint32_t width = c->right - c->left + 1U, height = c->bottom - c->top + 1U;
    const uint32_t side = width > height ? width : height;
    return c->area >= filter->least_area && side >= filter->least_side && side <= filter->most_side;
}

/* A filter leaves those out that it says, in the same order, and none else: specks are not even
 * made components of, at any place in a row. */
static void a_filter_leaves_the_rest_as_it_is(void **state)
{
    (void)state;
    static const phw_component_filter all = {1, UINT32_MAX, 1}, some[] = {{4, UINT32_MAX, 4},
                                                                          {4, UINT32_MAX, 1},
                                                                          {1, UINT32_MAX, 4},
                                                                          {5, 40, 2},
                                                                          {3, 40, 3}};
    seed s = seed_start();
    for (int map = 0; map < MAPS; map++) {
        phw_image *ink = random_map(&s);
        const uint8_t value = (uint8_t)seed_next(&s, VALUES);
        phw_components whole = components_of(ink, value, &all);
        for (size_t f = 0; f < sizeof some / sizeof some[0]; f++) {
            phw_components found = components_of(ink, value, &some[f]);
            size_t count = 0;
            for (size_t i = 0; i < whole.count; i++) {
                if (!passes(&whole.items[i], &some[f]))
                    continue;
                assert_true(count < found.count);
                assert_memory_equal(&found.items[count++], &whole.items[i], sizeof *found.items);
            }
            assert_int_equal(found.count, count);
            phw_components_done(&found);
        }
        phw_components_done(&whole);
        phw_image_free(&ink);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(components_are_those_of_a_flood_fill),
                                       cmocka_unit_test(a_filter_leaves_the_rest_as_it_is)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
