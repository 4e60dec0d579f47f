/* SPDX-License-Identifier: Apache-2.0 */
/** @file shard.h  One of several machines' share of the files. */
#ifndef PHW_BATCH_SHARD_H
#define PHW_BATCH_SHARD_H

#include <stdbool.h>
#include <stdint.h>

#include "photoward/error.h"

/** Most shards. */
#define PHW_SHARDS_MAX 100000U

/** Share @p index of @p count; {0, 0} is all of it. */
typedef struct phw_shard {
    uint32_t index; /**< from 0 on */
    uint32_t count;
} phw_shard;

/** What a batch system tells a task in its environment. NULL: nothing. Borrowed. */
typedef struct phw_shard_task {
    const char *slurm_id;    /**< SLURM_ARRAY_TASK_ID */
    const char *slurm_count; /**< SLURM_ARRAY_TASK_COUNT */
    const char *slurm_min;   /**< SLURM_ARRAY_TASK_MIN */
    const char *slurm_max;   /**< SLURM_ARRAY_TASK_MAX */
    const char *slurm_step;  /**< SLURM_ARRAY_TASK_STEP */
    const char *job_index;   /**< JOB_COMPLETION_INDEX, of a Kubernetes indexed job, from 0 on */
} phw_shard_task;

/**
 * Reads "I/N" (I from 0 to N − 1), "auto" (both from the environment) or "auto/N" (the index from
 * the environment). With N given a Slurm task's number is the index as it is: --array=0-3 for N =
 * 4; tasks that are put in the queue again keep their shares. Without N the array is numbered by
 * its least index and its step, so that --array=0-3, 1-4 and 10-16:2 are four shares alike; one
 * whose numbers have gaps (--array=1,5,6) is refused, because a share would be left out.
 * @param[out] shard  written on success only.
 * @return PHW_OK, PHW_ERR_ARGUMENT.
 */
PHW_MUST_USE phw_status phw_shard_read(const char *text, const phw_shard_task *task,
                                       phw_shard *shard, phw_error *error);

/** Whether a file belongs to the share: by the hash of its path, so that it stays there whatever
 *  other files come and go. @param relative  the path within the folder that is walked. */
bool phw_shard_has(const phw_shard *shard, const char *relative);

#endif
