/* SPDX-License-Identifier: Apache-2.0 */
/** @file rules.h  A user's own rules file: what it may say, and what became of it on a picture. */
#ifndef PHOTOWARD_RULES_H
#define PHOTOWARD_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"
#include "photoward/finding.h"

PHW_BEGIN_DECLS

/** Bounds on a rules file: bytes of the whole and of a line, rules, and patterns among them. */
#define PHW_RULES_BYTES_MAX ((size_t)1 << 20)
#define PHW_RULES_LINE_MAX 1000
#define PHW_RULES_MAX 10000
#define PHW_RULES_PATTERNS_MAX 200

/** What a policy says of a kind of finding, from mild to strict. */
typedef enum phw_policy_answer {
    PHW_POLICY_NONE = 0, /**< nothing: photoward's own weights decide */
    PHW_POLICY_NOTE,     /**< by itself no reason for review; it still counts in the jigsaw */
    PHW_POLICY_REVIEW,   /**< review wherever one is found */
    PHW_POLICY_BLOCK     /**< block wherever one is found; redact covers it */
} phw_policy_answer;

#define PHW_POLICY_ANSWER_COUNT 4

/** "none", "note", "review", "block". Static storage. */
PHW_API const char *phw_policy_answer_name(phw_policy_answer answer);

/** The text of a rules file. Borrowed; need not end in a NUL. */
typedef struct phw_rules_text {
    const char *text; /**< NULL: there are no rules */
    size_t size;      /**< bytes */
} phw_rules_text;

/** Most patterns that a report names as given up. */
#define PHW_RULES_STOPPED_MAX 8

/** What a report says of the rules that it was made with. */
typedef struct phw_rules_use {
    bool used;
    uint64_t hash;  /**< over the file's bytes; tells two files apart, no proof against forgery */
    uint32_t count; /**< rules in it */
    phw_policy_answer policy[PHW_FINDING_KIND_COUNT];
    uint32_t stopped[PHW_RULES_STOPPED_MAX]; /**< lines of patterns that met a limit on this
                                                  picture: it was not searched to the end */
    size_t stopped_count;
} phw_rules_use;

/** Something wrong with a rules file. */
typedef struct phw_rules_problem {
    uint32_t line;       /**< from 1; 0: the file as a whole */
    const char *message; /**< what is wrong and what to write instead; valid for the call; holds no
                              name or number that the file has, only words of its grammar */
} phw_rules_problem;

/** Is told each problem in the order of lines. */
typedef void phw_rules_complain(void *context, const phw_rules_problem *problem);

/** How many rules of each sort a good file has. */
typedef struct phw_rules_tally {
    uint32_t allow, deny, staff, numbers, patterns, policies;
    uint64_t hash; /**< as in phw_rules_use */
} phw_rules_tally;

/**
 * Reads a rules file (its grammar is in photoward(1), "THE RULES FILE") and tells all that is wrong
 * with it. Thread-safe.
 * @param complain  called for each problem; NULL is fine.
 * @param[out] tally  written where nothing is wrong; NULL is fine.
 * @return PHW_OK, PHW_ERR_FORMAT (the error names the first problem's line), PHW_ERR_LIMIT (the
 * file is larger than the bounds above) or PHW_ERR_NOMEM.
 */
PHW_API PHW_MUST_USE phw_status phw_rules_check(phw_rules_text file, phw_rules_complain *complain,
                                                void *context, phw_rules_tally *tally,
                                                phw_error *error);

PHW_END_DECLS
#endif
