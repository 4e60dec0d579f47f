/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* O_TMPFILE */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/atomic_file.h"

#define CONTENT "what is written"

/* A directory of its own for each test. */
typedef struct place {
    char directory[64];
    char path[96];
} place;

static int make_place(void **state)
{
    place *p = calloc(1, sizeof *p);
    assert_non_null(p);
    snprintf(p->directory, sizeof p->directory, "atomic-file-XXXXXX");
    assert_non_null(mkdtemp(p->directory));
    snprintf(p->path, sizeof p->path, "%s/out.png", p->directory);
    *state = p;
    return 0;
}

static int entries(const char *directory)
{
    int count = 0;
    DIR *open = opendir(directory);
    assert_non_null(open);
    for (const struct dirent *entry = readdir(open); entry; entry = readdir(open))
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(open);
    return count;
}

static int remove_place(void **state)
{
    place *p = *state;
    DIR *open = opendir(p->directory);
    assert_non_null(open);
    for (const struct dirent *entry = readdir(open); entry; entry = readdir(open))
        if (entry->d_name[0] != '.' || strlen(entry->d_name) > 2)
            unlinkat(dirfd(open), entry->d_name, entry->d_type == DT_DIR ? AT_REMOVEDIR : 0);
    closedir(open);
    rmdir(p->directory);
    free(p);
    return 0;
}

static phw_atomic_file file_at(const char *path)
{
    return (phw_atomic_file){
        .path = path, .bytes = (const uint8_t *)CONTENT, .size = strlen(CONTENT)};
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void holds(const char *path, const char *text)
{
    char content[64] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t length = fread(content, 1, sizeof content - 1, file);
    fclose(file);
    content[length] = '\0';
    assert_string_equal(content, text);
}

static void is_refused(const phw_atomic_file *file, const char *word)
{
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(phw_atomic_file_write(file, &error), PHW_ERR_IO);
    assert_non_null(strstr(error.message, word));
}

static void test_a_new_file(void **state)
{
    const place *p = *state;
    phw_atomic_file file = file_at(p->path);
    struct stat facts;
    mode_t mask = umask(027);
    assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_OK);
    umask(mask);
    holds(p->path, CONTENT);
    assert_int_equal(entries(p->directory), 1);
    assert_int_equal(stat(p->path, &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0640);
    assert_int_equal(facts.st_nlink, 1);
}

static void test_an_empty_file_and_one_of_many_blocks(void **state)
{
    const place *p = *state;
    phw_atomic_file file = file_at(p->path);
    struct stat facts;
    file.bytes = NULL;
    file.size = 0;
    assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_OK);
    assert_int_equal(stat(p->path, &facts), 0);
    assert_int_equal(facts.st_size, 0);
    file.size = 300001;
    uint8_t *bytes = malloc(file.size);
    assert_non_null(bytes);
    for (size_t i = 0; i < file.size; i++)
        bytes[i] = (uint8_t)(i * 31);
    file.bytes = bytes;
    file.overwrite = true;
    assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_OK);
    assert_int_equal(stat(p->path, &facts), 0);
    assert_int_equal(facts.st_size, 300001);
    free(bytes);
}

static void test_overwriting_only_when_asked(void **state)
{
    const place *p = *state;
    phw_atomic_file file = file_at(p->path);
    put(p->path, "old");
    is_refused(&file, "exists");
    holds(p->path, "old");
    file.overwrite = true;
    assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_OK);
    holds(p->path, CONTENT);
    assert_int_equal(entries(p->directory), 1);
}

static void test_the_source_is_never_overwritten(void **state)
{
    const place *p = *state;
    char source[128], alias[128];
    snprintf(source, sizeof source, "%s/desk.png", p->directory);
    snprintf(alias, sizeof alias, "%s/./desk.png", p->directory);
    put(source, "picture");
    assert_int_equal(link(source, p->path), 0); /* another name of the same file */
    const char *const sources[] = {"no such file", source};
    phw_atomic_file file = file_at(p->path);
    file.overwrite = true;
    file.sources = sources;
    file.source_count = 2;
    is_refused(&file, "source");
    file.path = alias;
    is_refused(&file, "source");
    holds(source, "picture");
    assert_int_equal(entries(p->directory), 2);
}

static void test_links_directories_and_devices_are_refused(void **state)
{
    const place *p = *state;
    char target[128];
    phw_atomic_file file = file_at(p->path);
    file.overwrite = true;
    snprintf(target, sizeof target, "%s/target", p->directory);
    put(target, "kept");
    assert_int_equal(symlink("target", p->path), 0);
    is_refused(&file, "symbolic link");
    holds(target, "kept");
    assert_int_equal(unlink(p->path), 0);
    assert_int_equal(symlink("nowhere", p->path), 0);
    is_refused(&file, "symbolic link");
    assert_int_equal(unlink(p->path), 0);
    assert_int_equal(mkdir(p->path, 0700), 0);
    is_refused(&file, "directory");
    assert_int_equal(rmdir(p->path), 0);
    assert_int_equal(mkfifo(p->path, 0600), 0);
    is_refused(&file, "device or pipe");
    assert_int_equal(unlink(p->path), 0);
    file.path = "/dev/null";
    is_refused(&file, "device or pipe");
    assert_int_equal(entries(p->directory), 1);
}

static void test_names_that_are_no_files(void **state)
{
    const place *p = *state;
    static const char *const ends[] = {"/", "/.", "/.."};
    char path[128];
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        snprintf(path, sizeof path, "%s%s", p->directory, ends[i]);
        phw_atomic_file file = file_at(path);
        assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_ERR_ARGUMENT);
    }
    phw_atomic_file file = file_at("");
    assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_ERR_ARGUMENT);
    snprintf(path, sizeof path, "%s/none/out.png", p->directory);
    file.path = path;
    is_refused(&file, "out.png");
}

static void test_a_name_that_is_too_long(void **state)
{
    const place *p = *state;
    char path[400];
    int length = snprintf(path, sizeof path, "%s/", p->directory);
    memset(path + length, 'x', 300);
    path[length + 300] = '\0';
    phw_atomic_file file = file_at(path);
    is_refused(&file, "cannot");
    assert_int_equal(entries(p->directory), 0);
}

/* The name of a temporary file that a crash left behind is not in the way. */
static void test_left_overs_are_not_in_the_way(void **state)
{
    const place *p = *state;
    char left[128];
    snprintf(left, sizeof left, "%s/.photoward-%ld-0.tmp", p->directory, (long)getpid());
    put(left, "left");
    phw_atomic_file file = file_at(p->path);
    assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_OK);
    holds(p->path, CONTENT);
    holds(left, "left");
}

/* In a child whose files may hold no more than 4096 bytes, as on a disk that fills up. */
static void test_a_disk_that_fills_up(void **state)
{
    const place *p = *state;
    put(p->path, "old");
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        static uint8_t bytes[10000];
        const struct rlimit limit = {4096, 4096};
        phw_error error = PHW_ERROR_INIT;
        const phw_atomic_file file = {
            .path = p->path, .bytes = bytes, .size = sizeof bytes, .overwrite = true};
        signal(SIGXFSZ, SIG_IGN);
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
            _exit(1);
        phw_status status = phw_atomic_file_write(&file, &error);
        _exit(status == PHW_ERR_IO && strstr(error.message, "cannot write") ? 0 : 2);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    holds(p->path, "old");
    assert_int_equal(entries(p->directory), 1);
}

static volatile sig_atomic_t interrupted;

static void note(int number)
{
    (void)number;
    interrupted = 1;
}

/* The caller's own signal mask is back afterwards. */
static void test_signals_are_let_through_afterwards(void **state)
{
    const place *p = *state;
    const struct sigaction mine = {.sa_handler = note};
    struct sigaction before;
    assert_int_equal(sigaction(SIGINT, &mine, &before), 0);
    phw_atomic_file file = file_at(p->path);
    assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_OK);
    raise(SIGINT);
    assert_true(interrupted);
    sigaction(SIGINT, &before, NULL);
}

/* Two files of one answer: where the second cannot be had, the first is as it was. */
static void test_together_or_not_at_all(void **state)
{
    const place *p = *state;
    char other[128], folder[128];
    snprintf(other, sizeof other, "%s/mask.png", p->directory);
    snprintf(folder, sizeof folder, "%s/folder", p->directory);
    assert_int_equal(mkdir(folder, 0700), 0);
    phw_atomic_file files[2] = {file_at(other), file_at(folder)};
    files[0].overwrite = files[1].overwrite = true;
    assert_int_equal(phw_atomic_files_write(files, 2, NULL), PHW_ERR_IO);
    assert_int_equal(access(other, F_OK), -1);
    put(other, "older");
    assert_int_equal(phw_atomic_files_write(files, 2, NULL), PHW_ERR_IO);
    holds(other, "older");
    assert_int_equal(entries(p->directory), 2);
    files[1].path = p->path;
    assert_int_equal(phw_atomic_files_write(files, 2, NULL), PHW_OK);
    holds(other, CONTENT);
    holds(p->path, CONTENT);
    assert_int_equal(entries(p->directory), 3);
    /* The second is found to be taken only when the first is in place already. */
    put(other, "older");
    unlink(p->path);
    files[1].overwrite = false;
    files[1].path = other; /* the same file, which the first has just replaced */
    assert_int_equal(phw_atomic_files_write(files, 2, NULL), PHW_ERR_IO);
    holds(other, "older");
    assert_int_equal(entries(p->directory), 2);
}

/* What the directory holds when it is written to the disk, and whether that goes well. */
static struct {
    int syncs, named;
    int fails_from; /* the how manieth from 1 on does not, nor later ones; 0: all do */
} directory_seen;

int __real_fsync(int descriptor);
int __wrap_fsync(int descriptor);

int __wrap_fsync(int descriptor)
{
    struct stat facts;
    if (fstat(descriptor, &facts) != 0 || !S_ISDIR(facts.st_mode))
        return __real_fsync(descriptor);
    DIR *open = fdopendir(openat(descriptor, ".", O_RDONLY | O_DIRECTORY));
    assert_non_null(open);
    for (const struct dirent *entry = readdir(open); entry; entry = readdir(open))
        directory_seen.named += strncmp(entry->d_name, ".photoward", 10) == 0;
    closedir(open);
    directory_seen.syncs++;
    if (directory_seen.fails_from && directory_seen.syncs >= directory_seen.fails_from) {
        errno = EIO;
        return -1;
    }
    return __real_fsync(descriptor);
}

static bool has_unnamed_files(const char *directory)
{
    const int tried = open(directory, O_TMPFILE | O_RDWR, 0600);
    if (tried >= 0)
        close(tried);
    return tried >= 0;
}

/* Writing a directory to the disk takes longer than all else: a kill would leave what has a
 * temporary name then. */
static void test_nothing_has_a_temporary_name_for_long(void **state)
{
    const place *p = *state;
    char second[128];
    if (!has_unnamed_files(p->directory))
        skip();
    phw_atomic_file file = file_at(p->path);
    file.overwrite = true;
    put(p->path, "older");
    snprintf(second, sizeof second, "%s/second", p->directory);
    directory_seen.syncs = directory_seen.named = directory_seen.fails_from = 0;
    assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_OK);
    assert_int_equal(link(p->path, second), 0);
    assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_OK);
    assert_true(directory_seen.syncs >= 2);
    assert_int_equal(directory_seen.named, 0);
    assert_int_equal(entries(p->directory), 2);
}

/* What cannot be written to the disk is not there, and what it replaced is as it was. */
static void test_a_directory_that_cannot_be_written(void **state)
{
    const place *p = *state;
    char second[128];
    struct stat before, after;
    const struct timespec times[2] = {{1000, 0}, {2000, 0}};
    phw_atomic_file file = file_at(p->path);
    file.overwrite = true;
    put(p->path, "older");
    assert_int_equal(chmod(p->path, 0604), 0);
    assert_int_equal(utimensat(AT_FDCWD, p->path, times, 0), 0);
    directory_seen.syncs = 0;
    directory_seen.fails_from = 1;
    assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_ERR_IO);
    holds(p->path, "older");
    assert_int_equal(stat(p->path, &after), 0);
    assert_int_equal(after.st_mode & 0777, 0604);
    assert_int_equal(after.st_mtim.tv_sec, 2000);
    assert_int_equal(entries(p->directory), 1);
    /* A file with two names stays one file. */
    snprintf(second, sizeof second, "%s/second", p->directory);
    assert_int_equal(link(p->path, second), 0);
    assert_int_equal(stat(second, &before), 0);
    assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_ERR_IO);
    assert_int_equal(stat(p->path, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_int_equal(entries(p->directory), 2);
    directory_seen.fails_from = 0;
}

static void test_permissions_and_time_are_taken_over_by_choice(void **state)
{
    const place *p = *state;
    char like[128];
    struct stat facts;
    snprintf(like, sizeof like, "%s/like", p->directory);
    put(like, "like");
    assert_int_equal(chmod(like, 0604), 0);
    const struct timespec times[2] = {{1000, 0}, {2000, 0}};
    assert_int_equal(utimensat(AT_FDCWD, like, times, 0), 0);
    phw_atomic_file file = file_at(p->path);
    file.overwrite = true;
    file.like = like;
    assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_OK);
    assert_int_equal(stat(p->path, &facts), 0);
    assert_true(facts.st_mtim.tv_sec > 2000);
    file.keep_mode = file.keep_time = true;
    assert_int_equal(phw_atomic_file_write(&file, NULL), PHW_OK);
    assert_int_equal(stat(p->path, &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0604);
    assert_int_equal(facts.st_mtim.tv_sec, 2000);
}

#define KILLS 40
#define KILL_BYTES ((size_t)4 << 20)

/* Killed at any moment, with files of some size: what has a name is whole, and nothing else is
 * there. */
static void test_killed_at_any_moment(void **state)
{
    const place *p = *state;
    static uint8_t bytes[KILL_BYTES];
    memset(bytes, 'x', sizeof bytes);
    for (int i = 0; i < KILLS; i++) {
        struct stat facts;
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            const phw_atomic_file file = {.path = p->path, .bytes = bytes, .size = sizeof bytes};
            _exit(phw_atomic_file_write(&file, NULL) == PHW_OK ? 0 : 1);
        }
        /* From at once to about the time that one write takes. */
        const struct timespec wait = {0, (long)i * 400000};
        nanosleep(&wait, NULL);
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, NULL, 0), child);
        bool there = stat(p->path, &facts) == 0;
        if (there)
            assert_int_equal(facts.st_size, sizeof bytes);
        unlink(p->path);
        DIR *open = opendir(p->directory);
        assert_non_null(open);
        for (const struct dirent *entry = readdir(open); entry; entry = readdir(open))
            if (strncmp(entry->d_name, ".photoward", 10) == 0) /* no unnamed files here */
                unlinkat(dirfd(open), entry->d_name, 0);
        closedir(open);
        assert_int_equal(entries(p->directory), 0);
    }
}

/* Who is killed when a file is about to get another's name; 0: nobody. */
static pid_t killed_when_renaming;

int __real_renameat(int from, const char *old, int to, const char *name);
int __wrap_renameat(int from, const char *old, int to, const char *name);

int __wrap_renameat(int from, const char *old, int to, const char *name)
{
    if (killed_when_renaming)
        kill(killed_when_renaming, SIGKILL);
    return __real_renameat(from, old, to, name);
}

/* Killed between the two calls that only a name makes possible: what was begun is done. */
static void test_killed_while_it_has_a_name(void **state)
{
    const place *p = *state;
    if (!has_unnamed_files(p->directory))
        skip();
    put(p->path, "older");
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0); /* who is left is waited for */
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        phw_atomic_file file = file_at(p->path);
        file.overwrite = true;
        killed_when_renaming = getpid();
        _exit(phw_atomic_file_write(&file, NULL) == PHW_OK ? 0 : 1);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    while (waitpid(-1, NULL, 0) > 0)
        ;
    assert_int_equal(entries(p->directory), 1);
    holds(p->path, CONTENT);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, remove_place)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_a_new_file),
        IN_PLACE(test_an_empty_file_and_one_of_many_blocks),
        IN_PLACE(test_overwriting_only_when_asked),
        IN_PLACE(test_the_source_is_never_overwritten),
        IN_PLACE(test_links_directories_and_devices_are_refused),
        IN_PLACE(test_names_that_are_no_files),
        IN_PLACE(test_a_name_that_is_too_long),
        IN_PLACE(test_left_overs_are_not_in_the_way),
        IN_PLACE(test_a_disk_that_fills_up),
        IN_PLACE(test_signals_are_let_through_afterwards),
        IN_PLACE(test_together_or_not_at_all),
        IN_PLACE(test_nothing_has_a_temporary_name_for_long),
        IN_PLACE(test_a_directory_that_cannot_be_written),
        IN_PLACE(test_permissions_and_time_are_taken_over_by_choice),
        IN_PLACE(test_killed_at_any_moment),
        IN_PLACE(test_killed_while_it_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
