/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/panels.h"

#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "layout/layout.h"
#include "mark/weak_panel.h"
#include "scan/rescan.h"

/* Ground round a panel, in its heights, so that its letters stand as on a page. */
#define ROOM 0.5

/* Strokes are where the stretched picture is this far from white. */
#define STROKE 96
/* Rows and columns with so many of them belong to the letters: fewer are dust and edges. */
#define STROKES_LEAST 2

/* Letters' own height at least, pixels. */
#define LOWEST 6

/* One panel as dark letters on white. */
static phw_status stretch(const phw_image *luma, const phw_weak_panel_place *panel, uint32_t room,
                          phw_image **made, phw_error *error)
{
    const uint32_t left = (uint32_t)panel->box.left, top = (uint32_t)panel->box.top;
    const uint32_t width = (uint32_t)panel->box.right - left;
    const uint32_t height = (uint32_t)panel->box.bottom - top;
    phw_image *image = NULL;
    phw_status status = phw_image_new(width + 2 * room, height + 2 * room, 1, &image, error);
    if (status != PHW_OK)
        return status;
    for (uint32_t y = 0; y < image->height; y++)
        memset(phw_image_row_mut(image, y), UINT8_MAX, image->width);
    for (uint32_t y = 0; y < height; y++) {
        const uint8_t *from = phw_image_row(luma, top + y) + left;
        uint8_t *to = phw_image_row_mut(image, room + y) + room;
        for (uint32_t x = 0; x < width; x++) {
            double share = (from[x] - panel->letters) / (panel->ground - panel->letters);
            to[x] = (uint8_t)lround(UINT8_MAX * fmax(0, fmin(1, share)));
        }
    }
    *made = image;
    return PHW_OK;
}

static uint32_t strokes_in(const phw_image *image, uint32_t at, bool row)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < (row ? image->width : image->height); i++)
        count += phw_image_row(image, row ? at : i)[row ? i : at] < UINT8_MAX - STROKE;
    return count;
}

/* Where strokes begin and end along one side. */
static phw_point extent(const phw_image *image, bool rows)
{
    uint32_t first = 0, last = rows ? image->height : image->width;
    while (first < last && strokes_in(image, first, rows) < STROKES_LEAST)
        first++;
    while (last > first && strokes_in(image, last - 1, rows) < STROKES_LEAST)
        last--;
    return (phw_point){first, last};
}

/* The panel's letters as one line. Returns whether there are any. */
static bool find_line(const phw_image *image, phw_line *line)
{
    const phw_point rows = extent(image, true), columns = extent(image, false);
    *line = (phw_line){.quad = phw_quad_from_box((phw_box){columns.x, rows.x, columns.y, rows.y}),
                       .height = rows.y - rows.x,
                       .polarity = PHW_POLARITY_DARK_ON_LIGHT,
                       .plane = PHW_NO_PLANE,
                       .state = PHW_LINE_SKIPPED};
    return rows.y - rows.x >= LOWEST && columns.y - columns.x >= rows.y - rows.x;
}

static phw_status read_line(phw_ocr *ocr, const phw_image *image, const phw_line *line,
                            const phw_ocr_budget *budget, phw_page **read, phw_error *error)
{
    phw_ocr_budget upright = *budget;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_page *found = NULL;
    upright.as_they_run = true;
    phw_status status = phw_page_new(image->width, image->height, &found, error);
    if (status == PHW_OK)
        status = phw_page_new(image->width, image->height, read, error);
    if (status == PHW_OK)
        status = phw_page_add_line(found, line, error);
    if (status == PHW_OK)
        status = phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, error);
    if (status == PHW_OK)
        status = phw_ocr_read(ocr, &pyramid, found, &upright, *read, error);
    phw_pyramid_done(&pyramid);
    phw_page_free(&found);
    return status;
}

static phw_status read_panel(phw_ocr *ocr, const phw_image *luma, const phw_weak_panel_place *panel,
                             const phw_ocr_budget *budget, phw_page *page, phw_error *error)
{
    const uint32_t room = (uint32_t)(ROOM * (panel->box.bottom - panel->box.top)) + 1;
    const phw_place at = {floor(panel->box.left) - room, floor(panel->box.top) - room, 1};
    phw_image *image = NULL;
    phw_page *read = NULL;
    phw_line line;
    phw_status status = stretch(luma, panel, room, &image, error);
    if (status == PHW_OK && find_line(image, &line))
        status = read_line(ocr, image, &line, budget, &read, error);
    for (size_t i = 0; status == PHW_OK && read && i < read->line_count; i++)
        if (read->lines[i].state == PHW_LINE_READ)
            status = phw_rescan_add_line(read, &read->lines[i], &at, page, error);
    if (read && !read->complete)
        page->complete = false;
    phw_page_free(&read);
    phw_image_free(&image);
    return status;
}

phw_status phw_scan_read_panels(phw_ocr *ocr, const phw_pyramid *pyramid,
                                const phw_ocr_budget *budget, phw_page *page, phw_error *error)
{
    phw_weak_panel_place panels[PHW_WEAK_PANELS_MOST];
    const phw_image *luma = pyramid->level[0];
    const size_t count = phw_weak_panels_find(luma, page, panels);
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < count; i++)
        status = read_panel(ocr, luma, &panels[i], budget, page, error);
    return status;
}
