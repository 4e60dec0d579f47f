/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "bytes.h"
#include "image/regions.h"
#include "photoward/limits.h"
#include "picture.h"

#define WIDTH 40U
#define SURPLUS 1000U /* bytes behind each strip's row */

static phw_status count_bytes(void *context, const phw_region *region, phw_error *error)
{
    (void)error;
    *(size_t *)context += region->size;
    return PHW_OK;
}

static void add_entry(bytes *file, uint32_t tag, uint32_t count, uint32_t value)
{
    enum { LONG = 4 };
    bytes_add_number(file, tag, 2, false);
    bytes_add_number(file, LONG, 2, false);
    bytes_add_number(file, count, 4, false);
    bytes_add_number(file, value, 4, false);
}

/* A grey TIFF of open strips of one row each. @param apart  bytes from one to the next. */
static bytes tiff_of(uint32_t strips, uint32_t apart)
{
    enum { HEADER = 8, ENTRIES = 8 };
    const uint32_t size = WIDTH + SURPLUS, data = size + (strips - 1) * apart;
    bytes file = {.at = NULL};
    bytes_add(&file, "II*\0", 4);
    bytes_add_number(&file, HEADER + data + 8 * strips, 4, false);
    for (uint32_t i = 0; i < data; i++)
        bytes_add_number(&file, i * i * 7 >> 3 & 0xFF, 1, false);
    for (uint32_t i = 0; i < strips; i++)
        bytes_add_number(&file, HEADER + i * apart, 4, false);
    for (uint32_t i = 0; i < strips; i++)
        bytes_add_number(&file, size, 4, false);
    bytes_add_number(&file, ENTRIES, 2, false);
    add_entry(&file, 0x0100, 1, WIDTH);
    add_entry(&file, 0x0101, 1, strips);
    add_entry(&file, 0x0102, 1, 8);
    add_entry(&file, 0x0103, 1, 32773); /* PackBits, so that counts are believed */
    add_entry(&file, 0x0111, strips, HEADER + data);
    add_entry(&file, 0x0115, 1, 1);
    add_entry(&file, 0x0116, 1, 1);
    add_entry(&file, 0x0117, strips, HEADER + data + 4 * strips);
    bytes_add_number(&file, 0, 4, false);
    return file;
}

/* Strips that all lie in one place would be gone through once each: the time grows with the square
 * of the file's size. */
static void test_strips_in_one_place_are_not_gone_through_for_ever(void **state)
{
    (void)state;
    const struct {
        uint32_t apart;
        bool all;
    } cases[] = {{WIDTH + SURPLUS, true}, {0, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const phw_limits limits = PHW_LIMITS_DEFAULTS;
        const phw_container container = {.format = PHW_FORMAT_TIFF};
        bytes file = tiff_of(60, cases[i].apart);
        size_t seen = 0;
        bool all = false;
        assert_int_equal(phw_regions_walk(file.at, file.size, &limits, &container, count_bytes,
                                          &seen, &all, NULL),
                         PHW_OK);
        assert_int_equal(all, cases[i].all);
        assert_true(seen > SURPLUS);
        bytes_free(&file);
    }
}

static phw_status gather_words(void *context, const phw_region *region, phw_error *error)
{
    (void)error;
    phw_strbuf_add(context, (const char *)region->bytes, region->size);
    phw_strbuf_add_char(context, '\n');
    return PHW_OK;
}

static bool holds(const phw_strbuf *all, const char *words)
{
    const size_t length = strlen(words);
    for (size_t at = 0; at + length <= all->length; at++)
        if (!memcmp(all->text + at, words, length))
            return true;
    return false;
}

/* Wherever a PNG's reader passes over words, or takes them for something else. */
static void test_every_part_of_a_png_is_shown(void **state)
{
    (void)state;
#define SECRET "Amira Abbott"
#define ROW(type, payload)                                                                         \
    {                                                                                              \
        type, payload, sizeof(payload) - 1                                                         \
    }
    static const struct {
        const char *type, *payload;
        size_t size;
    } cases[] = {
        ROW("PLTE", SECRET),
        ROW("tIME", "\7\xE8\3\5\11\51\0" SECRET),
        ROW("prVt", SECRET),
        ROW("fdAT", "\0\0\0\1" SECRET), /* of no frame */
        ROW("prVT", SECRET),
        ROW("tEXt", "Title\0" SECRET),
        ROW("tEXt", SECRET),
        ROW("tEXt", SECRET "\0"),
        ROW("zTXt", SECRET "\0\0"),
        ROW("zTXt", SECRET "\0\0\x78\x9C\3\0\0\0\0\1"),
        ROW("zTXt", "Title\0\0\x78\x9C\3\0\0\0\0\1" SECRET),
        ROW("zTXt", "Title\0\0" SECRET), /* not packed, whatever it says */
        ROW("iTXt", "Title\0\0\0en\0\0" SECRET),
        ROW("iTXt", "Title\0\0\0" SECRET "\0\0bed"),
        ROW("iTXt", "Title\0\0\0en\0" SECRET "\0bed"),
        ROW("iTXt", "Title\0\0\0en\0" SECRET "\0"),
        ROW("iTXt", "Title\0\0\0" SECRET),
        ROW("iTXt", "Title\0\1\0en\0" SECRET "\0\x78\x9C\3\0\0\0\0\1"),
    };
    for (size_t i = 0; i <= sizeof cases / sizeof cases[0]; i++) {
        const phw_limits limits = PHW_LIMITS_DEFAULTS;
        const phw_container container = {.format = PHW_FORMAT_PNG};
        bytes file = make_png(16, 16, &(png_recipe){.colour_type = 2, .depth = 8}, NULL);
        phw_strbuf seen = PHW_STRBUF_INIT;
        bool all = false;
        if (i < sizeof cases / sizeof cases[0]) {
            insert_chunk(&file, "IDAT", cases[i].type, cases[i].payload, cases[i].size);
        } else {
            bytes end = make_chunk("IEND", SECRET, 12);
            file.size -= 12;
            bytes_add(&file, end.at, end.size);
            bytes_free(&end);
        }
        assert_int_equal(phw_regions_walk(file.at, file.size, &limits, &container, gather_words,
                                          &seen, &all, NULL),
                         PHW_OK);
        if (!holds(&seen, SECRET))
            fail_msg("row %zu: %s is passed over", i,
                     i < sizeof cases / sizeof cases[0] ? cases[i].type : "IEND");
        phw_strbuf_done(&seen);
        bytes_free(&file);
    }
#undef ROW
#undef SECRET
}

/* Tables that no component uses. */
static void test_tables_of_a_jpeg_are_shown(void **state)
{
    (void)state;
    static const int markers[] = {0xC4, 0xDB};
    for (size_t i = 0; i < sizeof markers / sizeof markers[0]; i++) {
        const phw_limits limits = PHW_LIMITS_DEFAULTS;
        const phw_container container = {.format = PHW_FORMAT_JPEG};
        phw_image *picture = make_picture(16, 16);
        bytes file = make_jpeg(picture, &(jpeg_recipe){.quality = 90});
        phw_strbuf seen = PHW_STRBUF_INIT;
        bool all = false;
        insert_segment(&file, markers[i], "\3Amira Abbott", 13);
        assert_int_equal(phw_regions_walk(file.at, file.size, &limits, &container, gather_words,
                                          &seen, &all, NULL),
                         PHW_OK);
        assert_true(holds(&seen, "Amira Abbott"));
        phw_strbuf_done(&seen);
        bytes_free(&file);
        phw_image_free(&picture);
    }
}

/* The picture's table and a frame's own, and nothing else between them. */
static void test_colours_of_a_gif_are_shown(void **state)
{
    (void)state;
    static const uint8_t head[] = {'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0x81, 0, 0};
    static const uint8_t frame[] = {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0x81};
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    const phw_container container = {.format = PHW_FORMAT_GIF};
    phw_strbuf seen = PHW_STRBUF_INIT;
    bytes file = {.at = NULL};
    bool all = false;
    bytes_add(&file, head, sizeof head);
    bytes_add(&file, "Amira Abbott", 12);
    bytes_add(&file, frame, sizeof frame);
    bytes_add(&file, "Ward 7, bed4", 12);
    bytes_add(&file, "\2\2\x4C\1\0;", 6);
    assert_int_equal(
        phw_regions_walk(file.at, file.size, &limits, &container, gather_words, &seen, &all, NULL),
        PHW_OK);
    assert_true(holds(&seen, "Amira Abbott"));
    assert_true(holds(&seen, "Ward 7, bed4"));
    phw_strbuf_done(&seen);
    bytes_free(&file);
}

/* The fourth byte of each colour. */
static void test_what_is_no_colour_of_a_bmp_is_shown(void **state)
{
    (void)state;
    static const char secret[] = "Amira Abbott";
    enum {
        FILE_BYTES = 14,
        HEADER = 40,
        COLOURS = 16,
        PIXELS_AT = FILE_BYTES + HEADER + COLOURS * 4
    };
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    const phw_container container = {.format = PHW_FORMAT_BMP};
    phw_strbuf seen = PHW_STRBUF_INIT;
    bytes file = {.at = NULL};
    bool all = false;
    bytes_add(&file, "BM........", 10);
    bytes_add_number(&file, PIXELS_AT, 4, false);
    bytes_add_number(&file, HEADER, 4, false);
    for (int i = 4; i < HEADER; i += 4)
        bytes_add_number(&file, i == 12 ? 4U << 16 | 1 : 0, 4, false); /* one plane, four bits */
    for (size_t i = 0; i < COLOURS; i++) {
        bytes_add(&file, "\1\2\3", 3);
        bytes_add(&file, i < sizeof secret ? secret + i : "", 1);
    }
    assert_int_equal(
        phw_regions_walk(file.at, file.size, &limits, &container, gather_words, &seen, &all, NULL),
        PHW_OK);
    assert_true(holds(&seen, secret));
    phw_strbuf_done(&seen);
    bytes_free(&file);
}

static void add_chunk(bytes *file, const char *tag, const char *inside, size_t size)
{
    bytes_add(file, tag, 4);
    bytes_add_number(file, (uint32_t)size, 4, false);
    bytes_add(file, inside, size);
    bytes_add(file, "", size % 2);
}

/* @param tags  of chunks, each holding its own number; "x" is the header of a file that does not
 * move, "X" of one that does. @param shown  numbers of those that libwebp does not decode. */
static void holds_between(const char *const tags[], const char *shown)
{
    static const char still[10] = {0}, moving[10] = {2};
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    const phw_container container = {.format = PHW_FORMAT_WEBP};
    phw_strbuf seen = PHW_STRBUF_INIT;
    bytes file = {.at = NULL};
    bool all = false;
    bytes_add(&file, "RIFF....WEBP", 12);
    for (size_t i = 0; tags[i]; i++) {
        const char number[] = {'#', (char)('0' + i)};
        if (strcmp(tags[i], "x") == 0)
            add_chunk(&file, "VP8X", still, sizeof still);
        else if (strcmp(tags[i], "X") == 0)
            add_chunk(&file, "VP8X", moving, sizeof moving);
        else
            add_chunk(&file, tags[i], number, sizeof number);
    }
    assert_int_equal(
        phw_regions_walk(file.at, file.size, &limits, &container, gather_words, &seen, &all, NULL),
        PHW_OK);
    for (char i = '0'; i < '4'; i++) {
        const char number[] = {'#', i, '\0'};
        assert_int_equal(holds(&seen, number), strchr(shown, i) != NULL);
    }
    phw_strbuf_done(&seen);
    bytes_free(&file);
}

/* What libwebp passes over may be another picture. */
static void test_coded_data_of_a_webp_that_nobody_decodes(void **state)
{
    (void)state;
    holds_between((const char *const[]){"VP8 ", NULL}, "");
    holds_between((const char *const[]){"x", "ALPH", "VP8 ", NULL}, "");
    holds_between((const char *const[]){"x", "ALPH", "VP8L", NULL}, "1");
    holds_between((const char *const[]){"x", "VP8 ", "ALPH", NULL}, "2");
    holds_between((const char *const[]){"x", "VP8 ", "VP8L", NULL}, "2");
    holds_between((const char *const[]){"x", "VP8L", "ANMF", NULL}, "2");
    holds_between((const char *const[]){"X", "ANMF", "VP8L", NULL}, "2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strips_in_one_place_are_not_gone_through_for_ever),
        cmocka_unit_test(test_every_part_of_a_png_is_shown),
        cmocka_unit_test(test_tables_of_a_jpeg_are_shown),
        cmocka_unit_test(test_colours_of_a_gif_are_shown),
        cmocka_unit_test(test_what_is_no_colour_of_a_bmp_is_shown),
        cmocka_unit_test(test_coded_data_of_a_webp_that_nobody_decodes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
