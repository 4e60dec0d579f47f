/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* syscall() */
#include "ocr/matrix.h"

#include "base/simd.h"

#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__)
#define UNIT 1
#include <cpuid.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>
#else
#define UNIT 0
#endif

#if UNIT
/* Linux, arch/x86/include/uapi/asm/prctl.h; the state component's number is the processor's. */
#define REQUEST_PERMISSION 0x1023
#define TILE_DATA 18

#define FEATURES 7 /* leaf of CPUID; bits of its EDX: */
#define HAS_TILES (1U << 24)
#define HAS_BYTES (1U << 25)

#define ROWS 16 /* of a register, of 64 bytes each */
#define CHANNELS 16
#define SUMS ((size_t)PHW_MATRIX_COLUMNS * CHANNELS)

/* Registers, by the numbers that instructions want. */
#define LOW_SUMS 0
#define HIGH_SUMS 1
#define LOW_OTHERS 2
#define HIGH_OTHERS 3
#define LOW 4
#define HIGH 5
#define WEIGHTS 6
#define OTHER_WEIGHTS 7

/* The instructions below do not tell compilers which memory they read. */
#define MEMORY_IS_READ __asm__ volatile("" ::: "memory")

#define WITH_UNIT __attribute__((target("amx-tile,amx-int8,avx512f,avx512bw")))

bool phw_matrix_allow(void)
{
    unsigned a, b, c, d = 0;
    if (!__get_cpuid_count(FEATURES, 0, &a, &b, &c, &d) || !(d & HAS_TILES) || !(d & HAS_BYTES) ||
        !__builtin_cpu_supports("avx512bw"))
        return false;
    return syscall(SYS_arch_prctl, REQUEST_PERMISSION, TILE_DATA) == 0;
}

WITH_UNIT PHW_SIMD_INNERMOST void phw_matrix_split(const int16_t *values, size_t count,
                                                   uint8_t *low, int8_t *high)
{
    size_t i = 0;
    for (; i + 32 <= count; i += 32) {
        const __m512i v = _mm512_loadu_si512(values + i);
        _mm256_storeu_si256((__m256i *)(void *)(low + i), _mm512_cvtepi16_epi8(v));
        _mm256_storeu_si256((__m256i *)(void *)(high + i),
                            _mm512_cvtepi16_epi8(_mm512_srai_epi16(v, 8)));
    }
    for (; i < count; i++) {
        low[i] = (uint8_t)(values[i] & UINT8_MAX);
        high[i] = (int8_t)(values[i] >> 8);
    }
}

WITH_UNIT void phw_matrix_start(const phw_matrix_inputs *inputs)
{
    struct {
        uint8_t palette, first, rest[14];
        uint16_t bytes[16]; /* of a row of each register */
        uint8_t rows[16];
    } shapes = {.palette = 1};
    for (int i = LOW_SUMS; i <= OTHER_WEIGHTS; i++) {
        shapes.bytes[i] = CHANNELS * sizeof(int32_t);
        shapes.rows[i] = ROWS;
    }
    shapes.bytes[LOW] = shapes.bytes[HIGH] = (uint16_t)inputs->bytes;
    shapes.rows[WEIGHTS] = shapes.rows[OTHER_WEIGHTS] = (uint8_t)(inputs->bytes / 4);
    MEMORY_IS_READ;
    _tile_loadconfig(&shapes);
}

WITH_UNIT void phw_matrix_done(void)
{
    _tile_release();
}

/* Bytes of one group's weights. */
static size_t group_size(const phw_matrix_inputs *inputs)
{
    return inputs->run_count * inputs->steps * inputs->bytes * CHANNELS;
}

WITH_UNIT PHW_SIMD_INNERMOST static void put_together(const int32_t *high, int32_t *sums)
{
    for (size_t i = 0; i < SUMS; i += CHANNELS) {
        const __m512i above = _mm512_slli_epi32(_mm512_loadu_si512(high + i), 8);
        _mm512_storeu_si512(sums + i, _mm512_add_epi32(_mm512_loadu_si512(sums + i), above));
    }
}

WITH_UNIT PHW_SIMD_INNERMOST static void sum_one(const phw_matrix_inputs *inputs,
                                                 const uint8_t *low, const int8_t *high,
                                                 const int8_t *weights, int32_t *sums)
{
    int32_t above[SUMS];
    _tile_zero(LOW_SUMS);
    _tile_zero(HIGH_SUMS);
    for (size_t r = 0; r < inputs->run_count; r++)
        for (size_t s = 0, at = inputs->runs[r]; s < inputs->steps; s++, at += inputs->bytes) {
            _tile_loadd(WEIGHTS, weights, PHW_MATRIX_BYTES);
            _tile_loadd(LOW, low + at, inputs->step);
            _tile_dpbusd(LOW_SUMS, LOW, WEIGHTS);
            _tile_loadd(HIGH, high + at, inputs->step);
            _tile_dpbssd(HIGH_SUMS, HIGH, WEIGHTS);
            weights += inputs->bytes * CHANNELS;
        }
    _tile_stored(LOW_SUMS, sums, PHW_MATRIX_BYTES);
    _tile_stored(HIGH_SUMS, above, PHW_MATRIX_BYTES);
    put_together(above, sums);
}

/* There are registers for two groups: each input is taken from memory once for both. */
WITH_UNIT PHW_SIMD_INNERMOST static void sum_two(const phw_matrix_inputs *inputs,
                                                 const uint8_t *low, const int8_t *high,
                                                 const int8_t *weights, int32_t *sums)
{
    const int8_t *others = weights + group_size(inputs);
    int32_t above[2 * SUMS];
    _tile_zero(LOW_SUMS);
    _tile_zero(HIGH_SUMS);
    _tile_zero(LOW_OTHERS);
    _tile_zero(HIGH_OTHERS);
    for (size_t r = 0; r < inputs->run_count; r++)
        for (size_t s = 0, at = inputs->runs[r]; s < inputs->steps; s++, at += inputs->bytes) {
            _tile_loadd(WEIGHTS, weights, PHW_MATRIX_BYTES);
            _tile_loadd(LOW, low + at, inputs->step);
            _tile_dpbusd(LOW_SUMS, LOW, WEIGHTS);
            _tile_loadd(OTHER_WEIGHTS, others, PHW_MATRIX_BYTES);
            _tile_dpbusd(LOW_OTHERS, LOW, OTHER_WEIGHTS);
            _tile_loadd(HIGH, high + at, inputs->step);
            _tile_dpbssd(HIGH_SUMS, HIGH, WEIGHTS);
            _tile_dpbssd(HIGH_OTHERS, HIGH, OTHER_WEIGHTS);
            weights += inputs->bytes * CHANNELS;
            others += inputs->bytes * CHANNELS;
        }
    _tile_stored(LOW_SUMS, sums, PHW_MATRIX_BYTES);
    _tile_stored(HIGH_SUMS, above, PHW_MATRIX_BYTES);
    _tile_stored(LOW_OTHERS, sums + SUMS, PHW_MATRIX_BYTES);
    _tile_stored(HIGH_OTHERS, above + SUMS, PHW_MATRIX_BYTES);
    put_together(above, sums);
    put_together(above + SUMS, sums + SUMS);
}

void phw_matrix_sum(const phw_matrix_inputs *inputs, const uint8_t *low, const int8_t *high,
                    const int8_t *weights, size_t groups, int32_t *sums)
{
    MEMORY_IS_READ;
    if (groups == 2)
        sum_two(inputs, low, high, weights, sums);
    else
        sum_one(inputs, low, high, weights, sums);
}

#else

bool phw_matrix_allow(void)
{
    return false;
}

void phw_matrix_split(const int16_t *values, size_t count, uint8_t *low, int8_t *high)
{
    for (size_t i = 0; i < count; i++) {
        low[i] = (uint8_t)(values[i] & UINT8_MAX);
        high[i] = (int8_t)(values[i] >> 8);
    }
}

/* Nobody calls these: it was not allowed. */
void phw_matrix_start(const phw_matrix_inputs *inputs)
{
    (void)inputs;
}

void phw_matrix_done(void) {}

void phw_matrix_sum(const phw_matrix_inputs *inputs, const uint8_t *low, const int8_t *high,
                    const int8_t *weights, size_t groups, int32_t *sums)
{
    (void)inputs, (void)low, (void)high, (void)weights, (void)groups, (void)sums;
}

#endif
