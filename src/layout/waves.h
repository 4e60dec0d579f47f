/* SPDX-License-Identifier: Apache-2.0 */
/** @file waves.h  Takes even waves out of a grey picture. */
#ifndef PHW_LAYOUT_WAVES_H
#define PHW_LAYOUT_WAVES_H

#include "layout/moire.h"

/**
 * Takes out the waves that moiré is made of, at and beside the cells that have it. Letters no
 * higher than a few of them cannot be found, let alone be read, though people see past an even
 * pattern. In the spectrum of a small square a wave is a peak; it is brought down to what is round
 * it. Letters have no peaks, for no two of them are alike.
 * @param grey  one channel, of the size of the picture that the map is of.
 * @param[out] made  of the same size; freed by the caller.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_waves_remove(const phw_image *grey, const phw_moire_map *map,
                                         phw_image **made, phw_error *error);

/**
 * Counts cells in which there is more than waves: letters may stand there.
 * @param held  of each cell whether it is passed over.
 * @param enough  after so many no more are looked for.
 */
PHW_MUST_USE phw_status phw_waves_count_rest(const phw_image *grey, const phw_moire_map *map,
                                             const bool *held, uint32_t enough, uint32_t *count,
                                             phw_error *error);

#endif
