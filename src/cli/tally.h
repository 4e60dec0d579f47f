/* SPDX-License-Identifier: Apache-2.0 */
/** @file tally.h  Reports as they come, and what they add up to. */
#ifndef PHW_CLI_TALLY_H
#define PHW_CLI_TALLY_H

#include "cli/cli.h"
#include "cli/engine.h"
#include "photoward/redact.h"

/** Pictures by exit status. Embedded; start from zeroes. */
typedef struct phw_cli_tally {
    size_t count[4]; /**< by phw_cli_exit */
    size_t printed;  /**< reports */
} phw_cli_tally;

/** Counts one outcome. A picture that was examined but whose output failed counts twice. */
void phw_cli_tally_add(phw_cli_tally *tally, phw_cli_exit outcome);

/** Prints a report in the wanted format unless quiet. False (with a message) where it is lost.
 *  @param redaction  what was written, or NULL: text then tells what is left in the copy. */
bool phw_cli_tally_print(phw_cli_tally *tally, const phw_cli_engine *engine,
                         const phw_report *report, const phw_redaction *redaction);

/** After several text reports: one line with the totals. False where it is lost. */
bool phw_cli_tally_total(const phw_cli_tally *tally, const phw_cli_engine *engine);

/** The exit status for all: the worst of check's order. */
phw_cli_exit phw_cli_tally_worst(const phw_cli_tally *tally);

#endif
