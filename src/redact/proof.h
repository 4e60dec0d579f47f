/* SPDX-License-Identifier: Apache-2.0 */
/** @file proof.h  Measures on a written file that what had to be covered is gone. */
#ifndef PHW_REDACT_PROOF_H
#define PHW_REDACT_PROOF_H

#include "photoward/redact.h"

/** All that a proof looks at. Borrowed. */
typedef struct phw_proof_case {
    const phw_image *source;  /**< the upright picture */
    const phw_report *before; /**< what was found in it */
    const phw_image *mask;    /**< what was covered */
    uint8_t fill[3];          /**< with which colour */
    phw_verdict verdict;      /**< decides what had to be covered, see policy.h */
    const phw_image *decoded; /**< the pixels of the file that was written */
    phw_container container;  /**< and what else that file holds */
    const phw_report *after;  /**< what a new scan of it found */
} phw_proof_case;

/** Checks by what they look at, in the order in which they are made. */
typedef enum phw_proof_check {
    PHW_PROOF_SIZE = 0, /**< the copy has another size than the picture */
    PHW_PROOF_FILE,     /**< the file is damaged, or holds more than one picture's pixels */
    PHW_PROOF_MASK,     /**< something had to be covered and no pixel, or not all of it, was */
    PHW_PROOF_COVERED,  /**< a covered pixel is not the fill */
    PHW_PROOF_KEPT,     /**< a kept pixel is not the picture's */
    PHW_PROOF_EXAMINED, /**< the copy could not be examined as far as the picture was */
    PHW_PROOF_LEGIBLE   /**< something that had to be covered can still be read */
} phw_proof_check;

#define PHW_PROOF_CHECK_COUNT 7

/** The name reports give a check ("still-legible"). Static storage. */
const char *phw_proof_check_name(phw_proof_check check);

/**
 * Makes all checks, stopping at the first that fails.
 * @param[out] failed  written where the answer is false.
 * @return whether every check passed. Pure; a PNG is held to the exact pixel, a JPEG to the
 *         tolerances in proof.c.
 */
bool phw_proof_make(const phw_proof_case *proof, phw_proof_check *failed);

/**
 * Whether a finding of the new scan is something that can still be read: of a kind that is covered,
 * and not inside the mask, where every pixel is known to be the fill.
 */
bool phw_proof_is_left(const phw_proof_case *proof, const phw_finding *finding);

#endif
