/* SPDX-License-Identifier: Apache-2.0 */
/** @file told_places.h  Places of care that a text for everybody tells of. */
#ifndef PHW_IDENTIFY_TOLD_PLACES_H
#define PHW_IDENTIFY_TOLD_PLACES_H

#include "identify/recogniser.h"
#include "photoward/genre.h"

/** Marks the organisations of a text for everybody as public (PHW_SUBJECT_PUBLIC) where it tells
 *  of several in its sentences and of nobody: such a page says nothing of where a picture was
 *  taken. Runs when all recognisers have. Linear in words and candidates. */
void phw_told_places(phw_context *context, const phw_genre *genre);

#endif
