/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "image/plain_text.h"

/* The lines in some bytes; free it. */
static char *lines_in(const char *bytes, size_t size)
{
    phw_strbuf lines = PHW_STRBUF_INIT;
    assert_true(phw_plain_text_add((const uint8_t *)bytes, size, &lines));
    assert_false(lines.failed);
    assert_true(phw_utf8_valid(lines.text ? lines.text : "", lines.length));
    char *made = strdup(lines.text ? lines.text : "");
    phw_strbuf_done(&lines);
    assert_non_null(made);
    return made;
}

static void test_what_somebody_wrote(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        const char *lines;
    } rows[] = {
#define ROW(bytes, lines) {bytes, sizeof bytes - 1, lines}
        ROW("\1\2Seen on ward 4\0\0", "Seen on ward 4\n"),
        ROW("one two three\nfour five six", "one two three\nfour five six\n"),
        ROW("PatientName\0ABBOTT^AMIRA^^MRS\0", "ABBOTT AMIRA  MRS\n"),
        ROW("<li>Zo\xC3\xAB O'Hara, bed 4 </li>", "Zo\xC3\xAB O'Hara, bed 4\n"),
        ROW("B\0e\0d\0 \0n\0u\0m\0b\0e\0r\0 \0", "Bed number\n"),
        ROW("\0B\0e\0d\0 \0n\0u\0m\0b\0e\0r", "Bed number\n"),
        ROW("999 123 4560", "999 123 4560\n"),
        ROW("", ""),
        ROW("too few", ""),
        ROW("OneWordHasNoSentence", ""),
        ROW("aaaa aaaa aaaa aaaa", ""),
        ROW("#$ %& *+ =@ [] ~` ## $$ !!", ""),
        ROW("a bc 0123456789012345678901234567890123456789012345678901234567890", ""),
        ROW("not \xFF whole \xC3", ""),
#undef ROW
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *lines = lines_in(rows[i].bytes, rows[i].size);
        assert_string_equal(lines, rows[i].lines);
        free(lines);
    }
}

static void test_coded_data_is_none(void **state)
{
    (void)state;
    enum { SIZE = 200000 };
    uint8_t *bytes = malloc(SIZE);
    uint32_t seed = 41;
    assert_non_null(bytes);
    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = (uint8_t)((seed = seed * 1664525U + 1013904223U) >> 24);
    char *lines = lines_in((const char *)bytes, SIZE);
    assert_true(strlen(lines) < 200);
    free(lines);
    free(bytes);
}

static void test_too_much_is_told(void **state)
{
    (void)state;
    enum { SIZE = 2 * PHW_PLAIN_TEXT_MOST };
    uint8_t *bytes = malloc(SIZE);
    phw_strbuf lines = PHW_STRBUF_INIT;
    assert_non_null(bytes);
    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = (uint8_t) "seen on ward four\n"[i % 18];
    assert_false(phw_plain_text_add(bytes, SIZE, &lines));
    assert_true(lines.length <= PHW_PLAIN_TEXT_MOST + 1);
    phw_strbuf_done(&lines);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_somebody_wrote),
        cmocka_unit_test(test_coded_data_is_none),
        cmocka_unit_test(test_too_much_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
