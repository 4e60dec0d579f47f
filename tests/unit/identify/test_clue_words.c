/* SPDX-License-Identifier: Apache-2.0 */
/* The list of phrases is in the order in which it is searched. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/clue_phrases.h"
#include "model/model.h"

static void phrases_are_sorted_and_folded(void **state)
{
    (void)state;
    size_t count;
    const phw_clue_phrase *phrases = phw_clue_phrases(&count);
    assert_true(count > 300);
    for (size_t i = 0; i < count; i++) {
        const char *words = phrases[i].words, *star = strchr(words, '*');
        char folded[64];
        size_t length = strlen(words) - (star != NULL);
        assert_true(phrases[i].clues != 0);
        assert_true(!star || star[1] == '\0');
        assert_true(length > 1); /* they are found by their first two letters */
        assert_true(phw_models_fold(words, length, folded, sizeof folded) == length);
        assert_memory_equal(folded, words, length);
        if (i > 0)
            assert_true(strcmp(phrases[i - 1].words, words) < 0);
        assert_true(!star || star - words >= 3); /* and looked for where three agree */
    }
}

static phw_name_token token(const char *key, unsigned before)
{
    phw_name_token made = {.before = before};
    strcpy(made.key, key);
    made.key_length = (uint32_t)strlen(key);
    return made;
}

static void the_longest_phrase_is_found(void **state)
{
    (void)state;
    const phw_name_token said[] = {token("last", 0),    token("night", 0),
                                   token("stabbed", 0), token("side room", 0),
                                   token("on", 0),      token("call", PHW_GAP_STOP)};
    size_t last;
    assert_true(phw_clue_at(said, 6, 0, &last) & PHW_CLUE_WHEN);
    assert_int_equal(last, 1);
    assert_true(phw_clue_at(said, 6, 2, &last) & PHW_CLUE_EVENT);
    assert_true(phw_clue_at(said, 6, 3, &last) & PHW_CLUE_INSIDE);
    assert_int_equal(phw_clue_at(said, 6, 4, &last), 0); /* a full stop lies between */
    assert_int_equal(phw_clue_at(said, 1, 0, &last), 0);
}

static void every_phrase_is_looked_for_where_it_starts(void **state)
{
    (void)state;
    static phw_clue_starts starts;
    size_t count, passed = 0;
    const phw_clue_phrase *phrases = phw_clue_phrases(&count);
    phw_clue_starts_make(&starts);
    for (size_t i = 0; i < count; i++) {
        char first[64];
        size_t length = strcspn(phrases[i].words, " *");
        memcpy(first, phrases[i].words, length);
        first[length] = '\0';
        const phw_name_token alone = token(first, 0), whole = token("side room", 0);
        assert_true(phw_clue_may_start(&starts, &alone));
        assert_true(phw_clue_may_start(&starts, &whole));
    }
    for (char c = 'a'; c <= 'z'; c++) {
        const char word[] = {'q', c, 'q', '\0'};
        const phw_name_token rare = token(word, 0);
        passed += phw_clue_may_start(&starts, &rare);
    }
    assert_true(passed < 13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_are_sorted_and_folded),
        cmocka_unit_test(the_longest_phrase_is_found),
        cmocka_unit_test(every_phrase_is_looked_for_where_it_starts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
