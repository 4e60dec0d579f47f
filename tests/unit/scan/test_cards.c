/* SPDX-License-Identifier: Apache-2.0 */
/* Which pieces of a picture are looked at from nearer, and what is taken over from them; the scan
 * of a piece is written here. */
#include "builder.h"

#include "scan/cards.h"
#include "scan/rescan.h"

/* What the last piece was, and what the next is said to show. */
static struct {
    size_t count;
    uint32_t width, height;
    uint8_t middle; /* of its middle pixel, red */
    bool badge, mark;
} piece;

phw_status phw_scan_piece(phw_scanner *scanner, const char *name, const phw_image *image,
                          phw_report **report, phw_error *error)
{
    (void)scanner, (void)name, (void)error;
    piece.count++;
    piece.width = image->width, piece.height = image->height;
    piece.middle = phw_image_row(image, image->height / 2)[3 * (size_t)(image->width / 2)];
    *report = build_report(image->width, image->height);
    const phw_box all = {0, 0, image->width, image->height};
    build_place(*report, PHW_FINDING_FACE, (phw_box){10, 10, 60, 60}, PHW_NO_PLANE, PHW_NO_LINE);
    build_place(*report, PHW_FINDING_STAFF_NAME, (phw_box){70, 10, 90, 20}, PHW_NO_PLANE, 0);
    if (piece.mark)
        build_place(*report, PHW_FINDING_TRUST_LOGO, (phw_box){70, 30, 90, 40}, PHW_NO_PLANE,
                    PHW_NO_LINE);
    if (piece.badge)
        build_place(*report, PHW_FINDING_NAME_BADGE, all, PHW_NO_PLANE, PHW_NO_LINE);
    return PHW_OK;
}

bool phw_scanner_time_is_spent(const phw_scanner *scanner)
{
    (void)scanner;
    return false;
}

phw_quad phw_place_put(const phw_place *at, const phw_quad *quad)
{
    phw_quad put;
    for (int i = 0; i < 4; i++)
        put.corner[i] = (phw_point){at->left + quad->corner[i].x / at->scale,
                                    at->top + quad->corner[i].y / at->scale};
    return put;
}

size_t phw_rescan_plane(const phw_page *page, const phw_quad *quad)
{
    (void)page, (void)quad;
    return PHW_NO_PLANE;
}

static size_t count_kind(const phw_report *report, phw_finding_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < report->findings->count; i++)
        count += report->findings->items[i].kind == kind;
    return count;
}

static phw_image *grey_picture(void)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(1200, 900, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < image->height; y++)
        for (size_t x = 0; x < 3 * (size_t)image->width; x++)
            phw_image_row_mut(image, y)[x] = 100;
    return image;
}

static void look(phw_report *report)
{
    phw_image *image = grey_picture();
    piece.count = 0;
    assert_int_equal(phw_scan_look_at_cards(NULL, image, report, NULL), PHW_OK);
    phw_image_free(&image);
}

/* A mark 40 pixels wide, and lines below it. */
static phw_report *marked(size_t lines)
{
    phw_report *report = build_report(1200, 900);
    build_place(report, PHW_FINDING_TRUST_LOGO, (phw_box){500, 300, 540, 316}, PHW_NO_PLANE,
                PHW_NO_LINE);
    for (size_t i = 0; i < lines; i++)
        build_line(report, (phw_box){440, 330 + 10.0 * (double)i, 500, 338 + 10.0 * (double)i},
                   PHW_NO_PLANE, PHW_LINE_READ);
    return report;
}

static void test_lines_by_a_small_mark_are_looked_at(void **state)
{
    (void)state;
    static const struct {
        size_t lines, looks;
    } cases[] = {{0, 0}, {1, 1}, {12, 1}, {13, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_report *report = marked(cases[i].lines);
        piece.badge = false;
        look(report);
        assert_int_equal(piece.count, cases[i].looks);
        /* Nothing is taken over of what is no badge. */
        assert_int_equal(report->findings->count, 1);
        if (cases[i].looks) {
            assert_int_equal(piece.middle, 100);
            assert_true(piece.width > 600 && piece.width <= 1000);
        }
        phw_report_free(&report);
    }
}

static void test_a_badge_is_taken_over_in_its_place(void **state)
{
    (void)state;
    phw_report *report = marked(3);
    piece.badge = piece.mark = true;
    look(report);
    assert_int_equal(count_kind(report, PHW_FINDING_NAME_BADGE), 1);
    assert_int_equal(count_kind(report, PHW_FINDING_FACE), 1);
    assert_int_equal(count_kind(report, PHW_FINDING_TRUST_LOGO), 1); /* it had one */
    assert_int_equal(count_kind(report, PHW_FINDING_STAFF_NAME), 0); /* its line is not here */
    for (size_t i = 0; i < report->findings->count; i++) {
        const phw_finding *finding = &report->findings->items[i];
        const phw_box box = phw_quad_bounds(&finding->quad);
        assert_true(finding->line == PHW_NO_LINE);
        if (finding->kind != PHW_FINDING_NAME_BADGE)
            continue;
        assert_true(box.left <= 440 && box.right >= 540 && box.top <= 300 && box.bottom >= 358);
        assert_true(box.left > 300 && box.right < 700 && box.top > 150 && box.bottom < 500);
    }
    /* It is known now. */
    look(report);
    assert_int_equal(piece.count, 0);
    phw_report_free(&report);
}

static void test_small_cards_are_looked_at(void **state)
{
    (void)state;
    static const struct {
        phw_plane_kind kind;
        double width, height;
        size_t looks;
    } cases[] = {{PHW_PLANE_LABEL, 200, 130, 1},
                 {PHW_PLANE_BLOCK, 200, 130, 0},
                 {PHW_PLANE_LABEL, 600, 400, 0},
                 {PHW_PLANE_LABEL, 60, 40, 0},
                 {PHW_PLANE_LABEL, 320, 100, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_report *report = build_report(1200, 900);
        build_plane(report, cases[i].kind,
                    (phw_box){300, 300, 300 + cases[i].width, 300 + cases[i].height});
        for (int line = 0; line < 2; line++)
            build_line(report, (phw_box){310, 310 + 12.0 * line, 350, 318 + 12.0 * line}, 0,
                       PHW_LINE_READ);
        piece.badge = piece.mark = true;
        look(report);
        assert_int_equal(piece.count, cases[i].looks);
        assert_int_equal(count_kind(report, PHW_FINDING_TRUST_LOGO), cases[i].looks);
        phw_report_free(&report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_by_a_small_mark_are_looked_at),
        cmocka_unit_test(test_a_badge_is_taken_over_in_its_place),
        cmocka_unit_test(test_small_cards_are_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
