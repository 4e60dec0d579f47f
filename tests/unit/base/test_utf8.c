/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"

/* Every scalar value survives, takes the length that RFC 3629 gives it, and no cut of it passes. */
static void test_every_code_point_round_trips(void **state)
{
    (void)state;
    for (uint32_t value = 0; value <= 0x10FFFF; value++) {
        char bytes[4];
        uint32_t back;
        size_t length = phw_utf8_encode(value, bytes);
        if (value >= 0xD800 && value <= 0xDFFF) {
            assert_int_equal(length, 0);
            continue;
        }
        size_t wanted = value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
        if (length != wanted || phw_utf8_decode(bytes, length, &back) != length || back != value)
            fail_msg("U+%04X does not survive", (unsigned)value);
        for (size_t cut = 1; cut < length; cut++)
            if (phw_utf8_decode(bytes, cut, &back) != 1 || back != PHW_UTF8_INVALID)
                fail_msg("U+%04X passes when cut", (unsigned)value);
    }
    char bytes[4];
    assert_int_equal(phw_utf8_encode(0x110000, bytes), 0);
    assert_int_equal(phw_utf8_encode(PHW_UTF8_INVALID, bytes), 0);
}

static void test_bytes_that_are_not_utf8(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "\x80",             /* a continuation alone */
        "\xC0\xAF",         /* overlong solidus */
        "\xC1\xBF",         /* overlong */
        "\xE0\x80\xAF",     /* overlong */
        "\xE0\x9F\xBF",     /* overlong */
        "\xF0\x80\x80\xAF", /* overlong */
        "\xED\xA0\x80",     /* surrogate */
        "\xED\xBF\xBF",     /* surrogate */
        "\xF4\x90\x80\x80", /* above U+10FFFF */
        "\xF8\x88\x80\x80\x80",
        "\xFF",
        "\xC3(",
        "\xE2\x82(",
        "\xF0\x9F\x98(",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        uint32_t value = 0;
        assert_int_equal(phw_utf8_decode(wrong[i], strlen(wrong[i]), &value), 1);
        assert_true(value == PHW_UTF8_INVALID);
        assert_false(phw_utf8_valid(wrong[i], strlen(wrong[i])));
    }
}

static void test_counts(void **state)
{
    (void)state;
    static const char text[] = "Sïân 😀";
    assert_int_equal(phw_utf8_count(text, sizeof text - 1), 6);
    assert_true(phw_utf8_valid(text, sizeof text - 1));
    assert_int_equal(phw_utf8_count("a\xFF\x80z", 4), 4);
    assert_int_equal(phw_utf8_count("", 0), 0);
    assert_true(phw_utf8_valid("", 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_point_round_trips),
        cmocka_unit_test(test_bytes_that_are_not_utf8),
        cmocka_unit_test(test_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
