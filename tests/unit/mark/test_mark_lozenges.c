/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/pyramid.h"
#include "lozenge_art.h"
#include "mark/blobs.h"
#include "mark/coloured_boxes.h"
#include "mark/detector.h"
#include "mark/lozenge.h"
#include "mark/lozenge_boxes.h"
#include "mark_page.h"

static const lozenge_colours blue = {{255, 255, 255}, {0, 94, 184}, {255, 255, 255}};
static const lozenge_colours reversed = {{0, 94, 184}, {255, 255, 255}, {0, 94, 184}};
static const phw_box place = {200, 100, 320, 148};

static bool has_tag(const phw_finding *finding, const char *tag)
{
    for (size_t i = 0; i < finding->because_count; i++)
        if (strcmp(finding->because[i], tag) == 0)
            return true;
    return false;
}

/* The one mark in a picture with a lozenge at `place` on a sheet, beside a name or not. */
static phw_finding find_one(const lozenge_colours *colours, bool name)
{
    phw_page *page = mark_page_new();
    phw_findings *findings = NULL;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_image *image = lozenge_ground(1000, 800, colours->ground);
    const phw_quad quad = phw_quad_from_box(place);
    assert_non_null(image);
    lozenge_paint(image, &quad, "NHS", colours);
    assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    size_t sheet = mark_page_plane(page, PHW_PLANE_SHEET, (phw_box){100, 50, 600, 700});
    if (name)
        mark_page_finding(findings, PHW_FINDING_TRUST_NAME, PHW_SUBJECT_ORGANISATION, sheet,
                          (phw_box){120, 160, 320, 180});
    const phw_mark_scene scene = {.image = image, .pyramid = &pyramid, .page = page};
    phw_mark_found found = {.findings = findings};
    assert_int_equal(phw_mark_find_lozenges(&scene, &found, NULL), PHW_OK);
    assert_int_equal(findings->count, name ? 2 : 1);
    phw_finding mark = findings->items[findings->count - 1];
    assert_int_equal(mark.kind, PHW_FINDING_TRUST_LOGO);
    assert_int_equal(mark.subject, PHW_SUBJECT_ORGANISATION);
    assert_int_equal(mark.plane, sheet);
    assert_true(mark.confidence >= 0.5 && mark.confidence < 1);
    assert_true(phw_quad_overlap(&mark.quad, &quad) > 0.9 * phw_quad_area(&quad));
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
    phw_findings_free(&findings);
    phw_page_free(&page);
    return mark;
}

static void test_a_lozenge_becomes_a_finding(void **state)
{
    (void)state;
    phw_finding mark = find_one(&blue, false);
    assert_true(has_tag(&mark, "lozenge"));
    assert_false(has_tag(&mark, "reversed"));
    assert_false(has_tag(&mark, "name-beside"));
}

static void test_light_boxes_are_told(void **state)
{
    (void)state;
    phw_finding mark = find_one(&reversed, false);
    assert_true(has_tag(&mark, "reversed"));
}

static void test_a_name_beside_is_told(void **state)
{
    (void)state;
    phw_finding mark = find_one(&blue, true);
    assert_true(has_tag(&mark, "name-beside"));
}

/* How many marks there are where one is also within a line with this text that begins at @p left.
 */
static size_t count_within_line(const char *text, double left, phw_box box)
{
    phw_page *page = mark_page_new();
    phw_findings *findings = NULL;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_image *image = lozenge_ground(1000, 800, blue.ground);
    const phw_quad quad = phw_quad_from_box(box);
    assert_non_null(image);
    lozenge_paint(image, &quad, "NHS", &blue);
    assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    size_t sheet = mark_page_plane(page, PHW_PLANE_SHEET, (phw_box){100, 50, 600, 700});
    mark_page_line(page, sheet, left, 105, text);
    const phw_mark_scene scene = {.image = image, .pyramid = &pyramid, .page = page};
    phw_mark_found found = {.findings = findings};
    assert_int_equal(phw_mark_find_lozenges(&scene, &found, NULL), PHW_OK);
    size_t count = findings->count;
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
    phw_findings_free(&findings);
    phw_page_free(&page);
    return count;
}

/* The same, where a small one is a word of the line. */
static size_t count_on_line(const char *text)
{
    return count_within_line(text, 122, (phw_box){200, 100, 275, 130});
}

static void test_a_word_within_a_line_is_no_mark(void **state)
{
    (void)state;
    assert_int_equal(count_on_line("Coldbrook NHS Foundation Trust"), 0);
    assert_int_equal(count_on_line("Coldbrook NHS"), 1);
    assert_int_equal(count_on_line("Hospital NHS"), 0); /* ends where the box begins */
}

/* The network does not tell "NES" in a box from the mark; who reads it does. */
static void test_a_box_that_says_something_else_is_no_mark(void **state)
{
    (void)state;
    assert_int_equal(count_on_line("Coldbrook NES"), 0);
    assert_int_equal(count_on_line("Coldbrook SHN"), 1); /* upside down */
    assert_int_equal(count_on_line("Coldbrook YMR"), 1); /* a part */
    assert_int_equal(count_on_line("Coldbrook VHS"), 1); /* a heavy N misread */
    assert_int_equal(count_on_line("Coldbrook VKS"), 0);
}

static void test_a_part_of_a_longer_word_is_no_mark(void **state)
{
    (void)state;
    const phw_box middle = {200, 109, 230, 121};
    assert_int_equal(count_within_line("Mental", 185, middle), 0);
    assert_int_equal(count_within_line("CYMRU", 190, middle), 1);
    assert_int_equal(count_within_line("", 165, middle), 1); /* was not read */
}

/* Where letters nearly touch its edge, a box is whole on the level only where it is larger. */
static void test_a_level_gives_boxes_of_more_than_twice_the_least_size(void **state)
{
    (void)state;
    const phw_blob_form form = PHW_BLOB_FORM_LOZENGE;
    const phw_quad quad = phw_quad_from_box((phw_box){100, 60, 165, 86});
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_blobs blobs = {0};
    phw_image *image = lozenge_ground(300, 200, blue.ground);
    bool whole = false;
    assert_non_null(image);
    lozenge_paint(image, &quad, "NHS", &blue);
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_blobs_find(&pyramid, 0, &form, &blobs, NULL), PHW_OK);
    for (size_t i = 0; i < blobs.count; i++)
        whole |= phw_quad_overlap(&blobs.items[i].box, &quad) > 0.9 * phw_quad_area(&quad);
    assert_true(whole);
    phw_blobs_done(&blobs);
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
}

/* Each pixel becomes the mean of the three by three round it; the picture's rim stays. */
static void soften(phw_image *image)
{
    phw_image *sharp = NULL;
    assert_int_equal(phw_image_new(image->width, image->height, 3, &sharp, NULL), PHW_OK);
    for (uint32_t y = 0; y < image->height; y++)
        memcpy(phw_image_row_mut(sharp, y), phw_image_row(image, y), (size_t)image->width * 3);
    for (uint32_t y = 1; y + 1 < image->height; y++)
        for (size_t i = 3; i + 3 < (size_t)image->width * 3; i++) {
            unsigned sum = 0;
            for (uint32_t row = y - 1; row <= y + 1; row++) {
                const uint8_t *at = phw_image_row(sharp, row) + i;
                sum += (unsigned)at[-3] + at[0] + at[3];
            }
            phw_image_row_mut(image, y)[i] = (uint8_t)(sum / 9);
        }
    phw_image_free(&sharp);
}

/* How many marks are found where one box is painted, and softened so often; the surest one's quad.
 */
static size_t count_softened(phw_box box, const lozenge_colours *colours, const char *letters,
                             int times, phw_quad *found)
{
    static phw_lozenge marks[PHW_LOZENGES_MOST];
    const phw_quad quad = phw_quad_from_box(box);
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_image *image = lozenge_ground(600, 400, colours->ground);
    size_t count = 0;
    assert_non_null(image);
    lozenge_paint(image, &quad, letters, colours);
    for (int i = 0; i < times; i++)
        soften(image);
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_lozenges_find(&pyramid, image, marks, &count, NULL), PHW_OK);
    if (count > 0)
        *found = marks[0].quad;
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
    return count;
}

static size_t count_marks(const lozenge_colours *colours, const char *letters, phw_quad *found)
{
    return count_softened(place, colours, letters, 0, found);
}

static void test_an_orange_box_is_no_mark(void **state)
{
    (void)state;
    const lozenge_colours orange = {{255, 255, 255}, {225, 120, 0}, {255, 255, 255}};
    phw_quad found;
    assert_int_equal(count_marks(&orange, "NHS", &found), 0);
}

/* Green, violet and grey that are as dark as the box, a redder and a bluer one, the box's own. */
static void test_a_box_on_a_band_as_dark_is_found_by_its_letters(void **state)
{
    (void)state;
    static const uint8_t bands[][3] = {{0, 114, 110},  {90, 40, 110}, {70, 78, 84},
                                       {174, 37, 115}, {0, 48, 135},  {0, 94, 184}};
    const phw_quad quad = phw_quad_from_box(place);
    for (size_t i = 0; i < sizeof bands / sizeof bands[0]; i++) {
        lozenge_colours colours = {{0}, {0, 94, 184}, {255, 255, 255}};
        memcpy(colours.ground, bands[i], sizeof colours.ground);
        phw_quad found;
        assert_int_equal(count_marks(&colours, "NHS", &found), 1);
        assert_true(phw_quad_overlap(&found, &quad) > 0.7 * phw_quad_area(&quad));
        assert_true(phw_quad_area(&found) < 1.4 * phw_quad_area(&quad));
        assert_int_equal(count_marks(&colours, "TNO", &found), 0);
    }
}

/* A lanyard's, as a camera sees it from across a desk: letters run into each other and to the box's
 * edge. */
static void test_a_small_soft_box_on_such_a_band_is_found(void **state)
{
    (void)state;
    static const uint8_t bands[][3] = {{60, 60, 70}, {0, 114, 110}, {120, 30, 40},
                                       {66, 85, 99}, {0, 150, 57},  {80, 70, 60}};
    for (size_t i = 0; i < sizeof bands / sizeof bands[0]; i++)
        for (int wide = 28; wide <= 36; wide += 4) {
            lozenge_colours colours = {{0}, {0, 94, 184}, {255, 255, 255}};
            memcpy(colours.ground, bands[i], sizeof colours.ground);
            const phw_box box = {200.4, 100.3, 200.4 + wide, 100.3 + wide / 2.5};
            const phw_quad quad = phw_quad_from_box(box);
            phw_quad found;
            assert_int_equal(count_softened(box, &colours, "NHS", 2, &found), 1);
            assert_true(phw_quad_overlap(&found, &quad) > 0.7 * phw_quad_area(&quad));
            assert_int_equal(count_softened(box, &colours, "TNO", 2, &found), 0);
        }
}

static float frame_of(const phw_quad *box, const lozenge_colours *colours)
{
    phw_image *image = lozenge_ground(600, 400, colours->ground);
    assert_non_null(image);
    lozenge_paint(image, box, "NHS", colours);
    const float frame = phw_cutout_frame(image, box);
    phw_image_free(&image);
    return frame;
}

/* How much of the box at `place` the best light blob, or dark one, of its colours shares. */
static double share_of_coloured(const lozenge_colours *colours, bool light)
{
    const phw_quad quad = phw_quad_from_box(place);
    const phw_blob_form form = PHW_BLOB_FORM_LOZENGE;
    phw_image *image = lozenge_ground(600, 400, colours->ground);
    phw_blobs blobs = {0};
    double best = 0;
    assert_non_null(image);
    lozenge_paint(image, &quad, "NHS", colours);
    assert_int_equal(phw_coloured_boxes_find(image, &form, &blobs, NULL), PHW_OK);
    for (size_t i = 0; i < blobs.count; i++) {
        const phw_quad *box = &blobs.items[i].box;
        const double shared = phw_quad_overlap(box, &quad);
        if (blobs.items[i].light == light)
            best = fmax(best, shared / (phw_quad_area(box) + phw_quad_area(&quad) - shared));
    }
    phw_blobs_done(&blobs);
    phw_image_free(&image);
    return best;
}

/* A pixel and a half of blur at 22 px: the second look is less sure, and colours decide. */
static void test_a_tiny_blurred_box_on_such_a_band_is_found(void **state)
{
    (void)state;
    static const uint8_t bands[][3] = {{60, 60, 70},   {0, 114, 110}, {120, 30, 40}, {66, 85, 99},
                                       {0, 150, 57},   {80, 70, 60},  {90, 40, 110}, {110, 110, 60},
                                       {120, 80, 80},  {50, 90, 120}, {20, 20, 24},  {130, 90, 30},
                                       {150, 40, 120}, {70, 120, 140}};
    size_t all = 0;
    for (size_t i = 0; i < sizeof bands / sizeof bands[0]; i++) {
        lozenge_colours colours = {{0}, {0, 94, 184}, {255, 255, 255}};
        memcpy(colours.ground, bands[i], sizeof colours.ground);
        phw_quad found;
        all += count_softened((phw_box){200.4, 100.3, 222.4, 109.1}, &colours, "NHS", 4, &found);
    }
    assert_int_equal(all, sizeof bands / sizeof bands[0]);
}

/* Of a page in the mark's blue a guessed box has no edge in any colour. */
static void test_a_band_of_another_colour_frames_a_box(void **state)
{
    (void)state;
    static const uint8_t own[] = {0, 94, 184}, others[][3] = {{70, 78, 84}, {0, 114, 110}};
    const phw_quad box = phw_quad_from_box(place);
    lozenge_colours colours = {{0}, {0, 94, 184}, {255, 255, 255}};
    memcpy(colours.ground, own, sizeof own);
    assert_true(frame_of(&box, &colours) < 5);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        memcpy(colours.ground, others[i], sizeof own);
        assert_true(frame_of(&box, &colours) > 60);
    }
}

/* "NHS" and a word after it on a board in the mark's blue, or on its own on a band of another
 * colour; at all sizes and blurs together. */
static size_t count_words(const uint8_t ground[3], bool words)
{
    static phw_lozenge marks[PHW_LOZENGES_MOST];
    lozenge_colours colours = {{0}, {0, 94, 184}, {255, 255, 255}};
    size_t all = 0;
    memcpy(colours.ground, ground, sizeof colours.ground);
    for (int wide = 24; wide <= 42; wide += 3)
        for (int times = 0; times <= 3; times++) {
            phw_pyramid pyramid = PHW_PYRAMID_INIT;
            phw_image *image = lozenge_ground(340, 200, ground);
            size_t count = 0;
            assert_non_null(image);
            const double high = wide / 2.5;
            const phw_quad first = phw_quad_from_box((phw_box){200, 100, 200 + wide, 100 + high});
            lozenge_paint(image, &first, "NHS", &colours);
            if (words)
                lozenge_paint_bars(image, &first, colours.ink);
            for (int i = 0; i < times; i++)
                soften(image);
            assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
            assert_int_equal(phw_lozenges_find(&pyramid, image, marks, &count, NULL), PHW_OK);
            all += count;
            phw_pyramid_done(&pyramid);
            phw_image_free(&image);
        }
    return all;
}

/* The next word's letters are no edge of a box: of "NHS Trust" on a board in the mark's blue. */
static void test_a_word_on_a_blue_board_is_no_mark(void **state)
{
    (void)state;
    static const uint8_t board[] = {0, 94, 184}, band[] = {66, 85, 99};
    assert_in_range(count_words(board, true), 0, 2); /* of 28 */
    assert_int_equal(count_words(band, false), 7 * 4);
}

/* White on pale yellow and blue on grey, each nearly as light as its ground. */
static void test_a_box_is_seen_by_its_colour_alone(void **state)
{
    (void)state;
    const lozenge_colours white = {{255, 250, 170}, {255, 255, 255}, {0, 94, 184}};
    const lozenge_colours dark = {{84, 84, 84}, {0, 94, 184}, {200, 215, 230}};
    assert_true(share_of_coloured(&white, true) > 0.9);
    assert_true(share_of_coloured(&dark, false) > 0.9);
}

/* A wall of lanyards: what is surely a mark takes no looks from the others. */
static void test_many_small_boxes_on_such_a_band_are_all_found(void **state)
{
    (void)state;
    static phw_lozenge marks[PHW_LOZENGES_MOST];
    const lozenge_colours colours = {{66, 85, 99}, {0, 94, 184}, {255, 255, 255}};
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_image *image = lozenge_ground(600, 400, colours.ground);
    size_t count = 0, painted = 0;
    assert_non_null(image);
    for (double top = 20; top < 370; top += 50)
        for (double left = 20; left < 550; left += 70, painted++) {
            const phw_box box = {left + 0.4, top + 0.3, left + 32.4, top + 13.1};
            const phw_quad quad = phw_quad_from_box(box);
            lozenge_paint(image, &quad, "NHS", &colours);
        }
    soften(image);
    soften(image);
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_lozenges_find(&pyramid, image, marks, &count, NULL), PHW_OK);
    assert_int_equal(count, painted);
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
}

static size_t count_boxes_by_letters(const lozenge_colours *colours, phw_box letters)
{
    const phw_quad quad = phw_quad_from_box(place), round = phw_quad_from_box(letters);
    const phw_blob blob = {round, round, true};
    phw_lozenge_box boxes[PHW_LOZENGE_BOXES_MOST];
    phw_image *image = lozenge_ground(600, 400, colours->ground);
    size_t count = 0;
    assert_non_null(image);
    lozenge_paint(image, &quad, "NHS", colours);
    const size_t all = phw_lozenge_boxes(image, &blob, boxes);
    assert_true(all <= PHW_LOZENGE_BOXES_MOST);
    for (size_t i = 0; i < all; i++)
        count += boxes[i].box == PHW_CUTOUT_LETTERS;
    phw_image_free(&image);
    return count;
}

/* What of its union with @p wanted the best guess round these letters on blue shares. */
static double best_guess(phw_box letters, const phw_quad *wanted)
{
    static const uint8_t box[3] = {0, 94, 184};
    const phw_quad round = phw_quad_from_box(letters);
    const phw_blob blob = {round, round, true};
    phw_lozenge_box boxes[PHW_LOZENGE_BOXES_MOST];
    phw_image *image = lozenge_ground(400, 300, box);
    double best = 0;
    assert_non_null(image);
    const size_t all = phw_lozenge_boxes(image, &blob, boxes);
    for (size_t i = 0; i < all; i++) {
        const double shared = phw_quad_overlap(&boxes[i].quad, wanted);
        best =
            fmax(best, shared / (phw_quad_area(&boxes[i].quad) + phw_quad_area(wanted) - shared));
    }
    phw_image_free(&image);
    return best;
}

/* Small, GIG Cymru NHS Wales on a band as dark is two blobs, of the upper words or of both, and at
 * times but one. Large letters on blue are a button's words. */
static void test_half_the_letters_tell_a_small_box_of_wales(void **state)
{
    (void)state;
    const phw_quad small = phw_quad_from_box((phw_box){100, 100, 136, 117.4});
    const phw_quad large = phw_quad_from_box((phw_box){100, 100, 220, 158});
    assert_true(best_guess((phw_box){101.5, 101.5, 116.5, 109.9}, &small) > 0.75); /* GIG */
    assert_true(best_guess((phw_box){119.2, 101.5, 134.8, 110.2}, &small) > 0.75); /* NHS */
    assert_true(best_guess((phw_box){101.2, 101.5, 116.8, 114.1}, &small) > 0.75); /* both left */
    assert_true(best_guess((phw_box){119.5, 101.8, 135.1, 114.7}, &small) > 0.75); /* and right */
    assert_true(best_guess((phw_box){105, 105, 155, 133}, &large) < 0.5);
}

/* Soft letters are as large as their box: just outside it is the band. */
static void test_letters_may_fill_their_box(void **state)
{
    (void)state;
    const lozenge_colours colours = {{120, 30, 40}, {0, 94, 184}, {255, 255, 255}};
    const phw_box box = {place.left + 1, place.top + 1, place.right - 1, place.bottom - 1};
    const phw_box within = {place.left + 15, place.top + 10, place.right - 15, place.bottom - 10};
    const phw_box beside = {place.left, place.top + 100, place.right, place.bottom + 100};
    assert_true(count_boxes_by_letters(&colours, box) > 0);
    assert_true(count_boxes_by_letters(&colours, within) > 0);
    assert_int_equal(count_boxes_by_letters(&colours, beside), 0);
}

/* Along its edge a small soft box has the band's colour, between its letters its own. */
static void test_a_band_does_not_shine_in_between_letters(void **state)
{
    (void)state;
    const lozenge_colours colours = {{0, 150, 57}, {0, 94, 184}, {255, 255, 255}};
    const phw_quad box = phw_quad_from_box((phw_box){200.4, 100.3, 230.4, 112.3});
    const phw_quad found = phw_quad_pad(&box, 1, 1);
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_image *image = lozenge_ground(600, 400, colours.ground);
    phw_cutout cutout;
    assert_non_null(image);
    lozenge_paint(image, &box, "NHS", &colours);
    soften(image);
    soften(image);
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    assert_true(phw_cutout_make(&pyramid, image, &found, PHW_CUTOUT_LETTERS, &cutout));
    assert_true(cutout.ratio[1] > cutout.ratio[2]);
    assert_true(cutout.between[1] < cutout.between[2]);
    assert_true(cutout.between[0] + 0.15F < cutout.between[2]);
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
}

static void test_a_white_box_lies_on_a_band_of_any_colour(void **state)
{
    (void)state;
    static const uint8_t bands[][3] = {
        {120, 30, 40}, {90, 20, 20}, {0, 90, 60}, {200, 60, 20}, {20, 20, 22}};
    for (size_t i = 0; i < sizeof bands / sizeof bands[0]; i++) {
        lozenge_colours colours = {{0}, {255, 255, 255}, {0, 94, 184}};
        memcpy(colours.ground, bands[i], sizeof colours.ground);
        phw_quad found;
        assert_int_equal(count_marks(&colours, "NHS", &found), 1);
        assert_int_equal(count_marks(&colours, "TNO", &found), 0);
    }
}

static void test_a_plain_picture_has_no_boxes(void **state)
{
    (void)state;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    const phw_blob_form form = PHW_BLOB_FORM_LOZENGE;
    phw_blobs blobs = {0};
    phw_image *image = lozenge_ground(300, 200, blue.box);
    assert_non_null(image);
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    for (int level = 0; level < pyramid.count; level++)
        assert_int_equal(phw_blobs_find(&pyramid, level, &form, &blobs, NULL), PHW_OK);
    assert_int_equal(blobs.count, 0);
    phw_blobs_done(&blobs);
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_lozenge_becomes_a_finding),
        cmocka_unit_test(test_light_boxes_are_told),
        cmocka_unit_test(test_a_name_beside_is_told),
        cmocka_unit_test(test_a_word_within_a_line_is_no_mark),
        cmocka_unit_test(test_a_box_that_says_something_else_is_no_mark),
        cmocka_unit_test(test_a_part_of_a_longer_word_is_no_mark),
        cmocka_unit_test(test_a_level_gives_boxes_of_more_than_twice_the_least_size),
        cmocka_unit_test(test_an_orange_box_is_no_mark),
        cmocka_unit_test(test_a_box_on_a_band_as_dark_is_found_by_its_letters),
        cmocka_unit_test(test_a_small_soft_box_on_such_a_band_is_found),
        cmocka_unit_test(test_a_tiny_blurred_box_on_such_a_band_is_found),
        cmocka_unit_test(test_a_band_of_another_colour_frames_a_box),
        cmocka_unit_test(test_a_word_on_a_blue_board_is_no_mark),
        cmocka_unit_test(test_a_box_is_seen_by_its_colour_alone),
        cmocka_unit_test(test_many_small_boxes_on_such_a_band_are_all_found),
        cmocka_unit_test(test_half_the_letters_tell_a_small_box_of_wales),
        cmocka_unit_test(test_letters_may_fill_their_box),
        cmocka_unit_test(test_a_band_does_not_shine_in_between_letters),
        cmocka_unit_test(test_a_white_box_lies_on_a_band_of_any_colour),
        cmocka_unit_test(test_a_plain_picture_has_no_boxes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
