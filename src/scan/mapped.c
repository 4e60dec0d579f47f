/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/mapped.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

phw_status phw_mapped_open(const char *path, phw_mapped *mapped, phw_error *error)
{
    struct stat facts;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return phw_error_set(error, PHW_ERR_IO, "%s: %s", path, strerror(errno));
    if (fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode) || facts.st_size <= 0) {
        close(file);
        return phw_error_set(error, PHW_ERR_IO, "%s: not a file with content", path);
    }
    size_t size = (size_t)facts.st_size;
    void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
    int reason = errno;
    close(file);
    if (bytes == MAP_FAILED)
        return phw_error_set(error, PHW_ERR_IO, "%s: %s", path, strerror(reason));
    *mapped = (phw_mapped){bytes, size};
    return PHW_OK;
}

void phw_mapped_done(phw_mapped *mapped)
{
    if (mapped->bytes)
        munmap((void *)(uintptr_t)mapped->bytes, mapped->size);
    *mapped = (phw_mapped)PHW_MAPPED_INIT;
}
