/* SPDX-License-Identifier: Apache-2.0 */
/** @file glob.h  Patterns that name files. */
#ifndef PHW_BATCH_GLOB_H
#define PHW_BATCH_GLOB_H

#include <stdbool.h>

/**
 * Whether a path matches a pattern. `*` is any run of bytes but slashes, `**` any run at all, and a
 * "**" + "/" also none; `?` any byte but a slash, `[a-z]` one of a set, `[!a-z]` one that is not in
 * it, a backslash takes the next byte as it is. Bytes are compared, in no locale. A pattern without
 * a slash is held against the last part of the path, one with a slash against the whole path.
 * @param path      relative to the folder that is walked, without a leading slash.
 * @param any_case  ASCII letters match in either case.
 */
bool phw_glob_matches(const char *pattern, const char *path, bool any_case);

/** Patterns of one kind. Borrowed. */
typedef struct phw_globs {
    const char *const *patterns;
    unsigned count;
    bool any_case;
} phw_globs;

bool phw_globs_match(const phw_globs *globs, const char *path);

#endif
