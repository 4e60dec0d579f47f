/* SPDX-License-Identifier: Apache-2.0 */
/** @file past_life.h  Births in figures of people who died long before any record. Pure. */
#ifndef PHW_IDENTIFY_PAST_LIFE_H
#define PHW_IDENTIFY_PAST_LIFE_H

#include "identify/view.h"

/**
 * Whether a birth is told of somebody long dead: "born 1015, died 17 March 1040". A year, a word of
 * death and a later year, of one life, both before the first that a record can hold. One misread
 * year is not enough: a patient's "1942" that was read as "1042" stays a patient's.
 * @param view  the page
 * @param cell  the cell with the word of birth
 * @param at    byte of the cell's text behind that word; the next cells of the row are read on
 */
bool phw_past_life(const phw_view *view, uint32_t cell, uint32_t at);

#endif
