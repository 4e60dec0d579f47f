/* SPDX-License-Identifier: Apache-2.0 */
/* Each allocation of an examination fails in turn: it must say so and leak nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <string.h>

#include "identify/identify.h"
#include "identify/rules.h"
#include "model/model.h"
#include "page_art.h"

/* Far more than one examination of this page takes. */
#define ALLOCATIONS_MAX 5000

static long left = -1; /* allocations that succeed; −1: all */

static bool fails(void)
{
    if (left < 0)
        return false;
    if (left == 0)
        return true;
    left--;
    return false;
}

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_realloc(void *memory, size_t size);

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return fails() ? NULL : __real_realloc(memory, size);
}

static const char *const text =
    "SMITH, John (Mr)    Born 12-Mar-1965 (58y)    NHS No. 999 476 5914    Hosp No: K123456\n"
    "Address: 83 Meadow Crescent, Whitby YO21 2ER    Tel: 07700 900123    Email: j@example.org\n"
    "Bed   Name               NHS No          DOB\n"
    "A1    PATEL, Meera       999 123 4560    01/11/1952\n"
    "A2    WARD, George       999 777 8881    13/09/1959\n"
    "Allergies: Penicillin    Ward: Beech     Consultant: Dr A Malik\n";

static const char *const rules_file = "photoward rules 1\n"
                                      "allow Beech Ward\n"
                                      "deny Meera Patel\n"
                                      "staff Dr A Malik\n"
                                      "number K999999\n"
                                      "pattern \\bA[12]\\b\n"
                                      "policy face block\n";

static void each_allocation_fails_in_turn(void **state)
{
    (void)state;
    phw_models *models = NULL;
    phw_page *page = page_art_make(text, (page_art){0, 2});
    assert_non_null(page);
    assert_int_equal(phw_models_open(PHW_TEST_BINARY_DIR "/photoward.model", &models, NULL),
                     PHW_OK);
    phw_status status = PHW_ERR_NOMEM;
    long failed = 0;
    for (long n = 0; n < ALLOCATIONS_MAX && status != PHW_OK; n++) {
        phw_findings *findings = NULL;
        phw_rules *rules = NULL;
        phw_error error = PHW_ERROR_INIT;
        assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
        left = n;
        status = phw_rules_read((phw_rules_text){rules_file, strlen(rules_file)}, NULL, NULL,
                                &rules, &error);
        const phw_identify_with with = {models, rules, NULL, NULL};
        if (status == PHW_OK)
            status = phw_identify_page_with(page, &with, findings, &error);
        left = -1;
        phw_rules_free(&rules);
        if (status != PHW_OK) {
            assert_int_equal(status, PHW_ERR_NOMEM);
            assert_int_equal(error.status, PHW_ERR_NOMEM);
            failed++;
        } else {
            assert_true(findings->count >= 10);
        }
        phw_findings_free(&findings);
    }
    assert_int_equal(status, PHW_OK);
    assert_true(failed > 0);
    phw_models_free(&models);
    phw_page_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_allocation_fails_in_turn)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
