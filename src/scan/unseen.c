/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/unseen.h"

#include "base/geometry.h"
#include "image/hidden.h"

static bool is_unseen(const phw_quad *quad, const phw_image *stored, const phw_image *seen)
{
    return phw_hidden_shows_more_at(stored, seen, phw_quad_bounds(quad));
}

bool phw_scan_has_unseen(const phw_report *found, const phw_image *stored, const phw_image *seen,
                         bool read_only)
{
    if (!found->complete)
        return true;
    for (size_t i = 0; i < found->findings->count; i++)
        if (is_unseen(&found->findings->items[i].quad, stored, seen))
            return true;
    for (size_t i = 0; !read_only && i < found->unread_count; i++)
        if (is_unseen(&found->unread[i].quad, stored, seen))
            return true;
    for (size_t i = 0; found->page && i < found->page->plane_count; i++)
        if (found->page->planes[i].clinical &&
            is_unseen(&found->page->planes[i].quad, stored, seen))
            return true;
    return false;
}
