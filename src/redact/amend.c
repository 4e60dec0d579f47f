/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/amend.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "redact/policy.h"
#include "redact/raster.h"

/* Reports give corners to a tenth of a pixel. */
#define SAME_PLACE 1.0

/* A mask that takes in less of a finding than this brushes past it: the line above, padded. */
#define TOUCHED_SHARE 0.10

/* A finding is one that was left where this share of it lies on one. */
#define LEFT_SHARE 0.5

static bool same_place(const phw_quad *a, const phw_quad *b)
{
    for (int i = 0; i < 4; i++)
        if (!(fabs(a->corner[i].x - b->corner[i].x) <= SAME_PLACE &&
              fabs(a->corner[i].y - b->corner[i].y) <= SAME_PLACE))
            return false;
    return true;
}

static bool holds(const phw_findings *list, const phw_finding *finding)
{
    for (size_t i = 0; list && i < list->count; i++)
        if (list->items[i].kind == finding->kind &&
            same_place(&list->items[i].quad, &finding->quad))
            return true;
    return false;
}

/* What a person adds is sure, and stands where no line is known. */
static phw_status add_wanted(phw_amended *amended, const phw_finding *from, phw_error *error)
{
    phw_finding added = *from;
    added.confidence = 1;
    added.line = PHW_NO_LINE;
    added.plane = PHW_NO_PLANE;
    added.because_count = 0;
    phw_finding_because(&added, "person");
    if (phw_redact_cover_of(added.kind) != PHW_COVER_IDENTIFIER)
        added.kind = PHW_FINDING_CUSTOM;
    if (added.subject == PHW_SUBJECT_PUBLIC)
        added.subject = PHW_SUBJECT_UNKNOWN;
    if (amended->report.verdict == PHW_VERDICT_CLEAR)
        amended->report.verdict = PHW_VERDICT_REVIEW;
    return phw_findings_add(amended->wanted, &added, error);
}

/* Each finding of the report goes to one of the two lists. */
static phw_status divide(const phw_report *report, const phw_redact_options *options,
                         phw_amended *amended, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && report->findings && i < report->findings->count; i++) {
        const phw_finding *finding = &report->findings->items[i];
        bool wanted = options->edit
                          ? holds(options->edit->findings, finding)
                          : phw_raster_share(options->mask, &finding->quad) >= TOUCHED_SHARE;
        status = phw_findings_add(wanted ? amended->wanted : amended->left, finding, error);
    }
    const phw_findings *edited = options->edit ? options->edit->findings : NULL;
    for (size_t i = 0; status == PHW_OK && edited && i < edited->count; i++)
        if (!holds(report->findings, &edited->items[i]))
            status = add_wanted(amended, &edited->items[i], error);
    return status;
}

/* Surfaces to be covered whole are those that the person names, known or not. */
static phw_status choose_records(const phw_report *report, const phw_redact_edit *edit,
                                 phw_amended *amended, phw_error *error)
{
    size_t known = report->page->plane_count;
    amended->page = *report->page;
    amended->planes = calloc(known + edit->record_count + 1, sizeof *amended->planes);
    if (!amended->planes)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for an edited report");
    for (size_t i = 0; i < known; i++) {
        amended->planes[i] = report->page->planes[i];
        amended->planes[i].record = false;
    }
    for (size_t k = 0; k < edit->record_count; k++) {
        size_t i = 0;
        while (i < known && !same_place(&amended->planes[i].quad, &edit->records[k]))
            i++;
        if (i == known)
            i = amended->page.plane_count++;
        amended->planes[i].quad = edit->records[k];
        amended->planes[i].record = true;
        if (i >= known)
            amended->planes[i].kind = PHW_PLANE_BLOCK;
    }
    amended->page.planes = amended->planes;
    amended->report.page = &amended->page;
    return PHW_OK;
}

phw_status phw_amend(const phw_report *report, const phw_redact_options *options,
                     phw_amended *amended, phw_error *error)
{
    *amended = (phw_amended){.report = *report};
    if (!options || (!options->edit && !options->mask))
        return PHW_OK;
    if (options->mask && (options->mask->channels != 1 || options->mask->width != report->width ||
                          options->mask->height != report->height))
        return phw_error_set(
            error, PHW_ERR_ARGUMENT, "the mask given has %u × %u pixels, the picture %u × %u",
            options->mask->width, options->mask->height, report->width, report->height);
    phw_status status = phw_findings_new(&amended->wanted, error);
    if (status == PHW_OK)
        status = phw_findings_new(&amended->left, error);
    if (status == PHW_OK)
        status = divide(report, options, amended, error);
    if (status == PHW_OK && options->edit && options->edit->records && report->page)
        status = choose_records(report, options->edit, amended, error);
    if (status != PHW_OK)
        phw_amended_done(amended);
    else
        amended->report.findings = amended->wanted;
    return status;
}

void phw_amended_done(phw_amended *amended)
{
    phw_findings_free(&amended->wanted);
    phw_findings_free(&amended->left);
    free(amended->planes);
    amended->planes = NULL;
}

bool phw_amended_is_left(const phw_findings *left, const phw_finding *finding)
{
    double area = phw_quad_area(&finding->quad);
    for (size_t i = 0; left && i < left->count; i++)
        if (phw_quad_overlap(&left->items[i].quad, &finding->quad) >= LEFT_SHARE * area)
            return true;
    return false;
}
