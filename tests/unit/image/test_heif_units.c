/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "image/heif_units.h"

/* What was given, as "from-to " each. */
static bool note(void *context, size_t from, size_t to)
{
    char *all = context;
    const size_t length = strlen(all);
    if (from >= 10 || to >= 100 || length + 6 >= 64)
        fail_msg("%zu to %zu behind \"%s\"", from, to, all);
    all[length] = (char)('0' + from);
    all[length + 1] = '-';
    all[length + 2] = (char)('0' + to / 10);
    all[length + 3] = (char)('0' + to % 10);
    all[length + 4] = ' ';
    all[length + 5] = '\0';
    return true;
}

#define ROW(data, unused)                                                                          \
    {                                                                                              \
        data, sizeof(data) - 1, unused                                                             \
    }

static void test_what_decoders_pass_over(void **state)
{
    (void)state;
#define SLICE "\0\0\0\3\x26\1\x7F" /* an IDR picture's, type 19 */
#define PARAMETERS "\0\0\0\3\x42\1\x7F"
    static const struct {
        const char *data;
        size_t size;
        const char *unused;
    } rows[] = {
        ROW("", ""),
        ROW(SLICE, ""),
        ROW(PARAMETERS SLICE, ""),
        ROW(SLICE "\0\0\0\5\x60\1\xFF\xFF\xFF", "7-16 "), /* of no kind, 48 */
        ROW(SLICE "\0\0\0\5\x4C\1\xFF\xFF\xFF", "7-16 "), /* filling */
        ROW(SLICE "\0\0\0\5\x4E\1\xFF\xFF\xFF", "7-16 "), /* a note that is no words */
        ROW(SLICE "\0\0\0\x11\x4E\1"
                  "made by an enc.",
            ""), /* a note */
        ROW("\0\0\0\3\x60\1\xFF" SLICE, "0-07 "),
        ROW(SLICE "\xFF\xFF\xFF\xFF\xFF", "7-12 "), /* no unit */
        ROW(SLICE "\0\0", "7-09 "),
        ROW("\xFF\xD8\xFF\xE0", ""), /* a JPEG */
        ROW("\0\0\0\6"
            "Exif\0\0"
            "II*\0",
            ""),
        ROW("<?xpacket begin=?>", ""),
        /* AV1: a sequence's header, a frame, then what is neither. */
        ROW("\x0A\1\x55\x32\2\x66\x77", ""),
        ROW("\x12\0\x0A\1\x55\x32\2\x66\x77", ""),
        ROW("\x0A\1\x55\x32\2\x66\x77\x4A\3\xFF\xFF\xFF", "7-12 "), /* reserved, 9 */
        ROW("\x0A\1\x55\x32\2\x66\x77\x7A\3\xFF\xFF\xFF", "7-12 "), /* filling */
        ROW("\x0A\1\x55\x32\2\x66\x77\x2A\3\xFF\xFF\xFF", "7-12 "), /* a note, no words */
        ROW("\x0A\1\x55\x32\2\x66\x77\xFF\xFF", "7-09 "),
        ROW("\x0A\1\x55\x32\x80\x80\x80\x80\x80\x80\x80\x80\x80", ""),
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char unused[64] = "";
        assert_true(
            phw_heif_units_unused((const uint8_t *)rows[i].data, rows[i].size, note, unused));
        if (strcmp(unused, rows[i].unused) != 0)
            fail_msg("row %zu: \"%s\"", i, unused);
    }
}

static bool refuse(void *context, size_t from, size_t to)
{
    (void)from;
    (void)to;
    ++*(int *)context;
    return false;
}

static void test_no_more_is_given_where_there_is_no_memory(void **state)
{
    (void)state;
    static const char data[] = SLICE "\0\0\0\3\x60\1\xFF"
                                     "\0\0\0\3\x60\1\xFF";
    int given = 0;
    assert_false(phw_heif_units_unused((const uint8_t *)data, sizeof data - 1, refuse, &given));
    assert_int_equal(given, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_decoders_pass_over),
        cmocka_unit_test(test_no_more_is_given_where_there_is_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
