/* SPDX-License-Identifier: Apache-2.0 */
/* A covered copy that is held against its source while it is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "image/cover.h"
#include "picture.h"

#define MIXED_MOST 8 /* levels by which decoders round a turned block otherwise */

static const phw_limits limits = PHW_LIMITS_DEFAULTS;

static const jpeg_recipe recipes[] = {
    {JPEG_YCC, SCANS_ONE, 85, 2, 2, 0, false},
    {JPEG_YCC, SCANS_ONE, 60, 2, 1, 0, false},
    {JPEG_YCC, SCANS_ONE, 92, 1, 1, 0, false},
    {JPEG_YCC, SCANS_ONE, 75, 1, 2, 3, false},
    {JPEG_YCC, SCANS_ONE, 75, 4, 1, 0, false},
    {JPEG_YCC, SCANS_ONE, 75, 1, 4, 0, false},
    {JPEG_YCC, SCANS_PROGRESSIVE, 80, 2, 2, 0, false},
    {JPEG_YCC, SCANS_SEPARATE, 90, 2, 1, 0, false},
    {JPEG_RGB, SCANS_ONE, 90, 1, 1, 0, false},
    {JPEG_GREY, SCANS_ONE, 70, 1, 1, 2, false},
    {JPEG_GREY, SCANS_ONE, 70, 2, 2, 0, false},
    {JPEG_CMYK_ADOBE, SCANS_ONE, 90, 1, 1, 0, false},
    {JPEG_YCCK_ADOBE, SCANS_ONE, 85, 2, 2, 0, false},
};

#define RECIPES (sizeof recipes / sizeof recipes[0])

static uint32_t next_random(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(*seed >> 33) % below;
}

static phw_image *random_mask(uint64_t *seed, uint32_t width, uint32_t height)
{
    phw_image *mask = NULL;
    assert_int_equal(phw_image_new(width, height, 1, &mask, NULL), PHW_OK);
    for (uint32_t boxes = next_random(seed, 4); boxes; boxes--) {
        const uint32_t left = next_random(seed, width), top = next_random(seed, height);
        const uint32_t wide = 1 + next_random(seed, width - left);
        const uint32_t high = 1 + next_random(seed, 20);
        for (uint32_t y = top; y < top + high && y < height; y++)
            memset(phw_image_row_mut(mask, y) + left, 255, wide);
    }
    return mask;
}

/* A source, its mask as it was settled, what was read of it, and its copy. */
typedef struct made {
    bytes file;
    phw_image *picture; /* upright, as it is decoded */
    phw_cover_task task;
    phw_coded *coded;
    phw_covered covered;
} made;

static void make(made *m, const bytes *file, const phw_image *mask)
{
    phw_container facts;
    *m = (made){.file = *file, .covered = PHW_COVERED_INIT};
    m->picture = decode_well(file, &facts);
    m->task = (phw_cover_task){.bytes = file->at,
                               .size = file->size,
                               .orientation = facts.orientation,
                               .mask = mask,
                               .coded = &m->coded};
    assert_int_equal(phw_image_cover(&m->task, &limits, &m->covered, NULL), PHW_OK);
    m->task.mask = m->covered.mask;
}

static void done(made *m)
{
    phw_covered_done(&m->covered);
    phw_coded_free(&m->coded);
    phw_image_free(&m->picture);
    bytes_free(&m->file);
}

static bool near(const uint8_t *a, const uint8_t *b, size_t count, int most)
{
    for (size_t i = 0; i < count; i++)
        if (abs(a[i] - b[i]) > most)
            return false;
    return true;
}

/* Every row of the reading, or the source's in its place, is that of the whole copy.
 * @return how many were left out. */
static uint32_t check_rows(const made *m, const phw_cover_reading *read, int most)
{
    const bytes written = {m->covered.bytes, m->covered.size, m->covered.size};
    phw_container facts;
    phw_image *copy = decode_well(&written, &facts);
    uint32_t left_out = 0;
    assert_int_equal(read->image->height, copy->height);
    for (uint32_t y = 0; y < copy->height; y++) {
        const bool same = read->as_source && read->as_source[y / PHW_COVER_ROWS];
        const uint8_t *row = phw_image_row(same ? m->picture : read->image, y);
        if (!near(row, phw_image_row(copy, y), (size_t)copy->width * 3, same ? most : 0))
            fail_msg("row %u, left out: %d", y, same);
        left_out += same;
    }
    assert_memory_equal(&read->container, &facts, sizeof facts);
    phw_image_free(&copy);
    return left_out;
}

static void check_comparison(const made *m, const phw_cover_reading *read)
{
    const phw_cover_task copy = {.bytes = m->covered.bytes, .size = m->covered.size};
    phw_cover_comparison whole;
    assert_int_equal(phw_image_cover_compare(&m->task, &copy, &limits, &whole, NULL), PHW_OK);
    assert_true(read->comparison.same_form);
    assert_int_equal(read->comparison.orientation, whole.orientation);
    assert_int_equal(read->comparison.kept, whole.kept);
    assert_int_equal(read->comparison.covered, whole.covered);
    assert_int_equal(read->comparison.kept_wrong + read->comparison.covered_wrong, 0);
}

static void test_a_reading_is_the_whole_copys(void **state)
{
    uint64_t seed = 20261128;
    uint32_t left_out = 0;
    (void)state;
    print_message("seed %" PRIu64 "\n", seed);
    for (int round = 0; round < 60; round++) {
        const jpeg_recipe *recipe = &recipes[(size_t)round % RECIPES];
        const uint32_t width = 20 + next_random(&seed, 90), height = 40 + next_random(&seed, 300);
        phw_image *coded = make_picture(width, height);
        phw_image *mask = random_mask(&seed, width, height);
        bytes file = make_jpeg(coded, recipe);
        made m;
        make(&m, &file, mask);
        for (int every_row = 0; every_row < 2; every_row++) {
            phw_cover_reading read;
            assert_int_equal(phw_image_cover_read(&m.task, m.covered.bytes, m.covered.size, &limits,
                                                  every_row, &read, NULL),
                             PHW_OK);
            const uint32_t out = check_rows(&m, &read, 0);
            assert_true(!every_row || out == 0);
            assert_true(recipe->scans != SCANS_PROGRESSIVE || out == 0);
            left_out += out;
            check_comparison(&m, &read);
            phw_cover_reading_done(&read);
        }
        done(&m);
        phw_image_free(&mask);
        phw_image_free(&coded);
    }
    assert_true(left_out > 1000);
}

/* Turned without loss: a decoder rounds the same blocks a little otherwise. */
static void test_a_turned_picture_is_followed(void **state)
{
    uint64_t seed = 7;
    uint32_t left_out = 0;
    (void)state;
    for (int orientation = 2; orientation <= 8; orientation++) {
        phw_image *coded = make_picture(160, 256);
        bytes file = make_jpeg(coded, &recipes[0]);
        bytes tiff = make_exif(&(exif_recipe){.orientation = orientation});
        bytes segment = {0};
        bytes_add(&segment, "Exif\0", 6);
        bytes_add(&segment, tiff.at, tiff.size);
        insert_segment(&file, 0xE1, segment.at, segment.size);
        phw_container facts;
        phw_image *upright = decode_well(&file, &facts);
        phw_image *mask = random_mask(&seed, upright->width, upright->height);
        made m;
        phw_cover_reading read;
        make(&m, &file, mask);
        assert_int_equal(phw_image_cover_read(&m.task, m.covered.bytes, m.covered.size, &limits,
                                              false, &read, NULL),
                         PHW_OK);
        left_out += check_rows(&m, &read, MIXED_MOST);
        check_comparison(&m, &read);
        phw_cover_reading_done(&read);
        done(&m);
        phw_image_free(&mask);
        phw_image_free(&upright);
        phw_image_free(&coded);
        bytes_free(&tiff);
        bytes_free(&segment);
    }
    assert_true(left_out > 100);
}

/* One block far from the mask that is not the source's: it is told, and every row is there. */
static void test_a_block_that_differs_is_told(void **state)
{
    (void)state;
    for (uint32_t at = 8; at < 256; at += 24) {
        phw_image *coded = make_picture(96, 256), *other = make_picture(96, 256);
        for (uint32_t y = at; y < at + 4; y++)
            memset(phw_image_row_mut(other, y) + 40, 9, 12);
        phw_image *mask = NULL;
        assert_int_equal(phw_image_new(96, 256, 1, &mask, NULL), PHW_OK);
        memset(phw_image_row_mut(mask, 120) + 8, 255, 20);
        bytes file = make_jpeg(coded, &recipes[0]), changed = make_jpeg(other, &recipes[0]);
        made m, n;
        phw_cover_reading read;
        make(&m, &file, mask);
        make(&n, &changed, mask);
        assert_int_equal(phw_image_cover_read(&m.task, n.covered.bytes, n.covered.size, &limits,
                                              false, &read, NULL),
                         PHW_OK);
        assert_true(read.comparison.same_form);
        assert_true(read.comparison.kept_wrong > 0);
        assert_null(read.as_source);
        check_rows(&n, &read, 0);
        phw_cover_reading_done(&read);
        done(&m);
        done(&n);
        phw_image_free(&mask);
        phw_image_free(&coded);
        phw_image_free(&other);
    }
}

/* A copy that was cut is not complete, wherever it was, also in rows that nobody looks at. */
static void test_a_copy_that_was_cut_is_told(void **state)
{
    (void)state;
    phw_image *coded = make_picture(96, 256), *mask = NULL;
    assert_int_equal(phw_image_new(96, 256, 1, &mask, NULL), PHW_OK);
    memset(phw_image_row_mut(mask, 4) + 8, 255, 20);
    bytes file = make_jpeg(coded, &recipes[0]);
    made m;
    make(&m, &file, mask);
    for (size_t size = m.covered.size - 2; size > m.covered.size / 2; size -= 41) {
        phw_cover_reading read;
        phw_status status =
            phw_image_cover_read(&m.task, m.covered.bytes, size, &limits, false, &read, NULL);
        if (status != PHW_OK)
            continue;
        assert_null(read.as_source);
        assert_false(read.container.complete);
        phw_cover_reading_done(&read);
    }
    done(&m);
    phw_image_free(&mask);
    phw_image_free(&coded);
}

/* Also where a picture has fewer rows than are left out together. */
static void test_pixels_that_were_changed_are_not_the_files(void **state)
{
    (void)state;
    for (uint32_t height = 8; height <= 40; height += 16) {
        phw_image *coded = make_picture(40, height), *picture = NULL;
        bytes file = make_jpeg(coded, &recipes[0]);
        phw_container facts;
        phw_coded *kept = NULL;
        assert_int_equal(
            phw_image_decode_coded(file.at, file.size, &limits, &picture, &facts, &kept, NULL),
            PHW_OK);
        assert_true(phw_coded_is_of(kept, picture));
        for (uint32_t y = 0; y < height; y++)
            phw_image_row_mut(picture, y)[30] ^= 255;
        assert_false(phw_coded_is_of(kept, picture));
        phw_coded_free(&kept);
        phw_image_free(&picture);
        phw_image_free(&coded);
        bytes_free(&file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_reading_is_the_whole_copys),
        cmocka_unit_test(test_a_turned_picture_is_followed),
        cmocka_unit_test(test_a_block_that_differs_is_told),
        cmocka_unit_test(test_a_copy_that_was_cut_is_told),
        cmocka_unit_test(test_pixels_that_were_changed_are_not_the_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
