/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/checked.h"

/* Small enough not to matter for one report, large enough that a page takes a few. */
#define BLOCK_BYTES ((size_t)32 * 1024)

struct phw_arena_block {
    phw_arena_block *next;
    size_t used;
    size_t size;
    alignas(max_align_t) unsigned char bytes[];
};

static phw_arena_block *new_block(phw_arena *arena, size_t size)
{
    size_t total;
    if (!phw_checked_add(sizeof(phw_arena_block), size, &total))
        return NULL;
    phw_arena_block *block = calloc(1, total);
    if (!block)
        return NULL;
    block->size = size;
    block->next = arena->head;
    arena->head = block;
    return block;
}

void *phw_arena_alloc(phw_arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    size_t rounded;
    if (!phw_checked_add(size, align - 1, &rounded))
        return NULL;
    rounded = rounded / align * align;
    phw_arena_block *block = arena->head;
    if (!block || block->size - block->used < rounded)
        block = new_block(arena, rounded > BLOCK_BYTES ? rounded : BLOCK_BYTES);
    if (!block)
        return NULL;
    void *memory = block->bytes + block->used;
    block->used += rounded;
    return memory;
}

void *phw_arena_alloc_array(phw_arena *arena, size_t count, size_t size)
{
    size_t total;
    return phw_checked_mul(count, size, &total) ? phw_arena_alloc(arena, total) : NULL;
}

char *phw_arena_copy_text(phw_arena *arena, const char *text, size_t length)
{
    size_t total;
    char *copy = phw_checked_add(length, 1, &total) ? phw_arena_alloc(arena, total) : NULL;
    if (copy && length)
        memcpy(copy, text, length);
    return copy;
}

void phw_arena_done(phw_arena *arena)
{
    while (arena->head) {
        phw_arena_block *next = arena->head->next;
        free(arena->head);
        arena->head = next;
    }
}
