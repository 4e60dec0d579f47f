/* SPDX-License-Identifier: Apache-2.0 */
/** @file phash.h  A perceptual hash: pictures that look alike have hashes that differ in few bits.
 */
#ifndef PHW_IMAGE_PHASH_H
#define PHW_IMAGE_PHASH_H

#include "photoward/image.h"

/**
 * The DCT hash of C. Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions
 * (Upper Austria University of Applied Sciences, 2010), 3.2.1: luma, 32 × 32 pixels, discrete
 * cosine transform, the 8 × 8 lowest frequencies without the lowest row and column; a bit is set
 * where a coefficient lies above their median. Means of areas take the place of Zauner's 7 × 7
 * filter. Integers throughout: the same on every processor.
 *
 * Scaling, JPEG, brightness and contrast change few bits; turning, mirroring and cropping many. It
 * groups pictures for a person to look at and proves nothing: never take two pictures for the same
 * because their hashes are.
 * @param image  upright, grey or RGB.
 * @param[out] hash  written where there is one; bit 63 is the lowest frequency.
 * @return false where the picture is too small (under 32 pixels a side) or too even (a blank wall,
 *         a black frame) to have a hash that says something, or memory ran out.
 */
bool phw_image_phash(const phw_image *image, uint64_t *hash);

#endif
