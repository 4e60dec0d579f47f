/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/again.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/grey_row.h"
#include "base/image_unset.h"
#include "layout/layout.h"
#include "redact/raster.h"
#include "risk/risk.h"
#include "scan/known.h"
#include "scan/rescan.h"
#include "scan/unread.h"

/* Parts smaller than this in one direction are too small for layout. */
#define LEAST_PART (2 * PHW_LAYOUT_LEAST_SIDE)

/* --- places ----------------------------------------------------------------------------------- */

phw_quad phw_place_put(const phw_place *at, const phw_quad *quad)
{
    phw_quad moved;
    for (int i = 0; i < 4; i++)
        moved.corner[i] = (phw_point){quad->corner[i].x / at->scale + at->left,
                                      quad->corner[i].y / at->scale + at->top};
    return moved;
}

phw_quad phw_place_take(const phw_place *at, const phw_quad *quad)
{
    phw_quad moved;
    for (int i = 0; i < 4; i++)
        moved.corner[i] = (phw_point){(quad->corner[i].x - at->left) * at->scale,
                                      (quad->corner[i].y - at->top) * at->scale};
    return moved;
}

bool phw_part_holds(const phw_part *part, const phw_quad *quad)
{
    phw_point centre = phw_quad_centre(quad);
    return centre.x >= part->left && centre.x < part->right && centre.y >= part->top &&
           centre.y < part->bottom;
}

phw_part phw_part_widen(const phw_part *part, const phw_image *image)
{
    phw_part wide = *part;
    while (wide.right - wide.left < LEAST_PART && (wide.left > 0 || wide.right < image->width)) {
        wide.left -= wide.left > 0;
        wide.right += wide.right < image->width;
    }
    while (wide.bottom - wide.top < LEAST_PART && (wide.top > 0 || wide.bottom < image->height)) {
        wide.top -= wide.top > 0;
        wide.bottom += wide.bottom < image->height;
    }
    return wide;
}

static void fill_row(const uint8_t *mask, const uint8_t fill[3], uint32_t width, uint8_t *pixels)
{
    for (uint32_t x = 0; x < width;) {
        const uint8_t *next = memchr(mask + x, PHW_MASK_COVERED, width - x);
        if (!next)
            return;
        for (x = (uint32_t)(next - mask); x < width && mask[x]; x++)
            memcpy(pixels + (size_t)x * 3, fill, 3);
    }
}

phw_status phw_part_cut(const phw_part *part, const phw_again *again, phw_image **piece,
                        phw_error *error)
{
    const phw_image *image = again->image;
    const uint32_t width = part->right - part->left, height = part->bottom - part->top;
    phw_image *made = NULL;
    phw_status status = phw_image_new_unset(width, height, image->channels, &made, error);
    for (uint32_t y = 0; status == PHW_OK && y < height; y++) {
        uint8_t *row = phw_image_row_mut(made, y);
        memcpy(row, phw_image_row(image, part->top + y) + (size_t)part->left * image->channels,
               (size_t)width * image->channels);
        if (again->fill)
            fill_row(phw_image_row(again->covering.mask, part->top + y) + part->left, again->fill,
                     width, row);
    }
    if (status == PHW_OK)
        *piece = made;
    return status;
}

/* Sets what is covered of a row to one level. */
static void level_row(const uint8_t *mask, uint8_t level, uint32_t width, uint8_t *grey)
{
    for (uint32_t x = 0; x < width;) {
        const uint8_t *next = memchr(mask + x, PHW_MASK_COVERED, width - x);
        const uint32_t from = next ? (uint32_t)(next - mask) : width;
        const uint8_t *end = memchr(mask + from, 0, width - from);
        x = end ? (uint32_t)(end - mask) : width;
        memset(grey + from, level, x - from);
    }
}

phw_status phw_part_grey(const phw_part *part, const phw_again *again, phw_image **grey,
                         phw_error *error)
{
    const phw_image *image = again->image;
    const uint32_t width = part->right - part->left;
    const phw_image piece = {width, part->bottom - part->top, image->channels, image->stride,
                             image->pixels + part->top * image->stride +
                                 (size_t)part->left * image->channels};
    const phw_image *all = again->covering.mask;
    const phw_image mask = {width, piece.height, 1, all->stride,
                            all->pixels + part->top * all->stride + part->left};
    const phw_grey_weights weights =
        again->fill ? phw_grey_weights_choose_covered(&piece, &mask, again->fill)
                    : phw_grey_weights_choose(&piece);
    uint8_t level = 0;
    phw_status status = phw_image_new_unset(piece.width, piece.height, 1, grey, error);
    if (again->fill)
        phw_grey_row(again->fill, 1, weights, &level);
    for (uint32_t y = 0; status == PHW_OK && y < piece.height; y++) {
        uint8_t *row = phw_image_row_mut(*grey, y);
        phw_grey_row(phw_image_row(&piece, y), width, weights, row);
        if (again->fill)
            level_row(phw_image_row(&mask, y), level, width, row);
    }
    return status;
}

/* --- lines ------------------------------------------------------------------------------------ */

size_t phw_rescan_plane(const phw_page *page, const phw_quad *quad)
{
    phw_point centre = phw_quad_centre(quad);
    size_t found = PHW_NO_PLANE;
    for (size_t i = 0; i < page->plane_count; i++)
        if (phw_quad_contains(&page->planes[i].quad, centre) &&
            (found == PHW_NO_PLANE ||
             phw_quad_area(&page->planes[i].quad) < phw_quad_area(&page->planes[found].quad)))
            found = i;
    return found;
}

phw_status phw_rescan_add_line(const phw_page *from, const phw_line *line, const phw_place *at,
                               phw_page *to, phw_error *error)
{
    phw_line copy = *line;
    copy.quad = phw_place_put(at, &line->quad);
    copy.height = line->height / at->scale;
    if (at->scale != 1 || at->left != 0 || at->top != 0 || line->plane == PHW_NO_PLANE)
        copy.plane = phw_rescan_plane(to, &copy.quad);
    phw_status status = phw_page_add_line(to, &copy, error);
    for (size_t i = 0; status == PHW_OK && i < line->word_count; i++) {
        phw_word word = from->words[line->first_word + i];
        phw_quad *chars = malloc(word.char_count * sizeof *chars);
        if (!chars)
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a word");
        for (size_t k = 0; k < word.char_count; k++)
            chars[k] = phw_place_put(at, &word.chars[k]);
        word.quad = phw_place_put(at, &word.quad);
        word.chars = chars;
        status = phw_page_add_word(to, &word, error);
        free(chars);
    }
    return status;
}

const phw_line *phw_rescan_nearest(const phw_rescan *r, const phw_quad *quad)
{
    const phw_page *page = r->again->before->page;
    const phw_line *found = NULL;
    phw_point centre = phw_quad_centre(quad);
    double least = INFINITY;
    for (size_t i = 0; i < page->line_count; i++) {
        phw_point other = phw_quad_centre(&page->lines[i].quad);
        double off = hypot(other.x - centre.x, other.y - centre.y);
        if (page->lines[i].state == PHW_LINE_READ && off < least) {
            least = off;
            found = &page->lines[i];
        }
    }
    return found;
}

static const phw_place whole = {0, 0, 1};

static phw_status keep_lines(phw_rescan *r, phw_error *error)
{
    const phw_page *before = r->again->before->page;
    phw_page *page = r->report->page;
    phw_status status = PHW_OK;
    bool skipped = false;
    for (size_t i = 0; status == PHW_OK && i < before->plane_count; i++) {
        status = phw_page_add_plane(page, &before->planes[i], error);
        if (status == PHW_OK)
            page->planes[i].record = false; /* risk judges it anew */
    }
    for (size_t i = 0; status == PHW_OK && i < before->line_count; i++) {
        const phw_line *line = &before->lines[i];
        if (phw_mask_place_of(&r->again->covering, &line->quad, line->height) != PHW_MASK_AWAY)
            continue;
        status = phw_rescan_add_line(before, line, &whole, page, error);
        skipped |= line->state == PHW_LINE_SKIPPED;
    }
    page->complete = before->complete && !skipped;
    r->kept = page->line_count;
    return status;
}

/* --- all of it -------------------------------------------------------------------------------- */

static phw_status examine(phw_rescan *r, phw_error *error)
{
    phw_surroundings surroundings = {NULL, 0};
    const phw_quad anywhere = {{{0, 0}}};
    phw_status status = keep_lines(r, error);
    r->budget.as_they_run = phw_rescan_nearest(r, &anywhere) != NULL;
    if (status == PHW_OK)
        status = phw_kept_find(r->again->before, r->again->source, &r->again->covering, &r->words,
                               error);
    if (status == PHW_OK && !r->again->unseen)
        status = phw_surroundings_find(r->again->before, &r->words, &r->again->covering,
                                       &surroundings, error);
    if (status == PHW_OK)
        status = r->again->unseen ? phw_rescan_join(r, NULL, 0, error)
                                  : phw_rescan_text(r, &surroundings, error);
    if (status == PHW_OK)
        status = phw_scanner_identify(r->scanner, r->report, error);
    if (status == PHW_OK) {
        phw_scan_drop_known(r->scanner->models, r->again->source, r->report);
        phw_scan_drop_known(r->scanner->models, r->again->before, r->report);
    }
    if (status == PHW_OK && r->again->marks)
        status = phw_rescan_marks(r, &surroundings, error);
    if (status == PHW_OK)
        status = phw_scan_list_unread(r->report, error);
    phw_surroundings_done(&surroundings);
    phw_kept_done(&r->words);
    return status;
}

phw_status phw_scan_again(phw_scanner *scanner, const phw_again *again, phw_report **report,
                          phw_error *error)
{
    phw_scanner_start_time(scanner);
    phw_rescan r = {.scanner = scanner,
                    .again = again,
                    .budget = {.clock = phw_scanner_clock(scanner),
                               .deadline_ms = scanner->deadline_ms,
                               .words = scanner->options.limits.words},
                    .report = calloc(1, sizeof *r.report)};
    if (!r.report)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
    r.report->file = strdup(again->before->file);
    r.report->width = again->image->width;
    r.report->height = again->image->height;
    r.report->container = *again->container;
    phw_status status =
        r.report->file ? PHW_OK : phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
    if (status == PHW_OK)
        status = phw_page_new(again->image->width, again->image->height, &r.report->page, error);
    if (status == PHW_OK)
        status = phw_findings_new(&r.report->findings, error);
    if (status == PHW_OK)
        status = examine(&r, error);
    if (status != PHW_OK) {
        phw_report_free(&r.report);
        return status;
    }
    phw_risk_assess(r.report);
    *report = r.report;
    return PHW_OK;
}
