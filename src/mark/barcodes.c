/* SPDX-License-Identifier: Apache-2.0 */
/* Barcodes: places that look like code are cut out, levelled, and handed to the readers. */
#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "mark/code_ground.h"
#include "mark/code_look.h"
#include "mark/detector.h"
#include "mark/patch.h"
#include "mark/read_dmtx.h"
#include "mark/read_zbar.h"
#include "mark/read_zxing.h"
#include "mark/text_place.h"
#include "mark/texture.h"

/* Most places that readers are asked about, largest first. */
#define TRIED_MOST 12
/* Most places at whose middle a square is looked for, which costs a fifth of a millisecond. */
#define CLOSER_MOST 20

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

/* From so much on a place that stands like a linear code is one (phw_texture.striped). Measured:
 * blurred ones have 0.89 and more. */
#define STRIPED_SURE 0.80

/* What a place misses of a code on either side, as a share of its sides. */
#define UNREAD_RIM 0.12

/* What zxing is given of places that no other reader could read, each twice. It costs some 10 ms a
 * place, so few are. */
#define LAST_PLACES 3
#define SHARPEN_REACH 2.0 /* pixels of the picture */

/* A place of which so much is a code that was found already is no other one. */
#define SAME 0.3

typedef struct search {
    const phw_pyramid *pyramid;
    const phw_page *page; /* NULL: nothing was read */
    phw_read_zbar *zbar;
    phw_codes *codes;
} search;

static double clamp(double value, double least, double most)
{
    return fmin(fmax(value, least), most);
}

/* The place with its rim, cut out at a size that readers like. */
static phw_status cut(const search *s, const phw_texture *place, const phw_code_look *seen,
                      double enlarge, phw_quad *quad, phw_image **patch, phw_error *error)
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

/* Bars and modules that a blur has run into each other are told apart again when they are
 * sharpened. Of small modules zxing reads more than the others. */
static phw_status read_sharpened(search *s, const phw_texture *place, const phw_code_look *seen,
                                 bool *sides, phw_error *error)
{
    static const phw_symbology squares[] = {PHW_SYMBOLOGY_DATA_MATRIX, PHW_SYMBOLOGY_QR};
    const size_t before = s->codes->count;
    phw_image *patch = NULL;
    phw_quad quad;
    bool l_shape = false;
    phw_status status = cut(s, place, seen, seen->linear ? 1 : SECOND, &quad, &patch, error);
    if (status == PHW_OK) {
        const double scale = patch->width / fmax(1, phw_quad_width(&quad));
        status = phw_patch_sharpen(
            patch, (uint32_t)(seen->linear ? SHARPEN_REACH : fmax(SHARPEN_REACH * scale, 1)),
            error);
    }
    if (status == PHW_OK && seen->linear)
        status = phw_read_zbar_scan(s->zbar, patch, true, s->codes, error);
    if (status == PHW_OK && !seen->linear)
        status = phw_read_dmtx_scan(patch, s->codes, &l_shape, error);
    for (size_t i = 0; i < 2 && status == PHW_OK && !seen->linear && s->codes->count == before; i++)
        status = phw_read_zxing_scan(patch, squares[i], s->codes, error);
    if (status == PHW_OK)
        place_codes(s, before, place, &quad, patch);
    *sides |= l_shape;
    phw_image_free(&patch);
    return status;
}

/* One patch to the readers that can read it. @p sides: DataMatrix has been seen. */
static phw_status read_patch(search *s, const phw_texture *place, const phw_code_look *seen,
                             double enlarge, bool *sides, phw_error *error)
{
    phw_image *patch = NULL;
    phw_quad quad;
    size_t before = s->codes->count;
    bool l_shape = false;
    phw_status status = cut(s, place, seen, enlarge, &quad, &patch, error);
    if (status == PHW_OK && !seen->linear)
        status = phw_read_dmtx_scan(patch, s->codes, &l_shape, error);
    if (status == PHW_OK && s->codes->count == before && !phw_code_is_coarse(seen))
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

static bool is_known(const phw_codes *codes, const phw_quad *quad)
{
    for (size_t i = 0; i < codes->count; i++)
        if (phw_quad_is_same(&codes->items[i].quad, quad, SAME))
            return true;
    return false;
}

/* Whether a place that nobody could read is a code. */
static bool is_code(const phw_texture *place, const phw_code_look *seen,
                    const phw_code_ground *ground, bool sides)
{
    if (seen->linear)
        return (place->striped >= STRIPED_SURE && phw_code_is_linear(ground)) ||
               (phw_code_looks_unreadable(place, seen) && phw_code_has_ends(ground));
    if (seen->alone)
        return phw_code_is_printed(ground) &&
               ((phw_code_fills_square(seen) && phw_code_is_on_blank(ground)) ||
                phw_code_looks_unreadable(place, seen));
    if (ground->beyond >= 1 && phw_code_is_crowded(seen))
        return false;
    return phw_code_is_printed(ground) &&
           (phw_code_is_worth_more(place, seen, sides) || phw_code_looks_unreadable(place, seen));
}

/* Whether it may be a code whose bars or modules have run into each other. */
static bool deserves_sharpening(const phw_code_look *seen, const phw_code_ground *ground,
                                bool sides)
{
    if (phw_code_is_blurred(seen))
        return phw_code_has_ends(ground);
    return phw_code_is_compact(seen) && (sides || (seen->alone && phw_code_is_on_blank(ground)) ||
                                         (phw_code_is_alone(ground) && !phw_code_is_coarse(seen)));
}

/* What readers are given one after the other, until one can read it. */
static phw_status examine(search *s, const phw_texture *place, phw_code_look *seen,
                          const phw_code_ground *ground, bool *doubtful, phw_error *error)
{
    static const struct {
        double enlarge;
        bool other_polarity; /* a label's dark surroundings can hide which is which */
    } tries[] = {{1, false}, {1, true}, {SECOND, false}};
    size_t before = s->codes->count;
    bool sides = false, guess = seen->light_on_dark;
    phw_status status = PHW_OK;
    *doubtful = false;
    if (seen->linear && !phw_code_has_bars(seen)) {
        *doubtful = is_code(place, seen, ground, sides);
        return PHW_OK;
    }
    for (size_t i = 0; i < sizeof tries / sizeof tries[0] && status == PHW_OK; i++) {
        if (tries[i].other_polarity && seen->linear)
            continue;
        seen->light_on_dark = guess != tries[i].other_polarity;
        status = read_patch(s, place, seen, tries[i].enlarge, &sides, error);
        if (status == PHW_OK && i == 0 && s->codes->count == before &&
            deserves_sharpening(seen, ground, sides))
            status = read_sharpened(s, place, seen, &sides, error);
        if (s->codes->count > before)
            return status;
        if (!phw_code_is_worth_more(place, seen, sides) &&
            !(seen->alone && phw_code_is_on_blank(ground)) &&
            !((seen->linear || phw_code_is_fine(seen)) && phw_code_is_linear(ground)) &&
            !(phw_code_is_blurred(seen) && phw_code_has_ends(ground)))
            break;
    }
    *doubtful = is_code(place, seen, ground, sides);
    return status;
}

/* A place that the other readers could not read, cut out for zxing. */
typedef struct last_try {
    phw_symbology symbology;
    double enlarge;
    double most; /* pixels of the longer side */
    double rim;  /* shares of its sides */
    bool parted; /* in black and white */
} last_try;

static phw_status read_as(search *s, const phw_texture *place, const last_try *how,
                          phw_error *error)
{
    const phw_quad quad = phw_quad_pad(&place->quad, how->rim * phw_quad_width(&place->quad),
                                       how->rim * phw_quad_height(&place->quad));
    const double width = phw_quad_width(&quad), height = phw_quad_height(&quad);
    const double scale = fmin(how->enlarge, how->most / fmax(width, height));
    const size_t before = s->codes->count;
    phw_image *patch = NULL;
    phw_status status = phw_patch_cut(s->pyramid, &quad, (uint32_t)fmax(width * scale, 1),
                                      (uint32_t)fmax(height * scale, 1), &patch, error);
    if (status == PHW_OK)
        status = phw_patch_sharpen(patch, (uint32_t)fmax(SHARPEN_REACH * scale, 1), error);
    if (status == PHW_OK && how->parted)
        phw_patch_part(patch);
    if (status == PHW_OK)
        status = phw_read_zxing_scan(patch, how->symbology, s->codes, error);
    if (status == PHW_OK)
        place_codes(s, before, place, &quad, patch);
    phw_image_free(&patch);
    return status;
}

/* By measurement on drawn PDF417 and Aztec of two to five pixels a module. */
static phw_status read_last(search *s, const phw_texture *place, phw_error *error)
{
    static const last_try tries[] = {{PHW_SYMBOLOGY_AZTEC, 6, 640, 0.06, false},
                                     {PHW_SYMBOLOGY_AZTEC, 5, 640, 0.2, false},
                                     {PHW_SYMBOLOGY_PDF417, 2, 1000, 0.2, true},
                                     {PHW_SYMBOLOGY_PDF417, 3, 1000, 0.06, false}};
    const double width = phw_quad_width(&place->quad), height = phw_quad_height(&place->quad);
    const phw_symbology likely = fmax(width, height) >= PHW_CODE_LONG * fmin(width, height)
                                     ? PHW_SYMBOLOGY_PDF417
                                     : PHW_SYMBOLOGY_AZTEC;
    const size_t before = s->codes->count;
    phw_status status = PHW_OK;
    /* Its bars are upright, and a PDF417 is wider than it is high. */
    if (place->striped >= PHW_CODE_STRIPED && height > width)
        return PHW_OK;
    for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++)
        if (status == PHW_OK && tries[i].symbology == likely && s->codes->count == before)
            status = read_as(s, place, &tries[i], error);
    return status;
}

/* A place that was not read yet. */
typedef struct unread {
    size_t place;
    bool sure; /* it is a code, whether anybody can read it or not */
} unread;

/* Places that zbar and libdmtx could not read and that are no part of a code that was read, nor
 * text on a display's stripes. */
static phw_status add_unread(search *s, const phw_texture *places, const unread *left, size_t count,
                             phw_error *error)
{
    phw_status status = PHW_OK;
    size_t tried = 0;
    for (size_t i = 0; i < count && status == PHW_OK; i++) {
        const phw_texture *place = &places[left[i].place];
        const double width = phw_quad_width(&place->quad), height = phw_quad_height(&place->quad);
        const phw_code code = {
            .symbology = PHW_SYMBOLOGY_UNREAD,
            .quad = phw_quad_pad(&place->quad, UNREAD_RIM * width, UNREAD_RIM * height)};
        const size_t before = s->codes->count;
        if (is_known(s->codes, &place->quad) ||
            (s->page && phw_place_is_text(s->page, &place->quad)))
            continue;
        if (tried++ < LAST_PLACES)
            status = read_last(s, place, error);
        if (status == PHW_OK && left[i].sure && s->codes->count == before)
            status = phw_codes_add(s->codes, &code, error);
    }
    return status;
}

/* Places in the order in which readers are asked: what looks printed first, for a wooden desk has
 * more of them than there is time for. @return how many do. */
static size_t printed_first(const phw_pyramid *pyramid, phw_texture *places, size_t count)
{
    phw_texture others[PHW_TEXTURE_MOST];
    size_t first = 0, other_count = 0;
    for (size_t i = 0; i < count; i++) {
        const double contrast = phw_code_contrast_at(pyramid, &places[i].quad);
        if (phw_code_is_contrast_of_print(contrast))
            places[first++] = places[i];
        else
            others[other_count++] = places[i];
    }
    memcpy(places + first, others, other_count * sizeof *places);
    return first;
}

static phw_status read_places(search *s, phw_texture *places, size_t count, phw_error *error)
{
    unread left[TRIED_MOST];
    size_t tried = 0, closer = 0, left_count = 0;
    phw_status status = PHW_OK;
    const size_t printed = printed_first(s->pyramid, places, count);
    for (size_t i = 0; i < count && tried < TRIED_MOST && status == PHW_OK; i++) {
        phw_code_look seen;
        bool doubt = false;
        if (is_known(s->codes, &places[i].quad))
            continue;
        status = phw_code_look_at(s->pyramid, &places[i], &seen, error);
        if (status == PHW_OK && i < printed && phw_code_is_compact(&seen) && closer++ < CLOSER_MOST)
            status = phw_code_look_closer(s->pyramid, &places[i], &seen, error);
        if (status != PHW_OK)
            break;
        const bool promising = phw_code_is_promising(&places[i], &seen);
        if (!promising && !phw_code_is_small_square(&seen))
            continue;
        const phw_code_ground ground = phw_code_ground_at(s->pyramid, &places[i].quad);
        if (!promising && !phw_code_is_on_blank(&ground) && !phw_code_is_alone(&ground))
            continue;
        if (seen.linear)
            seen.light_on_dark = phw_code_is_printed(&ground) && phw_code_is_on_dark(&ground);
        size_t before = s->codes->count;
        tried++;
        status = examine(s, &places[i], &seen, &ground, &doubt, error);
        if (doubt || (s->codes->count == before && (phw_code_is_hopeful(&places[i], &seen) ||
                                                    phw_code_looks_unreadable(&places[i], &seen))))
            left[left_count++] = (unread){i, doubt};
    }
    return status == PHW_OK ? add_unread(s, places, left, left_count, error) : status;
}

phw_status phw_mark_find_barcodes(const phw_mark_scene *scene, phw_mark_found *found,
                                  phw_error *error)
{
    search s = {.pyramid = scene->pyramid, .page = scene->page, .codes = found->codes};
    phw_texture places[PHW_TEXTURE_MOST];
    size_t count = 0;
    phw_status status = phw_texture_find(scene->pyramid, places, &count, error);
    if (status == PHW_OK && count > 0)
        status = phw_read_zbar_new(&s.zbar, error);
    if (status == PHW_OK)
        status = read_places(&s, places, count, error);
    phw_read_zbar_free(&s.zbar);
    return status;
}
