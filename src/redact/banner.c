/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/banner.h"

#include <math.h>
#include <string.h>

#include "base/geometry.h"

/* The fields that make a row a banner's. */
#define ANCHORS                                                                                    \
    (1U << PHW_FINDING_DATE_OF_BIRTH | 1U << PHW_FINDING_NHS_NUMBER |                              \
     1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |                                  \
     1U << PHW_FINDING_HOSPITAL_NUMBER)
#define ANCHOR_SURE 0.6

/* Text stands in the row where its middle is no further from the row's, in heights of the lower of
 * the two. */
#define IN_ROW 0.6

typedef struct row {
    phw_point middle, down;
    double height;
    size_t plane;
    double angle;
} row;

static bool is_anchor(const phw_report *report, const phw_finding *finding)
{
    return ANCHORS & 1U << finding->kind && finding->subject == PHW_SUBJECT_PATIENT &&
           finding->confidence >= ANCHOR_SURE && finding->line < report->page->line_count;
}

static row row_of(const phw_report *report, const phw_finding *finding)
{
    double angle = report->page->lines[finding->line].angle;
    return (row){phw_quad_centre(&finding->quad),
                 {-sin(angle), cos(angle)},
                 phw_quad_height(&finding->quad),
                 finding->plane,
                 angle};
}

static bool in_row(const row *here, const phw_quad *quad, size_t plane)
{
    phw_point centre = phw_quad_centre(quad);
    double down =
        (centre.x - here->middle.x) * here->down.x + (centre.y - here->middle.y) * here->down.y;
    return plane == here->plane && fabs(down) <= IN_ROW * fmin(here->height, phw_quad_height(quad));
}

static bool same_value(const phw_finding *a, const phw_finding *b)
{
    return a->text && b->text && strcmp(a->text, b->text) == 0;
}

/* Whether another field of the patient stands in the row, and no other patient's on the surface. */
static bool is_banner(const phw_report *report, const phw_finding *anchor, const row *here)
{
    const phw_findings *findings = report->findings;
    bool agree = false;
    for (size_t i = 0; i < findings->count; i++) {
        const phw_finding *other = &findings->items[i];
        if (other == anchor || !is_anchor(report, other) || other->plane != here->plane)
            continue;
        bool beside = in_row(here, &other->quad, other->plane);
        if (other->kind == anchor->kind && !same_value(anchor, other))
            return false;
        agree |= beside && other->kind != anchor->kind;
    }
    return agree;
}

bool phw_banner_strip(const phw_report *report, size_t index, phw_quad *strip)
{
    const phw_page *page = report->page;
    const phw_finding *anchor = &report->findings->items[index];
    if (!page || !is_anchor(report, anchor))
        return false;
    const row here = row_of(report, anchor);
    if (!is_banner(report, anchor, &here))
        return false;
    phw_quad all = anchor->quad;
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        if (line->state == PHW_LINE_NOISE || !in_row(&here, &line->quad, line->plane))
            continue;
        const phw_quad both[] = {all, line->quad};
        all = phw_quad_union(both, 2, here.angle);
    }
    *strip = all;
    return true;
}
