/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <jansson.h>

#include "report/loaded.h"

static const phw_loaded_table tables[] = {{"forenames.tsv", "OGL 3.0", 12345},
                                          {"drugs.txt", "CC0", 7}};

static phw_loaded sample(void)
{
    return (phw_loaded){.version = "1.2.3",
                        .tables = {"models/photoward.model", 0xFEDCBA9876543210ULL},
                        .table = tables,
                        .table_count = 2};
}

static void json_holds_every_fact(void **state)
{
    (void)state;
    phw_loaded loaded = sample();
    phw_strbuf out = PHW_STRBUF_INIT;
    assert_int_equal(phw_report_loaded_json(&loaded, &out, NULL), PHW_OK);
    assert_string_equal(
        out.text,
        "{\"schema\":\"photoward.models/1\",\"version\":\"1.2.3\","
        "\"tables\":{\"path\":\"models/photoward.model\",\"hash\":\"fedcba9876543210\"},"
        "\"sources\":[{\"name\":\"forenames.tsv\",\"rows\":12345,\"licence\":\"OGL 3.0\"},"
        "{\"name\":\"drugs.txt\",\"rows\":7,\"licence\":\"CC0\"}]}\n");
    phw_strbuf_done(&out);
}

static void text_lists_rows_and_licences(void **state)
{
    (void)state;
    phw_loaded loaded = sample();
    phw_strbuf out = PHW_STRBUF_INIT;
    assert_int_equal(phw_report_loaded_text(&loaded, &out, NULL), PHW_OK);
    assert_non_null(strstr(out.text, "\nforenames.tsv                 12345  OGL 3.0\n"));
    assert_non_null(strstr(out.text, "hash fedcba9876543210\n"));
    phw_strbuf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_holds_every_fact),
        cmocka_unit_test(text_lists_rows_and_licences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
