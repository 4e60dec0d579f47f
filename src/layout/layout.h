/* SPDX-License-Identifier: Apache-2.0 */
/** @file layout.h  Where text stands in a picture, before anything is read. */
#ifndef PHW_LAYOUT_LAYOUT_H
#define PHW_LAYOUT_LAYOUT_H

#include "base/pyramid.h"
#include "photoward/page.h"

/** Shorter side, in pixels, of the coarsest level that layout looks at. */
#define PHW_LAYOUT_LEAST_SIDE 40

/**
 * Fills a page with planes and with lines (no words; state PHW_LINE_SKIPPED, or PHW_LINE_NOISE
 * where it is texture by its look, in a picture full of it). Ruled lines that text stands on are
 * taken out before it is looked for.
 * @param pyramid  of the upright picture, built down to PHW_LAYOUT_LEAST_SIDE.
 * @param max_lines  most lines kept, best first; where more were found page->complete is false.
 * @param[out] plain  the levels in which the lines were found without the ruled lines; those that
 *                    had none are NULL. Where none had any, of no levels. phw_pyramid_done() frees
 *                    it; nothing to free after an error. NULL: not wanted.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_layout_find(const phw_pyramid *pyramid, size_t max_lines,
                                        phw_pyramid *plain, phw_page *page, phw_error *error);

/**
 * As phw_layout_find(), for a photograph: where fine moiré hides what a display shows, lines are
 * looked for without it.
 * @param image  upright, of which @p pyramid is.
 * @param[out] calm  the levels in which the lines were found, where they are others: without the
 *                   moiré, or without ruled lines; as phw_layout_find()'s plain.
 * @param[out] page  freed by the caller.
 */
PHW_MUST_USE phw_status phw_layout_find_through_moire(const phw_image *image,
                                                      const phw_pyramid *pyramid, size_t max_lines,
                                                      phw_pyramid *calm, phw_page **page,
                                                      phw_error *error);

/**
 * What lines are to be read in.
 * @param plain  as phw_layout_find() gives it for @p pyramid.
 * @return the levels of @p plain, and of @p pyramid where it has none. They are theirs: it is not
 *         for phw_pyramid_done().
 */
phw_pyramid phw_layout_seen(const phw_pyramid *pyramid, const phw_pyramid *plain);

/** As phw_layout_find(), without looking for planes: for a part of a picture whose planes are
 *  known.
 * @param ground  of the same size, with the ground that goes on under a cover in place of the
 *                cover: what looks like text in @p pyramid alone is no more than the cover's edge.
 *                NULL: nothing is covered.
 */
PHW_MUST_USE phw_status phw_layout_find_lines(const phw_pyramid *pyramid, const phw_pyramid *ground,
                                              size_t max_lines, phw_pyramid *plain, phw_page *page,
                                              phw_error *error);

#endif
