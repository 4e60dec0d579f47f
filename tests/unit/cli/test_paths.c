/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>
#include <unistd.h>

#include "cli/paths.h"

static char folder[] = PHW_TEST_BINARY_DIR "/test-paths-XXXXXX";
static char tables[512];

static int make_files(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(tables, sizeof tables, "%s/%s", folder, PHW_CLI_TABLES_NAME);
    fclose(fopen(tables, "w"));
    unsetenv("PHOTOWARD_MODELS");
    return 0;
}

static int remove_files(void **state)
{
    (void)state;
    unlink(tables);
    return rmdir(folder);
}

static void takes_a_file_or_its_directory(void **state)
{
    (void)state;
    const char *given[] = {tables, folder};
    for (size_t i = 0; i < 2; i++) {
        phw_cli_paths paths = {.tables = ""};
        assert_int_equal(phw_cli_paths_tables(given[i], &paths, NULL), PHW_OK);
        assert_string_equal(paths.tables, tables);
    }
}

static void the_option_beats_the_environment(void **state)
{
    (void)state;
    phw_cli_paths paths = {.tables = ""};
    setenv("PHOTOWARD_MODELS", "/nonexistent", 1);
    assert_int_equal(phw_cli_paths_tables(folder, &paths, NULL), PHW_OK);
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(phw_cli_paths_tables(NULL, &paths, &error), PHW_ERR_MODEL);
    assert_non_null(strstr(error.message, "PHOTOWARD_MODELS"));
    setenv("PHOTOWARD_MODELS", folder, 1);
    paths.tables[0] = '\0';
    assert_int_equal(phw_cli_paths_tables(NULL, &paths, NULL), PHW_OK);
    assert_string_equal(paths.tables, tables);
    unsetenv("PHOTOWARD_MODELS");
}

/* What somebody said but is not there is an error, however many other places would do. */
static void never_replaces_what_was_said(void **state)
{
    (void)state;
    phw_cli_paths paths = {.tables = ""};
    phw_error error = PHW_ERROR_INIT;
    setenv("PHOTOWARD_MODELS", folder, 1);
    assert_int_equal(phw_cli_paths_tables("/nonexistent", &paths, &error), PHW_ERR_MODEL);
    assert_non_null(strstr(error.message, "--models"));
    unsetenv("PHOTOWARD_MODELS");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_a_file_or_its_directory),
        cmocka_unit_test(the_option_beats_the_environment),
        cmocka_unit_test(never_replaces_what_was_said),
    };
    return cmocka_run_group_tests(tests, make_files, remove_files);
}
