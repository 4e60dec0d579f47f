/* SPDX-License-Identifier: Apache-2.0 */
/* What is taken for an organisation's own emblem beside its name, and what is not. Letters are
 * painted as strokes where mark_page_line() says that words are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lozenge_art.h"
#include "mark/detector.h"
#include "mark_page.h"

static const uint8_t white[3] = {250, 250, 250}, ink[3] = {30, 30, 40}, teal[3] = {0, 114, 110};
static const uint8_t pink[3] = {174, 37, 115}, navy[3] = {20, 60, 90};

#define NAME "Northmere General Hospital"
#define LEFT 300.0
#define TOP 300.0
#define UNIT 20.0 /* height of a line in mark_page */
#define RIGHT (LEFT + 260)

typedef struct scene {
    phw_page *page;
    phw_image *image;
    phw_findings *findings;
} scene;

static void paint_box(scene *on, phw_box box, const uint8_t colour[3])
{
    for (uint32_t y = (uint32_t)box.top; y < box.bottom; y++)
        for (uint32_t x = (uint32_t)box.left; x < box.right; x++)
            memcpy(phw_image_row_mut(on->image, y) + (size_t)x * 3, colour, 3);
}

static void paint_disc(scene *on, phw_point centre, double radius, const uint8_t colour[3])
{
    for (double y = -radius; y <= radius; y++)
        for (double x = -radius; x <= radius; x++)
            if (x * x + y * y <= radius * radius)
                paint_box(on,
                          (phw_box){centre.x + x, centre.y + y, centre.x + x + 1, centre.y + y + 1},
                          colour);
}

/* A disc of two colours. */
static void paint_emblem(scene *on, phw_point centre, double radius)
{
    paint_disc(on, centre, radius, teal);
    paint_disc(on, (phw_point){centre.x, centre.y + radius / 3}, radius / 2, pink);
}

/* A line of letters, each a stem with a foot. */
static void put_text(scene *on, double x, double y, const char *text)
{
    mark_page_line(on->page, PHW_NO_PLANE, x, y, text);
    for (size_t i = 0; text[i]; i++) {
        const double left = x + 10 * (double)i;
        if (text[i] == ' ')
            continue;
        paint_box(on, (phw_box){left + 2, y + 2, left + 4, y + 15}, ink);
        paint_box(on, (phw_box){left + 2, y + 13, left + 8, y + 15}, ink);
    }
}

/* A line that is a trust's name, words @p first to @p last of it. */
static void tell_name(scene *on, size_t line, size_t first, size_t last)
{
    const phw_line *of = &on->page->lines[line];
    const phw_quad ends[2] = {on->page->words[of->first_word + first].quad,
                              on->page->words[of->first_word + last].quad};
    const phw_finding finding = {.kind = PHW_FINDING_TRUST_NAME,
                                 .subject = PHW_SUBJECT_ORGANISATION,
                                 .confidence = 0.75,
                                 .quad = phw_quad_union(ends, 2, 0),
                                 .plane = PHW_NO_PLANE,
                                 .line = line,
                                 .first_word = of->first_word + first,
                                 .last_word = of->first_word + last};
    assert_int_equal(phw_findings_add(on->findings, &finding, NULL), PHW_OK);
}

static void put_name(scene *on, double x, double y, const char *name)
{
    put_text(on, x, y, name);
    const size_t line = on->page->line_count - 1;
    tell_name(on, line, 0, on->page->lines[line].word_count - 1);
}

static scene blank_scene(const uint8_t ground[3])
{
    scene made = {mark_page_new(), lozenge_ground(1000, 800, ground), NULL};
    assert_non_null(made.image);
    assert_int_equal(phw_findings_new(&made.findings, NULL), PHW_OK);
    return made;
}

static scene scene_with_name(void)
{
    scene made = blank_scene(white);
    put_name(&made, LEFT, TOP, NAME);
    return made;
}

/* How many emblems are found; *where is the last one. Frees the scene. */
static size_t count_emblems(scene *made, phw_box *where)
{
    const phw_mark_scene seen = {.image = made->image, .page = made->page};
    phw_mark_found found = {.findings = made->findings};
    const size_t before = made->findings->count;
    assert_int_equal(phw_mark_find_own_emblems(&seen, &found, NULL), PHW_OK);
    const size_t count = made->findings->count - before;
    for (size_t i = before; i < made->findings->count; i++) {
        const phw_finding *finding = &made->findings->items[i];
        assert_int_equal(finding->kind, PHW_FINDING_TRUST_LOGO);
        assert_int_equal(finding->subject, PHW_SUBJECT_ORGANISATION);
        assert_string_equal(finding->because[0], "own-emblem");
        assert_true(finding->confidence < 0.75); /* never surer than its name */
        if (where)
            *where = phw_quad_bounds(&finding->quad);
    }
    phw_findings_free(&made->findings);
    phw_image_free(&made->image);
    phw_page_free(&made->page);
    return count;
}

static void assert_is_at(const phw_box *where, phw_point centre, double radius)
{
    assert_true(where->left <= centre.x - radius + 2 && where->left >= centre.x - radius - 8);
    assert_true(where->right >= centre.x + radius - 2 && where->right <= centre.x + radius + 8);
    assert_true(where->top <= centre.y - radius + 2 && where->top >= centre.y - radius - 8);
    assert_true(where->bottom >= centre.y + radius - 2 && where->bottom <= centre.y + radius + 8);
}

static void test_beside_and_above_a_name(void **state)
{
    (void)state;
    const double middle = TOP + UNIT / 2;
    const struct {
        phw_point centre;
        double radius;
    } places[] = {{{LEFT - 50, middle}, 30},
                  {{LEFT - 25, middle}, 12},
                  {{RIGHT + 45, middle}, 30},
                  {{LEFT + 30, TOP - 45}, 28},
                  {{(LEFT + RIGHT) / 2, TOP - 35}, 24}};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        scene made = scene_with_name();
        phw_box where;
        paint_emblem(&made, places[i].centre, places[i].radius);
        assert_int_equal(count_emblems(&made, &where), 1);
        assert_is_at(&where, places[i].centre, places[i].radius);
    }
}

static void test_a_name_of_two_lines(void **state)
{
    (void)state;
    scene made = blank_scene(white);
    const phw_point centre = {LEFT - 50, TOP + 23};
    phw_box where;
    put_name(&made, LEFT, TOP, "Northmere University Hospitals");
    put_name(&made, LEFT, TOP + 26, "NHS Foundation Trust");
    paint_emblem(&made, centre, 34);
    assert_int_equal(count_emblems(&made, &where), 1);
    assert_is_at(&where, centre, 34);
}

static void test_white_on_a_band(void **state)
{
    (void)state;
    scene made = blank_scene(navy);
    put_name(&made, LEFT, TOP, NAME);
    paint_disc(&made, (phw_point){LEFT - 45, TOP + 10}, 25, white);
    assert_int_equal(count_emblems(&made, NULL), 1);
}

/* "O Northmere General Hospital": what was read as a letter is the emblem. */
static void test_an_emblem_read_as_a_letter(void **state)
{
    (void)state;
    scene made = blank_scene(white);
    put_name(&made, LEFT, TOP, "O " NAME);
    const phw_point centre = {LEFT + 2, TOP + 10};
    phw_box where;
    paint_emblem(&made, centre, 13);
    assert_int_equal(count_emblems(&made, &where), 1);
    assert_is_at(&where, centre, 13);
}

static void test_no_name_no_emblem(void **state)
{
    (void)state;
    scene made = blank_scene(white);
    put_text(&made, LEFT, TOP, NAME);
    paint_emblem(&made, (phw_point){LEFT - 50, TOP + 10}, 30);
    assert_int_equal(count_emblems(&made, NULL), 0);
}

static void test_too_far_too_small_too_large(void **state)
{
    (void)state;
    static const double places[][2] = {{110, 30}, {20, 5}, {80, 66}};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        scene made = scene_with_name();
        paint_emblem(&made, (phw_point){LEFT - places[i][0], TOP + 10}, places[i][1]);
        assert_int_equal(count_emblems(&made, NULL), 0);
    }
}

static void test_a_name_in_a_sentence(void **state)
{
    (void)state;
    scene made = blank_scene(white);
    put_text(&made, LEFT, TOP, NAME " opened a wing");
    tell_name(&made, 0, 0, 2);
    paint_emblem(&made, (phw_point){LEFT - 50, TOP + 10}, 30);
    assert_int_equal(count_emblems(&made, NULL), 0);
}

static void test_radio_buttons_and_bullets(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        scene made = scene_with_name();
        const phw_point centre = {LEFT - 30, TOP + 10};
        paint_disc(&made, centre, i == 2 ? 5 : 12, ink);
        if (i < 2)
            paint_disc(&made, centre, 9.5, white);
        if (i == 1)
            paint_disc(&made, centre, 5, ink);
        assert_int_equal(count_emblems(&made, NULL), 0);
    }
}

static void test_a_box_of_one_colour_covers_something(void **state)
{
    (void)state;
    scene made = scene_with_name();
    paint_box(&made, (phw_box){LEFT - 80, TOP - 5, LEFT - 20, TOP + 25}, ink);
    assert_int_equal(count_emblems(&made, NULL), 0);
}

static void test_icons_in_a_row_or_a_column(void **state)
{
    (void)state;
    static const phw_point others[] = {{LEFT - 50, TOP + 110}, {LEFT - 50, TOP - 90}};
    for (size_t i = 0; i < 2; i++) {
        scene made = scene_with_name();
        paint_emblem(&made, (phw_point){LEFT - 50, TOP + 10}, 30);
        paint_emblem(&made, others[i], 26);
        assert_int_equal(count_emblems(&made, NULL), 0);
    }
    scene made = scene_with_name();
    paint_emblem(&made, (phw_point){LEFT + 28, TOP - 40}, 26);
    paint_emblem(&made, (phw_point){LEFT + 130, TOP - 40}, 26);
    assert_int_equal(count_emblems(&made, NULL), 0);
}

static void test_a_list_of_names(void **state)
{
    (void)state;
    scene made = scene_with_name();
    put_name(&made, LEFT, TOP + 80, "Westhaven Royal Infirmary");
    paint_emblem(&made, (phw_point){LEFT - 50, TOP + 10}, 30);
    assert_int_equal(count_emblems(&made, NULL), 0);
}

/* Somebody's picture, their name, and where they work. */
static void test_a_person_above_the_name(void **state)
{
    (void)state;
    scene made = scene_with_name();
    put_text(&made, LEFT, TOP - 30, "Priya Jessop");
    paint_emblem(&made, (phw_point){LEFT - 50, TOP - 5}, 32);
    assert_int_equal(count_emblems(&made, NULL), 0);
}

static void test_what_is_found_already(void **state)
{
    (void)state;
    static const phw_finding_kind kinds[] = {PHW_FINDING_TRUST_LOGO, PHW_FINDING_FACE};
    for (size_t i = 0; i < 2; i++) {
        scene made = scene_with_name();
        paint_emblem(&made, (phw_point){LEFT - 50, TOP + 10}, 30);
        mark_page_finding(made.findings, kinds[i], PHW_SUBJECT_UNKNOWN, PHW_NO_PLANE,
                          (phw_box){LEFT - 80, TOP - 20, LEFT - 20, TOP + 40});
        assert_int_equal(count_emblems(&made, NULL), 0);
    }
}

/* A photo's shades are no drawing. */
static void test_a_photo(void **state)
{
    (void)state;
    scene made = scene_with_name();
    for (int y = 0; y < 64; y++)
        for (int x = 0; x < 64; x++) {
            const uint8_t tone[3] = {(uint8_t)(3 * x), (uint8_t)(3 * y), (uint8_t)(200 - x - y)};
            paint_box(&made, (phw_box){LEFT - 90 + x, TOP - 20 + y, LEFT - 89 + x, TOP - 19 + y},
                      tone);
        }
    assert_int_equal(count_emblems(&made, NULL), 0);
}

/* Stripes of a display cross above a name: thin, and smaller than swooshes are. */
static void test_a_piece_of_a_stripe(void **state)
{
    (void)state;
    for (int thick = 0; thick < 2; thick++) {
        scene made = scene_with_name();
        for (int i = 0; i < 20; i++)
            paint_box(&made,
                      (phw_box){LEFT + i, TOP - 30 + i, LEFT + i + (thick ? 14 : 5), TOP - 28 + i},
                      teal);
        assert_int_equal(count_emblems(&made, NULL), thick);
    }
}

/* Past the picture's edge is nothing to look at, and nothing to fall over. */
static void test_a_name_in_the_corner(void **state)
{
    (void)state;
    scene made = blank_scene(white);
    put_name(&made, 60, 4, NAME);
    paint_emblem(&made, (phw_point){25, 24}, 20);
    assert_int_equal(count_emblems(&made, NULL), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_beside_and_above_a_name),
        cmocka_unit_test(test_a_name_of_two_lines),
        cmocka_unit_test(test_white_on_a_band),
        cmocka_unit_test(test_an_emblem_read_as_a_letter),
        cmocka_unit_test(test_no_name_no_emblem),
        cmocka_unit_test(test_too_far_too_small_too_large),
        cmocka_unit_test(test_a_name_in_a_sentence),
        cmocka_unit_test(test_radio_buttons_and_bullets),
        cmocka_unit_test(test_a_box_of_one_colour_covers_something),
        cmocka_unit_test(test_icons_in_a_row_or_a_column),
        cmocka_unit_test(test_a_list_of_names),
        cmocka_unit_test(test_a_person_above_the_name),
        cmocka_unit_test(test_what_is_found_already),
        cmocka_unit_test(test_a_photo),
        cmocka_unit_test(test_a_piece_of_a_stripe),
        cmocka_unit_test(test_a_name_in_the_corner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
