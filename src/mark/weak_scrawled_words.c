/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_scrawled_words.h"

#include <math.h>

#include "base/geometry.h"
#include "mark/weak_scrawl.h"

/* Ink is so far off the paper, of the usual range; a scribble has so much of it in the middle of a
 * row, of whose height the middle is so much: letters have 0.2 to 0.3, bold ones more. */
#define INK_OFF 0.5
#define DENSE 0.34
#define MIDDLE 0.5
#define STEP 2 /* pixels between those that are looked at */
/* A reader is as sure as that of words that nothing lies over; of 30 scribbles it made words of it
 * was so sure of 4. */
#define SURE 0.95F
#define ROUND 1.0 /* heights beside words, where their paper is looked for */

static bool is_dense(const phw_weak_cover_place *place, const phw_box *word, double paper)
{
    const phw_image *luma = place->strip.luma;
    const double high = place->strip.bottom - place->strip.top;
    const double middle = (place->strip.top + place->strip.bottom) / 2;
    const double off = INK_OFF * place->usual_range;
    const int limit = (int)(place->dark ? paper - off : paper + off);
    const int left = (int)fmax(0, word->left), right = (int)fmin(luma->width, word->right);
    const int bottom = (int)fmin(luma->height, middle + MIDDLE / 2 * high);
    int ink = 0, all = 0;
    for (int y = (int)fmax(0, middle - MIDDLE / 2 * high); y < bottom; y += STEP) {
        const uint8_t *levels = phw_image_row(luma, (uint32_t)y);
        for (int x = left; x < right; x += STEP, all++)
            ink += place->dark ? levels[x] <= limit : levels[x] >= limit;
    }
    return all > 0 && ink >= DENSE * all;
}

static bool is_scrawled(const phw_weak_cover_place *place, const phw_box *words,
                        phw_weak_strip *found)
{
    const phw_image *luma = place->strip.luma;
    const double round = ROUND * (place->strip.bottom - place->strip.top);
    const phw_weak_box run = {(int)fmax(0, words->left), (int)fmax(0, place->strip.top),
                              (int)fmin(luma->width, words->right),
                              (int)fmin(luma->height, place->strip.bottom)};
    phw_weak_cover_place own = *place;
    phw_weak_row row;
    phw_weak_box all;
    own.strip.left = words->left - round;
    own.strip.right = words->right + round;
    if (phw_weak_box_is_empty(&run) || !phw_weak_row_open(&own, &row) ||
        !phw_weak_is_scrawled(&row, &run, &all))
        return false;
    *found = (phw_weak_strip){luma, all.left, all.top, all.right, all.bottom};
    return true;
}

size_t phw_weak_scrawled_words(const phw_page *page, const phw_line *line,
                               const phw_weak_cover_place *place, double paper,
                               phw_weak_strip found[PHW_WEAK_SCRAWLED_MOST])
{
    size_t count = 0;
    bool dense = false;
    phw_box words = {0};
    for (size_t i = 0; i <= line->word_count && count < PHW_WEAK_SCRAWLED_MOST; i++) {
        const phw_word *word = i < line->word_count ? &page->words[line->first_word + i] : NULL;
        const phw_box box = word ? phw_quad_bounds(&word->quad) : words;
        const bool more = word && word->confidence < SURE && is_dense(place, &box, paper);
        if (more && !dense)
            words = box;
        if (more)
            words.right = fmax(words.right, box.right);
        if (dense && !more)
            count += is_scrawled(place, &words, &found[count]);
        dense = more;
    }
    return count;
}
