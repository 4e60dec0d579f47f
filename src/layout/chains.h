/* SPDX-License-Identifier: Apache-2.0 */
/** @file chains.h  Glyphs that stand beside each other become lines. */
#ifndef PHW_LAYOUT_CHAINS_H
#define PHW_LAYOUT_CHAINS_H

#include "layout/glyphs.h"
#include "photoward/geometry.h"

/** A run of glyphs on one base line, in pixels of its level. */
typedef struct phw_chain {
    float x, y;     /**< middle of the line */
    float angle;    /**< direction of the line, radians, either sense */
    float half_u;   /**< half its length */
    float half_v;   /**< half its height, from the tallest letters to the deepest */
    float glyph;    /**< median height of its glyphs */
    uint32_t count; /**< glyphs */
    float residual; /**< how far glyph centres lie off the line, in glyph heights (RMS) */
    float area;     /**< ink pixels */
    float cover;    /**< lengths of its glyphs over its own: words have some 0.7 and more, letters
                         below each other in a table half of it */
    float gap;      /**< median of what is free between neighbours, over their sizes (roots of
                         their areas): letters of a word have some 0.2, below each other 0.4 */
    float bend;     /**< how much lower the line's middle lies than its ends; it follows a parabola
                         through its middle line at half of that; 0: it is straight */
} phw_chain;

/** How far below its straight middle line a bent chain runs. @param u  from the middle of the line,
 *  pixels along it. */
float phw_chain_sag(const phw_chain *chain, float u);

/** Embedded; phw_chains_done() frees it. */
typedef struct phw_chains {
    phw_chain *items;
    size_t count;
    size_t capacity;
} phw_chains;

#define PHW_CHAINS_INIT                                                                            \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

/** Links glyphs to lines; @p width and @p height are the level's, in pixels. */
PHW_MUST_USE phw_status phw_chains_find(const phw_components *components, const phw_glyphs *glyphs,
                                        uint32_t width, uint32_t height, phw_chains *chains,
                                        phw_error *error);

void phw_chains_done(phw_chains *chains);

#endif
