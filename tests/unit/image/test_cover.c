/* SPDX-License-Identifier: Apache-2.0 */
/* Copies of JPEGs and PNGs of all kinds: what the mask does not touch stays as it was coded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "coefficients.h"
#include "image/bare.h"
#include "image/cover.h"
#include "image/jpeg_blocks.h"
#include "picture.h"

/* A JPEG of each kind that phones, scanners and editors write. */
static const jpeg_recipe recipes[] = {
    {JPEG_YCC, SCANS_ONE, 85, 2, 2, 0, false},
    {JPEG_YCC, SCANS_ONE, 60, 2, 1, 0, false},
    {JPEG_YCC, SCANS_ONE, 92, 1, 1, 0, false},
    {JPEG_YCC, SCANS_ONE, 75, 1, 2, 3, false},
    {JPEG_YCC, SCANS_ONE, 75, 4, 1, 0, false},
    {JPEG_YCC, SCANS_PROGRESSIVE, 80, 2, 2, 0, false},
    {JPEG_YCC, SCANS_PROGRESSIVE, 95, 1, 1, 4, false},
    {JPEG_YCC, SCANS_SEPARATE, 90, 2, 1, 0, false},
    {JPEG_RGB, SCANS_ONE, 90, 1, 1, 0, false},
    {JPEG_GREY, SCANS_ONE, 70, 1, 1, 2, false},
    {JPEG_GREY, SCANS_PROGRESSIVE, 50, 1, 1, 0, false},
    {JPEG_CMYK_ADOBE, SCANS_ONE, 90, 1, 1, 0, false},
    {JPEG_CMYK_PLAIN, SCANS_ONE, 85, 1, 1, 5, false},
    {JPEG_YCCK_ADOBE, SCANS_ONE, 85, 2, 2, 0, false},
    {JPEG_YCCK_ADOBE, SCANS_PROGRESSIVE, 75, 1, 1, 0, false},
};

#define RECIPES (sizeof recipes / sizeof recipes[0])

/* Whole MCUs of every sampling, and sides that leave part of one over. */
static const uint32_t sizes[][2] = {{96, 64}, {91, 67}, {64, 75}};

static const uint8_t black[3] = {0, 0, 0};

static phw_image *mask_of(uint32_t width, uint32_t height)
{
    phw_image *mask = NULL;
    assert_int_equal(phw_image_new(width, height, 1, &mask, NULL), PHW_OK);
    for (uint32_t y = height / 3; y < height / 3 + 9; y++)
        memset(phw_image_row_mut(mask, y) + width / 4, 255, width / 3);
    phw_image_row_mut(mask, height - 1)[width - 1] = 255;
    return mask;
}

static bytes jpeg_file(const phw_image *coded, const jpeg_recipe *recipe, int orientation)
{
    bytes file = make_jpeg(coded, recipe);
    bytes tiff = make_exif(&(exif_recipe){.orientation = orientation, .gps = true});
    bytes segment = {0};
    bytes_add(&segment, "Exif\0", 6);
    bytes_add(&segment, tiff.at, tiff.size);
    insert_segment(&file, 0xE1, segment.at, segment.size);
    insert_segment(&file, 0xFE, "a comment", 9);
    bytes_add(&file, "trailing", 8);
    bytes_free(&tiff);
    bytes_free(&segment);
    return file;
}

static phw_covered cover_well(const bytes *file, int orientation, const phw_image *mask,
                              const uint8_t fill[3])
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_cover_task cover = {
        .bytes = file->at, .size = file->size, .orientation = orientation, .mask = mask};
    phw_covered covered = PHW_COVERED_INIT;
    memcpy(cover.fill, fill, 3);
    assert_int_equal(phw_image_cover(&cover, &limits, &covered, NULL), PHW_OK);
    return covered;
}

static phw_cover_comparison compare(const bytes *file, int orientation, const phw_covered *covered,
                                    int copy_orientation)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    const phw_cover_task source = {
        .bytes = file->at, .size = file->size, .orientation = orientation, .mask = covered->mask};
    const phw_cover_task copy = {
        .bytes = covered->bytes, .size = covered->size, .orientation = copy_orientation};
    phw_cover_comparison comparison;
    assert_int_equal(phw_image_cover_compare(&source, &copy, &limits, &comparison, NULL), PHW_OK);
    return comparison;
}

/* The mask that is given back holds the one asked for, and every pixel in it is the fill. */
static void check_mask(const phw_image *asked, const phw_covered *covered, const phw_image *copy)
{
    assert_int_equal(covered->mask->width, asked->width);
    assert_int_equal(covered->mask->height, asked->height);
    for (uint32_t y = 0; y < asked->height; y++)
        for (uint32_t x = 0; x < asked->width; x++) {
            if (phw_image_row(asked, y)[x])
                assert_int_equal(phw_image_row(covered->mask, y)[x], 255);
            if (phw_image_row(covered->mask, y)[x])
                assert_memory_equal(phw_image_row(copy, y) + (size_t)x * 3, covered->fill, 3);
        }
}

/* One reading for pixels and coefficients gives what two give, and again from what is kept. */
static void check_one_reading(const bytes *file, int orientation, const phw_covered *covered,
                              const phw_image *copy)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_coded *from = NULL, *to = NULL;
    phw_image *again = NULL;
    phw_container facts;
    phw_cover_comparison comparison;
    phw_covered twice = PHW_COVERED_INIT;
    assert_int_equal(
        phw_image_decode_coded(covered->bytes, covered->size, &limits, &again, &facts, &to, NULL),
        PHW_OK);
    assert_non_null(to);
    for (uint32_t y = 0; y < copy->height; y++)
        assert_memory_equal(phw_image_row(again, y), phw_image_row(copy, y),
                            (size_t)copy->width * 3);
    const phw_cover_task source = {.bytes = file->at,
                                   .size = file->size,
                                   .orientation = orientation,
                                   .mask = covered->mask,
                                   .coded = &from};
    const phw_cover_task written = {.orientation = facts.orientation,
                                    .bytes = covered->bytes,
                                    .size = covered->size,
                                    .coded = &to};
    assert_int_equal(phw_image_cover(&source, &limits, &twice, NULL), PHW_OK);
    assert_non_null(from);
    assert_int_equal(phw_image_cover_compare(&source, &written, &limits, &comparison, NULL),
                     PHW_OK);
    assert_true(comparison.same_form && comparison.kept && !comparison.kept_wrong &&
                !comparison.covered_wrong);
    comparison = compare(file, orientation, covered, 0); /* before the copy is decoded */
    assert_int_equal(comparison.orientation, facts.orientation);
    assert_true(comparison.same_form && comparison.kept && !comparison.kept_wrong);
    phw_covered_done(&twice);
    phw_coded_free(&from);
    phw_coded_free(&to);
    phw_image_free(&again);
}

static void check_jpeg(const jpeg_recipe *recipe, uint32_t width, uint32_t height, int orientation)
{
    phw_container facts;
    phw_image *coded = make_picture(width, height);
    bytes file = jpeg_file(coded, recipe, orientation);
    phw_image *upright = decode_well(&file, &facts);
    phw_image *mask = mask_of(upright->width, upright->height);
    phw_covered covered = cover_well(&file, orientation, mask, black);
    const bytes written = {covered.bytes, covered.size, covered.size};
    phw_image *copy = decode_well(&written, &facts);
    size_t extra = 1;
    assert_memory_equal(covered.fill, black, 3);
    assert_true(phw_image_is_bare(written.at, written.size, &extra) && extra == 0);
    assert_false(phw_image_is_bare(file.at, file.size, &extra));
    assert_true(extra > 0);
    assert_true(facts.complete);
    assert_false(facts.has_gps || facts.text_chunks || facts.trailing_bytes || facts.has_thumbnail);
    assert_int_equal(copy->width, upright->width);
    assert_int_equal(facts.progressive, recipe->scans == SCANS_PROGRESSIVE);
    check_mask(mask, &covered, copy);
    check_one_reading(&file, orientation, &covered, copy);
    phw_cover_comparison comparison = compare(&file, orientation, &covered, facts.orientation);
    if (!comparison.same_form || comparison.kept_wrong || comparison.covered_wrong ||
        !comparison.kept || !comparison.covered)
        fail_msg("colours %d, scans %d, %dx%d, %ux%u, orientation %d", (int)recipe->colours,
                 (int)recipe->scans, recipe->h, recipe->v, width, height, orientation);
    /* And by a comparison that shares nothing with the room's. */
    size_t kept = 0;
    size_t wrong =
        coefficients_differ(&file, orientation, &written, facts.orientation, covered.mask, &kept);
    assert_true(kept > 0);
    assert_int_equal(wrong, 0);
    phw_image_free(&copy);
    phw_covered_done(&covered);
    phw_image_free(&mask);
    phw_image_free(&upright);
    phw_image_free(&coded);
    bytes_free(&file);
}

static void test_every_jpeg_keeps_its_blocks(void **state)
{
    (void)state;
    size_t files = 0;
    for (size_t i = 0; i < RECIPES; i++)
        for (int orientation = 1; orientation <= 8; orientation++, files++) {
            const uint32_t *size = sizes[(i + (size_t)orientation) % 3];
            check_jpeg(&recipes[i], size[0], size[1], orientation);
        }
    assert_true(files >= 100);
}

/* Where the sides are whole MCUs the rows are turned; where not, one tag is left, and nothing
 * else. */
static void test_orientation_without_loss_or_by_one_tag(void **state)
{
    (void)state;
    for (int whole = 0; whole < 2; whole++)
        for (int orientation = 1; orientation <= 8; orientation++) {
            phw_container facts;
            phw_image *coded = make_picture(whole ? 64 : 67, whole ? 48 : 53);
            bytes file = jpeg_file(coded, &recipes[0], orientation);
            phw_image *upright = decode_well(&file, &facts);
            phw_image *mask = NULL; /* the last corner, so that the first can be looked at */
            assert_int_equal(phw_image_new(upright->width, upright->height, 1, &mask, NULL),
                             PHW_OK);
            phw_image_row_mut(mask, mask->height - 1)[mask->width - 1] = 255;
            phw_covered covered = cover_well(&file, orientation, mask, black);
            const bytes written = {covered.bytes, covered.size, covered.size};
            phw_image *copy = decode_well(&written, &facts);
            /* Upright sides alone are transposed without a mirror: 5 needs no whole MCUs. */
            bool tag = !whole && orientation != 1 && orientation != 5;
            assert_int_equal(facts.has_exif, tag);
            assert_int_equal(facts.orientation, tag ? orientation : 1);
            assert_int_equal(copy->width, upright->width);
            assert_int_equal(copy->height, upright->height);
            for (uint32_t y = 0; y < 8; y++) /* far from the mask; turned, rounding differs */
                for (uint32_t x = 0; x < 24; x++)
                    assert_true(abs(phw_image_row(copy, y)[x] - phw_image_row(upright, y)[x]) < 6);
            phw_image_free(&copy);
            phw_image_free(&mask);
            phw_image_free(&upright);
            phw_image_free(&coded);
            phw_covered_done(&covered);
            bytes_free(&file);
        }
}

/* Any colour, and the colours that cannot be had exactly: the mask is flat all the same. */
static void test_fills(void **state)
{
    (void)state;
    static const uint8_t fills[][3] = {
        {255, 255, 255}, {200, 30, 90}, {128, 128, 128}, {1, 254, 7}};
    for (size_t i = 0; i < RECIPES; i++)
        for (size_t f = 0; f < sizeof fills / sizeof fills[0]; f++) {
            phw_container facts;
            phw_image *coded = make_picture(80, 48);
            bytes file = make_jpeg(coded, &recipes[i]);
            phw_image *mask = mask_of(80, 48);
            phw_covered covered = cover_well(&file, 1, mask, fills[f]);
            const bytes written = {covered.bytes, covered.size, covered.size};
            phw_image *copy = decode_well(&written, &facts);
            check_mask(mask, &covered, copy);
            if (f == 0)
                assert_memory_equal(covered.fill, fills[0], 3);
            else if (recipes[i].colours != JPEG_GREY && recipes[i].quality >= 75)
                for (int c = 0; c < 3; c++)
                    assert_true(abs(covered.fill[c] - fills[f][c]) <= 12);
            phw_image_free(&copy);
            phw_image_free(&mask);
            phw_image_free(&coded);
            phw_covered_done(&covered);
            bytes_free(&file);
        }
}

/* The comparison is no rubber stamp: a copy that is changed somewhere else is told. */
static void test_a_changed_copy_is_noticed(void **state)
{
    (void)state;
    phw_image *coded = make_picture(96, 64), *other = make_picture(96, 64);
    memset(phw_image_row_mut(other, 2) + 6, 9, 30);
    bytes file = make_jpeg(coded, &recipes[0]), changed = make_jpeg(other, &recipes[0]);
    phw_image *mask = mask_of(96, 64);
    phw_covered covered = cover_well(&changed, 1, mask, black);
    phw_cover_comparison comparison = compare(&file, 1, &covered, 1);
    assert_true(comparison.same_form);
    assert_true(comparison.kept_wrong > 0);
    assert_int_equal(comparison.covered_wrong, 0);
    phw_covered_done(&covered);
    /* Nothing covered at all: the blocks under the mask are not flat. */
    phw_image *none = NULL;
    assert_int_equal(phw_image_new(96, 64, 1, &none, NULL), PHW_OK);
    covered = cover_well(&file, 1, none, black);
    phw_image_free(&covered.mask);
    assert_int_equal(phw_image_copy(mask, &covered.mask, NULL), PHW_OK);
    comparison = compare(&file, 1, &covered, 1);
    assert_true(comparison.covered_wrong > 0);
    assert_int_equal(comparison.kept_wrong, 0);
    phw_image_free(&none);
    phw_image_free(&mask);
    phw_image_free(&coded);
    phw_image_free(&other);
    phw_covered_done(&covered);
    bytes_free(&file);
    bytes_free(&changed);
}

static void test_every_png_keeps_its_form(void **state)
{
    (void)state;
    static const int codings[][2] = {{0, 1},  {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8},
                                     {2, 16}, {3, 1}, {3, 2}, {3, 4}, {3, 8}};
    static const uint8_t fills[][3] = {{0, 0, 0}, {255, 255, 255}, {200, 30, 90}};
    for (size_t i = 0; i < sizeof codings / sizeof codings[0]; i++)
        for (int variant = 0; variant < 6; variant++) {
            phw_image *expected = NULL;
            phw_container facts, before;
            bytes file = make_png(43, 37,
                                  &(png_recipe){.colour_type = codings[i][0],
                                                .depth = codings[i][1],
                                                .interlaced = variant & 1},
                                  &expected);
            phw_image *upright = decode_well(&file, &before);
            assert_true(phw_image_can_cover(&before));
            phw_image *mask = mask_of(43, 37);
            phw_covered covered = cover_well(&file, 1, mask, fills[variant / 2]);
            const bytes written = {covered.bytes, covered.size, covered.size};
            phw_image *copy = decode_well(&written, &facts);
            assert_int_equal(facts.bit_depth, before.bit_depth);
            assert_int_equal(facts.coded_channels, before.coded_channels);
            check_mask(mask, &covered, copy);
            for (uint32_t y = 0; y < 37; y++)
                for (uint32_t x = 0; x < 43; x++)
                    if (!phw_image_row(covered.mask, y)[x])
                        assert_memory_equal(phw_image_row(copy, y) + (size_t)x * 3,
                                            phw_image_row(expected, y) + (size_t)x * 3, 3);
            size_t extra = 1;
            assert_true(phw_image_is_bare(written.at, written.size, &extra) && extra == 0);
            phw_cover_comparison comparison = compare(&file, 1, &covered, 1);
            assert_true(comparison.same_form);
            assert_int_equal(comparison.kept_wrong + comparison.covered_wrong, 0);
            assert_int_equal(comparison.kept + comparison.covered, 43 * 37);
            phw_image_free(&copy);
            phw_image_free(&mask);
            phw_image_free(&upright);
            phw_image_free(&expected);
            phw_covered_done(&covered);
            bytes_free(&file);
        }
}

static void test_a_png_is_turned_upright(void **state)
{
    (void)state;
    for (int orientation = 1; orientation <= 8; orientation++) {
        phw_image *expected = NULL;
        phw_container facts;
        bytes file = make_png(43, 37, &(png_recipe){.colour_type = 2, .depth = 16}, &expected);
        bytes tiff = make_exif(&(exif_recipe){.orientation = orientation});
        insert_chunk(&file, "IDAT", "eXIf", tiff.at, tiff.size);
        phw_image *upright = decode_well(&file, &facts);
        phw_image *mask = mask_of(upright->width, upright->height);
        phw_covered covered = cover_well(&file, orientation, mask, black);
        const bytes written = {covered.bytes, covered.size, covered.size};
        phw_image *copy = decode_well(&written, &facts);
        assert_false(facts.has_exif);
        check_mask(mask, &covered, copy);
        phw_cover_comparison comparison = compare(&file, orientation, &covered, 1);
        assert_true(comparison.same_form && !comparison.kept_wrong && !comparison.covered_wrong);
        for (uint32_t y = 0; y < copy->height; y++)
            for (uint32_t x = 0; x < copy->width; x++)
                if (!phw_image_row(mask, y)[x])
                    assert_memory_equal(phw_image_row(copy, y) + (size_t)x * 3,
                                        phw_image_row(upright, y) + (size_t)x * 3, 3);
        phw_image_free(&copy);
        phw_image_free(&mask);
        phw_image_free(&upright);
        phw_image_free(&expected);
        phw_covered_done(&covered);
        bytes_free(&tiff);
        bytes_free(&file);
    }
}

/* A palette tells of colours that only the covered part had: none is left. */
static void test_no_colour_of_what_was_covered_is_left(void **state)
{
    (void)state;
    phw_image *expected = NULL, *mask = NULL;
    bytes file = make_png(16, 16, &(png_recipe){.colour_type = 3, .depth = 8}, &expected);
    assert_int_equal(phw_image_new(16, 16, 1, &mask, NULL), PHW_OK);
    memset(mask->pixels, 255, mask->stride * 16);
    phw_covered covered = cover_well(&file, 1, mask, black);
    const bytes written = {covered.bytes, covered.size, covered.size};
    size_t at = bytes_find(&written, 0, "PLTE", 4);
    size_t length = (size_t)covered.bytes[at - 2] << 8 | covered.bytes[at - 1];
    for (size_t i = 0; i < length; i++)
        assert_int_equal(covered.bytes[at + 4 + i], 0);
    phw_image_free(&mask);
    phw_image_free(&expected);
    phw_covered_done(&covered);
    bytes_free(&file);
}

static void test_what_cannot_be_kept_is_refused(void **state)
{
    (void)state;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_image *coded = make_picture(64, 48), *mask = mask_of(64, 48), *other = mask_of(63, 48);
    bytes file = make_jpeg(coded, &recipes[0]);
    phw_covered covered = PHW_COVERED_INIT;
    phw_cover_task cover = {.bytes = file.at, .size = file.size, .orientation = 1, .mask = other};
    assert_int_equal(phw_image_cover(&cover, &limits, &covered, NULL), PHW_ERR_ARGUMENT);
    cover.mask = mask;
    for (size_t size = 0; size < file.size - 2; size += 37) {
        cover.size = size;
        assert_int_not_equal(phw_image_cover(&cover, &limits, &covered, NULL), PHW_OK);
    }
    assert_null(covered.bytes);
    assert_null(covered.mask);
    phw_container facts = {.format = PHW_FORMAT_PNG, .complete = true, .has_alpha = true};
    assert_false(phw_image_can_cover(&facts));
    facts = (phw_container){.format = PHW_FORMAT_JPEG, .complete = false};
    assert_false(phw_image_can_cover(&facts));
    facts = (phw_container){.format = PHW_FORMAT_GIF, .complete = true};
    assert_false(phw_image_can_cover(&facts));
    phw_image_free(&other);
    phw_image_free(&mask);
    phw_image_free(&coded);
    bytes_free(&file);
}

/* The common codes have none for such a coefficient: better no copy than one that says another. */
static void test_a_coefficient_without_a_code_is_refused(void **state)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    const jpeg_recipe recipe = {.h = 2, .v = 2};
    phw_image *coded = make_picture(64, 48);
    bytes file = jpeg_file(coded, &recipe, 1);
    phw_jpeg_blocks blocks;
    phw_strbuf written = PHW_STRBUF_INIT;
    (void)state;
    assert_int_equal(phw_jpeg_blocks_read(file.at, file.size, &limits, &blocks, NULL), PHW_OK);
    blocks.common = false; /* what is put into blocks no file's codes told */
    blocks.component[0].blocks[5] = 1500;
    assert_int_equal(phw_jpeg_blocks_write(&blocks, NULL, 1, &written, NULL), PHW_ERR_FORMAT);
    blocks.component[0].blocks[5] = 1023;
    assert_int_equal(phw_jpeg_blocks_write(&blocks, NULL, 1, &written, NULL), PHW_OK);
    phw_strbuf_done(&written);
    phw_jpeg_blocks_done(&blocks);
    phw_image_free(&coded);
    bytes_free(&file);
}

/* The last of the common AC codes are for ten bits: a file with one for eleven may hold more. */
static void test_codes_tell_what_a_file_may_hold(void **state)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    const jpeg_recipe recipe = {.h = 2, .v = 2};
    static const uint8_t last[] = {0xF8, 0xF9, 0xFA};
    phw_image *coded = make_picture(64, 48);
    bytes file = jpeg_file(coded, &recipe, 1);
    phw_jpeg_blocks blocks;
    (void)state;
    assert_int_equal(phw_jpeg_blocks_read(file.at, file.size, &limits, &blocks, NULL), PHW_OK);
    assert_true(blocks.common);
    phw_jpeg_blocks_done(&blocks);
    size_t at = 0;
    while (at + sizeof last < file.size && memcmp(file.at + at, last, sizeof last) != 0)
        at++;
    assert_memory_equal(file.at + at, last, sizeof last);
    file.at[at + 2] = 0xFB;
    assert_int_equal(phw_jpeg_blocks_read(file.at, file.size, &limits, &blocks, NULL), PHW_OK);
    assert_false(blocks.common);
    phw_jpeg_blocks_done(&blocks);
    phw_image_free(&coded);
    bytes_free(&file);
}

/* A block's first number may be larger than the common codes have any for, too: wherever it stands,
 * it is noticed as the file is read. */
static void test_first_coefficients_are_looked_at(void **state)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    const jpeg_recipe recipe = {.h = 2, .v = 2};
    phw_image *coded = make_picture(64, 48);
    bytes file = jpeg_file(coded, &recipe, 1);
    (void)state;
    for (int component = 0; component < 3; component++)
        for (int last = 0; last < 2; last++) {
            phw_jpeg_blocks blocks;
            phw_strbuf written = PHW_STRBUF_INIT;
            assert_int_equal(phw_jpeg_blocks_read(file.at, file.size, &limits, &blocks, NULL),
                             PHW_OK);
            assert_true(blocks.common);
            const phw_jpeg_component *c = &blocks.component[component];
            blocks.common = false; /* what is put into blocks no file's codes told */
            *phw_jpeg_block(c, last ? c->columns - 1 : 0, last ? c->rows - 1 : 0) =
                last ? 1024 : -1024;
            assert_int_equal(phw_jpeg_blocks_write(&blocks, NULL, 1, &written, NULL), PHW_OK);
            phw_jpeg_blocks_done(&blocks);
            assert_int_equal(phw_jpeg_blocks_read((const uint8_t *)written.text, written.length,
                                                  &limits, &blocks, NULL),
                             PHW_OK);
            assert_false(blocks.common);
            phw_jpeg_blocks_done(&blocks);
            phw_strbuf_done(&written);
        }
    phw_image_free(&coded);
    bytes_free(&file);
}

/* Where the data of a file's first scan begin. */
static size_t scan_at(const bytes *file)
{
    size_t at = 2;
    while (file->at[at + 1] != 0xDA)
        at += 2 + ((size_t)file->at[at + 2] << 8 | file->at[at + 3]);
    return at;
}

/* One that had all components and another: there is no telling which of them is the picture. */
static void test_no_blocks_of_a_scan_too_many(void **state)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    const jpeg_recipe recipe = {.h = 2, .v = 2};
    phw_image *coded = make_picture(64, 48), *seen = NULL;
    phw_container facts;
    phw_coded *held = NULL;
    bytes file = make_jpeg(coded, &recipe), two = {0};
    const size_t from = scan_at(&file);
    (void)state;
    bytes_add(&two, file.at, file.size - 2); /* but for the end's marker */
    bytes_add(&two, file.at + from, file.size - from);
    assert_int_equal(phw_image_decode_coded(two.at, two.size, &limits, &seen, &facts, &held, NULL),
                     PHW_OK);
    assert_null(held);
    assert_false(facts.complete);
    phw_image_free(&seen);
    phw_image_free(&coded);
    bytes_free(&two);
    bytes_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_jpeg_keeps_its_blocks),
        cmocka_unit_test(test_orientation_without_loss_or_by_one_tag),
        cmocka_unit_test(test_fills),
        cmocka_unit_test(test_a_changed_copy_is_noticed),
        cmocka_unit_test(test_every_png_keeps_its_form),
        cmocka_unit_test(test_a_png_is_turned_upright),
        cmocka_unit_test(test_no_colour_of_what_was_covered_is_left),
        cmocka_unit_test(test_what_cannot_be_kept_is_refused),
        cmocka_unit_test(test_a_coefficient_without_a_code_is_refused),
        cmocka_unit_test(test_codes_tell_what_a_file_may_hold),
        cmocka_unit_test(test_first_coefficients_are_looked_at),
        cmocka_unit_test(test_no_blocks_of_a_scan_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
