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

#include "cli/names.h"

static void names_outputs_after_their_source(void **state)
{
    (void)state;
    static const struct {
        phw_cli_name name;
        const char *expected;
    } cases[] = {{{"desk.jpg", NULL, "redacted", PHW_FORMAT_JPEG}, "desk.redacted.jpg"},
                 {{"in/desk.JPEG", NULL, "redacted", PHW_FORMAT_JPEG}, "in/desk.redacted.JPEG"},
                 {{"in.d/desk", NULL, "redacted", PHW_FORMAT_PNG}, "in.d/desk.redacted.png"},
                 {{"/a/b/desk.jpg", "out", "mask", PHW_FORMAT_PNG}, "out/desk.mask.png"},
                 {{"desk.png", NULL, "redacted", PHW_FORMAT_JPEG}, "desk.redacted.jpg"},
                 {{"my.desk.png", NULL, "redacted", PHW_FORMAT_PNG}, "my.desk.redacted.png"},
                 {{".jpg", NULL, "mask", PHW_FORMAT_PNG}, ".jpg.mask.png"},
                 {{"a/desk.jpg", "", "mask", PHW_FORMAT_PNG}, "desk.mask.png"},
                 {{"a/desk.jpg", "/", "mask", PHW_FORMAT_PNG}, "/desk.mask.png"},
                 {{"-", "out", "redacted", PHW_FORMAT_JPEG}, "out/stdin.redacted.jpg"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char path[PHW_CLI_PATH_MAX];
        assert_int_equal(phw_cli_names_make(&cases[i].name, path, NULL), PHW_OK);
        assert_string_equal(path, cases[i].expected);
    }
}

static void refuses_names_that_are_too_long(void **state)
{
    (void)state;
    char longest[PHW_CLI_PATH_MAX], path[PHW_CLI_PATH_MAX];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    const phw_cli_name name = {longest, NULL, "mask", PHW_FORMAT_PNG};
    assert_int_equal(phw_cli_names_make(&name, path, NULL), PHW_ERR_ARGUMENT);
}

/* Never over a source, not even with force and not under another name. */
static void protects_what_exists(void **state)
{
    (void)state;
    char folder[] = PHW_TEST_BINARY_DIR "/test-names-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char source[512], link_name[512], other[512], fresh[512];
    snprintf(source, sizeof source, "%s/source.jpg", folder);
    snprintf(link_name, sizeof link_name, "%s/link.jpg", folder);
    snprintf(other, sizeof other, "%s/other.jpg", folder);
    snprintf(fresh, sizeof fresh, "%s/fresh.jpg", folder);
    fclose(fopen(source, "w"));
    fclose(fopen(other, "w"));
    assert_int_equal(symlink(source, link_name), 0);
    char *names[] = {source};
    const phw_cli_sources sources = {names, 1};
    assert_int_equal(phw_cli_names_permit(fresh, &sources, false, NULL), PHW_OK);
    assert_int_equal(phw_cli_names_permit(other, &sources, false, NULL), PHW_ERR_IO);
    assert_int_equal(phw_cli_names_permit(other, &sources, true, NULL), PHW_OK);
    assert_int_equal(phw_cli_names_permit(source, &sources, true, NULL), PHW_ERR_IO);
    assert_int_equal(phw_cli_names_permit(link_name, &sources, true, NULL), PHW_ERR_IO);
    assert_true(phw_cli_names_directory(folder));
    assert_false(phw_cli_names_directory(source));
    unlink(source);
    unlink(link_name);
    unlink(other);
    assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_outputs_after_their_source),
        cmocka_unit_test(refuses_names_that_are_too_long),
        cmocka_unit_test(protects_what_exists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
