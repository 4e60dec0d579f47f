/* SPDX-License-Identifier: Apache-2.0 */
/* Of lines that lie on each other the best stays; a line of which only a few words looked better
 * than all of it takes their place. */
#include "paint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "layout/select.h"

#define SIDE 2600

/* What is left of lines: how many, and the length of the longest. */
typedef struct left {
    size_t count;
    float longest;
} left;

static left left_of(const phw_candidate *lines, size_t count)
{
    phw_candidates all = {malloc(count * sizeof *lines), count, count};
    phw_candidates wholes = PHW_CANDIDATES_INIT;
    assert_non_null(all.items);
    memcpy(all.items, lines, count * sizeof *lines);
    assert_int_equal(phw_candidates_select(&all, SIDE, SIDE, &wholes, NULL), PHW_OK);
    assert_int_equal(phw_candidates_complete(&all, &wholes, SIDE, SIDE, NULL), PHW_OK);
    left l = {all.count, 0};
    for (size_t i = 0; i < all.count; i++) {
        l.longest = fmaxf(l.longest, all.items[i].length);
        assert_true(i == 0 || all.items[i].score <= all.items[i - 1].score);
    }
    phw_candidates_done(&all);
    phw_candidates_done(&wholes);
    return l;
}

/* A practice's banner over the whole width of a display whose edge runs down to it: the words at
 * its end are clear by themselves. */
static void a_few_clear_words_do_not_displace_their_line(void **state)
{
    (void)state;
    for (int degrees = -90; degrees <= 90; degrees += 15) {
        const float angle = (float)degrees * 3.14159265f / 180;
        const phw_candidate lines[] = {line_at(SIDE, 1300, 1300, 2300, 40, angle, 6.6f),
                                       line_at(SIDE, 1900, 1302, 310, 31, angle, 9.5f),
                                       line_at(SIDE, 400, 1299, 80, 24, angle, 7.0f)};
        const left l = left_of(lines, 3);
        assert_int_equal(l.count, 1);
        assert_float_equal(l.longest, 2300, 0.5);
    }
}

static void words_that_are_most_of_a_line_stay(void **state)
{
    (void)state;
    const phw_candidate lines[] = {line_at(SIDE, 1300, 1300, 1000, 40, 0, 6.6f),
                                   line_at(SIDE, 1000, 1300, 350, 36, 0, 9),
                                   line_at(SIDE, 1550, 1300, 350, 36, 0, 9)};
    assert_int_equal(left_of(lines, 3).count, 2);
    assert_float_equal(left_of(lines, 3).longest, 350, 0.5);
}

/* How many are left of a long line and a short one that is better. */
static size_t beside(phw_candidate whole, phw_candidate piece)
{
    const phw_candidate lines[] = {whole, piece};
    const left l = left_of(lines, 2);
    assert_int_equal(l.count, 1);
    return (size_t)l.longest;
}

static void what_is_no_longer_line_of_its_words_gives_way(void **state)
{
    (void)state;
    const phw_candidate words = line_at(SIDE, 1300, 1300, 300, 30, 0, 9);
    assert_int_equal(beside(line_at(SIDE, 1300, 1300, 1000, 40, 0, 6), words), 1000);
    /* texture that runs over clear words */
    assert_int_equal(beside(line_at(SIDE, 1300, 1300, 1000, 40, 0, 3), words), 300);
    /* two rows grown together, and a rule's height */
    assert_int_equal(beside(line_at(SIDE, 1300, 1300, 1000, 80, 0, 6), words), 300);
    assert_int_equal(beside(line_at(SIDE, 1300, 1300, 1000, 16, 0, 6), words), 300);
    /* beside the middle of it, and a line aslant over its row */
    assert_int_equal(beside(line_at(SIDE, 1300, 1313, 1000, 40, 0, 6), words), 300);
    assert_int_equal(beside(line_at(SIDE, 1300, 1300, 1000, 40, 0.09f, 6), words), 300);
    /* words that go on beyond its end */
    assert_int_equal(beside(line_at(SIDE, 840, 1300, 1000, 40, 0, 6), words), 300);
    /* of the other polarity, or bent */
    phw_candidate other = line_at(SIDE, 1300, 1300, 1000, 40, 0, 6);
    other.polarity = PHW_POLARITY_LIGHT_ON_DARK;
    assert_int_equal(beside(other, words), 300);
    other.polarity = words.polarity;
    other.bend = 5;
    assert_int_equal(beside(other, words), 300);
}

static void lines_apart_stay(void **state)
{
    (void)state;
    const phw_candidate lines[] = {line_at(SIDE, 1300, 1300, 1000, 40, 0, 6),
                                   line_at(SIDE, 1300, 1360, 300, 30, 0, 9),
                                   line_at(SIDE, 2200, 1300, 500, 30, 0, 9)};
    assert_int_equal(left_of(lines, 3).count, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_few_clear_words_do_not_displace_their_line),
        cmocka_unit_test(words_that_are_most_of_a_line_stay),
        cmocka_unit_test(what_is_no_longer_line_of_its_words_gives_way),
        cmocka_unit_test(lines_apart_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
