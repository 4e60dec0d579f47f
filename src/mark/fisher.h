/* SPDX-License-Identifier: Apache-2.0 */
/** @file fisher.h  The sum of three channels in which two kinds of pixels stand furthest apart. */
#ifndef PHW_MARK_FISHER_H
#define PHW_MARK_FISHER_H

#include <stdbool.h>

/**
 * The covariance's inverse times the difference, by Cramer's rule (Fisher, The use of multiple
 * measurements in taxonomic problems, 1936).
 * @param covariance  of the kind that has texture.
 * @param difference  between the means of the two.
 * @param[out] weights  written on success only.
 * @return false where the covariance has no inverse.
 */
bool phw_fisher_weights(const double covariance[3][3], const double difference[3],
                        double weights[3]);

#endif
