/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <string.h>

#include "base/geometry.h"
#include "redact/raster.h"
#include "scan/kept.h"

/* A line of three words, 20 pixels high, of which the last is under the cover. */
typedef struct scene {
    phw_report *before;
    phw_image *mask;
    phw_kept kept;
} scene;

static void add_word(const scene *s, const char *text, float confidence, phw_box place)
{
    phw_quad chars[16];
    phw_word word = {
        .text = text, .confidence = confidence, .quad = phw_quad_from_box(place), .chars = chars};
    for (size_t i = 0; i < sizeof chars / sizeof chars[0]; i++)
        chars[i] = word.quad;
    assert_int_equal(phw_page_add_word(s->before->page, &word, NULL), PHW_OK);
}

/* @param middle  where the word between the ends stands. */
static scene make_scene(phw_line_state state, float confidence, phw_box middle, phw_box cover)
{
    scene s = {.before = build_report(600, 100)};
    const phw_quad covered = phw_quad_from_box(cover);
    build_line(s.before, (phw_box){20, 20, 560, 40}, PHW_NO_PLANE, state);
    add_word(&s, "Ward", 0.99F, (phw_box){20, 20, 60, 40});
    add_word(&s, "round", confidence, middle);
    add_word(&s, "Smith", 0.99F, (phw_box){500, 20, 560, 40});
    assert_int_equal(phw_image_new(600, 100, 1, &s.mask, NULL), PHW_OK);
    assert_true(phw_raster_quad(s.mask, &covered));
    const phw_covering covering = {s.mask, s.mask};
    assert_int_equal(phw_kept_find(s.before, s.before, &covering, &s.kept, NULL), PHW_OK);
    return s;
}

static void done(scene *s)
{
    phw_kept_done(&s->kept);
    phw_image_free(&s->mask);
    phw_report_free(&s->before);
}

static size_t words_kept(const scene *s)
{
    size_t count = 0;
    for (size_t i = 0; i < s->kept.count; i++)
        count += s->kept.stretches[i].word_count;
    return count;
}

static const phw_box cover = {490, 15, 570, 45}, near = {420, 20, 475, 40},
                     far = {100, 20, 160, 40};

static void test_words_away_from_the_cover_are_kept(void **state)
{
    (void)state;
    scene s = make_scene(PHW_LINE_READ, 0.99F, near, cover);
    assert_int_equal(words_kept(&s), 2);
    assert_int_equal(s.kept.count, 1);
    done(&s);
}

static void test_unsure_words_are_kept_far_off_only(void **state)
{
    (void)state;
    scene s = make_scene(PHW_LINE_READ, 0.6F, near, cover);
    assert_int_equal(words_kept(&s), 1);
    done(&s);
    s = make_scene(PHW_LINE_READ, 0.6F, far, cover);
    assert_int_equal(words_kept(&s), 2);
    done(&s);
}

static void test_no_word_is_kept_that_the_cover_meets(void **state)
{
    (void)state;
    scene s = make_scene(PHW_LINE_READ, 0.99F, far, (phw_box){140, 16, 570, 45});
    assert_int_equal(words_kept(&s), 1);
    done(&s);
    s = make_scene(PHW_LINE_READ, 0.99F, far, (phw_box){10, 30, 590, 60});
    assert_int_equal(words_kept(&s), 0);
    done(&s);
}

/* How many words of three are kept where the cover takes a strip off the middle one, of whatever
 * height, which says @p text. @param found  what it was guessed to be; PHW_FINDING_KIND_COUNT:
 * nothing. */
static size_t words_kept_beside(const char *text, float confidence, double strip,
                                phw_finding_kind found)
{
    scene s = make_scene(PHW_LINE_READ, confidence, far, (phw_box){90, 40 - strip, 570, 60});
    const phw_covering covering = {s.mask, s.mask};
    s.before->page->words[1].text = text; /* the page's memory is freed as a whole */
    s.before->verdict = PHW_VERDICT_BLOCK;
    if (found != PHW_FINDING_KIND_COUNT) {
        build_place(s.before, found, far, PHW_NO_PLANE, 0);
        s.before->findings->items[0].confidence = 0.74;
    }
    phw_kept_done(&s.kept);
    assert_int_equal(phw_kept_find(s.before, s.before, &covering, &s.kept, NULL), PHW_OK);
    const size_t count = words_kept(&s);
    done(&s);
    return count;
}

/* "Ward" stands away from the cover, "Smith" under its edge as "round" does. */
static void test_nobodys_words_are_kept_beside_the_cover(void **state)
{
    (void)state;
    assert_int_equal(words_kept_beside("round", 0.99F, 2, PHW_FINDING_KIND_COUNT), 3);
    assert_int_equal(words_kept_beside("round", 0.99F, 8, PHW_FINDING_KIND_COUNT), 1);
    assert_int_equal(words_kept_beside("round", 0.7F, 2, PHW_FINDING_KIND_COUNT), 2);
    assert_int_equal(words_kept_beside("rou9d", 0.99F, 2, PHW_FINDING_KIND_COUNT), 2);
    assert_int_equal(words_kept_beside("round", 0.99F, 2, PHW_FINDING_PATIENT_NAME), 2);
    assert_int_equal(words_kept_beside("round", 0.99F, 2, PHW_FINDING_STAFF_NAME), 2);
}

static void test_lines_that_were_not_read_are_not_kept(void **state)
{
    (void)state;
    scene s = make_scene(PHW_LINE_UNREAD, 0.99F, far, cover);
    assert_int_equal(words_kept(&s), 0);
    done(&s);
}

static void test_what_is_neither_covered_nor_kept_is_left_to_read(void **state)
{
    (void)state;
    scene s = make_scene(PHW_LINE_READ, 0.6F, near, cover);
    phw_runs runs = {NULL, 0, 0, PHW_KEPT_NO_LINE};
    const phw_line *line = &s.before->page->lines[0];
    assert_int_equal(phw_kept_cut(&s.kept, s.mask, &line->quad, line->height, &runs, NULL), PHW_OK);
    assert_int_equal(runs.line, 0);
    assert_int_equal(runs.count, 1);
    phw_box box = phw_quad_bounds(&runs.items[0]);
    assert_true(box.left > 55 && box.left < 75);
    assert_true(box.right > 480 && box.right < 500);
    phw_runs_done(&runs);
    done(&s);
}

static void test_a_line_without_kept_words_is_cut_by_the_cover_alone(void **state)
{
    (void)state;
    scene s = make_scene(PHW_LINE_UNREAD, 0.99F, far, (phw_box){200, 10, 300, 50});
    phw_runs runs = {NULL, 0, 0, PHW_KEPT_NO_LINE};
    const phw_line *line = &s.before->page->lines[0];
    assert_int_equal(phw_kept_cut(&s.kept, s.mask, &line->quad, line->height, &runs, NULL), PHW_OK);
    assert_int_equal(runs.line, PHW_KEPT_NO_LINE);
    assert_int_equal(runs.count, 2);
    phw_runs_done(&runs);
    done(&s);
}

static void test_what_lies_within_the_bow_of_a_bent_line_is_left_to_read(void **state)
{
    (void)state;
    scene s = make_scene(PHW_LINE_READ, 0.99F, (phw_box){100, 60, 160, 80}, cover);
    phw_runs runs = {NULL, 0, 0, PHW_KEPT_NO_LINE};
    const phw_quad beside = phw_quad_from_box((phw_box){20, 48, 80, 68});
    assert_int_equal(words_kept(&s), 2);
    assert_int_equal(phw_kept_cut(&s.kept, s.mask, &beside, 20, &runs, NULL), PHW_OK);
    assert_int_equal(runs.line, PHW_KEPT_NO_LINE);
    assert_int_equal(runs.count, 1);
    phw_runs_done(&runs);
    done(&s);
}

static void test_of_a_line_without_a_width_nothing_is_left(void **state)
{
    (void)state;
    scene s = make_scene(PHW_LINE_READ, 0.99F, far, cover);
    phw_runs runs = {NULL, 0, 0, PHW_KEPT_NO_LINE};
    const phw_quad narrow = phw_quad_from_box((phw_box){300, 20, 300, 40});
    assert_int_equal(phw_kept_cut(&s.kept, s.mask, &narrow, 20, &runs, NULL), PHW_OK);
    assert_int_equal(runs.count, 0);
    phw_runs_done(&runs);
    done(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_away_from_the_cover_are_kept),
        cmocka_unit_test(test_unsure_words_are_kept_far_off_only),
        cmocka_unit_test(test_no_word_is_kept_that_the_cover_meets),
        cmocka_unit_test(test_nobodys_words_are_kept_beside_the_cover),
        cmocka_unit_test(test_lines_that_were_not_read_are_not_kept),
        cmocka_unit_test(test_what_is_neither_covered_nor_kept_is_left_to_read),
        cmocka_unit_test(test_a_line_without_kept_words_is_cut_by_the_cover_alone),
        cmocka_unit_test(test_what_lies_within_the_bow_of_a_bent_line_is_left_to_read),
        cmocka_unit_test(test_of_a_line_without_a_width_nothing_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
