/* SPDX-License-Identifier: Apache-2.0 */
/** @file album_facts.h  What an album's lists say of a picture, taken from its line of JSON. */
#ifndef PHW_REPORT_ALBUM_FACTS_H
#define PHW_REPORT_ALBUM_FACTS_H

#include "report/album.h"

/** The facts. Strings are owned by the facts. Embedded: phw_album_facts_done(). */
typedef struct phw_album_facts {
    uint32_t width; /**< pixels; 0: not known */
    uint32_t height;
    uint32_t pages; /**< at least 1 */
    bool complete;
    phw_reason reasons[PHW_REASON_MAX];
    size_t reason_count;
    uint32_t kinds[PHW_FINDING_KIND_COUNT]; /**< findings of each kind */
    uint32_t unread;                        /**< parts that could not be read */
    void *store;                            /**< memory; internal */
} phw_album_facts;

/**
 * Reads a picture's line; one on the shelf of errors has none and gives empty facts.
 * @param[out] facts  to be freed with phw_album_facts_done(), also after an error.
 * @return PHW_OK, PHW_ERR_FORMAT where the line is no report, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_album_facts_read(const phw_album_picture *picture,
                                             phw_album_facts *facts, phw_error *error);

void phw_album_facts_done(phw_album_facts *facts);

#endif
