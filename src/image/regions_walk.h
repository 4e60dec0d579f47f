/* SPDX-License-Identifier: Apache-2.0 */
/** @file regions_walk.h  What the walks through files of each format share (regions.c). */
#ifndef PHW_IMAGE_REGIONS_WALK_H
#define PHW_IMAGE_REGIONS_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "image/regions.h"

/** One walk; everything is borrowed for the call. */
typedef struct phw_region_walk {
    const uint8_t *bytes;
    size_t size;
    const phw_limits *limits;
    const phw_container *container;
    phw_region_visit *visit;
    void *context;
    uint32_t regions;
    bool all; /**< no region was left out */
} phw_region_walk;

/**
 * Shows a region to the visitor; an empty one not, nor one more than the limit allows, of which the
 * walk then knows.
 * @param where  static tag.
 */
PHW_MUST_USE phw_status phw_region_give(phw_region_walk *w, const char *where, const void *bytes,
                                        size_t size, phw_error *error);

/** What phw_regions_walk() does with a file of each format. */
PHW_MUST_USE phw_status phw_region_walk_png(phw_region_walk *w, phw_error *error);
PHW_MUST_USE phw_status phw_region_walk_tiff(phw_region_walk *w, phw_error *error);
PHW_MUST_USE phw_status phw_region_walk_bmp(phw_region_walk *w, phw_error *error);

#endif
