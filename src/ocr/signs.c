/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/signs.h"

#include <stdint.h>

#define INK 128 /* grey levels: darker is ink */

/* In heights of the line. Letters of a word are nearer to each other than the parts of what counts
 * as one sign; the blank between two words is narrower than the gap between two signs. */
#define ONE_SIGN 0.3
#define WIDEST 1.65
#define NARROWEST 0.35
#define LEAST_GAP 0.5
#define LEAST_SIGNS 3
/* One in so many may stand nearer to the next, or be a speck. */
#define ODD_ONE_IN 5U

typedef struct row_of_signs {
    uint32_t signs, odd;
    bool words; /* something is as wide as a word */
} row_of_signs;

static bool has_ink(const phw_image *strip, uint32_t x, uint32_t top, uint32_t bottom)
{
    for (uint32_t y = top; y < bottom; y++)
        if (phw_image_row(strip, y)[x] < INK)
            return true;
    return false;
}

/* @p gap  to the sign before, px; the first has none. */
static void add_sign(row_of_signs *row, double width, double gap, double height)
{
    row->words |= width > WIDEST * height;
    row->odd += width < NARROWEST * height || (row->signs > 0 && gap < LEAST_GAP * height);
    row->signs++;
}

bool phw_strip_is_signs(const phw_image *strip, double height)
{
    double margin = (strip->height - height) / 2;
    uint32_t top = margin > 0 ? (uint32_t)margin : 0, bottom = strip->height - top;
    row_of_signs row = {.signs = 0};
    uint32_t first = 0, last = 0, before = 0; /* of the sign at hand; the end of the one before */
    bool open = false;
    for (uint32_t x = 0; x < strip->width; x++) {
        if (!has_ink(strip, x, top, bottom))
            continue;
        if (open && x - last > ONE_SIGN * height) {
            add_sign(&row, last + 1 - first, first - before, height);
            before = last + 1;
            open = false;
        }
        first = open ? first : x;
        last = x;
        open = true;
    }
    if (open)
        add_sign(&row, last + 1 - first, first - before, height);
    return !row.words && row.signs >= LEAST_SIGNS && row.odd <= row.signs / ODD_ONE_IN;
}
