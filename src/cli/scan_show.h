/* SPDX-License-Identifier: Apache-2.0 */
/** @file scan_show.h  What a person sees of a scan. */
#ifndef PHW_CLI_SCAN_SHOW_H
#define PHW_CLI_SCAN_SHOW_H

#include "batch/progress.h"

/** Progress on standard error: a line that is rewritten on a terminal, else one line a minute.
 *  Embedded; start from phw_cli_show_start(). */
typedef struct phw_cli_show {
    bool quiet;
    bool terminal;
    int64_t shown_ms; /**< when it was shown last */
    phw_pace pace;
} phw_cli_show;

phw_cli_show phw_cli_show_start(bool quiet);

void phw_cli_show_progress(phw_cli_show *show, const phw_run_progress *progress);

/** Wipes the line, so that something else can be printed. */
void phw_cli_show_wipe(const phw_cli_show *show);

/** Prints "block  PATH" or "error  PATH: WHY" as one line on standard output; control characters in
 *  names are shown as "?". False where it is lost. */
bool phw_cli_show_picture(phw_shelf shelf, const char *path, const char *why);

/** Prints what there is to look at, then the totals. @param list  name the pictures, too. */
bool phw_cli_show_album(const phw_album_source *source, const phw_state_counts *counts, bool list);

#endif
