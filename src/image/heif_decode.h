/* SPDX-License-Identifier: Apache-2.0 */
/** @file heif_decode.h  Previews that a HEIC or AVIF keeps of its picture. */
#ifndef PHW_IMAGE_HEIF_DECODE_H
#define PHW_IMAGE_HEIF_DECODE_H

#include "image/codec.h"

/** Hands each preview of the file's own picture to job->take; one that cannot be decoded is left
 *  out. */
PHW_MUST_USE phw_status phw_heif_previews(const phw_codec_job *job, phw_error *error);

#endif
