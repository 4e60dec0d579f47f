/* SPDX-License-Identifier: Apache-2.0 */
/* Marks that the mask cuts: what is left of a code, a face or a sign. */
#include "base/geometry.h"
#include "layout/layout.h"
#include "mark/mark.h"
#include "scan/codes.h"
#include "scan/rescan.h"

static phw_status keep_marks(phw_rescan *r, phw_error *error)
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

/* What stands in a part: its own lines, for detectors that look at them. */
static phw_status page_of_part(const phw_rescan *r, const phw_part *part, const phw_place *at,
                               phw_page **made, phw_error *error)
{
    const phw_page *page = r->report->page;
    const phw_place back = {-at->left, -at->top, 1};
    phw_status status =
        phw_page_new(part->right - part->left, part->bottom - part->top, made, error);
    for (size_t i = 0; status == PHW_OK && i < page->line_count; i++)
        if (phw_part_holds(part, &page->lines[i].quad))
            status = phw_rescan_add_line(page, &page->lines[i], &back, *made, error);
    return status;
}

static phw_status take_marks(phw_rescan *r, const phw_place *at, phw_findings *marks,
                             phw_codes *codes, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < marks->count; i++) {
        phw_finding *mark = &marks->items[i];
        mark->quad = phw_place_put(at, &mark->quad);
        mark->plane = phw_rescan_plane(r->report->page, &mark->quad);
        mark->line = PHW_NO_LINE;
        if (phw_mask_place_of(&r->again->covering, &mark->quad, 0) == PHW_MASK_TOUCHES)
            status = phw_findings_add(r->report->findings, mark, error);
    }
    size_t count = 0; /* codes the mask does not touch are known */
    for (size_t i = 0; i < codes->count; i++) {
        codes->items[i].quad = phw_place_put(at, &codes->items[i].quad);
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
static bool has_cut_mark(const phw_rescan *r, const phw_part *part)
{
    const phw_findings *before = r->again->before->findings;
    for (size_t i = 0; before && i < before->count; i++)
        if (before->items[i].line == PHW_NO_LINE && phw_part_holds(part, &before->items[i].quad) &&
            phw_quad_area(&before->items[i].quad) > 0 &&
            phw_mask_place_of(&r->again->covering, &before->items[i].quad, 0) == PHW_MASK_TOUCHES)
            return true;
    return false;
}

static phw_status look_at(phw_rescan *r, const phw_part *part, const phw_place *at,
                          const phw_image *piece, const phw_pyramid *pyramid, phw_error *error)
{
    phw_page *page = NULL;
    phw_findings *marks = NULL;
    phw_codes codes = PHW_CODES_INIT;
    phw_status status = page_of_part(r, part, at, &page, error);
    if (status == PHW_OK)
        status = phw_findings_new(&marks, error);
    if (status == PHW_OK) {
        const phw_mark_scene scene = {piece, pyramid, page, r->scanner->models};
        status = phw_scanner_find_marks(r->scanner, &scene, marks, &codes, error);
    }
    if (status == PHW_OK)
        status = take_marks(r, at, marks, &codes, error);
    phw_codes_done(&codes);
    phw_findings_free(&marks);
    phw_page_free(&page);
    return status;
}

phw_status phw_rescan_marks(phw_rescan *r, const phw_surroundings *surroundings, phw_error *error)
{
    phw_status status = keep_marks(r, error);
    for (size_t i = 0; status == PHW_OK && i < surroundings->count; i++) {
        phw_part part = phw_part_widen(&surroundings->parts[i], r->again->image);
        const phw_place at = {part.left, part.top, 1};
        phw_image *piece = NULL;
        phw_pyramid pyramid = PHW_PYRAMID_INIT;
        if (!has_cut_mark(r, &part))
            continue;
        status = phw_part_cut(&part, r->again, &piece, error);
        if (status == PHW_OK)
            status = phw_pyramid_build(piece, PHW_LAYOUT_LEAST_SIDE, &pyramid, error);
        if (status == PHW_OK)
            status = look_at(r, &part, &at, piece, &pyramid, error);
        phw_pyramid_done(&pyramid);
        phw_image_free(&piece);
    }
    return status;
}
