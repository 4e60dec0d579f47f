/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/hash.h"

/* Published check values of XXH64 with seed 0. */
static void gives_the_published_values(void **state)
{
    (void)state;
    assert_true(phw_hash64("", 0) == 0xEF46DB3751D8E999U);
    assert_true(phw_hash64("a", 1) == 0xD24EC4F1A98C6E5BU);
    assert_true(phw_hash64("abc", 3) == 0x44BC2CF5AD770999U);
    const char *text = "Nobody inspects the spammish repetition";
    assert_true(phw_hash64(text, strlen(text)) == 0xFBCEA83C8A378BF1U);
}

static void takes_no_bytes_from_nowhere(void **state)
{
    (void)state;
    assert_true(phw_hash64(NULL, 0) == phw_hash64("", 0));
}

/* Every length around the stripes and every bit of it must count. */
static void notices_each_single_bit(void **state)
{
    (void)state;
    uint8_t bytes[101];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(i * 37);
    for (size_t size = 1; size <= sizeof bytes; size++) {
        uint64_t whole = phw_hash64(bytes, size);
        assert_true(whole != phw_hash64(bytes, size - 1));
        for (size_t bit = 0; bit < size * 8; bit++) {
            bytes[bit / 8] ^= (uint8_t)(1U << bit % 8);
            assert_true(phw_hash64(bytes, size) != whole);
            bytes[bit / 8] ^= (uint8_t)(1U << bit % 8);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_published_values),
        cmocka_unit_test(takes_no_bytes_from_nowhere),
        cmocka_unit_test(notices_each_single_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
