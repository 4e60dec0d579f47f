/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mark_page.h"

#define MOST_LINES 32

/* How long lines are that cannot be read, pixels; 0: as any line. */
static double unread_width;

/* Whether a screen with these lines ("" cannot be read, NULL ends) is a record. */
static bool judged(const char *const *lines, phw_finding_kind kind)
{
    phw_page *page = mark_page_new();
    phw_findings *findings = NULL;
    assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
    size_t plane = mark_page_plane(page, PHW_PLANE_SCREEN, (phw_box){0, 0, 1000, 800});
    size_t other = mark_page_plane(page, PHW_PLANE_SHEET, (phw_box){0, 0, 10, 10});
    for (size_t i = 0; lines[i]; i++)
        mark_page_line(page, plane, 20, 20 + 24 * (double)i, lines[i]);
    for (size_t i = 0; unread_width > 0 && i < page->line_count; i++) {
        phw_line *line = &page->lines[i];
        if (line->state == PHW_LINE_UNREAD)
            line->quad = phw_quad_from_box((phw_box){20, 20, 20 + unread_width, 20 + line->height});
    }
    if (kind != PHW_FINDING_CUSTOM)
        mark_page_finding(findings, kind, PHW_SUBJECT_PATIENT, plane, (phw_box){20, 20, 200, 40});
    mark_page_find_records(page, findings);
    bool record = page->planes[plane].clinical;
    assert_false(page->planes[other].clinical);
    phw_findings_free(&findings);
    phw_page_free(&page);
    return record;
}

static void test_fields_of_a_record(void **state)
{
    (void)state;
    static const char *const lines[] = {"NHS No: 999 123 4560",
                                        "Ward: Ash",
                                        "Consultant: Farrow",
                                        "Allergies: penicillin",
                                        "Diagnosis: pneumonia",
                                        "Next of Kin: Owen Jessop",
                                        NULL};
    assert_true(judged(lines, PHW_FINDING_NHS_NUMBER));
    assert_true(judged(lines, PHW_FINDING_CUSTOM));
}

/* The right half of a maternity booking on a near display: nobody's name or number is in sight. */
static void test_fields_of_a_pregnancy(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "Postcode",    "SY27 6BH",       "Mobile", "07700 900389", "Next of kin",
        "Agnes Iqbal", "Gravida / para", "1 / 3",  "Gestation",    "12+6",
        "Blood group", "O pos",          NULL};
    assert_true(judged(lines, PHW_FINDING_CUSTOM));
}

static void test_little_is_asked_where_little_can_be_read(void **state)
{
    (void)state;
    static const char *const lines[] = {"", "Medication", "", "", "NHS No:", "", "", "", "", NULL};
    static const char *const banner[] = {"ASHDOWN, Gwen (Mrs)", "", "", "", "", "", NULL};
    static const char *const heading[] = {"Operating list Theatre 4", "", "", "", "", "", NULL};
    static const char *const nothing[] = {"", "", "", "", "", "", "Total", NULL};
    assert_true(judged(lines, PHW_FINDING_CUSTOM));
    assert_true(judged(banner, PHW_FINDING_CUSTOM));
    assert_true(judged(heading, PHW_FINDING_CUSTOM));
    assert_false(judged(nothing, PHW_FINDING_CUSTOM));
}

static void test_less_is_asked_of_what_is_headed_like_a_record(void **state)
{
    (void)state;
    static const char *const headed[] = {"DHILLON, tvy (Mrs)",
                                         "Pathology results",
                                         "Wheeced 2.4",
                                         "150-400",
                                         "133-146",
                                         "Resut",
                                         NULL};
    assert_true(judged(headed, PHW_FINDING_CUSTOM));
    assert_false(judged(headed + 2, PHW_FINDING_CUSTOM));
}

/* A form's small print through a camera: a letter in eight is another. */
static void test_fields_that_were_misread(void **state)
{
    (void)state;
    static const char *const form[] = {"Consent Form 1",
                                       "Patient agreement to investigatlon or treatnent",
                                       "NH5 number ior ceher identsher)",
                                       "9995074613",
                                       "Date of birlh",
                                       "25/01/1965",
                                       NULL};
    static const char *const other[] = {"Content Farm 1",
                                        "Parent agreement to inspection or treats",
                                        "The number of other identities",
                                        "9995074613",
                                        "Date of departure",
                                        "Word list",
                                        "25/01/1965",
                                        NULL};
    assert_true(judged(form, PHW_FINDING_CUSTOM));
    assert_false(judged(other, PHW_FINDING_CUSTOM));
}

static void test_text_in_the_corner_of_a_screenshot_speaks_for_all_of_it(void **state)
{
    (void)state;
    static const char *const others[] = {NULL, "Something else is told",
                                         "Something else is told here at some length"};
    for (int more = 0; more < 3; more++) {
        phw_page *page = mark_page_new();
        phw_findings *findings = NULL;
        assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
        size_t corner = mark_page_plane(page, PHW_PLANE_BLOCK, (phw_box){10, 10, 210, 150});
        size_t other = mark_page_plane(page, PHW_PLANE_BLOCK, (phw_box){400, 500, 900, 700});
        static const char *const lines[] = {"ASHDOWN, Gwen (Mrs)", "NHS No: 999 123 4560",
                                            "DOB: 12-Mar-1965", "Ward: 7", "Chest PA"};
        for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
            mark_page_line(page, corner, 20, 20 + 24 * (double)i, lines[i]);
        if (others[more])
            mark_page_line(page, other, 410, 510, others[more]);
        mark_page_find_records(page, findings);
        assert_true(page->planes[corner].clinical);
        assert_int_equal(page->plane_count, more == 2 ? 2 : 3);
        phw_findings_free(&findings);
        phw_page_free(&page);
    }
}

/* A strip of curves below a name and a number: all of it is theirs. In a chat the same stands
 * lower. */
/* Photographs of wounds with a name under each, and no word of care: the window is theirs. */
static void test_tiles_with_names_speak_for_the_window(void **state)
{
    (void)state;
    for (int way = 0; way < 4; way++) {
        const int tiles = 3 + way % 2;
        const bool one = way > 1; /* seen as one block */
        phw_page *page = mark_page_new();
        phw_findings *findings = NULL;
        assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
        for (int i = 0; i < tiles; i++) {
            const phw_box box = {200.0 * i, 100, 200.0 * i + 150, 130};
            const size_t plane = one && i > 0 ? 0 : mark_page_plane(page, PHW_PLANE_BLOCK, box);
            mark_page_line(page, plane, box.left, box.top, "Gotobed, P");
            mark_page_finding(findings, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, plane, box);
        }
        const size_t menu = mark_page_plane(page, PHW_PLANE_BLOCK, (phw_box){0, 0, 600, 40});
        mark_page_line(page, menu, 10, 10, "Photographs of this week, newest first, all sizes");
        mark_page_find_records(page, findings);
        assert_int_equal(page->plane_count - menu - 1, tiles == 4);
        phw_findings_free(&findings);
        phw_page_free(&page);
    }
}

static void test_a_banner_speaks_for_the_window_below_it(void **state)
{
    (void)state;
    static const struct {
        double top;
        phw_finding_kind second;
        size_t planes;
        double steep; /* a photograph as smooth as a screenshot, radians */
    } cases[] = {{10, PHW_FINDING_HOSPITAL_NUMBER, 3, 0.01},
                 {10, PHW_FINDING_HOSPITAL_NUMBER, 2, 0.02},
                 {10, PHW_FINDING_HOSPITAL_NUMBER, 3, 1.5708},
                 {10, PHW_FINDING_PHONE, 2, 0},
                 {300, PHW_FINDING_HOSPITAL_NUMBER, 2, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_page *page = mark_page_new();
        phw_findings *findings = NULL;
        assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
        const double top = cases[i].top;
        size_t banner = mark_page_plane(page, PHW_PLANE_LABEL, (phw_box){10, top, 990, top + 40});
        size_t other = mark_page_plane(page, PHW_PLANE_BLOCK, (phw_box){400, 500, 900, 700});
        mark_page_line(page, banner, 20, top + 10, "TRANTER JUNE M9495451 Ward 7");
        mark_page_line(page, other, 410, 510, "Something else is told here at some length");
        for (size_t k = 0; k < page->line_count; k++)
            page->lines[k].angle = cases[i].steep;
        mark_page_finding(findings, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, banner,
                          (phw_box){20, top + 10, 200, top + 30});
        mark_page_finding(findings, cases[i].second, PHW_SUBJECT_PATIENT, banner,
                          (phw_box){220, top + 10, 300, top + 30});
        mark_page_find_records(page, findings);
        assert_int_equal(page->plane_count, cases[i].planes);
        phw_findings_free(&findings);
        phw_page_free(&page);
    }
}

static void test_a_few_lines_are_no_record(void **state)
{
    (void)state;
    static const char *const lines[] = {"NHS No: 999 123 4560", "Ward: Ash", "Allergies: nil",
                                        NULL};
    assert_false(judged(lines, PHW_FINDING_CUSTOM));
}

static void test_what_other_screens_show(void **state)
{
    (void)state;
    static const char *const shop[] = {
        "Basket (2)",          "Delivery address", "Pharmacy", "Paracetamol",
        "£2.50 Add to basket", "Total £12.40",     "Checkout", NULL};
    static const char *const code[] = {"const rows = load(path);",
                                       "return rows.map((x) => {",
                                       "import { Ward } from './ward'",
                                       "if (a == b) {",
                                       "};",
                                       "// Diagnosis: see tests",
                                       NULL};
    static const char *const sheet[] = {"Region",    "Rep",    "Date", "Units", "Amount",
                                        "£1,204.50", "Status", "Paid", "Open",  NULL};
    assert_false(judged(shop, PHW_FINDING_CUSTOM));
    assert_false(judged(code, PHW_FINDING_CUSTOM));
    assert_false(judged(sheet, PHW_FINDING_CUSTOM));
}

static void test_other_trades_have_contacts_and_problems(void **state)
{
    (void)state;
    static const char *const server[] = {"Location: 7", "Contact: 12",    "Problem: 3",
                                         "Vitals: 6",   "Department: 12", "Serial: 7021",
                                         "Notes: 9",    "Updated: 15:57", NULL};
    static const char *const patient[] = {"Location: 7", "Contact: 12",    "Problem: 3",
                                          "Vitals: 6",   "Department: 12", "Allergies: 0",
                                          "Notes: 9",    "Updated: 15:57", NULL};
    assert_false(judged(server, PHW_FINDING_CUSTOM));
    assert_true(judged(server, PHW_FINDING_PATIENT_NAME));
    assert_true(judged(patient, PHW_FINDING_CUSTOM));
}

static void test_a_chart_of_what_to_do_is_nobodys(void **state)
{
    (void)state;
    static const char *const chart[] = {"Diagnosis: sepsis",
                                        "Observations: NEWS2 5 or more",
                                        "Medication: gentamicin 5 mg",
                                        "Investigations: lactate 2",
                                        "Examination: 1 hour",
                                        "Furosemide 40 mg",
                                        NULL};
    assert_false(judged(chart, PHW_FINDING_CUSTOM));
    assert_true(judged(chart, PHW_FINDING_PATIENT_NAME));
}

static void test_an_illness_in_an_encyclopaedia_is_nobodys(void **state)
{
    (void)state;
    static const char *const page[] = {"Diagnosis: pneumonia in 1 of 9",
                                       "Medication: amoxicillin 500 mg",
                                       "Allergies: 3 in 100",
                                       "Sepsis, delirium 4",
                                       "Furosemide, warfarin, digoxin 2",
                                       "Asthma, epilepsy, hypertension 5",
                                       NULL};
    assert_false(judged(page, PHW_FINDING_CUSTOM));
    assert_true(judged(page, PHW_FINDING_NHS_NUMBER));
}

static void test_labels_without_values_are_a_lesson(void **state)
{
    (void)state;
    static const char *const slide[] = {"What counts as confidential",
                                        "NHS number",
                                        "Hospital number",
                                        "Date of birth",
                                        "Ward",
                                        "Bed",
                                        "Allergies",
                                        "Diagnosis",
                                        "Next of Kin",
                                        NULL};
    static const char *const blank[] = {"12th Scouts: health form for camp",
                                        "Name of young person",
                                        "Date of birth",
                                        "NHS number",
                                        "Allergies or medication",
                                        "Doctor and surgery",
                                        "Next of Kin",
                                        "Signed",
                                        "Return by 24 February",
                                        NULL};
    assert_false(judged(slide, PHW_FINDING_CUSTOM));
    assert_false(judged(blank, PHW_FINDING_CUSTOM));
    assert_true(judged(blank, PHW_FINDING_NHS_NUMBER));
}

/* What a system for training shows, and the same of a patient on it, or on the system at work. */
static void test_a_system_for_training_shows_nobody(void **state)
{
    (void)state;
    static const char *lines[] = {"TRAINING ENVIRONMENT",
                                  "ZZZTEST, Patient (Mr)",
                                  "Born: 01-Jan-1900",
                                  "NHS No: 999 000 0000",
                                  "Allergies: none",
                                  "Ward: 4",
                                  NULL};
    assert_false(judged(lines, PHW_FINDING_CUSTOM));
    assert_true(judged(lines, PHW_FINDING_NHS_NUMBER));
    lines[0] = "The training environment";
    assert_true(judged(lines, PHW_FINDING_CUSTOM));
    lines[0] = "LIVE ENVIRONMENT";
    assert_true(judged(lines, PHW_FINDING_CUSTOM));
}

/* The rules of a form that nobody filled in look like lines that cannot be read. */
static void test_rules_to_write_on_are_no_writing(void **state)
{
    (void)state;
    static const char *const form[] = {
        "Surname:", "", "Date of birth:", "", "NHS number:", "", "Address:",
        "",         "", "Allergies:",     "", "Date:",       "", NULL};
    for (int ruled = 0; ruled < 2; ruled++) {
        unread_width = ruled ? 2400 : 0;
        assert_int_equal(judged(form, PHW_FINDING_CUSTOM), !ruled);
    }
    unread_width = 0;
}

/* A list of patients through a camera at ten pixels a line: a date here, a telephone there. */
static void test_rows_that_can_hardly_be_read_beside_a_word_of_care(void **state)
{
    (void)state;
    for (int care = 0; care < 2; care++) {
        const char *lines[MOST_LINES] = {care ? "Consultant" : "Country"};
        for (size_t i = 1; i < MOST_LINES - 1; i++)
            lines[i] = i % 4 == 0 ? "24/12/2026" : "";
        assert_int_equal(judged(lines, PHW_FINDING_CUSTOM), care);
        lines[12] = NULL; /* few of them may be anything */
        assert_false(judged(lines, PHW_FINDING_CUSTOM));
    }
}

static void test_prose_needs_more(void **state)
{
    (void)state;
    static const char *const article[] = {
        "Patients with pneumonia waited longer for a bed in the hospital",
        "and the consultant said that the diagnosis came too late for some",
        "Treatment with amoxicillin is what most doctors would begin with here",
        "while others wait for the results of a test for another week",
        "History",
        "A ward of twenty beds was closed in the spring of that year",
        "and nobody could say when it would be opened again by them",
        NULL};
    assert_false(judged(article, PHW_FINDING_CUSTOM));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields_of_a_record),
        cmocka_unit_test(test_fields_of_a_pregnancy),
        cmocka_unit_test(test_little_is_asked_where_little_can_be_read),
        cmocka_unit_test(test_less_is_asked_of_what_is_headed_like_a_record),
        cmocka_unit_test(test_fields_that_were_misread),
        cmocka_unit_test(test_text_in_the_corner_of_a_screenshot_speaks_for_all_of_it),
        cmocka_unit_test(test_tiles_with_names_speak_for_the_window),
        cmocka_unit_test(test_a_banner_speaks_for_the_window_below_it),
        cmocka_unit_test(test_a_few_lines_are_no_record),
        cmocka_unit_test(test_what_other_screens_show),
        cmocka_unit_test(test_other_trades_have_contacts_and_problems),
        cmocka_unit_test(test_a_chart_of_what_to_do_is_nobodys),
        cmocka_unit_test(test_an_illness_in_an_encyclopaedia_is_nobodys),
        cmocka_unit_test(test_labels_without_values_are_a_lesson),
        cmocka_unit_test(test_a_system_for_training_shows_nobody),
        cmocka_unit_test(test_rules_to_write_on_are_no_writing),
        cmocka_unit_test(test_rows_that_can_hardly_be_read_beside_a_word_of_care),
        cmocka_unit_test(test_prose_needs_more),
    };
    return cmocka_run_group_tests(tests, mark_page_open_models, mark_page_close_models);
}
