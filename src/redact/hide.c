/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/hide.h"

#include <math.h>

#include "base/geometry.h"
#include "redact/raster.h"

/* Padding round what is covered, as a share of its height: nothing has to be spared here. */
#define PAD_SHARE 0.35
#define PAD_LEAST 3.0  /* pixels */
#define PAD_MOST 200.0 /* pixels: a face or a surface needs no more */

static void cover(phw_image *mask, const phw_quad *quad)
{
    double pad = fmin(PAD_MOST, fmax(PAD_LEAST, PAD_SHARE * phw_quad_height(quad)));
    phw_quad padded = phw_quad_pad(quad, pad, pad);
    phw_raster_quad(mask, &padded);
    phw_raster_quad(mask, quad);
}

static void cover_surface(phw_image *mask, const phw_quad *quad)
{
    phw_quad padded = phw_quad_pad(quad, PAD_LEAST, PAD_LEAST);
    phw_raster_quad(mask, &padded);
    phw_raster_quad(mask, quad);
}

static bool is_nowhere(const phw_quad *quad)
{
    for (int i = 0; i < 4; i++)
        if (quad->corner[i].x != 0 || quad->corner[i].y != 0)
            return false;
    return true;
}

static void cover_findings(phw_image *mask, const phw_report *report)
{
    for (size_t i = 0; report->findings && i < report->findings->count; i++)
        if (!is_nowhere(&report->findings->items[i].quad))
            cover(mask, &report->findings->items[i].quad);
}

static bool is_unread(const phw_line *line)
{
    return line->state == PHW_LINE_UNREAD || line->state == PHW_LINE_SKIPPED;
}

static void cover_page(phw_image *mask, const phw_page *page, double legible)
{
    for (size_t i = 0; i < page->plane_count; i++)
        if (page->planes[i].record || page->planes[i].clinical)
            cover_surface(mask, &page->planes[i].quad);
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        bool is_large = line->state != PHW_LINE_NOISE && line->height >= legible;
        if (is_unread(line) || is_large)
            cover(mask, &line->quad);
    }
}

phw_status phw_redact_hide(const phw_report *report, double legible, phw_image **mask,
                           phw_error *error)
{
    phw_image *made = NULL;
    phw_status status = phw_image_new(report->width, report->height, 1, &made, error);
    if (status != PHW_OK)
        return status;
    cover_findings(made, report);
    if (report->page)
        cover_page(made, report->page, legible);
    for (size_t i = 0; i < report->unread_count; i++)
        cover(made, &report->unread[i].quad);
    *mask = made;
    return PHW_OK;
}
