/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/labels.h"
#include "identify/page_words.h"
#include "page_art.h"

static phw_models *models;
static phw_arena arena;
static phw_page *page;
static phw_view view;
static phw_labels labels;

static int open_models(void **state)
{
    (void)state;
    return phw_models_open(PHW_TEST_BINARY_DIR "/photoward.model", &models, NULL) == PHW_OK ? 0
                                                                                            : -1;
}

static int close_models(void **state)
{
    (void)state;
    phw_models_free(&models);
    return 0;
}

static int done(void **state)
{
    (void)state;
    phw_page_free(&page);
    phw_arena_done(&arena);
    return 0;
}

static void look(const char *text)
{
    phw_page_free(&page);
    phw_arena_done(&arena);
    page = page_art_make(text, (page_art){0, 2});
    assert_non_null(page);
    assert_true(phw_view_build(page, &arena, &view));
    assert_true(phw_labels_build(&view, phw_page_words_new(models, &arena), &arena, &labels));
}

/* The firmest link of a type to the cell that reads @p text. */
static const phw_label_link *link_to(const char *text, phw_label_type type)
{
    for (uint32_t i = 0; i < view.cell_count; i++) {
        const char *at = strstr(view.cells[i].text, text);
        if (at) {
            uint32_t begin = (uint32_t)(at - view.cells[i].text);
            return phw_labels_link(&labels, (phw_span){i, begin, begin + (uint32_t)strlen(text)},
                                   PHW_LABEL_BIT(type));
        }
    }
    return NULL;
}

static void spellings_of_one_label(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "NHS No 123",      "NHS No. 123", "NHS No: 123",   "NHS Number 123",
        "nhs number: 123", "NHS # 123",   "NHSNo 123",     "NH5 No 123",
        "NHS Numbar 123",  "NHS:123",     "(NHS No. 123)", "NHS Number:123",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        look(lines[i]);
        const phw_label_link *link = link_to("123", PHW_LABEL_NHS_NUMBER);
        assert_non_null(link);
        assert_int_equal(link->how, PHW_LINK_LEFT);
    }
}

static void the_services_name_is_no_label(void **state)
{
    (void)state;
    look("NHS Foundation Trust");
    assert_int_equal(labels.label_count, 0);
    look("The NHS in numbers");
    assert_null(link_to("numbers", PHW_LABEL_NHS_NUMBER));
}

static void how_a_value_was_found(void **state)
{
    (void)state;
    look("NHS No      DOB\n"
         "111         1965\n"
         "222         1952\n");
    assert_int_equal(link_to("111", PHW_LABEL_NHS_NUMBER)->how, PHW_LINK_ABOVE);
    assert_int_equal(link_to("222", PHW_LABEL_NHS_NUMBER)->how, PHW_LINK_COLUMN);
    assert_int_equal(link_to("1952", PHW_LABEL_DATE_OF_BIRTH)->how, PHW_LINK_COLUMN);
    assert_null(link_to("1952", PHW_LABEL_NHS_NUMBER));
}

static void a_value_ends_at_the_next_label(void **state)
{
    (void)state;
    look("DOB: 1965 NHS No: 123");
    const phw_label_link *link = link_to("1965", PHW_LABEL_DATE_OF_BIRTH);
    assert_non_null(link);
    assert_int_equal(link->value.end - link->value.begin, 4);
    assert_null(link_to("123", PHW_LABEL_DATE_OF_BIRTH));
    assert_non_null(link_to("123", PHW_LABEL_NHS_NUMBER));
}

static void a_column_ends_where_the_table_does(void **state)
{
    (void)state;
    look("DOB\n1965\n1952\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n1999\n");
    assert_non_null(link_to("1952", PHW_LABEL_DATE_OF_BIRTH));
    assert_null(link_to("1999", PHW_LABEL_DATE_OF_BIRTH));
}

static void every_link_has_a_tag(void **state)
{
    (void)state;
    assert_string_equal(phw_link_tag(PHW_LINK_LEFT), "label-left");
    assert_string_equal(phw_link_tag(PHW_LINK_ABOVE), "label-above");
    assert_string_equal(phw_link_tag(PHW_LINK_COLUMN), "column");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(spellings_of_one_label, done),
        cmocka_unit_test_teardown(the_services_name_is_no_label, done),
        cmocka_unit_test_teardown(how_a_value_was_found, done),
        cmocka_unit_test_teardown(a_value_ends_at_the_next_label, done),
        cmocka_unit_test_teardown(a_column_ends_where_the_table_does, done),
        cmocka_unit_test_teardown(every_link_has_a_tag, done),
    };
    return cmocka_run_group_tests(tests, open_models, close_models);
}
