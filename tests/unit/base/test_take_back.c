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
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/atomic_file.h"

#define OLD "what was there"
#define NEW "what is written"

/* Once the directory could not be synced, these fail as well. */
static struct {
    bool armed; /* the next sync of a directory fails */
    bool rename, link, remove;
    bool failing;
} faults;

int __real_fsync(int descriptor);
int __wrap_fsync(int descriptor);
int __real_renameat(int from, const char *old, int to, const char *name);
int __wrap_renameat(int from, const char *old, int to, const char *name);
int __real_linkat(int from, const char *old, int to, const char *name, int flags);
int __wrap_linkat(int from, const char *old, int to, const char *name, int flags);
int __real_unlinkat(int directory, const char *name, int flags);
int __wrap_unlinkat(int directory, const char *name, int flags);

static int fail_with(int code)
{
    errno = code;
    return -1;
}

int __wrap_fsync(int descriptor)
{
    struct stat facts;
    if (!faults.armed || fstat(descriptor, &facts) != 0 || !S_ISDIR(facts.st_mode))
        return __real_fsync(descriptor);
    faults.failing = true;
    return fail_with(EIO);
}

int __wrap_renameat(int from, const char *old, int to, const char *name)
{
    return faults.failing && faults.rename ? fail_with(ENOSPC)
                                           : __real_renameat(from, old, to, name);
}

int __wrap_linkat(int from, const char *old, int to, const char *name, int flags)
{
    return faults.failing && faults.link ? fail_with(ENOSPC)
                                         : __real_linkat(from, old, to, name, flags);
}

int __wrap_unlinkat(int directory, const char *name, int flags)
{
    return faults.failing && faults.remove ? fail_with(EROFS)
                                           : __real_unlinkat(directory, name, flags);
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void holds(const char *path, const char *text)
{
    char there[64] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    (void)!fread(there, 1, sizeof there - 1, file);
    fclose(file);
    assert_string_equal(there, text);
}

/* The path of the file with a temporary name. @return how many there are. */
static int find_temporary(const char *directory, char path[512])
{
    int count = 0;
    DIR *open = opendir(directory);
    assert_non_null(open);
    for (const struct dirent *entry = readdir(open); entry; entry = readdir(open))
        if (strncmp(entry->d_name, ".photoward", 10) == 0 && ++count)
            snprintf(path, 512, "%s/%s", directory, entry->d_name);
    closedir(open);
    return count;
}

static bool has_unnamed_files(void)
{
    const int tried = open(".", O_TMPFILE | O_RDWR, 0600);
    if (tried >= 0)
        close(tried);
    return tried >= 0;
}

/* Where what was written cannot be taken back, the message says so and what became of the file. */
static void test_what_cannot_be_taken_back_is_said(void **state)
{
    (void)state;
    static const struct {
        bool there, rename, link, remove;
        const char *says, *in_place;
        int temporary;
    } cases[] = {
        {true, false, false, false, "cannot write its directory", OLD, 0},
        {true, true, false, false, "what it was is now beside it as .photoward", NEW, 1},
        {true, false, true, false, "could not be put back", NEW, 0},
        {false, false, false, true, "could not be removed again", NEW, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (cases[i].link && !has_unnamed_files())
            continue; /* it has a second name before */
        char directory[] = "take-back-XXXXXX", path[64], temporary[512] = "";
        assert_non_null(mkdtemp(directory));
        snprintf(path, sizeof path, "%s/out.png", directory);
        if (cases[i].there)
            put(path, OLD);
        const phw_atomic_file file = {
            .path = path, .bytes = (const uint8_t *)NEW, .size = strlen(NEW), .overwrite = true};
        phw_error error = PHW_ERROR_INIT;
        memset(&faults, 0, sizeof faults);
        faults.armed = true;
        faults.rename = cases[i].rename;
        faults.link = cases[i].link;
        faults.remove = cases[i].remove;
        assert_int_equal(phw_atomic_file_write(&file, &error), PHW_ERR_IO);
        memset(&faults, 0, sizeof faults);
        if (!strstr(error.message, cases[i].says) || !strstr(error.message, "write its directory"))
            fail_msg("row %zu: \"%s\"", i, error.message);
        holds(path, cases[i].in_place);
        assert_int_equal(find_temporary(directory, temporary), cases[i].temporary);
        if (cases[i].temporary) {
            holds(temporary, OLD);
            unlink(temporary);
        }
        unlink(path);
        assert_int_equal(rmdir(directory), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_cannot_be_taken_back_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
