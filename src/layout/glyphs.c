/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/glyphs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"
#include "layout/grid.h"

#define PI_F 3.14159265f
#define TILE 160    /* pixels of the level: some ten lines of text */
#define BINS 60     /* over half a turn: 3 degrees each */
#define CELL 24.0f  /* pixels: about two letters */
#define REACH 34.0f /* pixels: the nearest neighbour within a word is nearer */
#define SIZE_RATIO                                                                                 \
    2.2f /* letters of one line differ by less: x-height against ascender + descender */
#define WORD_GAP 1.1f   /* centres of neighbours in a word are nearer than this, in sums of sizes */
#define LONG_SHAPE 6.0f /* ratio of second moments: about 2.4 times as long as wide */
#define SOLID 0.9f      /* of the rectangle with its moments: the bar of a barcode, an l, no word */
#define LEAST_THICKNESS 3.5f
#define OUTLINE_SIDE 24.0f /* pixels: larger than a letter … */
#define OUTLINE_FILL 0.16f /* … and with less ink in its box than any word grown together */
#define MOST_VOTERS 20000  /* components: where there are more, every so many-th votes for all */
#define TALLEST 26.0f
#define SHORTEST 3.5f

typedef float histogram[BINS];

static float size_of(const phw_component *c)
{
    float w = (float)(c->right - c->left + 1), h = (float)(c->bottom - c->top + 1);
    return w > h ? w : h;
}

/* Eigenvalues of the moments and the angle of the longer axis. */
static void axes(const phw_component *c, float *major, float *minor, float *angle)
{
    float mean = (c->xx + c->yy) / 2, half = (c->xx - c->yy) / 2;
    float root = sqrtf(half * half + c->xy * c->xy);
    *major = mean + root;
    *minor = mean - root > 0.05f ? mean - root : 0.05f;
    *angle = 0.5f * atan2f(2 * c->xy, c->xx - c->yy);
}

static void vote(float *bins, float angle, float weight)
{
    float position = angle / PI_F * BINS;
    position -= BINS * floorf(position / BINS);
    int first = (int)position % BINS;
    float share = position - floorf(position);
    bins[first] += weight * (1 - share);
    bins[(first + 1) % BINS] += weight * share;
}

static histogram *tile_of(histogram *tiles, uint32_t columns, float x, float y)
{
    return &tiles[(size_t)((uint32_t)y / TILE) * columns + (uint32_t)x / TILE];
}

/* What is asked of components by those around them: one list each, in the grid's order, so that
 * neighbours lie together in memory. */
enum { X, Y, SIZE, ASKED };

typedef struct places {
    phw_grid grid;
    float *of[ASKED];
} places;

#define SOME 64 /* components that are looked at together */

/* The squared distances of components @p from … @p from + @p count - 1 of the grid from @p c, if
 * they can be letters of one word; those that cannot are infinitely far. */
PHW_SIMD_CLONES static void distances_to(const places *p, float cx, float cy, float size,
                                         size_t from, size_t count, float *restrict distances)
{
    const float *restrict x = p->of[X] + from, *restrict y = p->of[Y] + from,
                          *restrict other = p->of[SIZE] + from;
    for (size_t i = 0; i < count; i++) {
        float dx = x[i] - cx, dy = y[i] - cy, away = dx * dx + dy * dy;
        bool cannot = (other[i] > SIZE_RATIO * size) | (size > SIZE_RATIO * other[i]) |
                      (away > WORD_GAP * WORD_GAP * (size + other[i]) * (size + other[i]));
        distances[i] = cannot ? INFINITY : away;
    }
}

/* The direction from a component to another. */
static float angle_to(const phw_component *c, const phw_component *other)
{
    return atan2f(other->y - c->y, other->x - c->x);
}

static void vote_neighbours(const phw_components *all, const places *p, size_t index, float *bins)
{
    const phw_component *c = &all->items[index];
    const phw_grid *grid = &p->grid;
    float size = size_of(c), best = REACH * REACH, second = REACH * REACH; /* squared distances */
    float distances[SOME];
    uint32_t left, right, top, bottom, nearest = 0, next = 0;
    phw_grid_range(grid, c->x - REACH, c->x + REACH, grid->columns, &left, &right);
    phw_grid_range(grid, c->y - REACH, c->y + REACH, grid->rows, &top, &bottom);
    for (uint32_t row = top; row <= bottom; row++) {
        const uint32_t *start = grid->start + (size_t)row * grid->columns;
        for (uint32_t from = start[left]; from < start[right + 1]; from += SOME) {
            uint32_t count = start[right + 1] - from < SOME ? start[right + 1] - from : SOME;
            distances_to(p, c->x, c->y, size, from, count, distances);
            for (uint32_t i = 0; i < count; i++) {
                if (distances[i] >= second || grid->items[from + i] == index)
                    continue;
                second = distances[i] < best ? best : distances[i];
                next = distances[i] < best ? nearest : grid->items[from + i];
                nearest = distances[i] < best ? grid->items[from + i] : nearest;
                best = distances[i] < best ? distances[i] : best;
            }
        }
    }
    if (best < REACH * REACH)
        vote(bins, angle_to(c, &all->items[nearest]), 1);
    if (second < REACH * REACH)
        vote(bins, angle_to(c, &all->items[next]), 0.6f);
}

static bool list_places(const phw_components *all, uint32_t width, uint32_t height, places *p)
{
    phw_grid_point *points = malloc((all->count + 1) * sizeof *points);
    bool fine = points != NULL;
    for (size_t i = 0; fine && i < all->count; i++)
        points[i] = (phw_grid_point){all->items[i].x, all->items[i].y};
    fine = fine && phw_grid_build(points, all->count, (float)width, (float)height, CELL, &p->grid);
    free(points);
    for (int i = 0; i < ASKED; i++) {
        p->of[i] = malloc((all->count + 1) * sizeof *p->of[i]);
        fine = fine && p->of[i];
    }
    for (size_t k = 0; fine && k < all->count; k++) {
        const phw_component *c = &all->items[p->grid.items[k]];
        p->of[X][k] = c->x;
        p->of[Y][k] = c->y;
        p->of[SIZE][k] = size_of(c);
    }
    return fine;
}

static bool collect_votes(const phw_components *all, uint32_t width, uint32_t height,
                          histogram *tiles, uint32_t columns)
{
    places p = {.grid = PHW_GRID_INIT};
    bool fine = list_places(all, width, height, &p);
    for (size_t i = 0; fine && i < all->count; i += 1 + all->count / MOST_VOTERS) {
        const phw_component *c = &all->items[i];
        float major, minor, angle;
        float *bins = *tile_of(tiles, columns, c->x, c->y);
        axes(c, &major, &minor, &angle);
        float thickness = 3.46f * sqrtf(minor);
        bool solid = (float)c->area > SOLID * 12 * sqrtf(major * minor);
        if (major > LONG_SHAPE * minor && !solid && thickness >= LEAST_THICKNESS &&
            thickness <= TALLEST) {
            float shape = sqrtf(major / minor);
            vote(bins, angle, shape < 12 ? shape : 12);
        } else if (size_of(c) <= TALLEST) {
            vote_neighbours(all, &p, i, bins);
        }
    }
    phw_grid_done(&p.grid);
    for (int i = 0; i < ASKED; i++)
        free(p.of[i]);
    return fine;
}

static float peak(const float *bins, float *share)
{
    float smooth[BINS], total = 0;
    int best = 0;
    for (int i = 0; i < BINS; i++) {
        smooth[i] = bins[(i + BINS - 2) % BINS] + 2 * bins[(i + BINS - 1) % BINS] + 3 * bins[i] +
                    2 * bins[(i + 1) % BINS] + bins[(i + 2) % BINS];
        total += bins[i];
        if (smooth[i] > smooth[best])
            best = i;
    }
    float before = smooth[(best + BINS - 1) % BINS], after = smooth[(best + 1) % BINS];
    float curve = before - 2 * smooth[best] + after;
    float shift = curve < 0 ? 0.5f * (before - after) / curve : 0;
    *share = total > 0 ? smooth[best] / 9 / total : 0;
    return ((float)best + shift) * PI_F / BINS;
}

/* Brings an angle into (base − 67°, base + 113°], so that text along the main direction and text at
 * right angles to it are both far from the seam. */
static float unroll(float angle, float base)
{
    float from = base - PI_F * 67 / 180;
    return angle - PI_F * floorf((angle - from) / PI_F);
}

/* A tile's direction: its own votes, its neighbours' at half weight, everybody's at a little. */
static float tile_angle(histogram *tiles, uint32_t columns, uint32_t rows, uint32_t column,
                        uint32_t row, const float *global, float base)
{
    histogram sum = {0};
    float share;
    for (int i = 0; i < BINS; i++)
        sum[i] = 0.0005f * global[i];
    for (uint32_t r = row ? row - 1 : 0; r <= row + 1 && r < rows; r++)
        for (uint32_t c = column ? column - 1 : 0; c <= column + 1 && c < columns; c++)
            for (int i = 0; i < BINS; i++)
                sum[i] +=
                    (r == row && c == column ? 1.0f : 0.5f) * tiles[(size_t)r * columns + c][i];
    return unroll(peak(sum, &share), base);
}

void phw_glyph_extents(const phw_component *component, float angle, float *half_u, float *half_v)
{
    float c = cosf(angle), s = sinf(angle);
    float w = (float)(component->right - component->left + 1);
    float h = (float)(component->bottom - component->top + 1);
    float box_u = (w * fabsf(c) + h * fabsf(s)) / 2, box_v = (w * fabsf(s) + h * fabsf(c)) / 2;
    float u = component->xx * c * c + 2 * component->xy * c * s + component->yy * s * s;
    float v = component->xx * s * s - 2 * component->xy * c * s + component->yy * c * c;
    /* A uniform bar reaches √3 standard deviations to either side. */
    float spread_u = 1.85f * sqrtf(u > 0 ? u : 0), spread_v = 1.85f * sqrtf(v > 0 ? v : 0);
    bool level = fabsf(s) < 0.035f || fabsf(c) < 0.035f; /* within 2°: the box itself is right */
    *half_u = level || box_u < spread_u ? box_u : spread_u;
    *half_v = level || box_v < spread_v ? box_v : spread_v;
}

/* The border of a field or a button: wide and all but empty. */
static bool is_outline(const phw_component *c)
{
    /* A full rectangle has 12 times the root of its moments' determinant for an area. */
    float determinant = c->xx * c->yy - c->xy * c->xy;
    return size_of(c) > OUTLINE_SIDE && determinant > 0 &&
           (float)c->area < OUTLINE_FILL * 12 * sqrtf(determinant);
}

phw_status phw_glyphs_find(const phw_components *components, uint32_t width, uint32_t height,
                           phw_glyphs *glyphs, phw_error *error)
{
    uint32_t columns = width / TILE + 1, rows = height / TILE + 1;
    size_t tile_count = (size_t)columns * rows;
    histogram *tiles = calloc(tile_count, sizeof *tiles);
    float *angles = calloc(tile_count, sizeof *angles);
    phw_status status = PHW_ERR_NOMEM;
    *glyphs = (phw_glyphs)PHW_GLYPHS_INIT;
    glyphs->items = malloc((components->count + 1) * sizeof *glyphs->items);
    if (!tiles || !angles || !glyphs->items ||
        !collect_votes(components, width, height, tiles, columns)) {
        phw_error_set(error, status, "no memory for the direction of text");
        phw_glyphs_done(glyphs);
        goto cleanup;
    }
    histogram global = {0};
    float share, base;
    for (size_t t = 0; t < tile_count; t++)
        for (int i = 0; i < BINS; i++)
            global[i] += tiles[t][i];
    base = peak(global, &share);
    if (base > PI_F / 2)
        base -= PI_F;
    for (uint32_t row = 0; row < rows; row++)
        for (uint32_t column = 0; column < columns; column++)
            angles[(size_t)row * columns + column] =
                tile_angle(tiles, columns, rows, column, row, global, base);
    for (size_t i = 0; i < components->count; i++) {
        const phw_component *c = &components->items[i];
        phw_glyph *g = &glyphs->items[glyphs->count];
        *g = (phw_glyph){
            .x = c->x,
            .y = c->y,
            .component = (uint32_t)i,
            .angle = angles[(size_t)((uint32_t)c->y / TILE) * columns + (uint32_t)c->x / TILE]};
        phw_glyph_extents(c, g->angle, &g->half_u, &g->half_v);
        if (2 * g->half_v <= TALLEST && 2 * g->half_v >= SHORTEST && !is_outline(c))
            glyphs->count++;
    }
    status = PHW_OK;
cleanup:
    free(tiles);
    free(angles);
    return status;
}

void phw_glyphs_done(phw_glyphs *glyphs)
{
    free(glyphs->items);
    *glyphs = (phw_glyphs)PHW_GLYPHS_INIT;
}
