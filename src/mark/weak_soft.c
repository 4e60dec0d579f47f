/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_soft.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"

/* So much of the usual sharpness, and so much by itself, has a word that somebody blurred at most.
 * Blurred words that were read had 0.12 to 0.36 of it; of those on 25 real screens and 80 drawn
 * pages none that was read as surely and is as long had less than 0.5. */
#define SOFT 0.5
#define SOFTEST 0.42
#define RANGE 0.25  /* of the usual range, that it has at least */
#define READ 0.8F   /* so surely it was read: a picture is not */
#define LONG 1.1    /* heights of the line: in shorter ones strokes are few */
#define ACROSS 0.45 /* … and from row to row: letters that a program drew wide are sharp there */
#define OUTLIERS 0.01
#define SHARP 0.55 /* a page on which that can be told */

/* The step that most of a word's pixels are not above to the one below, of its range. */
static double steep_across(const phw_weak_strip *word, double range)
{
    size_t steps[256] = {0}, count = 0;
    const int right = (int)fmin(word->luma->width, word->right);
    const int bottom = (int)fmin(word->luma->height, word->bottom);
    for (int y = (int)fmax(0, word->top); y + 1 < bottom; y++) {
        const uint8_t *row = phw_image_row(word->luma, (uint32_t)y);
        const uint8_t *below = phw_image_row(word->luma, (uint32_t)y + 1);
        for (int x = (int)fmax(0, word->left); x < right; x++, count++)
            steps[abs(below[x] - row[x])]++;
    }
    return count ? phw_weak_level_below(steps, count, 1 - OUTLIERS) / range : 1;
}

static bool is_soft(const phw_weak_cover_place *place, const phw_word *word, const phw_box *box)
{
    const double high = box->bottom - box->top;
    if (word->confidence < READ || box->right - box->left < LONG * high)
        return false;
    const phw_weak_strip strip = {place->strip.luma, box->left, box->top, box->right, box->bottom};
    const phw_weak_look look = phw_weak_look_at(&strip);
    return look.range >= RANGE * place->usual_range && look.sharpness > 0 &&
           look.sharpness <= SOFTEST && look.sharpness <= SOFT * place->usual_sharpness &&
           steep_across(&strip, look.range) <= ACROSS;
}

bool phw_weak_reads_softly(const phw_weak_cover_place *place, const phw_page *page,
                           const phw_line *line, phw_weak_strip *found)
{
    phw_box soft = {0};
    bool some = false;
    for (size_t i = 0; place->usual_sharpness >= SHARP && i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        const phw_box box = phw_quad_bounds(&word->quad);
        if (!is_soft(place, word, &box)) {
            if (some)
                break;
            continue;
        }
        soft = some ? (phw_box){soft.left, fmin(soft.top, box.top), box.right,
                                fmax(soft.bottom, box.bottom)}
                    : box;
        some = true;
    }
    if (!some || soft.right - soft.left < PHW_WEAK_SHORTEST * line->height)
        return false;
    *found = (phw_weak_strip){place->strip.luma, soft.left, soft.top, soft.right, soft.bottom};
    return true;
}
