/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/save.h"

#include <stdlib.h>

#include "base/atomic_file.h"
#include "image/encode.h"

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

phw_status phw_cli_save_png(const char *path, const phw_image *image,
                            const phw_cli_sources *sources, bool force, phw_error *error)
{
    uint8_t *bytes = NULL;
    size_t size = 0;
    phw_status status = phw_image_encode_png(image, &bytes, &size, error);
    if (status == PHW_OK)
        status = phw_cli_save(path, bytes, size, sources, force, error);
    free(bytes);
    return status;
}
