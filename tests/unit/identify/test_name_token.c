/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/name_token.h"
#include "identify/page_words.h"
#include "model/model.h"

static phw_models *models;
static phw_page_words *words;
static phw_arena arena = PHW_ARENA_INIT;
static phw_name_token *tokens;
static size_t count;

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

static void cut(const char *text)
{
    words = phw_page_words_new(models, &arena);
    assert_non_null(words);
    assert_int_equal(phw_name_tokens(text, strlen(text), words, &tokens, &count, NULL), PHW_OK);
}

static void cuts_words_and_keeps_their_places(void **state)
{
    (void)state;
    const char *text = "Re: O'Brien, Seán (Mr)";
    cut(text);
    assert_int_equal(count, 4);
    assert_string_equal(tokens[1].key, "obrien");
    assert_string_equal(tokens[2].key, "sean");
    assert_int_equal(tokens[1].from, 4);
    assert_int_equal(tokens[1].to, 11);
    assert_memory_equal(text + tokens[2].from, "Seán", tokens[2].to - tokens[2].from);
    assert_int_equal(tokens[0].before, PHW_GAP_EDGE);
    assert_int_equal(tokens[1].before, PHW_GAP_COLON);
    assert_int_equal(tokens[2].before, PHW_GAP_COMMA);
    assert_int_equal(tokens[3].before, PHW_GAP_OPEN);
    cut("Nwankwo_E on_Call");
    assert_int_equal(tokens[1].before, PHW_GAP_COMMA);
    assert_int_equal(tokens[3].before, PHW_GAP_OTHER);
}

static void tells_the_cases_apart(void **state)
{
    (void)state;
    cut("smith Smith SMITH J McDonald iPhone W7 ŁUKASZ Øyvind");
    const phw_letter_case expected[] = {PHW_CASE_LOWER,   PHW_CASE_TITLE, PHW_CASE_UPPER,
                                        PHW_CASE_INITIAL, PHW_CASE_TITLE, PHW_CASE_MIXED,
                                        PHW_CASE_NUMBER,  PHW_CASE_UPPER, PHW_CASE_TITLE};
    assert_int_equal(count, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(tokens[i].letters, expected[i]);
}

static void leaves_a_possessive_out(void **state)
{
    (void)state;
    cut("Barker's LP, Barker’s bed, the Bakers");
    assert_string_equal(tokens[0].key, "barker");
    assert_true(tokens[0].possessive);
    assert_int_equal(tokens[0].to, 6);
    assert_string_equal(tokens[2].key, "barker");
    assert_true(tokens[2].possessive);
    assert_string_equal(tokens[count - 1].key, "bakers");
    assert_false(tokens[count - 1].possessive);
}

static void parts_words_that_were_run_together(void **state)
{
    (void)state;
    static const struct {
        const char *text, *first, *second;
    } glued[] = {{"fatherKody", "father", "kody"},     {"byHenry", "by", "henry"},
                 {"TheoHarrison", "theo", "harrison"}, {"GPDr", "gp", "dr"},
                 {"26Oscar", "26", "oscar"},           {"Whiteley08", "whiteley", "08"}};
    static const char *const whole[] = {"McDonald", "DeSouza",  "JavaScript", "WhatsApp",
                                        "MacLeod",  "RX022049", "Ward7",      "A390264"};
    for (size_t i = 0; i < sizeof glued / sizeof glued[0]; i++) {
        cut(glued[i].text);
        assert_int_equal(count, 2);
        assert_string_equal(tokens[0].key, glued[i].first);
        assert_string_equal(tokens[1].key, glued[i].second);
        assert_true(tokens[1].before & PHW_GAP_GLUED);
    }
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
        cut(whole[i]);
        assert_int_equal(count, 1);
    }
}

static void reads_a_digit_in_a_name_as_a_letter(void **state)
{
    (void)state;
    cut("0liver 8rown ABR0HAMS 0r 2nd R4J0H6S");
    assert_int_equal(count, 6);
    assert_string_equal(tokens[0].key, "oliver");
    assert_int_equal(tokens[0].letters, PHW_CASE_TITLE);
    assert_string_equal(tokens[1].key, "brown");
    assert_string_equal(tokens[2].key, "abrohams");
    assert_int_equal(tokens[2].letters, PHW_CASE_UPPER);
    assert_true(tokens[3].kinds & PHW_WORD_STAFF_TITLE);
    assert_int_equal(tokens[4].letters, PHW_CASE_NUMBER);
    assert_int_equal(tokens[5].letters, PHW_CASE_NUMBER);
}

static void parts_a_title_from_the_name_it_is_glued_to(void **state)
{
    (void)state;
    cut("MrEmyr DrKhan McDonald MacLeod");
    assert_int_equal(count, 6);
    assert_string_equal(tokens[0].key, "mr");
    assert_string_equal(tokens[1].key, "emyr");
    assert_int_equal(tokens[1].before, PHW_GAP_GLUED);
    assert_string_equal(tokens[4].key, "mcdonald");
    assert_string_equal(tokens[5].key, "macleod");
}

static void weighs_names_against_words(void **state)
{
    (void)state;
    cut("Patel Siobhan Brown Theatre Recovery Price Zqxwvy");
    assert_true(tokens[0].family > 0.9F);
    assert_true(tokens[1].given > 0.8F);
    assert_true(tokens[2].family > 0.6F);
    assert_true(phw_name_token_best(&tokens[3]) < 0.1F);
    assert_true(phw_name_token_best(&tokens[4]) < 0.1F);
    assert_true(tokens[5].family < 0.4F);
    assert_true(tokens[6].family > 0.3F && tokens[6].family < 0.5F);
    assert_false(tokens[6].known);
}

static void weighs_a_double_name_by_its_better_part(void **state)
{
    (void)state;
    cut("Hussain-Zqxwvy");
    assert_int_equal(count, 1);
    assert_true(tokens[0].family > 0.8F);
}

static void knows_what_kind_of_word_it_is(void **state)
{
    (void)state;
    cut("Mrs Dr wife SHO van Tuesday Hospital Street amoxicillin Parkinson");
    const unsigned expected[] = {PHW_WORD_TITLE,        PHW_WORD_STAFF_TITLE, PHW_WORD_RELATION,
                                 PHW_WORD_ROLE,         PHW_WORD_PARTICLE,    PHW_WORD_CALENDAR,
                                 PHW_WORD_ORGANISATION, PHW_WORD_STREET,      PHW_WORD_CLINICAL,
                                 PHW_WORD_EPONYM};
    assert_int_equal(count, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < count; i++)
        assert_true(tokens[i].kinds & expected[i]);
}

static void knows_births_as_a_hand_is_misread(void **state)
{
    (void)state;
    cut("G2P1 g5p0 G4P2113");
    for (size_t i = 0; i < count; i++)
        assert_true(phw_name_token_is_gravida(&tokens[i]));
    cut("GSP0 65P0 G1PO GlP2");
    assert_int_equal(count, 4);
    for (size_t i = 0; i < count; i++) {
        assert_true(phw_name_token_may_be_gravida(&tokens[i]));
        assert_false(phw_name_token_is_gravida(&tokens[i]));
    }
    cut("GSPO gips G2 P1 G2X1 GP02 2P10 gap5 BSP0 G2PX GSP04");
    for (size_t i = 0; i < count; i++)
        assert_false(phw_name_token_may_be_gravida(&tokens[i]) ||
                     phw_name_token_is_gravida(&tokens[i]));
}

static void cuts_nothing_out_of_nothing(void **state)
{
    (void)state;
    cut("");
    assert_int_equal(count, 0);
    cut(" ,.-'() ");
    assert_int_equal(count, 0);
}

static void survives_long_words_and_bad_bytes(void **state)
{
    (void)state;
    char text[600];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    cut(text);
    assert_int_equal(count, 1);
    assert_true(tokens[0].key_length < PHW_TOKEN_KEY_ROOM);
    cut("Smi\xFFth \xC3");
    assert_true(count >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_words_and_keeps_their_places),
        cmocka_unit_test(tells_the_cases_apart),
        cmocka_unit_test(leaves_a_possessive_out),
        cmocka_unit_test(parts_words_that_were_run_together),
        cmocka_unit_test(reads_a_digit_in_a_name_as_a_letter),
        cmocka_unit_test(parts_a_title_from_the_name_it_is_glued_to),
        cmocka_unit_test(weighs_names_against_words),
        cmocka_unit_test(weighs_a_double_name_by_its_better_part),
        cmocka_unit_test(knows_what_kind_of_word_it_is),
        cmocka_unit_test(knows_births_as_a_hand_is_misread),
        cmocka_unit_test(cuts_nothing_out_of_nothing),
        cmocka_unit_test(survives_long_words_and_bad_bytes),
    };
    return cmocka_run_group_tests(tests, open_models, forget);
}
