/* SPDX-License-Identifier: Apache-2.0 */
/** @file tones.h  A level of the pyramid as runs of pixels that are darker or lighter than the mean
 *  round them, joined into connected components. */
#ifndef PHW_MARK_TONES_H
#define PHW_MARK_TONES_H

#include <stddef.h>
#include <stdint.h>

#include "base/pyramid.h"

typedef enum phw_tone { PHW_TONE_MIDDLE = 0, PHW_TONE_DARK, PHW_TONE_LIGHT } phw_tone;

/** Pixels of one tone side by side in one row. */
typedef struct phw_tone_run {
    uint16_t from; /**< first column */
    uint16_t to;   /**< behind the last column */
    uint16_t y;
    uint16_t tone;      /**< phw_tone, never PHW_TONE_MIDDLE */
    uint32_t component; /**< 0 ... phw_tones.components - 1, in the order of their first runs */
} phw_tone_run;

/** Runs in reading order. Embedded; start from zeroes, end with phw_tones_done(). */
typedef struct phw_tones {
    phw_tone_run *runs;
    size_t count;
    size_t components;
    size_t most; /**< what has more runs than this is given up, and none are left; 0: no limit */
    size_t capacity; /**< internal */
} phw_tones;

/** What a pixel is compared with. */
typedef struct phw_tone_scale {
    int reach; /**< half the side, in pixels of the level, of the square whose mean is taken; >= 4
                */
    int step;  /**< grey levels from the mean from which on a pixel is dark or light, 1 ... 255 */
} phw_tone_scale;

/**
 * Runs and components (joined across edges, not corners) of one level.
 * @param tones  zeroed but for a limit, or of another level, whose memory is used again; filled on
 *               success.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_tones_find(const phw_pyramid *pyramid, int level, phw_tone_scale scale,
                                       phw_tones *tones, phw_error *error);

void phw_tones_done(phw_tones *tones);

#endif
