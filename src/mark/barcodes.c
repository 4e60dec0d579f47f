/* SPDX-License-Identifier: Apache-2.0 */
/* Barcodes: places that look like code are cut out, levelled, and handed to the readers. */
#include <math.h>

#include "base/geometry.h"
#include "mark/detector.h"
#include "mark/patch.h"
#include "mark/read_dmtx.h"
#include "mark/read_zbar.h"
#include "mark/read_zxing.h"
#include "mark/text_place.h"
#include "mark/texture.h"

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
#define LINEAR_DARK_MOST 0.85
#define BARS_LEAST 14 /* edges that one line across meets; an EAN-8 has 44 */
#define CHANGES_LEAST 0.27
#define LINEAR_STRIPED 0.50
/* Changes down a linear code's bars, a pixel of its look. Measured: up to 0.16 in codes; a
 * display's stripes have 0.35 to 0.57. */
#define RAGGED_MOST 0.28
#define SQUARE_LEAST 0.10
#define ASPECT_MOST 3.5 /* of a matrix code, with the rectangular ones */

/* Most places that readers are asked about, largest first. */
#define TRIED_MOST 12

/* Rims round a place, as shares of its sides: quiet zones, and what the texture missed. */
#define RIM 0.14
#define LINEAR_RIM 0.08

/* Sides of what readers are given, pixels. */
#define MATRIX_LEAST 140.0
#define MATRIX_MOST 340.0
#define LINEAR_LEAST 240.0
#define LINEAR_MOST 1000.0
#define LINEAR_HEIGHT_LEAST 16.0
#define LINEAR_HEIGHT_MOST 72.0
/* A second try on what was not read is this much larger. */
#define SECOND 1.7

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
/* What a place misses of a code on either side, as a share of its sides. */
#define UNREAD_RIM 0.12

/* What zxing is given of places that no other reader could read: with more of a rim, enlarged and
 * sharpened, and the last time as black and white. It costs some 10 ms a place, so few are. */
#define LAST_RIM 0.2
#define LAST_MOST 1000.0
#define LAST_PLACES 4

/* A place of which so much is a code that was found already is no other one. */
#define SAME 0.3

typedef struct look {
    bool linear;
    bool light_on_dark;
    double dark, changes, aspect;
    int bars;       /* edges across the middle */
    double upright; /* share of a row above the middle that is the same below it */
} look;

typedef struct search {
    const phw_pyramid *pyramid;
    const phw_page *page; /* NULL: nothing was read */
    phw_read_zbar *zbar;
    phw_codes *codes;
} search;

static bool dark_at(const phw_image *patch, int threshold, uint32_t x, uint32_t y)
{
    return phw_image_row(patch, y)[x] <= threshold;
}

/* Counts what a patch looks like. */
static void count_look(const phw_image *patch, look *seen)
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
    seen->light_on_dark = !seen->linear && rim_dark * 2 > rim;
    seen->dark = (double)(seen->light_on_dark ? all - dark : dark) / all;
    seen->changes = (double)changes / all;
    int same = 0;
    for (uint32_t x = 0; x + 1 < w; x++) {
        seen->bars +=
            dark_at(patch, threshold, x, h / 2) != dark_at(patch, threshold, x + 1, h / 2);
        same += dark_at(patch, threshold, x, h / 4) == dark_at(patch, threshold, x, h - h / 4);
    }
    seen->upright = (double)same / (w - 1);
}

static phw_status take_look(const search *s, const phw_texture *place, look *seen, phw_error *error)
{
    phw_image *patch = NULL;
    double width = phw_quad_width(&place->quad), height = phw_quad_height(&place->quad);
    *seen = (look){.linear = place->striped >= LINEAR_STRIPED,
                   .aspect = fmax(width, height) / fmax(fmin(width, height), 1)};
    phw_status status =
        phw_patch_cut(s->pyramid, &place->quad, seen->linear ? LINEAR_LOOK_WIDTH : LOOK,
                      seen->linear ? LINEAR_LOOK_HEIGHT : LOOK, &patch, error);
    if (status == PHW_OK)
        count_look(patch, seen);
    phw_image_free(&patch);
    return status;
}

static bool is_promising(const phw_texture *place, const look *seen)
{
    if (seen->linear)
        return seen->dark >= LINEAR_DARK_LEAST && seen->dark <= LINEAR_DARK_MOST &&
               seen->bars >= BARS_LEAST;
    return place->square >= SQUARE_LEAST && seen->dark >= DARK_LEAST && seen->dark <= DARK_MOST &&
           seen->changes >= CHANGES_LEAST &&
           seen->aspect <= (seen->changes >= STACKED_CHANGES ? STACKED_ASPECT_MOST : ASPECT_MOST);
}

static double clamp(double value, double least, double most)
{
    return fmin(fmax(value, least), most);
}

/* The place with its rim, cut out at a size that readers like. */
static phw_status cut(const search *s, const phw_texture *place, const look *seen, double enlarge,
                      phw_quad *quad, phw_image **patch, phw_error *error)
{
    double width = phw_quad_width(&place->quad), height = phw_quad_height(&place->quad);
    double rim = seen->linear ? LINEAR_RIM : RIM, scale;
    *quad = phw_quad_pad(&place->quad, rim * width, seen->linear ? 0 : rim * height);
    width = phw_quad_width(quad), height = phw_quad_height(quad);
    if (seen->linear) {
        scale = clamp(width * enlarge, LINEAR_LEAST, LINEAR_MOST) / width;
        width *= scale;
        height = clamp(height * scale, LINEAR_HEIGHT_LEAST, LINEAR_HEIGHT_MOST);
    } else {
        scale =
            clamp(fmax(width, height), MATRIX_LEAST, MATRIX_MOST) * enlarge / fmax(width, height);
        width = fmax(width * scale, LINEAR_HEIGHT_LEAST);
        height = fmax(height * scale, LINEAR_HEIGHT_LEAST);
    }
    phw_status status =
        phw_patch_cut(s->pyramid, quad, (uint32_t)width, (uint32_t)height, patch, error);
    if (status == PHW_OK && seen->light_on_dark)
        phw_patch_invert(*patch);
    return status;
}

static phw_quad to_picture(const phw_quad *quad, const phw_quad *from, const phw_image *patch)
{
    phw_quad box = phw_quad_from_box((phw_box){0, 0, patch->width, patch->height}), made = *from;
    phw_homography map;
    if (phw_homography_from_quads(&box, from, &map))
        for (int i = 0; i < 4; i++)
            made.corner[i] = phw_homography_apply(&map, quad->corner[i]);
    return made;
}

/* Codes that were just added have the patch's pixels. Of a linear code zbar only tells where lines
 * across it ended, so that it is given its whole place. */
static void place_codes(search *s, size_t first, const phw_texture *place, const phw_quad *quad,
                        const phw_image *patch)
{
    for (size_t i = first; i < s->codes->count; i++) {
        phw_code *code = &s->codes->items[i];
        code->quad = code->symbology >= PHW_SYMBOLOGY_PDF417 ? to_picture(&code->quad, quad, patch)
                                                             : place->quad;
    }
}

/* One patch to the readers that can read it. @p sides: DataMatrix has been seen. */
static phw_status read_patch(search *s, const phw_texture *place, const look *seen, double enlarge,
                             bool *sides, phw_error *error)
{
    phw_image *patch = NULL;
    phw_quad quad;
    size_t before = s->codes->count;
    bool l_shape = false;
    phw_status status = cut(s, place, seen, enlarge, &quad, &patch, error);
    if (status == PHW_OK && !seen->linear)
        status = phw_read_dmtx_scan(patch, s->codes, &l_shape, error);
    if (status == PHW_OK && s->codes->count == before)
        status = phw_read_zbar_scan(s->zbar, patch, seen->linear, s->codes, error);
    if (status == PHW_OK && s->codes->count == before && !seen->linear && enlarge > 1) {
        phw_patch_mirror(patch);
        status = phw_read_zbar_scan(s->zbar, patch, seen->linear, s->codes, error);
        phw_quad mirrored = {{quad.corner[1], quad.corner[0], quad.corner[3], quad.corner[2]}};
        quad = mirrored;
    }
    if (status == PHW_OK)
        place_codes(s, before, place, &quad, patch);
    *sides |= l_shape;
    phw_image_free(&patch);
    return status;
}

/* Whether a place that was not read deserves another try. */
static bool is_worth_more(const phw_texture *place, const look *seen, bool sides)
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

/* Of kinds that neither zbar nor libdmtx reads: more tries of them would only take time. */
static bool looks_unreadable(const phw_texture *place, const look *seen)
{
    if (seen->changes >= STACKED_CHANGES)
        return seen->changes <= STACKED_CHANGES_MOST && seen->dark >= STACKED_DARK_LEAST &&
               seen->bars >= STACKED_BARS_LEAST && seen->aspect <= STACKED_ASPECT_MOST &&
               place->square >= (seen->linear ? STACKED_SQUARE : STACKED_SQUARE_LEAST);
    return !seen->linear && place->square >= COMPACT_SQUARE &&
           place->striped <= COMPACT_STRIPED_MOST && seen->dark >= COMPACT_DARK_LEAST &&
           seen->changes >= COMPACT_CHANGES && seen->aspect <= COMPACT_ASPECT;
}

static bool is_known(const phw_codes *codes, const phw_quad *quad)
{
    for (size_t i = 0; i < codes->count; i++) {
        const phw_quad *known = &codes->items[i].quad;
        if (phw_quad_overlap(known, quad) > SAME * fmin(phw_quad_area(known), phw_quad_area(quad)))
            return true;
    }
    return false;
}

/* Whether edges run down a place that has edges across, as bars do and stripes of a display do not.
 */
static bool has_bars(const look *seen)
{
    return seen->changes - (double)seen->bars / LINEAR_LOOK_WIDTH <= RAGGED_MOST;
}

/* What readers are given one after the other, until one can read it. */
static phw_status examine(search *s, const phw_texture *place, look *seen, bool *doubtful,
                          phw_error *error)
{
    static const struct {
        double enlarge;
        bool other_polarity; /* a label's dark surroundings can hide which is which */
    } tries[] = {{1, false}, {1, true}, {SECOND, false}};
    size_t before = s->codes->count;
    bool sides = false, guess = seen->light_on_dark;
    phw_status status = PHW_OK;
    *doubtful = false;
    if (seen->linear && !has_bars(seen)) {
        *doubtful = looks_unreadable(place, seen);
        return PHW_OK;
    }
    for (size_t i = 0; i < sizeof tries / sizeof tries[0] && status == PHW_OK; i++) {
        if (tries[i].other_polarity && seen->linear)
            continue;
        seen->light_on_dark = guess != tries[i].other_polarity;
        status = read_patch(s, place, seen, tries[i].enlarge, &sides, error);
        if (s->codes->count > before)
            return status;
        if (!is_worth_more(place, seen, sides)) {
            *doubtful = looks_unreadable(place, seen);
            return status;
        }
    }
    *doubtful = true;
    return status;
}

/* A place that looks like a code and that the other readers could not read. */
static phw_status read_last(search *s, const phw_texture *place, phw_error *error)
{
    static const struct {
        uint32_t enlarge;
        bool parted; /* in black and white */
    } tries[] = {{5, false}, {2, false}, {3, true}};
    const phw_quad quad = phw_quad_pad(&place->quad, LAST_RIM * phw_quad_width(&place->quad),
                                       LAST_RIM * phw_quad_height(&place->quad));
    const double width = phw_quad_width(&quad), height = phw_quad_height(&quad);
    const size_t before = s->codes->count;
    phw_status status = PHW_OK;
    for (size_t i = 0; i < sizeof tries / sizeof tries[0] && status == PHW_OK; i++) {
        double scale = fmin(tries[i].enlarge, LAST_MOST / fmax(width, height));
        phw_image *patch = NULL;
        status = phw_patch_cut(s->pyramid, &quad, (uint32_t)fmax(width * scale, 1),
                               (uint32_t)fmax(height * scale, 1), &patch, error);
        if (status == PHW_OK)
            status = phw_patch_sharpen(patch, tries[i].enlarge, error);
        if (status == PHW_OK && tries[i].parted)
            phw_patch_part(patch);
        if (status == PHW_OK)
            status = phw_read_zxing_scan(patch, s->codes, error);
        if (status == PHW_OK)
            place_codes(s, before, place, &quad, patch);
        phw_image_free(&patch);
        if (s->codes->count > before)
            break;
    }
    return status;
}

/* Places that no reader could read and that are no part of a code that was read, nor text on a
 * display's stripes. */
static phw_status add_unread(search *s, const phw_texture *places, const size_t *doubtful,
                             size_t count, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; i < count && status == PHW_OK; i++) {
        const phw_quad *place = &places[doubtful[i]].quad;
        const phw_code unread = {.symbology = PHW_SYMBOLOGY_UNREAD,
                                 .quad = phw_quad_pad(place, UNREAD_RIM * phw_quad_width(place),
                                                      UNREAD_RIM * phw_quad_height(place))};
        if (is_known(s->codes, place) || (s->page && phw_place_is_text(s->page, place)))
            continue;
        size_t before = s->codes->count;
        if (i < LAST_PLACES)
            status = read_last(s, &places[doubtful[i]], error);
        if (status == PHW_OK && s->codes->count == before)
            status = phw_codes_add(s->codes, &unread, error);
    }
    return status;
}

phw_status phw_mark_find_barcodes(const phw_mark_scene *scene, phw_mark_found *found,
                                  phw_error *error)
{
    search s = {.pyramid = scene->pyramid, .page = scene->page, .codes = found->codes};
    phw_texture places[PHW_TEXTURE_MOST];
    size_t count = 0, tried = 0, doubtful[TRIED_MOST], doubts = 0;
    phw_status status = phw_texture_find(scene->pyramid, places, &count, error);
    if (status == PHW_OK && count > 0)
        status = phw_read_zbar_new(&s.zbar, error);
    for (size_t i = 0; i < count && tried < TRIED_MOST && status == PHW_OK; i++) {
        look seen;
        bool doubt = false;
        if (is_known(s.codes, &places[i].quad))
            continue;
        status = take_look(&s, &places[i], &seen, error);
        if (status != PHW_OK || !is_promising(&places[i], &seen))
            continue;
        tried++;
        status = examine(&s, &places[i], &seen, &doubt, error);
        if (doubt)
            doubtful[doubts++] = i;
    }
    if (status == PHW_OK)
        status = add_unread(&s, places, doubtful, doubts, error);
    phw_read_zbar_free(&s.zbar);
    return status;
}
