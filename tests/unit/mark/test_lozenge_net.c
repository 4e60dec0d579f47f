/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mark/lozenge_net.h"

/* Any patch: what the first look says of each of its turns it says of the turned patch, upright. */
static void test_first_look_takes_every_turn(void **state)
{
    (void)state;
    float luma[PHW_CUTOUT_SMALL_SIZE], turned[PHW_CUTOUT_SMALL_SIZE], some = 0;
    float all[PHW_CUTOUT_TURNS], one[PHW_CUTOUT_TURNS];
    phw_lozenge_sieve sieve;
    uint32_t seed = 7;
    for (size_t i = 0; i < PHW_CUTOUT_SMALL_SIZE; i++) {
        seed = seed * 1664525U + 1013904223U;
        luma[i] = (float)(seed >> 16) / 16384.0F - 2;
    }
    phw_lozenge_sieve_init(&sieve);
    phw_lozenge_sieve_run(&sieve, luma, all);
    for (int turn = 0; turn < PHW_CUTOUT_TURNS; turn++) {
        phw_cutout_turned(luma, PHW_CUTOUT_SMALL_WIDTH, PHW_CUTOUT_SMALL_HEIGHT,
                          (phw_cutout_turn)turn, turned);
        phw_lozenge_sieve_run(&sieve, turned, one);
        assert_true(fabsf(all[turn] - one[PHW_CUTOUT_UPRIGHT]) < 1e-3F);
        some = fmaxf(some, fabsf(all[turn] - all[PHW_CUTOUT_UPRIGHT]));
    }
    assert_true(some > 0.01F); /* turns matter */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_first_look_takes_every_turn)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
