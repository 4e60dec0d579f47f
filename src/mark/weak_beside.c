/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_beside.h"

#include <math.h>

#include "base/geometry.h"

#define LOWEST 9.0 /* of lines that have a shape to compare, pixels */

/* A line that could not be read is compared with one that was, where it is this near and of like
 * height. */
#define NEAR 6.0 /* of its heights */
#define HEIGHTS_ALIKE 0.6
#define COVER_HIGH 2.4 /* of that line's height */

bool phw_weak_is_level(const phw_line *line)
{
    return line->height >= LOWEST && fabs(line->angle) <= PHW_WEAK_LEVEL_WITHIN && !line->mirrored;
}

const phw_line *phw_weak_nearest_read(const phw_page *page, const phw_line *line)
{
    const phw_line *nearest = NULL;
    double least = INFINITY;
    phw_point centre = phw_quad_centre(&line->quad);
    for (size_t i = 0; i < page->line_count; i++) {
        phw_point other = phw_quad_centre(&page->lines[i].quad);
        double off = hypot(other.x - centre.x, other.y - centre.y);
        if (page->lines[i].state == PHW_LINE_READ && phw_weak_is_level(&page->lines[i]) &&
            off < least) {
            least = off;
            nearest = &page->lines[i];
        }
    }
    return nearest;
}

static bool is_near(const phw_line *line, const phw_line *other)
{
    phw_box a = phw_quad_bounds(&line->quad), b = phw_quad_bounds(&other->quad);
    const double reach = NEAR * other->height;
    return a.left < b.right + reach && b.left < a.right + reach && a.top < b.bottom + reach &&
           b.top < a.bottom + reach;
}

bool phw_weak_is_like(const phw_line *line, const phw_line *other)
{
    return line->height >= HEIGHTS_ALIKE * other->height &&
           other->height >= HEIGHTS_ALIKE * line->height && is_near(line, other);
}

bool phw_weak_is_higher(const phw_line *line, const phw_line *other)
{
    return line->height > other->height / HEIGHTS_ALIKE &&
           line->height <= COVER_HIGH * other->height && is_near(line, other);
}
