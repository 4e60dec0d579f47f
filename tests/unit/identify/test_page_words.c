/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "identify/page_words.h"
#include "model/model.h"

static phw_models *models;
static phw_arena arena = PHW_ARENA_INIT;
static phw_page_words *words;

static int open_models(void **state)
{
    (void)state;
    return phw_models_open(PHW_TEST_BINARY_DIR "/photoward.model", &models, NULL) == PHW_OK ? 0
                                                                                            : -1;
}

static int forget(void **state)
{
    (void)state;
    phw_arena_done(&arena);
    phw_models_free(&models);
    return 0;
}

static const phw_name_token *cut(const char *text, size_t *count)
{
    phw_name_token *tokens = NULL;
    assert_int_equal(phw_name_tokens(text, strlen(text), words, &tokens, count, NULL), PHW_OK);
    return tokens;
}

static void a_word_is_asked_about_once(void **state)
{
    (void)state;
    size_t count, again;
    words = phw_page_words_new(models, &arena);
    assert_non_null(words);
    const phw_name_token *first = cut("Seen by Dr Smith, Smith's clinic, smith", &count);
    uint32_t known = words->count;
    const phw_name_token *second = cut("by: Smith", &again);
    assert_int_equal(count, 7);
    assert_int_equal(again, 2);
    assert_int_equal(words->count, known);
    assert_string_equal(second[1].key, "smith");
    assert_int_equal(second[1].from, 4);
    assert_int_equal(second[1].to, 9);
    assert_int_equal(second[1].before, PHW_GAP_COLON);
    assert_int_equal(second[1].kinds, first[3].kinds);
    assert_true(second[1].family == first[3].family && second[1].family > 0.5F);
    /* What is written otherwise is another word. */
    assert_true(first[4].possessive && !first[3].possessive);
    assert_int_equal(first[6].letters, PHW_CASE_LOWER);
}

static void words_run_together_part_each_time(void **state)
{
    (void)state;
    size_t count;
    words = phw_page_words_new(models, &arena);
    assert_non_null(words);
    for (int i = 0; i < 2; i++) {
        const phw_name_token *tokens = cut("and fatherKody came", &count);
        assert_int_equal(count, 4);
        assert_string_equal(tokens[1].key, "father");
        assert_string_equal(tokens[2].key, "kody");
        assert_int_equal(tokens[2].before, PHW_GAP_GLUED);
        assert_int_equal(tokens[2].from, 10);
    }
}

static void what_may_begin_with_a_word_is_marked(void **state)
{
    (void)state;
    size_t count;
    words = phw_page_words_new(models, &arena);
    assert_non_null(words);
    const phw_name_token *tokens = cut("chest pain at the Hospital stabbed table", &count);
    assert_int_equal(count, 7);
    assert_false(tokens[0].no_term);
    assert_true(tokens[3].no_term);
    assert_true(tokens[6].no_clue);
    assert_false(tokens[5].no_clue);
    assert_true(tokens[4].may_end && !tokens[6].may_end);
    assert_true(tokens[1].lists & PHW_LIST_CARE);
}

static void many_words_find_themselves(void **state)
{
    (void)state;
    static char text[3000][8];
    words = phw_page_words_new(models, &arena);
    assert_non_null(words);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < 3000; i++) {
            bool fresh;
            snprintf(text[i], sizeof text[i], "w%zu", i);
            phw_page_word *word = phw_page_words_at(words, text[i], strlen(text[i]), &fresh);
            assert_non_null(word);
            assert_int_equal(fresh, round == 0);
            assert_int_equal(word->length, strlen(text[i]));
            assert_memory_equal(word->text, text[i], word->length);
        }
    assert_int_equal(words->count, 3000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_asked_about_once),
        cmocka_unit_test(words_run_together_part_each_time),
        cmocka_unit_test(what_may_begin_with_a_word_is_marked),
        cmocka_unit_test(many_words_find_themselves),
    };
    return cmocka_run_group_tests(tests, open_models, forget);
}
