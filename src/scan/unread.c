/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/unread.h"

#include <stdlib.h>

#include "base/geometry.h"
#include "base/grow.h"

static const char *reason(phw_line_state state)
{
    switch (state) {
    case PHW_LINE_UNREAD:
        return "unreadable";
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
    for (size_t i = 0; i < page->line_count; i++) {
        const char *why = reason(page->lines[i].state);
        if (!why)
            continue;
        if (!phw_grow((void **)&report->unread, &capacity, report->unread_count,
                      sizeof *report->unread))
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
        report->unread[report->unread_count++] = (phw_unread){page->lines[i].quad, why};
    }
    report->complete = page->complete && report->container.complete && report->unread_count == 0;
    return PHW_OK;
}
