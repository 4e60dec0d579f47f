/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include "risk/record.h"
#include "risk/weights.h"

static const phw_box screen = {100, 100, 500, 400};
static const phw_risk_setting clinical = {.clinical = true};
static const phw_risk_setting plain = {.clinical = false};
static const phw_box sheet = {600, 100, 900, 500};

static void test_an_identifier_makes_a_record(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 600);
    build_plane(report, PHW_PLANE_SCREEN, screen);
    build_plane(report, PHW_PLANE_SHEET, sheet);
    build_place(report, PHW_FINDING_PATIENT_NAME, (phw_box){120, 120, 200, 132}, 0, PHW_NO_LINE);
    assert_true(phw_risk_record_mark(report, &clinical));
    assert_true(report->page->planes[0].record);
    assert_false(report->page->planes[1].record);
    phw_report_free(&report);
}

static void test_plane_is_taken_from_the_line_or_the_place(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 600);
    build_plane(report, PHW_PLANE_SCREEN, screen);
    build_plane(report, PHW_PLANE_SHEET, sheet);
    build_line(report, (phw_box){120, 120, 200, 132}, 0, PHW_LINE_READ);
    build_place(report, PHW_FINDING_NHS_NUMBER, (phw_box){0, 0, 9, 9}, PHW_NO_PLANE, 0);
    build_place(report, PHW_FINDING_BARCODE, (phw_box){650, 300, 700, 350}, PHW_NO_PLANE,
                PHW_NO_LINE);
    assert_true(phw_risk_record_mark(report, &clinical));
    assert_true(report->page->planes[0].record);
    assert_true(report->page->planes[1].record);
    phw_report_free(&report);
}

static void test_clinical_lines_make_a_record_without_a_name(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 600);
    build_plane(report, PHW_PLANE_SCREEN, screen);
    for (int i = 0; i < PHW_RISK_RECORD_CLINICAL; i++) {
        phw_risk_record_mark(report, &clinical);
        assert_false(report->page->planes[0].record);
        build_place(report, PHW_FINDING_CLINICAL, (phw_box){120, 120, 200, 132}, 0, PHW_NO_LINE);
    }
    assert_false(phw_risk_record_mark(report, &clinical)); /* nobody is named on it */
    assert_true(report->page->planes[0].record);
    phw_risk_record_mark(report, &plain);
    assert_false(report->page->planes[0].record);
    phw_report_free(&report);
}

static void test_a_chat_with_one_name_is_no_record(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 600);
    build_plane(report, PHW_PLANE_PAGE, (phw_box){0, 0, 1000, 600});
    build_place(report, PHW_FINDING_PATIENT_NAME, (phw_box){120, 120, 200, 132}, 0, PHW_NO_LINE);
    build_place(report, PHW_FINDING_PATIENT_NAME, (phw_box){120, 220, 200, 232}, 0, PHW_NO_LINE);
    assert_false(phw_risk_record_mark(report, &clinical));
    assert_false(report->page->planes[0].record);
    build_place(report, PHW_FINDING_DATE_OF_BIRTH, (phw_box){320, 120, 400, 132}, 0, PHW_NO_LINE);
    assert_true(phw_risk_record_mark(report, &clinical));
    assert_true(report->page->planes[0].record);
    phw_report_free(&report);
}

static void test_a_page_that_names_a_patient_is_one_unless_they_are_messages(void **state)
{
    (void)state;
    static const phw_genre_kind whole[] = {PHW_GENRE_CLINICAL_LIST, PHW_GENRE_CLINICAL_RECORD,
                                           PHW_GENRE_CORRESPONDENCE, PHW_GENRE_PUBLIC_TEXT,
                                           PHW_GENRE_OTHER};
    phw_report *report = build_report(1000, 600);
    build_plane(report, PHW_PLANE_PAGE, (phw_box){0, 0, 1000, 600});
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
        report->genre = (phw_genre){.kind = whole[i], .confidence = 0.9};
        if (i == 0) {
            assert_false(phw_risk_record_mark(report, &clinical)); /* nobody is named on it */
            build_place(report, PHW_FINDING_PATIENT_NAME, (phw_box){120, 20, 200, 32}, 0,
                        PHW_NO_LINE);
        }
        assert_true(phw_risk_record_mark(report, &clinical));
        assert_true(report->page->planes[0].record);
    }
    report->genre = (phw_genre){.kind = PHW_GENRE_CHAT, .confidence = 0.9};
    assert_false(phw_risk_record_mark(report, &clinical));
    phw_report_free(&report);
}

static void test_what_blocks_in_its_setting_makes_a_record(void **state)
{
    (void)state;
    static const phw_risk_setting settings[] = {{.record = true}, {.listed = true}};
    static const phw_finding_kind kinds[] = {PHW_FINDING_DATE_OF_BIRTH, PHW_FINDING_PATIENT_NAME};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        phw_report *report = build_report(1000, 600);
        build_plane(report, PHW_PLANE_LABEL, sheet);
        build_place(report, kinds[i], (phw_box){620, 120, 700, 132}, 0, PHW_NO_LINE);
        report->findings->items[0].confidence = 0.7;
        assert_false(phw_risk_record_mark(report, &plain));
        assert_false(phw_risk_record_mark(report, &settings[1 - i]));
        assert_true(phw_risk_record_mark(report, &settings[i]));
        assert_true(report->page->planes[0].record);
        phw_report_free(&report);
    }
}

/* The beds of a board, each with an edge of its own: those between beds with names are of it, what
 * stands beside the board is not, and a sheet has its own reasons. */
static void test_tiles_between_records_are_of_them(void **state)
{
    (void)state;
    for (int named = 3; named < 5; named++) {
        phw_report *report = build_report(1000, 1000);
        static const phw_box named_tiles[] = {
            {0, 0, 100, 50}, {400, 0, 500, 50}, {0, 200, 100, 250}, {400, 200, 500, 250}};
        for (int i = 0; i < named; i++) {
            build_plane(report, i % 2 ? PHW_PLANE_LABEL : PHW_PLANE_BLOCK, named_tiles[i]);
            build_place(report, PHW_FINDING_NHS_NUMBER, named_tiles[i], (size_t)i, PHW_NO_LINE);
        }
        build_plane(report, PHW_PLANE_BLOCK, (phw_box){200, 100, 300, 150});
        build_plane(report, PHW_PLANE_SHEET, (phw_box){200, 100, 300, 150});
        build_plane(report, PHW_PLANE_BLOCK, (phw_box){200, 700, 300, 750});
        phw_risk_record_mark(report, &clinical);
        const phw_plane *rest = &report->page->planes[named];
        assert_int_equal(rest[0].record, named == 4);
        assert_false(rest[1].record);
        assert_false(rest[2].record);
        phw_report_free(&report);
    }
}

static void test_old_marks_are_taken_back(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 600);
    build_plane(report, PHW_PLANE_SCREEN, screen);
    report->page->planes[0].record = true;
    assert_false(phw_risk_record_mark(report, &clinical));
    assert_false(report->page->planes[0].record);
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_identifier_makes_a_record),
        cmocka_unit_test(test_plane_is_taken_from_the_line_or_the_place),
        cmocka_unit_test(test_clinical_lines_make_a_record_without_a_name),
        cmocka_unit_test(test_a_chat_with_one_name_is_no_record),
        cmocka_unit_test(test_a_page_that_names_a_patient_is_one_unless_they_are_messages),
        cmocka_unit_test(test_what_blocks_in_its_setting_makes_a_record),
        cmocka_unit_test(test_tiles_between_records_are_of_them),
        cmocka_unit_test(test_old_marks_are_taken_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
