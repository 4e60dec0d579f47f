/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ocr/charset.h"

enum { LABELS = 5 };

static phw_status take(const char *bytes, size_t size, size_t labels, phw_charset **made)
{
    phw_cursor cursor = phw_cursor_view((const uint8_t *)bytes, size);
    return phw_charset_take(&cursor, labels, made, NULL);
}

static void test_a_plain_list(void **state)
{
    static const char plain[] = "\0\1 \1A\2\xC2\xA3\13elevenbytes and what follows";
    enum { SIZE = 20 }; /* of the list */
    phw_cursor cursor = phw_cursor_view((const uint8_t *)plain, sizeof plain - 1);
    phw_charset *set = NULL;
    (void)state;
    assert_int_equal(phw_charset_take(&cursor, LABELS, &set, NULL), PHW_OK);
    assert_int_equal(cursor.at, SIZE);
    assert_string_equal(phw_charset_text(set, 0), "");
    assert_string_equal(phw_charset_text(set, 1), " ");
    assert_string_equal(phw_charset_text(set, 2), "A");
    assert_string_equal(phw_charset_text(set, 3), "\xC2\xA3");
    assert_string_equal(phw_charset_text(set, 4), "elevenbytes");
    assert_string_equal(phw_charset_text(set, 99), "");
    phw_charset_free(&set);
    assert_null(set);
    phw_charset_free(&set);
    for (size_t size = 0; size < SIZE; size++)
        assert_int_equal(take(plain, size, LABELS, &set), PHW_ERR_MODEL);
}

static void test_plain_lists_that_are_wrong(void **state)
{
    static const struct {
        const char *bytes;
        size_t size;
    } lists[] = {
        {"\1A\1B", 4},             /* the null label has a text */
        {"\0\0", 2},               /* another has none */
        {"\0\14twelve bytes", 14}, /* longer than a label may be */
        {"\0\2\xC2\x41", 4},       /* no UTF-8 */
        {"\0\1\0", 3},             /* an end in the middle */
    };
    phw_charset *set = NULL;
    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        assert_int_equal(take(lists[i].bytes, lists[i].size, 2, &set), PHW_ERR_MODEL);
        assert_null(set);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_plain_list),
                                       cmocka_unit_test(test_plain_lists_that_are_wrong)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
