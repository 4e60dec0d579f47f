/* SPDX-License-Identifier: Apache-2.0 */
/* What a line is worth by its strokes. */
#include "layout/candidates.h"
#include "paint.h"

#define LENGTH 200U
#define HEIGHT 20U
#define LEFT 40U
#define TOP 60U

/* What a line is worth that has so many strokes. */
static float score_of(uint32_t strokes)
{
    phw_image *image = paint_ground(LENGTH + 2 * LEFT, HEIGHT + 2 * TOP, 235);
    /* Of a stroke's width: half of the line is ink, half ground. */
    const uint32_t half = LENGTH / (4 * strokes);
    for (uint32_t i = 0; i < strokes; i++) {
        const uint32_t x = LEFT + (2 * i + 1) * LENGTH / (2 * strokes);
        paint_box(image, x - half, TOP, x + half, TOP + HEIGHT, 20);
    }
    phw_chain line = {.x = LEFT + LENGTH / 2.0F,
                      .y = TOP + HEIGHT / 2.0F,
                      .half_u = LENGTH / 2.0F,
                      .half_v = HEIGHT / 2.0F,
                      .glyph = HEIGHT,
                      .count = strokes,
                      .area = (float)(2 * half * strokes * HEIGHT),
                      .cover = 1};
    const phw_chains chains = {&line, 1, 1};
    phw_candidates found = PHW_CANDIDATES_INIT;
    assert_int_equal(
        phw_candidates_judge(image, NULL, 1, PHW_POLARITY_DARK_ON_LIGHT, &chains, &found, NULL),
        PHW_OK);
    assert_int_equal(found.count, 1);
    const float score = found.items[0].score;
    phw_candidates_done(&found);
    phw_image_free(&image);
    return score;
}

/* Rules that ran together, and what stands between them, are high and long and have few. */
static void test_few_strokes_are_worth_less(void **state)
{
    (void)state;
    const float usual = score_of(20), many = score_of(10), few = score_of(3);
    assert_true(many >= 0.99F * usual);
    assert_true(few <= 0.7F * many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_few_strokes_are_worth_less)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
