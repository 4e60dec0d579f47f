/* SPDX-License-Identifier: Apache-2.0 */
/** @file genre_marks.h  Words that letters, e-mails, conversations and texts for everybody have. */
#ifndef PHW_IDENTIFY_GENRE_MARKS_H
#define PHW_IDENTIFY_GENRE_MARKS_H

#include "identify/name_page.h"

typedef enum phw_genre_mark_list {
    PHW_MARKS_GREETING = 0, /**< "Dear" */
    PHW_MARKS_CLOSING,      /**< "Yours sincerely" */
    PHW_MARKS_HEAD,         /**< "Subject", "Our ref" */
    PHW_MARKS_LETTER,       /**< "thank you for referring" */
    PHW_MARKS_CHAT,         /**< "Type a message" */
    PHW_MARKS_PUBLIC        /**< "read more" */
} phw_genre_mark_list;

#define PHW_GENRE_MARK_LISTS 6

/** Points of the marks of each list that stand on a page, each mark once. Linear in its words. */
void phw_genre_marks(const phw_name_page *page, double points[PHW_GENRE_MARK_LISTS]);

#endif
