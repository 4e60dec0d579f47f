/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/word_list.h"

#include <string.h>

void phw_word_list_index(const char *words, phw_word_list *list)
{
    *list = (phw_word_list){.words = words};
    size_t count = 0;
    for (size_t at = 0; words[at] && words[at + 1] && count < PHW_WORD_LIST_MOST; at++) {
        if (words[at] != ' ')
            continue;
        unsigned char first = (unsigned char)words[at + 1];
        count++;
        list->starts[count] = (uint16_t)(at + 1);
        list->nexts[count] = list->heads[first];
        list->heads[first] = (uint8_t)count;
    }
}

bool phw_word_list_has(const phw_word_list *list, const char *word, size_t length)
{
    if (length == 0)
        return false;
    for (uint8_t i = list->heads[(unsigned char)word[0]]; i; i = list->nexts[i]) {
        const char *known = list->words + list->starts[i];
        if (strncmp(known, word, length) == 0 && known[length] == ' ')
            return true;
    }
    return false;
}
