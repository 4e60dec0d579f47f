/* SPDX-License-Identifier: Apache-2.0 */
/** @file file.h  A file that is scanned in order to be redacted: it is read once for both. */
#ifndef PHW_SCAN_FILE_H
#define PHW_SCAN_FILE_H

#include "image/cover.h"
#include "photoward/scan.h"

/** One file. Borrowed. */
typedef struct phw_scan_file {
    const char *name;
    const uint8_t *bytes;
    size_t size;
    bool one_page; /**< its mask has to be one picture: PHW_ERR_ARGUMENT where it has several pages,
                        before any is examined */
} phw_scan_file;

/**
 * As phw_scan_bytes(), and keeps how the file is coded for phw_scan_redact().
 * @param[out] coded  NULL, or start from NULL; see phw_image_decode_coded(). Stays NULL after an
 *                    error; free with phw_coded_free().
 */
PHW_MUST_USE phw_status phw_scan_bytes_coded(phw_scanner *scanner, const phw_scan_file *file,
                                             phw_report **report, phw_image **image,
                                             phw_coded **coded, phw_error *error);

#endif
