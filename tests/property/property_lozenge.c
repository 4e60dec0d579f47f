/* SPDX-License-Identifier: Apache-2.0 */
/* A lozenge is found wherever it stands and however it is turned, tilted and coloured; the same box
 * with other letters, or without any, is not. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/geometry.h"
#include "base/pyramid.h"
#include "lozenge_art.h"
#include "mark/lozenge.h"
#include "seed.h"

#define TRIES 24
#define WIDTH 280
#define HEIGHT 240

static const lozenge_colours palettes[] = {
    {{255, 255, 255}, {0, 94, 184}, {255, 255, 255}},
    {{0, 94, 184}, {255, 255, 255}, {0, 94, 184}},
    {{245, 245, 240}, {20, 20, 22}, {255, 255, 255}},
    {{230, 215, 180}, {0, 80, 135}, {232, 220, 190}},
};

static double between(seed *s, double low, double high)
{
    return low + (high - low) * seed_next(s, 10001) / 10000.0;
}

/* A box of 2.5 : 1 in the middle of the picture, turned, tilted and a little out of perspective. */
static phw_quad warped(seed *s, double least, double most)
{
    double width = between(s, least, most), height = width / 2.5;
    double turn = between(s, -M_PI, M_PI), tilt = between(s, 0.72, 1),
           lean = between(s, -0.15, 0.15);
    double far = between(s, 0.92, 1.08);
    phw_point flat[4] = {{-width / 2, -height / 2},
                         {width / 2, -height / 2},
                         {width / 2, height / 2},
                         {-width / 2, height / 2}};
    phw_quad quad;
    for (int i = 0; i < 4; i++) {
        double shrink = i == 1 || i == 2 ? far : 1;
        double x = flat[i].x * tilt, y = flat[i].y * shrink + lean * flat[i].x * tilt;
        quad.corner[i] = (phw_point){WIDTH / 2.0 + x * cos(turn) - y * sin(turn),
                                     HEIGHT / 2.0 + x * sin(turn) + y * cos(turn)};
    }
    return quad;
}

static size_t find(const phw_image *image, phw_lozenge marks[PHW_LOZENGES_MOST])
{
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    size_t count = 0;
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_lozenges_find(&pyramid, image, marks, &count, NULL), PHW_OK);
    phw_pyramid_done(&pyramid);
    return count;
}

/* How many of TRIES boxes are found where they are. */
static int found_of(seed *s, const char *letters, double least, double most)
{
    int found = 0;
    for (int n = 0; n < TRIES; n++) {
        const lozenge_colours *colours = &palettes[seed_next(s, 4)];
        phw_quad quad = warped(s, least, most);
        phw_image *image = lozenge_ground(WIDTH, HEIGHT, colours->ground);
        assert_non_null(image);
        static phw_lozenge marks[PHW_LOZENGES_MOST];
        lozenge_paint(image, &quad, letters, colours);
        size_t count = find(image, marks);
        for (size_t i = 0; i < count; i++) {
            double shared = phw_quad_overlap(&marks[i].quad, &quad);
            if (shared > 0.7 * phw_quad_area(&quad) &&
                shared > 0.7 * phw_quad_area(&marks[i].quad)) {
                found++;
                break;
            }
        }
        phw_image_free(&image);
    }
    return found;
}

static void lozenges_are_found_at_any_turn_and_tilt(void **state)
{
    (void)state;
    seed s = seed_start();
    int large = found_of(&s, "NHS", 48, 160), small = found_of(&s, "NHS", 28, 48);
    print_message("found %d and %d of %d\n", large, small, TRIES);
    assert_true(large >= TRIES * 90 / 100);
    assert_true(small >= TRIES * 75 / 100);
}

static void other_letters_are_not(void **state)
{
    (void)state;
    seed s = seed_start();
    int other = found_of(&s, "TOO", 48, 160) + found_of(&s, "HOT", 48, 160);
    int empty = found_of(&s, "   ", 48, 160);
    print_message("called a mark: %d of %d with other letters, %d of %d empty ones\n", other,
                  2 * TRIES, empty, TRIES);
    assert_true(other <= 2 * TRIES * 8 / 100);
    assert_int_equal(empty, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lozenges_are_found_at_any_turn_and_tilt),
        cmocka_unit_test(other_letters_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
