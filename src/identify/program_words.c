/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/program_words.h"

bool phw_token_is_one_of(const phw_cell *cell, phw_token token, const char *const *words,
                         size_t count)
{
    const uint32_t length = token.end - token.begin;
    for (size_t i = 0; i < count; i++) {
        uint32_t same = 0;
        while (same < length && (cell->text[token.begin + same] | 32) == words[i][same])
            same++;
        if (same == length && words[i][same] == '\0')
            return true;
    }
    return false;
}

bool phw_speaks_of_programs(const phw_view *view)
{
    static const char *const words[] = {"cpu", "daemon",  "exe",     "kernel", "ppid",
                                        "rss", "sigkill", "sigterm", "systemd"};
    for (uint32_t i = 0; i < view->cell_count; i++)
        for (uint32_t t = 0; t < view->cells[i].token_count; t++)
            if (phw_token_is_one_of(&view->cells[i], view->cells[i].tokens[t], words,
                                    sizeof words / sizeof words[0]))
                return true;
    return false;
}
