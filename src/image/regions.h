/* SPDX-License-Identifier: Apache-2.0 */
/** @file regions.h  The parts of a file that are not its picture's own data. */
#ifndef PHW_IMAGE_REGIONS_H
#define PHW_IMAGE_REGIONS_H

#include "photoward/image.h"

/** A run of bytes; borrowed for the call. */
typedef struct phw_region {
    const char *where; /**< static tag */
    const uint8_t *bytes;
    size_t size;
} phw_region;

/** Where a region's bytes are the picture's own data, and hold no sentences. */
#define PHW_REGION_PIXELS "pixels"

typedef phw_status phw_region_visit(void *context, const phw_region *region, phw_error *error);

/**
 * Visits every segment, chunk or extension that is not the picture's coded data, unpacked where it
 * is packed; not what lies behind the picture's end.
 * @param container  facts about the file: format and trailing bytes are used.
 * @param limits     chunks: most regions that are visited.
 * @param[out] all   false where there are more regions than that, or some that are not understood.
 * @return what @p visit returned where that was not PHW_OK, PHW_ERR_NOMEM, or PHW_OK.
 */
PHW_MUST_USE phw_status phw_regions_walk(const uint8_t *bytes, size_t size,
                                         const phw_limits *limits, const phw_container *container,
                                         phw_region_visit *visit, void *context, bool *all,
                                         phw_error *error);

#endif
