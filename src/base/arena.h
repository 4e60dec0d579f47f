/* SPDX-License-Identifier: Apache-2.0 */
/** @file arena.h  Memory that is given back all at once. Not thread-safe. */
#ifndef PHW_BASE_ARENA_H
#define PHW_BASE_ARENA_H

#include <stddef.h>

typedef struct phw_arena_block phw_arena_block;

/** Embedded; start from PHW_ARENA_INIT and end with phw_arena_done(). */
typedef struct phw_arena {
    phw_arena_block *head;
} phw_arena;

#define PHW_ARENA_INIT                                                                             \
    {                                                                                              \
        NULL                                                                                       \
    }

/** @p size bytes of zeroes aligned for any type, or NULL where memory ran out. 0 bytes is fine. */
void *phw_arena_alloc(phw_arena *arena, size_t size);

/** count × size zeroed bytes; NULL also where the product does not fit. */
void *phw_arena_alloc_array(phw_arena *arena, size_t count, size_t size);

/** A copy of @p length bytes of @p text with a NUL behind; NULL where memory ran out. */
char *phw_arena_copy_text(phw_arena *arena, const char *text, size_t length);

/** Frees everything at once; the arena can be used again. */
void phw_arena_done(phw_arena *arena);

#endif
