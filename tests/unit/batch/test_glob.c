/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "batch/glob.h"

static void patterns(void **state)
{
    static const struct {
        const char *pattern, *path;
        bool matches;
    } rows[] = {{"*.jpg", "a.jpg", true},
                {"*.jpg", "sub/deep/a.jpg", true},
                {"*.jpg", "a.jpg.txt", false},
                {"*.jpg", "a.JPG", false},
                {"sub/*.jpg", "sub/a.jpg", true},
                {"sub/*.jpg", "sub/deep/a.jpg", false},
                {"sub/*.jpg", "other/sub/a.jpg", false},
                {"/sub/*.jpg", "sub/a.jpg", true},
                {"sub/**", "sub/deep/a.jpg", true},
                {"**/a.jpg", "a.jpg", true},
                {"**/a.jpg", "x/y/a.jpg", true},
                {"x/**/a.jpg", "x/a.jpg", true},
                {"x/**/a.jpg", "x/y/z/a.jpg", true},
                {"x/**/a.jpg", "y/a.jpg", false},
                {"a?c", "abc", true},
                {"a?c", "ac", false},
                {"x/a?c", "x/a/c", false},
                {"[a-c]x", "bx", true},
                {"[!a-c]x", "bx", false},
                {"[!a-c]x", "dx", true},
                {"[]]x", "]x", true},
                {"[ab", "[ab", true},
                {"\\*x", "*x", true},
                {"\\*x", "ax", false},
                {"*a*b*c", "xxaxxbxxc", true},
                {"*a*b*c", "xxaxxcxxb", false},
                {"", "", true},
                {"*", "", true},
                {"\xff*", "\xff\xfe", true}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (phw_glob_matches(rows[i].pattern, rows[i].path, false) != rows[i].matches)
            fail_msg("%s against %s", rows[i].pattern, rows[i].path);
}

static void any_case(void **state)
{
    (void)state;
    assert_true(phw_glob_matches("*.jpg", "IMG.JPG", true));
    assert_true(phw_glob_matches("*.[A-Z]pg", "x.jPG", true));
    assert_false(phw_glob_matches("*.jpg", "IMG.PNG", true));
}

/* Stars upon stars must not take longer than the product of both lengths. */
static void hostile(void **state)
{
    char pattern[200], path[2001];
    (void)state;
    for (int i = 0; i < 198; i += 2) {
        pattern[i] = '*';
        pattern[i + 1] = 'a';
    }
    pattern[198] = 'b';
    pattern[199] = '\0';
    for (int i = 0; i < 2000; i++)
        path[i] = 'a';
    path[2000] = '\0';
    assert_false(phw_glob_matches(pattern, path, false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(patterns), cmocka_unit_test(any_case),
                                       cmocka_unit_test(hostile)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
