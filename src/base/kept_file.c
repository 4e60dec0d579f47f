/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* O_TMPFILE, O_PATH, copy_file_range() */
#include "base/kept_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Larger files are no copies of pictures: a second name costs less than so much of the disk. */
#define COPIED_MOST ((off_t)256 << 20)

/* Nobody else may read it while it has no name. */
#define MODE_AT_FIRST 0600

static bool copy_bytes(int from, int to, off_t size)
{
    while (size > 0) {
        const ssize_t count = copy_file_range(from, NULL, to, NULL, (size_t)size, 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        size -= count;
    }
    return true;
}

/* Who may not give a file away keeps it. */
static bool copy_facts(const struct stat *facts, int to)
{
    const struct timespec times[2] = {facts->st_atim, facts->st_mtim};
    return (fchown(to, facts->st_uid, facts->st_gid) == 0 || errno == EPERM) &&
           fchmod(to, facts->st_mode & 07777) == 0 && futimens(to, times) == 0;
}

/* @return a descriptor, or -1 where the copy is not whole. */
static int copy_nameless(int directory, const char *name)
{
    struct stat facts;
    const int from = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (from < 0)
        return -1;
    int to = -1;
    if (fstat(from, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size <= COPIED_MOST)
        to = openat(directory, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, MODE_AT_FIRST);
    /* Synced, for it may have to take the place of the file that is lost. */
    if (to >= 0 &&
        !(copy_bytes(from, to, facts.st_size) && copy_facts(&facts, to) && fsync(to) == 0)) {
        close(to);
        to = -1;
    }
    close(from);
    return to;
}

bool phw_kept_file_take(int directory, const char *name, phw_kept_file *kept)
{
    struct stat facts;
    kept->descriptor = openat(directory, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
    if (kept->descriptor < 0)
        return errno == ENOENT;
    if (fstat(kept->descriptor, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_nlink > 1)
        return true;
    close(kept->descriptor);
    kept->descriptor = copy_nameless(directory, name);
    if (kept->descriptor >= 0)
        return true;
    return phw_temporary_link(directory, -1, name, kept->name) || errno == ENOENT ||
           phw_links_unsupported(errno);
}

bool phw_kept_file_is(const phw_kept_file *kept)
{
    return kept->descriptor >= 0 || kept->name[0];
}

bool phw_kept_file_put_back(int directory, const char *name, phw_kept_file *kept)
{
    if (!kept->name[0] && !phw_temporary_link(directory, kept->descriptor, NULL, kept->name))
        return false;
    if (renameat(directory, kept->name, directory, name) != 0)
        return false;
    kept->name[0] = '\0';
    return true;
}

void phw_kept_file_leave(phw_kept_file *kept)
{
    kept->name[0] = '\0';
}

void phw_kept_file_done(int directory, phw_kept_file *kept)
{
    if (kept->name[0])
        unlinkat(directory, kept->name, 0);
    if (kept->descriptor >= 0)
        close(kept->descriptor);
    *kept = (phw_kept_file)PHW_KEPT_FILE_NONE;
}
