/* SPDX-License-Identifier: Apache-2.0 */
/** @file jigsaw.h  How far the signs in a picture narrow a person down, in bits: one bit halves the
 *  people whom it can be. */
#ifndef PHW_RISK_JIGSAW_H
#define PHW_RISK_JIGSAW_H

#include "photoward/report.h"

/** What a piece of the jigsaw tells. */
typedef enum phw_risk_piece {
    PHW_PIECE_WHO = 0, /**< a person */
    PHW_PIECE_CONTACT, /**< how to reach or find a person */
    PHW_PIECE_CARE,    /**< a place of care */
    PHW_PIECE_WHEN,    /**< a time */
    PHW_PIECE_HEALTH   /**< what is the matter */
} phw_risk_piece;

#define PHW_RISK_PIECE_COUNT 5

/** One sort of sign. Bits are tenths, so that sums do not depend on an order. */
typedef struct phw_jigsaw_row {
    phw_finding_kind kind;
    const char *tags; /**< only findings with one of these `because` tags, separated by blanks;
                           NULL: all others of the kind */
    int bits;         /**< tenths of a bit for the first */
    int more;         /**< for each further, different one */
    phw_risk_piece piece;
    const char *what; /**< in plain words, with its article: "an age" */
} phw_jigsaw_row;

/** The table. Static storage. */
const phw_jigsaw_row *phw_jigsaw_rows(size_t *count);

/** The row for a finding, or NULL where it is no sign. */
const phw_jigsaw_row *phw_jigsaw_row_of(const phw_finding *finding);

/** People in the United Kingdom, in tenths of bits: 2^26 are 67 million (ONS, mid-2022). */
#define PHW_JIGSAW_EVERYBODY 260

/** From so many tenths of bits on the signs are review. A thousand people in the country are left
 *  then; that is seven in the area of one trust, and where somebody works is known to those who see
 *  the picture. */
#define PHW_JIGSAW_ENOUGH 160

/** They must be of this many pieces, one of them of care or health. */
#define PHW_JIGSAW_PIECES 2

/** All signs of a picture. */
typedef struct phw_jigsaw {
    int bits;                      /**< tenths, summed; may exceed PHW_JIGSAW_EVERYBODY */
    bool enough;                   /**< the signs together are a reason for review */
    phw_sign signs[PHW_SIGNS_MAX]; /**< each sort once, the strongest first */
    size_t sign_count;
} phw_jigsaw;

/** Adds up, and tells each finding its bits. @param findings  NULL is fine: nothing was found. */
phw_jigsaw phw_jigsaw_gather(phw_findings *findings);

#endif
