/* SPDX-License-Identifier: Apache-2.0 */
/** @file outlived.h  Steps that are done whole though the process be killed on the way. */
#ifndef PHW_BASE_OUTLIVED_H
#define PHW_BASE_OUTLIVED_H

/** @return 0 or an errno. May only make calls that are safe in a signal handler, since it may run
 * in the child of a process with threads. */
typedef int phw_outlived_step(const void *context);

/**
 * Runs a step in a child process and waits for it: SIGKILL ends the one process that it is sent to,
 * and what the child has begun it ends. What kills whole groups kills both. Where no child is to be
 * had the step runs in this process.
 * @return what the step returned; EINTR where that is not known.
 */
int phw_outlived_run(phw_outlived_step *step, const void *context);

#endif
