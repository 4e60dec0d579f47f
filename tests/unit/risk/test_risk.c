/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "risk/risk.h"

#define MOST_FINDINGS 4

/* A picture in one line: what was found and what must be said of it. */
typedef struct story {
    const char *name;
    phw_finding findings[MOST_FINDINGS];
    size_t count;
    phw_verdict verdict;
    const char *rule; /* one of the reasons */
} story;

#define FOUND(what, whom, sure, words)                                                             \
    {                                                                                              \
        .kind = PHW_FINDING_##what, .subject = PHW_SUBJECT_##whom, .confidence = sure,             \
        .plane = PHW_NO_PLANE, .line = PHW_NO_LINE, .text = words                                  \
    }

static const story stories[] = {
    {"an empty desk", {{0}}, 0, PHW_VERDICT_CLEAR, "nothing-found"},
    {"a labelled NHS number",
     {FOUND(NHS_NUMBER, PATIENT, 0.94, "999 000 0018")},
     1,
     PHW_VERDICT_BLOCK,
     "patient-number"},
    {"a hospital number with its label",
     {FOUND(HOSPITAL_NUMBER, PATIENT, 0.9, "RX1234567")},
     1,
     PHW_VERDICT_BLOCK,
     "patient-number"},
    {"a CHI number",
     {FOUND(CHI_NUMBER, PATIENT, 0.95, "0101010018")},
     1,
     PHW_VERDICT_BLOCK,
     "patient-number"},
    {"ten digits that pass by chance, on no record",
     {FOUND(NHS_NUMBER, PATIENT, 0.62, "999 000 0018")},
     1,
     PHW_VERDICT_REVIEW,
     "possible-identifier"},
    {"the same beside a diagnosis and a hospital",
     {FOUND(NHS_NUMBER, PATIENT, 0.62, "999 000 0018"), FOUND(CLINICAL, PATIENT, 0.7, "asthma"),
      FOUND(TRUST_NAME, ORGANISATION, 0.9, "Vale of Erin NHS Trust")},
     3,
     PHW_VERDICT_BLOCK,
     "patient-number"},
    {"a patient's name by its label",
     {FOUND(PATIENT_NAME, PATIENT, 0.9, "GREENSLADE, Thora")},
     1,
     PHW_VERDICT_BLOCK,
     "patient-identified"},
    {"a name that may be a patient's",
     {FOUND(PATIENT_NAME, PATIENT, 0.6, "Thora Greenslade")},
     1,
     PHW_VERDICT_REVIEW,
     "possible-identifier"},
    {"the same in a clinical picture",
     {FOUND(PATIENT_NAME, PATIENT, 0.6, "Thora Greenslade"),
      FOUND(TRUST_NAME, ORGANISATION, 0.9, "Vale of Erin NHS Trust"),
      FOUND(CLINICAL, PATIENT, 0.7, "asthma"), FOUND(APPOINTMENT, PATIENT, 0.7, "12 Mar 09:40")},
     4,
     PHW_VERDICT_BLOCK,
     "patient-identified"},
    {"a next of kin",
     {FOUND(RELATIVE_NAME, RELATIVE, 0.95, "Odo Greenslade")},
     1,
     PHW_VERDICT_BLOCK,
     "relative-identified"},
    {"a labelled date of birth, as school reports and lives of the famous have",
     {FOUND(DATE_OF_BIRTH, PATIENT, 0.97, "12-Mar-1965")},
     1,
     PHW_VERDICT_REVIEW,
     "possible-identifier"},
    {"the same where care is spoken of",
     {FOUND(DATE_OF_BIRTH, PATIENT, 0.97, "12-Mar-1965"),
      FOUND(TRUST_NAME, ORGANISATION, 0.9, "Vale of Erin NHS Trust"),
      FOUND(CLINICAL, PATIENT, 0.7, "asthma")},
     3,
     PHW_VERDICT_BLOCK,
     "date-of-birth"},
    {"born on a day, in prose",
     {FOUND(DATE_OF_BIRTH, UNKNOWN, 0.45, "17 November 1897")},
     1,
     PHW_VERDICT_CLEAR,
     "nothing-found"},
    {"a patient's address on a letter",
     {FOUND(ADDRESS, PATIENT, 0.8, "4 Quill Lane"), FOUND(HOSPITAL_NUMBER, PATIENT, 0.5, "123456"),
      FOUND(TRUST_NAME, ORGANISATION, 0.9, "Vale of Erin NHS Trust"),
      FOUND(CLINICAL, PATIENT, 0.7, "asthma")},
     4,
     PHW_VERDICT_BLOCK,
     "patient-address"},
    {"a wristband's barcode",
     {FOUND(BARCODE, PATIENT, 0.9, "9990000018")},
     1,
     PHW_VERDICT_BLOCK,
     "patient-barcode"},
    {"the barcode of a biscuit",
     {FOUND(BARCODE, UNKNOWN, 0.99, "5012345678900")},
     1,
     PHW_VERDICT_CLEAR,
     "nothing-found"},
    {"a poster of a trust",
     {FOUND(TRUST_LOGO, ORGANISATION, 0.9, NULL),
      FOUND(TRUST_NAME, ORGANISATION, 0.8, "Vale of Erin NHS Trust")},
     2,
     PHW_VERDICT_REVIEW,
     "place-of-care"},
    {"a staff badge",
     {FOUND(STAFF_NAME, STAFF, 0.8, "Ada Pilling")},
     1,
     PHW_VERDICT_REVIEW,
     "staff-name"},
    {"a doctor in a novel",
     {FOUND(STAFF_NAME, STAFF, 0.45, "Dr Hallow")},
     1,
     PHW_VERDICT_CLEAR,
     "nothing-found"},
    {"one medicine on a shelf",
     {FOUND(CLINICAL, PATIENT, 0.75, "aspirin 75 mg")},
     1,
     PHW_VERDICT_CLEAR,
     "nothing-found"},
    {"a word of pain",
     {FOUND(CLINICAL, UNKNOWN, 0.4, "pain")},
     1,
     PHW_VERDICT_CLEAR,
     "nothing-found"},
    {"a chart without a name",
     {FOUND(CLINICAL, PATIENT, 0.75, "potassium 4.1"), FOUND(CLINICAL, PATIENT, 0.75, "asthma"),
      FOUND(CLINICAL, PATIENT, 0.7, "salbutamol")},
     3,
     PHW_VERDICT_REVIEW,
     "clinical-detail"},
    {"an invoice",
     {FOUND(PHONE, ORGANISATION, 0.95, "01632 960123"),
      FOUND(EMAIL, ORGANISATION, 0.95, "post@shop.example"),
      FOUND(ADDRESS, ORGANISATION, 0.8, "7 Quill Lane"),
      FOUND(POSTCODE, ORGANISATION, 0.9, "ZZ99 9ZZ")},
     4,
     PHW_VERDICT_CLEAR,
     "nothing-found"},
    {"somebody's phone and e-mail, nothing of care",
     {FOUND(PHONE, UNKNOWN, 0.9, "07700 900123"), FOUND(EMAIL, UNKNOWN, 0.9, "a@b.example")},
     2,
     PHW_VERDICT_CLEAR,
     "nothing-found"},
    {"authors in a newspaper",
     {FOUND(PATIENT_NAME, PUBLIC, 0.95, "Ida Quillfeather"),
      FOUND(DATE_OF_BIRTH, PUBLIC, 0.9, "1 May 1901")},
     2,
     PHW_VERDICT_CLEAR,
     "nothing-found"},
    {"a chat of colleagues, no name of the child",
     {FOUND(STAFF_NAME, STAFF, 0.5, "Ada Pilling"), FOUND(CLINICAL, PATIENT, 0.6, "rib fractures"),
      FOUND(APPOINTMENT, PATIENT, 0.65, "Strategy meeting 15:00"),
      FOUND(CLINICAL, PATIENT, 0.6, "bruising")},
     4,
     PHW_VERDICT_REVIEW,
     "jigsaw"},
    {"a face on the beach",
     {FOUND(FACE, UNKNOWN, 0.9, NULL)},
     1,
     PHW_VERDICT_CLEAR,
     "nothing-found"},
    {"a face in a ward",
     {FOUND(FACE, UNKNOWN, 0.8, NULL), FOUND(TRUST_NAME, ORGANISATION, 0.9, "St Elsewhere"),
      FOUND(CLINICAL, UNKNOWN, 0.6, "chemotherapy"), FOUND(APPOINTMENT, PATIENT, 0.6, "Bed 4")},
     4,
     PHW_VERDICT_REVIEW,
     "place-of-care"},
    {"a blurred name",
     {FOUND(WEAK_REDACTION, UNKNOWN, 0.7, NULL)},
     1,
     PHW_VERDICT_REVIEW,
     "weak-redaction"},
    {"a rule of one's own",
     {FOUND(CUSTOM, UNKNOWN, 0.9, "PROJECT-X")},
     1,
     PHW_VERDICT_REVIEW,
     "own-rule"},
    {"a position in the file alone",
     {FOUND(GPS, UNKNOWN, 1, NULL)},
     1,
     PHW_VERDICT_CLEAR,
     "nothing-found"},
};

static bool gives(const phw_report *report, const char *rule)
{
    for (size_t i = 0; i < report->reason_count; i++)
        if (strcmp(report->reasons[i].rule, rule) == 0)
            return true;
    return false;
}

static void test_stories(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof stories[0]; i++) {
        phw_report *report = build_report(400, 300);
        for (size_t k = 0; k < stories[i].count; k++)
            assert_int_equal(phw_findings_add(report->findings, &stories[i].findings[k], NULL),
                             PHW_OK);
        phw_risk_assess(report);
        if (report->verdict != stories[i].verdict || !gives(report, stories[i].rule))
            fail_msg("%s: %s, first reason %s", stories[i].name, phw_verdict_name(report->verdict),
                     report->reasons[0].rule);
        phw_report_free(&report);
    }
}

static void test_a_record_that_names_nobody_is_still_one(void **state)
{
    (void)state;
    phw_report *report = build_report(400, 300);
    build_plane(report, PHW_PLANE_SCREEN, (phw_box){10, 10, 390, 290});
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_CLEAR);
    report->page->planes[0].clinical = true;
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_REVIEW);
    assert_true(gives(report, "record-seen"));
    assert_true(report->page->planes[0].record);
    build_add(report, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT, 0.97, "12-Mar-1965");
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
    assert_true(gives(report, "date-of-birth"));
    report->page->planes[0].clinical = false;
    report->genre = (phw_genre){.kind = PHW_GENRE_CLINICAL_RECORD, .confidence = 0.8};
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
    report->genre.kind = PHW_GENRE_PUBLIC_TEXT;
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_REVIEW);
    phw_report_free(&report);
}

/* Names that block only for standing in a list of patients: the sheet they stand on is covered. */
static void test_a_list_makes_a_record_of_its_sheet(void **state)
{
    (void)state;
    phw_report *report = build_report(400, 300);
    build_plane(report, PHW_PLANE_SHEET, (phw_box){0, 0, 400, 300});
    static const char *const names[] = {"Ann Rose", "Brian Wood", "Cara Green", "Don Field"};
    for (int i = 0; i < 4; i++) {
        build_add(report, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, 0.7, names[i]);
        report->findings->items[i].plane = 0;
    }
    phw_risk_assess(report);
    assert_false(report->page->planes[0].record);
    report->genre = (phw_genre){.kind = PHW_GENRE_CLINICAL_LIST, .confidence = 0.8};
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
    assert_true(report->page->planes[0].record);
    phw_report_free(&report);
}

static void test_what_was_not_examined_is_never_clear(void **state)
{
    (void)state;
    phw_report *report = build_report(400, 300);
    build_unread(report, (phw_box){10, 10, 90, 20});
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_REVIEW);
    assert_true(gives(report, "unread-part"));
    phw_report_free(&report);

    report = build_report(400, 300);
    report->complete = false;
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_REVIEW);
    assert_true(gives(report, "cut-short"));
    phw_report_free(&report);

    report = build_report(400, 300);
    report->page->complete = false;
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_REVIEW);
    phw_report_free(&report);

    report = build_report(400, 300);
    report->complete = report->container.complete = false;
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_REVIEW);
    assert_true(gives(report, "damaged-file"));
    assert_false(gives(report, "cut-short"));
    phw_report_free(&report);
}

/* Two reasons that block, one of them the patient's own: nothing that is read later changes it. */
static void test_what_is_certain(void **state)
{
    (void)state;
    phw_report *report = build_report(400, 300);
    build_add(report, PHW_FINDING_NHS_NUMBER, PHW_SUBJECT_PATIENT, 0.99, "999 123 4560");
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
    assert_false(phw_risk_is_certain(report));
    build_add(report, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT, 0.99, "01/02/1950");
    phw_risk_assess(report);
    assert_true(phw_risk_is_certain(report));
    assert_false(gives(report, "stopped-early"));
    report->complete = report->page->complete = false;
    report->stopped_early = true;
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
    assert_true(gives(report, "stopped-early"));
    assert_false(gives(report, "cut-short"));
    phw_report_free(&report);
}

static void test_what_the_file_holds(void **state)
{
    (void)state;
    phw_report *report = build_report(400, 300);
    report->container.has_gps = report->container.has_exif = true;
    report->container.has_thumbnail = report->container.has_xmp = true;
    report->container.trailing_bytes = 120;
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_CLEAR);
    assert_true(gives(report, "place-in-file"));
    /* Every window's shadow has some: a reason only where something was found among them. */
    report->container.hidden_pixels = true;
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_CLEAR);
    build_add(report, PHW_FINDING_WEAK_REDACTION, PHW_SUBJECT_UNKNOWN, 0.80, NULL);
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_REVIEW);
    assert_true(gives(report, "hidden-pixels"));
    phw_report_free(&report);
}

/* scan/ examines what is hidden and says how sure it is; a place alone is on most holiday photos.
 */
static void test_what_the_file_hides(void **state)
{
    (void)state;
    static const struct {
        phw_finding_kind kind;
        phw_subject subject;
        double sure;
        phw_verdict verdict;
        const char *rule;
    } rows[] = {
        {PHW_FINDING_GPS, PHW_SUBJECT_UNKNOWN, 1, PHW_VERDICT_CLEAR, "nothing-found"},
        {PHW_FINDING_TRAILING_DATA, PHW_SUBJECT_UNKNOWN, 0.35, PHW_VERDICT_CLEAR, "nothing-found"},
        {PHW_FINDING_TRAILING_DATA, PHW_SUBJECT_UNKNOWN, 0.8, PHW_VERDICT_REVIEW,
         "data-after-picture"},
        {PHW_FINDING_TRAILING_DATA, PHW_SUBJECT_PATIENT, 0.95, PHW_VERDICT_BLOCK,
         "patient-hidden-in-file"},
        {PHW_FINDING_THUMBNAIL, PHW_SUBJECT_UNKNOWN, 0.8, PHW_VERDICT_REVIEW, "hidden-picture"},
        {PHW_FINDING_THUMBNAIL, PHW_SUBJECT_PATIENT, 0.95, PHW_VERDICT_BLOCK,
         "patient-hidden-in-file"},
        {PHW_FINDING_WEAK_REDACTION, PHW_SUBJECT_PATIENT, 0.95, PHW_VERDICT_BLOCK,
         "patient-hidden-in-file"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        phw_report *report = build_report(400, 300);
        build_add(report, rows[i].kind, rows[i].subject, rows[i].sure, NULL);
        phw_risk_assess(report);
        assert_int_equal(report->verdict, rows[i].verdict);
        assert_true(gives(report, rows[i].rule));
        phw_report_free(&report);
    }
}

static void test_the_worst_page_decides(void **state)
{
    (void)state;
    phw_report *report = build_report(400, 300), *page = build_report(400, 300);
    build_add(page, PHW_FINDING_NHS_NUMBER, PHW_SUBJECT_PATIENT, 0.95, "9990000018");
    report->further = calloc(1, sizeof *report->further);
    assert_non_null(report->further);
    report->further[report->further_count++] = page;
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
    assert_true(gives(report, "patient-number"));
    phw_report_free(&report);
}

static void test_legible_record(void **state)
{
    (void)state;
    phw_report *report = build_report(400, 300);
    build_plane(report, PHW_PLANE_SCREEN, (phw_box){0, 0, 200, 200});
    build_place(report, PHW_FINDING_PATIENT_NAME, (phw_box){10, 10, 90, 20}, 0, PHW_NO_LINE);
    phw_risk_assess(report);
    assert_true(report->page->planes[0].record);
    assert_true(gives(report, "legible-record"));
    assert_string_equal(report->reasons[0].rule, "patient-identified");
    phw_report_free(&report);
}

/* What is covered with the record anyway is not listed beside it; what may be elsewhere is. */
static void test_a_block_is_not_buried_in_lesser_reasons(void **state)
{
    (void)state;
    phw_report *report = build_report(400, 300);
    build_add(report, PHW_FINDING_STAFF_NAME, PHW_SUBJECT_STAFF, 0.9, "Ada Pilling");
    build_add(report, PHW_FINDING_FACE, PHW_SUBJECT_UNKNOWN, 0.9, NULL);
    phw_risk_assess(report);
    assert_true(gives(report, "staff-name"));
    build_add(report, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, 0.9, "GREENSLADE, Thora");
    build_unread(report, (phw_box){10, 10, 90, 20});
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
    assert_string_equal(report->reasons[0].rule, "patient-identified");
    assert_false(gives(report, "staff-name"));
    assert_true(gives(report, "face"));
    assert_true(gives(report, "unread-part"));
    phw_report_free(&report);
}

static void test_report_without_page_or_findings(void **state)
{
    (void)state;
    phw_report *report = build_report(400, 300);
    phw_page_free(&report->page);
    phw_findings_free(&report->findings);
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_CLEAR);
    phw_report_free(&report);
}

/* A small generator: the same numbers in every run. */
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U; /* Numerical Recipes, 2nd ed., section 7.1 */
    return *seed >> 8;
}

static phw_finding any_finding(uint32_t *seed)
{
    static const char *const texts[] = {NULL, "one", "two", "three", "four", "five"};
    phw_finding finding =
        build_finding((phw_finding_kind)(next_random(seed) % PHW_FINDING_KIND_COUNT),
                      (phw_subject)(next_random(seed) % PHW_SUBJECT_COUNT),
                      next_random(seed) % 1001 / 1000.0, texts[next_random(seed) % 6]);
    finding.plane = next_random(seed) % 3 ? 0 : PHW_NO_PLANE;
    finding.quad = phw_quad_from_box((phw_box){10, 10, 90, 20});
    return finding;
}

static phw_report *assessed(const phw_finding *findings, size_t count)
{
    phw_report *report = build_report(400, 300);
    build_plane(report, PHW_PLANE_SCREEN, (phw_box){0, 0, 200, 200});
    for (size_t i = 0; i < count; i++)
        assert_int_equal(phw_findings_add(report->findings, &findings[i], NULL), PHW_OK);
    phw_risk_assess(report);
    return report;
}

static void test_one_more_finding_never_lowers_the_verdict(void **state)
{
    (void)state;
    phw_finding findings[12];
    uint32_t seed = 1;
    for (int round = 0; round < 400; round++) {
        phw_verdict before = PHW_VERDICT_CLEAR;
        double jigsaw = 0;
        bool record = false;
        for (size_t count = 0; count < 12; count++) {
            findings[count] = any_finding(&seed);
            phw_report *report = assessed(findings, count + 1);
            assert_true(report->verdict >= before);
            assert_true(report->jigsaw >= jigsaw && report->jigsaw <= 1);
            assert_true(report->page->planes[0].record || !record);
            before = report->verdict;
            jigsaw = report->jigsaw;
            record = report->page->planes[0].record;
            phw_report_free(&report);
        }
    }
}

static void test_order_does_not_matter(void **state)
{
    (void)state;
    phw_finding findings[12];
    uint32_t seed = 7;
    for (int round = 0; round < 400; round++) {
        for (size_t i = 0; i < 12; i++)
            findings[i] = any_finding(&seed);
        phw_report *one = assessed(findings, 12);
        for (size_t i = 11; i > 0; i--) {
            size_t other = next_random(&seed) % (i + 1);
            phw_finding moved = findings[i];
            findings[i] = findings[other];
            findings[other] = moved;
        }
        phw_report *two = assessed(findings, 12);
        assert_int_equal(one->verdict, two->verdict);
        assert_int_equal(one->reason_count, two->reason_count);
        assert_memory_equal(one->reasons, two->reasons, one->reason_count * sizeof *one->reasons);
        assert_memory_equal(&one->jigsaw, &two->jigsaw, sizeof one->jigsaw);
        phw_report_free(&one);
        phw_report_free(&two);
    }
}

static void test_every_verdict_has_reasons(void **state)
{
    (void)state;
    uint32_t seed = 99;
    for (int round = 0; round < 500; round++) {
        phw_finding finding = any_finding(&seed);
        phw_report *report = assessed(&finding, 1);
        assert_true(report->reason_count > 0 && report->reason_count <= PHW_REASON_MAX);
        assert_int_equal(gives(report, "nothing-found"), report->verdict == PHW_VERDICT_CLEAR);
        phw_report_free(&report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stories),
        cmocka_unit_test(test_a_record_that_names_nobody_is_still_one),
        cmocka_unit_test(test_a_list_makes_a_record_of_its_sheet),
        cmocka_unit_test(test_what_was_not_examined_is_never_clear),
        cmocka_unit_test(test_what_is_certain),
        cmocka_unit_test(test_what_the_file_holds),
        cmocka_unit_test(test_what_the_file_hides),
        cmocka_unit_test(test_the_worst_page_decides),
        cmocka_unit_test(test_legible_record),
        cmocka_unit_test(test_a_block_is_not_buried_in_lesser_reasons),
        cmocka_unit_test(test_report_without_page_or_findings),
        cmocka_unit_test(test_one_more_finding_never_lowers_the_verdict),
        cmocka_unit_test(test_order_does_not_matter),
        cmocka_unit_test(test_every_verdict_has_reasons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
