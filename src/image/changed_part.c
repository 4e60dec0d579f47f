/* SPDX-License-Identifier: Apache-2.0 */
#include "image/changed_part.h"

#include <string.h>

#define RGB 3

phw_part phw_changed_part(const phw_image *last, const phw_image *image)
{
    uint32_t left = image->width, right = 0, top = image->height, bottom = 0;
    if (!last)
        return (phw_part){0, 0, image->width, image->height};
    for (uint32_t y = 0; y < image->height; y++) {
        const uint8_t *before = phw_image_row(last, y), *now = phw_image_row(image, y);
        if (!memcmp(before, now, (size_t)image->width * RGB))
            continue;
        top = y < top ? y : top;
        bottom = y + 1;
        for (uint32_t x = 0; x < image->width; x++)
            if (memcmp(before + (size_t)x * RGB, now + (size_t)x * RGB, RGB) != 0) {
                left = x < left ? x : left;
                right = x + 1 > right ? x + 1 : right;
            }
    }
    return bottom ? (phw_part){left, top, right - left, bottom - top} : (phw_part){0, 0, 1, 1};
}
