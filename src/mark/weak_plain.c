/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_plain.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mark/weak_inside.h"
#include "model/model.h"

#define SURE 0.8F        /* of a word that was read */
#define EVERYDAY 3.0F    /* uses per million words */
#define SMALL 10.0F      /* times as often a name, where it is written small */
#define PLAIN_SHARE 0.67 /* of the letters, at least */
#define FEWEST 3         /* letters of such words */
#define DIGITS 5         /* of a number of somebody's: a price has fewer */
#define WIDEST 1.8       /* of a letter, in heights of its line */
#define SPAN 0.6         /* from the first to the last, of the cover but for its ends, */
#define ENDS 2.0         /* which are so long together, in its heights */
#define KEY_ROOM 64

/* A marker goes on as far as its level does, grey levels, in two rows so far within it, but for so
 * much, in its heights. */
#define SAME 12.0
#define EDGE 0.15
#define BRIDGED 0.3

/* Nothing is written where the middle rows are within so many grey levels of the ground, so far off
 * the ends, pixels; and those are so far off the upper and the lower edge, in heights. */
#define BLANK 6.0
#define FRAME 2.0
#define ROWS 0.2

static bool has_digit(const phw_word *word)
{
    for (size_t i = 0; i < word->length; i++)
        if (isdigit((unsigned char)word->text[i]))
            return true;
    return false;
}

/* People per million of a name; 0: there are none. */
static float named_so(const struct phw_models *models, const char *key, size_t used)
{
    float named = 0;
    phw_entry name;
    if (phw_models_lookup(models, PHW_TABLE_FORENAMES, key, used, &name))
        named = name.weight;
    if (phw_models_lookup(models, PHW_TABLE_SURNAMES, key, used, &name))
        named = fmaxf(named, name.weight);
    return named;
}

/* Whether a folded word is more often used than people are called so. @param small  it is written
 * so. */
static bool is_used(const struct phw_models *models, const char *key, size_t used, bool small)
{
    phw_entry use;
    return phw_models_lookup(models, PHW_TABLE_WORDS, key, used, &use) && use.weight >= EVERYDAY &&
           use.weight * (small ? SMALL : 1) >= named_so(models, key, used);
}

static bool is_everyday(const struct phw_models *models, const phw_word *word)
{
    char key[KEY_ROOM];
    size_t used = phw_models_fold(word->text, word->length, key, sizeof key);
    while (used > 0 && ispunct((unsigned char)key[used - 1])) /* "late?" */
        used--;
    return is_used(models, key, used, islower((unsigned char)word->text[0]));
}

/* Whether a part of a word, "(Okoro" or "Marsh," of "(Okoro-Marsh,", is a name more often than a
 * word; or it has a number or an address in it. */
static bool is_somebodys(const struct phw_models *models, const phw_word *word)
{
    char key[KEY_ROOM];
    size_t digits = 0;
    for (size_t i = 0; i < word->length; i++)
        digits += isdigit((unsigned char)word->text[i]) != 0;
    if (digits >= DIGITS || memchr(word->text, '@', word->length))
        return true;
    const bool small = islower((unsigned char)word->text[0]);
    const size_t used = phw_models_fold(word->text, word->length, key, sizeof key);
    for (size_t from = 0, to; from < used; from = to) {
        for (to = from; to < used && key[to] != ' ' && !ispunct((unsigned char)key[to]);)
            to++;
        if (named_so(models, key + from, to - from) > 0 &&
            !is_used(models, key + from, to - from, small))
            return true;
        to += to < used;
    }
    return false;
}

/* How many of a word's letters lie in a box: one over which the reader went on is wider than
 * letters are, and tells of nothing. @param[out] span  made to hold them: left and right, pixels.
 */
static size_t letters_in(const phw_page *page, const phw_word *word, const phw_box *box,
                         phw_point *span)
{
    const double widest = WIDEST * page->lines[word->line].height;
    size_t count = 0;
    for (size_t i = 0; i < word->char_count; i++) {
        const phw_box letter = phw_quad_bounds(&word->chars[i]);
        const double x = (letter.left + letter.right) / 2, y = (letter.top + letter.bottom) / 2;
        if (x < box->left || x > box->right || y < box->top || y > box->bottom ||
            letter.right - letter.left > widest)
            continue;
        *span = (phw_point){fmin(span->x, letter.left), fmax(span->y, letter.right)};
        count++;
    }
    return count;
}

/* Follows a level along two rows of a marker, over letters that reach into them. @return the last
 * column that has it. */
static int follow(const phw_image *luma, const phw_box *box, int from, int way, double ground)
{
    const double high = box->bottom - box->top;
    const uint8_t *upper = phw_image_row(luma, (uint32_t)(box->top + EDGE * high));
    const uint8_t *lower = phw_image_row(luma, (uint32_t)(box->bottom - EDGE * high));
    int last = from;
    for (int x = from; x >= 0 && x < (int)luma->width && abs(x - last) <= BRIDGED * high; x += way)
        if (fabs(upper[x] - ground) <= SAME && fabs(lower[x] - ground) <= SAME)
            last = x;
    return last;
}

phw_box phw_weak_marker_round(const phw_image *luma, phw_box box)
{
    const phw_weak_box in = {(int)fmax(0, box.left), (int)fmax(0, box.top),
                             (int)fmin(luma->width, box.right),
                             (int)fmin(luma->height, box.bottom)};
    if (phw_weak_box_is_empty(&in))
        return box;
    const int high = in.bottom - in.top;
    const phw_weak_box above = {in.left, in.top - 2 * high > 0 ? in.top - 2 * high : 0, in.right,
                                in.top - high / 2};
    const phw_box whole = {in.left, in.top, in.right, in.bottom};
    const double ground = phw_weak_levels_inside(luma, &in).ground;
    if (above.bottom <= above.top ||
        fabs(phw_weak_levels_inside(luma, &above).ground - ground) < 2 * SAME)
        return box;
    box.left = fmin(box.left, follow(luma, &whole, in.left, -1, ground));
    box.right = fmax(box.right, follow(luma, &whole, in.right - 1, 1, ground) + 1);
    return box;
}

/* Whether a column has something in its middle rows that is no ground. */
static bool has_mark(const phw_image *luma, int x, const phw_weak_box *rows, double ground)
{
    for (int y = rows->top; y < rows->bottom; y++)
        if (fabs(phw_image_row(luma, (uint32_t)y)[x] - ground) >= BLANK)
            return true;
    return false;
}

phw_box phw_weak_marker_written(const phw_image *luma, phw_box box)
{
    const double high = box.bottom - box.top, inset = fmax(FRAME, EDGE * high);
    const phw_weak_box in = {(int)fmax(0, box.left + inset), (int)fmax(0, box.top + ROWS * high),
                             (int)fmin(luma->width, box.right - inset),
                             (int)fmin(luma->height, box.bottom - ROWS * high)};
    if (phw_weak_box_is_empty(&in))
        return box;
    const double ground = phw_weak_levels_inside(luma, &in).ground;
    int first = in.left, last = in.right - 1;
    while (first < last && !has_mark(luma, first, &in, ground))
        first++;
    while (last > first && !has_mark(luma, last, &in, ground))
        last--;
    if (first == last)
        return box;
    box.left = fmax(box.left, first - ENDS / 2 * high);
    box.right = fmin(box.right, last + 1 + ENDS / 2 * high);
    return box;
}

bool phw_weak_reads_plain(const phw_page *page, const struct phw_models *models, phw_box box)
{
    size_t plain = 0, all = 0;
    phw_point span = {INFINITY, 0};
    for (size_t i = 0; models && i < page->word_count; i++) {
        const phw_word *word = &page->words[i];
        phw_point with = span;
        const size_t letters = letters_in(page, word, &box, &with);
        if (letters > 0 && has_digit(word))
            return false;
        all += letters;
        if (letters == 0 || word->confidence < SURE || !is_everyday(models, word))
            continue;
        plain += letters;
        span = with;
    }
    const double within = box.right - box.left - ENDS * (box.bottom - box.top);
    return plain >= FEWEST && (double)plain >= PLAIN_SHARE * (double)all &&
           span.y - span.x >= SPAN * within;
}

bool phw_weak_reads_somebody(const phw_page *page, const struct phw_models *models, phw_box box)
{
    for (size_t i = 0; models && i < page->word_count; i++) {
        const phw_word *word = &page->words[i];
        phw_point span = {INFINITY, 0};
        if (word->confidence >= SURE && letters_in(page, word, &box, &span) >= FEWEST &&
            is_somebodys(models, word))
            return true;
    }
    return false;
}
