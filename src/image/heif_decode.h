/* SPDX-License-Identifier: Apache-2.0 */
/** @file heif_decode.h  Pictures that a HEIC or AVIF holds and does not show. */
#ifndef PHW_IMAGE_HEIF_DECODE_H
#define PHW_IMAGE_HEIF_DECODE_H

#include "image/codec.h"

/** Hands each picture item to job->take that is not shown as a picture of its own: previews, depth
 *  and gain maps (container->auxiliary), hidden items, parts of an overlay, and, as it is coded,
 * what a clean aperture cuts off; not the tiles of a grid. One that cannot be decoded is handed
 * over as a page without pixels. */
PHW_MUST_USE phw_status phw_heif_previews(const phw_codec_job *job, phw_error *error);

#endif
