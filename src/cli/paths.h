/* SPDX-License-Identifier: Apache-2.0 */
/** @file paths.h  Where the models are on this machine. */
#ifndef PHW_CLI_PATHS_H
#define PHW_CLI_PATHS_H

#include "photoward/error.h"

/** Longest path that is tried. */
#define PHW_CLI_PATH_MAX 4096

/** The file name that a directory is searched for. */
#define PHW_CLI_TABLES_NAME "photoward.model"

/** The model file. Embedded. */
typedef struct phw_cli_paths {
    char tables[PHW_CLI_PATH_MAX];
} phw_cli_paths;

/** The path by which this program can be started once more. Static storage. */
const char *phw_cli_paths_program(void);

/**
 * Finds the look-up tables: @p given (a file, or the directory it is in); the environment's
 * PHOTOWARD_MODELS likewise; the build tree or installation this program stands in; the place it
 * was configured to be installed to. The first that is said or found counts: what was said but is
 * not there is an error, never a reason to take another.
 * @param given  value of --models, or NULL.
 */
PHW_MUST_USE phw_status phw_cli_paths_tables(const char *given, phw_cli_paths *paths,
                                             phw_error *error);

#endif
