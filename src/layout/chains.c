/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/chains.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/simd.h"
#include "layout/grid.h"

#define CELL 24.0f
/* A gap wider than this many glyph heights ends a line: columns stand further apart, words nearer
 * (a space is about 0.4 of a capital's height). */
#define WIDEST_GAP 1.45f
#define MOST_OFFSET 0.5f /* centres of neighbours differ by less, in heights of the smaller */
#define SIZE_RATIO 2.6f
#define LONG_LINE 6.0f /* in heights: long enough for its own direction to be trusted */
/* Text round a wristband, a tube or a bent sheet sags or rises in the middle. A line is taken to be
 * bent where it has so many glyphs, is so long, its middle lies off by this share of its glyphs'
 * height at least, and of its length at most, and what is left beside the bow is so much less. */
#define BENT_GLYPHS 6
#define BENT_LENGTH 5.0f /* heights */
#define LEAST_BEND 0.3f
#define MOST_BEND 0.25f
#define BENT_RESIDUAL 0.6f
/* A picture beside a name, or a button's sign before its words: at either end of a line, so many
 * times as high as most of its glyphs, and about as wide as high, where brackets are narrower. So
 * many glyphs stay at least. */
#define SIGN_HIGH 2.0f
#define SIGN_WIDE 0.6f
#define BESIDE_SIGN 4

/* What is asked of glyphs by those to the left of them: one list each, in the grid's order, so that
 * neighbours lie together in memory. */
enum { X, Y, HALF_U, HALF_V, ASKED };

typedef struct linker {
    const phw_glyph *glyphs;
    size_t count;
    uint32_t *parent;
    float *gaps; /* from each to the next on its right, as a chain's; < 0: there is none */
    phw_grid grid;
    float *places[ASKED];
} linker;

#define SOME 64 /* glyphs that are looked at together */

static uint32_t find_root(uint32_t *parent, uint32_t index)
{
    while (parent[index] != index) {
        parent[index] = parent[parent[index]];
        index = parent[index];
    }
    return index;
}

/* How far glyphs @p from … @p from + @p count - 1 of the grid are from @p g, if they can follow it;
 * those that cannot are infinitely far. @param c, s  cosine and sine of its angle. */
PHW_SIMD_CLONES static void ways_to(const linker *l, const phw_glyph *g, float c, float s,
                                    size_t from, size_t count, float *restrict ways)
{
    const float *restrict x = l->places[X] + from, *restrict y = l->places[Y] + from;
    const float *restrict half_u = l->places[HALF_U] + from, *restrict half_v =
                                                                 l->places[HALF_V] + from;
    const float gx = g->x, gy = g->y, gu = g->half_u, gv = g->half_v;
    for (size_t i = 0; i < count; i++) {
        float dx = x[i] - gx, dy = y[i] - gy;
        float u = dx * c + dy * s, v = fabsf(dy * c - dx * s);
        float small = half_v[i] > gv ? gv : half_v[i], large = half_v[i] > gv ? half_v[i] : gv;
        float gap = u - gu - half_u[i];
        /* u: half of them stand to the left, and itself. */
        bool cannot = (u <= 0) | (gap > WIDEST_GAP * 2 * large) | (gap < -large) |
                      (v > MOST_OFFSET * 2 * small) | (large > SIZE_RATIO * small);
        ways[i] = cannot ? INFINITY : gap + 2 * v;
    }
}

static float size_of(const phw_glyph *g)
{
    return sqrtf(4 * g->half_u * g->half_v);
}

/* What is free between a glyph and the next on its right, in the mean of their sizes. */
static float gap_between(const phw_glyph *g, const phw_glyph *next)
{
    const float u = (next->x - g->x) * cosf(g->angle) + (next->y - g->y) * sinf(g->angle);
    return fmaxf(0, u - g->half_u - next->half_u) * 2 / (size_of(g) + size_of(next));
}

/* The nearest glyph to the right on the same line, or the glyph itself. */
static uint32_t right_neighbour(const linker *l, uint32_t index)
{
    const phw_glyph *g = &l->glyphs[index];
    const float c = cosf(g->angle), s = sinf(g->angle);
    float end_x = g->x + g->half_u * c, end_y = g->y + g->half_u * s;
    float reach = WIDEST_GAP * 2 * g->half_v * SIZE_RATIO, ways[SOME];
    if (reach > 80)
        reach = 80;
    float nearest = INFINITY;
    uint32_t found = index, left, right, top, bottom;
    phw_grid_range(&l->grid, end_x - reach, end_x + reach, l->grid.columns, &left, &right);
    phw_grid_range(&l->grid, end_y - reach, end_y + reach, l->grid.rows, &top, &bottom);
    for (uint32_t row = top; row <= bottom; row++) {
        const uint32_t *start = l->grid.start + (size_t)row * l->grid.columns;
        for (uint32_t from = start[left]; from < start[right + 1]; from += SOME) {
            uint32_t count = start[right + 1] - from < SOME ? start[right + 1] - from : SOME;
            ways_to(l, g, c, s, from, count, ways);
            for (uint32_t i = 0; i < count; i++)
                if (ways[i] < nearest) {
                    nearest = ways[i];
                    found = l->grid.items[from + i];
                }
        }
    }
    return found;
}

/* Lists what is asked of the glyphs. */
static bool list_places(linker *l)
{
    bool fine = true;
    for (int i = 0; i < ASKED; i++) {
        l->places[i] = malloc((l->count + 1) * sizeof *l->places[i]);
        fine = fine && l->places[i];
    }
    for (size_t k = 0; fine && k < l->count; k++) {
        const phw_glyph *g = &l->glyphs[l->grid.items[k]];
        l->places[X][k] = g->x;
        l->places[Y][k] = g->y;
        l->places[HALF_U][k] = g->half_u;
        l->places[HALF_V][k] = g->half_v;
    }
    return fine;
}

static bool link_glyphs(linker *l, uint32_t width, uint32_t height)
{
    phw_grid_point *ends = malloc((l->count + 1) * sizeof *ends);
    if (!ends)
        return false;
    for (size_t i = 0; i < l->count; i++) {
        const phw_glyph *g = &l->glyphs[i];
        ends[i] =
            (phw_grid_point){g->x - g->half_u * cosf(g->angle), g->y - g->half_u * sinf(g->angle)};
        l->parent[i] = (uint32_t)i;
    }
    bool fine = phw_grid_build(ends, l->count, (float)width, (float)height, CELL, &l->grid);
    free(ends);
    fine = fine && list_places(l);
    for (uint32_t i = 0; fine && i < l->count; i++) {
        uint32_t next = right_neighbour(l, i);
        l->gaps[i] = next == i ? -1 : gap_between(&l->glyphs[i], &l->glyphs[next]);
        uint32_t a = find_root(l->parent, i), b = find_root(l->parent, next);
        l->parent[a > b ? a : b] = a > b ? b : a;
    }
    return fine;
}

static int by_value(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

float phw_chain_sag(const phw_chain *chain, float u)
{
    float t = u / chain->half_u;
    return chain->bend * (0.5f - t * t);
}

/* The extents of a chain whose angle and bend are known, and its middle, which is anywhere on its
 * middle line before. */
static void measure(const phw_components *components, const phw_glyph *const *members,
                    phw_chain *chain)
{
    float c = cosf(chain->angle), s = sinf(chain->angle), left = INFINITY, right = -INFINITY;
    float top = INFINITY, bottom = -INFINITY, off = 0, sum = 0, weight = 0, lengths = 0;
    chain->area = 0;
    for (size_t i = 0; i < chain->count; i++) {
        float dx = members[i]->x - chain->x, dy = members[i]->y - chain->y, half_u, half_v;
        float u = dx * c + dy * s, v = dy * c - dx * s;
        v -= chain->bend ? phw_chain_sag(chain, u) : 0;
        phw_glyph_extents(&components->items[members[i]->component], chain->angle, &half_u,
                          &half_v);
        lengths += 2 * half_u;
        left = fminf(left, u - half_u);
        right = fmaxf(right, u + half_u);
        top = fminf(top, v - half_v);
        bottom = fmaxf(bottom, v + half_v);
        off += v * v * members[i]->half_u;
        sum += v * members[i]->half_u;
        weight += members[i]->half_u;
        chain->area += (float)components->items[members[i]->component].area;
    }
    float middle_u = chain->bend ? 0 : (left + right) / 2, middle_v = (top + bottom) / 2;
    chain->x += middle_u * c - middle_v * s;
    chain->y += middle_u * s + middle_v * c;
    chain->half_u = chain->bend ? chain->half_u : (right - left) / 2;
    chain->half_v = (bottom - top) / 2;
    chain->cover = lengths / (right - left);
    off -= chain->bend ? sum * sum / weight : 0; /* a straight line goes through the middle */
    chain->residual = sqrtf(fmaxf(0, off) / weight) / chain->glyph;
}

/* Sums of powers of t, from the middle of a chain to its ends -1 to 1, and of what lies off it. */
typedef struct powers {
    double w, t, tt, ttt, tttt, v, vt, vtt;
} powers;

/* The parabola v = a + b t + k t^2 with the least squares; false where there is none. */
static bool parabola(const powers *p, double *slope, double *curve)
{
    double m00 = p->w, m01 = p->t, m02 = p->tt, m11 = p->tt, m12 = p->ttt, m22 = p->tttt;
    double d = m00 * (m11 * m22 - m12 * m12) - m01 * (m01 * m22 - m12 * m02) +
               m02 * (m01 * m12 - m11 * m02);
    if (d <= 1e-9 * m00 * m00 * m00)
        return false;
    *slope = (m00 * (p->vt * m22 - m12 * p->vtt) - p->v * (m01 * m22 - m12 * m02) +
              m02 * (m01 * p->vtt - p->vt * m02)) /
             d;
    *curve = (m00 * (m11 * p->vtt - p->vt * m12) - m01 * (m01 * p->vtt - p->vt * m02) +
              p->v * (m01 * m12 - m11 * m02)) /
             d;
    return true;
}

/* Bends a chain that was measured as a straight one, if it runs along a bow. */
static void bend(const phw_components *components, const phw_glyph *const *members,
                 phw_chain *chain)
{
    float c = cosf(chain->angle), s = sinf(chain->angle);
    powers p = {0};
    double slope, curve;
    for (size_t i = 0; i < chain->count; i++) {
        float dx = members[i]->x - chain->x, dy = members[i]->y - chain->y;
        double t = (double)((dx * c + dy * s) / chain->half_u), v = (double)(dy * c - dx * s),
               w = (double)members[i]->half_u;
        p.w += w;
        p.t += w * t;
        p.tt += w * t * t;
        p.ttt += w * t * t * t;
        p.tttt += w * t * t * t * t;
        p.v += w * v;
        p.vt += w * v * t;
        p.vtt += w * v * t * t;
    }
    if (!parabola(&p, &slope, &curve))
        return;
    phw_chain bent = *chain;
    bent.bend = (float)-curve;
    bent.angle += atanf((float)slope / chain->half_u);
    if (fabsf(bent.bend) < LEAST_BEND * chain->glyph ||
        fabsf(bent.bend) > MOST_BEND * 2 * chain->half_u)
        return;
    measure(components, members, &bent);
    if (bent.residual < BENT_RESIDUAL * chain->residual)
        *chain = bent;
}

/* A straight line through the glyphs' centres, weighted by their lengths, or a bow; then the
 * extents. */
static void fit(const phw_components *components, const phw_glyph *const *members, size_t count,
                float *scratch, phw_chain *chain)
{
    float angle = members[0]->angle, mx = 0, my = 0, weight = 0;
    for (size_t i = 0; i < count; i++) {
        mx += members[i]->x * members[i]->half_u;
        my += members[i]->y * members[i]->half_u;
        weight += members[i]->half_u;
        scratch[i] = 2 * members[i]->half_v;
    }
    mx /= weight;
    my /= weight;
    qsort(scratch, count, sizeof *scratch, by_value);
    float height = scratch[count / 2], slope = 0;
    for (int round = 0; round < 2; round++) {
        float c = cosf(angle), s = sinf(angle), uu = 0, uv = 0, least = INFINITY, most = -INFINITY;
        for (size_t i = 0; i < count; i++) {
            const phw_glyph *g = members[i];
            const phw_component *k = &components->items[g->component];
            float dx = g->x - mx, dy = g->y - my, w = g->half_u;
            float u = dx * c + dy * s, v = dy * c - dx * s;
            /* The glyph's own spread counts too, so that one long blob has a direction. */
            uu += w * (u * u + k->xx * c * c + 2 * k->xy * c * s + k->yy * s * s);
            uv += w * (u * v + (k->yy - k->xx) * c * s + k->xy * (c * c - s * s));
            least = fminf(least, u - g->half_u);
            most = fmaxf(most, u + g->half_u);
        }
        slope = uu > 0 ? uv / uu : 0;
        if (most - least < LONG_LINE * height)
            slope *= (most - least) / (LONG_LINE * height) * 0.5f;
        angle += atanf(slope);
    }
    *chain =
        (phw_chain){.x = mx, .y = my, .angle = angle, .glyph = height, .count = (uint32_t)count};
    measure(components, members, chain);
    if (count >= BENT_GLYPHS && 2 * chain->half_u >= BENT_LENGTH * height)
        bend(components, members, chain);
}

/* The median of what is free between neighbours. @p members  numbers of glyphs. */
static float usual_gap(const linker *l, const uint32_t *members, size_t count, float *scratch)
{
    size_t known = 0;
    for (size_t i = 0; i < count; i++)
        if (l->gaps[members[i]] >= 0)
            scratch[known++] = l->gaps[members[i]];
    qsort(scratch, known, sizeof *scratch, by_value);
    return known ? scratch[known / 2] : 0;
}

/* The member that is furthest to the left, or to the right. */
static size_t outermost(const phw_glyph *const *members, size_t count, bool right)
{
    const float c = cosf(members[0]->angle), s = sinf(members[0]->angle);
    float most = -INFINITY;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        float u = (members[i]->x * c + members[i]->y * s) * (right ? 1 : -1) + members[i]->half_u;
        if (u > most) {
            most = u;
            found = i;
        }
    }
    return found;
}

/* Leaves out what stands at either end of a line and is no letter of it. @return how many stay. */
static size_t without_signs(const phw_glyph **members, size_t count, float *scratch)
{
    for (int right = 0; right < 2 && count > BESIDE_SIGN; right++) {
        for (size_t i = 0; i < count; i++)
            scratch[i] = members[i]->half_v;
        qsort(scratch, count, sizeof *scratch, by_value);
        size_t end = outermost(members, count, right);
        const phw_glyph *sign = members[end];
        if (sign->half_v >= SIGN_HIGH * scratch[count / 2] &&
            sign->half_u >= SIGN_WIDE * sign->half_v && sign->half_u * SIGN_WIDE <= sign->half_v)
            members[end] = members[--count];
    }
    return count;
}

/* A glyph by itself is a line only where it is a word grown together: much longer than tall. */
static bool is_upright(const phw_glyph *glyph)
{
    return glyph->half_u < glyph->half_v;
}

/* Sorts glyph numbers by the root of their chain: members of root r are order[start[r]] … . */
static void group_by_root(linker *l, uint32_t *start, uint32_t *order)
{
    memset(start, 0, (l->count + 2) * sizeof *start);
    for (size_t i = 0; i < l->count; i++)
        start[find_root(l->parent, (uint32_t)i) + 2]++;
    for (size_t i = 2; i <= l->count; i++)
        start[i] += start[i - 1];
    for (size_t i = 0; i < l->count; i++)
        order[start[find_root(l->parent, (uint32_t)i) + 1]++] = (uint32_t)i;
}

phw_status phw_chains_find(const phw_components *components, const phw_glyphs *glyphs,
                           uint32_t width, uint32_t height, phw_chains *chains, phw_error *error)
{
    size_t count = glyphs->count;
    linker l = {.glyphs = glyphs->items, .count = count, .grid = PHW_GRID_INIT};
    uint32_t *start = malloc((count + 2) * sizeof *start);
    uint32_t *order = malloc((count + 1) * sizeof *order);
    const phw_glyph **members = malloc((count + 1) * sizeof *members);
    float *scratch = malloc((count + 1) * sizeof *scratch);
    phw_status status = PHW_ERR_NOMEM;
    *chains = (phw_chains)PHW_CHAINS_INIT;
    l.parent = malloc((count + 1) * sizeof *l.parent);
    l.gaps = malloc((count + 1) * sizeof *l.gaps);
    if (!l.parent || !l.gaps || !start || !order || !members || !scratch ||
        !link_glyphs(&l, width, height))
        goto cleanup;
    group_by_root(&l, start, order);
    for (size_t root = 0; root < count; root++) {
        size_t size = start[root + 1] - start[root];
        if (!size || (size == 1 && is_upright(&glyphs->items[order[start[root]]])))
            continue;
        if (!phw_grow((void **)&chains->items, &chains->capacity, chains->count,
                      sizeof *chains->items))
            goto cleanup;
        for (size_t i = 0; i < size; i++)
            members[i] = &glyphs->items[order[start[root] + i]];
        const float gap = usual_gap(&l, &order[start[root]], size, scratch);
        size = without_signs(members, size, scratch);
        fit(components, members, size, scratch, &chains->items[chains->count]);
        chains->items[chains->count++].gap = gap;
    }
    status = PHW_OK;
cleanup:
    if (status != PHW_OK) {
        phw_chains_done(chains);
        phw_error_set(error, status, "no memory for the lines of the picture");
    }
    phw_grid_done(&l.grid);
    for (int i = 0; i < ASKED; i++)
        free(l.places[i]);
    free(l.parent);
    free(l.gaps);
    free(start);
    free(order);
    free(members);
    free(scratch);
    return status;
}

void phw_chains_done(phw_chains *chains)
{
    free(chains->items);
    *chains = (phw_chains)PHW_CHAINS_INIT;
}
