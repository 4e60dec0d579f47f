/* SPDX-License-Identifier: Apache-2.0 */
/* The table of words that speak of care: in the order in which it is searched, and for each side.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void words_are_in_order_and_say_something(void **state)
{
    (void)state;
    char row[128], word[64] = "", before[64] = "";
    int weight, rows = 0, cared = 0, nobodys = 0;
    FILE *file = fopen(PHW_TEST_SOURCE_DIR "/models/care/weights.inc", "r");
    assert_non_null(file);
    while (fgets(row, sizeof row, file)) {
        if (sscanf(row, " {\"%63[^\"]\", %d}", word, &weight) != 2)
            continue;
        assert_true(strcmp(before, word) < 0);
        assert_int_not_equal(weight, 0);
        cared += weight > 0;
        nobodys += weight < 0;
        rows++;
        memcpy(before, word, sizeof before);
    }
    assert_int_equal(fclose(file), 0);
    assert_true(rows > 1000);
    assert_true(cared > rows / 4 && nobodys > rows / 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_are_in_order_and_say_something)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
