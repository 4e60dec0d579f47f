/* SPDX-License-Identifier: Apache-2.0 */
#include "photoward/scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/pyramid.h"
#include "identify/identify.h"
#include "layout/layout.h"
#include "mark/mark.h"
#include "risk/risk.h"
#include "scan/bands.h"
#include "scan/cards.h"
#include "scan/codes.h"
#include "scan/faint.h"
#include "scan/insets.h"
#include "scan/known.h"
#include "scan/order.h"
#include "scan/panels.h"
#include "scan/plates.h"
#include "scan/quick.h"
#include "scan/scanner.h"
#include "scan/unread.h"
#include "scan/views.h"

static phw_status open_ocr(phw_scanner *scanner, phw_error *error)
{
    size_t size;
    const uint8_t *model = phw_models_reader(scanner->models, &size);
    return phw_ocr_open(model, size, &scanner->ocr, error);
}

phw_status phw_scanner_open(const phw_model_paths *paths, const phw_scan_options *options,
                            phw_scanner **scanner, phw_error *error)
{
    phw_scanner *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a scanner");
    made->options = *options;
    made->options.rules = (phw_rules_text){NULL, 0};
    phw_status status = phw_models_open(paths->tables, &made->models, error);
    if (status == PHW_OK && options->rules.text)
        status = phw_rules_read(options->rules, NULL, NULL, &made->rules, error);
    if (status == PHW_OK)
        status = open_ocr(made, error);
    if (status != PHW_OK) {
        phw_scanner_free(&made);
        return status;
    }
    *scanner = made;
    return PHW_OK;
}

void phw_scanner_free(phw_scanner **scanner)
{
    if (!scanner || !*scanner)
        return;
    phw_ocr_free(&(*scanner)->ocr);
    phw_rules_free(&(*scanner)->rules);
    phw_models_free(&(*scanner)->models);
    free(*scanner);
    *scanner = NULL;
}

const phw_clock *phw_scanner_clock(const phw_scanner *scanner)
{
    return scanner->options.limits.milliseconds ? scanner->options.clock : NULL;
}

void phw_scanner_start_time(phw_scanner *scanner)
{
    const phw_clock *clock = phw_scanner_clock(scanner);
    if (clock)
        scanner->deadline_ms = clock->now_ms(clock->context) + scanner->options.limits.milliseconds;
}

bool phw_scanner_time_is_spent(const phw_scanner *scanner)
{
    const phw_clock *clock = phw_scanner_clock(scanner);
    return clock && clock->now_ms(clock->context) >= scanner->deadline_ms;
}

/* Where the text stands and what it says. */
static phw_status read_text(phw_scanner *scanner, const phw_image *image,
                            const phw_pyramid *pyramid, const phw_ocr_budget *budget,
                            phw_report *report, phw_error *error)
{
    phw_ocr_budget own = *budget;
    phw_quick quick = {scanner, report, false};
    phw_pyramid calm = PHW_PYRAMID_INIT;
    phw_page *found = NULL;
    size_t *order = NULL;
    phw_status status = phw_layout_find_through_moire(image, pyramid, scanner->options.limits.lines,
                                                      &calm, &found, error);
    if (status == PHW_OK)
        status = phw_scan_order(found, &order, error);
    own.order = order;
    if (scanner->options.quick) {
        own.enough = phw_scan_is_enough;
        own.context = &quick;
    }
    const phw_pyramid seen = phw_layout_seen(pyramid, &calm);
    if (status == PHW_OK)
        status = phw_ocr_read(scanner->ocr, &seen, found, &own, report->page, error);
    phw_pyramid_done(&calm);
    report->stopped_early = quick.enough;
    free(order);
    phw_page_free(&found);
    return status;
}

/* Light lines on coloured bands, and what could not be read, in other sums of the channels. */
static phw_status read_headings(phw_scanner *scanner, const phw_image *image,
                                const phw_pyramid *pyramid, const phw_ocr_budget *budget,
                                phw_page *page, phw_error *error)
{
    phw_page *left = NULL;
    phw_status status = phw_page_new(page->width, page->height, &left, error);
    if (status == PHW_OK)
        status = phw_scan_read_bands(scanner->ocr, image, pyramid, budget, page, left, error);
    if (status == PHW_OK)
        status = phw_scan_read_views(scanner, image, left, budget, page, error);
    phw_page_free(&left);
    return status;
}

static phw_ocr_budget budget_of(const phw_scanner *scanner)
{
    return (phw_ocr_budget){.clock = phw_scanner_clock(scanner),
                            .deadline_ms = scanner->deadline_ms,
                            .words = scanner->options.limits.words};
}

/* Everything that can be read. */
static phw_status read_page(phw_scanner *scanner, const phw_image *image,
                            const phw_pyramid *pyramid, phw_report *report, phw_error *error)
{
    const phw_ocr_budget budget = budget_of(scanner);
    phw_status status = read_text(scanner, image, pyramid, &budget, report, error);
    if (status == PHW_OK && !report->stopped_early)
        status = phw_scan_read_panels(scanner->ocr, pyramid, &budget, report->page, error);
    if (status == PHW_OK && !report->stopped_early)
        status = phw_scan_read_insets(scanner->ocr, pyramid, &budget, report->page, error);
    if (status == PHW_OK && !report->stopped_early)
        status = read_headings(scanner, image, pyramid, &budget, report->page, error);
    if (status == PHW_OK && !report->stopped_early)
        status = phw_scan_read_faint(scanner->ocr, image, &report->container, &budget, report->page,
                                     error);
    if (status == PHW_OK && !report->stopped_early)
        status = phw_scan_read_plates(scanner->ocr, image, pyramid, &budget, report->page, error);
    return status;
}

phw_status phw_scanner_identify(const phw_scanner *scanner, phw_report *report, phw_error *error)
{
    const phw_identify_with with = {scanner->models, scanner->rules, &report->rules,
                                    &report->genre};
    phw_rules_describe(scanner->rules, &report->rules);
    return phw_identify_page_with(report->page, &with, report->findings, error);
}

phw_status phw_scanner_judge_codes(const phw_scanner *scanner, const phw_codes *codes,
                                   const phw_report *source, phw_report *report, phw_error *error)
{
    const phw_identify_with with = {scanner->models, scanner->rules, &report->rules, NULL};
    return phw_scan_judge_codes(codes, &with, source, report, error);
}

phw_status phw_scanner_find_marks(const phw_scanner *scanner, const phw_mark_scene *scene,
                                  phw_findings *findings, phw_codes *codes, phw_error *error)
{
    phw_mark_options options = PHW_MARK_OPTIONS_DEFAULTS;
    if (scanner->options.no_faces)
        options.detectors &= ~(1U << PHW_MARK_FACES);
    phw_status status = phw_mark_find(scene, &options, findings, codes, error);
    for (size_t i = 0; scanner->options.cover_faces && i < findings->count; i++)
        if (findings->items[i].kind == PHW_FINDING_FACE)
            findings->items[i].asked = true;
    return status;
}

/* Marks, after the text: whose a code is depends on what stands round it. */
static phw_status find_marks(phw_scanner *scanner, const phw_image *image,
                             const phw_pyramid *pyramid, const phw_report *source,
                             phw_report *report, phw_error *error)
{
    const phw_mark_scene scene = {image, pyramid, report->page, scanner->models};
    phw_codes codes = PHW_CODES_INIT;
    const phw_mark_options records = {1U << PHW_MARK_RECORDS};
    phw_status status =
        report->stopped_early
            ? phw_mark_find(&scene, &records, report->findings, &codes, error)
            : phw_scanner_find_marks(scanner, &scene, report->findings, &codes, error);
    if (status == PHW_OK)
        status = phw_scanner_judge_codes(scanner, &codes, source, report, error);
    phw_codes_done(&codes);
    return status;
}

/* What the page says, and what is seen beside it. */
static phw_status judge(phw_scanner *scanner, const phw_image *image, const phw_pyramid *pyramid,
                        const phw_report *source, phw_report *report, phw_error *error)
{
    phw_status status = phw_scanner_identify(scanner, report, error);
    if (status == PHW_OK && source)
        phw_scan_drop_known(scanner->models, source, report);
    if (status == PHW_OK)
        status = find_marks(scanner, image, pyramid, source ? source : report, report, error);
    return status;
}

/* Judged anew where more can be read under a cover that was found. */
static phw_status look_under_covers(phw_scanner *scanner, const phw_image *image,
                                    const phw_pyramid *pyramid, const phw_report *source,
                                    phw_report *report, phw_error *error)
{
    const phw_ocr_budget budget = budget_of(scanner);
    bool more = false;
    phw_status status = phw_scan_read_covers(scanner->ocr, pyramid, report->findings, &budget,
                                             report->page, &more, error);
    if (status != PHW_OK || !more)
        return status;
    phw_findings *before = report->findings;
    report->findings = NULL;
    status = phw_findings_new(&report->findings, error);
    if (status == PHW_OK)
        status = judge(scanner, image, pyramid, source, report, error);
    if (status == PHW_OK)
        status = phw_scan_keep_covers(before, report->findings, error);
    phw_findings_free(&before);
    return status;
}

/* Everything that looks at pixels.
 * @param piece  it is one of a picture, seen from near already. */
static phw_status examine(phw_scanner *scanner, const phw_image *image, const phw_report *source,
                          bool piece, phw_report *report, phw_error *error)
{
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_status status = phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, error);
    if (status == PHW_OK)
        status = read_page(scanner, image, &pyramid, report, error);
    if (status == PHW_OK)
        status = judge(scanner, image, &pyramid, source, report, error);
    if (status == PHW_OK && !report->stopped_early)
        status = look_under_covers(scanner, image, &pyramid, source, report, error);
    if (status == PHW_OK && !report->stopped_early && !piece)
        status = phw_scan_look_at_cards(scanner, image, report, error);
    if (status == PHW_OK)
        phw_scan_tell_read_covers(report->findings);
    phw_pyramid_done(&pyramid);
    return status;
}

/* Facts for pixels that came without a file: a picture that hides nothing. */
static phw_container bare_container(const phw_image *image)
{
    return (phw_container){.format = PHW_FORMAT_UNKNOWN,
                           .coded_width = image->width,
                           .coded_height = image->height,
                           .orientation = 1,
                           .complete = true,
                           .bit_depth = 8,
                           .coded_channels = (int)image->channels};
}

/* @param source  the report on the picture of which this is a redacted copy, or NULL. */
static phw_status scan(phw_scanner *scanner, const char *name, const phw_image *image,
                       const phw_container *container, const phw_report *source, bool piece,
                       phw_report **report, phw_error *error)
{
    phw_report *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
    made->file = strdup(name);
    made->width = image->width;
    made->height = image->height;
    made->container = container ? *container : bare_container(image);
    phw_status status =
        made->file ? PHW_OK : phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
    if (status == PHW_OK)
        status = phw_page_new(image->width, image->height, &made->page, error);
    if (status == PHW_OK)
        status = phw_findings_new(&made->findings, error);
    if (status == PHW_OK)
        status = examine(scanner, image, source, piece, made, error);
    if (status == PHW_OK)
        status = phw_scan_list_unread(made, error);
    if (status != PHW_OK) {
        phw_report_free(&made);
        return status;
    }
    phw_risk_assess(made);
    *report = made;
    return PHW_OK;
}

phw_status phw_scan_pixels(phw_scanner *scanner, const char *name, const phw_image *image,
                           const phw_container *container, phw_report **report, phw_error *error)
{
    return scan(scanner, name, image, container, NULL, false, report, error);
}

phw_status phw_scan_piece(phw_scanner *scanner, const char *name, const phw_image *image,
                          phw_report **report, phw_error *error)
{
    return scan(scanner, name, image, NULL, NULL, true, report, error);
}

phw_status phw_scan_image(phw_scanner *scanner, const char *name, const phw_image *image,
                          const phw_container *container, phw_report **report, phw_error *error)
{
    phw_scanner_start_time(scanner);
    return phw_scan_pixels(scanner, name, image, container, report, error);
}

phw_status phw_scan_copy(phw_scanner *scanner, const phw_report *source, const phw_image *image,
                         const phw_container *container, phw_report **report, phw_error *error)
{
    phw_scanner_start_time(scanner);
    return scan(scanner, source->file, image, container, source, false, report, error);
}
