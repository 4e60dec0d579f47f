/* SPDX-License-Identifier: Apache-2.0 */
/** @file bands.h  Coloured bands whose moiré hides the light letters on them. */
#ifndef PHW_MARK_BANDS_H
#define PHW_MARK_BANDS_H

#include "base/pyramid.h"
#include "photoward/error.h"
#include "photoward/image.h"

/** Most bands that are looked for, the largest first: windows have one or two. */
#define PHW_BANDS_MOST 4

/** A band: a box round it, and the sum of the channels that shows its letters best. */
typedef struct phw_band {
    uint32_t left, top, right, bottom; /**< pixels, the last two exclusive */
    double ground[3];                  /**< mean colour, 0 … 255 a channel */
    double
        weights[3]; /**< of a pixel less the ground: 0 on the ground, 1 in letters, in the mean */
    double
        luma[3]; /**< likewise, but those of luma: letters of little colour stand clearer in it */
} phw_band;

/**
 * Finds bands of one colour with letters in white or nearly so, as programs' and websites' titles
 * have, whose coloured texture drowns the letters in the grey of the whole picture. Where a
 * display's stripes beat with a camera's pixels each channel has waves of its own, and those that
 * the band itself has little of are quiet: on blue it is red. One sum serves a whole page badly
 * that has both.
 * @param image    upright; other than RGB has no bands.
 * @param pyramid  of it: its grey is what the letters are compared with.
 * @param[out] bands,count  the largest first.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_bands_find(const phw_image *image, const phw_pyramid *pyramid,
                                       phw_band bands[PHW_BANDS_MOST], size_t *count,
                                       phw_error *error);

/** The band's box in one of its sums, one channel, its letters light on dark.
 * @param weights  band->weights or band->luma.
 * @param[out] view  freed by the caller. */
PHW_MUST_USE phw_status phw_band_view(const phw_image *image, const phw_band *band,
                                      const double weights[3], phw_image **view, phw_error *error);

#endif
