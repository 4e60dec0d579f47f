/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/components.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/simd.h"

#define NONE UINT32_MAX
/* What is this long and this high at most and touches nothing is left out before it becomes a
 * component: a speck of noise, as most are of a photograph. */
#define SPECK 3U

/* Runs of one row are joined to those of the row above; a component is emitted as soon as a row
 * passes that does not touch it, so memory follows the width of the picture, not its area. */
typedef struct blob {
    uint32_t parent; /* index of the blob this one was joined to; itself: a root */
    uint32_t left, top, right, bottom;
    uint32_t area;
    uint32_t last_row;
    /* Sums over the pixels of 2 x, 12 x², y, y² and 2 x y: whole numbers, so that they are added up
     * where blobs join. What is as large as a picture of 220 megapixels still fits. */
    uint64_t x2, xx12, y, yy, xy2;
    uint32_t next_free;
} blob;

typedef struct run {
    uint32_t from, to; /* inside */
    uint32_t blob;
} run;

typedef struct labeller {
    blob *blobs;
    size_t blob_count, blob_capacity;
    uint32_t *live; /* roots and joined blobs that may still be referred to */
    size_t live_count, live_capacity;
    uint32_t free_head;
    run *above, *here;
    size_t above_count, here_count;
    uint64_t *small[SPECK]; /* what is left out of this row and of those that follow, words */
    size_t words;           /* of a row */
    const phw_component_filter *filter;
    phw_components *out;
} labeller;

static uint32_t find_root(labeller *l, uint32_t index)
{
    while (l->blobs[index].parent != index) {
        l->blobs[index].parent = l->blobs[l->blobs[index].parent].parent;
        index = l->blobs[index].parent;
    }
    return index;
}

static bool new_blob(labeller *l, uint32_t x, uint32_t y, uint32_t *index)
{
    if (l->free_head != NONE) {
        *index = l->free_head;
        l->free_head = l->blobs[*index].next_free;
    } else {
        if (!phw_grow((void **)&l->blobs, &l->blob_capacity, l->blob_count, sizeof(blob)))
            return false;
        *index = (uint32_t)l->blob_count++;
    }
    if (!phw_grow((void **)&l->live, &l->live_capacity, l->live_count, sizeof(uint32_t)))
        return false;
    l->live[l->live_count++] = *index;
    l->blobs[*index] =
        (blob){.parent = *index, .left = x, .right = x, .top = y, .bottom = y, .next_free = NONE};
    return true;
}

static void add_run(blob *b, uint32_t from, uint32_t to, uint32_t y)
{
    const uint64_t n = to - from + 1, ends = (uint64_t)from + to;
    b->area += to - from + 1;
    b->x2 += n * ends;
    b->xx12 += n * (3 * ends * ends + n * n - 1);
    b->xy2 += n * ends * y;
    b->y += n * y;
    b->yy += n * y * y;
    b->left = from < b->left ? from : b->left;
    b->right = to > b->right ? to : b->right;
    b->bottom = y;
    b->last_row = y;
}

static void join(blob *into, const blob *from)
{
    into->x2 += from->x2;
    into->xx12 += from->xx12;
    into->xy2 += from->xy2;
    into->y += from->y;
    into->yy += from->yy;
    into->area += from->area;
    into->left = from->left < into->left ? from->left : into->left;
    into->right = from->right > into->right ? from->right : into->right;
    into->top = from->top < into->top ? from->top : into->top;
    into->bottom = from->bottom > into->bottom ? from->bottom : into->bottom;
    into->last_row = from->last_row > into->last_row ? from->last_row : into->last_row;
}

/* The sums are moved to the blob's own corner before they become fractions, for precision. */
static phw_component component_of(const blob *b)
{
    const uint64_t n = b->area, left = b->left, top = b->top;
    const double area = b->area;
    const double x = (double)(b->x2 - 2 * n * left) / 2 / area, y = (double)(b->y - n * top) / area;
    const double xx = (double)(b->xx12 - 12 * left * b->x2 + 12 * n * left * left) / 12 / area;
    const double yy = (double)(b->yy - 2 * top * b->y + n * top * top) / area;
    const double xy =
        (double)(b->xy2 - 2 * left * b->y - top * b->x2 + 2 * n * left * top) / 2 / area;
    return (phw_component){.left = (uint16_t)b->left,
                           .top = (uint16_t)b->top,
                           .right = (uint16_t)b->right,
                           .bottom = (uint16_t)b->bottom,
                           .area = b->area,
                           .x = (float)(x + b->left + 0.5),
                           .y = (float)(y + b->top + 0.5),
                           .xx = (float)(xx - x * x + 1.0 / 12),
                           .xy = (float)(xy - x * y),
                           .yy = (float)(yy - y * y + 1.0 / 12)};
}

static bool emit(labeller *l, const blob *b)
{
    uint32_t width = b->right - b->left + 1, height = b->bottom - b->top + 1;
    uint32_t side = width > height ? width : height;
    if (b->area < l->filter->least_area || side > l->filter->most_side ||
        side < l->filter->least_side)
        return true;
    phw_components *out = l->out;
    if (!phw_grow((void **)&out->items, &out->capacity, out->count, sizeof *out->items))
        return false;
    out->items[out->count++] = component_of(b);
    return true;
}

/* Emits and recycles blobs that row y (exclusive) can no longer reach. */
static bool retire(labeller *l, uint32_t y)
{
    size_t kept = 0;
    /* Joined blobs are flattened first, so that no chain leads through a recycled one. */
    for (size_t i = 0; i < l->here_count; i++)
        l->here[i].blob = find_root(l, l->here[i].blob);
    for (size_t i = 0; i < l->live_count; i++) {
        uint32_t index = l->live[i];
        blob *b = &l->blobs[index];
        bool root = b->parent == index;
        if (root && b->last_row + 1 > y) {
            l->live[kept++] = index;
            continue;
        }
        if (root && !emit(l, b))
            return false;
        b->next_free = l->free_head;
        l->free_head = index;
    }
    l->live_count = kept;
    return true;
}

/* Each pixel and those beside it in its word. */
static inline uint64_t widened(uint64_t bits)
{
    return bits | bits << 1 | bits >> 1;
}

/* The specks of a word of one row, or of several that are looked at as one: runs that are short
 * and have nothing above or below. Those at the word's ends are not told. @param before, beside,
 * behind  the same word of the rows above and below, together, and those round it. */
static inline uint64_t specks_of(uint64_t bits, uint64_t before, uint64_t beside, uint64_t behind)
{
    const uint64_t ends = 1 | (uint64_t)1 << (PHW_BITS_WORD - 1);
    const uint64_t near =
        widened(beside) | before >> (PHW_BITS_WORD - 1) | behind << (PHW_BITS_WORD - 1);
    const uint64_t starts = bits & bits >> 1 & bits >> 2 & bits >> SPECK; /* of longer runs */
    uint64_t kept = bits & (near | ends);
    for (uint32_t i = 1; i < SPECK; i++)
        kept |= widened(kept) & bits;
    return bits & ~(kept | starts | starts << 1 | starts << 2 | starts << SPECK);
}

/* Specks of rows together, of which the first is rows[1] and the last is rows[high]. */
static inline uint64_t specks_at(const uint64_t *const rows[SPECK + 2], size_t high, size_t at)
{
    const uint64_t *above = rows[0], *below = rows[high + 1];
    uint64_t bits = rows[1][at];
    for (size_t i = 2; i <= high; i++)
        bits |= rows[i][at];
    return specks_of(bits, above[at - 1] | below[at - 1], above[at] | below[at],
                     above[at + 1] | below[at + 1]);
}

/* Words that are looked at together: of most pictures most are empty. */
#define SOME_WORDS 16U

static inline bool has_ink(const uint64_t *const rows[SPECK + 2], size_t from, size_t to)
{
    uint64_t any = 0;
    for (size_t at = from; at < to; at++)
        any |= rows[1][at] | rows[2][at] | rows[SPECK][at];
    return any != 0;
}

/* Adds the specks that begin in a row, which is rows[1], to what is left out of it and of the rows
 * below. */
PHW_SIMD_CLONES static void add_specks(const uint64_t *const rows[SPECK + 2], size_t words,
                                       bool low_only, uint64_t *const small[SPECK])
{
    const uint64_t *const seen[SPECK + 2] = {rows[0], rows[1], rows[2], rows[3], rows[4]};
    uint64_t *restrict here = small[0], *restrict next = small[1], *restrict last = small[2];
    for (size_t from = 0; from < words; from += SOME_WORDS) {
        const size_t to = from + SOME_WORDS < words ? from + SOME_WORDS : words;
        if (!has_ink(seen, from, to))
            continue;
        for (size_t at = from; at < to && low_only; at++)
            here[at] |= specks_at(seen, 1, at);
        for (size_t at = from; at < to && !low_only; at++) {
            const uint64_t two = specks_at(seen, 2, at), three = specks_at(seen, SPECK, at);
            here[at] |= specks_at(seen, 1, at) | two | three;
            next[at] |= two | three;
            last[at] |= three;
        }
    }
}

/* Notes what is left out of row @p y: no filter keeps what is so small. */
static void leave_specks_out(labeller *l, const phw_bits *ink, uint32_t y)
{
    const uint64_t *rows[SPECK + 2];
    uint64_t *passed = l->small[0];
    for (uint32_t i = 0; i + 1 < SPECK; i++)
        l->small[i] = l->small[i + 1];
    l->small[SPECK - 1] = passed;
    memset(passed, 0, l->words * sizeof *passed);
    if (l->filter->least_area <= SPECK && l->filter->least_side <= SPECK)
        return;
    for (uint32_t i = 0; i < SPECK + 2; i++) /* what is below the picture is as empty */
        rows[i] = phw_bits_row(ink, y + i <= ink->height ? (int64_t)y + i - 1 : ink->height);
    add_specks(rows, l->words, l->filter->least_side <= SPECK, l->small);
}

/* A row's runs, without most specks and without their blobs. @return how many. */
static size_t find_runs(const labeller *l, const phw_bits *ink, uint32_t y, run *runs)
{
    const uint64_t *here = phw_bits_row(ink, y), *left_out = l->small[0];
    size_t count = 0;
    uint64_t before = 0; /* whether the last pixel of the word before was in a run */
    for (uint32_t word = 0; word < l->words; word++) {
        const uint64_t bits = here[word] & ~left_out[word];
        const uint32_t x = word * PHW_BITS_WORD;
        for (uint64_t edges = bits ^ (bits << 1 | before); edges; edges &= edges - 1) {
            const uint32_t at = x + (uint32_t)__builtin_ctzll(edges);
            if (bits >> (at - x) & 1)
                runs[count].from = at;
            else
                runs[count++].to = at - 1;
        }
        before = bits >> (PHW_BITS_WORD - 1);
    }
    return count;
}

static bool label_row(labeller *l, uint32_t y)
{
    size_t above = 0;
    for (run *here = l->here; here < l->here + l->here_count; here++) {
        uint32_t root = NONE;
        while (above < l->above_count && l->above[above].to + 1 < here->from)
            above++;
        for (size_t k = above; k < l->above_count && l->above[k].from <= here->to + 1; k++) {
            uint32_t other = find_root(l, l->above[k].blob);
            if (root == NONE) {
                root = other;
            } else if (other != root) {
                join(&l->blobs[root], &l->blobs[other]);
                l->blobs[other].parent = root;
            }
        }
        if (root == NONE && !new_blob(l, here->from, y, &root))
            return false;
        add_run(&l->blobs[root], here->from, here->to, y);
        here->blob = root;
    }
    return true;
}

phw_status phw_components_find(const phw_bits *ink, const phw_component_filter *filter,
                               phw_components *components, phw_error *error)
{
    labeller l = {.free_head = NONE, .filter = filter, .out = components};
    /* A word behind the last pixel ends the last run. */
    l.words = ink->width / PHW_BITS_WORD + 1;
    *components = (phw_components)PHW_COMPONENTS_INIT;
    l.above = malloc(((size_t)ink->width / 2 + 1) * sizeof(run));
    l.here = malloc(((size_t)ink->width / 2 + 1) * sizeof(run));
    bool fine = l.above && l.here;
    for (uint32_t i = 0; i < SPECK; i++) {
        l.small[i] = calloc(l.words, sizeof *l.small[i]);
        fine = fine && l.small[i];
    }
    for (uint32_t y = 0; fine && y < ink->height; y++) {
        leave_specks_out(&l, ink, y);
        l.here_count = find_runs(&l, ink, y, l.here);
        fine = label_row(&l, y) && retire(&l, y);
        run *swap = l.above;
        l.above = l.here;
        l.above_count = l.here_count;
        l.here = swap;
    }
    l.here_count = 0;
    fine = fine && retire(&l, ink->height + 1);
    for (uint32_t i = 0; i < SPECK; i++)
        free(l.small[i]);
    free(l.above);
    free(l.here);
    free(l.blobs);
    free(l.live);
    if (fine)
        return PHW_OK;
    phw_components_done(components);
    return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the components of the picture");
}

void phw_components_done(phw_components *components)
{
    free(components->items);
    *components = (phw_components)PHW_COMPONENTS_INIT;
}
