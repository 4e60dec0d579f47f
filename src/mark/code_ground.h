/* SPDX-License-Identifier: Apache-2.0 */
/** @file code_ground.h  What a place that may be a code stands on: codes are printed, dark on light
 *  or the other way round, bars end where bars of wood, blinds or cloth go on, and paper is left
 *  blank beside them. */
#ifndef PHW_MARK_CODE_GROUND_H
#define PHW_MARK_CODE_GROUND_H

#include <stdbool.h>

#include "base/pyramid.h"
#include "photoward/geometry.h"

/** Measured in and round a place whose edges are upright in its quad. */
typedef struct phw_code_ground {
    double contrast; /**< 0 … 1: by how much dark bars are darker than light ones, as a share */
    double beyond;  /**< steps from bar to bar above the place or below it, where there are more, as
                       a share of those in it; 1 where neither is in the picture */
    double calm[2]; /**< grey levels that the blank left and right of it spans, as a share of the
                       place's */
    double light[2]; /**< how light it is, 0: as dark bars, 1: as light ones */
    double uneven;   /**< deviation of the distances from one bar to the next over their mean */
} phw_code_ground;

/** The first of these alone, for it is told soonest. */
double phw_code_contrast_at(const phw_pyramid *pyramid, const phw_quad *quad);

/** Looks at a place; what has next to no contrast is not looked at any further. @param quad  a
 * parallelogram in full-size pixels, bars upright in it. */
phw_code_ground phw_code_ground_at(const phw_pyramid *pyramid, const phw_quad *quad);

/** Whether dark and light are as far apart as print makes them. */
bool phw_code_is_contrast_of_print(double contrast);
bool phw_code_is_printed(const phw_code_ground *ground);

/** Whether bars that are printed end, and do not follow each other evenly. */
bool phw_code_has_ends(const phw_code_ground *ground);

/** Whether it is printed, if faintly, and blank paper, or as much dark, is on both sides of it, as
 * round a matrix code. */
bool phw_code_is_alone(const phw_code_ground *ground);

/** Whether the sides are as blank as paper that nothing stands on, or as dark: closer than
 *  phw_code_is_alone(). */
bool phw_code_is_on_blank(const phw_code_ground *ground);

/** Whether both sides are calm and as dark as its dark parts: it is light on dark. */
bool phw_code_is_on_dark(const phw_code_ground *ground);

/** Whether they are bars of a linear code, though none of its bars can be told from the next. */
bool phw_code_is_linear(const phw_code_ground *ground);

#endif
