/* SPDX-License-Identifier: Apache-2.0 */
/** @file model.h  The look-up tables: one verified, read-only, memory-mapped file. */
#ifndef PHW_MODEL_MODEL_H
#define PHW_MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/** Tables in the compiled file; sources and licences are in models/README.md. */
typedef enum phw_table {
    PHW_TABLE_FORENAMES = 0,
    PHW_TABLE_SURNAMES,
    PHW_TABLE_WORDS,
    PHW_TABLE_ORGANISATIONS,
    PHW_TABLE_HOSPITALS,
    PHW_TABLE_DRUGS,
    PHW_TABLE_DRUG_BRANDS,
    PHW_TABLE_CONDITIONS,
    PHW_TABLE_CONDITIONS_RARE,
    PHW_TABLE_LAB_TESTS,
    PHW_TABLE_CLINICAL_ROLES,
    PHW_TABLE_WARD_TERMS,
    PHW_TABLE_EPONYMS,
    PHW_TABLE_PLACES,
    PHW_TABLE_TOWNS,
    PHW_TABLE_POSTCODE_AREAS,
    PHW_TABLE_POSTCODE_DISTRICTS,
    PHW_TABLE_EPR_SYSTEMS,
    PHW_TABLE_RECORD_LABELS
} phw_table;

#define PHW_TABLE_COUNT 19

/** Field types of record labels (record_labels.tsv), as bits of phw_entry.types. */
typedef enum phw_label_type {
    PHW_LABEL_ADDRESS = 0,
    PHW_LABEL_ADMINISTRATIVE,
    PHW_LABEL_AGE,
    PHW_LABEL_ALLERGIES,
    PHW_LABEL_BED,
    PHW_LABEL_CLINICIAN,
    PHW_LABEL_DATE_OF_BIRTH,
    PHW_LABEL_DATE_OF_DEATH,
    PHW_LABEL_DATE_TIME,
    PHW_LABEL_DIAGNOSIS,
    PHW_LABEL_EMAIL,
    PHW_LABEL_EPISODE_NUMBER,
    PHW_LABEL_ETHNICITY,
    PHW_LABEL_EXAMINATION,
    PHW_LABEL_GP,
    PHW_LABEL_HISTORY,
    PHW_LABEL_HOSPITAL_NUMBER,
    PHW_LABEL_INVESTIGATION,
    PHW_LABEL_LANGUAGE,
    PHW_LABEL_LENGTH_OF_STAY,
    PHW_LABEL_MARITAL_STATUS,
    PHW_LABEL_MEDICATION,
    PHW_LABEL_NATIONAL_IDENTIFIER,
    PHW_LABEL_NEXT_OF_KIN,
    PHW_LABEL_NHS_NUMBER,
    PHW_LABEL_OBSERVATIONS,
    PHW_LABEL_OCCUPATION,
    PHW_LABEL_PERSON_NAME,
    PHW_LABEL_PLAN,
    PHW_LABEL_POSTCODE,
    PHW_LABEL_PROCEDURE,
    PHW_LABEL_PROFESSIONAL_REGISTRATION,
    PHW_LABEL_RELIGION,
    PHW_LABEL_RESEARCH,
    PHW_LABEL_SAFEGUARDING,
    PHW_LABEL_SAMPLE_NUMBER,
    PHW_LABEL_SEX,
    PHW_LABEL_SPECIALTY,
    PHW_LABEL_TELEPHONE,
    PHW_LABEL_WARD
} phw_label_type;

#define PHW_LABEL_TYPE_COUNT 40

/** What a table says of a key. */
typedef struct phw_entry {
    float
        weight; /**< names: people per million in the UK; words: occurrences per million; else 1 */
    uint8_t tier;   /**< names: 1 … 3 as in the source; else 0 */
    char sex;       /**< forenames: 'M', 'F' or 'U'; else 0 */
    uint64_t types; /**< record labels: bits 1 << phw_label_type; else 0 */
} phw_entry;

/** An opened file. Read-only: threads may share it. */
typedef struct phw_models phw_models;

/**
 * Maps and checks the compiled tables (format version, size, hash over all of the content).
 * @return PHW_OK, PHW_ERR_IO (not there, not readable) or PHW_ERR_MODEL (damaged, other version).
 */
PHW_MUST_USE phw_status phw_models_open(const char *path, phw_models **models, phw_error *error);

/**
 * Checks tables that are already in memory, as phw_models_open() does those in a file.
 * @param bytes  borrowed until phw_models_free(); need no alignment.
 * @return PHW_OK, PHW_ERR_MODEL or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_models_view(const void *bytes, size_t size, phw_models **models,
                                        phw_error *error);

/** Frees *models and nulls it. NULL and a NULL inside are fine. */
void phw_models_free(phw_models **models);

/**
 * Folds UTF-8 text to the form in which keys are stored: lower case, no diacritics (ł→l, ø→o, đ→d,
 * ß→ss, æ→ae, ı→i), apostrophes and full stops dropped, hyphens and slashes and runs of white space
 * to one space, ends trimmed.
 * @param[out] folded  room for @p capacity bytes, NUL-terminated when > 0.
 * @return bytes of the folded text without the NUL; the text is cut (at a character) where it does
 *         not fit.
 */
size_t phw_models_fold(const char *text, size_t length, char *folded, size_t capacity);

/**
 * Looks a folded key up.
 * @param[out] entry  written where the key was found; NULL is fine.
 * @return whether the table holds the key. Constant time.
 */
bool phw_models_lookup(const phw_models *models, phw_table table, const char *key, size_t length,
                       phw_entry *entry);

/** A folded key with its hash, for what is looked up in several tables. */
typedef struct phw_models_key {
    const char *text; /**< borrowed */
    size_t length;
    uint64_t hash;
} phw_models_key;

phw_models_key phw_models_key_of(const char *text, size_t length);

/** As phw_models_lookup(). */
bool phw_models_lookup_key(const phw_models *models, phw_table table, const phw_models_key *key,
                           phw_entry *entry);

/** As phw_models_lookup() for several tables: which of those in @p tables (bits 1 << phw_table)
 * hold the key. */
uint32_t phw_models_holders(const phw_models *models, uint32_t tables, const char *key,
                            size_t length);

/** As phw_models_holders(). */
uint32_t phw_models_holders_key(const phw_models *models, uint32_t tables,
                                const phw_models_key *key);

/**
 * Whether a key of a table of terms – all but forenames, surnames, words, places and postcodes –
 * may begin with these whole folded words, or be them. False is certain, true is not: it spares
 * looking in each table for what is in none. Constant time.
 */
bool phw_models_may_begin(const phw_models *models, const char *words, size_t length);

/** As phw_models_may_begin(). */
bool phw_models_may_begin_key(const phw_models *models, const phw_models_key *words);

/** As phw_models_may_begin(), of the table of record labels alone. */
bool phw_models_label_may_begin_key(const phw_models *models, const phw_models_key *words);

/** As phw_models_may_begin(), of the tables of organisations and hospitals alone. */
bool phw_models_organisation_may_begin(const phw_models *models, const char *words, size_t length);

/** A key will be looked up in these tables (bits 1 << phw_table) next: fetches where it would stand
 *  in all of them at once, so that their look-ups need not wait for memory one after the other. */
void phw_models_expect(const phw_models *models, uint32_t tables, const phw_models_key *key);

/** Somewhat later: fetches what stands there. */
void phw_models_expect_more(const phw_models *models, uint32_t tables, const phw_models_key *key);

/** The most words (space-separated parts) any key of a table has: a bound for phrase matching. */
size_t phw_models_longest_key(const phw_models *models, phw_table table);

/** Facts for `photoward models`: the source file's name, licence and row count; static or mapped.
 */
typedef struct phw_table_facts {
    const char *name;
    const char *licence;
    size_t rows;
} phw_table_facts;

phw_table_facts phw_models_facts(const phw_models *models, phw_table table);

/** The face cascade's bytes, as they are in models/faces.cascade. Mapped. */
const uint8_t *phw_models_face_cascade(const phw_models *models, size_t *size);

/** The same facts of the face cascade; its rows are its trees. */
phw_table_facts phw_models_face_facts(const phw_models *models);

/** The line reader's bytes, as they are in models/reader/reader.model; size 0 where this file was
 *  made without one. Mapped. */
const uint8_t *phw_models_reader(const phw_models *models, size_t *size);

/** The same facts of the line reader; its rows are its labels. */
phw_table_facts phw_models_reader_facts(const phw_models *models);

/** The face network's bytes, as they are in models/faces/faces.model; size 0 where this file was
 *  made without one. Mapped. */
const uint8_t *phw_models_face_net(const phw_models *models, size_t *size);

/** The same facts of the face network; its rows are its layers. */
phw_table_facts phw_models_face_net_facts(const phw_models *models);

/** The 64-bit hash over the mapped content. */
uint64_t phw_models_hash(const phw_models *models);

#endif
