/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* O_TMPFILE */
#include "base/atomic_file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/kept_file.h"
#include "base/outlived.h"
#include "base/temporary_name.h"

#define PATH_SHOWN 120 /* bytes; a message holds PHW_ERROR_MESSAGE_MAX */
#define READ_BACK_BYTES ((size_t)1 << 16)
#define MODE_FOR_UMASK 0666

/* One write in progress. Everything is done relative to the open directory, so that renaming a
 * directory on the way cannot lead elsewhere. */
typedef struct writing {
    const phw_atomic_file *file;
    phw_error *error;
    const char *name; /* last part of the path */
    int directory;
    int descriptor;
    char temporary[PHW_TEMPORARY_NAME_MAX]; /* "" while there is none, or it has no name */
    phw_kept_file replaced;                 /* what was there before, until all is done */
    bool in_place;
} writing;

/* The end of the path, where it is so long that the cause would be cut off behind it. */
static const char *shown(const char *path)
{
    size_t length = strlen(path);
    const char *from = path + (length > PATH_SHOWN ? length - PATH_SHOWN : 0);
    while ((*from & 0xC0) == 0x80) /* not in the middle of a character */
        from++;
    return from;
}

static phw_status fail(const writing *work, const char *what)
{
    const char *cause = strerror(errno);
    return phw_error_set(work->error, PHW_ERR_IO, "%s: cannot %s: %s", shown(work->file->path),
                         what, cause);
}

static phw_status refuse(const writing *work, const char *why)
{
    return phw_error_set(work->error, PHW_ERR_IO, "%s: not written: %s", shown(work->file->path),
                         why);
}

static phw_status open_directory(writing *work)
{
    const char *path = work->file->path;
    const char *slash = strrchr(path, '/');
    work->name = slash ? slash + 1 : path;
    if (!work->name[0] || strcmp(work->name, ".") == 0 || strcmp(work->name, "..") == 0)
        return phw_error_set(work->error, PHW_ERR_ARGUMENT, "\"%s\" does not name a file", path);
    char *parent = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
    if (!parent)
        return phw_error_set(work->error, PHW_ERR_NOMEM, "no memory for a path");
    work->directory = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(parent);
    return work->directory < 0 ? fail(work, "open its directory") : PHW_OK;
}

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static phw_status check_target(const writing *work)
{
    struct stat there, source;
    if (fstatat(work->directory, work->name, &there, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? PHW_OK : fail(work, "look at what is there");
    if (S_ISLNK(there.st_mode))
        return refuse(work, "a symbolic link is in its place");
    if (S_ISDIR(there.st_mode))
        return refuse(work, "a directory has this name");
    if (!S_ISREG(there.st_mode))
        return refuse(work, "a device or pipe is in its place");
    for (size_t i = 0; i < work->file->source_count; i++)
        if (stat(work->file->sources[i], &source) == 0 && same_file(&there, &source))
            return refuse(work, "it is the source picture, which is never overwritten");
    return work->file->overwrite ? PHW_OK : refuse(work, "a file of this name exists already");
}

static phw_status create_temporary(writing *work)
{
    work->descriptor = openat(work->directory, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, MODE_FOR_UMASK);
    if (work->descriptor >= 0)
        return PHW_OK;
    for (int i = 0; i < PHW_TEMPORARY_NAMES; i++) {
        char name[PHW_TEMPORARY_NAME_MAX];
        phw_temporary_name(i, name);
        work->descriptor =
            openat(work->directory, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                   MODE_FOR_UMASK);
        if (work->descriptor >= 0) {
            memcpy(work->temporary, name, sizeof name);
            return PHW_OK;
        }
        if (errno != EEXIST)
            break;
    }
    return fail(work, "make a temporary file in its directory");
}

/* Who may not give a file away keeps it: the owner is taken over where that is allowed. */
static phw_status take_over(const writing *work)
{
    const phw_atomic_file *file = work->file;
    struct stat like;
    if (!file->like || (!file->keep_mode && !file->keep_time))
        return PHW_OK;
    if (stat(file->like, &like) != 0)
        return fail(work, "look at the file that it is like");
    if (file->keep_mode) {
        if (fchown(work->descriptor, like.st_uid, like.st_gid) != 0 && errno != EPERM)
            return fail(work, "set its owner");
        if (fchmod(work->descriptor, like.st_mode & 0777) != 0)
            return fail(work, "set its permissions");
    }
    const struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, like.st_mtim};
    if (file->keep_time && futimens(work->descriptor, times) != 0)
        return fail(work, "set its time");
    return PHW_OK;
}

static phw_status write_all(const writing *work)
{
    size_t done = 0;
    while (done < work->file->size) {
        ssize_t count = write(work->descriptor, work->file->bytes + done, work->file->size - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count == 0)
            errno = ENOSPC;
        if (count <= 0)
            return fail(work, "write it");
        done += (size_t)count;
    }
    phw_status status = take_over(work);
    if (status == PHW_OK && fsync(work->descriptor) != 0)
        status = fail(work, "write it to the disk");
    return status;
}

/* A descriptor of its own, which has seen nothing yet, and pages from the disk where the system
 * lets go of those in memory. */
static int open_afresh(const writing *work)
{
    char path[PHW_TEMPORARY_NAME_MAX];
    posix_fadvise(work->descriptor, 0, 0, POSIX_FADV_DONTNEED);
    if (work->temporary[0])
        return openat(work->directory, work->temporary, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    snprintf(path, sizeof path, "/proc/self/fd/%d", work->descriptor);
    return open(path, O_RDONLY | O_CLOEXEC);
}

static phw_status compare(const writing *work, int written, uint8_t *buffer)
{
    size_t done = 0;
    while (done < work->file->size) {
        ssize_t count = read(written, buffer, READ_BACK_BYTES);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(work, "read it back");
        if (count == 0 || (size_t)count > work->file->size - done ||
            memcmp(buffer, work->file->bytes + done, (size_t)count) != 0)
            return refuse(work, "the disk holds other bytes than were written");
        done += (size_t)count;
    }
    return PHW_OK;
}

static phw_status read_back(const writing *work)
{
    struct stat facts;
    uint8_t *buffer = malloc(READ_BACK_BYTES);
    if (!buffer)
        return phw_error_set(work->error, PHW_ERR_NOMEM, "no memory to read a file back");
    int written = open_afresh(work);
    phw_status status = PHW_OK;
    if (written < 0 || fstat(written, &facts) != 0)
        status = fail(work, "look at what was written");
    else if ((uintmax_t)facts.st_size != work->file->size)
        status = refuse(work, "the disk holds another number of bytes than were written");
    else
        status = compare(work, written, buffer);
    if (status == PHW_OK && work->file->confirm)
        status = work->file->confirm(work->file->context, written, work->error);
    if (written >= 0)
        close(written);
    free(buffer);
    return status;
}

/* A link fails where the name was taken in the meantime; a rename would replace it. */
static phw_status put_new(writing *work)
{
    char descriptor[PHW_TEMPORARY_NAME_MAX];
    snprintf(descriptor, sizeof descriptor, "/proc/self/fd/%d", work->descriptor);
    bool named = work->temporary[0];
    if (linkat(named ? work->directory : AT_FDCWD, named ? work->temporary : descriptor,
               work->directory, work->name, named ? 0 : AT_SYMLINK_FOLLOW) == 0) {
        if (named)
            unlinkat(work->directory, work->temporary, 0);
        work->temporary[0] = '\0';
        return PHW_OK;
    }
    if (errno == EEXIST)
        return refuse(work, "a file of this name exists already");
    if (!named || !phw_links_unsupported(errno))
        return fail(work, "put it in place");
    phw_status status = check_target(work);
    if (status == PHW_OK &&
        renameat(work->directory, work->temporary, work->directory, work->name) != 0)
        status = fail(work, "put it in place");
    if (status == PHW_OK)
        work->temporary[0] = '\0';
    return status;
}

/* A file without a name, and whose place it takes. */
typedef struct swap {
    int directory;
    char file[PHW_TEMPORARY_NAME_MAX]; /* by its descriptor */
    char temporary[PHW_TEMPORARY_NAME_MAX];
    const char *name;
} swap;

/* A rename replaces, and it needs a name to rename: the new file has one for that one step only. */
static int link_and_rename(const void *context)
{
    const swap *s = context;
    if (linkat(AT_FDCWD, s->file, s->directory, s->temporary, AT_SYMLINK_FOLLOW) != 0)
        return errno;
    if (renameat(s->directory, s->temporary, s->directory, s->name) == 0)
        return 0;
    const int code = errno;
    unlinkat(s->directory, s->temporary, 0);
    return code;
}

static bool is_in_place(const writing *work)
{
    struct stat mine, there;
    return fstat(work->descriptor, &mine) == 0 &&
           fstatat(work->directory, work->name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
           same_file(&mine, &there);
}

/* A kill between the two calls would leave the temporary name, so they are outlived. */
static bool replace_nameless(const writing *work)
{
    swap s = {.directory = work->directory, .name = work->name};
    int code = EEXIST;
    snprintf(s.file, sizeof s.file, "/proc/self/fd/%d", work->descriptor);
    for (int i = 0; code == EEXIST && i < PHW_TEMPORARY_NAMES; i++) {
        phw_temporary_name(i, s.temporary);
        code = phw_outlived_run(link_and_rename, &s);
    }
    errno = code;
    return code == 0 || (code == EINTR && is_in_place(work));
}

static phw_status put_over(writing *work)
{
    if (!phw_kept_file_take(work->directory, work->name, &work->replaced))
        return fail(work, "keep what is there");
    phw_status status = check_target(work);
    if (status != PHW_OK)
        return status;
    if (work->temporary[0]
            ? renameat(work->directory, work->temporary, work->directory, work->name) != 0
            : !replace_nameless(work))
        return fail(work, "put it in place");
    work->temporary[0] = '\0';
    return PHW_OK;
}

/* Not every file system can sync a directory; the content itself is on the disk. */
static phw_status sync_directory(const writing *work)
{
    if (fsync(work->directory) != 0 && errno != EINVAL && errno != EROFS && errno != EBADF)
        return fail(work, "write its directory to the disk");
    return PHW_OK;
}

static phw_status put_in_place(writing *work)
{
    struct stat there;
    bool taken = fstatat(work->directory, work->name, &there, AT_SYMLINK_NOFOLLOW) == 0;
    phw_status status = work->file->overwrite && taken ? put_over(work) : put_new(work);
    work->in_place = status == PHW_OK;
    return status == PHW_OK ? sync_directory(work) : status;
}

/* Says that something was changed after all, before what went wrong at first. */
static void tell_not_taken_back(const writing *work, const char *what, const char *where)
{
    const char *cause = strerror(errno);
    phw_error first = PHW_ERROR_INIT;
    if (!work->error)
        return;
    first = *work->error;
    phw_error_clear(work->error);
    (void)phw_error_set(work->error, first.status, "%s: %s%s (%s), after: %s",
                        shown(work->file->path), what, where, cause, first.message);
}

/* What was there before is left under its other name, where it has one. */
static void put_back(writing *work)
{
    phw_kept_file *kept = &work->replaced;
    if (phw_kept_file_put_back(work->directory, work->name, kept))
        return;
    if (kept->name[0])
        tell_not_taken_back(work, "what it was is now beside it as ", kept->name);
    else
        tell_not_taken_back(work, "it was replaced and could not be put back", "");
    phw_kept_file_leave(kept);
}

/* As if it had never been written. */
static void take_back(writing *work)
{
    if (!work->in_place)
        return;
    if (phw_kept_file_is(&work->replaced))
        put_back(work);
    else if (unlinkat(work->directory, work->name, 0) != 0 && errno != ENOENT)
        tell_not_taken_back(work, "it was written and could not be removed again", "");
}

static void hold_signals(sigset_t *before)
{
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGHUP);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &held, before);
}

static phw_status prepare(writing *work)
{
    phw_status status = open_directory(work);
    if (status == PHW_OK)
        status = check_target(work);
    if (status == PHW_OK)
        status = create_temporary(work);
    if (status == PHW_OK)
        status = write_all(work);
    return status == PHW_OK ? read_back(work) : status;
}

static void done(writing *work)
{
    if (work->temporary[0])
        unlinkat(work->directory, work->temporary, 0);
    phw_kept_file_done(work->directory, &work->replaced);
    if (work->descriptor >= 0)
        close(work->descriptor);
    if (work->directory >= 0)
        close(work->directory);
}

phw_status phw_atomic_files_write(const phw_atomic_file *files, size_t count, phw_error *error)
{
    writing works[PHW_ATOMIC_FILES_MAX];
    sigset_t before;
    size_t placed = 0;
    phw_status status = PHW_OK;
    if (count < 1 || count > PHW_ATOMIC_FILES_MAX)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "%zu files cannot be written at once", count);
    for (size_t i = 0; i < count; i++)
        works[i] = (writing){.file = &files[i],
                             .error = error,
                             .directory = -1,
                             .descriptor = -1,
                             .replaced = PHW_KEPT_FILE_NONE};
    hold_signals(&before);
    for (size_t i = 0; status == PHW_OK && i < count; i++)
        status = prepare(&works[i]);
    for (; status == PHW_OK && placed < count; placed++)
        status = put_in_place(&works[placed]);
    for (size_t i = placed; status != PHW_OK && i > 0; i--)
        take_back(&works[i - 1]);
    for (size_t i = 0; i < count; i++)
        done(&works[i]);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return status;
}

phw_status phw_atomic_file_write(const phw_atomic_file *file, phw_error *error)
{
    return phw_atomic_files_write(file, 1, error);
}
