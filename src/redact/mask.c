/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/mask.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "redact/amend.h"
#include "redact/banner.h"
#include "redact/field.h"
#include "redact/policy.h"
#include "redact/raster.h"
#include "redact/surround.h"

/* Padding round text, as shares of its height: boxes of characters are a pixel or two off, and the
 * swashes of a J or the tail of a y must not betray a name. */
#define PAD_ALONG 0.40
#define PAD_ACROSS 0.22
#define PAD_LEAST 1.5 /* pixels */

/* A surface's edges are found to a few pixels, and a screen's first line often touches them. */
#define PAD_PLANE 0.015 /* of its height */
#define PAD_PLANE_LEAST 4.0

/* Identifiers nearer than this on one line are covered in one stroke, so that the gap does not tell
 * how long each is. In text heights. */
#define GAP_MOST 1.5

/* An unread line belongs to a record where this share of it stands on the record. */
#define UNREAD_SHARE 0.5

typedef struct drawing {
    const phw_report *report;
    const phw_mask_plan *plan;
    phw_image *mask;
} drawing;

/* A finding that is covered, by its place on its line. */
typedef struct stroke {
    const phw_finding *finding;
    double along;
} stroke;

static void draw_padded(const drawing *d, const phw_quad *quad, double height)
{
    double along = fmax(PAD_LEAST, PAD_ALONG * height) * d->plan->growth;
    double across = fmax(PAD_LEAST, PAD_ACROSS * height) * d->plan->growth;
    phw_quad padded = phw_quad_pad(quad, along, across);
    phw_raster_quad(d->mask, &padded);
    phw_raster_quad(d->mask, quad);
}

static const phw_line *line_of(const phw_report *report, const phw_finding *finding)
{
    return report->page && finding->line < report->page->line_count
               ? &report->page->lines[finding->line]
               : NULL;
}

/* The smaller of the finding's and its line's: a line that runs crooked has a quad that is too
 * high. */
static double text_height(const phw_report *report, const phw_finding *finding)
{
    const phw_line *line = line_of(report, finding);
    double height = phw_quad_height(&finding->quad);
    return line && line->height > 0 ? fmin(height, line->height) : height;
}

static int by_place(const void *left, const void *right)
{
    const stroke *a = left, *b = right;
    if (a->finding->line != b->finding->line)
        return a->finding->line < b->finding->line ? -1 : 1;
    return a->along < b->along ? -1 : a->along > b->along;
}

/* The strip between two findings of one line, from the end of one to the start of the other.
 * Returns whether they are near enough to be covered in one stroke. */
static bool draw_gap(const drawing *d, const phw_finding *a, const phw_finding *b)
{
    const phw_point *p = a->quad.corner, *q = b->quad.corner;
    double height = fmin(text_height(d->report, a), text_height(d->report, b));
    double gap = hypot(q[0].x - p[1].x, q[0].y - p[1].y);
    phw_quad strip = {{p[1], q[0], q[3], p[2]}};
    if (gap >= GAP_MOST * height)
        return false;
    draw_padded(d, &strip, height);
    return true;
}

/* What is covered behind a run of strokes, so that its end does not tell how long the text is. */
static void draw_rest(const drawing *d, const stroke *strokes, size_t count)
{
    const phw_line *line = line_of(d->report, strokes[0].finding);
    phw_quad run = strokes[0].finding->quad;
    double height = text_height(d->report, strokes[0].finding);
    if (!line)
        return;
    for (size_t i = 1; i < count; i++) {
        const phw_quad both[] = {run, strokes[i].finding->quad};
        run = phw_quad_union(both, 2, line->angle);
        height = fmin(height, text_height(d->report, strokes[i].finding));
    }
    double width = phw_quad_width(&run);
    double rest =
        phw_field_rest(d->report->page, &run, height, fmax(PAD_LEAST, PAD_ALONG * height));
    if (rest <= 0 || width <= 0)
        return;
    const phw_point *p = run.corner;
    const double share = rest / width;
    phw_quad behind = {{p[1],
                        {p[1].x + (p[1].x - p[0].x) * share, p[1].y + (p[1].y - p[0].y) * share},
                        {p[2].x + (p[2].x - p[3].x) * share, p[2].y + (p[2].y - p[3].y) * share},
                        p[2]}};
    draw_padded(d, &behind, height);
}

static void draw_strokes(const drawing *d, stroke *strokes, size_t count)
{
    size_t first = 0; /* of the run */
    qsort(strokes, count, sizeof *strokes, by_place);
    for (size_t i = 0; i < count; i++) {
        const phw_finding *finding = strokes[i].finding;
        draw_padded(d, &finding->quad, text_height(d->report, finding));
        if (d->plan->whole_lines && line_of(d->report, finding))
            draw_padded(d, &line_of(d->report, finding)->quad, text_height(d->report, finding));
        if (i && finding->line != PHW_NO_LINE && strokes[i - 1].finding->line == finding->line &&
            draw_gap(d, strokes[i - 1].finding, finding))
            continue;
        if (i)
            draw_rest(d, strokes + first, i - first);
        first = i;
    }
    if (count)
        draw_rest(d, strokes + first, count - first);
}

static double place_on_line(const phw_report *report, const phw_finding *finding)
{
    const phw_line *line = line_of(report, finding);
    phw_point centre = phw_quad_centre(&finding->quad);
    return line ? centre.x * cos(line->angle) + centre.y * sin(line->angle) : 0;
}

static phw_status draw_findings(const drawing *d, phw_error *error)
{
    const phw_findings *findings = d->report->findings;
    size_t count = 0;
    if (!findings || !findings->count)
        return PHW_OK;
    stroke *strokes = calloc(findings->count, sizeof *strokes);
    if (!strokes)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a mask");
    for (size_t i = 0; i < findings->count; i++)
        if (phw_redact_covers(&findings->items[i], d->plan->verdict))
            strokes[count++] =
                (stroke){&findings->items[i], place_on_line(d->report, &findings->items[i])};
    draw_strokes(d, strokes, count);
    free(strokes);
    return PHW_OK;
}

/* Text that could not be read stands on it: a record one cannot read is still a record. */
static bool holds_unread(const phw_report *report, const phw_quad *plane)
{
    for (size_t i = 0; i < report->unread_count; i++) {
        const phw_quad *quad = &report->unread[i].quad;
        if (phw_quad_overlap(plane, quad) > UNREAD_SHARE * phw_quad_area(quad))
            return true;
    }
    return false;
}

static void draw_records(const drawing *d)
{
    const phw_page *page = d->report->page;
    for (size_t i = 0; page && i < page->plane_count; i++) {
        const phw_quad *quad = &page->planes[i].quad;
        if (!page->planes[i].record && !holds_unread(d->report, quad))
            continue;
        double pad = fmax(PAD_PLANE_LEAST, PAD_PLANE * phw_quad_height(quad)) * d->plan->growth;
        phw_quad padded = phw_quad_pad(quad, pad, pad);
        phw_raster_quad(d->mask, &padded);
        phw_raster_quad(d->mask, quad);
    }
}

static bool on_record(const phw_page *page, const phw_quad *quad)
{
    for (size_t i = 0; page && i < page->plane_count; i++)
        if (page->planes[i].record &&
            phw_quad_overlap(&page->planes[i].quad, quad) > UNREAD_SHARE * phw_quad_area(quad))
            return true;
    return false;
}

/* What could not be read on a record may be what matters most. */
static void draw_unread(const drawing *d)
{
    const phw_page *page = d->report->page;
    for (size_t i = 0; i < d->report->unread_count; i++) {
        const phw_quad *quad = &d->report->unread[i].quad;
        if (on_record(page, quad))
            draw_padded(d, quad, phw_quad_height(quad));
    }
    for (size_t i = 0; page && i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        bool unread = line->state == PHW_LINE_UNREAD || line->state == PHW_LINE_SKIPPED;
        if (unread && on_record(page, &line->quad))
            draw_padded(d, &line->quad, line->height);
    }
}

/* An identifier that stands on no plane brings the lines round it. */
static phw_status draw_surroundings(const drawing *d, phw_error *error)
{
    const phw_page *page = d->report->page;
    const phw_findings *findings = d->report->findings;
    for (size_t i = 0; page && findings && i < findings->count; i++) {
        const phw_finding *finding = &findings->items[i];
        phw_quad hull;
        if (finding->plane != PHW_NO_PLANE || finding->line >= page->line_count ||
            page->lines[finding->line].plane != PHW_NO_PLANE ||
            phw_redact_cover_of(finding->kind) != PHW_COVER_IDENTIFIER ||
            !phw_redact_covers(finding, d->plan->verdict))
            continue;
        phw_status status = phw_surround_lines(page, finding->line, &hull, error);
        if (status != PHW_OK)
            return status;
        draw_padded(d, &hull, page->lines[finding->line].height);
    }
    return PHW_OK;
}

/* In a patient banner what is between the fields is covered with them. */
static void draw_banners(const drawing *d)
{
    const phw_findings *findings = d->report->findings;
    for (size_t i = 0; findings && i < findings->count; i++) {
        phw_quad strip;
        if (phw_redact_covers(&findings->items[i], d->plan->verdict) &&
            phw_banner_strip(d->report, i, &strip))
            draw_padded(d, &strip, text_height(d->report, &findings->items[i]));
    }
}

phw_status phw_mask_draw(const phw_report *report, const phw_mask_plan *plan, phw_image *mask,
                         phw_error *error)
{
    const drawing d = {report, plan, mask};
    phw_status status = draw_findings(&d, error);
    if (status != PHW_OK || plan->verdict == PHW_VERDICT_CLEAR)
        return status;
    draw_unread(&d);
    draw_banners(&d);
    if (plan->scope != PHW_SCOPE_RECORD)
        return PHW_OK;
    draw_records(&d);
    return plan->verdict == PHW_VERDICT_BLOCK ? draw_surroundings(&d, error) : PHW_OK;
}

phw_status phw_mask_draw_left(const phw_report *report, const phw_findings *left,
                              const phw_mask_plan *plan, phw_image *mask, phw_error *error)
{
    phw_findings *wanted = NULL;
    phw_report rest = *report;
    if (!left || !report->findings)
        return phw_mask_draw(report, plan, mask, error);
    phw_status status = phw_findings_new(&wanted, error);
    for (size_t i = 0; status == PHW_OK && i < report->findings->count; i++)
        if (!phw_amended_is_left(left, &report->findings->items[i]))
            status = phw_findings_add(wanted, &report->findings->items[i], error);
    rest.findings = wanted;
    if (status == PHW_OK)
        status = phw_mask_draw(&rest, plan, mask, error);
    phw_findings_free(&wanted);
    return status;
}

phw_status phw_redact_mask(const phw_report *report, const phw_redact_options *options,
                           phw_image **mask, phw_error *error)
{
    const phw_redact_options defaults = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_image *made = NULL;
    phw_status status = phw_image_new(report->width, report->height, 1, &made, error);
    if (status != PHW_OK)
        return status;
    const phw_mask_plan plan = {options ? options->scope : defaults.scope, report->verdict, 1,
                                false};
    status = phw_mask_draw(report, &plan, made, error);
    if (status != PHW_OK)
        phw_image_free(&made);
    else
        *mask = made;
    return status;
}
