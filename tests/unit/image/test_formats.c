/* SPDX-License-Identifier: Apache-2.0 */
/* One small picture in every format, written by other programs (Pillow, ImageMagick, heif-enc): the
 * seeds of the fuzz target. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "picture.h"

#define SEEDS PHW_TEST_SOURCE_DIR "/tests/fuzz/corpus/image/"
#define WIDTH 18
#define HEIGHT 12

static bytes read_seed(const char *name)
{
    char path[4096];
    bytes file = {0};
    uint8_t block[4096];
    size_t got;
    snprintf(path, sizeof path, SEEDS "%s", name);
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    while ((got = fread(block, 1, sizeof block, in)) > 0)
        bytes_add(&file, block, got);
    fclose(in);
    return file;
}

/* What the seeds were made from; mirrored on every second page. */
static void expect_pixel(const phw_image *image, uint32_t x, uint32_t y, bool mirrored, int most)
{
    const uint8_t *pixel = phw_image_row(image, y) + (size_t)x * 3;
    uint32_t from = mirrored ? WIDTH - 1 - x : x;
    const int wanted[3] = {(int)(from * 13 % 256), (int)(y * 20 % 256), (int)(from * y % 256)};
    for (int c = 0; c < 3; c++)
        if (abs(pixel[c] - wanted[c]) > most)
            fail_msg("at %u, %u channel %d is %d, not %d", x, y, c, pixel[c], wanted[c]);
}

typedef struct seen {
    uint32_t pages;
    bool mirror_second; /* the second page is the first one mirrored */
    int most;           /* levels a pixel may be off */
    phw_container first;
} seen;

static phw_status take_page(void *context, phw_image **image, const phw_container *container,
                            phw_error *error)
{
    seen *s = context;
    (void)error;
    assert_non_null(*image);
    assert_int_equal((*image)->width, WIDTH);
    assert_int_equal((*image)->height, HEIGHT);
    assert_int_equal(container->page, s->pages);
    assert_true(container->complete);
    if (!s->pages)
        s->first = *container;
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            expect_pixel(*image, x, y, s->mirror_second && container->page == 1, s->most);
    s->pages++;
    return PHW_OK;
}

static void test_every_format(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        phw_format format;
        uint32_t pages;
        int most;
    } rows[] = {
        {"rgb.bmp", PHW_FORMAT_BMP, 1, 0},        {"rle.bmp", PHW_FORMAT_BMP, 1, 0},
        {"lossless.webp", PHW_FORMAT_WEBP, 1, 0}, {"frames.webp", PHW_FORMAT_WEBP, 2, 120},
        {"lzw.tif", PHW_FORMAT_TIFF, 1, 0},       {"pages.tif", PHW_FORMAT_TIFF, 2, 60},
        {"still.gif", PHW_FORMAT_GIF, 1, 0},      {"interlaced.gif", PHW_FORMAT_GIF, 1, 0},
        {"frames.gif", PHW_FORMAT_GIF, 3, 0},
    };
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bytes file = read_seed(rows[i].name);
        seen s = {.most = rows[i].most, .mirror_second = true};
        print_message("%s\n", rows[i].name);
        assert_int_equal(
            phw_image_decode_pages(file.at, file.size, &limits, PHW_VIEW_SEEN, take_page, &s, NULL),
            PHW_OK);
        assert_int_equal(s.pages, rows[i].pages);
        assert_int_equal(s.first.pages, rows[i].pages);
        assert_int_equal(s.first.format, rows[i].format);
        assert_int_equal(s.first.lossless, strcmp(rows[i].name, "lossless.webp") == 0);
        bytes_free(&file);
    }
}

static void test_what_is_lossy_or_of_few_colours(void **state)
{
    (void)state;
    static const char *const names[] = {
        "palette.bmp", "one.bmp",    "spare-byte.bmp", "lossy.webp",  "alpha.webp",
        "grey.tif",    "cmyk.tif",   "alpha.tif",      "jpeg.tif",    "fax.tif",
        "rle8.bmp",    "still.heic", "still.avif",     "preview.heic"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        bytes file = read_seed(names[i]);
        phw_container facts;
        print_message("%s\n", names[i]);
        phw_image *image = decode_well(&file, &facts);
        assert_true(facts.complete);
        assert_int_equal(facts.trailing_bytes, 0);
        assert_false(facts.lossless);
        assert_int_equal(facts.has_alpha, strncmp(names[i], "alpha", 5) == 0);
        assert_int_equal(facts.has_thumbnail, strcmp(names[i], "preview.heic") == 0);
        phw_image_free(&image);
        bytes_free(&file);
    }
}

static void test_bytes_behind_the_end_are_counted(void **state)
{
    (void)state;
    static const char *const names[] = {"rgb.bmp",       "rle.bmp", "still.gif",
                                        "lossless.webp", "lzw.tif", "still.heic"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        bytes file = read_seed(names[i]);
        phw_container facts;
        bytes_add(&file, "\x01more behind it", 15);
        print_message("%s\n", names[i]);
        phw_image *image = decode_well(&file, &facts);
        assert_int_equal(facts.trailing_bytes, 15);
        phw_image_free(&image);
        bytes_free(&file);
    }
}

static phw_status count_page(void *context, phw_image **image, const phw_container *container,
                             phw_error *error)
{
    (void)error;
    if (!*image || !container->complete)
        *(bool *)context = false;
    return PHW_OK;
}

static bool is_whole(const bytes *file)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    bool whole = true;
    assert_int_equal(phw_image_decode_pages(file->at, file->size, &limits, PHW_VIEW_SEEN,
                                            count_page, &whole, NULL),
                     PHW_OK);
    return whole;
}

static unsigned short_at(const bytes *file, size_t at)
{
    return file->at[at] | (unsigned)file->at[at + 1] << 8;
}

/* A little-endian TIFF's first directory says that the picture is lower than it is. */
static void lower_height(bytes *file)
{
    const size_t directory = short_at(file, 4);
    for (size_t i = 0; i < short_at(file, directory); i++) {
        const size_t entry = directory + 2 + 12 * i;
        if (short_at(file, entry) == 257)
            file->at[entry + 8] = HEIGHT - 4;
    }
}

static void test_packed_rows_that_a_header_cuts_off(void **state)
{
    (void)state;
    static const char *const names[] = {"lzw.tif", "jpeg.tif", "grey.tif"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        bytes file = read_seed(names[i]);
        print_message("%s\n", names[i]);
        assert_int_equal(file.at[0], 'I');
        assert_true(is_whole(&file));
        lower_height(&file);
        assert_false(is_whole(&file));
        bytes_free(&file);
    }
}

/* A grey TIFF of eight rows, each the same packed strip of 200 pixels, of which its directory owns
 * up to some. */
static bytes packed_rows(uint8_t width)
{
    enum { ROWS = 8, AT = 8, PACKED = 202, OFFSETS = AT + PACKED, COUNTS = OFFSETS + 2 * ROWS };
    static const uint16_t entries[][3] = {{257, 1, ROWS}, {258, 1, 8},          {259, 1, 32773},
                                          {262, 1, 1},    {273, ROWS, OFFSETS}, {277, 1, 1},
                                          {278, 1, 1},    {279, ROWS, COUNTS}};
    const size_t count = sizeof entries / sizeof entries[0];
    bytes file = {NULL, 0, 0};
    bytes_add(&file, "II*", 4);
    bytes_add_number(&file, COUNTS + 2 * ROWS, 4, false);
    for (uint32_t i = 0; i < 200; i++) {
        if (i % 100 == 0)
            bytes_add_number(&file, 99, 1, false);
        bytes_add_number(&file, 1 + i, 1, false);
    }
    for (size_t i = 0; i < 2 * (size_t)ROWS; i++)
        bytes_add_number(&file, i < ROWS ? AT : PACKED, 2, false);
    bytes_add_number(&file, (uint32_t)count + 1, 2, false);
    for (size_t i = 0; i <= count; i++) {
        const uint16_t *entry = i ? entries[i - 1] : (const uint16_t[]){256, 1, width};
        bytes_add_number(&file, entry[0], 2, false);
        bytes_add_number(&file, 3, 2, false);
        bytes_add_number(&file, entry[1], 4, false);
        bytes_add_number(&file, entry[2], 4, false);
    }
    bytes_add_number(&file, 0, 4, false);
    return file;
}

static void test_packed_columns_that_a_header_cuts_off(void **state)
{
    (void)state;
    bytes whole = packed_rows(200), cut = packed_rows(120);
    assert_true(is_whole(&whole));
    assert_false(is_whole(&cut));
    bytes_free(&whole);
    bytes_free(&cut);
}

/* A chunk that goes on behind its picture: the lossless seed's is the last one. */
static void test_bytes_behind_coded_pixels(void **state)
{
    (void)state;
    uint8_t more[100];
    bytes file = read_seed("lossless.webp");
    size_t at = 12;
    while (memcmp(file.at + at, "VP8L", 4) != 0)
        at += 8 + short_at(&file, at + 4) + short_at(&file, at + 4) % 2;
    const size_t size = short_at(&file, at + 4) + sizeof more;
    assert_true(is_whole(&file));
    memset(more, 0x5A, sizeof more);
    file.size = at + 8 + short_at(&file, at + 4);
    bytes_add(&file, more, sizeof more);
    bytes_add(&file, "", size % 2);
    file.at[at + 4] = (uint8_t)size;
    file.at[at + 5] = (uint8_t)(size >> 8);
    file.at[4] = (uint8_t)(file.size - 8);
    file.at[5] = (uint8_t)((file.size - 8) >> 8);
    assert_false(is_whole(&file));
    bytes_free(&file);
}

/* No cut may pass as whole: it is an error, or some page says that it is not complete. */
static void test_no_cut_passes_as_whole(void **state)
{
    (void)state;
    static const char *const names[] = {"rgb.bmp",       "rle.bmp",   "still.gif",   "frames.gif",
                                        "lossy.webp",    "lzw.tif",   "frames.webp", "still.heic",
                                        "lossless.webp", "still.avif"};
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        bytes file = read_seed(names[i]);
        print_message("%s\n", names[i]);
        for (size_t size = 0; size < file.size; size++) {
            bool whole = true;
            phw_status status = phw_image_decode_pages(file.at, size, &limits, PHW_VIEW_SEEN,
                                                       count_page, &whole, NULL);
            if (status == PHW_OK && whole)
                fail_msg("%s cut to %zu of %zu bytes passes as whole", names[i], size, file.size);
        }
        bytes_free(&file);
    }
}

static void test_pages_are_limited(void **state)
{
    (void)state;
    phw_limits limits = PHW_LIMITS_DEFAULTS;
    bytes file = read_seed("frames.gif");
    seen s = {.mirror_second = true};
    limits.pages = 2;
    assert_int_equal(
        phw_image_decode_pages(file.at, file.size, &limits, PHW_VIEW_SEEN, take_page, &s, NULL),
        PHW_OK);
    assert_int_equal(s.pages, 2);
    assert_int_equal(s.first.pages, 3);
    bytes_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_format),
        cmocka_unit_test(test_what_is_lossy_or_of_few_colours),
        cmocka_unit_test(test_bytes_behind_the_end_are_counted),
        cmocka_unit_test(test_packed_rows_that_a_header_cuts_off),
        cmocka_unit_test(test_packed_columns_that_a_header_cuts_off),
        cmocka_unit_test(test_bytes_behind_coded_pixels),
        cmocka_unit_test(test_no_cut_passes_as_whole),
        cmocka_unit_test(test_pages_are_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
