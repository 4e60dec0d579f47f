/* SPDX-License-Identifier: Apache-2.0 */
/** @file save.h  Outputs that are whole or not there, and never over a picture that was given. */
#ifndef PHW_CLI_SAVE_H
#define PHW_CLI_SAVE_H

#include "cli/names.h"

/** Writes @p size bytes to @p path; with @p force a file of that name is replaced. */
PHW_MUST_USE phw_status phw_cli_save(const char *path, const uint8_t *bytes, size_t size,
                                     const phw_cli_sources *sources, bool force, phw_error *error);

/** Encodes @p image as PNG and writes it likewise. */
PHW_MUST_USE phw_status phw_cli_save_png(const char *path, const phw_image *image,
                                         const phw_cli_sources *sources, bool force,
                                         phw_error *error);

#endif
