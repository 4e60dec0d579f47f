/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/name_token.h"
#include "identify/name_words.h"
#include "identify/word_list.h"

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

static void a_list_has_its_words_and_no_parts_of_them(void **state)
{
    (void)state;
    phw_word_list list;
    phw_word_list_index(" ward bay bed bedside ", &list);
    assert_true(phw_word_list_has(&list, "ward", 4));
    assert_true(phw_word_list_has(&list, "bed", 3));
    assert_true(phw_word_list_has(&list, "bedside", 7));
    assert_true(phw_word_list_has(&list, "bays", 3)); /* its first three letters */
    assert_false(phw_word_list_has(&list, "beds", 4));
    assert_false(phw_word_list_has(&list, "side", 4));
    assert_false(phw_word_list_has(&list, "be", 2));
    assert_false(phw_word_list_has(&list, "", 0));
}

static void a_list_may_be_empty_or_too_long(void **state)
{
    (void)state;
    phw_word_list list;
    char words[3 * (PHW_WORD_LIST_MOST + 20) + 2];
    phw_word_list_index(" ", &list);
    assert_false(phw_word_list_has(&list, "a", 1));
    size_t used = 0;
    for (int i = 0; i < PHW_WORD_LIST_MOST + 20; i++) {
        words[used++] = ' ';
        words[used++] = (char)('a' + i % 26);
        words[used++] = (char)('a' + i / 26);
    }
    words[used++] = ' ';
    words[used] = '\0';
    phw_word_list_index(words, &list);
    assert_true(phw_word_list_has(&list, "aa", 2));
    assert_false(phw_word_list_has(&list, "zz", 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_in_order),
        cmocka_unit_test(words_have_their_kinds),
        cmocka_unit_test(a_list_has_its_words_and_no_parts_of_them),
        cmocka_unit_test(a_list_may_be_empty_or_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
