/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "mark/sheet_ground.h"
#include "mark/sheet_quad.h"

#define SEEDS_ALONG 8    /* so many above and below each line */
#define ROUND 0.35       /* line heights from its edge, beyond what its letters blur into … */
#define CLEAR 1.5        /* … and so many pixels of the small picture */
#define HOLDS_LEAST 0.97 /* of the plane's text lies on the sheet … */
#define HOLDS_MOST 0.6   /* … or so much, and the rest on a bar beside it */
/* Corners of edges that are nearly parallel lie far out: so many times what is in them, at most. */
#define JOINED_MOST 1.5
#define WIDER_LEAST 0.08 /* of the sheet is beyond the plane … */
#define STRIP_LEAST 0.02 /* … or a strip at an edge, where it has so much of the plane … */
#define ALIKE 0.95       /* … else layout's edges are as good */
#define LARGE 0.05       /* of the picture: a bar of a window may look like a sheet */
#define UPRIGHT 0.01     /* sine of the angle: a hand lays nothing down so straight */
#define LABEL_SHARE 0.15 /* of the picture */
#define LABEL_LINES 12

static bool is_text(const phw_line *line)
{
    return line->state == PHW_LINE_READ || line->state == PHW_LINE_UNREAD;
}

/* Whether most of a plane's text is lighter than the ground. */
static bool is_light(const phw_page *page, size_t plane)
{
    double light = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        if (line->plane == plane && is_text(line))
            light += phw_quad_width(&line->quad) *
                     (line->polarity == PHW_POLARITY_LIGHT_ON_DARK ? 1 : -1);
    }
    return light > 0;
}

/* Points beside the lines of a plane that are lighter than the ground, or darker. */
static size_t seed(const phw_page *page, size_t plane, bool light, double scale, phw_point *seeds)
{
    size_t count = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        if (line->plane != plane || !is_text(line) ||
            (line->polarity == PHW_POLARITY_LIGHT_ON_DARK) != light)
            continue;
        const phw_quad quad =
            phw_quad_pad(&line->quad, 0, fmax(ROUND * line->height, CLEAR * scale));
        for (int k = 0; k < 2 * SEEDS_ALONG; k++) {
            const phw_point *from = &quad.corner[k % 2 ? 3 : 0], *to = &quad.corner[k % 2 ? 2 : 1];
            const double part = (k / 2 + 0.5) / SEEDS_ALONG;
            seeds[count++] =
                (phw_point){from->x + part * (to->x - from->x), from->y + part * (to->y - from->y)};
        }
    }
    return count;
}

static bool stands_on(const phw_quad *sheet, const phw_quad *quad)
{
    return phw_quad_contains(sheet, phw_quad_centre(quad));
}

static double text_of(const phw_page *page, size_t plane, const phw_quad *sheet)
{
    double length = 0;
    for (size_t i = 0; i < page->line_count; i++)
        if (page->lines[i].plane == plane && is_text(&page->lines[i]) &&
            (!sheet || stands_on(sheet, &page->lines[i].quad)))
            length += phw_quad_width(&page->lines[i].quad);
    return length;
}

/* The corners from the one on that the plane's text is read. */
static phw_quad read_as(const phw_quad *sheet, double angle)
{
    double most = -INFINITY;
    int first = 0;
    for (int i = 0; i < 4; i++) {
        const phw_point *a = &sheet->corner[i], *b = &sheet->corner[(i + 1) % 4];
        const double way = cos(atan2(b->y - a->y, b->x - a->x) - angle);
        if (way > most) {
            most = way;
            first = i;
        }
    }
    phw_quad quad;
    for (int i = 0; i < 4; i++)
        quad.corner[i] = sheet->corner[(first + i) % 4];
    return quad;
}

static void widen(phw_page *page, size_t plane, const phw_quad *sheet, phw_findings *findings)
{
    phw_plane *wide = &page->planes[plane];
    size_t lines = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        if (stands_on(sheet, &page->lines[i].quad))
            page->lines[i].plane = plane;
        lines += page->lines[i].plane == plane;
    }
    for (size_t i = 0; i < page->plane_count; i++)
        wide->clinical |= page->planes[i].clinical && stands_on(sheet, &page->planes[i].quad);
    for (size_t i = 0; i < findings->count; i++)
        if (phw_quad_area(&findings->items[i].quad) > 0 &&
            stands_on(sheet, &findings->items[i].quad))
            findings->items[i].plane = plane;
    wide->quad = read_as(sheet, phw_quad_angle(&wide->quad));
    if (wide->kind == PHW_PLANE_BLOCK)
        wide->kind =
            phw_quad_area(sheet) < LABEL_SHARE * page->width * page->height && lines < LABEL_LINES
                ? PHW_PLANE_LABEL
                : PHW_PLANE_SHEET;
}

static bool is_upright(const phw_quad *quad)
{
    for (int i = 0; i < 4; i++) {
        const phw_point *a = &quad->corner[i], *b = &quad->corner[(i + 1) % 4];
        const double across = fabs(b->x - a->x), down = fabs(b->y - a->y);
        if (fmin(across, down) > UPRIGHT * hypot(across, down))
            return false;
    }
    return true;
}

/* Whether a sheet tells that a camera took the picture: a card of a screenshot, with a colour that
 * runs from light to dark, looks like one. */
static bool tells_of_camera(const phw_page *page, const phw_quad *sheet, bool drawn)
{
    return phw_quad_area(sheet) >= LARGE * page->width * page->height &&
           !(drawn && is_upright(sheet));
}

static bool is_wider(const phw_quad *sheet, const phw_quad *plane)
{
    const double common = phw_quad_overlap(sheet, plane), area = phw_quad_area(sheet);
    return common < (1 - WIDER_LEAST) * area ||
           (common < (1 - STRIP_LEAST) * area && common >= ALIKE * phw_quad_area(plane));
}

static int by_column(const void *a, const void *b)
{
    const phw_point *p = a, *q = b;
    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return (p->y > q->y) - (p->y < q->y);
}

/* Widens a sheet to what a plane has on a ground of its own, as a window's title. */
static bool join(phw_quad *sheet, const phw_quad *plane)
{
    phw_point points[8], hull[9];
    memcpy(points, sheet->corner, sizeof sheet->corner);
    memcpy(points + 4, plane->corner, sizeof plane->corner);
    qsort(points, 8, sizeof *points, by_column);
    const size_t count = phw_sheet_hull(points, 8, hull);
    const double area = phw_sheet_area(hull, count);
    return phw_sheet_quad(hull, count, sheet) &&
           phw_sheet_area(sheet->corner, 4) <= JOINED_MOST * area;
}

/* The sheet under one plane, where it is wider. */
static bool find_sheet(const phw_page *page, size_t plane, phw_sheet_grounds *grounds,
                       phw_point *seeds, phw_quad *sheet)
{
    const double text = text_of(page, plane, NULL);
    const bool light = is_light(page, plane);
    const phw_quad *own = &page->planes[plane].quad;
    if (page->planes[plane].kind == PHW_PLANE_PAGE || text <= 0 ||
        !phw_sheet_ground_find(grounds, seeds, seed(page, plane, light, grounds->scale, seeds),
                               light, sheet))
        return false;
    const double held = text_of(page, plane, sheet);
    return (held >= HOLDS_LEAST * text || (held >= HOLDS_MOST * text && join(sheet, own))) &&
           is_wider(sheet, own);
}

phw_status phw_mark_widen_planes(const phw_mark_scene *scene, phw_findings *findings, size_t *large,
                                 phw_error *error)
{
    phw_page *page = scene->page;
    size_t count = 0;
    if (page->plane_count == 0) {
        *large = 0;
        return PHW_OK;
    }
    phw_sheet_grounds grounds;
    phw_status status = phw_sheet_grounds_init(scene->image, &grounds, error);
    phw_point *seeds = malloc((page->line_count + 1) * (size_t)(2 * SEEDS_ALONG) * sizeof *seeds);
    if (status == PHW_OK && !seeds)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for sheets");
    for (size_t i = 0; status == PHW_OK && i < page->plane_count; i++) {
        phw_quad sheet;
        if (!find_sheet(page, i, &grounds, seeds, &sheet))
            continue;
        widen(page, i, &sheet, findings);
        count += tells_of_camera(page, &sheet, grounds.drawn);
    }
    if (status == PHW_OK)
        *large = count;
    free(seeds);
    phw_sheet_grounds_done(&grounds);
    return status;
}
