/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/log.h"

static void remember(void *context, const char *line)
{
    strncpy(context, line, 511);
}

static void test_one_line_reaches_the_sink(void **state)
{
    (void)state;
    char seen[512] = "";
    const phw_log log = {remember, seen};
    phw_log_note(&log, "%d lines in %s", 12, "a plane");
    assert_string_equal(seen, "12 lines in a plane");
}

static void test_long_notes_are_cut(void **state)
{
    (void)state;
    char seen[512] = "";
    const phw_log log = {remember, seen};
    phw_log_note(&log, "%0400d", 5);
    assert_int_equal(strlen(seen), 255);
}

static void test_without_a_sink(void **state)
{
    (void)state;
    const phw_log log = {NULL, NULL};
    phw_log_note(NULL, "nobody listens");
    phw_log_note(&log, "nobody listens");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_line_reaches_the_sink),
        cmocka_unit_test(test_long_notes_are_cut),
        cmocka_unit_test(test_without_a_sink),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
