/* SPDX-License-Identifier: Apache-2.0 */
/** @file read.h  A whole file in memory, under a limit. */
#ifndef PHW_CLI_READ_H
#define PHW_CLI_READ_H

#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/**
 * Reads a file, or standard input where @p name is "-". Directories, pipes and devices are refused
 * by name, without waiting for anybody to write into them.
 * @param limit       most bytes.
 * @param[out] bytes  written on success only; the caller frees it with free(). Never empty.
 * @return PHW_OK, PHW_ERR_IO, PHW_ERR_FORMAT (empty), PHW_ERR_LIMIT, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_cli_read(const char *name, size_t limit, uint8_t **bytes, size_t *size,
                                     phw_error *error);

/**
 * Opens a picture for a worker; files that can be read once only (standard input) are kept in
 * memory. Otherwise as phw_cli_read().
 * @param[out] picture  a descriptor of a regular file that is not empty; written on success only;
 *                      the caller closes it.
 */
PHW_MUST_USE phw_status phw_cli_open(const char *name, size_t limit, int *picture,
                                     phw_error *error);

/** Reads what phw_cli_open() opened, from its beginning. Otherwise as phw_cli_read(). */
PHW_MUST_USE phw_status phw_cli_read_open(int picture, size_t limit, uint8_t **bytes, size_t *size,
                                          phw_error *error);

#endif
