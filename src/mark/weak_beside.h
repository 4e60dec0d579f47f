/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_beside.h  Which lines of a page can be compared with one another, and
 * where words were read surely. */
#ifndef PHW_MARK_WEAK_BESIDE_H
#define PHW_MARK_WEAK_BESIDE_H

#include <stdbool.h>

#include "base/geometry.h"
#include "photoward/image.h"
#include "photoward/page.h"

/** Lines that lean more do not stand in a picture that somebody worked on with an editor's upright
 * boxes. Radians. */
#define PHW_WEAK_LEVEL_WITHIN 0.08

/** Whether a line is level, and high enough to have a shape. */
bool phw_weak_is_level(const phw_line *line);

/** The level line that was read nearest to one that was not; NULL where there is none. Borrowed. */
const phw_line *phw_weak_nearest_read(const phw_page *page, const phw_line *line);

/** Whether a line that could not be read is near to one that was, and as high. */
bool phw_weak_is_like(const phw_line *line, const phw_line *other);

/** Whether a line was read as whole letters are: what is left of them makes a reader unsure. */
bool phw_weak_reads_whole(const phw_page *page, const phw_line *line);

/** Whether whole letters were read in a box, pixels. */
bool phw_weak_is_read_at(const phw_page *page, phw_box box);

/** Whether most of a box is words that were read surely. */
bool phw_weak_is_surely_read(const phw_page *page, phw_box box);

/** How surely a word is read, at least, that no object made one, 0 to 1. */
#define PHW_WEAK_WORD_SURE 0.8F

/** Whether letters or figures that were read stand at a box's left or right side, or go on from it
 * there, in its own rows. @param sure  their least confidence, 0 to 1 */
bool phw_weak_is_beside_word(const phw_page *page, phw_box box, float sure);

/** How surely words are read, at least, whose letters are whole, 0 to 1. */
#define PHW_WEAK_WHOLE_SURE 0.92F

/** How surely a label's own words are read, at least, 0 to 1. */
#define PHW_WEAK_WRITTEN_SURE 0.6F

/** Whether so many letters and figures were read on a box as have room in it, half as high as it is
 * at least. @param sure  their words' least confidence, 0 to 1 */
bool phw_weak_is_written_on(const phw_page *page, phw_box box, float sure);

/** Whether a line may be a cover and the letters beside it, for it is higher than one near it. */
bool phw_weak_is_higher(const phw_line *line, const phw_line *other);

/** Whether what is left of a line's letters stands in the row of one that was read, behind it. */
bool phw_weak_stands_behind(const phw_line *line, const phw_line *label);

/** The grain of the paper above a line, as phw_weak_paper_grain() has it. */
double phw_weak_grain_above(const phw_image *luma, const phw_line *line);

#endif
