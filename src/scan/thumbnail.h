/* SPDX-License-Identifier: Apache-2.0 */
/** @file thumbnail.h  A small picture for lists and reports, in which nobody can be recognised. */
#ifndef PHW_SCAN_THUMBNAIL_H
#define PHW_SCAN_THUMBNAIL_H

#include "photoward/image.h"
#include "photoward/report.h"

/** The longest side of a thumbnail in a report, in pixels: wide enough to know a picture again. */
#define PHW_THUMBNAIL_SIDE 320

/**
 * Everything that tells of somebody is covered in one colour (redact/hide.h), then the picture is
 * made smaller: no value of a covered pixel is in it.
 * @param image   the upright picture that @p report is about.
 * @param side    longest side, 16 … 4096 pixels; a smaller picture keeps its size.
 * @param[out] bytes,size  a JPEG; written on success only, the caller frees bytes with free().
 * @return PHW_OK, PHW_ERR_ARGUMENT (sizes), PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_scan_thumbnail(const phw_report *report, const phw_image *image,
                                           uint32_t side, uint8_t **bytes, size_t *size,
                                           phw_error *error);

#endif
