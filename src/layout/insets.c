/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/insets.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/simd.h"

/* Neighbours so near in level are of one ground, which may shade off. */
#define FLAT_STEP 3
/* Lower boxes hold no line that is read, and higher ones are lists and panels: pixels. So much of a
 * box is its ground. */
#define LOWEST 11U
#define HIGHEST 80U
#define GROUND_SHARE 0.5
/* Of so many pixels a new ground begins at one in so many, at least, on photographs; on pages full
 * of small print at one in ten. */
#define ASKED_EVERY 65536U
#define GROUNDS_SHARE 6U
#define GROUNDS_MOST 250000U /* memory for what is no program's window */

/* One ground so far; joined to another where parent is not itself. */
typedef struct ground {
    uint32_t parent;
    uint32_t left, top, right, bottom;
    uint32_t area;
    uint64_t sum;
    bool open; /* it goes on to the picture's edge */
} ground;

/* Pixels of a row that are of one ground. */
typedef struct run {
    uint32_t from, to;
    uint32_t ground;
} run;

typedef struct search {
    const phw_image *luma;
    ground *grounds;
    size_t count, capacity;
    run *above, *here;
    size_t above_count, here_count;
    uint8_t *steps; /* of the row: where a run begins */
} search;

static uint32_t root_of(search *s, uint32_t at)
{
    while (s->grounds[at].parent != at) {
        s->grounds[at].parent = s->grounds[s->grounds[at].parent].parent;
        at = s->grounds[at].parent;
    }
    return at;
}

static void join(search *s, uint32_t a, uint32_t b)
{
    a = root_of(s, a);
    b = root_of(s, b);
    if (a == b)
        return;
    ground *to = &s->grounds[a], *from = &s->grounds[b];
    from->parent = a;
    to->left = from->left < to->left ? from->left : to->left;
    to->top = from->top < to->top ? from->top : to->top;
    to->right = from->right > to->right ? from->right : to->right;
    to->bottom = from->bottom > to->bottom ? from->bottom : to->bottom;
    to->area += from->area;
    to->sum += from->sum;
    to->open |= from->open;
}

/* Whether a pixel is of another ground than the one before it. */
static inline bool is_step(const uint8_t *at)
{
    const uint8_t more = at[0] > at[-1] ? at[0] : at[-1];
    const uint8_t less = at[0] > at[-1] ? at[-1] : at[0];
    return (uint8_t)(more - less) > FLAT_STEP;
}

/* How many of a row's pixels are of another ground than the one before. */
PHW_SIMD_CLONES static uint32_t count_steps(const uint8_t *row, uint32_t width)
{
    uint32_t steps = 0;
    for (uint32_t x = 1; x < width; x++)
        steps += is_step(row + x);
    return steps;
}

/* Of each of a row's pixels, the first left out, whether it is. */
PHW_SIMD_CLONES static void find_steps(const uint8_t *restrict row, uint32_t width,
                                       uint8_t *restrict steps)
{
    for (uint32_t x = 1; x < width; x++)
        steps[x] = is_step(row + x);
}

PHW_SIMD_CLONES static uint64_t sum_of(const uint8_t *row, uint32_t count)
{
    uint32_t sum = 0;
    for (uint32_t x = 0; x < count; x++)
        sum += row[x];
    return sum;
}

/* Whether two runs that overlap are of one ground somewhere. */
static bool is_one(const uint8_t *row, const uint8_t *above, const run *a, const run *b)
{
    const uint32_t from = a->from > b->from ? a->from : b->from;
    const uint32_t last = (a->to < b->to ? a->to : b->to) - 1;
    const uint32_t at[] = {from, from + (last - from) / 2, last};
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++)
        if (abs(row[at[i]] - above[at[i]]) <= FLAT_STEP)
            return true;
    return false;
}

static bool add_ground(search *s, const run *of, uint32_t y, uint64_t sum)
{
    if (!phw_grow((void **)&s->grounds, &s->capacity, s->count, sizeof *s->grounds))
        return false;
    s->grounds[s->count] = (ground){.parent = (uint32_t)s->count,
                                    .left = of->from,
                                    .top = y,
                                    .right = of->to,
                                    .bottom = y + 1,
                                    .area = of->to - of->from,
                                    .sum = sum,
                                    .open = of->from == 0 || of->to == s->luma->width || y == 0 ||
                                            y + 1 == s->luma->height};
    s->count++;
    return true;
}

/* The runs of a row, each a ground of its own so far. */
static bool find_runs(search *s, uint32_t y)
{
    const uint8_t *row = phw_image_row(s->luma, y);
    const uint32_t width = s->luma->width;
    s->here_count = 0;
    find_steps(row, width, s->steps);
    for (uint32_t x = 0; x < width;) {
        const uint8_t *next = memchr(s->steps + x + 1, true, width - x - 1);
        const run r = {x, next ? (uint32_t)(next - s->steps) : width, (uint32_t)s->count};
        if (!add_ground(s, &r, y, sum_of(row + x, r.to - x)))
            return false;
        s->here[s->here_count++] = r;
        x = r.to;
    }
    return true;
}

static void join_rows(search *s, uint32_t y)
{
    const uint8_t *row = phw_image_row(s->luma, y), *above = phw_image_row(s->luma, y - 1);
    for (size_t i = 0, k = 0; i < s->here_count && k < s->above_count;) {
        const run *a = &s->here[i], *b = &s->above[k];
        if (a->from < b->to && b->from < a->to && is_one(row, above, a, b))
            join(s, b->ground, a->ground);
        if (a->to <= b->to)
            i++;
        else
            k++;
    }
}

static bool is_inset(const ground *g, uint32_t self)
{
    const uint32_t width = g->right - g->left, height = g->bottom - g->top;
    return g->parent == self && !g->open && height >= LOWEST && height <= HIGHEST &&
           width >= height && (double)g->area >= GROUND_SHARE * (double)width * height;
}

static bool keep_insets(const search *s, phw_insets *insets)
{
    size_t capacity = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        const ground *g = &s->grounds[i];
        if (!is_inset(g, i))
            continue;
        if (!phw_grow((void **)&insets->items, &capacity, insets->count, sizeof *insets->items))
            return false;
        insets->items[insets->count++] =
            (phw_inset){g->left, g->top, g->right, g->bottom, (uint8_t)(g->sum / g->area)};
    }
    return true;
}

/* Whether the picture is of flat grounds. Runs are counted before any is kept: a photograph costs
 * no memory, and little time. */
static bool is_of_grounds(const phw_image *luma)
{
    uint64_t runs = 0;
    for (uint32_t y = 0; y < luma->height; y++) {
        const uint64_t seen = (uint64_t)(y + 1) * luma->width;
        runs += 1 + count_steps(phw_image_row(luma, y), luma->width);
        if (runs >= GROUNDS_MOST || (seen >= ASKED_EVERY && runs >= seen / GROUNDS_SHARE))
            return false;
    }
    return luma->width > 1;
}

static void next_row(search *s)
{
    run *spare = s->above;
    s->above = s->here;
    s->above_count = s->here_count;
    s->here = spare;
}

phw_status phw_insets_find(const phw_image *luma, phw_insets *insets, phw_error *error)
{
    search s = {.luma = luma};
    phw_insets found = {NULL, 0};
    if (!is_of_grounds(luma)) {
        *insets = found;
        return PHW_OK;
    }
    s.above = malloc(luma->width * sizeof *s.above);
    s.here = malloc(luma->width * sizeof *s.here);
    s.steps = malloc(luma->width);
    bool enough = s.above && s.here && s.steps;
    for (uint32_t y = 0; enough && y < luma->height; y++) {
        enough = find_runs(&s, y);
        if (enough && y > 0)
            join_rows(&s, y);
        next_row(&s);
    }
    if (enough)
        enough = keep_insets(&s, &found);
    free(s.above);
    free(s.here);
    free(s.steps);
    free(s.grounds);
    if (!enough) {
        free(found.items);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for fields");
    }
    *insets = found;
    return PHW_OK;
}
