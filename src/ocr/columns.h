/* SPDX-License-Identifier: Apache-2.0 */
/** @file columns.h  The image end of the line-reading network: pixels to one vector a column. */
#ifndef PHW_OCR_COLUMNS_H
#define PHW_OCR_COLUMNS_H

#include "ocr/network.h"
#include "photoward/image.h"

/**
 * Convolves, pools and sums up the columns of one line.
 * @param line  grey, network->height rows.
 * @param[out] features  line->width / network->pool_x vectors of network->column.units.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_columns_read(const phw_network *network, const phw_image *line,
                                         int16_t *features, phw_error *error);

#endif
