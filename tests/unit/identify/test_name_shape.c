/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/name_shape.h"
#include "identify/page_words.h"
#include "model/model.h"

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

/* The name at the start of a text, as the text it takes; "" where there is none. */
static const char *match(const char *text, bool value, phw_name_span *span)
{
    static char found[128];
    phw_name_token *tokens;
    size_t count;
    words = phw_page_words_new(models, &arena);
    assert_non_null(words);
    assert_int_equal(phw_name_tokens(text, strlen(text), words, &tokens, &count, NULL), PHW_OK);
    found[0] = '\0';
    bool any = value ? phw_name_shape_value(tokens, count, 0, span)
                     : phw_name_shape_match(tokens, count, 0, span);
    if (any) {
        assert_true(span->first <= span->last && span->last < count);
        assert_true(span->strength >= 0 && span->strength <= 1);
        size_t from = tokens[span->first].from, to = tokens[span->last].to;
        memcpy(found, text + from, to - from);
        found[to - from] = '\0';
    }
    return found;
}

static void finds_each_form(void **state)
{
    (void)state;
    const struct {
        const char *text, *name;
        phw_name_form form;
    } cases[] = {
        {"SMITH, John (Mr) Born", "SMITH, John (Mr", PHW_NAME_COMMA},
        {"VAN DER BERG, Hanneke", "VAN DER BERG, Hanneke", PHW_NAME_COMMA},
        {"BRENNAN^SEAN", "BRENNAN^SEAN", PHW_NAME_CARET},
        {"Mrs Irene Baker in bed 4", "Mrs Irene Baker", PHW_NAME_TITLED},
        {"Dr O'Sullivan", "Dr O'Sullivan", PHW_NAME_TITLED},
        {"mrs baker needs", "mrs baker", PHW_NAME_TITLED},
        {"Prof. G. Pritchard", "Prof. G. Pritchard", PHW_NAME_TITLED},
        {"PEMBERTON Christine", "PEMBERTON Christine", PHW_NAME_UPPER_GIVEN},
        {"ADEYEMI YAW MR Sex: M", "ADEYEMI YAW MR", PHW_NAME_UPPER_UPPER},
        {"Harry Barker dob", "Harry Barker", PHW_NAME_GIVEN_FAMILY},
        {"Okafor Y", "Okafor Y", PHW_NAME_FAMILY_LETTER},
        {"G Pritchard", "G Pritchard", PHW_NAME_LETTER_FAMILY},
        {"Bhattacharya 332224D", "Bhattacharya", PHW_NAME_SINGLE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_name_span span;
        assert_string_equal(match(cases[i].text, false, &span), cases[i].name);
        assert_int_equal(span.form, cases[i].form);
    }
}

static void finds_no_name_in_other_things(void **state)
{
    (void)state;
    const char *texts[] = {"Whitby, North Yorkshire",
                           "NHS Number",
                           "Past Medical History",
                           "Ward 7",
                           "Monday, Tuesday",
                           "Current Bed",
                           "CT Thorax",
                           "the patient said",
                           "Miss you all",
                           "12 34 56",
                           "Paracetamol 1 g",
                           "Day Surgery"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        phw_name_span span = {.strength = 0};
        const char *found = match(texts[i], false, &span);
        assert_true(found[0] == '\0' || span.strength < 0.3F);
    }
}

static void a_place_for_a_name_takes_rare_names(void **state)
{
    (void)state;
    phw_name_span span;
    assert_string_equal(match("Zvorykoska Thandol 12/03/1960", true, &span), "Zvorykoska Thandol");
    assert_string_equal(match("Bowen I 47F", true, &span), "Bowen I");
    assert_string_equal(match("Mr Suresh Singh", true, &span), "Mr Suresh Singh");
    assert_string_equal(match("Recovery", true, &span), "");
    assert_string_equal(match("999 123 4560", true, &span), "");
    assert_string_equal(match("of the ward", true, &span), "");
}

static void says_which_part_is_which(void **state)
{
    (void)state;
    phw_name_span span;
    match("SMITH, John (Mr)", false, &span);
    assert_int_equal(span.family, 0);
    assert_int_equal(span.given, 1);
    assert_int_equal(span.title, 2);
    match("Harry Barker", false, &span);
    assert_int_equal(span.given, 0);
    assert_int_equal(span.family, 1);
    assert_true(span.title == PHW_NO_TOKEN);
}

static void a_stronger_form_weighs_more(void **state)
{
    (void)state;
    phw_name_span comma, pair, single;
    match("BARKER, Thomas (Mr)", false, &comma);
    match("Thomas Barker", false, &pair);
    match("Barker", false, &single);
    assert_true(comma.strength > pair.strength);
    assert_true(pair.strength > single.strength);
}

static void every_form_has_a_tag(void **state)
{
    (void)state;
    for (unsigned i = 0; i < PHW_NAME_FORM_COUNT; i++)
        assert_string_not_equal(phw_name_form_tag((phw_name_form)i), "unknown");
    assert_string_equal(phw_name_form_tag((phw_name_form)PHW_NAME_FORM_COUNT), "unknown");
}

static void looks_at_no_token_past_the_end(void **state)
{
    (void)state;
    const char *texts[] = {"Mr", "SMITH,", "SMITH, ", "G", "van", "van der", "Dr.", "(Mr)", "MR"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        phw_name_span span;
        match(texts[i], false, &span);
        match(texts[i], true, &span);
    }
    assert_false(phw_name_shape_match(NULL, 0, 0, NULL));
    assert_false(phw_name_shape_value(NULL, 0, 0, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_each_form),
        cmocka_unit_test(finds_no_name_in_other_things),
        cmocka_unit_test(a_place_for_a_name_takes_rare_names),
        cmocka_unit_test(says_which_part_is_which),
        cmocka_unit_test(a_stronger_form_weighs_more),
        cmocka_unit_test(every_form_has_a_tag),
        cmocka_unit_test(looks_at_no_token_past_the_end),
    };
    return cmocka_run_group_tests(tests, open_models, forget);
}
