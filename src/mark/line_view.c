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

enum { RGB = 3, GREEN = 1, LUMA = 3, SCRATCH = 4, PLANES = 5 };

/* The place of a line: planes of red, green, blue, luma and scratch, letters light. Of a large
 * letter on a photograph each is of megabytes: there are those that a sum asks for, and others are
 * not touched. */
typedef struct place {
    uint32_t left, top, width, height;
    float *plane[PLANES];
    float *room;       /* of all of them; owned */
    uint8_t *measured; /* which of its pixels are */
} place;

/* Where a plane is among those of a sum. */
static const struct {
    size_t count, at[PLANES];
} planes_of[PHW_LINE_SUMS] = {[PHW_LINE_CALM] = {5, {0, 1, 2, 3, 4}},
                              [PHW_LINE_EVEN] = {3, {0, 1, 0, 0, 2}}, /* the first is their mean */
                              [PHW_LINE_GREEN] = {1, {0, 0, 0, 0, 0}}};

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

/* A row's colours and their luma (ITU-R BT.601). @param dark  letters are: all is turned over. */
PHW_SIMD_CLONES static void take_colours(const uint8_t *restrict from, uint32_t width, bool dark,
                                         float *restrict red, float *restrict green,
                                         float *restrict blue, float *restrict luma)
{
    const uint8_t over = dark ? UINT8_MAX : 0; /* 255 - n turns each bit of n */
    for (uint32_t x = 0; x < width; x++) {
        red[x] = (float)(from[RGB * x] ^ over);
        green[x] = (float)(from[RGB * x + 1] ^ over);
        blue[x] = (float)(from[RGB * x + 2] ^ over);
        luma[x] = 0.299F * red[x] + 0.587F * green[x] + 0.114F * blue[x];
    }
}

PHW_SIMD_CLONES static void take_mean(const uint8_t *restrict from, uint32_t width, bool dark,
                                      float *restrict mean)
{
    const uint8_t over = dark ? UINT8_MAX : 0;
    for (uint32_t x = 0; x < width; x++)
        mean[x] = (float)((from[RGB * x] ^ over) + (from[RGB * x + 1] ^ over) +
                          (from[RGB * x + 2] ^ over)) /
                  RGB;
}

PHW_SIMD_CLONES static void take_green(const uint8_t *restrict from, uint32_t width, bool dark,
                                       float *restrict green)
{
    const uint8_t over = dark ? UINT8_MAX : 0;
    for (uint32_t x = 0; x < width; x++)
        green[x] = (float)(from[RGB * x + 1] ^ over);
}

static void take_row(const uint8_t *from, phw_line_sum sum, bool dark, size_t at, place *p)
{
    switch (sum) {
    case PHW_LINE_CALM:
        take_colours(from, p->width, dark, p->plane[0] + at, p->plane[1] + at, p->plane[2] + at,
                     p->plane[LUMA] + at);
        break;
    case PHW_LINE_EVEN:
        take_mean(from, p->width, dark, p->plane[0] + at);
        break;
    case PHW_LINE_GREEN:
    case PHW_LINE_SUMS:
        take_green(from, p->width, dark, p->plane[GREEN] + at);
        break;
    }
}

static phw_status place_init(const phw_image *image, const phw_line *line, phw_line_sum sum,
                             place *p, phw_error *error)
{
    const double room = ROOM * line->height, pad = MEASURED * line->height;
    const phw_box box = phw_quad_bounds(&line->quad);
    const bool dark = line->polarity == PHW_POLARITY_DARK_ON_LIGHT;
    const size_t planes = planes_of[sum].count;
    phw_quad measured = phw_quad_pad(&line->quad, pad, pad);
    *p = (place){0};
    span(box.left - room, box.right + room, image->width, &p->left, &p->width);
    span(box.top - room, box.bottom + room, image->height, &p->top, &p->height);
    for (int i = 0; i < 4; i++) {
        measured.corner[i].x -= p->left;
        measured.corner[i].y -= p->top;
    }
    const size_t size = (size_t)p->width * p->height;
    p->room = malloc((planes * size + 1) * sizeof *p->room + size);
    if (!p->room)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a line");
    for (int i = 0; i < PLANES; i++)
        p->plane[i] = p->room + planes_of[sum].at[i] * size;
    p->measured = (uint8_t *)(p->room + planes * size);
    for (uint32_t y = 0; y < p->height; y++) {
        const size_t at = (size_t)y * p->width;
        mark_measured(&measured, y + 0.5, p->width, p->measured + at);
        take_row(phw_image_row(image, p->top + y) + (size_t)p->left * RGB, sum, dark, at, p);
    }
    return PHW_OK;
}

/* The mean of so many pixels at each side, along a few rows. Their sums do not wait for each other.
 * @param pitch  from one of these rows to the next. */
#define TOGETHER 16U
PHW_SIMD_CLONES static void smooth_rows(const float *restrict from, size_t pitch, uint32_t count,
                                        int reach, float *restrict to)
{
    double sums[TOGETHER] = {0};
    int first = 0, end = 0;
    for (int i = 0; i < (int)count; i++) {
        for (; end < (int)count && end <= i + reach; end++)
            for (size_t k = 0; k < TOGETHER; k++)
                sums[k] += (double)from[(size_t)end + pitch * k];
        for (; first < i - reach; first++)
            for (size_t k = 0; k < TOGETHER; k++)
                sums[k] -= (double)from[(size_t)first + pitch * k];
        for (size_t k = 0; k < TOGETHER; k++)
            to[(size_t)i + pitch * k] = (float)(sums[k] / (end - first));
    }
}

/* All rows, the last few again rather than one by one; of fewer than are taken together each is as
 * many. */
static void smooth_across(const place *p, const float *from, int reach, float *to)
{
    const uint32_t each = p->height < TOGETHER ? 1 : TOGETHER;
    for (uint32_t row = 0; row < p->height; row += each) {
        const size_t at = (size_t)(row + each <= p->height ? row : p->height - each) * p->width;
        smooth_rows(from + at, each > 1 ? p->width : 0, p->width, reach, to + at);
    }
}

/* Columns side by side whose sums stay near. */
#define COLUMNS 1024U

PHW_SIMD_CLONES static void add_row(const float *restrict row, uint32_t count,
                                    double *restrict sums)
{
    for (uint32_t x = 0; x < count; x++)
        sums[x] += (double)row[x];
}

PHW_SIMD_CLONES static void drop_row(const float *restrict row, uint32_t count,
                                     double *restrict sums)
{
    for (uint32_t x = 0; x < count; x++)
        sums[x] -= (double)row[x];
}

PHW_SIMD_CLONES static void divide_row(const double *restrict sums, uint32_t count, double by,
                                       float *restrict to)
{
    for (uint32_t x = 0; x < count; x++)
        to[x] = (float)(sums[x] / by);
}

/* The same along columns, row by row. @param from, to  the first of @p count columns. */
static void smooth_columns(const place *p, const float *from, uint32_t count, int reach, float *to)
{
    double sums[COLUMNS] = {0};
    const int height = (int)p->height;
    int first = 0, end = 0;
    for (int y = 0; y < height; y++) {
        for (; end < height && end <= y + reach; end++)
            add_row(from + (size_t)end * p->width, count, sums);
        for (; first < y - reach; first++)
            drop_row(from + (size_t)first * p->width, count, sums);
        divide_row(sums, count, end - first, to + (size_t)y * p->width);
    }
}

/* @param scratch,smooth  as large; the first may not be the plane. */
static void smooth(const place *p, const float *plane, int reach, float *scratch, float *to)
{
    smooth_across(p, plane, reach, scratch);
    for (uint32_t x = 0; x < p->width; x += COLUMNS)
        smooth_columns(p, scratch + x, p->width - x < COLUMNS ? p->width - x : COLUMNS, reach,
                       to + x);
}

/* fminf() and fmaxf() are calls. */
static inline float within(float value, float most)
{
    return value > 0 ? (value < most ? value : most) : 0;
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
            counts[(size_t)within(level, LEVELS - 1)]++;
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
        smooth(p, p->plane[0], GROUND_REACH, made, p->plane[1]);
        for (size_t i = 0; i < size; i++)
            made[i] = p->plane[0][i] - p->plane[1][i];
        return made;
    case PHW_LINE_GREEN:
    case PHW_LINE_SUMS:
        break;
    }
    return p->plane[GREEN];
}

PHW_SIMD_CLONES static void stretch_row(const float *restrict levels, uint32_t width, float ground,
                                        float gain, uint8_t *restrict to)
{
    for (uint32_t x = 0; x < width; x++) {
        const float level = VIEW_GROUND + gain * (levels[x] - ground);
        to[x] = (uint8_t)(within(level, UINT8_MAX) + 0.5F);
    }
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
    for (uint32_t y = 0; y < p->height; y++)
        stretch_row(levels + (size_t)y * p->width, p->width, ground, gain,
                    phw_image_row_mut(made, y));
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
    phw_status status = place_init(image, line, sum, &p, error);
    if (status == PHW_OK)
        status = stretch(&p, sum_up(&p, sum), view, error);
    *corner = (phw_point){p.left, p.top};
    free(p.room);
    return status;
}
