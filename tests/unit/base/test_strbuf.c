/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "failing_memory.h"

static void test_adds_up(void **state)
{
    (void)state;
    phw_strbuf buffer = PHW_STRBUF_INIT;
    phw_strbuf_add(&buffer, "bed ", 4);
    phw_strbuf_add_text(&buffer, "and ");
    phw_strbuf_add_char(&buffer, 'b');
    phw_strbuf_format(&buffer, "ay %d%c", 12, '.');
    assert_string_equal(buffer.text, "bed and bay 12.");
    assert_int_equal(buffer.length, 15);
    char *text = phw_strbuf_take(&buffer);
    assert_string_equal(text, "bed and bay 12.");
    assert_null(buffer.text);
    free(text);
}

static void test_long_text_and_embedded_noughts(void **state)
{
    (void)state;
    phw_strbuf buffer = PHW_STRBUF_INIT;
    for (int i = 0; i < 5000; i++)
        phw_strbuf_format(&buffer, "%04d", i);
    assert_int_equal(buffer.length, 20000);
    assert_memory_equal(buffer.text + 4 * 4321, "4321", 4);
    phw_strbuf_add(&buffer, "a\0b", 3);
    assert_memory_equal(buffer.text + 20000, "a\0b\0", 4);
    phw_strbuf_done(&buffer);
    assert_null(buffer.text);
}

static void test_an_empty_one_gives_an_empty_string(void **state)
{
    (void)state;
    phw_strbuf buffer = PHW_STRBUF_INIT;
    char *text = phw_strbuf_take(&buffer);
    assert_string_equal(text, "");
    free(text);
    phw_strbuf_done(&buffer);
}

static void test_failure_sticks(void **state)
{
    (void)state;
    for (size_t nth = 1; nth <= 3; nth++) {
        phw_strbuf buffer = PHW_STRBUF_INIT;
        char long_text[200];
        memset(long_text, 'x', sizeof long_text);
        memory_watch(nth);
        phw_strbuf_add(&buffer, "short", 5);
        phw_strbuf_add(&buffer, long_text, sizeof long_text);
        phw_strbuf_format(&buffer, "%0200d", 7);
        bool failed = buffer.failed;
        phw_strbuf_add_text(&buffer, "more");
        char *text = phw_strbuf_take(&buffer);
        memory_rest();
        assert_true(memory_failed());
        assert_true(failed);
        assert_null(text);
        assert_int_equal(memory_held(), 0);
    }
    phw_strbuf buffer = PHW_STRBUF_INIT;
    phw_strbuf_add(&buffer, "", SIZE_MAX);
    assert_true(buffer.failed);
    phw_strbuf_done(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_adds_up),
        cmocka_unit_test(test_long_text_and_embedded_noughts),
        cmocka_unit_test(test_an_empty_one_gives_an_empty_string),
        cmocka_unit_test(test_failure_sticks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
