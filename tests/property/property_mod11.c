/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/digits.h"
#include "seed.h"

#define NUMBERS 20000

/* A valid number of the test range: the check digit is tried, not worked out. */
static void valid_number(seed *s, char digits[11])
{
    for (;;) {
        memcpy(digits, "999", 3);
        for (int i = 3; i < 9; i++)
            digits[i] = (char)('0' + seed_next(s, 10));
        digits[10] = '\0';
        for (digits[9] = '0'; digits[9] <= '9'; digits[9]++)
            if (phw_mod11_valid(digits))
                return;
    }
}

static void one_changed_digit_is_rejected(void **state)
{
    (void)state;
    seed s = seed_start();
    for (int n = 0; n < NUMBERS; n++) {
        char digits[11];
        valid_number(&s, digits);
        for (int i = 0; i < 10; i++) {
            char kept = digits[i];
            for (char c = '0'; c <= '9'; c++) {
                digits[i] = c;
                assert_true(phw_mod11_valid(digits) == (c == kept));
            }
            digits[i] = kept;
        }
    }
}

static void swapped_neighbours_are_rejected(void **state)
{
    (void)state;
    seed s = seed_start();
    for (int n = 0; n < NUMBERS; n++) {
        char digits[11];
        valid_number(&s, digits);
        for (int i = 0; i + 1 < 10; i++) {
            char first = digits[i], second = digits[i + 1];
            digits[i] = second;
            digits[i + 1] = first;
            assert_true(phw_mod11_valid(digits) == (first == second));
            digits[i] = first;
            digits[i + 1] = second;
        }
    }
}

static void one_check_digit_at_most_fits(void **state)
{
    (void)state;
    seed s = seed_start();
    int none = 0;
    for (int n = 0; n < NUMBERS; n++) {
        char digits[11];
        int fit = 0;
        for (int i = 0; i < 9; i++)
            digits[i] = (char)('0' + seed_next(&s, 10));
        digits[10] = '\0';
        for (digits[9] = '0'; digits[9] <= '9'; digits[9]++)
            fit += phw_mod11_valid(digits);
        assert_true(fit <= 1);
        none += fit == 0;
    }
    /* The check digit would be 10 for one in eleven. */
    assert_in_range(none, NUMBERS / 13, NUMBERS / 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_changed_digit_is_rejected),
        cmocka_unit_test(swapped_neighbours_are_rejected),
        cmocka_unit_test(one_check_digit_at_most_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
