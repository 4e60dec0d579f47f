/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/engine.h"
#include "cli/names.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/read.h"
#include "cli/save.h"
#include "cli/tally.h"

/* What one run of the command works with. */
typedef struct check {
    phw_cli_engine engine;
    const char *overlay; /* a file, a directory, or NULL */
    phw_cli_sources sources;
    phw_pool *pool;
    phw_cli_progress progress;
    phw_cli_tally tally;
} check;

/* Where the overlay of one picture goes; "" where none is wanted. */
static phw_status overlay_path(const check *on, const char *source, char path[PHW_CLI_PATH_MAX],
                               phw_error *error)
{
    phw_status status = PHW_OK;
    path[0] = '\0';
    if (!on->overlay)
        return PHW_OK;
    if (phw_cli_names_directory(on->overlay)) {
        const phw_cli_name name = {source, on->overlay, "overlay", PHW_FORMAT_PNG};
        status = phw_cli_names_make(&name, path, error);
    } else if (snprintf(path, PHW_CLI_PATH_MAX, "%s", on->overlay) >= PHW_CLI_PATH_MAX) {
        status = phw_error_set(error, PHW_ERR_ARGUMENT, "the overlay's name is too long");
    }
    if (status == PHW_OK)
        status = phw_cli_names_permit(path, &on->sources, on->engine.force, error);
    return status;
}

static phw_status look(const check *on, const char *source, bool overlay, phw_job_result *result,
                       phw_error *error)
{
    phw_job job = PHW_JOB_INIT;
    job.name = source;
    job.wants = (on->engine.reveal ? PHW_WANT_VALUES : 0) | (overlay ? PHW_WANT_OVERLAY : 0);
    phw_status status =
        phw_cli_open(source, phw_cli_engine_limits(&on->engine).file_bytes, &job.picture, error);
    return status == PHW_OK ? phw_cli_engine_look(on->pool, &job, result, error) : status;
}

/* Examines one picture. @return false where standard output is lost and going on is no use. */
static bool check_one(check *on, const char *source)
{
    phw_error error = PHW_ERROR_INIT;
    phw_job_result result = {.status = PHW_OK};
    char path[PHW_CLI_PATH_MAX];
    bool going = true;
    phw_cli_progress_file(&on->progress, source);
    phw_status status = overlay_path(on, source, path, &error);
    if (status == PHW_OK)
        status = look(on, source, path[0], &result, &error);
    if (status == PHW_OK && path[0])
        status = phw_cli_save(path, result.overlay, result.overlay_size, &on->sources,
                              on->engine.force, &error);
    phw_cli_progress_wipe(&on->progress);
    if (status != PHW_OK)
        phw_cli_complain("%s: %s", source, error.message);
    if (result.report) {
        phw_cli_tally_add(&on->tally, phw_cli_exit_of(result.report->verdict));
        going = phw_cli_tally_print(&on->tally, &on->engine, result.report, NULL);
    }
    if (status != PHW_OK || !going)
        phw_cli_tally_add(&on->tally, PHW_CLI_EXIT_ERROR);
    phw_job_result_clear(&result);
    return going;
}

static phw_cli_exit check_all(check *on)
{
    bool going = true;
    on->pool = phw_cli_engine_open(&on->engine, 1);
    if (!on->pool)
        return PHW_CLI_EXIT_ERROR;
    on->progress = phw_cli_progress_start(on->sources.count, on->engine.quiet);
    for (size_t i = 0; going && i < on->sources.count; i++)
        going = check_one(on, on->sources.names[i]);
    if (going && !phw_cli_tally_total(&on->tally, &on->engine))
        phw_cli_tally_add(&on->tally, PHW_CLI_EXIT_ERROR);
    phw_pool_free(&on->pool);
    return phw_cli_tally_worst(&on->tally);
}

phw_cli_exit phw_cli_check(int argc, char **argv)
{
    check on = {.engine = phw_cli_engine_defaults()};
    size_t operands = 0;
    phw_cli_opt shared[PHW_CLI_ENGINE_OPTS];
    const phw_cli_opt own[] = {
        {.name = "quick",
         .flag = &on.engine.quick,
         .help = "Stop as soon as a patient can surely be identified.\nWhat else the picture shows "
                 "is not "
                 "looked at, and the\nreport says so."},
        {.name = "overlay",
         .value = "OUT.png",
         .text = &on.overlay,
         .help = "Write the picture with labelled boxes round what was\nfound. An existing "
                 "directory takes one such picture\nfor each FILE: NAME.overlay.png. Of several "
                 "pages the\nfirst is drawn."},
        {0}};
    const phw_cli_spec spec = {
        .name = "check",
        .operands = "FILE...",
        .summary = "Say whether pictures show a patient, where, and what else the files tell.",
        .detail = "FILE is a picture (JPEG, PNG, WebP, TIFF, GIF, BMP, HEIC, AVIF; every page or\n"
                  "frame is examined); - is standard input.\n"
                  "Exit status, the worst of all files: 1 a patient can be identified, 2 a file\n"
                  "could not be examined, 3 look closely, 0 nothing was found.",
        .own = own,
        .shared = shared,
        .least_operands = 1,
        .most_operands = (size_t)-1};
    phw_cli_engine_options(&on.engine, shared);
    switch (phw_cli_opt_parse(&spec, argc, argv, &operands)) {
    case PHW_CLI_WRONG:
        return PHW_CLI_EXIT_ERROR;
    case PHW_CLI_HELP:
        phw_cli_opt_help(&spec, stdout);
        return PHW_CLI_EXIT_CLEAR;
    case PHW_CLI_RUN:
        break;
    }
    on.sources = (phw_cli_sources){argv, operands};
    if (on.overlay && operands > 1 && !phw_cli_names_directory(on.overlay)) {
        phw_cli_complain("check: with several files --overlay takes a directory that exists, not "
                         "\"%s\"",
                         on.overlay);
        return PHW_CLI_EXIT_ERROR;
    }
    return check_all(&on);
}
