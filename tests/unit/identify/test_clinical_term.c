/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/clinical_term.h"
#include "identify/page_words.h"

static phw_models *models;
static phw_page_words *words;
static phw_arena arena = PHW_ARENA_INIT;

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

static bool match(const char *text, phw_clinical_term *term)
{
    phw_name_token *tokens;
    size_t count;
    words = phw_page_words_new(models, &arena);
    assert_non_null(words);
    assert_int_equal(phw_name_tokens(text, strlen(text), words, &tokens, &count, NULL), PHW_OK);
    return phw_clinical_term_match(models, text, tokens, count, 0, term);
}

static void takes_the_longest_phrase(void **state)
{
    (void)state;
    phw_clinical_term term;
    assert_true(match("Iron deficiency anaemia since 2012", &term));
    assert_int_equal(term.about, PHW_TERM_CONDITION);
    assert_int_equal(term.last, 2);
    assert_true(match("fractures", &term));
    assert_true(match("Bisoprolol 2.5 mg", &term));
    assert_int_equal(term.about, PHW_TERM_MEDICINE);
    assert_int_equal(term.last, 0);
}

static void stops_at_punctuation(void **state)
{
    (void)state;
    phw_clinical_term term;
    assert_true(match("Iron, deficiency anaemia", &term) == false || term.last == 0);
}

static void believes_short_forms_in_capitals_only(void **state)
{
    (void)state;
    phw_clinical_term term;
    assert_true(match("AKI stage 2", &term));
    assert_false(match("us and them", &term));
    assert_false(match("it is so", &term));
    assert_false(match("or else", &term));
}

static void an_everyday_word_weighs_less(void **state)
{
    (void)state;
    phw_clinical_term rare, everyday;
    assert_true(match("Hyponatraemia", &rare));
    assert_true(match("stroke", &everyday));
    assert_true(rare.strength > 0.9F);
    assert_true(everyday.strength < 0.3F);
}

static void every_class_has_a_tag(void **state)
{
    (void)state;
    for (unsigned i = 0; i < PHW_TERM_CLASS_COUNT; i++)
        assert_string_not_equal(phw_clinical_term_tag((phw_term_class)i), "unknown");
    assert_string_equal(phw_clinical_term_tag((phw_term_class)PHW_TERM_CLASS_COUNT), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_the_longest_phrase),
        cmocka_unit_test(stops_at_punctuation),
        cmocka_unit_test(believes_short_forms_in_capitals_only),
        cmocka_unit_test(an_everyday_word_weighs_less),
        cmocka_unit_test(every_class_has_a_tag),
    };
    return cmocka_run_group_tests(tests, open_models, forget);
}
