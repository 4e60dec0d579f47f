/* SPDX-License-Identifier: Apache-2.0 */
/** @file apng_decode.h  Animated PNG. Internal to image/. */
#ifndef PHW_IMAGE_APNG_DECODE_H
#define PHW_IMAGE_APNG_DECODE_H

#include "image/codec.h"

/** Whether a PNG is an animation of more than its still picture, whose first frame makes sense:
 * else viewers show the still picture. @param facts  as phw_png_walk() filled them. */
bool phw_apng_has_frames(const phw_codec_job *job, const phw_container *facts);

/**
 * Hands each frame, composed over what the frames before it left, to job->take; the still picture
 * that others show comes first, where it is no frame, with a delay of 0. As they are stored: each
 * frame's own pixels.
 * @param facts  as phw_png_walk() filled them.
 */
PHW_MUST_USE phw_status phw_apng_decode(const phw_codec_job *job, const phw_container *facts,
                                        phw_error *error);

#endif
