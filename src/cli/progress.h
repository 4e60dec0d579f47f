/* SPDX-License-Identifier: Apache-2.0 */
/** @file progress.h  One line on a terminal's standard error that says what is being looked at. */
#ifndef PHW_CLI_PROGRESS_H
#define PHW_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

/** Embedded; start from phw_cli_progress_start(). */
typedef struct phw_cli_progress {
    bool shown; /**< wanted, and standard error is a terminal */
    size_t total;
    size_t done;
} phw_cli_progress;

/** @param quiet  never show it. */
phw_cli_progress phw_cli_progress_start(size_t total, bool quiet);

/** Shows that work on @p name begins. */
void phw_cli_progress_file(phw_cli_progress *progress, const char *name);

/** Wipes the line, so that a report or a message can be printed. */
void phw_cli_progress_wipe(const phw_cli_progress *progress);

#endif
