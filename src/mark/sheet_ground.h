/* SPDX-License-Identifier: Apache-2.0 */
/** @file sheet_ground.h  The even ground round some points: the paper, card or display they lie on.
 */
#ifndef PHW_MARK_SHEET_GROUND_H
#define PHW_MARK_SHEET_GROUND_H

#include "photoward/geometry.h"
#include "photoward/image.h"

/** Grounds of one picture, each pixel of one alone. Embedded; zeroed it holds nothing. */
typedef struct phw_sheet_grounds {
    phw_image *small; /**< the picture, small, with hardly any noise left */
    uint32_t scale;   /**< pixels of the picture for one of it */
    bool drawn;       /**< it looks like a screenshot, as smooth photographs do */
    uint8_t *taken;   /**< for each pixel the number of its ground, 0 for none */
    uint32_t *queue;
    phw_point *points, *hull;
    unsigned count;
} phw_sheet_grounds;

/** @param image  RGB or grey. @return PHW_OK or PHW_ERR_NOMEM; phw_sheet_grounds_done() either way.
 */
PHW_MUST_USE phw_status phw_sheet_grounds_init(const phw_image *image, phw_sheet_grounds *grounds,
                                               phw_error *error);

/** Frees what it holds. */
void phw_sheet_grounds_done(phw_sheet_grounds *grounds);

/**
 * The ground that most of some points lie on, over thin rules, round whatever is printed on it.
 * @param seeds  in pixels of the picture; those outside count for nothing.
 * @param dark  the ground is darker than what is written on it.
 * @param[out] quad  its four edges, in pixels of the picture, clockwise, may reach past its edge.
 * @return false where it is no sheet: its outline has dents or fades away, or it is all there is,
 * or a part of one colour of a screenshot.
 */
bool phw_sheet_ground_find(phw_sheet_grounds *grounds, const phw_point *seeds, size_t count,
                           bool dark, phw_quad *quad);

#endif
