/* SPDX-License-Identifier: Apache-2.0 */
/** @file word_list.h  A list of words, found by their first letter: for lists against which all
 * words of a page are held. */
#ifndef PHW_IDENTIFY_WORD_LIST_H
#define PHW_IDENTIFY_WORD_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Most words of a list; the rest are left out. */
#define PHW_WORD_LIST_MOST 255

typedef struct phw_word_list {
    const char *words;                       /* borrowed */
    uint16_t starts[PHW_WORD_LIST_MOST + 1]; /* where each begins, from 1 on */
    uint8_t nexts[PHW_WORD_LIST_MOST + 1];   /* the one before it with its letter; 0: none */
    uint8_t heads[256];                      /* a letter's last word */
} phw_word_list;

/** Finds the words of a list. @param words  folded, a blank before and behind each; borrowed. */
void phw_word_list_index(const char *words, phw_word_list *list);

/** Whether a folded word of @p length bytes is one of the list. */
bool phw_word_list_has(const phw_word_list *list, const char *word, size_t length);

#endif
