/* SPDX-License-Identifier: Apache-2.0 */
/** @file files.h  Whole files in and out, for the bench programs: a fault ends the program. */
#ifndef PHW_BENCH_FILES_H
#define PHW_BENCH_FILES_H

#include <stddef.h>
#include <stdint.h>

#include "photoward/report.h"

/** Ends the program with status 2 and this error's message unless @p status is PHW_OK. */
void bench_must(phw_status status, const phw_error *error);

/** Reads a file; freed by the caller with free(). */
uint8_t *bench_read(const char *path, size_t *size);

/** Decodes a picture. @param[out] container  what the file is; NULL: not asked.
 *  @return freed by the caller with phw_image_free(). */
phw_image *bench_decode(const char *path, phw_container *container);

/** Writes DIRECTORY/NAME.json: the report as `photoward check --format json` gives it. */
void bench_write_report(const char *directory, const char *name, const phw_report *report);

/** Writes DIRECTORY/NAME.png. */
void bench_write_mask(const char *directory, const char *name, const phw_image *mask);

#endif
