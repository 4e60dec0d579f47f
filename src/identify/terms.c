/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/terms.h"

/* Phrases longer than this, folded, are not tried: no table has useful ones. */
#define TERM_MAX 72
#define TERM_TOKENS_MAX 8

bool phw_term_is(const phw_models *models, const char *text, size_t length, phw_table table,
                 phw_entry *entry)
{
    char key[TERM_MAX];
    if (length >= sizeof key)
        return false;
    size_t folded = phw_models_fold(text, length, key, sizeof key);
    return folded > 0 && phw_models_lookup(models, table, key, folded, entry);
}

bool phw_term_at(const phw_models *models, const phw_cell *cell, uint32_t token, phw_table table,
                 phw_entry *entry, uint32_t *token_count)
{
    uint32_t begin = cell->tokens[token].begin;
    size_t longest = phw_models_longest_key(models, table);
    bool found = false;
    for (uint32_t n = 1; n <= longest && n <= TERM_TOKENS_MAX && token + n <= cell->token_count;
         n++) {
        uint32_t end = cell->tokens[token + n - 1].end;
        if (end - begin >= TERM_MAX)
            break;
        char key[TERM_MAX];
        size_t length = phw_models_fold(cell->text + begin, end - begin, key, sizeof key);
        const phw_models_key phrase = phw_models_key_of(key, length);
        if (!phw_models_may_begin_key(models, &phrase))
            break;
        if (phw_models_lookup_key(models, table, &phrase, entry)) {
            *token_count = n;
            found = true;
        }
    }
    return found;
}
