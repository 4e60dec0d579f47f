/* SPDX-License-Identifier: Apache-2.0 */
/** @file tiff_samples.h  What a TIFF's pixels hold and no viewer shows. Internal to image/. */
#ifndef PHW_IMAGE_TIFF_SAMPLES_H
#define PHW_IMAGE_TIFF_SAMPLES_H

#include "image/codec.h"

struct tiff;

/**
 * Hands each sample of the directory's pixels that libtiff's RGBA reader passes over (TIFF 6.0,
 * ExtraSamples), and what tells apart the entries of a palette that have one colour, to job->take
 * as a picture that is a map (container->auxiliary). One that cannot be decoded is handed over as
 * a page without pixels.
 * @param tiff  at a directory with a picture.
 */
PHW_MUST_USE phw_status phw_tiff_unseen_samples(struct tiff *tiff, const phw_codec_job *job,
                                                phw_error *error);

#endif
