/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/bands.h"

#include <math.h>

#include "base/geometry.h"
#include "layout/layout.h"
#include "mark/bands.h"
#include "scan/better.h"
#include "scan/rescan.h"

/* Most lines of a band that are looked for: a title and what it has below. */
#define LINES_MOST 12U

/* Ground round a band, in pixels: layout looks at what is above and below a line. */
#define ROOM 8U

static phw_band with_room(const phw_band *band, const phw_image *image)
{
    phw_part part = {band->left, band->top, band->right, band->bottom};
    part.left -= part.left < ROOM ? part.left : ROOM;
    part.top -= part.top < ROOM ? part.top : ROOM;
    part.right = image->width - part.right < ROOM ? image->width : part.right + ROOM;
    part.bottom = image->height - part.bottom < ROOM ? image->height : part.bottom + ROOM;
    part = phw_part_widen(&part, image);
    phw_band wide = *band;
    wide.left = part.left;
    wide.top = part.top;
    wide.right = part.right;
    wide.bottom = part.bottom;
    return wide;
}

/* Lines in letters lighter than their ground, of which nothing sure is known yet. */
static phw_status find_lines(const phw_pyramid *view, const phw_place *at, const phw_page *page,
                             phw_page *lines, phw_error *error)
{
    phw_page *found = NULL;
    phw_status status = phw_page_new(lines->width, lines->height, &found, error);
    if (status == PHW_OK)
        status = phw_layout_find_lines(view, NULL, LINES_MOST, NULL, found, error);
    for (size_t i = 0; status == PHW_OK && i < found->line_count; i++) {
        const phw_quad quad = phw_place_put(at, &found->lines[i].quad);
        if (found->lines[i].polarity == PHW_POLARITY_LIGHT_ON_DARK &&
            !phw_better_is_known(page, &quad))
            status = phw_page_add_line(lines, &found->lines[i], error);
    }
    phw_page_free(&found);
    return status;
}

static phw_status read_view(phw_ocr *ocr, const phw_image *view, const phw_place *at,
                            const phw_ocr_budget *budget, const phw_page *page, phw_page *read,
                            phw_error *error)
{
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_page *lines = NULL;
    phw_status status = phw_page_new(view->width, view->height, &lines, error);
    if (status == PHW_OK)
        status = phw_pyramid_build(view, PHW_LAYOUT_LEAST_SIDE, &pyramid, error);
    if (status == PHW_OK)
        status = find_lines(&pyramid, at, page, lines, error);
    if (status == PHW_OK && lines->line_count)
        status = phw_ocr_read(ocr, &pyramid, lines, budget, read, error);
    phw_pyramid_done(&pyramid);
    phw_page_free(&lines);
    return status;
}

/* Leaves a line of a band for others to read. */
static phw_status leave(const phw_line *line, const phw_place *at, phw_page *left, phw_error *error)
{
    phw_line copy = *line;
    copy.quad = phw_place_put(at, &line->quad);
    copy.state = PHW_LINE_UNREAD;
    copy.first_word = copy.word_count = 0;
    return phw_page_add_line(left, &copy, error);
}

/* Leaves what luma alone shows of a band. */
static phw_status leave_plain(const phw_image *image, const phw_band *wide, const phw_page *page,
                              phw_page *left, phw_error *error)
{
    const phw_place at = {wide->left, wide->top, 1};
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_image *view = NULL;
    phw_page *lines = NULL;
    phw_status status = phw_band_view(image, wide, wide->luma, &view, error);
    if (status == PHW_OK)
        status = phw_page_new(view->width, view->height, &lines, error);
    if (status == PHW_OK)
        status = phw_pyramid_build(view, PHW_LAYOUT_LEAST_SIDE, &pyramid, error);
    if (status == PHW_OK)
        status = find_lines(&pyramid, &at, page, lines, error);
    for (size_t i = 0; status == PHW_OK && i < lines->line_count; i++)
        status = leave(&lines->lines[i], &at, left, error);
    phw_pyramid_done(&pyramid);
    phw_page_free(&lines);
    phw_image_free(&view);
    return status;
}

static phw_status read_band(phw_ocr *ocr, const phw_image *image, const phw_band *band,
                            const phw_ocr_budget *budget, phw_page *page, phw_page *left,
                            phw_error *error)
{
    const phw_band wide = with_room(band, image);
    const phw_place at = {wide.left, wide.top, 1};
    const size_t before = page->line_count;
    phw_image *view = NULL;
    phw_page *read = NULL;
    phw_status status = phw_band_view(image, &wide, wide.weights, &view, error);
    if (status == PHW_OK)
        status = phw_page_new(view->width, view->height, &read, error);
    if (status == PHW_OK)
        status = read_view(ocr, view, &at, budget, page, read, error);
    for (size_t i = 0; status == PHW_OK && i < read->line_count; i++) {
        const phw_line *line = &read->lines[i];
        const phw_quad quad = phw_place_put(&at, &line->quad);
        if (line->state != PHW_LINE_READ)
            status = leave(line, &at, left, error);
        if (line->state != PHW_LINE_READ || !phw_better_says_more(read, line, &quad, page, before))
            continue;
        phw_better_supersede(page, before, &quad, true);
        status = phw_rescan_add_line(read, line, &at, page, error);
    }
    if (read && !read->complete)
        page->complete = false;
    phw_page_free(&read);
    phw_image_free(&view);
    return status == PHW_OK ? leave_plain(image, &wide, page, left, error) : status;
}

phw_status phw_scan_read_bands(phw_ocr *ocr, const phw_image *image, const phw_pyramid *pyramid,
                               const phw_ocr_budget *budget, phw_page *page, phw_page *left,
                               phw_error *error)
{
    phw_band bands[PHW_BANDS_MOST];
    size_t count = 0;
    phw_status status = phw_bands_find(image, pyramid, bands, &count, error);
    for (size_t i = 0; status == PHW_OK && i < count; i++)
        status = read_band(ocr, image, &bands[i], budget, page, left, error);
    return status;
}
