/* SPDX-License-Identifier: Apache-2.0 */
/** @file code_names.h  Somebody's name in a code that does not say what its fields are. */
#ifndef PHW_SCAN_CODE_NAMES_H
#define PHW_SCAN_CODE_NAMES_H

#include "identify/identify.h"

/** What a payload says of somebody. */
typedef enum phw_code_name {
    PHW_CODE_NAME_NONE = 0,
    PHW_CODE_NAME_NUMBERED, /**< a name and a number of six digits or more, which may be anything's
                             */
    PHW_CODE_NAME_PATIENT   /**< a name and a health number whose check digit is right */
} phw_code_name;

#define PHW_CODE_NAME_COUNT 3

/**
 * Looks for two to four words beside each other that would be a patient's name behind a label, and
 * for a number beside them: "4505577104 HOLT Jean", "HOLT/JEAN/19510412". A caret between them
 * stands for the number: names are parted so in HL7 and DICOM alone (HL7 2.9, 2A.3.88, XPN). A
 * payload that begins with a scheme ("WIFI:", "BEGIN:VCARD") or as a bank's does is another
 * program's form and says nothing.
 * @param text    the payload, @p length bytes; any bytes.
 * @param[out] made  written on success.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_scan_code_names(const char *text, size_t length,
                                            const phw_identify_with *with, phw_code_name *made,
                                            phw_error *error);

#endif
