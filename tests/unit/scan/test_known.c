/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include "model/model.h"
#include "scan/known.h"

#define TABLES PHW_TEST_BINARY_DIR "/photoward.model"

static const phw_box place = {100, 20, 180, 40};

static phw_models *models;

static int open_models(void **state)
{
    (void)state;
    return phw_models_open(TABLES, &models, NULL) == PHW_OK ? 0 : -1;
}

static int close_models(void **state)
{
    (void)state;
    phw_models_free(&models);
    return 0;
}

/* A picture on which one word was read, and a copy in which something is found in its place. */
typedef struct pair {
    phw_report *before, *after;
} pair;

static pair make_pair(const char *word, float confidence, phw_finding_kind kind, const char *found)
{
    pair made = {build_report(400, 100), build_report(400, 100)};
    phw_quad chars[32];
    phw_word read = {
        .text = word, .confidence = confidence, .quad = phw_quad_from_box(place), .chars = chars};
    for (size_t i = 0; i < sizeof chars / sizeof chars[0]; i++)
        chars[i] = read.quad;
    build_line(made.before, (phw_box){20, 20, 300, 40}, PHW_NO_PLANE, PHW_LINE_READ);
    assert_int_equal(phw_page_add_word(made.before->page, &read, NULL), PHW_OK);
    made.before->verdict = PHW_VERDICT_BLOCK;
    phw_finding finding = build_finding(kind, PHW_SUBJECT_PATIENT, 0.7, found);
    finding.quad = phw_quad_from_box((phw_box){100, 20, 160, 40});
    assert_int_equal(phw_findings_add(made.after->findings, &finding, NULL), PHW_OK);
    return made;
}

static size_t left_of(pair *made)
{
    phw_scan_drop_known(models, made->before, made->after);
    size_t left = made->after->findings->count;
    phw_report_free(&made->before);
    phw_report_free(&made->after);
    return left;
}

static void test_what_was_read_as_something_else_is_no_name(void **state)
{
    (void)state;
    static const struct {
        const char *word, *found;
    } cases[] = {{"Dashboard", "Dashbo"},
                 {"Dashboard", "Dashboa"},
                 {"Haemoglobin", "Haemogi"},
                 {"requested", "'trequested"},
                 {"Appointments", "Annointments"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pair made = make_pair(cases[i].word, 0.95F, PHW_FINDING_PATIENT_NAME, cases[i].found);
        assert_int_equal(left_of(&made), 0);
    }
    pair made = make_pair("145/64", 0.95F, PHW_FINDING_HOSPITAL_NUMBER, "145/64");
    assert_int_equal(left_of(&made), 0);
}

static void test_what_was_not_known_stays(void **state)
{
    (void)state;
    pair unsure = make_pair("Ho1t", 0.6F, PHW_FINDING_PATIENT_NAME, "Holt");
    assert_int_equal(left_of(&unsure), 1);
    pair otherwise = make_pair("Dashboard", 0.95F, PHW_FINDING_PATIENT_NAME, "Holt");
    assert_int_equal(left_of(&otherwise), 1);
    pair number = make_pair("9991234560", 0.95F, PHW_FINDING_NHS_NUMBER, "9991234560");
    assert_int_equal(left_of(&number), 1);
    pair elsewhere = make_pair("Dashboard", 0.95F, PHW_FINDING_PATIENT_NAME, "Dashbo");
    elsewhere.after->findings->items[0].quad = phw_quad_from_box((phw_box){300, 20, 380, 40});
    assert_int_equal(left_of(&elsewhere), 1);
}

/* What is left of a name that had to be covered is never something else. */
static void test_a_rest_of_what_had_to_be_covered_stays(void **state)
{
    (void)state;
    pair made = make_pair("Pemberton", 0.95F, PHW_FINDING_PATIENT_NAME, "Pember");
    phw_finding name =
        build_finding(PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, 0.95, "Pemberton");
    name.quad = phw_quad_from_box(place);
    assert_int_equal(phw_findings_add(made.before->findings, &name, NULL), PHW_OK);
    assert_int_equal(left_of(&made), 1);
}

/* "O Hoxha", a ring before the name in a list, was a colleague's until the others were covered. */
static void test_a_name_that_was_hardly_a_colleagues_stays(void **state)
{
    (void)state;
    for (int sure = 0; sure <= 1; sure++) {
        pair made = make_pair("Hoxha", 0.95F, PHW_FINDING_PATIENT_NAME, "Hoxha");
        phw_finding staff =
            build_finding(PHW_FINDING_STAFF_NAME, PHW_SUBJECT_STAFF, sure ? 0.99 : 0.73, "O Hoxha");
        staff.quad = phw_quad_from_box(place);
        assert_int_equal(phw_findings_add(made.before->findings, &staff, NULL), PHW_OK);
        assert_int_equal(left_of(&made), sure ? 0 : 1);
    }
}

/* "C3 Patel" on a call display, "Makwana, J" under a picture: once the names beside it are covered
 * a check reads a patient. */
static void test_a_name_of_which_nothing_was_told_stays(void **state)
{
    (void)state;
    static const char *const names[] = {"Patel", "Makwana,"};
    for (int i = 0; i < 4; i++) {
        const bool ward = i % 2 == 1;
        const char *name = names[i / 2];
        pair made = make_pair(name, 0.95F, PHW_FINDING_PATIENT_NAME, name);
        phw_finding place_name =
            build_finding(PHW_FINDING_TRUST_NAME, PHW_SUBJECT_ORGANISATION, 0.9, "Patel Ward");
        place_name.quad = phw_quad_from_box(place);
        if (ward)
            assert_int_equal(phw_findings_add(made.before->findings, &place_name, NULL), PHW_OK);
        assert_int_equal(left_of(&made), ward ? 0 : 1);
    }
}

/* "morning Huynh", of which the surname alone was told: beside its cover the rest is a name. */
static void test_the_other_half_of_a_covered_name_stays(void **state)
{
    (void)state;
    for (int far = 0; far <= 1; far++) {
        const phw_box behind = {far ? 260 : 188, 20, far ? 300 : 250, 40};
        pair made = make_pair("morning", 0.95F, PHW_FINDING_PATIENT_NAME, "morning");
        phw_quad chars[5];
        for (size_t i = 0; i < sizeof chars / sizeof chars[0]; i++)
            chars[i] = phw_quad_from_box(behind);
        const phw_word read = {
            .text = "Huynh", .confidence = 0.95F, .quad = chars[0], .chars = chars};
        assert_int_equal(phw_page_add_word(made.before->page, &read, NULL), PHW_OK);
        phw_finding name =
            build_finding(PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, 0.98, "Huynh");
        name.quad = chars[0];
        assert_int_equal(phw_findings_add(made.before->findings, &name, NULL), PHW_OK);
        assert_int_equal(left_of(&made), far ? 0 : 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_read_as_something_else_is_no_name),
        cmocka_unit_test(test_what_was_not_known_stays),
        cmocka_unit_test(test_a_rest_of_what_had_to_be_covered_stays),
        cmocka_unit_test(test_a_name_that_was_hardly_a_colleagues_stays),
        cmocka_unit_test(test_a_name_of_which_nothing_was_told_stays),
        cmocka_unit_test(test_the_other_half_of_a_covered_name_stays),
    };
    return cmocka_run_group_tests(tests, open_models, close_models);
}
