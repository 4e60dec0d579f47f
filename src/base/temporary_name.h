/* SPDX-License-Identifier: Apache-2.0 */
/** @file temporary_name.h  Names of temporary files, in the directory of the file that they become.
 */
#ifndef PHW_BASE_TEMPORARY_NAME_H
#define PHW_BASE_TEMPORARY_NAME_H

#include <stdbool.h>

/** Bytes of a name with its end, and of "/proc/self/fd/" with a number. */
#define PHW_TEMPORARY_NAME_MAX 64

/** Names tried before giving up: another process with the same number in a shared directory
 *  (containers) or left-overs of a crash may hold some. */
#define PHW_TEMPORARY_NAMES 100

/** @param number  0 … PHW_TEMPORARY_NAMES − 1. */
void phw_temporary_name(int number, char name[PHW_TEMPORARY_NAME_MAX]);

/**
 * Gives a file in @p directory the first temporary name that is free.
 * @param descriptor  of the file; used where @p from is NULL. It has another name already, or was
 *                    made without one (O_TMPFILE).
 * @param from        a name of it in @p directory, or NULL.
 * @param[out] name   written on success only.
 * @return false where it got none, with errno.
 */
bool phw_temporary_link(int directory, int descriptor, const char *from,
                        char name[PHW_TEMPORARY_NAME_MAX]);

/** Whether a link's errno says that the file system has none (FAT, some network ones). */
bool phw_links_unsupported(int code);

#endif
