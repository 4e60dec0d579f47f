/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/faint.h"

#include "base/geometry.h"
#include "layout/layout.h"
#include "mark/coloured.h"
#include "mark/faint.h"
#include "scan/rescan.h"

/* What shares more of itself with a line that was read is that line. */
#define SAME_SHARE 0.3

/* Most lines that are looked for, the clearest first: a page of them. Where hardly one says
 * anything that is new, those beyond are the grain of a table as they are. */
#define LINES_MOST 200U
#define NEW_LEAST 0.05 /* of the lines looked at */

static bool is_known(const phw_page *page, size_t lines, const phw_quad *quad)
{
    for (size_t i = 0; i < lines; i++)
        if (page->lines[i].state == PHW_LINE_READ &&
            phw_quad_overlap(&page->lines[i].quad, quad) > SAME_SHARE * phw_quad_area(quad))
            return true;
    return false;
}

static bool is_lossy(const phw_container *container)
{
    const phw_format format = container->format;
    if (container->lossless)
        return false;
    return format == PHW_FORMAT_JPEG || format == PHW_FORMAT_WEBP || format == PHW_FORMAT_HEIF ||
           format == PHW_FORMAT_AVIF;
}

/* Lines that were read where they stand are not read again only to be dropped. */
static void leave_out_known(const phw_page *page, phw_page *found)
{
    for (size_t i = 0; i < found->line_count; i++)
        if (is_known(page, page->line_count, &found->lines[i].quad))
            found->lines[i].state = PHW_LINE_NOISE;
}

static phw_status read_view(phw_ocr *ocr, const phw_image *view, const phw_ocr_budget *budget,
                            const phw_page *page, phw_page *read, phw_error *error)
{
    phw_ocr_budget own = *budget;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_page *found = NULL;
    phw_status status = phw_page_new(view->width, view->height, &found, error);
    if (status == PHW_OK)
        status = phw_pyramid_build(view, PHW_LAYOUT_LEAST_SIDE, &pyramid, error);
    if (status == PHW_OK)
        status = phw_layout_find_lines(&pyramid, NULL, LINES_MOST, NULL, found, error);
    if (status == PHW_OK)
        leave_out_known(page, found);
    if (status == PHW_OK && found->line_count)
        status = phw_ocr_read(ocr, &pyramid, found, &own, read, error);
    phw_pyramid_done(&pyramid);
    phw_page_free(&found);
    return status;
}

static bool has_skipped(const phw_page *read)
{
    for (size_t i = 0; i < read->line_count; i++)
        if (read->lines[i].state == PHW_LINE_SKIPPED)
            return true;
    return false;
}

/* Adds the lines of a view that the page has not. @param view  freed. */
static phw_status add_lines(phw_ocr *ocr, phw_image *view, const phw_ocr_budget *budget,
                            phw_page *page, phw_error *error)
{
    static const phw_place whole = {0, 0, 1};
    const size_t before = page->line_count;
    phw_page *read = NULL;
    phw_status status = phw_page_new(page->width, page->height, &read, error);
    if (status == PHW_OK)
        status = read_view(ocr, view, budget, page, read, error);
    for (size_t i = 0; status == PHW_OK && i < read->line_count; i++)
        if (read->lines[i].state == PHW_LINE_READ && !is_known(page, before, &read->lines[i].quad))
            status = phw_rescan_add_line(read, &read->lines[i], &whole, page, error);
    if (read && !read->complete &&
        ((double)(page->line_count - before) >= NEW_LEAST * (double)read->line_count ||
         has_skipped(read)))
        page->complete = false;
    phw_page_free(&read);
    phw_image_free(&view);
    return status;
}

phw_status phw_scan_read_faint(phw_ocr *ocr, const phw_image *image, const phw_container *container,
                               const phw_ocr_budget *budget, phw_page *page, phw_error *error)
{
    phw_image *view = NULL;
    phw_status status = phw_faint_view(image, is_lossy(container), &view, error);
    if (status == PHW_OK && view)
        status = add_lines(ocr, view, budget, page, error);
    view = NULL;
    if (status == PHW_OK)
        status = phw_coloured_view(image, &view, error);
    if (status == PHW_OK && view)
        status = add_lines(ocr, view, budget, page, error);
    return status;
}
