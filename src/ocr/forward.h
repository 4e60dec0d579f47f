/* SPDX-License-Identifier: Apache-2.0 */
/** @file forward.h  Runs the line-reading network. */
#ifndef PHW_OCR_FORWARD_H
#define PHW_OCR_FORWARD_H

#include "ocr/network.h"
#include "photoward/image.h"

/** Probabilities of the labels along a line. Embedded; free `values` with free(). */
typedef struct phw_label_scores {
    float *values; /**< columns × labels */
    size_t columns;
    size_t labels;
    size_t pixels; /**< of the line that a column stands for; of the last there may be fewer */
} phw_label_scores;

/**
 * Runs lines of text through the network together; what comes out for one does not depend on the
 * others.
 * @param lines  grey, dark on light, network->height rows; not narrower than network->pool_x.
 * @param[out] scores  one a line; written on success only.
 * @return PHW_OK, PHW_ERR_NOMEM, PHW_ERR_ARGUMENT.
 */
PHW_MUST_USE phw_status phw_network_read(const phw_network *network, const phw_image *const *lines,
                                         size_t count, phw_label_scores *scores, phw_error *error);

#endif
