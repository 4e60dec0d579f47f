/* SPDX-License-Identifier: Apache-2.0 */
#include "base/pages.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

/* A multiple of every size of page that Linux has on the processors it runs on. */
#define PAGE ((uintptr_t)65536)

/* Bytes from which on it pays: a huge page of x86-64 and arm64. */
#define HUGE_FROM ((size_t)2 << 20)

/* It is advice: a kernel that has none does without. */
static void advise_huge_pages(void *block, size_t size)
{
#ifdef MADV_HUGEPAGE
    uintptr_t from = ((uintptr_t)block + PAGE - 1) / PAGE * PAGE;
    uintptr_t to = ((uintptr_t)block + size) / PAGE * PAGE;
    if (to > from)
        (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
#else
    (void)block;
    (void)size;
#endif
}

static void *advised(void *block, size_t size)
{
    if (block && size >= HUGE_FROM)
        advise_huge_pages(block, size);
    return block;
}

void *phw_pages_new(size_t size)
{
    return advised(calloc(size ? size : 1, 1), size);
}

void *phw_pages_new_unset(size_t size)
{
    return advised(malloc(size ? size : 1), size);
}
