/* SPDX-License-Identifier: Apache-2.0 */
/** @file scanner.h  What a scanner holds. */
#ifndef PHW_SCAN_SCANNER_H
#define PHW_SCAN_SCANNER_H

#include "model/model.h"
#include "ocr/ocr.h"
#include "photoward/scan.h"
#include "scan/mapped.h"

struct phw_scanner {
    phw_scan_options options;
    phw_models *models;
    phw_mapped language; /* the model of the reader, which borrows it */
    phw_ocr *ocr;
};

#endif
