/* SPDX-License-Identifier: Apache-2.0 */
/** @file word_lists.h  Short lists of words that tell what a page is about and who speaks, in one
 *  index: each word of a page is held against all of them at once. */
#ifndef PHW_IDENTIFY_WORD_LISTS_H
#define PHW_IDENTIFY_WORD_LISTS_H

#include <stddef.h>
#include <stdint.h>

/** Which lists a word is in, as bits. */
enum {
    PHW_LIST_CARE = 1 << 0,     /**< looking after somebody: "admission", "bleep" */
    PHW_LIST_PUBLIC = 1 << 1,   /**< news, shops, sport, fiction, invitations */
    PHW_LIST_SPOKEN = 1 << 2,   /**< as people chat: "yeah", "thx" */
    PHW_LIST_READER = 1 << 3,   /**< to whoever reads: "you", "please" */
    PHW_LIST_AUTHOR = 1 << 4,   /**< of whoever writes: "i", "our" */
    PHW_LIST_TOLD = 1 << 5,     /**< of others: "she", "was" */
    PHW_LIST_NOTES = 1 << 6,    /**< as notes and lists of patients have them: "mane", "edd" */
    PHW_LIST_AT_WORK = 1 << 7,  /**< where care is given: "theatre", "handover" */
    PHW_LIST_SELF = 1 << 8,     /**< who tells what befell a patient: "ive", "weve" */
    PHW_LIST_CALLS = 1 << 9,    /**< a text for everybody calls upon them: "donate" */
    PHW_LIST_MINE = 1 << 10,    /**< what stands before whoever is the writer's: "my", "our" */
    PHW_LIST_MESSAGE = 1 << 11, /**< as those who care for somebody leave word: "rang", "hi" */
    PHW_LIST_CALLER = 1 << 12   /**< what a family did or was told: "rang", "informed" */
};

/** Slots of the index: nearly twice the words of all lists. */
#define PHW_WORD_LISTS_SLOTS 1024U

typedef struct phw_word_lists {
    struct {
        const char *word; /* in the lists, where a blank ends it; NULL: none */
        uint16_t length;
        uint16_t lists;
    } slots[PHW_WORD_LISTS_SLOTS];
} phw_word_lists;

/** Indexes all lists. */
void phw_word_lists_make(phw_word_lists *index);

/** The lists that a folded word of @p length bytes is in. */
unsigned phw_word_lists_of(const phw_word_lists *index, const char *word, size_t length);

#endif
