/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/grow.h"
#include "batch/quarantine.h"
#include "batch/report_file.h"
#include "cli/output.h"
#include "cli/scan.h"
#include "cli/scan_setup.h"

static bool complain_of(const char *what, const char *name, const phw_error *error)
{
    phw_cli_complain("scan: %s %s: %s", what, name, error->message);
    return false;
}

/* --- roots -------------------------------------------------------------------------------------
 */

static bool is_list(const phw_cli_scan *scan)
{
    return scan->root_count == 1 && strcmp(scan->roots[0], "-") == 0;
}

/* A folder that is not there is a slip of the finger, and nothing is scanned then. */
static bool resolve_roots(phw_cli_scan *scan)
{
    size_t room = 0;
    for (size_t i = 0; !is_list(scan) && i < scan->root_count; i++) {
        char *path = realpath(scan->roots[i], NULL);
        if (!path) {
            phw_cli_complain("scan: %s: %s", scan->roots[i],
                             errno == ENOENT ? "there is no such folder" : strerror(errno));
            return false;
        }
        if (!phw_grow((void **)&scan->folders, &room, scan->folder_count, sizeof *scan->folders)) {
            free(path);
            phw_cli_complain("scan: no memory for the folders");
            return false;
        }
        scan->folders[scan->folder_count++] = path;
    }
    return true;
}

static const char *next_root(void *context)
{
    phw_cli_scan *scan = context;
    return scan->next_root < scan->root_count ? scan->roots[scan->next_root++] : NULL;
}

/* Empty lines name nothing. */
static const char *next_listed(void *context)
{
    phw_cli_scan *scan = context;
    const int end = scan->null ? '\0' : '\n';
    for (;;) {
        ssize_t length = getdelim(&scan->listed, &scan->listed_room, end, stdin);
        if (length < 0)
            return NULL;
        if (length > 0 && scan->listed[length - 1] == end)
            scan->listed[--length] = '\0';
        if (length > 0)
            return scan->listed;
    }
}

static void rewind_roots(void *context)
{
    phw_cli_scan *scan = context;
    scan->next_root = 0;
}

/* --- files of our own ---------------------------------------------------------------------------
 */

/* The absolute form of a path whose file need not be there yet. */
static bool make_absolute(const char *path, char absolute[PHW_CLI_PATH_MAX])
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    char folder[PHW_CLI_PATH_MAX];
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path) + 1 : 1,
             slash ? path : ".");
    char *resolved = realpath(folder, NULL);
    int length = resolved ? snprintf(absolute, PHW_CLI_PATH_MAX, "%s%s%s", resolved,
                                     strcmp(resolved, "/") == 0 ? "" : "/", name)
                          : -1;
    free(resolved);
    return length > 0 && length < PHW_CLI_PATH_MAX;
}

static bool open_state(phw_cli_scan *scan)
{
    static char log[PHW_CLI_PATH_MAX + 8]; /* SQLite's second file */
    phw_error error = PHW_ERROR_INIT;
    char path[PHW_CLI_PATH_MAX];
    if (phw_cli_state_path(scan->state, path, &error) != PHW_OK) {
        phw_cli_complain("scan: %s", error.message);
        return false;
    }
    scan->state_file = phw_cli_state_open(path, scan->root_count > 0);
    if (!scan->state_file || !make_absolute(path, scan->state_path))
        return false;
    snprintf(log, sizeof log, "%s-wal", scan->state_path);
    scan->own_files[scan->own_file_count++] = scan->state_path;
    scan->own_files[scan->own_file_count++] = log;
    return true;
}

static bool check_report(phw_cli_scan *scan)
{
    if (!scan->report)
        return true;
    if (phw_report_form_of(scan->report) == PHW_REPORT_NONE) {
        phw_cli_complain("scan: --report \"%s\": a report's name ends in .html, .json or .csv",
                         scan->report);
        return false;
    }
    if (!scan->engine.force && access(scan->report, F_OK) == 0) {
        phw_cli_complain("scan: %s exists already: choose another name or add --force",
                         scan->report);
        return false;
    }
    if (!make_absolute(scan->report, scan->report_path)) {
        phw_cli_complain("scan: the folder of %s is not there", scan->report);
        return false;
    }
    scan->own_files[scan->own_file_count++] = scan->report_path;
    return true;
}

/* A folder that photoward fills must not be one that it looks through, or lies in. */
static bool check_place(phw_cli_scan *scan, const phw_place *place, const char *option)
{
    for (size_t i = 0; i < scan->folder_count; i++)
        if (phw_place_is_above(place, scan->folders[i])) {
            phw_cli_complain("scan: --%s %s holds the pictures that are scanned: name a folder "
                             "outside",
                             option, place->path);
            return false;
        }
    scan->own[scan->own_count++] = place->identity;
    return true;
}

static bool open_places(phw_cli_scan *scan)
{
    phw_error error = PHW_ERROR_INIT;
    phw_redact_options redact = PHW_REDACT_OPTIONS_DEFAULTS;
    redact.scope = (phw_redact_scope)scan->scope;
    if (scan->redact) {
        if (phw_copies_open(scan->redact, &redact, scan->engine.cover_faces, &scan->copies,
                            &error) != PHW_OK)
            return complain_of("--redact-to", scan->redact, &error);
        scan->copies.whole_paths = is_list(scan) || scan->root_count > 1;
        if (!check_place(scan, &scan->copies.place, "redact-to"))
            return false;
    }
    if (scan->away) {
        if (phw_place_open(scan->away, PHW_QUARANTINE_UNDO, &scan->quarantine, &error) != PHW_OK)
            return complain_of("--quarantine", scan->away, &error);
        if (!check_place(scan, &scan->quarantine, "quarantine"))
            return false;
    }
    return true;
}

/* --- all of it ----------------------------------------------------------------------------------
 */

static bool read_words(phw_cli_scan *scan)
{
    phw_error error = PHW_ERROR_INIT;
    const phw_shard_task task = {getenv("SLURM_ARRAY_TASK_ID"),   getenv("SLURM_ARRAY_TASK_COUNT"),
                                 getenv("SLURM_ARRAY_TASK_MIN"),  getenv("SLURM_ARRAY_TASK_MAX"),
                                 getenv("SLURM_ARRAY_TASK_STEP"), getenv("JOB_COMPLETION_INDEX")};
    scan->since_ns = INT64_MIN;
    if (scan->since && !phw_cli_since(scan->since, (int64_t)time(NULL), &scan->since_ns)) {
        phw_cli_complain("scan: --since \"%s\" is no day: say 2024-03-31, \"2024-03-31 18:00\", "
                         "30d or 12h",
                         scan->since);
        return false;
    }
    if (scan->shard && phw_shard_read(scan->shard, &task, &scan->share, &error) != PHW_OK)
        return complain_of("--shard", scan->shard, &error);
    return true;
}

bool phw_cli_scan_open(phw_cli_scan *scan)
{
    phw_error error = PHW_ERROR_INIT;
    if (!read_words(scan) || !resolve_roots(scan) || !check_report(scan))
        return false;
    if (scan->root_count && phw_cli_scan_setup(&scan->engine, &scan->setup, &error) != PHW_OK) {
        phw_cli_complain("%s", error.message);
        return false;
    }
    return open_state(scan) && open_places(scan);
}

void phw_cli_scan_close(phw_cli_scan *scan)
{
    phw_state_free(&scan->state_file);
    phw_copies_done(&scan->copies);
    phw_place_done(&scan->quarantine);
    for (size_t i = 0; i < scan->folder_count; i++)
        free(scan->folders[i]);
    free(scan->folders);
    free(scan->listed);
}

static phw_status open_pool(void *context, phw_pool **pool, phw_error *error)
{
    const phw_cli_scan *scan = context;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned jobs = scan->jobs > 0   ? (unsigned)scan->jobs
                    : processors > 0 ? (unsigned)processors
                                     : 1;
    *pool = phw_cli_engine_open(&scan->engine, jobs);
    return *pool ? PHW_OK : phw_error_set(error, PHW_ERR_IO, "the workers cannot be started");
}

static int64_t now_ns(void *context)
{
    struct timespec now = {0};
    (void)context;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void settled(void *context, const phw_examined *examined)
{
    phw_cli_scan *scan = context;
    if (scan->watching)
        phw_cli_scan_arrived(scan, examined);
    if (!examined->no_copy)
        return;
    scan->failed = true;
    phw_cli_show_wipe(&scan->show);
    phw_cli_complain("%s: no copy: %s", examined->path, examined->no_copy);
}

static void progress(void *context, const phw_run_progress *now)
{
    phw_cli_scan *scan = context;
    if (!scan->watching)
        phw_cli_show_progress(&scan->show, now);
}

phw_run_options phw_cli_scan_batch(phw_cli_scan *scan)
{
    const bool listed = is_list(scan);
    return (phw_run_options){
        .examiner = {.state = scan->state_file,
                     .open_pool = open_pool,
                     .now_ns = now_ns,
                     .settled = settled,
                     .context = scan,
                     .file_bytes = phw_cli_engine_limits(&scan->engine).file_bytes,
                     .only_complete = scan->watch,
                     .always = scan->command != NULL,
                     .copies = scan->redact ? &scan->copies : NULL,
                     .stop = &phw_cli_scan_stopped},
        .walk = {.next_root = listed ? next_listed : next_root,
                 .context = scan,
                 .follow = scan->follow,
                 .one_file_system = scan->one_file_system,
                 .include = {scan->include.items, scan->include.count, true},
                 .exclude = {scan->exclude.items, scan->exclude.count, false},
                 .since_ns = scan->since_ns,
                 .shard = scan->share,
                 .own_files = scan->own_files,
                 .own_file_count = scan->own_file_count,
                 .own = scan->own,
                 .own_count = scan->own_count},
        .rewind = listed ? NULL : rewind_roots,
        .setup = &scan->setup,
        .folders = (const char *const *)scan->folders,
        .folder_count = scan->folder_count,
        .progress = progress};
}
