/* SPDX-License-Identifier: Apache-2.0 */
/** @file read_dmtx.h  DataMatrix: the modules by our own grid, what they say by libdmtx. */
#ifndef PHW_MARK_READ_DMTX_H
#define PHW_MARK_READ_DMTX_H

#include "mark/code.h"
#include "photoward/image.h"

/**
 * Reads a patch in whose middle a DataMatrix stands, level to some degrees, turned by any quarter,
 * mirrored or not, dark on light.
 * @param patch  grey with its contrast stretched, at most 1024 pixels a side.
 * @param codes  the code is added with its quad in pixels of the patch.
 * @param[out] sides  whether the patch has the two solid sides of a DataMatrix, read or not.
 * @return PHW_OK whether it was read or not, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_read_dmtx_scan(const phw_image *patch, phw_codes *codes, bool *sides,
                                           phw_error *error);

#endif
