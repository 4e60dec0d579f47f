/* SPDX-License-Identifier: Apache-2.0 */
/** @file misread_letter.h  Everything that a word may have been of which a reader of pictures
 *  misread one letter. */
#ifndef PHW_IDENTIFY_MISREAD_LETTER_H
#define PHW_IDENTIFY_MISREAD_LETTER_H

#include <stddef.h>

/** Letters of the longest word that is looked at, and the bytes that what was meant may take. */
#define PHW_MISREAD_LETTERS_MOST 20U
#define PHW_MISREAD_ROOM (PHW_MISREAD_LETTERS_MOST + 4U)

/** What a word may have been: @p read_count letters of it from @p at on were @p meant_count others.
 */
typedef struct phw_misread {
    char word[PHW_MISREAD_ROOM]; /**< all of it, folded, NUL-terminated */
    size_t length;
    size_t at;
    size_t read_count;
    size_t meant_count;
    char meant[2];
} phw_misread;

/** Is told each. */
typedef void phw_misread_take(void *context, const phw_misread *reading);

/**
 * Tells of each word that @p key is but for one letter that looks like another, is thin and was
 * lost, or is too many; of two that were read as one, or one as two.
 * @param key    @p length small letters a … z, 2 … PHW_MISREAD_LETTERS_MOST.
 * @param capitals  so many of them, from the first on, are printed as capitals, which look
 * otherwise.
 */
void phw_misread_try(const char *key, size_t length, size_t capitals, phw_misread_take *take,
                     void *context);

#endif
