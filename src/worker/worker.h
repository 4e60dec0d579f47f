/* SPDX-License-Identifier: Apache-2.0 */
/** @file worker.h  Pictures are looked at in processes of their own, which are locked down before
 *  they see a byte of one: a picture that crashes, hangs or takes over its worker costs itself. */
#ifndef PHW_WORKER_WORKER_H
#define PHW_WORKER_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/redact.h"
#include "photoward/scan.h"

/** N worker processes. Used by one thread, which also must be the one that lives longest: where it
 *  ends, the kernel ends the workers. Writing to a dead worker raises no signal. */
typedef struct phw_pool phw_pool;

/** What a pool is. Start from PHW_POOL_OPTIONS_DEFAULTS. */
typedef struct phw_pool_options {
    unsigned workers;    /**< at least 1 */
    const char *program; /**< what is exec'd, with PHW_WORKER_ARGUMENT alone as its argument: this
                              program itself. Borrowed for the pool's life */
    phw_model_paths models; /**< opened by each worker before it locks itself down; borrowed for the
                                 call */
    phw_scan_options scan;  /**< its clock tells the pool's time; NULL: jobs have no time limit */
    size_t memory_bytes;    /**< address space of a worker; 0: PHW_POOL_MEMORY_FACTOR times the
                                 memory that scan.limits allows for pixels */
    unsigned cpu_seconds;   /**< processor time for a picture; 0: as wall_ms */
    unsigned wall_ms;       /**< time for a picture, after which its worker is killed; 0: so much
                                 more than scan.limits.milliseconds that only a hang is caught */
    bool no_sandbox;        /**< workers are not locked down: for systems that cannot, and then on
                                 the word of the person who runs it */
} phw_pool_options;

#define PHW_POOL_OPTIONS_DEFAULTS                                                                  \
    {                                                                                              \
        .workers = 1, .program = "/proc/self/exe", .scan = PHW_SCAN_OPTIONS_DEFAULTS               \
    }

/** Pixels, their planes, the models and the libraries. */
#define PHW_POOL_MEMORY_FACTOR 2

/** The program's argument that makes it a worker: main() calls phw_worker_main() then. */
#define PHW_WORKER_ARGUMENT "--worker"

/** What a job can ask for beyond the report, as bits. */
enum {
    PHW_WANT_VALUES = 1,    /**< the findings' texts: personal data, for --reveal */
    PHW_WANT_OVERLAY = 2,   /**< the picture with what was found drawn in, PNG */
    PHW_WANT_THUMBNAIL = 4, /**< small and covered, JPEG, and the perceptual hash */
    PHW_WANT_REDACTION = 8  /**< a proven copy and its mask */
};
#define PHW_WANT_ALL 15

/**
 * Starts the workers and waits until each stands.
 * @param[out] pool  written on success only; free with phw_pool_free().
 * @return PHW_OK; PHW_ERR_IO, PHW_ERR_MODEL, PHW_ERR_NOMEM as phw_scanner_open();
 *         PHW_ERR_UNSUPPORTED where this system cannot lock a process down.
 */
PHW_MUST_USE phw_status phw_pool_open(const phw_pool_options *options, phw_pool **pool,
                                      phw_error *error);

/** One picture to be looked at. Start from PHW_JOB_INIT. */
typedef struct phw_job {
    uint64_t tag;     /**< comes back with the result */
    int picture;      /**< readable and seekable descriptor; the pool's once submitted, whatever
                           comes of it. Its offset is not used */
    const char *name; /**< what the report calls it; copied */
    unsigned wants;   /**< PHW_WANT_… */
    const phw_redact_options *redact; /**< how it is covered; NULL: PHW_REDACT_OPTIONS_DEFAULTS. Its
                                           mask must be NULL. Copied, its edit as well */
    uint32_t edit_width;              /**< size of the picture that redact->edit is about: another
                                           one's is an error */
    uint32_t edit_height;
    uint32_t edit_pages; /**< pages of its file, likewise */
    bool one_page;       /**< the mask's name is no TIFF's, so that a file with several pages is
                              refused before it is examined */
    int mask; /**< descriptor of a picture in which what is not black is covered, with as many pages
                   as the file has, or one for all frames of an animation, or -1; the pool's once
                   submitted */
} phw_job;

#define PHW_JOB_INIT                                                                               \
    {                                                                                              \
        .picture = -1, .mask = -1                                                                  \
    }

/** What became of a job. phw_job_result_clear() frees what it holds. */
typedef struct phw_job_result {
    uint64_t tag;
    phw_status status;  /**< as error.status */
    phw_error error;    /**< what the scan said; or crashed, out of memory, out of time */
    phw_report *report; /**< NULL on error. It has planes but no lines or words, and its findings
                             have texts with PHW_WANT_VALUES only */
    uint8_t *thumbnail; /**< NULL where none was wanted or made */
    size_t thumbnail_size;
    uint64_t phash; /**< perceptual hash of the upright picture */
    bool has_phash;
    uint8_t *overlay; /**< NULL likewise */
    size_t overlay_size;
    phw_redaction *redaction; /**< as phw_scan_redact() makes it, without the decoded mask; its
                                   proof's strings are the report's */
} phw_job_result;

void phw_job_result_clear(phw_job_result *result);

/** Whether another job can be submitted now. */
bool phw_pool_idle(const phw_pool *pool);

/** How many jobs were submitted whose result was not given yet. */
size_t phw_pool_pending(const phw_pool *pool);

/**
 * Hands a job to a worker.
 * @return PHW_OK; PHW_ERR_ARGUMENT where the pool is not idle; PHW_ERR_NOMEM, PHW_ERR_IO. On error
 * the job is not taken, but its descriptors are closed.
 */
PHW_MUST_USE phw_status phw_pool_submit(phw_pool *pool, const phw_job *job, phw_error *error);

/**
 * Waits for any finished job. A job whose worker crashed, hung or ran out of memory is tried once
 * more, alone, in a fresh worker, and is an error only then; one whose worker was killed from
 * outside is tried some times more. The worker is replaced.
 * @param timeout_ms  longest wait, milliseconds; 0: none, negative: until there is a result.
 *                    Signals end the wait early.
 * @param[out] result  written where *got is set.
 * @param[out] got     false: none within the time, or no job is pending.
 * @return PHW_OK; an error only where the pool cannot go on: no worker can be started.
 */
PHW_MUST_USE phw_status phw_pool_next(phw_pool *pool, int timeout_ms, phw_job_result *result,
                                      bool *got, phw_error *error);

/**
 * Asks the worker that made a redacted copy whether a file is that copy, byte for byte: so the
 * proof holds for what lies on the disk. Waits for the answer.
 * @param tag         of the job, whose result was given and whose worker had no job since.
 * @param descriptor  of the file, opened afresh for reading; stays the caller's.
 * @return PHW_OK: it is. PHW_ERR_IO: it is not. PHW_ERR_ARGUMENT: no worker has that copy (any
 * more). PHW_ERR_INTERNAL: the worker broke off.
 */
PHW_MUST_USE phw_status phw_pool_confirm(phw_pool *pool, uint64_t tag, int descriptor,
                                         phw_error *error);

/** Ends the workers at once, whatever they do; frees *pool and nulls it. NULL is fine. */
void phw_pool_free(phw_pool **pool);

/**
 * The worker's side: what main() runs where it was given PHW_WORKER_ARGUMENT alone.
 * @param clock  of this process, for the limits on time.
 * @return the exit status of the process.
 */
int phw_worker_main(const phw_clock *clock);

#endif
