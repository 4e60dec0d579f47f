/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_words.h"

#include <math.h>

#include "base/geometry.h"
#include "mark/weak_ink.h"
#include "mark/weak_inside.h"

#define SURE_WORD 0.95F /* of words that nothing covers: a line of fine mosaic was read at 0.93 */
#define LESS_SURE 0.02F /* than the surest of its line: of fine mosaics 0.97 was read beside 1 */
#define SHORTEST 2.2    /* of a mosaic, in heights of the line */

/* In a camera's noise: of the grain of words that nothing covers, what was drawn has so much at
 * most; and a tilted line's rows, of whose height so much is left out above and below, are not a
 * mosaic's. */
#define DRAWN_GRAIN 0.6
#define WITHIN 0.25

/* Words side by side that the reader was sure of, or was not. */
typedef struct run {
    phw_box box;
    bool sure;
} run;

static phw_weak_strip strip_of(const phw_weak_words *w, const phw_box *box)
{
    return (phw_weak_strip){w->luma, box->left, box->top, box->right, box->bottom};
}

static double grain_in(const phw_weak_words *w, const phw_box *box)
{
    const phw_weak_box in = {(int)fmax(0, box->left), (int)fmax(0, box->top),
                             (int)fmin(w->luma->width, box->right),
                             (int)fmin(w->luma->height, box->bottom)};
    return phw_weak_grain_of(w->luma, &in);
}

/* How sure the words of a line are that nothing covers, at least. */
static float least_sure(const phw_weak_words *w, const phw_line *line)
{
    float best = 0;
    for (size_t i = 0; i < line->word_count; i++)
        best = fmaxf(best, w->page->words[line->first_word + i].confidence);
    return fmaxf(SURE_WORD, best - LESS_SURE);
}

/* The run of a line that begins with a word. @return the number of the word behind it. */
static size_t run_from(const phw_weak_words *w, const phw_line *line, size_t first, run *made)
{
    const float least = least_sure(w, line);
    size_t i = first;
    for (; i < line->word_count; i++) {
        const phw_word *word = &w->page->words[line->first_word + i];
        const phw_box here = phw_quad_bounds(&word->quad);
        const bool sure = word->confidence >= least;
        if (i == first)
            *made = (run){here, sure};
        else if (sure != made->sure)
            break;
        made->box = (phw_box){made->box.left, fmin(made->box.top, here.top), here.right,
                              fmax(made->box.bottom, here.bottom)};
    }
    return i;
}

static bool is_long(const phw_weak_words *w, const run *r)
{
    return r->box.right - r->box.left >= SHORTEST * w->line->height;
}

/* Whether a line has words of which the reader was not sure, enough for a mosaic. */
static bool has_unsure(const phw_weak_words *w)
{
    run r;
    for (size_t i = 0; i < w->line->word_count;) {
        i = run_from(w, w->line, i, &r);
        if (!r.sure && is_long(w, &r))
            return true;
    }
    return false;
}

/* The most grain of a line's words that were read surely and are no mosaic; 0 where there are none.
 */
static double grain_of_line(const phw_weak_words *w, const phw_line *line)
{
    double grain = 0;
    run r;
    for (size_t i = 0; i < line->word_count;) {
        i = run_from(w, line, i, &r);
        const phw_weak_strip strip = strip_of(w, &r.box);
        if (r.sure && is_long(w, &r) && (w->noisy || !phw_weak_is_mosaic_round(&strip)))
            grain = fmax(grain, grain_in(w, &r.box));
    }
    return grain;
}

/* … of the line's, or of those that stand in its row, such as its label. */
static double plain_grain(const phw_weak_words *w)
{
    const phw_box own = phw_quad_bounds(&w->line->quad);
    const double middle = (own.top + own.bottom) / 2;
    double grain = grain_of_line(w, w->line);
    for (size_t i = 0; grain <= 0 && i < w->page->line_count; i++) {
        const phw_box box = phw_quad_bounds(&w->page->lines[i].quad);
        if (w->page->lines[i].state == PHW_LINE_READ && box.top < middle && box.bottom > middle)
            grain = grain_of_line(w, &w->page->lines[i]);
    }
    return grain;
}

static bool is_mosaic(const phw_weak_words *w, const phw_box *box, double grain,
                      phw_weak_strip *part)
{
    const double within = WITHIN * (box->bottom - box->top);
    const phw_weak_strip strip = strip_of(w, box);
    phw_weak_strip inside = strip;
    inside.top += within;
    inside.bottom -= within;
    if (w->noisy && (grain_in(w, box) > DRAWN_GRAIN * grain || !phw_weak_is_mosaic(&inside)))
        return false;
    *part = w->noisy ? inside : strip;
    if (!w->noisy && !phw_weak_is_mosaic_round(&strip) &&
        !phw_weak_mosaic_part(&strip, SHORTEST * w->line->height, part))
        return false;
    return phw_weak_is_one_ink(w->colours, part);
}

size_t phw_weak_mosaics_of_words(const phw_weak_words *words,
                                 phw_weak_strip found[PHW_WEAK_WORDS_MOST])
{
    const double grain = has_unsure(words) ? plain_grain(words) : 0;
    size_t count = 0;
    run r;
    for (size_t i = 0; grain > 0 && i < words->line->word_count && count < PHW_WEAK_WORDS_MOST;) {
        i = run_from(words, words->line, i, &r);
        if (!r.sure && is_long(words, &r) && is_mosaic(words, &r.box, grain, &found[count]))
            count++;
    }
    return count;
}
