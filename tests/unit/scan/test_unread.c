/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include "scan/unread.h"

/* Lines of one length below each other on a plane. */
static void add_lines(phw_report *report, size_t plane, phw_line_state state, int count)
{
    for (int i = 0; i < count; i++) {
        double top = 20.0 * (double)report->page->line_count;
        build_line(report, (phw_box){10, top, 210, top + 12}, plane, state);
    }
}

static void test_a_page_that_was_read(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_READ, 5);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_NOISE, 5);
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 0);
    assert_true(report->complete);
    phw_report_free(&report);
}

/* A smudge on a page that was read otherwise is no record that nobody looked at. */
static void test_a_stray_line_is_not_reported(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_READ, 8);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_UNREAD, 2);
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 0);
    phw_report_free(&report);
}

static void test_a_surface_full_of_unread_text_is(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    build_plane(report, PHW_PLANE_SCREEN, (phw_box){0, 0, 400, 400});
    build_plane(report, PHW_PLANE_SHEET, (phw_box){500, 0, 900, 400});
    add_lines(report, 0, PHW_LINE_UNREAD, 6);
    add_lines(report, 0, PHW_LINE_READ, 2);
    add_lines(report, 1, PHW_LINE_READ, 30); /* another surface does not make up for it */
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 6);
    assert_string_equal(report->unread[0].why, "unreadable");
    phw_report_free(&report);
}

/* Notes on a screen whose edges were not found: a line or two on each of them. */
static void test_what_stands_in_blocks_is_judged_together(void **state)
{
    (void)state;
    static const struct {
        phw_plane_kind kind;
        phw_line_state first;
        size_t unread;
    } cases[] = {{PHW_PLANE_BLOCK, PHW_LINE_READ, 3},
                 {PHW_PLANE_BLOCK, PHW_LINE_NOISE, 0}, /* grain, as likely */
                 {PHW_PLANE_SHEET, PHW_LINE_READ, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_report *report = build_report(1000, 1000);
        for (size_t block = 0; block < 4; block++) {
            double top = 200.0 * (double)block;
            build_plane(report, cases[i].kind, (phw_box){10, top, 210, top + 30});
            build_line(report, (phw_box){10, top, 210, top + 12}, block,
                       block ? PHW_LINE_UNREAD : cases[i].first);
        }
        assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
        assert_int_equal(report->unread_count, cases[i].unread);
        phw_report_free(&report);
    }
}

/* Where an address, a telephone number or an illness was read, the rest of the form matters. */
static void test_the_rest_of_a_form_is_said(void **state)
{
    (void)state;
    static const struct {
        phw_subject subject;
        size_t plane, unread;
        phw_finding_kind kind;
        double confidence;
    } cases[] = {{PHW_SUBJECT_UNKNOWN, 0, 3, PHW_FINDING_PHONE, 0.9},
                 {PHW_SUBJECT_PATIENT, 0, 3, PHW_FINDING_PHONE, 0.9},
                 {PHW_SUBJECT_ORGANISATION, 0, 0, PHW_FINDING_PHONE, 0.9},
                 {PHW_SUBJECT_STAFF, 0, 0, PHW_FINDING_PHONE, 0.9},
                 {PHW_SUBJECT_PATIENT, PHW_NO_PLANE, 0, PHW_FINDING_PHONE, 0.9},
                 {PHW_SUBJECT_PATIENT, 0, 3, PHW_FINDING_CLINICAL, 0.5},
                 {PHW_SUBJECT_PATIENT, 0, 0, PHW_FINDING_CLINICAL, 0.44}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_report *report = build_report(1000, 1000);
        build_plane(report, PHW_PLANE_SCREEN, (phw_box){0, 0, 400, 400});
        add_lines(report, 0, PHW_LINE_READ, 9);
        add_lines(report, 0, PHW_LINE_UNREAD, 3);
        phw_finding said = {.kind = cases[i].kind,
                            .subject = cases[i].subject,
                            .confidence = cases[i].confidence,
                            .plane = cases[i].plane,
                            .line = PHW_NO_LINE};
        assert_int_equal(phw_findings_add(report->findings, &said, NULL), PHW_OK);
        assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
        assert_int_equal(report->unread_count, cases[i].unread);
        phw_report_free(&report);
    }
}

/* The one line of an e-mail, as long as a page is wide. */
static void test_one_long_line_is_said(void **state)
{
    (void)state;
    static const struct {
        double length;
        size_t unread;
    } cases[] = {{200, 0}, {1200, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_report *report = build_report(2000, 1000);
        build_line(report, (phw_box){10, 100, 10 + cases[i].length, 112}, PHW_NO_PLANE,
                   PHW_LINE_UNREAD);
        assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
        assert_int_equal(report->unread_count, cases[i].unread);
        phw_report_free(&report);
    }
}

/* Three pixels high: nobody reads that, and no letter could. */
static void test_what_nobody_could_read_is_not(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    for (int i = 0; i < 8; i++)
        build_line(report, (phw_box){10, 10.0 * i, 210, 10.0 * i + 4}, PHW_NO_PLANE,
                   PHW_LINE_UNREAD);
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 0);
    phw_report_free(&report);
}

/* A list of patients out of focus beside an invoice, a magazine: whatever was read, it was not. */
static void test_a_list_beside_what_is_nobodys_is(void **state)
{
    (void)state;
    static const phw_genre_kind kinds[] = {PHW_GENRE_OTHER, PHW_GENRE_PUBLIC_TEXT};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        phw_report *report = build_report(1000, 1000);
        build_plane(report, PHW_PLANE_SCREEN, (phw_box){0, 0, 400, 700});
        report->genre = (phw_genre){.kind = kinds[i], .confidence = 0.99};
        add_lines(report, 0, PHW_LINE_READ, 40);
        add_lines(report, PHW_NO_PLANE, PHW_LINE_UNREAD, 3);
        assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
        assert_int_equal(report->unread_count, 3);
        phw_report_free(&report);
    }
}

/* What was read of print that nobody can read does not outweigh three lines that could be. */
static void test_scraps_of_tiny_print_are_no_reading(void **state)
{
    (void)state;
    static const struct {
        double height;
        size_t unread;
    } cases[] = {{4, 3}, {8, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_report *report = build_report(1000, 1000);
        add_lines(report, PHW_NO_PLANE, PHW_LINE_UNREAD, 3);
        for (int k = 0; k < 4; k++)
            build_line(report, (phw_box){10, 200 + 20.0 * k, 210, 200 + 20.0 * k + cases[i].height},
                       PHW_NO_PLANE, PHW_LINE_READ);
        assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
        assert_int_equal(report->unread_count, cases[i].unread);
        phw_report_free(&report);
    }
}

/* Bark and cloth: now and then a line of them looks like text. */
static void test_a_few_lines_of_a_texture_are_not(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    for (int i = 0; i < 5; i++) {
        add_lines(report, PHW_NO_PLANE, PHW_LINE_UNREAD, 1);
        add_lines(report, PHW_NO_PLANE, PHW_LINE_NOISE, 4);
    }
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 0);
    phw_report_free(&report);
}

/* Text too blurred to read: most lines of it are read as nothing. On a screen or a sheet those that
 * begin below each other are text, if some of them look like it. */
static void test_a_blurred_surface_is_said(void **state)
{
    (void)state;
    static const struct {
        phw_plane_kind kind;
        double step;   /* pixels by which each begins further right, as tiles and bark do */
        double longer; /* … and by which it is longer than the one above; windows are not */
        int unread;
        size_t listed;
    } cases[] = {{PHW_PLANE_SCREEN, 0, 20, 4, 16}, {PHW_PLANE_PAGE, 0, 20, 4, 16},
                 {PHW_PLANE_SHEET, 0, 20, 4, 16},  {PHW_PLANE_SHEET, 0, 20, 2, 0},
                 {PHW_PLANE_SHEET, 30, 20, 3, 0},  {PHW_PLANE_BLOCK, 0, 20, 4, 0},
                 {PHW_PLANE_SHEET, 0, 1, 4, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_report *report = build_report(1000, 1000);
        build_plane(report, cases[i].kind, (phw_box){0, 0, 1000, 400});
        for (int k = 0; k < 16; k++) {
            double left = 10 + cases[i].step * k, top = 20.0 * k;
            double right = left + 200 + cases[i].longer * k;
            build_line(report, (phw_box){left, top, right, top + 12}, 0,
                       k % 4 == 0 && k < 4 * cases[i].unread ? PHW_LINE_UNREAD : PHW_LINE_NOISE);
        }
        assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
        assert_int_equal(report->unread_count, cases[i].listed);
        phw_report_free(&report);
    }
}

/* A screen of which nothing could be read, and so blurred that its lines begin anywhere: they all
 * run alike. The grain of a table does not, nor are its lines like text. */
static void test_a_surface_that_runs_alike_is_said(void **state)
{
    (void)state;
    static const struct {
        phw_plane_kind kind;
        double swing;  /* radians by which every third line leans */
        double longer; /* pixels by which each is longer than the one above */
        int unread, read;
        size_t listed;
    } cases[] = {{PHW_PLANE_SCREEN, 0.03, 10, 2, 0, 8}, {PHW_PLANE_SHEET, 0.03, 10, 2, 0, 8},
                 {PHW_PLANE_SHEET, 0.03, 10, 1, 0, 0},  {PHW_PLANE_SHEET, 0.2, 10, 2, 0, 0},
                 {PHW_PLANE_SHEET, 0.03, 10, 2, 1, 0},  {PHW_PLANE_BLOCK, 0.03, 10, 2, 0, 0},
                 {PHW_PLANE_SHEET, 0.03, 0, 2, 0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_report *report = build_report(1000, 1000);
        build_plane(report, cases[i].kind, (phw_box){0, 0, 1000, 400});
        for (int k = 0; k < 8; k++) {
            double left = 10 + 45.0 * k, top = 30.0 * k;
            double right = left + 100 + cases[i].longer * k;
            build_line(report, (phw_box){left, top, right, top + 12}, 0,
                       k < cases[i].unread ? PHW_LINE_UNREAD : PHW_LINE_NOISE);
            report->page->lines[k].angle = k % 3 ? 0 : cases[i].swing;
        }
        if (cases[i].read)
            build_line(report, (phw_box){600, 300, 700, 312}, 0, PHW_LINE_READ);
        assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
        assert_int_equal(report->unread_count, cases[i].listed);
        phw_report_free(&report);
    }
}

/* The figures beside a chart that was read are no text out of focus. */
static void test_signs_below_each_other_beside_what_was_read_are_not(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    build_plane(report, PHW_PLANE_SCREEN, (phw_box){0, 0, 1000, 800});
    add_lines(report, 0, PHW_LINE_READ, 8);
    for (int k = 0; k < 12; k++)
        build_line(report, (phw_box){600, 20.0 * k, 630, 20.0 * k + 12}, 0,
                   k < 4 ? PHW_LINE_UNREAD : PHW_LINE_NOISE);
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 0);
    phw_report_free(&report);
}

/* Blades of grass: short lines here and there. The same below each other are a label out of focus,
 * and beside what was read they are said wherever they stand. */
static void test_lines_here_and_there_are_not(void **state)
{
    (void)state;
    for (int kind = 0; kind < 3; kind++) {
        phw_report *report = build_report(1000, 1000);
        for (int i = 0; i < 4; i++) {
            double left = kind == 1 ? 100 : 220.0 * i, top = kind == 1 ? 20.0 * i : 90.0 * i;
            build_line(report, (phw_box){left, top, left + 100, top + 12}, PHW_NO_PLANE,
                       PHW_LINE_UNREAD);
        }
        if (kind == 2)
            build_line(report, (phw_box){10, 900, 110, 912}, PHW_NO_PLANE, PHW_LINE_READ);
        assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
        assert_int_equal(report->unread_count, kind == 0 ? 0 : 4);
        phw_report_free(&report);
    }
}

/* The grain of wood runs nearly the same way, the lines of a text do. */
static void test_lines_that_cross_are_not(void **state)
{
    (void)state;
    for (int kind = 0; kind < 2; kind++) {
        phw_report *report = build_report(1000, 1000);
        for (int i = 0; i < 4; i++) {
            build_line(report, (phw_box){100, 20.0 * i, 200, 20.0 * i + 12}, PHW_NO_PLANE,
                       PHW_LINE_UNREAD);
            report->page->lines[i].angle = kind == 0 ? 0.1 * i : 0.02 * i;
        }
        assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
        assert_int_equal(report->unread_count, kind == 0 ? 0 : 4);
        phw_report_free(&report);
    }
}

/* The digits of a table's columns below each other. */
static void columns_across_what_was_read_are_not(size_t plane, double left)
{
    phw_report *report = build_report(1000, 1000);
    build_plane(report, PHW_PLANE_SCREEN, (phw_box){0, 0, 1000, 400});
    add_lines(report, plane, PHW_LINE_READ, 3);
    for (int i = 0; i < 12; i++) {
        double x = left + 16 * i;
        build_line(report, (phw_box){x, 0, x + 60, 12}, plane, PHW_LINE_UNREAD);
        phw_line *line = &report->page->lines[report->page->line_count - 1];
        line->quad = (phw_quad){{{x + 12, 0}, {x + 12, 60}, {x, 60}, {x, 0}}};
        line->angle = 1.5708;
    }
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 0);
    /* Nothing that was read, and it may be writing that runs down. */
    for (int i = 0; i < 3; i++)
        report->page->lines[i].state = PHW_LINE_NOISE;
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 12);
    phw_report_free(&report);
}

static void test_columns_across_what_was_read_are_not(void **state)
{
    (void)state;
    columns_across_what_was_read_are_not(PHW_NO_PLANE, 220);
    columns_across_what_was_read_are_not(0, 800); /* further off, but of one screen */
}

static void test_what_was_skipped_always_is(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_READ, 30);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_SKIPPED, 1);
    report->page->complete = false;
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 1);
    assert_string_equal(report->unread[0].why, "limit");
    assert_false(report->complete);
    phw_report_free(&report);
}

static void test_a_damaged_file_is_not_complete(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    report->container.complete = false;
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_false(report->complete);
    phw_report_free(&report);
}

/* The report says so as a whole: a list of what was left would hide what was found. */
static void test_what_was_not_needed_is_not_listed(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_READ, 3);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_SKIPPED, 5);
    report->stopped_early = true;
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 0);
    assert_false(report->complete);
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_that_was_read),
        cmocka_unit_test(test_a_stray_line_is_not_reported),
        cmocka_unit_test(test_a_surface_full_of_unread_text_is),
        cmocka_unit_test(test_what_stands_in_blocks_is_judged_together),
        cmocka_unit_test(test_the_rest_of_a_form_is_said),
        cmocka_unit_test(test_one_long_line_is_said),
        cmocka_unit_test(test_what_nobody_could_read_is_not),
        cmocka_unit_test(test_a_list_beside_what_is_nobodys_is),
        cmocka_unit_test(test_scraps_of_tiny_print_are_no_reading),
        cmocka_unit_test(test_a_few_lines_of_a_texture_are_not),
        cmocka_unit_test(test_a_blurred_surface_is_said),
        cmocka_unit_test(test_a_surface_that_runs_alike_is_said),
        cmocka_unit_test(test_signs_below_each_other_beside_what_was_read_are_not),
        cmocka_unit_test(test_lines_here_and_there_are_not),
        cmocka_unit_test(test_lines_that_cross_are_not),
        cmocka_unit_test(test_columns_across_what_was_read_are_not),
        cmocka_unit_test(test_what_was_skipped_always_is),
        cmocka_unit_test(test_a_damaged_file_is_not_complete),
        cmocka_unit_test(test_what_was_not_needed_is_not_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
