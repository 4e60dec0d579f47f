/* SPDX-License-Identifier: Apache-2.0 */
/** @file opt.h  Options as a table: the same rows parse the command line and print its help. */
#ifndef PHW_CLI_OPT_H
#define PHW_CLI_OPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/** Most values of an option that may be given several times. */
#define PHW_CLI_TEXTS_MAX 64

/** The values of an option that may be given several times, borrowed from argv. */
typedef struct phw_cli_texts {
    const char *items[PHW_CLI_TEXTS_MAX];
    unsigned count;
} phw_cli_texts;

/**
 * One option. Exactly one of the five targets is set and says what kind of value it takes; a table
 * ends with a row without a name.
 */
typedef struct phw_cli_opt {
    const char *name;  /**< long name without the dashes */
    char letter;       /**< short form, or 0 */
    const char *value; /**< what help calls the value; NULL for flags and choices */
    const char *help;  /**< one sentence; NULL: an alias that help does not show */

    bool *flag;           /**< set to true */
    const char **text;    /**< set to the value, borrowed from argv */
    phw_cli_texts *texts; /**< the value is added */
    size_t *choice;       /**< set to the value's index in choices */
    double *number;       /**< set to the value, which must lie in least … most */

    const char *const *choices; /**< NULL-terminated */
    double least;
    double most;
} phw_cli_opt;

/** What one command takes. */
typedef struct phw_cli_spec {
    const char *name;          /**< "check" */
    const char *operands;      /**< "FILE..." or "" */
    const char *summary;       /**< one line */
    const char *detail;        /**< paragraphs shown by --help, lines already broken */
    const phw_cli_opt *own;    /**< options of this command; never NULL */
    const phw_cli_opt *shared; /**< options it shares with others, or NULL */
    size_t least_operands;
    size_t most_operands;
} phw_cli_spec;

/** What a parsed command line asks for. */
typedef enum phw_cli_parsed {
    PHW_CLI_RUN = 0, /**< go on */
    PHW_CLI_HELP,    /**< --help was given: print it */
    PHW_CLI_WRONG    /**< a message has been printed */
} phw_cli_parsed;

/**
 * Reads options anywhere among the operands; `--` ends them, `-` is an operand.
 * @param argc,argv      what follows the command's name; argv is reordered so that its first
 *                       @p *operand_count entries are the operands.
 */
phw_cli_parsed phw_cli_opt_parse(const phw_cli_spec *spec, int argc, char **argv,
                                 size_t *operand_count);

/** Prints the help of a command. */
void phw_cli_opt_help(const phw_cli_spec *spec, FILE *out);

/** The entry of a NULL-terminated list that @p word is most likely meant to be, or NULL where none
 *  is close. */
const char *phw_cli_opt_nearest(const char *word, const char *const *list);

#endif
