/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/blobs.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/grow.h"
#include "mark/tones.h"

#define FILL_MOST 1.10 /* area over that of the box */
#define AREA_LEAST 24U /* px: 12 x 5 with letters that melt into it */
#define NONE UINT32_MAX

/* Pixels of a level on which both are worth their time; on a larger one boxes are small, and were
 * not missed. */
#define BOTH_SCALES_MOST 2.5e6

/* The area within the corners over that of the box: lower, and it is no quadrangle. */
#define SQUARE_LEAST 0.55

/* What is known of a component before its shape is looked at. */
typedef struct extent {
    uint16_t left, top, right, bottom; /* px of the level, right and bottom inside */
    uint32_t area;
    uint32_t candidate; /* index among the candidates, or NONE */
} extent;

/* A component that may be a box: moments first, then the outermost points. */
typedef struct shape {
    double area, x, y, xx, xy, yy;
    double c, s;           /* the long axis */
    double u[2], v[2];     /* least and most along and across the axis */
    double half_u, half_v; /* half extents guessed from the moments */
    double reach[4];       /* farthest along the four diagonals */
    phw_point corner[4];
    bool light;
} shape;

static inline uint16_t lower(uint16_t a, uint16_t b)
{
    return a < b ? a : b;
}

static inline uint16_t higher(uint16_t a, uint16_t b)
{
    return a > b ? a : b;
}

/* Runs come in reading order: the last one is the lowest. */
static void extend(extent *whole, const phw_tone_run *run)
{
    whole->left = lower(whole->left, run->from);
    whole->right = higher(whole->right, (uint16_t)(run->to - 1));
    whole->top = lower(whole->top, run->y);
    whole->bottom = run->y;
    whole->area += (uint32_t)(run->to - run->from);
}

/* By the upright box alone: too small, too large, or too thin to be one at any angle. */
static bool may_be_box(const extent *whole, const phw_blob_form *form)
{
    double width = whole->right - whole->left + 1, height = whole->bottom - whole->top + 1;
    double longer = fmax(width, height);
    return whole->area >= AREA_LEAST && longer >= 0.7 * form->width_least &&
           longer <= 1.15 * form->width_most && whole->area >= 0.2 * width * height;
}

static void add_moments(shape *to, const phw_tone_run *run)
{
    double n = run->to - run->from, mean = (run->from + run->to - 1) / 2.0, y = run->y;
    to->area += n;
    to->x += n * mean;
    to->y += n * y;
    to->xx += n * mean * mean + n * (n * n - 1) / 12;
    to->xy += n * mean * y;
    to->yy += n * y * y;
    to->light = run->tone == PHW_TONE_LIGHT;
}

/* The axis and half extents of the rectangle that has these moments. */
static void find_axis(shape *of)
{
    of->x /= of->area;
    of->y /= of->area;
    double xx = of->xx / of->area - of->x * of->x + 1 / 12.0;
    double yy = of->yy / of->area - of->y * of->y + 1 / 12.0;
    double xy = of->xy / of->area - of->x * of->y;
    double angle = atan2(2 * xy, xx - yy) / 2, spread = hypot(xx - yy, 2 * xy);
    of->c = cos(angle);
    of->s = sin(angle);
    of->half_u = sqrt(3 * fmax(0, (xx + yy + spread) / 2));
    of->half_v = sqrt(3 * fmax(0, (xx + yy - spread) / 2));
    of->u[0] = of->v[0] = INFINITY;
    of->u[1] = of->v[1] = -INFINITY;
    for (int i = 0; i < 4; i++)
        of->reach[i] = -INFINITY;
}

/* Top left, top right, bottom right, bottom left, as seen along the axis. */
static const int diagonal[4][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};

static void add_point(shape *to, double x, double y)
{
    double u = (x - to->x) * to->c + (y - to->y) * to->s;
    double v = (y - to->y) * to->c - (x - to->x) * to->s;
    /* fmin() and fmax() mind NaN and are calls. */
    to->u[0] = u < to->u[0] ? u : to->u[0];
    to->u[1] = u > to->u[1] ? u : to->u[1];
    to->v[0] = v < to->v[0] ? v : to->v[0];
    to->v[1] = v > to->v[1] ? v : to->v[1];
    u /= to->half_u;
    v /= to->half_v;
    for (int i = 0; i < 4; i++) {
        double reach = diagonal[i][0] * u + diagonal[i][1] * v;
        if (reach > to->reach[i]) {
            to->reach[i] = reach;
            to->corner[i] = (phw_point){x, y};
        }
    }
}

/* A run's pixels are squares: their outer corners count. */
static void add_ends(shape *to, const phw_tone_run *run)
{
    add_point(to, run->from, run->y);
    add_point(to, run->to, run->y);
    add_point(to, run->from, run->y + 1.0);
    add_point(to, run->to, run->y + 1.0);
}

static phw_quad box_of(const shape *of)
{
    phw_quad box;
    for (int i = 0; i < 4; i++) {
        double u = of->u[diagonal[i][0] > 0], v = of->v[diagonal[i][1] > 0];
        box.corner[i] = (phw_point){of->x + u * of->c - v * of->s, of->y + u * of->s + v * of->c};
    }
    return box;
}

static phw_quad scaled(const phw_quad *quad, double factor)
{
    phw_quad result;
    for (int i = 0; i < 4; i++)
        result.corner[i] = (phw_point){quad->corner[i].x * factor, quad->corner[i].y * factor};
    return result;
}

static bool fits(const phw_quad *quad, double area, const phw_blob_form *form)
{
    double width = phw_quad_width(quad), height = phw_quad_height(quad);
    double whole = phw_quad_area(quad);
    return height > 2 && width >= form->width_least && width <= form->width_most &&
           width >= form->aspect_least * height && width <= form->aspect_most * height &&
           area >= form->fill_least * whole && area <= FILL_MOST * whole;
}

static phw_status add_blob(const shape *of, double factor, const phw_blob_form *form,
                           phw_blobs *blobs, phw_error *error)
{
    phw_quad box = box_of(of), corners;
    memcpy(corners.corner, of->corner, sizeof corners.corner);
    if ((form->light_only && !of->light) ||
        (!fits(&box, of->area, form) && !fits(&corners, of->area, form)) ||
        phw_quad_area(&corners) < SQUARE_LEAST * phw_quad_area(&box))
        return PHW_OK;
    void *items = blobs->items;
    if (!phw_grow(&items, &blobs->capacity, blobs->count, sizeof *blobs->items))
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for candidate marks");
    blobs->items = items;
    blobs->items[blobs->count++] =
        (phw_blob){scaled(&corners, factor), scaled(&box, factor), of->light};
    return PHW_OK;
}

/* Extents of all components; candidates are numbered. */
static size_t number_candidates(const phw_tones *tones, const phw_blob_form *form, extent *extents)
{
    size_t candidates = 0;
    for (size_t i = 0; i < tones->components; i++)
        extents[i] = (extent){UINT16_MAX, UINT16_MAX, 0, 0, 0, NONE};
    for (size_t i = 0; i < tones->count; i++)
        extend(&extents[tones->runs[i].component], &tones->runs[i]);
    for (size_t i = 0; i < tones->components; i++)
        if (may_be_box(&extents[i], form))
            extents[i].candidate = (uint32_t)candidates++;
    return candidates;
}

/* Leaves the runs of candidates alone, numbered by them. */
static void keep_candidates(phw_tones *tones, const extent *extents)
{
    size_t kept = 0;
    for (size_t i = 0; i < tones->count; i++) {
        const uint32_t candidate = extents[tones->runs[i].component].candidate;
        tones->runs[kept] = tones->runs[i];
        tones->runs[kept].component = candidate;
        kept += candidate != NONE;
    }
    tones->count = kept;
}

static phw_status find_at_scale(const phw_pyramid *pyramid, int level, phw_tone_scale scale,
                                const phw_blob_form *form, phw_blobs *blobs, phw_error *error)
{
    phw_tones *tones = &blobs->tones;
    extent *extents = NULL;
    shape *shapes = NULL;
    phw_status status = phw_tones_find(pyramid, level, scale, tones, error);
    if (status != PHW_OK || tones->count == 0)
        return status;
    extents = malloc(tones->components * sizeof *extents);
    size_t count = extents ? number_candidates(tones, form, extents) : 0;
    shapes = calloc(count + 1, sizeof *shapes);
    if (!extents || !shapes) {
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for candidate marks");
        goto cleanup;
    }
    keep_candidates(tones, extents);
    for (size_t i = 0; i < tones->count; i++)
        add_moments(&shapes[tones->runs[i].component], &tones->runs[i]);
    for (size_t i = 0; i < count; i++)
        find_axis(&shapes[i]);
    for (size_t i = 0; i < tones->count; i++)
        add_ends(&shapes[tones->runs[i].component], &tones->runs[i]);
    for (size_t i = 0; i < count && status == PHW_OK; i++)
        status = add_blob(&shapes[i], (double)(1U << level), form, blobs, error);
cleanup:
    free(extents);
    free(shapes);
    return status;
}

phw_status phw_blobs_find(const phw_pyramid *pyramid, int level, const phw_blob_form *form,
                          phw_blobs *blobs, phw_error *error)
{
    phw_status status = PHW_OK;
    const phw_image *image = pyramid->level[level];
    size_t first = (double)image->width * image->height > BOTH_SCALES_MOST;
    for (size_t i = first; i < PHW_BLOB_SCALES && status == PHW_OK; i++)
        if (form->scale[i].reach > 0)
            status = find_at_scale(pyramid, level, form->scale[i], form, blobs, error);
    return status;
}

void phw_blobs_done(phw_blobs *blobs)
{
    phw_tones_done(&blobs->tones);
    free(blobs->items);
    *blobs = (phw_blobs){0};
}
