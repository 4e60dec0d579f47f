/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/names.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/checked.h"

#define FIRST_BYTES 1024

static bool add(phw_names *names, const char *name)
{
    size_t length = strlen(name) + 1, wanted;
    if (!phw_checked_add(names->size, length, &wanted))
        return false;
    if (wanted > names->capacity) {
        size_t capacity = names->capacity ? names->capacity : FIRST_BYTES;
        while (capacity < wanted)
            if (!phw_checked_mul(capacity, 2, &capacity))
                return false;
        char *larger = realloc(names->bytes, capacity);
        if (!larger)
            return false;
        names->bytes = larger;
        names->capacity = capacity;
    }
    memcpy(names->bytes + names->size, name, length);
    names->size = wanted;
    names->count++;
    return true;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool sort(phw_names *names)
{
    size_t bytes;
    if (!names->count)
        return true;
    if (!phw_checked_mul(names->count, sizeof *names->sorted, &bytes))
        return false;
    names->sorted = malloc(bytes);
    if (!names->sorted)
        return false;
    const char *name = names->bytes;
    for (size_t i = 0; i < names->count; i++) {
        names->sorted[i] = name;
        name += strlen(name) + 1;
    }
    qsort(names->sorted, names->count, sizeof *names->sorted, by_bytes);
    return true;
}

phw_status phw_names_read(int descriptor, phw_names *names, int *broken, phw_error *error)
{
    bool room = true;
    int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    DIR *directory = copy < 0 ? NULL : fdopendir(copy);
    *broken = 0;
    if (!directory) {
        *broken = errno;
        if (copy >= 0)
            close(copy);
        return PHW_OK;
    }
    rewinddir(directory); /* the position is shared with the copy */
    while (room) {
        errno = 0;
        const struct dirent *entry = readdir(directory);
        if (!entry) {
            *broken = errno;
            break;
        }
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            room = add(names, entry->d_name);
    }
    closedir(directory);
    if (room && sort(names))
        return PHW_OK;
    phw_names_done(names);
    return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the names in a folder");
}

void phw_names_done(phw_names *names)
{
    free(names->bytes);
    free(names->sorted);
    *names = (phw_names){0};
}
