/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/panels.h"

#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "layout/layout.h"
#include "mark/weak_panel.h"
#include "scan/rescan.h"

/* Ground round a panel, in its heights, so that its letters stand as on a page. */
#define ROOM 0.5

/* Strokes are where the stretched picture is this far from white. */
#define STROKE 96
/* Rows and columns with so many of them belong to the letters: fewer are dust and edges. */
#define STROKES_LEAST 2

/* Letters' own height at least, pixels. */
#define LOWEST 6

/* What is under a cover was read where words read so surely fill so much of it. */
#define WORD_SURE 0.8
#define READ_SHARE 0.4

/* A finding under a cover, so sure, has so much of itself under it, and so has a word; the cover
 * is then one that hides nothing as surely as this. */
#define READ_LEAST 0.5
#define PERSONAL                                                                                   \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_RELATIVE_NAME |                            \
     1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |   \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH |                         \
     1U << PHW_FINDING_ADDRESS | 1U << PHW_FINDING_POSTCODE | 1U << PHW_FINDING_PHONE |            \
     1U << PHW_FINDING_EMAIL | 1U << PHW_FINDING_NINO)
#define UNDER_SHARE 0.5
#define SURE_READ 0.95

#define SAME_SHARE 0.5 /* of a cover, which lies under another: it is that */

/* One panel as dark letters on white. */
static phw_status stretch(const phw_image *luma, const phw_weak_panel_place *panel, uint32_t room,
                          phw_image **made, phw_error *error)
{
    const uint32_t left = (uint32_t)panel->box.left, top = (uint32_t)panel->box.top;
    const uint32_t width = (uint32_t)panel->box.right - left;
    const uint32_t height = (uint32_t)panel->box.bottom - top;
    phw_image *image = NULL;
    phw_status status = phw_image_new(width + 2 * room, height + 2 * room, 1, &image, error);
    if (status != PHW_OK)
        return status;
    for (uint32_t y = 0; y < image->height; y++)
        memset(phw_image_row_mut(image, y), UINT8_MAX, image->width);
    for (uint32_t y = 0; y < height; y++) {
        const uint8_t *from = phw_image_row(luma, top + y) + left;
        uint8_t *to = phw_image_row_mut(image, room + y) + room;
        for (uint32_t x = 0; x < width; x++) {
            double share = (from[x] - panel->letters) / (panel->ground - panel->letters);
            to[x] = (uint8_t)lround(UINT8_MAX * fmax(0, fmin(1, share)));
        }
    }
    *made = image;
    return PHW_OK;
}

static uint32_t strokes_in(const phw_image *image, uint32_t at, bool row)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < (row ? image->width : image->height); i++)
        count += phw_image_row(image, row ? at : i)[row ? i : at] < UINT8_MAX - STROKE;
    return count;
}

/* Where strokes begin and end along one side. */
static phw_point extent(const phw_image *image, bool rows)
{
    uint32_t first = 0, last = rows ? image->height : image->width;
    while (first < last && strokes_in(image, first, rows) < STROKES_LEAST)
        first++;
    while (last > first && strokes_in(image, last - 1, rows) < STROKES_LEAST)
        last--;
    return (phw_point){first, last};
}

/* The panel's letters as one line. Returns whether there are any. */
static bool find_line(const phw_image *image, phw_line *line)
{
    const phw_point rows = extent(image, true), columns = extent(image, false);
    *line = (phw_line){.quad = phw_quad_from_box((phw_box){columns.x, rows.x, columns.y, rows.y}),
                       .height = rows.y - rows.x,
                       .polarity = PHW_POLARITY_DARK_ON_LIGHT,
                       .plane = PHW_NO_PLANE,
                       .state = PHW_LINE_SKIPPED};
    return rows.y - rows.x >= LOWEST && columns.y - columns.x >= rows.y - rows.x;
}

static phw_status read_line(phw_ocr *ocr, const phw_image *image, const phw_line *line,
                            const phw_ocr_budget *budget, phw_page **read, phw_error *error)
{
    phw_ocr_budget upright = *budget;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_page *found = NULL;
    upright.as_they_run = true;
    phw_status status = phw_page_new(image->width, image->height, &found, error);
    if (status == PHW_OK)
        status = phw_page_new(image->width, image->height, read, error);
    if (status == PHW_OK)
        status = phw_page_add_line(found, line, error);
    if (status == PHW_OK)
        status = phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, error);
    if (status == PHW_OK)
        status = phw_ocr_read(ocr, &pyramid, found, &upright, *read, error);
    phw_pyramid_done(&pyramid);
    phw_page_free(&found);
    return status;
}

static phw_status read_panel(phw_ocr *ocr, const phw_image *luma, const phw_weak_panel_place *panel,
                             const phw_ocr_budget *budget, phw_page *page, phw_error *error)
{
    const uint32_t room = (uint32_t)(ROOM * (panel->box.bottom - panel->box.top)) + 1;
    const phw_place at = {floor(panel->box.left) - room, floor(panel->box.top) - room, 1};
    phw_image *image = NULL;
    phw_page *read = NULL;
    phw_line line;
    phw_status status = stretch(luma, panel, room, &image, error);
    if (status == PHW_OK && find_line(image, &line))
        status = read_line(ocr, image, &line, budget, &read, error);
    for (size_t i = 0; status == PHW_OK && read && i < read->line_count; i++)
        if (read->lines[i].state == PHW_LINE_READ)
            status = phw_rescan_add_line(read, &read->lines[i], &at, page, error);
    if (read && !read->complete)
        page->complete = false;
    phw_page_free(&read);
    phw_image_free(&image);
    return status;
}

phw_status phw_scan_read_panels(phw_ocr *ocr, const phw_pyramid *pyramid,
                                const phw_ocr_budget *budget, phw_page *page, phw_error *error)
{
    phw_weak_panel_place panels[PHW_WEAK_PANELS_MOST];
    const phw_image *luma = pyramid->level[0];
    const size_t count = phw_weak_panels_find(luma, page, panels);
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < count; i++)
        status = read_panel(ocr, luma, &panels[i], budget, page, error);
    return status;
}

static bool is_cover(const phw_finding *finding)
{
    bool shows = false;
    for (size_t i = 0; i < finding->because_count; i++)
        shows |= strcmp(finding->because[i], "translucent") == 0;
    return shows && finding->kind == PHW_FINDING_WEAK_REDACTION;
}

/* Whether what stands under a cover was read as a part of a line, or as one. */
static bool is_read(const phw_page *page, const phw_finding *cover)
{
    double read = 0;
    for (size_t i = 0; i < page->word_count; i++)
        if (page->words[i].confidence >= WORD_SURE)
            read += phw_quad_overlap(&page->words[i].quad, &cover->quad);
    return read >= READ_SHARE * phw_quad_area(&cover->quad);
}

/* Marks the words that lie under a cover. Returns whether there are any. */
static bool mark_words(const phw_finding *cover, phw_page *page)
{
    bool any = false;
    for (size_t i = 0; i < page->word_count; i++) {
        phw_word *word = &page->words[i];
        const double under = phw_quad_overlap(&word->quad, &cover->quad);
        if (under < UNDER_SHARE * phw_quad_area(&word->quad))
            continue;
        word->covered = any = true;
    }
    return any;
}

phw_status phw_scan_read_covers(phw_ocr *ocr, const phw_pyramid *pyramid,
                                const phw_findings *findings, const phw_ocr_budget *budget,
                                phw_page *page, bool *more, phw_error *error)
{
    const phw_image *luma = pyramid->level[0];
    phw_status status = PHW_OK;
    *more = false;
    for (size_t i = 0; status == PHW_OK && i < findings->count; i++) {
        const phw_finding *cover = &findings->items[i];
        if (!is_cover(cover))
            continue;
        phw_weak_panel_place place = {.box = phw_quad_bounds(&cover->quad)};
        place.box = (phw_box){fmax(0, ceil(place.box.left)), fmax(0, ceil(place.box.top)),
                              fmin(luma->width, floor(place.box.right)),
                              fmin(luma->height, floor(place.box.bottom))};
        if (!is_read(page, cover) && phw_weak_panel_levels(luma, &place))
            status = read_panel(ocr, luma, &place, budget, page, error);
        *more |= mark_words(cover, page);
    }
    return status;
}

static bool is_found(const phw_findings *findings, const phw_finding *cover)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].kind == PHW_FINDING_WEAK_REDACTION &&
            phw_quad_overlap(&findings->items[i].quad, &cover->quad) >=
                SAME_SHARE * phw_quad_area(&cover->quad))
            return true;
    return false;
}

phw_status phw_scan_keep_covers(const phw_findings *before, phw_findings *after, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < before->count; i++)
        if (before->items[i].kind == PHW_FINDING_WEAK_REDACTION &&
            !is_found(after, &before->items[i]))
            status = phw_findings_add(after, &before->items[i], error);
    return status;
}

/* Whether a finding is of a person, and of what was written under a cover: the name of a place
 * under a caption's bar is nobody's. */
static bool stands_under(const phw_finding *finding, const phw_finding *cover)
{
    return finding->line != PHW_NO_LINE && (PERSONAL & 1U << finding->kind) &&
           finding->confidence >= READ_LEAST && finding->subject != PHW_SUBJECT_PUBLIC &&
           finding->subject != PHW_SUBJECT_STAFF &&
           phw_quad_overlap(&finding->quad, &cover->quad) >=
               UNDER_SHARE * phw_quad_area(&finding->quad);
}

void phw_scan_tell_read_covers(phw_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        phw_finding *cover = &findings->items[i];
        bool reads = false;
        for (size_t k = 0; is_cover(cover) && k < findings->count; k++)
            reads |= stands_under(&findings->items[k], cover);
        if (!reads)
            continue;
        phw_finding_because(cover, "reads");
        cover->subject = PHW_SUBJECT_PATIENT;
        cover->confidence = fmax(cover->confidence, SURE_READ);
    }
}
