/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* memfd_create() */
#include "cli/read.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
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

/* Opens it and looks what it is. Standard input is not closed by close_source(). */
static phw_status open_source(const char *name, size_t limit, int *source, struct stat *facts,
                              phw_error *error)
{
    bool input = strcmp(name, "-") == 0;
    /* O_NONBLOCK: opening a pipe nobody writes to must not wait. */
    int descriptor =
        input ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return open_failed(error);
    phw_status status;
    if (fstat(descriptor, facts) != 0)
        status = phw_error_set(error, PHW_ERR_IO, "cannot read it: %s", strerror(errno));
    else
        status = check_type(facts, input, error);
    if (status == PHW_OK && S_ISREG(facts->st_mode) && (uintmax_t)facts->st_size > limit)
        status = too_large(limit, error);
    if (status == PHW_OK)
        *source = descriptor;
    else if (!input)
        close(descriptor);
    return status;
}

static void close_source(int source)
{
    if (source != STDIN_FILENO)
        close(source);
}

phw_status phw_cli_read(const char *name, size_t limit, uint8_t **bytes, size_t *size,
                        phw_error *error)
{
    struct stat facts;
    int source = -1;
    phw_status status = open_source(name, limit, &source, &facts, error);
    if (status != PHW_OK)
        return status;
    bool known = S_ISREG(facts.st_mode) && facts.st_size > 0;
    status =
        read_all(source, known ? (size_t)facts.st_size : FIRST_BYTES, limit, bytes, size, error);
    close_source(source);
    return status;
}

/* What cannot be read twice is kept in memory. */
static phw_status spool(int source, size_t limit, int *picture, phw_error *error)
{
    uint8_t *bytes = NULL;
    size_t size = 0, done = 0;
    phw_status status = read_all(source, FIRST_BYTES, limit, &bytes, &size, error);
    int kept = status == PHW_OK ? memfd_create("photoward-input", MFD_CLOEXEC) : -1;
    while (kept >= 0 && done < size) {
        ssize_t put = write(kept, bytes + done, size - done);
        if (put < 0 && errno != EINTR)
            break;
        done += put > 0 ? (size_t)put : 0;
    }
    if (status == PHW_OK && (kept < 0 || done < size))
        status = phw_error_set(error, PHW_ERR_IO, "cannot keep it in memory: %s", strerror(errno));
    free(bytes);
    if (status == PHW_OK)
        *picture = kept;
    else if (kept >= 0)
        close(kept);
    return status;
}

phw_status phw_cli_open(const char *name, size_t limit, int *picture, phw_error *error)
{
    struct stat facts;
    int source = -1;
    phw_status status = open_source(name, limit, &source, &facts, error);
    if (status != PHW_OK)
        return status;
    if (source != STDIN_FILENO && facts.st_size > 0) {
        *picture = source;
        return PHW_OK;
    }
    status = spool(source, limit, picture, error);
    close_source(source);
    return status;
}

phw_status phw_cli_read_open(int picture, size_t limit, uint8_t **bytes, size_t *size,
                             phw_error *error)
{
    struct stat facts;
    if (fstat(picture, &facts) != 0 || lseek(picture, 0, SEEK_SET) != 0)
        return phw_error_set(error, PHW_ERR_IO, "cannot read it: %s", strerror(errno));
    return read_all(picture, (size_t)facts.st_size, limit, bytes, size, error);
}
