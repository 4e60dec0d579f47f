/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_block.h  An organisation's name as it is set: its lines, and where they stand. */
#ifndef PHW_MARK_NAME_BLOCK_H
#define PHW_MARK_NAME_BLOCK_H

#include "mark/name_ground.h"
#include "photoward/finding.h"
#include "photoward/page.h"

/** Most lines of a name; where there are more, it is a list of names. */
#define PHW_NAME_LINES_MOST 3

/** A short word is one for sure from this confidence on: emblems are read as letters. */
#define PHW_NAME_WORD_SURE 0.85F

/** A name by itself: it is all that its lines say. */
typedef struct phw_name_block {
    size_t lines[PHW_NAME_LINES_MOST];   /**< of the page */
    size_t finding[PHW_NAME_LINES_MOST]; /**< which findings tell of them */
    size_t count;
    phw_quad quad;     /**< without doubtful short words at its ends, picture pixels */
    phw_quad told;     /**< with those of several letters, which may belong to it */
    double unit;       /**< height of its letters, ascender to descender, pixels */
    double confidence; /**< of its surest line */
} phw_name_block;

/**
 * Puts together the lines of a name.
 * @param index  of the first finding that tells of it.
 * @param[out] block  written where the answer is true.
 * @return false where that finding is no name by itself, or a later line of one.
 */
bool phw_name_block_gather(const phw_page *page, const phw_findings *findings, size_t index,
                           phw_name_block *block);

/** Whether another name stands below or above it as in a list. */
bool phw_name_block_is_listed(const phw_page *page, const phw_findings *findings,
                              const phw_name_block *block);

/** Whether it is made of that word of the page. */
bool phw_name_block_has_word(const phw_page *page, const phw_findings *findings,
                             const phw_name_block *block, size_t word);

/** Its frame: the first corner is where reading begins. */
phw_name_frame phw_name_block_frame(const phw_name_block *block);

/** The upright box in a frame's units round a quad of the picture, and the quad of such a box. */
phw_box phw_name_box_in(const phw_name_frame *frame, const phw_quad *quad);
phw_quad phw_name_quad_of(const phw_name_frame *frame, const phw_box *box);

/** How far two spans are apart; below 0: they share as much. */
double phw_name_gap(double a_from, double a_to, double b_from, double b_to);

#endif
