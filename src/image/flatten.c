/* SPDX-License-Identifier: Apache-2.0 */
#include "image/flatten.h"

#include <string.h>

enum { RGB = 3, ALPHA = 3, RGBA = 4 };

void phw_flatten_row(const uint8_t *rgba, uint8_t *rgb, size_t width)
{
    for (size_t x = 0; x < width; x++, rgba += RGBA, rgb += RGB) {
        unsigned alpha = rgba[ALPHA], white = (255 - alpha) * 255 + 127;
        for (int c = 0; c < RGB; c++)
            rgb[c] = (uint8_t)((rgba[c] * alpha + white) / 255);
    }
}

void phw_flatten_strip(const uint8_t *rgba, uint8_t *rgb, size_t width)
{
    for (size_t x = 0; x < width; x++, rgba += RGBA, rgb += RGB)
        memmove(rgb, rgba, RGB);
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
