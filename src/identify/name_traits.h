/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_traits.h  What the whole page says of the names on it, worked out once a page. */
#ifndef PHW_IDENTIFY_NAME_TRAITS_H
#define PHW_IDENTIFY_NAME_TRAITS_H

#include "identify/name_page.h"

/** What stands right behind a name at the head of a line. */
typedef enum phw_name_behind {
    PHW_BEHIND_NOTHING = 0,
    PHW_BEHIND_NUMBER,
    PHW_BEHIND_SMALL, /**< a small letter */
    PHW_BEHIND_DASH,
    PHW_BEHIND_COMMA,
    PHW_BEHIND_COLON,
    PHW_BEHIND_CAPITAL,
    PHW_BEHIND_OTHER
} phw_name_behind;

/** What may be a name at the head of a cell, behind a list's number, time or bed. */
typedef struct phw_name_head {
    uint32_t first; /**< its first token, or PHW_VIEW_NONE */
    phw_name_form form;
    phw_name_behind behind;
} phw_name_head;

/** Of the page, 0 … 1 each. */
typedef struct phw_name_traits {
    float chat;           /**< lines that end with a sender's time */
    float list;           /**< lines that begin with a number or a time */
    float staff;          /**< titles and roles of staff */
    float organisation;   /**< a trust, a hospital, a practice is named */
    float care;           /**< words of looking after somebody: admitted, ward, carers, handover */
    float open_to_all;    /**< words of news, shops, sport, fiction, invitations */
    float speech;         /**< phw_care_speech_weigh(); no share */
    float cared_for;      /**< of a little page: log odds that somebody is cared for on it, by its
                               words, terms and lists together; no share */
    float longish;        /**< words, 0 for none, 1 for 400 */
    bool message;         /**< somebody is greeted, asked to ring or has rung */
    bool my_kin;          /**< "my father": the writer is family */
    bool your_kin;        /**< "your mother, Jane": the reader is */
    uint32_t my_kin_cell; /**< where that is said first */
    bool rota;            /**< the names are those of colleagues: phw_name_page_is_rota() */
    bool scores;          /**< names have goals or games behind them, and no ages */
    uint32_t first_cell, last_cell; /**< the first and the last with words */
    const uint32_t
        *first_name; /**< a cell's first token of what looks like a whole name, or PHW_VIEW_NONE */
    const phw_name_head *heads; /**< one a cell */
} phw_name_traits;

/** Looks over the page; where memory ran out the context is marked as failed. */
phw_name_traits phw_name_traits_gather(const phw_name_page *page);

/** Whether the words of the page, all together, speak of care, though few or none are on a list: as
 *  is enough for a name of this form, for one word more plainly, and not where something is sold.
 */
bool phw_name_traits_spoken(const phw_name_page *page, const phw_name_traits *traits,
                            phw_name_form form);

/** "Hall, Iris" and nothing else in the line: token @p at is her family name, as people are filed,
 *  and no word of the world. */
bool phw_name_is_filed(const phw_name_line *line, size_t at);

/** "14:30": an hour and its minutes at tokens @p at and @p at + 1. */
bool phw_name_is_hour(const phw_name_line *line, size_t at);

/** Tokens of the number, hour or bed's number that a list's line begins with, misread ones too. */
size_t phw_name_row_prefix(const phw_name_line *line);

/** How many of the two cells above and the two below begin as this one does, 0 … 1: names that
 *  are followed by the same kind of thing. */
float phw_name_traits_alike(const phw_name_page *page, const phw_name_traits *traits,
                            uint32_t cell);

#endif
