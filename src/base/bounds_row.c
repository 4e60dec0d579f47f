/* SPDX-License-Identifier: Apache-2.0 */
#include "base/bounds_row.h"

#include <stddef.h>

/* Compilers take what is compared apart to bytes before they make bits of it: twice as long as the
 * comparison and the move of signs that processors have. */
#if defined(__x86_64__) && defined(__GNUC__)
#define X86 1
#include <immintrin.h>
#else
#define X86 0
#endif

#if X86
/* Bounds of 32 pixels each, twice as many. */
typedef struct bounds {
    __m256i first, second;
} bounds;

/* The halves of a register are doubled apart from each other: quarters are put in order before. */
__attribute__((target("avx2"))) static inline bounds doubled(const uint8_t *pairs)
{
    const __m256i all = _mm256_loadu_si256((const __m256i *)pairs);
    const __m256i quarters = _mm256_permute4x64_epi64(all, 0xD8);
    return (bounds){_mm256_unpacklo_epi8(quarters, quarters),
                    _mm256_unpackhi_epi8(quarters, quarters)};
}

/* Bit by bit, whether two registers are the same in a byte. */
__attribute__((target("avx2"))) static inline uint64_t same(__m256i a, __m256i b)
{
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, b));
}

/* There is no comparison of bytes without a sign: what is the larger of itself and a bound is not
 * below that. */
__attribute__((target("avx2"))) static uint32_t compare_avx2(const uint8_t *row, const uint8_t *low,
                                                             const uint8_t *high, uint32_t pairs,
                                                             uint64_t *below, uint64_t *above)
{
    uint32_t word = 0;
    for (; (word + 1) * (PHW_BOUNDS_WORD / 2) < pairs; word++) {
        const __m256i *from = (const __m256i *)(const void *)(row + (size_t)word * PHW_BOUNDS_WORD);
        const __m256i a = _mm256_loadu_si256(from), b = _mm256_loadu_si256(from + 1);
        const bounds lower = doubled(low + (size_t)word * (PHW_BOUNDS_WORD / 2));
        const bounds upper = doubled(high + (size_t)word * (PHW_BOUNDS_WORD / 2));
        below[word] = ~(same(_mm256_max_epu8(a, lower.first), a) |
                        same(_mm256_max_epu8(b, lower.second), b) << 32);
        above[word] = ~(same(_mm256_min_epu8(a, upper.first), a) |
                        same(_mm256_min_epu8(b, upper.second), b) << 32);
    }
    return word;
}
#endif

uint32_t phw_bounds_row(const uint8_t *row, const uint8_t *low, const uint8_t *high, uint32_t pairs,
                        uint64_t *below, uint64_t *above)
{
#if X86
    if (__builtin_cpu_supports("avx2"))
        return compare_avx2(row, low, high, pairs, below, above);
#endif
    (void)row, (void)low, (void)high, (void)pairs, (void)below, (void)above;
    return 0;
}
