/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/compile_table.h"

typedef struct reading {
    phw_arena arena;
    phw_compile_rows rows;
    phw_error error;
    phw_status status;
} reading;

static reading read_text(phw_table table, const char *text)
{
    reading result = {.error = PHW_ERROR_INIT};
    result.status =
        phw_compile_read(table, text, strlen(text), &result.arena, &result.rows, &result.error);
    return result;
}

static void forget(reading *result)
{
    free(result->rows.items);
    phw_arena_done(&result->arena);
}

static void reads_names(void **state)
{
    (void)state;
    reading got = read_text(PHW_TABLE_FORENAMES, "Siobhán\t12.5\t1\tF\nAaron\t\t3\tM\n");
    assert_int_equal(got.status, PHW_OK);
    assert_int_equal(got.rows.count, 2);
    assert_string_equal(got.rows.items[0].key, "aaron");
    assert_true(got.rows.items[0].entry.weight == 0);
    assert_int_equal(got.rows.items[0].entry.tier, 3);
    assert_string_equal(got.rows.items[1].key, "siobhan");
    assert_true(got.rows.items[1].entry.weight == 12.5F);
    assert_int_equal(got.rows.items[1].entry.sex, 'F');
    forget(&got);
}

static void keys_names_of_parts_without_spaces_too(void **state)
{
    (void)state;
    reading got = read_text(PHW_TABLE_SURNAMES, "de Silva\t30\t1\n");
    assert_int_equal(got.rows.count, 2);
    assert_string_equal(got.rows.items[0].key, "de silva");
    assert_string_equal(got.rows.items[1].key, "desilva");
    forget(&got);
}

static void merges_rows_with_one_key(void **state)
{
    (void)state;
    reading got = read_text(PHW_TABLE_RECORD_LABELS, "PC\tpostcode\nP.C.\thistory\n");
    assert_int_equal(got.rows.count, 1);
    assert_true(got.rows.items[0].entry.types ==
                ((uint64_t)1 << PHW_LABEL_POSTCODE | (uint64_t)1 << PHW_LABEL_HISTORY));
    forget(&got);
}

static void refuses_rows_that_are_not_of_the_table(void **state)
{
    (void)state;
    const struct {
        phw_table table;
        const char *text;
    } wrong[] = {
        {PHW_TABLE_DRUGS, "Aspirin\t1\n"},
        {PHW_TABLE_DRUGS, "Aspirin\n\nParacetamol\n"},
        {PHW_TABLE_DRUGS, "\xC3\x28\n"},
        {PHW_TABLE_SURNAMES, "Smith\t1\n"},
        {PHW_TABLE_SURNAMES, "Smith\tx\t1\n"},
        {PHW_TABLE_SURNAMES, "Smith\t-1\t1\n"},
        {PHW_TABLE_SURNAMES, "Smith\tnan\t1\n"},
        {PHW_TABLE_SURNAMES, "Smith\t1\t4\n"},
        {PHW_TABLE_FORENAMES, "John\t1\t1\tX\n"},
        {PHW_TABLE_WORDS, "the\t1\t1\n"},
        {PHW_TABLE_RECORD_LABELS, "Name\tnonsense\n"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        reading got = read_text(wrong[i].table, wrong[i].text);
        assert_int_equal(got.status, PHW_ERR_FORMAT);
        assert_non_null(strstr(got.error.message, "line "));
        forget(&got);
    }
}

static void builds_a_table_that_holds_every_row(void **state)
{
    (void)state;
    reading got = read_text(PHW_TABLE_WARD_TERMS, "Bay A\nNil by mouth\nTTO\n");
    phw_compile_table table;
    assert_int_equal(phw_compile_build(&got.rows, PHW_SHAPE_SET, &table, NULL), PHW_OK);
    assert_int_equal(table.rows, 3);
    assert_int_equal(table.longest_key, 3);
    size_t used = 0;
    for (uint32_t i = 0; i < table.slot_count; i++)
        used += phw_model_le32(table.slots + (size_t)i * 4) != 0;
    assert_int_equal(used, 3);
    assert_true(used < table.slot_count);
    free(table.slots);
    free(table.pool);
    forget(&got);
}

static void builds_a_table_of_nothing(void **state)
{
    (void)state;
    phw_compile_rows none = {0};
    phw_compile_table table;
    assert_int_equal(phw_compile_build(&none, PHW_SHAPE_SET, &table, NULL), PHW_OK);
    assert_int_equal(table.rows, 0);
    assert_true(table.slot_count > 0);
    free(table.slots);
    free(table.pool);
}

static void packs_weights_within_half_a_percent(void **state)
{
    (void)state;
    for (float weight = 0.001F; weight < 1e6F; weight *= 1.37F) {
        float back = phw_model_unpack_weight(phw_model_pack_weight(weight));
        assert_true(back > weight * 0.995F && back < weight * 1.005F);
    }
    assert_true(phw_model_unpack_weight(phw_model_pack_weight(0)) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_names),
        cmocka_unit_test(keys_names_of_parts_without_spaces_too),
        cmocka_unit_test(merges_rows_with_one_key),
        cmocka_unit_test(refuses_rows_that_are_not_of_the_table),
        cmocka_unit_test(builds_a_table_that_holds_every_row),
        cmocka_unit_test(builds_a_table_of_nothing),
        cmocka_unit_test(packs_weights_within_half_a_percent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
