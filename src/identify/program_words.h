/* SPDX-License-Identifier: Apache-2.0 */
/** @file program_words.h  Words of computers on which programs run: their PID is no patient's. */
#ifndef PHW_IDENTIFY_PROGRAM_WORDS_H
#define PHW_IDENTIFY_PROGRAM_WORDS_H

#include "identify/view.h"

/** Whether a token is one of @p count words in small letters, whatever its own are. */
bool phw_token_is_one_of(const phw_cell *cell, phw_token token, const char *const *words,
                         size_t count);

/** "CPU", "systemd", "postgres.exe": whether a page shows what runs. Linear in its tokens. */
bool phw_speaks_of_programs(const phw_view *view);

#endif
