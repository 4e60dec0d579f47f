/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "batch/state.h"
#include "batch/state_album.h"
#include "batch/state_merge.h"
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

static phw_state_setup setup_of(uint8_t number)
{
    return (phw_state_setup){{{number}}, "test"};
}

static phw_state *open_run(const char *name, uint8_t setup_number)
{
    phw_state *opened = NULL;
    const char *const folders[] = {tree_path("pictures")};
    const phw_state_setup setup = setup_of(setup_number);
    assert_int_equal(phw_state_open(tree_path(name), true, &opened, NULL), PHW_OK);
    assert_int_equal(phw_state_begin_run(opened, &setup, folders, 1, NULL), PHW_OK);
    return opened;
}

/* A file in the tree with a result, as an examiner puts it there. */
static void put(phw_state *state, const char *name, uint8_t bytes, phw_shelf shelf)
{
    const phw_digest digest = {{bytes}};
    const uint8_t jpeg[] = {1, 2, 3};
    const phw_state_result result = {.shelf = shelf,
                                     .lasting = shelf != PHW_SHELF_ERROR,
                                     .line = shelf == PHW_SHELF_ERROR ? NULL : "{}",
                                     .error = shelf == PHW_SHELF_ERROR ? "broken" : NULL,
                                     .thumbnail = jpeg,
                                     .thumbnail_size = sizeof jpeg,
                                     .phash = 0x0F0F0F0F0F0F0F0FU + bytes,
                                     .has_phash = true};
    phw_state_row row = {.file = {tree_path(name), 10, 20, 30}, .digest = &digest, .settled = true};
    tree_file(name, "");
    assert_int_equal(phw_state_add_result(state, &digest, &result, &row.content, NULL), PHW_OK);
    assert_int_equal(phw_state_put(state, &row, NULL), PHW_OK);
    assert_int_equal(phw_state_commit(state, NULL), PHW_OK);
}

static phw_state_known look(phw_state *state, const char *name, int64_t ctime_ns)
{
    const phw_state_file file = {tree_path(name), 10, 20, ctime_ns};
    phw_state_known known;
    assert_int_equal(phw_state_look_up(state, &file, &known, NULL), PHW_OK);
    return known;
}

static void remembers(void **unused)
{
    int64_t content = 0;
    phw_shelf shelf = PHW_SHELF_CLEAR;
    const phw_digest digest = {{1}};
    (void)unused;
    phw_state *state = open_run("s", 1);
    put(state, "pictures/a", 1, PHW_SHELF_BLOCK);
    assert_true(look(state, "pictures/a", 30).this_run);
    phw_state_free(&state);

    state = open_run("s", 1);
    phw_state_known known = look(state, "pictures/a", 30);
    assert_true(known.same);
    assert_false(known.this_run);
    assert_int_equal(known.shelf, PHW_SHELF_BLOCK);
    assert_false(look(state, "pictures/a", 31).same); /* changed */
    assert_false(look(state, "pictures/b", 30).same); /* new */
    assert_int_equal(phw_state_find_result(state, &digest, &content, &shelf, NULL), PHW_OK);
    assert_int_not_equal(content, 0);
    assert_int_equal(shelf, PHW_SHELF_BLOCK);
    phw_state_free(&state);

    state = open_run("s", 2); /* other models */
    assert_false(look(state, "pictures/a", 30).same);
    assert_int_equal(phw_state_find_result(state, &digest, &content, &shelf, NULL), PHW_OK);
    assert_int_equal(content, 0);
    phw_state_free(&state);
}

static void tries_again(void **unused)
{
    int64_t content = 0;
    phw_shelf shelf = PHW_SHELF_CLEAR;
    const phw_digest digest = {{1}};
    (void)unused;
    phw_state *state = open_run("s", 1);
    put(state, "pictures/a", 1, PHW_SHELF_ERROR);
    assert_int_equal(phw_state_find_result(state, &digest, &content, &shelf, NULL), PHW_OK);
    assert_int_not_equal(content, 0); /* in the same run the same bytes fail but once */
    phw_state_free(&state);
    state = open_run("s", 1);
    assert_int_equal(phw_state_find_result(state, &digest, &content, &shelf, NULL), PHW_OK);
    assert_int_equal(content, 0);
    phw_state_free(&state);
}

static void forgets(void **unused)
{
    phw_state_counts counts;
    (void)unused;
    phw_state *state = open_run("s", 1);
    put(state, "pictures/gone", 1, PHW_SHELF_BLOCK);
    put(state, "pictures/left out", 2, PHW_SHELF_CLEAR);
    put(state, "elsewhere/gone", 3, PHW_SHELF_REVIEW);
    tree_file("pictures/locked/x", "");
    const phw_state_row locked = {.file = {tree_path("pictures/locked"), 0, 0, 0},
                                  .skip = PHW_SKIP_UNREADABLE};
    assert_int_equal(phw_state_put(state, &locked, NULL), PHW_OK);
    assert_int_equal(phw_state_end_run(state, NULL), PHW_OK);
    phw_state_free(&state);
    assert_int_equal(unlink(tree_path("pictures/gone")), 0);
    assert_int_equal(unlink(tree_path("elsewhere/gone")), 0);
    state = open_run("s", 1);
    assert_int_equal(phw_state_end_run(state, NULL), PHW_OK);
    assert_int_equal(phw_state_count(state, PHW_STATE_ALL, &counts, NULL), PHW_OK);
    assert_int_equal(counts.shelf[PHW_SHELF_BLOCK], 0);
    assert_int_equal(counts.shelf[PHW_SHELF_CLEAR], 1);
    assert_int_equal(counts.shelf[PHW_SHELF_ERROR], 0);  /* the folder can be walked now */
    assert_int_equal(counts.shelf[PHW_SHELF_REVIEW], 1); /* its folder was not walked */
    phw_state_free(&state);
}

/* A process that is killed loses what it had not committed, and nothing else. */
static void survives_a_kill(void **unused)
{
    phw_state_counts counts;
    (void)unused;
    pid_t child = fork();
    if (child == 0) {
        phw_state *state = open_run("s", 1);
        put(state, "pictures/a", 1, PHW_SHELF_BLOCK);
        const phw_state_row row = {.file = {tree_path("pictures/b"), 1, 1, 1},
                                   .skip = PHW_SKIP_NO_PICTURE};
        if (phw_state_put(state, &row, NULL) == PHW_OK)
            kill(getpid(), SIGKILL);
        _exit(1);
    }
    int ended = 0;
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_true(WIFSIGNALED(ended));
    phw_state *state = open_run("s", 1);
    assert_int_equal(phw_state_count(state, PHW_STATE_ALL, &counts, NULL), PHW_OK);
    assert_int_equal(counts.shelf[PHW_SHELF_BLOCK], 1);
    assert_int_equal(counts.skipped[PHW_SKIP_NO_PICTURE], 0);
    phw_state_free(&state);
}

static void refused(void **unused)
{
    struct stat facts;
    phw_error error = PHW_ERROR_INIT;
    phw_state *state = open_run("s", 1), *second = NULL;
    (void)unused;
    assert_int_equal(stat(tree_path("s"), &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0600);
    assert_int_equal(phw_state_open(tree_path("s"), false, &second, &error), PHW_ERR_IO);
    assert_non_null(strstr(error.message, "another photoward"));
    phw_state_free(&state);
    assert_int_equal(phw_state_open(tree_path("none"), false, &second, NULL), PHW_ERR_IO);
    tree_file("text", "no state at all, but longer than a header of SQLite would be");
    assert_int_equal(phw_state_open(tree_path("text"), true, &second, NULL), PHW_ERR_FORMAT);
    tree_file("short", "x");
    assert_int_equal(phw_state_open(tree_path("short"), true, &second, NULL), PHW_ERR_FORMAT);
    /* user_version, at byte 60 (SQLite's file format, 1.3) */
    int file = open(tree_path("s"), O_RDWR);
    const uint8_t version[4] = {0, 0, 0, PHW_STATE_VERSION + 1};
    assert_int_equal(pwrite(file, version, 4, 60), 4);
    close(file);
    assert_int_equal(phw_state_open(tree_path("s"), true, &second, &error), PHW_ERR_UNSUPPORTED);
    assert_null(second);
}

static phw_status list(void *visitor, const phw_album_picture *picture, phw_error *error)
{
    char *text = visitor;
    size_t used = strlen(text);
    (void)error;
    snprintf(text + used, 1000 - used, "%s %s %u %s\n", strrchr(picture->path, '/') + 1,
             phw_shelf_name(picture->shelf), picture->burst,
             picture->duplicate_of ? strrchr(picture->duplicate_of, '/') + 1 : "-");
    return PHW_OK;
}

static void album(void **unused)
{
    char text[1000] = "";
    phw_state_album made;
    (void)unused;
    phw_state *state = open_run("s", 1);
    put(state, "pictures/c", 1, PHW_SHELF_BLOCK);
    put(state, "pictures/a", 2, PHW_SHELF_CLEAR);
    put(state, "pictures/b", 1, PHW_SHELF_BLOCK);
    put(state, "pictures/d", 3, PHW_SHELF_ERROR);
    assert_int_equal(phw_state_album_make(state, PHW_STATE_RUN, &made, NULL), PHW_OK);
    assert_true(made.about.unfinished);
    assert_int_equal(made.about.folder_count, 1);
    assert_int_equal(
        made.source.walk(made.source.context, PHW_ALBUM_BY_PATH, true, list, text, NULL), PHW_OK);
    assert_string_equal(text, "a clear 1 -\nb block 1 -\nc block 1 b\nd error 1 -\n");
    text[0] = '\0';
    assert_int_equal(
        made.source.walk(made.source.context, PHW_ALBUM_BY_SHELF, true, list, text, NULL), PHW_OK);
    assert_string_equal(text, "b block 1 -\nc block 1 b\nd error 1 -\na clear 1 -\n");
    phw_state_album_done(&made);
    phw_state_free(&state);
}

/* Whatever order they are joined in, and however often. */
static void merge(void **unused)
{
    static const char *const orders[][3] = {{"x", "y", "y"}, {"y", "x", "x"}, {"y", "x", "y"}};
    (void)unused;
    phw_state *state = open_run("x", 1);
    put(state, "pictures/both", 1, PHW_SHELF_ERROR);
    put(state, "pictures/x", 2, PHW_SHELF_CLEAR);
    phw_state_free(&state);
    state = open_run("y", 1);
    put(state, "pictures/y", 3, PHW_SHELF_BLOCK);
    put(state, "pictures/both", 1, PHW_SHELF_REVIEW);
    assert_int_equal(phw_state_end_run(state, NULL), PHW_OK);
    phw_state_free(&state);
    for (size_t i = 0; i < 3; i++) {
        char text[1000] = "", name[8];
        phw_state_album made;
        snprintf(name, sizeof name, "all%zu", i);
        assert_int_equal(phw_state_open(tree_path(name), true, &state, NULL), PHW_OK);
        for (size_t j = 0; j < 3; j++)
            assert_int_equal(phw_state_merge(state, tree_path(orders[i][j]), NULL), PHW_OK);
        assert_int_equal(phw_state_album_make(state, PHW_STATE_ALL, &made, NULL), PHW_OK);
        assert_true(made.about.unfinished); /* x was */
        assert_int_equal(
            made.source.walk(made.source.context, PHW_ALBUM_BY_PATH, true, list, text, NULL),
            PHW_OK);
        assert_string_equal(text, "both review 1 -\nx clear 1 -\ny block 1 -\n");
        phw_state_album_done(&made);
        phw_state_free(&state);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(remembers, begin, end),
                                       cmocka_unit_test_setup_teardown(tries_again, begin, end),
                                       cmocka_unit_test_setup_teardown(forgets, begin, end),
                                       cmocka_unit_test_setup_teardown(survives_a_kill, begin, end),
                                       cmocka_unit_test_setup_teardown(refused, begin, end),
                                       cmocka_unit_test_setup_teardown(album, begin, end),
                                       cmocka_unit_test_setup_teardown(merge, begin, end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
