/* SPDX-License-Identifier: Apache-2.0 */
/* Fields of a person whose value is there and was not read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "drawn_row.h"
#include "mark/weak_value.h"
#include "mark_page.h"

#define PAPER 240
#define INK 20
#define RANGE 220
#define HIGH 20
#define LEFT 300 /* where values stand that are beside their label, pixels */

/* A page whose only line is a label at (100, 100), with what a test draws. */
typedef struct form {
    phw_page *page;
    phw_image *luma;
    phw_box found;
} form;

static form form_with(const char *label)
{
    form f = {.page = mark_page_new()};
    mark_page_line(f.page, PHW_NO_PLANE, 100, 100, label);
    f.page->words[0].confidence = 0.99F;
    f.luma = drawn_paper((int)f.page->width, (int)f.page->height, PAPER);
    return f;
}

static bool is_unread(form *f)
{
    phw_box boxes[4];
    for (size_t i = 0; i < f->page->line_count; i++)
        boxes[i] = phw_quad_bounds(&f->page->lines[i].quad);
    const phw_weak_fields fields = {f->luma, f->page, mark_page_models, boxes, RANGE, HIGH};
    const bool unread = phw_weak_value_is_unread(&fields, 0, &f->found);
    phw_image_free(&f->luma);
    phw_page_free(&f->page);
    return unread;
}

/* Two words from which a pen of the paper's colour took their middle. */
static void strike_out(phw_image *luma, int left, int top)
{
    drawn_letters(luma, left, top, left + 60, top + HIGH, INK);
    drawn_letters(luma, left + 72, top, left + 140, top + HIGH, INK);
    drawn_fill(luma, left - 5, top + 7, left + 150, top + 13, PAPER);
}

static void test_what_stands_there_and_was_not_read(void **state)
{
    (void)state;
    form beside = form_with("Mobile:"), below = form_with("Address"), other = form_with("Colour:");
    strike_out(beside.luma, LEFT, 100);
    assert_true(is_unread(&beside));
    assert_true(beside.found.left >= LEFT - 5 && beside.found.right > LEFT + 100);
    strike_out(below.luma, 102, 140);
    assert_true(is_unread(&below));
    assert_true(below.found.top >= 139 && below.found.top < 150);
    strike_out(other.luma, LEFT, 100);
    assert_false(is_unread(&other));
}

static void test_what_was_read(void **state)
{
    (void)state;
    form f = form_with("Email:");
    drawn_letters(f.luma, LEFT, 100, LEFT + 140, 120, INK);
    mark_page_line(f.page, PHW_NO_PLANE, LEFT, 100, "somebody here");
    for (size_t i = 1; i < f.page->word_count; i++)
        f.page->words[i].confidence = 0.95F;
    assert_false(is_unread(&f));
}

/* Empty fields, a bar, a password's dots, colours to choose from, and a curve. */
static void test_what_is_no_writing(void **state)
{
    (void)state;
    form empty = form_with("Name:"), bar = form_with("Name:"), dots = form_with("Name:");
    form circles = form_with("Name:"), curve = form_with("Name:");
    assert_false(is_unread(&empty));
    drawn_fill(bar.luma, LEFT, 98, LEFT + 150, 122, 0);
    assert_false(is_unread(&bar));
    for (int i = 0; i < 8; i++) {
        drawn_fill(dots.luma, LEFT + 14 * i, 107, LEFT + 14 * i + 6, 113, INK);
        drawn_fill(circles.luma, LEFT + 30 * i, 100, LEFT + 30 * i + 18, 119, 120);
    }
    assert_false(is_unread(&dots));
    assert_false(is_unread(&circles));
    for (int i = 0; i < 140; i++)
        if (i % 50 > 2 && i % 31 > 1)
            drawn_fill(curve.luma, LEFT + i, 104 + i % 9, LEFT + i + 1, 107 + i % 9, INK);
    assert_false(is_unread(&curve));
}

/* Letters that nothing lies on: of another script, or in the cells of a form. */
static void test_letters_under_nothing(void **state)
{
    (void)state;
    form f = form_with("Name:"), under = form_with("Name:");
    drawn_letters(f.luma, LEFT, 100, LEFT + 60, 120, INK);
    drawn_letters(f.luma, LEFT + 72, 100, LEFT + 140, 120, INK);
    assert_false(is_unread(&f));
    drawn_letters(under.luma, LEFT, 100, LEFT + 60, 120, INK);
    drawn_letters(under.luma, LEFT + 72, 100, LEFT + 140, 120, INK);
    drawn_fill(under.luma, LEFT + 20, 96, LEFT + 48, 124, 120); /* a sticker */
    assert_true(is_unread(&under));
}

/* "Hospital number ____" over "Ward ____": the next field of a form that nobody filled in. */
static void test_the_next_field(void **state)
{
    (void)state;
    form f = form_with("Address");
    mark_page_line(f.page, PHW_NO_PLANE, 100, 135, "Ward");
    drawn_letters(f.luma, 100, 135, 140, 155, INK);
    strike_out(f.luma, 160, 135);
    assert_false(is_unread(&f));
}

/* The lower end of a picture beside a label. */
static void test_what_goes_on(void **state)
{
    (void)state;
    form f = form_with("Name:");
    for (int i = 0; i < 9; i++)
        drawn_fill(f.luma, LEFT + 17 * i + i * i, 60, LEFT + 17 * i + i * i + 12, 118, 90);
    assert_false(is_unread(&f));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_what_stands_there_and_was_not_read),
                                       cmocka_unit_test(test_what_was_read),
                                       cmocka_unit_test(test_what_is_no_writing),
                                       cmocka_unit_test(test_letters_under_nothing),
                                       cmocka_unit_test(test_the_next_field),
                                       cmocka_unit_test(test_what_goes_on)};
    return cmocka_run_group_tests(tests, mark_page_open_models, mark_page_close_models);
}
