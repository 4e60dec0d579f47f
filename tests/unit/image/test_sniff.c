/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "image/decode.h"

/* What the file begins with; the length is given because of the noughts in it. */
static const struct {
    phw_format format;
    size_t length;
    const char *bytes;
} cases[] = {
    {PHW_FORMAT_JPEG, 4, "\xFF\xD8\xFF\xE0"},
    {PHW_FORMAT_JPEG, 3, "\xFF\xD8\xFF"},
    {PHW_FORMAT_UNKNOWN, 2, "\xFF\xD8"},
    {PHW_FORMAT_PNG, 8, "\x89PNG\r\n\x1A\n"},
    {PHW_FORMAT_PNG, 7, "\x89PNG\n\x1A\n"}, /* damaged by a text-mode transfer */
    {PHW_FORMAT_WEBP, 16, "RIFF\1\2\3\4WEBPVP8 "},
    {PHW_FORMAT_UNKNOWN, 16, "RIFF\1\2\3\4WAVEfmt "},
    {PHW_FORMAT_UNKNOWN, 9, "RIFF\1\2\3\4W"},
    {PHW_FORMAT_VIDEO, 16, "RIFF\1\2\3\4AVI LIST"},
    {PHW_FORMAT_TIFF, 8, "II*\0\x8\0\0\0"},
    {PHW_FORMAT_TIFF, 8, "MM\0*\0\0\0\x8"},
    {PHW_FORMAT_TIFF, 8, "II+\0\x8\0\0\0"},
    {PHW_FORMAT_GIF, 8, "GIF89a\1\0"},
    {PHW_FORMAT_GIF, 8, "GIF87a\1\0"},
    {PHW_FORMAT_UNKNOWN, 8, "GIF88a\1\0"},
    {PHW_FORMAT_BMP, 14, "BM\x36\1\0\0\0\0\0\0\x36\0\0\0"},
    {PHW_FORMAT_UNKNOWN, 14, "BMW is a car.."},
    {PHW_FORMAT_HEIF, 24,
     "\0\0\0\x18"
     "ftypheic\0\0\0\0mif1heic"},
    {PHW_FORMAT_HEIF, 24,
     "\0\0\0\x18"
     "ftypmif1\0\0\0\0mif1heic"},
    {PHW_FORMAT_HEIF, 24,
     "\0\0\0\x18"
     "ftypmsf1\0\0\0\0msf1hevc"},
    {PHW_FORMAT_AVIF, 24,
     "\0\0\0\x18"
     "ftypavif\0\0\0\0mif1miaf"},
    {PHW_FORMAT_AVIF, 28,
     "\0\0\0\x1C"
     "ftypmif1\0\0\0\0mif1avifmiaf"},
    {PHW_FORMAT_HEIF, 24,
     "\0\0\0\x18"
     "ftypMiHE\0\0\0\0MiHEheic"},
    {PHW_FORMAT_VIDEO, 24,
     "\0\0\0\x18"
     "ftypisom\0\0\2\0isommp41"},
    {PHW_FORMAT_VIDEO, 24,
     "\0\0\0\x14"
     "ftypqt  \0\0\0\0qt  wide"},
    {PHW_FORMAT_VIDEO, 8,
     "\0\0\0\x14"
     "ftyp"},
    {PHW_FORMAT_VIDEO, 12, "\0\0\0\x6Dmoov\0\0\0\0"},
    {PHW_FORMAT_VIDEO, 8, "\x1A\x45\xDF\xA3\1\0\0\0"},
    {PHW_FORMAT_PDF, 9, "%PDF-1.7\n"},
    {PHW_FORMAT_PDF, 20, "\n\njunk before\n%PDF-1"},
    {PHW_FORMAT_JPEG2000, 16, "\0\0\0\x0CjP  \r\n\x87\n\0\0\0\x14"},
    {PHW_FORMAT_JPEG2000, 6, "\xFF\x4F\xFF\x51\0\x29"},
    {PHW_FORMAT_JPEGXL, 4, "\xFF\x0A\xFA\x7F"},
    {PHW_FORMAT_JPEGXL, 12, "\0\0\0\x0CJXL \r\n\x87\n"},
    {PHW_FORMAT_SVG, 42, "<svg xmlns='http://www.w3.org/2000/svg'/>\n"},
    {PHW_FORMAT_SVG, 34, "\xEF\xBB\xBF \n<?xml version='1.0'?>\n<svg>  "},
    {PHW_FORMAT_UNKNOWN, 28, "<html><body>no</body></html>"},
    {PHW_FORMAT_UNKNOWN, 21, "a text about <svg> is"},
    {PHW_FORMAT_UNKNOWN, 12, "PK\3\4........"},
    {PHW_FORMAT_UNKNOWN, 0, ""},
};

static void test_each_format_by_its_first_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_format found = phw_image_sniff((const uint8_t *)cases[i].bytes, cases[i].length);
        if (found != cases[i].format)
            fail_msg("case %zu: %s instead of %s", i, phw_format_name(found),
                     phw_format_name(cases[i].format));
    }
}

/* Reading past the end would be the sanitizer's to find: each cut is a block of its own. */
static void test_cut_anywhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (size_t length = 0; length <= cases[i].length; length++) {
            uint8_t *exact = test_malloc(length ? length : 1);
            memcpy(exact, cases[i].bytes, length);
            phw_format found = phw_image_sniff(exact, length);
            test_free(exact);
            if (length == cases[i].length)
                assert_int_equal(found, cases[i].format);
        }
    }
}

static void test_pdf_begins_within_its_window(void **state)
{
    (void)state;
    uint8_t bytes[1100];
    memset(bytes, ' ', sizeof bytes);
    memcpy(bytes + 1023, "%PDF-", 5);
    assert_int_equal(phw_image_sniff(bytes, sizeof bytes), PHW_FORMAT_PDF);
    memset(bytes, ' ', sizeof bytes);
    memcpy(bytes + 1024, "%PDF-", 5);
    assert_int_equal(phw_image_sniff(bytes, sizeof bytes), PHW_FORMAT_UNKNOWN);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(phw_format_name(PHW_FORMAT_JPEG), "JPEG");
    assert_string_equal(phw_format_name(PHW_FORMAT_HEIF), "HEIC/HEIF");
    assert_string_equal(phw_format_name(PHW_FORMAT_VIDEO), "a video");
    assert_string_equal(phw_format_name((phw_format)PHW_FORMAT_COUNT), "unknown format");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_format_by_its_first_bytes),
        cmocka_unit_test(test_cut_anywhere),
        cmocka_unit_test(test_pdf_begins_within_its_window),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
