/* SPDX-License-Identifier: Apache-2.0 */
/** @file mapped.h  A whole file, mapped read-only. */
#ifndef PHW_SCAN_MAPPED_H
#define PHW_SCAN_MAPPED_H

#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/** Embedded; phw_mapped_done() gives it back. */
typedef struct phw_mapped {
    const uint8_t *bytes;
    size_t size;
} phw_mapped;

#define PHW_MAPPED_INIT                                                                            \
    {                                                                                              \
        NULL, 0                                                                                    \
    }

/** Maps a regular, not empty file. @return PHW_OK or PHW_ERR_IO. */
PHW_MUST_USE phw_status phw_mapped_open(const char *path, phw_mapped *mapped, phw_error *error);

void phw_mapped_done(phw_mapped *mapped);

#endif
