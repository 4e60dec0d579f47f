/* SPDX-License-Identifier: Apache-2.0 */
/** @file candidates.h  Chains of all levels and polarities, judged against the pixels. */
#ifndef PHW_LAYOUT_CANDIDATES_H
#define PHW_LAYOUT_CANDIDATES_H

#include <stdbool.h>

#include "layout/chains.h"
#include "photoward/image.h"
#include "photoward/page.h"

/** A line that may be text, in pixels of the full picture. */
typedef struct phw_candidate {
    phw_quad quad; /**< holds all of it */
    float bend;    /**< as phw_line's */
    phw_polarity polarity;
    float angle;
    float height;   /**< pixels, ascender to descender as far as the ink tells */
    float length;   /**< pixels */
    float clarity;  /**< deviation along the line over deviation just above and below it */
    float contrast; /**< deviation along the line, grey levels */
    float cover;    /**< as phw_chain's */
    float gap;      /**< as phw_chain's */
    float strokes;  /**< in a square of its height: letters have some 2, wide ones 1; 0: unknown */
    float score;
    bool blot;  /**< one blob, shorter than most words that grew together */
    bool grain; /**< of texture: not to be read */
} phw_candidate;

/** Below this cover a line is loose: letters spaced wide, or in a column of a table. It is a line
 *  only along the way that others run. */
#define PHW_CANDIDATE_LOOSE 0.6f

/** Above this gap most letters of a line stand apart, as those below each other do in a table
 *  however tightly its rows are set: it tells no way. */
#define PHW_CANDIDATE_APART 0.3f

/** Embedded; phw_candidates_done() frees it. */
typedef struct phw_candidates {
    phw_candidate *items;
    size_t count;
    size_t capacity;
} phw_candidates;

#define PHW_CANDIDATES_INIT                                                                        \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

/** Grey levels along a line parallel to a chain's. */
typedef struct phw_profile {
    float mean;
    float deviation;
    float skewness;  /**< third central moment over the cube of the deviation */
    int strokes;     /**< falls from above the mean to below it */
    float sharpness; /**< mean step from pixel to pixel (RMS) over the deviation */
} phw_profile;

/** @param offset  pixels of the level below the chain's middle. */
phw_profile phw_profile_along(const phw_image *level, const phw_chain *chain, float offset);

/** Appends one candidate with what was measured of it. */
PHW_MUST_USE phw_status phw_candidates_add(phw_candidates *candidates, const phw_chain *chain,
                                           float scale, phw_polarity polarity, float clarity,
                                           float contrast, phw_error *error);

/**
 * Judges chains of one level and appends those that look like text.
 * @param level   grey picture at 1 / @p scale of the full size.
 * @param ground  the same with the ground in place of what is covered: they have to look like text
 *                there as well. NULL: nothing is covered.
 */
PHW_MUST_USE phw_status phw_candidates_judge(const phw_image *level, const phw_image *ground,
                                             float scale, phw_polarity polarity,
                                             const phw_chains *chains, phw_candidates *candidates,
                                             phw_error *error);

void phw_candidates_done(phw_candidates *candidates);

#endif
