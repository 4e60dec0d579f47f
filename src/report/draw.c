/* SPDX-License-Identifier: Apache-2.0 */
#include "report/draw.h"

#include <math.h>

static bool finite_point(phw_point point)
{
    return isfinite(point.x) && isfinite(point.y);
}

static bool finite_quad(const phw_quad *quad)
{
    for (size_t i = 0; i < 4; i++)
        if (!finite_point(quad->corner[i]))
            return false;
    return true;
}

/* The pixel index below or at a coordinate, kept within 0 … limit. */
static uint32_t pixel(double at, uint32_t limit)
{
    return at <= 0 ? 0 : at >= limit ? limit : (uint32_t)at;
}

static uint8_t mix(uint8_t under, uint8_t over, double share)
{
    return (uint8_t)lround(under + (over - under) * share);
}

void phw_draw_blend(phw_image *image, uint32_t x, uint32_t y, double coverage, phw_ink ink)
{
    uint8_t *at = phw_image_row_mut(image, y) + (size_t)x * 3;
    double share = fmax(0, fmin(1, coverage)) * ink.opacity;
    at[0] = mix(at[0], ink.colour.red, share);
    at[1] = mix(at[1], ink.colour.green, share);
    at[2] = mix(at[2], ink.colour.blue, share);
}

static double distance_to_segment(phw_point from, phw_point to, double x, double y)
{
    double dx = to.x - from.x, dy = to.y - from.y;
    double square = dx * dx + dy * dy;
    double along = square > 0 ? ((x - from.x) * dx + (y - from.y) * dy) / square : 0;
    along = fmax(0, fmin(1, along));
    return hypot(x - from.x - along * dx, y - from.y - along * dy);
}

/* Where the part of a segment between two heights begins and ends across; false: nowhere. */
static bool part_between(phw_point from, phw_point to, double top, double bottom, double *left,
                         double *right)
{
    if (from.y > to.y) {
        phw_point swap = from;
        from = to;
        to = swap;
    }
    if (to.y < top || from.y > bottom)
        return false;
    double slope = to.y > from.y ? (to.x - from.x) / (to.y - from.y) : 0;
    double first = from.y < top ? from.x + (top - from.y) * slope : from.x;
    double last = to.y > bottom ? from.x + (bottom - from.y) * slope : to.x;
    *left = fmin(first, last);
    *right = fmax(first, last);
    return true;
}

void phw_draw_stroke(phw_image *image, phw_point from, phw_point to, double radius, phw_ink ink)
{
    if (!finite_point(from) || !finite_point(to))
        return;
    double reach = radius + 1;
    uint32_t first = pixel(fmin(from.y, to.y) - reach, image->height);
    uint32_t end = pixel(fmax(from.y, to.y) + reach + 1, image->height);
    for (uint32_t y = first; y < end; y++) {
        double left, right;
        if (!part_between(from, to, y - reach, y + 1 + reach, &left, &right))
            continue;
        uint32_t stop = pixel(right + reach + 1, image->width);
        for (uint32_t x = pixel(left - reach, image->width); x < stop; x++) {
            double coverage = radius + 0.5 - distance_to_segment(from, to, x + 0.5, y + 0.5);
            if (coverage > 0)
                phw_draw_blend(image, x, y, coverage, ink);
        }
    }
}

/* The pixels of row @p y whose centres lie in a convex quad: x in [*first, *end). */
static bool row_span(const phw_quad *quad, uint32_t y, uint32_t width, uint32_t *first,
                     uint32_t *end)
{
    double left = INFINITY, right = -INFINITY, at = y + 0.5;
    for (size_t i = 0; i < 4; i++) {
        double low, high;
        if (!part_between(quad->corner[i], quad->corner[(i + 1) % 4], at, at, &low, &high))
            continue;
        left = fmin(left, low);
        right = fmax(right, high);
    }
    if (left > right)
        return false;
    *first = pixel(ceil(left - 0.5), width);
    *end = pixel(ceil(right - 0.5), width);
    return *first < *end;
}

void phw_draw_fill(phw_image *image, const phw_quad *quad, phw_ink ink)
{
    if (!finite_quad(quad))
        return;
    phw_box bounds = phw_quad_bounds(quad);
    uint32_t bottom = pixel(bounds.bottom + 1, image->height), first, end;
    for (uint32_t y = pixel(bounds.top, image->height); y < bottom; y++)
        if (row_span(quad, y, image->width, &first, &end))
            for (uint32_t x = first; x < end; x++)
                phw_draw_blend(image, x, y, 1, ink);
}

void phw_draw_box(phw_image *image, phw_box box, phw_ink ink)
{
    phw_quad quad = phw_quad_from_box(box);
    phw_draw_fill(image, &quad, ink);
}

void phw_draw_outline(phw_image *image, const phw_quad *quad, double radius, phw_ink ink)
{
    for (size_t i = 0; i < 4; i++)
        phw_draw_stroke(image, quad->corner[i], quad->corner[(i + 1) % 4], radius, ink);
}

void phw_draw_hatch(phw_image *image, const phw_quad *quad, double spacing, phw_ink ink)
{
    if (!finite_quad(quad))
        return;
    phw_box bounds = phw_quad_bounds(quad);
    uint32_t bottom = pixel(bounds.bottom + 1, image->height), first, end;
    for (uint32_t y = pixel(bounds.top, image->height); y < bottom; y++) {
        if (!row_span(quad, y, image->width, &first, &end))
            continue;
        for (uint32_t x = first; x < end; x++) {
            /* A saw tooth across the lines: each takes a quarter of the spacing, edges softened. */
            double off = fabs(fmod((double)x + y, spacing) / spacing - 0.5) * spacing;
            phw_draw_blend(image, x, y, spacing / 8 + 0.5 - off, ink);
        }
    }
}
