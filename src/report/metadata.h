/* SPDX-License-Identifier: Apache-2.0 */
/** @file metadata.h  What the file carries besides the pixels that are shown, one row a fact. */
#ifndef PHW_REPORT_METADATA_H
#define PHW_REPORT_METADATA_H

#include <stdbool.h>
#include <stddef.h>

#include "photoward/image.h"

/** One fact about the container. Strings are static. */
typedef struct phw_metadata_fact {
    const char *kind;  /**< stable name in JSON: "gps" */
    const char *words; /**< for a person: "the place where it was taken (GPS)" */
    const char *unit;  /**< JSON key of the amount ("bytes", "count"), or NULL where it has none */
    size_t amount;
} phw_metadata_fact;

/** Most facts there can be about one file. */
#define PHW_METADATA_MAX 17

/** Lists the facts in a fixed order, those that give most away first. @return how many. */
size_t phw_metadata_list(const phw_container *container, phw_metadata_fact facts[PHW_METADATA_MAX]);

#endif
