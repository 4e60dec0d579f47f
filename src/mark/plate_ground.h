/* SPDX-License-Identifier: Apache-2.0 */
/** @file plate_ground.h  What characters stand on, and whether it ends where a vehicle's plate
 * does. */
#ifndef PHW_MARK_PLATE_GROUND_H
#define PHW_MARK_PLATE_GROUND_H

#include "photoward/geometry.h"
#include "photoward/image.h"

typedef enum phw_plate_ground {
    PHW_PLATE_GROUND_NONE = 0, /**< neither of the two colours of plates */
    PHW_PLATE_GROUND_WHITE,
    PHW_PLATE_GROUND_YELLOW
} phw_plate_ground;

/**
 * The colour between some characters.
 * @param text  tight round the characters, picture pixels.
 * @param[out] sides  on how many of the four sides what lies past a plate's edge has another
 * colour.
 */
phw_plate_ground phw_plate_ground_find(const phw_image *image, const phw_quad *text, int *sides);

#endif
