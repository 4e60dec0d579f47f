/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/place.h"
#include "tree.h"

static int begin(void **state)
{
    (void)state;
    tree_new();
    return 0;
}

static int end(void **state)
{
    (void)state;
    tree_remove();
    return 0;
}

static void whose(void **state)
{
    phw_place place = PHW_PLACE_INIT;
    (void)state;
    tree_file("theirs/x", "");
    assert_int_equal(phw_place_open(tree_path("theirs"), ".mark", &place, NULL), PHW_ERR_ARGUMENT);
    assert_int_equal(phw_place_open(tree_path("none/x"), ".mark", &place, NULL), PHW_ERR_IO);
    assert_int_equal(phw_place_open(tree_path("new"), ".mark", &place, NULL), PHW_OK);
    phw_place_done(&place);
    tree_file("new/x", "");
    assert_int_equal(phw_place_open(tree_path("new"), ".mark", &place, NULL), PHW_OK);
    phw_place_done(&place);
}

static void never_outside(void **state)
{
    static const char *const wrong[] = {"../x", "a/../../x", "./x",  "",
                                        "/",    "a/.",       "a/..", "link/x"};
    phw_place place = PHW_PLACE_INIT;
    const char *name = NULL;
    int folder = -1;
    (void)state;
    assert_int_equal(mkdir(tree_path("elsewhere"), 0700), 0);
    assert_int_equal(phw_place_open(tree_path("in"), ".mark", &place, NULL), PHW_OK);
    assert_int_equal(symlink("../elsewhere", tree_path("in/link")), 0);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_int_not_equal(phw_place_enter(&place, wrong[i], &folder, &name, NULL), PHW_OK);
    assert_int_equal(phw_place_enter(&place, "//a//b/...", &folder, &name, NULL), PHW_OK);
    assert_string_equal(name, "...");
    close(folder);
    assert_int_equal(access(tree_path("in/a/b"), F_OK), 0);
    assert_true(phw_place_is_above(&place, tree_path("in/a/b")));
    assert_true(phw_place_is_above(&place, tree_path("in")));
    assert_false(phw_place_is_above(&place, tree_path("elsewhere")));
    phw_place_done(&place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(whose, begin, end),
                                       cmocka_unit_test_setup_teardown(never_outside, begin, end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
