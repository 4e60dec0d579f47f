/* SPDX-License-Identifier: Apache-2.0 */
/** @file rules.h  A user's own rules, read and ready to be looked for in pages. */
#ifndef PHW_IDENTIFY_RULES_H
#define PHW_IDENTIFY_RULES_H

#include "base/arena.h"
#include "photoward/rules.h"

/** What a line of the file asks for. */
typedef enum phw_rule_verb {
    PHW_VERB_ALLOW = 0, /**< a phrase is nobody's: nothing inside it is reported */
    PHW_VERB_DENY,      /**< a phrase is always reported */
    PHW_VERB_STAFF,     /**< a colleague's name */
    PHW_VERB_NUMBER,    /**< a form of number: 9 is a digit, @ a letter */
    PHW_VERB_PATTERN,   /**< a regular expression */
    PHW_VERB_POLICY     /**< what a kind of finding makes of a picture */
} phw_rule_verb;

#define PHW_RULE_VERB_COUNT 6

struct phw_rules_pattern;

/** One rule. Phrases have a key, numbers and patterns a pattern. */
typedef struct phw_own_rule {
    uint32_t line; /**< of the file, from 1 */
    phw_rule_verb verb;
    phw_finding_kind kind;
    const char *key; /**< letters and digits of the phrase, folded, without blanks */
    uint32_t length; /**< bytes of the key */
    uint32_t next;   /**< rule whose key begins alike, or PHW_RULE_NO_NEXT */
    struct phw_rules_pattern *pattern;
} phw_own_rule;

#define PHW_RULE_NO_NEXT ((uint32_t)-1)

/** Slots for the beginnings of phrases; a power of two. */
#define PHW_RULES_SLOTS 4096U

/** Read-only once made: threads may share it. */
typedef struct phw_rules {
    phw_arena arena;
    phw_own_rule *rules;
    size_t count;
    size_t capacity;
    uint32_t *slots; /**< first rule of a slot, or PHW_RULE_NO_NEXT; NULL: there is no phrase */
    size_t phrases;
    size_t patterns;
    phw_rules_tally tally;
    phw_policy_answer policy[PHW_FINDING_KIND_COUNT];
} phw_rules;

/**
 * Reads a file. Arguments as phw_rules_check().
 * @param[out] rules  written on success only; free with phw_rules_free().
 */
PHW_MUST_USE phw_status phw_rules_read(phw_rules_text file, phw_rules_complain *complain,
                                       void *context, phw_rules **rules, phw_error *error);

/** Frees *rules and nulls it. NULL and a NULL inside are fine. */
void phw_rules_free(phw_rules **rules);

/** Fills all of @p use but `stopped`. @param rules  NULL: there are none. */
void phw_rules_describe(const phw_rules *rules, phw_rules_use *use);

#endif
