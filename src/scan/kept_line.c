/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/kept_line.h"

#include <math.h>

#include "base/geometry.h"

/* A line is another one's where the two share this much of it … */
#define SAME_PLACE 0.5
/* … and it is the same where no more is left of its ends, in heights, and the other is at most so
 * many times as high: boxes of the same letters are a third of a height off at most. */
#define SAME_ENDS 0.75
#define SAME_HEIGHT 1.4

/* Pixels of a line, along it, before and behind another. */
static double left_by(const phw_quad *quad, const phw_quad *other)
{
    const phw_point from = quad->corner[0], to = quad->corner[1];
    const double length = hypot(to.x - from.x, to.y - from.y);
    double first = INFINITY, last = -INFINITY;
    for (int i = 0; i < 4; i++) {
        const phw_point p = other->corner[i];
        const double along =
            ((p.x - from.x) * (to.x - from.x) + (p.y - from.y) * (to.y - from.y)) / fmax(1, length);
        first = fmin(first, along);
        last = fmax(last, along);
    }
    return fmax(0, first) + fmax(0, length - last);
}

phw_kept_line phw_kept_line_of(const phw_page *page, size_t count, const phw_quad *quad,
                               double height)
{
    const double most = SAME_PLACE * phw_quad_area(quad);
    phw_kept_line found = PHW_KEPT_LINE_NONE;
    for (size_t i = 0; i < count; i++) {
        const phw_line *line = &page->lines[i];
        if (phw_quad_overlap(&line->quad, quad) <= most)
            continue;
        if (left_by(quad, &line->quad) <= SAME_ENDS * height &&
            line->height <= SAME_HEIGHT * height)
            return PHW_KEPT_LINE_SAME;
        found = PHW_KEPT_LINE_OTHERWISE;
    }
    return found;
}
