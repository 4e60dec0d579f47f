/* SPDX-License-Identifier: Apache-2.0 */
/** @file error.h  The detail behind a status, kept by the caller. */
#ifndef PHOTOWARD_ERROR_H
#define PHOTOWARD_ERROR_H

#include "photoward/status.h"

PHW_BEGIN_DECLS

/** Room for a message and its NUL, in bytes. Longer messages are cut at a character boundary. */
#define PHW_ERROR_MESSAGE_MAX 256

/**
 * A caller-owned error. The first message set wins, later ones are dropped, so the cause nearest to
 * the fault is what the user reads. Never holds recognised text. Start from PHW_ERROR_INIT.
 */
typedef struct phw_error {
    phw_status status;
    char message[PHW_ERROR_MESSAGE_MAX]; /**< UTF-8, NUL-terminated, says what to do; no newline */
} phw_error;

/** An error that holds nothing. */
#define PHW_ERROR_INIT                                                                             \
    {                                                                                              \
        PHW_OK, ""                                                                                 \
    }

/** Forgets what @p error holds. NULL is fine. */
PHW_API void phw_error_clear(phw_error *error);

/**
 * Records @p status with a printf-style message unless @p error already holds one.
 * @param error  NULL is fine: nothing is recorded.
 * @return @p status, so that a failing function can end with `return phw_error_set(…)`.
 */
PHW_API phw_status phw_error_set(phw_error *error, phw_status status, const char *format, ...)
    PHW_PRINTF(3, 4);

PHW_END_DECLS
#endif
