/* SPDX-License-Identifier: Apache-2.0 */
/** @file read_zbar.h  Linear codes and QR by zbar. */
#ifndef PHW_MARK_READ_ZBAR_H
#define PHW_MARK_READ_ZBAR_H

#include "mark/code.h"
#include "photoward/image.h"

/** A reader for one picture: what it learns from one call changes the next one, so another picture
 *  gets another reader, and the same picture the same answers. */
typedef struct phw_read_zbar phw_read_zbar;

/** @return PHW_OK or PHW_ERR_NOMEM; free with phw_read_zbar_free(). */
PHW_MUST_USE phw_status phw_read_zbar_new(phw_read_zbar **reader, phw_error *error);

void phw_read_zbar_free(phw_read_zbar **reader);

/**
 * Adds what can be read to @p codes, their quads in pixels of @p grey: of a QR code its corners, of
 * a linear code the box round the places where it was crossed.
 * @param grey  1 channel, borrowed for the call.
 * @param linear  the bars of a linear code stand upright in it: only rows are scanned.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_read_zbar_scan(phw_read_zbar *reader, const phw_image *grey,
                                           bool linear, phw_codes *codes, phw_error *error);

#endif
