/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/line_view.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "base/simd.h"
#include "mark/fisher.h"

/* Heights of the line: ground around it that is cut out with it, and that is measured. */
#define ROOM 1.5
#define MEASURED 0.25
/* Pixels: no view is smaller. */
#define LEAST_SIDE 48

/* Pixels at each side over which colour is taken, for a JPEG has half of its samples, and moiré of
 * display and filter has waves of four pixels; and over which the ground is. */
#define COLOUR_REACH 2
#define GROUND_REACH 12

/* Shares of the measured pixels: ground is the middle one, letters the lightest but these. */
#define GROUND_SHARE 0.5
#define LETTERS_SHARE 0.97
/* What is lighter than the ground by so much of the way to letters is their blur; letters are from
 * there on. */
#define BLUR 0.3
#define LETTERS 0.5
/* Squared grey levels: noise in each channel that no sum is free of. */
#define NOISE 20.0

/* How ground and letters look in the view. */
#define VIEW_GROUND 50.0F
#define VIEW_LETTERS 210.0F

enum { RGB = 3, LUMA = 3, PLANES = 5, SCRATCH = 4 };

/* The place of a line: planes of red, green, blue, luma and scratch, letters light. */
typedef struct place {
    uint32_t left, top, width, height;
    float *plane[PLANES];
    uint8_t *measured; /* which of its pixels are */
} place;

static void span(double from, double to, uint32_t side, uint32_t *first, uint32_t *length)
{
    double least = fmax(0, fmin(floor(from), side)), most = fmax(0, fmin(ceil(to), side));
    const double lacks = LEAST_SIDE - (most - least);
    if (lacks > 0) {
        least = fmax(0, least - ceil(lacks / 2));
        most = fmin(side, least + LEAST_SIDE);
    }
    *first = (uint32_t)least;
    *length = (uint32_t)(most - least);
}

/* Which pixels of a row have their middle in a quadrangle: where it is to the same side of all
 * edges. */
PHW_SIMD_CLONES static void mark_measured(const phw_quad *quad, double y, uint32_t width,
                                          uint8_t *restrict measured)
{
    for (uint32_t x = 0; x < width; x++) {
        double least = 0, most = 0;
        for (int i = 0; i < 4; i++) {
            const phw_point a = quad->corner[i], b = quad->corner[(i + 1) % 4];
            const double side = (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x + 0.5 - a.x);
            least = side < least ? side : least;
            most = side > most ? side : most;
        }
        measured[x] = (least >= 0) | (most <= 0);
    }
}

static phw_status place_init(const phw_image *image, const phw_line *line, place *p,
                             phw_error *error)
{
    static const float luma[RGB] = {0.299F, 0.587F, 0.114F}; /* ITU-R BT.601 */
    const double room = ROOM * line->height, pad = MEASURED * line->height;
    const phw_box box = phw_quad_bounds(&line->quad);
    const bool dark = line->polarity == PHW_POLARITY_DARK_ON_LIGHT;
    phw_quad measured = phw_quad_pad(&line->quad, pad, pad);
    *p = (place){0};
    span(box.left - room, box.right + room, image->width, &p->left, &p->width);
    span(box.top - room, box.bottom + room, image->height, &p->top, &p->height);
    for (int i = 0; i < 4; i++) {
        measured.corner[i].x -= p->left;
        measured.corner[i].y -= p->top;
    }
    const size_t size = (size_t)p->width * p->height;
    p->plane[0] = malloc((PLANES * size + 1) * sizeof **p->plane + size);
    if (!p->plane[0])
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a line");
    for (int i = 1; i < PLANES; i++)
        p->plane[i] = p->plane[0] + (size_t)i * size;
    p->measured = (uint8_t *)(p->plane[0] + PLANES * size);
    for (uint32_t y = 0; y < p->height; y++) {
        const uint8_t *from = phw_image_row(image, p->top + y) + (size_t)p->left * RGB;
        mark_measured(&measured, y + 0.5, p->width, p->measured + (size_t)y * p->width);
        for (size_t x = 0, at = (size_t)y * p->width; x < p->width; x++, at++, from += RGB) {
            p->plane[LUMA][at] = 0;
            for (int c = 0; c < RGB; c++) {
                p->plane[c][at] = dark ? (float)(UINT8_MAX - from[c]) : (float)from[c];
                p->plane[LUMA][at] += luma[c] * p->plane[c][at];
            }
        }
    }
    return PHW_OK;
}

/* The mean of so many pixels at each side, along a few rows or columns. Their sums do not wait for
 * each other.
 * @param step,pitch  from one pixel of a row or column to the next, and from one of these. */
#define TOGETHER 16U
PHW_SIMD_CLONES static void smooth_along(const float *restrict from, size_t step, size_t pitch,
                                         uint32_t count, int reach, float *restrict to)
{
    double sums[TOGETHER] = {0};
    int first = 0, end = 0;
    for (int i = 0; i < (int)count; i++) {
        for (; end < (int)count && end <= i + reach; end++)
            for (size_t k = 0; k < TOGETHER; k++)
                sums[k] += (double)from[step * (size_t)end + pitch * k];
        for (; first < i - reach; first++)
            for (size_t k = 0; k < TOGETHER; k++)
                sums[k] -= (double)from[step * (size_t)first + pitch * k];
        for (size_t k = 0; k < TOGETHER; k++)
            to[step * (size_t)i + pitch * k] = (float)(sums[k] / (end - first));
    }
}

/* All rows or columns, the last few again rather than one by one; of fewer than are taken together
 * each is as many. */
static void smooth_all(const float *from, size_t step, size_t pitch, uint32_t count, uint32_t lines,
                       int reach, float *to)
{
    const uint32_t each = lines < TOGETHER ? 1 : TOGETHER;
    for (uint32_t line = 0; line < lines; line += each) {
        const size_t at = (line + each <= lines ? line : lines - each) * pitch;
        smooth_along(from + at, step, each > 1 ? pitch : 0, count, reach, to + at);
    }
}

/* @param scratch,smooth  as large; the first may not be the plane. */
static void smooth(const place *p, const float *plane, int reach, float *row, float *to)
{
    smooth_all(plane, 1, p->width, p->width, p->height, reach, row);
    smooth_all(row, p->width, 1, p->height, p->width, reach, to);
}

/* The levels of ground and letters where a plane is measured. @return whether there are any. */
static bool find_levels(const place *p, const float *plane, float *ground, float *letters)
{
    enum { LEVELS = 1024, BELOW = 256, FINE = 1 }; /* −256 … 767 */
    uint32_t counts[LEVELS] = {0}, total = 0, seen = 0;
    *ground = *letters = INFINITY;
    for (uint32_t y = 0; y < p->height; y++)
        for (uint32_t x = 0; x < p->width; x++) {
            if (!p->measured[(size_t)y * p->width + x])
                continue;
            const float level = plane[(size_t)y * p->width + x] * FINE + BELOW;
            counts[(size_t)fminf(fmaxf(level, 0), LEVELS - 1)]++;
            total++;
        }
    for (int i = 0; i < LEVELS && total; i++) {
        seen += counts[i];
        if (*ground == INFINITY && seen >= GROUND_SHARE * total)
            *ground = (float)(i - BELOW) / FINE;
        if (*letters == INFINITY && seen >= LETTERS_SHARE * total)
            *letters = (float)(i - BELOW) / FINE;
    }
    return total > 0 && *letters > *ground;
}

typedef struct moments {
    double count, sum[RGB], products[RGB][RGB];
} moments;

static void add(moments *m, const place *p, size_t at)
{
    m->count++;
    for (int i = 0; i < RGB; i++) {
        m->sum[i] += (double)p->plane[i][at];
        for (int k = 0; k < RGB; k++)
            m->products[i][k] += (double)p->plane[i][at] * (double)p->plane[k][at];
    }
}

/* The sum under which letters stand furthest from the ground's texture. */
static bool find_weights(const place *p, double weights[RGB])
{
    moments ground = {0}, letters = {0};
    float dark, light;
    double difference[RGB], c[RGB][RGB];
    if (!find_levels(p, p->plane[LUMA], &dark, &light))
        return false;
    for (uint32_t y = 0; y < p->height; y++)
        for (uint32_t x = 0; x < p->width; x++) {
            const size_t at = (size_t)y * p->width + x;
            const float level = p->plane[LUMA][at];
            if (!p->measured[at])
                continue;
            if (level <= dark + (float)BLUR * (light - dark))
                add(&ground, p, at);
            else if (level >= dark + (float)LETTERS * (light - dark))
                add(&letters, p, at);
        }
    if (ground.count <= 0 || letters.count <= 0)
        return false;
    for (int i = 0; i < RGB; i++) {
        difference[i] = letters.sum[i] / letters.count - ground.sum[i] / ground.count;
        for (int k = 0; k < RGB; k++)
            c[i][k] = ground.products[i][k] / ground.count -
                      ground.sum[i] / ground.count * (ground.sum[k] / ground.count) +
                      (i == k ? NOISE : 0);
    }
    if (!phw_fisher_weights((const double(*)[RGB])c, difference, weights))
        return false;
    double length = 0;
    for (int i = 0; i < RGB; i++)
        length += fabs(weights[i]);
    for (int i = 0; i < RGB && length > 0; i++)
        weights[i] /= length;
    return length > 0;
}

/* Leaves luma's detail in each channel, and its own colour. */
static void calm(place *p, float *room)
{
    const size_t size = (size_t)p->width * p->height;
    for (int c = 0; c < RGB; c++) {
        for (size_t i = 0; i < size; i++)
            p->plane[c][i] -= p->plane[LUMA][i];
        smooth(p, p->plane[c], COLOUR_REACH, room, p->plane[c]);
        for (size_t i = 0; i < size; i++)
            p->plane[c][i] += p->plane[LUMA][i];
    }
}

/* The view's levels, not yet stretched. @return the plane, or NULL where letters are lost. */
static const float *sum_up(place *p, phw_line_sum sum)
{
    const size_t size = (size_t)p->width * p->height;
    float *made = p->plane[SCRATCH];
    double weights[RGB];
    switch (sum) {
    case PHW_LINE_CALM:
        calm(p, made);
        if (!find_weights(p, weights))
            return NULL;
        for (size_t i = 0; i < size; i++)
            made[i] = (float)weights[0] * p->plane[0][i] + (float)weights[1] * p->plane[1][i] +
                      (float)weights[2] * p->plane[2][i];
        return made;
    case PHW_LINE_EVEN:
        for (size_t i = 0; i < size; i++)
            p->plane[0][i] = (p->plane[0][i] + p->plane[1][i] + p->plane[2][i]) / RGB;
        smooth(p, p->plane[0], GROUND_REACH, made, p->plane[1]);
        for (size_t i = 0; i < size; i++)
            made[i] = p->plane[0][i] - p->plane[1][i];
        return made;
    case PHW_LINE_GREEN:
    case PHW_LINE_SUMS:
        break;
    }
    return p->plane[1];
}

static phw_status stretch(const place *p, const float *levels, phw_image **view, phw_error *error)
{
    phw_image *made = NULL;
    float ground, letters;
    if (!levels || !find_levels(p, levels, &ground, &letters))
        return PHW_OK;
    phw_status status = phw_image_new(p->width, p->height, 1, &made, error);
    if (status != PHW_OK)
        return status;
    const float gain = (VIEW_LETTERS - VIEW_GROUND) / (letters - ground);
    for (uint32_t y = 0; y < p->height; y++) {
        uint8_t *to = phw_image_row_mut(made, y);
        for (uint32_t x = 0; x < p->width; x++) {
            const float level = VIEW_GROUND + gain * (levels[(size_t)y * p->width + x] - ground);
            to[x] = (uint8_t)(fminf(fmaxf(level, 0), UINT8_MAX) + 0.5F);
        }
    }
    *view = made;
    return PHW_OK;
}

phw_status phw_line_view(const phw_image *image, const phw_line *line, phw_line_sum sum,
                         phw_image **view, phw_point *corner, phw_error *error)
{
    place p;
    *view = NULL;
    if (image->channels != RGB)
        return PHW_OK;
    phw_status status = place_init(image, line, &p, error);
    if (status == PHW_OK)
        status = stretch(&p, sum_up(&p, sum), view, error);
    *corner = (phw_point){p.left, p.top};
    free(p.plane[0]);
    return status;
}
