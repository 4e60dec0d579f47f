/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/scan.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "batch/quarantine.h"
#include "batch/report_file.h"
#include "batch/state_album.h"
#include "cli/output.h"

volatile sig_atomic_t phw_cli_scan_stopped;

/* More workers than that are a slip of the finger. */
#define JOBS_MAX 1024

/* --- signals -----------------------------------------------------------------------------------
 */

/* The first one lets the scan end in order, the second ends it at once; the workers go with it. */
static void stop(int signal)
{
    if (phw_cli_scan_stopped)
        _exit(128 + signal); /* as a shell tells of a signal */
    phw_cli_scan_stopped = signal;
}

static void catch_signals(void)
{
    const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    const struct sigaction action = {.sa_handler = stop};
    struct sigaction before;
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        /* What is ignored (nohup) stays so. */
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signals[i], &action, NULL);
}

/* Ends as the signal would have ended it, so that a shell or a batch system sees that. */
static void end_by_signal(void)
{
    const struct sigaction usual = {.sa_handler = SIG_DFL};
    fflush(stdout);
    sigaction(phw_cli_scan_stopped, &usual, NULL);
    raise(phw_cli_scan_stopped);
}

/* --- the end of a scan ---------------------------------------------------------------------------
 */

/* Which files it is about: those that the run has seen, or with no folder all that are known. */
static phw_state_scope scope_of(const phw_cli_scan *scan)
{
    return scan->root_count ? PHW_STATE_RUN : PHW_STATE_ALL;
}

static phw_status write_report(phw_cli_scan *scan, phw_state_album *album, phw_error *error)
{
    char day[64] = "";
    time_t now = time(NULL);
    struct tm parts;
    if (localtime_r(&now, &parts))
        strftime(day, sizeof day, "%d %B %Y", &parts);
    album->about.when = day;
    album->about.root = "/";
    phw_status status = phw_report_file_write(scan->report, scan->engine.force, &album->source,
                                              &album->about, error);
    if (status == PHW_OK)
        scan->engine.force = true; /* a watch replaces what it wrote itself */
    return status;
}

static bool make_album(phw_cli_scan *scan, phw_state_album *album, phw_state_counts *counts)
{
    phw_error error = PHW_ERROR_INIT;
    phw_status status = phw_state_count(scan->state_file, scope_of(scan), counts, &error);
    if (status == PHW_OK)
        status = phw_state_album_make(scan->state_file, scope_of(scan), album, &error);
    if (status == PHW_OK && scan->report && write_report(scan, album, &error) != PHW_OK) {
        phw_cli_complain("scan: %s: %s", scan->report, error.message);
        scan->failed = true;
        return true;
    }
    if (status != PHW_OK) {
        phw_cli_complain("scan: the state: %s", error.message);
        scan->failed = true;
    }
    return status == PHW_OK;
}

void phw_cli_scan_write(phw_cli_scan *scan, phw_state_counts *counts)
{
    phw_state_album album;
    if (make_album(scan, &album, counts))
        phw_state_album_done(&album);
}

/* Writes the report and prints what there is to look at. @param skipped  what was left out, or
 * NULL: as the state knows it. */
static void tell_all(phw_cli_scan *scan, const uint64_t *skipped, phw_state_counts *counts)
{
    phw_state_album album;
    if (!make_album(scan, &album, counts))
        return;
    if (skipped)
        memcpy(counts->skipped, skipped, sizeof counts->skipped);
    if (!scan->engine.quiet && !phw_cli_show_album(&album.source, counts, !scan->report))
        scan->failed = true;
    if (!scan->engine.quiet && album.about.unfinished)
        phw_cli_complain("scan: a scan of these folders was stopped: run it again for the rest");
    phw_state_album_done(&album);
}

static void not_moved(void *context, const char *path, const char *why)
{
    phw_cli_scan *scan = context;
    phw_cli_complain("%s: not moved: %s", path, why);
    scan->failed = true;
}

void phw_cli_scan_quarantine(phw_cli_scan *scan)
{
    phw_error error = PHW_ERROR_INIT;
    phw_quarantine_count count;
    if (phw_quarantine_move(&scan->quarantine, scan->state_file, not_moved, scan, &count, &error) !=
        PHW_OK) {
        phw_cli_complain("scan: --quarantine: %s", error.message);
        scan->failed = true;
        return;
    }
    if (count.moved && !scan->engine.quiet)
        phw_cli_complain("moved %llu to %s; `sh %s/" PHW_QUARANTINE_UNDO "` moves them back",
                         (unsigned long long)count.moved, scan->quarantine.path,
                         scan->quarantine.path);
}

static phw_cli_exit exit_of(const phw_cli_scan *scan, const phw_state_counts *counts)
{
    phw_cli_exit worst = PHW_CLI_EXIT_CLEAR;
    if (counts->shelf[PHW_SHELF_REVIEW])
        worst = phw_cli_worse(worst, PHW_CLI_EXIT_REVIEW);
    if (counts->shelf[PHW_SHELF_ERROR] || scan->failed)
        worst = phw_cli_worse(worst, PHW_CLI_EXIT_ERROR);
    return counts->shelf[PHW_SHELF_BLOCK] ? phw_cli_worse(worst, PHW_CLI_EXIT_BLOCK) : worst;
}

/* --- a scan --------------------------------------------------------------------------------------
 */

static void tell_stopped(const phw_run_progress *progress)
{
    phw_strbuf text = PHW_STRBUF_INIT;
    phw_progress_number(progress->done, &text);
    if (progress->files) {
        phw_strbuf_add_text(&text, " of ");
        phw_progress_number(progress->files, &text);
    }
    if (!text.failed)
        phw_cli_complain("scan: stopped after %s files, which are kept: run the same command again "
                         "to go on",
                         text.text);
    phw_strbuf_done(&text);
}

static phw_cli_exit finish(phw_cli_scan *scan, phw_run *batch, phw_watch *watch)
{
    phw_state_counts counts = {{0}, {0}};
    if (scan->away)
        phw_cli_scan_quarantine(scan);
    tell_all(scan, phw_run_progress_of(batch)->skipped, &counts);
    if (watch) {
        phw_error ignored = PHW_ERROR_INIT;
        phw_cli_scan_watch(scan, batch, watch);
        if (phw_state_count(scan->state_file, PHW_STATE_RUN, &counts, &ignored) != PHW_OK)
            scan->failed = true;
    }
    return exit_of(scan, &counts);
}

static phw_cli_exit scan_folders(phw_cli_scan *scan)
{
    phw_error error = PHW_ERROR_INIT;
    phw_run *batch = NULL;
    phw_watch *watch = NULL;
    phw_cli_exit result = PHW_CLI_EXIT_ERROR;
    phw_status status = PHW_OK;
    const phw_run_options options = phw_cli_scan_batch(scan);
    scan->show = phw_cli_show_start(scan->engine.quiet);
    if (scan->watch)
        status =
            phw_watch_open((const char *const *)scan->folders, scan->folder_count, &watch, &error);
    if (status == PHW_OK)
        status = phw_run_open(&options, &batch, &error);
    if (status == PHW_OK)
        status = phw_run_all(batch, &error);
    phw_cli_show_wipe(&scan->show);
    if (status == PHW_OK)
        result = finish(scan, batch, watch);
    else if (status == PHW_ERR_CANCELLED)
        tell_stopped(phw_run_progress_of(batch));
    else
        phw_cli_complain("scan: %s", error.message);
    phw_run_free(&batch);
    phw_watch_free(&watch);
    return result;
}

phw_cli_exit phw_cli_scan_known(phw_cli_scan *scan)
{
    phw_state_counts counts = {{0}, {0}};
    tell_all(scan, NULL, &counts);
    return exit_of(scan, &counts);
}

static phw_cli_exit run(phw_cli_scan *scan)
{
    phw_cli_exit result = PHW_CLI_EXIT_ERROR;
    catch_signals();
    if (phw_cli_scan_open(scan))
        result = scan->root_count ? scan_folders(scan) : phw_cli_scan_known(scan);
    phw_cli_scan_close(scan);
    if (phw_cli_scan_stopped && !scan->watched) /* a watch ends so */
        end_by_signal();
    return result;
}

/* What the table of options cannot say. */
static bool makes_sense(const phw_cli_scan *scan)
{
    if (!scan->root_count && !scan->report) {
        phw_cli_complain("scan: name a folder: photoward scan DIR... (or --report FILE for what is "
                         "known already)");
        return false;
    }
    if (!scan->root_count && (scan->redact || scan->away || scan->watch)) {
        phw_cli_complain("scan: name the folders: without any only a report can be made");
        return false;
    }
    for (size_t i = 0; i < scan->root_count; i++)
        if (strcmp(scan->roots[i], "-") == 0 && (scan->root_count > 1 || scan->watch)) {
            phw_cli_complain("scan: a list on standard input stands alone%s",
                             scan->watch ? ", and cannot be watched" : "");
            return false;
        }
    if (scan->command && !scan->watch) {
        phw_cli_complain("scan: --exec belongs to --watch");
        return false;
    }
    return true;
}

/* Options that all commands share, less those that say how one report is printed. */
static void choose_shared(phw_cli_opt table[PHW_CLI_ENGINE_OPTS])
{
    static const char *const others[] = {"format", "reveal", "colour", "color"};
    size_t kept = 0;
    for (size_t i = 0; i < PHW_CLI_ENGINE_OPTS && table[i].name; i++) {
        bool other = false;
        for (size_t j = 0; j < sizeof others / sizeof others[0]; j++)
            other |= strcmp(table[i].name, others[j]) == 0;
        if (!other)
            table[kept++] = table[i];
    }
    table[kept] = (phw_cli_opt){0};
}

phw_cli_exit phw_cli_scan_command(int argc, char **argv)
{
    static const char *const scopes[] = {"record", "identifiers", NULL};
    phw_cli_scan scan = {.engine = phw_cli_engine_defaults(),
                         .copies = PHW_COPIES_INIT,
                         .quarantine = PHW_PLACE_INIT};
    phw_cli_opt shared[PHW_CLI_ENGINE_OPTS];
    const phw_cli_opt own[] = {
        {.name = "jobs",
         .letter = 'j',
         .value = "N",
         .number = &scan.jobs,
         .least = 1,
         .most = JOBS_MAX,
         .help = "Pictures that are looked at at once. Default: as many\nas there are processors."},
        {.name = "report",
         .value = "FILE",
         .text = &scan.report,
         .help =
             "Write a report: a page to act on (.html), a line of\nJSON a picture (.json), or a "
             "table (.csv). Without DIR\nit is made of what earlier scans found."},
        {.name = "redact-to",
         .value = "DIR",
         .text = &scan.redact,
         .help = "Write proven copies, in which what was found is\ncovered, in the same tree of "
                 "folders. DIR is made; one\nthat is there must be empty or photoward's."},
        {.name = "scope",
         .choice = &scan.scope,
         .choices = scopes,
         .help = "Cover in copies the whole record or sheet that\nidentifiers stand on (the "
                 "default), or these alone."},
        {.name = "faces",
         .flag = &scan.engine.cover_faces,
         .help = "Cover in copies every face that is found."},
        {.name = "quarantine",
         .value = "DIR",
         .text = &scan.away,
         .help = "Move pictures that show a patient into DIR.\nDIR/undo.sh moves them back."},
        {.name = "state",
         .value = "FILE",
         .text = &scan.state,
         .help = "Where results are kept, so that a second scan does\nonly what changed. Default: "
                 "photoward/scan.state in\n$XDG_STATE_HOME or ~/.local/state."},
        {.name = "include",
         .value = "GLOB",
         .texts = &scan.include,
         .help = "Look at files that match only: '*.jpg', '2019/**'.\nUpper and lower case are the "
                 "same. May be repeated."},
        {.name = "exclude",
         .value = "GLOB",
         .texts = &scan.exclude,
         .help = "Leave out files and folders that match. May be\nrepeated."},
        {.name = "since",
         .value = "DAY",
         .text = &scan.since,
         .help = "Leave out files that were changed before: 2024-03-31,\n\"2024-03-31 18:00\", 30d "
                 "or 12h."},
        {.name = "follow",
         .flag = &scan.follow,
         .help = "Follow symbolic links; each folder is walked once."},
        {.name = "one-file-system",
         .flag = &scan.one_file_system,
         .help = "Do not walk into other file systems."},
        {.name = "null",
         .letter = '0',
         .flag = &scan.null,
         .help = "Names in a list on standard input end in NUL, as\nfind -print0 writes them."},
        {.name = "watch",
         .flag = &scan.watch,
         .help = "After the scan look at new files as they arrive, and\nprint a line for each, "
                 "until a signal ends it."},
        {.name = "exec",
         .value = "COMMAND",
         .text = &scan.command,
         .help = "With --watch: run a shell command for each new\npicture, with its report as JSON "
                 "on standard input."},
        {.name = "shard",
         .value = "I/N",
         .text = &scan.shard,
         .help =
             "Look at the I-th of N shares (from 0) only; auto or\nauto/N takes I from Slurm or "
             "Kubernetes."},
        {0}};
    const phw_cli_spec spec = {
        .name = "scan",
        .operands = "[DIR]...",
        .summary = "Look through folders of pictures, and remember what was found.",
        .detail = "DIR is walked with all folders in it; a file can be named as well, and - is a\n"
                  "list of names on standard input. Pictures are only read.\n"
                  "A scan that was stopped goes on where it was when it is run again.\n"
                  "Exit status, the worst of all: 1 a patient can be identified, 2 a file could\n"
                  "not be examined, 3 look closely, 0 nothing was found.",
        .own = own,
        .shared = shared,
        .least_operands = 0,
        .most_operands = (size_t)-1};
    size_t operands = 0;
    phw_cli_engine_options(&scan.engine, shared);
    choose_shared(shared);
    switch (phw_cli_opt_parse(&spec, argc, argv, &operands)) {
    case PHW_CLI_WRONG:
        return PHW_CLI_EXIT_ERROR;
    case PHW_CLI_HELP:
        phw_cli_opt_help(&spec, stdout);
        return PHW_CLI_EXIT_CLEAR;
    case PHW_CLI_RUN:
        break;
    }
    scan.roots = argv;
    scan.root_count = operands;
    return makes_sense(&scan) ? run(&scan) : PHW_CLI_EXIT_ERROR;
}
