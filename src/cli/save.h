/* SPDX-License-Identifier: Apache-2.0 */
/** @file save.h  A picture to a PNG file that is whole or not there. */
#ifndef PHW_CLI_SAVE_H
#define PHW_CLI_SAVE_H

#include <stdbool.h>

#include "photoward/image.h"

/**
 * Encodes @p image as PNG and writes it through a temporary file.
 * @param force  replace a file of that name; else it is an error that one is there.
 */
PHW_MUST_USE phw_status phw_cli_save_png(const phw_image *image, const char *path, bool force,
                                         phw_error *error);

#endif
