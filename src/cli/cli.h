/* SPDX-License-Identifier: Apache-2.0 */
/** @file cli.h  The commands, one file each, and what they exit with. */
#ifndef PHW_CLI_CLI_H
#define PHW_CLI_CLI_H

#include "photoward/report.h"

/** Exit statuses; the numbers are a promise to scripts. */
typedef enum phw_cli_exit {
    PHW_CLI_EXIT_CLEAR = 0, /**< nothing found; redact: all copies written and proven */
    PHW_CLI_EXIT_BLOCK = 1, /**< a patient can be identified */
    PHW_CLI_EXIT_ERROR = 2, /**< something could not be examined, written or understood */
    PHW_CLI_EXIT_REVIEW = 3 /**< indirect signs, or a part that could not be examined */
} phw_cli_exit;

/** One command. */
typedef struct phw_cli_command {
    const char *name;
    const char *summary;
    /** Runs with what follows the command's name. */
    phw_cli_exit (*run)(int argc, char **argv);
} phw_cli_command;

phw_cli_exit phw_cli_check(int argc, char **argv);
phw_cli_exit phw_cli_redact(int argc, char **argv);
phw_cli_exit phw_cli_rules_command(int argc, char **argv);
phw_cli_exit phw_cli_models(int argc, char **argv);
phw_cli_exit phw_cli_scan_command(int argc, char **argv);
phw_cli_exit phw_cli_merge(int argc, char **argv);

/** The exit status of check for one picture. */
phw_cli_exit phw_cli_exit_of(phw_verdict verdict);

/** The worse of two exit statuses of check: block, error, review, clear. */
phw_cli_exit phw_cli_worse(phw_cli_exit a, phw_cli_exit b);

#endif
