/* SPDX-License-Identifier: Apache-2.0 */
/** @file proof.h  Measures on a written file that what had to be covered is gone. */
#ifndef PHW_REDACT_PROOF_H
#define PHW_REDACT_PROOF_H

#include "photoward/redact.h"
#include "redact/differ.h"

/** The copy beside what it was made from, as both are coded: MCUs of a JPEG, pixels of a PNG. */
typedef struct phw_proof_coded {
    bool same_form;         /**< size, sampling, quantisation, depth, colour type agree */
    uint64_t kept;          /**< units that the mask does not touch */
    uint64_t kept_wrong;    /**< … that are not coded alike */
    uint64_t covered;       /**< units that it touches */
    uint64_t covered_wrong; /**< … that are not flat */
} phw_proof_coded;

/** All that a proof looks at. Borrowed. */
typedef struct phw_proof_case {
    const phw_image *source;  /**< the upright picture */
    const phw_report *before; /**< what had to be covered in it, see amend.h */
    const phw_findings *left; /**< what a person left in the copy, or NULL */
    const phw_image *mask;    /**< what was covered */
    uint8_t fill[3];          /**< with which colour, as decoded */
    phw_verdict verdict;      /**< decides what had to be covered, see policy.h */
    const phw_image *decoded; /**< the pixels of the file that was written */
    const bool *as_source;    /**< of each row of units, whether all that its pixels are made of is
                                   coded as in the picture, so that decoded has not its pixels; or
                                   NULL: it has them all */
    const phw_differ *differ; /**< from the picture's, where their sizes agree */
    phw_container container;  /**< and what its decoder says of it */
    bool lossless;            /**< the coded form is the source's own */
    phw_proof_coded coded;
    bool bare;               /**< the file holds a picture and nothing else */
    size_t extra;            /**< bytes of all else */
    const phw_report *after; /**< what a new scan of it found */
    const phw_report *again; /**< what was found round the mask at another scale; or NULL */
} phw_proof_case;

/** Checks, in the order in which they are listed. */
typedef enum phw_proof_check {
    PHW_PROOF_SIZE = 0, /**< the copy has the picture's size and stands upright */
    PHW_PROOF_FILE,     /**< the file holds nothing but one whole picture */
    PHW_PROOF_MASK,     /**< all that had to be covered lies under the mask */
    PHW_PROOF_COVERED,  /**< every covered pixel is the fill, every covered block flat */
    PHW_PROOF_KEPT,     /**< every block and pixel that is not covered is the picture's */
    PHW_PROOF_EXAMINED, /**< the copy was examined as far as the picture was */
    PHW_PROOF_LEGIBLE,  /**< nothing that had to be covered can be read */
    PHW_PROOF_AGAIN     /**< nor round the mask at another scale */
} phw_proof_check;

#define PHW_PROOF_CHECK_COUNT 8

/** The name reports give a check ("cover-solid"). Static storage. */
const char *phw_proof_check_name(phw_proof_check check);

/**
 * Makes all checks; where sizes differ, those of pixels are not made.
 * @param[out] proof  done, passed, lossless, check and lines are set; rereads is left.
 * @param[out] failed the first check that failed; written where the answer is false.
 * @return whether every check passed. Pure.
 */
bool phw_proof_make(const phw_proof_case *made, phw_proof *proof, phw_proof_check *failed);

/**
 * Makes the checks that need no file: whether all that has to be covered is under the mask, and
 * nothing is legible in looks at the picture with that mask. decoded, container, coded, bare and
 * extra are not looked at.
 * @param[out] failed the first check that failed; written where the answer is false. Pure.
 */
bool phw_proof_look(const phw_proof_case *made, phw_proof_check *failed);

/**
 * Whether a finding of the new scan is something that can still be read: of a kind that is covered,
 * not inside the mask, where every pixel is known to be the fill, and not left on purpose.
 */
bool phw_proof_is_left(const phw_proof_case *made, const phw_finding *finding);

#endif
