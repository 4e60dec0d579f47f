/* SPDX-License-Identifier: Apache-2.0 */
/* What was read on something that lies on a line, and beside it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mark/weak_beside.h"
#include "mark_page.h"

#define TOP 100

static void be_sure(phw_page *page, float sure)
{
    for (size_t i = 0; i < page->word_count; i++)
        page->words[i].confidence = sure;
}

/* A label's short word is no writing as long as the label, though two lines have it. */
static void test_a_word_that_was_read_twice(void **state)
{
    (void)state;
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 60, TOP, "secret");
    mark_page_line(page, PHW_NO_PLANE, 60, TOP, "secret");
    be_sure(page, 1);
    phw_box label = phw_quad_bounds(&page->words[0].quad);
    const double letters = (double)page->words[0].char_count * (label.bottom - label.top);
    label.right = label.left + 0.8 * letters;
    assert_true(phw_weak_is_written_on(page, label, PHW_WEAK_WRITTEN_SURE));
    label.right = label.left + 1.5 * letters;
    assert_false(phw_weak_is_written_on(page, label, PHW_WEAK_WRITTEN_SURE));
    label.right = label.left + 0.8 * letters;
    be_sure(page, 0.7F);
    assert_false(phw_weak_is_written_on(page, label, PHW_WEAK_WHOLE_SURE));
    phw_page_free(&page);
}

/* What a frame's edge was read as takes no letter away. */
static void test_a_stop_that_was_read_before_a_word(void **state)
{
    (void)state;
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 60, TOP, ":");
    mark_page_line(page, PHW_NO_PLANE, 60, TOP, "secret");
    be_sure(page, 1);
    phw_box label = phw_quad_bounds(&page->words[1].quad);
    label.right = label.left + 0.8 * (double)page->words[1].char_count * (label.bottom - label.top);
    assert_true(phw_weak_is_written_on(page, label, PHW_WEAK_WRITTEN_SURE));
    phw_page_free(&page);
}

static void test_how_surely_a_word_stands_beside(void **state)
{
    (void)state;
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 60, TOP, "Gwen");
    be_sure(page, 0.5F);
    const phw_box word = phw_quad_bounds(&page->words[0].quad);
    const phw_box box = {word.right, word.top, word.right + 60, word.bottom};
    assert_false(phw_weak_is_beside_word(page, box, PHW_WEAK_WORD_SURE));
    assert_true(phw_weak_is_beside_word(page, box, 0));
    phw_page_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_word_that_was_read_twice),
                                       cmocka_unit_test(test_a_stop_that_was_read_before_a_word),
                                       cmocka_unit_test(test_how_surely_a_word_stands_beside)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
