/* SPDX-License-Identifier: Apache-2.0 */
/** @file finding.h  Something in the picture that tells of a person or a place. */
#ifndef PHOTOWARD_FINDING_H
#define PHOTOWARD_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"
#include "photoward/geometry.h"
#include "photoward/page.h"

PHW_BEGIN_DECLS

/** What was found. The names in JSON are the lower-case tails ("nhs_number"). */
typedef enum phw_finding_kind {
    PHW_FINDING_PATIENT_NAME = 0,
    PHW_FINDING_RELATIVE_NAME,
    PHW_FINDING_STAFF_NAME,
    PHW_FINDING_NHS_NUMBER,
    PHW_FINDING_CHI_NUMBER,
    PHW_FINDING_HC_NUMBER,
    PHW_FINDING_HOSPITAL_NUMBER,
    PHW_FINDING_DATE_OF_BIRTH,
    PHW_FINDING_ADDRESS,
    PHW_FINDING_POSTCODE,
    PHW_FINDING_PHONE,
    PHW_FINDING_EMAIL,
    PHW_FINDING_NINO,
    PHW_FINDING_TRUST_NAME,
    PHW_FINDING_TRUST_LOGO,
    PHW_FINDING_CLINICAL,
    PHW_FINDING_APPOINTMENT,
    PHW_FINDING_BARCODE,
    PHW_FINDING_FACE,
    PHW_FINDING_VEHICLE_PLATE,
    PHW_FINDING_GPS,
    PHW_FINDING_THUMBNAIL,
    PHW_FINDING_TRAILING_DATA,
    PHW_FINDING_WEAK_REDACTION,
    PHW_FINDING_CUSTOM,
    PHW_FINDING_NAME_BADGE, /**< a colleague's card as a whole: name, place of work, picture */
    PHW_FINDING_HIDDEN_TEXT /**< a patient's details in the file's own data, not in its picture */
} phw_finding_kind;

#define PHW_FINDING_KIND_COUNT 27

PHW_API const char *phw_finding_kind_name(phw_finding_kind kind);

/** Whom it is about. */
typedef enum phw_subject {
    PHW_SUBJECT_UNKNOWN = 0,
    PHW_SUBJECT_PATIENT,
    PHW_SUBJECT_RELATIVE,
    PHW_SUBJECT_STAFF,
    PHW_SUBJECT_ORGANISATION,
    PHW_SUBJECT_PUBLIC /**< a person in a news text, a book, a line-up: nobody's patient */
} phw_subject;

#define PHW_SUBJECT_COUNT 6

PHW_API const char *phw_subject_name(phw_subject subject);

/** Most `because` tags one finding keeps. */
#define PHW_BECAUSE_MAX 8

/** One finding. Its quad is tight round the ink; padding is redact's business. */
typedef struct phw_finding {
    phw_finding_kind kind;
    phw_subject subject;
    double confidence; /**< 0 … 1 */
    phw_quad quad;     /**< pixels of the upright picture; all zero for findings in the container */
    size_t plane;      /**< index into phw_page.planes or PHW_NO_PLANE */
    const char *because[PHW_BECAUSE_MAX]; /**< short tags ("label", "mod11"); static, or the
                                               report's own where another process made it */
    size_t because_count;
    const char *text;  /**< what was read, normalised; personal data; NULL for findings in pixels */
    size_t line;       /**< index into phw_page.lines, or PHW_NO_LINE */
    size_t first_word; /**< index into phw_page.words; meaningless when line is PHW_NO_LINE */
    size_t last_word;  /**< inclusive */
    double bits; /**< how far it narrows down whom the picture is about: one bit halves the people;
                      0 where it does not */
    bool asked;  /**< the user wants it covered whatever the verdict: a face */
    uint32_t rule_line; /**< line of the user's rules file that asks for it, from 1; 0: none */
} phw_finding;

/** In phw_finding.line: not from text. */
#define PHW_NO_LINE ((size_t)-1)

/** A growing list that owns its findings' texts. */
typedef struct phw_findings {
    phw_finding *items;
    size_t count;
    struct phw_findings_store *store; /**< memory; internal */
} phw_findings;

/** An empty list; free with phw_findings_free(). */
PHW_API PHW_MUST_USE phw_status phw_findings_new(phw_findings **findings, phw_error *error);

/** Appends a copy (text is copied deeply, because tags must be static). Unchanged on error. */
PHW_API PHW_MUST_USE phw_status phw_findings_add(phw_findings *findings, const phw_finding *finding,
                                                 phw_error *error);

/** Adds a static tag to a finding unless it has it already or is full. */
PHW_API void phw_finding_because(phw_finding *finding, const char *tag);

/** Frees *findings and nulls it. NULL is fine. */
PHW_API void phw_findings_free(phw_findings **findings);

PHW_END_DECLS
#endif
