/* SPDX-License-Identifier: Apache-2.0 */
/** @file landlock.h  No files and no network, by the kernel's own access control (Linux 5.13). */
#ifndef PHW_SANDBOX_LANDLOCK_H
#define PHW_SANDBOX_LANDLOCK_H

#include <stdbool.h>

/** Gives up every right that this kernel's Landlock knows of. @return false, with errno, where
 *  there is a Landlock that cannot be used; true also where there is none. */
bool phw_landlock_enter(void);

#endif
