/* SPDX-License-Identifier: Apache-2.0 */
/** @file shelves.h  What the HTML report says of a shelf. */
#ifndef PHW_REPORT_SHELVES_H
#define PHW_REPORT_SHELVES_H

#include "report/album.h"

/** Static strings, ready for HTML. */
typedef struct phw_shelf_words {
    const char *title;
    const char *lead; /**< what it means that a picture stands here */
} phw_shelf_words;

const phw_shelf_words *phw_shelf_words_of(phw_shelf shelf);

#endif
