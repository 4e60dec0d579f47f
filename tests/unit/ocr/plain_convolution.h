/* SPDX-License-Identifier: Apache-2.0 */
/** @file plain_convolution.h  A layer written down as it is defined, to compare with. */
#ifndef PHW_TEST_PLAIN_CONVOLUTION_H
#define PHW_TEST_PLAIN_CONVOLUTION_H

#include "ocr/convolution.h"

/** A layer with its numbers as they stand in the file. Borrowed. */
typedef struct plain_layer {
    phw_convolution_shape shape;
    const int8_t *weights; /**< [out][kernel_y][kernel_x][in] */
    const int32_t *bias;
    const float *scale;
} plain_layer;

/** Numbers [row][column][channel]. */
typedef struct plain_map {
    size_t rows, columns, channels;
    int16_t *values;
} plain_map;

/** Rows and columns that come out. */
void plain_size(const plain_layer *layer, const plain_map *from, size_t *rows, size_t *columns);

/** scale × (sum + bias) of one channel at one place. */
float plain_score(const plain_layer *layer, const plain_map *from, size_t y, size_t x,
                  size_t channel);

/** The same as an activation. */
int16_t plain_activation(const plain_layer *layer, const plain_map *from, size_t y, size_t x,
                         size_t channel);

#endif
