/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/grow.h"
#include "base/strbuf.h"
#include "batch/names.h"
#include "batch/walk.h"

#define EVENTS                                                                                     \
    (IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_ONLYDIR | IN_DONT_FOLLOW)

/* Room for many events with long names. */
#define BUFFER_BYTES 65536

/* One folder that is watched. */
typedef struct spot {
    int number; /* inotify's */
    size_t root;
    char *relative; /* "" for the root itself */
} spot;

struct phw_watch {
    int descriptor;
    const char *const *folders;
    size_t folder_count;
    spot *spots; /* by number: the kernel counts upwards */
    size_t count;
    size_t capacity;
    _Alignas(struct inotify_event) char buffer[BUFFER_BYTES];
    size_t used;
    size_t at;
    phw_strbuf relative; /* of the last arrival */
    size_t overflown;    /* roots that are still to be told after too many events */
};

void phw_watch_free(phw_watch **watch)
{
    if (!watch || !*watch)
        return;
    if ((*watch)->descriptor >= 0)
        close((*watch)->descriptor);
    for (size_t i = 0; i < (*watch)->count; i++)
        free((*watch)->spots[i].relative);
    free((*watch)->spots);
    phw_strbuf_done(&(*watch)->relative);
    free(*watch);
    *watch = NULL;
}

/* --- spots --------------------------------------------------------------------------------------
 */

/* The first spot whose number is not less. */
static size_t place_of(const phw_watch *watch, int number)
{
    size_t low = 0, high = watch->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (watch->spots[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static spot *find_spot(const phw_watch *watch, int number)
{
    size_t at = place_of(watch, number);
    return at < watch->count && watch->spots[at].number == number ? &watch->spots[at] : NULL;
}

static void remove_at(phw_watch *watch, size_t at)
{
    free(watch->spots[at].relative);
    memmove(watch->spots + at, watch->spots + at + 1, (--watch->count - at) * sizeof *watch->spots);
}

/* A folder that was moved keeps its number and gets its new name. */
static phw_status keep_spot(phw_watch *watch, int number, size_t root, const char *relative,
                            phw_error *error)
{
    char *copy = strdup(relative);
    spot *known = find_spot(watch, number);
    if (copy && known) {
        free(known->relative);
        *known = (spot){number, root, copy};
        return PHW_OK;
    }
    if (!copy ||
        !phw_grow((void **)&watch->spots, &watch->capacity, watch->count, sizeof *watch->spots)) {
        free(copy);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the folders that are watched");
    }
    size_t at = place_of(watch, number);
    memmove(watch->spots + at + 1, watch->spots + at, (watch->count++ - at) * sizeof *watch->spots);
    watch->spots[at] = (spot){number, root, copy};
    return PHW_OK;
}

/* Ends the watch on a folder that was moved, and on those in it. */
static void leave(phw_watch *watch, size_t root, const char *relative)
{
    size_t length = strlen(relative);
    for (size_t i = watch->count; i-- > 0;) {
        const spot *at = &watch->spots[i];
        if (at->root == root && strncmp(at->relative, relative, length) == 0 &&
            (at->relative[length] == '/' || at->relative[length] == '\0')) {
            inotify_rm_watch(watch->descriptor, at->number);
            remove_at(watch, i);
        }
    }
}

/* --- folders ------------------------------------------------------------------------------------
 */

static phw_status add_tree(phw_watch *watch, size_t root, phw_strbuf *path, size_t depth,
                           phw_error *error);

static phw_status add_below(phw_watch *watch, size_t root, phw_strbuf *path, size_t depth,
                            phw_error *error)
{
    phw_names names = {0};
    struct stat facts;
    int broken = 0;
    phw_status status = PHW_OK;
    int folder = open(path->text, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0) /* gone again, or not ours to read: a scan says so */
        return PHW_OK;
    status = phw_names_read(folder, &names, &broken, error);
    for (size_t i = 0; status == PHW_OK && i < names.count; i++) {
        const size_t length = path->length;
        if (fstatat(folder, names.sorted[i], &facts, AT_SYMLINK_NOFOLLOW) != 0 ||
            !S_ISDIR(facts.st_mode))
            continue;
        phw_strbuf_format(path, "/%s", names.sorted[i]);
        status = add_tree(watch, root, path, depth + 1, error);
        if (path->failed)
            break;
        path->length = length;
        path->text[length] = '\0';
    }
    phw_names_done(&names);
    close(folder);
    return status;
}

/* Watches a folder, then those in it: one that is made in between is in one or the other. */
static phw_status add_tree(phw_watch *watch, size_t root, phw_strbuf *path, size_t depth,
                           phw_error *error)
{
    const size_t length = strlen(watch->folders[root]);
    if (path->failed)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a path");
    int number = inotify_add_watch(watch->descriptor, path->text, EVENTS);
    if (number < 0 && errno == ENOSPC)
        return phw_error_set(error, PHW_ERR_LIMIT,
                             "the system lets no more folders be watched: raise "
                             "fs.inotify.max_user_watches with sysctl");
    if (number < 0)
        return depth > 0 ? PHW_OK
                         : phw_error_set(error, PHW_ERR_IO, "cannot watch the folder: %s",
                                         strerror(errno));
    const char *relative = path->text + length;
    relative += *relative == '/';
    phw_status status = keep_spot(watch, number, root, relative, error);
    return status == PHW_OK && depth < PHW_WALK_DEPTH_MAX
               ? add_below(watch, root, path, depth, error)
               : status;
}

static phw_status add_folder(phw_watch *watch, size_t root, const char *relative, phw_error *error)
{
    phw_strbuf path = PHW_STRBUF_INIT;
    phw_strbuf_add_text(&path, watch->folders[root]);
    if (*relative)
        phw_strbuf_format(&path, "/%s", relative);
    phw_status status = add_tree(watch, root, &path, *relative != '\0', error);
    phw_strbuf_done(&path);
    return status;
}

static phw_status add_all(phw_watch *watch, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < watch->folder_count; i++)
        status = add_folder(watch, i, "", error);
    return status;
}

phw_status phw_watch_open(const char *const *folders, size_t count, phw_watch **watch,
                          phw_error *error)
{
    phw_watch *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the watch");
    made->folders = folders;
    made->folder_count = count;
    made->descriptor = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    phw_status status =
        made->descriptor < 0
            ? phw_error_set(error, PHW_ERR_IO, "cannot watch folders: %s", strerror(errno))
            : add_all(made, error);
    if (status == PHW_OK)
        *watch = made;
    else
        phw_watch_free(&made);
    return status;
}

/* --- events -------------------------------------------------------------------------------------
 */

/* What one event means. *told: something arrived, watch->relative says what. */
static phw_status meet(phw_watch *watch, const struct inotify_event *event, size_t *root,
                       bool *told, phw_error *error)
{
    *told = false;
    if (event->mask & IN_Q_OVERFLOW) {
        watch->overflown = watch->folder_count;
        return add_all(watch, error); /* new folders may be among what was lost */
    }
    if (event->mask & IN_IGNORED) { /* the folder is gone */
        if (find_spot(watch, event->wd))
            remove_at(watch, place_of(watch, event->wd));
        return PHW_OK;
    }
    const spot *at = find_spot(watch, event->wd);
    if (!at || event->len == 0)
        return PHW_OK;
    *root = at->root;
    phw_strbuf_done(&watch->relative);
    phw_strbuf_format(&watch->relative, "%s%s%s", at->relative, *at->relative ? "/" : "",
                      event->name);
    if (watch->relative.failed)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a path");
    if (!(event->mask & IN_ISDIR)) {
        *told = event->mask & (IN_CLOSE_WRITE | IN_MOVED_TO);
        return PHW_OK;
    }
    if (event->mask & IN_MOVED_FROM) {
        leave(watch, *root, watch->relative.text);
        return PHW_OK;
    }
    *told = true;
    return add_folder(watch, *root, watch->relative.text, error);
}

/* Fills the buffer. *any: there are events. */
static phw_status fetch(phw_watch *watch, int timeout_ms, bool *any, phw_error *error)
{
    struct pollfd wait = {.fd = watch->descriptor, .events = POLLIN};
    *any = false;
    if (poll(&wait, 1, timeout_ms) <= 0)
        return PHW_OK;
    ssize_t got = read(watch->descriptor, watch->buffer, sizeof watch->buffer);
    if (got < 0 && errno != EAGAIN && errno != EINTR)
        return phw_error_set(error, PHW_ERR_IO, "the watch broke off: %s", strerror(errno));
    watch->used = got > 0 ? (size_t)got : 0;
    watch->at = 0;
    *any = got > 0;
    return PHW_OK;
}

phw_status phw_watch_next(phw_watch *watch, int timeout_ms, phw_arrival *arrival, bool *got,
                          phw_error *error)
{
    phw_status status = PHW_OK;
    bool any = true;
    *got = false;
    while (status == PHW_OK && !*got && any) {
        if (watch->overflown) {
            *arrival = (phw_arrival){--watch->overflown, ""};
            *got = true;
        } else if (watch->at < watch->used) {
            const struct inotify_event *event = (const void *)(watch->buffer + watch->at);
            watch->at += sizeof *event + event->len;
            status = meet(watch, event, &arrival->root, got, error);
            arrival->relative = watch->relative.text;
        } else {
            status = fetch(watch, timeout_ms, &any, error);
        }
    }
    return status;
}
