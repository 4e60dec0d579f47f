/* SPDX-License-Identifier: Apache-2.0 */
/** @file play_parts.h  Rows of a cast: a part and who plays it. */
#ifndef PHW_IDENTIFY_PLAY_PARTS_H
#define PHW_IDENTIFY_PLAY_PARTS_H

#include "identify/name_page.h"

/** Rows of a page that begin or end with a part as casts call people, and have somebody beside it.
 */
typedef struct phw_play_parts {
    size_t rows;   /**< "Porter", "Patient in bed 4", "The doctor" */
    size_t called; /**< of these, as nobody at work is called: "The doctor", "Old patient" */
    bool cast;     /**< "in order of appearance": all are */
} phw_play_parts;

phw_play_parts phw_play_parts_count(const phw_name_page *page);

#endif
