/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>

#include "base/geometry.h"

#define PI 3.14159265358979323846
#define CLOSE 1e-9

/* A small generator with a fixed start, so that a failure can be repeated. */
static double next_random(uint64_t *seed, double from, double to)
{
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return from + (to - from) * (double)(*seed >> 11) / 9007199254740992.0;
}

static bool near(double a, double b, double within)
{
    return fabs(a - b) <= within;
}

/* A rectangle turned by an angle; top left, top right, bottom right, bottom left. */
static phw_quad turned(double cx, double cy, double width, double height, double angle)
{
    double c = cos(angle), s = sin(angle);
    double us[4] = {-width / 2, width / 2, width / 2, -width / 2};
    double vs[4] = {-height / 2, -height / 2, height / 2, height / 2};
    phw_quad quad;
    for (int i = 0; i < 4; i++)
        quad.corner[i] = (phw_point){cx + us[i] * c - vs[i] * s, cy + us[i] * s + vs[i] * c};
    return quad;
}

/* A convex quad that is far from degenerate: a square whose corners are shaken. */
static phw_quad shaken(uint64_t *seed, double size)
{
    double x = next_random(seed, 0, 4000), y = next_random(seed, 0, 4000);
    phw_quad quad = phw_quad_from_box((phw_box){x, y, x + size, y + size});
    for (int i = 0; i < 4; i++) {
        quad.corner[i].x += next_random(seed, -size / 5, size / 5);
        quad.corner[i].y += next_random(seed, -size / 5, size / 5);
    }
    return quad;
}

static void test_measures_of_turned_rectangles(void **state)
{
    (void)state;
    for (int degrees = -179; degrees <= 180; degrees += 7) {
        double angle = degrees * PI / 180;
        phw_quad quad = turned(100, 50, 60, 20, angle);
        assert_true(near(phw_quad_area(&quad), 1200, CLOSE * 1e3));
        assert_true(near(phw_quad_width(&quad), 60, CLOSE));
        assert_true(near(phw_quad_height(&quad), 20, CLOSE));
        assert_true(near(remainder(phw_quad_angle(&quad) - angle, 2 * PI), 0, CLOSE));
        assert_true(near(phw_quad_centre(&quad).x, 100, CLOSE));
        assert_true(near(phw_quad_centre(&quad).y, 50, CLOSE));
    }
}

static void test_box_and_bounds(void **state)
{
    (void)state;
    phw_quad quad = phw_quad_from_box((phw_box){1, 2, 11, 7});
    phw_box box = phw_quad_bounds(&quad);
    assert_true(box.left == 1 && box.top == 2 && box.right == 11 && box.bottom == 7);
    quad = turned(0, 0, 2, 2, PI / 4);
    box = phw_quad_bounds(&quad);
    assert_true(near(box.left, -sqrt(2), CLOSE) && near(box.bottom, sqrt(2), CLOSE));
}

static void test_contains_either_winding(void **state)
{
    (void)state;
    phw_quad quad = turned(10, 10, 8, 4, 0.5), back;
    for (int i = 0; i < 4; i++)
        back.corner[i] = quad.corner[3 - i];
    const phw_point inside = {10, 10}, outside = {10, 13};
    assert_true(phw_quad_contains(&quad, inside) && phw_quad_contains(&back, inside));
    assert_false(phw_quad_contains(&quad, outside) || phw_quad_contains(&back, outside));
    phw_quad square = phw_quad_from_box((phw_box){0, 0, 4, 4});
    assert_true(phw_quad_contains(&square, (phw_point){4, 2}));
    assert_true(phw_quad_contains(&square, (phw_point){0, 0}));
    assert_false(phw_quad_contains(&square, (phw_point){4.001, 2}));
}

static double overlap_of(double left, double top, double right, double bottom)
{
    phw_quad a = phw_quad_from_box((phw_box){0, 0, 10, 10});
    phw_quad b = phw_quad_from_box((phw_box){left, top, right, bottom});
    return phw_quad_overlap(&a, &b);
}

static void test_overlap_of_boxes(void **state)
{
    (void)state;
    assert_true(near(overlap_of(5, 5, 15, 15), 25, CLOSE));
    assert_true(near(overlap_of(2, 3, 4, 7), 8, CLOSE));
    assert_true(near(overlap_of(-5, -5, 20, 20), 100, CLOSE));
    assert_true(near(overlap_of(0, 0, 10, 10), 100, CLOSE));
    assert_true(near(overlap_of(10, 0, 20, 10), 0, CLOSE));
    assert_true(near(overlap_of(30, 30, 40, 40), 0, CLOSE));
}

/* Held against counting points of a fine grid, and both ways round. */
static void test_same_place(void **state)
{
    (void)state;
    const phw_quad whole = phw_quad_from_box((phw_box){0, 0, 100, 20});
    const phw_quad word = phw_quad_from_box((phw_box){60, 0, 110, 20});
    assert_true(phw_quad_is_same(&whole, &word, 0.79));
    assert_true(phw_quad_is_same(&word, &whole, 0.79));
    assert_false(phw_quad_is_same(&whole, &word, 0.8)); /* four fifths of the word, and no more */
}

static void test_overlap_of_any_quads(void **state)
{
    (void)state;
    uint64_t seed = 20240901;
    for (int round = 0; round < 40; round++) {
        phw_quad a = turned(0, 0, next_random(&seed, 20, 60), next_random(&seed, 20, 60),
                            next_random(&seed, -PI, PI));
        phw_quad b = turned(next_random(&seed, -25, 25), next_random(&seed, -25, 25),
                            next_random(&seed, 20, 60), next_random(&seed, 20, 60),
                            next_random(&seed, -PI, PI));
        const double step = 0.25;
        double counted = 0;
        for (double y = -80; y < 80; y += step)
            for (double x = -80; x < 80; x += step)
                if (phw_quad_contains(&a, (phw_point){x, y}) &&
                    phw_quad_contains(&b, (phw_point){x, y}))
                    counted += step * step;
        double shared = phw_quad_overlap(&a, &b);
        if (!near(shared, counted, 12) || !near(shared, phw_quad_overlap(&b, &a), 1e-6))
            fail_msg("round %d: %f counted, %f worked out", round, counted, shared);
        phw_quad back;
        for (int i = 0; i < 4; i++)
            back.corner[i] = b.corner[3 - i];
        assert_true(near(shared, phw_quad_overlap(&a, &back), 1e-6));
    }
}

static void test_slices(void **state)
{
    (void)state;
    phw_quad quad = turned(100, 100, 80, 10, 0.3);
    phw_quad left = phw_quad_slice(&quad, 0, 0.25), rest = phw_quad_slice(&quad, 0.25, 1);
    assert_true(near(phw_quad_width(&left), 20, CLOSE));
    assert_true(near(phw_quad_width(&rest), 60, CLOSE));
    assert_true(near(left.corner[1].x, rest.corner[0].x, CLOSE));
    assert_true(near(left.corner[2].y, rest.corner[3].y, CLOSE));
    assert_true(near(phw_quad_overlap(&left, &rest), 0, 1e-6));
    phw_quad all = phw_quad_slice(&quad, 0, 1);
    for (int i = 0; i < 4; i++)
        assert_true(near(all.corner[i].x, quad.corner[i].x, CLOSE));
}

static void test_pads_along_its_own_axes(void **state)
{
    (void)state;
    for (int i = 0; i < 12; i++) {
        phw_quad quad = turned(50, 60, 40, 10, i * 0.5), padded = phw_quad_pad(&quad, 3, 2);
        assert_true(near(phw_quad_width(&padded), 46, CLOSE));
        assert_true(near(phw_quad_height(&padded), 14, CLOSE));
        assert_true(near(phw_quad_centre(&padded).x, 50, CLOSE));
        for (int k = 0; k < 4; k++)
            assert_true(phw_quad_contains(&padded, quad.corner[k]));
    }
    const phw_quad point = {{{5, 5}, {5, 5}, {5, 5}, {5, 5}}};
    phw_quad padded = phw_quad_pad(&point, 3, 2);
    assert_true(padded.corner[0].x == 5 && padded.corner[2].y == 5);
}

static void test_edges_are_lowered_each_by_itself(void **state)
{
    (void)state;
    for (int i = 0; i < 12; i++) {
        phw_quad quad = turned(50, 60, 40, 10, i * 0.5), low = phw_quad_lower(&quad, 3, 5);
        assert_true(near(phw_quad_width(&low), 40, CLOSE));
        assert_true(near(phw_quad_height(&low), 12, CLOSE));
        assert_true(
            near(hypot(low.corner[0].x - quad.corner[0].x, low.corner[0].y - quad.corner[0].y), 3,
                 CLOSE));
        assert_true(
            near(hypot(low.corner[2].x - quad.corner[2].x, low.corner[2].y - quad.corner[2].y), 5,
                 CLOSE));
        phw_quad middle = phw_quad_slice(&low, 0.4, 0.6);
        assert_true(phw_quad_contains(&quad, middle.corner[0]));
        assert_false(phw_quad_contains(&quad, middle.corner[2]));
    }
}

static void test_union_holds_all_and_is_tight(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 50; round++) {
        double angle = next_random(&seed, -PI, PI);
        phw_quad quads[5];
        for (int i = 0; i < 5; i++)
            quads[i] = shaken(&seed, 50);
        phw_quad all = phw_quad_union(quads, 5, angle);
        assert_true(near(remainder(phw_quad_angle(&all) - angle, 2 * PI), 0, 1e-9));
        phw_quad roomy = phw_quad_pad(&all, 1e-6, 1e-6);
        for (int i = 0; i < 5; i++)
            for (int k = 0; k < 4; k++)
                assert_true(phw_quad_contains(&roomy, quads[i].corner[k]));
        phw_quad tight = phw_quad_pad(&all, -1e-3, -1e-3);
        int outside = 0;
        for (int i = 0; i < 5; i++)
            for (int k = 0; k < 4; k++)
                outside += !phw_quad_contains(&tight, quads[i].corner[k]);
        assert_true(outside >= 2);
    }
    phw_quad one = turned(10, 20, 30, 5, 0.7), same = phw_quad_union(&one, 1, 0.7);
    for (int k = 0; k < 4; k++)
        assert_true(near(same.corner[k].x, one.corner[k].x, CLOSE) &&
                    near(same.corner[k].y, one.corner[k].y, CLOSE));
}

/* Corners go to corners, the inverse brings any point back, and lines stay lines. */
static void test_homographies(void **state)
{
    (void)state;
    uint64_t seed = 99;
    for (int round = 0; round < 500; round++) {
        phw_quad from = shaken(&seed, next_random(&seed, 20, 2000));
        phw_quad to = shaken(&seed, next_random(&seed, 20, 2000));
        phw_homography map, back;
        assert_true(phw_homography_from_quads(&from, &to, &map));
        assert_true(phw_homography_invert(&map, &back));
        for (int i = 0; i < 4; i++) {
            phw_point p = phw_homography_apply(&map, from.corner[i]);
            assert_true(near(p.x, to.corner[i].x, 1e-5) && near(p.y, to.corner[i].y, 1e-5));
        }
        phw_point on_line[3];
        for (int i = 0; i < 3; i++) {
            double share = 0.2 + 0.3 * i;
            phw_point p = {from.corner[0].x + share * (from.corner[2].x - from.corner[0].x),
                           from.corner[0].y + share * (from.corner[2].y - from.corner[0].y)};
            on_line[i] = phw_homography_apply(&map, p);
            phw_point returned = phw_homography_apply(&back, on_line[i]);
            assert_true(near(returned.x, p.x, 1e-4) && near(returned.y, p.y, 1e-4));
        }
        double twice_area = (on_line[1].x - on_line[0].x) * (on_line[2].y - on_line[0].y) -
                            (on_line[1].y - on_line[0].y) * (on_line[2].x - on_line[0].x);
        double length = hypot(on_line[2].x - on_line[0].x, on_line[2].y - on_line[0].y);
        assert_true(fabs(twice_area) / length < 1e-4);
    }
}

/* A box's map is that of its corners. */
static void test_homographies_of_boxes(void **state)
{
    (void)state;
    uint64_t seed = 1989;
    for (int round = 0; round < 500; round++) {
        const phw_box box = {next_random(&seed, -50, 0), next_random(&seed, -50, 0),
                             next_random(&seed, 10, 90), next_random(&seed, 10, 90)};
        const phw_quad corners = phw_quad_from_box(box), to = shaken(&seed, 200);
        phw_homography map, same;
        assert_true(phw_homography_from_box(&box, &to, &map));
        assert_true(phw_homography_from_quads(&corners, &to, &same));
        for (int i = 0; i < 9; i++)
            assert_true(fabs(map.m[i] - same.m[i]) <= 1e-8 * fmax(1, fabs(same.m[i])));
    }
    const phw_box box = {0, 0, 1, 1};
    const phw_quad line = {{{0, 0}, {1, 1}, {2, 2}, {3, 3}}};
    phw_homography map;
    assert_false(phw_homography_from_box(&box, &line, &map));
}

static void test_homographies_that_cannot_be(void **state)
{
    (void)state;
    const phw_quad line = {{{0, 0}, {1, 1}, {2, 2}, {3, 3}}};
    const phw_quad square = {{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
    phw_homography map, back;
    assert_false(phw_homography_from_quads(&line, &square, &map));
    const phw_homography flat = {{1, 2, 3, 2, 4, 6, 0, 0, 1}};
    assert_false(phw_homography_invert(&flat, &back));
}

static void test_the_horizon_is_far_but_no_nan(void **state)
{
    (void)state;
    const phw_homography map = {{1, 0, 0, 0, 1, 0, 1, 0, 0}};
    phw_point p = phw_homography_apply(&map, (phw_point){0, 3});
    assert_false(isnan(p.x) || isnan(p.y));
    assert_true(fabs(p.y) > 1e9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_measures_of_turned_rectangles),
        cmocka_unit_test(test_box_and_bounds),
        cmocka_unit_test(test_contains_either_winding),
        cmocka_unit_test(test_overlap_of_boxes),
        cmocka_unit_test(test_overlap_of_any_quads),
        cmocka_unit_test(test_same_place),
        cmocka_unit_test(test_slices),
        cmocka_unit_test(test_pads_along_its_own_axes),
        cmocka_unit_test(test_edges_are_lowered_each_by_itself),
        cmocka_unit_test(test_union_holds_all_and_is_tight),
        cmocka_unit_test(test_homographies),
        cmocka_unit_test(test_homographies_of_boxes),
        cmocka_unit_test(test_homographies_that_cannot_be),
        cmocka_unit_test(test_the_horizon_is_far_but_no_nan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
