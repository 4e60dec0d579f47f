/* SPDX-License-Identifier: Apache-2.0 */
/** @file tiff_previews.h  Pictures that a TIFF structure holds and that are no pages of a file. */
#ifndef PHW_IMAGE_TIFF_PREVIEWS_H
#define PHW_IMAGE_TIFF_PREVIEWS_H

#include "image/codec.h"

/**
 * Hands each sub-picture (SubIFDs, of any page) and each of Photoshop's layers to job->take; what
 * cannot be decoded and what is too much to look at is handed over as a page without pixels.
 * @param job      from the byte-order mark on: a TIFF file, or an EXIF block.
 * @param chained  the pictures in the chain of directories as well: in EXIF, where they are
 *                 thumbnails that are no JPEG.
 */
PHW_MUST_USE phw_status phw_tiff_previews(const phw_codec_job *job, bool chained, phw_error *error);

#endif
