/* SPDX-License-Identifier: Apache-2.0 */
/** @file sandbox.h  A process gives up all it does not need to look at pictures. */
#ifndef PHW_SANDBOX_SANDBOX_H
#define PHW_SANDBOX_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "photoward/error.h"

/** Whether this is a build for tests, with AddressSanitizer. */
#if defined(__SANITIZE_ADDRESS__)
#define PHW_SANDBOX_SANITIZED 1
#elif defined(__has_feature)
#define PHW_SANDBOX_SANITIZED __has_feature(address_sanitizer)
#else
#define PHW_SANDBOX_SANITIZED 0
#endif

/** What is left to a locked-down process. */
typedef struct phw_sandbox_options {
    size_t memory_bytes;  /**< of address space; 0: no limit */
    size_t file_bytes;    /**< of a file that is written; 0: no limit */
    unsigned descriptors; /**< open at one time */
    bool sanitizers;      /**< leave AddressSanitizer what it needs: its shadow takes more address
                               space than there is memory. Means nothing in builds without it */
} phw_sandbox_options;

/**
 * Locks the calling process down, for good. Afterwards it can use the descriptors it has, take
 * memory and end; it cannot open, look up or change files, reach a network, start programs,
 * processes or threads, trace or signal others, or gain rights. Calls for files, threads and
 * terminals fail (EACCES, EAGAIN, ENOTTY), because libraries try them and go on without; every
 * other call that pictures do not need ends the process (SIGSYS), so that it is seen. To be called
 * once, by a process of one thread that has opened what it needs.
 * @return PHW_OK: everything holds that this kernel has; Landlock alone may be missing.
 *         PHW_ERR_UNSUPPORTED: the kernel has no seccomp filters, or does not let them be set; the
 *         process may be partly locked down and must not look at pictures.
 */
PHW_MUST_USE phw_status phw_sandbox_enter(const phw_sandbox_options *options, phw_error *error);

#endif
