/* SPDX-License-Identifier: Apache-2.0 */
/** @file tiff_layers.h  The layers that Photoshop keeps in a TIFF beside the picture that shows.
 *  Internal to image/. */
#ifndef PHW_IMAGE_TIFF_LAYERS_H
#define PHW_IMAGE_TIFF_LAYERS_H

#include "image/codec.h"

/**
 * Hands each layer's colours to job->take, whatever covers or masks it in the picture.
 * @param bytes,size  the value of tag 37724, ImageSourceData (Adobe Photoshop TIFF Technical Notes,
 *                    2002); may be hostile.
 * @param[out] all    whether every layer was read: those of 8 bits, grey or RGB, are.
 * @return PHW_OK; PHW_ERR_NOMEM; what take returned.
 */
PHW_MUST_USE phw_status phw_tiff_layers(const phw_codec_job *job, const uint8_t *bytes, size_t size,
                                        bool *all, phw_error *error);

#endif
