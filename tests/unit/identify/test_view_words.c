/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/misread_phrase.h"
#include "identify/other_trade_rows.h"
#include "identify/trade_table.h"
#include "identify/view_words.h"
#include "page_art.h"

static phw_models *models;

static int open_models(void **state)
{
    (void)state;
    return phw_models_open(PHW_TEST_BINARY_DIR "/photoward.model", &models, NULL) != PHW_OK;
}

static int close_models(void **state)
{
    (void)state;
    phw_models_free(&models);
    return 0;
}

static phw_page_words *words_of(phw_arena *arena)
{
    phw_page_words *words = phw_page_words_new(models, arena);
    assert_non_null(words);
    return words;
}

static void expect(const char *read, const char *meant)
{
    phw_arena arena = PHW_ARENA_INIT;
    phw_view view;
    phw_page *page = page_art_make(read, (page_art){0, 2});
    assert_non_null(page);
    assert_true(phw_view_build(page, &arena, &view));
    assert_true(phw_view_mend_words(&view, words_of(&arena), &arena));
    const phw_cell *cell = &view.cells[0];
    assert_string_equal(cell->text, meant);
    assert_int_equal(cell->length, strlen(meant));
    /* Every byte but a blank has a character of the page, those that were put in as well. */
    for (uint32_t i = 0; i < cell->length; i++) {
        const phw_view_origin from = cell->origins[i];
        if (cell->text[i] == ' ')
            continue;
        assert_true(from.word < page->word_count);
        assert_true(from.character < page->words[from.word].char_count);
    }
    for (uint32_t t = 0; t < cell->token_count; t++)
        assert_true(cell->tokens[t].end <= cell->length);
    phw_page_free(&page);
    phw_arena_done(&arena);
}

static void a_letter_was_another(void **state)
{
    (void)state;
    expect("plan for her (bocn 16/04/2005)", "plan for her (born 16/04/2005)");
    expect("Pessenger: N Holt", "Passenger: N Holt");
    expect("taken for 16 wecks", "taken for 16 weeks");
    expect("ADORESS of the patient", "ADDRESS of the patient");
}

static void a_letter_was_lost_or_two_were_one(void **state)
{
    (void)state;
    expect("heavy smokrer, Clnical notes", "heavy smoker, Clinical notes");
    expect("to be Colected at ten", "to be Collected at ten");
    expect("Problern list", "Problem list");
    expect("equigment and furnituure", "equipment and furniture");
}

static void what_is_known_stays(void **state)
{
    (void)state;
    expect("sores of the sacrum", "sores of the sacrum");
    expect("motor neurone disease", "motor neurone disease");
    expect("appts and rotas, in ten mins", "appts and rotas, in ten mins");
}

/* A page is asked once which places it has, however many words may be some. */
static void places_of_a_page_are_known_at_once(void **state)
{
    (void)state;
    phw_arena arena = PHW_ARENA_INIT;
    phw_view view;
    phw_page *page = page_art_make("Red 17\nStroke unit Red 18\nRed 19", (page_art){0, 2});
    assert_non_null(page);
    assert_true(phw_view_build(page, &arena, &view));
    assert_int_equal(phw_misread_places_of(&view), 0);
    assert_true(phw_view_mend_words(&view, words_of(&arena), &arena));
    assert_string_equal(view.cells[0].text, "Red 17");
    assert_string_equal(view.cells[1].text, "Stroke unit Bed 18");
    assert_string_equal(view.cells[2].text, "Bed 19");
    assert_int_not_equal(phw_misread_places_of(&view), 0);
    phw_page_free(&page);
    phw_arena_done(&arena);
}

/* A word of @p length letters as it is, with a capital and in capitals. */
static void expect_kept(const char *word, size_t length)
{
    char text[64];
    assert_true(length + sizeof "the " <= sizeof text);
    for (size_t capitals = 0; capitals <= length;
         capitals = capitals == 1 && length > 1 ? length : capitals + 1) {
        memcpy(text, "the ", 4);
        for (size_t i = 0; i < length; i++)
            text[4 + i] = i < capitals && word[i] >= 'a' ? (char)(word[i] & ~32) : word[i];
        text[4 + length] = '\0';
        expect(text, text);
    }
}

/* What is asked for elsewhere in the room must reach whoever asks. */
static void words_of_trades_stay(void **state)
{
    (void)state;
    for (size_t i = 0; i < phw_trade_count; i++) {
        const char *lists[] = {phw_trades[i].only, phw_trades[i].also};
        for (size_t list = 0; list < 2; list++)
            for (const char *at = lists[list]; *(at += strspn(at, " ")); at += strcspn(at, " "))
                expect_kept(at, strcspn(at, " "));
    }
    size_t count;
    const phw_other_trade *rows = phw_other_trade_rows(&count);
    for (size_t i = 0; i < count; i++)
        for (size_t at = 0; at < PHW_TRADE_WORDS_MOST; at++) {
            if (rows[i].sure[at])
                expect_kept(rows[i].sure[at], strlen(rows[i].sure[at]));
            if (rows[i].more[at])
                expect_kept(rows[i].more[at], strlen(rows[i].more[at]));
        }
}

static void what_may_be_a_name_stays(void **state)
{
    (void)state;
    expect("Mrs Pessenger", "Mrs Pessenger");
    expect("Ashok Trioed", "Ashok Trioed");
    expect("Onoline St John-Hythe", "Onoline St John-Hythe");
    expect("Rowbothamn", "Rowbothamn");
    expect("Rogelio dela Cruz", "Rogelio dela Cruz");
}

static void what_is_technical_stays(void **state)
{
    (void)state;
    expect("www.pessenger.org", "www.pessenger.org");
    expect("/srv/pessenger/wecks", "/srv/pessenger/wecks");
    expect("pessenger_id = wecks4", "pessenger_id = wecks4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_was_another),
        cmocka_unit_test(a_letter_was_lost_or_two_were_one),
        cmocka_unit_test(what_is_known_stays),
        cmocka_unit_test(what_may_be_a_name_stays),
        cmocka_unit_test(what_is_technical_stays),
        cmocka_unit_test(words_of_trades_stay),
        cmocka_unit_test(places_of_a_page_are_known_at_once),
    };
    return cmocka_run_group_tests(tests, open_models, close_models);
}
