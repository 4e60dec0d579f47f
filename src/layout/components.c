/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/components.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

/* Runs of one row are joined to those of the row above; a component is emitted as soon as a row
 * passes that does not touch it, so memory follows the width of the picture, not its area. */
typedef struct blob {
    uint32_t parent; /* index of the blob this one was joined to; itself: a root */
    uint32_t left, top, right, bottom;
    uint32_t area;
    uint32_t last_row;
    double sx, sy, sxx, sxy, syy; /* relative to (first left, first top), for precision */
    uint32_t origin_x, origin_y;
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
    const phw_component_filter *filter;
    phw_components *out;
} labeller;

#define NONE UINT32_MAX

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
    l->blobs[*index] = (blob){.parent = *index,
                              .left = x,
                              .right = x,
                              .top = y,
                              .bottom = y,
                              .origin_x = x,
                              .origin_y = y,
                              .next_free = NONE};
    return true;
}

static void add_run(blob *b, uint32_t from, uint32_t to, uint32_t y)
{
    double n = (double)(to - from + 1), first = (double)from - b->origin_x;
    double row = (double)y - b->origin_y;
    double sum = n * first + n * (n - 1) / 2;
    double squares = n * first * first + first * n * (n - 1) + (n - 1) * n * (2 * n - 1) / 6;
    b->area += to - from + 1;
    b->sx += sum;
    b->sxx += squares;
    b->sy += n * row;
    b->syy += n * row * row;
    b->sxy += sum * row;
    b->left = from < b->left ? from : b->left;
    b->right = to > b->right ? to : b->right;
    b->bottom = y;
    b->last_row = y;
}

static void join(blob *into, const blob *from)
{
    double dx = (double)from->origin_x - into->origin_x,
           dy = (double)from->origin_y - into->origin_y;
    double n = from->area;
    into->sxx += from->sxx + 2 * dx * from->sx + n * dx * dx;
    into->syy += from->syy + 2 * dy * from->sy + n * dy * dy;
    into->sxy += from->sxy + dx * from->sy + dy * from->sx + n * dx * dy;
    into->sx += from->sx + n * dx;
    into->sy += from->sy + n * dy;
    into->area += from->area;
    into->left = from->left < into->left ? from->left : into->left;
    into->right = from->right > into->right ? from->right : into->right;
    into->top = from->top < into->top ? from->top : into->top;
    into->bottom = from->bottom > into->bottom ? from->bottom : into->bottom;
    into->last_row = from->last_row > into->last_row ? from->last_row : into->last_row;
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
    double n = b->area, mx = b->sx / n, my = b->sy / n;
    out->items[out->count++] = (phw_component){.left = (uint16_t)b->left,
                                               .top = (uint16_t)b->top,
                                               .right = (uint16_t)b->right,
                                               .bottom = (uint16_t)b->bottom,
                                               .area = b->area,
                                               .x = (float)(mx + b->origin_x + 0.5),
                                               .y = (float)(my + b->origin_y + 0.5),
                                               .xx = (float)(b->sxx / n - mx * mx + 1.0 / 12),
                                               .xy = (float)(b->sxy / n - mx * my),
                                               .yy = (float)(b->syy / n - my * my + 1.0 / 12)};
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

static bool label_row(labeller *l, const uint8_t *row, uint32_t width, uint32_t y, uint8_t value)
{
    l->here_count = 0;
    size_t above = 0;
    for (uint32_t x = 0; x < width;) {
        const uint8_t *start = memchr(row + x, value, width - x);
        if (!start)
            break;
        uint32_t from = (uint32_t)(start - row), to = from;
        while (to + 1 < width && row[to + 1] == value)
            to++;
        x = to + 2;
        uint32_t root = NONE;
        while (above < l->above_count && l->above[above].to + 1 < from)
            above++;
        for (size_t k = above; k < l->above_count && l->above[k].from <= to + 1; k++) {
            uint32_t other = find_root(l, l->above[k].blob);
            if (root == NONE) {
                root = other;
            } else if (other != root) {
                join(&l->blobs[root], &l->blobs[other]);
                l->blobs[other].parent = root;
            }
        }
        if (root == NONE && !new_blob(l, from, y, &root))
            return false;
        add_run(&l->blobs[root], from, to, y);
        l->here[l->here_count++] = (run){from, to, root};
    }
    return true;
}

phw_status phw_components_find(const phw_image *ink, uint8_t value,
                               const phw_component_filter *filter, phw_components *components,
                               phw_error *error)
{
    labeller l = {.free_head = NONE, .filter = filter, .out = components};
    bool fine = true;
    *components = (phw_components)PHW_COMPONENTS_INIT;
    l.above = malloc(((size_t)ink->width / 2 + 1) * sizeof(run));
    l.here = malloc(((size_t)ink->width / 2 + 1) * sizeof(run));
    fine = l.above && l.here;
    for (uint32_t y = 0; fine && y < ink->height; y++) {
        fine = label_row(&l, phw_image_row(ink, y), ink->width, y, value) && retire(&l, y);
        run *swap = l.above;
        l.above = l.here;
        l.above_count = l.here_count;
        l.here = swap;
    }
    l.here_count = 0;
    fine = fine && retire(&l, ink->height + 1);
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
