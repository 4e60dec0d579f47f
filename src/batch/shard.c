/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/shard.h"

#include <stdlib.h>
#include <string.h>

#include "model/hash.h"

/* Digits only: strtoul would take signs and spaces. */
static bool number(const char *text, size_t length, uint32_t most, uint32_t *value)
{
    uint64_t sum = 0;
    if (length == 0 || length > 9)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        sum = sum * 10 + (uint64_t)(text[i] - '0');
    }
    if (sum > most)
        return false;
    *value = (uint32_t)sum;
    return true;
}

static bool whole(const char *text, uint32_t *value)
{
    return text && number(text, strlen(text), UINT32_MAX, value);
}

/* With N given the array's own number is the index, so that a part of the array that is put in the
 * queue again means the same shares; without, all of the array is there to be counted. */
static phw_status from_slurm(const phw_shard_task *task, phw_shard *shard, bool need_count,
                             phw_error *error)
{
    uint32_t id, least, most, step, count;
    if (!whole(task->slurm_id, &id))
        return phw_error_set(error, PHW_ERR_ARGUMENT,
                             "SLURM_ARRAY_TASK_ID is no number: say --shard I/N");
    shard->index = id;
    if (!need_count)
        return PHW_OK;
    if (!whole(task->slurm_step, &step) || step == 0)
        step = 1; /* Slurm leaves it out where it is 1 */
    if (!whole(task->slurm_count, &count) || !whole(task->slurm_min, &least) ||
        !whole(task->slurm_max, &most) || most < least || (most - least) / step + 1 != count ||
        id < least || (id - least) % step != 0)
        return phw_error_set(error, PHW_ERR_ARGUMENT,
                             "Slurm's array has gaps, and a share could be left out: use "
                             "--array=0-(N-1) and --shard auto/N");
    *shard = (phw_shard){(id - least) / step, count};
    return PHW_OK;
}

static phw_status from_task(const phw_shard_task *task, phw_shard *shard, bool need_count,
                            phw_error *error)
{
    if (task->slurm_id)
        return from_slurm(task, shard, need_count, error);
    if (!task->job_index)
        return phw_error_set(error, PHW_ERR_ARGUMENT,
                             "neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set: say "
                             "--shard I/N");
    if (!whole(task->job_index, &shard->index))
        return phw_error_set(error, PHW_ERR_ARGUMENT,
                             "JOB_COMPLETION_INDEX is no number: say --shard I/N");
    if (need_count)
        return phw_error_set(error, PHW_ERR_ARGUMENT,
                             "JOB_COMPLETION_INDEX does not tell how many there are: say --shard "
                             "auto/N with the job's completions");
    return PHW_OK;
}

phw_status phw_shard_read(const char *text, const phw_shard_task *task, phw_shard *shard,
                          phw_error *error)
{
    phw_shard read = {0, 0};
    const char *slash = strchr(text, '/');
    size_t length = slash ? (size_t)(slash - text) : strlen(text);
    bool automatic = length == 4 && memcmp(text, "auto", 4) == 0;
    phw_status status = PHW_OK;
    if ((slash &&
         (!number(slash + 1, strlen(slash + 1), PHW_SHARDS_MAX, &read.count) || read.count == 0)) ||
        (!automatic && (!slash || !number(text, length, PHW_SHARDS_MAX, &read.index))))
        return phw_error_set(error, PHW_ERR_ARGUMENT,
                             "a shard is I/N with I from 0 to N - 1, auto, or auto/N");
    if (automatic)
        status = from_task(task, &read, !slash, error);
    if (status == PHW_OK && read.index >= read.count)
        status = phw_error_set(error, PHW_ERR_ARGUMENT,
                               "there is no shard %u of %u: they are counted from 0", read.index,
                               read.count);
    if (status == PHW_OK)
        *shard = read;
    return status;
}

bool phw_shard_has(const phw_shard *shard, const char *relative)
{
    return shard->count == 0 ||
           phw_hash64(relative, strlen(relative)) % shard->count == shard->index;
}
