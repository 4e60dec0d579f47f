/* SPDX-License-Identifier: Apache-2.0 */
/* Signs add up in bits: how few people a picture can be about. */
#include "builder.h"

#include <math.h>
#include <string.h>

#include "risk/jigsaw.h"

static phw_finding sign(phw_finding_kind kind, const char *tag, const char *text)
{
    phw_finding finding = build_finding(kind, PHW_SUBJECT_PATIENT, 0.44, text);
    phw_finding_because(&finding, tag);
    return finding;
}

static phw_report *with(const phw_finding *findings, size_t count)
{
    phw_report *report = build_report(100, 100);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(phw_findings_add(report->findings, &findings[i], NULL), PHW_OK);
    return report;
}

/* "The 34-year-old with the machete injury on our ward last night". */
static void four_signs_leave_one_person(void **state)
{
    (void)state;
    const phw_finding findings[] = {sign(PHW_FINDING_CLINICAL, "age", "34-year-old"),
                                    sign(PHW_FINDING_CLINICAL, "event", "machete"),
                                    sign(PHW_FINDING_APPOINTMENT, "our-place", "our ward"),
                                    sign(PHW_FINDING_APPOINTMENT, "when", "last night")};
    phw_report *report = with(findings, 4);
    phw_jigsaw all = phw_jigsaw_gather(report->findings);
    assert_true(all.enough);
    assert_true(all.bits > PHW_JIGSAW_EVERYBODY);
    assert_int_equal(all.sign_count, 4);
    assert_string_equal(all.signs[0].what, "an unusual event or injury"); /* the strongest first */
    for (size_t i = 1; i < all.sign_count; i++)
        assert_true(all.signs[i].bits <= all.signs[i - 1].bits);
    assert_true(report->findings->items[1].bits > report->findings->items[0].bits);
    phw_report_free(&report);
}

static void a_rare_condition_weighs_more_than_a_common_one(void **state)
{
    (void)state;
    const phw_finding rare = sign(PHW_FINDING_CLINICAL, "rare", "Wilson's disease");
    const phw_finding common = sign(PHW_FINDING_CLINICAL, "condition", "asthma");
    assert_true(phw_jigsaw_row_of(&rare)->bits > 2 * phw_jigsaw_row_of(&common)->bits);
}

static void a_place_and_a_day_are_nobody(void **state)
{
    (void)state;
    const phw_finding findings[] = {sign(PHW_FINDING_APPOINTMENT, "our-place", "our ward"),
                                    sign(PHW_FINDING_APPOINTMENT, "when", "last night")};
    phw_report *report = with(findings, 2);
    assert_false(phw_jigsaw_gather(report->findings).enough);
    phw_report_free(&report);
}

static void one_sign_is_no_jigsaw_and_neither_are_signs_without_care(void **state)
{
    (void)state;
    const phw_finding one[] = {sign(PHW_FINDING_CLINICAL, "rare", "a"),
                               sign(PHW_FINDING_CLINICAL, "rare", "b"),
                               sign(PHW_FINDING_CLINICAL, "rare", "c")};
    phw_report *report = with(one, 3);
    assert_false(phw_jigsaw_gather(report->findings).enough);
    phw_report_free(&report);
    const phw_finding contact[] = {sign(PHW_FINDING_PHONE, "shape", "01632 960123"),
                                   sign(PHW_FINDING_PATIENT_NAME, "shape", "Ida Quillfeather")};
    report = with(contact, 2);
    assert_false(phw_jigsaw_gather(report->findings).enough);
    phw_report_free(&report);
}

static void an_organisation_is_a_lesser_piece(void **state)
{
    (void)state;
    phw_finding own = build_finding(PHW_FINDING_PHONE, PHW_SUBJECT_PATIENT, 0.9, "01632 960123");
    phw_finding theirs = own;
    theirs.subject = PHW_SUBJECT_ORGANISATION;
    phw_report *a = with(&own, 1), *b = with(&theirs, 1);
    assert_true(phw_jigsaw_gather(a->findings).bits > phw_jigsaw_gather(b->findings).bits);
    phw_report_free(&a);
    phw_report_free(&b);
}

static void repeats_count_once_and_no_number_counts_as_none(void **state)
{
    (void)state;
    const phw_finding often[] = {sign(PHW_FINDING_CLINICAL, "condition", "asthma"),
                                 sign(PHW_FINDING_CLINICAL, "condition", "asthma")};
    phw_report *once = with(often, 1), *twice = with(often, 2);
    assert_int_equal(phw_jigsaw_gather(once->findings).bits,
                     phw_jigsaw_gather(twice->findings).bits);
    phw_report_free(&once);
    phw_report_free(&twice);
    phw_finding broken = sign(PHW_FINDING_CLINICAL, "rare", "x");
    broken.confidence = NAN;
    phw_report *report = with(&broken, 1);
    assert_int_equal(phw_jigsaw_gather(report->findings).bits, 0);
    phw_report_free(&report);
}

static void an_emblem_says_no_more_than_its_name(void **state)
{
    (void)state;
    const phw_finding findings[] = {sign(PHW_FINDING_TRUST_NAME, "form", "Northmere Hospice"),
                                    sign(PHW_FINDING_TRUST_LOGO, "own-emblem", NULL),
                                    sign(PHW_FINDING_TRUST_LOGO, "lozenge", NULL)};
    phw_report *name = with(findings, 1), *emblem = with(findings, 2), *both = with(findings, 3);
    const double bits = phw_jigsaw_gather(name->findings).bits;
    assert_true(phw_jigsaw_gather(emblem->findings).bits == bits);
    assert_true(phw_jigsaw_gather(both->findings).bits > bits);
    phw_report_free(&name);
    phw_report_free(&emblem);
    phw_report_free(&both);
}

static void every_row_can_be_explained(void **state)
{
    (void)state;
    size_t count;
    const phw_jigsaw_row *rows = phw_jigsaw_rows(&count);
    for (size_t i = 0; i < count; i++) {
        assert_true(rows[i].bits > 0 && rows[i].bits <= PHW_JIGSAW_EVERYBODY);
        assert_true(rows[i].more >= 0 && rows[i].more <= rows[i].bits);
        assert_true(strlen(rows[i].what) > 4);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(rows[i].what, rows[k].what);
    }
}

static void the_strongest_signs_are_kept(void **state)
{
    (void)state;
    phw_report *report = build_report(100, 100);
    for (int kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++)
        build_add(report, (phw_finding_kind)kind, PHW_SUBJECT_PATIENT, 1, NULL);
    phw_jigsaw all = phw_jigsaw_gather(report->findings);
    assert_int_equal(all.sign_count, PHW_SIGNS_MAX);
    for (size_t i = 1; i < all.sign_count; i++)
        assert_true(all.signs[i].bits <= all.signs[i - 1].bits);
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_signs_leave_one_person),
        cmocka_unit_test(a_rare_condition_weighs_more_than_a_common_one),
        cmocka_unit_test(a_place_and_a_day_are_nobody),
        cmocka_unit_test(one_sign_is_no_jigsaw_and_neither_are_signs_without_care),
        cmocka_unit_test(an_organisation_is_a_lesser_piece),
        cmocka_unit_test(repeats_count_once_and_no_number_counts_as_none),
        cmocka_unit_test(an_emblem_says_no_more_than_its_name),
        cmocka_unit_test(every_row_can_be_explained),
        cmocka_unit_test(the_strongest_signs_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
