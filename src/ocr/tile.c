/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/tile.h"

#include <string.h>

#include "base/simd.h"
#include "ocr/matrix.h"

/* Variants of a plain loop do not get there: compilers do not see that each step is a product of
 * pairs, for which processors have an instruction. */
#if defined(__x86_64__) && defined(__GNUC__)
#define X86 1
#include <immintrin.h>
#else
#define X86 0
#endif

/* Names or statements for each column of a tile, so that sums stay in registers. */
#define QUARTER(DO) DO(0) DO(1)
#define HALF(DO) QUARTER(DO) DO(2) DO(3)
#define WHOLE(DO) HALF(DO) DO(4) DO(5) DO(6) DO(7)

/* Numbers of one group's sums. */
#define TILE ((size_t)PHW_TILE_COLUMNS * PHW_TILE_CHANNELS)

/* Numbers of one group's weights. */
static size_t group_size(const phw_tile_inputs *inputs)
{
    return inputs->run_count * inputs->pairs * 2 * PHW_TILE_CHANNELS;
}

/* Sums of four channels, as nearly every processor has registers for. */
typedef int32_t four __attribute__((vector_size(16)));

/* Which of a pair of numbers is the low half of the two taken as one. */
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define LOW 0
#else
#define LOW 1
#endif

PHW_SIMD_INNERMOST
static void sum_plain_group(const phw_tile_inputs *inputs, const int16_t *first,
                            const int16_t *weights, int32_t *sums)
{
    for (size_t c = 0; c < PHW_TILE_COLUMNS; c++) {
        four sum0 = {0}, sum1 = {0}, sum2 = {0}, sum3 = {0};
        const int16_t *from = weights;
        for (size_t r = 0; r < inputs->run_count; r++) {
            const int16_t *a = first + c * inputs->step + inputs->runs[r];
            for (size_t p = 0; p < inputs->pairs; p++, a += 2) {
                const int32_t low = a[LOW], high = a[1 - LOW];
                four w[PHW_TILE_CHANNELS / 4];
                memcpy(w, from, sizeof w);
                from += 2 * (size_t)PHW_TILE_CHANNELS;
#define STEP(i) sum##i += ((w[i] << 16) >> 16) * low + (w[i] >> 16) * high;
                HALF(STEP)
#undef STEP
            }
        }
#define STORE(i) memcpy(sums + c * PHW_TILE_CHANNELS + 4 * (size_t)(i), &sum##i, sizeof sum##i);
        HALF(STORE)
#undef STORE
    }
}

static void sum_plain(const phw_tile_inputs *inputs, const int16_t *first, const int16_t *weights,
                      size_t groups, int32_t *sums)
{
    for (size_t g = 0; g < groups; g++)
        sum_plain_group(inputs, first, weights + g * group_size(inputs), sums + g * TILE);
}

#if X86
/* Two numbers as one: what a column gives to each step. */
static inline int32_t pair_at(const int16_t *numbers)
{
    int32_t pair;
    memcpy(&pair, numbers, sizeof pair);
    return pair;
}

/* A register holds all channels of a column. */
__attribute__((target("avx512f,avx512bw,avx512vnni"))) PHW_SIMD_INNERMOST static void
sum_avx512_one(const phw_tile_inputs *inputs, const int16_t *first, const int16_t *weights,
               int32_t *sums)
{
#define START(c) __m512i sum##c = _mm512_setzero_si512();
#define POINT(c) const int16_t *a##c = first + inputs->runs[r] + (c)*inputs->step;
#define STEP(c) sum##c = _mm512_dpwssd_epi32(sum##c, w, _mm512_set1_epi32(pair_at(a##c + 2 * p)));
#define STORE(c) _mm512_storeu_si512(sums + (size_t)(c)*PHW_TILE_CHANNELS, sum##c);
    WHOLE(START)
    for (size_t r = 0; r < inputs->run_count; r++) {
        WHOLE(POINT)
        for (size_t p = 0; p < inputs->pairs; p++, weights += 2 * (size_t)PHW_TILE_CHANNELS) {
            const __m512i w = _mm512_loadu_si512(weights);
            WHOLE(STEP)
        }
    }
    WHOLE(STORE)
#undef START
#undef POINT
#undef STEP
#undef STORE
}

/* There are registers for two groups: each input is taken from memory once for both, and twice as
 * many sums are under way at a time. */
__attribute__((target("avx512f,avx512bw,avx512vnni"))) PHW_SIMD_INNERMOST static void
sum_avx512_two(const phw_tile_inputs *inputs, const int16_t *first, const int16_t *weights,
               int32_t *sums)
{
    const int16_t *others = weights + group_size(inputs);
#define START(c) __m512i sum##c = _mm512_setzero_si512(), other##c = _mm512_setzero_si512();
#define POINT(c) const int16_t *a##c = first + inputs->runs[r] + (c)*inputs->step;
#define STEP(c)                                                                                    \
    {                                                                                              \
        const __m512i a = _mm512_set1_epi32(pair_at(a##c + 2 * p));                                \
        sum##c = _mm512_dpwssd_epi32(sum##c, w, a);                                                \
        other##c = _mm512_dpwssd_epi32(other##c, v, a);                                            \
    }
#define STORE(c)                                                                                   \
    _mm512_storeu_si512(sums + (size_t)(c)*PHW_TILE_CHANNELS, sum##c);                             \
    _mm512_storeu_si512(sums + TILE + (size_t)(c)*PHW_TILE_CHANNELS, other##c);
    WHOLE(START)
    for (size_t r = 0; r < inputs->run_count; r++) {
        WHOLE(POINT)
        for (size_t p = 0; p < inputs->pairs; p++, weights += 2 * (size_t)PHW_TILE_CHANNELS,
                    others += 2 * (size_t)PHW_TILE_CHANNELS) {
            const __m512i w = _mm512_loadu_si512(weights), v = _mm512_loadu_si512(others);
            WHOLE(STEP)
        }
    }
    WHOLE(STORE)
#undef START
#undef POINT
#undef STEP
#undef STORE
}

static void sum_avx512(const phw_tile_inputs *inputs, const int16_t *first, const int16_t *weights,
                       size_t groups, int32_t *sums)
{
    if (groups == 2)
        sum_avx512_two(inputs, first, weights, sums);
    else
        sum_avx512_one(inputs, first, weights, sums);
}

/* Two registers hold a column; there are registers for half a tile. */
__attribute__((target("avx2"))) PHW_SIMD_INNERMOST static void
sum_avx2_half(const phw_tile_inputs *inputs, const int16_t *first, const int16_t *weights,
              int32_t *sums)
{
#define START(c) __m256i low##c = _mm256_setzero_si256(), high##c = _mm256_setzero_si256();
#define POINT(c) const int16_t *a##c = first + inputs->runs[r] + (c)*inputs->step;
#define STEP(c)                                                                                    \
    {                                                                                              \
        const __m256i a = _mm256_set1_epi32(pair_at(a##c + 2 * p));                                \
        low##c = _mm256_add_epi32(low##c, _mm256_madd_epi16(a, low));                              \
        high##c = _mm256_add_epi32(high##c, _mm256_madd_epi16(a, high));                           \
    }
#define STORE(c)                                                                                   \
    _mm256_storeu_si256((__m256i *)(sums + (size_t)(c)*PHW_TILE_CHANNELS), low##c);                \
    _mm256_storeu_si256((__m256i *)(sums + (size_t)(c)*PHW_TILE_CHANNELS + 8), high##c);
    HALF(START)
    for (size_t r = 0; r < inputs->run_count; r++) {
        HALF(POINT)
        for (size_t p = 0; p < inputs->pairs; p++, weights += 2 * (size_t)PHW_TILE_CHANNELS) {
            const __m256i low = _mm256_loadu_si256((const __m256i *)weights);
            const __m256i high = _mm256_loadu_si256((const __m256i *)(weights + 16));
            HALF(STEP)
        }
    }
    HALF(STORE)
#undef START
#undef POINT
#undef STEP
#undef STORE
}

static void sum_avx2(const phw_tile_inputs *inputs, const int16_t *first, const int16_t *weights,
                     size_t groups, int32_t *sums)
{
    enum { COLUMNS = PHW_TILE_COLUMNS / 2 };
    for (size_t g = 0; g < groups; g++, weights += group_size(inputs), sums += TILE) {
        sum_avx2_half(inputs, first, weights, sums);
        sum_avx2_half(inputs, first + COLUMNS * inputs->step, weights,
                      sums + COLUMNS * PHW_TILE_CHANNELS);
    }
}

/* Four registers hold a column; there are registers for a quarter of a tile. */
PHW_SIMD_INNERMOST
static void sum_sse2_quarter(const phw_tile_inputs *inputs, const int16_t *first,
                             const int16_t *weights, int32_t *sums)
{
#define START(c)                                                                                   \
    __m128i sum##c##0 = _mm_setzero_si128(), sum##c##1 = sum##c##0, sum##c##2 = sum##c##0,         \
            sum##c##3 = sum##c##0;
#define POINT(c) const int16_t *a##c = first + inputs->runs[r] + (c)*inputs->step;
#define ADD(c, i) sum##c##i = _mm_add_epi32(sum##c##i, _mm_madd_epi16(a, w##i));
#define STEP(c)                                                                                    \
    {                                                                                              \
        const __m128i a = _mm_set1_epi32(pair_at(a##c + 2 * p));                                   \
        ADD(c, 0) ADD(c, 1) ADD(c, 2) ADD(c, 3)                                                    \
    }
#define PUT(c, i)                                                                                  \
    _mm_storeu_si128((__m128i *)(sums + (size_t)(c)*PHW_TILE_CHANNELS + 4 * (i)), sum##c##i);
#define STORE(c) PUT(c, 0) PUT(c, 1) PUT(c, 2) PUT(c, 3)
    QUARTER(START)
    for (size_t r = 0; r < inputs->run_count; r++) {
        QUARTER(POINT)
        for (size_t p = 0; p < inputs->pairs; p++, weights += 2 * (size_t)PHW_TILE_CHANNELS) {
            const __m128i w0 = _mm_loadu_si128((const __m128i *)weights),
                          w1 = _mm_loadu_si128((const __m128i *)(weights + 8)),
                          w2 = _mm_loadu_si128((const __m128i *)(weights + 16)),
                          w3 = _mm_loadu_si128((const __m128i *)(weights + 24));
            QUARTER(STEP)
        }
    }
    QUARTER(STORE)
#undef START
#undef POINT
#undef ADD
#undef STEP
#undef PUT
#undef STORE
}

static void sum_sse2(const phw_tile_inputs *inputs, const int16_t *first, const int16_t *weights,
                     size_t groups, int32_t *sums)
{
    enum { COLUMNS = PHW_TILE_COLUMNS / 4 };
    for (size_t g = 0; g < groups; g++, weights += group_size(inputs), sums += TILE)
        for (size_t c = 0; c < PHW_TILE_COLUMNS; c += COLUMNS)
            sum_sse2_quarter(inputs, first + c * inputs->step, weights,
                             sums + c * PHW_TILE_CHANNELS);
}
#endif

phw_tile_sum *phw_tile_sum_by(phw_tile_way way)
{
    switch (way) {
    case PHW_TILE_MATRIX:
        return NULL;
    case PHW_TILE_AVX512:
#if X86
        if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni"))
            return sum_avx512;
#endif
        return NULL;
    case PHW_TILE_AVX2:
#if X86
        if (__builtin_cpu_supports("avx2"))
            return sum_avx2;
#endif
        return NULL;
    case PHW_TILE_SSE2:
#if X86
        return sum_sse2;
#else
        return NULL;
#endif
    case PHW_TILE_PLAIN:
        break;
    }
    return sum_plain;
}

phw_tile_way phw_tile_fastest(void)
{
    unsigned way = PHW_TILE_MATRIX;
    if (phw_matrix_allow())
        return PHW_TILE_MATRIX;
    while (!phw_tile_sum_by((phw_tile_way)way))
        way++;
    return (phw_tile_way)way;
}

phw_tile_sum *phw_tile_sum_fastest(void)
{
    phw_tile_sum *sum = NULL;
    for (unsigned way = 0; !sum && way < PHW_TILE_WAYS; way++)
        sum = phw_tile_sum_by((phw_tile_way)way);
    return sum;
}
