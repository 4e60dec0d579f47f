/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include "failing_memory.h"
#include "redact/mask.h"
#include "redact/raster.h"

static phw_image *mask_of(const phw_report *report, phw_redact_scope scope)
{
    phw_redact_options options = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_image *mask = NULL;
    options.scope = scope;
    assert_int_equal(phw_redact_mask(report, &options, &mask, NULL), PHW_OK);
    assert_int_equal(mask->width, report->width);
    assert_int_equal(mask->height, report->height);
    return mask;
}

static double share(const phw_image *mask, phw_box box)
{
    phw_quad quad = phw_quad_from_box(box);
    return phw_raster_share(mask, &quad);
}

/* A screen with a banner of two identifiers close together and one further on, and a sheet. */
static phw_report *desk(void)
{
    phw_report *report = build_report(1000, 600);
    report->verdict = PHW_VERDICT_BLOCK;
    build_plane(report, PHW_PLANE_SCREEN, (phw_box){100, 100, 500, 400});
    build_plane(report, PHW_PLANE_SHEET, (phw_box){600, 100, 900, 500});
    report->page->planes[0].record = true;
    build_line(report, (phw_box){120, 120, 480, 140}, 0, PHW_LINE_READ);
    build_line(report, (phw_box){120, 300, 480, 320}, 0, PHW_LINE_UNREAD);
    build_line(report, (phw_box){620, 300, 880, 320}, 1, PHW_LINE_UNREAD);
    build_place(report, PHW_FINDING_NHS_NUMBER, (phw_box){260, 122, 330, 138}, 0, 0);
    build_place(report, PHW_FINDING_PATIENT_NAME, (phw_box){120, 122, 240, 138}, 0, 0);
    build_place(report, PHW_FINDING_PHONE, (phw_box){400, 122, 470, 138}, 0, 0);
    build_place(report, PHW_FINDING_STAFF_NAME, (phw_box){620, 120, 700, 136}, 1, PHW_NO_LINE);
    return report;
}

static void test_clear_is_an_empty_mask(void **state)
{
    (void)state;
    phw_report *report = desk();
    report->verdict = PHW_VERDICT_CLEAR;
    phw_image *mask = mask_of(report, PHW_SCOPE_RECORD);
    assert_int_equal(phw_raster_count(mask), 0);
    phw_image_free(&mask);
    phw_report_free(&report);
}

static void test_identifiers_are_padded_and_near_ones_joined(void **state)
{
    (void)state;
    phw_report *report = desk();
    phw_image *mask = mask_of(report, PHW_SCOPE_IDENTIFIERS);
    assert_true(share(mask, (phw_box){118, 120, 242, 140}) == 1); /* the name and its padding */
    assert_true(share(mask, (phw_box){240, 122, 260, 138}) == 1); /* 20 px between, 16 high */
    assert_true(share(mask, (phw_box){345, 122, 385, 138}) == 0); /* 70 px: kept */
    assert_true(share(mask, (phw_box){400, 122, 470, 138}) == 1);
    assert_true(share(mask, (phw_box){120, 200, 480, 280}) == 0);
    phw_image_free(&mask);
    phw_report_free(&report);
}

static void test_staff_is_covered_only_where_nothing_graver_is(void **state)
{
    (void)state;
    const phw_box staff = {620, 120, 700, 136};
    phw_report *report = desk();
    phw_image *mask = mask_of(report, PHW_SCOPE_RECORD);
    assert_true(share(mask, staff) == 0);
    phw_image_free(&mask);
    report->verdict = PHW_VERDICT_REVIEW;
    mask = mask_of(report, PHW_SCOPE_RECORD);
    assert_true(share(mask, staff) == 1);
    phw_image_free(&mask);
    phw_report_free(&report);
}

static void test_scope_record_covers_the_whole_screen(void **state)
{
    (void)state;
    phw_report *report = desk();
    phw_image *mask = mask_of(report, PHW_SCOPE_RECORD);
    assert_true(share(mask, (phw_box){96, 96, 504, 404}) == 1);
    assert_true(share(mask, (phw_box){600, 100, 900, 500}) == 0);
    assert_true(share(mask, (phw_box){0, 0, 80, 600}) == 0);
    phw_image_free(&mask);
    phw_report_free(&report);
}

static void test_unread_lines_of_a_record_are_covered_in_both_scopes(void **state)
{
    (void)state;
    for (int scope = 0; scope < PHW_REDACT_SCOPE_COUNT; scope++) {
        phw_report *report = desk();
        build_unread(report, (phw_box){130, 350, 300, 360});
        phw_image *mask = mask_of(report, (phw_redact_scope)scope);
        assert_true(share(mask, (phw_box){120, 300, 480, 320}) == 1);
        assert_true(share(mask, (phw_box){130, 350, 300, 360}) == 1);
        assert_true(share(mask, (phw_box){620, 300, 880, 320}) == 0); /* on the sheet */
        phw_image_free(&mask);
        phw_report_free(&report);
    }
}

/* A sheet that is reported as unread may be a record that the camera could not read. */
static void test_a_surface_of_unread_text_is_covered_with_the_record(void **state)
{
    (void)state;
    for (int scope = 0; scope < PHW_REDACT_SCOPE_COUNT; scope++) {
        phw_report *report = desk();
        build_unread(report, (phw_box){630, 350, 800, 360});
        phw_image *mask = mask_of(report, (phw_redact_scope)scope);
        bool covered = scope == PHW_SCOPE_RECORD;
        assert_true(share(mask, (phw_box){600, 140, 900, 500}) == (covered ? 1 : 0));
        phw_image_free(&mask);
        phw_report_free(&report);
    }
}

static void test_an_identifier_on_no_plane_brings_its_neighbours(void **state)
{
    (void)state;
    phw_report *report = build_report(600, 400);
    report->verdict = PHW_VERDICT_BLOCK;
    build_line(report, (phw_box){100, 100, 300, 112}, PHW_NO_PLANE, PHW_LINE_READ);
    build_line(report, (phw_box){100, 120, 340, 132}, PHW_NO_PLANE, PHW_LINE_READ);
    build_line(report, (phw_box){100, 300, 340, 312}, PHW_NO_PLANE, PHW_LINE_READ);
    build_place(report, PHW_FINDING_PATIENT_NAME, (phw_box){100, 100, 160, 112}, PHW_NO_PLANE, 0);
    phw_image *mask = mask_of(report, PHW_SCOPE_RECORD);
    assert_true(share(mask, (phw_box){100, 100, 340, 132}) == 1);
    assert_true(share(mask, (phw_box){100, 300, 340, 312}) == 0);
    phw_image_free(&mask);
    mask = mask_of(report, PHW_SCOPE_IDENTIFIERS);
    assert_true(share(mask, (phw_box){200, 120, 340, 132}) == 0);
    phw_image_free(&mask);
    phw_report_free(&report);
}

static void test_slanted_and_mirrored_text_is_covered(void **state)
{
    (void)state;
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        phw_report *report = build_report(600, 400);
        report->verdict = PHW_VERDICT_BLOCK;
        build_place(report, PHW_FINDING_NHS_NUMBER, (phw_box){0, 0, 1, 1}, PHW_NO_PLANE,
                    PHW_NO_LINE);
        phw_quad slanted = {{{100, 100}, {300, 160}, {295, 178}, {95, 118}}};
        phw_quad turned = {{{300, 160}, {100, 100}, {95, 118}, {295, 178}}};
        report->findings->items[0].quad = mirrored ? turned : slanted;
        phw_image *mask = mask_of(report, PHW_SCOPE_IDENTIFIERS);
        phw_quad wider = phw_quad_pad(&slanted, 3, 3);
        assert_true(phw_raster_share(mask, &wider) == 1);
        assert_true(phw_raster_count(mask) < 2 * (uint64_t)phw_quad_area(&slanted));
        phw_image_free(&mask);
        phw_report_free(&report);
    }
}

/* What a proof round adds never uncovers anything. */
static void test_drawing_again_only_adds(void **state)
{
    (void)state;
    phw_report *report = desk();
    phw_image *mask = mask_of(report, PHW_SCOPE_IDENTIFIERS);
    uint64_t before = phw_raster_count(mask);
    const phw_mask_plan wider = {PHW_SCOPE_IDENTIFIERS, PHW_VERDICT_BLOCK, 2, false};
    assert_int_equal(phw_mask_draw(report, &wider, mask, NULL), PHW_OK);
    uint64_t wide = phw_raster_count(mask);
    assert_true(wide > before);
    const phw_mask_plan lines = {PHW_SCOPE_IDENTIFIERS, PHW_VERDICT_BLOCK, 1, true};
    assert_int_equal(phw_mask_draw(report, &lines, mask, NULL), PHW_OK);
    assert_true(phw_raster_count(mask) > wide);
    assert_true(share(mask, (phw_box){120, 120, 480, 140}) == 1);
    phw_image_free(&mask);
    phw_report_free(&report);
}

static void test_memory_that_runs_out(void **state)
{
    (void)state;
    phw_report *report = desk();
    build_line(report, (phw_box){100, 500, 300, 512}, PHW_NO_PLANE, PHW_LINE_READ);
    build_place(report, PHW_FINDING_NHS_NUMBER, (phw_box){100, 500, 160, 512}, PHW_NO_PLANE, 3);
    size_t failures = 0;
    for (size_t nth = 1;; nth++) {
        phw_error error = PHW_ERROR_INIT;
        phw_image *mask = NULL;
        memory_watch(nth);
        phw_status status = phw_redact_mask(report, NULL, &mask, &error);
        bool failed = memory_failed();
        if (status == PHW_OK)
            phw_image_free(&mask);
        assert_null(mask);
        assert_int_equal(memory_held(), 0);
        memory_rest();
        if (!failed)
            break;
        assert_int_equal(status, PHW_ERR_NOMEM);
        assert_int_equal(error.status, PHW_ERR_NOMEM);
        failures++;
    }
    assert_true(failures >= 4);
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clear_is_an_empty_mask),
        cmocka_unit_test(test_identifiers_are_padded_and_near_ones_joined),
        cmocka_unit_test(test_staff_is_covered_only_where_nothing_graver_is),
        cmocka_unit_test(test_scope_record_covers_the_whole_screen),
        cmocka_unit_test(test_unread_lines_of_a_record_are_covered_in_both_scopes),
        cmocka_unit_test(test_a_surface_of_unread_text_is_covered_with_the_record),
        cmocka_unit_test(test_an_identifier_on_no_plane_brings_its_neighbours),
        cmocka_unit_test(test_slanted_and_mirrored_text_is_covered),
        cmocka_unit_test(test_drawing_again_only_adds),
        cmocka_unit_test(test_memory_that_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
