/* SPDX-License-Identifier: Apache-2.0 */
/* Covers on a row where memory is full from each allocation on in turn: what cannot be looked at is
 * not clear. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "drawn_row.h"
#include "failing_memory.h"
#include "mark/weak_cut.h"
#include "mark/weak_patch.h"
#include "mark/weak_scrawl.h"

#define PAPER 240
#define INK 20
#define MOST 20 /* allocations of one look: far more than there are */

/* @return whether a row is said to be covered. */
typedef bool look_at(const phw_weak_cover_place *place);

static bool look_for_patch(const phw_weak_cover_place *place)
{
    phw_weak_strip found;
    return phw_weak_is_patched(place, &found) && found.right > found.left;
}

static bool look_for_cut(const phw_weak_cover_place *place)
{
    phw_weak_strip found;
    return phw_weak_is_cut(&place->strip, PAPER - INK, false, &found) && found.right > found.left;
}

static bool look_for_scrawl(const phw_weak_cover_place *place)
{
    phw_weak_row row;
    phw_weak_box run, all;
    return phw_weak_row_open(place, &row) && phw_weak_row_run(&row, &run) &&
           phw_weak_is_scrawled(&row, &run, &all) && all.right > all.left;
}

static void check(phw_image *luma, look_at *look)
{
    const phw_weak_cover_place place = drawn_place(luma, NULL, PAPER, INK);
    size_t failed = 0;
    for (size_t nth = 1; nth < MOST; nth++) {
        memory_watch_from(nth);
        const bool covered = look(&place);
        failed += memory_failed();
        memory_rest();
        assert_int_equal(memory_held(), 0);
        assert_true(covered);
    }
    assert_in_range(failed, 1, MOST - 2);
    phw_image_free(&luma);
}

static phw_image *write(void)
{
    return drawn_words(PAPER, INK);
}

static void test_a_sticker(void **state)
{
    (void)state;
    phw_image *luma = write();
    drawn_fill(luma, 158, 34, 218, 66, 110);
    check(luma, look_for_patch);
}

static void test_letters_cut_off(void **state)
{
    (void)state;
    phw_image *luma = write();
    drawn_fill(luma, DRAWN_LEFT - 6, DRAWN_TOP + 9, DRAWN_RIGHT + 6, DRAWN_BOTTOM + 3, PAPER);
    check(luma, look_for_cut);
}

static void test_a_scrawl(void **state)
{
    (void)state;
    phw_image *luma = write();
    uint32_t seed = 5;
    for (int x = DRAWN_LEFT - 4, from = DRAWN_TOP - 3, up = 0; x < DRAWN_RIGHT; up = !up) {
        const int to = (up ? DRAWN_TOP - 2 : DRAWN_BOTTOM + 2) + (int)(drawn_random(&seed) % 5) - 2;
        const int steps = 7 + (int)(drawn_random(&seed) % 6);
        for (int k = 0; k < steps; k++, x++) {
            const int y = from + (to - from) * k / steps;
            const int next = from + (to - from) * (k + 1) / steps;
            drawn_fill(luma, x, y < next ? y : next, x + 2, (y < next ? next : y) + 2, INK);
        }
        from = to;
    }
    check(luma, look_for_scrawl);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_sticker),
        cmocka_unit_test(test_letters_cut_off),
        cmocka_unit_test(test_a_scrawl),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
