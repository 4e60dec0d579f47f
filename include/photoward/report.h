/* SPDX-License-Identifier: Apache-2.0 */
/** @file report.h  The answer for one picture. */
#ifndef PHOTOWARD_REPORT_H
#define PHOTOWARD_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/finding.h"
#include "photoward/genre.h"
#include "photoward/image.h"
#include "photoward/page.h"
#include "photoward/rules.h"

PHW_BEGIN_DECLS

/** The schema named in JSON reports. */
#define PHW_REPORT_SCHEMA "photoward.report/1"

/** A verdict is data, not a status. */
typedef enum phw_verdict {
    PHW_VERDICT_CLEAR = 0, /**< everything was examined and nothing found */
    PHW_VERDICT_REVIEW,    /**< indirect signs, or a part that could not be examined */
    PHW_VERDICT_BLOCK      /**< a patient can be identified */
} phw_verdict;

#define PHW_VERDICT_COUNT 3

PHW_API const char *phw_verdict_name(phw_verdict verdict);

/** One reason for the verdict. All three strings are static or the report's own. */
typedef struct phw_reason {
    const char *rule;     /**< stable identifier, "patient-identified" */
    const char *text;     /**< a sentence for a person; holds no recognised text */
    const char *guidance; /**< the published rule behind it, "HCPC 5.1" */
} phw_reason;

/** Most reasons a report keeps. */
#define PHW_REASON_MAX 16

/** One sort of sign that narrows down whom a picture can be about. */
typedef struct phw_sign {
    const char *what; /**< static, in plain words: "an age" */
    double bits;      /**< one bit halves the people it can be; > 0 */
} phw_sign;

/** Most sorts of signs a report keeps. */
#define PHW_SIGNS_MAX 8

/** A part of the picture that looks like text but was not read. */
typedef struct phw_unread {
    phw_quad quad;
    const char *why; /**< static or the report's own: "unreadable", "limit", "time" */
} phw_unread;

/** What became of one check of a proof. */
typedef enum phw_proof_outcome {
    PHW_PROOF_NOT_MADE = 0, /**< an earlier check failed, so that it would say nothing */
    PHW_PROOF_PASSED,
    PHW_PROOF_FAILED
} phw_proof_outcome;

#define PHW_PROOF_OUTCOME_COUNT 3

/** "passed", "failed", "not made". Static storage. */
PHW_API const char *phw_proof_outcome_name(phw_proof_outcome outcome);

/** One check of a proof. All strings are static or the report's own. */
typedef struct phw_proof_line {
    const char *check; /**< stable identifier, "covered-is-flat" */
    const char *text;  /**< what passed means, a sentence for a person */
    const char *unit;  /**< what was counted: "pixels", "blocks", "findings", "lines", "bytes" */
    phw_proof_outcome outcome;
    uint64_t examined; /**< units that were looked at */
    uint64_t wrong;    /**< units among them that failed */
} phw_proof_line;

/** Most lines a proof has. */
#define PHW_PROOF_LINES_MAX 12

/** What was measured on the file that redact wrote. */
typedef struct phw_proof {
    bool done;         /**< a proof was made */
    bool passed;       /**< every line passed */
    bool lossless;     /**< the copy keeps the source's own coding outside the mask; false: it was
                            made from pixels, because the source is damaged, transparent or of a
                            format that is not written */
    uint32_t rereads;  /**< scans of written files it took */
    const char *check; /**< name of the first check that failed, static or the report's own; NULL
                            when passed */
    phw_proof_line line[PHW_PROOF_LINES_MAX];
    size_t line_count;
} phw_proof;

/** The report on one picture. Owned by whoever got it from phw_scan_…(); free with
 *  phw_report_free(). Read-only afterwards, and then safe to share between threads. */
typedef struct phw_report {
    char *file;     /**< name as given by the caller, UTF-8 or raw bytes */
    uint32_t width; /**< of the upright picture */
    uint32_t height;
    phw_verdict verdict;
    bool complete;      /**< false: something could not be examined, see unread and reasons */
    bool stopped_early; /**< phw_scan_options.quick: a patient can be identified, and what else
                           there is was not looked at; complete is false then */
    phw_reason reasons[PHW_REASON_MAX];
    size_t reason_count;
    double jigsaw; /**< how far the signs narrow a person down, 0 … 1: 1 is one person in the UK */
    double bits;   /**< the same in bits, not capped */
    phw_sign signs[PHW_SIGNS_MAX]; /**< what does, the strongest first; of the page with the most */
    size_t sign_count;
    phw_container container;
    phw_page *page; /**< planes, lines, words */
    phw_findings *findings;
    phw_genre genre; /**< what the text is as a whole */
    phw_unread *unread;
    size_t unread_count;
    struct phw_report **further; /**< of a file with several pages or frames: one report for each
                                      behind the first that shows something new, with its own
                                      findings; container.page tells which. Their file, mask, output
                                      and proof are unset, and the verdict above is the worst of all
                                  */
    size_t further_count;
    char *mask;   /**< path of the mask written by redact, or NULL */
    char *output; /**< path of the redacted copy, or NULL */
    char *backup; /**< path under which redact kept a picture that it replaced in place, or NULL */
    phw_proof proof;
    phw_rules_use rules;       /**< the user's own rules, where there are any */
    struct phw_arena *strings; /**< holds the strings of a report that was passed on from another
                                    process, those of `further` as well; else NULL; internal */
} phw_report;

/** Frees *report and all it owns, and nulls it. NULL is fine. */
PHW_API void phw_report_free(phw_report **report);

PHW_END_DECLS
#endif
