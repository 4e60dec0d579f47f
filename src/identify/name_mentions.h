/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_mentions.h  One person named several times on a page: the surest mention tells whose
 *  name the others are. */
#ifndef PHW_IDENTIFY_NAME_MENTIONS_H
#define PHW_IDENTIFY_NAME_MENTIONS_H

#include "identify/name_model.h"

/** One name as it stands on the page. */
typedef struct phw_name_mention {
    uint32_t cell;
    phw_name_span name;
    phw_name_features features;
    phw_name_owner owner;
    float confidence; /**< 0 … 1 that it is that owner's name */
    float somebody;   /**< 0 … 1 that it is anybody's */
    bool mentioned;   /**< another mention told whose it is */
    bool held_back;   /**< told only where others on the page are */
} phw_name_mention;

/** Makes mentions of one person agree. Those that have a sign of their own beside them (a label, a
 *  staff title, a relation, a role) keep what it says. */
void phw_name_mentions_agree(const phw_name_page *page, phw_name_mention *mentions, size_t count);

/** Whether so many people are filed by their surnames ("HALE, Jo", "HALE Jo"), each in a line of
 * its own and none with a staff's sign, on a page that has words of care: a queue of a ward's
 * printer. */
bool phw_name_filed_list(const phw_name_page *page, const phw_name_mention *mentions, size_t count);

#endif
