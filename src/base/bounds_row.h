/* SPDX-License-Identifier: Apache-2.0 */
/** @file bounds_row.h  Which pixels of a row are beyond their bounds, as bits. */
#ifndef PHW_BASE_BOUNDS_ROW_H
#define PHW_BASE_BOUNDS_ROW_H

#include <stdint.h>

#define PHW_BOUNDS_WORD 64U /**< pixels of a word; the lowest bit is the leftmost */

/**
 * Compares as many whole words of pixels as this processor does at a time.
 * @param row        2 × @p pairs pixels.
 * @param low, high  @p pairs bounds each, of two pixels beside each other.
 * @param below, above  room for the words: pixels below their lower bound, above their upper one.
 * @return words done, from the first on; the last pair is always left to do, and on some processors
 *         all are.
 */
uint32_t phw_bounds_row(const uint8_t *row, const uint8_t *low, const uint8_t *high, uint32_t pairs,
                        uint64_t *below, uint64_t *above);

#endif
