/* SPDX-License-Identifier: Apache-2.0 */
/** @file state.h  What is known of the files that were looked at, in a file of its own.
 *
 * It holds paths, sizes, times, digests, verdicts, reasons, kinds and places of findings, and small
 * pictures in which all of that is covered; never text that was read. A file's row is written with
 * its result or not at all. */
#ifndef PHW_BATCH_STATE_H
#define PHW_BATCH_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "batch/digest.h"
#include "batch/skip.h"
#include "photoward/error.h"
#include "report/album.h"

/** The form of the file; one of another form is refused. */
#define PHW_STATE_VERSION 1

/** An open state. One process at a time has it. Not thread-safe. */
typedef struct phw_state phw_state;

/**
 * Opens a state, or makes one.
 * @param[out] state  written on success only; free with phw_state_free().
 * @return PHW_OK; PHW_ERR_IO (not there, no permission, another process is at work with it),
 *         PHW_ERR_FORMAT (damaged, or another kind of file), PHW_ERR_UNSUPPORTED (of another
 *         version). Messages say what to do, and do not name the file.
 */
PHW_MUST_USE phw_status phw_state_open(const char *path, bool create, phw_state **state,
                                       phw_error *error);

/** Drops what is not committed. Frees *state and nulls it. NULL and a NULL inside are fine. */
void phw_state_free(phw_state **state);

/** What decides, beside a file's bytes, how it is judged: program, models, options. */
typedef struct phw_state_setup {
    phw_digest key;
    const char *words; /**< for a person who looks into the file */
} phw_state_setup;

/** Begins a run over folders (absolute paths): what it sees from now on belongs to it. */
PHW_MUST_USE phw_status phw_state_begin_run(phw_state *state, const phw_state_setup *setup,
                                            const char *const *folders, size_t count,
                                            phw_error *error);

/** Ends the run: every folder was walked to its end. Files in them that are gone are forgotten, and
 *  results that no file has any more. */
PHW_MUST_USE phw_status phw_state_end_run(phw_state *state, phw_error *error);

/** Makes everything since the last call last. */
PHW_MUST_USE phw_status phw_state_commit(phw_state *state, phw_error *error);

/** After a commit: whether the next one outlasts a power failure as well, with all before it, or
 * only the end of the process, which is faster. It does unless this was called. */
PHW_MUST_USE phw_status phw_state_set_durable(phw_state *state, bool durable, phw_error *error);

/** A file as the file system tells of it. Borrowed. */
typedef struct phw_state_file {
    const char *path; /**< absolute, bytes */
    uint64_t size;
    int64_t mtime_ns;
    int64_t ctime_ns;
} phw_state_file;

/** What the state says of a file. */
typedef struct phw_state_known {
    bool same;     /**< it has not changed since, and was judged by the run's setup for good */
    bool this_run; /**< this run has seen it before */
    phw_skip skip; /**< PHW_SKIP_NONE: it was examined */
    phw_shelf shelf;
    int64_t content; /**< its result, or 0 */
} phw_state_known;

/** Looks a file up, and where it is the same makes it one of this run. */
PHW_MUST_USE phw_status phw_state_look_up(phw_state *state, const phw_state_file *file,
                                          phw_state_known *known, phw_error *error);

/** What became of some bytes. Borrowed. */
typedef struct phw_state_result {
    phw_shelf shelf;
    bool lasting;             /**< false: the next run tries again (no memory, no time, a crash) */
    const char *line;         /**< the report as a line of JSON without values; NULL on error */
    const char *error;        /**< why, where it is one; else NULL */
    const uint8_t *thumbnail; /**< JPEG, or NULL */
    size_t thumbnail_size;
    uint64_t phash;
    bool has_phash;
} phw_state_result;

/** Keeps a result for bytes under the run's setup, in place of an earlier one.
 *  @param[out] content  its number. */
PHW_MUST_USE phw_status phw_state_add_result(phw_state *state, const phw_digest *digest,
                                             const phw_state_result *result, int64_t *content,
                                             phw_error *error);

/** Finds a lasting result for bytes under the run's setup, or one of any kind that this run made.
 *  @param[out] content  0 where there is none.  @param[out] shelf  of the result. */
PHW_MUST_USE phw_status phw_state_find_result(phw_state *state, const phw_digest *digest,
                                              int64_t *content, phw_shelf *shelf, phw_error *error);

/** What is kept of a file. */
typedef struct phw_state_row {
    phw_state_file file;
    const phw_digest *digest; /**< of its bytes, or NULL where they were not all read */
    int64_t content;          /**< its result, or 0 where skip tells */
    phw_skip skip;
    const char *why; /**< a cause that skip does not tell, or NULL */
    bool settled;    /**< false: the next run opens it again although it looks the same */
} phw_state_row;

/** Keeps a file's row as of this run. */
PHW_MUST_USE phw_status phw_state_put(phw_state *state, const phw_state_row *row, phw_error *error);

/** A file that was written for a picture, or the place it was moved to. */
typedef struct phw_state_copy {
    phw_state_file file; /**< the copy, as it was written */
    phw_digest options;  /**< how it was made */
    int64_t content;     /**< the result it was made by */
} phw_state_copy;

PHW_MUST_USE phw_status phw_state_put_copy(phw_state *state, const char *path,
                                           const phw_state_copy *copy, phw_error *error);

/** @param[out] copy  its path is borrowed until the next call of any function of the state.
 *  @param[out] found  false: none is known. */
PHW_MUST_USE phw_status phw_state_find_copy(phw_state *state, const char *path,
                                            phw_state_copy *copy, bool *found, phw_error *error);

/** Notes where a file was moved. NULL: it was not, after all. */
PHW_MUST_USE phw_status phw_state_put_moved(phw_state *state, const char *path, const char *to,
                                            phw_error *error);

/** Hands the paths of this run's files on a shelf that have not been moved, in order. Nothing may
 * be written to the state meanwhile but with phw_state_put_moved(). */
PHW_MUST_USE phw_status phw_state_each(phw_state *state, phw_shelf shelf,
                                       phw_status (*visit)(void *context,
                                                           const phw_state_file *file,
                                                           phw_error *error),
                                       void *context, phw_error *error);

/** Numbers of files. */
typedef struct phw_state_counts {
    uint64_t shelf[PHW_SHELF_COUNT]; /**< unreadable ones are errors */
    uint64_t skipped[PHW_SKIP_COUNT];
} phw_state_counts;

/** Which files a count or an album is about. */
typedef enum phw_state_scope {
    PHW_STATE_ALL = 0, /**< every file that is known */
    PHW_STATE_RUN      /**< those that the last run has seen */
} phw_state_scope;

PHW_MUST_USE phw_status phw_state_count(phw_state *state, phw_state_scope scope,
                                        phw_state_counts *counts, phw_error *error);

#endif
