/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_search.h  What is known of a page on which weak covers are looked for, and how they
 * are told of. */
#ifndef PHW_MARK_WEAK_SEARCH_H
#define PHW_MARK_WEAK_SEARCH_H

#include "base/geometry.h"
#include "mark/detector.h"
#include "mark/weak_run.h"
#include "mark/weak_strip.h"

/** How sure a finding is, 0 … 1. */
#define PHW_WEAK_SURE_MOSAIC 0.85
#define PHW_WEAK_SURE_BLUR 0.70
#define PHW_WEAK_SURE_MARKER 0.75
#define PHW_WEAK_SURE_CUT 0.70
#define PHW_WEAK_SURE_SCRIBBLE 0.70
#define PHW_WEAK_SURE_VALUE 0.55

/** A page, its lines and what is usual of them. Opened with phw_weak_search_open(). */
typedef struct phw_weak_search {
    const phw_mark_scene *scene; /**< borrowed, as what was found */
    phw_mark_found *found;
    phw_box *boxes;     /**< of the page's lines; owned */
    double *papers;     /**< of those that are level and were read; owned */
    double usual_range; /**< grey levels, of lines that were read; 0: there are none */
    double usual_sharpness;
    double usual_height; /**< pixels */
    double usual_grain;  /**< of the paper above them */
    double veil_grain;   /**< as phw_weak_veils_find() keeps it; below 0: not looked at yet */
    bool dark;           /**< most of them are darker than their paper */
} phw_weak_search;

/** Looks at a page's lines. The caller gives it to phw_weak_search_done(), unless this fails. */
PHW_MUST_USE phw_status phw_weak_search_open(const phw_mark_scene *scene, phw_mark_found *found,
                                             phw_weak_search *search, phw_error *error);

void phw_weak_search_done(phw_weak_search *search);

/** A box of the page's luma. */
phw_weak_strip phw_weak_search_strip(const phw_weak_search *search, phw_box box);

/** Where a strip is. */
phw_box phw_weak_strip_box(const phw_weak_strip *strip);

/** The paper of a line that was read, grey level. */
double phw_weak_search_paper(const phw_weak_search *search, const phw_line *line);

/** A place with what is usual of its page, refuted by nothing.
 *  @param right_most, own_paper  as phw_weak_cover_place has them. */
phw_weak_cover_place phw_weak_search_place(const phw_weak_search *search,
                                           const phw_weak_strip *strip, double right_most,
                                           double own_paper);

/** Tells of a cover, unless most of it was told of.
 *  @param confidence  0 … 1. @param tag  static. @param beside  the line whose plane it lies in. */
PHW_MUST_USE phw_status phw_weak_search_tell(phw_weak_search *search, phw_box box,
                                             double confidence, const char *tag,
                                             const phw_line *beside, phw_error *error);

/** … of a marker that shines through, unless everyday words are read through it: it was meant so.
 */
PHW_MUST_USE phw_status phw_weak_search_add_marker(phw_weak_search *search, phw_box box,
                                                   const phw_line *beside, phw_error *error);

/** … as its kind is told of. */
PHW_MUST_USE phw_status phw_weak_search_add(phw_weak_search *search, phw_weak_cover_kind kind,
                                            const phw_weak_strip *found, const phw_line *beside,
                                            phw_error *error);

#endif
