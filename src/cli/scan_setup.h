/* SPDX-License-Identifier: Apache-2.0 */
/** @file scan_setup.h  Where a scan keeps its state, and by what files are judged. */
#ifndef PHW_CLI_SCAN_SETUP_H
#define PHW_CLI_SCAN_SETUP_H

#include "batch/state.h"
#include "cli/engine.h"
#include "cli/paths.h"

/**
 * The state's path: @p given, or photoward/scan.state in $XDG_STATE_HOME or in ~/.local/state,
 * whose folders are made.
 */
PHW_MUST_USE phw_status phw_cli_state_path(const char *given, char path[PHW_CLI_PATH_MAX],
                                           phw_error *error);

/** What decides how a file is judged: the program's version, the bytes of both models and
 *  of the rules file, and the options that change a verdict. Limits are not in it: what they cut
 * short is examined anew anyway.
 *  @param[out] setup  its words are static or borrowed from @p engine. */
PHW_MUST_USE phw_status phw_cli_scan_setup(const phw_cli_engine *engine, phw_state_setup *setup,
                                           phw_error *error);

/** Opens a state, and says on standard error what is wrong with it. NULL on failure. */
phw_state *phw_cli_state_open(const char *path, bool create);

/** Nanoseconds since 1970 for "2024-03-31", "2024-03-31 18:00" (local time), "30d" or "12h" (before
 *  now). False where it is none of these. */
bool phw_cli_since(const char *text, int64_t now_s, int64_t *since_ns);

#endif
