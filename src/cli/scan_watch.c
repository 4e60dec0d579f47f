/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* memfd_create() */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "batch/watch.h"
#include "cli/output.h"
#include "cli/scan.h"
#include "report/report.h"

/* After so long without anything new, the report is written anew. */
#define QUIET_MS 10000

extern char **environ;

/* --- the command --------------------------------------------------------------------------------
 */

/* An album of one picture, for its line of JSON. */
static phw_status walk_one(void *context, phw_album_order order, bool thumbnails,
                           phw_album_visit *visit, void *visitor, phw_error *error)
{
    const phw_album_picture *picture = context;
    (void)order;
    (void)thumbnails;
    return visit(visitor, picture, error);
}

static phw_status write_to(void *context, const char *bytes, size_t size, phw_error *error)
{
    const int *descriptor = context;
    while (size > 0) {
        ssize_t put = write(*descriptor, bytes, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return phw_error_set(error, PHW_ERR_IO, "cannot pass the report on: %s",
                                 strerror(errno));
        bytes += put;
        size -= (size_t)put;
    }
    return PHW_OK;
}

static phw_status write_report(const phw_examined *examined, int descriptor, phw_error *error)
{
    const phw_report_style style = {.reveal = false};
    phw_strbuf line = PHW_STRBUF_INIT;
    phw_status status = PHW_OK;
    if (examined->report)
        status = phw_report_json(examined->report, &style, &line, error);
    phw_album_picture picture = {.path = examined->path,
                                 .shelf = examined->shelf,
                                 .line = examined->report ? line.text : NULL,
                                 .error = examined->report ? NULL : examined->error};
    const phw_album_source source = {walk_one, &picture};
    const phw_album_sink sink = {write_to, &descriptor};
    if (status == PHW_OK)
        status = phw_album_write_jsonl(&source, &sink, error);
    phw_strbuf_done(&line);
    return status;
}

/* Runs the command with the descriptor as its input, and waits for its end. */
static phw_status run_command(const char *command, int input, phw_error *error)
{
    char shell[] = "sh", option[] = "-c";
    char *copy = strdup(command);
    char *const argv[] = {shell, option, copy, NULL};
    posix_spawn_file_actions_t actions;
    pid_t child = -1;
    int failed = copy ? posix_spawn_file_actions_init(&actions) : ENOMEM;
    if (!failed) {
        failed = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
        if (!failed)
            failed = posix_spawn(&child, "/bin/sh", &actions, NULL, argv, environ);
        posix_spawn_file_actions_destroy(&actions);
    }
    free(copy);
    while (!failed && waitpid(child, NULL, 0) < 0)
        failed = errno == EINTR ? 0 : errno;
    return failed ? phw_error_set(error, PHW_ERR_IO, "cannot run the command: %s", strerror(failed))
                  : PHW_OK;
}

static void notify(phw_cli_scan *scan, const phw_examined *examined)
{
    phw_error error = PHW_ERROR_INIT;
    int input = memfd_create("photoward-report", MFD_CLOEXEC);
    phw_status status = input < 0 ? phw_error_set(&error, PHW_ERR_IO,
                                                  "cannot pass the report on: %s", strerror(errno))
                                  : write_report(examined, input, &error);
    if (status == PHW_OK && lseek(input, 0, SEEK_SET) == 0)
        status = run_command(scan->command, input, &error);
    if (input >= 0)
        close(input);
    if (status != PHW_OK) {
        phw_cli_complain("scan: --exec: %s", error.message);
        scan->failed = true;
    }
}

void phw_cli_scan_arrived(phw_cli_scan *scan, const phw_examined *examined)
{
    if (examined->skip != PHW_SKIP_NONE)
        return;
    if (!scan->engine.quiet &&
        !phw_cli_show_picture(examined->shelf, examined->path, examined->error))
        scan->lost = true;
    if (scan->command)
        notify(scan, examined);
    scan->arrived = true;
}

/* --- the watch ----------------------------------------------------------------------------------
 */

/* What is to be done when nothing arrives for a while. */
static void settle(phw_cli_scan *scan)
{
    phw_state_counts counts;
    if (scan->arrived && scan->report)
        phw_cli_scan_write(scan, &counts);
    scan->arrived = false;
}

void phw_cli_scan_watch(phw_cli_scan *scan, phw_run *batch, phw_watch *watch)
{
    phw_error error = PHW_ERROR_INIT;
    phw_status status = PHW_OK;
    scan->watching = scan->watched = true;
    if (!scan->engine.quiet)
        phw_cli_complain("scan: watching; Ctrl-C ends it");
    while (status == PHW_OK && !phw_cli_scan_stopped && !scan->lost) {
        phw_arrival arrival;
        bool got = false;
        status = phw_watch_next(watch, QUIET_MS, &arrival, &got, &error);
        if (status == PHW_OK && got)
            status = phw_run_look(batch, scan->folders[arrival.root], arrival.relative, &error);
        if (status == PHW_OK && got && scan->away)
            phw_cli_scan_quarantine(scan);
        if (status == PHW_OK && !got)
            settle(scan);
    }
    settle(scan);
    if (status != PHW_OK && status != PHW_ERR_CANCELLED) {
        phw_cli_complain("scan: %s", error.message);
        scan->failed = true;
    }
    scan->watching = false;
}
