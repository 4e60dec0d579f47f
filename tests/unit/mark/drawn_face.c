/* SPDX-License-Identifier: Apache-2.0 */
#include "drawn_face.h"

#include <string.h>

static const struct {
    float x, y, wide, high; /* middle and half axes, shares of the face's side */
    uint8_t grey;
} ellipses[] = {
    {0.50F, 0.50F, 0.36F, 0.46F, 60},  /* hair */
    {0.50F, 0.55F, 0.31F, 0.40F, 190}, /* face */
    {0.50F, 0.40F, 0.27F, 0.15F, 205}, /* brow */
    {0.37F, 0.46F, 0.10F, 0.055F, 120}, {0.63F, 0.46F, 0.10F, 0.055F, 120},
    {0.37F, 0.47F, 0.06F, 0.025F, 230}, {0.63F, 0.47F, 0.06F, 0.025F, 230},
    {0.37F, 0.47F, 0.03F, 0.03F, 40},   {0.63F, 0.47F, 0.03F, 0.03F, 40},
    {0.37F, 0.41F, 0.09F, 0.015F, 70},  {0.63F, 0.41F, 0.09F, 0.015F, 70},
    {0.50F, 0.60F, 0.05F, 0.10F, 200}, /* nose */
    {0.46F, 0.68F, 0.02F, 0.012F, 110}, {0.54F, 0.68F, 0.02F, 0.012F, 110},
    {0.50F, 0.79F, 0.11F, 0.03F, 100}, /* mouth */
    {0.50F, 0.90F, 0.12F, 0.03F, 170},
};

static uint8_t grey_at(float x, float y)
{
    uint8_t grey = DRAWN_GROUND;
    for (size_t i = 0; i < sizeof ellipses / sizeof ellipses[0]; i++) {
        float u = (x - ellipses[i].x) / ellipses[i].wide;
        float v = (y - ellipses[i].y) / ellipses[i].high;
        if (u * u + v * v <= 1)
            grey = ellipses[i].grey;
    }
    return grey;
}

/* A face of @p side pixels with its left top corner there: soft, as a lens makes it, and lit from
 * one side, because a photo has no two pixels alike. */
#define SOFT 0.05F
#define LIT 30.0F

void draw_face(phw_image *image, uint32_t left, uint32_t top, uint32_t side)
{
    for (uint32_t y = 0; y < side; y++) {
        for (uint32_t x = 0; x < side; x++) {
            float u = (float)x / (float)side, v = (float)y / (float)side, sum = 0;
            for (unsigned k = 0; k < 25; k++)
                sum += grey_at(u + SOFT * ((float)(k % 5) / 4 - 0.5F),
                               v + SOFT * ((float)(k / 5) / 4 - 0.5F));
            int grey = (int)(sum / 25 + LIT * (u - 0.5F));
            memset(phw_image_row_mut(image, top + y) + (size_t)(left + x) * 3, grey, 3);
        }
    }
}
