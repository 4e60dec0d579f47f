/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/geometry.h"
#include "identify/view.h"
#include "identify/view_grid.h"
#include "page_art.h"

static phw_arena arena;

static int done(void **state)
{
    (void)state;
    phw_arena_done(&arena);
    return 0;
}

/* A view of a page of text; the page is freed by the caller. */
static phw_page *view_of(const char *text, page_art art, phw_view *view)
{
    phw_page *page = page_art_make(text, art);
    assert_non_null(page);
    assert_true(phw_view_build(page, &arena, view));
    return page;
}

static uint32_t cell_named(const phw_view *view, const char *text)
{
    for (uint32_t i = 0; i < view->cell_count; i++)
        if (strcmp(view->cells[i].text, text) == 0)
            return i;
    return PHW_VIEW_NONE;
}

static void text_is_normalised_with_its_origins(void **state)
{
    (void)state;
    phw_view view;
    phw_page *page = view_of("O\xE2\x80\x99"
                             "Brien \xEF\xAC\x81t 1\xE2\x80\x93"
                             "2",
                             (page_art){0, 2}, &view);
    assert_int_equal(view.cell_count, 1);
    assert_string_equal(view.cells[0].text, "O'Brien fit 1-2");
    /* Both letters of the ligature come from one character. */
    assert_int_equal(view.cells[0].origins[8].word, 1);
    assert_int_equal(view.cells[0].origins[8].character, 0);
    assert_int_equal(view.cells[0].origins[9].character, 0);
    assert_int_equal(view.cells[0].origins[10].character, 1);
    assert_int_equal(view.cells[0].origins[7].word, PHW_VIEW_NONE);
    phw_page_free(&page);
}

static void a_span_inside_a_word_gives_that_part_of_its_box(void **state)
{
    (void)state;
    phw_view view;
    phw_page *page = view_of("Name:John", (page_art){0, 2}, &view);
    phw_quad quad = phw_view_quad(&view, (phw_span){0, 5, 9});
    phw_quad first = page->words[0].chars[5], last = page->words[0].chars[8];
    assert_float_equal(quad.corner[0].x, first.corner[0].x, 0.01);
    assert_float_equal(quad.corner[1].x, last.corner[1].x, 0.01);
    assert_float_equal(quad.corner[2].y, last.corner[2].y, 0.01);
    phw_page_free(&page);
}

static void rows_and_columns_at_any_turn(void **state)
{
    (void)state;
    static const double turns[] = {0, 0.12, 0.35, -0.2, 1.5708, 3.1, -1.9};
    for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
        phw_view view;
        phw_page *page = view_of("Name        DOB\n"
                                 "Smith       1965\n"
                                 "Patel       1952\n",
                                 (page_art){turns[i], 2}, &view);
        assert_int_equal(view.cell_count, 6);
        uint32_t name = cell_named(&view, "Name"), dob = cell_named(&view, "DOB");
        assert_int_equal(view.cells[name].next, dob);
        assert_int_equal(view.cells[dob].previous, name);
        assert_int_equal(view.cells[dob].next, PHW_VIEW_NONE);
        phw_span below;
        assert_true(phw_view_below(&view, phw_view_whole(&view, dob), INFINITY, 4, &below));
        assert_int_equal(below.cell, cell_named(&view, "1965"));
        assert_true(phw_view_below(&view, below, INFINITY, 4, &below));
        assert_int_equal(below.cell, cell_named(&view, "1952"));
        assert_false(phw_view_below(&view, below, INFINITY, 4, &below));
        phw_page_free(&page);
    }
}

static void a_row_read_as_one_is_cut_under_its_heading(void **state)
{
    (void)state;
    phw_view view;
    /* Single spaces: the lower row is one cell, and the heading stands over its middle. */
    phw_page *page = view_of("Bed Name   DOB        Ward\n"
                             "A12 Smith  12/03/1965 Oak\n",
                             (page_art){0, 3}, &view);
    uint32_t dob = cell_named(&view, "DOB");
    assert_int_not_equal(dob, PHW_VIEW_NONE);
    phw_span below;
    double bound = phw_view_extent(&view, dob, phw_view_whole(&view, view.cells[dob].next)).left;
    assert_true(phw_view_below(&view, phw_view_whole(&view, dob), bound, 4, &below));
    const char *text = view.cells[below.cell].text;
    assert_int_equal(strncmp(text + below.begin, "12/03/1965", below.end - below.begin), 0);
    assert_int_equal(below.end - below.begin, 10);
    phw_page_free(&page);
}

/* The corner of an X-ray picture: the sex ends where the name does, and stands a little higher than
 * the date beside it. */
static void what_begins_alike_is_below(void **state)
{
    (void)state;
    phw_page *page = page_art_make("BEXLEY, Harjit\n"
                                   "27-Oct-1946  M\n",
                                   (page_art){0, 2});
    assert_non_null(page);
    for (size_t i = 0; i < page->word_count; i++) {
        phw_quad *letter = (phw_quad *)(uintptr_t)page->words[i].chars;
        for (int k = 0; strcmp(page->words[i].text, "M") == 0 && k < 4; k++) {
            page->words[i].quad.corner[k].y -= 1;
            letter->corner[k].y -= 1;
        }
    }
    phw_view view;
    phw_span below;
    assert_true(phw_view_build(page, &arena, &view));
    uint32_t name = cell_named(&view, "BEXLEY, Harjit");
    assert_int_not_equal(cell_named(&view, "M"), PHW_VIEW_NONE);
    assert_true(phw_view_below(&view, phw_view_whole(&view, name), INFINITY, 4, &below));
    assert_int_equal(below.cell, cell_named(&view, "27-Oct-1946"));
    phw_page_free(&page);
}

static void tokens_know_their_shape(void **state)
{
    (void)state;
    phw_view view;
    phw_page *page = view_of("SMITH, O'Neil-Jones (mr) 1965 K12", (page_art){0, 0}, &view);
    static const phw_token_shape shapes[] = {PHW_TOKEN_UPPER, PHW_TOKEN_TITLE, PHW_TOKEN_LOWER,
                                             PHW_TOKEN_NUMBER, PHW_TOKEN_MIXED};
    assert_int_equal(view.cells[0].token_count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(view.cells[0].tokens[i].shape, shapes[i]);
    phw_page_free(&page);
}

/* What is held against the rest of its cell costs no more on an endless line; a number and a name
 * are not cut in two. */
static void an_endless_line_is_cut_between_small_words(void **state)
{
    (void)state;
    enum { WORDS = 1200, ROOM = WORDS * 8 };
    static const char *const turn[] = {"seen ", "by ", "Ann ", "Holt ", "943 ", "476 ", "5919 "};
    static char text[ROOM];
    phw_view view;
    size_t count = 0;
    text[0] = '\0';
    for (size_t i = 0; i < WORDS; i++)
        strcat(text, turn[i % (sizeof turn / sizeof turn[0])]);
    phw_page *page = view_of(text, (page_art){0, 0}, &view);
    assert_in_range(view.cell_count, WORDS / 128, WORDS / 64);
    for (uint32_t i = 0; i < view.cell_count; i++) {
        const phw_cell *cell = &view.cells[i];
        assert_in_range(cell->last_word - cell->first_word + 1, 1, 128);
        assert_true(i == 0 || strncmp(cell->text, "by Ann Holt", 11) == 0);
        assert_int_equal(cell->next, i + 1 < view.cell_count ? i + 1 : PHW_VIEW_NONE);
        count += cell->last_word - cell->first_word + 1;
    }
    assert_int_equal(count, WORDS);
    phw_page_free(&page);
}

/* However long a page is, a question about one place is answered from few cells. */
static void a_long_page_has_few_cells_at_a_place(void **state)
{
    (void)state;
    enum { LINES = 4000 };
    static char text[LINES * 6];
    uint32_t near[PHW_VIEW_NEAR_MAX];
    phw_view view;
    size_t used = 0;
    for (int i = 0; i < LINES; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%d\n", i);
    phw_page *page = view_of(text, (page_art){0, 0}, &view);
    assert_int_equal(view.cell_count, LINES);
    const phw_cell *cell = &view.cells[LINES / 2];
    const phw_box place = {cell->left.x, cell->left.y, cell->right.x, cell->right.y};
    assert_in_range(phw_view_near(&view, place, near), 1, 8);
    phw_page_free(&page);
}

static void an_empty_page_has_no_cells(void **state)
{
    (void)state;
    phw_view view;
    phw_page *page = view_of("", (page_art){0, 0}, &view);
    assert_int_equal(view.cell_count, 0);
    phw_page_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(text_is_normalised_with_its_origins, done),
        cmocka_unit_test_teardown(a_span_inside_a_word_gives_that_part_of_its_box, done),
        cmocka_unit_test_teardown(rows_and_columns_at_any_turn, done),
        cmocka_unit_test_teardown(a_row_read_as_one_is_cut_under_its_heading, done),
        cmocka_unit_test_teardown(what_begins_alike_is_below, done),
        cmocka_unit_test_teardown(tokens_know_their_shape, done),
        cmocka_unit_test_teardown(an_endless_line_is_cut_between_small_words, done),
        cmocka_unit_test_teardown(a_long_page_has_few_cells_at_a_place, done),
        cmocka_unit_test_teardown(an_empty_page_has_no_cells, done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
