/* SPDX-License-Identifier: Apache-2.0 */
/** @file scanner.h  What a scanner holds. */
#ifndef PHW_SCAN_SCANNER_H
#define PHW_SCAN_SCANNER_H

#include "model/model.h"
#include "ocr/ocr.h"
#include "photoward/scan.h"

struct phw_scanner {
    phw_scan_options options;
    phw_models *models;
    phw_ocr *ocr;
};

#endif
