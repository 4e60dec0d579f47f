/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/place.h"

#include "base/geometry.h"

size_t phw_mark_plane_at(const phw_page *page, phw_point point)
{
    size_t best = PHW_NO_PLANE;
    double least = 0;
    for (size_t i = 0; i < page->plane_count; i++) {
        double area = phw_quad_area(&page->planes[i].quad);
        if (phw_quad_contains(&page->planes[i].quad, point) &&
            (best == PHW_NO_PLANE || area < least)) {
            best = i;
            least = area;
        }
    }
    return best;
}

size_t phw_mark_plane_of(const phw_page *page, const phw_finding *finding)
{
    if (finding->plane < page->plane_count)
        return finding->plane;
    if (finding->line < page->line_count && page->lines[finding->line].plane < page->plane_count)
        return page->lines[finding->line].plane;
    return phw_mark_plane_at(page, phw_quad_centre(&finding->quad));
}
