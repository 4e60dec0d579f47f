/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/screenshot.h"

#include <stdlib.h>

#define ROWS 64         /* looked at, evenly spread */
#define LEAST_SAME 0.60 /* share of pixels that equal their left neighbour; photos: up to 0.41 */

bool phw_mark_is_screenshot(const phw_image *image)
{
    size_t same = 0, all = 0;
    uint32_t step = image->height / ROWS + 1;
    for (uint32_t y = step / 2; y < image->height; y += step) {
        const uint8_t *row = phw_image_row(image, y);
        for (uint32_t x = 1; x < image->width; x++) {
            bool equal = true;
            for (uint32_t c = 0; c < image->channels; c++)
                equal &= row[x * image->channels + c] == row[(x - 1) * image->channels + c];
            same += equal;
        }
        all += image->width - 1;
    }
    return all > 0 && (double)same >= LEAST_SAME * (double)all;
}
