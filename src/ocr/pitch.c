/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/pitch.h"

#include <math.h>
#include <stddef.h>

#define INK 128      /* grey levels: darker is ink */
#define FARTHEST 96  /* px between strokes of one word, at most */
#define LEAST_SEEN 8 /* distances that make a median */
#define FROM 0.42    /* of the strip's height: rows between these cross the small letters … */
#define TO 0.64
#define ROWS 4 /* … and so many of them are looked at */

#define WIDE 16.0 /* px; letters of usual width have 8 to 14 */
#define USUAL 13.0
#define LEAST_SQUEEZE 0.4

double phw_squeeze_for(double pitch)
{
    return pitch < WIDE ? 1 : fmax(USUAL / pitch, LEAST_SQUEEZE);
}

double phw_stroke_pitch(const phw_image *strip)
{
    size_t seen[FARTHEST + 1] = {0}, all = 0;
    for (int i = 0; i < ROWS; i++) {
        uint32_t y = (uint32_t)(strip->height * (FROM + (TO - FROM) * i / (ROWS - 1)));
        const uint8_t *row = phw_image_row(strip, y);
        bool known = false;
        for (uint32_t x = 1, last = 0; x < strip->width; x++) {
            if (row[x] >= INK || row[x - 1] < INK)
                continue;
            if (known && x - last <= FARTHEST) {
                seen[x - last]++;
                all++;
            }
            known = true;
            last = x;
        }
    }
    if (all < LEAST_SEEN)
        return 0;
    size_t distance = 0;
    for (size_t below = 0; distance < FARTHEST; distance++) {
        below += seen[distance];
        if (2 * below >= all)
            break;
    }
    return (double)distance;
}
