/* SPDX-License-Identifier: Apache-2.0 */
/** @file convolution.h  One layer of a convolutional network over whole numbers. */
#ifndef PHW_OCR_CONVOLUTION_H
#define PHW_OCR_CONVOLUTION_H

#include <stdbool.h>

#include "ocr/tile.h"
#include "photoward/error.h"

/** Most rows or columns of a kernel. */
#define PHW_CONVOLUTION_KERNEL 16

/** Activations are −this … this. */
#define PHW_CONVOLUTION_MOST 2047

/** What a layer does, its weights apart: a cross-correlation with zeros round its input. */
typedef struct phw_convolution_shape {
    uint32_t in, out; /**< channels */
    uint32_t kernel_y, kernel_x;
    uint32_t stride_y, stride_x;
    uint32_t pad_y, pad_x; /**< zeros above and below, left and right */
    uint32_t dilation_x;   /**< columns from one weight's input to the next one's */
    bool relu;             /**< what is below zero becomes zero */
    bool residual;         /**< the input is added before that; shapes are then the same */
} phw_convolution_shape;

/** A layer. Embedded; phw_convolution_done() frees it. */
typedef struct phw_convolution {
    phw_convolution_shape shape;
    size_t runs, pairs;  /**< as phw_tile_inputs has them */
    size_t steps, bytes; /**< as phw_matrix_inputs has them */
    phw_tile_sum *sum;   /**< NULL where matrix.h sums up */
    int16_t *weights;    /**< as phw_tile_sum takes them, for all channels; or … */
    int8_t *matrices;    /**< … as phw_matrix_sum does */
    int32_t *bias;       /**< one a channel, in units of the sum */
    float *scale;        /**< one a channel: of the sum with its bias */
} phw_convolution;

/** Activations that a layer takes, with zeros round them: [row][column][channel]. The values are
 *  borrowed. */
typedef struct phw_feature_map {
    int16_t *values;
    uint8_t *planes; /**< room of phw_feature_map_planes_room(), set by the caller; or NULL where no
                          layer sums up by matrix.h */
    size_t rows, columns, channels; /**< without the zeros */
    size_t pad_y, pad_x;
} phw_feature_map;

/** All weights, biases and scales 0.
 * @param shape  no size is 0, kernels are of PHW_CONVOLUTION_KERNEL at most.
 * @param way  one that this processor goes. PHW_TILE_MATRIX is for long runs; others are summed up
 * by the fastest function.
 * @return PHW_OK or PHW_ERR_NOMEM. */
PHW_MUST_USE phw_status phw_convolution_init(const phw_convolution_shape *shape, phw_tile_way way,
                                             phw_convolution *layer, phw_error *error);

void phw_convolution_done(phw_convolution *layer);

/** Sets a channel's weights. @param weights  [kernel_y][kernel_x][in]. */
void phw_convolution_set(phw_convolution *layer, size_t channel, const int8_t *weights,
                         int32_t bias, float scale);

/** Rows or columns that come out of @p count; 0 where the kernel does not fit. */
size_t phw_convolution_rows(const phw_convolution_shape *shape, size_t count);
size_t phw_convolution_columns(const phw_convolution_shape *shape, size_t count);

/** Numbers of the buffer for a map that a layer of @p shape takes. @return false where they do not
 *  fit a size_t. */
bool phw_feature_map_room(const phw_convolution_shape *shape, size_t rows, size_t columns,
                          size_t *numbers);

/** Bytes of the room for such a map's activations taken apart: what matrix.h multiplies. They may
 * hold anything. @return false where they do not fit a size_t. */
bool phw_feature_map_planes_room(const phw_convolution_shape *shape, size_t rows, size_t columns,
                                 size_t *bytes);

/** Lays such a map into a buffer, without planes; only the zeros round it are written. What stands
 * behind the map is read, if not used: the buffer holds zeros or other maps' activations. */
phw_feature_map phw_feature_map_lay(int16_t *buffer, const phw_convolution_shape *shape,
                                    size_t rows, size_t columns);

/** The channels of one place of a map. */
static inline int16_t *phw_feature_map_at(const phw_feature_map *map, size_t row, size_t column)
{
    return map->values +
           ((row + map->pad_y) * (map->columns + 2 * map->pad_x) + column + map->pad_x) *
               map->channels;
}

/**
 * Runs a layer: round(scale × (sum + bias)), halves up, plus the input where it is residual, cut to
 * PHW_CONVOLUTION_MOST either way (with ReLU to 0 below).
 * @param from  laid for this layer.
 * @param to  laid for the next one, with the rows and columns that come out of this one.
 */
void phw_convolution_run(const phw_convolution *layer, const phw_feature_map *from,
                         const phw_feature_map *to);

/** Runs a last layer: scale × (sum + bias) as they are, [row][column][channel]. */
void phw_convolution_scores(const phw_convolution *layer, const phw_feature_map *from,
                            float *scores);

#endif
