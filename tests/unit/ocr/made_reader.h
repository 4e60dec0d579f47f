/* SPDX-License-Identifier: Apache-2.0 */
/** @file made_reader.h  Model files of the line reader with weights by chance. */
#ifndef PHW_TEST_MADE_READER_H
#define PHW_TEST_MADE_READER_H

#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

#define MADE_READER_HEIGHT 36
#define MADE_READER_LABELS 100

/** A row of the file: in, out, kernel_y, kernel_x, stride_y, stride_x, pad_y, pad_x, dilation_x,
 *  flags (1 ReLU, 2 residual). */
typedef struct made_layer {
    uint32_t numbers[10];
} made_layer;

/** A network of the size that is trained: some 280,000 products a column of pixels. */
#define MADE_READER_LAYERS 13
extern const made_layer made_reader_medium[MADE_READER_LAYERS];

/** A small one for tests: residual, dilated, strided; with an odd number of channels. */
#define MADE_READER_SMALL_LAYERS 5
extern const made_layer made_reader_small[MADE_READER_SMALL_LAYERS];

/** Writes a model file with MADE_READER_LABELS labels and two networks of these layers. @param seed
 * of the weights. */
void made_reader_write(const made_layer *layers, size_t count, uint32_t seed, phw_strbuf *out);

/** A number below 65536. */
uint32_t made_reader_next(uint32_t *seed);

#endif
