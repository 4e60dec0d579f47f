/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/parts.h"

#include <stdlib.h>

#include "base/grow.h"

void phw_parts_give(phw_parts *parts, const phw_part *part, phw_image **grey, phw_image **ground)
{
    if (!phw_grow((void **)&parts->items, &parts->capacity, parts->count, sizeof *parts->items))
        return;
    parts->items[parts->count++] = (phw_part_pixels){*part, *grey, *ground};
    *grey = *ground = NULL;
}

static bool same(const phw_part *a, const phw_part *b)
{
    return a->left == b->left && a->top == b->top && a->right == b->right && a->bottom == b->bottom;
}

bool phw_parts_take(phw_parts *parts, const phw_part *part, phw_image **grey, phw_image **ground)
{
    for (size_t i = 0; i < parts->count; i++) {
        phw_part_pixels *left = &parts->items[i];
        if (!left->grey || !same(&left->part, part))
            continue;
        *grey = left->grey;
        *ground = left->ground;
        left->grey = left->ground = NULL;
        return true;
    }
    return false;
}

void phw_parts_done(phw_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        phw_image_free(&parts->items[i].grey);
        phw_image_free(&parts->items[i].ground);
    }
    free(parts->items);
    *parts = (phw_parts){NULL, 0, 0};
}
