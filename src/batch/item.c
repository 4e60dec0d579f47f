/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* F_SETLEASE */
#include "batch/item.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NS_PER_SECOND 1000000000

phw_status phw_item_new(const phw_walk_entry *entry, phw_item **item, phw_error *error)
{
    phw_item *made = calloc(1, sizeof *made);
    if (made) {
        made->descriptor = -1;
        made->path = strdup(entry->path);
        made->relative = strdup(entry->relative);
        made->size = entry->size;
        made->mtime_ns = entry->mtime_ns;
        made->ctime_ns = entry->ctime_ns;
    }
    if (!made || !made->path || !made->relative) {
        phw_item_free(&made);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a file's name");
    }
    *item = made;
    return PHW_OK;
}

void phw_item_free(phw_item **item)
{
    phw_item *old = *item;
    if (!old)
        return;
    *item = old->next;
    if (old->descriptor >= 0)
        close(old->descriptor);
    free(old->path);
    free(old->relative);
    free(old);
}

static int64_t nanoseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * NS_PER_SECOND + time.tv_nsec;
}

phw_status phw_item_open(phw_item *item, const phw_walk_entry *entry, phw_error *error)
{
    struct stat facts;
    item->descriptor = phw_walk_open_entry(entry);
    if (item->descriptor < 0 && (errno == EACCES || errno == EPERM))
        return phw_error_set(error, PHW_ERR_IO,
                             "you may not read it: check the file's permissions");
    if (item->descriptor < 0 || fstat(item->descriptor, &facts) != 0)
        return phw_error_set(error, PHW_ERR_IO, "cannot open it: %s", strerror(errno));
    if (!S_ISREG(facts.st_mode))
        return phw_error_set(error, PHW_ERR_IO, "it is no file any more");
    item->size = (uint64_t)facts.st_size;
    item->mtime_ns = nanoseconds(facts.st_mtim);
    item->ctime_ns = nanoseconds(facts.st_ctim);
    return PHW_OK;
}

/* A lease for reading is given only while nobody writes (fcntl(2)), and to the owner alone. */
bool phw_item_is_being_written(const phw_item *item)
{
    bool refused = fcntl(item->descriptor, F_SETLEASE, F_RDLCK) != 0 && errno == EAGAIN;
    if (!refused)
        fcntl(item->descriptor, F_SETLEASE, F_UNLCK);
    return refused;
}

bool phw_item_is_unchanged(const phw_item *item)
{
    struct stat facts;
    return fstat(item->descriptor, &facts) == 0 && (uint64_t)facts.st_size == item->size &&
           nanoseconds(facts.st_mtim) == item->mtime_ns;
}

phw_state_file phw_item_file(const phw_item *item)
{
    return (phw_state_file){item->path, item->size, item->mtime_ns, item->ctime_ns};
}
