/* SPDX-License-Identifier: Apache-2.0 */
/** @file rules_pattern.h  Patterns of a rules file, with limits on what a search may cost. */
#ifndef PHW_IDENTIFY_RULES_PATTERN_H
#define PHW_IDENTIFY_RULES_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/status.h"

typedef struct phw_rules_pattern phw_rules_pattern;

/** Longest pattern, in bytes. */
#define PHW_PATTERN_BYTES_MAX 500
/** Room for what is wrong with a pattern. */
#define PHW_PATTERN_WHY_MAX 160

/** What came of making a pattern. */
typedef enum phw_pattern_made {
    PHW_PATTERN_MADE = 0,
    PHW_PATTERN_WRONG, /**< @p why says what and where */
    PHW_PATTERN_NOMEM
} phw_pattern_made;

/**
 * Makes a pattern of a regular expression of PCRE2 (UTF-8, letters in either case; no \C, no
 * callouts). One that matches nothing at all is wrong: it would be found everywhere.
 * @param[out] pattern  written where it was made; free with phw_rules_pattern_free().
 * @param[out] why      written where it is wrong.
 */
phw_pattern_made phw_rules_pattern_make(const char *text, size_t length,
                                        phw_rules_pattern **pattern, char why[PHW_PATTERN_WHY_MAX]);

/**
 * Makes a pattern of a number's form: 9 stands for a digit, @ for a letter, a blank or hyphen for
 * one of them or nothing; other letters and digits stand for themselves. Nothing may stand right
 * before or behind it that is a letter or a digit. Else as phw_rules_pattern_make().
 */
phw_pattern_made phw_rules_pattern_make_form(const char *text, size_t length,
                                             phw_rules_pattern **pattern,
                                             char why[PHW_PATTERN_WHY_MAX]);

/** Frees *pattern and nulls it. NULL and a NULL inside are fine. */
void phw_rules_pattern_free(phw_rules_pattern **pattern);

/** What one pattern may still cost on one page. */
typedef struct phw_pattern_search {
    const phw_rules_pattern *pattern;
    uint64_t steps_left; /**< items of the pattern that are tried; see phw_pattern_steps() */
    void *match;         /**< PCRE2's; internal */
    void *context;       /**< internal */
} phw_pattern_search;

/** What came of looking. */
typedef enum phw_pattern_found {
    PHW_PATTERN_NOT_THERE = 0,
    PHW_PATTERN_THERE,
    PHW_PATTERN_STOPPED, /**< a limit was met: the text was not searched to the end */
    PHW_PATTERN_NO_MEMORY
} phw_pattern_found;

/** The steps a search of a page of @p bytes bytes of text may take: many times what a pattern for
 *  numbers needs, and little time. */
uint64_t phw_pattern_steps(size_t bytes);

/** Begins a search. False where memory ran out. Ends with phw_pattern_search_done(). */
PHW_MUST_USE bool phw_pattern_search_begin(phw_pattern_search *search,
                                           const phw_rules_pattern *pattern, size_t bytes);

/**
 * The first place from byte @p at on where the pattern matches; never an empty one.
 * @param text  valid UTF-8; @p at is at the start of a character.
 */
phw_pattern_found phw_pattern_next(phw_pattern_search *search, const char *text, size_t length,
                                   size_t at, size_t *begin, size_t *end);

void phw_pattern_search_done(phw_pattern_search *search);

#endif
