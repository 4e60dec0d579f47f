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

/* What stands so close before a line, in its heights, was written in it: a message in a bubble
 * stands at no margin. So many grey levels, and of the usual range. */
#define CLOSE_FROM 0.15
#define CLOSE_TO 1.0
#define CLOSE_LEAST 12.0
#define CLOSE_RANGE 0.1

#define WIDEST 1.8 /* of a letter, in heights of its line */

/* A gap's paper is seen so far above and below it, in its heights, within so many grey levels; so
 * much that has another is worth a second look. */
#define ROUND_GAP 0.35
#define SAME_PAPER 8.0
#define CLIPPED 1.5

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
    bool drawn; /* a screen's own picture */
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
    const phw_box before = {r->box.left - CLOSE_TO * h, r->box.top, r->box.left - CLOSE_FROM * h,
                            r->box.bottom};
    const bool stands = r->drawn && phw_weak_range_of(r->luma, &before) >=
                                        fmax(CLOSE_LEAST, CLOSE_RANGE * r->usual_range);
    double margin = stands ? fmax(0, r->box.left - LONGEST * h) : r->box.left;
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
                          double usual_range, bool drawn, phw_weak_gap gaps[PHW_WEAK_GAPS_MOST])
{
    const double h = page->lines[line].height;
    row r = {.luma = luma,
             .page = page,
             .line = &page->lines[line],
             .box = phw_quad_bounds(&page->lines[line].quad),
             .usual_range = usual_range,
             .drawn = drawn};
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

bool phw_weak_gap_on_paper(const phw_image *luma, phw_weak_gap *gap, double paper)
{
    const double high = gap->box.bottom - gap->box.top, off = ROUND_GAP * high;
    const int upper = (int)(gap->box.top - off), lower = (int)(gap->box.bottom + off);
    if (upper < 0 || lower >= (int)luma->height || gap->box.left < 0)
        return false;
    const uint8_t *above = phw_image_row(luma, (uint32_t)upper);
    const uint8_t *below = phw_image_row(luma, (uint32_t)lower);
    const double right_most = fmin(luma->width, gap->box.right);
    int left = (int)gap->box.left, right = (int)right_most;
    while (left < right &&
           (fabs(above[left] - paper) > SAME_PAPER || fabs(below[left] - paper) > SAME_PAPER))
        left++;
    while (right > left && (fabs(above[right - 1] - paper) > SAME_PAPER ||
                            fabs(below[right - 1] - paper) > SAME_PAPER))
        right--;
    if (left - gap->box.left + right_most - right < CLIPPED * high)
        return false;
    gap->box.left = left;
    gap->box.right = right;
    gap->right_most = right < right_most ? right : gap->right_most;
    return true;
}
