/* SPDX-License-Identifier: Apache-2.0 */
/** @file simd.h  Functions that are compiled once for every kind of processor. */
#ifndef PHW_BASE_SIMD_H
#define PHW_BASE_SIMD_H

/** Before a function with a hot loop: the loader picks the variant this processor can run. Whole
 * numbers come out the same in all of them; floating point, too, since nothing is contracted
 * (-ffp-contract=off). clang 14 names the variants so that other files do not find them: it makes
 * one. */
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__) &&                        \
    !defined(__SANITIZE_ADDRESS__)
#define PHW_SIMD_CLONES __attribute__((target_clones("default", "avx2", "arch=x86-64-v4")))
#else
#define PHW_SIMD_CLONES
#endif

/* Innermost loops over whole rows of a matrix, whose size is checked outside: sanitizers would look
 * at each number and make reading ten times slower. */
#if defined(__SANITIZE_ADDRESS__)
#define PHW_SIMD_INNERMOST __attribute__((no_sanitize("address", "undefined")))
#else
#define PHW_SIMD_INNERMOST
#endif

#include <stddef.h>
#include <stdint.h>

#define PHW_CACHE_LINE 64U /**< bytes, of nearly every processor */

/** Asks for bytes that are read soon. Processors see by themselves what is read on and on, but not
 * the next row of a tile, which is a few hundred bytes and a long way from this one. */
static inline void phw_prefetch(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size; i += PHW_CACHE_LINE)
        __builtin_prefetch(bytes + i);
}

/** The same of bytes @p ahead of those, which need not be there. */
static inline void phw_prefetch_ahead(const uint8_t *bytes, size_t ahead, size_t size)
{
    for (size_t i = 0; i < size; i += PHW_CACHE_LINE)
        __builtin_prefetch((const void *)((uintptr_t)bytes + ahead + i));
}

#endif
