/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/insets.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/simd.h"
#include "layout/bits.h"

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
    uint32_t ground; /* or NONE so far */
} run;

#define NONE UINT32_MAX

typedef struct search {
    const phw_image *luma;
    ground *grounds;
    size_t count, capacity;
    run *above, *here;
    size_t above_count, here_count;
    uint8_t *steps;  /* of a row */
    phw_bits begins; /* one row: where a run begins behind another one */
    uint64_t runs;
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

/* Of each of a row's pixels, the first left out, whether it is. */
PHW_SIMD_CLONES static void find_steps(const uint8_t *restrict row, uint32_t width,
                                       uint8_t *restrict steps)
{
    for (uint32_t x = 1; x < width; x++)
        steps[x] = is_step(row + x);
}

PHW_SIMD_CLONES static uint32_t count_bits(const uint64_t *words, uint32_t width)
{
    uint32_t count = 0;
    for (uint32_t word = 0; word * PHW_BITS_WORD < width; word++)
        count += (uint32_t)__builtin_popcountll(words[word]);
    return count;
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

/* Whether a run touches the picture's edge. */
static bool is_open(const search *s, const run *of, uint32_t y)
{
    return of->from == 0 || of->to == s->luma->width || y == 0 || y + 1 == s->luma->height;
}

/* A run becomes part of the ground above it. What goes on to the edge is no box: its level is not
 * asked for. */
static void extend(search *s, uint32_t above, run *here, uint32_t y)
{
    ground *to = &s->grounds[here->ground = root_of(s, above)];
    to->left = here->from < to->left ? here->from : to->left;
    to->right = here->to > to->right ? here->to : to->right;
    to->bottom = y + 1;
    to->area += here->to - here->from;
    to->open |= is_open(s, here, y);
    if (!to->open)
        to->sum += sum_of(phw_image_row(s->luma, y) + here->from, here->to - here->from);
}

/* A run that is part of no ground above it. */
static bool begin(search *s, run *of, uint32_t y)
{
    if (!phw_grow((void **)&s->grounds, &s->capacity, s->count, sizeof *s->grounds))
        return false;
    const bool open = is_open(s, of, y);
    s->grounds[s->count] =
        (ground){.parent = (uint32_t)s->count,
                 .left = of->from,
                 .top = y,
                 .right = of->to,
                 .bottom = y + 1,
                 .area = of->to - of->from,
                 .sum = open ? 0 : sum_of(phw_image_row(s->luma, y) + of->from, of->to - of->from),
                 .open = open};
    of->ground = (uint32_t)s->count++;
    return true;
}

/* Whether the rows so far have more grounds than a program draws: a photograph costs little memory
 * and little time. */
static bool is_no_program(const search *s, uint32_t y)
{
    const uint64_t seen = (uint64_t)(y + 1) * s->luma->width;
    return s->runs >= GROUNDS_MOST || (seen >= ASKED_EVERY && s->runs >= seen / GROUNDS_SHARE);
}

/* The runs of a row, of no ground so far. */
static void find_runs(search *s, uint32_t y)
{
    const uint32_t width = s->luma->width;
    uint32_t from = 0;
    find_steps(phw_image_row(s->luma, y), width, s->steps);
    phw_bits_fill(&s->begins, 0, s->steps, true);
    const uint64_t *words = phw_bits_row(&s->begins, 0);
    s->runs += 1 + count_bits(words, width);
    s->here_count = 0;
    for (uint32_t word = 0; word * PHW_BITS_WORD < width; word++)
        for (uint64_t begins = words[word]; begins; begins &= begins - 1) {
            const uint32_t x = word * PHW_BITS_WORD + (uint32_t)__builtin_ctzll(begins);
            s->here[s->here_count++] = (run){from, x, NONE};
            from = x;
        }
    s->here[s->here_count++] = (run){from, width, NONE};
}

/* Runs and those above them go over the same columns, so that each meets those it lies under. */
static bool join_rows(search *s, uint32_t y)
{
    const uint8_t *row = phw_image_row(s->luma, y), *above = phw_image_row(s->luma, y - 1);
    for (size_t i = 0, k = 0; i < s->here_count && k < s->above_count;) {
        run *here = &s->here[i];
        const run *over = &s->above[k];
        if (here->from < over->to && over->from < here->to && here->ground != over->ground &&
            is_one(row, above, here, over)) {
            if (here->ground == NONE)
                extend(s, over->ground, here, y);
            else
                join(s, over->ground, here->ground);
        }
        if (here->to > over->to) {
            k++;
            continue;
        }
        if (here->ground == NONE && !begin(s, here, y))
            return false;
        i++;
    }
    return true;
}

/* The first row's runs are of a ground each. */
static bool begin_all(search *s)
{
    for (size_t i = 0; i < s->here_count; i++)
        if (!begin(s, &s->here[i], 0))
            return false;
    return true;
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

static bool search_init(search *s)
{
    s->steps = calloc(s->luma->width, 1);
    s->above = malloc(s->luma->width * sizeof *s->above);
    s->here = malloc(s->luma->width * sizeof *s->here);
    return s->steps && s->above && s->here &&
           phw_bits_init(s->luma->width, 1, &s->begins, NULL) == PHW_OK;
}

static void search_done(search *s)
{
    free(s->steps);
    free(s->above);
    free(s->here);
    free(s->grounds);
    phw_bits_done(&s->begins);
}

/* Rows are asked one after the other, while they are at hand: of most photographs a few alone.
 * @return PHW_OK or PHW_ERR_NOMEM. */
static phw_status find_grounds(search *s)
{
    for (uint32_t y = 0; y < s->luma->height; y++) {
        find_runs(s, y);
        if (is_no_program(s, y)) {
            s->count = 0;
            return PHW_OK;
        }
        if (!(y > 0 ? join_rows(s, y) : begin_all(s)))
            return PHW_ERR_NOMEM;
        next_row(s);
    }
    return PHW_OK;
}

phw_status phw_insets_find(const phw_image *luma, phw_insets *insets, phw_error *error)
{
    search s = {.luma = luma, .begins = PHW_BITS_INIT};
    phw_insets found = {NULL, 0};
    phw_status status = search_init(&s) ? PHW_OK : PHW_ERR_NOMEM;
    if (status == PHW_OK && luma->width > 1)
        status = find_grounds(&s);
    if (status == PHW_OK && !keep_insets(&s, &found))
        status = PHW_ERR_NOMEM;
    search_done(&s);
    if (status != PHW_OK) {
        free(found.items);
        return phw_error_set(error, status, "no memory to look for fields");
    }
    *insets = found;
    return PHW_OK;
}
