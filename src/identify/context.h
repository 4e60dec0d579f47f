/* SPDX-License-Identifier: Apache-2.0 */
/** @file context.h  What kind of page is this: does its text look like a patient's record? */
#ifndef PHW_IDENTIFY_CONTEXT_H
#define PHW_IDENTIFY_CONTEXT_H

#include "identify/labels.h"

struct phw_page_words;

/** Evidence over the whole page. */
typedef struct phw_evidence {
    double clinical;         /**< 0 … 1: labels of patient fields with values, clinical terms */
    double commercial;       /**< 0 … 1: invoices, orders, code, prices */
    uint32_t patient_fields; /**< labels of a patient's fields that have a value, by kind */
    uint32_t label_kinds;    /**< kinds of patient labels present, with or without a value */
    uint32_t clinical_terms; /**< drugs, conditions, tests, wards; each once */
    uint32_t systems;        /**< names of record systems */
} phw_evidence;

/** From here on a page counts as clinical for recognisers that need a context. */
#define PHW_CLINICAL_ENOUGH 0.5

/**
 * Weighs a page. Linear in its words.
 * @param words     of the page, which its words are looked up in.
 * @param[out] evidence  set on success.
 * @return false where memory ran out.
 */
PHW_MUST_USE bool phw_evidence_weigh(const phw_view *view, const phw_labels *labels,
                                     struct phw_page_words *words, phw_evidence *evidence);

/** Whether a folded word is one of shops, accounts and program code. */
bool phw_evidence_commerce(const char *key);

/** Whether a page is a shop's, an account or a program: names, dates and numbers stand together
 *  there as they do on records, and who asks for little beside them asks for this first. */
bool phw_evidence_sells(const phw_evidence *evidence);

/** How many amounts of pounds ("£3.20") stand on the page. */
uint32_t phw_evidence_amounts(const phw_view *view);

#endif
