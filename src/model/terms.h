/* SPDX-License-Identifier: Apache-2.0 */
/** @file terms.h  What is known of all tables of terms at once, so that hardly any text is looked
 * up in them. It is worked out when the file is compiled: from 55,000 beginnings that takes as long
 * as reading the whole file. */
#ifndef PHW_MODEL_TERMS_H
#define PHW_MODEL_TERMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/format.h"
#include "model/prefixes.h"

/** Beginnings of labels and of names of organisations are in the filter once more, with their
 * hashes changed by these. */
#define PHW_TERMS_LABELS_ALONE 0x5851F42D4C957F2DU
#define PHW_TERMS_ORGANISATIONS_ALONE 0xA3EC647659359ACDU

/** Names, words and places are looked up word by word, and are too many to be told apart so: bits
 * 1 << phw_table. */
#define PHW_TERMS_WORD_BY_WORD                                                                     \
    (1U << PHW_TABLE_FORENAMES | 1U << PHW_TABLE_SURNAMES | 1U << PHW_TABLE_WORDS |                \
     1U << PHW_TABLE_PLACES | 1U << PHW_TABLE_POSTCODE_AREAS | 1U << PHW_TABLE_POSTCODE_DISTRICTS)

/** Three times the keys of all tables of terms. */
#define PHW_TERMS_PLACES (1U << 16)

/** A part of the compiled file as it lies there: bytes alone, so that it may lie anywhere. */
typedef struct phw_terms {
    phw_prefixes prefixes;
    /** By a key's hash, the tables of terms that may hold it, as bits 1 << phw_table,
     * little-endian: most keys are in none of them, and hardly any in more than two. */
    uint8_t may_hold[PHW_TERMS_PLACES][4];
} phw_terms;

/** Whether a table is none of PHW_TERMS_WORD_BY_WORD. */
static inline bool phw_terms_is_of_terms(phw_table table)
{
    return !(PHW_TERMS_WORD_BY_WORD & 1U << table);
}

/** Adds all keys of a table.
 *  @param[in,out] terms  zeroed where it is empty.
 *  @param pool  the table's records, one after the other. */
void phw_terms_add_table(phw_terms *terms, phw_table table, const uint8_t *pool, size_t pool_size);

/** The tables of terms that may hold the key of which this is phw_hash64(), as bits. */
static inline uint32_t phw_terms_may_hold(const phw_terms *terms, uint64_t hash)
{
    return phw_model_le32(terms->may_hold[(hash >> 24) % PHW_TERMS_PLACES]);
}

#endif
