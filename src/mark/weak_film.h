/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_film.h  See-through colours over words that were read in the midst of a line. */
#ifndef PHW_MARK_WEAK_FILM_H
#define PHW_MARK_WEAK_FILM_H

#include <stddef.h>

#include "mark/weak_run.h"

/** Most of them along one line. */
#define PHW_WEAK_FILMS_MOST 4

/**
 * Finds the parts of a line that stand on another ground than the rest, whose letters lie with it
 * under a see-through colour, however well they are read. Grey is one, too, where the place's
 * refutes says of the part that somebody may be read in it: a program greys what it disables.
 * @param place       the line as it was read, and what is known of its page
 * @param[out] found  the first of them, as high as their covers
 * @return how many.
 */
size_t phw_weak_films_find(const phw_weak_cover_place *place,
                           phw_weak_strip found[PHW_WEAK_FILMS_MOST]);

#endif
