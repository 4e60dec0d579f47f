/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/rules_phrase.h"

#include <string.h>

#include "base/utf8.h"
#include "model/model.h"

/* A letter or digit of a page's text. */
typedef struct letter {
    char c;         /* one byte of its folded form */
    uint32_t begin; /* the character's bytes in the cell's text */
    uint32_t end;
    bool starts; /* a word begins with it */
    bool ends;   /* a word ends with it, or a possessive s follows */
} letter;

/* All letters of the page, cell by cell. */
typedef struct letters {
    letter *items;
    uint32_t *first; /* a cell's first letter; one entry more than there are cells */
} letters;

/* What a character may have been misread as, one for all that look alike. */
static char look_of(char c)
{
    static const char alike[][2] = {{'0', 'o'}, {'1', 'l'}, {'i', 'l'}, {'|', 'l'},
                                    {'2', 'z'}, {'5', 's'}, {'6', 'g'}, {'8', 'b'}};
    for (size_t i = 0; i < sizeof alike / sizeof alike[0]; i++)
        if (alike[i][0] == c)
            return alike[i][1];
    return c;
}

static bool is_significant(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '|' || (unsigned char)c >= 0x80;
}

/* Folds one character. @return bytes that count, at most four. */
static size_t fold_character(const char *text, size_t length, char folded[8])
{
    char raw[8];
    size_t count = phw_models_fold(text, length, raw, sizeof raw), kept = 0;
    for (size_t i = 0; i < count; i++)
        if (is_significant(raw[i]))
            folded[kept++] = raw[i];
    return kept;
}

size_t phw_phrase_key(const char *text, size_t length, char key[PHW_PHRASE_KEY_MAX + 1])
{
    size_t used = 0;
    uint32_t c;
    for (size_t at = 0; at < length;) {
        char folded[8];
        size_t step = phw_utf8_decode(text + at, length - at, &c);
        size_t count = fold_character(text + at, step, folded);
        if (used + count > PHW_PHRASE_KEY_MAX)
            break;
        memcpy(key + used, folded, count);
        used += count;
        at += step;
    }
    key[used] = '\0';
    return used;
}

static bool is_title(const char *word, size_t length)
{
    static const char *const titles[] = {"dr",    "doctor",    "mr",     "mrs", "miss",
                                         "ms",    "mx",        "prof",   "sir", "sister",
                                         "nurse", "professor", "matron", "rev", "master"};
    char key[PHW_PHRASE_KEY_MAX + 1];
    if (length > 16)
        return false;
    phw_phrase_key(word, length, key);
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        if (strcmp(key, titles[i]) == 0)
            return true;
    return false;
}

void phw_phrase_trim_titles(const char *phrase, size_t length, size_t *begin, size_t *end)
{
    size_t from = 0, to = length;
    for (;;) {
        size_t stop = from;
        while (stop < to && phrase[stop] != ' ')
            stop++;
        if (stop >= to || !is_title(phrase + from, stop - from))
            break;
        from = stop + 1;
    }
    for (;;) {
        size_t start = to;
        while (start > from && phrase[start - 1] != ' ')
            start--;
        if (start <= from || !is_title(phrase + start, to - start))
            break;
        to = start - 1;
    }
    *begin = from;
    *end = to;
}

static uint32_t slot_of(const char looks[PHW_PHRASE_LEAST])
{
    uint32_t hash = 2166136261U; /* FNV-1a */
    for (size_t i = 0; i < PHW_PHRASE_LEAST; i++)
        hash = (hash ^ (unsigned char)looks[i]) * 16777619U;
    return (hash ^ hash >> 15) & (PHW_RULES_SLOTS - 1);
}

uint32_t phw_phrase_slot(const char *key)
{
    char looks[PHW_PHRASE_LEAST];
    for (size_t i = 0; i < PHW_PHRASE_LEAST; i++)
        looks[i] = look_of(key[i]);
    return slot_of(looks);
}

static bool possessive(const phw_cell *cell, uint32_t at, uint32_t token_end)
{
    return at + 2 == token_end && cell->text[at] == '\'' && (cell->text[at + 1] | 32) == 's';
}

static uint32_t read_cell(const phw_cell *cell, letter *out)
{
    uint32_t used = 0, token = 0;
    for (uint32_t at = 0; at < cell->length;) {
        char folded[8];
        uint32_t code_point;
        uint32_t step = (uint32_t)phw_utf8_decode(cell->text + at, cell->length - at, &code_point);
        size_t count = fold_character(cell->text + at, step, folded);
        while (token < cell->token_count && cell->tokens[token].end <= at)
            token++;
        const phw_token *in = token < cell->token_count ? &cell->tokens[token] : NULL;
        bool inside = in && in->begin <= at;
        for (size_t i = 0; i < count; i++) {
            bool last = i + 1 == count;
            bool begins = !inside || at == in->begin || cell->text[at - 1] == '-';
            bool ends = !inside || at + step >= in->end || cell->text[at + step] == '-' ||
                        possessive(cell, at + step, in->end);
            out[used++] = (letter){folded[i], at, at + step, begins && i == 0, ends && last};
        }
        at += step;
    }
    return used;
}

/* A character folds to four bytes at most, and takes two where it is more than one. */
static bool read_letters(const phw_phrase_page *page, letters *all)
{
    size_t bytes = 0;
    const phw_view *view = page->view;
    for (uint32_t i = 0; i < view->cell_count; i++)
        bytes += view->cells[i].length;
    all->items = phw_arena_alloc_array(page->arena, 2 * bytes + 8, sizeof *all->items);
    all->first =
        phw_arena_alloc_array(page->arena, (size_t)view->cell_count + 1, sizeof *all->first);
    if (!all->items || !all->first)
        return false;
    for (uint32_t i = 0; i < view->cell_count; i++)
        all->first[i + 1] = all->first[i] + read_cell(&view->cells[i], all->items + all->first[i]);
    return true;
}

/* How many letters of a cell from @p at on agree with the key, up to its end. */
static uint32_t agree(const letters *all, uint32_t at, uint32_t end, const phw_own_rule *rule,
                      uint32_t from)
{
    bool exactly = rule->verb == PHW_VERB_ALLOW;
    uint32_t count = 0;
    while (at + count < end && from + count < rule->length) {
        char a = all->items[at + count].c, b = rule->key[from + count];
        if (a != b && (exactly || look_of(a) != look_of(b)))
            break;
        count++;
    }
    return count;
}

static phw_span span_of(const letters *all, uint32_t cell, uint32_t first, uint32_t count)
{
    return (phw_span){cell, all->items[first].begin, all->items[first + count - 1].end};
}

/* Whether the rule's phrase begins at letter @p at of a cell, and where it ends. */
static bool match(const phw_phrase_page *page, const letters *all, uint32_t cell, uint32_t at,
                  const phw_own_rule *rule, phw_phrase_hit *hit)
{
    uint32_t end = all->first[cell + 1], count = agree(all, at, end, rule, 0);
    *hit = (phw_phrase_hit){.rule = rule};
    if (count == rule->length) {
        hit->span = span_of(all, cell, at, count);
        return all->items[at + count - 1].ends;
    }
    if (at + count < end || !all->items[end - 1].ends)
        return false;
    /* The cell ends inside the phrase: it may go on to the right, or on the next line. */
    const uint32_t onward[2] = {page->view->cells[cell].next, page->below[cell]};
    for (int i = 0; i < 2; i++) {
        if (onward[i] == PHW_VIEW_NONE)
            continue;
        uint32_t start = all->first[onward[i]], left = rule->length - count;
        if (agree(all, start, all->first[onward[i] + 1], rule, count) == left &&
            all->items[start + left - 1].ends) {
            hit->span = span_of(all, cell, at, count);
            hit->rest = span_of(all, onward[i], start, left);
            return true;
        }
    }
    return false;
}

/* The look of the three letters from @p at on, those of the next cells where this one ends. */
static bool look_ahead(const letters *all, uint32_t cell, uint32_t at, uint32_t onward,
                       char looks[PHW_PHRASE_LEAST])
{
    uint32_t end = all->first[cell + 1];
    for (size_t i = 0; i < PHW_PHRASE_LEAST; i++, at++) {
        if (at == end) {
            if (onward == PHW_VIEW_NONE)
                return false;
            at = all->first[onward];
            end = all->first[onward + 1];
            onward = PHW_VIEW_NONE;
            if (at == end)
                return false;
        }
        looks[i] = look_of(all->items[at].c);
    }
    return true;
}

static bool look_at(const phw_rules *rules, const phw_phrase_page *page, const letters *all,
                    uint32_t cell, uint32_t at, phw_phrase_take *take, void *context)
{
    const uint32_t onward[2] = {page->view->cells[cell].next, page->below[cell]};
    uint32_t tried[2] = {PHW_RULES_SLOTS, PHW_RULES_SLOTS};
    for (int i = 0; i < 2; i++) {
        char looks[PHW_PHRASE_LEAST];
        if (!look_ahead(all, cell, at, onward[i], looks))
            continue;
        tried[i] = slot_of(looks);
        if (i == 1 && tried[1] == tried[0])
            break;
        for (uint32_t r = rules->slots[tried[i]]; r != PHW_RULE_NO_NEXT; r = rules->rules[r].next) {
            phw_phrase_hit hit;
            if (match(page, all, cell, at, &rules->rules[r], &hit) && !take(context, &hit))
                return false;
        }
    }
    return true;
}

bool phw_phrase_find(const phw_rules *rules, const phw_phrase_page *page, phw_phrase_take *take,
                     void *context)
{
    letters all;
    if (!rules->slots)
        return true;
    if (!read_letters(page, &all))
        return false;
    for (uint32_t cell = 0; cell < page->view->cell_count; cell++)
        for (uint32_t at = all.first[cell]; at < all.first[cell + 1]; at++)
            if (all.items[at].starts && !look_at(rules, page, &all, cell, at, take, context))
                return false;
    return true;
}
