/* SPDX-License-Identifier: Apache-2.0 */
/* Of a picture full of texture the lines that no clear one stands by, nor a like one above or
 * below, are marked; clear ones, and those of pages, are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/grains.h"

#define HEIGHT 10.0f
#define ACROSS 20 /* grains in a row of a picture … */
#define STEP 100  /* … each so far from the next */
#define MANY 160
#define FEW 90
#define ROOM 220
#define CROWD 700

/* What brushes and fibres have, and what letters have. */
#define GRAIN_CLARITY 1.7f
#define GRAIN_STROKES 1.0f
#define GRAIN_LENGTH 3.0f
#define LETTER_CLARITY 4.0f
#define LETTER_STROKES 1.6f

static phw_candidate line_at(double x, double y, float clarity, float strokes, float heights)
{
    const double wide = (double)(heights * HEIGHT), high = (double)HEIGHT;
    return (phw_candidate){.quad = {{{x, y}, {x + wide, y}, {x + wide, y + high}, {x, y + high}}},
                           .polarity = PHW_POLARITY_DARK_ON_LIGHT,
                           .height = HEIGHT,
                           .length = heights * HEIGHT,
                           .clarity = clarity,
                           .strokes = strokes};
}

/* A field of grains, that far apart. */
static phw_candidates grains(phw_candidate *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        items[i] = line_at((double)(i % ACROSS * STEP), (double)(i / ACROSS * STEP), GRAIN_CLARITY,
                           GRAIN_STROKES, GRAIN_LENGTH);
    return (phw_candidates){items, count, count};
}

/* How many are marked. */
static size_t mark(phw_candidates *lines)
{
    phw_error error = PHW_ERROR_INIT;
    size_t marked = 0;
    assert_int_equal(phw_candidates_mark_grains(lines, &error), PHW_OK);
    for (size_t i = 0; i < lines->count; i++)
        marked += lines->items[i].grain;
    return marked;
}

static void texture_is_marked(void **state)
{
    (void)state;
    phw_candidate items[ROOM];
    phw_candidates lines = grains(items, MANY);
    assert_int_equal(mark(&lines), MANY);
}

static void few_grains_are_looked_at(void **state)
{
    (void)state;
    phw_candidate items[ROOM];
    phw_candidates lines = grains(items, FEW);
    assert_int_equal(mark(&lines), 0);
}

static void a_page_keeps_its_unclear_lines(void **state)
{
    (void)state;
    phw_candidate items[ROOM];
    phw_candidates lines = grains(items, MANY);
    for (size_t i = 0; i < MANY / 3; i++)
        items[lines.count++] = line_at((double)(i % ACROSS * STEP), 5000 + (double)i,
                                       LETTER_CLARITY, LETTER_STROKES, GRAIN_LENGTH);
    assert_int_equal(mark(&lines), 0);
}

static void a_clear_line_on_texture_is_kept_and_keeps_those_beside_it(void **state)
{
    (void)state;
    phw_candidate items[ROOM];
    phw_candidates lines = grains(items, MANY);
    items[lines.count++] = line_at(400, 3000, LETTER_CLARITY, LETTER_STROKES, GRAIN_LENGTH);
    items[lines.count++] = line_at(400, 3015, GRAIN_CLARITY, GRAIN_STROKES, GRAIN_LENGTH);
    items[lines.count++] = line_at(400, 4000, GRAIN_CLARITY, GRAIN_STROKES, GRAIN_LENGTH);
    assert_int_equal(mark(&lines), MANY + 1);
    assert_false(items[MANY].grain);
    assert_false(items[MANY + 1].grain);
    assert_true(items[MANY + 2].grain);
}

static void what_runs_another_way_or_is_of_another_size_keeps_nothing(void **state)
{
    (void)state;
    phw_candidate items[ROOM];
    phw_candidates lines = grains(items, MANY);
    items[lines.count] = line_at(400, 3000, LETTER_CLARITY, LETTER_STROKES, GRAIN_LENGTH);
    items[lines.count++].angle = 1;
    items[lines.count] = line_at(400, 3030, LETTER_CLARITY, LETTER_STROKES, GRAIN_LENGTH);
    items[lines.count++].height = 2 * HEIGHT;
    items[lines.count++] = line_at(400, 3015, GRAIN_CLARITY, GRAIN_STROKES, GRAIN_LENGTH);
    assert_int_equal(mark(&lines), MANY + 1);
}

/* Letters out of focus are no clearer than texture, but stand below each other. */
static void lines_below_each_other_are_kept(void **state)
{
    (void)state;
    phw_candidate items[ROOM];
    phw_candidates lines = grains(items, MANY);
    for (int i = 0; i < 3; i++)
        items[lines.count++] =
            line_at(400, 3000 + 18 * i, GRAIN_CLARITY, GRAIN_STROKES, GRAIN_LENGTH);
    items[lines.count++] = line_at(400, 3080, GRAIN_CLARITY, GRAIN_STROKES, GRAIN_LENGTH);
    assert_int_equal(mark(&lines), MANY + 1);
    assert_true(items[MANY + 3].grain);
}

static void among_very_many_they_are_not(void **state)
{
    (void)state;
    static phw_candidate items[CROWD + ROOM];
    phw_candidates lines = grains(items, CROWD);
    for (int i = 0; i < 3; i++)
        items[lines.count++] =
            line_at(400, 9000 + 18 * i, GRAIN_CLARITY, GRAIN_STROKES, GRAIN_LENGTH);
    assert_int_equal(mark(&lines), CROWD + 3);
}

/* A bar's strokes are not counted. */
static void bars_are_no_grains(void **state)
{
    (void)state;
    phw_candidate items[ROOM];
    phw_candidates lines = grains(items, MANY);
    items[lines.count++] = line_at(400, 3000, GRAIN_CLARITY, 0, GRAIN_LENGTH);
    assert_int_equal(mark(&lines), MANY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texture_is_marked),
        cmocka_unit_test(few_grains_are_looked_at),
        cmocka_unit_test(a_page_keeps_its_unclear_lines),
        cmocka_unit_test(a_clear_line_on_texture_is_kept_and_keeps_those_beside_it),
        cmocka_unit_test(what_runs_another_way_or_is_of_another_size_keeps_nothing),
        cmocka_unit_test(lines_below_each_other_are_kept),
        cmocka_unit_test(among_very_many_they_are_not),
        cmocka_unit_test(bars_are_no_grains),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
