/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/sample.h"

#include "base/simd.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define X86 1
#include <immintrin.h>
#else
#define X86 0
#endif

static uint8_t sample(const phw_image *image, double x, double y)
{
    double most_x = image->width - 1, most_y = image->height - 1;
    x = x < 0 ? 0 : x > most_x ? most_x : x;
    y = y < 0 ? 0 : y > most_y ? most_y : y;
    uint32_t left = (uint32_t)x, top = (uint32_t)y;
    uint32_t right = left + 1 < image->width ? left + 1 : left;
    uint32_t bottom = top + 1 < image->height ? top + 1 : top;
    float fx = (float)(x - left), fy = (float)(y - top);
    const uint8_t *a = phw_image_row(image, top), *b = phw_image_row(image, bottom);
    float upper = a[left] + (float)(a[right] - a[left]) * fx;
    float lower = b[left] + (float)(b[right] - b[left]) * fx;
    return (uint8_t)(upper + (lower - upper) * fy + 0.5f);
}

void phw_sample_plain(const phw_image *image, const double *x, const double *y, uint32_t count,
                      uint8_t *to)
{
    for (uint32_t i = 0; i < count; i++)
        to[i] = sample(image, x[i], y[i]);
}

#if X86
#define AT_ONCE 8U
#define WORD 4U /* pixels that are taken from memory for a place */

#define WITH_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl")))

/* Levels on one row, between a pixel and the next one. @param shift  bits by which the first of
 * them lies in what is taken from memory: at the right edge that begins further left. */
WITH_AVX512 static inline __m256 mix(const phw_image *image, __m512i offsets, __m256i shift,
                                     __m256 share)
{
    const __m256i byte = _mm256_set1_epi32(UINT8_MAX);
    const __m256i four =
        _mm256_srlv_epi32(_mm512_i64gather_epi32(offsets, image->pixels, 1), shift);
    const __m256i first = _mm256_and_si256(four, byte);
    const __m256i next = _mm256_and_si256(_mm256_srli_epi32(four, 8), byte);
    const __m256 difference = _mm256_cvtepi32_ps(_mm256_sub_epi32(next, first));
    return _mm256_add_ps(_mm256_cvtepi32_ps(first), _mm256_mul_ps(difference, share));
}

WITH_AVX512 PHW_SIMD_INNERMOST static void sample_eight(const phw_image *image, const double *x,
                                                        const double *y, uint8_t *to)
{
    const __m512d none = _mm512_setzero_pd();
    const __m512d most_x = _mm512_set1_pd(image->width - 1),
                  most_y = _mm512_set1_pd(image->height - 1);
    const __m512d across = _mm512_min_pd(_mm512_max_pd(_mm512_loadu_pd(x), none), most_x);
    const __m512d down = _mm512_min_pd(_mm512_max_pd(_mm512_loadu_pd(y), none), most_y);
    const __m256i left = _mm512_cvttpd_epi32(across), top = _mm512_cvttpd_epi32(down);
    const __m256 fx = _mm512_cvtpd_ps(_mm512_sub_pd(across, _mm512_cvtepi32_pd(left)));
    const __m256 fy = _mm512_cvtpd_ps(_mm512_sub_pd(down, _mm512_cvtepi32_pd(top)));
    const __m256i bottom = _mm256_min_epi32(_mm256_add_epi32(top, _mm256_set1_epi32(1)),
                                            _mm256_set1_epi32((int)image->height - 1));
    const __m256i from = _mm256_min_epi32(left, _mm256_set1_epi32((int)(image->width - WORD)));
    const __m256i shift = _mm256_slli_epi32(_mm256_sub_epi32(left, from), 3);
    const __m512i stride = _mm512_set1_epi64((long long)image->stride);
    const __m512i column = _mm512_cvtepu32_epi64(from);
    const __m512i above =
        _mm512_add_epi64(_mm512_mul_epu32(_mm512_cvtepu32_epi64(top), stride), column);
    const __m512i below =
        _mm512_add_epi64(_mm512_mul_epu32(_mm512_cvtepu32_epi64(bottom), stride), column);
    const __m256 upper = mix(image, above, shift, fx), lower = mix(image, below, shift, fx);
    const __m256 level = _mm256_add_ps(
        _mm256_add_ps(upper, _mm256_mul_ps(_mm256_sub_ps(lower, upper), fy)), _mm256_set1_ps(0.5F));
    _mm_storel_epi64((__m128i *)(void *)to, _mm256_cvtepi32_epi8(_mm256_cvttps_epi32(level)));
}
#endif

void phw_sample(const phw_image *image, const double *x, const double *y, uint32_t count,
                uint8_t *to)
{
    uint32_t done = 0;
#if X86
    if (image->width >= WORD && image->stride <= UINT32_MAX && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw"))
        for (; done + AT_ONCE <= count; done += AT_ONCE)
            sample_eight(image, x + done, y + done, to + done);
#endif
    phw_sample_plain(image, x + done, y + done, count - done, to + done);
}
