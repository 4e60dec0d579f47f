/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/again.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/pyramid.h"
#include "identify/identify.h"
#include "layout/layout.h"
#include "mark/mark.h"
#include "redact/raster.h"
#include "risk/risk.h"
#include "scan/codes.h"
#include "scan/scanner.h"
#include "scan/unread.h"

/* A line is another one's where the two share this much of it. */
#define SAME_LINE 0.5

/* Parts smaller than this in one direction are too small for layout. */
#define LEAST_PART (2 * PHW_LAYOUT_LEAST_SIDE)

/* A scan in progress. */
typedef struct rescan {
    phw_scanner *scanner;
    const phw_again *again;
    phw_ocr_budget budget;
    phw_report *report; /* that is made */
    size_t kept;        /* its first lines are those of the first scan */
} rescan;

/* From a part's own pixels to the picture's. */
typedef struct place {
    double left, top, scale;
} place;

static phw_quad put(const phw_quad *quad, const place *at)
{
    phw_quad moved;
    for (int i = 0; i < 4; i++)
        moved.corner[i] = (phw_point){quad->corner[i].x / at->scale + at->left,
                                      quad->corner[i].y / at->scale + at->top};
    return moved;
}

static phw_quad take(const phw_quad *quad, const place *at)
{
    phw_quad moved;
    for (int i = 0; i < 4; i++)
        moved.corner[i] = (phw_point){(quad->corner[i].x - at->left) * at->scale,
                                      (quad->corner[i].y - at->top) * at->scale};
    return moved;
}

/* The surface under a point; the smallest, since a label may stick on a screen. */
static size_t plane_under(const phw_page *page, const phw_quad *quad)
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

/* Adds a line with its words. @p plane PHW_NO_PLANE: the one it lies on. */
static phw_status add_line(const phw_page *from, const phw_line *line, const place *at,
                           phw_page *to, phw_error *error)
{
    phw_line copy = *line;
    copy.quad = put(&line->quad, at);
    copy.height = line->height / at->scale;
    if (at->scale != 1 || at->left != 0 || at->top != 0 || line->plane == PHW_NO_PLANE)
        copy.plane = plane_under(to, &copy.quad);
    phw_status status = phw_page_add_line(to, &copy, error);
    for (size_t i = 0; status == PHW_OK && i < line->word_count; i++) {
        phw_word word = from->words[line->first_word + i];
        phw_quad *chars = malloc(word.char_count * sizeof *chars);
        if (!chars)
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a word");
        for (size_t k = 0; k < word.char_count; k++)
            chars[k] = put(&word.chars[k], at);
        word.quad = put(&word.quad, at);
        word.chars = chars;
        status = phw_page_add_word(to, &word, error);
        free(chars);
    }
    return status;
}

/* --- what the first scan knows ---------------------------------------------------------------- */

static const place whole = {0, 0, 1};

static phw_status keep_lines(rescan *r, phw_error *error)
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
        status = add_line(before, line, &whole, page, error);
        skipped |= line->state == PHW_LINE_SKIPPED;
    }
    page->complete = before->complete && !skipped;
    r->kept = page->line_count;
    return status;
}

static phw_status keep_marks(rescan *r, phw_error *error)
{
    const phw_findings *before = r->again->before->findings;
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && before && i < before->count; i++) {
        const phw_finding *finding = &before->items[i];
        if (finding->line == PHW_NO_LINE && phw_quad_area(&finding->quad) > 0 &&
            phw_mask_place_of(&r->again->covering, &finding->quad, 0) == PHW_MASK_AWAY)
            status = phw_findings_add(r->report->findings, finding, error);
    }
    return status;
}

/* --- one part --------------------------------------------------------------------------------- */

/* Bilinear, so that a scale between two halvings keeps what is sharp sharp. */
static phw_status cut(const phw_image *image, const phw_part *part, double scale, phw_image **made,
                      phw_error *error)
{
    uint32_t width = (uint32_t)((part->right - part->left) * scale);
    uint32_t height = (uint32_t)((part->bottom - part->top) * scale);
    const uint32_t channels = image->channels;
    phw_image *cut = NULL;
    phw_status status = phw_image_new(width, height, channels, &cut, error);
    for (uint32_t y = 0; status == PHW_OK && y < height; y++) {
        double down = part->top + (y + 0.5) / scale - 0.5;
        uint32_t row = (uint32_t)down, below = row + 1 < image->height ? row + 1 : row;
        double v = down - row;
        uint8_t *to = phw_image_row_mut(cut, y);
        if (scale == 1) {
            memcpy(to, phw_image_row(image, part->top + y) + (size_t)part->left * channels,
                   (size_t)width * channels);
            continue;
        }
        for (uint32_t x = 0; x < width; x++) {
            double across = part->left + (x + 0.5) / scale - 0.5;
            uint32_t column = (uint32_t)across;
            uint32_t right = column + 1 < image->width ? column + 1 : column;
            double u = across - column;
            for (uint32_t c = 0; c < channels; c++) {
                const uint8_t *a = phw_image_row(image, row) + c;
                const uint8_t *b = phw_image_row(image, below) + c;
                double upper =
                    a[(size_t)column * channels] * (1 - u) + a[(size_t)right * channels] * u;
                double lower =
                    b[(size_t)column * channels] * (1 - u) + b[(size_t)right * channels] * u;
                *to++ = (uint8_t)(upper * (1 - v) + lower * v + 0.5);
            }
        }
    }
    if (status == PHW_OK)
        *made = cut;
    return status;
}

static bool is_known(const phw_page *page, size_t count, const phw_quad *quad)
{
    double area = phw_quad_area(quad);
    for (size_t i = 0; i < count; i++)
        if (phw_quad_overlap(&page->lines[i].quad, quad) > SAME_LINE * area)
            return true;
    return false;
}

static double along(phw_point a, phw_point b, phw_point c, phw_point d)
{
    double length = hypot(b.x - a.x, b.y - a.y) * hypot(d.x - c.x, d.y - c.y);
    return ((b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y)) / fmax(1e-9, length);
}

/* Corners from which a line is read the way @p like is: which way text runs, and whether it is
 * mirrored, is known from the first scan. */
static phw_quad run_alike(const phw_quad *quad, const phw_quad *like)
{
    const phw_point *p = quad->corner, *q = like->corner;
    const phw_quad ways[] = {
        *quad, {{p[2], p[3], p[0], p[1]}}, {{p[1], p[0], p[3], p[2]}}, {{p[3], p[2], p[1], p[0]}}};
    size_t best = 0;
    double most = -3;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        const phw_point *w = ways[i].corner;
        double fit = along(w[0], w[1], q[0], q[1]) + along(w[0], w[3], q[0], q[3]);
        if (fit > most) {
            most = fit;
            best = i;
        }
    }
    return ways[best];
}

/* The line of the first scan that is nearest and was read. */
static const phw_line *nearest_read(const phw_page *page, const phw_quad *quad)
{
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

/* Of the lines found in a part, those that the mask comes near and, at the first scan's own scale,
 * those that the first scan did not find. */
static phw_status choose_found(const rescan *r, const phw_page *found, const place *at,
                               phw_page *wanted, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < found->line_count; i++) {
        phw_line line = found->lines[i];
        phw_quad quad = put(&line.quad, at);
        line.plane = PHW_NO_PLANE;
        phw_mask_place lies =
            phw_mask_place_of(&r->again->covering, &quad, line.height / at->scale);
        if ((lies == PHW_MASK_TOUCHES || (lies == PHW_MASK_AWAY && at->scale == 1)) &&
            !is_known(r->report->page, r->kept, &quad)) {
            const phw_line *like = nearest_read(r->again->before->page, &quad);
            if (like) {
                line.quad = run_alike(&line.quad, &like->quad);
                line.mirrored = like->mirrored;
            }
            line.angle = phw_quad_angle(&line.quad);
            status = phw_page_add_line(wanted, &line, error);
        }
    }
    if (!found->complete)
        wanted->complete = false;
    return status;
}

static bool lies_in(const phw_part *part, const phw_quad *quad)
{
    phw_point centre = phw_quad_centre(quad);
    return centre.x >= part->left && centre.x < part->right && centre.y >= part->top &&
           centre.y < part->bottom;
}

/* The share of a line that lines found anew take up. */
static double taken(const phw_page *page, const phw_quad *quad)
{
    double overlap = 0;
    for (size_t i = 0; i < page->line_count; i++)
        overlap += phw_quad_overlap(&page->lines[i].quad, quad);
    return overlap / fmax(1, phw_quad_area(quad));
}

/* Lines of the first scan that the mask cuts, where what is left of them was not found as such and
 * is more than a stroke. */
static phw_status choose_cut(const rescan *r, const phw_part *part, const place *at,
                             phw_page *wanted, phw_error *error)
{
    const phw_page *before = r->again->before->page;
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < before->line_count; i++) {
        phw_line line = before->lines[i];
        double open = 1 - phw_raster_share(r->again->covering.mask, &line.quad);
        if (!lies_in(part, &line.quad) || open * phw_quad_width(&line.quad) < line.height / 2 ||
            phw_mask_place_of(&r->again->covering, &line.quad, line.height) != PHW_MASK_TOUCHES)
            continue;
        line.quad = take(&line.quad, at);
        line.height *= at->scale;
        line.plane = PHW_NO_PLANE;
        line.state = PHW_LINE_SKIPPED;
        line.word_count = 0;
        if (taken(wanted, &line.quad) < SAME_LINE * open)
            status = phw_page_add_line(wanted, &line, error);
    }
    return status;
}

static phw_status read_part(rescan *r, const phw_part *part, const place *at,
                            const phw_pyramid *pyramid, phw_error *error)
{
    const phw_image *level = pyramid->level[0];
    phw_page *found = NULL, *wanted = NULL, *read = NULL, *page = r->report->page;
    phw_status status = phw_page_new(level->width, level->height, &found, error);
    if (status == PHW_OK)
        status = phw_page_new(level->width, level->height, &wanted, error);
    if (status == PHW_OK)
        status = phw_page_new(level->width, level->height, &read, error);
    if (status == PHW_OK)
        status = phw_layout_find_lines(pyramid, r->scanner->options.limits.lines, found, error);
    if (status == PHW_OK)
        status = choose_found(r, found, at, wanted, error);
    if (status == PHW_OK)
        status = choose_cut(r, part, at, wanted, error);
    if (status == PHW_OK)
        status = phw_ocr_read(r->scanner->ocr, pyramid, wanted, &r->budget, read, error);
    for (size_t i = 0; status == PHW_OK && i < read->line_count; i++)
        status = add_line(read, &read->lines[i], at, page, error);
    if (status == PHW_OK && !read->complete)
        page->complete = false;
    phw_page_free(&found);
    phw_page_free(&wanted);
    phw_page_free(&read);
    return status;
}

/* --- marks ------------------------------------------------------------------------------------ */

/* What stands in a part: its own lines, for detectors that look at them. */
static phw_status page_of_part(const rescan *r, const phw_part *part, const place *at,
                               phw_page **made, phw_error *error)
{
    const phw_page *page = r->report->page;
    const place back = {-at->left, -at->top, 1};
    phw_status status =
        phw_page_new(part->right - part->left, part->bottom - part->top, made, error);
    for (size_t i = 0; status == PHW_OK && i < page->line_count; i++)
        if (lies_in(part, &page->lines[i].quad))
            status = add_line(page, &page->lines[i], &back, *made, error);
    return status;
}

static phw_status take_marks(rescan *r, const place *at, phw_findings *marks, phw_codes *codes,
                             phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < marks->count; i++) {
        phw_finding *mark = &marks->items[i];
        mark->quad = put(&mark->quad, at);
        mark->plane = plane_under(r->report->page, &mark->quad);
        mark->line = PHW_NO_LINE;
        if (phw_mask_place_of(&r->again->covering, &mark->quad, 0) == PHW_MASK_TOUCHES)
            status = phw_findings_add(r->report->findings, mark, error);
    }
    size_t count = 0; /* codes the mask does not touch are known */
    for (size_t i = 0; i < codes->count; i++) {
        codes->items[i].quad = put(&codes->items[i].quad, at);
        if (phw_mask_place_of(&r->again->covering, &codes->items[i].quad, 0) == PHW_MASK_TOUCHES) {
            phw_code touched = codes->items[i];
            codes->items[i] = codes->items[count];
            codes->items[count++] = touched;
        }
    }
    size_t all = codes->count;
    codes->count = count;
    if (status == PHW_OK)
        status = phw_scanner_judge_codes(r->scanner, codes, r->again->source, r->report, error);
    codes->count = all; /* so that all are freed */
    return status;
}

/* Whether the first scan found a mark in a part that the mask cuts: elsewhere nothing can be new.
 */
static bool has_cut_mark(const rescan *r, const phw_part *part)
{
    const phw_findings *before = r->again->before->findings;
    for (size_t i = 0; before && i < before->count; i++)
        if (before->items[i].line == PHW_NO_LINE && lies_in(part, &before->items[i].quad) &&
            phw_quad_area(&before->items[i].quad) > 0 &&
            phw_mask_place_of(&r->again->covering, &before->items[i].quad, 0) == PHW_MASK_TOUCHES)
            return true;
    return false;
}

static phw_status mark_part(rescan *r, const phw_part *part, const place *at,
                            const phw_image *image, const phw_pyramid *pyramid, phw_error *error)
{
    phw_page *page = NULL;
    phw_findings *marks = NULL;
    phw_codes codes = PHW_CODES_INIT;
    if (!has_cut_mark(r, part))
        return PHW_OK;
    phw_status status = page_of_part(r, part, at, &page, error);
    if (status == PHW_OK)
        status = phw_findings_new(&marks, error);
    if (status == PHW_OK) {
        const phw_mark_scene scene = {image, pyramid, page, r->scanner->models};
        status = phw_scanner_find_marks(r->scanner, &scene, marks, &codes, error);
    }
    if (status == PHW_OK)
        status = take_marks(r, at, marks, &codes, error);
    phw_codes_done(&codes);
    phw_findings_free(&marks);
    phw_page_free(&page);
    return status;
}

/* --- all of it -------------------------------------------------------------------------------- */

/* Layout needs some pixels round a line. */
static phw_part widen(const phw_part *part, const phw_image *image)
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

typedef phw_status look(rescan *r, const phw_part *part, const place *at, const phw_image *image,
                        const phw_pyramid *pyramid, phw_error *error);

static phw_status look_for_text(rescan *r, const phw_part *part, const place *at,
                                const phw_image *image, const phw_pyramid *pyramid,
                                phw_error *error)
{
    (void)image;
    return read_part(r, part, at, pyramid, error);
}

static phw_status look_at_parts(rescan *r, const phw_surroundings *surroundings, look *how,
                                phw_error *error)
{
    const phw_image *image = r->again->image;
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < surroundings->count; i++) {
        phw_part part = widen(&surroundings->parts[i], image);
        const place at = {part.left, part.top, r->again->scale};
        phw_image *piece = NULL;
        phw_pyramid pyramid = PHW_PYRAMID_INIT;
        status = cut(image, &part, at.scale, &piece, error);
        if (status == PHW_OK)
            status = phw_pyramid_build(piece, PHW_LAYOUT_LEAST_SIDE, &pyramid, error);
        if (status == PHW_OK)
            status = how(r, &part, &at, piece, &pyramid, error);
        phw_pyramid_done(&pyramid);
        phw_image_free(&piece);
    }
    return status;
}

static phw_status examine(rescan *r, phw_error *error)
{
    phw_surroundings surroundings = {NULL, 0};
    const phw_quad anywhere = {{{0, 0}}};
    phw_status status = keep_lines(r, error);
    r->budget.as_they_run = nearest_read(r->again->before->page, &anywhere) != NULL;
    if (status == PHW_OK)
        status = phw_surroundings_find(r->again->before, &r->again->covering, &surroundings, error);
    if (status == PHW_OK)
        status = look_at_parts(r, &surroundings, look_for_text, error);
    if (status == PHW_OK)
        status = phw_scanner_identify(r->scanner, r->report, error);
    if (status == PHW_OK && r->again->marks)
        status = keep_marks(r, error);
    if (status == PHW_OK && r->again->marks)
        status = look_at_parts(r, &surroundings, mark_part, error);
    if (status == PHW_OK)
        status = phw_scan_list_unread(r->report, error);
    phw_surroundings_done(&surroundings);
    return status;
}

phw_status phw_scan_again(phw_scanner *scanner, const phw_again *again, phw_report **report,
                          phw_error *error)
{
    phw_scanner_start_time(scanner);
    rescan r = {.scanner = scanner,
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
