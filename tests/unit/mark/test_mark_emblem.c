/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mark/emblem.h"
#include "mark_page.h"

static bool found_on(const char *first, const char *second, double down, const char *tag)
{
    phw_page *page = mark_page_new();
    phw_finding emblem;
    mark_page_line(page, PHW_NO_PLANE, 100, 100, first);
    if (second)
        mark_page_line(page, PHW_NO_PLANE, 100, 100 + down, second);
    bool found = phw_emblem_on_line(page, 0, &emblem);
    if (found) {
        assert_int_equal(emblem.kind, PHW_FINDING_TRUST_LOGO);
        assert_int_equal(emblem.line, PHW_NO_LINE);
        assert_null(emblem.text);
        assert_string_equal(emblem.because[0], tag);
    }
    phw_page_free(&page);
    return found;
}

static void test_marks_of_the_four_services(void **state)
{
    (void)state;
    assert_true(found_on("NHS SCOTLAND", NULL, 0, "nhs-scotland"));
    assert_true(found_on("NHS", "SCOTLAND", 25, "nhs-scotland"));
    assert_true(found_on("HSC", "Health and Social Care Trust", 25, "hsc"));
    assert_true(found_on("NHS", "Lothian", 25, "nhs-scotland"));
    assert_true(found_on("NHS", "Greater Glasgow and Clyde", 25, "nhs-scotland"));
    assert_true(found_on("HSC", "South Eastern Health and", 25, "hsc"));
    assert_true(found_on("GIG CYMRU NHS WALES", NULL, 0, "nhs-wales"));
    assert_true(found_on("NHS", "Providing NHS services", 25, "letters"));
    assert_true(found_on("NHS", NULL, 0, "letters"));
}

static void test_words_in_a_sentence_are_no_mark(void **state)
{
    (void)state;
    assert_false(found_on("NHS staff wait", NULL, 0, NULL));
    assert_false(found_on("The NHS", NULL, 0, NULL));
    assert_false(found_on("HSC", NULL, 0, NULL));
    assert_false(found_on("NHSX", NULL, 0, NULL));
    assert_false(found_on("nhs", NULL, 0, NULL));
}

static void test_words_far_below_do_not_belong(void **state)
{
    (void)state;
    assert_false(found_on("HSC", "Health and Social Care Trust", 200, NULL));
    assert_false(found_on("GIG", "CYMRU", -25, NULL));
}

/* Where the letters' 30 px end and the line begins @p behind px further right. */
static bool found_behind(double behind, const char *words)
{
    phw_page *page = mark_page_new();
    phw_finding emblem;
    mark_page_line(page, PHW_NO_PLANE, 100, 100, "HSC");
    mark_page_line(page, PHW_NO_PLANE, 130 + behind, 95, words);
    bool found = phw_emblem_on_line(page, 0, &emblem);
    if (found)
        assert_true(phw_quad_contains(&emblem.quad, (phw_point){140 + behind, 105}));
    phw_page_free(&page);
    return found;
}

static void test_words_behind_it(void **state)
{
    (void)state;
    assert_true(found_behind(8, "Belfast Health and"));
    assert_false(found_behind(60, "Belfast Health and"));
    assert_false(found_behind(8, "Belfast City Marathon"));
    assert_false(found_behind(-200, "Belfast Health and"));
}

static void test_words_misread_are_the_words(void **state)
{
    (void)state;
    assert_true(found_on("HSC", "Beifast Heaith and", 25, "hsc"));
    assert_true(found_on("NHS", "SCOTLANO", 25, "nhs-scotland"));
    assert_true(found_on("NHS", "Dumtries & Galloway", 25, "nhs-scotland"));
    assert_false(found_on("HSC", "Bekfort Wealth fund", 25, NULL));
    assert_false(found_on("GIG", "CYMBAL", 25, NULL));
}

/* Letters 40 px high and 40 wide, and below them a line 12 px high. */
static bool found_above_small(const char *letters, float confidence, double width,
                              phw_line_state state)
{
    phw_page *page = mark_page_new();
    phw_finding emblem;
    const phw_quad quads[] = {phw_quad_from_box((phw_box){100, 100, 140, 140}),
                              phw_quad_from_box((phw_box){100, 145, 100 + width, 157})};
    mark_page_line(page, PHW_NO_PLANE, 100, 100, letters);
    mark_page_line(page, PHW_NO_PLANE, 100, 145, "");
    for (size_t i = 0; i < 2; i++) {
        page->lines[i].quad = quads[i];
        page->lines[i].height = phw_quad_height(&quads[i]);
    }
    page->words[0].confidence = confidence;
    page->lines[1].state = state;
    bool found = phw_emblem_on_line(page, 0, &emblem);
    if (found)
        assert_true(phw_quad_contains(&emblem.quad, (phw_point){130, 150}));
    phw_page_free(&page);
    return found;
}

static void test_small_words_nobody_can_read(void **state)
{
    (void)state;
    assert_true(found_above_small("HSC", 0.95F, 60, PHW_LINE_UNREAD));
    assert_true(found_above_small("NHS", 0.95F, 60, PHW_LINE_UNREAD));
    assert_false(found_above_small("HSC", 0.70F, 60, PHW_LINE_UNREAD));
    assert_false(found_above_small("HSC", 0.95F, 400, PHW_LINE_UNREAD));
    assert_false(found_above_small("HSC", 0.95F, 60, PHW_LINE_NOISE));
    assert_false(found_above_small("HSE", 0.95F, 60, PHW_LINE_UNREAD));
}

/* "HSC" over "Minutes": what was read well says that it is a committee's. */
static void test_small_words_that_are_anothers(void **state)
{
    (void)state;
    static const float sure[] = {0.97F, 0.60F};
    for (int i = 0; i < 2; i++) {
        phw_page *page = mark_page_new();
        phw_finding emblem;
        mark_page_line(page, PHW_NO_PLANE, 100, 100, "HSC");
        mark_page_line(page, PHW_NO_PLANE, 100, 145, "Minutes");
        const phw_quad quads[] = {phw_quad_from_box((phw_box){100, 100, 140, 140}),
                                  phw_quad_from_box((phw_box){100, 145, 160, 157})};
        for (size_t k = 0; k < 2; k++) {
            page->lines[k].quad = quads[k];
            page->lines[k].height = phw_quad_height(&quads[k]);
        }
        page->words[0].confidence = 0.95F;
        page->words[1].confidence = sure[i];
        assert_int_equal(phw_emblem_on_line(page, 0, &emblem), i == 1);
        phw_page_free(&page);
    }
}

static bool found_before_small(float letters, float words, phw_line_state state)
{
    phw_page *page = mark_page_new();
    phw_finding emblem;
    mark_page_line(page, PHW_NO_PLANE, 100, 100, "HSC zt");
    page->words[0].confidence = letters;
    page->words[1].confidence = words;
    page->lines[0].state = state;
    bool found = phw_emblem_on_line(page, 0, &emblem);
    phw_page_free(&page);
    return found;
}

static void test_small_words_behind_on_its_line(void **state)
{
    (void)state;
    assert_true(found_before_small(0.98F, 0.40F, PHW_LINE_UNREAD));
    assert_false(found_before_small(0.98F, 0.80F, PHW_LINE_UNREAD));
    assert_false(found_before_small(0.60F, 0.40F, PHW_LINE_UNREAD));
    assert_false(found_before_small(0.98F, 0.40F, PHW_LINE_READ));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks_of_the_four_services),
        cmocka_unit_test(test_words_in_a_sentence_are_no_mark),
        cmocka_unit_test(test_words_far_below_do_not_belong),
        cmocka_unit_test(test_words_behind_it),
        cmocka_unit_test(test_words_misread_are_the_words),
        cmocka_unit_test(test_small_words_nobody_can_read),
        cmocka_unit_test(test_small_words_that_are_anothers),
        cmocka_unit_test(test_small_words_behind_on_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
