/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/page_words.h"

#include <string.h>

#include "identify/clinical_term.h"

/* Letters of a word that may be misread: of shorter ones too much else is one letter off. */
#define MISREAD_LEAST 5U

/* Slots of an empty index, a power of two; it is grown when three of four are taken. */
#define SLOTS_FIRST 512U

phw_page_words *phw_page_words_new(const struct phw_models *models, phw_arena *arena)
{
    phw_page_words *words = phw_arena_alloc(arena, sizeof *words);
    if (!words)
        return NULL;
    words->models = models;
    words->arena = arena;
    phw_organisation_looks_make(&words->looks);
    phw_word_lists_make(&words->lists);
    phw_clue_starts_make(&words->clues);
    return words;
}

static uint32_t hash_of(const char *text, size_t length)
{
    uint32_t hash = (uint32_t)length;
    for (size_t i = 0; i < length; i++)
        hash = hash * 31 + (unsigned char)text[i];
    return hash * 0x9E3779B1U >> 8;
}

/* The slot of a word, or the empty one where it would stand. */
static phw_page_word **find(const phw_page_words *words, uint32_t hash, const char *text,
                            size_t length)
{
    uint32_t slot = hash & (words->slot_count - 1);
    for (; words->slots[slot]; slot = (slot + 1) & (words->slot_count - 1)) {
        const phw_page_word *word = words->slots[slot];
        if (word->hash == hash && word->length == length && memcmp(word->text, text, length) == 0)
            break;
    }
    return &words->slots[slot];
}

static bool grow(phw_page_words *words)
{
    phw_page_words grown = *words;
    grown.slot_count = words->slot_count ? words->slot_count * 2 : SLOTS_FIRST;
    grown.slots = phw_arena_alloc_array(words->arena, grown.slot_count, sizeof *grown.slots);
    if (!grown.slots)
        return false;
    for (uint32_t i = 0; i < words->slot_count; i++) {
        phw_page_word *word = words->slots[i];
        if (word)
            *find(&grown, word->hash, word->text, word->length) = word;
    }
    words->slots = grown.slots;
    words->slot_count = grown.slot_count;
    return true;
}

phw_page_word *phw_page_words_at(phw_page_words *words, const char *text, size_t length,
                                 bool *fresh)
{
    words->failed |= words->count >= words->slot_count / 4 * 3 && !grow(words);
    if (words->failed)
        return NULL;
    uint32_t hash = hash_of(text, length);
    phw_page_word **slot = find(words, hash, text, length);
    *fresh = !*slot;
    if (*fresh) {
        *slot = phw_arena_alloc(words->arena, sizeof **slot);
        words->failed |= !*slot;
        if (words->failed)
            return NULL;
        (*slot)->text = text;
        (*slot)->length = length;
        (*slot)->hash = hash;
        words->count++;
    }
    return *slot;
}

/* The lists that hold a word, or that hold it with "cl" where a reader saw "d": "dinic". */
static unsigned lists_of(const phw_page_words *words, const phw_name_token *token)
{
    const size_t length = token->key_length;
    unsigned lists = phw_word_lists_of(&words->lists, token->key, length);
    char other[PHW_TOKEN_KEY_ROOM + 1];
    if (lists || length < MISREAD_LEAST || length >= PHW_TOKEN_KEY_ROOM)
        return lists;
    for (size_t at = 0; at < length && !lists; at++) {
        if (token->key[at] != 'd')
            continue;
        memcpy(other, token->key, at);
        memcpy(other + at, "cl", 2);
        memcpy(other + at + 2, token->key + at + 1, length - at - 1);
        lists = phw_word_lists_of(&words->lists, other, length + 1) & PHW_LIST_CARE;
    }
    return lists;
}

void phw_page_words_mark(const phw_page_words *words, phw_page_word *word, bool whole)
{
    phw_name_token *token = &word->token;
    char text[PHW_TOKEN_KEY_ROOM];
    size_t length =
        whole ? token->key_length : phw_models_fold(word->text, word->length, text, sizeof text);
    const phw_models_key key = phw_models_key_of(whole ? token->key : text, length);
    phw_organisation_mark(&words->looks, token);
    token->lists = (uint16_t)lists_of(words, token);
    token->no_clue = !phw_clue_may_start(&words->clues, token);
    token->no_term = !phw_clinical_term_may_begin(words->models, word->text, token);
    bool cut = length + 1 >= sizeof text;
    token->may_name =
        phw_models_organisation_may_begin(words->models, token->key, token->key_length);
    word->begins_term = cut || phw_models_may_begin_key(words->models, &key);
    word->begins_label = cut || phw_models_label_may_begin_key(words->models, &key);
    word->commerce = phw_evidence_commerce(key.text);
}
