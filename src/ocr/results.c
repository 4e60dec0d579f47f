/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/results.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/utf8.h"
#include "ocr/signs.h"

#define BELIEVED 0.72f /* worth from which a line counts as read: what is right has it */
#define GUESSED 0.55f  /* worth from which the words of an unread line are kept all the same */
#define TEXTURE 0.30f  /* below this nothing was there to read … */
#define LONG_TEXT 8.0  /* … unless the line is longer than this many heights */
/* Fewer columns make a guess look surer: what is read of narrowed letters has to be worth this. */
#define NARROWED 0.94f
/* Of what is read of letters too blurred for it, three quarters are letters all the same, and of
 * many letters a quarter differ. Rows of dots, tiles and icons are read as few signs over and over.
 */
#define LETTERS_SHARE 0.6
#define SIGNS_LEAST 4 /* symbols: of fewer no share is told */
#define ROW_LONG 12 /* symbols from which a row of like ones is told: more than a number has … */
#define ROW_OF_LIKE 3 /* … by so many different ones at most */
/* Letters are half as wide as a line is high: what has one sign in so many heights is a blade of
 * grass, a plank or a slider, unless it is so low, in pixels, that few of its letters can be told.
 */
#define SPARSE 5.5
#define SPARSE_LEAST 10.0
#define WORD_MAX 256 /* symbols a word may have; longer ones are cut */

static bool is_letter_or_digit(const char *text)
{
    return isalnum((unsigned char)text[0]) || (unsigned char)text[0] >= 0x80;
}

static size_t count_letters(const phw_symbol *symbols, size_t count)
{
    size_t solid = 0;
    for (size_t i = 0; i < count; i++)
        solid += is_letter_or_digit(symbols[i].text);
    return solid;
}

/* Different symbols; no more are counted than matter. */
static size_t count_different(const phw_symbol *symbols, size_t count)
{
    const char *seen[ROW_OF_LIKE + 1];
    size_t different = 0;
    for (size_t i = 0; i < count && different <= ROW_OF_LIKE; i++) {
        size_t k = 0;
        while (k < different && strcmp(seen[k], symbols[i].text) != 0)
            k++;
        if (k == different)
            seen[different++] = symbols[i].text;
    }
    return different;
}

/* Whether what could not be read are pictures or dots side by side rather than letters. */
static bool is_row_of_signs(const phw_result *result)
{
    const size_t count = result->count;
    return (count >= SIGNS_LEAST &&
            (double)count_letters(result->symbols, count) < LETTERS_SHARE * (double)count) ||
           (count >= ROW_LONG && count_different(result->symbols, count) <= ROW_OF_LIKE);
}

float phw_reading_worth(const phw_symbol *symbols, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += log((double)symbols[i].confidence);
    if (!count)
        return 0;
    /* Texture is read as a sprinkling of dashes, dots and bars. */
    double share = (double)count_letters(symbols, count) / (double)count;
    return (float)(exp(sum / (double)count) * (share > LETTERS_SHARE ? 1 : 0.4 + share));
}

bool phw_result_is_beaten(const phw_result *kept, const phw_look *look, float worth)
{
    bool guess = look->squeeze < kept->look.squeeze && worth < NARROWED;
    return !kept->tried || (worth > kept->worth && !guess);
}

phw_status phw_result_offer(phw_result *result, const phw_strip *strip, const phw_look *look,
                            const phw_reading *reading, phw_error *error)
{
    float worth = phw_reading_worth(reading->symbols, reading->count);
    result->last_worth = worth;
    if (!phw_result_is_beaten(result, look, worth))
        return PHW_OK;
    /* Narrowed signs are as narrow as letters: what was seen before counts. */
    bool signs = worth < BELIEVED &&
                 (look->squeeze < 1
                      ? result->signs
                      : phw_strip_is_signs(strip->pixels, PHW_STRIP_TEXT * (double)look->size));
    phw_symbol *copy = malloc((reading->count + 1) * sizeof *copy);
    if (!copy)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for what was read");
    if (reading->count)
        memcpy(copy, reading->symbols, reading->count * sizeof *copy);
    free(result->symbols);
    *result = (phw_result){.tried = true,
                           .symbols = copy,
                           .count = reading->count,
                           .confidence = reading->confidence,
                           .worth = worth,
                           .last_worth = worth,
                           .look = *look,
                           .frame = strip->frame,
                           .text = strip->text,
                           .width = strip->pixels->width,
                           .lean = strip->lean,
                           .pitch = strip->pitch,
                           .bend = strip->bend,
                           .signs = signs};
    return PHW_OK;
}

void phw_result_done(phw_result *result)
{
    free(result->symbols);
    *result = (phw_result){0};
}

/* A phrase of names stands there by a measure of its own, stricter than that of a line. */
static bool has_phrase(const phw_result *result)
{
    for (size_t i = 0; i < result->count; i++)
        if (result->symbols[i].mended)
            return true;
    return false;
}

static phw_line_state state_of(const phw_result *result, const phw_line *line)
{
    if (!result->tried)
        return line->state == PHW_LINE_NOISE ? PHW_LINE_NOISE : PHW_LINE_SKIPPED;
    if (result->count && result->worth >= (has_phrase(result) ? GUESSED : BELIEVED))
        return PHW_LINE_READ;
    const double heights = phw_quad_width(&line->quad) / line->height;
    bool is_long = heights > LONG_TEXT;
    return result->worth < TEXTURE || (!is_long && result->count < 4) || result->signs ||
                   is_row_of_signs(result) ||
                   (line->height >= SPARSE_LEAST && heights > SPARSE * (double)result->count)
               ? PHW_LINE_NOISE
               : PHW_LINE_UNREAD;
}

/* Pixels by which a bent line runs below its band. @p at  0 … 1 of its length. */
static double sag_at(const phw_result *result, double at)
{
    double t = 2 * at - 1;
    return result->bend * (0.5 - t * t);
}

static phw_quad part_of(const phw_result *result, int left, int right)
{
    double text = phw_quad_width(&result->text), frame = phw_quad_width(&result->frame);
    double margin = (frame - text) / 2, step = frame / result->width;
    double from = (left * step - margin) / text, to = (right * step - margin) / text;
    phw_quad part = phw_quad_slice(&result->text, from, to);
    if (result->bend == 0)
        return part;
    double a = sag_at(result, from), b = sag_at(result, to);
    double middle = from < 0.5 && to > 0.5 ? result->bend / 2 : a;
    return phw_quad_lower(&part, fmin(fmin(a, b), middle), fmax(fmax(a, b), middle));
}

/* A symbol of several code points shares its box among them. */
static size_t add_boxes(const phw_result *result, const phw_symbol *symbol, phw_quad *boxes)
{
    size_t count = phw_utf8_count(symbol->text, strlen(symbol->text));
    phw_quad whole = part_of(result, symbol->left, symbol->right);
    for (size_t i = 0; i < count; i++)
        boxes[i] =
            phw_quad_slice(&whole, (double)i / (double)count, (double)(i + 1) / (double)count);
    return count;
}

static phw_status emit_word(const phw_result *result, size_t first, size_t last, phw_page *page,
                            phw_error *error)
{
    char text[WORD_MAX * sizeof result->symbols->text + 1];
    phw_quad boxes[WORD_MAX * sizeof result->symbols->text];
    size_t length = 0, count = 0;
    float sum = 0;
    for (size_t i = first; i < last; i++) {
        size_t more = strlen(result->symbols[i].text);
        memcpy(text + length, result->symbols[i].text, more);
        length += more;
        count += add_boxes(result, &result->symbols[i], boxes + count);
        sum += result->symbols[i].confidence;
    }
    text[length] = '\0';
    phw_word word = {
        .text = text,
        .chars = boxes,
        .confidence = sum / (float)(last - first),
        .quad = part_of(result, result->symbols[first].left, result->symbols[last - 1].right)};
    return phw_page_add_word(page, &word, error);
}

phw_status phw_result_emit(const phw_result *result, const phw_line *line, size_t words,
                           phw_page *page, phw_error *error)
{
    phw_line added = *line;
    added.state = state_of(result, line);
    added.mirrored = line->mirrored != result->look.mirrored;
    if (result->tried) {
        added.quad = phw_quad_pad(&result->text, 0, fabs(result->bend) / 2);
        added.bend = result->bend;
        added.height = fmin(line->height, phw_quad_height(&result->text));
        added.angle = phw_quad_angle(&added.quad);
    }
    bool guessed = added.state != PHW_LINE_NOISE && result->tried && result->worth >= GUESSED;
    phw_status status = phw_page_add_line(page, &added, error);
    if (added.state == PHW_LINE_SKIPPED)
        page->complete = false;
    for (size_t first = 0, last; status == PHW_OK && guessed && first < result->count;
         first = last) {
        last = first + 1;
        while (last < result->count && last - first < WORD_MAX &&
               !result->symbols[last].starts_word)
            last++;
        if (page->word_count >= words) {
            page->complete = false;
            break;
        }
        status = emit_word(result, first, last, page, error);
    }
    return status;
}
