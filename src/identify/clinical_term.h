/* SPDX-License-Identifier: Apache-2.0 */
/** @file clinical_term.h  Medicines, diagnoses, tests and ward words in a cell, and how little they
 *  are used outside medicine. */
#ifndef PHW_IDENTIFY_CLINICAL_TERM_H
#define PHW_IDENTIFY_CLINICAL_TERM_H

#include "identify/name_token.h"
#include "model/model.h"

/** What a term is about. */
typedef enum phw_term_class {
    PHW_TERM_MEDICINE = 0,
    PHW_TERM_CONDITION,
    PHW_TERM_TEST,
    PHW_TERM_WARD,
    PHW_TERM_ROLE
} phw_term_class;

#define PHW_TERM_CLASS_COUNT 5

/** A phrase of one table that stands in a cell. */
typedef struct phw_clinical_term {
    size_t first; /**< index of its first token */
    size_t last;  /**< inclusive */
    phw_term_class about;
    bool rare;      /**< a rare condition: with a place it can tell who somebody is */
    float strength; /**< 0 … 1: how little the phrase is used outside medicine */
} phw_clinical_term;

/** Whether a term, of one word or several, may begin with a token that is weighed. False is sure.
 *  @param text  what the token was cut from. */
bool phw_clinical_term_may_begin(const phw_models *models, const char *text,
                                 const phw_name_token *token);

/**
 * The longest term that starts at token @p at.
 * @param text  what the tokens were cut from.
 * @return false where none does.
 */
bool phw_clinical_term_match(const phw_models *models, const char *text,
                             const phw_name_token *tokens, size_t count, size_t at,
                             phw_clinical_term *term);

/** The tag of a class for `because` ("medicine"). */
const char *phw_clinical_term_tag(phw_term_class about);

#endif
