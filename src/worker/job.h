/* SPDX-License-Identifier: Apache-2.0 */
/** @file job.h  A job inside a pool: what is sent for it, and what its result is made of. */
#ifndef PHW_WORKER_JOB_H
#define PHW_WORKER_JOB_H

#include "worker/channel.h"
#include "worker/wire_job.h"
#include "worker/worker.h"

/** One job until its result is given. */
typedef struct phw_pending {
    uint64_t tag;
    char *name;
    unsigned wants;
    int picture;                   /**< owned */
    int mask;                      /**< owned, or -1 */
    int outputs[PHW_OUTPUT_COUNT]; /**< memory files, made anew for each try; -1: not wanted */
    uint8_t *message;              /**< the frame's body */
    size_t message_size;
    unsigned tries; /**< how often a worker was given it */
} phw_pending;

/** Takes a job: its descriptors are closed on error as well. Free with phw_pending_free(). */
PHW_MUST_USE phw_status phw_pending_new(const phw_job *job, phw_pending **pending,
                                        phw_error *error);

/** NULL and a NULL inside are fine. */
void phw_pending_free(phw_pending **pending);

/** Makes fresh files for the outputs, which a worker that failed may have spoilt, and sends the
 *  job. */
PHW_MUST_USE phw_status phw_pending_send(phw_pending *pending, int socket, phw_error *error);

/**
 * Reads a worker's answer.
 * @param limit        most bytes of one output.
 * @param[out] result  written whatever comes of it; its status tells.
 */
void phw_pending_finish(const phw_pending *pending, const phw_channel *answer, size_t limit,
                        phw_job_result *result);

#endif
