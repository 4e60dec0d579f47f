/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scan/mapped.h"

static void refused(const char *path)
{
    phw_mapped mapped = PHW_MAPPED_INIT;
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(phw_mapped_open(path, &mapped, &error), PHW_ERR_IO);
    assert_non_null(strstr(error.message, path));
    assert_null(mapped.bytes);
}

static void test_a_file_is_there_as_it_is(void **state)
{
    (void)state;
    char path[] = "mapped-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, "model", 5), 5);
    close(file);
    phw_mapped mapped = PHW_MAPPED_INIT;
    assert_int_equal(phw_mapped_open(path, &mapped, NULL), PHW_OK);
    unlink(path);
    assert_int_equal(mapped.size, 5);
    assert_memory_equal(mapped.bytes, "model", 5);
    phw_mapped_done(&mapped);
    assert_null(mapped.bytes);
    phw_mapped_done(&mapped);
}

static void test_what_is_no_file_with_content(void **state)
{
    (void)state;
    char path[] = "mapped-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    refused(path);
    unlink(path);
    refused(path);
    refused(".");
    refused("/dev/null");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_file_is_there_as_it_is),
        cmocka_unit_test(test_what_is_no_file_with_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
