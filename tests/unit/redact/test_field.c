/* SPDX-License-Identifier: Apache-2.0 */
/* The end of a cover does not tell how long what it covers is. */
#include "builder.h"

#include <math.h>

#include "redact/field.h"
#include "redact/mask.h"
#include "redact/raster.h"

#define WIDTH 1200
#define HEIGHT 160

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static double between(uint32_t *seed, double least, double most)
{
    return least + (most - least) * (next_random(seed) % 1000) / 999.0;
}

static void add_word(phw_report *report, phw_box box)
{
    phw_quad quad = phw_quad_from_box(box);
    const phw_word word = {.text = "x",
                           .length = 1,
                           .char_count = 1,
                           .chars = &quad,
                           .confidence = 1,
                           .quad = quad,
                           .line = report->page->line_count - 1};
    assert_int_equal(phw_page_add_word(report->page, &word, NULL), PHW_OK);
}

/* A field at @p left whose value is @p width long, text @p height high, a word from @p next on. */
static phw_report *form(double left, double width, double height, double next)
{
    const double top = 60;
    phw_report *report = build_report(WIDTH, HEIGHT);
    report->verdict = PHW_VERDICT_BLOCK;
    build_line(report, (phw_box){left, top, next + 60, top + height}, PHW_NO_PLANE, PHW_LINE_READ);
    add_word(report, (phw_box){left, top, left + width, top + height});
    add_word(report, (phw_box){next, top, next + 60, top + height});
    build_place(report, PHW_FINDING_PATIENT_NAME, (phw_box){left, top, left + width, top + height},
                PHW_NO_PLANE, 0);
    return report;
}

static phw_image *mask_of(const phw_report *report)
{
    phw_redact_options options = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_image *mask = NULL;
    options.scope = PHW_SCOPE_IDENTIFIERS;
    assert_int_equal(phw_redact_mask(report, &options, &mask, NULL), PHW_OK);
    return mask;
}

/* From the first to behind the last column that is covered. */
static uint32_t width_of(const phw_image *mask)
{
    uint32_t first = mask->width, end = 0;
    for (uint32_t y = 0; y < mask->height; y++)
        for (uint32_t x = 0; x < mask->width; x++)
            if (phw_image_row(mask, y)[x]) {
                first = x < first ? x : first;
                end = x + 1 > end ? x + 1 : end;
            }
    return end - first;
}

static void test_names_of_four_to_nine_letters_look_alike(void **state)
{
    uint32_t seed = 20251125;
    (void)state;
    print_message("seed %u\n", seed);
    for (int round = 0; round < 200; round++) {
        double height = between(&seed, 8, 48), left = between(&seed, 20, 300);
        double letter = between(&seed, 0.42, 0.62) * height;
        double next = left + (PHW_FIELD_STEP + 1 + between(&seed, 0, 8)) * height;
        uint32_t same = 0;
        for (int letters = 4; letters <= 9; letters++) {
            phw_report *report = form(left, letters * letter, height, next);
            phw_image *mask = mask_of(report);
            uint32_t width = width_of(mask);
            assert_true(width >= (PHW_FIELD_STEP - 0.1) * height);
            same = same ? same : width;
            assert_in_range(width, same - 1, same + 1); /* edges of pixels */
            phw_image_free(&mask);
            phw_report_free(&report);
        }
    }
}

static void test_what_stands_behind_stays_clear(void **state)
{
    uint32_t seed = 4;
    (void)state;
    print_message("seed %u\n", seed);
    for (int round = 0; round < 300; round++) {
        double height = between(&seed, 8, 40), left = between(&seed, 20, 300);
        double width = between(&seed, 2, 12) * height;
        double next = left + width + between(&seed, 0.9, 12) * height;
        phw_report *report = form(left, width, height, next);
        phw_image *mask = mask_of(report);
        const phw_quad word = phw_quad_from_box((phw_box){next, 60, next + 60, 60 + height});
        assert_false(phw_raster_any(mask, &word));
        phw_image_free(&mask);
        phw_report_free(&report);
    }
}

/* In the direction of the text, whichever that is; a row above or below is not in the way. */
static void test_text_that_runs_any_way(void **state)
{
    (void)state;
    for (int degrees = -170; degrees <= 180; degrees += 10)
        for (int mirrored = 0; mirrored < 2; mirrored++) {
            const double angle = degrees * 3.14159265358979 / 180, c = cos(angle), s = sin(angle);
            phw_report *report = build_report(WIDTH, WIDTH);
            phw_quad run;
            const double xs[] = {0, 50, 50, 0}, ys[] = {0, 0, 20, 20};
            for (int i = 0; i < 4; i++) {
                double y = mirrored ? -ys[i] : ys[i];
                run.corner[i] = (phw_point){600 + c * xs[i] - s * y, 600 + s * xs[i] + c * y};
            }
            assert_float_equal(phw_field_rest(report->page, &run, 20, 8), 160 - 66, 0.01);
            build_line(report, (phw_box){0, 0, 10, 10}, PHW_NO_PLANE, PHW_LINE_UNREAD);
            phw_quad *line = &report->page->lines[0].quad;
            for (int i = 0; i < 4; i++) {
                double y = mirrored ? 24 + ys[i] : -24 - ys[i];
                line->corner[i] = (phw_point){600 + c * xs[i] - s * y, 600 + s * xs[i] + c * y};
            }
            assert_float_equal(phw_field_rest(report->page, &run, 20, 8), 160 - 66, 0.01);
            for (int i = 0; i < 4; i++) {
                double x = xs[i] + 100, y = mirrored ? -ys[i] : ys[i];
                line->corner[i] = (phw_point){600 + c * x - s * y, 600 + s * x + c * y};
            }
            assert_float_equal(phw_field_rest(report->page, &run, 20, 8), 50 - 16 - 8, 0.01);
            phw_report_free(&report);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_of_four_to_nine_letters_look_alike),
        cmocka_unit_test(test_what_stands_behind_stays_clear),
        cmocka_unit_test(test_text_that_runs_any_way)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
