/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/shade.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"

enum { RGB = 3, SIDE = PHW_SHADE_SIDE };

/* A square of fewer rows or columns has no room for letters. */
#define SIDE_LEAST 12U

/* The plane is fitted to each so manieth row, so often, each time without what lies further off
 * than so many times the median, or than rounding alone puts it. */
#define SAMPLE_EACH 4U
#define FITS 4
#define OUTLIER 1.5F
#define ROUNDING 1.25F

/* Levels from which on something is off the ground. Nearer there are rounding, and letters' soft
 * edges. */
#define OFF_FROM 2.5F

/* Of a row's pixels so many, in hundredths, go on as those before: rounded, by a level at most. */
#define EVEN_LEAST 30U

/* Of a square, in hundredths: on the ground at least; off it at least and at most; and of what is
 * off, soft edges that are neither at most, shown at most, and with others beside at least. */
#define GROUND_LEAST 40U
#define OFF_LEAST 2U
#define OFF_MOST 45U
#define EDGES_MOST 150U
#define SHOWN_MOST 25U
#define BESIDE_LEAST 75U
#define NEIGHBOURS_LEAST 2

/* So many rows go to strokes and back so often, and so many columns; within so many pixels, for
 * letters have steep edges and shadows have not. */
#define ROWS_LEAST 5U
#define ROW_TURNS 3U
#define COLUMNS_LEAST 6U
#define COLUMN_TURNS 2U
#define STEEP 3U

/* Where half is further off than this at first, no letters have moved the plane so far. */
#define MEDIAN_MOST 6.0F

/* Levels are whole numbers of these parts where planes are compared with them. */
#define FIXED 256

/* Of a ground that changes by less over a square's sides, flat ones tell more. */
#define SHADED_LEAST 0.5F

/* Residuals are counted in quarters of a level. */
#define PARTS 4
#define BINS 128U

/* A channel's level at the square's top left, and how it changes from pixel to pixel. */
typedef struct plane {
    float at, across, down;
} plane;

static float level_of(const plane *p, float x, float y)
{
    return p->at + p->across * x + p->down * y;
}

/* Sums for a least squares fit: whole numbers, so that the loops become wide. */
typedef struct sums {
    int64_t n, x, y, xx, xy, yy, v, xv, yv;
} sums;

static bool solve(const sums *s, plane *p)
{
    const double n = (double)s->n, x = (double)s->x, y = (double)s->y, v = (double)s->v;
    if (s->n < 3)
        return false;
    const double xx = (double)s->xx - x * x / n, xy = (double)s->xy - x * y / n,
                 yy = (double)s->yy - y * y / n, xv = (double)s->xv - x * v / n,
                 yv = (double)s->yv - y * v / n, by = xx * yy - xy * xy;
    if (by < 1)
        return false;
    p->across = (float)((xv * yy - yv * xy) / by);
    p->down = (float)((yv * xx - xv * xy) / by);
    p->at = (float)((v - (double)p->across * x - (double)p->down * y) / n);
    return true;
}

/* The rows of one channel that are sampled. */
typedef struct sample {
    uint8_t levels[SIDE / SAMPLE_EACH + 1][SIDE];
    uint32_t width, rows;
} sample;

static sample take_sample(const phw_image *image, const phw_shade_square *in, int channel)
{
    sample s = {.width = in->right - in->left};
    for (uint32_t y = in->top + SAMPLE_EACH / 2; y < in->bottom; y += SAMPLE_EACH, s.rows++)
        for (uint32_t x = 0; x < s.width; x++)
            s.levels[s.rows][x] =
                phw_image_row(image, y)[(size_t)(in->left + x) * RGB + (unsigned)channel];
    return s;
}

static float row_of(uint32_t sampled)
{
    return (float)(sampled * SAMPLE_EACH + SAMPLE_EACH / 2);
}

/* What one row adds. */
enum { SUM_N, SUM_X, SUM_XX, SUM_V, SUM_XV, SUMS };

/* Of what is not further off a line than so much; @p start, @p step and @p most in 256ths. */
PHW_SIMD_CLONES static void sum_row(const uint8_t *restrict levels, int width, const int line[2],
                                    int most, int *restrict to)
{
    int n = 0, xs = 0, xx = 0, vs = 0, xv = 0;
    for (int x = 0; x < width; x++) {
        const int v = levels[x], near = abs(v * FIXED - line[0] - line[1] * x) <= most;
        n += near;
        xs += near * x;
        xx += near * x * x;
        vs += near * v;
        xv += near * v * x;
    }
    to[SUM_N] = n;
    to[SUM_X] = xs;
    to[SUM_XX] = xx;
    to[SUM_V] = vs;
    to[SUM_XV] = xv;
}

/* @param most  what is further off the plane is left out. */
static bool fit_once(const sample *s, float most, plane *p)
{
    sums all = {0};
    for (uint32_t i = 0; i < s->rows; i++) {
        const int64_t y = (int64_t)row_of(i);
        const int line[2] = {(int)(level_of(p, 0, (float)y) * FIXED), (int)(p->across * FIXED)};
        int row[SUMS];
        sum_row(s->levels[i], (int)s->width, line, (int)(most * FIXED), row);
        all.n += row[SUM_N];
        all.x += row[SUM_X], all.xx += row[SUM_XX];
        all.y += y * row[SUM_N], all.yy += y * y * row[SUM_N], all.xy += y * row[SUM_X];
        all.v += row[SUM_V], all.xv += row[SUM_XV], all.yv += y * row[SUM_V];
    }
    return solve(&all, p);
}

/* How far off half of the sample is at most, and how much of it is shown. */
typedef struct spread {
    float median;
    uint32_t off, shown; /* pixels; the first has the second in it */
} spread;

static spread spread_of(const sample *s, const plane *p, int shown_from)
{
    const uint32_t all = s->rows * s->width;
    uint32_t bins[BINS] = {0}, count = 0, bin = 0;
    spread found = {0, 0, 0};
    for (uint32_t i = 0; i < s->rows; i++)
        for (uint32_t k = 0; k < s->width; k++) {
            const float off = fabsf(s->levels[i][k] - level_of(p, (float)k, row_of(i)));
            const uint32_t at = (uint32_t)(off * PARTS);
            bins[at < BINS ? at : BINS - 1]++;
            found.off += off >= OFF_FROM;
            found.shown += off >= (float)shown_from;
        }
    while (bin + 1 < BINS && (count += bins[bin]) * 2 < all)
        bin++;
    found.median = (float)(bin + 1) / PARTS;
    return found;
}

/* Where half is further off than rounding puts it there is no such ground; nor is one looked for
 * where what is off shows, as most that is written does. */
static bool fit(const phw_image *image, const phw_shade_square *in, int channel, int shown_from,
                plane *p)
{
    const sample s = take_sample(image, in, channel);
    float most = UINT8_MAX;
    *p = (plane){0, 0, 0};
    for (int i = 0; i < FITS; i++) {
        if (!fit_once(&s, most, p))
            return false;
        const spread now = spread_of(&s, p, shown_from);
        if (now.median > MEDIAN_MOST || (i && now.shown * 2 > now.off))
            return false;
        most = fmaxf(ROUNDING, OUTLIER * now.median);
    }
    return most <= ROUNDING * OUTLIER;
}

static bool is_flat(const plane planes[RGB])
{
    for (int c = 0; c < RGB; c++)
        if ((fabsf(planes[c].across) + fabsf(planes[c].down)) * SIDE >= SHADED_LEAST)
            return false;
    return true;
}

/* Noise and texture change their slope from pixel to pixel: one row tells. */
static bool may_be_shaded(const phw_image *image, const phw_shade_square *in)
{
    const uint8_t *row = phw_image_row(image, (in->top + in->bottom) / 2) + (size_t)in->left * RGB;
    const uint32_t width = in->right - in->left;
    uint32_t even = 0;
    for (uint32_t x = 1; x + 1 < width; x++) {
        const uint8_t *green = row + (size_t)x * RGB + 1;
        even += abs(green[-RGB] - 2 * green[0] + green[RGB]) <= 1;
    }
    return even * 100 >= (width - 2) * EVEN_LEAST;
}

/* What a pixel is: 0 on the ground, else which side of it. */
enum { GROUND = 0, BRIGHTER = 1, DARKER = 2, EDGE = 3 };

/* A square, measured. */
typedef struct measured {
    uint8_t kind[SIDE][SIDE];
    uint32_t width, height;
    uint32_t ground, off, edges, shown;
} measured;

static void measure_pixel(measured *m, const uint8_t *pixel, const plane planes[RGB], int shown,
                          uint32_t x, uint32_t y, uint8_t *to)
{
    static const float weights[RGB] = {0.299F, 0.587F, 0.114F}; /* ITU-R BT.601 */
    float most = 0, luma = 0;
    for (int c = 0; c < RGB; c++) {
        const float off = pixel[c] - level_of(&planes[c], (float)x, (float)y);
        most = fabsf(off) > fabsf(most) ? off : most;
        luma += off * weights[c];
    }
    const bool is_off = fabsf(most) >= OFF_FROM, is_shown = fabsf(luma) >= (float)shown;
    m->kind[y][x] = is_off                    ? (most > 0 ? BRIGHTER : DARKER)
                    : fabsf(most) <= ROUNDING ? GROUND
                                              : EDGE;
    m->ground += m->kind[y][x] == GROUND;
    m->edges += m->kind[y][x] == EDGE;
    m->off += is_off;
    m->shown += is_shown;
    *to = (uint8_t)(is_off && !is_shown ? lroundf(fabsf(most)) : 0);
}

static bool is_off(uint8_t kind)
{
    return kind == BRIGHTER || kind == DARKER;
}

/* Pixels that are off and have others on their side beside them. */
static uint32_t count_beside(const measured *m)
{
    uint32_t count = 0;
    for (uint32_t y = 1; y + 1 < m->height; y++)
        for (uint32_t x = 1; x + 1 < m->width; x++) {
            const uint8_t kind = m->kind[y][x];
            int beside = -1; /* itself */
            for (uint32_t j = y - 1; j <= y + 1; j++)
                for (uint32_t i = x - 1; i <= x + 1; i++)
                    beside += m->kind[j][i] == kind;
            count += is_off(kind) && beside >= NEIGHBOURS_LEAST;
        }
    return count;
}

/* Those that are off within the frame that count_beside() leaves out. */
static uint32_t count_inside(const measured *m)
{
    uint32_t count = 0;
    for (uint32_t y = 1; y + 1 < m->height; y++)
        for (uint32_t x = 1; x + 1 < m->width; x++)
            count += is_off(m->kind[y][x]);
    return count;
}

/* Rows or columns that go to strokes and back. */
static uint32_t count_lines(const measured *m, bool columns, uint32_t turns_least)
{
    const uint32_t lines = columns ? m->width : m->height, length = columns ? m->height : m->width;
    uint32_t count = 0;
    for (uint32_t line = 0; line < lines; line++) {
        uint32_t turns = 0, last_at = 0;
        int last = -1;
        for (uint32_t i = 0; i < length; i++) {
            const uint8_t kind = columns ? m->kind[i][line] : m->kind[line][i];
            if (kind == EDGE)
                continue;
            turns += last >= 0 && is_off((uint8_t)last) != is_off(kind) && i - last_at <= STEEP;
            last = kind;
            last_at = i;
        }
        count += turns >= turns_least;
    }
    return count;
}

static phw_shade_state judge(const measured *m)
{
    const uint32_t all = m->width * m->height;
    if (!m->off && m->ground * 100 >= all * GROUND_LEAST)
        return PHW_SHADE_EMPTY;
    if (m->ground * 100 < all * GROUND_LEAST || m->off * 100 > all * OFF_MOST ||
        m->edges * 100 > m->off * EDGES_MOST || m->shown * 100 > m->off * SHOWN_MOST)
        return PHW_SHADE_NONE;
    return m->off * 100 >= all * OFF_LEAST && count_lines(m, false, ROW_TURNS) >= ROWS_LEAST &&
                   count_lines(m, true, COLUMN_TURNS) >= COLUMNS_LEAST &&
                   count_beside(m) * 100 >= count_inside(m) * BESIDE_LEAST
               ? PHW_SHADE_LETTERS
               : PHW_SHADE_SOME;
}

phw_shade_state phw_shade_measure(const phw_image *image, const phw_shade_square *square, int shown,
                                  uint8_t off[PHW_SHADE_SIDE][PHW_SHADE_SIDE])
{
    plane planes[RGB];
    measured m = {.width = square->right - square->left, .height = square->bottom - square->top};
    uint8_t found[SIDE][SIDE] = {{0}};
    if (m.width < SIDE_LEAST || m.height < SIDE_LEAST || !may_be_shaded(image, square))
        return PHW_SHADE_NONE;
    for (int c = 0; c < RGB; c++)
        if (!fit(image, square, c, shown, &planes[c]))
            return PHW_SHADE_NONE;
    if (is_flat(planes))
        return PHW_SHADE_NONE;
    for (uint32_t y = 0; y < m.height; y++)
        for (uint32_t x = 0; x < m.width; x++)
            measure_pixel(&m,
                          phw_image_row(image, square->top + y) + (size_t)(square->left + x) * RGB,
                          planes, shown, x, y, &found[y][x]);
    const phw_shade_state state = judge(&m);
    if (state == PHW_SHADE_SOME || state == PHW_SHADE_LETTERS)
        memcpy(off, found, sizeof found);
    return state;
}
