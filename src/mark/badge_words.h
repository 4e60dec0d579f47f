/* SPDX-License-Identifier: Apache-2.0 */
/** @file badge_words.h  What the lines of a badge say: a name set large, a role, a greeting. */
#ifndef PHW_MARK_BADGE_WORDS_H
#define PHW_MARK_BADGE_WORDS_H

#include <stdbool.h>

#include "model/model.h"
#include "photoward/page.h"

/** "Ngozi", "Eze", "Sarah Whitlock": capitalised words, one of them a name and no word of English.
 */
bool phw_badge_is_name(const phw_page *page, const phw_line *line, const phw_models *models);

/** A role in a line, the one that says most. */
typedef enum phw_badge_role {
    PHW_BADGE_NO_ROLE = 0,
    PHW_BADGE_COMMON_ROLE,  /**< "Sales Assistant", "Consultant": elsewhere as well */
    PHW_BADGE_CLINICAL_ROLE /**< "Consultant Anaesthetist", "Physiotherapist", or misread */
} phw_badge_role;

phw_badge_role phw_badge_role_of(const phw_page *page, const phw_line *line,
                                 const phw_models *models);

/** "Hello, my name is", "#hellomynameis", "Helo, fy enw i yw": a badge's greeting, with a few
 *  letters misread. */
bool phw_badge_is_greeting(const phw_page *page, const phw_line *line);

/** A line's one word but for strokes; NULL where it has more or none. Borrowed. */
const phw_word *phw_badge_one_word(const phw_page *page, const phw_line *line);

/** Whether a word is a forename. */
bool phw_badge_is_forename(const phw_word *word, const phw_models *models);

/** "Gilchrist", "Evans-Pryce": whether a word is a surname, or two with a hyphen between. */
bool phw_badge_is_surname(const phw_word *word, const phw_models *models);

#endif
