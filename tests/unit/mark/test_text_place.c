/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mark/text_place.h"
#include "mark_page.h"

/* Whether (left, top, right, bottom) is text on a page with a list of tasks at (200, 100). */
static bool is_text(phw_box place, float confidence)
{
    static const char *const lines[] = {"10:00 fluid balance", "12:00 skin check ok",
                                        "14:00 blood glucose", "16:00 physio review"};
    phw_page *page = mark_page_new();
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        mark_page_line(page, PHW_NO_PLANE, 200, 100 + 40 * (double)i, lines[i]);
    for (size_t i = 0; i < page->word_count; i++)
        page->words[i].confidence = confidence;
    const phw_quad quad = phw_quad_from_box(place);
    bool text = phw_place_is_text(page, &quad);
    phw_page_free(&page);
    return text;
}

static void test_a_list_is_text(void **state)
{
    (void)state;
    assert_true(is_text((phw_box){190, 90, 400, 250}, 0.9F));
}

static void test_what_was_read_doubtfully_is_none(void **state)
{
    (void)state;
    assert_false(is_text((phw_box){190, 90, 400, 250}, 0.4F));
}

/* A code stands beside, above or under its caption. */
static void test_room_for_a_code_is_no_text(void **state)
{
    (void)state;
    assert_false(is_text((phw_box){90, 90, 400, 250}, 0.9F));
    assert_false(is_text((phw_box){190, 90, 520, 250}, 0.9F));
    assert_false(is_text((phw_box){190, 90, 400, 390}, 0.9F));
    assert_false(is_text((phw_box){600, 90, 800, 250}, 0.9F));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_list_is_text),
        cmocka_unit_test(test_what_was_read_doubtfully_is_none),
        cmocka_unit_test(test_room_for_a_code_is_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
