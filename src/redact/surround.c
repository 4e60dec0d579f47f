/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/surround.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"

#define LIKE_ANGLE 0.26 /* radians, 15 degrees */

static double turn_between(double a, double b)
{
    double turn = fmod(fabs(a - b), 2 * M_PI);
    return turn > M_PI ? 2 * M_PI - turn : turn;
}

static bool stand_together(const phw_line *a, const phw_line *b)
{
    double reach = PHW_SURROUND_GAP * fmax(a->height, b->height);
    phw_quad wide = phw_quad_pad(&a->quad, reach, reach);
    return turn_between(a->angle, b->angle) <= LIKE_ANGLE && phw_quad_overlap(&wide, &b->quad) > 0;
}

phw_status phw_surround_lines(const phw_page *page, size_t line, phw_quad *hull, phw_error *error)
{
    /* The group in the order in which it was joined; each member looks for its own neighbours. */
    size_t *group = calloc(page->line_count, sizeof *group);
    bool *joined = calloc(page->line_count, sizeof *joined);
    phw_quad *quads = calloc(page->line_count, sizeof *quads);
    phw_status status = PHW_OK;
    size_t count = 0;
    if (!group || !joined || !quads) {
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for the lines round an identifier");
        goto cleanup;
    }
    group[count++] = line;
    joined[line] = true;
    for (size_t done = 0; done < count; done++) {
        for (size_t i = 0; i < page->line_count; i++) {
            if (joined[i] || page->lines[i].plane != PHW_NO_PLANE ||
                !stand_together(&page->lines[group[done]], &page->lines[i]))
                continue;
            joined[i] = true;
            group[count++] = i;
        }
    }
    for (size_t i = 0; i < count; i++)
        quads[i] = page->lines[group[i]].quad;
    *hull = phw_quad_union(quads, count, page->lines[line].angle);
cleanup:
    free(group);
    free(joined);
    free(quads);
    return status;
}
