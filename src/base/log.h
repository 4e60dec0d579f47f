/* SPDX-License-Identifier: Apache-2.0 */
/** @file log.h  Where notes for developers go. Never recognised text: it is personal data. */
#ifndef PHW_BASE_LOG_H
#define PHW_BASE_LOG_H

#include "photoward/status.h"

/** A sink for notes; NULL drops them. @p write gets one line without a newline. */
typedef struct phw_log {
    void (*write)(void *context, const char *line);
    void *context;
} phw_log;

/** Formats a note (256 bytes at most) and hands it to the sink. NULL is fine. */
void phw_log_note(const phw_log *log, const char *format, ...) PHW_PRINTF(2, 3);

#endif
