/* SPDX-License-Identifier: Apache-2.0 */
/** @file insets.h  Boxes that programs draw round what is typed or chosen. */
#ifndef PHW_LAYOUT_INSETS_H
#define PHW_LAYOUT_INSETS_H

#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"
#include "photoward/image.h"

/** What lies inside a box, in pixels; right and bottom are outside. */
typedef struct phw_inset {
    uint32_t left, top, right, bottom;
    uint8_t ground; /**< its level, the mean of what is flat in it */
} phw_inset;

/** Boxes; free items with free(). */
typedef struct phw_insets {
    phw_inset *items;
    size_t count;
} phw_insets;

/**
 * Finds boxes as high as a line or two of one flat level, but for letters, that something closes in
 * all round: fields, buttons, cells of a table. A picture that is not of flat grounds has none: it
 * is given up early.
 * @param luma          grey.
 * @param[out] insets   written on success.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_insets_find(const phw_image *luma, phw_insets *insets,
                                        phw_error *error);

#endif
