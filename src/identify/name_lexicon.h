/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_lexicon.h  What single words say for and against being part of a person's name. */
#ifndef PHW_IDENTIFY_NAME_LEXICON_H
#define PHW_IDENTIFY_NAME_LEXICON_H

#include "identify/name_token.h"

/**
 * Fills in kinds, given, family, word and known of a token whose key is set.
 */
void phw_name_lexicon_weigh(const struct phw_models *models, phw_name_token *token);

/**
 * The same for a word that stands in no line.
 * @param text        UTF-8, @p length bytes.
 * @param[out] token  set from the start; without a key, and like no name, where it is too long for
 *                    one.
 */
void phw_name_lexicon_look_up(const struct phw_models *models, const char *text, size_t length,
                              phw_name_token *token);

#endif
