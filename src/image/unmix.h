/* SPDX-License-Identifier: Apache-2.0 */
/** @file unmix.h  Letters of a mixture of levels on a ground of another mixture. */
#ifndef PHW_IMAGE_UNMIX_H
#define PHW_IMAGE_UNMIX_H

#include "photoward/error.h"
#include "photoward/image.h"

/** Most pictures phw_unmix() makes. */
#define PHW_UNMIX_VIEWS 2

/**
 * Finds which of a picture's levels stand beside each other more often than chance has it, and
 * gives those that keep together one grey. Where letters are strewn with some entries of a palette
 * and their ground with others, all of one colour, each mixture becomes an even grey.
 * @param image  RGB, of which red is looked at: a few levels, as phw_codec_show_twins() makes them.
 * @param[out] views  RGB, most telling first, the rest NULL; each freed by the caller. None where
 *                    there are less than three levels or too many, where they are no mixture, or
 *                    where none keep together.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_unmix(const phw_image *image, phw_image *views[PHW_UNMIX_VIEWS],
                                  phw_error *error);

#endif
