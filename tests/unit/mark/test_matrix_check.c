/* SPDX-License-Identifier: Apache-2.0 */
/* Words of symbols: the standard's example, and what differs from a symbol by one word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mark/matrix_check.h"

/* "123456" in 10 x 10 modules: ISO/IEC 16022:2006, annex O. */
static const uint8_t example[] = {142, 164, 186, 114, 25, 5, 88, 102};

static void test_the_standards_example(void **state)
{
    (void)state;
    assert_true(phw_matrix_words_agree(&(phw_matrix_words){example, 3, 5, 1}));
}

static void test_any_word_that_differs_is_seen(void **state)
{
    (void)state;
    for (size_t at = 0; at < sizeof example; at++) {
        for (unsigned change = 1; change < 256; change++) {
            uint8_t words[sizeof example];
            for (size_t i = 0; i < sizeof example; i++)
                words[i] = (uint8_t)(example[i] ^ (i == at ? change : 0));
            assert_false(phw_matrix_words_agree(&(phw_matrix_words){words, 3, 5, 1}));
        }
    }
}

/* Two blocks whose words take turns, each the example. */
static void test_blocks_that_take_turns(void **state)
{
    (void)state;
    uint8_t words[2 * sizeof example];
    for (size_t i = 0; i < sizeof words; i++)
        words[i] = example[i / 2];
    assert_true(phw_matrix_words_agree(&(phw_matrix_words){words, 6, 10, 2}));
    words[7] ^= 1;
    assert_false(phw_matrix_words_agree(&(phw_matrix_words){words, 6, 10, 2}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_standards_example),
        cmocka_unit_test(test_any_word_that_differs_is_seen),
        cmocka_unit_test(test_blocks_that_take_turns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
