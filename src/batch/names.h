/* SPDX-License-Identifier: Apache-2.0 */
/** @file names.h  The names in one folder, sorted. */
#ifndef PHW_BATCH_NAMES_H
#define PHW_BATCH_NAMES_H

#include <stddef.h>

#include "photoward/error.h"

/** Names in byte order, each once in memory. Start from zeroes; phw_names_done() frees it. */
typedef struct phw_names {
    char *bytes; /**< NUL-terminated names behind each other */
    size_t size;
    size_t capacity;
    const char **sorted;
    size_t count;
} phw_names;

/**
 * Reads an open directory, without `.` and `..`.
 * @param descriptor  of the directory; stays open. Its position is moved.
 * @param[out] broken  errno where reading ended early; what was read until then is there. Else 0.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_names_read(int descriptor, phw_names *names, int *broken,
                                       phw_error *error);

void phw_names_done(phw_names *names);

#endif
