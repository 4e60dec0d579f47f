/* SPDX-License-Identifier: Apache-2.0 */
/** @file scan.h  What one run of `photoward scan` works with. */
#ifndef PHW_CLI_SCAN_H
#define PHW_CLI_SCAN_H

#include "batch/run.h"
#include "batch/watch.h"
#include "cli/cli.h"
#include "cli/engine.h"
#include "cli/paths.h"
#include "cli/scan_show.h"

/** Options as they were given, and what they open. Embedded. */
typedef struct phw_cli_scan {
    phw_cli_engine engine;
    double jobs;         /**< 0: as many as there are processors */
    const char *report;  /**< or NULL */
    const char *redact;  /**< folder of copies, or NULL */
    const char *away;    /**< quarantine, or NULL */
    const char *state;   /**< as given, or NULL */
    const char *shard;   /**< as given, or NULL */
    const char *since;   /**< as given, or NULL */
    const char *command; /**< --exec, or NULL */
    bool watch;
    bool follow;
    bool one_file_system;
    bool null; /**< names in a list end in NUL */
    size_t scope;
    phw_cli_texts include;
    phw_cli_texts exclude;

    char *const *roots; /**< operands; a lone "-": a list on standard input */
    size_t root_count;
    size_t next_root;
    char *listed; /**< the last name of a list */
    size_t listed_room;
    char **folders; /**< the roots, absolute */
    size_t folder_count;

    char state_path[PHW_CLI_PATH_MAX];
    char report_path[PHW_CLI_PATH_MAX]; /**< absolute */
    const char *own_files[4];
    size_t own_file_count;
    phw_identity own[2];
    size_t own_count;
    phw_state *state_file;
    phw_copies copies;
    phw_place quarantine;
    phw_shard share;
    int64_t since_ns;
    phw_state_setup setup;
    phw_cli_show show;
    bool watching; /**< the scan is over, and new files are waited for */
    bool watched;  /**< that was so */
    bool arrived;  /**< since the last report was written */
    bool lost;     /**< standard output */
    bool failed;   /**< something could not be written: exit status 2 */
} phw_cli_scan;

/** Set to a signal's number when the scan is to end. */
extern volatile sig_atomic_t phw_cli_scan_stopped;

/** Everything the options need is opened; says what is wrong. */
bool phw_cli_scan_open(phw_cli_scan *scan);

void phw_cli_scan_close(phw_cli_scan *scan);

/** What the walk, the examiner and their callbacks are, over @p scan. */
phw_run_options phw_cli_scan_batch(phw_cli_scan *scan);

/** Counts this run's files and writes the report, if one was asked for; says what goes wrong. */
void phw_cli_scan_write(phw_cli_scan *scan, phw_state_counts *counts);

/** Writes the report and prints the totals of all that the state knows. @return scan's exit status.
 */
phw_cli_exit phw_cli_scan_known(phw_cli_scan *scan);

/** Moves away what shows a patient. */
void phw_cli_scan_quarantine(phw_cli_scan *scan);

/** Looks at files as they arrive, until a signal comes. @param watch  begun before the scan. */
void phw_cli_scan_watch(phw_cli_scan *scan, phw_run *batch, phw_watch *watch);

/** Tells of a file that arrived. */
void phw_cli_scan_arrived(phw_cli_scan *scan, const phw_examined *examined);

#endif
