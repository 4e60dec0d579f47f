/* SPDX-License-Identifier: Apache-2.0 */
/** @file code_look.h  What a place that may be a code looks like, before and after readers had it.
 */
#ifndef PHW_MARK_CODE_LOOK_H
#define PHW_MARK_CODE_LOOK_H

#include "mark/texture.h"
#include "photoward/error.h"

/** From so much on (phw_texture.striped) a place is taken for a linear code. */
#define PHW_CODE_STRIPED 0.50

/** From so many times as wide as high on a place may hold a PDF417; an Aztec is square. */
#define PHW_CODE_LONG 1.5

typedef struct phw_code_look {
    bool linear;        /**< its edges run one way */
    bool alone;         /**< a square with blank paper round it (phw_code_square_find) */
    bool light_on_dark; /**< a guess, by its rim */
    double dark;        /**< share of its pixels */
    double changes;     /**< between dark and light, across and down, a pixel */
    double aspect;      /**< longer side over shorter */
    int bars;           /**< edges across the middle */
    double aligned;     /**< −1 … 1: how far edges run along its sides, and not slanting */
    double upright;     /**< share of a row above the middle that is the same below it */
} phw_code_look;

/** Looks at a place in few pixels. @return PHW_OK or PHW_ERR_NOMEM. */
PHW_MUST_USE phw_status phw_code_look_at(const phw_pyramid *pyramid, const phw_texture *place,
                                         phw_code_look *seen, phw_error *error);

/** Makes the place that of the square which stands alone in it and looks again, without a rim;
 *  where there is none, both are unchanged. @return PHW_OK or PHW_ERR_NOMEM. */
PHW_MUST_USE phw_status phw_code_look_closer(const phw_pyramid *pyramid, phw_texture *place,
                                             phw_code_look *seen, phw_error *error);

/** Whether readers should be asked at all. */
bool phw_code_is_promising(const phw_texture *place, const phw_code_look *seen);

/** Whether readers should be asked where it is alone on its paper (phw_code_is_alone): of modules
 * of two or three pixels edges have no two directions left, and of a DataMatrix of few modules
 * neither.
 */
bool phw_code_is_small_square(const phw_code_look *seen);

/** Whether edges run down a place that has edges across, as bars do and stripes of a display do
 * not.
 */
bool phw_code_has_bars(const phw_code_look *seen);

/** Whether a linear code may stand there whose bars only a sharper picture would part. */
bool phw_code_is_blurred(const phw_code_look *seen);

/** Whether what is in a square that stands alone is so much like a code that it is one, even where
 *  nobody can read it. */
bool phw_code_fills_square(const phw_code_look *seen);

/** Whether its modules are too few for anything but a small DataMatrix. */
bool phw_code_is_coarse(const phw_code_look *seen);

/** Whether it may be a square of so many modules that a larger view parts more of them. */
bool phw_code_is_fine(const phw_code_look *seen);

/** Whether more changes in it than in a code that fills the picture, as on a keyboard. */
bool phw_code_is_crowded(const phw_code_look *seen);

/** Whether it is about as wide as high, with edges in all directions. */
bool phw_code_is_compact(const phw_code_look *seen);

/** Whether a place that was not read deserves another try, and is a code where that fails, too.
 *  @param sides  a DataMatrix's two solid sides were seen. */
bool phw_code_is_worth_more(const phw_texture *place, const phw_code_look *seen, bool sides);

/** Whether it looks like a PDF417 or an Aztec, which neither zbar nor libdmtx reads: more tries of
 *  them would only take time. */
bool phw_code_looks_unreadable(const phw_texture *place, const phw_code_look *seen);

/** Whether it may be one of these, and is none where nobody can read it. */
bool phw_code_is_hopeful(const phw_texture *place, const phw_code_look *seen);

#endif
