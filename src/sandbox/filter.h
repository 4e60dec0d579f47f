/* SPDX-License-Identifier: Apache-2.0 */
/** @file filter.h  Which system calls are left. */
#ifndef PHW_SANDBOX_FILTER_H
#define PHW_SANDBOX_FILTER_H

#include <stdbool.h>

/** Installs the filter, for all threads and for good; it asks for PR_SET_NO_NEW_PRIVS before.
 *  @param sanitizers  phw_sandbox_options.sanitizers. @return false, with errno, on failure. */
bool phw_filter_enter(bool sanitizers);

#endif
