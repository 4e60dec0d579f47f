/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/texture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/simd.h"

/* The picture is looked at in square cells of this many pixels of its level. A code's module is
 * 1 to 8 pixels there; what is larger is found one or two levels up. */
#define CELL 8U
#define LEVELS 3

/* A cell is textured where the grey levels round it (3 × 3 cells) span at least CONTRAST and the
 * root mean square of the step from pixel to pixel is at least STEEP of that span... */
#define CONTRAST 40
#define STEEP 0.13
/* ...where all but one in so many pixels of the picture are darker than DIM, in proportion less:
 * who photographs a screen in a dark room sees the code well. Below the least it is noise. */
#define DIM 120
#define BRIGHTEST 32U
#define CONTRAST_LEAST 18
/* ...and no cell of the nine is emptier than this share of their mean. Lines of text have gaps. */
#define EVEN 0.12

/* Fewer textured cells than this are no code that could be read: 4 × 4 cells with their rim. */
#define LEAST_CELLS 4U

/* From here on all edges run one way. */
#define STRIPED 0.55

/* Parts of one linear code: the gap between them in heights, the sine of the angle between them,
 * and how many times higher one may be. */
#define ROW_GAP 1.0
#define ROW_TURN 0.12
#define ROW_LIKENESS 1.8

typedef struct cell {
    int32_t xx, xy, yy; /* sums of products of steps */
    uint8_t low, high;
    bool textured;
} cell;

typedef struct grid {
    const phw_image *level;
    double scale; /* full-size pixels a pixel of the level */
    int contrast; /* that a textured cell spans at least */
    uint32_t width, height;
    cell *cells;
    uint32_t *stack;
    uint8_t *marks; /* a byte a cell, 0 */
} grid;

/* What the pixels of one row of cells add up to, column by column. */
typedef struct column_sums {
    int32_t *xx, *xy, *yy;
    uint8_t *low, *high;
} column_sums;

PHW_SIMD_CLONES static void add_steps(const uint8_t *restrict here, const uint8_t *restrict below,
                                      uint32_t width, const column_sums *sums)
{
    int32_t *restrict xx = sums->xx, *restrict xy = sums->xy, *restrict yy = sums->yy;
    uint8_t *restrict low = sums->low, *restrict high = sums->high;
    for (uint32_t x = 0; x < width; x++) {
        int32_t dx = here[x + 1] - here[x], dy = below[x] - here[x];
        xx[x] += dx * dx;
        xy[x] += dx * dy;
        yy[x] += dy * dy;
    }
    for (uint32_t x = 0; x < width; x++) {
        low[x] = here[x] < low[x] ? here[x] : low[x];
        high[x] = here[x] > high[x] ? here[x] : high[x];
    }
}

static cell cell_of(const column_sums *sums, size_t from)
{
    cell made = {.low = 255};
    for (size_t x = from; x < from + CELL; x++) {
        made.xx += sums->xx[x];
        made.xy += sums->xy[x];
        made.yy += sums->yy[x];
        made.low = sums->low[x] < made.low ? sums->low[x] : made.low;
        made.high = sums->high[x] > made.high ? sums->high[x] : made.high;
    }
    return made;
}

static void measure_row(const phw_image *level, uint32_t top, const column_sums *sums, cell *row,
                        uint32_t count)
{
    const uint32_t width = count * CELL;
    memset(sums->xx, 0, width * sizeof *sums->xx);
    memset(sums->xy, 0, width * sizeof *sums->xy);
    memset(sums->yy, 0, width * sizeof *sums->yy);
    memset(sums->low, 255, width);
    memset(sums->high, 0, width);
    for (uint32_t y = top; y < top + CELL; y++)
        add_steps(phw_image_row(level, y), phw_image_row(level, y + 1), width, sums);
    for (uint32_t i = 0; i < count; i++)
        row[i] = cell_of(sums, (size_t)i * CELL);
}

static bool is_textured(const grid *g, uint32_t cx, uint32_t cy)
{
    int64_t sum = 0, least = INT64_MAX;
    uint8_t low = 255, high = 0;
    for (uint32_t y = cy - 1; y <= cy + 1; y++) {
        for (uint32_t x = cx - 1; x <= cx + 1; x++) {
            const cell *c = &g->cells[y * g->width + x];
            int64_t energy = (int64_t)c->xx + c->yy;
            sum += energy;
            least = energy < least ? energy : least;
            low = c->low < low ? c->low : low;
            high = c->high > high ? c->high : high;
        }
    }
    double span = high - low, step = STEEP * span;
    return span >= g->contrast && (double)sum >= step * step * 9 * CELL * CELL &&
           (double)least >= EVEN * (double)sum / 9;
}

static phw_status measure(grid *g, phw_error *error)
{
    size_t count = (size_t)g->width * g->height, width = (size_t)g->width * CELL;
    column_sums sums = {malloc(width * sizeof *sums.xx), malloc(width * sizeof *sums.xy),
                        malloc(width * sizeof *sums.yy), malloc(width), malloc(width)};
    phw_status status = PHW_OK;
    g->cells = calloc(count, sizeof *g->cells);
    g->stack = calloc(count, sizeof *g->stack);
    g->marks = calloc(count, sizeof *g->marks);
    if (!g->cells || !g->stack || !g->marks || !sums.xx || !sums.xy || !sums.yy || !sums.low ||
        !sums.high)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for barcodes");
    for (uint32_t y = 0; status == PHW_OK && y < g->height; y++)
        measure_row(g->level, y * CELL, &sums, g->cells + (size_t)y * g->width, g->width);
    for (uint32_t y = 1; status == PHW_OK && y + 1 < g->height; y++)
        for (uint32_t x = 1; x + 1 < g->width; x++)
            g->cells[(size_t)y * g->width + x].textured = is_textured(g, x, y);
    free(sums.xx);
    free(sums.xy);
    free(sums.yy);
    free(sums.low);
    free(sums.high);
    return status;
}

/* One patch of textured cells. */
typedef struct patch {
    size_t count;
    double xx, xy, yy;
} patch;

/* Takes the patch round a cell off the grid; its cells stay on the stack. */
static patch take_patch(grid *g, uint32_t start)
{
    patch taken = {0, 0, 0, 0};
    g->stack[taken.count++] = start;
    g->cells[start].textured = false;
    for (size_t done = 0; done < taken.count; done++) {
        uint32_t at = g->stack[done], x = at % g->width, y = at / g->width;
        taken.xx += g->cells[at].xx;
        taken.xy += g->cells[at].xy;
        taken.yy += g->cells[at].yy;
        for (uint32_t ny = y - 1; ny <= y + 1; ny++) {
            for (uint32_t nx = x - 1; nx <= x + 1; nx++) {
                uint32_t next = ny * g->width + nx;
                if (!g->cells[next].textured)
                    continue;
                g->cells[next].textured = false;
                g->stack[taken.count++] = next;
            }
        }
    }
    return taken;
}

/* Sums of what steps say of their direction, for columns of cells. */
typedef struct directions {
    double c4[CELL], s4[CELL], all[CELL];
} directions;

/* The pixels of a row of a cell side by side, for whose sums arrays would go through memory. */
typedef float eight __attribute__((vector_size(4 * CELL)));
typedef int32_t eight_whole __attribute__((vector_size(4 * CELL)));

static inline void load(const uint8_t *at, eight_whole *levels)
{
    int32_t each[CELL];
    for (size_t x = 0; x < CELL; x++)
        each[x] = at[x];
    memcpy(levels, each, sizeof each);
}

/* How far one row of levels is off another. */
static inline void subtract(const uint8_t *from, const uint8_t *what, eight *off)
{
    eight_whole a, b;
    load(from, &a);
    load(what, &b);
    *off = __builtin_convertvector(a - b, eight);
}

/* Adds cells side by side. @param here  the first pixel of the first one. */
PHW_SIMD_CLONES static void add_directions(const uint8_t *here, size_t stride, uint32_t count,
                                           directions *sums)
{
    for (uint32_t i = 0; i < count; i++, here += CELL) {
        eight c4 = {0}, s4 = {0}, all = {0};
        for (size_t y = 0; y < CELL; y++) {
            const uint8_t *row = here + y * stride;
            eight dx, dy;
            subtract(row + 1, row - 1, &dx);
            subtract(row + stride, row - stride, &dy);
            const eight c2 = dx * dx - dy * dy, s2 = 2 * dx * dy, size = dx * dx + dy * dy;
            /* Where there is no step, all of these are 0. */
            const eight_whole none = size <= 0;
            const eight over = 1 / (size - __builtin_convertvector(none, eight));
            all += size;
            c4 += (c2 * c2 - s2 * s2) * over;
            s4 += 2 * c2 * s2 * over;
        }
        for (size_t x = 0; x < CELL; x++) {
            sums->c4[x] += (double)c4[x];
            sums->s4[x] += (double)s4[x];
            sums->all[x] += (double)all[x];
        }
    }
}

/* What all cells of a patch say together, row by row: memory is read in the order it lies in. */
static directions directions_of(const grid *g, const patch *taken)
{
    directions sums = {{0}, {0}, {0}};
    size_t least = SIZE_MAX, most = 0;
    for (size_t i = 0; i < taken->count; i++) {
        const size_t at = g->stack[i];
        g->marks[at] = 1;
        least = at < least ? at : least;
        most = at > most ? at : most;
    }
    for (size_t at = least; at <= most;) {
        const uint8_t *next = memchr(g->marks + at, 1, most + 1 - at);
        const size_t first = (size_t)(next - g->marks), y = first / g->width, x = first % g->width;
        /* Textured cells never touch the grid's edge: no two rows run into each other. */
        for (at = first; at <= most && g->marks[at]; at++)
            g->marks[at] = 0;
        add_directions(phw_image_row(g->level, (uint32_t)(y * CELL)) + x * CELL, g->level->stride,
                       (uint32_t)(at - first), &sums);
    }
    return sums;
}

/* Matrix codes have edges of two directions at right angles: the angle of four times a step's
 * direction tells them, whatever their balance. */
static double square_angle(const grid *g, const patch *taken, double *square)
{
    const directions sums = directions_of(g, taken);
    double c4 = 0, s4 = 0, all = 0;
    for (size_t x = 0; x < CELL; x++) {
        c4 += sums.c4[x];
        s4 += sums.s4[x];
        all += sums.all[x];
    }
    *square = all > 0 ? hypot(c4, s4) / all : 0;
    return atan2(s4, c4) / 4;
}

/* The rectangle along @p angle round a patch's cells and their rim. */
static phw_quad frame(const grid *g, const patch *taken, double angle)
{
    double c = cos(angle), s = sin(angle), rim = 1.5 * CELL;
    double least_u = INFINITY, most_u = -INFINITY, least_v = INFINITY, most_v = -INFINITY;
    /* fmin() and fmax() mind NaN and are calls. */
    for (size_t i = 0; i < taken->count; i++) {
        double x = (g->stack[i] % g->width + 0.5) * CELL, y = (g->stack[i] / g->width + 0.5) * CELL;
        double u = x * c + y * s, v = y * c - x * s;
        least_u = u < least_u ? u : least_u;
        most_u = u > most_u ? u : most_u;
        least_v = v < least_v ? v : least_v;
        most_v = v > most_v ? v : most_v;
    }
    least_u -= rim, most_u += rim, least_v -= rim, most_v += rim;
    double us[4] = {least_u, most_u, most_u, least_u}, vs[4] = {least_v, least_v, most_v, most_v};
    phw_quad quad;
    for (int i = 0; i < 4; i++)
        quad.corner[i] =
            (phw_point){(us[i] * c - vs[i] * s) * g->scale, (us[i] * s + vs[i] * c) * g->scale};
    return quad;
}

/* Keeps the largest. */
static void keep(const phw_texture *one, phw_texture *found, size_t *count)
{
    size_t at = *count;
    while (at > 0 && found[at - 1].score < one->score)
        at--;
    if (at == PHW_TEXTURE_MOST)
        return;
    size_t moved = (*count < PHW_TEXTURE_MOST ? *count : PHW_TEXTURE_MOST - 1) - at;
    memmove(found + at + 1, found + at, moved * sizeof *found);
    found[at] = *one;
    *count += *count < PHW_TEXTURE_MOST;
}

static void collect(grid *g, phw_texture *found, size_t *count)
{
    for (uint32_t at = 0; at < g->width * g->height; at++) {
        if (!g->cells[at].textured)
            continue;
        patch taken = take_patch(g, at);
        if (taken.count < LEAST_CELLS)
            continue;
        double score = (double)taken.count * CELL * CELL * g->scale * g->scale;
        if (*count == PHW_TEXTURE_MOST && found[*count - 1].score >= score)
            continue;
        double whole = taken.xx + taken.yy;
        double striped = hypot(taken.xx - taken.yy, 2 * taken.xy) / (whole > 0 ? whole : 1);
        double square, angle = square_angle(g, &taken, &square);
        if (striped >= STRIPED)
            angle = atan2(2 * taken.xy, taken.xx - taken.yy) / 2;
        const phw_texture one = {frame(g, &taken, angle), striped, square, score};
        keep(&one, found, count);
    }
}

/* Wide spaces part a linear code into several places. Two of a row become one more place. */
static bool stand_in_row(const phw_texture *a, const phw_texture *b)
{
    if (a->striped < STRIPED || b->striped < STRIPED)
        return false;
    double height = fmin(phw_quad_height(&a->quad), phw_quad_height(&b->quad));
    double turn = fabs(sin(phw_quad_angle(&a->quad) - phw_quad_angle(&b->quad)));
    phw_quad wide = phw_quad_pad(&a->quad, ROW_GAP * height, 0);
    phw_quad narrow = phw_quad_slice(&b->quad, 0, 1);
    double likeness = fmax(phw_quad_height(&a->quad), phw_quad_height(&b->quad)) / height;
    return turn < ROW_TURN && likeness < ROW_LIKENESS && phw_quad_overlap(&wide, &narrow) > 0;
}

static void join_rows(phw_texture *found, size_t *count)
{
    phw_texture joined[PHW_TEXTURE_MOST];
    size_t made = 0;
    bool used[PHW_TEXTURE_MOST] = {false};
    for (size_t i = 0; i < *count; i++) {
        phw_texture row = found[i];
        size_t parts = 1;
        if (used[i])
            continue;
        for (size_t k = i + 1; k < *count; k++) {
            if (used[k] || !stand_in_row(&row, &found[k]))
                continue;
            phw_quad both[2] = {row.quad, found[k].quad};
            row.quad = phw_quad_union(both, 2, phw_quad_angle(&row.quad));
            row.score += found[k].score;
            used[k] = true;
            parts++;
        }
        if (parts > 1)
            joined[made++] = row;
    }
    for (size_t i = 0; i < made; i++)
        keep(&joined[i], found, count);
}

static int contrast_wanted(const phw_pyramid *pyramid)
{
    const phw_image *small = pyramid->level[pyramid->count - 1];
    uint32_t counts[256] = {0}, brighter = 0, level = 255;
    for (uint32_t y = 0; y < small->height; y++)
        for (uint32_t x = 0; x < small->width; x++)
            counts[phw_image_row(small, y)[x]]++;
    for (; level > 0; level--)
        if ((brighter += counts[level]) > small->width * small->height / BRIGHTEST)
            break;
    const int wanted = (int)(CONTRAST * level / DIM);
    return wanted > CONTRAST ? CONTRAST : wanted < CONTRAST_LEAST ? CONTRAST_LEAST : wanted;
}

phw_status phw_texture_find(const phw_pyramid *pyramid, phw_texture *found, size_t *count,
                            phw_error *error)
{
    const int contrast = contrast_wanted(pyramid);
    int first = 0;
    *count = 0;
    while (first + 1 < pyramid->count && (pyramid->level[first]->width > PHW_TEXTURE_SIDE ||
                                          pyramid->level[first]->height > PHW_TEXTURE_SIDE))
        first++;
    phw_status status = PHW_OK;
    for (int k = first; k < first + LEVELS && k < pyramid->count && status == PHW_OK; k++) {
        const phw_image *level = pyramid->level[k];
        /* One column and row less: steps look at the next pixel. */
        grid g = {.level = level,
                  .scale = (double)(1U << k),
                  .contrast = contrast,
                  .width = (level->width - 1) / CELL,
                  .height = (level->height - 1) / CELL};
        if (g.width < 3 || g.height < 3)
            break;
        status = measure(&g, error);
        if (status == PHW_OK)
            collect(&g, found, count);
        free(g.cells);
        free(g.stack);
        free(g.marks);
    }
    join_rows(found, count);
    return status;
}
