/* SPDX-License-Identifier: Apache-2.0 */
/* A label, and beside or under it a bar with letters that shine through, or something like it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "mark/weak_panel.h"

#define WIDTH 360
#define HEIGHT 110
#define PAPER 238
#define INK 30

static const phw_box label = {12, 20, 72, 36}, beside = {110, 17, 230, 39},
                     below = {12, 56, 132, 76};

static void fill(phw_image *luma, phw_box box, int level)
{
    for (uint32_t y = (uint32_t)box.top; y < (uint32_t)box.bottom; y++)
        memset(phw_image_row_mut(luma, y) + (size_t)box.left, level,
               (size_t)(box.right - box.left));
}

/* Strokes of letters all along a box. */
static void write_letters(phw_image *luma, phw_box box, int level)
{
    for (double x = box.left + 3; x + 5 < box.right; x += 6) {
        fill(luma, (phw_box){x, box.top + 4, x + 2, box.bottom - 4}, level);
        fill(luma, (phw_box){x, box.top + 8, x + 4, box.top + 10}, level);
    }
}

static void add_line(phw_page *page, phw_box box)
{
    const phw_line line = {.quad = phw_quad_from_box(box),
                           .height = box.bottom - box.top,
                           .plane = PHW_NO_PLANE,
                           .state = PHW_LINE_READ};
    assert_int_equal(phw_page_add_line(page, &line, NULL), PHW_OK);
}

/* How a page looks. */
typedef struct look {
    int paper, ink, panel, letters;
    phw_box at;
    bool read; /* something was read where the panel is */
} look;

static size_t find(const look *as, phw_weak_panel_place places[PHW_WEAK_PANELS_MOST])
{
    phw_image *luma = NULL;
    phw_page *page = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    assert_int_equal(phw_page_new(WIDTH, HEIGHT, &page, NULL), PHW_OK);
    fill(luma, (phw_box){0, 0, WIDTH, HEIGHT}, as->paper);
    write_letters(luma, label, as->ink);
    add_line(page, label);
    fill(luma, as->at, as->panel);
    write_letters(luma, as->at, as->letters);
    if (as->read)
        add_line(page, as->at);
    size_t count = phw_weak_panels_find(luma, page, places);
    phw_page_free(&page);
    phw_image_free(&luma);
    return count;
}

static void test_letters_that_shine_through(void **state)
{
    (void)state;
    const look bars[] = {
        {PAPER, INK, 96, 12, beside, false}, /* 60 % of black */
        {PAPER, INK, 29, 4, beside, false},  /* 88 % */
        {PAPER, INK, 17, 2, below, false},   /* 93 %, under its label */
        {40, 225, 208, 249, beside, false},  /* 80 % of white on a dark page */
    };
    for (size_t i = 0; i < sizeof bars / sizeof bars[0]; i++) {
        phw_weak_panel_place places[PHW_WEAK_PANELS_MOST];
        assert_int_equal(find(&bars[i], places), 1);
        assert_int_equal(places[0].line, 0);
        assert_true(fabs(places[0].ground - bars[i].panel) <= 4);
        assert_true(fabs(places[0].letters - bars[i].letters) <= 4);
        assert_true(places[0].box.left >= bars[i].at.left &&
                    places[0].box.right <= bars[i].at.right);
        assert_true(places[0].box.right - places[0].box.left > 100);
        assert_true(places[0].box.bottom - places[0].box.top >= 16);
    }
}

static void test_what_is_no_cover(void **state)
{
    (void)state;
    const look others[] = {
        {PAPER, INK, 0, 0, beside, false},               /* an honest bar */
        {PAPER, INK, 96, 96, beside, false},             /* a coloured field */
        {PAPER, INK, 60, 230, beside, false},            /* a button: its letters are lighter */
        {40, 225, 250, 215, beside, false},              /* an empty search field on a dark page */
        {PAPER, INK, 200, 150, beside, false},           /* a disabled field */
        {PAPER, INK, 96, 12, beside, true},              /* could be read as it is */
        {PAPER, INK, 96, 12, {110, 0, 230, 110}, false}, /* a surface */
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        phw_weak_panel_place places[PHW_WEAK_PANELS_MOST];
        assert_int_equal(find(&others[i], places), 0);
    }
}

/* At the picture's edges nothing is read outside it. */
static void test_edges(void **state)
{
    (void)state;
    static const phw_box at[] = {{110, 0, 230, 22}, {240, 17, 360, 39}, {12, 90, 132, 110}};
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
        const look as = {PAPER, INK, 96, 12, at[i], false};
        phw_weak_panel_place places[PHW_WEAK_PANELS_MOST];
        assert_true(find(&as, places) <= 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters_that_shine_through),
        cmocka_unit_test(test_what_is_no_cover),
        cmocka_unit_test(test_edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
