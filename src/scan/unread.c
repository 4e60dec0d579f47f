/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/unread.h"

#include <stdlib.h>

#include "base/geometry.h"
#include "base/grow.h"

/* Lines that look like text and cannot be read matter where they are many: a letter out of focus, a
 * screen too far away. A stray one on a surface that was otherwise read is a smudge, an icon, a
 * border. */
#define LEAST_LINES 3
#define LEAST_SHARE 0.5 /* of the text of its surface */

typedef struct tally {
    double read, unread; /* pixels of text */
    size_t lines;        /* unread ones */
} tally;

static bool matters(const tally *surface)
{
    return surface->lines >= LEAST_LINES &&
           surface->unread >= LEAST_SHARE * (surface->read + surface->unread);
}

static size_t surface_of(const phw_page *page, const phw_line *line)
{
    return line->plane < page->plane_count ? line->plane : page->plane_count;
}

static const char *reason(phw_line_state state, const tally *surface)
{
    switch (state) {
    case PHW_LINE_UNREAD:
        return matters(surface) ? "unreadable" : NULL;
    case PHW_LINE_SKIPPED:
        return "limit";
    case PHW_LINE_READ:
    case PHW_LINE_NOISE:
        return NULL;
    }
    return NULL;
}

phw_status phw_scan_list_unread(phw_report *report, phw_error *error)
{
    const phw_page *page = report->page;
    size_t capacity = 0;
    tally *surfaces = calloc(page->plane_count + 1, sizeof *surfaces);
    phw_status status = surfaces ? PHW_OK : PHW_ERR_NOMEM;
    for (size_t i = 0; surfaces && i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        tally *surface = &surfaces[surface_of(page, line)];
        double length = phw_quad_width(&line->quad);
        if (line->state == PHW_LINE_READ)
            surface->read += length;
        if (line->state == PHW_LINE_UNREAD) {
            surface->unread += length;
            surface->lines++;
        }
    }
    for (size_t i = 0; status == PHW_OK && i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        const char *why = reason(line->state, &surfaces[surface_of(page, line)]);
        if (!why)
            continue;
        if (phw_grow((void **)&report->unread, &capacity, report->unread_count,
                     sizeof *report->unread))
            report->unread[report->unread_count++] = (phw_unread){line->quad, why};
        else
            status = PHW_ERR_NOMEM;
    }
    free(surfaces);
    report->complete =
        page->complete && report->container.complete && report->rules.stopped_count == 0;
    return status == PHW_OK ? PHW_OK
                            : phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
}
