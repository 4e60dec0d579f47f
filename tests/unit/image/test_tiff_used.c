/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "bytes.h"
#include "image/tiff_used.h"

#define ROW 30U

static phw_tiff_use use(uint32_t compression, const bytes *file, uint64_t wanted)
{
    const phw_tiff_coded coded = {
        .size = file->size, .wanted = wanted, .row = ROW, .compression = compression};
    return phw_tiff_used(&coded, file->at);
}

/* Bytes behind what is there are not used; at every shorter length nothing is read past the end. */
static void expect(uint32_t compression, bytes *file, uint64_t wanted)
{
    const size_t own = file->size;
    assert_int_equal(use(compression, file, wanted).used, own);
    bytes_add(file, "bed 4, Mrs Example", 18);
    const phw_tiff_use found = use(compression, file, wanted);
    assert_int_equal(found.used, own);
    assert_int_equal(found.surplus, 0);
    assert_false(found.unknown);
    for (; file->size; file->size--) {
        uint8_t *cut = malloc(file->size);
        assert_non_null(cut);
        memcpy(cut, file->at, file->size);
        const bytes shorter = {.at = cut, .size = file->size};
        assert_true(use(compression, &shorter, wanted).used <= file->size);
        free(cut);
    }
    bytes_free(file);
}

static void test_open_rows(void **state)
{
    (void)state;
    bytes file = {.at = NULL};
    for (uint32_t i = 0; i < 3 * ROW; i++)
        bytes_add_number(&file, i, 1, true);
    expect(PHW_TIFF_UNCOMPRESSED, &file, 3 * (uint64_t)ROW);
}

static void test_pack_bits(void **state)
{
    (void)state;
    bytes file = {.at = NULL};
    bytes_add(&file, "\xE3x\x80\x1D", 4); /* thirty of one, nothing, thirty as they are */
    bytes_add(&file, "123456789012345678901234567890", 30);
    expect(PHW_TIFF_PACKBITS, &file, 60);
    /* A run that reaches past the end: what does is not used. */
    bytes_add(&file, "\x1D", 1);
    bytes_add(&file, "123456789012345678901234567890", 30);
    assert_int_equal(use(PHW_TIFF_PACKBITS, &file, 10).used, 11);
    bytes_free(&file);
}

/* Codes as an encoder writes them that only learns what it must. */
typedef struct coder {
    bytes *file;
    uint32_t held;
    unsigned held_bits, bits, next;
} coder;

static void put(coder *c, unsigned code)
{
    c->held = c->held << c->bits | code;
    for (c->held_bits += c->bits; c->held_bits >= 8; c->held_bits -= 8)
        bytes_add_number(c->file, c->held >> (c->held_bits - 8) & 0xFF, 1, true);
}

static void put_clear(coder *c)
{
    put(c, 256);
    c->bits = 9;
    c->next = 258 - 1; /* the first code teaches nothing */
}

static bytes lzw_of(size_t count, bool with_end)
{
    bytes file = {.at = NULL};
    coder c = {.file = &file, .bits = 9};
    put_clear(&c);
    for (size_t i = 0; i < count; i++) {
        put(&c, i * 7 % 256);
        c.next++;
        c.bits += c.next >= (1U << c.bits) - 1 && c.bits < 12;
        if (c.next == 4093)
            put_clear(&c);
    }
    if (with_end)
        put(&c, 257);
    c.bits = 7; /* fills up the last byte */
    put(&c, 0);
    return file;
}

static void test_lzw(void **state)
{
    (void)state;
    const size_t counts[] = {1, 252, 253, 254, 255, 5000};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        bytes file = lzw_of(counts[i], true);
        assert_true(file.size - use(PHW_TIFF_LZW, &file, counts[i]).used <= 1);
        file.size = use(PHW_TIFF_LZW, &file, counts[i]).used;
        expect(PHW_TIFF_LZW, &file, counts[i]);
    }
    /* Codes that stand for several bytes, of which one is only being learnt. */
    bytes file = {.at = NULL};
    coder c = {.file = &file, .bits = 9};
    put_clear(&c);
    put(&c, 'a');
    put(&c, 258); /* aa */
    put(&c, 259); /* aaa */
    put(&c, 257);
    c.bits = 4;
    put(&c, 0);
    assert_int_equal(use(PHW_TIFF_LZW, &file, 6).surplus, 0);
    assert_int_equal(use(PHW_TIFF_LZW, &file, 4).surplus, 2);
    expect(PHW_TIFF_LZW, &file, 6);
}

static void test_the_old_lzw_is_not_understood(void **state)
{
    (void)state;
    bytes file = {.at = NULL};
    bytes_add(&file, "\0\1aaaaaaaaaa", 12);
    assert_true(use(PHW_TIFF_LZW, &file, 6).unknown);
    bytes_free(&file);
}

static void test_deflate(void **state)
{
    (void)state;
    uint8_t plain[5 * ROW], packed[1024];
    uLongf size = sizeof packed;
    for (size_t i = 0; i < sizeof plain; i++)
        plain[i] = (uint8_t)(i * i);
    assert_int_equal(compress(packed, &size, plain, sizeof plain), Z_OK);
    bytes file = {.at = NULL};
    bytes_add(&file, packed, size);
    assert_int_equal(use(PHW_TIFF_DEFLATE, &file, sizeof plain - 7).surplus, 7);
    expect(PHW_TIFF_OLD_DEFLATE, &file, sizeof plain);
}

/* A decoder that has its rows does not ask whether the stream ends, nor where. */
static void test_a_stream_without_an_end(void **state)
{
    (void)state;
    uint8_t plain[5 * ROW], packed[1024];
    for (size_t i = 0; i < sizeof plain; i++)
        plain[i] = (uint8_t)(i * i);
    z_stream stream = {
        .next_in = plain, .avail_in = sizeof plain, .next_out = packed, .avail_out = sizeof packed};
    assert_int_equal(deflateInit(&stream, 9), Z_OK);
    assert_int_equal(deflate(&stream, Z_SYNC_FLUSH), Z_OK);
    bytes file = {.at = NULL};
    bytes_add(&file, packed, sizeof packed - stream.avail_out);
    deflateEnd(&stream);
    assert_int_equal(use(PHW_TIFF_DEFLATE, &file, sizeof plain).used, file.size);
    const size_t own = file.size;
    bytes_add(&file, "~~ Mrs Example, bed 4, NHS 999 123 4560", 39);
    const size_t used = use(PHW_TIFF_DEFLATE, &file, sizeof plain).used;
    assert_true(used <= own + 4 && used + 8 > own); /* what the flush put there, or looked ahead */
    /* No picture that is decoded has so much. */
    assert_true(use(PHW_TIFF_DEFLATE, &file, UINT64_MAX / 2).unknown);
    bytes_free(&file);
}

static void test_jpeg_and_fax(void **state)
{
    (void)state;
    bytes file = {.at = NULL};
    bytes_add(&file, "\xFF\xD8\xFF\xE0\0\6\xFF\xD9xx\xFF\xDA\0\4yy\1\xFF\0\2\xFF\xD0\3\xFF\xFF\xD9",
              26);
    expect(PHW_TIFF_JPEG, &file, 0);
    bytes_add(&file, "\x26\xA1\x00\x10\x01", 5); /* ends in EOFB */
    expect(PHW_TIFF_T6, &file, 90);
}

static void test_lowest_bit_first(void **state)
{
    (void)state;
    bytes file = {.at = NULL};
    bytes_add(&file, "\xC7x\x01zz", 5); /* E3: thirty of one; 80: nothing */
    const phw_tiff_coded coded = {.size = file.size,
                                  .wanted = 30,
                                  .row = ROW,
                                  .compression = PHW_TIFF_PACKBITS,
                                  .lowest_first = true};
    assert_int_equal(phw_tiff_used(&coded, file.at).used, 2);
    bytes_free(&file);
}

static void test_filling(void **state)
{
    (void)state;
    uint8_t rows[4 * ROW];
    for (size_t i = 0; i < sizeof rows; i++)
        rows[i] = (uint8_t)(i % ROW * 11);
    assert_true(phw_tiff_is_filling(rows + ROW, 3 * ROW, 0) == false);
    memset(rows, 7, ROW);
    memset(rows + ROW, 7, ROW);
    assert_true(phw_tiff_is_filling(rows, 2 * ROW, ROW));
    assert_false(phw_tiff_is_filling(rows, 3 * ROW, ROW));
    assert_true(phw_tiff_is_filling(rows, 0, ROW));
    /* Rows that are shorter than what is told apart. */
    const uint8_t *words = (const uint8_t *)"Mrs Example, bed 4, 999 123 4560";
    for (uint64_t row = 1; row <= 12; row++)
        assert_false(phw_tiff_is_filling(words, 32, row));
    memset(rows, 7, sizeof rows);
    assert_true(phw_tiff_is_filling(rows, sizeof rows, 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open_rows),    cmocka_unit_test(test_pack_bits),
        cmocka_unit_test(test_lzw),          cmocka_unit_test(test_the_old_lzw_is_not_understood),
        cmocka_unit_test(test_deflate),      cmocka_unit_test(test_a_stream_without_an_end),
        cmocka_unit_test(test_jpeg_and_fax), cmocka_unit_test(test_lowest_bit_first),
        cmocka_unit_test(test_filling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
