/* SPDX-License-Identifier: Apache-2.0 */
/** @file cover.h  How much of a quad a mask covers, and how much it covers for nothing. */
#ifndef PHW_BENCH_COVER_H
#define PHW_BENCH_COVER_H

#include <stdbool.h>
#include <stdint.h>

#include "truth.h"

/** An 8-bit grey mask: from 128 on a pixel is covered. */
typedef struct bench_mask {
    uint32_t width;
    uint32_t height;
    uint8_t *pixels; /**< width × height, owned */
} bench_mask;

/** Reads a PNG mask. @return false where there is none or it is no PNG; *mask is then zero. */
bool bench_mask_load(const char *path, bench_mask *mask);

void bench_mask_done(bench_mask *mask);

/**
 * The share of a quad's area that is covered, 0 … 1, by sampling at pixel centres, and finer in
 * quads that are only a few pixels high. What lies outside the mask is not covered.
 */
double bench_cover_share(const bench_mask *mask, const phw_quad *quad);

/** An item counts as covered from this share of its quad on. */
#define BENCH_COVERED_FROM 0.90

/**
 * The share of the whole picture, 0 … 1, that is covered although nothing asks for it: outside
 * every item's quad padded by half its height (all categories, legible or not) and, where
 * @p with_record is set, outside the record.
 */
double bench_cover_excess(const bench_mask *mask, const bench_truth *truth, bool with_record);

#endif
