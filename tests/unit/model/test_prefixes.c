/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/hash.h"
#include "model/prefixes.h"

static bool have(const phw_prefixes *prefixes, const char *words)
{
    return phw_prefixes_have(prefixes, phw_hash64(words, strlen(words)));
}

static void knows_whole_words_a_key_begins_with(void **state)
{
    (void)state;
    phw_prefixes *prefixes = calloc(1, sizeof *prefixes);
    assert_non_null(prefixes);
    assert_false(have(prefixes, "chronic"));
    const char *key = "chronic kidney disease";
    phw_prefixes_add(prefixes, key, strlen(key), 0);
    assert_true(have(prefixes, "chronic"));
    assert_true(have(prefixes, "chronic kidney"));
    assert_true(have(prefixes, key));
    assert_false(have(prefixes, "chron"));
    assert_false(have(prefixes, "kidney"));
    assert_false(have(prefixes, "chronic kidney disease stage"));
    free(prefixes);
}

/* Nothing that was added is ever denied; of what was not, few pass. */
static void denies_most_of_what_was_not_added(void **state)
{
    (void)state;
    phw_prefixes *prefixes = calloc(1, sizeof *prefixes);
    char key[32];
    int passed = 0;
    assert_non_null(prefixes);
    for (int i = 0; i < 50000; i++)
        phw_prefixes_add(prefixes, key, (size_t)snprintf(key, sizeof key, "in%d", i), 0);
    for (int i = 0; i < 50000; i++) {
        snprintf(key, sizeof key, "in%d", i);
        assert_true(have(prefixes, key));
        snprintf(key, sizeof key, "out%d", i);
        passed += have(prefixes, key);
    }
    assert_in_range(passed, 0, 1500);
    free(prefixes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(knows_whole_words_a_key_begins_with),
                                       cmocka_unit_test(denies_most_of_what_was_not_added)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
