/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "ocr/results.h"

#define SYMBOLS_MAX 32
#define COLUMNS 10 /* of the strip a symbol */

/* One symbol a character of @p text, words parted at its spaces. */
static size_t spell(const char *text, float confidence, phw_symbol *symbols)
{
    size_t count = 0;
    bool starts = true;
    for (; *text; text++) {
        if (*text == ' ') {
            starts = true;
            continue;
        }
        int left = (int)count * COLUMNS + 8;
        assert_true(count < SYMBOLS_MAX);
        symbols[count++] =
            (phw_symbol){{*text}, confidence, left, left + COLUMNS - 2, starts, false};
        starts = false;
    }
    return count;
}

static phw_line make_line(double length)
{
    return (phw_line){.quad = phw_quad_from_box((phw_box){100, 50, 100 + length, 70}),
                      .height = 20,
                      .plane = PHW_NO_PLANE,
                      .state = PHW_LINE_SKIPPED};
}

/* Offers a reading of a line whose strip shows 8 pixels more at either end. */
static void offer(phw_result *result, const phw_line *line, const phw_look *look,
                  phw_symbol *symbols, size_t count)
{
    phw_strip strip = {.text = line->quad, .frame = phw_quad_pad(&line->quad, 8, 4)};
    phw_reading reading = {symbols, count, 0.5f};
    uint32_t width = (uint32_t)phw_quad_width(&strip.frame);
    assert_int_equal(phw_image_new(width, PHW_STRIP_HEIGHT, 1, &strip.pixels, NULL), PHW_OK);
    assert_int_equal(phw_result_offer(result, &strip, look, &reading, NULL), PHW_OK);
    phw_strip_done(&strip);
}

static phw_page *emitted(const phw_result *result, const phw_line *line, size_t words)
{
    phw_page *page = NULL;
    assert_int_equal(phw_page_new(800, 200, &page, NULL), PHW_OK);
    assert_int_equal(phw_result_emit(result, line, words, page, NULL), PHW_OK);
    assert_int_equal(page->line_count, 1);
    return page;
}

static void test_worth(void **state)
{
    (void)state;
    phw_symbol symbols[SYMBOLS_MAX] = {0};
    assert_true(phw_reading_worth(symbols, 0) == 0);
    float words = phw_reading_worth(symbols, spell("Thrush Close", 0.8f, symbols));
    assert_true(fabsf(words - 0.8f) < 1e-4f);
    float doubtful = phw_reading_worth(symbols, spell("Thrush Close", 0.4f, symbols));
    assert_true(doubtful < words);
    /* As sure of itself, but nothing that reads like words. */
    float dashes = phw_reading_worth(symbols, spell("-- .' |- ~:", 0.8f, symbols));
    assert_true(dashes < 0.6f * words && dashes > 0);
    assert_true(phw_reading_worth(symbols, spell("14:30, 3/4", 0.8f, symbols)) > dashes);
}

static void test_the_better_reading_stays(void **state)
{
    (void)state;
    phw_symbol symbols[SYMBOLS_MAX];
    phw_result result = {0};
    phw_line line = make_line(200);
    phw_look upright = PHW_LOOK_DEFAULTS, mirrored = PHW_LOOK_DEFAULTS;
    mirrored.mirrored = true;
    offer(&result, &line, &upright, symbols, spell("abc", 0.5f, symbols));
    assert_true(result.tried && result.count == 3 && !result.look.mirrored);
    offer(&result, &line, &mirrored, symbols, spell("wxyz", 0.9f, symbols));
    assert_true(result.count == 4 && result.look.mirrored);
    offer(&result, &line, &upright, symbols, spell("pq", 0.7f, symbols));
    assert_true(result.count == 4 && result.look.mirrored);
    phw_page *page = emitted(&result, &line, 10);
    assert_true(page->lines[0].mirrored);
    assert_string_equal(page->words[0].text, "wxyz");
    phw_page_free(&page);
    phw_result_done(&result);
    assert_false(result.tried);
    assert_null(result.symbols);
}

static void test_narrowed_letters_have_to_be_sure(void **state)
{
    (void)state;
    phw_symbol symbols[SYMBOLS_MAX];
    phw_result result = {0};
    phw_line line = make_line(200);
    phw_look usual = PHW_LOOK_DEFAULTS, narrow = PHW_LOOK_DEFAULTS;
    narrow.squeeze = 0.5f;
    offer(&result, &line, &usual, symbols, spell("abc", 0.6f, symbols));
    offer(&result, &line, &narrow, symbols, spell("wxyz", 0.9f, symbols));
    assert_int_equal(result.count, 3);
    offer(&result, &line, &narrow, symbols, spell("wxyz", 0.97f, symbols));
    assert_int_equal(result.count, 4);
    phw_result_done(&result);
}

static void test_states(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        float confidence;
        double length;
        phw_line_state state;
    } cases[] = {
        {"Metformin 500 mg", 0.9f, 200, PHW_LINE_READ},
        {"Metformin 500 mg", 0.35f, 200, PHW_LINE_UNREAD},
        {"Metformin 500 mg", 0.1f, 200, PHW_LINE_NOISE},
        {"abc", 0.35f, 100, PHW_LINE_NOISE},  /* few symbols on a short line */
        {"abc", 0.65f, 100, PHW_LINE_NOISE},  /* a guess at texture, so that it has no words */
        {"abc", 0.35f, 300, PHW_LINE_UNREAD}, /* on a long one they are a reason to doubt */
        {"", 0, 100, PHW_LINE_NOISE},
        {"abc", 0.5f, 400, PHW_LINE_NOISE},          /* a blade of grass */
        {"@@@@ @@ @@@", 0.95f, 300, PHW_LINE_NOISE}, /* dots, sure as they are */
        {"(=)e) (=)=) <@>", 0.6f, 300, PHW_LINE_NOISE},
        {"0000 0o00 0000", 0.6f, 300, PHW_LINE_NOISE},    /* a row of like things */
        {"@cwed cngpnt wad", 0.5f, 200, PHW_LINE_UNREAD}, /* letters out of focus */
        {"-x", 0.5f, 194, PHW_LINE_UNREAD},               /* a marker over some */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_symbol symbols[SYMBOLS_MAX];
        phw_result result = {0};
        phw_line line = make_line(cases[i].length);
        phw_look look = PHW_LOOK_DEFAULTS;
        offer(&result, &line, &look, symbols, spell(cases[i].text, cases[i].confidence, symbols));
        phw_page *page = emitted(&result, &line, 10);
        assert_int_equal(page->lines[0].state, cases[i].state);
        assert_int_equal(page->word_count > 0, cases[i].state == PHW_LINE_READ);
        assert_true(page->complete);
        phw_page_free(&page);
        phw_result_done(&result);
    }
}

static phw_line_state state_of_height(double height)
{
    phw_symbol symbols[SYMBOLS_MAX];
    phw_result result = {0};
    const phw_look usual = PHW_LOOK_DEFAULTS;
    phw_line line = make_line(26 * height);
    line.height = height;
    offer(&result, &line, &usual, symbols, spell("Mann", 0.5f, symbols));
    phw_page *page = emitted(&result, &line, 10);
    const phw_line_state state = page->lines[0].state;
    phw_page_free(&page);
    phw_result_done(&result);
    return state;
}

/* Of a line of six pixels hardly a letter can be told. */
static void test_few_letters_of_a_low_line_are_unread(void **state)
{
    (void)state;
    assert_int_equal(state_of_height(20), PHW_LINE_NOISE);
    assert_int_equal(state_of_height(6), PHW_LINE_UNREAD);
}

static void test_a_line_never_tried_is_skipped(void **state)
{
    (void)state;
    phw_result result = {0};
    phw_line line = make_line(200);
    phw_page *page = emitted(&result, &line, 10);
    assert_int_equal(page->lines[0].state, PHW_LINE_SKIPPED);
    assert_int_equal(page->word_count, 0);
    assert_false(page->complete);
    phw_page_free(&page);
}

static void test_words_and_boxes(void **state)
{
    (void)state;
    static const char *const texts[] = {"Dr", "H.", "Pettifer"};
    phw_symbol symbols[SYMBOLS_MAX];
    phw_result result = {0};
    phw_line line = make_line(200);
    phw_look look = PHW_LOOK_DEFAULTS;
    offer(&result, &line, &look, symbols, spell("Dr H. Pettifer", 0.9f, symbols));
    phw_page *page = emitted(&result, &line, 10);
    assert_int_equal(page->lines[0].state, PHW_LINE_READ);
    assert_int_equal(page->word_count, 3);
    assert_int_equal(page->lines[0].word_count, 3);
    double last = 0;
    int symbol = 0;
    for (size_t i = 0; i < page->word_count; i++) {
        const phw_word *word = &page->words[i];
        assert_string_equal(word->text, texts[i]);
        assert_int_equal(word->char_count, strlen(texts[i]));
        assert_true(fabsf(word->confidence - 0.9f) < 1e-4f);
        for (size_t k = 0; k < word->char_count; k++, symbol++) {
            phw_box box = phw_quad_bounds(&word->chars[k]);
            /* One pixel a column; column 8 is where the line begins. */
            assert_true(fabs(box.left - (100 + symbol * COLUMNS)) < 1e-3);
            assert_true(fabs(box.right - (100 + symbol * COLUMNS + COLUMNS - 2)) < 1e-3);
            assert_true(fabs(box.top - 50) < 1e-3 && fabs(box.bottom - 70) < 1e-3);
            assert_true(box.left >= last);
            last = box.right;
        }
        phw_box whole = phw_quad_bounds(&word->quad);
        assert_true(fabs(whole.left - phw_quad_bounds(&word->chars[0]).left) < 1e-3);
        assert_true(fabs(whole.right - last) < 1e-3);
    }
    phw_page_free(&page);
    phw_result_done(&result);
}

/* Characters stand where the bow is, a word holds all of its own, and the line holds all. */
static void test_boxes_on_a_bow(void **state)
{
    (void)state;
    phw_symbol symbols[SYMBOLS_MAX];
    phw_line line = make_line(200);
    phw_look look = PHW_LOOK_DEFAULTS;
    size_t count = spell("Pettifer Marguerite", 0.9f, symbols);
    phw_strip strip = {.text = line.quad, .frame = phw_quad_pad(&line.quad, 8, 4), .bend = 30};
    phw_reading reading = {symbols, count, 0.5f};
    phw_result result = {0};
    assert_int_equal(phw_image_new(216, PHW_STRIP_HEIGHT, 1, &strip.pixels, NULL), PHW_OK);
    assert_int_equal(phw_result_offer(&result, &strip, &look, &reading, NULL), PHW_OK);
    phw_page *page = emitted(&result, &line, 10);
    assert_true(page->lines[0].bend == 30 && fabs(page->lines[0].height - 20) < 1e-6);
    phw_quad roomy = phw_quad_pad(&page->lines[0].quad, 0.1, 0.1);
    for (size_t i = 0; i < page->word_count; i++) {
        phw_quad word = phw_quad_pad(&page->words[i].quad, 0.1, 0.1);
        for (size_t k = 0; k < page->words[i].char_count; k++) {
            phw_point middle = phw_quad_centre(&page->words[i].chars[k]);
            double t = (middle.x - 200) / 100;
            assert_true(fabs(middle.y - (60 + 30 * (0.5 - t * t))) < 1);
            for (int c = 0; c < 4; c++) {
                assert_true(phw_quad_contains(&word, page->words[i].chars[k].corner[c]));
                assert_true(phw_quad_contains(&roomy, page->words[i].chars[k].corner[c]));
            }
        }
    }
    phw_page_free(&page);
    phw_result_done(&result);
    phw_strip_done(&strip);
}

static void test_a_symbol_of_two_shares_its_box(void **state)
{
    (void)state;
    phw_symbol symbols[] = {{"o", 0.9f, 8, 18, true}, {"fi", 0.9f, 20, 30, false}};
    phw_result result = {0};
    phw_line line = make_line(100);
    phw_look look = PHW_LOOK_DEFAULTS;
    offer(&result, &line, &look, symbols, 2);
    phw_page *page = emitted(&result, &line, 10);
    assert_int_equal(page->word_count, 1);
    assert_string_equal(page->words[0].text, "ofi");
    assert_int_equal(page->words[0].char_count, 3);
    phw_box f = phw_quad_bounds(&page->words[0].chars[1]);
    phw_box i = phw_quad_bounds(&page->words[0].chars[2]);
    assert_true(fabs(f.left - 112) < 1e-3 && fabs(f.right - 117) < 1e-3);
    assert_true(fabs(i.left - 117) < 1e-3 && fabs(i.right - 122) < 1e-3);
    phw_page_free(&page);
    phw_result_done(&result);
}

static void test_words_past_the_limit_are_dropped(void **state)
{
    (void)state;
    phw_symbol symbols[SYMBOLS_MAX];
    phw_result result = {0};
    phw_line line = make_line(200);
    phw_look look = PHW_LOOK_DEFAULTS;
    offer(&result, &line, &look, symbols, spell("one two three", 0.9f, symbols));
    phw_page *page = emitted(&result, &line, 3);
    assert_int_equal(page->word_count, 3);
    assert_true(page->complete);
    phw_page_free(&page);
    page = emitted(&result, &line, 2);
    assert_int_equal(page->word_count, 2);
    assert_false(page->complete);
    phw_page_free(&page);
    phw_result_done(&result);
}

/* "Ma Hilt's Hospital": what stands round a phrase may be guessed. */
static void test_a_phrase_makes_a_line_believed(void **state)
{
    (void)state;
    const phw_look plain = PHW_LOOK_DEFAULTS;
    phw_symbol symbols[SYMBOLS_MAX] = {0};
    for (int mended = 0; mended < 2; mended++)
        for (int guessed = 0; guessed < 2; guessed++) {
            phw_result result = {0};
            const phw_line line = make_line(300);
            const size_t count = spell("Ma Hilts Hospital", guessed ? 0.6f : 0.4f, symbols);
            for (size_t i = count - 8; i < count; i++)
                symbols[i].mended = mended;
            offer(&result, &line, &plain, symbols, count);
            phw_page *page = emitted(&result, &line, 10);
            assert_int_equal(page->lines[0].state,
                             mended && guessed ? PHW_LINE_READ : PHW_LINE_UNREAD);
            phw_page_free(&page);
            phw_result_done(&result);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worth),
        cmocka_unit_test(test_a_phrase_makes_a_line_believed),
        cmocka_unit_test(test_the_better_reading_stays),
        cmocka_unit_test(test_narrowed_letters_have_to_be_sure),
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_few_letters_of_a_low_line_are_unread),
        cmocka_unit_test(test_a_line_never_tried_is_skipped),
        cmocka_unit_test(test_words_and_boxes),
        cmocka_unit_test(test_boxes_on_a_bow),
        cmocka_unit_test(test_a_symbol_of_two_shares_its_box),
        cmocka_unit_test(test_words_past_the_limit_are_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
