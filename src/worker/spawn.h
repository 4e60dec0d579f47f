/* SPDX-License-Identifier: Apache-2.0 */
/** @file spawn.h  A worker process is started, and why one ended. */
#ifndef PHW_WORKER_SPAWN_H
#define PHW_WORKER_SPAWN_H

#include <sys/types.h>

#include "photoward/error.h"

/** Where a worker finds its end of the channel. */
#define PHW_SPAWN_SOCKET 3

/**
 * Starts @p program as a worker: an environment of its own, no descriptor but an empty standard
 * input, output and error and the channel, no signal blocked or ignored, and a process group of its
 * own, so that Ctrl-C reaches the pool alone.
 * @param[out] pid,socket  written on success only; the caller closes and reaps.
 * @return PHW_OK or PHW_ERR_IO.
 */
PHW_MUST_USE phw_status phw_spawn(const char *program, pid_t *pid, int *socket, phw_error *error);

/** Kills @p pid where it still runs and reaps it. @return its wait status. */
int phw_spawn_end(pid_t pid);

#endif
