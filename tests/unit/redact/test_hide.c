/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include "redact/hide.h"
#include "redact/raster.h"

static double share(const phw_image *mask, phw_box box)
{
    phw_quad quad = phw_quad_from_box(box);
    return phw_raster_share(mask, &quad);
}

static phw_image *hide(const phw_report *report, double legible)
{
    phw_image *mask = NULL;
    assert_int_equal(phw_redact_hide(report, legible, &mask, NULL), PHW_OK);
    assert_int_equal(mask->width, report->width);
    assert_int_equal(mask->height, report->height);
    return mask;
}

/* What a redacted copy would leave is covered as well: staff, faces nobody asked for, the public.
 */
static void test_every_finding_is_covered_whatever_the_verdict(void **state)
{
    (void)state;
    for (unsigned verdict = 0; verdict < PHW_VERDICT_COUNT; verdict++)
        for (unsigned kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++) {
            phw_report *report = build_report(400, 300);
            report->verdict = (phw_verdict)verdict;
            build_place(report, (phw_finding_kind)kind, (phw_box){100, 100, 200, 120}, PHW_NO_PLANE,
                        PHW_NO_LINE);
            report->findings->items[0].subject = PHW_SUBJECT_PUBLIC;
            report->findings->items[0].confidence = 0.05;
            phw_image *mask = hide(report, 1000);
            assert_true(share(mask, (phw_box){97, 97, 203, 123}) == 1);
            assert_true(share(mask, (phw_box){300, 200, 390, 290}) == 0);
            phw_image_free(&mask);
            phw_report_free(&report);
        }
}

static void test_records_and_clinical_surfaces_are_covered_whole(void **state)
{
    (void)state;
    phw_report *report = build_report(600, 300);
    build_plane(report, PHW_PLANE_SCREEN, (phw_box){10, 10, 110, 110});
    build_plane(report, PHW_PLANE_SHEET, (phw_box){210, 10, 310, 110});
    build_plane(report, PHW_PLANE_SHEET, (phw_box){410, 10, 510, 110});
    report->page->planes[0].record = true;
    report->page->planes[1].clinical = true;
    phw_image *mask = hide(report, 1000);
    assert_true(share(mask, (phw_box){10, 10, 110, 110}) == 1);
    assert_true(share(mask, (phw_box){210, 10, 310, 110}) == 1);
    assert_true(share(mask, (phw_box){410, 10, 510, 110}) == 0);
    phw_image_free(&mask);
    phw_report_free(&report);
}

static void test_unread_writing_is_covered(void **state)
{
    (void)state;
    phw_report *report = build_report(600, 300);
    build_line(report, (phw_box){10, 10, 110, 20}, PHW_NO_PLANE, PHW_LINE_UNREAD);
    build_line(report, (phw_box){10, 100, 110, 110}, PHW_NO_PLANE, PHW_LINE_SKIPPED);
    build_line(report, (phw_box){10, 200, 110, 210}, PHW_NO_PLANE, PHW_LINE_READ);
    build_unread(report, (phw_box){300, 100, 500, 200});
    phw_image *mask = hide(report, 1000);
    assert_true(share(mask, (phw_box){10, 10, 110, 20}) == 1);
    assert_true(share(mask, (phw_box){10, 100, 110, 110}) == 1);
    assert_true(share(mask, (phw_box){10, 200, 110, 210}) == 0);
    assert_true(share(mask, (phw_box){300, 100, 500, 200}) == 1);
    phw_image_free(&mask);
    phw_report_free(&report);
}

static void test_only_large_writing_is_covered_and_noise_never(void **state)
{
    (void)state;
    phw_report *report = build_report(600, 300);
    build_line(report, (phw_box){10, 10, 110, 30}, PHW_NO_PLANE, PHW_LINE_READ);
    build_line(report, (phw_box){10, 100, 110, 119}, PHW_NO_PLANE, PHW_LINE_READ);
    build_line(report, (phw_box){10, 200, 110, 240}, PHW_NO_PLANE, PHW_LINE_NOISE);
    for (size_t i = 0; i < 3; i++)
        report->page->lines[i].height = phw_quad_height(&report->page->lines[i].quad);
    phw_image *mask = hide(report, 20);
    assert_true(share(mask, (phw_box){10, 10, 110, 30}) == 1);
    assert_true(share(mask, (phw_box){10, 100, 110, 119}) == 0);
    assert_true(share(mask, (phw_box){10, 200, 110, 240}) == 0);
    phw_image_free(&mask);
    phw_report_free(&report);
}

static void test_findings_in_the_file_cover_nothing(void **state)
{
    (void)state;
    phw_report *report = build_report(100, 100);
    build_add(report, PHW_FINDING_GPS, PHW_SUBJECT_UNKNOWN, 1, NULL);
    phw_image *mask = hide(report, 10);
    assert_int_equal(phw_raster_count(mask), 0);
    phw_image_free(&mask);
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_finding_is_covered_whatever_the_verdict),
        cmocka_unit_test(test_records_and_clinical_surfaces_are_covered_whole),
        cmocka_unit_test(test_unread_writing_is_covered),
        cmocka_unit_test(test_only_large_writing_is_covered_and_noise_never),
        cmocka_unit_test(test_findings_in_the_file_cover_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
