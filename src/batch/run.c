/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/run.h"

#include <stdlib.h>
#include <string.h>

/* Known files are marked in the state by so many at once; losing the marks costs nothing. */
#define MARKS_AT_ONCE 4096

struct phw_run {
    phw_run_options options;
    phw_state *state;
    phw_examiner *examiner;
    phw_run_progress progress;
    uint64_t marked;
};

static void show(const phw_run *on)
{
    if (on->options.progress)
        on->options.progress(on->options.examiner.context, &on->progress);
}

/* What the examiner tells, counted and passed on. */
static void settled(void *context, const phw_examined *examined)
{
    phw_run *on = context;
    on->progress.done++;
    if (examined->skip == PHW_SKIP_NONE)
        on->progress.shelf[examined->shelf]++;
    else
        on->progress.skipped[examined->skip]++;
    on->progress.no_copy += examined->no_copy != NULL;
    if (on->options.examiner.settled)
        on->options.examiner.settled(on->options.examiner.context, examined);
    show(on);
}

static phw_status open_pool(void *context, phw_pool **pool, phw_error *error)
{
    const phw_run *on = context;
    return on->options.examiner.open_pool(on->options.examiner.context, pool, error);
}

static int64_t now_ns(void *context)
{
    const phw_run *on = context;
    return on->options.examiner.now_ns(on->options.examiner.context);
}

static phw_state_file file_of(const phw_walk_entry *entry)
{
    return (phw_state_file){entry->path, entry->size, entry->mtime_ns, entry->ctime_ns};
}

/* Counts what the walk leaves out, and keeps the causes that no pattern of the user's is. */
static phw_status leave_out(phw_run *on, const phw_walk_entry *entry, phw_error *error)
{
    const phw_state_row row = {.file = file_of(entry),
                               .skip = entry->skip,
                               .why = entry->cause ? strerror(entry->cause) : NULL};
    on->progress.skipped[entry->skip]++;
    if (entry->skip == PHW_SKIP_UNREADABLE)
        on->progress.shelf[PHW_SHELF_ERROR]++;
    return phw_skip_is_kept(entry->skip) ? phw_state_put(on->state, &row, error) : PHW_OK;
}

/* Whether a known file needs nothing: its copy, where one is wanted, is there as well. */
static phw_status needs_nothing(const phw_run *on, const phw_walk_entry *entry,
                                const phw_state_known *known, bool *nothing, phw_error *error)
{
    const phw_copies *copies = on->options.examiner.copies;
    *nothing = known->same || known->this_run;
    if (!*nothing || known->this_run || !copies || !known->content ||
        known->shelf == PHW_SHELF_ERROR)
        return PHW_OK;
    return phw_copies_has(copies, on->state, entry->path, known->content, nothing, error);
}

static void count_known(phw_run *on, const phw_state_known *known)
{
    on->progress.files++;
    on->progress.done++;
    on->progress.known++;
    if (known->skip != PHW_SKIP_NONE)
        on->progress.skipped[known->skip]++;
    else
        on->progress.shelf[known->shelf]++;
}

/* What one walk does with a file. */
typedef phw_status meeting(phw_run *on, const phw_walk_entry *entry, phw_error *error);

/* First walk: files that have not changed are done, the others are counted. */
static phw_status look(phw_run *on, const phw_walk_entry *entry, phw_error *error)
{
    const phw_state_file file = file_of(entry);
    phw_state_known known;
    bool nothing = false;
    if (entry->skip != PHW_SKIP_NONE)
        return leave_out(on, entry, error);
    phw_status status = phw_state_look_up(on->state, &file, &known, error);
    if (status == PHW_OK && known.this_run)
        return PHW_OK; /* by two ways */
    if (status == PHW_OK)
        status = needs_nothing(on, entry, &known, &nothing, error);
    if (status != PHW_OK)
        return status;
    if (nothing)
        count_known(on, &known);
    else
        on->progress.files++;
    if (++on->marked % MARKS_AT_ONCE == 0) {
        show(on);
        return phw_state_commit(on->state, error);
    }
    return PHW_OK;
}

/* Second walk: what is left goes to the workers. */
static phw_status examine(phw_run *on, const phw_walk_entry *entry, phw_error *error)
{
    const phw_state_file file = file_of(entry);
    phw_state_known known;
    bool nothing = false;
    if (entry->skip != PHW_SKIP_NONE) /* told by the first walk */
        return PHW_OK;
    phw_status status = phw_state_look_up(on->state, &file, &known, error);
    if (status == PHW_OK && known.this_run && !on->options.examiner.copies)
        return PHW_OK;
    known.this_run = false;
    if (status == PHW_OK)
        status = needs_nothing(on, entry, &known, &nothing, error);
    return status == PHW_OK && !nothing ? phw_examiner_take(on->examiner, entry, error) : status;
}

/* The only walk where roots come but once. */
static phw_status look_and_examine(phw_run *on, const phw_walk_entry *entry, phw_error *error)
{
    const uint64_t before = on->progress.files, done = on->progress.done;
    phw_status status = look(on, entry, error);
    const bool left = on->progress.files != before && on->progress.done == done;
    return status == PHW_OK && left ? phw_examiner_take(on->examiner, entry, error) : status;
}

static phw_status walk_all(phw_run *on, const phw_walk_options *options, meeting *meet,
                           phw_error *error)
{
    const volatile sig_atomic_t *stop = on->options.examiner.stop;
    phw_walk *walk = NULL;
    bool got = true;
    phw_status status = phw_walk_open(options, &walk, error);
    while (status == PHW_OK && got) {
        phw_walk_entry entry;
        if (stop && *stop)
            status = phw_error_set(error, PHW_ERR_CANCELLED, "stopped");
        else
            status = phw_walk_next(walk, &entry, &got, error);
        if (status == PHW_OK && got)
            status = meet(on, &entry, error);
    }
    phw_walk_free(&walk);
    return status;
}

static phw_status walk_twice(phw_run *on, phw_error *error)
{
    phw_status status = walk_all(on, &on->options.walk, look, error);
    if (status == PHW_OK)
        status = phw_state_commit(on->state, error);
    show(on);
    if (status != PHW_OK || on->progress.done == on->progress.files)
        return status;
    on->options.rewind(on->options.walk.context);
    return walk_all(on, &on->options.walk, examine, error);
}

phw_status phw_run_open(const phw_run_options *options, phw_run **batch, phw_error *error)
{
    phw_run *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the scan");
    made->options = *options;
    made->state = options->examiner.state;
    phw_examiner_options examiner = options->examiner;
    examiner.context = made;
    examiner.settled = settled;
    examiner.open_pool = open_pool;
    if (examiner.now_ns)
        examiner.now_ns = now_ns;
    phw_status status = phw_examiner_open(&examiner, &made->examiner, error);
    if (status == PHW_OK)
        status = phw_state_begin_run(made->state, options->setup, options->folders,
                                     options->folder_count, error);
    if (status == PHW_OK)
        *batch = made;
    else
        phw_run_free(&made);
    return status;
}

void phw_run_free(phw_run **batch)
{
    if (!batch || !*batch)
        return;
    phw_examiner_free(&(*batch)->examiner);
    free(*batch);
    *batch = NULL;
}

const phw_run_progress *phw_run_progress_of(const phw_run *batch)
{
    return &batch->progress;
}

/* Whatever broke it off, what is settled is kept. */
static phw_status keep(phw_run *on, phw_status status, phw_error *error)
{
    phw_error later = PHW_ERROR_INIT;
    phw_status kept = phw_state_commit(on->state, status == PHW_OK ? error : &later);
    return status == PHW_OK || status == PHW_ERR_CANCELLED ? (kept != PHW_OK ? kept : status)
                                                           : status;
}

phw_status phw_run_all(phw_run *batch, phw_error *error)
{
    phw_status status = batch->options.rewind
                            ? walk_twice(batch, error)
                            : walk_all(batch, &batch->options.walk, look_and_examine, error);
    if (status == PHW_OK)
        status = phw_examiner_wait(batch->examiner, -1, error);
    return status == PHW_OK ? phw_state_end_run(batch->state, error) : keep(batch, status, error);
}

/* One root, once. */
static const char *only_root(void *context)
{
    const char **root = context, *given = *root;
    *root = NULL;
    return given;
}

phw_status phw_run_look(phw_run *batch, const char *root, const char *relative, phw_error *error)
{
    phw_walk_options options = batch->options.walk;
    options.next_root = only_root;
    options.context = &root;
    options.only = relative;
    phw_status status = walk_all(batch, &options, look_and_examine, error);
    if (status == PHW_OK)
        status = phw_examiner_wait(batch->examiner, -1, error);
    return keep(batch, status, error);
}
