/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/text_place.h"

#include <math.h>

#include "base/geometry.h"

/* Words so sure and so long count. */
#define WORD_SURE 0.7F
#define WORD_LEAST 3U
/* Nowhere across or down the place is there none for so much of its shorter side: a code beside its
 * caption has room there. */
#define FREE_MOST 0.5
#define SLOTS 64 /* across and down */

/* Marks the slots from @p from to @p to, 0 … 1. */
static void mark_slots(bool slots[SLOTS], double from, double to)
{
    const double last = fmin(to * SLOTS, SLOTS);
    for (int i = (int)fmin(fmax(from * SLOTS, 0), SLOTS); i < last; i++)
        slots[i] = true;
}

/* The longest row of slots that are not marked, as a share of all. */
static double longest_free(const bool slots[SLOTS])
{
    int longest = 0, free = 0;
    for (int i = 0; i < SLOTS; i++) {
        free = slots[i] ? 0 : free + 1;
        longest = free > longest ? free : longest;
    }
    return (double)longest / SLOTS;
}

bool phw_place_is_text(const phw_page *page, const phw_quad *place)
{
    const phw_quad whole = phw_quad_from_box((phw_box){0, 0, 1, 1});
    const double width = phw_quad_width(place), height = phw_quad_height(place);
    bool across[SLOTS] = {false}, down[SLOTS] = {false};
    phw_homography map;
    if (!phw_homography_from_quads(place, &whole, &map))
        return false;
    for (size_t i = 0; i < page->word_count; i++) {
        const phw_word *word = &page->words[i];
        if (word->confidence < WORD_SURE || word->length < WORD_LEAST ||
            !phw_quad_contains(place, phw_quad_centre(&word->quad)))
            continue;
        phw_quad quad;
        for (int k = 0; k < 4; k++)
            quad.corner[k] = phw_homography_apply(&map, word->quad.corner[k]);
        phw_box box = phw_quad_bounds(&quad);
        mark_slots(across, box.left, box.right);
        mark_slots(down, box.top, box.bottom);
    }
    const double most = FREE_MOST * fmin(width, height);
    return longest_free(across) * width <= most && longest_free(down) * height <= most;
}
