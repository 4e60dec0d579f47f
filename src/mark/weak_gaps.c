/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_gaps.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "mark/weak_run.h"

/* In heights of the line: how far off a word a gap begins, and how long it is at most where no word
 * ends it. */
#define GAP 0.30
#define LONGEST 14.0
#define NEAR 6.0        /* how far up and down a page's margin is looked for */
#define LONGER 12.0     /* what is longer still may go on to here */
#define MARGIN_FAR 24.0 /* a name in large letters before small ones is long */

/* A word that is plainly written: so sure, and of the usual range so much. */
#define SURE 0.88
#define PLAIN_RANGE 0.55

#define LETTER_RANGE 0.25 /* and a letter of it, so much */

#define WIDEST 1.8 /* of a letter, in heights of its line */

#define WORDS_MOST 96 /* of a row */

/* A word, as the row has it. */
typedef struct part {
    double left, right;
    bool own; /* of the line itself */
} part;

typedef struct row {
    const phw_image *luma;
    const phw_page *page;
    const phw_line *line;
    phw_box box; /* of the line */
    double usual_range;
    part parts[WORDS_MOST];
    size_t count;
} row;

static bool crosses(const phw_box *box, double y)
{
    return box->top < y && box->bottom > y;
}

double phw_weak_range_of(const phw_image *luma, const phw_box *box)
{
    int least = UINT8_MAX, most = 0;
    for (int i = 1; i <= 3; i++) {
        const double y = box->top + i * (box->bottom - box->top) / 4;
        if (y < 0 || y >= luma->height)
            continue;
        const uint8_t *levels = phw_image_row(luma, (uint32_t)y);
        for (uint32_t x = (uint32_t)fmax(0, box->left); x < luma->width && x < box->right; x++) {
            least = levels[x] < least ? levels[x] : least;
            most = levels[x] > most ? levels[x] : most;
        }
    }
    return most - least;
}

static void add_part(row *r, const phw_line *line, double left, double right)
{
    if (r->count < WORDS_MOST)
        r->parts[r->count++] = (part){left, right, line == r->line};
}

/* The letters of a word; where one is wider than any letter, or hardly differs from its paper, the
 * reader went over something. */
static void add_letters(row *r, const phw_line *line, const phw_word *word)
{
    const double widest = WIDEST * line->height;
    phw_box from = phw_quad_bounds(&word->quad);
    double left = from.left;
    for (size_t i = 0; i < word->char_count; i++) {
        const phw_box letter = phw_quad_bounds(&word->chars[i]);
        if (letter.right - letter.left < widest &&
            phw_weak_range_of(r->luma, &letter) >= LETTER_RANGE * r->usual_range)
            continue;
        if (letter.left > left)
            add_part(r, line, left, letter.left);
        left = letter.right;
    }
    if (from.right > left)
        add_part(r, line, left, from.right);
}

static void add_words(row *r, const phw_line *line)
{
    const double reach = LONGEST * r->line->height;
    for (size_t i = 0; i < line->word_count; i++) {
        const phw_word *word = &r->page->words[line->first_word + i];
        const phw_box box = phw_quad_bounds(&word->quad);
        if (box.right > r->box.left - reach && box.left < r->box.right + reach &&
            word->confidence >= SURE &&
            phw_weak_range_of(r->luma, &box) >= PLAIN_RANGE * r->usual_range)
            add_letters(r, line, word);
    }
}

static int by_left(const void *a, const void *b)
{
    const double x = ((const part *)a)->left, y = ((const part *)b)->left;
    return (x > y) - (x < y);
}

static void find_words(row *r)
{
    const double middle = (r->box.top + r->box.bottom) / 2;
    for (size_t i = 0; i < r->page->line_count; i++) {
        const phw_line *line = &r->page->lines[i];
        if (line->state != PHW_LINE_READ && line != r->line)
            continue;
        const phw_box box = phw_quad_bounds(&line->quad);
        if (line == r->line || crosses(&box, middle))
            add_words(r, line);
    }
    qsort(r->parts, r->count, sizeof r->parts[0], by_left);
}

/* Where the text round a line begins: what was covered at a line's own beginning stood there. */
static double margin_of(const row *r)
{
    const double h = r->line->height;
    double margin = r->box.left;
    for (size_t i = 0; i < r->page->line_count; i++) {
        const phw_line *line = &r->page->lines[i];
        if (line->state != PHW_LINE_READ || line->plane != r->line->plane)
            continue;
        const phw_box box = phw_quad_bounds(&line->quad);
        if (box.left >= r->box.left - MARGIN_FAR * h && box.bottom >= r->box.top - NEAR * h &&
            box.top <= r->box.bottom + NEAR * h)
            margin = fmin(margin, box.left);
    }
    return margin;
}

size_t phw_weak_gaps_find(const phw_image *luma, const phw_page *page, size_t line,
                          double usual_range, phw_weak_gap gaps[PHW_WEAK_GAPS_MOST])
{
    const double h = page->lines[line].height;
    row r = {.luma = luma,
             .page = page,
             .line = &page->lines[line],
             .box = phw_quad_bounds(&page->lines[line].quad),
             .usual_range = usual_range};
    size_t count = 0;
    find_words(&r);
    double from = fmax(0, margin_of(&r) - GAP * h);
    bool own = true; /* whether this line is to tell of what comes */
    for (size_t i = 0; i <= r.count && count < PHW_WEAK_GAPS_MOST; i++) {
        const bool last = i == r.count;
        const double to = last ? fmin(luma->width, fmax(from, r.box.right) + LONGEST * h)
                               : r.parts[i].left - GAP * h;
        const double most = last ? fmin(luma->width, to + LONGER * h) : to;
        /* Before the first word the line that owns it tells. */
        own = i == 0 && !last ? r.parts[0].own : own;
        if (own && to - from >= PHW_WEAK_SHORTEST * h)
            gaps[count++] = (phw_weak_gap){{from, r.box.top, to, r.box.bottom}, most};
        if (!last) {
            from = fmax(from, r.parts[i].right + GAP * h);
            own = r.parts[i].own;
        }
    }
    return count;
}
