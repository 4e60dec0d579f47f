/* SPDX-License-Identifier: Apache-2.0 */
/** @file ring.h  A part of a picture without the inside of a large cover. */
#ifndef PHW_SCAN_RING_H
#define PHW_SCAN_RING_H

#include "scan/surroundings.h"

#define PHW_RING_MOST 4

/**
 * The rectangles of a part that are to be looked at: itself or, where a good piece of it lies deep
 * under the mask and can hold nothing but the fill, four that go round that piece. They overlap at
 * the corners, so that each holds its lines whole.
 * @return how many there are, 1 or 4.
 */
size_t phw_ring_find(const phw_part *part, const phw_image *mask, phw_part bands[PHW_RING_MOST]);

#endif
