/* SPDX-License-Identifier: Apache-2.0 */
/** @file glyphs.h  Components as letters (or words grown together), and the direction they run in.
 */
#ifndef PHW_LAYOUT_GLYPHS_H
#define PHW_LAYOUT_GLYPHS_H

#include <stddef.h>
#include <stdint.h>

#include "layout/components.h"

/** A component seen along the direction of the text around it. */
typedef struct phw_glyph {
    float x, y;           /**< centroid, pixels of the level */
    float angle;          /**< local reading direction, radians, either sense */
    float half_u, half_v; /**< half its length along that direction, and across */
    uint32_t component;   /**< index into the components */
} phw_glyph;

/** Embedded; phw_glyphs_done() frees it. */
typedef struct phw_glyphs {
    phw_glyph *items;
    size_t count;
} phw_glyphs;

#define PHW_GLYPHS_INIT                                                                            \
    {                                                                                              \
        NULL, 0                                                                                    \
    }

/**
 * Estimates the direction of text tile by tile from how components lie beside their nearest
 * neighbours (O'Gorman, The document spectrum, PAMI 15(11), 1993) and from the axes of long ones,
 * and gives every component that could be a letter or a word its extents in that direction.
 * @param width,height  of the level, pixels.
 */
PHW_MUST_USE phw_status phw_glyphs_find(const phw_components *components, uint32_t width,
                                        uint32_t height, phw_glyphs *glyphs, phw_error *error);

/** Half the extents of a component along and across @p angle. */
void phw_glyph_extents(const phw_component *component, float angle, float *half_u, float *half_v);

void phw_glyphs_done(phw_glyphs *glyphs);

#endif
