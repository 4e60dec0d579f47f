/* SPDX-License-Identifier: Apache-2.0 */
/* Looking at a picture with its cover, before there is a file and once there is one. */
#include <stdlib.h>
#include <string.h>

#include "base/grey_weights.h"
#include "image/cover.h"
#include "redact/differ.h"
#include "redact/raster.h"
#include "scan/again.h"
#include "scan/attempt.h"
#include "scan/parts.h"
#include "scan/scanner.h"

/* At the edge of a cover a JPEG's chroma is mixed with the fill's, up to three parts to one: within
 * so many pixels, by so many grey levels (measured: 21 at most on 40 photographs). Strokes of
 * letters that can be read differ from their paper by more. */
#define MIXED_REACH 2U
#define MIXED_MOST 24U

/* Rows of a JPEG's block. */
#define BLOCK_ROWS 8U

#define AT_ONCE 128U /* pixels that are held against the fill */

/* --- what is new ------------------------------------------------------------------------------ */

/* What the cover replaces. */
static const phw_image *touched_of(const phw_attempt *a)
{
    return a->touched ? a->touched : a->last_touched;
}

/* One row of what is covered and was not at the last look. */
static void mark_covered_anew(const phw_attempt *a, uint32_t y, uint8_t *restrict changed)
{
    if (!a->touched) {
        memset(changed, 0, a->last_touched->width);
        return;
    }
    const uint8_t *restrict touched = phw_image_row(a->touched, y);
    const uint8_t *restrict last = phw_image_row(a->last_touched, y);
    for (uint32_t x = 0; x < a->touched->width; x++)
        changed[x] = touched[x] & (uint8_t)~last[x];
}

/* Whether a cover begins or ends within reach of a pixel. */
static bool is_at_edge(const phw_image *touched, uint32_t x, uint32_t y)
{
    const uint32_t left = x > MIXED_REACH ? x - MIXED_REACH : 0;
    const uint32_t top = y > MIXED_REACH ? y - MIXED_REACH : 0;
    for (uint32_t v = top; v <= y + MIXED_REACH && v < touched->height; v++)
        for (uint32_t u = left; u <= x + MIXED_REACH && u < touched->width; u++)
            if (phw_image_row(touched, v)[u] != phw_image_row(touched, y)[x])
                return true;
    return false;
}

/* Whether a pixel looks to a reader, who sees grey, as it was taken to look. */
static bool looks_alike(const phw_attempt *a, uint32_t x, uint32_t y, const uint8_t *pixel,
                        const uint8_t *taken_for)
{
    const uint32_t apart = phw_grey_weights_apart(pixel, taken_for);
    return apart <= PHW_DIFFER_ROUNDING || (apart <= MIXED_MOST && is_at_edge(touched_of(a), x, y));
}

/* Marks what differs among pixels from … to of a row. Few pixels do, and those that are alike are
 * passed over many at a time. @param covered  they are held against the fill. */
static void mark_span(const phw_attempt *a, uint32_t y, uint32_t from, uint32_t to, bool covered,
                      const uint8_t *taken_for, uint8_t *changed)
{
    const uint8_t *copy = phw_image_row(a->decoded, y);
    for (uint32_t left = from, right; left < to; left = right) {
        right = covered ? left + AT_ONCE : (left / PHW_DIFFER_UNIT + 1) * PHW_DIFFER_UNIT;
        right = right < to ? right : to;
        const size_t at = (size_t)left * 3;
        if (covered ? memcmp(copy + at, taken_for + at, (size_t)(right - left) * 3) == 0
                    : phw_differ_at(&a->differ, left, y) <= PHW_DIFFER_ROUNDING)
            continue;
        for (uint32_t x = left; x < right; x++)
            if (!looks_alike(a, x, y, copy + (size_t)x * 3, taken_for + (size_t)x * 3))
                changed[x] = PHW_MASK_COVERED;
    }
}

/* Whether anything in the row of units that a row lies in is not as in the picture. */
static bool unit_row_differs(const phw_differ *differ, uint32_t y)
{
    for (uint32_t x = 0; x < differ->columns; x++)
        if (phw_differ_at(differ, x * PHW_DIFFER_UNIT, y) > PHW_DIFFER_ROUNDING)
            return true;
    return false;
}

/* Marks those pixels of one row of the copy that the looks did not take for what they are: what is
 * not touched for the picture's, what is for the fill. @param flat  a row of the fill.
 * @param differs  unit_row_differs() */
static void mark_differing(const phw_attempt *a, uint32_t y, bool differs, const uint8_t *flat,
                           uint8_t *changed)
{
    const uint8_t *source = phw_image_row(a->image, y);
    const uint8_t *touched = phw_image_row(touched_of(a), y);
    const uint32_t width = a->image->width;
    for (uint32_t from = 0, to; from < width; from = to) {
        const uint8_t *end =
            memchr(touched + from, touched[from] ? 0 : PHW_MASK_COVERED, width - from);
        to = end ? (uint32_t)(end - touched) : width;
        if (touched[from] || differs) /* most rows are neither */
            mark_span(a, y, from, to, touched[from], touched[from] ? flat : source, changed);
    }
}

static bool is_as_source(const phw_attempt *a, uint32_t y)
{
    return a->as_source && a->as_source[y / PHW_DIFFER_UNIT];
}

/* The picture's pixels where the copy's were not made because they are the same. */
static void complete(phw_attempt *a)
{
    for (uint32_t y = 0; a->as_source && y < a->decoded->height; y++)
        if (is_as_source(a, y))
            memcpy(phw_image_row_mut(a->decoded, y), phw_image_row(a->image, y),
                   a->decoded->stride);
    free(a->as_source);
    a->as_source = NULL;
}

/* What the looks have not seen as it is. @param copy  the decoded file is looked at, too.
 * @param[out] changed  NULL where there is none of it; free with phw_image_free(). */
static phw_status find_changed(const phw_attempt *a, bool copy, phw_image **changed,
                               phw_error *error)
{
    const uint32_t width = a->image->width;
    uint8_t *flat = malloc((size_t)width * 4), *row = flat ? flat + (size_t)width * 3 : NULL;
    phw_image *made = NULL;
    bool differs = false; /* here */
    phw_status status =
        flat ? PHW_OK : phw_error_set(error, PHW_ERR_NOMEM, "no memory for a row of a copy");
    for (uint32_t x = 0; status == PHW_OK && x < width; x++)
        memcpy(flat + (size_t)x * 3, a->covered.fill, 3);
    for (uint32_t y = 0; status == PHW_OK && y < a->image->height; y++) {
        if (copy && !a->touched && is_as_source(a, y)) /* and nothing near it is covered */
            continue;
        if (a->last_touched)
            mark_covered_anew(a, y, row);
        else
            memcpy(row, phw_image_row(a->touched, y), width);
        if (copy && y % PHW_DIFFER_UNIT == 0)
            differs = unit_row_differs(&a->differ, y);
        if (copy)
            mark_differing(a, y, differs, flat, row);
        if (!memchr(row, PHW_MASK_COVERED, width))
            continue;
        if (!made)
            status = phw_image_new(width, a->image->height, 1, &made, error);
        if (status == PHW_OK)
            memcpy(phw_image_row_mut(made, y), row, width);
    }
    free(flat);
    if (status == PHW_OK)
        *changed = made;
    else
        phw_image_free(&made);
    return status;
}

/* --- looking ---------------------------------------------------------------------------------- */

/* Of how many rows of what a cover replaces one tells of all: a JPEG's blocks are replaced whole.
 */
static uint32_t rows_alike(const phw_attempt *a)
{
    const bool turned = a->report->container.orientation != 1;
    const bool whole = a->image->width % PHW_DIFFER_UNIT == 0 &&
                       a->image->height % PHW_DIFFER_UNIT == 0; /* also from the other side */
    return a->lossless && a->report->container.format == PHW_FORMAT_JPEG && (whole || !turned)
               ? BLOCK_ROWS
               : 1;
}

/* @param changed  what of the mask is new; NULL: all of it, or after another look nothing. */
static phw_status look(phw_attempt *a, phw_again again, const phw_image *changed, phw_error *error)
{
    phw_image *nothing = NULL;
    phw_parts parts = {NULL, 0, 0};
    if (!changed && a->last_touched) {
        phw_status none = phw_image_new(a->image->width, a->image->height, 1, &nothing, error);
        if (none != PHW_OK)
            return none;
    }
    const phw_image *touched = touched_of(a);
    phw_raster_cells cells = {0, 0, NULL};
    const phw_image *anew = changed ? changed : nothing ? nothing : touched;
    again.covering = (phw_covering){touched, anew, &cells};
    again.source = a->report;
    again.before = a->last_after ? a->last_after : a->report;
    again.container = &a->container;
    again.parts = &parts;
    again.scale = 1;
    again.marks = true;
    phw_status status = phw_raster_cells_find(anew, changed ? 1 : rows_alike(a), &cells, error);
    if (status == PHW_OK)
        status = phw_scan_again(a->scanner, &again, &a->after, error);
    again.before = a->last_again ? a->last_again : a->report;
    again.scale = PHW_AGAIN_SCALE;
    again.marks = false;
    if (status == PHW_OK)
        status = phw_scan_again(a->scanner, &again, &a->again, error);
    phw_parts_done(&parts);
    phw_raster_cells_done(&cells);
    phw_image_free(&nothing);
    return status;
}

/* What is known of a copy before it is written: a whole picture and nothing else. */
static phw_container facts_of(const phw_attempt *a)
{
    return (phw_container){.format = a->report->container.format,
                           .coded_width = a->image->width,
                           .coded_height = a->image->height,
                           .orientation = 1,
                           .complete = true,
                           .pages = 1,
                           .bit_depth = 8,
                           .coded_channels = 3};
}

phw_status phw_attempt_foresee(phw_attempt *a, phw_report **told, phw_error *error)
{
    const phw_container container = facts_of(a);
    phw_raster_cells cells = {0, 0, NULL};
    const phw_again again = {.source = a->report,
                             .before = a->report,
                             .image = a->image,
                             .container = &container,
                             .covering = {a->mask, a->mask, &cells},
                             .scale = 1,
                             .unseen = true};
    phw_status status = phw_raster_cells_find(a->mask, 1, &cells, error);
    if (status == PHW_OK)
        status = phw_scan_again(a->scanner, &again, told, error);
    phw_raster_cells_done(&cells);
    return status;
}

phw_status phw_attempt_look(phw_attempt *a, phw_error *error)
{
    phw_again again = {.image = a->image, .fill = a->covered.fill};
    phw_image *changed = NULL;
    a->container = facts_of(a);
    phw_status status = a->last_touched ? find_changed(a, false, &changed, error) : PHW_OK;
    if (status == PHW_OK)
        status = look(a, again, changed, error);
    phw_image_free(&changed);
    return status;
}

phw_status phw_attempt_look_at_copy(phw_attempt *a, phw_error *error)
{
    phw_image *changed = NULL;
    if (!phw_attempt_is_known(a) || !a->differ.most) /* it differs everywhere */
        return phw_scan_copy(a->scanner, a->report, a->decoded, &a->container, &a->after, error);
    phw_status status = find_changed(a, true, &changed, error);
    if (status == PHW_OK && a->last_after && a->last_again && !changed) {
        a->after = a->last_after;
        a->again = a->last_again;
        a->last_after = a->last_again = NULL;
        a->after->container = a->again->container = a->container;
    } else if (status == PHW_OK) {
        complete(a);
        status = look(a, (phw_again){.image = a->decoded}, changed, error);
    }
    phw_image_free(&changed);
    return status;
}

/* --- keeping and forgetting ------------------------------------------------------------------- */

static void forget_reports(phw_attempt *a)
{
    phw_report_free(&a->last_after);
    phw_report_free(&a->last_again);
}

void phw_attempt_keep_look(phw_attempt *a)
{
    forget_reports(a);
    if (a->touched) {
        phw_image_free(&a->last_touched);
        a->last_touched = a->touched;
    }
    a->last_after = a->after;
    a->last_again = a->again;
    a->touched = NULL;
    a->after = a->again = NULL;
}

void phw_attempt_forget(phw_attempt *a)
{
    phw_covered_done(&a->covered);
    phw_image_free(&a->decoded);
    free(a->as_source);
    a->as_source = NULL;
    phw_differ_done(&a->differ);
    phw_report_free(&a->after);
    phw_report_free(&a->again);
}

void phw_attempt_done(phw_attempt *a)
{
    phw_attempt_forget(a);
    forget_reports(a);
    phw_image_free(&a->last_touched);
    phw_image_free(&a->mask);
    phw_image_free(&a->touched);
    phw_amended_done(&a->amended);
    phw_coded_free(&a->coded);
    free(a->recoded);
}
