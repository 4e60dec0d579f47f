/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/sheet_quad.h"

#include <math.h>
#include <string.h>

/* Edges that run so nearly the same way (sine of the angle) meet nowhere near. */
#define PARALLEL 0.02

/* Positive where c lies to the right of the way from a to b, y down. */
static double turn(const phw_point *a, const phw_point *b, const phw_point *c)
{
    return (b->x - a->x) * (c->y - b->y) - (b->y - a->y) * (c->x - b->x);
}

size_t phw_sheet_hull(const phw_point *points, size_t count, phw_point *hull)
{
    size_t corners = 0;
    for (size_t i = 0; i < count; i++) {
        while (corners >= 2 && turn(&hull[corners - 2], &hull[corners - 1], &points[i]) <= 0)
            corners--;
        hull[corners++] = points[i];
    }
    /* The way back keeps the last corner of the way out. */
    const size_t back = corners + 1;
    for (size_t i = count > 0 ? count - 1 : 0; i-- > 0;) {
        while (corners >= back && turn(&hull[corners - 2], &hull[corners - 1], &points[i]) <= 0)
            corners--;
        hull[corners++] = points[i];
    }
    return corners > 1 ? corners - 1 : corners;
}

double phw_sheet_area(const phw_point *corners, size_t count)
{
    double twice = 0;
    for (size_t i = 0; i < count; i++) {
        const phw_point *a = &corners[i], *b = &corners[(i + 1) % count];
        twice += a->x * b->y - a->y * b->x;
    }
    return fabs(twice) / 2;
}

/* Where the edges before and behind the one from b to c meet, and the area that this adds. */
static bool meet(const phw_point *a, const phw_point *b, const phw_point *c, const phw_point *d,
                 phw_point *at, double *added)
{
    const double ux = b->x - a->x, uy = b->y - a->y, vx = c->x - d->x, vy = c->y - d->y;
    const double sine = uy * vx - ux * vy;
    if (sine <= PARALLEL * hypot(ux, uy) * hypot(vx, vy))
        return false;
    const double along = ((c->y - b->y) * vx - (c->x - b->x) * vy) / sine;
    *at = (phw_point){b->x + along * ux, b->y + along * uy};
    *added = fabs(turn(b, at, c)) / 2;
    return along > 0;
}

bool phw_sheet_quad(phw_point *hull, size_t count, phw_quad *quad)
{
    while (count > 4) {
        size_t best = count;
        phw_point corner = {0, 0};
        double least = INFINITY;
        for (size_t i = 0; i < count; i++) {
            phw_point at;
            double added;
            if (meet(&hull[i], &hull[(i + 1) % count], &hull[(i + 2) % count],
                     &hull[(i + 3) % count], &at, &added) &&
                added < least) {
                best = i;
                corner = at;
                least = added;
            }
        }
        if (best == count)
            return false;
        const size_t first = (best + 1) % count, second = (best + 2) % count;
        hull[first] = corner;
        memmove(hull + second, hull + second + 1, (count - second - 1) * sizeof *hull);
        count--;
    }
    if (count != 4)
        return false;
    memcpy(quad->corner, hull, sizeof quad->corner);
    return true;
}
