/* SPDX-License-Identifier: Apache-2.0 */
/* A window's shadow is stored as colours under transparency: what is found on the window itself is
 * found in both, and hides nothing. */
#include "builder.h"

#include <string.h>

#include "photoward/image.h"
#include "scan/unseen.h"

#define WIDTH 200U
#define HEIGHT 100U

static const phw_box window = {20, 20, 120, 32}, shadow = {20, 80, 120, 92};

static phw_image *white(void)
{
    phw_image *made = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &made, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        memset(phw_image_row_mut(made, y), 255, WIDTH * 3);
    return made;
}

/* Strokes of four pixels, eight apart. */
static void write_in(phw_image *image, phw_box place)
{
    for (uint32_t y = (uint32_t)place.top; y < (uint32_t)place.bottom; y++)
        for (uint32_t x = (uint32_t)place.left; x < (uint32_t)place.right; x++)
            if (x / 4 % 2)
                memset(phw_image_row_mut(image, y) + (size_t)x * 3, 0, 3);
}

static void test_what_both_show_is_not_hidden(void **state)
{
    (void)state;
    phw_report *report = build_report(WIDTH, HEIGHT);
    phw_image *stored = white(), *seen = white();
    write_in(stored, window);
    write_in(seen, window);
    write_in(stored, shadow); /* nothing is found there */
    build_place(report, PHW_FINDING_WEAK_REDACTION, window, PHW_NO_PLANE, PHW_NO_LINE);
    build_unread(report, window);
    assert_false(phw_scan_has_unseen(report, stored, seen, false));
    report->complete = false;
    assert_true(phw_scan_has_unseen(report, stored, seen, false));
    phw_image_free(&stored);
    phw_image_free(&seen);
    phw_report_free(&report);
}

/* Letters drawn on nothing: their soft rims are stored as dark as the letters. */
static void test_soft_rims_are_not_hidden(void **state)
{
    (void)state;
    phw_report *report = build_report(WIDTH, HEIGHT);
    phw_image *stored = white(), *seen = white();
    write_in(stored, window);
    for (uint32_t y = (uint32_t)window.top; y < (uint32_t)window.bottom; y++)
        for (uint32_t x = (uint32_t)window.left; x < (uint32_t)window.right; x++)
            if (x / 4 % 2)
                memset(phw_image_row_mut(seen, y) + (size_t)x * 3, x % 4 == 0 ? 240 : 0, 3);
    build_unread(report, window);
    assert_false(phw_scan_has_unseen(report, stored, seen, false));
    phw_image_free(&stored);
    phw_image_free(&seen);
    phw_report_free(&report);
}

/* The steps of a window's shadow run along its edge. */
static void test_a_shadow_is_not_hidden(void **state)
{
    (void)state;
    phw_report *report = build_report(WIDTH, HEIGHT);
    phw_image *stored = white(), *seen = white();
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 100; x < 120; x++)
            memset(phw_image_row_mut(stored, y) + (size_t)x * 3, x < 110 ? 60 : 120, 3);
    build_place(report, PHW_FINDING_WEAK_REDACTION, (phw_box){90, 40, 118, 70}, PHW_NO_PLANE,
                PHW_NO_LINE);
    assert_false(phw_scan_has_unseen(report, stored, seen, false));
    phw_image_free(&stored);
    phw_image_free(&seen);
    phw_report_free(&report);
}

static void test_what_is_found_under_transparency_is(void **state)
{
    (void)state;
    for (int unread = 0; unread < 2; unread++) {
        phw_report *report = build_report(WIDTH, HEIGHT);
        phw_image *stored = white(), *seen = white();
        write_in(stored, shadow);
        if (unread)
            build_unread(report, shadow);
        else
            build_place(report, PHW_FINDING_PATIENT_NAME, shadow, PHW_NO_PLANE, PHW_NO_LINE);
        assert_true(phw_scan_has_unseen(report, stored, seen, false));
        /* Of strokes that a pattern may have made only what reads counts. */
        assert_int_equal(phw_scan_has_unseen(report, stored, seen, true), !unread);
        phw_image_free(&stored);
        phw_image_free(&seen);
        phw_report_free(&report);
    }
}

/* A record on which nobody can be identified and of which nothing is left unread is one. */
static void test_a_record_under_transparency_is(void **state)
{
    (void)state;
    phw_report *report = build_report(WIDTH, HEIGHT);
    phw_image *stored = white(), *seen = white();
    write_in(stored, shadow);
    build_plane(report, PHW_PLANE_SCREEN, shadow);
    assert_false(phw_scan_has_unseen(report, stored, seen, false)); /* some screen */
    report->page->planes[0].clinical = true;
    assert_true(phw_scan_has_unseen(report, stored, seen, false));
    assert_false(phw_scan_has_unseen(report, stored, stored, false));
    phw_image_free(&stored);
    phw_image_free(&seen);
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_both_show_is_not_hidden),
        cmocka_unit_test(test_soft_rims_are_not_hidden),
        cmocka_unit_test(test_a_shadow_is_not_hidden),
        cmocka_unit_test(test_what_is_found_under_transparency_is),
        cmocka_unit_test(test_a_record_under_transparency_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
