/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/bursts.h"

static void test_like_hashes_share_a_number(void **state)
{
    (void)state;
    const uint64_t a = 0x123456789ABCDEF0, b = ~a;
    const uint64_t hashes[] = {a, b, a ^ 0x7F, 42, b ^ 0x0101010101010100, a ^ 0xFF};
    uint32_t burst[6];
    assert_int_equal(phw_bursts_group(hashes, 6, burst, NULL), PHW_OK);
    assert_int_equal(burst[0], 1);
    assert_int_equal(burst[1], 2);
    assert_int_equal(burst[2], 1); /* seven bits */
    assert_int_equal(burst[3], 0); /* alone */
    assert_int_equal(burst[4], 2); /* seven bits, one a byte */
    assert_int_equal(burst[5], 0); /* eight bits */
}

/* Each is like the one before, but only those like the first belong to it. */
static void test_a_group_does_not_drift(void **state)
{
    (void)state;
    uint64_t hashes[8];
    uint32_t burst[8];
    for (unsigned i = 0; i < 8; i++)
        hashes[i] = i == 0 ? 0 : hashes[i - 1] | 0xFULL << 4 * i;
    assert_int_equal(phw_bursts_group(hashes, 8, burst, NULL), PHW_OK);
    assert_int_equal(burst[0], 1);
    assert_int_equal(burst[1], 1); /* four bits from the first */
    assert_int_equal(burst[2], 2); /* eight */
    assert_int_equal(burst[3], 2);
    assert_int_equal(burst[4], 3);
}

/* Against the plain way, which compares all with all leaders. */
static void test_the_index_misses_nobody(void **state)
{
    enum { COUNT = 600 };
    static uint64_t hashes[COUNT];
    static uint32_t burst[COUNT];
    uint64_t random = 0x9E3779B97F4A7C15;
    uint32_t leaders[COUNT], leader[COUNT], count = 0;
    (void)state;
    for (int i = 0; i < COUNT; i++) {
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        hashes[i] = i % 3 == 0 ? random
                               : hashes[i - 1] ^ 1ULL << (random >> 58) ^
                                     1ULL << (random >> 52 & 63) ^ 1ULL << (random >> 40 & 63);
    }
    assert_int_equal(phw_bursts_group(hashes, COUNT, burst, NULL), PHW_OK);
    for (uint32_t i = 0; i < COUNT; i++) {
        leader[i] = i;
        for (uint32_t j = 0; j < count && leader[i] == i; j++)
            if (__builtin_popcountll(hashes[leaders[j]] ^ hashes[i]) <= PHW_BURST_BITS)
                leader[i] = leaders[j];
        if (leader[i] == i)
            leaders[count++] = i;
    }
    for (int i = 0; i < COUNT; i++)
        for (int j = 0; j < i; j++)
            assert_int_equal(leader[i] == leader[j], burst[i] && burst[i] == burst[j]);
}

static void test_none_is_fine(void **state)
{
    (void)state;
    assert_int_equal(phw_bursts_group(NULL, 0, NULL, NULL), PHW_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_like_hashes_share_a_number),
        cmocka_unit_test(test_a_group_does_not_drift),
        cmocka_unit_test(test_the_index_misses_nobody),
        cmocka_unit_test(test_none_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
