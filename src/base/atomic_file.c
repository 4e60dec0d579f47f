/* SPDX-License-Identifier: Apache-2.0 */
#include "base/atomic_file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Names tried for the temporary file before giving up: another process with the same number in a
 * shared directory (containers) or left-overs of a crash may hold some. */
#define NAMES_TRIED 100

#define TEMPORARY_NAME_MAX 64
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
    char temporary[TEMPORARY_NAME_MAX]; /* "" while there is none */
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
    for (int i = 0; i < NAMES_TRIED; i++) {
        char name[TEMPORARY_NAME_MAX];
        snprintf(name, sizeof name, ".photoward-%ld-%d.tmp", (long)getpid(), i);
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
    return fsync(work->descriptor) == 0 ? PHW_OK : fail(work, "write it to the disk");
}

static phw_status read_back(const writing *work)
{
    phw_status status = PHW_OK;
    struct stat written;
    uint8_t *buffer = malloc(READ_BACK_BYTES);
    size_t done = 0;
    if (!buffer)
        return phw_error_set(work->error, PHW_ERR_NOMEM, "no memory to read a file back");
    if (fstat(work->descriptor, &written) != 0)
        status = fail(work, "look at what was written");
    else if ((uintmax_t)written.st_size != work->file->size)
        status = refuse(work, "the disk holds another number of bytes than were written");
    while (status == PHW_OK && done < work->file->size) {
        ssize_t count = pread(work->descriptor, buffer, READ_BACK_BYTES, (off_t)done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            status = fail(work, "read it back");
        else if (count == 0 || (size_t)count > work->file->size - done ||
                 memcmp(buffer, work->file->bytes + done, (size_t)count) != 0)
            status = refuse(work, "the disk holds other bytes than were written");
        else
            done += (size_t)count;
    }
    free(buffer);
    return status;
}

/* Some file systems (FAT, some network ones) have no hard links. */
static bool links_unsupported(int code)
{
    return code == EPERM || code == ENOSYS || code == EOPNOTSUPP || code == EMLINK;
}

static phw_status put_in_place(writing *work)
{
    int directory = work->directory;
    if (!work->file->overwrite) {
        /* A link fails where the name was taken in the meantime; a rename would replace it. */
        if (linkat(directory, work->temporary, directory, work->name, 0) == 0) {
            unlinkat(directory, work->temporary, 0);
            work->temporary[0] = '\0';
        } else if (errno == EEXIST) {
            return refuse(work, "a file of this name exists already");
        } else if (!links_unsupported(errno)) {
            return fail(work, "put it in place");
        }
    }
    if (work->temporary[0]) {
        phw_status status = check_target(work);
        if (status != PHW_OK)
            return status;
        if (renameat(directory, work->temporary, directory, work->name) != 0)
            return fail(work, "put it in place");
        work->temporary[0] = '\0';
    }
    /* Not every file system can sync a directory; the content itself is on the disk. */
    if (fsync(directory) != 0 && errno != EINVAL && errno != EROFS && errno != EBADF) {
        phw_status status = fail(work, "write its directory to the disk");
        unlinkat(directory, work->name, 0);
        return status;
    }
    return PHW_OK;
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

phw_status phw_atomic_file_write(const phw_atomic_file *file, phw_error *error)
{
    writing work = {.file = file, .error = error, .directory = -1, .descriptor = -1};
    sigset_t before;
    hold_signals(&before);
    phw_status status = open_directory(&work);
    if (status == PHW_OK)
        status = check_target(&work);
    if (status == PHW_OK)
        status = create_temporary(&work);
    if (status == PHW_OK)
        status = write_all(&work);
    if (status == PHW_OK)
        status = read_back(&work);
    if (work.descriptor >= 0 && close(work.descriptor) != 0 && errno != EINTR && status == PHW_OK)
        status = fail(&work, "close it");
    if (status == PHW_OK)
        status = put_in_place(&work);
    if (work.temporary[0])
        unlinkat(work.directory, work.temporary, 0);
    if (work.directory >= 0)
        close(work.directory);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return status;
}
