/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/code_look.h"

#include <math.h>

#include "base/geometry.h"
#include "mark/code_square.h"
#include "mark/patch.h"

/* A first look, before any reader is asked: so many pixels, without a rim. */
#define LOOK 64U
#define LINEAR_LOOK_WIDTH 320U
#define LINEAR_LOOK_HEIGHT 16U
#define LOOK_RIM 8U /* one in so many */

/* Codes are about half dark; text is a quarter at most, and has fewer changes between dark and
 * light a pixel (of LOOK; across and down together). A linear code's patch may take in its caption.
 */
#define DARK_LEAST 0.33
#define DARK_MOST 0.75
#define LINEAR_DARK_LEAST 0.18
#define LINEAR_DARK_MOST 0.90
#define BARS_LEAST 14 /* edges that one line across meets; an EAN-8 has 44 */
#define CHANGES_LEAST 0.27
/* Changes down a linear code's bars, a pixel of its look. Measured: up to 0.16 in codes; a
 * display's stripes have 0.35 to 0.57. */
#define RAGGED_MOST 0.28
/* Blurred bars are counted as fewer, and are still upright. Measured on drawn ones. */
#define BLURRED_BARS 18
#define BLURRED_UPRIGHT 0.75
#define SQUARE_LEAST 0.10
#define ASPECT_MOST 3.5 /* of a matrix code, with the rectangular ones */

/* Small ones whose edges tell nothing, alone on paper. Measured on drawn ones; text is lighter. */
#define SMALL_ASPECT 1.3
#define SMALL_DARK_LEAST 0.40
#define SMALL_CHANGES 0.16
/* Of a square that is alone, without its rim. Measured: codes have 0.42 to 0.53 and 0.19 to 0.37,
 * blurred ones among them. */
#define ALONE_DARK_LEAST 0.33
#define ALONE_DARK_MOST 0.67
#define ALONE_CHANGES 0.14
/* What nobody can read is held to more. Measured: codes, blurred from well to far too far, have
 * 0.46 to 0.58 dark, 0.17 and more changes, 0.11 and more aligned, and are no longer than 1.02. */
#define FILLED_DARK_LEAST 0.42
#define FILLED_DARK_MOST 0.60
#define FILLED_CHANGES 0.16
#define FILLED_ALIGNED 0.08
#define FILLED_ASPECT 1.1
/* A QR code has 21 modules across at least, and more changes. */
#define COARSE_CHANGES 0.25
/* Of many modules, and text has up to 0.37. */
#define FINE_CHANGES 0.42

/* What no reader could read is held to more, for it is only looks that speak for it. */
#define UNREAD_STRIPED 0.75
#define UNREAD_SQUARE 0.35 /* measured: codes 0.37 to 0.72, other textures up to 0.32 */
#define UNREAD_DARK_LEAST 0.36
#define UNREAD_CHANGES 0.34
#define UNREAD_ASPECT 1.5
#define UNREAD_ASPECT_SIDES 2.6
#define UNREAD_BARS 30 /* edges that one line across a linear code meets */
#define UNREAD_UPRIGHT 0.75

/* Rows of bars on each other, as PDF417 has them: dark, with more changes than text or a matrix
 * code has. Measured on drawn ones; text has up to 0.37. */
#define STACKED_SQUARE 0.40
#define STACKED_SURE_SQUARE 0.55
#define STACKED_DARK_LEAST 0.42
#define STACKED_BARS 40
#define STACKED_CHANGES 0.40
#define STACKED_CHANGES_MOST 0.60 /* a display's stripes have more */
#define STACKED_BARS_LEAST 16
#define STACKED_ASPECT_MOST 6.0
#define STACKED_SQUARE_LEAST 0.22
/* Small square ones whose edges are blurred, as Aztec has them. */
#define COMPACT_SQUARE 0.20
#define COMPACT_STRIPED_MOST 0.20
#define COMPACT_DARK_LEAST 0.50
#define COMPACT_CHANGES 0.32
#define COMPACT_ASPECT 1.25

/* What may be one of these and is no more than tried: nothing comes of it where it cannot be read.
 * Measured: nine places in 79 pictures without such codes. */
#define HOPEFUL_DARK_LEAST 0.50
#define HOPEFUL_STACKED_CHANGES 0.35
#define HOPEFUL_COMPACT_SQUARE 0.15
#define HOPEFUL_COMPACT_CHANGES 0.28

static bool dark_at(const phw_image *patch, int threshold, uint32_t x, uint32_t y)
{
    return phw_image_row(patch, y)[x] <= threshold;
}

/* Rows that are compared, in eighths of the height. A place may take in its caption, or the edge of
 * the paper above it: of a linear code the two that are most alike count. */
static void look_across(const phw_image *patch, int threshold, phw_code_look *seen)
{
    static const uint32_t eighths[][3] = {{2, 4, 6}, {1, 2, 4}, {4, 6, 7}};
    const uint32_t w = patch->width, h = patch->height;
    const size_t count = seen->linear ? sizeof eighths / sizeof eighths[0] : 1;
    for (size_t i = 0; i < count; i++) {
        const uint32_t *at = eighths[i];
        int same = 0, bars = 0;
        for (uint32_t x = 0; x + 1 < w; x++) {
            bars += dark_at(patch, threshold, x, at[1] * h / 8) !=
                    dark_at(patch, threshold, x + 1, at[1] * h / 8);
            same += dark_at(patch, threshold, x, at[0] * h / 8) ==
                    dark_at(patch, threshold, x, at[2] * h / 8);
        }
        const double upright = (double)same / (w - 1);
        if (i > 0 && (bars < BARS_LEAST || upright <= seen->upright))
            continue;
        seen->bars = bars;
        seen->upright = upright;
    }
}

/* Four times a step's angle tells both directions of a grid, as in texture.c. */
static double aligned_in(const phw_image *patch)
{
    double along = 0, all = 0;
    for (uint32_t y = 0; y + 1 < patch->height; y++) {
        const uint8_t *row = phw_image_row(patch, y), *below = phw_image_row(patch, y + 1);
        for (uint32_t x = 0; x + 1 < patch->width; x++) {
            /* Across the corner, so that both steps are seen from the same middle. */
            const double a = below[x + 1] - row[x], b = below[x] - row[x + 1];
            const double size = a * a + b * b, turned = a * a - b * b, twice = 2 * a * b;
            if (size > 0)
                along += (twice * twice - turned * turned) / size;
            all += size;
        }
    }
    return all > 0 ? along / all : 0;
}

/* Counts what a patch looks like. */
static void count_look(const phw_image *patch, phw_code_look *seen)
{
    int threshold = phw_patch_threshold(patch);
    uint32_t w = patch->width, h = patch->height;
    int dark = 0, changes = 0, rim = 0, rim_dark = 0, all = 0;
    for (uint32_t y = 0; y < h; y++) {
        for (uint32_t x = 0; x < w; x++) {
            bool here = dark_at(patch, threshold, x, y);
            if (x == 0 || y == 0 || x == w - 1 || y == h - 1) {
                rim++, rim_dark += here;
            } else if (x >= w / LOOK_RIM && y >= h / LOOK_RIM && x < w - w / LOOK_RIM &&
                       y < h - h / LOOK_RIM) {
                all++, dark += here;
                changes += here != dark_at(patch, threshold, x + 1, y);
                changes += here != dark_at(patch, threshold, x, y + 1);
            }
        }
    }
    seen->aligned = aligned_in(patch);
    seen->light_on_dark = !seen->linear && rim_dark * 2 > rim;
    seen->dark = (double)(seen->light_on_dark ? all - dark : dark) / all;
    seen->changes = (double)changes / all;
    look_across(patch, threshold, seen);
}

phw_status phw_code_look_at(const phw_pyramid *pyramid, const phw_texture *place,
                            phw_code_look *seen, phw_error *error)
{
    phw_image *patch = NULL;
    double width = phw_quad_width(&place->quad), height = phw_quad_height(&place->quad);
    *seen = (phw_code_look){.linear = place->striped >= PHW_CODE_STRIPED,
                            .aspect = fmax(width, height) / fmax(fmin(width, height), 1)};
    phw_status status =
        phw_patch_cut(pyramid, &place->quad, seen->linear ? LINEAR_LOOK_WIDTH : LOOK,
                      seen->linear ? LINEAR_LOOK_HEIGHT : LOOK, &patch, error);
    if (status == PHW_OK)
        count_look(patch, seen);
    phw_image_free(&patch);
    return status;
}

/* A place lies outside its code by so much of its sides. */
#define PLACE_RIM 0.06

phw_status phw_code_look_closer(const phw_pyramid *pyramid, phw_texture *place, phw_code_look *seen,
                                phw_error *error)
{
    phw_code_square square;
    bool found = false;
    phw_status status = phw_code_square_find(pyramid, &place->quad, &square, &found, error);
    if (status != PHW_OK || !found)
        return status;
    phw_texture inner = *place;
    inner.quad = square.quad;
    status = phw_code_look_at(pyramid, &inner, seen, error);
    seen->alone = true;
    seen->light_on_dark = square.light_on_dark;
    place->quad = phw_quad_pad(&square.quad, PLACE_RIM * phw_quad_width(&square.quad),
                               PLACE_RIM * phw_quad_height(&square.quad));
    return status;
}

bool phw_code_is_small_square(const phw_code_look *seen)
{
    if (seen->alone)
        return seen->dark >= ALONE_DARK_LEAST && seen->dark <= ALONE_DARK_MOST &&
               seen->changes >= ALONE_CHANGES;
    return !seen->linear && seen->aspect <= SMALL_ASPECT && seen->dark >= SMALL_DARK_LEAST &&
           seen->dark <= DARK_MOST && seen->changes >= SMALL_CHANGES;
}

bool phw_code_fills_square(const phw_code_look *seen)
{
    return seen->alone && seen->dark >= FILLED_DARK_LEAST && seen->dark <= FILLED_DARK_MOST &&
           seen->changes >= FILLED_CHANGES && seen->aligned >= FILLED_ALIGNED &&
           seen->aspect <= FILLED_ASPECT;
}

bool phw_code_is_promising(const phw_texture *place, const phw_code_look *seen)
{
    if (seen->linear)
        return seen->dark >= LINEAR_DARK_LEAST && seen->dark <= LINEAR_DARK_MOST &&
               seen->bars >= BARS_LEAST;
    return place->square >= SQUARE_LEAST && seen->dark >= DARK_LEAST && seen->dark <= DARK_MOST &&
           seen->changes >= CHANGES_LEAST &&
           seen->aspect <=
               (seen->changes >= HOPEFUL_STACKED_CHANGES ? STACKED_ASPECT_MOST : ASPECT_MOST);
}

bool phw_code_has_bars(const phw_code_look *seen)
{
    return seen->changes - (double)seen->bars / LINEAR_LOOK_WIDTH <= RAGGED_MOST;
}

bool phw_code_is_blurred(const phw_code_look *seen)
{
    return seen->linear && seen->bars >= BLURRED_BARS && seen->upright >= BLURRED_UPRIGHT;
}

bool phw_code_is_coarse(const phw_code_look *seen)
{
    return !seen->linear && !seen->alone && seen->changes < COARSE_CHANGES;
}

bool phw_code_is_fine(const phw_code_look *seen)
{
    return !seen->linear && seen->aspect <= SMALL_ASPECT && seen->changes >= FINE_CHANGES &&
           seen->dark >= SMALL_DARK_LEAST && seen->dark <= DARK_MOST;
}

bool phw_code_is_crowded(const phw_code_look *seen)
{
    return !seen->linear && seen->changes > STACKED_CHANGES_MOST;
}

bool phw_code_is_compact(const phw_code_look *seen)
{
    return !seen->linear && seen->aspect <= UNREAD_ASPECT;
}

bool phw_code_is_worth_more(const phw_texture *place, const phw_code_look *seen, bool sides)
{
    bool stacked = place->square >= STACKED_SURE_SQUARE && seen->dark >= STACKED_DARK_LEAST &&
                   seen->bars >= STACKED_BARS;
    if (seen->linear)
        return stacked || (place->striped >= UNREAD_STRIPED && seen->dark >= UNREAD_DARK_LEAST &&
                           seen->bars >= UNREAD_BARS && seen->upright >= UNREAD_UPRIGHT);
    return place->square >= UNREAD_SQUARE && seen->dark >= UNREAD_DARK_LEAST &&
           (sides || seen->changes >= UNREAD_CHANGES) &&
           seen->aspect <= (sides ? UNREAD_ASPECT_SIDES : UNREAD_ASPECT);
}

bool phw_code_looks_unreadable(const phw_texture *place, const phw_code_look *seen)
{
    if (seen->changes >= STACKED_CHANGES)
        return seen->changes <= STACKED_CHANGES_MOST && seen->dark >= STACKED_DARK_LEAST &&
               seen->bars >= STACKED_BARS_LEAST && seen->aspect <= STACKED_ASPECT_MOST &&
               place->square >= (seen->linear ? STACKED_SQUARE : STACKED_SQUARE_LEAST);
    return !seen->linear && place->square >= COMPACT_SQUARE &&
           place->striped <= COMPACT_STRIPED_MOST && seen->dark >= COMPACT_DARK_LEAST &&
           seen->changes >= COMPACT_CHANGES && seen->aspect <= COMPACT_ASPECT;
}

bool phw_code_is_hopeful(const phw_texture *place, const phw_code_look *seen)
{
    if (seen->dark < HOPEFUL_DARK_LEAST || seen->dark > DARK_MOST)
        return false;
    if (seen->aspect <= COMPACT_ASPECT)
        return !seen->linear && place->square >= HOPEFUL_COMPACT_SQUARE &&
               place->striped <= COMPACT_STRIPED_MOST && seen->changes >= HOPEFUL_COMPACT_CHANGES;
    return seen->aspect >= PHW_CODE_LONG && place->square >= STACKED_SQUARE_LEAST &&
           seen->changes >= HOPEFUL_STACKED_CHANGES && seen->changes <= STACKED_CHANGES_MOST &&
           seen->bars >= STACKED_BARS_LEAST;
}
