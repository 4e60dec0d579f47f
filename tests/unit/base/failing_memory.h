/* SPDX-License-Identifier: Apache-2.0 */
/** @file failing_memory.h  Memory that runs out on request. Link with
 * -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=free. */
#ifndef PHW_TESTS_FAILING_MEMORY_H
#define PHW_TESTS_FAILING_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/** Counts from here on; the @p nth allocation (1, 2, …) fails, none for 0. */
void memory_watch(size_t nth);

/** … and every one after it: memory is full. */
void memory_watch_from(size_t nth);

/** Stops counting. */
void memory_rest(void);

/** True where the nth allocation was reached and failed. */
bool memory_failed(void);

/** Blocks allocated and not freed since memory_watch(). */
long memory_held(void);

/** Most bytes that were held at once since memory_watch(). */
size_t memory_peak(void);

#endif
