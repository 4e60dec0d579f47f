/* SPDX-License-Identifier: Apache-2.0 */
/** @file jpeg_take.h  The coefficients of a JPEG that libjpeg holds. Internal to image/. */
#ifndef PHW_IMAGE_JPEG_TAKE_H
#define PHW_IMAGE_JPEG_TAKE_H

#include "image/jpeg_blocks.h"

struct jpeg_decompress_struct;
struct jvirt_barray_control;

/**
 * Takes over the arrays that jpeg_read_coefficients() gave.
 * @param held  where @p in keeps them, see jpeg_held.h; NULL after success.
 * @return PHW_OK, PHW_ERR_UNSUPPORTED, PHW_ERR_FORMAT, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_jpeg_blocks_take(const struct jpeg_decompress_struct *in,
                                             struct jvirt_barray_control **arrays,
                                             phw_jpeg_held **held, phw_jpeg_blocks *blocks);

/** The form alone, once the header is read. @return as above. */
PHW_MUST_USE phw_status phw_jpeg_blocks_take_form(const struct jpeg_decompress_struct *in,
                                                  phw_jpeg_blocks *form);

#endif
