/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/care_speech.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Weights are whole hundredths. */
#define WEIGHT_SCALE 100.0F
/* Of a sum over n words this share counts: FULL / sqrt(n), and no more than for FEW_WORDS. As the
 * recipe has it. */
#define FULL 4.0F
#define FEW_WORDS 8U
#define KEY_MOST 64
/* Letters that a word ends in, and those before them. As the recipe has it. */
#define ENDING_LEAST 3U
#define ENDING_MOST 7U
#define STEM_LEAST 2U
#define FIGURES "0123456789.,"

/* A word, or two with a space between, folded, and what it says. */
typedef struct care_word {
    const char *key;
    int16_t weight;
} care_word;

/* PHW_CARE_BASE, and care_words in the order of bytes. */
#include "identify/care_weights.inc"

#define CARE_WORDS (sizeof care_words / sizeof care_words[0])

typedef struct heard {
    bool met[CARE_WORDS];
    unsigned count;
    long sum;
} heard;

static int by_key(const void *key, const void *row)
{
    return strcmp(key, ((const care_word *)row)->key);
}

static void hear(heard *all, const char *key)
{
    const care_word *row = bsearch(key, care_words, CARE_WORDS, sizeof *care_words, by_key);
    if (!row || all->met[row - care_words])
        return;
    all->met[row - care_words] = true;
    all->count++;
    all->sum += row->weight;
}

/* What a word ends in: "-itis". */
static void hear_endings(heard *all, const char *word, size_t length)
{
    char key[ENDING_MOST + 2] = "-";
    for (size_t n = ENDING_LEAST; n <= ENDING_MOST && n + STEM_LEAST <= length; n++) {
        memcpy(key + 1, word + length - n, n + 1);
        hear(all, key);
    }
}

/* A number with letters is heard without it, "#mg", "x#", and what stands behind a stroke with it:
 * "6/52" is six weeks. */
static void hear_number(heard *all, const phw_name_token *token)
{
    char key[KEY_MOST];
    const char *text = token->key;
    const size_t length = token->key_length, letters = strcspn(text, FIGURES),
                 figures = strspn(text, FIGURES);
    if (length + 2 > sizeof key)
        return;
    if (letters > 0 && letters + strspn(text + letters, FIGURES) == length) {
        memcpy(key, text, letters);
        memcpy(key + letters, "#", 2);
        hear(all, key);
    } else if (figures > 0 && figures < length &&
               figures + strcspn(text + figures, FIGURES) == length) {
        key[0] = '#';
        memcpy(key + 1, text + figures, length - figures + 1);
        hear(all, key);
    } else if (figures == length && (token->before & PHW_GAP_SLASH)) {
        key[0] = '/';
        memcpy(key + 1, text, length + 1);
        hear(all, key);
    }
}

/* A word, and it behind the one before where only a space is between; what is too long says
 * nothing. */
static void hear_token(heard *all, const phw_name_token *before, const phw_name_token *token)
{
    char key[KEY_MOST];
    size_t length = token->key_length;
    if (token->letters == PHW_CASE_NUMBER) {
        hear_number(all, token);
        return;
    }
    if (length >= sizeof key)
        return;
    memcpy(key, token->key, length);
    key[length] = '\0';
    hear(all, key);
    hear_endings(all, key, length);
    if (!before || token->before || before->letters == PHW_CASE_NUMBER ||
        before->key_length + 1 + length >= sizeof key)
        return;
    memcpy(key, before->key, before->key_length);
    key[before->key_length] = ' ';
    memcpy(key + before->key_length + 1, token->key, length);
    key[before->key_length + 1 + length] = '\0';
    hear(all, key);
}

float phw_care_speech_weigh(const phw_name_page *page)
{
    heard all = {.count = 0};
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at < line->count; at++)
            hear_token(&all, at > 0 ? &line->tokens[at - 1] : NULL, &line->tokens[at]);
    }
    if (all.count == 0)
        return 0;
    const float share = FULL / sqrtf((float)(all.count > FEW_WORDS ? all.count : FEW_WORDS));
    return ((float)all.sum * share + PHW_CARE_BASE) / WEIGHT_SCALE;
}
