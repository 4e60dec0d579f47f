/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/misread.h"

#include <string.h>

static size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t phw_mark_changes(const char *text, const char *words, size_t most, bool begins)
{
    while (*text && *text == *words)
        text++, words++;
    if (!*words && begins)
        return 0;
    if (!*text || !*words)
        return lesser(strlen(text) + strlen(words), most + 1);
    if (most == 0)
        return 1;
    size_t changed = phw_mark_changes(text + 1, words + 1, most - 1, begins);
    size_t added = phw_mark_changes(text + 1, words, most - 1, begins);
    size_t lost = phw_mark_changes(text, words + 1, most - 1, begins);
    return 1 + lesser(changed, lesser(added, lost));
}
