/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mark/mark_name.h"
#include "mark_page.h"

/* The mark; letters of lines are 10 px wide, lines 20 px high. */
static const phw_box mark = {500, 100, 600, 140};

typedef struct line {
    double x, y;
    const char *text;
} line;

/* How many lines are called its name; @p known: something that is known beforehand of the first. */
static size_t names_of(const line *lines, size_t count, phw_finding_kind known)
{
    phw_page *page = mark_page_new();
    phw_findings *findings = NULL;
    const phw_quad quad = phw_quad_from_box(mark);
    size_t before = 0;
    assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
    for (size_t i = 0; i < count; i++)
        mark_page_line(page, PHW_NO_PLANE, lines[i].x, lines[i].y, lines[i].text);
    if (known != PHW_FINDING_TRUST_LOGO) {
        mark_page_finding(findings, known, PHW_SUBJECT_PATIENT, PHW_NO_PLANE,
                          phw_quad_bounds(&page->lines[0].quad));
        before = 1;
    }
    assert_int_equal(phw_mark_add_names(page, mark_page_models, &quad, findings, NULL), PHW_OK);
    for (size_t i = before; i < findings->count; i++) {
        const phw_finding *finding = &findings->items[i];
        assert_int_equal(finding->kind, PHW_FINDING_TRUST_NAME);
        assert_int_equal(finding->subject, PHW_SUBJECT_ORGANISATION);
        assert_string_equal(finding->because[0], "beside-mark");
        if (finding->line == PHW_NO_LINE)
            assert_null(finding->text);
        else
            assert_string_equal(finding->text, lines[finding->line].text);
    }
    size_t found = findings->count - before;
    phw_findings_free(&findings);
    phw_page_free(&page);
    return found;
}

#define NAMES(...)                                                                                 \
    names_of((const line[]){__VA_ARGS__}, sizeof((const line[]){__VA_ARGS__}) / sizeof(line),      \
             PHW_FINDING_TRUST_LOGO)

static void test_lines_under_it(void **state)
{
    (void)state;
    assert_int_equal(NAMES({430, 150, "Northmere Wyldand"}), 1);
    assert_int_equal(NAMES({500, 150, "Northmere Wyldand"}), 1);
    assert_int_equal(NAMES({430, 150, "Northmere Wyldand"}, {500, 175, "Thing Here"}), 2);
    assert_int_equal(NAMES({500, 150, ""}, {500, 175, ""}), 2);
}

/* A badge: the name of a person stands under the mark. */
static void test_a_forename_is_nobodys_trust(void **state)
{
    (void)state;
    assert_int_equal(NAMES({500, 150, "Adaeze"}, {500, 175, "Bexley"}), 0);
    assert_int_equal(NAMES({500, 150, "Lanarkshire"}), 1);
}

static void test_a_line_before_it(void **state)
{
    (void)state;
    assert_int_equal(NAMES({300, 110, "Northmere Wyldand"}), 1);
    assert_int_equal(NAMES({200, 110, "Northmere Wyldand"}), 0);
}

static void test_lines_elsewhere(void **state)
{
    (void)state;
    assert_int_equal(NAMES({430, 210, "Northmere Wyldand"}), 0);
    assert_int_equal(NAMES({430, 60, "Northmere Wyldand"}), 0);
    assert_int_equal(NAMES({100, 150, "Northmere Wyldand"}), 0);
    /* Text under the name has another edge. */
    assert_int_equal(NAMES({430, 150, "Northmere Wyldand"}, {100, 175, ""}), 1);
}

static void test_lines_elsewhere_on_its_sign(void **state)
{
    (void)state;
    assert_int_equal(NAMES({100, 190, "Northmere Mental Health"}), 1);
    assert_int_equal(NAMES({100, 190, "Northmere Mertal Healtn"}), 1);
    assert_int_equal(NAMES({100, 190, "Northmere Wild Wealth"}), 0);
    assert_int_equal(NAMES({100, 190, "Your mental health"}), 0);
    assert_int_equal(NAMES({100, 190, "Mental Health"}), 0);
    assert_int_equal(NAMES({100, 500, "Northmere Mental Health"}), 0);
}

static void test_lines_that_say_something_else(void **state)
{
    (void)state;
    assert_int_equal(NAMES({450, 150, "Page 2 of 3"}), 0);
    assert_int_equal(NAMES({450, 150, "come this way"}), 0);
    assert_int_equal(NAMES({450, 150, "Logged in: Kim"}), 0);
}

static void test_what_was_found_already(void **state)
{
    (void)state;
    const line two[] = {{430, 150, "Northmere Wyldand"}, {500, 175, "Thing Here"}};
    assert_int_equal(names_of(two, 2, PHW_FINDING_PATIENT_NAME), 0);
    assert_int_equal(names_of(two, 2, PHW_FINDING_TRUST_NAME), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_under_it),
        cmocka_unit_test(test_a_forename_is_nobodys_trust),
        cmocka_unit_test(test_a_line_before_it),
        cmocka_unit_test(test_lines_elsewhere),
        cmocka_unit_test(test_lines_elsewhere_on_its_sign),
        cmocka_unit_test(test_lines_that_say_something_else),
        cmocka_unit_test(test_what_was_found_already),
    };
    return cmocka_run_group_tests(tests, mark_page_open_models, mark_page_close_models);
}
