/* SPDX-License-Identifier: Apache-2.0 */
/* A line is made longer by the letters that go on behind its ends, and by nothing else. */
#include "paint.h"

#include <math.h>

#include "base/geometry.h"
#include "layout/layout.h"
#include "layout/reach.h"

#define WIDTH 600
#define HEIGHT 400
#define GROUND 230
#define INK 40
#define CAPITAL 14.0
#define PITCH (6.0 / 7 * CAPITAL)
#define NEAR (0.35 * CAPITAL) /* an end is put behind its last letter by so much at most */

/* Letters 0 … 4, a gap, 6 … 10. */
static const text_row row = {{300, 200}, CAPITAL, 0, 11, INK};

static text_row turned(double degrees, uint8_t ink)
{
    text_row turned_row = row;
    turned_row.angle = degrees;
    turned_row.ink = ink;
    return turned_row;
}

/* A line over letters first … last of a row. */
static phw_candidate over(const text_row *on, size_t first, size_t last)
{
    static const double along[] = {-1, 1, 1, -1}, across[] = {-1, -1, 1, 1};
    const phw_point a = row_letter(on, first), b = row_letter(on, last);
    const double angle = on->angle * acos(-1) / 180, c = cos(angle), s = sin(angle);
    const double length = hypot(b.x - a.x, b.y - a.y) + PITCH, height = 1.1 * on->height;
    phw_candidate line = {.polarity = on->ink < GROUND ? PHW_POLARITY_DARK_ON_LIGHT
                                                       : PHW_POLARITY_LIGHT_ON_DARK,
                          .angle = (float)angle,
                          .height = (float)height,
                          .length = (float)length};
    for (int i = 0; i < 4; i++) {
        const double u = along[i] * length / 2, v = across[i] * height / 2;
        line.quad.corner[i] =
            (phw_point){(a.x + b.x) / 2 + u * c - v * s, (a.y + b.y) / 2 + u * s + v * c};
    }
    return line;
}

static void reach(const phw_image *image, phw_candidate *items, size_t count)
{
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_candidates lines = {items, count, count};
    assert_int_equal(phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, NULL), PHW_OK);
    phw_candidates_reach(&pyramid, &lines);
    phw_pyramid_done(&pyramid);
}

/* Whether the line stands over letters first … last, and over no more. */
static void assert_over(const phw_candidate *line, const text_row *on, size_t first, size_t last)
{
    const phw_candidate wanted = over(on, first, last);
    for (int i = 0; i < 4; i++)
        assert_true(hypot(line->quad.corner[i].x - wanted.quad.corner[i].x,
                          line->quad.corner[i].y - wanted.quad.corner[i].y) <= NEAR);
    assert_true(fabs((double)line->length - phw_quad_width(&line->quad)) < 0.01);
}

static void letters_that_go_on_are_taken_in(void **state)
{
    (void)state;
    for (int degrees = -90; degrees <= 90; degrees += 15) {
        phw_image *image = paint_ground(WIDTH, HEIGHT, GROUND);
        const text_row here = turned(degrees, INK);
        paint_row(image, &here);
        phw_candidate line = over(&here, 1, 3);
        reach(image, &line, 1);
        assert_over(&line, &here, 0, 4); /* the next word stands too far off */
        phw_image_free(&image);
    }
}

static void light_letters_are_taken_in_too(void **state)
{
    (void)state;
    phw_image *image = paint_ground(WIDTH, HEIGHT, 60);
    const text_row here = turned(0, 240);
    paint_row(image, &here);
    phw_candidate line = over(&here, 6, 7);
    reach(image, &line, 1);
    assert_over(&line, &here, 6, 10);
    phw_image_free(&image);
}

static void a_rule_a_sheets_edge_and_another_line_end_it(void **state)
{
    (void)state;
    phw_image *image = paint_ground(WIDTH, HEIGHT, GROUND);
    const phw_point last = row_letter(&row, 4), first = row_letter(&row, 6);
    paint_row(image, &row);
    const uint32_t rule = (uint32_t)(last.x + 0.55 * PITCH), edge = (uint32_t)(first.x - PITCH / 2);
    paint_box(image, rule, 150, rule + 3, 250, INK);
    paint_box(image, edge - 4, 0, edge, HEIGHT, INK);
    phw_candidate line = over(&row, 0, 4);
    reach(image, &line, 1);
    assert_over(&line, &row, 0, 4);

    phw_candidate two[] = {over(&row, 6, 8), over(&row, 9, 10)};
    reach(image, two, 2);
    assert_over(&two[0], &row, 6, 8);
    assert_over(&two[1], &row, 9, 10);
    phw_image_free(&image);
}

/* A cell's border is as thin as a stroke and fainter, and a dotted rule is made of many. */
static void rules_are_no_letters(void **state)
{
    (void)state;
    phw_image *image = paint_ground(WIDTH, HEIGHT, GROUND);
    const phw_point last = row_letter(&row, 10);
    paint_row(image, &row);
    const uint32_t border = (uint32_t)(last.x + 0.85 * PITCH);
    paint_box(image, border, 150, border + 2, 250, 160);
    phw_candidate line = over(&row, 6, 10);
    reach(image, &line, 1);
    assert_over(&line, &row, 6, 10);

    const phw_point first = row_letter(&row, 0);
    for (uint32_t x = 20; x < (uint32_t)(first.x - PITCH / 2); x += 6)
        paint_box(image, x, 199, x + 3, 202, INK);
    line = over(&row, 0, 4);
    line.length *= 2; /* dashes are as strong as what else stands on a line of theirs */
    for (int i = 0; i < 4; i += 3)
        line.quad.corner[i].x -= (double)line.length / 2;
    const phw_candidate whole = line;
    reach(image, &line, 1);
    assert_memory_equal(&line.quad, &whole.quad, sizeof line.quad);
    phw_image_free(&image);
}

static void a_bent_line_is_left(void **state)
{
    (void)state;
    phw_image *image = paint_ground(WIDTH, HEIGHT, GROUND);
    paint_row(image, &row);
    phw_candidate line = over(&row, 1, 3);
    line.bend = 3;
    reach(image, &line, 1);
    assert_over(&line, &row, 1, 3);
    phw_image_free(&image);
}

static void lines_at_the_pictures_edge_stay_inside_memory(void **state)
{
    (void)state;
    phw_image *image = paint_ground(WIDTH, HEIGHT, GROUND);
    paint_box(image, 0, 0, WIDTH, HEIGHT, INK);
    const text_row corners[] = {{{0, 0}, CAPITAL, 30, 11, GROUND},
                                {{WIDTH, HEIGHT}, CAPITAL, -60, 11, GROUND},
                                {{WIDTH, 0}, 900, 10, 5, GROUND}};
    for (size_t i = 0; i < sizeof corners / sizeof corners[0]; i++) {
        phw_candidate line = over(&corners[i], 1, 3);
        line.polarity = PHW_POLARITY_LIGHT_ON_DARK;
        reach(image, &line, 1);
        assert_true(line.length > 0 && isfinite((double)line.length));
    }
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_that_go_on_are_taken_in),
        cmocka_unit_test(light_letters_are_taken_in_too),
        cmocka_unit_test(a_rule_a_sheets_edge_and_another_line_end_it),
        cmocka_unit_test(rules_are_no_letters),
        cmocka_unit_test(a_bent_line_is_left),
        cmocka_unit_test(lines_at_the_pictures_edge_stay_inside_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
