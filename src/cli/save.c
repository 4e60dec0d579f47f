/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/save.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "cli/read.h"

phw_status phw_cli_save(const char *path, const uint8_t *bytes, size_t size,
                        const phw_cli_sources *sources, bool force, phw_error *error)
{
    const phw_atomic_file file = {.path = path,
                                  .bytes = bytes,
                                  .size = size,
                                  .overwrite = force,
                                  .sources = (const char *const *)sources->names,
                                  .source_count = sources->count};
    return phw_atomic_file_write(&file, error);
}

/* The mask first: alone it gives nothing away, while a copy without its mask would be half an
 * answer. */
phw_status phw_cli_save_pair(const phw_cli_pair *pair, const phw_cli_sources *sources, bool force,
                             phw_error *error)
{
    const phw_atomic_file files[] = {
        {.path = pair->mask,
         .bytes = pair->mask_bytes,
         .size = pair->mask_size,
         .overwrite = force,
         .sources = (const char *const *)sources->names,
         .source_count = sources->count},
        {.path = pair->copy,
         .bytes = pair->copy_bytes,
         .size = pair->copy_size,
         .overwrite = force || pair->in_place,
         .sources = pair->in_place ? NULL : (const char *const *)sources->names,
         .source_count = pair->in_place ? 0 : sources->count,
         .like = pair->source,
         .keep_mode = pair->keep_mode,
         .keep_time = pair->keep_time,
         .confirm = pair->confirm,
         .context = pair->context}};
    return phw_atomic_files_write(files, sizeof files / sizeof files[0], error);
}

phw_status phw_cli_save_backup(const char *source, int picture, const char *backup,
                               phw_error *error)
{
    struct stat facts;
    uint8_t *bytes = NULL;
    size_t size = 0;
    if (lstat(source, &facts) != 0 || !S_ISREG(facts.st_mode))
        return phw_error_set(error, PHW_ERR_IO,
                             "only a plain file, not a link to one, can be replaced in place");
    if (link(source, backup) == 0)
        return PHW_OK;
    if (errno == EEXIST)
        return phw_error_set(error, PHW_ERR_IO,
                             "%.150s exists already: the picture is kept under this name", backup);
    phw_status status = phw_cli_read_open(picture, SIZE_MAX - 1, &bytes, &size, error);
    const phw_atomic_file copy = {.path = backup,
                                  .bytes = bytes,
                                  .size = size,
                                  .like = source,
                                  .keep_mode = true,
                                  .keep_time = true};
    if (status == PHW_OK)
        status = phw_atomic_file_write(&copy, error);
    free(bytes);
    return status;
}
