/* SPDX-License-Identifier: Apache-2.0 */
/** @file traineddata.h  The parts of a Tesseract model file. */
#ifndef PHW_OCR_TRAINEDDATA_H
#define PHW_OCR_TRAINEDDATA_H

#include "base/cursor.h"
#include "photoward/error.h"

/** Parts that reading lines needs; the numbers are those of the file format (Tesseract 4 and 5,
 * ccutil/tessdatamanager.h). */
typedef enum phw_traineddata_part {
    PHW_TRAINEDDATA_NETWORK = 17,
    PHW_TRAINEDDATA_CHARSET = 21,
    PHW_TRAINEDDATA_RECODER = 22
} phw_traineddata_part;

/**
 * Finds a part of a model file.
 * @param bytes,size  the whole file; the part points into it.
 * @return PHW_OK, PHW_ERR_MODEL where the file is damaged or has no such part.
 */
PHW_MUST_USE phw_status phw_traineddata_view(const uint8_t *bytes, size_t size,
                                             phw_traineddata_part part, phw_cursor *view,
                                             phw_error *error);

#endif
