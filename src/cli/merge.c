/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "batch/report_file.h"
#include "batch/state_merge.h"
#include "cli/output.h"
#include "cli/scan.h"
#include "cli/scan_setup.h"

/* What one run of the command works with. */
typedef struct merge {
    const char *output; /* or NULL: the joined state is thrown away */
    phw_cli_scan scan;  /* of which the report's part is used */
    char temporary[PHW_CLI_PATH_MAX];
} merge;

static bool join(merge *on, char *const *states, size_t count)
{
    phw_error error = PHW_ERROR_INIT;
    for (size_t i = 0; i < count; i++)
        if (phw_state_merge(on->scan.state_file, states[i], &error) != PHW_OK) {
            phw_cli_complain("merge: the state %s: %s", states[i], error.message);
            return false;
        }
    return true;
}

/* The joined state gets its name when it is whole, and its log has gone into it. */
static bool put_in_place(merge *on)
{
    phw_state_free(&on->scan.state_file);
    if (on->scan.engine.force ? rename(on->temporary, on->output) == 0
                              : link(on->temporary, on->output) == 0)
        return true;
    phw_cli_complain("merge: cannot write %s", on->output);
    return false;
}

static phw_cli_exit run(merge *on, char *const *states, size_t count)
{
    phw_cli_exit result = PHW_CLI_EXIT_ERROR;
    const char *beside = on->output ? on->output : on->scan.report;
    if (snprintf(on->temporary, sizeof on->temporary, "%s.%ld.tmp", beside, (long)getpid()) >=
        (int)sizeof on->temporary) {
        phw_cli_complain("merge: the name is too long");
        return result;
    }
    on->scan.state_file = phw_cli_state_open(on->temporary, true);
    if (on->scan.state_file && join(on, states, count)) {
        result = phw_cli_scan_known(&on->scan);
        if (on->output && !put_in_place(on))
            result = phw_cli_worse(result, PHW_CLI_EXIT_ERROR);
    }
    phw_state_free(&on->scan.state_file);
    unlink(on->temporary);
    return result;
}

static bool is_free(const merge *on, const char *path)
{
    if (!path || on->scan.engine.force || access(path, F_OK) != 0)
        return true;
    phw_cli_complain("merge: %s exists already: choose another name or add --force", path);
    return false;
}

static bool makes_sense(const merge *on)
{
    if (!on->output && !on->scan.report) {
        phw_cli_complain("merge: say what is to be made: -o STATE, --report FILE, or both");
        return false;
    }
    if (on->scan.report && phw_report_form_of(on->scan.report) == PHW_REPORT_NONE) {
        phw_cli_complain("merge: --report \"%s\": a report's name ends in .html, .json or .csv",
                         on->scan.report);
        return false;
    }
    return is_free(on, on->output) && is_free(on, on->scan.report);
}

phw_cli_exit phw_cli_merge(int argc, char **argv)
{
    merge on = {.scan = {.engine = phw_cli_engine_defaults()}};
    size_t operands = 0;
    const phw_cli_opt own[] = {
        {.name = "output",
         .letter = 'o',
         .value = "STATE",
         .text = &on.output,
         .help = "Write the joined state, with which a scan can go on."},
        {.name = "report",
         .value = "FILE",
         .text = &on.scan.report,
         .help = "Write a report on all of it (.html, .json, .csv)."},
        {.name = "force",
         .flag = &on.scan.engine.force,
         .help = "Overwrite files that exist already."},
        {.name = "quiet", .letter = 'q', .flag = &on.scan.engine.quiet, .help = "Print nothing."},
        {0}};
    const phw_cli_spec spec = {
        .name = "merge",
        .operands = "STATE...",
        .summary = "Join what scans in several states found, and count nothing twice.",
        .detail = "STATE is what scan keeps with --state, for example of each shard.\n"
                  "Exit status: as scan's.",
        .own = own,
        .least_operands = 1,
        .most_operands = (size_t)-1};
    switch (phw_cli_opt_parse(&spec, argc, argv, &operands)) {
    case PHW_CLI_WRONG:
        return PHW_CLI_EXIT_ERROR;
    case PHW_CLI_HELP:
        phw_cli_opt_help(&spec, stdout);
        return PHW_CLI_EXIT_CLEAR;
    case PHW_CLI_RUN:
        break;
    }
    return makes_sense(&on) ? run(&on, argv, operands) : PHW_CLI_EXIT_ERROR;
}
