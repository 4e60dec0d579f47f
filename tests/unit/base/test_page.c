/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "failing_memory.h"
#include "photoward/page.h"

static const phw_quad boxes[4] = {
    {{{0, 0}, {1, 0}, {1, 2}, {0, 2}}},
    {{{1, 0}, {2, 0}, {2, 2}, {1, 2}}},
    {{{2, 0}, {3, 0}, {3, 2}, {2, 2}}},
    {{{3, 0}, {4, 0}, {4, 2}, {3, 2}}},
};

static void test_words_belong_to_the_last_line(void **state)
{
    (void)state;
    phw_page *page = NULL;
    const phw_plane plane = {.kind = PHW_PLANE_SHEET, .score = 0.5};
    const phw_line line = {.height = 2, .plane = 0, .first_word = 77, .word_count = 77};
    assert_int_equal(phw_page_new(640, 480, &page, NULL), PHW_OK);
    assert_true(page->complete);
    assert_int_equal(phw_page_add_plane(page, &plane, NULL), PHW_OK);
    for (int i = 0; i < 40; i++) {
        char text[] = "Siân";
        const phw_word word = {.text = text, .chars = boxes, .confidence = 0.25F, .line = 9};
        assert_int_equal(phw_page_add_line(page, &line, NULL), PHW_OK);
        assert_int_equal(phw_page_add_word(page, &word, NULL), PHW_OK);
        assert_int_equal(phw_page_add_word(page, &word, NULL), PHW_OK);
        memset(text, '?', 4);
    }
    assert_int_equal(page->plane_count, 1);
    assert_int_equal(page->line_count, 40);
    assert_int_equal(page->word_count, 80);
    for (size_t i = 0; i < 40; i++) {
        assert_int_equal(page->lines[i].first_word, 2 * i);
        assert_int_equal(page->lines[i].word_count, 2);
    }
    const phw_word *word = &page->words[41];
    assert_string_equal(word->text, "Siân");
    assert_int_equal(word->length, 5);
    assert_int_equal(word->char_count, 4);
    assert_int_equal(word->line, 20);
    assert_memory_equal(word->chars, boxes, sizeof boxes);
    assert_ptr_not_equal(word->chars, boxes);
    phw_page_free(&page);
    assert_null(page);
    phw_page_free(NULL);
}

static void test_words_that_make_no_sense(void **state)
{
    (void)state;
    phw_page *page = NULL;
    const phw_line line = {.height = 2};
    const phw_word word = {.text = "a", .chars = boxes};
    const phw_word wrong[] = {{.text = NULL, .chars = boxes},
                              {.text = "", .chars = boxes},
                              {.text = "a", .chars = NULL},
                              {.text = "\xFF", .chars = boxes}};
    assert_int_equal(phw_page_new(1, 1, &page, NULL), PHW_OK);
    assert_int_equal(phw_page_add_word(page, &word, NULL), PHW_ERR_ARGUMENT);
    assert_int_equal(phw_page_add_line(page, &line, NULL), PHW_OK);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_int_equal(phw_page_add_word(page, &wrong[i], NULL), PHW_ERR_ARGUMENT);
    assert_int_equal(page->word_count, 0);
    assert_int_equal(page->lines[0].word_count, 0);
    phw_page_free(&page);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(phw_plane_kind_name(PHW_PLANE_SCREEN), "screen");
    assert_string_equal(phw_plane_kind_name(PHW_PLANE_PAGE), "page");
    assert_string_equal(phw_plane_kind_name((phw_plane_kind)PHW_PLANE_KIND_COUNT), "unknown");
}

static phw_status make_one(phw_page **page, phw_error *error)
{
    const phw_plane plane = {.kind = PHW_PLANE_PAGE};
    const phw_line line = {.height = 2};
    const phw_word word = {.text = "a", .chars = boxes};
    phw_status status = phw_page_new(10, 10, page, error);
    if (status == PHW_OK)
        status = phw_page_add_plane(*page, &plane, error);
    if (status == PHW_OK)
        status = phw_page_add_line(*page, &line, error);
    return status == PHW_OK ? phw_page_add_word(*page, &word, error) : status;
}

static void test_out_of_memory(void **state)
{
    (void)state;
    for (size_t nth = 1;; nth++) {
        phw_page *page = NULL;
        phw_error error = PHW_ERROR_INIT;
        memory_watch(nth);
        phw_status status = make_one(&page, &error);
        phw_page_free(&page);
        memory_rest();
        assert_int_equal(memory_held(), 0);
        if (!memory_failed()) {
            assert_int_equal(status, PHW_OK);
            assert_true(nth > 5);
            break;
        }
        assert_int_equal(status, PHW_ERR_NOMEM);
        assert_int_equal(error.status, PHW_ERR_NOMEM);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_belong_to_the_last_line),
        cmocka_unit_test(test_words_that_make_no_sense),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
