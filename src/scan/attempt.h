/* SPDX-License-Identifier: Apache-2.0 */
/** @file attempt.h  A proven copy in the making: what redact.c, redact_write.c and redact_look.c
 * share. */
#ifndef PHW_SCAN_ATTEMPT_H
#define PHW_SCAN_ATTEMPT_H

#include "image/cover.h"
#include "photoward/scan.h"
#include "redact/amend.h"
#include "redact/mask.h"
#include "redact/proof.h"

/** One attempt at a proven copy. */
typedef struct phw_attempt {
    phw_scanner *scanner;
    phw_report *report;
    const phw_image *image;
    phw_redact_options options;
    phw_limits limits;
    phw_amended amended;
    phw_mask_plan plan;
    phw_cover_task cover;    /* the file whose coding is kept, and what is covered in it */
    bool lossless;           /* it is the source */
    phw_coded *coded;        /* that file, read, where nobody else keeps it */
    uint8_t *recoded;        /* where it is not: made from the picture's pixels, owned */
    phw_image *mask;         /* what is to be covered, then what is */
    bool settled;            /* it is what a file with it covers */
    phw_image *touched;      /* what a cover over it replaces, which may be a little more; NULL
                                where that is last_touched */
    phw_image *last_touched; /* at the look before, with what it saw; NULL in the first */
    phw_report *last_after;
    phw_report *last_again;
    phw_covered covered;
    phw_image *decoded;      /* where rows are as_source, what stands in them is not the copy's */
    bool *as_source;         /* see phw_cover_reading */
    phw_differ differ;       /* of decoded and the picture, where their sizes agree */
    phw_container container; /* of the copy */
    phw_report *after;
    phw_report *again;         /* round the mask at another scale; NULL where all was scanned */
    phw_verdict worst_verdict; /* of all scans */
    phw_reason worst_reasons[PHW_REASON_MAX];
    size_t worst_reason_count;
    phw_proof proof;
    phw_proof_check failed;
} phw_attempt;

/** Chooses what is covered: the source as it is coded, else a file made of its pixels. */
PHW_MUST_USE phw_status phw_attempt_open(phw_attempt *a, const phw_redact_source *source,
                                         phw_error *error);

/** Settles what of the picture a file with the mask covers, and its colour, without writing one:
 *  mask, touched and covered.fill are set. */
PHW_MUST_USE phw_status phw_attempt_settle(phw_attempt *a, phw_error *error);

/** Writes the copy: covered is set, and mask and touched unless the mask is settled. */
PHW_MUST_USE phw_status phw_attempt_write(phw_attempt *a, phw_error *error);

/** Whether a copy's pixels are known before it is written: those of a JPEG that is coded anew are
 *  not. */
bool phw_attempt_is_known(const phw_attempt *a);

/**
 * Tells what the words that the mask leaves will be taken for once it is covered, without looking
 * at the picture: names beside which nobody else's are read any more are what most first looks find
 * left, and each look costs.
 * @param[out] told  free with phw_report_free().
 */
PHW_MUST_USE phw_status phw_attempt_foresee(phw_attempt *a, phw_report **told, phw_error *error);

/** Looks at the picture as it will be once the settled mask is covered: after and again are set. */
PHW_MUST_USE phw_status phw_attempt_look(phw_attempt *a, phw_error *error);

/**
 * Looks at the copy that was decoded, round what no look before has seen as it is: what is covered
 * anew, and pixels that differ from the picture's, or the fill, by more than decoders round. Where
 * there is nothing of either, what the last look saw stands.
 */
PHW_MUST_USE phw_status phw_attempt_look_at_copy(phw_attempt *a, phw_error *error);

/** Makes the last look the one that the next goes by: until the mask is drawn wider, what it
 *  touches is last_touched. */
void phw_attempt_keep_look(phw_attempt *a);

/** Frees what one copy, or the look at one, left. */
void phw_attempt_forget(phw_attempt *a);

/** Frees everything that the attempt owns. */
void phw_attempt_done(phw_attempt *a);

#endif
