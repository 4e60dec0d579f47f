/* SPDX-License-Identifier: Apache-2.0 */
#include "image/flatten.h"

#include <string.h>

enum { RGB = 3, ALPHA = 3, RGBA = 4 };

static void lay_row(const uint8_t *rgba, uint8_t *rgb, size_t width, unsigned ground)
{
    for (size_t x = 0; x < width; x++, rgba += RGBA, rgb += RGB) {
        unsigned alpha = rgba[ALPHA], below = (255 - alpha) * ground + 127;
        for (int c = 0; c < RGB; c++)
            rgb[c] = (uint8_t)((rgba[c] * alpha + below) / 255);
    }
}

void phw_flatten_row(const uint8_t *rgba, uint8_t *rgb, size_t width)
{
    lay_row(rgba, rgb, width, 255);
}

void phw_flatten_dark(const uint8_t *rgba, uint8_t *rgb, size_t width)
{
    lay_row(rgba, rgb, width, 0);
}

void phw_flatten_strip(const uint8_t *rgba, uint8_t *rgb, size_t width)
{
    for (size_t x = 0; x < width; x++, rgba += RGBA, rgb += RGB)
        memmove(rgb, rgba, RGB);
}

bool phw_flatten_is_opaque(const uint8_t *rgba, size_t width)
{
    uint8_t all = 255;
    for (size_t x = 0; x < width; x++)
        all &= rgba[x * RGBA + ALPHA];
    return all == 255;
}

bool phw_flatten_hides(const uint8_t *rgba, const uint8_t *above, size_t width)
{
    for (size_t x = 0; x < width; x++) {
        const uint8_t *here = rgba + x * RGBA, *up = above ? above + x * RGBA : here;
        const uint8_t *left = x ? here - RGBA : here;
        if (here[ALPHA])
            continue;
        if (!left[ALPHA] && memcmp(here, left, RGB) != 0)
            return true;
        if (!up[ALPHA] && memcmp(here, up, RGB) != 0)
            return true;
    }
    return false;
}
