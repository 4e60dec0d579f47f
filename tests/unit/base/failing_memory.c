/* SPDX-License-Identifier: Apache-2.0 */
#include "failing_memory.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void __real_free(void *memory);

static struct {
    bool on;
    bool failed;
    bool onward; /* all that follow fail as well */
    size_t fail_at;
    size_t seen;
    long held;
    size_t bytes;
    size_t peak;
} watch;

void memory_watch(size_t nth)
{
    watch.on = true;
    watch.failed = false;
    watch.onward = false;
    watch.fail_at = nth;
    watch.seen = 0;
    watch.held = 0;
    watch.bytes = watch.peak = 0;
}

void memory_watch_from(size_t nth)
{
    memory_watch(nth);
    watch.onward = true;
}

void memory_rest(void)
{
    watch.on = false;
}

bool memory_failed(void)
{
    return watch.failed;
}

long memory_held(void)
{
    return watch.held;
}

size_t memory_peak(void)
{
    return watch.peak;
}

/* Sanitizers end the program where a real allocator would return NULL. */
#define MORE_THAN_ANYONE_HAS ((size_t)1 << 39)

static bool fails(size_t size)
{
    if (size > MORE_THAN_ANYONE_HAS)
        return true;
    if (!watch.on || (++watch.seen != watch.fail_at && !(watch.onward && watch.failed)))
        return false;
    return watch.failed = true;
}

static void *note(void *memory)
{
    if (!watch.on || !memory)
        return memory;
    watch.held++;
    watch.bytes += malloc_usable_size(memory);
    if (watch.bytes > watch.peak)
        watch.peak = watch.bytes;
    return memory;
}

static void forget(void *memory)
{
    if (!watch.on || !memory)
        return;
    watch.held--;
    watch.bytes -= malloc_usable_size(memory);
}

void *__wrap_malloc(size_t size)
{
    return fails(size) ? NULL : note(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails(count > 1 && size > MORE_THAN_ANYONE_HAS / count ? SIZE_MAX : count * size)
               ? NULL
               : note(__real_calloc(count, size));
}

void *__wrap_realloc(void *memory, size_t size)
{
    size_t before = memory ? malloc_usable_size(memory) : 0;
    void *moved = fails(size) ? NULL : __real_realloc(memory, size);
    if (watch.on && moved) {
        watch.held += !memory;
        watch.bytes += malloc_usable_size(moved) - before;
        if (watch.bytes > watch.peak)
            watch.peak = watch.bytes;
    }
    return moved;
}

void __wrap_free(void *memory)
{
    forget(memory);
    __real_free(memory);
}
