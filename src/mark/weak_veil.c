/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_veil.h"

#include <math.h>

#include "base/median.h"
#include "mark/weak_beside.h"
#include "mark/weak_inside.h"

/* Grain of a page's paper, and of its words' grounds, in which what has less can be told. */
#define NOISY 1.3
#define NOISIEST 16.0 /* more is the grid of a screen that was photographed */

/* Of the usual range: letters that nothing covers have so much at least, and those under a cover so
 * much at most; levels that they have at least. */
#define PLAIN 0.7
#define VEILED 0.55
#define LEAST 10.0

/* A ground under a cover has at most so much of the grain of others, more than the share of the
 * letters that shines through, and in all. */
#define GRAIN_MORE 0.08
#define GRAIN_MOST 0.65
#define GRAIN_ROUND 0.75 /* of the paper's above and below: some parts have less than others */

/* What lies so far on the letters' side of a ground is none of it: of their height above it, and of
 * the paper's grain, whichever is more. */
#define GROUND_OFF 0.3
#define GROUND_GRAINS 2.0

#define PAPER_FROM 0.6 /* heights of a word above and below it: paper that no cover reaches */

#define LOWEST 14.0  /* words, pixels: lower ones have no halves */
#define SHORTEST 2.2 /* heights of the line, of all the words under one cover */
#define ROUND 0.2    /* heights of the line round them: a cover ends outside of its letters */
#define GROUNDS_MOST 256

/* How far letters are off their ground, and its level. */
typedef struct look {
    double strokes, ground;
} look;

static look look_at(const phw_weak_veil *v, const phw_weak_box *box)
{
    if (phw_weak_box_is_empty(box))
        return (look){0, 0};
    const phw_weak_inside in = phw_weak_levels_inside(v->luma, box);
    return (look){v->dark ? in.darker : in.lighter, in.ground};
}

/* What grain the ground of letters has. */
static double grain_of(const phw_weak_veil *v, const phw_weak_box *box, const look *seen)
{
    const double off = fmax(GROUND_OFF * seen->strokes, GROUND_GRAINS * v->usual_grain);
    return phw_weak_box_is_empty(box)
               ? 0
               : phw_weak_ground_of(v->luma, box, v->dark ? seen->ground - off : 0,
                                    v->dark ? UINT8_MAX : seen->ground + off, 0)
                     .grain;
}

static phw_weak_box box_of(const phw_weak_veil *v, const phw_word *word)
{
    const phw_box b = phw_quad_bounds(&word->quad);
    return (phw_weak_box){(int)fmax(0, b.left), (int)fmax(0, b.top),
                          (int)fmin(v->luma->width, b.right), (int)fmin(v->luma->height, b.bottom)};
}

/* The grain of the grounds of a line's words that nothing covers. @return how many there are now.
 */
static size_t add_grounds(const phw_weak_veil *v, const phw_line *line, size_t count,
                          double grounds[GROUNDS_MOST])
{
    for (size_t i = 0; i < line->word_count && count < GROUNDS_MOST; i++) {
        const phw_weak_box box = box_of(v, &v->page->words[line->first_word + i]);
        const look seen = look_at(v, &box);
        if (seen.strokes >= PLAIN * v->usual_range)
            grounds[count++] = grain_of(v, &box, &seen);
    }
    return count;
}

/* … of all lines of the page: a longer page's first ones. */
static double grain_of_page(const phw_weak_veil *v)
{
    double grounds[GROUNDS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < v->page->line_count; i++)
        if (v->page->lines[i].state == PHW_LINE_READ && phw_weak_is_level(&v->page->lines[i]))
            count = add_grounds(v, &v->page->lines[i], count, grounds);
    return phw_median(grounds, count);
}

/* The grain of the paper above and below a word, but for what is written there. */
static double grain_round(const phw_weak_veil *v, const phw_weak_box *box)
{
    const int high = box->bottom - box->top, off = (int)(PAPER_FROM * high);
    double most = 0;
    for (int side = -1; side <= 1; side += 2) {
        const int top = side < 0 ? box->top - off - high / 2 : box->bottom + off;
        const phw_weak_box paper = {(int)fmax(0, box->left - high), (int)fmax(0, top),
                                    (int)fmin(v->luma->width, box->right + high),
                                    (int)fmin(v->luma->height, top + high / 2)};
        if (paper.top >= paper.bottom)
            continue;
        const look seen = look_at(v, &paper);
        most = fmax(most, grain_of(v, &paper, &seen));
    }
    return most;
}

/* Whether one part of a word is under a cover. */
static bool is_part_veiled(const phw_weak_veil *v, const phw_weak_box *box, double grain)
{
    const look seen = look_at(v, box);
    const double shown = seen.strokes / v->usual_range;
    return seen.strokes >= LEAST && shown <= VEILED &&
           grain_of(v, box, &seen) <= fmin(GRAIN_MOST, shown + GRAIN_MORE) * grain;
}

static bool is_veiled(const phw_weak_veil *v, const phw_word *word, double grain)
{
    const phw_weak_box box = box_of(v, word);
    const int middle = (box.top + box.bottom) / 2;
    const phw_weak_box upper = {box.left, box.top, box.right, middle};
    const phw_weak_box lower = {box.left, middle, box.right, box.bottom};
    if (box.bottom - box.top < LOWEST)
        return false;
    const bool veiled_above = is_part_veiled(v, &upper, grain);
    if (!veiled_above && !is_part_veiled(v, &lower, grain))
        return false;
    const phw_weak_box *part = veiled_above ? &upper : &lower;
    const look seen = look_at(v, part);
    return grain_of(v, part, &seen) <= GRAIN_ROUND * grain_round(v, &box);
}

/* Whether one half of a word has the strokes of what is under a cover: hardly any has, and no grain
 * needs to be measured then. */
static bool may_be_veiled(const phw_weak_veil *v, const phw_word *word)
{
    const phw_weak_box box = box_of(v, word);
    const int middle = (box.top + box.bottom) / 2;
    const phw_weak_box halves[] = {{box.left, box.top, box.right, middle},
                                   {box.left, middle, box.right, box.bottom}};
    for (int i = 0; i < 2 && box.bottom - box.top >= LOWEST; i++) {
        const double strokes = look_at(v, &halves[i]).strokes;
        if (strokes >= LEAST && strokes / v->usual_range <= VEILED)
            return true;
    }
    return false;
}

static bool has_veiled(const phw_weak_veil *v, const phw_line *line)
{
    for (size_t i = 0; i < line->word_count; i++)
        if (may_be_veiled(v, &v->page->words[line->first_word + i]))
            return true;
    return false;
}

static size_t add_veil(const phw_line *line, phw_box box, size_t count,
                       phw_box found[PHW_WEAK_VEILS_MOST])
{
    const double round = ROUND * line->height;
    if (box.right - box.left >= SHORTEST * line->height && count < PHW_WEAK_VEILS_MOST)
        found[count++] =
            (phw_box){box.left - round, box.top - round, box.right + round, box.bottom + round};
    return count;
}

size_t phw_weak_veils_find(const phw_weak_veil *v, const phw_line *line, double *grain,
                           phw_box found[PHW_WEAK_VEILS_MOST])
{
    double grounds[GROUNDS_MOST];
    size_t count = 0;
    if (v->usual_grain < NOISY || !has_veiled(v, line))
        return 0;
    const size_t own = add_grounds(v, line, 0, grounds);
    if (own == 0 && *grain < 0)
        *grain = grain_of_page(v);
    const double plain = own ? phw_median(grounds, own) : *grain;
    bool goes_on = false;
    phw_box box = {0, 0, 0, 0};
    for (size_t i = 0; plain >= NOISY && plain <= NOISIEST && i < line->word_count; i++) {
        const phw_word *word = &v->page->words[line->first_word + i];
        const phw_box here = phw_quad_bounds(&word->quad);
        if (!is_veiled(v, word, plain)) {
            count = goes_on ? add_veil(line, box, count, found) : count;
            goes_on = false;
        } else if (goes_on) {
            box = (phw_box){box.left, fmin(box.top, here.top), here.right,
                            fmax(box.bottom, here.bottom)};
        } else {
            box = here;
            goes_on = true;
        }
    }
    return goes_on ? add_veil(line, box, count, found) : count;
}
