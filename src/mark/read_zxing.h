/* SPDX-License-Identifier: Apache-2.0 */
/** @file read_zxing.h  PDF417 and Aztec by zxing, and matrix codes of few pixels a module. */
#ifndef PHW_MARK_READ_ZXING_H
#define PHW_MARK_READ_ZXING_H

#include "mark/code.h"
#include "photoward/image.h"

PHW_BEGIN_DECLS

/**
 * Reads a patch with one code in it, mirrored or not. What it costs grows with the patch; it keeps
 * nothing from one call to the next.
 * @param patch  grey, borrowed for the call, at most 2,000 pixels a side.
 * @param symbology  PHW_SYMBOLOGY_PDF417, turned by any quarter, PHW_SYMBOLOGY_AZTEC,
 *                   PHW_SYMBOLOGY_QR or PHW_SYMBOLOGY_DATA_MATRIX, in the patch's middle; anything
 *                   else reads nothing.
 * @param codes  what can be read is added, its quad in pixels of the patch.
 * @return PHW_OK whether anything was read or not, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_read_zxing_scan(const phw_image *patch, phw_symbology symbology,
                                            phw_codes *codes, phw_error *error);

PHW_END_DECLS

#endif
