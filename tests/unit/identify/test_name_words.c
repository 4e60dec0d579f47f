/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/name_token.h"
#include "identify/name_words.h"

static void words_are_in_order(void **state)
{
    (void)state;
    size_t count = 0;
    for (; phw_name_word(count); count++) {
        assert_int_not_equal(phw_name_word_kinds(phw_name_word(count)), 0);
        if (count > 0)
            assert_true(strcmp(phw_name_word(count - 1), phw_name_word(count)) < 0);
    }
    assert_true(count > 500);
}

static void words_have_their_kinds(void **state)
{
    (void)state;
    assert_int_equal(phw_name_word_kinds("mrs"), PHW_WORD_TITLE);
    assert_int_equal(phw_name_word_kinds("sister"),
                     PHW_WORD_STAFF_TITLE | PHW_WORD_RELATION | PHW_WORD_ROLE);
    assert_int_equal(phw_name_word_kinds("mr"), PHW_WORD_TITLE);
    assert_int_equal(phw_name_word_kinds("m"), 0);
    assert_int_equal(phw_name_word_kinds(""), 0);
    assert_int_equal(phw_name_word_kinds("zzz"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_in_order),
        cmocka_unit_test(words_have_their_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
