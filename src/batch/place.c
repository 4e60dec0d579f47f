/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/names.h"

#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_CLOEXEC)

static phw_status broken(const char *what, phw_error *error)
{
    return phw_error_set(error, PHW_ERR_IO, "cannot %s: %s", what, strerror(errno));
}

/* An empty folder gets the mark; one with anything in it must have it. */
static phw_status check_mark(int folder, const char *mark, phw_error *error)
{
    phw_names names = {0};
    struct stat facts;
    int cause = 0;
    if (fstatat(folder, mark, &facts, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(facts.st_mode))
        return PHW_OK;
    phw_status status = phw_names_read(folder, &names, &cause, error);
    bool empty = names.count == 0 && cause == 0;
    phw_names_done(&names);
    if (status != PHW_OK)
        return status;
    if (!empty)
        return phw_error_set(error, PHW_ERR_ARGUMENT,
                             "it is not empty, and photoward did not make it: name a new folder");
    int made = openat(folder, mark, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                      S_IRUSR | S_IWUSR);
    if (made < 0)
        return broken("write into it", error);
    close(made);
    return PHW_OK;
}

phw_status phw_place_open(const char *path, const char *mark, phw_place *place, phw_error *error)
{
    struct stat facts;
    phw_place made = PHW_PLACE_INIT;
    if (mkdir(path, S_IRWXU) != 0 && errno != EEXIST)
        return broken("make it", error);
    made.descriptor = open(path, FOLDER_FLAGS);
    made.path = made.descriptor < 0 ? NULL : realpath(path, NULL);
    phw_status status = PHW_OK;
    if (!made.path || fstat(made.descriptor, &facts) != 0)
        status = broken("open it", error);
    else
        status = check_mark(made.descriptor, mark, error);
    if (status != PHW_OK) {
        phw_place_done(&made);
        return status;
    }
    made.identity = (phw_identity){facts.st_dev, facts.st_ino};
    *place = made;
    return PHW_OK;
}

void phw_place_done(phw_place *place)
{
    if (place->descriptor >= 0)
        close(place->descriptor);
    free(place->path);
    *place = (phw_place)PHW_PLACE_INIT;
}

/* One step down. @return a descriptor or −1. */
static int step(int folder, const char *name, size_t length)
{
    char *copy = strndup(name, length);
    int next = -1;
    if (!copy)
        return -1;
    if (mkdirat(folder, copy, S_IRWXU) == 0 || errno == EEXIST)
        next = openat(folder, copy, FOLDER_FLAGS | O_NOFOLLOW);
    free(copy);
    return next;
}

phw_status phw_place_enter(const phw_place *place, const char *relative, int *folder,
                           const char **name, phw_error *error)
{
    int here = fcntl(place->descriptor, F_DUPFD_CLOEXEC, 0);
    const char *rest = relative;
    while (here >= 0) {
        rest += strspn(rest, "/");
        size_t length = strcspn(rest, "/");
        bool dots = rest[0] == '.' && (length == 1 || (length == 2 && rest[1] == '.'));
        if (length == 0 || dots) {
            close(here);
            return phw_error_set(error, PHW_ERR_ARGUMENT, "its path leads elsewhere");
        }
        if (rest[length] == '\0')
            break;
        int next = step(here, rest, length);
        int cause = errno;
        close(here);
        errno = cause;
        here = next;
        rest += length;
    }
    if (here < 0)
        return broken("make its folder", error);
    *folder = here;
    *name = rest;
    return PHW_OK;
}

bool phw_place_is_above(const phw_place *place, const char *path)
{
    struct stat facts, above;
    int here = open(path, FOLDER_FLAGS);
    while (here >= 0 && fstat(here, &facts) == 0) {
        if (facts.st_dev == place->identity.device && facts.st_ino == place->identity.inode) {
            close(here);
            return true;
        }
        int next = openat(here, "..", FOLDER_FLAGS);
        bool top = next < 0 || fstat(next, &above) != 0 ||
                   (above.st_dev == facts.st_dev && above.st_ino == facts.st_ino);
        close(here);
        here = next;
        if (top)
            break;
    }
    if (here >= 0)
        close(here);
    return false;
}
