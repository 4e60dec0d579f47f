/* SPDX-License-Identifier: Apache-2.0 */
/** @file rules_file.h  The rules file of a run: where it is, whether it can be trusted, what is
 *  wrong with it. */
#ifndef PHW_CLI_RULES_FILE_H
#define PHW_CLI_RULES_FILE_H

#include <stdbool.h>

#include "cli/paths.h"
#include "photoward/rules.h"

/** A rules file in memory. */
typedef struct phw_cli_rules {
    char path[PHW_CLI_PATH_MAX]; /**< "": there is none */
    uint8_t *bytes;
    size_t size;
    phw_rules_tally tally;
} phw_cli_rules;

#define PHW_CLI_RULES_INIT                                                                         \
    {                                                                                              \
        .bytes = NULL, .size = 0                                                                   \
    }

/**
 * Reads and checks the rules file; prints all that is wrong with it on standard error.
 * @param given  the file's name, or NULL: photoward/photoward.rules under $XDG_CONFIG_HOME (or
 *               ~/.config), else the system's. That may be missing, but must belong to the user or
 *               to root and be writable by nobody else: whoever can write it decides what is found.
 *               The current directory is never looked at.
 * @return false where the file cannot be used; a message has been printed, and nothing is held.
 */
bool phw_cli_rules_load(const char *given, phw_cli_rules *rules);

/** What a scanner takes; borrowed. */
phw_rules_text phw_cli_rules_text(const phw_cli_rules *rules);

void phw_cli_rules_done(phw_cli_rules *rules);

#endif
