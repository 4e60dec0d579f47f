/* SPDX-License-Identifier: Apache-2.0 */
/** @file face_model.h  A network that finds faces in any pose, as data: models/faces/README.md
 * describes the file. */
#ifndef PHW_MARK_FACE_MODEL_H
#define PHW_MARK_FACE_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

#define PHW_FACE_LAYERS_MOST 96
/** Numbers that are multiplied side by side: maps have so many channels, or a multiple of it. */
#define PHW_FACE_LANES 8U
/** Pixels of the picture that one place of the answer stands for, across and down. */
#define PHW_FACE_CELL 4U
/** Numbers at a place of the answer; the rest of its PHW_FACE_LANES are 0. */
enum { PHW_FACE_LOGIT = 0, PHW_FACE_X, PHW_FACE_Y, PHW_FACE_WIDTH, PHW_FACE_HEIGHT };

/** What a layer does with a place and its neighbours. */
typedef enum phw_face_kind {
    PHW_FACE_FIRST = 0, /**< 3 × 3 places of the picture, every other one */
    PHW_FACE_SEPARABLE, /**< 3 × 3 places of each channel apart, then all channels of a place */
    PHW_FACE_POINTWISE  /**< all channels of a place */
} phw_face_kind;

#define PHW_FACE_KIND_COUNT 3

/** How an earlier map is added. */
typedef enum phw_face_addend {
    PHW_FACE_PLAIN = 0,
    PHW_FACE_POOLED,  /**< the largest of two by two; channels it lacks are 0 */
    PHW_FACE_ENLARGED /**< twice as wide and high, bilinear */
} phw_face_addend;

#define PHW_FACE_ADDEND_COUNT 3

/** Where negative numbers become 0. */
typedef enum phw_face_relu {
    PHW_FACE_RELU_NONE = 0,
    PHW_FACE_RELU_BEFORE, /**< what is added */
    PHW_FACE_RELU_AFTER
} phw_face_relu;

#define PHW_FACE_RELU_COUNT 3

/** A layer; map 0 is the picture, map k what layer k − 1 gives. Channels are a multiple of
 *  PHW_FACE_LANES. */
typedef struct phw_face_layer {
    phw_face_kind kind;
    uint32_t stride; /**< 1 or 2 */
    uint32_t from;   /**< map that is read */
    uint32_t add;    /**< map that is added; 0: none */
    phw_face_addend how;
    phw_face_relu relu;
    uint32_t in, out;     /**< channels; the picture has three */
    uint32_t scale;       /**< picture's pixels a place, across */
    const float *apart;   /**< separable: 9 rows of weights, then one of biases */
    const float *weights; /**< in blocks of 2 × PHW_FACE_LANES outputs (the last may be half), input
                             by input */
    const float *bias;
    uint32_t last_use; /**< the layer that reads its map last */
} phw_face_layer;

typedef struct phw_face_model {
    phw_face_layer layers[PHW_FACE_LAYERS_MOST];
    uint32_t count;
    float *numbers; /**< all weights */
} phw_face_model;

#define PHW_FACE_MODEL_INIT                                                                        \
    {                                                                                              \
        .count = 0, .numbers = NULL                                                                \
    }

/**
 * Reads a model and sees to it that its layers fit each other. Embedded; phw_face_model_done()
 * frees it.
 * @param bytes  the whole file, only read during the call; needs no alignment.
 * @return PHW_OK, PHW_ERR_MODEL (damaged, or of another kind), PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_face_model_parse(const uint8_t *bytes, size_t size,
                                             phw_face_model *model, phw_error *error);

void phw_face_model_done(phw_face_model *model);

#endif
