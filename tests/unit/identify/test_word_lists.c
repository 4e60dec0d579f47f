/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/word_lists.h"

static unsigned lists_of(const char *word)
{
    static phw_word_lists lists;
    phw_word_lists_make(&lists);
    return phw_word_lists_of(&lists, word, strlen(word));
}

static void a_word_is_in_its_lists_and_in_no_other(void **state)
{
    (void)state;
    assert_int_equal(lists_of("bleep"), PHW_LIST_CARE | PHW_LIST_NOTES);
    assert_int_equal(lists_of("crossword"), PHW_LIST_PUBLIC);
    assert_int_equal(lists_of("abx"), PHW_LIST_CARE);        /* the first of the first list */
    assert_int_equal(lists_of("customers"), PHW_LIST_CALLS); /* the last of the last */
    assert_int_equal(lists_of("you"), PHW_LIST_READER | PHW_LIST_CALLS);
    assert_int_equal(lists_of("i"), PHW_LIST_AUTHOR | PHW_LIST_SELF);
}

static void parts_of_words_are_in_none(void **state)
{
    (void)state;
    assert_int_equal(lists_of("blee"), 0);
    assert_int_equal(lists_of("bleeps"), 0);
    assert_int_equal(lists_of("leep"), 0);
    assert_int_equal(lists_of(""), 0);
    assert_int_equal(lists_of(" "), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_word_is_in_its_lists_and_in_no_other),
                                       cmocka_unit_test(parts_of_words_are_in_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
