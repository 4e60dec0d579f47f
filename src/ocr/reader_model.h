/* SPDX-License-Identifier: Apache-2.0 */
/** @file reader_model.h  The project's own line reader as data; models/reader/README.md describes
 * the file. */
#ifndef PHW_OCR_READER_MODEL_H
#define PHW_OCR_READER_MODEL_H

#include "ocr/charset.h"
#include "ocr/convolution.h"

/** Most layers of a network. */
#define PHW_READER_LAYERS 64

/** Most networks. */
#define PHW_READER_NETWORKS 2

/** A stack of convolutions from the grey line to one row of labels; the null label is 0. */
typedef struct phw_reader_network {
    size_t pixels; /**< of the line that one column of labels stands for */
    phw_convolution layers[PHW_READER_LAYERS];
    size_t layer_count;
} phw_reader_network;

/** Networks that read the same lines with the same labels, the quickest first. */
typedef struct phw_reader_model {
    phw_tile_way way; /**< how its layers sum up */
    size_t height;    /**< pixels of the line image */
    phw_charset *charset;
    phw_reader_network networks[PHW_READER_NETWORKS];
    size_t network_count;
} phw_reader_model;

/**
 * Reads a model, and sees to it that its layers fit each other and that no sum can overflow.
 * @param bytes  the whole file, only read during the call.
 * @param way  how its layers sum up: one that this processor goes.
 * @return PHW_OK, PHW_ERR_NOMEM, PHW_ERR_MODEL (damaged, or of another kind).
 */
PHW_MUST_USE phw_status phw_reader_model_parse(const uint8_t *bytes, size_t size, phw_tile_way way,
                                               phw_reader_model **model, phw_error *error);

/** Frees a model; NULL is fine. */
void phw_reader_model_free(phw_reader_model **model);

#endif
