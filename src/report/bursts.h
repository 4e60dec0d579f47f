/* SPDX-License-Identifier: Apache-2.0 */
/** @file bursts.h  Pictures that look alike, grouped by their perceptual hashes. */
#ifndef PHW_REPORT_BURSTS_H
#define PHW_REPORT_BURSTS_H

#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/** Hashes of two pictures that look alike differ in at most so many of their 64 bits. */
#define PHW_BURST_BITS 7

/**
 * Groups hashes: the first one that is in no group leads a new one, and all later ones that differ
 * from the leader in at most PHW_BURST_BITS bits belong to it, so that a group never drifts from
 * its leader. The order of @p hashes decides the leaders: give them sorted by path.
 * @param hashes,count  below 2³² of them; memory for 37 bytes a hash is taken and freed.
 * @param[out] burst  @p count numbers: 0 where a picture is alone, else from 1 on, by leader.
 * @return PHW_OK, PHW_ERR_NOMEM (nothing written then).
 */
PHW_MUST_USE phw_status phw_bursts_group(const uint64_t *hashes, size_t count, uint32_t *burst,
                                         phw_error *error);

#endif
