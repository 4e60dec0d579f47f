/* SPDX-License-Identifier: Apache-2.0 */
/** @file jpeg_blocks.h  A JPEG as it is coded: the quantised coefficients of all its blocks.
 * Internal to image/. */
#ifndef PHW_IMAGE_JPEG_BLOCKS_H
#define PHW_IMAGE_JPEG_BLOCKS_H

#include "base/strbuf.h"
#include "image/mcu_grid.h"
#include "image/orient.h"
#include "photoward/image.h"

#define PHW_JPEG_COMPONENTS 4 /**< most that are read */
#define PHW_JPEG_BLOCK 64     /**< coefficients of a block, row by row, lowest frequencies first */

typedef enum phw_jpeg_colours {
    PHW_JPEG_GREY = 0,
    PHW_JPEG_RGB,
    PHW_JPEG_YCC,
    PHW_JPEG_CMYK,
    PHW_JPEG_YCCK
} phw_jpeg_colours;

/** One component, with the blocks that hold its samples. */
typedef struct phw_jpeg_component {
    int h, v;               /**< sampling factors, 1 … 4 */
    uint32_t columns, rows; /**< blocks; those that only fill up the last MCUs are left out */
    uint16_t step[PHW_JPEG_BLOCK]; /**< quantisation, in the order of a block's coefficients */
    int16_t *blocks;               /**< rows of PHW_JPEG_BLOCK each */
    size_t pitch;                  /**< blocks from one row to the next, at least columns */
} phw_jpeg_component;

/** Arrays of libjpeg's, see jpeg_held.h. */
typedef struct phw_jpeg_held phw_jpeg_held;

/** A JPEG's form and content. Free with phw_jpeg_blocks_done(). */
typedef struct phw_jpeg_blocks {
    uint32_t width, height; /**< pixels, as coded */
    phw_jpeg_colours colours;
    bool adobe; /**< has Adobe's marker: CMYK is inverted */
    bool progressive;
    bool common; /**< those of ITU-T T.81, K.3 have a code for every coefficient: so the file's own
                      codes tell, and what the blocks' first ones were read as */
    uint32_t restart_interval; /**< MCUs, 0: none */
    int count;                 /**< of components */
    phw_jpeg_component component[PHW_JPEG_COMPONENTS];
    phw_jpeg_held *held; /**< where the blocks lie */
} phw_jpeg_blocks;

/**
 * Reads all coefficients of a whole JPEG.
 * @return PHW_OK; PHW_ERR_FORMAT (broken, or anything in it is damaged), PHW_ERR_UNSUPPORTED,
 *         PHW_ERR_LIMIT, PHW_ERR_NOMEM. After an error there is nothing to free.
 */
PHW_MUST_USE phw_status phw_jpeg_blocks_read(const uint8_t *bytes, size_t size,
                                             const phw_limits *limits, phw_jpeg_blocks *blocks,
                                             phw_error *error);

/** Likewise its form alone, without blocks: nothing is held, and of damage behind the header
 * nothing is known. */
PHW_MUST_USE phw_status phw_jpeg_blocks_read_form(const uint8_t *bytes, size_t size,
                                                  phw_jpeg_blocks *form, phw_error *error);

/** MCUs that are written as flat blocks instead of what they hold. Borrowed. */
typedef struct phw_jpeg_cover {
    const phw_mcu_grid *grid;
    int16_t level[PHW_JPEG_COMPONENTS]; /**< quantised DC of each component's flat block */
    bool for_good; /**< what they hold need not be put back, which costs as much memory as it has */
} phw_jpeg_cover;

/**
 * Writes a JPEG of the same form with a bare JFIF or Adobe header. Meanwhile covered blocks are
 * flat in @p blocks, too; afterwards they are as they were, or for good.
 * @param cover        NULL: nothing is covered.
 * @param orientation  other than 1: an EXIF segment that holds this tag alone is written, too.
 * @param[out] file    whole on success only; end with phw_strbuf_done() or take its bytes.
 */
PHW_MUST_USE phw_status phw_jpeg_blocks_write(phw_jpeg_blocks *blocks, const phw_jpeg_cover *cover,
                                              int orientation, phw_strbuf *file, phw_error *error);

/** The same picture turned about, PHW_ERR_NOMEM where there is no memory for it.
 *  @param turn  phw_jpeg_blocks_turnable(). */
PHW_MUST_USE phw_status phw_jpeg_blocks_turn(const phw_jpeg_blocks *blocks, phw_turn turn,
                                             phw_jpeg_blocks *turned, phw_error *error);

/** The form of the same picture turned about, without blocks. */
phw_jpeg_blocks phw_jpeg_blocks_turn_form(const phw_jpeg_blocks *blocks, phw_turn turn);

/** Whether a turn can be made without loss: what is mirrored must be whole MCUs. */
bool phw_jpeg_blocks_turnable(const phw_jpeg_blocks *blocks, phw_turn turn);

/** Whether two agree in size, colours, sampling, quantisation and whether they are progressive. */
bool phw_jpeg_blocks_same_form(const phw_jpeg_blocks *a, const phw_jpeg_blocks *b);

/** The size of an MCU and how far decoders interpolate over its edge. */
phw_mcu_grid phw_jpeg_blocks_grid(const phw_jpeg_blocks *blocks);

void phw_jpeg_blocks_done(phw_jpeg_blocks *blocks);

/** The coefficients of one block. */
static inline int16_t *phw_jpeg_block(const phw_jpeg_component *component, uint32_t column,
                                      uint32_t row)
{
    return component->blocks + (row * component->pitch + column) * PHW_JPEG_BLOCK;
}

/** Whether a block holds nothing but its first coefficient, and that is @p level. */
bool phw_jpeg_block_is_flat(const int16_t *block, int16_t level);

/** The MCU of a grid that a block lies in. In a picture of one component each block is one. */
static inline size_t phw_jpeg_mcu_of(const phw_jpeg_blocks *blocks, int component,
                                     const phw_mcu_grid *grid, uint32_t column, uint32_t row)
{
    const phw_jpeg_component *c = &blocks->component[component];
    uint32_t wide = blocks->count == 1 ? 1 : (uint32_t)c->h;
    uint32_t high = blocks->count == 1 ? 1 : (uint32_t)c->v;
    return (size_t)(row / high) * grid->columns + column / wide;
}

#endif
