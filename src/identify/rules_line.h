/* SPDX-License-Identifier: Apache-2.0 */
/** @file rules_line.h  One line of a rules file, taken apart. */
#ifndef PHW_IDENTIFY_RULES_LINE_H
#define PHW_IDENTIFY_RULES_LINE_H

#include "identify/rules.h"

/** A rule as it stands on its line. */
typedef struct phw_rules_line {
    uint32_t number; /**< of the line, from 1 */
    phw_rule_verb verb;
    phw_finding_kind kind; /**< what a find is called; of a policy what it is about */
    phw_policy_answer answer;
    const char *value; /**< the phrase, form or pattern; in the file's text */
    size_t length;
} phw_rules_line;

typedef enum phw_rules_line_sort {
    PHW_LINE_EMPTY = 0, /**< nothing, or a comment */
    PHW_LINE_HEAD,      /**< says that this is a rules file */
    PHW_LINE_RULE,
    PHW_LINE_WRONG
} phw_rules_line_sort;

/**
 * Takes a line apart.
 * @param text    without its newline; a carriage return before it is left out of account.
 * @param headed  the file's head has been read: a second one is wrong, and so is a rule before it.
 * @param[out] line   written for PHW_LINE_RULE.
 * @param[out] wrong  written for PHW_LINE_WRONG: what is wrong; static.
 */
phw_rules_line_sort phw_rules_line_read(const char *text, size_t length, uint32_t number,
                                        bool headed, phw_rules_line *line, const char **wrong);

#endif
