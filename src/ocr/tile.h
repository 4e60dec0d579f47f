/* SPDX-License-Identifier: Apache-2.0 */
/** @file tile.h  The inner loop of a convolution: a few columns by a few channels, summed up in
 * registers. Sums of whole numbers, so the same on every processor. */
#ifndef PHW_OCR_TILE_H
#define PHW_OCR_TILE_H

#include <stddef.h>
#include <stdint.h>

#define PHW_TILE_COLUMNS 8
#define PHW_TILE_CHANNELS 16 /**< of the output */
#define PHW_TILE_GROUPS 2    /**< of so many channels, summed up in one go at most */

/** Where the inputs of a column stand: in runs of numbers beside each other. */
typedef struct phw_tile_inputs {
    const size_t *runs; /**< where each begins, counted in numbers from the column's first */
    size_t run_count;
    size_t pairs; /**< of numbers in a run; the second of the last pair may have no weight */
    size_t step;  /**< numbers from one column's to the next one's */
} phw_tile_inputs;

/**
 * sums[(g × PHW_TILE_COLUMNS + c) × PHW_TILE_CHANNELS + k] = inputs of column c · weights of
 * channel k of group g.
 * @param first  the inputs of the first column; those of all PHW_TILE_COLUMNS are read.
 * @param weights  group by group, run by run, pair by pair: two weights of each channel.
 * @param groups  1 … PHW_TILE_GROUPS.
 */
typedef void phw_tile_sum(const phw_tile_inputs *inputs, const int16_t *first,
                          const int16_t *weights, size_t groups, int32_t *sums);

/** Ways to do it, the fastest first; the last runs everywhere. */
typedef enum phw_tile_way {
    PHW_TILE_MATRIX = 0, /**< by matrix.h; no phw_tile_sum */
    PHW_TILE_AVX512,     /**< with VNNI */
    PHW_TILE_AVX2,
    PHW_TILE_SSE2, /**< any x86-64 has it */
    PHW_TILE_PLAIN
} phw_tile_way;

#define PHW_TILE_WAYS 5

/** The fastest way that this processor goes. Asks the kernel, so: before a sandbox shuts. */
phw_tile_way phw_tile_fastest(void);

/** A way's function; NULL where this processor or build lacks it. */
phw_tile_sum *phw_tile_sum_by(phw_tile_way way);

/** The fastest function that this processor runs. */
phw_tile_sum *phw_tile_sum_fastest(void);

#endif
