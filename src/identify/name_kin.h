/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_kin.h  Who is family of whom, by the words round a name. */
#ifndef PHW_IDENTIFY_NAME_KIN_H
#define PHW_IDENTIFY_NAME_KIN_H

#include "identify/name_beside.h"

/** "My father", "about our son" at token @p at: who writes is family of whom is written about. */
bool phw_name_kin_is_mine(const phw_name_line *line, size_t at);

/** "Your mother, Jane" likewise: whom the letter is to is family of whom is written about. */
bool phw_name_kin_is_yours(const phw_name_line *line, size_t at);

/** Whether the name whose first token is @p first stands behind such words. */
bool phw_name_kin_stands_behind_mine(const phw_name_line *line, size_t first);

/** "Her sister" with its last word at token @p at: kinship also where the word is a trade as well.
 */
bool phw_name_kin_is_somebodys(const phw_name_line *line, size_t at);

/** "Mr Holt rang re his mother Jane", "son of Mrs Hall, please ring": a message from somebody's
 *  family, as wards and practices take them down. */
bool phw_name_kin_is_told_of(const phw_name_line *line);

/** Sets the features of kinship: "my husband X", "son of X", "X rang re his father", and who signs
 *  a letter about "my father". */
void phw_name_kin_look(const phw_name_place *here);

#endif
