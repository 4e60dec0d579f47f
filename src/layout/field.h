/* SPDX-License-Identifier: Apache-2.0 */
/** @file field.h  The direction of text over the picture, as its clearest lines tell. */
#ifndef PHW_LAYOUT_FIELD_H
#define PHW_LAYOUT_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/candidates.h"

/** Clear lines, sorted for look-up. Embedded; phw_field_done() frees it. */
typedef struct phw_field phw_field;

/** Collects the clear, long lines among @p candidates, loose ones left out; where there are none
 *  but columns of words, clear words give the direction of all. Free with phw_field_free(). */
PHW_MUST_USE phw_status phw_field_new(const phw_candidates *candidates, uint32_t width,
                                      uint32_t height, phw_field **field, phw_error *error);

/** Whether a field takes a line that this chain is, if it is clear: the long ones that are not
 *  loose. @param words  tight words as well, which tell where no line does. */
bool phw_field_hears(const phw_chain *chain, bool words);

/** Whether any line tells firmly in which way text runs: else words are to be heard as well. */
bool phw_field_is_told(const phw_candidates *candidates);

/** What the clear lines near a point agree on. */
typedef struct phw_field_sample {
    float angle;    /**< radians, within half a turn of the asker's own */
    float height;   /**< pixels, of the nearest clear line */
    float contrast; /**< grey levels, mean of the lines that agree */
    float weight;   /**< 0: no clear line is near */
} phw_field_sample;

/** The direction near (@p x, @p y) in pixels of the full picture; @p angle is the asker's own: of
 * two senses the nearer is given. */
phw_field_sample phw_field_at(const phw_field *field, float x, float y, float angle);

/** Whether what runs at @p angle stands across lines at @p lines, as a column of a table does.
 *  Radians. */
bool phw_field_is_across(float angle, float lines);

/** Whether there are clear lines anywhere. */
bool phw_field_has_main(const phw_field *field);

/** The direction of most clear lines anywhere, as phw_field_at() gives it; @p angle where there are
 *  none. */
float phw_field_main(const phw_field *field, float angle);

void phw_field_free(phw_field **field);

#endif
