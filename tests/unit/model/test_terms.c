/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/hash.h"
#include "model/terms.h"

static uint64_t hash_of(const char *words)
{
    return phw_hash64(words, strlen(words));
}

/* A record: its table's payload, the key's length, the key. */
static size_t put_record(uint8_t *pool, size_t payload, const char *key)
{
    memset(pool, 7, payload);
    pool[payload] = (uint8_t)strlen(key);
    memcpy(pool + payload + 1, key, strlen(key));
    return payload + 1 + strlen(key);
}

static phw_terms *terms_of(phw_table table, const char *first, const char *second)
{
    const size_t payload = phw_model_payload_size(phw_model_source_of(table)->shape);
    phw_terms *terms = calloc(1, sizeof *terms);
    uint8_t pool[128];
    assert_non_null(terms);
    size_t size = put_record(pool, payload, first);
    size += put_record(pool + size, payload, second);
    phw_terms_add_table(terms, table, pool, size);
    return terms;
}

static void knows_which_tables_may_hold_a_key(void **state)
{
    (void)state;
    for (unsigned i = 0; i < PHW_TABLE_COUNT; i++) {
        phw_terms *terms = terms_of((phw_table)i, "acute ward", "x");
        assert_int_equal(phw_terms_may_hold(terms, hash_of("acute ward")), 1U << i);
        assert_int_equal(phw_terms_may_hold(terms, hash_of("x")), 1U << i);
        assert_int_equal(phw_terms_may_hold(terms, hash_of("acute")), 0);
        assert_true(phw_prefixes_have(&terms->prefixes, hash_of("acute")));
        assert_false(phw_prefixes_have(&terms->prefixes, hash_of("ward")));
        free(terms);
    }
}

static void asks_for_labels_and_organisations_apart(void **state)
{
    (void)state;
    static const struct {
        phw_table table;
        bool label, organisation;
    } cases[] = {{PHW_TABLE_RECORD_LABELS, true, false},
                 {PHW_TABLE_ORGANISATIONS, false, true},
                 {PHW_TABLE_HOSPITALS, false, true},
                 {PHW_TABLE_DRUGS, false, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_terms *terms = terms_of(cases[i].table, "date of birth", "trust");
        const uint64_t hash = hash_of("date of");
        assert_true(phw_prefixes_have(&terms->prefixes, hash));
        assert_int_equal(phw_prefixes_have(&terms->prefixes, hash ^ PHW_TERMS_LABELS_ALONE),
                         cases[i].label);
        assert_int_equal(phw_prefixes_have(&terms->prefixes, hash ^ PHW_TERMS_ORGANISATIONS_ALONE),
                         cases[i].organisation);
        free(terms);
    }
}

static void ends_at_a_record_that_does_not_fit(void **state)
{
    (void)state;
    const size_t payload = phw_model_payload_size(phw_model_source_of(PHW_TABLE_DRUGS)->shape);
    phw_terms *terms = calloc(1, sizeof *terms);
    uint8_t *pool = malloc(payload + 3);
    assert_non_null(terms);
    assert_non_null(pool);
    put_record(pool, payload, "ab");
    pool[payload] = 3;
    phw_terms_add_table(terms, PHW_TABLE_DRUGS, pool, payload + 3);
    for (size_t i = 0; i < sizeof *terms; i++)
        assert_int_equal(((const uint8_t *)terms)[i], 0);
    free(pool);
    free(terms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(knows_which_tables_may_hold_a_key),
                                       cmocka_unit_test(asks_for_labels_and_organisations_apart),
                                       cmocka_unit_test(ends_at_a_record_that_does_not_fit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
