/* SPDX-License-Identifier: Apache-2.0 */
/** @file blocks.h  Lines that stand together. */
#ifndef PHW_LAYOUT_BLOCKS_H
#define PHW_LAYOUT_BLOCKS_H

#include "photoward/page.h"

/** A group of lines that run the same way and stand near each other. */
typedef struct phw_block {
    phw_quad hull; /**< rectangle along the lines' direction, in pixels of the full picture */
    double angle;  /**< radians */
    double height; /**< median height of its lines, pixels */
    double text;   /**< sum of the lines' lengths, pixels */
    size_t lines;
} phw_block;

/**
 * Groups the lines of a page.
 * @param[out] blocks  the caller frees it with free().
 * @param[out] block_of  one a line of the page; the caller frees it with free().
 */
PHW_MUST_USE phw_status phw_blocks_find(const phw_page *page, phw_block **blocks, size_t *count,
                                        size_t **block_of, phw_error *error);

#endif
