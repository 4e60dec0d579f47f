/* SPDX-License-Identifier: Apache-2.0 */
/** @file genre.h  What the text of a picture is as a whole: a record, a list, a letter, a chat. */
#ifndef PHW_IDENTIFY_GENRE_H
#define PHW_IDENTIFY_GENRE_H

#include "identify/recogniser.h"
#include "photoward/genre.h"

/** Judges the page of a context in which all recognisers have run. Linear in its words. */
phw_genre phw_genre_judge(const phw_context *context);

#endif
