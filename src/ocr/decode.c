/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/decode.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "ocr/activation.h"
#include "ocr/vocabulary.h"

#define INK 128 /* grey levels: strips have ink at 16 and ground at 240 */
#define FURTHEST                                                                                   \
    1.0             /* heights of the line that the outermost letters may reach beyond their peak */
#define LEAST_GAP 3 /* px without ink that end a letter at a line's or word's end */

/* How much ink stands in each column of a line. */
typedef struct profile {
    uint16_t *ink; /* pixels */
    int width;
    int reach; /* px */
} profile;

static bool profile_init(const phw_image *line, profile *p)
{
    p->width = (int)line->width;
    p->reach = (int)(FURTHEST * line->height);
    p->ink = calloc(line->width, sizeof *p->ink);
    for (uint32_t y = 0; p->ink && y < line->height; y++) {
        const uint8_t *row = phw_image_row(line, y);
        for (uint32_t x = 0; x < line->width; x++)
            p->ink[x] += row[x] < INK;
    }
    return p->ink != NULL;
}

/* Where the ink that starts at `from` ends, going by `step`. */
static int end_of_ink(const profile *p, int from, int step)
{
    int last = from, gap = 0;
    for (int x = from, gone = 0; x >= 0 && x < p->width && gone < p->reach && gap < LEAST_GAP;
         x += step, gone++) {
        gap = p->ink[x] ? 0 : gap + 1;
        if (p->ink[x])
            last = x;
    }
    return last;
}

/* The column between two peaks at which to part them. */
static int least_ink(const profile *p, int from, int to)
{
    int middle = (from + to) / 2, best = middle;
    for (int x = from; x <= to; x++) {
        int distance = abs(x - middle), best_distance = abs(best - middle);
        if (p->ink[x] < p->ink[best] || (p->ink[x] == p->ink[best] && distance < best_distance))
            best = x;
    }
    return best;
}

/* The widest stretch without ink between two peaks: the space between words. */
static void widest_gap(const profile *p, int from, int to, int *start, int *end)
{
    int best = 0;
    *start = *end = least_ink(p, from, to);
    for (int x = from, length = 0; x <= to; x++) {
        length = p->ink[x] ? 0 : length + 1;
        if (length > best) {
            best = length;
            *end = x + 1;
            *start = x + 1 - length;
        }
    }
}

static phw_status add(phw_symbols *symbols, const char *text, float confidence, int peak,
                      bool starts_word, phw_error *error)
{
    if (!phw_grow((void **)&symbols->items, &symbols->capacity, symbols->count,
                  sizeof *symbols->items))
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for what was read");
    phw_symbol *symbol = &symbols->items[symbols->count++];
    *symbol = (phw_symbol){
        .confidence = confidence, .left = peak, .right = peak, .starts_word = starts_word};
    memcpy(symbol->text, text, strlen(text) + 1);
    return PHW_OK;
}

/* The likeliest label of a column. @param sure  what it is, mostly: asked first. */
static size_t likeliest(const float *values, size_t count, size_t sure)
{
    if (values[sure] >= PHW_LABEL_SURE)
        return sure;
    const float most = phw_activation_largest(values, count);
    size_t best = 0;
    while (best + 1 < count && values[best] < most)
        best++;
    return best;
}

/* Symbols with their peaks for edges. */
static phw_status best_path(const phw_label_scores *scores, size_t null_label,
                            const phw_charset *charset, int width, phw_symbols *symbols,
                            phw_error *error)
{
    int pixels = (int)scores->pixels;
    bool space = true;
    phw_status status = PHW_OK;
    for (size_t first = 0, end; status == PHW_OK && first < scores->columns; first = end) {
        size_t label =
            likeliest(scores->values + first * scores->labels, scores->labels, null_label);
        size_t peak = first;
        float most = 0;
        for (end = first; end < scores->columns; end++) {
            const float *values = scores->values + end * scores->labels;
            if (likeliest(values, scores->labels, label) != label)
                break;
            if (values[label] > most) {
                most = values[label];
                peak = end;
            }
        }
        const char *text = phw_charset_text(charset, label);
        if (label == null_label || !*text)
            continue;
        if (*text == ' ') {
            space = true;
            continue;
        }
        int middle = (int)peak * pixels + pixels / 2;
        status = add(symbols, text, most, middle < width ? middle : width - 1, space, error);
        space = false;
    }
    return status;
}

static void place(const profile *p, phw_symbols *symbols)
{
    phw_symbol *s = symbols->items;
    if (!symbols->count)
        return;
    int first = s[0].left, last = s[symbols->count - 1].right;
    for (size_t i = 0; i + 1 < symbols->count; i++) {
        int from = s[i].right, to = s[i + 1].left;
        if (s[i + 1].starts_word)
            widest_gap(p, from, to, &s[i].right, &s[i + 1].left);
        else
            s[i].right = s[i + 1].left = least_ink(p, from, to);
    }
    s[0].left = end_of_ink(p, first, -1);
    s[symbols->count - 1].right = end_of_ink(p, last, 1) + 1;
}

phw_status phw_decode_line(const phw_label_scores *scores, size_t null_label,
                           const phw_charset *charset, const phw_image *line, phw_symbols *symbols,
                           phw_error *error)
{
    profile p = {NULL, 0, 0};
    symbols->count = 0;
    if (!scores->columns)
        return PHW_OK;
    if (!profile_init(line, &p))
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for what was read");
    phw_status status = best_path(scores, null_label, charset, p.width, symbols, error);
    if (status == PHW_OK)
        status = phw_vocabulary_mend(scores, null_label, charset, symbols, error);
    if (status == PHW_OK)
        place(&p, symbols);
    free(p.ink);
    return status;
}
