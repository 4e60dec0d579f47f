/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "../../property/seed.h"
#include "batch/skip.h"
#include "batch/walk.h"
#include "tree.h"

/* Roots as a list that ends in NULL. */
static const char *next_root(void *context)
{
    const char *const **at = context;
    return **at ? *(*at)++ : NULL;
}

/* What a walk says, a line each: the path behind the tree's, and the cause where it is left out. */
static char said[1 << 16];

static void walk(const char *const *roots, phw_walk_options options)
{
    phw_walk *walk = NULL;
    bool got = true;
    size_t length = strlen(tree_path("")), used = 0;
    options.next_root = next_root;
    options.context = &roots;
    if (!options.since_ns)
        options.since_ns = INT64_MIN;
    assert_int_equal(phw_walk_open(&options, &walk, NULL), PHW_OK);
    said[0] = '\0';
    while (got) {
        phw_walk_entry entry;
        assert_int_equal(phw_walk_next(walk, &entry, &got, NULL), PHW_OK);
        if (!got)
            break;
        used +=
            (size_t)snprintf(said + used, sizeof said - used, "%s%s%s\n", entry.path + length,
                             entry.skip ? " " : "", entry.skip ? phw_skip_name(entry.skip) : "");
        if (entry.skip == PHW_SKIP_NONE) {
            int opened = phw_walk_open_entry(&entry);
            assert_true(opened >= 0);
            close(opened);
        }
    }
    phw_walk_free(&walk);
}

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

#define WALK(...) walk((const char *const[]){tree_path(""), NULL}, (phw_walk_options){__VA_ARGS__})

static void in_order(void **state)
{
    (void)state;
    tree_file("b.jpg", "");
    tree_file("a/z.jpg", "");
    tree_file("a/y/x.jpg", "");
    tree_file("-rf", "");
    tree_file("with space", "");
    tree_file("new\nline", "");
    tree_file("bad\xff", "");
    tree_file(".hidden/h", "");
    WALK(0);
    assert_string_equal(said, "-rf\n.hidden/h\na/y/x.jpg\na/z.jpg\nb.jpg\nbad\xff\nnew\nline\n"
                              "with space\n");
}

static void no_files(void **state)
{
    (void)state;
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int sock = socket(AF_UNIX, SOCK_STREAM, 0);
    tree_file("file", "");
    assert_int_equal(mkfifo(tree_path("pipe"), 0600), 0);
    assert_int_equal(symlink("file", tree_path("link")), 0);
    assert_int_equal(symlink("nowhere", tree_path("broken")), 0);
    assert_int_equal(symlink(".", tree_path("loop")), 0);
    snprintf(name.sun_path, sizeof name.sun_path, "%s", tree_path("socket"));
    assert_int_equal(bind(sock, (struct sockaddr *)&name, sizeof name), 0);
    close(sock);
    WALK(0);
    assert_string_equal(said,
                        "broken link\nfile\nlink link\nloop link\npipe pipe\nsocket socket\n");
    WALK(.follow = true);
    assert_string_equal(said, "broken link\nfile\nlink\nloop loop\npipe pipe\nsocket socket\n");
}

/* Two links to one folder, and links that lead round: each folder is walked once. */
static void followed(void **state)
{
    (void)state;
    tree_file("a/deep/x", "");
    assert_int_equal(symlink("a/deep", tree_path("to")), 0);
    assert_int_equal(symlink("../..", tree_path("a/deep/up")), 0);
    WALK(.follow = true);
    assert_string_equal(said, "a/deep/up loop\na/deep/x\nto loop\n");
}

static void patterns(void **state)
{
    static const char *const jpg[] = {"*.jpg"}, *const out[] = {"cache", "a/*.jpg"};
    (void)state;
    tree_file("a/1.jpg", "");
    tree_file("b/2.JPG", "");
    tree_file("b/3.png", "");
    tree_file("cache/4.jpg", "");
    WALK(.include = {jpg, 1, true}, .exclude = {out, 2, false});
    assert_string_equal(said, "a/1.jpg excluded\nb/2.JPG\nb/3.png excluded\ncache excluded\n");
    WALK(.only = "b");
    assert_string_equal(said, "b/2.JPG\nb/3.png\n");
    WALK(.only = "b/3.png");
    assert_string_equal(said, "b/3.png\n");
    WALK(.only = "b/3");
    assert_string_equal(said, "");
}

static void own(void **state)
{
    struct stat facts;
    (void)state;
    tree_file("copies/1.jpg", "");
    tree_file("state", "");
    tree_file("state-holiday.jpg", "");
    assert_int_equal(stat(tree_path("copies"), &facts), 0);
    const phw_identity folder = {facts.st_dev, facts.st_ino};
    const char *const files[] = {tree_path("state")};
    WALK(.own = &folder, .own_count = 1, .own_files = files, .own_file_count = 1);
    assert_string_equal(said, "copies own\nstate own\nstate-holiday.jpg\n");
}

static void roots(void **state)
{
    (void)state;
    tree_file("a/1", "");
    tree_file("2", "");
    assert_int_equal(symlink("a", tree_path("link")), 0);
    const char *const list[] = {tree_path("2"), tree_path("link"), tree_path("nowhere"), NULL};
    walk(list, (phw_walk_options){0});
    assert_string_equal(said, "2\na/1\nnowhere unreadable\n");
}

static void deep(void **state)
{
    (void)state;
    char path[2 * (PHW_WALK_DEPTH_MAX + 20) + 1] = "";
    for (int i = 0; i < PHW_WALK_DEPTH_MAX + 10; i++)
        strcat(path, "d/");
    strcat(path, "x");
    tree_file(path, "");
    WALK(0);
    assert_non_null(strstr(said, " deep\n"));
    assert_null(strstr(said, "x\n"));
}

/* Of a made tree each file is met once, however it looks, and always in the same order. */
static void each_once(void **state)
{
    static char first[sizeof said];
    (void)state;
    seed s = seed_start();
    size_t made = 0, lines = 0;
    for (int i = 0; i < 200; i++) {
        char path[64];
        int used = 0;
        for (uint32_t depth = seed_next(&s, 4); depth-- > 0;)
            used += snprintf(path + used, sizeof path - (size_t)used, "d%u/", seed_next(&s, 3));
        snprintf(path + used, sizeof path - (size_t)used, "f%d", i);
        tree_file(path, "");
        made++;
    }
    WALK(0);
    memcpy(first, said, sizeof said);
    for (const char *c = said; *c; c++)
        lines += *c == '\n';
    assert_int_equal(lines, made);
    for (size_t i = 0; i < made; i++) {
        char name[32];
        snprintf(name, sizeof name, "f%zu\n", i);
        assert_non_null(strstr(said, name));
    }
    WALK(0);
    assert_string_equal(said, first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(in_order, begin, end),
                                       cmocka_unit_test_setup_teardown(no_files, begin, end),
                                       cmocka_unit_test_setup_teardown(followed, begin, end),
                                       cmocka_unit_test_setup_teardown(patterns, begin, end),
                                       cmocka_unit_test_setup_teardown(own, begin, end),
                                       cmocka_unit_test_setup_teardown(roots, begin, end),
                                       cmocka_unit_test_setup_teardown(deep, begin, end),
                                       cmocka_unit_test_setup_teardown(each_once, begin, end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
