/* SPDX-License-Identifier: Apache-2.0 */
/** @file jpeg_follow.h  A covered JPEG held against its source while it is read. Internal to
 * image/.
 *
 * A copy's blocks are compared row by row as libjpeg reads them, while they are in a cache, and are
 * not kept. Where all that is coded is the source's, pixels are, too: they are made round covered
 * MCUs only. */
#ifndef PHW_IMAGE_JPEG_FOLLOW_H
#define PHW_IMAGE_JPEG_FOLLOW_H

#include "image/cover.h"
#include "image/jpeg_blocks.h"

/** Both in one reading. Embedded; phw_jpeg_follow_done() frees what it holds. */
typedef struct phw_jpeg_follow {
    const phw_jpeg_blocks *source; /**< with blocks, as the copy is coded */
    phw_mcu_grid grid;             /**< what is covered */
    bool *wrong;                   /**< of each MCU */
    bool *wanted;                  /**< of each row of MCUs: its pixels are to be made */
    bool *as_source;               /**< see phw_cover_reading */
    int16_t level[PHW_JPEG_COMPONENTS];
    bool has_level[PHW_JPEG_COMPONENTS]; /**< a covered block was seen */
    uint32_t seen[PHW_JPEG_COMPONENTS];  /**< rows of blocks that were compared */
} phw_jpeg_follow;

/** @param mask  of the picture as it is coded. @param every_row  of pixels is wanted. @return
 * PHW_OK; PHW_ERR_NOMEM; PHW_ERR_ARGUMENT (the mask has another size). After an error there is
 * nothing to free. */
PHW_MUST_USE phw_status phw_jpeg_follow_open(const phw_jpeg_blocks *source, const phw_image *mask,
                                             bool every_row, phw_jpeg_follow *follow,
                                             phw_error *error);

/** Compares one row of the copy's blocks. @param row  in order, from 0; those that only fill up the
 *  last MCUs are passed over. @param blocks  as many as the source has columns. */
void phw_jpeg_follow_row(phw_jpeg_follow *follow, int component, uint32_t row,
                         const int16_t *blocks);

/** Whether every block was compared. */
bool phw_jpeg_follow_is_whole(const phw_jpeg_follow *follow);

/** Counts what was found. @param[in,out] comparison  kept, covered and what is wrong of either. */
void phw_jpeg_follow_count(const phw_jpeg_follow *follow, phw_cover_comparison *comparison);

void phw_jpeg_follow_done(phw_jpeg_follow *follow);

#endif
