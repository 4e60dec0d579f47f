/* SPDX-License-Identifier: Apache-2.0 */
/** @file matrix.h  The inner loop of a convolution by the processor's own matrix unit (Intel AMX),
 * which multiplies bytes: activations are taken apart into low and high ones. Sums of whole
 * numbers, so the same as by any other way. */
#ifndef PHW_OCR_MATRIX_H
#define PHW_OCR_MATRIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PHW_MATRIX_COLUMNS 16 /**< of the output, summed up in one go … */
#define PHW_MATRIX_BYTES 64   /**< of inputs, at most, in one step */

/** Whether there is such a unit. Asks the kernel, which keeps its registers only for those who do
 * (Linux, Documentation/arch/x86/xstate.rst), so: before a sandbox shuts. Threads share the answer.
 */
bool phw_matrix_allow(void);

/** Where the inputs of a column stand: in runs of numbers beside each other. */
typedef struct phw_matrix_inputs {
    const size_t *runs; /**< where each begins, counted in numbers from the column's first */
    size_t run_count;
    size_t steps; /**< in which a run is taken, … */
    size_t bytes; /**< … of so many numbers each: a multiple of 4, PHW_MATRIX_BYTES at most; those
                       behind the run's end have weights of 0 */
    size_t step;  /**< numbers from one column's to the next one's */
} phw_matrix_inputs;

/** Takes activations apart: value = low + 256 × high. @param low,high  @p count of each. */
void phw_matrix_split(const int16_t *values, size_t count, uint8_t *low, int8_t *high);

/** Sets the unit up for a layer; phw_matrix_done() frees it. In between it is this thread's. */
void phw_matrix_start(const phw_matrix_inputs *inputs);
void phw_matrix_done(void);

/**
 * sums[(g × PHW_MATRIX_COLUMNS + c) × 16 + k] = inputs of column c · weights of channel k of
 * group g.
 * @param low,high  of the first column's inputs; those of all PHW_MATRIX_COLUMNS are read.
 * @param weights  group by group, run by run, step by step: each four inputs' of 16 channels.
 * @param groups  1 or 2, of 16 channels.
 */
void phw_matrix_sum(const phw_matrix_inputs *inputs, const uint8_t *low, const int8_t *high,
                    const int8_t *weights, size_t groups, int32_t *sums);

#endif
