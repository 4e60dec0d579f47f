/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/read.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* First buffer where the size is not known beforehand. */
#define FIRST_BYTES ((size_t)1 << 16)

static phw_status open_failed(phw_error *error)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
        return phw_error_set(error, PHW_ERR_IO, "there is no such file");
    case EACCES:
    case EPERM:
        return phw_error_set(error, PHW_ERR_IO,
                             "you may not read it: check the file's permissions");
    case ENXIO: /* a socket */
        return phw_error_set(error, PHW_ERR_IO, "this is no file: name a picture");
    default:
        return phw_error_set(error, PHW_ERR_IO, "cannot open it: %s", strerror(errno));
    }
}

static phw_status check_type(const struct stat *facts, bool input, phw_error *error)
{
    if (S_ISREG(facts->st_mode))
        return PHW_OK;
    if (S_ISDIR(facts->st_mode))
        return phw_error_set(error, PHW_ERR_IO,
                             "this is a directory: name the pictures in it, for example DIR/*.jpg");
    if (input && S_ISCHR(facts->st_mode) && isatty(STDIN_FILENO))
        return phw_error_set(error, PHW_ERR_IO,
                             "standard input is the keyboard: redirect a picture into it");
    if (input)
        return PHW_OK;
    if (S_ISFIFO(facts->st_mode))
        return phw_error_set(error, PHW_ERR_IO,
                             "this is a pipe: name a file, or use - and redirect the pipe");
    return phw_error_set(error, PHW_ERR_IO, "this is a device, not a file: name a picture");
}

static phw_status too_large(size_t limit, phw_error *error)
{
    return phw_error_set(error, PHW_ERR_LIMIT,
                         "larger than %zu bytes: if you trust it, raise the limit with --max-file",
                         limit);
}

/* Reads to the end; one byte more than the limit is asked for to notice that it is passed. */
static phw_status read_all(int descriptor, size_t hint, size_t limit, uint8_t **bytes, size_t *size,
                           phw_error *error)
{
    phw_status status = PHW_OK;
    size_t capacity = (hint < limit ? hint : limit) + 1, used = 0;
    uint8_t *buffer = malloc(capacity);
    if (!buffer)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to read it");
    for (;;) {
        ssize_t got = read(descriptor, buffer + used, capacity - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            status = phw_error_set(error, PHW_ERR_IO, "cannot read it: %s", strerror(errno));
            goto cleanup;
        }
        if (got == 0)
            break;
        used += (size_t)got;
        if (used > limit) {
            status = too_large(limit, error);
            goto cleanup;
        }
        if (used == capacity) {
            size_t wanted = capacity > limit / 2 ? limit + 1 : capacity * 2;
            uint8_t *larger = realloc(buffer, wanted);
            if (!larger) {
                status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to read it");
                goto cleanup;
            }
            buffer = larger;
            capacity = wanted;
        }
    }
    if (used == 0) {
        status = phw_error_set(error, PHW_ERR_FORMAT, "the file is empty");
        goto cleanup;
    }
    *bytes = buffer;
    *size = used;
    buffer = NULL;
cleanup:
    free(buffer);
    return status;
}

phw_status phw_cli_read(const char *name, size_t limit, uint8_t **bytes, size_t *size,
                        phw_error *error)
{
    bool input = strcmp(name, "-") == 0;
    struct stat facts;
    /* O_NONBLOCK: opening a pipe nobody writes to must not wait. */
    int descriptor =
        input ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return open_failed(error);
    phw_status status;
    if (fstat(descriptor, &facts) != 0)
        status = phw_error_set(error, PHW_ERR_IO, "cannot read it: %s", strerror(errno));
    else
        status = check_type(&facts, input, error);
    if (status == PHW_OK && S_ISREG(facts.st_mode) && (uintmax_t)facts.st_size > limit)
        status = too_large(limit, error);
    if (status == PHW_OK) {
        bool known = S_ISREG(facts.st_mode) && facts.st_size > 0;
        status = read_all(descriptor, known ? (size_t)facts.st_size : FIRST_BYTES, limit, bytes,
                          size, error);
    }
    if (!input)
        close(descriptor);
    return status;
}
