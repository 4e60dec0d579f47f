/* SPDX-License-Identifier: Apache-2.0 */
/* Programs that lessen a picture's colours leave one twice, and what they draw with either
 * everybody sees: it ends at other colours. What was hidden ends where nobody sees it. */
#include "image/twin_edges.h"

#include <string.h>

/* Where so many times more edges of twins are seen than are not, the palette has them by chance,
 * and only what is so near to one that is not may be hidden: half a thick stroke of a letter. */
#define SEEN_MORE 2
#define NEAR 4 /* pixels */

typedef struct families {
    uint8_t first[PHW_PNG_PALETTE_MAX]; /* the first entry of its colour */
    bool twin[PHW_PNG_PALETTE_MAX];     /* others have its colour */
} families;

bool phw_twins_are(const phw_png_samples *samples, size_t a, size_t b)
{
    return memcmp(samples->palette[a], samples->palette[b], 3) == 0 &&
           samples->opacity[a] == samples->opacity[b];
}

static families find_families(const phw_png_samples *samples, const bool *used)
{
    families of = {{0}, {false}};
    for (size_t i = 0; i < PHW_PNG_PALETTE_MAX; i++) {
        size_t first = 0;
        while (first < i && !(used[first] && phw_twins_are(samples, first, i)))
            first++;
        of.first[i] = (uint8_t)first;
        of.twin[i] = used[i] && first < i;
        of.twin[first] |= of.twin[i];
    }
    return of;
}

/* Marks neighbours of one colour that have two entries with 0. @return how many more edges of twins
 * are seen. */
static int64_t mark_unseen(const phw_png_samples *samples, const families *of, uint8_t *off)
{
    const size_t width = samples->width, pixels = width * samples->height;
    int64_t seen = 0, unseen = 0;
    for (size_t i = 0; i < 2 * pixels; i++) { /* the neighbours to the right, and below */
        const size_t at = i / 2, next = at + (i % 2 ? 1 : width);
        if (next >= pixels || (i % 2 && next % width == 0))
            continue;
        const uint8_t one = samples->pixels[at], other = samples->pixels[next];
        if (one == other || !(of->twin[one] || of->twin[other]))
            continue;
        if (of->first[one] == of->first[other]) {
            off[at] = off[next] = 0;
            unseen++;
        } else
            seen++;
    }
    return seen - SEEN_MORE * unseen;
}

static uint8_t lesser(uint8_t a, uint8_t b)
{
    return a < b ? a : b;
}

/* How far each pixel is off those with 0, along rows and columns. */
static void measure(uint8_t *off, size_t width, size_t height)
{
    const size_t pixels = width * height;
    for (size_t i = 0; i < pixels; i++) {
        const uint8_t left = i % width ? off[i - 1] : UINT8_MAX;
        const uint8_t least = lesser(left, i >= width ? off[i - width] : UINT8_MAX);
        off[i] = lesser(off[i], (uint8_t)(least < UINT8_MAX ? least + 1 : least));
    }
    for (size_t i = pixels; i-- > 0;) {
        const uint8_t right = i % width + 1 < width ? off[i + 1] : UINT8_MAX;
        const uint8_t least = lesser(right, i + width < pixels ? off[i + width] : UINT8_MAX);
        off[i] = lesser(off[i], (uint8_t)(least < UINT8_MAX ? least + 1 : least));
    }
}

void phw_twins_find_edges(const phw_png_samples *samples, const bool *used, uint8_t *off)
{
    const size_t pixels = (size_t)samples->width * samples->height;
    const families of = find_families(samples, used);
    memset(off, UINT8_MAX, pixels);
    if (mark_unseen(samples, &of, off) <= 0) {
        memset(off, 0, pixels);
        return;
    }
    measure(off, samples->width, samples->height);
    for (size_t i = 0; i < pixels; i++)
        off[i] = off[i] > NEAR;
}
