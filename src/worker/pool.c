/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* prlimit() */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sandbox/sandbox.h"
#include "worker/job.h"
#include "worker/spawn.h"

/* A hang is what takes longer than a scan can that minds its own limits: it looks at the clock
 * between lines, and the last line and the decoding before the first may take long. Redaction scans
 * up to PHW_REDACT_ROUNDS copies as well, each with the picture's time. */
#define GRACE_MS 60000U

/* Most bytes of an output for each byte of pixels and file that are allowed: a PNG of noise is
 * little longer than its pixels. */
#define OUTPUT_FACTOR 2

/* A picture whose worker was lost is tried once more. One whose worker was killed from outside, by
 * a person or by a kernel short of memory, is tried more often. */
#define TRIES 2U
#define TRIES_KILLED 10U

typedef enum slot_state {
    SLOT_EMPTY = 0, /* no process */
    SLOT_STARTING,  /* it has not said that it stands */
    SLOT_READY
} slot_state;

typedef enum blame { BLAME_NONE = 0, BLAME_OVERDUE, BLAME_NONSENSE } blame;

/* One worker, and what it works at. */
typedef struct slot {
    slot_state state;
    pid_t pid;
    phw_channel channel;
    phw_pending *job;    /* or NULL */
    int64_t deadline_ms; /* of the job, by the pool's clock; with a clock only */
    blame blame;         /* why the pool itself ended it */
    uint64_t copy_of;    /* tag of the job before, whose redacted copy the worker still has */
    bool has_copy;
    bool equipped; /* was started so */
} slot;

struct phw_pool {
    phw_pool_options options;
    uint8_t *setup[2]; /* the first frame of each worker; the second of those that are equipped */
    size_t setup_size[2];
    bool equip; /* a picture needed it: so may the next one */
    size_t output_bytes;
    slot *slots;
    phw_pending **retries; /* that wait to be tried alone; room for one a worker */
    size_t retry_count;
    bool alone; /* one is being tried alone now */
};

/* --- workers ---------------------------------------------------------------------------------- */

static phw_status start_worker(phw_pool *pool, slot *at, phw_error *error)
{
    int socket;
    phw_status status = phw_spawn(pool->options.program, &at->pid, &socket, error);
    if (status != PHW_OK)
        return status;
    at->channel = (phw_channel)PHW_CHANNEL_INIT(socket);
    at->state = SLOT_STARTING;
    at->blame = BLAME_NONE;
    at->equipped = pool->equip;
    /* Where it is dead already, the next look at it tells. */
    phw_error ignored = PHW_ERROR_INIT;
    if (phw_channel_send(socket, PHW_FRAME_SETUP, pool->setup[pool->equip],
                         pool->setup_size[pool->equip], NULL, 0, &ignored) != PHW_OK)
        kill(at->pid, SIGKILL);
    return PHW_OK;
}

/* @return the wait status. */
static int end_worker(slot *at)
{
    if (at->state == SLOT_EMPTY)
        return 0;
    phw_channel_done(&at->channel);
    close(at->channel.socket);
    at->state = SLOT_EMPTY;
    at->has_copy = false;
    return phw_spawn_end(at->pid);
}

static phw_status read_ready(slot *at, phw_error *error)
{
    phw_arena strings = PHW_ARENA_INIT;
    phw_wire in = phw_wire_reader(at->channel.body, at->channel.size, &strings);
    phw_wire_answer answer = {.redacted = false};
    phw_wire_answer_pass(&in, &answer);
    bool whole = phw_wire_whole(&in) && phw_channel_kind(&at->channel) == PHW_FRAME_READY;
    phw_arena_done(&strings);
    phw_channel_next(&at->channel);
    if (!whole)
        return phw_error_set(error, PHW_ERR_INTERNAL,
                             "a worker process does not start as it "
                             "should");
    if (answer.error.status != PHW_OK)
        return phw_error_set(error, answer.error.status, "%s", answer.error.message);
    at->state = SLOT_READY;
    return PHW_OK;
}

static phw_status await_worker(slot *at, phw_error *error)
{
    if (phw_channel_receive(&at->channel, true) == PHW_CHANNEL_WHOLE)
        return read_ready(at, error);
    end_worker(at);
    return phw_error_set(error, PHW_ERR_INTERNAL, "a worker process ends as soon as it starts");
}

/* --- opening ---------------------------------------------------------------------------------- */

static size_t times(size_t value, size_t factor)
{
    return value > SIZE_MAX / factor ? SIZE_MAX : value * factor;
}

static phw_status write_setup(phw_pool *pool, bool equipped, phw_error *error)
{
    const phw_pool_options *options = &pool->options;
    const phw_limits *limits = &options->scan.limits;
    phw_wire out = PHW_WIRE_WRITER;
    pool->output_bytes = times(limits->memory_bytes, OUTPUT_FACTOR);
    phw_wire_setup setup = {
        .models = options->models,
        .scan = options->scan,
        .memory_bytes = options->memory_bytes ? options->memory_bytes
                                              : times(limits->memory_bytes, PHW_POOL_MEMORY_FACTOR),
        .output_bytes = pool->output_bytes,
        .no_sandbox = options->no_sandbox,
        .equipped = equipped};
    phw_wire_setup_pass(&out, &setup);
    if (out.failed) {
        phw_wire_done(&out);
        return phw_error_set(error, PHW_ERR_ARGUMENT,
                             "the models have no or too long names, or the rules file is no text");
    }
    pool->setup[equipped] = out.out;
    pool->setup_size[equipped] = out.size;
    return PHW_OK;
}

phw_status phw_pool_open(const phw_pool_options *options, phw_pool **pool, phw_error *error)
{
    phw_pool *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for workers");
    made->options = *options;
    made->slots = calloc(options->workers, sizeof *made->slots);
    made->retries = calloc(options->workers, sizeof(phw_pending *));
    phw_status status = options->workers > 0 ? PHW_OK : PHW_ERR_ARGUMENT;
    if (status == PHW_OK && (!made->slots || !made->retries))
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for workers");
    for (int equipped = 0; status == PHW_OK && equipped < 2; equipped++)
        status = write_setup(made, equipped, error);
    made->options.scan.rules = (phw_rules_text){NULL, 0}; /* borrowed for the call only */
    for (unsigned i = 0; status == PHW_OK && i < options->workers; i++)
        status = start_worker(made, &made->slots[i], error);
    for (unsigned i = 0; status == PHW_OK && i < options->workers; i++)
        status = await_worker(&made->slots[i], error);
    made->options.models = (phw_model_paths){NULL}; /* were borrowed for the call */
    if (status == PHW_OK)
        *pool = made;
    else
        phw_pool_free(&made);
    return status;
}

/* In builds for tests a worker ends by itself where it can, so that it tells what it leaked: a
 * locked-down one cannot look for that. */
static void dismiss_worker(const phw_pool *pool, slot *at)
{
    siginfo_t ended;
    if (!PHW_SANDBOX_SANITIZED || !pool->options.no_sandbox || at->job || at->state != SLOT_READY)
        return;
    shutdown(at->channel.socket, SHUT_RDWR);
    waitid(P_PID, (id_t)at->pid, &ended, WEXITED | WNOWAIT);
}

void phw_pool_free(phw_pool **pool)
{
    if (!pool || !*pool)
        return;
    phw_pool *p = *pool;
    for (unsigned i = 0; p->slots && i < p->options.workers; i++) {
        dismiss_worker(p, &p->slots[i]);
        end_worker(&p->slots[i]);
        phw_pending_free(&p->slots[i].job);
    }
    for (size_t i = 0; i < p->retry_count; i++)
        phw_pending_free(&p->retries[i]);
    free(p->slots);
    free(p->retries);
    free(p->setup[0]);
    free(p->setup[1]);
    free(p);
    *pool = NULL;
}

/* --- time ------------------------------------------------------------------------------------- */

static int64_t now_ms(const phw_pool *pool)
{
    const phw_clock *clock = pool->options.scan.clock;
    return clock->now_ms(clock->context);
}

/* Milliseconds for a job; 0: no limit. */
static int64_t time_allowed(const phw_pool *pool, const phw_pending *job)
{
    const int64_t scan = pool->options.scan.limits.milliseconds;
    if (pool->options.wall_ms)
        return pool->options.wall_ms;
    if (!scan)
        return 0;
    return scan * (job->wants & PHW_WANT_REDACTION ? 1 + PHW_REDACT_ROUNDS : 1) + GRACE_MS;
}

/* The limit is on all that a process ever used, so it is moved on for each picture. A worker cannot
 * do that itself. */
static void limit_processor(const phw_pool *pool, const slot *at)
{
    struct timespec used = {0};
    struct rlimit limit;
    clockid_t clock;
    int64_t seconds = pool->options.cpu_seconds ? pool->options.cpu_seconds
                                                : (time_allowed(pool, at->job) + 999) / 1000;
    if (seconds == 0 || clock_getcpuclockid(at->pid, &clock) != 0 ||
        clock_gettime(clock, &used) != 0 || prlimit(at->pid, RLIMIT_CPU, NULL, &limit) != 0)
        return;
    limit.rlim_cur = (rlim_t)(used.tv_sec + 1 + seconds);
    if (limit.rlim_max != RLIM_INFINITY && limit.rlim_cur > limit.rlim_max)
        limit.rlim_cur = limit.rlim_max;
    (void)prlimit(at->pid, RLIMIT_CPU, &limit, NULL); /* the limit on wall time is there as well */
}

/* --- jobs ------------------------------------------------------------------------------------- */

static void give_job(phw_pool *pool, slot *at, phw_pending *job)
{
    phw_error gone = PHW_ERROR_INIT;
    const int64_t allowed = time_allowed(pool, job);
    at->job = job;
    at->has_copy = false;
    job->tries++;
    at->deadline_ms = pool->options.scan.clock && allowed ? now_ms(pool) + allowed : INT64_MAX;
    limit_processor(pool, at);
    if (phw_pending_send(job, at->channel.socket, &gone) != PHW_OK)
        kill(at->pid, SIGKILL); /* the next look at it finds it dead */
}

static slot *free_slot(const phw_pool *pool)
{
    for (unsigned i = 0; i < pool->options.workers; i++)
        if (!pool->slots[i].job)
            return &pool->slots[i];
    return NULL;
}

static size_t busy_count(const phw_pool *pool)
{
    size_t count = 0;
    for (unsigned i = 0; i < pool->options.workers; i++)
        count += pool->slots[i].job != NULL;
    return count;
}

bool phw_pool_idle(const phw_pool *pool)
{
    return !pool->alone && pool->retry_count == 0 && free_slot(pool);
}

size_t phw_pool_pending(const phw_pool *pool)
{
    return busy_count(pool) + pool->retry_count;
}

phw_status phw_pool_submit(phw_pool *pool, const phw_job *job, phw_error *error)
{
    phw_pending *pending = NULL;
    bool idle = phw_pool_idle(pool);
    phw_status status = phw_pending_new(job, &pending, error);
    if (status == PHW_OK && !idle)
        status = phw_error_set(error, PHW_ERR_ARGUMENT, "all workers are busy");
    slot *at = idle ? free_slot(pool) : NULL;
    if (status == PHW_OK && at->state == SLOT_EMPTY)
        status = start_worker(pool, at, error);
    if (status != PHW_OK) {
        phw_pending_free(&pending);
        return status;
    }
    give_job(pool, at, pending);
    return PHW_OK;
}

/* --- what becomes of them --------------------------------------------------------------------- */

/* Why a worker ended, for a person. */
static void explain_end(const slot *at, int ended, phw_error *error)
{
    if (at->blame == BLAME_OVERDUE || (WIFSIGNALED(ended) && WTERMSIG(ended) == SIGXCPU))
        phw_error_set(error, PHW_ERR_TIMEOUT,
                      "looking at it does not come to an end, so it was given up");
    else if (at->blame == BLAME_NONSENSE)
        phw_error_set(error, PHW_ERR_INTERNAL, "what the worker said makes no sense");
    else if (WIFSIGNALED(ended) && WTERMSIG(ended) == SIGSYS)
        phw_error_set(error, PHW_ERR_INTERNAL,
                      "looking at it asked for something that no picture needs, and was stopped: "
                      "do not open this file elsewhere");
    else if (WIFSIGNALED(ended))
        phw_error_set(error, PHW_ERR_INTERNAL,
                      "looking at it crashed (signal %d), so nothing is known about it",
                      WTERMSIG(ended));
    else
        phw_error_set(error, PHW_ERR_INTERNAL,
                      "looking at it broke off (status %d), so nothing is known about it",
                      WIFEXITED(ended) ? WEXITSTATUS(ended) : -1);
}

/* The end of a job: as a result, or put by to be tried again where its worker is gone.
 * @param killed  from outside, so that the picture is hardly to blame.
 * @return whether it is a result. */
static bool settle(phw_pool *pool, slot *at, bool killed)
{
    phw_pending *job = at->job;
    at->job = NULL;
    pool->alone = false; /* there is no other job where one is tried alone */
    if (at->state == SLOT_EMPTY && job->tries < (killed ? TRIES_KILLED : TRIES)) {
        pool->retries[pool->retry_count++] = job;
        return false;
    }
    phw_pending_free(&job);
    return true;
}

/* The worker is gone, or shall be. @return whether there is a result. */
static bool lose_worker(phw_pool *pool, slot *at, blame why, phw_job_result *result)
{
    int ended = end_worker(at);
    at->blame = why;
    if (!at->job)
        return false;
    *result = (phw_job_result){.tag = at->job->tag};
    explain_end(at, ended, &result->error);
    result->status = result->error.status;
    return settle(pool, at, WIFSIGNALED(ended) && WTERMSIG(ended) == SIGKILL && why == BLAME_NONE);
}

/* The picture needs a decoder that is loaded before a worker is locked down: another worker takes
 * its place and gets the same job, which is no failure of the picture. */
static bool equip_worker(phw_pool *pool, slot *at, phw_job_result *result)
{
    phw_error error = PHW_ERROR_INIT;
    phw_pending *job = at->job;
    end_worker(at);
    pool->equip = true;
    if (start_worker(pool, at, &error) != PHW_OK) {
        *result = (phw_job_result){.tag = job->tag, .status = error.status, .error = error};
        return settle(pool, at, false);
    }
    job->tries--;
    give_job(pool, at, job);
    return false;
}

/* A whole frame has come. @return whether there is a result. */
static bool take_frame(phw_pool *pool, slot *at, phw_job_result *result)
{
    phw_error error = PHW_ERROR_INIT;
    if (at->state == SLOT_STARTING) {
        if (read_ready(at, &error) == PHW_OK)
            return false;
        end_worker(at);
        if (!at->job)
            return false;
        *result = (phw_job_result){.tag = at->job->tag, .status = error.status, .error = error};
        return settle(pool, at, false);
    }
    if (at->job && !at->equipped && phw_channel_kind(&at->channel) == PHW_FRAME_UNEQUIPPED)
        return equip_worker(pool, at, result);
    if (!at->job || phw_channel_kind(&at->channel) != PHW_FRAME_RESULT)
        return lose_worker(pool, at, BLAME_NONSENSE, result);
    phw_pending_finish(at->job, &at->channel, pool->output_bytes, result);
    phw_channel_next(&at->channel);
    at->has_copy = result->redaction && result->redaction->bytes;
    at->copy_of = result->tag;
    /* One that ran out of memory or talks nonsense is not asked again. */
    if (result->status == PHW_ERR_NOMEM || result->status == PHW_ERR_INTERNAL)
        end_worker(at);
    return settle(pool, at, false);
}

/* Looks at one worker. @return whether there is a result. */
static bool look_at(phw_pool *pool, slot *at, phw_job_result *result)
{
    switch (phw_channel_receive(&at->channel, false)) {
    case PHW_CHANNEL_WHOLE:
        return take_frame(pool, at, result);
    case PHW_CHANNEL_CLOSED:
        return lose_worker(pool, at, BLAME_NONE, result);
    case PHW_CHANNEL_BROKEN:
        return lose_worker(pool, at, BLAME_NONSENSE, result);
    case PHW_CHANNEL_PARTIAL:
        break;
    }
    if (at->job && at->deadline_ms != INT64_MAX && now_ms(pool) >= at->deadline_ms)
        return lose_worker(pool, at, BLAME_OVERDUE, result);
    return false;
}

/* A job that failed has the machine for itself and a process that saw nothing before. */
static phw_status retry(phw_pool *pool, phw_error *error)
{
    if (pool->retry_count == 0 || pool->alone || busy_count(pool) > 0)
        return PHW_OK;
    slot *at = &pool->slots[0];
    end_worker(at);
    phw_status status = start_worker(pool, at, error);
    if (status != PHW_OK)
        return status;
    pool->alone = true;
    give_job(pool, at, pool->retries[--pool->retry_count]);
    return PHW_OK;
}

/* Sleeps until a worker says something or a deadline is met, at most @p timeout_ms (negative: no
 * limit). @return false where a signal ended it. */
static bool wait_for_any(const phw_pool *pool, int64_t timeout_ms)
{
    struct pollfd *watched = calloc(pool->options.workers, sizeof *watched);
    nfds_t count = 0;
    for (unsigned i = 0; watched && i < pool->options.workers; i++) {
        const slot *at = &pool->slots[i];
        if (at->state == SLOT_EMPTY)
            continue;
        watched[count++] = (struct pollfd){.fd = at->channel.socket, .events = POLLIN};
        if (!at->job || at->deadline_ms == INT64_MAX)
            continue;
        int64_t left = at->deadline_ms - now_ms(pool);
        left = left < 0 ? 0 : left;
        if (timeout_ms < 0 || left < timeout_ms)
            timeout_ms = left;
    }
    int found = poll(watched, count, timeout_ms > INT32_MAX ? INT32_MAX : (int)timeout_ms);
    bool interrupted = found < 0 && errno == EINTR;
    free(watched);
    return !interrupted;
}

/* Takes the first result there is. */
static bool look_at_all(phw_pool *pool, phw_job_result *result)
{
    for (unsigned i = 0; i < pool->options.workers; i++)
        if (pool->slots[i].state != SLOT_EMPTY && look_at(pool, &pool->slots[i], result))
            return true;
    return false;
}

phw_status phw_pool_next(phw_pool *pool, int timeout_ms, phw_job_result *result, bool *got,
                         phw_error *error)
{
    const phw_clock *clock = pool->options.scan.clock;
    const int64_t until = timeout_ms > 0 && clock ? now_ms(pool) + timeout_ms : 0;
    int64_t left = timeout_ms;
    bool going = true;
    *got = false;
    while (going && phw_pool_pending(pool) > 0) {
        phw_status status = retry(pool, error);
        if (status != PHW_OK)
            return status;
        *got = look_at_all(pool, result);
        if (*got)
            return PHW_OK;
        if (pool->retry_count > 0 && busy_count(pool) == 0)
            continue; /* it can start at once */
        going = left != 0 && wait_for_any(pool, left);
        if (timeout_ms > 0)
            left = clock && now_ms(pool) < until ? until - now_ms(pool) : 0;
    }
    return PHW_OK;
}

/* --- what lies on the disk -------------------------------------------------------------------- */

static slot *slot_with_copy(const phw_pool *pool, uint64_t tag)
{
    for (unsigned i = 0; i < pool->options.workers; i++)
        if (pool->slots[i].has_copy && pool->slots[i].copy_of == tag)
            return &pool->slots[i];
    return NULL;
}

/* Waits for a whole frame, as long as a hang may last. */
static bool await_frame(slot *at, phw_frame_kind kind)
{
    struct pollfd watched = {.fd = at->channel.socket, .events = POLLIN};
    phw_channel_state state = PHW_CHANNEL_PARTIAL;
    while (state == PHW_CHANNEL_PARTIAL) {
        int found = poll(&watched, 1, (int)GRACE_MS);
        if (found == 0 || (found < 0 && errno != EINTR))
            return false;
        state = phw_channel_receive(&at->channel, false);
    }
    return state == PHW_CHANNEL_WHOLE && phw_channel_kind(&at->channel) == kind;
}

phw_status phw_pool_confirm(phw_pool *pool, uint64_t tag, int descriptor, phw_error *error)
{
    slot *at = slot_with_copy(pool, tag);
    phw_arena strings = PHW_ARENA_INIT;
    phw_wire_answer answer = {.redacted = false};
    if (!at)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "no worker has the copy any more");
    phw_status status =
        phw_channel_send(at->channel.socket, PHW_FRAME_CONFIRM, NULL, 0, &descriptor, 1, error);
    if (status == PHW_OK && await_frame(at, PHW_FRAME_CONFIRMED)) {
        phw_wire in = phw_wire_reader(at->channel.body, at->channel.size, &strings);
        phw_wire_answer_pass(&in, &answer);
        if (phw_wire_whole(&in))
            status = answer.error.status;
        else
            status = PHW_ERR_INTERNAL;
        phw_channel_next(&at->channel);
    } else {
        status = PHW_ERR_INTERNAL;
        end_worker(at);
    }
    phw_arena_done(&strings);
    if (status == PHW_OK)
        return PHW_OK;
    return phw_error_set(error, status, "%s",
                         answer.error.status != PHW_OK
                             ? answer.error.message
                             : "the copy on the disk could not be compared with what was proven");
}
