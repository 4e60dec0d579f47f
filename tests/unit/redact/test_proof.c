/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <string.h>

#include "redact/proof.h"
#include "redact/raster.h"

#define WIDTH 160
#define HEIGHT 64

/* A picture with one identifier that was covered well, and a new scan that finds nothing. Tests
 * break one thing each. */
typedef struct scene {
    phw_image *source, *mask, *decoded;
    phw_report *before, *after;
    phw_proof_case proof;
} scene;

static const phw_box identifier = {20, 20, 60, 30};

static scene set(void)
{
    scene s;
    memset(&s, 0, sizeof s);
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &s.source, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        memset(phw_image_row_mut(s.source, y), (int)(100 + y), WIDTH * 3);
    s.before = build_report(WIDTH, HEIGHT);
    s.before->verdict = PHW_VERDICT_BLOCK;
    build_place(s.before, PHW_FINDING_NHS_NUMBER, identifier, PHW_NO_PLANE, PHW_NO_LINE);
    s.after = build_report(WIDTH, HEIGHT);
    assert_int_equal(phw_redact_mask(s.before, NULL, &s.mask, NULL), PHW_OK);
    assert_int_equal(phw_redact_apply(s.source, s.mask, NULL, &s.decoded, NULL), PHW_OK);
    s.proof = (phw_proof_case){
        .source = s.source,
        .before = s.before,
        .mask = s.mask,
        .verdict = PHW_VERDICT_BLOCK,
        .decoded = s.decoded,
        .container = {.format = PHW_FORMAT_PNG, .orientation = 1, .complete = true},
        .lossless = true,
        .coded = {.same_form = true, .kept = 1, .covered = 1},
        .bare = true,
        .after = s.after};
    return s;
}

static void done(scene *s)
{
    phw_image_free(&s->source);
    phw_image_free(&s->mask);
    phw_image_free(&s->decoded);
    phw_report_free(&s->before);
    phw_report_free(&s->after);
}

/* The proof of a scene as it is now. */
static bool make(const scene *s, phw_proof *proof, phw_proof_check *failed)
{
    phw_differ differ = {0, 0, NULL};
    phw_proof_case made = s->proof;
    made.differ = &differ;
    if (s->source->height == s->decoded->height)
        assert_int_equal(phw_differ_find(s->decoded, s->source, NULL, &differ, NULL), PHW_OK);
    bool passed = phw_proof_make(&made, proof, failed);
    phw_differ_done(&differ);
    return passed;
}

static void passes(const scene *s)
{
    phw_proof proof = {.passed = false};
    phw_proof_check failed = PHW_PROOF_CHECK_COUNT;
    assert_true(make(s, &proof, &failed));
    assert_int_equal(failed, PHW_PROOF_CHECK_COUNT);
    assert_true(proof.done && proof.passed && !proof.check);
    assert_int_equal(proof.line_count, PHW_PROOF_CHECK_COUNT);
    for (size_t i = 0; i < proof.line_count; i++) {
        assert_int_equal(proof.line[i].outcome, PHW_PROOF_PASSED);
        assert_int_equal(proof.line[i].wrong, 0);
    }
}

static void fails(const scene *s, phw_proof_check check)
{
    phw_proof proof = {.passed = true};
    phw_proof_check failed = PHW_PROOF_CHECK_COUNT;
    assert_false(make(s, &proof, &failed));
    assert_int_equal(failed, check);
    assert_true(proof.done && !proof.passed);
    assert_string_equal(proof.check, phw_proof_check_name(check));
    assert_int_equal(proof.line[check].outcome, PHW_PROOF_FAILED);
    assert_true(proof.line[check].wrong > 0);
}

static uint8_t *pixel(phw_image *image, uint32_t x, uint32_t y)
{
    return phw_image_row_mut(image, y) + (size_t)x * image->channels;
}

static void test_a_good_copy_passes(void **state)
{
    (void)state;
    scene s = set();
    passes(&s);
    s.proof.container.format = PHW_FORMAT_JPEG;
    passes(&s);
    done(&s);
}

static void test_another_size(void **state)
{
    (void)state;
    scene s = set();
    phw_image_free(&s.decoded);
    assert_int_equal(phw_image_new(WIDTH, HEIGHT - 1, 3, &s.decoded, NULL), PHW_OK);
    s.proof.decoded = s.decoded;
    fails(&s, PHW_PROOF_SIZE);
    /* What looks at pixels would look past one of them: it is not made. */
    phw_proof proof;
    phw_proof_check failed;
    assert_false(make(&s, &proof, &failed));
    assert_int_equal(proof.line[PHW_PROOF_COVERED].outcome, PHW_PROOF_NOT_MADE);
    assert_int_equal(proof.line[PHW_PROOF_FILE].outcome, PHW_PROOF_PASSED);
    done(&s);
}

static void test_a_file_that_holds_more(void **state)
{
    (void)state;
    scene s = set();
    const phw_container clean = s.proof.container;
    s.proof.container.trailing_bytes = 1;
    fails(&s, PHW_PROOF_FILE);
    s.proof.container = clean;
    s.proof.container.has_exif = true;
    fails(&s, PHW_PROOF_FILE);
    s.proof.container = clean;
    s.proof.container.has_thumbnail = true;
    fails(&s, PHW_PROOF_FILE);
    s.proof.container = clean;
    s.proof.container.text_chunks = 1;
    fails(&s, PHW_PROOF_FILE);
    s.proof.container = clean;
    s.proof.container.has_alpha = true;
    fails(&s, PHW_PROOF_FILE);
    s.proof.container = clean;
    s.proof.container.complete = false;
    fails(&s, PHW_PROOF_FILE);
    s.proof.container = clean;
    s.proof.bare = false;
    s.proof.extra = 77;
    fails(&s, PHW_PROOF_FILE);
    s.proof.bare = true;
    s.proof.extra = 0;
    s.proof.container.has_exif = true; /* the orientation and nothing else, as bare says */
    s.proof.container.orientation = 6;
    passes(&s);
    done(&s);
}

/* A box of no size, or a mask that missed: success is never reported over a picture as it was. */
static void test_a_mask_that_misses(void **state)
{
    (void)state;
    scene s = set();
    for (uint32_t y = 0; y < HEIGHT; y++)
        memset(phw_image_row_mut(s.mask, y), 0, WIDTH);
    fails(&s, PHW_PROOF_MASK);
    phw_quad half = phw_quad_from_box((phw_box){20, 20, 40, 30});
    phw_raster_quad(s.mask, &half);
    fails(&s, PHW_PROOF_MASK);
    done(&s);
}

static void test_a_covered_pixel_that_shines_through(void **state)
{
    (void)state;
    scene s = set();
    *pixel(s.decoded, 30, 25) = 1;
    fails(&s, PHW_PROOF_COVERED);
    done(&s);
}

/* A cover that is no cover: a translucent one, or blocks of a JPEG that are not flat. */
static void test_a_ghost_in_a_jpeg(void **state)
{
    (void)state;
    scene s = set();
    s.proof.container.format = PHW_FORMAT_JPEG;
    *pixel(s.decoded, 24, 24) = 1;
    fails(&s, PHW_PROOF_COVERED);
    *pixel(s.decoded, 24, 24) = 0;
    passes(&s);
    s.proof.coded.covered_wrong = 1;
    fails(&s, PHW_PROOF_COVERED);
    done(&s);
}

static void test_a_kept_pixel_that_changed(void **state)
{
    (void)state;
    scene s = set();
    *pixel(s.decoded, 2, 2) ^= 1;
    fails(&s, PHW_PROOF_KEPT);
    s.proof.container.format = PHW_FORMAT_JPEG; /* decoders round, and mix chroma near the mask */
    passes(&s);
    *pixel(s.decoded, 150, 2) ^= 64;
    fails(&s, PHW_PROOF_KEPT);
    *pixel(s.decoded, 150, 2) ^= 64;
    *pixel(s.decoded, 17, 40) ^= 64;
    passes(&s);
    s.proof.coded.kept_wrong = 1;
    fails(&s, PHW_PROOF_KEPT);
    s.proof.coded = (phw_proof_coded){.same_form = false};
    fails(&s, PHW_PROOF_KEPT);
    done(&s);
}

/* A copy that was held against nothing is not proven. */
static void test_what_was_not_compared_is_not_proven(void **state)
{
    (void)state;
    scene s = set();
    phw_differ differ = {0, 0, NULL};
    for (int i = 0; i < 2; i++) {
        phw_proof proof = {.passed = true};
        phw_proof_check failed = PHW_PROOF_CHECK_COUNT;
        phw_proof_case made = s.proof;
        made.differ = i ? &differ : NULL;
        assert_false(phw_proof_make(&made, &proof, &failed));
        assert_int_equal(failed, PHW_PROOF_KEPT);
    }
    done(&s);
}

/* Made anew from pixels, a JPEG may differ a little everywhere, and no more. */
static void test_a_jpeg_made_anew(void **state)
{
    (void)state;
    scene s = set();
    s.proof.container.format = PHW_FORMAT_JPEG;
    s.proof.lossless = false;
    *pixel(s.decoded, 150, 2) ^= 64;
    passes(&s);
    for (uint32_t y = 0; y < 16; y++)
        memset(pixel(s.decoded, 144, y), 255, 16 * 3);
    fails(&s, PHW_PROOF_KEPT);
    done(&s);
}

static void test_a_copy_that_was_not_examined(void **state)
{
    (void)state;
    scene s = set();
    s.after->page->complete = false;
    fails(&s, PHW_PROOF_EXAMINED);
    s.before->page->complete = false; /* no worse than the source */
    passes(&s);
    done(&s);
}

static void test_something_that_can_still_be_read(void **state)
{
    (void)state;
    scene s = set();
    build_place(s.after, PHW_FINDING_PATIENT_NAME, (phw_box){70, 50, 90, 60}, PHW_NO_PLANE,
                PHW_NO_LINE);
    assert_true(phw_proof_is_left(&s.proof, &s.after->findings->items[0]));
    fails(&s, PHW_PROOF_LEGIBLE);
    done(&s);
}

static void test_something_that_only_the_second_scale_shows(void **state)
{
    (void)state;
    scene s = set();
    phw_report *again = build_report(WIDTH, HEIGHT);
    s.proof.again = again;
    passes(&s);
    build_place(again, PHW_FINDING_PATIENT_NAME, (phw_box){70, 50, 90, 60}, PHW_NO_PLANE,
                PHW_NO_LINE);
    fails(&s, PHW_PROOF_AGAIN);
    /* … unless a person left it there. */
    phw_findings *left = NULL;
    assert_int_equal(phw_findings_new(&left, NULL), PHW_OK);
    assert_int_equal(phw_findings_add(left, &again->findings->items[0], NULL), PHW_OK);
    s.proof.left = left;
    passes(&s);
    again->page->complete = false;
    fails(&s, PHW_PROOF_EXAMINED);
    phw_findings_free(&left);
    phw_report_free(&again);
    done(&s);
}

static void test_phantoms_and_what_may_stay(void **state)
{
    (void)state;
    scene s = set();
    build_place(s.after, PHW_FINDING_PATIENT_NAME, identifier, PHW_NO_PLANE, PHW_NO_LINE);
    build_place(s.after, PHW_FINDING_TRUST_NAME, (phw_box){70, 50, 90, 60}, PHW_NO_PLANE,
                PHW_NO_LINE);
    passes(&s);
    s.proof.verdict = PHW_VERDICT_REVIEW; /* there the place had to go as well */
    fails(&s, PHW_PROOF_LEGIBLE);
    done(&s);
}

static void test_nothing_found_needs_no_mask(void **state)
{
    (void)state;
    scene s = set();
    s.before->verdict = s.proof.verdict = PHW_VERDICT_CLEAR;
    for (uint32_t y = 0; y < HEIGHT; y++) {
        memset(phw_image_row_mut(s.mask, y), 0, WIDTH);
        memcpy(phw_image_row_mut(s.decoded, y), phw_image_row(s.source, y), WIDTH * 3);
    }
    passes(&s);
    done(&s);
}

static void test_check_names_are_different(void **state)
{
    (void)state;
    for (int i = 0; i < PHW_PROOF_CHECK_COUNT; i++)
        for (int k = 0; k < i; k++)
            assert_string_not_equal(phw_proof_check_name((phw_proof_check)i),
                                    phw_proof_check_name((phw_proof_check)k));
    assert_string_equal(phw_proof_check_name((phw_proof_check)99), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_good_copy_passes),
        cmocka_unit_test(test_another_size),
        cmocka_unit_test(test_a_file_that_holds_more),
        cmocka_unit_test(test_a_mask_that_misses),
        cmocka_unit_test(test_a_covered_pixel_that_shines_through),
        cmocka_unit_test(test_a_ghost_in_a_jpeg),
        cmocka_unit_test(test_a_kept_pixel_that_changed),
        cmocka_unit_test(test_what_was_not_compared_is_not_proven),
        cmocka_unit_test(test_a_jpeg_made_anew),
        cmocka_unit_test(test_something_that_only_the_second_scale_shows),
        cmocka_unit_test(test_a_copy_that_was_not_examined),
        cmocka_unit_test(test_something_that_can_still_be_read),
        cmocka_unit_test(test_phantoms_and_what_may_stay),
        cmocka_unit_test(test_nothing_found_needs_no_mask),
        cmocka_unit_test(test_check_names_are_different),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
