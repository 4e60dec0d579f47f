/* SPDX-License-Identifier: Apache-2.0 */
/* What is found on a sheet, beside its words, tells whether it is a record: who is named on it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mark_page.h"

/* A note or a label is short, and says little of care; nor is everybody on it told for sure. */
static void test_a_likely_patient_beside_care_makes_a_record(void **state)
{
    (void)state;
    static const struct {
        phw_plane_kind kind;
        const char *line;
        double sure;
        int places, lines;
        bool record;
        int homes;
    } cases[] = {{PHW_PLANE_LABEL, "re: biopsy", 0.6, 0, 1, true},
                 {PHW_PLANE_LABEL, "re: parcel", 0.6, 0, 1, false},
                 {PHW_PLANE_LABEL, "re: parcel", 0.72, 0, 1, true}, /* told by what stands round */
                 {PHW_PLANE_PAGE, "re: parcel", 0.72, 0, 1, false},
                 {PHW_PLANE_PAGE, "re: parcel", 0.76, 0, 1, true}, /* which blocks alone */
                 {PHW_PLANE_PAGE, "re: parcel", 0.76, 0, 20, false},
                 {PHW_PLANE_LABEL, "re: parcel", 0.6, -1, 1, true}, /* and a number */
                 {PHW_PLANE_LABEL, "re: biopsy", 0.5, 0, 1, true},
                 {PHW_PLANE_LABEL, "re: parcel", 0.5, 0, 1, false},
                 {PHW_PLANE_LABEL, "re: biopsy", 0.4, 0, 1, false},
                 {PHW_PLANE_LABEL, "re: biopsy", 0.5, 0, 20, false},
                 {PHW_PLANE_LABEL, "re: biopsy", 0.6, 0, 20, true},
                 {PHW_PLANE_LABEL, "Portion: M", 0.6, 1, 1, true},
                 {PHW_PLANE_LABEL, "Portion: M", 0.45, 2, 20, true},
                 {PHW_PLANE_LABEL, "Portion: M", 0.45, 1, 20, false},
                 {PHW_PLANE_PAGE, "re: biopsy", 0.5, 0, 1, true},
                 {PHW_PLANE_PAGE, "re: parcel", 0.5, 0, 1, false},
                 {PHW_PLANE_PAGE, "re: biopsy", 0.5, 0, 20, false},
                 {PHW_PLANE_PAGE, "Bed: 4", 0.6, 0, 20, true}, /* a field: no message in a chat */
                 {PHW_PLANE_PAGE, "Bed: 4", 0.5, 0, 20, false},
                 {PHW_PLANE_PAGE, "re: biopsy", 0.6, 2, 1, true},
                 {PHW_PLANE_PAGE, "re: biopsy", 0.6, 2, 20, false},
                 {PHW_PLANE_SHEET, "re: parcel", 0.6, 0, 20, true, 6}, /* a round of visits */
                 {PHW_PLANE_SHEET, "re: parcel", 0.6, 0, 20, false, 5},
                 {PHW_PLANE_SHEET, "FITTING", 0.1, 1, 20, true, 6}, /* calls for ambulances */
                 {PHW_PLANE_PAGE, "FITTING", 0.1, 1, 20, true, 6},
                 {PHW_PLANE_PAGE, "FITTING", 0.1, 1, 20, false, 5},
                 {PHW_PLANE_PAGE, "Parcel", 0.1, 0, 20, false, 6}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_page *page = mark_page_new();
        phw_findings *findings = NULL;
        assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
        size_t plane = mark_page_plane(page, cases[i].kind, (phw_box){0, 0, 400, 300});
        for (int k = 0; k < cases[i].lines; k++)
            mark_page_line(page, plane, 20, 20 + 12 * (double)k, cases[i].line);
        if (cases[i].places < 0)
            mark_page_finding(findings, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, plane,
                              (phw_box){20, 20, 200, 40});
        for (int k = 0; k <= cases[i].places || k == 0; k++) {
            mark_page_finding(findings, k ? PHW_FINDING_APPOINTMENT : PHW_FINDING_PATIENT_NAME,
                              PHW_SUBJECT_PATIENT, plane, (phw_box){20, 20, 200, 40});
            findings->items[findings->count - 1].confidence = k ? 0.65 : cases[i].sure;
        }
        for (int k = 0; k < cases[i].homes; k++)
            mark_page_finding(findings, PHW_FINDING_ADDRESS, PHW_SUBJECT_PATIENT, plane,
                              (phw_box){20, 20, 200, 40});
        mark_page_find_records(page, findings);
        assert_int_equal(page->planes[plane].clinical, cases[i].record);
        phw_findings_free(&findings);
        phw_page_free(&page);
    }
}

/* A banner by itself, and a table beside it that says nothing: on a display they are one record. */
static void test_all_of_a_display_is_the_record_that_it_shows(void **state)
{
    (void)state;
    static const struct {
        phw_plane_kind kind;
        double banner; /* where it begins, from the left */
        bool record;
    } cases[] = {
        {PHW_PLANE_SCREEN, 20, true}, {PHW_PLANE_SCREEN, 650, false}, {PHW_PLANE_SHEET, 20, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const double left = cases[i].banner;
        phw_page *page = mark_page_new();
        phw_findings *findings = NULL;
        assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
        const size_t display = mark_page_plane(page, cases[i].kind, (phw_box){0, 0, 600, 700});
        for (int row = 0; row < 6; row++)
            mark_page_line(page, display, 20, 200 + 30 * (double)row, "118 36.9 15");
        const size_t banner =
            mark_page_plane(page, PHW_PLANE_BLOCK, (phw_box){left, 20, left + 200, 60});
        mark_page_line(page, banner, left, 20, "Hollis");
        mark_page_finding(findings, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, banner,
                          (phw_box){left, 20, left + 60, 40});
        mark_page_find_records(page, findings);
        assert_true(page->planes[banner].clinical);
        assert_int_equal(page->planes[display].clinical, cases[i].record);
        phw_findings_free(&findings);
        phw_page_free(&page);
    }
}

/* Rows of a ward's board through a camera: fields, and names that are hardly told. */
static void test_fields_beside_what_may_be_a_name(void **state)
{
    (void)state;
    static const char *const board[] = {"Bed: 1",     "Consultant: Hale", "Allergies: none",
                                        "Ashdown 14", "Hollis 15",        "Marsh 16",
                                        NULL};
    for (int named = 0; named < 2; named++) {
        phw_page *page = mark_page_new();
        phw_findings *findings = NULL;
        assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
        const size_t plane = mark_page_plane(page, PHW_PLANE_SHEET, (phw_box){0, 0, 600, 700});
        for (size_t row = 0; row < 3; row++)
            for (size_t i = 0; board[i]; i++)
                mark_page_line(page, plane, 20, 20 + 30 * (double)(6 * row + i), board[i]);
        mark_page_finding(findings, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, plane,
                          (phw_box){20, 110, 90, 130});
        findings->items[0].confidence = named ? 0.451F : 0.4F;
        mark_page_find_records(page, findings);
        assert_int_equal(page->planes[plane].clinical, named);
        phw_findings_free(&findings);
        phw_page_free(&page);
    }
}

/* A ward's door: the names on it are a sister's, two consultants' and, perhaps, somebody's. */
static void test_names_beside_as_many_colleagues_are_theirs(void **state)
{
    (void)state;
    static const struct {
        size_t colleagues;
        phw_finding_kind beside; /* CUSTOM: nothing */
        double sure;             /* of the name that may be a patient's */
        bool record;
    } cases[] = {{0, PHW_FINDING_CUSTOM, 0.46, true},
                 {1, PHW_FINDING_CUSTOM, 0.46, true},
                 {2, PHW_FINDING_CUSTOM, 0.46, false},
                 {2, PHW_FINDING_CUSTOM, 0.6, true},       /* a likely one */
                 {2, PHW_FINDING_APPOINTMENT, 0.46, true}, /* in a bed */
                 {2, PHW_FINDING_NHS_NUMBER, 0.46, true},
                 {0, PHW_FINDING_NAME_BADGE, 0.46, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_page *page = mark_page_new();
        phw_findings *findings = NULL;
        assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
        const size_t plane = mark_page_plane(page, PHW_PLANE_SHEET, (phw_box){0, 0, 600, 700});
        mark_page_line(page, plane, 20, 20, "Ward: Ash");
        for (size_t k = 0; k < cases[i].colleagues + 1; k++) {
            mark_page_finding(findings, k ? PHW_FINDING_STAFF_NAME : PHW_FINDING_PATIENT_NAME,
                              k ? PHW_SUBJECT_STAFF : PHW_SUBJECT_PATIENT, plane,
                              (phw_box){20, 20, 200, 40});
            findings->items[k].confidence = k ? 0.74 : cases[i].sure;
        }
        if (cases[i].beside != PHW_FINDING_CUSTOM)
            mark_page_finding(findings, cases[i].beside,
                              cases[i].beside == PHW_FINDING_NAME_BADGE ? PHW_SUBJECT_STAFF
                                                                        : PHW_SUBJECT_PATIENT,
                              plane, (phw_box){20, 20, 200, 40});
        mark_page_find_records(page, findings);
        assert_int_equal(page->planes[plane].clinical, cases[i].record);
        phw_findings_free(&findings);
        phw_page_free(&page);
    }
}

/* A bottle's label: a number that may be anything, and a date of birth. */
static void test_a_date_of_birth_beside_a_doubtful_number(void **state)
{
    (void)state;
    for (int way = 0; way < 3; way++) {
        phw_page *page = mark_page_new();
        phw_findings *findings = NULL;
        assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
        const phw_box box = {20, 20, 200, 40};
        const size_t plane = mark_page_plane(page, way == 2 ? PHW_PLANE_PAGE : PHW_PLANE_BLOCK,
                                             (phw_box){0, 0, 400, 300});
        mark_page_line(page, plane, 20, 20, "BLOOM, I. 16 June 1993");
        mark_page_finding(findings, PHW_FINDING_NHS_NUMBER, PHW_SUBJECT_PATIENT, plane, box);
        findings->items[0].confidence = 0.62;
        if (way > 0)
            mark_page_finding(findings, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT, plane, box);
        mark_page_find_records(page, findings);
        assert_int_equal(page->planes[plane].clinical, way == 1);
        phw_findings_free(&findings);
        phw_page_free(&page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_likely_patient_beside_care_makes_a_record),
        cmocka_unit_test(test_all_of_a_display_is_the_record_that_it_shows),
        cmocka_unit_test(test_fields_beside_what_may_be_a_name),
        cmocka_unit_test(test_names_beside_as_many_colleagues_are_theirs),
        cmocka_unit_test(test_a_date_of_birth_beside_a_doubtful_number),
    };
    return cmocka_run_group_tests(tests, mark_page_open_models, mark_page_close_models);
}
