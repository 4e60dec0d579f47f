/* SPDX-License-Identifier: Apache-2.0 */
#include "image/jpeg_fill.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#define CENTRE 128           /* level shift, ITU-T T.81, A.3.1 */
#define DC_SCALE 8           /* the DC coefficient is eight times the mean, A.3.3 */
#define DEQUANTISED_MAX 2047 /* what decoders are sure to clamp and not to wrap */
#define FIXED_BITS 16        /* of libjpeg's colour conversion */

static int clamp(int value)
{
    return value < 0 ? 0 : value > 255 ? 255 : value;
}

static int round_level(double value)
{
    return clamp((int)lround(value));
}

/* JFIF 1.02: full-range ITU-R BT.601. */
static void to_ycc(const uint8_t rgb[3], int ycc[3])
{
    ycc[0] = round_level(0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]);
    ycc[1] = round_level(CENTRE - 0.168736 * rgb[0] - 0.331264 * rgb[1] + 0.5 * rgb[2]);
    ycc[2] = round_level(CENTRE + 0.5 * rgb[0] - 0.418688 * rgb[1] - 0.081312 * rgb[2]);
}

static int fixed(double value)
{
    return (int)(value * (1 << FIXED_BITS) + 0.5);
}

/* The integers of libjpeg, so that the colour is the decoder's and not one next to it. */
static void from_ycc(const int ycc[3], uint8_t rgb[3])
{
    const int half = 1 << (FIXED_BITS - 1);
    int blue = ycc[1] - CENTRE, red = ycc[2] - CENTRE;
    rgb[0] = (uint8_t)clamp(ycc[0] + ((fixed(1.402) * red + half) >> FIXED_BITS));
    rgb[1] = (uint8_t)clamp(ycc[0] +
                            ((-fixed(0.34414) * blue - fixed(0.71414) * red + half) >> FIXED_BITS));
    rgb[2] = (uint8_t)clamp(ycc[0] + ((fixed(1.772) * blue + half) >> FIXED_BITS));
}

/* Samples of each component for a colour. CMYK as Adobe stores it is inverted: 255 is no ink. */
static void to_samples(phw_jpeg_colours space, bool inverted, const uint8_t rgb[3], int sample[4])
{
    const uint8_t other[3] = {(uint8_t)(255 - rgb[0]), (uint8_t)(255 - rgb[1]),
                              (uint8_t)(255 - rgb[2])};
    int ycc[3];
    to_ycc(space == PHW_JPEG_YCCK && inverted ? other : rgb, ycc);
    sample[3] = inverted ? 255 : 0;
    for (int i = 0; i < 3; i++) {
        bool as_is = space == PHW_JPEG_RGB || space == PHW_JPEG_CMYK;
        sample[i] = as_is ? space == PHW_JPEG_CMYK && !inverted ? other[i] : rgb[i] : ycc[i];
    }
}

/* ycck_cmyk_convert() of libjpeg gives the inverse of what YCC stands for. */
static void from_samples(phw_jpeg_colours space, bool inverted, const int sample[4], uint8_t rgb[3])
{
    uint8_t colour[3];
    from_ycc(sample, colour);
    for (int i = 0; i < 3; i++) {
        int value = space == PHW_JPEG_GREY                            ? sample[0]
                    : space == PHW_JPEG_RGB || space == PHW_JPEG_CMYK ? sample[i]
                    : space == PHW_JPEG_YCCK                          ? 255 - colour[i]
                                                                      : colour[i];
        if (space == PHW_JPEG_CMYK || space == PHW_JPEG_YCCK) {
            int flip = inverted ? 0 : 255;
            value = ((value ^ flip) * (sample[3] ^ flip) + 127) / 255;
        }
        rgb[i] = (uint8_t)value;
    }
}

/* The quantised DC of a sample, and in *sample what it is decoded to. The two ends are overshot, so
 * that clamping makes them exact. */
static int16_t quantise(int *sample, int step)
{
    int wanted = (*sample - CENTRE) * DC_SCALE, level;
    if (*sample == 0)
        level = -((-wanted + step - 1) / step);
    else if (*sample == 255)
        level = (wanted + step - 1) / step;
    else
        level = (int)lround((double)wanted / step);
    if (abs(level * step) > DEQUANTISED_MAX)
        level = (int)lround((double)wanted / step);
    *sample = clamp(((level * step + DC_SCALE / 2) >> 3) + CENTRE);
    return (int16_t)level;
}

void phw_jpeg_fill_make(const phw_jpeg_blocks *form, const uint8_t rgb[3], phw_jpeg_fill *fill)
{
    int sample[PHW_JPEG_COMPONENTS];
    to_samples(form->colours, form->adobe, rgb, sample);
    for (int i = 0; i < form->count; i++)
        fill->level[i] = quantise(&sample[i], form->component[i].step[0]);
    from_samples(form->colours, form->adobe, sample, fill->rgb);
}
