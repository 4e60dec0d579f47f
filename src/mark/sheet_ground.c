/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/sheet_ground.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "base/image_unset.h"
#include "mark/screenshot.h"
#include "mark/sheet_quad.h"

#define SIDE 480U /* px: the longer side of the small picture at most */
#define NEAR 3U   /* px: over a rule that is thinner it goes on behind it */
#define RANGE 100 /* … and no further in all from where the text stands */
/* Beside small letters most seeds are as much letter as ground: so many of them are darker than it
 * where letters are dark, and lighter where they are light. */
#define GROUND_RANK 0.75
#define SEED_APART 8 /* 8-bit levels from what most seeds have */
#define SOLID 0.85   /* of what its outline holds */
#define SQUARE 0.82  /* of the quad, as far as that is in the picture */
#define PICTURE 0.93 /* of the picture: then there is nothing beside it */
#define GROUNDS 255U /* as many as a byte tells apart */
/* No lens gives so much of it five levels: a computer drew it. */
#define FLAT_LEVELS 5
#define FLAT_SHARE 0.9
/* Along its edges, so far in and out, so much changes at so many of the points looked at. */
#define INWARD 2.0
#define OUTWARD 3.0
#define EDGE_STEP 8
#define EDGE_POINTS 24
#define EDGE_SHARE 0.45 /* two edges out of four, where the others are round */

/* 8-bit levels: shadows and a lens change no faster, edges do. Round a wrist the light falls off as
 * fast as the second; paper on a pale desk runs out over both, and noise stops the third. */
static const int steps_at_most[] = {4, 8, 2};

typedef struct colour {
    int of[3];
} colour;

/* Means of squares, from a part of their pixels: more would cost more than they tell. Inlined for
 * each number of channels, so that sums stay in registers. */
static inline void shrink_row(const phw_image *image, uint32_t scale, uint32_t y, size_t channels,
                              phw_image *small)
{
    const uint32_t skip = scale / 4 + 1, each = (scale + skip - 1) / skip;
    /* Divides by multiplying: exact, for sums are far below 2^32 / their count. */
    const uint64_t over = (UINT64_C(1) << 32) / (each * each) + 1;
    const uint8_t *from = phw_image_row(image, y * scale);
    uint8_t *to = phw_image_row_mut(small, y);
    for (uint32_t x = 0; x < small->width; x++, from += scale * channels, to += channels) {
        uint32_t sum[3] = {0, 0, 0};
        for (size_t v = 0; v < scale; v += skip)
            for (size_t u = 0; u < scale; u += skip)
                for (size_t c = 0; c < channels; c++)
                    sum[c] += from[v * image->stride + u * channels + c];
        for (size_t c = 0; c < channels; c++)
            to[c] = (uint8_t)(sum[c] * over >> 32);
    }
}

static void shrink(const phw_image *image, uint32_t scale, phw_image *small)
{
    for (uint32_t y = 0; y < small->height; y++)
        if (image->channels == 3)
            shrink_row(image, scale, y, 3, small);
        else
            shrink_row(image, scale, y, 1, small);
}

phw_status phw_sheet_grounds_init(const phw_image *image, phw_sheet_grounds *grounds,
                                  phw_error *error)
{
    const uint32_t side = image->width > image->height ? image->width : image->height;
    const uint32_t less = image->width < image->height ? image->width : image->height;
    *grounds = (phw_sheet_grounds){.scale = side / SIDE + 1};
    grounds->drawn = phw_mark_is_screenshot(image);
    if (grounds->scale > less)
        grounds->scale = less;
    phw_status status =
        phw_image_new_unset(image->width / grounds->scale, image->height / grounds->scale,
                            image->channels, &grounds->small, error);
    if (status != PHW_OK)
        return status;
    const size_t pixels = (size_t)grounds->small->width * grounds->small->height;
    const size_t ends = 2 * (size_t)grounds->small->width;
    grounds->taken = calloc(pixels, 1);
    grounds->queue = malloc(pixels * sizeof *grounds->queue);
    grounds->points = malloc(ends * sizeof *grounds->points);
    grounds->hull = malloc((ends + 1) * sizeof *grounds->hull);
    if (!grounds->taken || !grounds->queue || !grounds->points || !grounds->hull)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for sheets");
    shrink(image, grounds->scale, grounds->small);
    return PHW_OK;
}

void phw_sheet_grounds_done(phw_sheet_grounds *grounds)
{
    phw_image_free(&grounds->small);
    free(grounds->taken);
    free(grounds->queue);
    free(grounds->points);
    free(grounds->hull);
    *grounds = (phw_sheet_grounds){0};
}

static colour at(const phw_image *small, uint32_t x, uint32_t y)
{
    const uint8_t *pixel = phw_image_row(small, y) + (size_t)x * small->channels;
    return small->channels == 3 ? (colour){{pixel[0], pixel[1], pixel[2]}}
                                : (colour){{pixel[0], pixel[0], pixel[0]}};
}

static int apart(const colour *a, const colour *b)
{
    int most = 0;
    for (int c = 0; c < 3; c++) {
        const int step = abs(a->of[c] - b->of[c]);
        most = step > most ? step : most;
    }
    return most;
}

/* The small picture's pixel for a point of its own. */
static bool pixel_at(const phw_image *small, double x, double y, uint32_t *column, uint32_t *row)
{
    if (!(x >= 0 && y >= 0 && x < small->width && y < small->height))
        return false;
    *column = (uint32_t)x;
    *row = (uint32_t)y;
    return true;
}

/* The value of each colour that the ground has where the seeds are. */
static bool ground_colour(const phw_sheet_grounds *g, const phw_point *seeds, size_t count,
                          bool dark, colour *ground)
{
    size_t levels[3][256] = {{0}}, all = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t x, y;
        if (!pixel_at(g->small, seeds[i].x / g->scale, seeds[i].y / g->scale, &x, &y))
            continue;
        const colour here = at(g->small, x, y);
        for (int c = 0; c < 3; c++)
            levels[c][here.of[c]]++;
        all++;
    }
    for (int c = 0; all && c < 3; c++) {
        size_t below = 0;
        const double rank = (dark ? 1 - GROUND_RANK : GROUND_RANK) * (double)all;
        ground->of[c] = -1;
        while ((double)below < rank)
            below += levels[c][++ground->of[c]];
    }
    return all > 0;
}

static void take(phw_sheet_grounds *g, uint32_t x, uint32_t y, size_t *last)
{
    const uint32_t pixel = y * g->small->width + x;
    g->taken[pixel] = (uint8_t)g->count;
    g->queue[(*last)++] = pixel;
}

/* More is no sheet. */
static size_t most_of(const phw_sheet_grounds *g)
{
    return (size_t)(PICTURE * (double)g->small->width * (double)g->small->height);
}

/* Spreads from pixel to pixel, while it may be a sheet. @return how many it took; they are in the
 * queue. */
static size_t spread(phw_sheet_grounds *g, const phw_point *seeds, size_t count,
                     const colour *ground, int step)
{
    const uint32_t width = g->small->width, height = g->small->height;
    size_t first = 0, last = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t x, y;
        if (!pixel_at(g->small, seeds[i].x / g->scale, seeds[i].y / g->scale, &x, &y))
            continue;
        const colour here = at(g->small, x, y);
        if (!g->taken[y * width + x] && apart(&here, ground) <= SEED_APART)
            take(g, x, y, &last);
    }
    const size_t most = most_of(g);
    while (first < last && last <= most) {
        const uint32_t x = g->queue[first] % width, y = g->queue[first] / width;
        const colour own = at(g->small, x, y);
        first++;
        const uint32_t room[] = {width - 1 - x, x, height - 1 - y, y};
        for (int way = 0; way < 4; way++) {
            const int64_t right = (way == 0) - (way == 1), down = (way == 2) - (way == 3);
            for (uint32_t far = 1; far <= NEAR && far <= room[way]; far++) {
                const uint32_t nx = (uint32_t)(x + right * far), ny = (uint32_t)(y + down * far);
                /* Most are: asked before their colour is. */
                if (g->taken[ny * width + nx])
                    continue;
                const colour next = at(g->small, nx, ny);
                if (apart(&next, &own) <= step && apart(&next, ground) <= RANGE)
                    take(g, nx, ny, &last);
            }
        }
    }
    return last;
}

/* The outline's points by column, and how many pixels lie between them. */
static size_t outline(const phw_sheet_grounds *g, size_t *inside)
{
    const uint32_t width = g->small->width, height = g->small->height;
    size_t count = 0;
    *inside = 0;
    for (uint32_t x = 0; x < width; x++) {
        uint32_t top = height, bottom = 0;
        for (uint32_t y = 0; y < height; y++) {
            if (g->taken[(size_t)y * width + x] != g->count)
                continue;
            top = y < top ? y : top;
            bottom = y + 1;
        }
        if (top >= bottom)
            continue;
        g->points[count++] = (phw_point){x + 0.5, top};
        g->points[count++] = (phw_point){x + 0.5, bottom};
        *inside += bottom - top;
    }
    return count;
}

/* Whether something else begins where it ends. */
static bool has_edges(const phw_sheet_grounds *g, const phw_quad *quad)
{
    size_t all = 0, steps = 0;
    for (int i = 0; i < 4; i++) {
        const phw_point *a = &quad->corner[i], *b = &quad->corner[(i + 1) % 4];
        const double length = hypot(b->x - a->x, b->y - a->y);
        if (!(length > 0))
            return false;
        /* Clockwise: what is inside lies to the right. */
        const double nx = -(b->y - a->y) / length, ny = (b->x - a->x) / length;
        for (int k = 0; k < EDGE_POINTS; k++) {
            const double part = (k + 0.5) / EDGE_POINTS;
            const double x = a->x + part * (b->x - a->x), y = a->y + part * (b->y - a->y);
            uint32_t column, row;
            if (!pixel_at(g->small, x + INWARD * nx, y + INWARD * ny, &column, &row))
                continue;
            const colour within = at(g->small, column, row);
            if (!pixel_at(g->small, x - OUTWARD * nx, y - OUTWARD * ny, &column, &row))
                continue;
            const colour beyond = at(g->small, column, row);
            all++;
            steps += apart(&within, &beyond) >= EDGE_STEP;
        }
    }
    return (double)steps >= EDGE_SHARE * (double)all;
}

/* Whether hardly any light or shadow lies on what was taken last. */
static bool is_flat(const phw_sheet_grounds *g, size_t took)
{
    size_t levels[256 + FLAT_LEVELS] = {0}, most = 0, window = 0;
    for (size_t i = 0; i < took; i++)
        levels[at(g->small, g->queue[i] % g->small->width, g->queue[i] / g->small->width).of[0]]++;
    for (size_t i = 0; i < 256; i++) {
        window += levels[i] - (i >= FLAT_LEVELS ? levels[i - FLAT_LEVELS] : 0);
        most = window > most ? window : most;
    }
    return (double)most >= FLAT_SHARE * (double)took;
}

static bool is_sheet(const phw_sheet_grounds *g, phw_quad *quad)
{
    size_t inside = 0, ends = outline(g, &inside);
    const size_t corners = phw_sheet_hull(g->points, ends, g->hull);
    const double picture = (double)g->small->width * g->small->height;
    const double hull = corners >= 4 ? phw_sheet_area(g->hull, corners) : 0;
    const phw_quad whole = phw_quad_from_box((phw_box){0, 0, g->small->width, g->small->height});
    return hull > 0 && (double)inside >= SOLID * hull && hull <= PICTURE * picture &&
           phw_sheet_quad(g->hull, corners, quad) &&
           hull >= SQUARE * phw_quad_overlap(quad, &whole) && has_edges(g, quad);
}

bool phw_sheet_ground_find(phw_sheet_grounds *g, const phw_point *seeds, size_t count, bool dark,
                           phw_quad *quad)
{
    colour ground;
    bool found = false;
    if (g->count + 1 >= GROUNDS || !ground_colour(g, seeds, count, dark, &ground))
        return false;
    g->count++;
    const size_t tries = sizeof steps_at_most / sizeof steps_at_most[0];
    for (size_t i = 0; !found && i < tries; i++) {
        const size_t took = spread(g, seeds, count, &ground, steps_at_most[i]);
        found = took <= most_of(g) && is_sheet(g, quad) && !(g->drawn && is_flat(g, took));
        /* What it took last is kept: others on the same ground need not try it again. */
        for (size_t k = 0; !found && i + 1 < tries && k < took; k++)
            g->taken[g->queue[k]] = 0;
    }
    if (!found)
        return false;
    for (int i = 0; i < 4; i++)
        quad->corner[i] = (phw_point){quad->corner[i].x * g->scale, quad->corner[i].y * g->scale};
    return true;
}
