/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"
#include "photoward/error.h"

static void test_the_first_message_wins(void **state)
{
    (void)state;
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(phw_error_set(&error, PHW_ERR_LIMIT, "%d is too much", 3), PHW_ERR_LIMIT);
    assert_int_equal(phw_error_set(&error, PHW_ERR_IO, "later"), PHW_ERR_IO);
    assert_int_equal(error.status, PHW_ERR_LIMIT);
    assert_string_equal(error.message, "3 is too much");
    phw_error_clear(&error);
    assert_int_equal(error.status, PHW_OK);
    assert_string_equal(error.message, "");
    (void)!phw_error_set(&error, PHW_ERR_IO, "later");
    assert_string_equal(error.message, "later");
}

static void test_null_is_fine(void **state)
{
    (void)state;
    assert_int_equal(phw_error_set(NULL, PHW_ERR_NOMEM, "nobody listens"), PHW_ERR_NOMEM);
    phw_error_clear(NULL);
}

/* Whatever the length, the cut falls between characters. */
static void test_long_messages_are_cut_between_characters(void **state)
{
    (void)state;
    static const char *const letters[] = {"a", "é", "€", "😀"};
    for (size_t k = 0; k < 4; k++) {
        for (size_t lead = 0; lead < 5; lead++) {
            char text[1024] = "";
            memset(text, 'x', lead);
            while (strlen(text) < 600)
                strcat(text, letters[k]);
            phw_error error = PHW_ERROR_INIT;
            (void)!phw_error_set(&error, PHW_ERR_FORMAT, "%s", text);
            size_t length = strlen(error.message);
            assert_true(length < PHW_ERROR_MESSAGE_MAX);
            assert_true(length > PHW_ERROR_MESSAGE_MAX - 5);
            assert_true(phw_utf8_valid(error.message, length));
            assert_memory_equal(error.message, text, length);
        }
    }
}

static void test_every_status_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(phw_status_name(PHW_OK), "ok");
    assert_string_equal(phw_status_name(PHW_ERR_INTERNAL), "internal");
    assert_string_equal(phw_status_name((phw_status)PHW_STATUS_COUNT), "unknown");
    assert_string_equal(phw_status_name((phw_status)-1), "unknown");
    for (int i = 0; i < PHW_STATUS_COUNT; i++)
        for (int k = 0; k < i; k++)
            assert_string_not_equal(phw_status_name((phw_status)i), phw_status_name((phw_status)k));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_message_wins),
        cmocka_unit_test(test_null_is_fine),
        cmocka_unit_test(test_long_messages_are_cut_between_characters),
        cmocka_unit_test(test_every_status_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
