/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "mark/detector.h"
#include "mark/sheet.h"
#include "mark/sheet_quad.h"
#include "mark_page.h"

#define WIDTH 1000
#define HEIGHT 800
#define GRAIN 3 /* of a sensor, 8-bit levels: without it, it would be a screenshot */

static const phw_box sheet_box = {200, 100, 800, 700};

typedef struct desk {
    phw_page *page;
    phw_findings *findings;
    phw_image *image;
} desk;

/* A sheet on a desk, each so bright. */
static void lay(desk *d, phw_box sheet, int paper, int wood)
{
    uint32_t noise = 1;
    d->page = mark_page_new();
    d->findings = NULL;
    d->image = NULL;
    assert_int_equal(phw_findings_new(&d->findings, NULL), PHW_OK);
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &d->image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++) {
        uint8_t *row = phw_image_row_mut(d->image, y);
        for (uint32_t x = 0; x < WIDTH; x++) {
            const bool on =
                x >= sheet.left && x < sheet.right && y >= sheet.top && y < sheet.bottom;
            noise = noise * 1103515245U + 12345U;
            for (int c = 0; c < 3; c++)
                row[3 * x + (uint32_t)c] =
                    (uint8_t)((on ? paper : wood) + (int)(noise >> 16 & 0xff) % GRAIN);
        }
    }
}

static void clear_away(desk *d)
{
    phw_image_free(&d->image);
    phw_findings_free(&d->findings);
    phw_page_free(&d->page);
}

static phw_mark_scene scene_of(const desk *d)
{
    return (phw_mark_scene){.image = d->image, .page = d->page, .models = mark_page_models};
}

/* A block of one line of text, the plane that layout makes of it. */
static size_t write(desk *d, double x, double y, const char *text)
{
    const size_t plane =
        mark_page_plane(d->page, PHW_PLANE_BLOCK, (phw_box){x - 10, y - 10, x + 250, y + 30});
    mark_page_line(d->page, plane, x, y, text);
    return plane;
}

static double share_of_sheet(const phw_plane *plane)
{
    const phw_quad sheet = phw_quad_from_box(sheet_box);
    return phw_quad_overlap(&sheet, &plane->quad) /
           fmax(phw_quad_area(&sheet), phw_quad_area(&plane->quad));
}

static void test_a_block_becomes_the_sheet_it_stands_on(void **state)
{
    (void)state;
    desk d;
    lay(&d, sheet_box, 230, 90);
    const size_t block = write(&d, 260, 150, "Ward Ash");
    const size_t other = write(&d, 400, 600, "Bed 4");
    const size_t beside = write(&d, 20, 20, "London");
    mark_page_finding(d.findings, PHW_FINDING_APPOINTMENT, PHW_SUBJECT_PATIENT, other,
                      (phw_box){400, 600, 450, 620});
    mark_page_finding(d.findings, PHW_FINDING_PHONE, PHW_SUBJECT_PATIENT, beside,
                      (phw_box){20, 20, 80, 40});
    const phw_mark_scene scene = scene_of(&d);
    size_t widened = 9;
    assert_int_equal(phw_mark_widen_planes(&scene, d.findings, &widened, NULL), PHW_OK);
    assert_int_equal(widened, 1);
    assert_true(share_of_sheet(&d.page->planes[block]) > 0.95);
    assert_int_equal(d.page->planes[block].kind, PHW_PLANE_SHEET);
    assert_int_equal(d.page->lines[other].plane, block);
    assert_int_equal(d.findings->items[0].plane, block);
    /* What lies on the desk is not on the sheet, and the desk is none. */
    assert_int_equal(d.page->lines[beside].plane, beside);
    assert_int_equal(d.findings->items[1].plane, beside);
    assert_int_equal(d.page->planes[beside].kind, PHW_PLANE_BLOCK);
    clear_away(&d);
}

/* Small letters close together, in the corner of a black picture: what is seen between the lines is
 * as much letter as ground. */
static void test_close_lines_do_not_hide_their_ground(void **state)
{
    (void)state;
    for (int light = 0; light < 2; light++) {
        desk d;
        const int ground = light ? 5 : 230, letters = light ? 90 : 140;
        lay(&d, sheet_box, ground, light ? 90 : 40);
        const size_t block =
            mark_page_plane(d.page, PHW_PLANE_BLOCK, (phw_box){250, 140, 400, 250});
        for (int i = 0; i < 3; i++) {
            const size_t line = mark_page_line(d.page, block, 260, 150 + 22 * i, "Ashdown Mary");
            if (light)
                d.page->lines[line].polarity = PHW_POLARITY_LIGHT_ON_DARK;
        }
        for (uint32_t y = 150; y < 214; y++)
            memset(phw_image_row_mut(d.image, y) + 3 * 260, letters, 3 * 120);
        const phw_mark_scene scene = scene_of(&d);
        size_t widened = 9;
        assert_int_equal(phw_mark_widen_planes(&scene, d.findings, &widened, NULL), PHW_OK);
        assert_int_equal(widened, 1);
        assert_true(share_of_sheet(&d.page->planes[block]) > 0.95);
        clear_away(&d);
    }
}

/* A window's title on a bar of its own, above what is half empty: the plane has text of both. */
static void test_a_bar_beside_the_sheet_is_of_it(void **state)
{
    (void)state;
    for (int lines = 1; lines <= 3; lines += 2) {
        desk d;
        lay(&d, sheet_box, 230, 90);
        for (uint32_t y = 100; y < 140; y++)
            memset(phw_image_row_mut(d.image, y) + 3 * 200, 20, 3 * 600);
        const size_t block =
            mark_page_plane(d.page, PHW_PLANE_BLOCK, (phw_box){210, 110, 380, 260});
        const size_t title = mark_page_line(d.page, block, 220, 110, "Ashdown");
        d.page->lines[title].polarity = PHW_POLARITY_LIGHT_ON_DARK;
        for (int i = 0; i < lines; i++)
            mark_page_line(d.page, block, 220, 160 + 30 * (double)i, "Ward Ash");
        const phw_mark_scene scene = scene_of(&d);
        size_t widened = 9;
        assert_int_equal(phw_mark_widen_planes(&scene, d.findings, &widened, NULL), PHW_OK);
        /* Where half of the text lies beside it, the sheet is another. */
        assert_int_equal(widened, lines == 3);
        assert_int_equal(share_of_sheet(&d.page->planes[block]) > 0.9, lines == 3);
        clear_away(&d);
    }
}

/* Layout took the letters' edge for the paper's. A screen has its own edge round the white. */
static void test_a_strip_left_open_is_of_the_sheet(void **state)
{
    (void)state;
    static const struct {
        phw_box plane;
        bool mended;
    } cases[] = {{{200, 100, 775, 700}, true}, {{100, 50, 775, 700}, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        desk d;
        lay(&d, sheet_box, 230, 90);
        const size_t plane = mark_page_plane(d.page, PHW_PLANE_SHEET, cases[i].plane);
        mark_page_line(d.page, plane, 260, 150, "Ward Ash");
        const phw_mark_scene scene = scene_of(&d);
        size_t widened = 9;
        assert_int_equal(phw_mark_widen_planes(&scene, d.findings, &widened, NULL), PHW_OK);
        assert_int_equal(widened, cases[i].mended);
        assert_int_equal(share_of_sheet(&d.page->planes[plane]) > 0.98, cases[i].mended);
        clear_away(&d);
    }
}

static void test_no_sheet_where_no_edge_is(void **state)
{
    (void)state;
    static const struct {
        phw_box sheet;
        int paper, wood;
    } cases[] = {{{200, 100, 800, 700}, 230, 230}, {{0, 0, WIDTH, HEIGHT}, 230, 90}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        desk d;
        lay(&d, cases[i].sheet, cases[i].paper, cases[i].wood);
        const size_t block = write(&d, 260, 150, "Ward Ash");
        const phw_quad before = d.page->planes[block].quad;
        const phw_mark_scene scene = scene_of(&d);
        size_t widened = 9;
        assert_int_equal(phw_mark_widen_planes(&scene, d.findings, &widened, NULL), PHW_OK);
        assert_int_equal(widened, 0);
        assert_memory_equal(&before, &d.page->planes[block].quad, sizeof before);
        clear_away(&d);
    }
}

/* A card whose colour runs from light to dark, as a computer draws it. */
static void test_an_upright_card_of_a_screenshot_makes_no_photograph(void **state)
{
    (void)state;
    desk d;
    lay(&d, sheet_box, 230, 90);
    for (uint32_t y = 0; y < HEIGHT; y++) {
        uint8_t *row = phw_image_row_mut(d.image, y);
        memset(row, 90, 3 * (size_t)WIDTH);
        if (y >= sheet_box.top && y < sheet_box.bottom)
            memset(row + 3 * (size_t)sheet_box.left, 255 - (int)y / 10,
                   3 * (size_t)(sheet_box.right - sheet_box.left));
    }
    const size_t block = write(&d, 260, 150, "Ward Ash");
    const phw_mark_scene scene = scene_of(&d);
    size_t widened = 9;
    assert_int_equal(phw_mark_widen_planes(&scene, d.findings, &widened, NULL), PHW_OK);
    assert_true(share_of_sheet(&d.page->planes[block]) > 0.95);
    assert_int_equal(widened, 0);
    clear_away(&d);
}

/* Neither says enough: what may be a name in one corner, and a word of care in another. */
static void test_what_stands_apart_on_one_sheet_is_of_one_record(void **state)
{
    (void)state;
    for (int apart = 0; apart < 2; apart++) {
        desk d;
        lay(&d, sheet_box, 230, apart ? 230 : 90);
        const size_t name = write(&d, 260, 150, "Ashdown");
        mark_page_finding(d.findings, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, name,
                          (phw_box){260, 150, 330, 170});
        d.findings->items[0].confidence = 0.6;
        write(&d, 500, 600, "re: biopsy");
        const phw_mark_scene scene = scene_of(&d);
        phw_mark_found found = {.findings = d.findings};
        assert_int_equal(phw_mark_find_records(&scene, &found, NULL), PHW_OK);
        assert_int_equal(d.page->planes[name].clinical, !apart);
        clear_away(&d);
    }
}

static void test_four_edges_of_a_cut_corner(void **state)
{
    (void)state;
    /* By columns; the corner at (100, 0) is cut off. */
    static const phw_point points[] = {{0, 0}, {0, 50}, {60, 0}, {60, 50}, {100, 20}, {100, 50}};
    phw_point hull[7];
    phw_quad quad;
    const size_t count = phw_sheet_hull(points, sizeof points / sizeof points[0], hull);
    assert_int_equal(count, 5);
    assert_float_equal(phw_sheet_area(hull, count), 4600, 1e-9);
    assert_true(phw_sheet_quad(hull, count, &quad));
    assert_float_equal(phw_quad_area(&quad), 5000, 1e-9);
    assert_true(phw_quad_contains(&quad, (phw_point){99, 1}));
    /* A triangle has no four. */
    const size_t three = phw_sheet_hull(points, 3, hull);
    assert_false(phw_sheet_quad(hull, three, &quad));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_block_becomes_the_sheet_it_stands_on),
        cmocka_unit_test(test_close_lines_do_not_hide_their_ground),
        cmocka_unit_test(test_a_bar_beside_the_sheet_is_of_it),
        cmocka_unit_test(test_a_strip_left_open_is_of_the_sheet),
        cmocka_unit_test(test_no_sheet_where_no_edge_is),
        cmocka_unit_test(test_an_upright_card_of_a_screenshot_makes_no_photograph),
        cmocka_unit_test(test_what_stands_apart_on_one_sheet_is_of_one_record),
        cmocka_unit_test(test_four_edges_of_a_cut_corner),
    };
    return cmocka_run_group_tests(tests, mark_page_open_models, mark_page_close_models);
}
