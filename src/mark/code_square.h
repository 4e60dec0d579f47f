/* SPDX-License-Identifier: Apache-2.0 */
/** @file code_square.h  The sides of a square code, told by what is dark in it. */
#ifndef PHW_MARK_CODE_SQUARE_H
#define PHW_MARK_CODE_SQUARE_H

#include "base/pyramid.h"
#include "photoward/geometry.h"

/** Times as long as wide. */
#define PHW_CODE_SQUARE_ASPECT_MOST 1.35

typedef struct phw_code_square {
    phw_quad quad;      /**< a rectangle round all of it, full-size pixels */
    bool light_on_dark; /**< by what surrounds it */
} phw_code_square;

/**
 * Looks for the rectangle round what is dark in the middle of a place, where blank paper parts it
 * from all else: edges of small or blurred modules tell neither the angle at which a code stands
 * nor where it ends.
 * @param place  in full-size pixels, the code somewhere about its middle.
 * @param[out] square  written where one is found, which is no longer than
 * PHW_CODE_SQUARE_ASPECT_MOST.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_code_square_find(const phw_pyramid *pyramid, const phw_quad *place,
                                             phw_code_square *square, bool *found,
                                             phw_error *error);

#endif
