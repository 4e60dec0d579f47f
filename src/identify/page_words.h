/* SPDX-License-Identifier: Apache-2.0 */
/** @file page_words.h  The different words of a page: whatever is asked of a word by itself – the
 *  look-up tables, the lists, what may begin or end with it – is asked once, however often it
 * stands there. */
#ifndef PHW_IDENTIFY_PAGE_WORDS_H
#define PHW_IDENTIFY_PAGE_WORDS_H

#include "identify/clue_words.h"
#include "identify/name_token.h"
#include "identify/organisation_ending.h"
#include "identify/word_lists.h"

/** A word as it was written. */
typedef struct phw_page_word {
    const char *text; /**< borrowed from the cell where it was met first */
    size_t length;
    uint32_t hash;
    phw_name_token token; /**< its place and the gap before it are 0 */
    size_t split;         /**< where it is two words run together; 0: it is one */
    bool begins_term;     /**< a phrase of the tables of terms may begin with it; false is sure */
    bool begins_label;    /**< a label may begin with it; false is sure */
    bool commerce;        /**< a word of shops, accounts and program code */
} phw_page_word;

/** From phw_page_words_new(). All of it is in the arena. */
typedef struct phw_page_words {
    const struct phw_models *models;
    phw_arena *arena;
    bool failed; /**< memory ran out */
    phw_organisation_looks looks;
    phw_word_lists lists;
    phw_clue_starts clues;
    phw_page_word **slots; /* NULL: empty */
    uint32_t slot_count, count;
    phw_name_token *line; /* where the next cell's tokens go */
    size_t room;          /* tokens for which there is room from there on */
} phw_page_words;

/** No words yet. @param models, arena  borrowed for as long as the words are used. @return in the
 *  arena; NULL where memory ran out. */
phw_page_words *phw_page_words_new(const struct phw_models *models, phw_arena *arena);

/**
 * The entry of a word of @p length bytes, new or not.
 * @param[out] fresh  it is new: its token and split are the caller's to fill, then to mark.
 * @return NULL where memory ran out.
 */
phw_page_word *phw_page_words_at(phw_page_words *words, const char *text, size_t length,
                                 bool *fresh);

/** Sets what may begin or end with the word's token, which is weighed, and its lists.
 *  @param whole  the token's key is that of all of the word, and of nothing mended. */
void phw_page_words_mark(const phw_page_words *words, phw_page_word *word, bool whole);

#endif
