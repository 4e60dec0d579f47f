/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include <zlib.h>

#include "image/wrapped.h"

#define SECRET "Patient: Amira Abbott"
#define MOST ((size_t)1 << 16)

/* What was inside, and whether one of them was the secret. */
typedef struct visits {
    size_t count, most; /* bytes of the largest */
    bool found, all;
} visits;

static phw_status look(void *context, const uint8_t *bytes, size_t size, phw_error *error)
{
    visits *v = context;
    (void)error;
    v->count++;
    v->most = size > v->most ? size : v->most;
    for (size_t at = 0; at + strlen(SECRET) <= size; at++)
        v->found |= !memcmp(bytes + at, SECRET, strlen(SECRET));
    return PHW_OK;
}

static visits walk(const void *bytes, size_t size)
{
    visits v = {0, 0, false, false};
    assert_int_equal(phw_wrapped_walk(bytes, size, MOST, look, &v, &v.all, NULL), PHW_OK);
    return v;
}

static void test_letters_and_escapes(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "UGF0aWVudDogQW1pcmEgQWJib3R0",
        "data:x;base64,UGF0aWVudDogQW1pcmEgQWJib3R0",
        "UGF0aWVudDogQW1pcmEgQWJi&#xA;b3R0",
        "UGF0aWVudDogQW1pcmEgQWJi\r\n  b3R0",
        "50617469656e743a20416d697261204162626f7474",
        "50617469656E743A20416D697261204162626F7474",
        "Patient%3A%20Amira%20Abbott",
        "Patient&#58;&#32;Amira&#x20;Abbott",
        "Patient: \\u0041mira\\u0020\\u0041bbott",
        "&lt;b&gt;Patient: Amira Abbott&lt;/b&gt;",
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (!walk(rows[i], strlen(rows[i])).found)
            fail_msg("row %zu", i);
}

static void test_what_is_not_wrapped(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        "by the river, in May",
        "/usr/share/doc/x.txt",
        "Fish & chips, 50% off",
        "Marks &amp; Spencer",
        "one&#xA;two&#xA;three&#xA;four",
        "deadbeef deadbeef",
        "&#;&#x;&#999999999;%zz%4&",
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (walk(rows[i], strlen(rows[i])).count)
            fail_msg("row %zu", i);
}

/* @param form  zlib's window bits: how the data begin and end. */
static size_t pack(int form, uint8_t *to, size_t room)
{
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)SECRET,
                       .avail_in = (uInt)strlen(SECRET),
                       .next_out = to,
                       .avail_out = (uInt)room};
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, form, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    deflateEnd(&stream);
    return room - stream.avail_out;
}

static void test_packed_data(void **state)
{
    (void)state;
    enum { BEFORE = 5, BEHIND = 3 };
    static const struct {
        int form;
        bool anywhere;
    } rows[] = {{MAX_WBITS, true}, {MAX_WBITS + 16, true}, {-MAX_WBITS, false}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint8_t file[256] = {1, 2, 3, 4, 5};
        const size_t size = pack(rows[i].form, file + BEFORE, sizeof file - BEFORE - BEHIND);
        assert_true(walk(file + BEFORE, size).found);
        assert_int_equal(walk(file, BEFORE + size + BEHIND).found, rows[i].anywhere);
        (void)walk(file + BEFORE, size / 2); /* cut off */
    }
}

static void test_no_more_is_unpacked_than_allowed(void **state)
{
    (void)state;
    static uint8_t zeroes[1 << 20], packed[1 << 14];
    uLongf size = sizeof packed;
    assert_int_equal(compress(packed, &size, zeroes, sizeof zeroes), Z_OK);
    const visits v = walk(packed, size);
    assert_int_equal(v.count, 1);
    assert_true(v.most >= MOST && v.most < 2 * MOST);
    assert_false(v.all);
}

/* In a large part as many are there by chance. */
static void test_places_that_look_like_packed_data(void **state)
{
    (void)state;
    enum { START = 4, SOME = 1000, TOO_MANY = 70000 };
    static uint8_t file[START * TOO_MANY + 256];
    for (size_t i = 0; i < TOO_MANY; i++)
        memcpy(file + i * START, "x\x9C\xFF\x01", START);
    const visits many = walk(file, (size_t)START * TOO_MANY);
    assert_false(many.found || many.all);
    const size_t size = pack(MAX_WBITS, file + (size_t)START * SOME, 256);
    const visits v = walk(file, (size_t)START * SOME + size);
    assert_true(v.found && v.all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters_and_escapes),
        cmocka_unit_test(test_what_is_not_wrapped),
        cmocka_unit_test(test_packed_data),
        cmocka_unit_test(test_no_more_is_unpacked_than_allowed),
        cmocka_unit_test(test_places_that_look_like_packed_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
