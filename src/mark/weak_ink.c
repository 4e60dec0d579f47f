/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_ink.h"

#include <math.h>

/* Colours are this near to those between paper and ink, in levels. */
#define WITHIN 16.0

#define STANDS_OFF 16.0 /* grey levels off a strip's commonest one: something stands there */
#define BRIDGED 0.8     /* in its heights: the room between two words */

/* Sums over pixels, from which a line is fitted of one channel's distance to green by green. */
typedef struct fit {
    double x, y, xx, xy, yy;
} fit;

static double off_the_line(const fit *f, double count)
{
    double xx = f->xx - f->x * f->x / count, xy = f->xy - f->x * f->y / count;
    double yy = f->yy - f->y * f->y / count;
    return sqrt(fmax(0, yy - (xx > 0 ? xy * xy / xx : 0)) / count);
}

bool phw_weak_is_one_ink(const phw_image *image, const phw_weak_strip *strip)
{
    fit fits[2] = {{0}, {0}};
    double count = 0;
    if (image->channels != 3)
        return true;
    for (uint32_t y = (uint32_t)fmax(0, strip->top); y < image->height && y < strip->bottom; y++)
        for (uint32_t x = (uint32_t)fmax(0, strip->left); x < image->width && x < strip->right;
             x++, count++) {
            const uint8_t *pixel = phw_image_row(image, y) + (size_t)x * 3;
            const double green = pixel[1], from_green[] = {pixel[0] - green, pixel[2] - green};
            for (int i = 0; i < 2; i++) {
                fits[i].x += green;
                fits[i].xx += green * green;
                fits[i].y += from_green[i];
                fits[i].xy += green * from_green[i];
                fits[i].yy += from_green[i] * from_green[i];
            }
        }
    return count < 1 ||
           (off_the_line(&fits[0], count) <= WITHIN && off_the_line(&fits[1], count) <= WITHIN);
}

/* Whether anything of a column of a strip is off its paper. */
static bool is_column_off(const phw_weak_strip *strip, const phw_weak_pixels *b, int x,
                          double paper)
{
    for (int y = b->top; y < b->top + b->height; y++)
        if (fabs(phw_image_row(strip->luma, (uint32_t)y)[x] - paper) >= STANDS_OFF)
            return true;
    return false;
}

double phw_weak_longest_run(const phw_weak_strip *strip)
{
    phw_weak_pixels b;
    if (!phw_weak_pixels_of(strip, &b))
        return 0;
    const double paper = phw_weak_paper(strip), bridged = BRIDGED * (strip->bottom - strip->top);
    int longest = 0, first = -1, last = -1;
    for (int x = b.left; x < b.left + b.width; x++) {
        if (!is_column_off(strip, &b, x, paper))
            continue;
        first = first < 0 || x - last > bridged ? x : first;
        last = x;
        longest = last + 1 - first > longest ? last + 1 - first : longest;
    }
    return longest;
}
