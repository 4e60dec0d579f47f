/* SPDX-License-Identifier: Apache-2.0 */
/** @file label_keyed.h  Labels as programs write them: "nhsNumber": "…", dob=…, <given>…</given>.
 */
#ifndef PHW_IDENTIFY_LABEL_KEYED_H
#define PHW_IDENTIFY_LABEL_KEYED_H

#include "identify/view.h"
#include "model/model.h"

/** A key and where its value lies in the same cell. */
typedef struct phw_label_key {
    uint32_t begin;       /**< of the key's own letters */
    uint32_t value_begin; /**< behind quotes and brackets */
    uint32_t value_end;   /**< before what closes the value */
    uint64_t types;       /**< bits of phw_label_type, never 0 */
} phw_label_key;

/** Whether programs write of patients here: a key or a tag somewhere on the page says so. */
bool phw_label_keys_of_patients(const phw_view *view);

/** The next key of a cell from byte @p at on. Keys of names and births say nothing by themselves:
 *  every program has them. Ask for them only where phw_label_keys_of_patients().
 *  @return false where the cell has no more. */
bool phw_label_key_next(const phw_cell *cell, uint32_t at, const phw_models *models,
                        phw_label_key *key);

/** What a field's name says that a program gave it ("dateOfBirth", "nhs_no"); 0: nothing here. */
uint64_t phw_label_key_types(const phw_models *models, const char *text, size_t length);

#endif
