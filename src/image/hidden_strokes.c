/* SPDX-License-Identifier: Apache-2.0 */
#include "image/hidden_strokes.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { RGB = 3 };

/* What is further off than this is found as any other edge (hidden_colours.c). */
#define STEP_MOST 60
/* What is seen changes by more than that where it has an edge of its own. */
#define SEEN_MOST 24

/* No stroke is so wide, but the bar of a large letter is nearly. */
#define STROKE_MOST 48U

/* Two letters have so many strokes in a row, in as many rows as the lowest print that is read. */
#define STROKES_LEAST 3U
#define ROWS_LEAST 6U

/* A ground has its level this long, before a stroke; a soft edge never. */
#define GROUND_LEAST 3U

/* In the rows of letters so much, in tenths, is as what stands before it; noise has less. */
#define EVEN_OF_TEN 5U

static int difference(const uint8_t *a, const uint8_t *b)
{
    int most = 0;
    for (int c = 0; c < RGB; c++)
        most = abs(a[c] - b[c]) > most ? abs(a[c] - b[c]) : most;
    return most;
}

/* Where the row is back at the level that pixel @p at has, after it left it.
 * @param[out] hidden  whether it went further than what is seen did, which may be letters as well.
 * @return 0: nowhere. */
static uint32_t find_return(const uint8_t *here, const uint8_t *there, uint32_t at, uint32_t width,
                            bool *hidden)
{
    int most = 0, most_seen = 0;
    for (uint32_t x = at + 1; x < width && x - at <= STROKE_MOST; x++) {
        const int step = difference(here + (size_t)x * RGB, here + (size_t)at * RGB);
        const int seen = difference(there + (size_t)x * RGB, there + (size_t)at * RGB);
        if (seen > SEEN_MOST || step > STEP_MOST)
            return 0;
        *hidden = most > most_seen;
        if (!step)
            return x;
        most = step > most ? step : most;
        most_seen = seen > most_seen ? seen : most_seen;
    }
    return 0;
}

/* @param to  where strokes are drawn in black, or NULL. @return how many there are, 0 in noise. */
static uint32_t find_strokes(const uint8_t *here, const uint8_t *there, uint32_t width, uint8_t *to)
{
    uint32_t strokes = 0, even = 0, level = 1; /* pixels of one level, up to this */
    for (uint32_t x = 1; x < width; x++)
        even += !difference(here + (size_t)x * RGB, here + (size_t)(x - 1) * RGB);
    if (even * 10 < width * EVEN_OF_TEN)
        return 0;
    for (uint32_t x = 0; x + 1 < width;) {
        bool hidden = false;
        const uint32_t back =
            level >= GROUND_LEAST ? find_return(here, there, x, width, &hidden) : 0;
        if (back > x + 1 && hidden) {
            strokes++;
            if (to)
                memset(to + (size_t)(x + 1) * RGB, 0, (size_t)(back - x - 1) * RGB);
        }
        if (!back) {
            const size_t next = (size_t)(x + 1) * RGB;
            level = difference(here + next, here + next - RGB) ? 1 : level + 1;
        }
        x = back ? back : x + 1;
    }
    return strokes;
}

static bool has_letters(const phw_image *image, const phw_image *seen)
{
    uint32_t rows = 0;
    for (uint32_t y = 0; y < image->height && rows < ROWS_LEAST; y++)
        rows += find_strokes(phw_image_row(image, y), phw_image_row(seen, y), image->width, NULL) >=
                STROKES_LEAST;
    return rows >= ROWS_LEAST;
}

phw_status phw_hidden_strokes(const phw_image *image, const phw_image *seen, phw_image **view,
                              phw_error *error)
{
    *view = NULL;
    if (image->width != seen->width || image->height != seen->height || !has_letters(image, seen))
        return PHW_OK;
    phw_status status = phw_image_new(image->width, image->height, RGB, view, error);
    for (uint32_t y = 0; status == PHW_OK && y < image->height; y++) {
        uint8_t *to = phw_image_row_mut(*view, y);
        memset(to, UINT8_MAX, (size_t)image->width * RGB);
        (void)find_strokes(phw_image_row(image, y), phw_image_row(seen, y), image->width, to);
    }
    return status;
}
