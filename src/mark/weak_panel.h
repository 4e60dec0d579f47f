/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_panel.h  Panels beside or under a line of text, with letters that shine through. */
#ifndef PHW_MARK_WEAK_PANEL_H
#define PHW_MARK_WEAK_PANEL_H

#include "base/geometry.h"
#include "photoward/image.h"
#include "photoward/page.h"

/** Most panels of a picture that are told of. */
#define PHW_WEAK_PANELS_MOST 24

/** A place where a marker, or a bar of an editor, covers letters and does not hide them. */
typedef struct phw_weak_panel_place {
    phw_box box;    /**< its inside, pixels of the picture */
    size_t line;    /**< that it stands beside or under */
    double ground;  /**< its commonest grey level */
    double letters; /**< that of its strokes: on the same side of ground as the line's are of their
                         paper, since what covers both leaves the darker one darker */
} phw_weak_panel_place;

/**
 * Looks beside and under every level line that was read, where no other line was read. A panel is
 * much darker or lighter than the line's paper, which goes on above and below it; text on buttons
 * and in fields is told by strokes on the other side of their ground, and by being read.
 * @return how many places were written, PHW_WEAK_PANELS_MOST at most. Pure.
 */
size_t phw_weak_panels_find(const phw_image *luma, const phw_page *page,
                            phw_weak_panel_place places[PHW_WEAK_PANELS_MOST]);

/** The ground and the strokes of a cover that letters were found to show through, so that they can
 * be stretched. @param place  its box is given. Returns whether there are enough levels between
 * them to read anything. Pure. */
bool phw_weak_panel_levels(const phw_image *luma, phw_weak_panel_place *place);

#endif
