/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/raster.h"

#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "base/simd.h"

/* Pixels first … end − 1 of one row. */
typedef struct run {
    uint32_t first;
    uint32_t end;
} run;

static bool is_number(const phw_quad *quad)
{
    for (int i = 0; i < 4; i++)
        if (!isfinite(quad->corner[i].x) || !isfinite(quad->corner[i].y))
            return false;
    return true;
}

/* fmin() and fmax() without a call, made many times for each row. What differences of huge numbers
 * make of b, no number, counts for nothing. */
static inline double lesser(double a, double b)
{
    return b < a ? b : a;
}

static inline double greater(double a, double b)
{
    return b > a ? b : a;
}

/* Clamping first: a coordinate may be far outside any integer. */
static uint32_t down_to(double at, uint32_t limit)
{
    return at <= 0 ? 0 : at >= limit ? limit : (uint32_t)floor(at);
}

static uint32_t up_to(double at, uint32_t limit)
{
    return at <= 0 ? 0 : at >= limit ? limit : (uint32_t)ceil(at);
}

/* The rows or columns that an interval touches; a lone edge counts for the pixel behind it. */
static run touched(double from, double to, uint32_t limit)
{
    run result = {down_to(from, limit), up_to(to, limit)};
    if (result.end == result.first && from >= 0 && result.first < limit)
        result.end++;
    return result;
}

/* Widens [*left, *right] by the part of an edge between two heights. */
static void span_edge(phw_point a, phw_point b, double top, double bottom, double *left,
                      double *right)
{
    double low = lesser(a.y, b.y), high = greater(a.y, b.y);
    if (high < top || low > bottom)
        return;
    double ends[2] = {greater(low, top), lesser(high, bottom)};
    for (int i = 0; i < 2; i++) {
        if (high - low <= 0) {
            *left = lesser(*left, lesser(a.x, b.x));
            *right = greater(*right, greater(a.x, b.x));
            continue;
        }
        double share = (ends[i] - a.y) / (b.y - a.y);
        double x = a.x + (b.x - a.x) * greater(0, lesser(1, share));
        *left = lesser(*left, x);
        *right = greater(*right, x);
    }
}

static run row_run(const phw_quad *quad, uint32_t y, uint32_t width)
{
    double left = INFINITY, right = -INFINITY;
    for (int i = 0; i < 4; i++)
        span_edge(quad->corner[i], quad->corner[(i + 1) % 4], y, y + 1.0, &left, &right);
    if (left > right || right < 0 || left > width)
        return (run){0, 0};
    return touched(left, right, width);
}

static run rows_of(const phw_quad *quad, uint32_t height)
{
    phw_box bounds = phw_quad_bounds(quad);
    if (bounds.bottom < 0 || bounds.top > height)
        return (run){0, 0};
    return touched(bounds.top, bounds.bottom, height);
}

bool phw_raster_quad(phw_image *mask, const phw_quad *quad)
{
    bool any = false;
    if (!is_number(quad))
        return false;
    run rows = rows_of(quad, mask->height);
    for (uint32_t y = rows.first; y < rows.end; y++) {
        run columns = row_run(quad, y, mask->width);
        if (columns.end <= columns.first)
            continue;
        memset(phw_image_row_mut(mask, y) + columns.first, PHW_MASK_COVERED,
               columns.end - columns.first);
        any = true;
    }
    return any;
}

/* Narrow, so that many are counted at once. */
PHW_SIMD_CLONES static uint32_t count_row(const uint8_t *row, uint32_t width)
{
    uint32_t count = 0;
    for (uint32_t x = 0; x < width; x++)
        count += row[x] == PHW_MASK_COVERED;
    return count;
}

uint64_t phw_raster_count(const phw_image *mask)
{
    uint64_t count = 0;
    for (uint32_t y = 0; y < mask->height; y++)
        count += count_row(phw_image_row(mask, y), mask->width);
    return count;
}

/* Whether a level stands anywhere in the box round a quad. Where a row's run ends is rounded, so
 * the box is a pixel wider at both sides than the corners. */
static bool box_holds(const phw_image *mask, const phw_quad *quad, uint8_t level)
{
    const phw_box bounds = phw_quad_bounds(quad);
    const run rows = rows_of(quad, mask->height);
    const run columns = touched(bounds.left - 1, bounds.right + 1, mask->width);
    for (uint32_t y = rows.first; y < rows.end && columns.end > columns.first; y++)
        if (memchr(phw_image_row(mask, y) + columns.first, level, columns.end - columns.first))
            return true;
    return false;
}

/* Whether a quad lies in a mask, so that there is a pixel under it. */
static bool is_inside(const phw_image *mask, const phw_quad *quad)
{
    const phw_box bounds = phw_quad_bounds(quad);
    return bounds.left >= 0 && bounds.top >= 0 && bounds.left < mask->width &&
           bounds.top < mask->height && bounds.right <= mask->width &&
           bounds.bottom <= mask->height;
}

bool phw_raster_any(const phw_image *mask, const phw_quad *quad)
{
    if (!is_number(quad))
        return true;
    if (!box_holds(mask, quad, PHW_MASK_COVERED)) /* as most: no look at each row */
        return false;
    run rows = rows_of(quad, mask->height);
    for (uint32_t y = rows.first; y < rows.end; y++) {
        run columns = row_run(quad, y, mask->width);
        if (columns.end > columns.first && memchr(phw_image_row(mask, y) + columns.first,
                                                  PHW_MASK_COVERED, columns.end - columns.first))
            return true;
    }
    return false;
}

double phw_raster_share(const phw_image *mask, const phw_quad *quad)
{
    uint64_t all = 0, covered = 0;
    /* Most lie whole on one side of the mask's edge, which takes no look at each row. */
    if (!is_number(quad) || !box_holds(mask, quad, 0))
        return 1;
    if (is_inside(mask, quad) && !box_holds(mask, quad, PHW_MASK_COVERED))
        return 0;
    run rows = rows_of(quad, mask->height);
    for (uint32_t y = rows.first; y < rows.end; y++) {
        run columns = row_run(quad, y, mask->width);
        const uint8_t *row = phw_image_row(mask, y);
        for (uint32_t x = columns.first; x < columns.end; x++) {
            all++;
            covered += row[x] == PHW_MASK_COVERED;
        }
    }
    return all ? (double)covered / (double)all : 1;
}
