/* SPDX-License-Identifier: Apache-2.0 */
/** @file components.h  Connected components of ink, with their moments. */
#ifndef PHW_LAYOUT_COMPONENTS_H
#define PHW_LAYOUT_COMPONENTS_H

#include <stdbool.h>

#include "layout/bits.h"

/** One 8-connected component, in pixels of its level. */
typedef struct phw_component {
    uint16_t left, top, right, bottom; /**< right and bottom are inside */
    uint32_t area;                     /**< pixels */
    float x, y;                        /**< centroid, pixel centres */
    float xx, xy, yy;                  /**< central second moments a pixel, + 1/12 */
} phw_component;

/** Embedded; phw_components_done() frees it. */
typedef struct phw_components {
    phw_component *items;
    size_t count;
    size_t capacity;
} phw_components;

#define PHW_COMPONENTS_INIT                                                                        \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

/** Which components are kept. */
typedef struct phw_component_filter {
    uint32_t least_area;
    uint32_t most_side;  /**< pixels of the longer side */
    uint32_t least_side; /**< pixels of the longer side */
} phw_component_filter;

/** Finds the components of all pixels that @p ink means, in the order of their last row. */
PHW_MUST_USE phw_status phw_components_find(const phw_bits *ink, const phw_component_filter *filter,
                                            phw_components *components, phw_error *error);

void phw_components_done(phw_components *components);

#endif
