/* SPDX-License-Identifier: Apache-2.0 */
/** @file ward_place.h  "Bed 12", "C4", "B1-02", "Trolley 3": places of a ward, which other houses
 *  number so as well. */
#ifndef PHW_IDENTIFY_WARD_PLACE_H
#define PHW_IDENTIFY_WARD_PLACE_H

#include "identify/name_page.h"

/** Who has places that are called so. */
typedef enum phw_place_kind {
    PHW_PLACE_NONE = 0,
    PHW_PLACE_WARD,   /**< a bed, a cot, a cubicle */
    PHW_PLACE_CODED,  /**< a letter and a number, a trolley: seats and stalls have them, too */
    PHW_PLACE_SHARED, /**< a room, a bay, a chair: others' more often */
    PHW_PLACE_NUMBER  /**< a number alone */
} phw_place_kind;

typedef struct phw_ward_place {
    phw_place_kind kind;
    size_t end; /**< the token behind it */
    int letter; /**< of a code; 0: none */
    long number;
} phw_ward_place;

/** The place that begins at token @p at; PHW_PLACE_NONE where none does. */
phw_ward_place phw_ward_place_at(const phw_name_line *line, size_t at);

/** A bed's number where digits are nothing else; 0 where they are none. */
long phw_ward_place_number(const char *digits);

/** "Dressing room 4": a theatre's, though dressings are care. */
bool phw_ward_place_is_dressing_room(const phw_name_line *line, size_t at);

#endif
