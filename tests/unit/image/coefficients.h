/* SPDX-License-Identifier: Apache-2.0 */
/** @file coefficients.h  Two JPEGs compared by their coefficients, by way of the samples these
 * stand for, so that nothing is shared with how the room turns blocks. */
#ifndef PHW_TESTS_COEFFICIENTS_H
#define PHW_TESTS_COEFFICIENTS_H

#include "bytes.h"
#include "photoward/image.h"

/**
 * Counts blocks of the copy that no covered pixel lies in and that differ from the source's. Where
 * both are coded the same way round the coefficients must agree, else the samples that the inverse
 * transform gives, to 1e-3.
 * @param source_orientation,copy_orientation  the EXIF orientations the two are shown with.
 * @param mask       of the upright picture.
 * @param[out] kept  blocks that were compared.
 */
size_t coefficients_differ(const bytes *source, int source_orientation, const bytes *copy,
                           int copy_orientation, const phw_image *mask, size_t *kept);

#endif
