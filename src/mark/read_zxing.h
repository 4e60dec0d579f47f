/* SPDX-License-Identifier: Apache-2.0 */
/** @file read_zxing.h  PDF417, Aztec and damaged square codes by zxing. */
#ifndef PHW_MARK_READ_ZXING_H
#define PHW_MARK_READ_ZXING_H

#include "mark/code.h"
#include "photoward/image.h"

PHW_BEGIN_DECLS

/**
 * Reads PDF417, Aztec, DataMatrix and QR, turned by any angle, mirrored or not, dark on light or
 * the other way round. What it costs grows with the patch; it keeps nothing from one call to the
 * next.
 * @param patch  grey, borrowed for the call, at most 2,000 pixels a side.
 * @param codes  what can be read is added, its quad in pixels of the patch.
 * @return PHW_OK whether anything was read or not, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_read_zxing_scan(const phw_image *patch, phw_codes *codes,
                                            phw_error *error);

PHW_END_DECLS

#endif
