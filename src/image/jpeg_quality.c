/* SPDX-License-Identifier: Apache-2.0 */
#include "image/jpeg_quality.h"

#include <stddef.h>

#define TABLE_SIZE 64

/* ITU-T T.81 (1992), tables K.1 (luminance) and K.2 (chrominance), which libjpeg scales. */
static const uint8_t base_luma[TABLE_SIZE] = {
    16, 11, 10, 16, 24,  40,  51,  61,  12, 12, 14, 19, 26,  58,  60,  55,
    14, 13, 16, 24, 40,  57,  69,  56,  14, 17, 22, 29, 51,  87,  80,  62,
    18, 22, 37, 56, 68,  109, 103, 77,  24, 35, 55, 64, 81,  104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};
static const uint8_t base_chroma[TABLE_SIZE] = {
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99,
    99, 99, 47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99};

/* libjpeg's rule: percent of the base table for a quality. */
static int scale_of(int quality)
{
    return quality < 50 ? 5000 / quality : 200 - 2 * quality;
}

/* Sum of relative differences, so that the coarse high frequencies do not drown the fine ones. */
static double distance(const uint16_t *table, const uint8_t *base, int scale)
{
    double sum = 0;
    for (size_t i = 0; i < TABLE_SIZE; i++) {
        int wanted = (base[i] * scale + 50) / 100;
        if (wanted < 1)
            wanted = 1;
        if (wanted > 255)
            wanted = 255;
        int difference = table[i] > wanted ? table[i] - wanted : wanted - table[i];
        sum += (double)difference / (table[i] + wanted);
    }
    return sum;
}

int phw_jpeg_quality(const uint16_t *luma, const uint16_t *chroma)
{
    int best = 1;
    double least = -1;
    for (int quality = 1; quality <= 100; quality++) {
        double off = distance(luma, base_luma, scale_of(quality));
        if (chroma)
            off += distance(chroma, base_chroma, scale_of(quality));
        if (least < 0 || off < least) {
            least = off;
            best = quality;
        }
    }
    return best;
}
