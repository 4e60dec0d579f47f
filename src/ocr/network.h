/* SPDX-License-Identifier: Apache-2.0 */
/** @file network.h  The line-reading network of a Tesseract 4 or 5 model, as data. */
#ifndef PHW_OCR_NETWORK_H
#define PHW_OCR_NETWORK_H

#include <stdbool.h>

#include "base/cursor.h"
#include "ocr/matrix.h"

/** Most recurrent layers along the line; Tesseract's models have three. */
#define PHW_NETWORK_LSTMS 8

/** A recurrent layer (Hochreiter and Schmidhuber 1997, with forget gates, without peepholes). */
typedef struct phw_lstm {
    size_t inputs;
    size_t units;
    bool reversed;    /**< runs from right to left */
    phw_matrix gates; /**< 4 × units rows of inputs + units: cell, input, forget, output */
} phw_lstm;

/**
 * A grey line of text is convolved 3 × 3, halved to its maxima, summed up column by column (a
 * recurrent layer from top to bottom whose last output stands for the column), and run through
 * recurrent layers along the line; each column then gives the probabilities of the labels.
 */
typedef struct phw_network {
    size_t height;          /**< pixels of the line image */
    phw_matrix convolution; /**< of 3 × 3 pixels, column by column */
    size_t pool_x, pool_y;  /**< pixels that make one column and one row */
    phw_lstm column;        /**< top to bottom */
    phw_lstm along[PHW_NETWORK_LSTMS];
    size_t along_count;
    phw_matrix output; /**< one row a label */
    size_t null_label; /**< stands for no symbol */
} phw_network;

/** Reads a network. @param bytes  the network part of a model file, only read during the call.
 * @return PHW_OK, PHW_ERR_NOMEM, PHW_ERR_MODEL (damaged, or not of this build). */
PHW_MUST_USE phw_status phw_network_parse(phw_cursor bytes, phw_network **network,
                                          phw_error *error);

/** Frees a network; NULL is fine. */
void phw_network_free(phw_network **network);

#endif
