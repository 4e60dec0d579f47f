/* SPDX-License-Identifier: Apache-2.0 */
/** @file png_runs.h  Packs the rows of a grey PNG in which many rows are alike. Internal to image/.
 */
#ifndef PHW_IMAGE_PNG_RUNS_H
#define PHW_IMAGE_PNG_RUNS_H

#include "base/strbuf.h"
#include "photoward/image.h"

/**
 * Makes what a PNG's IDAT holds (RFC 1950), every row unfiltered. Long runs of rows that are alike
 * are packed once and repeated as packed, so that a mask costs little more than to look at it.
 * @param image       1 channel.
 * @param[out] packed  is added to; packed->failed tells that memory ran out.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_png_pack_runs(const phw_image *image, phw_strbuf *packed,
                                          phw_error *error);

#endif
