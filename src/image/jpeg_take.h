/* SPDX-License-Identifier: Apache-2.0 */
/** @file jpeg_take.h  The coefficients of a JPEG that libjpeg holds. Internal to image/. */
#ifndef PHW_IMAGE_JPEG_TAKE_H
#define PHW_IMAGE_JPEG_TAKE_H

#include "image/jpeg_blocks.h"

struct jpeg_decompress_struct;
struct jvirt_barray_control;

/**
 * Takes over what jpeg_read_coefficients() gave, with all of libjpeg's memory: afterwards @p in has
 * none and can only be destroyed. It never leaves by libjpeg's error exit, since all rows are in
 * memory then.
 * @return PHW_OK, PHW_ERR_UNSUPPORTED, PHW_ERR_FORMAT, PHW_ERR_NOMEM; after an error @p in is as it
 *         was.
 */
PHW_MUST_USE phw_status phw_jpeg_blocks_take(struct jpeg_decompress_struct *in,
                                             struct jvirt_barray_control **arrays,
                                             phw_jpeg_blocks *blocks);

/** Frees what was taken over. */
void phw_jpeg_held_free(phw_jpeg_held **held);

#endif
