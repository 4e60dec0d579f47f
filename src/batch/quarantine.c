/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* renameat2() */
#include "batch/quarantine.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "batch/digest.h"

#define NS_PER_SECOND 1000000000

/* Files of the same path that were moved there before. */
#define NAMES_TRIED 1000

#define COPY_BYTES 65536
#define TEMPORARY ".photoward-moving.tmp"

typedef struct moving {
    const phw_place *place;
    phw_state *state;
    void (*failed)(void *context, const char *path, const char *why);
    void *context;
    phw_quarantine_count *count;
    int undo; /* the script, open for appending */
} moving;

static phw_status broken(const char *what, phw_error *error)
{
    return phw_error_set(error, PHW_ERR_IO, "cannot %s: %s", what, strerror(errno));
}

static int64_t nanoseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * NS_PER_SECOND + time.tv_nsec;
}

/* --- the script --------------------------------------------------------------------------------
 */

/* A word for a POSIX shell, whatever its bytes are. */
static void quote(phw_strbuf *text, const char *word)
{
    phw_strbuf_add_char(text, '\'');
    for (; *word; word++)
        if (*word == '\'')
            phw_strbuf_add_text(text, "'\\''");
        else
            phw_strbuf_add_char(text, *word);
    phw_strbuf_add_char(text, '\'');
}

static phw_status append(int script, const phw_strbuf *text, phw_error *error)
{
    for (size_t done = 0; done < text->length;) {
        ssize_t put = write(script, text->text + done, text->length - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return broken("write the way back", error);
        done += (size_t)put;
    }
    return fdatasync(script) == 0 ? PHW_OK : broken("write the way back", error);
}

static phw_status note_way_back(const moving *on, const char *from, const char *to,
                                phw_error *error)
{
    phw_strbuf text = PHW_STRBUF_INIT;
    phw_strbuf_add_text(&text, "mv -n -- ");
    quote(&text, to);
    phw_strbuf_add_char(&text, ' ');
    quote(&text, from);
    phw_strbuf_add_char(&text, '\n');
    phw_status status = text.failed ? phw_error_set(error, PHW_ERR_NOMEM, "no memory for a path")
                                    : append(on->undo, &text, error);
    phw_strbuf_done(&text);
    return status;
}

/* --- one file ----------------------------------------------------------------------------------
 */

/* Renames without overwriting. Where the file system cannot promise that, it is looked at before.
 */
static int rename_new(int from_folder, const char *from, int to_folder, const char *to)
{
    struct stat there;
    if (renameat2(from_folder, from, to_folder, to, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return -1;
    if (fstatat(to_folder, to, &there, AT_SYMLINK_NOFOLLOW) == 0) {
        errno = EEXIST;
        return -1;
    }
    return renameat(from_folder, from, to_folder, to);
}

static phw_status copy_bytes(int from, int to, phw_error *error)
{
    char bytes[COPY_BYTES];
    off_t at = 0;
    for (;;) {
        ssize_t got = pread(from, bytes, sizeof bytes, at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return broken("read it", error);
        if (got == 0)
            return PHW_OK;
        for (ssize_t done = 0; done < got;) {
            ssize_t put = pwrite(to, bytes + done, (size_t)(got - done), at + done);
            if (put < 0 && errno == EINTR)
                continue;
            if (put <= 0)
                return broken("copy it", error);
            done += put;
        }
        at += got;
    }
}

static phw_status same_bytes(int one, int other, phw_error *error)
{
    phw_digest left = {{0}}, right = {{0}};
    uint64_t left_size = 0, right_size = 0;
    phw_status status = phw_digest_file(one, &left, &left_size, error);
    if (status == PHW_OK)
        status = phw_digest_file(other, &right, &right_size, error);
    if (status == PHW_OK && (left_size != right_size || memcmp(&left, &right, sizeof left) != 0))
        status = phw_error_set(error, PHW_ERR_IO, "the copy of it is not the same");
    return status;
}

/* To another file system. The original goes last. */
static phw_status move_far(const char *path, int from, const struct stat *facts, int folder,
                           const char *name, phw_error *error)
{
    const struct timespec times[2] = {facts->st_atim, facts->st_mtim};
    unlinkat(folder, TEMPORARY, 0); /* of a run that was killed */
    int to = openat(folder, TEMPORARY, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    S_IRUSR | S_IWUSR);
    if (to < 0)
        return broken("copy it", error);
    phw_status status = copy_bytes(from, to, error);
    if (status == PHW_OK &&
        (fchmod(to, facts->st_mode & 0777) != 0 || futimens(to, times) != 0 || fsync(to) != 0))
        status = broken("copy it", error);
    if (status == PHW_OK)
        status = same_bytes(from, to, error);
    close(to);
    if (status == PHW_OK && rename_new(folder, TEMPORARY, folder, name) != 0)
        status = broken("put it into the quarantine", error);
    if (status != PHW_OK) {
        unlinkat(folder, TEMPORARY, 0);
        return status;
    }
    if (fsync(folder) != 0)
        return broken("put it into the quarantine", error);
    return unlink(path) == 0 ? PHW_OK : broken("take the original away", error);
}

/* Opens the file that was examined, and no other. */
static phw_status open_examined(const phw_state_file *file, int *opened, struct stat *facts,
                                phw_error *error)
{
    int descriptor = open(file->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0)
        return broken("open it", error);
    if (fstat(descriptor, facts) != 0 || !S_ISREG(facts->st_mode) ||
        (uint64_t)facts->st_size != file->size || nanoseconds(facts->st_mtim) != file->mtime_ns ||
        nanoseconds(facts->st_ctim) != file->ctime_ns) {
        close(descriptor);
        return phw_error_set(error, PHW_ERR_IO, "it has changed since it was examined");
    }
    *opened = descriptor;
    return PHW_OK;
}

/* A name that is free in the quarantine, as an absolute path in @p to and as the part behind the
 * place's path. */
static phw_status choose_name(const moving *on, const char *path, phw_strbuf *to, phw_error *error)
{
    struct stat there;
    for (int i = 1; i <= NAMES_TRIED; i++) {
        phw_strbuf_done(to);
        phw_strbuf_format(to, i > 1 ? "%s%s.%d" : "%s%s", on->place->path, path, i);
        if (to->failed)
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a path");
        if (lstat(to->text, &there) != 0)
            return PHW_OK;
    }
    return phw_error_set(error, PHW_ERR_IO, "there is no free name for it in the quarantine");
}

static phw_status move_to(const moving *on, const phw_state_file *file, const char *to,
                          phw_error *error)
{
    const char *name = NULL;
    struct stat facts;
    int from = -1, folder = -1;
    phw_status status = open_examined(file, &from, &facts, error);
    if (status == PHW_OK)
        status = phw_place_enter(on->place, to + strlen(on->place->path), &folder, &name, error);
    if (status == PHW_OK && rename_new(AT_FDCWD, file->path, folder, name) != 0)
        status = errno == EXDEV ? move_far(file->path, from, &facts, folder, name, error)
                                : broken("move it", error);
    if (from >= 0)
        close(from);
    if (folder >= 0)
        close(folder);
    return status;
}

static phw_status move_one(void *context, const phw_state_file *file, phw_error *error)
{
    const moving *on = context;
    phw_error why = PHW_ERROR_INIT;
    phw_strbuf to = PHW_STRBUF_INIT;
    phw_status status = choose_name(on, file->path, &to, error);
    if (status == PHW_OK)
        status = note_way_back(on, file->path, to.text, error);
    if (status == PHW_OK && move_to(on, file, to.text, &why) == PHW_OK) {
        on->count->moved++;
        status = phw_state_put_moved(on->state, file->path, to.text, error);
    } else if (status == PHW_OK) {
        on->count->failed++;
        if (on->failed)
            on->failed(on->context, file->path, why.message);
    }
    phw_strbuf_done(&to);
    return status;
}

phw_status phw_quarantine_move(const phw_place *place, phw_state *state,
                               void (*failed)(void *context, const char *path, const char *why),
                               void *context, phw_quarantine_count *count, phw_error *error)
{
    moving on = {
        .place = place, .state = state, .failed = failed, .context = context, .count = count};
    *count = (phw_quarantine_count){0, 0};
    on.undo = openat(place->descriptor, PHW_QUARANTINE_UNDO,
                     O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC);
    if (on.undo < 0)
        return broken("open " PHW_QUARANTINE_UNDO, error);
    phw_status status = phw_state_each(state, PHW_SHELF_BLOCK, move_one, &on, error);
    close(on.undo);
    return status == PHW_OK ? phw_state_commit(state, error) : status;
}
