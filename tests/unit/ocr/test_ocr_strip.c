/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "ocr/strip.h"

/* A line of some bars of unequal widths on a picture of one colour. */
typedef struct scene {
    phw_pyramid pyramid;
    phw_line line;
} scene;

static const struct {
    uint32_t left, right;
} bars[] = {{60, 66}, {90, 96}, {130, 142}, {200, 206}, {240, 252}};

#define BARS (sizeof bars / sizeof bars[0])

static scene make_scene(uint8_t ground, uint8_t ink)
{
    scene s = {.pyramid = PHW_PYRAMID_INIT};
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(320, 120, 1, &image, NULL), PHW_OK);
    memset(image->pixels, ground, image->stride * image->height);
    for (uint32_t y = 46; y < 74; y++)
        for (size_t i = 0; i < BARS; i++)
            memset(phw_image_row_mut(image, y) + bars[i].left, ink, bars[i].right - bars[i].left);
    assert_int_equal(phw_pyramid_build(image, 40, &s.pyramid, NULL), PHW_OK);
    phw_image_free(&image);
    s.line = (phw_line){.quad = phw_quad_from_box((phw_box){50, 44, 262, 76}),
                        .height = 32,
                        .polarity =
                            ground > ink ? PHW_POLARITY_DARK_ON_LIGHT : PHW_POLARITY_LIGHT_ON_DARK,
                        .plane = PHW_NO_PLANE,
                        .state = PHW_LINE_SKIPPED};
    return s;
}

static phw_strip cut(const scene *s, bool turned, bool mirrored)
{
    phw_look look = PHW_LOOK_DEFAULTS;
    phw_strip strip;
    look.turned = turned;
    look.mirrored = mirrored;
    look.smooth = 0;
    look.lean_within = 0;
    assert_int_equal(phw_strip_cut(&s->pyramid, &s->line, &look, &strip, NULL), PHW_OK);
    assert_int_equal(strip.pixels->height, PHW_STRIP_HEIGHT);
    assert_int_equal(strip.pixels->channels, 1);
    return strip;
}

/* Every dark column of the strip lies on a bar of the picture, and no light one does. */
static void check_columns(bool turned, bool mirrored)
{
    scene s = make_scene(220, 40);
    phw_strip strip = cut(&s, turned, mirrored);
    const uint8_t *row = phw_image_row(strip.pixels, PHW_STRIP_HEIGHT / 2);
    size_t edges = 0, dark = 0;
    for (uint32_t x = 0; x < strip.pixels->width; x++) {
        phw_quad quad = phw_strip_quad(&strip, x, x + 1.0);
        double at = phw_quad_centre(&quad).x;
        bool on_bar = false, at_edge = false;
        for (size_t i = 0; i < BARS; i++) {
            on_bar |= at > bars[i].left && at < bars[i].right;
            at_edge |= fabs(at - bars[i].left) < 1 || fabs(at - bars[i].right) < 1;
        }
        edges += at_edge;
        if (!at_edge)
            assert_int_equal(row[x] < 128, on_bar);
        dark += row[x] < 128;
    }
    assert_true(edges < strip.pixels->width / 4);
    assert_true(dark > 20);
    phw_strip_done(&strip);
    assert_null(strip.pixels);
    phw_pyramid_done(&s.pyramid);
}

static void test_columns_map_back(void **state)
{
    (void)state;
    check_columns(false, false);
    check_columns(true, false);
    check_columns(false, true);
    check_columns(true, true);
}

/* Bars whose middles stand on a bow come out beside each other, whichever way they are seen. */
static void test_a_bent_line_is_straightened(void **state)
{
    (void)state;
    enum { BEND = 36, TOP = 60, LOW = 28, FROM = 20, TO = 300 };
    for (int sign = -1; sign <= 1; sign += 2)
        for (int way = 0; way < 4; way++) {
            scene s = {.pyramid = PHW_PYRAMID_INIT};
            phw_image *image = NULL;
            assert_int_equal(phw_image_new(320, 200, 1, &image, NULL), PHW_OK);
            memset(image->pixels, 220, image->stride * image->height);
            for (uint32_t x = FROM; x < TO; x++) {
                double t = 2 * (x + 0.5 - FROM) / (TO - FROM) - 1;
                uint32_t top = (uint32_t)(TOP + 20 + sign * BEND * (0.5 - t * t));
                for (uint32_t y = top; x % 20 < 8 && y < top + LOW; y++)
                    phw_image_row_mut(image, y)[x] = 40;
            }
            assert_int_equal(phw_pyramid_build(image, 40, &s.pyramid, NULL), PHW_OK);
            phw_image_free(&image);
            double middle = TOP + 20 + LOW / 2.0, half = 17 + BEND / 2.0;
            s.line = (phw_line){
                .quad = phw_quad_from_box((phw_box){FROM, middle - half, TO, middle + half}),
                .bend = sign * BEND,
                .height = 34,
                .plane = PHW_NO_PLANE};
            phw_strip strip = cut(&s, way & 1, way >> 1);
            size_t dark = 0, off = 0;
            for (uint32_t y = 0; y < PHW_STRIP_HEIGHT; y++)
                for (uint32_t x = 0; x < strip.pixels->width; x++)
                    if (phw_image_row(strip.pixels, y)[x] < 128) {
                        dark++;
                        off += y < 5 || y >= PHW_STRIP_HEIGHT - 5;
                    }
            assert_true(dark > 20 * strip.pixels->width / 4);
            assert_true(off < dark / 100);
            phw_strip_done(&strip);
            phw_pyramid_done(&s.pyramid);
        }
}

static void test_looks_go_the_way_they_say(void **state)
{
    (void)state;
    scene s = make_scene(220, 40);
    for (int way = 0; way < 4; way++) {
        bool turned = way & 1, mirrored = way >> 1;
        phw_strip strip = cut(&s, turned, mirrored);
        const phw_point *p = strip.frame.corner;
        assert_int_equal(p[1].x > p[0].x, turned == mirrored);
        assert_int_equal(p[3].y > p[0].y, !turned);
        phw_quad first = phw_strip_quad(&strip, 0, 10), second = phw_strip_quad(&strip, 10, 20);
        double along = phw_quad_centre(&second).x - phw_quad_centre(&first).x;
        assert_int_equal(along > 0, turned == mirrored);
        phw_strip_done(&strip);
    }
    phw_pyramid_done(&s.pyramid);
}

static void test_the_whole_strip_is_its_frame(void **state)
{
    (void)state;
    scene s = make_scene(220, 40);
    phw_strip strip = cut(&s, false, false);
    phw_quad whole = phw_strip_quad(&strip, 0, strip.pixels->width);
    assert_true(fabs(whole.corner[0].x - strip.frame.corner[0].x) < 1e-6);
    assert_true(fabs(whole.corner[1].x - strip.frame.corner[1].x) < 1e-6);
    /* Across, it is the line itself, without the margins. */
    assert_true(fabs(whole.corner[0].y - 44) < 1e-6);
    assert_true(fabs(whole.corner[2].y - 76) < 1e-6);
    assert_true(strip.frame.corner[0].y < 44 && strip.frame.corner[2].y > 76);
    phw_strip_done(&strip);
    phw_pyramid_done(&s.pyramid);
}

static void test_contrast_is_normalised(void **state)
{
    (void)state;
    static const uint8_t colours[][2] = {{220, 40}, {40, 220}, {140, 100}, {100, 140}};
    for (size_t i = 0; i < sizeof colours / sizeof colours[0]; i++) {
        scene s = make_scene(colours[i][0], colours[i][1]);
        phw_strip strip = cut(&s, false, false);
        const uint8_t *row = phw_image_row(strip.pixels, PHW_STRIP_HEIGHT / 2);
        for (uint32_t x = 0; x < strip.pixels->width; x++) {
            phw_quad quad = phw_strip_quad(&strip, x, x + 1.0);
            double at = phw_quad_centre(&quad).x;
            if (at > 132 && at < 140)
                assert_true(row[x] < 40);
            if (at > 145 && at < 197)
                assert_true(row[x] > 215);
        }
        phw_strip_done(&strip);
        phw_pyramid_done(&s.pyramid);
    }
}

/* Pixels of a row whose grey level is nowhere near ink or ground: edges. */
static int soft_pixels(const phw_strip *strip)
{
    const uint8_t *row = phw_image_row(strip->pixels, PHW_STRIP_HEIGHT / 2);
    int soft = 0;
    for (uint32_t x = 0; x < strip->pixels->width; x++)
        soft += row[x] > 80 && row[x] < 176;
    return soft;
}

static void test_sharpening_makes_edges_steeper(void **state)
{
    (void)state;
    scene s = make_scene(220, 40);
    phw_look look = PHW_LOOK_DEFAULTS;
    phw_strip soft, sharp;
    look.smooth = 4;
    look.lean_within = 0;
    assert_int_equal(phw_strip_cut(&s.pyramid, &s.line, &look, &soft, NULL), PHW_OK);
    look.sharpen = 1.5F;
    assert_int_equal(phw_strip_cut(&s.pyramid, &s.line, &look, &sharp, NULL), PHW_OK);
    assert_in_range(soft_pixels(&sharp) * 4, 1, soft_pixels(&soft) * 3);
    phw_strip_done(&soft);
    phw_strip_done(&sharp);
    phw_pyramid_done(&s.pyramid);
}

static void test_a_slanted_line_is_levelled(void **state)
{
    (void)state;
    /* The same bars seen along a line that runs downward through a turned picture. */
    scene s = {.pyramid = PHW_PYRAMID_INIT};
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(120, 320, 1, &image, NULL), PHW_OK);
    memset(image->pixels, 220, image->stride * image->height);
    for (size_t i = 0; i < BARS; i++)
        for (uint32_t y = bars[i].left; y < bars[i].right; y++)
            memset(phw_image_row_mut(image, y) + 46, 40, 28);
    assert_int_equal(phw_pyramid_build(image, 40, &s.pyramid, NULL), PHW_OK);
    phw_image_free(&image);
    s.line = (phw_line){.quad = {{{76, 50}, {76, 262}, {44, 262}, {44, 50}}}, .height = 32};
    phw_strip strip = cut(&s, false, false);
    const uint8_t *row = phw_image_row(strip.pixels, PHW_STRIP_HEIGHT / 2);
    for (uint32_t x = 0; x < strip.pixels->width; x++) {
        phw_quad quad = phw_strip_quad(&strip, x, x + 1.0);
        phw_point at = phw_quad_centre(&quad);
        assert_true(fabs(at.x - 60) < 1e-6);
        if (at.y > 132 && at.y < 140)
            assert_true(row[x] < 40);
        if (at.y > 145 && at.y < 197)
            assert_true(row[x] > 215);
    }
    phw_strip_done(&strip);
    phw_pyramid_done(&s.pyramid);
}

/* Low letters in a high banner, whose ends the line does not reach. */
static void test_a_banner_taken_for_its_line(void **state)
{
    enum { WIDTH = 900, FIRST = 60, LAST = 860, TOP = 54, BOTTOM = 66 };
    (void)state;
    scene s = make_scene(200, 40);
    phw_pyramid_done(&s.pyramid);
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(WIDTH, 120, 1, &image, NULL), PHW_OK);
    memset(image->pixels, 200, image->stride * image->height);
    for (uint32_t y = TOP; y < BOTTOM; y++)
        for (uint32_t x = FIRST; x < LAST; x += 10)
            memset(phw_image_row_mut(image, y) + x, 40, 3);
    assert_int_equal(phw_pyramid_build(image, 40, &s.pyramid, NULL), PHW_OK);
    phw_image_free(&image);
    s.line.quad = phw_quad_from_box((phw_box){90, 40, 840, 80});
    phw_strip strip = cut(&s, false, false);
    phw_box box = phw_quad_bounds(&strip.text);
    assert_true(box.top > 45 && box.top <= TOP && box.bottom >= BOTTOM && box.bottom < 75);
    assert_true(box.left <= FIRST && box.right >= LAST);
    phw_strip_done(&strip);
    /* Of its own height it stays as it was found. */
    s.line.quad = phw_quad_from_box((phw_box){90, 52, 840, 68});
    strip = cut(&s, false, false);
    box = phw_quad_bounds(&strip.text);
    assert_true(fabs(box.top - 52) < 0.5 && fabs(box.left - 90) < 0.5);
    phw_strip_done(&strip);
    phw_pyramid_done(&s.pyramid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns_map_back),
        cmocka_unit_test(test_a_bent_line_is_straightened),
        cmocka_unit_test(test_looks_go_the_way_they_say),
        cmocka_unit_test(test_the_whole_strip_is_its_frame),
        cmocka_unit_test(test_contrast_is_normalised),
        cmocka_unit_test(test_sharpening_makes_edges_steeper),
        cmocka_unit_test(test_a_banner_taken_for_its_line),
        cmocka_unit_test(test_a_slanted_line_is_levelled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
