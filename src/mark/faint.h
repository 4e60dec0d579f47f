/* SPDX-License-Identifier: Apache-2.0 */
/** @file faint.h  What is written in colours that are hardly other than their ground's. */
#ifndef PHW_MARK_FAINT_H
#define PHW_MARK_FAINT_H

#include <stdbool.h>

#include "photoward/error.h"
#include "photoward/image.h"

/**
 * Makes a picture of what stands on a flat ground and luma hardly shows: letters some levels off
 * their paper, which whoever stretches the contrast reads, and letters as bright as their paper in
 * another colour, which everybody reads. Dark on white; what luma shows is left white.
 * @param image  upright RGB.
 * @param lossy  whether it was packed so that few levels tell nothing, as a JPEG is.
 * @param[out] view  one channel, of the image's size; NULL where there is too little for letters,
 *                   as in photographs, whose ground is never flat. Freed by the caller.
 */
PHW_MUST_USE phw_status phw_faint_view(const phw_image *image, bool lossy, phw_image **view,
                                       phw_error *error);

#endif
