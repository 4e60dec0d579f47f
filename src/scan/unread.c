/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/unread.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "base/grow.h"
#include "scan/flush.h"

/* Lines that look like text and cannot be read matter where they are many: a letter out of focus, a
 * screen too far away. A stray one on a surface that was otherwise read is a smudge, an icon, a
 * border. */
#define LEAST_LINES 3
#define LONG_LINE                                                                                  \
    45.0                /* heights: a line of a letter or an e-mail counts anew for each of these  \
                         */
#define LEAST_SHARE 0.5 /* of the text of its surface */

/* Where somebody's address, number or illness was read, the lines beside it are of the same form:
 * what could not be read of it is likely their name. */
#define LEAST_SHARE_PERSONAL 0.15
/* Signs of care that only add up are less sure: "r:6 c:5" of a spreadsheet, an unusual word. */
#define SURE_DETAIL 0.45

/* Writing lower than this, ascenders and all, nobody can read however near they look; scraps of it
 * that were read by chance do not stand against what was not. */
#define LEAST_HEIGHT 5.0 /* px */
/* … but a whole screen of it can be told for text, and what it says be guessed. */
#define LEAST_SET_HEIGHT 3.5 /* px */

/* Signs below each other in a table or in code look like a line that runs down, too. It is none
 * where it crosses so many lines that were read on its own screen or sheet; where there is none, no
 * further off than so many of their heights. */
#define CROSSED 2
#define CROSSED_NEAR 25.0
#define UPRIGHT 0.5 /* |cos| of the angle between them, at most */

/* Of bark, cloth or gravel one line in eight looks like text that cannot be read, and of text nine
 * in ten do: so one counts where this share of its like around it do. Its like: as near as so many
 * of its heights, as high within a factor, running the same way. */
#define COMPANY_SHARE 0.5
#define COMPANY_NEAR 12.0
#define COMPANY_HEIGHT 1.8
#define COMPANY_PARALLEL 0.97 /* |cos| of the angle between them */

/* Blades of grass, cracks and rows of windows look like lines here and there. Where nothing at all
 * was read, short lines are text only where another like them stands above or below. */
#define STACK_NEAREST 0.7 /* of its height, from middle to middle … */
#define STACK_FARTHEST 3.5
#define STACK_PARALLEL                                                                             \
    0.9976 /* |cos|: lines of a text run alike within 4°, blades and grain do not */

/* Where no edge of a surface was found, its parts stand as blocks: few lines in each, which are
 * judged together. What is like a line that was read on one of them is text, however lonely. */
static bool is_on_block(const phw_page *page, const phw_line *line)
{
    return line->plane < page->plane_count && page->planes[line->plane].kind == PHW_PLANE_BLOCK;
}

typedef struct tally {
    double read, unread; /* pixels of text */
    size_t lines;        /* unread ones, a long one as several */
    bool personal;       /* something of a person who is no colleague was found there */
    bool alike;          /* nothing was read, and all that was seen runs alike, as text does */
} tally;

static bool matters(const tally *surface)
{
    return surface->lines >= LEAST_LINES &&
           surface->unread >= (surface->personal ? LEAST_SHARE_PERSONAL : LEAST_SHARE) *
                                  (surface->read + surface->unread);
}

static size_t surface_of(const phw_page *page, const phw_line *line)
{
    return line->plane < page->plane_count ? line->plane : page->plane_count;
}

static bool is_personal(const phw_finding *finding)
{
    if (finding->subject == PHW_SUBJECT_STAFF || finding->subject == PHW_SUBJECT_ORGANISATION)
        return false;
    switch (finding->kind) {
    case PHW_FINDING_PATIENT_NAME:
    case PHW_FINDING_RELATIVE_NAME:
    case PHW_FINDING_NHS_NUMBER:
    case PHW_FINDING_CHI_NUMBER:
    case PHW_FINDING_HC_NUMBER:
    case PHW_FINDING_HOSPITAL_NUMBER:
    case PHW_FINDING_DATE_OF_BIRTH:
    case PHW_FINDING_ADDRESS:
    case PHW_FINDING_POSTCODE:
    case PHW_FINDING_PHONE:
    case PHW_FINDING_EMAIL:
    case PHW_FINDING_NINO:
        return true;
    case PHW_FINDING_CLINICAL:
    case PHW_FINDING_APPOINTMENT:
        return finding->confidence >= SURE_DETAIL;
    default:
        return false;
    }
}

static bool is_crossed(const phw_line *line, const phw_line *read)
{
    phw_point along = {cos(read->angle), sin(read->angle)};
    phw_point middle = phw_quad_centre(&read->quad), own = phw_quad_centre(&line->quad);
    double across = (own.y - middle.y) * along.x - (own.x - middle.x) * along.y;
    double aside = fabs((own.x - middle.x) * along.x + (own.y - middle.y) * along.y) -
                   phw_quad_width(&read->quad) / 2;
    return fabs(cos(line->angle - read->angle)) <= UPRIGHT &&
           fabs(across) <= phw_quad_width(&line->quad) / 2 &&
           (line->plane != PHW_NO_PLANE || aside <= CROSSED_NEAR * read->height);
}

/* Whether an unread line is but what stands below each other in lines that were read. */
static bool is_a_column(const phw_page *page, const phw_line *line)
{
    size_t crossed = 0;
    for (size_t i = 0; i < page->line_count && crossed < CROSSED; i++)
        crossed += page->lines[i].state == PHW_LINE_READ && page->lines[i].plane == line->plane &&
                   is_crossed(line, &page->lines[i]);
    return crossed >= CROSSED;
}

static bool looks_alike(const phw_line *a, const phw_line *b)
{
    return a->height <= COMPANY_HEIGHT * b->height && b->height <= COMPANY_HEIGHT * a->height &&
           fabs(cos(a->angle - b->angle)) >= COMPANY_PARALLEL;
}

static bool is_alike(const phw_line *a, const phw_line *b)
{
    phw_point p = phw_quad_centre(&a->quad), q = phw_quad_centre(&b->quad);
    double reach =
        COMPANY_NEAR * a->height + (phw_quad_width(&a->quad) + phw_quad_width(&b->quad)) / 2;
    return a->plane == b->plane && hypot(p.x - q.x, p.y - q.y) <= reach && looks_alike(a, b);
}

/* Whether a line on a block is like one that was read on another. */
static bool is_like_a_read_one(const phw_page *page, const phw_line *line)
{
    for (size_t i = 0; is_on_block(page, line) && i < page->line_count; i++)
        if (page->lines[i].state == PHW_LINE_READ && is_on_block(page, &page->lines[i]) &&
            looks_alike(line, &page->lines[i]))
            return true;
    return false;
}

/* Whether lines like it, itself among them, are text rather than texture. */
static bool is_in_company(const phw_page *page, const phw_line *line)
{
    size_t alike = 0, text = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *other = &page->lines[i];
        if (!is_alike(line, other))
            continue;
        alike++;
        text += other->state != PHW_LINE_NOISE;
    }
    return (double)text >= COMPANY_SHARE * (double)alike;
}

static bool is_stacked(const phw_page *page, const phw_line *line)
{
    phw_point along = {cos(line->angle), sin(line->angle)}, own = phw_quad_centre(&line->quad);
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *other = &page->lines[i];
        phw_point at = phw_quad_centre(&other->quad);
        double x = at.x - own.x, y = at.y - own.y;
        double across = fabs(y * along.x - x * along.y) / line->height;
        double reach = (phw_quad_width(&line->quad) + phw_quad_width(&other->quad)) / 2;
        if (other->state == PHW_LINE_UNREAD && is_alike(line, other) && across >= STACK_NEAREST &&
            across <= STACK_FARTHEST && fabs(cos(line->angle - other->angle)) >= STACK_PARALLEL &&
            fabs(x * along.x + y * along.y) <= reach)
            return true;
    }
    return false;
}

/* What is text out of focus is so whatever was read on its surface. */
static bool is_unread(const phw_page *page, const phw_line *line, const tally *surface)
{
    if (line->height < LEAST_SET_HEIGHT || is_a_column(page, line))
        return false;
    if (phw_scan_is_set_flush(page, line) || (surface->alike && line->state != PHW_LINE_READ))
        return true;
    return line->state == PHW_LINE_UNREAD && line->height >= LEAST_HEIGHT &&
           is_in_company(page, line) &&
           (surface->read > 0 || phw_quad_width(&line->quad) >= LONG_LINE * line->height ||
            is_stacked(page, line) || is_like_a_read_one(page, line));
}

/* The place of a line's tally behind those of the planes, where all blocks are added up. */
static size_t blocks_of(const phw_page *page)
{
    return page->plane_count + 1;
}

static bool surface_matters(const phw_page *page, const phw_line *line, const tally *surfaces)
{
    return matters(&surfaces[surface_of(page, line)]) ||
           (is_on_block(page, line) && matters(&surfaces[blocks_of(page)]));
}

static const char *reason(const phw_report *report, const phw_line *line, const tally *surfaces)
{
    const tally *surface = &surfaces[surface_of(report->page, line)];
    switch (line->state) {
    case PHW_LINE_UNREAD:
    case PHW_LINE_NOISE:
        return surface_matters(report->page, line, surfaces) &&
                       is_unread(report->page, line, surface)
                   ? "unreadable"
                   : NULL;
    case PHW_LINE_SKIPPED:
        return report->stopped_early ? NULL : "limit";
    case PHW_LINE_READ:
        return NULL;
    }
    return NULL;
}

static void add_lines(const phw_page *page, tally *surfaces)
{
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        if (line->state == PHW_LINE_READ && line->height >= LEAST_HEIGHT)
            surfaces[surface_of(page, line)].read += phw_quad_width(&line->quad);
    }
    for (size_t i = 0; i < page->plane_count; i++)
        surfaces[i].alike = surfaces[i].read <= 0 && phw_scan_runs_alike(page, i);
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        tally *surface = &surfaces[surface_of(page, line)];
        double length = phw_quad_width(&line->quad);
        if (is_unread(page, line, surface)) {
            surface->unread += length;
            surface->lines += 1 + (size_t)(length / (LONG_LINE * line->height));
        }
    }
}

static void add_findings(const phw_report *report, tally *surfaces)
{
    const size_t planes = report->page->plane_count;
    for (size_t i = 0; i < report->findings->count; i++) {
        const phw_finding *finding = &report->findings->items[i];
        if (is_personal(finding))
            surfaces[finding->plane < planes ? finding->plane : planes].personal = true;
    }
}

static void add_blocks(const phw_page *page, tally *surfaces)
{
    tally *blocks = &surfaces[blocks_of(page)];
    for (size_t i = 0; i < page->plane_count; i++) {
        if (page->planes[i].kind != PHW_PLANE_BLOCK)
            continue;
        blocks->read += surfaces[i].read;
        blocks->unread += surfaces[i].unread;
        blocks->lines += surfaces[i].lines;
        blocks->personal |= surfaces[i].personal;
    }
}

phw_status phw_scan_list_unread(phw_report *report, phw_error *error)
{
    const phw_page *page = report->page;
    size_t capacity = 0;
    tally *surfaces = calloc(page->plane_count + 2, sizeof *surfaces);
    phw_status status = surfaces ? PHW_OK : PHW_ERR_NOMEM;
    if (surfaces) {
        add_lines(page, surfaces);
        add_findings(report, surfaces);
        add_blocks(page, surfaces);
    }
    for (size_t i = 0; status == PHW_OK && i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        const char *why = reason(report, line, surfaces);
        if (!why)
            continue;
        if (phw_grow((void **)&report->unread, &capacity, report->unread_count,
                     sizeof *report->unread))
            report->unread[report->unread_count++] = (phw_unread){line->quad, why};
        else
            status = PHW_ERR_NOMEM;
    }
    free(surfaces);
    report->complete = page->complete && !report->stopped_early && report->container.complete &&
                       report->rules.stopped_count == 0;
    return status == PHW_OK ? PHW_OK
                            : phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
}
