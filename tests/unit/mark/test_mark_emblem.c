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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks_of_the_four_services),
        cmocka_unit_test(test_words_in_a_sentence_are_no_mark),
        cmocka_unit_test(test_words_far_below_do_not_belong),
        cmocka_unit_test(test_words_behind_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
