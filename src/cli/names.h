/* SPDX-License-Identifier: Apache-2.0 */
/** @file names.h  What output files are called, and whether they may be written. */
#ifndef PHW_CLI_NAMES_H
#define PHW_CLI_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/paths.h"
#include "photoward/image.h"

/** What an output is called. */
typedef struct phw_cli_name {
    const char *source;    /**< the picture's name, or "-" */
    const char *directory; /**< where the output goes; "": the current one; NULL: the source's */
    const char *tag;       /**< "redacted": desk.jpg becomes desk.redacted.jpg */
    phw_format format;     /**< of the output; its usual extension replaces any other */
} phw_cli_name;

/** Makes the output's path. PHW_ERR_ARGUMENT where it is too long. */
PHW_MUST_USE phw_status phw_cli_names_make(const phw_cli_name *name, char path[PHW_CLI_PATH_MAX],
                                           phw_error *error);

/** Whether a file's name ends as those of a format do. */
bool phw_cli_names_fit(const char *path, phw_format format);

/** Whether a file's name ends as those of another picture format do. */
bool phw_cli_names_mislead(const char *path, phw_format format);

/** The ending that files of a format usually have, with its dot. Static storage. */
const char *phw_cli_names_extension(phw_format format);

/** The pictures a command was given. */
typedef struct phw_cli_sources {
    char *const *names;
    size_t count;
} phw_cli_sources;

/** PHW_ERR_IO where @p path exists and @p force is not set, or is one of the pictures: a source is
 *  never overwritten, whatever the options say. */
PHW_MUST_USE phw_status phw_cli_names_permit(const char *path, const phw_cli_sources *sources,
                                             bool force, phw_error *error);

/** Whether two paths, of files that may not exist yet, name the same one: the same name in the same
 *  directory, however it is spelled, or one file by two names. */
bool phw_cli_names_same(const char *a, const char *b);

/** Whether @p path is a directory. */
bool phw_cli_names_directory(const char *path);

#endif
