/* SPDX-License-Identifier: Apache-2.0 */
/* What is read through a marker: words that are everybody's, and what may be somebody's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "drawn_row.h"
#include "mark/weak_plain.h"
#include "mark_page.h"

/* Whether a line, all of which is under a marker, is plain. */
static bool is_plain(const char *text, float confidence)
{
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 100, 100, text);
    phw_box box = phw_quad_bounds(&page->lines[0].quad);
    box = (phw_box){box.left - 20, box.top - 4, box.right + 20, box.bottom + 4};
    for (size_t i = 0; i < page->word_count; i++)
        page->words[i].confidence = confidence;
    const bool plain = phw_weak_reads_plain(page, mark_page_models, box);
    phw_page_free(&page);
    return plain;
}

static void test_everyday_words(void **state)
{
    (void)state;
    assert_true(is_plain("Please bring a spare chair", 0.95F));
    assert_true(is_plain("the kettle is broken", 0.95F)); /* there are people of that name */
    assert_false(is_plain("Please bring a spare chair", 0.5F));
}

static void test_what_may_be_somebodys(void **state)
{
    (void)state;
    assert_false(is_plain("Ceri Eze", 0.95F));
    assert_false(is_plain("Mark Bright", 0.95F));
    assert_false(is_plain("12 Mill Lane", 0.95F));
    assert_false(is_plain("Rhodrbright", 0.95F));
}

/* "Install" in a wide button whose other end is empty, and what shines through there. */
static void test_where_a_marker_is_written_on(void **state)
{
    (void)state;
    const phw_box all = {100, 100, 300, 130};
    phw_image *luma = drawn_paper(400, 200, 255);
    drawn_fill(luma, 100, 100, 300, 130, 80);
    drawn_letters(luma, 110, 107, 160, 123, 140);
    phw_box written = phw_weak_marker_written(luma, all);
    assert_true(written.left <= 110 && written.right >= 150 && written.right <= 200);
    drawn_letters(luma, 200, 107, 280, 123, 88); /* hardly seen, and there */
    written = phw_weak_marker_written(luma, all);
    assert_true(written.right >= 270);
    phw_image_free(&luma);
}

static bool names_somebody(const char *text, float confidence)
{
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 100, 100, text);
    const phw_box box = phw_quad_bounds(&page->lines[0].quad);
    for (size_t i = 0; i < page->word_count; i++)
        page->words[i].confidence = confidence;
    const bool somebody = phw_weak_reads_somebody(page, mark_page_models, box);
    phw_page_free(&page);
    return somebody;
}

static void test_what_somebody_is_called_by(void **state)
{
    (void)state;
    assert_true(names_somebody("Tamsin Okoro", 0.95F));
    assert_true(names_somebody("07700 900854", 0.95F));
    assert_true(names_somebody("someone@example.com", 0.95F));
    assert_true(names_somebody("Okoro,", 0.95F));
    assert_true(names_somebody("(Okoro)", 0.95F));
    assert_true(names_somebody("Okoro-Marsh", 0.95F));
    assert_false(names_somebody("not-so-ready,", 0.95F));
    assert_false(names_somebody("Not ready", 0.95F));
    assert_false(names_somebody("not recorded", 0.95F));
    assert_false(names_somebody("26.00", 0.95F));
    assert_false(names_somebody("Tamsin Okoro", 0.5F));
}

/* A reader may go on over what is covered, and make one wide letter of it. */
static void test_words_beside_a_marker(void **state)
{
    (void)state;
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 100, 100, "They saw this");
    const phw_box all = phw_quad_bounds(&page->lines[0].quad);
    for (size_t i = 0; i < page->word_count; i++)
        page->words[i].confidence = 0.95F;
    assert_false(phw_weak_reads_plain(page, mark_page_models,
                                      (phw_box){all.right - 5, 96, all.right + 150, 124}));
    phw_page_free(&page);
}

/* "Mare", of "Marek Kowalczyk": the rest could not be read. */
static void test_a_part_of_what_is_covered(void **state)
{
    (void)state;
    phw_page *page = mark_page_new();
    mark_page_line(page, PHW_NO_PLANE, 100, 100, "Mare");
    page->words[0].confidence = 1;
    assert_false(phw_weak_reads_plain(page, mark_page_models, (phw_box){90, 96, 270, 124}));
    phw_page_free(&page);
}

static void test_a_marker_goes_on_as_its_level_does(void **state)
{
    (void)state;
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new(300, 90, 1, &luma, NULL), PHW_OK);
    memset(luma->pixels, 240, luma->stride * 90);
    for (uint32_t y = 40; y < 64; y++)
        memset(phw_image_row_mut(luma, y) + 50, 160, 180);
    const phw_box all = phw_weak_marker_round(luma, (phw_box){150, 40, 200, 64});
    assert_true(all.left <= 52 && all.right >= 228 && all.right <= 232);
    /* Of what is hardly other than its paper nobody knows how far it goes. */
    const phw_box film = phw_weak_marker_round(luma, (phw_box){150, 66, 200, 88});
    assert_true(film.left == 150 && film.right == 200);
    phw_image_free(&luma);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everyday_words),
        cmocka_unit_test(test_what_may_be_somebodys),
        cmocka_unit_test(test_what_somebody_is_called_by),
        cmocka_unit_test(test_where_a_marker_is_written_on),
        cmocka_unit_test(test_words_beside_a_marker),
        cmocka_unit_test(test_a_part_of_what_is_covered),
        cmocka_unit_test(test_a_marker_goes_on_as_its_level_does),
    };
    return cmocka_run_group_tests(tests, mark_page_open_models, mark_page_close_models);
}
