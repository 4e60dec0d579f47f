/* SPDX-License-Identifier: Apache-2.0 */
/** @file care_speech.h  How much the words of a page, all together, speak of somebody being cared
 *  for: what was learned from texts (models/care), where no list has the words. */
#ifndef PHW_IDENTIFY_CARE_SPEECH_H
#define PHW_IDENTIFY_CARE_SPEECH_H

#include "identify/name_page.h"

/** From here on a page does: of texts of nobody not one in ten comes so far. */
#define PHW_CARE_SPEECH_ENOUGH 2.0F
/** … and from here on so plainly that a single name is somebody's who is cared for; a long page, a
 *  screen of results, has more words that say so and more that are nobody's name. */
#define PHW_CARE_SPEECH_PLAIN 4.5F
#define PHW_CARE_SPEECH_PLAIN_LONG 6.5F

/** The logarithm of the odds, natural. 0 where no word of the page was learned. Each word counts
 *  once, and less the more there are: a long page is no surer than a short one of the same words.
 */
float phw_care_speech_weigh(const phw_name_page *page);

#endif
