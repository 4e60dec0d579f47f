/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/insets.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

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
    s->here_count = 0;
    for (uint32_t x = 0; x < s->luma->width;) {
        run r = {x, x + 1, (uint32_t)s->count};
        uint64_t sum = row[x];
        for (; r.to < s->luma->width && abs(row[r.to] - row[r.to - 1]) <= FLAT_STEP; r.to++)
            sum += row[r.to];
        if (!add_ground(s, &r, y, sum))
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
    bool flat = luma->width > 1;
    s.above = malloc(luma->width * sizeof *s.above);
    s.here = malloc(luma->width * sizeof *s.here);
    bool enough = s.above && s.here;
    for (uint32_t y = 0; enough && flat && y < luma->height; y++) {
        enough = find_runs(&s, y);
        if (enough && y > 0)
            join_rows(&s, y);
        next_row(&s);
        const uint64_t seen = (uint64_t)(y + 1) * luma->width;
        flat = s.count < GROUNDS_MOST && (seen < ASKED_EVERY || s.count < seen / GROUNDS_SHARE);
    }
    if (enough && flat)
        enough = keep_insets(&s, &found);
    free(s.above);
    free(s.here);
    free(s.grounds);
    if (!enough) {
        free(found.items);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for fields");
    }
    *insets = found;
    return PHW_OK;
}
