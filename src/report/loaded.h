/* SPDX-License-Identifier: Apache-2.0 */
/** @file loaded.h  Which models are in use, as text and as JSON. */
#ifndef PHW_REPORT_LOADED_H
#define PHW_REPORT_LOADED_H

#include <stdint.h>

#include "base/strbuf.h"
#include "photoward/error.h"

/** The schema named in the JSON. */
#define PHW_LOADED_SCHEMA "photoward.models/1"

/** One look-up table. Strings are borrowed. */
typedef struct phw_loaded_table {
    const char *name;
    const char *licence;
    size_t rows;
} phw_loaded_table;

/** A model file. Its 64-bit hash tells two files apart; it is no proof against forgery. */
typedef struct phw_loaded_file {
    const char *path;
    uint64_t hash;
} phw_loaded_file;

/** All that is loaded. */
typedef struct phw_loaded {
    const char *version; /**< photoward's */
    phw_loaded_file tables;
    const phw_loaded_table *table;
    size_t table_count;
} phw_loaded;

/** One line of JSON, ending in a newline; keys in a fixed order. */
PHW_MUST_USE phw_status phw_report_loaded_json(const phw_loaded *loaded, phw_strbuf *out,
                                               phw_error *error);

/** For a person: one row a table. */
PHW_MUST_USE phw_status phw_report_loaded_text(const phw_loaded *loaded, phw_strbuf *out,
                                               phw_error *error);

#endif
