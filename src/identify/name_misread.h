/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_misread.h  What a reader of pictures makes of names: words run together, a digit in
 *  the place of a letter. */
#ifndef PHW_IDENTIFY_NAME_MISREAD_H
#define PHW_IDENTIFY_NAME_MISREAD_H

#include "identify/name_token.h"

struct phw_name_page;

/**
 * Where two words that were run together part: "fatherKody", "TheoLund", "26Oscar", "Holt08".
 * @param text  the bytes of the word, @p length of them.
 * @return bytes of the first word, or 0 where it is one.
 */
size_t phw_name_misread_part(const char *text, size_t length, const struct phw_models *models);

/** Reads "0evin" as Devin, "ABROAD2IC" as ABROADZIC and "0r" as Dr: the token's key, letters and
 *  what the tables say of it. Others stay as they are. */
void phw_name_misread_mend(const char *text, size_t length, const struct phw_models *models,
                           phw_name_token *token);

/** Whether a word in no table is likely a form's label with a letter or two misread, in long ones
 *  three: "Fonenanes", "Allecpes". Its first letter must be right. */
bool phw_name_misread_label(const phw_name_token *token);

/** Whether so many words of the page are such labels that any of them is one: a family name may
 *  look like one as well ("Admiston"). Linear in tokens. */
bool phw_name_misread_form(const struct phw_name_page *page);

#endif
