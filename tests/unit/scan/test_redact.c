/* SPDX-License-Identifier: Apache-2.0 */
/* phw_scan_redact() with scans whose answers are written here: what is done with what they find. */
#include "builder.h"

#include <stdlib.h>
#include <string.h>

#include "image/decode.h"
#include "image/encode.h"
#include "redact/raster.h"
#include "scan/again.h"
#include "scan/kept.h"
#include "scan/scanner.h"

#define WIDTH 320
#define HEIGHT 240

/* What the next scans find: so many findings in the box, of which one fewer each time. */
static struct {
    phw_box box;
    int rounds_left; /* scans that still find it */
    int scans;
    bool cut_short;
    phw_status status;
    phw_verdict verdict;
    bool foreseen; /* what the picture's words tell without a look */
    bool drawn;    /* the last look was at the picture, with its cover drawn in */
    bool changed;  /* and had the pixel 210, 160 to look round */
} script;

const phw_clock *phw_scanner_clock(const phw_scanner *scanner)
{
    (void)scanner;
    return NULL;
}

/* In place of the stages. A finding is only seen where its pixels are not covered, or always where
 * the script is stubborn. */
phw_status phw_scan_copy(phw_scanner *scanner, const phw_report *source, const phw_image *image,
                         const phw_container *container, phw_report **report, phw_error *error)
{
    (void)scanner;
    (void)source;
    script.scans++;
    if (script.status != PHW_OK)
        return phw_error_set(error, script.status, "as the test wants it");
    phw_report *made = build_report(image->width, image->height);
    made->container = *container;
    made->page->complete = made->complete = !script.cut_short;
    made->verdict = script.verdict;
    if (script.rounds_left > 0) {
        build_place(made, PHW_FINDING_PATIENT_NAME, script.box, PHW_NO_PLANE, PHW_NO_LINE);
        script.rounds_left--;
    }
    *report = made;
    return PHW_OK;
}

/* What the words tell that are left, before anything is looked at. */
static phw_status foresee(const phw_again *again, phw_report **report)
{
    *report = build_report(again->image->width, again->image->height);
    if (script.foreseen)
        build_place(*report, PHW_FINDING_PATIENT_NAME, script.box, PHW_NO_PLANE, PHW_NO_LINE);
    assert_int_equal(script.scans, 0);
    return PHW_OK;
}

/* The scan of a copy whose picture is known. The look at another scale sees the same. */
phw_status phw_scan_again(phw_scanner *scanner, const phw_again *again, phw_report **report,
                          phw_error *error)
{
    const phw_quad place = phw_quad_from_box(script.box);
    if (again->unseen)
        return foresee(again, report);
    if (script.foreseen && phw_raster_share(again->covering.mask, &place) == 1)
        script.rounds_left = 0;
    script.drawn = again->fill != NULL;
    script.changed = phw_image_row(again->covering.changed, 160)[210];
    if (again->scale < 1) {
        *report = build_report(again->image->width, again->image->height);
        return PHW_OK;
    }
    return phw_scan_copy(scanner, again->source, again->image, again->container, report, error);
}

static void expect_scans(void)
{
    memset(&script, 0, sizeof script);
    script.box = (phw_box){200, 150, 260, 165};
}

static phw_image *picture(void)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            memset(phw_image_row_mut(image, y) + (size_t)x * 3, (int)(80 + (x + y) / 5), 3);
    return image;
}

static phw_report *found(phw_format format)
{
    phw_report *report = build_report(WIDTH, HEIGHT);
    report->verdict = PHW_VERDICT_BLOCK;
    report->container.format = format;
    report->container.jpeg_quality = format == PHW_FORMAT_JPEG ? 30 : 0;
    report->container.jpeg_h_sampling = format == PHW_FORMAT_JPEG ? 2 : 0;
    report->container.jpeg_v_sampling = format == PHW_FORMAT_JPEG ? 2 : 0;
    report->container.has_gps = true;
    report->container.trailing_bytes = 5000;
    build_place(report, PHW_FINDING_NHS_NUMBER, (phw_box){40, 40, 120, 56}, PHW_NO_PLANE,
                PHW_NO_LINE);
    return report;
}

/* As a program calls it, from pixels alone. */
static phw_status redact(phw_scanner *scanner, phw_report *report, const phw_image *image,
                         phw_redaction **made, phw_error *error)
{
    const phw_redact_source source = {.image = image};
    return phw_scan_redact(scanner, report, &source, NULL, made, error);
}

static phw_scanner *scanner(void)
{
    static phw_scanner one = {.options = PHW_SCAN_OPTIONS_DEFAULTS};
    return &one;
}

static void test_each_format_is_kept_and_covered(void **state)
{
    (void)state;
    static const phw_format formats[][2] = {{PHW_FORMAT_PNG, PHW_FORMAT_PNG},
                                            {PHW_FORMAT_JPEG, PHW_FORMAT_JPEG},
                                            {PHW_FORMAT_WEBP, PHW_FORMAT_PNG},
                                            {PHW_FORMAT_UNKNOWN, PHW_FORMAT_PNG}};
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        const phw_limits limits = PHW_LIMITS_DEFAULTS;
        phw_image *image = picture(), *copy = NULL, *mask = NULL;
        phw_report *report = found(formats[i][0]);
        phw_redaction *made = NULL;
        phw_container facts;
        expect_scans();
        assert_int_equal(redact(scanner(), report, image, &made, NULL), PHW_OK);
        assert_int_equal(made->format, formats[i][1]);
        assert_int_equal(phw_image_sniff(made->bytes, made->size), formats[i][1]);
        assert_true(made->proof.done && made->proof.passed);
        assert_int_equal(made->proof.rereads, 1);
        assert_int_equal(script.scans, 1);
        assert_int_equal(phw_image_decode(made->bytes, made->size, &limits, &copy, &facts, NULL),
                         PHW_OK);
        assert_false(facts.has_gps || facts.trailing_bytes || facts.has_exif);
        for (uint32_t x = 40; x < 120; x++)
            assert_int_equal(phw_image_row(copy, 48)[x * 3], 0);
        assert_int_equal(
            phw_image_decode(made->mask_bytes, made->mask_size, &limits, &mask, &facts, NULL),
            PHW_OK);
        assert_int_equal(facts.coded_channels, 1);
        for (uint32_t y = 0; y < HEIGHT; y++)
            for (uint32_t x = 0; x < WIDTH; x++)
                assert_int_equal(phw_image_row(mask, y)[x * 3], phw_image_row(made->mask, y)[x]);
        assert_int_equal(phw_raster_count(made->mask), made->covered);
        phw_image_free(&mask);
        phw_image_free(&copy);
        phw_redaction_free(&made);
        phw_report_free(&report);
        phw_image_free(&image);
    }
}

static void test_what_a_new_scan_finds_is_covered_too(void **state)
{
    (void)state;
    phw_image *image = picture();
    phw_report *report = found(PHW_FORMAT_PNG);
    phw_redaction *made = NULL;
    expect_scans();
    script.rounds_left = 1;
    assert_int_equal(redact(scanner(), report, image, &made, NULL), PHW_OK);
    assert_int_equal(made->proof.rereads, 2);
    phw_quad more = phw_quad_from_box(script.box);
    assert_true(phw_raster_share(made->mask, &more) == 1);
    phw_redaction_free(&made);
    phw_report_free(&report);
    phw_image_free(&image);
}

static void test_what_is_foreseen_takes_no_round(void **state)
{
    (void)state;
    phw_image *image = picture();
    phw_report *report = found(PHW_FORMAT_PNG);
    phw_redaction *made = NULL;
    expect_scans();
    script.foreseen = true;
    script.rounds_left = 1;
    assert_int_equal(redact(scanner(), report, image, &made, NULL), PHW_OK);
    assert_int_equal(made->proof.rereads, 1);
    phw_quad more = phw_quad_from_box(script.box);
    assert_true(phw_raster_share(made->mask, &more) == 1);
    phw_redaction_free(&made);
    phw_report_free(&report);
    phw_image_free(&image);
}

/* A line of words beside the number that is covered: the cover's margin takes the end of the last.
 */
static void add_words_beside(phw_report *report, const phw_box *boxes, size_t count)
{
    static char text[] = "Outpatient";
    enum { LETTERS = sizeof text - 1 };
    phw_quad letters[LETTERS];
    build_line(report, (phw_box){2, 43, 41, 53}, PHW_NO_PLANE, PHW_LINE_READ);
    for (size_t i = 0; i < count; i++) {
        phw_word word = {.text = text,
                         .confidence = 0.95F,
                         .quad = phw_quad_from_box(boxes[i]),
                         .chars = letters,
                         .char_count = LETTERS};
        for (int k = 0; k < LETTERS; k++)
            letters[k] = phw_quad_slice(&word.quad, (double)k / LETTERS, (k + 1.0) / LETTERS);
        assert_int_equal(phw_page_add_word(report->page, &word, NULL), PHW_OK);
    }
}

/* The shares of words that a copy covers. */
static void cover_beside(const phw_box *boxes, size_t count, double *shares)
{
    phw_image *image = picture();
    phw_report *report = found(PHW_FORMAT_PNG);
    phw_redaction *made = NULL;
    add_words_beside(report, boxes, count);
    expect_scans();
    assert_int_equal(redact(scanner(), report, image, &made, NULL), PHW_OK);
    for (size_t i = 0; i < count; i++)
        shares[i] = phw_raster_share(made->mask, &report->page->words[i].quad);
    phw_redaction_free(&made);
    phw_report_free(&report);
    phw_image_free(&image);
}

static void test_a_word_that_a_cover_cuts_is_covered_whole(void **state)
{
    (void)state;
    double shares[2];
    cover_beside((const phw_box[]){{2, 43, 14, 53}, {17, 43, 41, 53}}, 2, shares);
    assert_true(shares[0] < PHW_KEPT_SLIVER);
    assert_true(shares[1] == 1);
    /* a letter of a long word is a small part of it */
    cover_beside((const phw_box[]){{2, 43, 37, 53}}, 1, shares);
    assert_true(shares[0] == 1);
}

/* A clear picture gets a copy without metadata and an empty mask; but what only the copy's scan
 * finds is covered. */
static void test_a_clear_picture(void **state)
{
    (void)state;
    phw_image *image = picture();
    phw_report *report = found(PHW_FORMAT_PNG);
    phw_redaction *made = NULL;
    report->verdict = PHW_VERDICT_CLEAR;
    expect_scans();
    assert_int_equal(redact(scanner(), report, image, &made, NULL), PHW_OK);
    assert_int_equal(made->covered, 0);
    assert_int_equal(made->worst, PHW_VERDICT_CLEAR);
    phw_redaction_free(&made);
    expect_scans();
    script.rounds_left = 1;
    script.verdict = PHW_VERDICT_BLOCK;
    assert_int_equal(redact(scanner(), report, image, &made, NULL), PHW_OK);
    phw_quad more = phw_quad_from_box(script.box);
    assert_true(phw_raster_share(made->mask, &more) == 1);
    assert_int_equal(made->worst, PHW_VERDICT_BLOCK);
    phw_redaction_free(&made);
    phw_report_free(&report);
    phw_image_free(&image);
}

/* Something that stays legible wherever the cover goes: after the last round nothing is given. */
static void test_no_proof_no_copy(void **state)
{
    (void)state;
    phw_image *image = picture();
    phw_report *report = found(PHW_FORMAT_PNG);
    phw_redaction *made = NULL;
    phw_error error = PHW_ERROR_INIT;
    expect_scans();
    script.rounds_left = 100;
    script.box = (phw_box){-400, -400, -300, -380};
    assert_int_equal(redact(scanner(), report, image, &made, &error), PHW_OK);
    phw_redaction_free(&made); /* outside the picture nothing can be read */
    expect_scans();
    script.cut_short = true;
    assert_int_equal(redact(scanner(), report, image, &made, &error), PHW_ERR_TIMEOUT);
    assert_null(made);
    assert_int_equal(script.scans, 1);
    assert_non_null(strstr(error.message, "time"));
    phw_report_free(&report);
    phw_image_free(&image);
}

/* The copy is written from what was kept of the source's coding. Were that another picture's, the
 * copy would show something that no look has seen: it is looked at, and nothing is given. */
static void test_a_block_that_changed_is_caught(void **state)
{
    (void)state;
    const phw_jpeg_options coding = PHW_JPEG_OPTIONS_DEFAULTS;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_image *image = picture(), *other = picture(), *decoded = NULL;
    phw_coded *coded = NULL;
    phw_container facts;
    uint8_t *bytes[2] = {NULL};
    size_t sizes[2];
    for (uint32_t y = 150; y < 180; y++)
        memset(phw_image_row_mut(other, y) + 600, 255, 60);
    assert_int_equal(phw_image_encode_jpeg(image, &coding, &bytes[0], &sizes[0], NULL), PHW_OK);
    assert_int_equal(phw_image_encode_jpeg(other, &coding, &bytes[1], &sizes[1], NULL), PHW_OK);
    for (int tampered = 0; tampered < 2; tampered++) {
        phw_redaction *made = NULL;
        phw_image_free(&decoded);
        phw_coded_free(&coded);
        assert_int_equal(phw_image_decode_coded(bytes[tampered], sizes[tampered], &limits, &decoded,
                                                &facts, &coded, NULL),
                         PHW_OK);
        phw_image_free(&decoded);
        assert_int_equal(phw_image_decode(bytes[0], sizes[0], &limits, &decoded, &facts, NULL),
                         PHW_OK);
        phw_report *report = found(PHW_FORMAT_JPEG);
        report->container.complete = true;
        report->container.orientation = 1;
        const phw_redact_source source = {bytes[0], sizes[0], decoded, &coded};
        expect_scans();
        assert_int_equal(phw_scan_redact(scanner(), report, &source, NULL, &made, NULL), PHW_OK);
        assert_int_equal(made->proof.passed, !tampered);
        assert_int_equal(script.drawn, !tampered); /* what was seen before it was written stands */
        assert_int_equal(script.changed, tampered);
        if (tampered) {
            assert_string_equal(made->proof.check, "rest-unchanged");
            assert_null(made->bytes);
        }
        phw_redaction_free(&made);
        phw_report_free(&report);
    }
    phw_coded_free(&coded);
    phw_image_free(&decoded);
    phw_image_free(&other);
    phw_image_free(&image);
    free(bytes[0]);
    free(bytes[1]);
}

static void test_a_scan_that_fails(void **state)
{
    (void)state;
    phw_image *image = picture();
    phw_report *report = found(PHW_FORMAT_JPEG);
    phw_redaction *made = NULL;
    expect_scans();
    script.status = PHW_ERR_NOMEM;
    assert_int_equal(redact(scanner(), report, image, &made, NULL), PHW_ERR_NOMEM);
    assert_null(made);
    phw_report_free(&report);
    phw_image_free(&image);
}

static void test_a_report_about_another_picture(void **state)
{
    (void)state;
    phw_image *image = picture();
    phw_report *report = found(PHW_FORMAT_PNG);
    phw_redaction *made = NULL;
    report->width++;
    expect_scans();
    assert_int_equal(redact(scanner(), report, image, &made, NULL), PHW_ERR_ARGUMENT);
    assert_null(made);
    assert_int_equal(script.scans, 0);
    phw_report_free(&report);
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_format_is_kept_and_covered),
        cmocka_unit_test(test_what_a_new_scan_finds_is_covered_too),
        cmocka_unit_test(test_what_is_foreseen_takes_no_round),
        cmocka_unit_test(test_a_word_that_a_cover_cuts_is_covered_whole),
        cmocka_unit_test(test_a_clear_picture),
        cmocka_unit_test(test_no_proof_no_copy),
        cmocka_unit_test(test_a_block_that_changed_is_caught),
        cmocka_unit_test(test_a_scan_that_fails),
        cmocka_unit_test(test_a_report_about_another_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
