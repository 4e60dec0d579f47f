/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grey_row.h"

#include <stdbool.h>

#include "base/simd.h"

/* Compilers take bytes that lie three apart with a dozen shuffles for each sum: eight times as long
 * as the shuffle and the sum of products of pairs that processors have. */
#if defined(__x86_64__) && defined(__GNUC__)
#define X86 1
#include <immintrin.h>
#else
#define X86 0
#endif

#define HALF 128 /* half of what the weights add up to, to round */
#define SHIFT 8

static void grey_plain(const uint8_t *restrict rgb, uint32_t from, uint32_t width,
                       phw_grey_weights weights, uint8_t *restrict grey)
{
    for (uint32_t x = from; x < width; x++) {
        const uint8_t *p = rgb + (size_t)3 * x;
        grey[x] =
            (uint8_t)((weights.red * p[0] + weights.green * p[1] + weights.blue * p[2] + HALF) >>
                      SHIFT);
    }
}

static void halve_plain(const uint8_t *restrict above, const uint8_t *restrict below, uint32_t from,
                        uint32_t width, uint8_t *restrict half)
{
    for (uint32_t x = from; x < width; x++)
        half[x] =
            (uint8_t)((above[2 * x] + above[2 * x + 1] + below[2 * x] + below[2 * x + 1] + 2) >> 2);
}

#if X86
/* Bytes: a pass over all of a picture waits for its memory, or asks for it early. */
#define AHEAD 2048U

#define AT_ONCE 16U   /* pixels */
#define READ_AHEAD 2U /* pixels: the last of four loads reads four bytes more than it needs */

/* Red and part of green, the rest of green and blue: weights are bytes with a sign, and each pair
 * of them must stay below 128 for the sum to fit. */
__attribute__((target("ssse3"))) static uint32_t
grey_ssse3(const uint8_t *restrict rgb, uint32_t width, phw_grey_weights w, uint8_t *restrict grey)
{
    const __m128i pairs = _mm_setr_epi8(0, 1, 1, 2, 3, 4, 4, 5, 6, 7, 7, 8, 9, 10, 10, 11);
    const __m128i weights = _mm_set1_epi32(
        (int32_t)(w.red | (HALF - w.red) << 8 | (HALF - w.blue) << 16 | w.blue << 24));
    const __m128i half = _mm_set1_epi16(HALF);
    uint32_t x = 0;
    for (; x + AT_ONCE + READ_AHEAD <= width; x += AT_ONCE) {
        __m128i sums[4];
        for (uint32_t i = 0; i < 4; i++) {
            const uint8_t *from = rgb + (size_t)3 * x + (size_t)12 * i;
            __m128i four = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)from), pairs);
            sums[i] = _mm_maddubs_epi16(four, weights);
        }
        __m128i low = _mm_add_epi16(_mm_hadd_epi16(sums[0], sums[1]), half);
        __m128i high = _mm_add_epi16(_mm_hadd_epi16(sums[2], sums[3]), half);
        _mm_storeu_si128((__m128i *)(grey + x),
                         _mm_packus_epi16(_mm_srli_epi16(low, SHIFT), _mm_srli_epi16(high, SHIFT)));
    }
    return x;
}

/* The same, twice as many at once: pixels 16 to 31 in the upper halves. */
__attribute__((target("avx2"))) static uint32_t
grey_avx2(const uint8_t *restrict rgb, uint32_t width, phw_grey_weights w, uint8_t *restrict grey)
{
    const __m256i pairs = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(0, 1, 1, 2, 3, 4, 4, 5, 6, 7, 7, 8, 9, 10, 10, 11));
    const __m256i weights = _mm256_set1_epi32(
        (int32_t)(w.red | (HALF - w.red) << 8 | (HALF - w.blue) << 16 | w.blue << 24));
    const __m256i half = _mm256_set1_epi16(HALF);
    uint32_t x = 0;
    for (; x + 2 * AT_ONCE + READ_AHEAD <= width; x += 2 * AT_ONCE) {
        __m256i sums[4];
        phw_prefetch_ahead(rgb + (size_t)3 * x, AHEAD, (size_t)3 * 2 * AT_ONCE);
        for (uint32_t i = 0; i < 4; i++) {
            const uint8_t *from = rgb + (size_t)3 * x + (size_t)12 * i;
            const __m128i low = _mm_loadu_si128((const __m128i *)from);
            const __m128i high = _mm_loadu_si128((const __m128i *)(from + (size_t)3 * AT_ONCE));
            __m256i eight = _mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1);
            sums[i] = _mm256_maddubs_epi16(_mm256_shuffle_epi8(eight, pairs), weights);
        }
        __m256i low = _mm256_add_epi16(_mm256_hadd_epi16(sums[0], sums[1]), half);
        __m256i high = _mm256_add_epi16(_mm256_hadd_epi16(sums[2], sums[3]), half);
        _mm256_storeu_si256(
            (__m256i *)(grey + x),
            _mm256_packus_epi16(_mm256_srli_epi16(low, SHIFT), _mm256_srli_epi16(high, SHIFT)));
    }
    return x;
}

__attribute__((target("ssse3"))) static uint32_t halve_ssse3(const uint8_t *restrict above,
                                                             const uint8_t *restrict below,
                                                             uint32_t width, uint8_t *restrict half)
{
    const __m128i one = _mm_set1_epi8(1), two = _mm_set1_epi16(2);
    uint32_t x = 0;
    for (; x + AT_ONCE <= width; x += AT_ONCE) {
        __m128i sums[2];
        for (uint32_t i = 0; i < 2; i++) {
            size_t at = (size_t)2 * x + (size_t)AT_ONCE * i;
            __m128i a = _mm_loadu_si128((const __m128i *)(above + at));
            __m128i b = _mm_loadu_si128((const __m128i *)(below + at));
            __m128i sum = _mm_add_epi16(_mm_maddubs_epi16(a, one), _mm_maddubs_epi16(b, one));
            sums[i] = _mm_srli_epi16(_mm_add_epi16(sum, two), 2);
        }
        _mm_storeu_si128((__m128i *)(half + x), _mm_packus_epi16(sums[0], sums[1]));
    }
    return x;
}
#endif

void phw_grey_row(const uint8_t *restrict rgb, uint32_t width, phw_grey_weights weights,
                  uint8_t *restrict grey)
{
    uint32_t done = 0;
#if X86
    const bool fit = weights.red < HALF && weights.blue < HALF;
    if (fit && __builtin_cpu_supports("avx2"))
        done = grey_avx2(rgb, width, weights, grey);
    else if (fit && __builtin_cpu_supports("ssse3"))
        done = grey_ssse3(rgb, width, weights, grey);
#endif
    grey_plain(rgb, done, width, weights, grey);
}

void phw_halve_row(const uint8_t *restrict above, const uint8_t *restrict below, uint32_t width,
                   uint8_t *restrict half)
{
    uint32_t done = 0;
#if X86
    if (__builtin_cpu_supports("ssse3"))
        done = halve_ssse3(above, below, width, half);
#endif
    halve_plain(above, below, done, width, half);
}
