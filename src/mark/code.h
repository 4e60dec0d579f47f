/* SPDX-License-Identifier: Apache-2.0 */
/** @file code.h  Barcodes: where they stand and what they say. */
#ifndef PHW_MARK_CODE_H
#define PHW_MARK_CODE_H

#include <stdbool.h>
#include <stddef.h>

#include "photoward/error.h"
#include "photoward/geometry.h"

PHW_BEGIN_DECLS

/** How a code is written. */
typedef enum phw_symbology {
    PHW_SYMBOLOGY_UNREAD = 0, /**< looks like a code, but no reader could read it */
    PHW_SYMBOLOGY_EAN,        /**< EAN, UPC and ISBN: a kind of goods, never a person */
    PHW_SYMBOLOGY_CODE_128,
    PHW_SYMBOLOGY_CODE_39,
    PHW_SYMBOLOGY_CODE_93,
    PHW_SYMBOLOGY_CODABAR,
    PHW_SYMBOLOGY_INTERLEAVED_2_OF_5,
    PHW_SYMBOLOGY_DATABAR,
    PHW_SYMBOLOGY_PDF417, /**< from here on readers tell a code's corners */
    PHW_SYMBOLOGY_AZTEC,
    PHW_SYMBOLOGY_QR,
    PHW_SYMBOLOGY_DATA_MATRIX
} phw_symbology;

#define PHW_SYMBOLOGY_COUNT 12

/** The name that reports give it ("code-128"). Static storage. */
const char *phw_symbology_name(phw_symbology symbology);

/** One code. */
typedef struct phw_code {
    phw_symbology symbology;
    phw_quad quad;    /**< the code without its quiet zone, pixels of the upright picture */
    bool gs1;         /**< the payload is GS1 element strings, parted by FNC1 as byte 0x1D */
    const char *text; /**< the payload with a NUL behind; personal data; NULL where unread */
    size_t length;    /**< bytes of the payload, which may hold NULs; 0 where unread */
} phw_code;

/** A growing list that owns its payloads. Embedded; free with phw_codes_done(). */
typedef struct phw_codes {
    phw_code *items;
    size_t count;
    size_t capacity;
} phw_codes;

#define PHW_CODES_INIT                                                                             \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

/** Appends a copy; the payload is copied. @return PHW_OK, PHW_ERR_NOMEM (unchanged then). */
PHW_MUST_USE phw_status phw_codes_add(phw_codes *codes, const phw_code *code, phw_error *error);

void phw_codes_done(phw_codes *codes);

PHW_END_DECLS

#endif
