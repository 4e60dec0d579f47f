/* SPDX-License-Identifier: Apache-2.0 */
#include "report/report.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/draw.h"
#include "report/font.h"
#include "report/placement.h"

/* A capital's height: this share of the picture's mean side, so that the letters keep their size on
 * a screen on which the whole picture is shown. Below the least one letters cannot be told apart.
 */
#define LETTER_SHARE (1.0 / 80)
#define LETTER_LEAST 9.0

/* Labels beyond this many would only hide the picture; boxes are drawn for all. */
#define LABELS_MAX 600

/* The largest side phw_image_new() takes. */
#define SIDE_MAX 65535

static const phw_colour white = {255, 255, 255}, dark = {33, 37, 41}, plane_colour = {0, 172, 193},
                        unread_colour = {255, 179, 0};

/* What the whole drawing shares. */
typedef struct sheet {
    phw_image *image;
    const phw_report *report;
    double letter; /* height of a capital, pixels */
    double top;    /* where the picture begins below the banner */
} sheet;

/* One entry of the legend. */
typedef struct entry {
    char text[48];
    phw_colour colour;
    bool hatched;
    bool outlined;
} entry;

#define ENTRIES_MAX (PHW_KIND_GROUP_COUNT + 2)

static phw_ink solid(phw_colour colour)
{
    return (phw_ink){colour, 1};
}

static const char *verdict_sentence(const phw_report *report)
{
    static const char *const sentences[] = {"NOTHING FOUND THAT TELLS OF A PATIENT",
                                            "LOOK CLOSELY BEFORE YOU SHARE IT",
                                            "DO NOT SHARE: A PATIENT CAN BE IDENTIFIED"};
    static_assert(sizeof sentences / sizeof sentences[0] == PHW_VERDICT_COUNT, "one each");
    return sentences[report->verdict];
}

static phw_colour verdict_colour(const phw_report *report)
{
    static const phw_colour colours[] = {{27, 94, 32}, {148, 82, 0}, {176, 0, 32}};
    static_assert(sizeof colours / sizeof colours[0] == PHW_VERDICT_COUNT, "one each");
    return colours[report->verdict];
}

static size_t list_entries(const phw_report *report, entry entries[ENTRIES_MAX])
{
    size_t counts[PHW_KIND_GROUP_COUNT] = {0}, used = 0;
    for (size_t i = 0; report->findings && i < report->findings->count; i++)
        counts[phw_kinds_words(report->findings->items[i].kind)->group]++;
    for (unsigned group = 0; group < PHW_KIND_GROUP_COUNT; group++) {
        if (counts[group] == 0)
            continue;
        entries[used] = (entry){.colour = phw_kinds_group_colour(group)};
        snprintf(entries[used].text, sizeof entries[used].text, "%s %zu",
                 phw_kinds_group_label(group), counts[group]);
        used++;
    }
    if (report->unread_count) {
        entries[used] = (entry){.colour = unread_colour, .hatched = true};
        snprintf(entries[used].text, sizeof entries[used].text, "NOT READ %zu",
                 report->unread_count);
        used++;
    }
    if (report->page && report->page->plane_count) {
        entries[used] =
            (entry){.text = "SCREEN, SHEET OR LABEL", .colour = plane_colour, .outlined = true};
        used++;
    }
    return used;
}

static double entry_width(const entry *from, double letter)
{
    return letter * 3.2 + phw_font_width(from->text, letter);
}

/* Walks the legend's entries along rows; draws them where @p image is given. @return rows used. */
static size_t flow_entries(phw_image *image, const entry *entries, size_t count, double width,
                           double letter, double top)
{
    double x = letter;
    size_t rows = count > 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && x + entry_width(&entries[i], letter) > width) {
            x = letter;
            rows++;
        }
        if (image) {
            double y = top + letter * (0.7 + 2.1 * (double)(rows - 1));
            phw_quad swatch = phw_quad_from_box((phw_box){x, y, x + letter * 1.4, y + letter});
            if (entries[i].hatched)
                phw_draw_hatch(image, &swatch, letter / 2, solid(entries[i].colour));
            else if (!entries[i].outlined)
                phw_draw_fill(image, &swatch, solid(entries[i].colour));
            phw_draw_outline(image, &swatch, fmax(1, letter / 16),
                             solid(entries[i].outlined ? entries[i].colour : white));
            phw_font_draw(image, (phw_point){x + letter * 2, y}, letter, entries[i].text,
                          solid(white));
        }
        x += entry_width(&entries[i], letter) + letter;
    }
    return rows;
}

static double banner_width(const phw_report *report, double letter)
{
    return letter * 4 + phw_font_width(phw_verdict_name(report->verdict), letter * 1.6) +
           phw_font_width(verdict_sentence(report), letter);
}

static void draw_banner(const sheet *on, double height)
{
    double letter = on->letter, big = letter * 1.6;
    const char *word = phw_verdict_name(on->report->verdict);
    phw_draw_box(on->image, (phw_box){0, 0, on->image->width, height},
                 solid(verdict_colour(on->report)));
    phw_font_draw(on->image, (phw_point){letter, (height - big) / 2}, big, word, solid(white));
    phw_font_draw(
        on->image,
        (phw_point){letter * 2.6 + phw_font_width(word, big), (height + big) / 2 - letter}, letter,
        verdict_sentence(on->report), solid(white));
}

static phw_quad shift(const sheet *on, const phw_quad *quad)
{
    phw_quad moved = *quad;
    for (size_t i = 0; i < 4; i++)
        moved.corner[i].y += on->top;
    return moved;
}

static void draw_planes(const sheet *on)
{
    const phw_page *page = on->report->page;
    for (size_t i = 0; page && i < page->plane_count; i++) {
        phw_quad quad = shift(on, &page->planes[i].quad);
        phw_draw_outline(on->image, &quad, fmax(0.75, on->letter / 24), solid(plane_colour));
    }
}

static void draw_unread(const sheet *on)
{
    for (size_t i = 0; i < on->report->unread_count; i++) {
        phw_quad quad = shift(on, &on->report->unread[i].quad);
        phw_draw_hatch(on->image, &quad, fmax(5, on->letter / 2), (phw_ink){unread_colour, 0.8});
        phw_draw_outline(on->image, &quad, fmax(0.75, on->letter / 20), solid(unread_colour));
    }
}

/* A label's letters follow the text they stand beside, within bounds that can be read. */
static double label_letter(const sheet *on, const phw_finding *finding)
{
    double like_text = phw_quad_height(&finding->quad) * 0.6;
    return fmax(LETTER_LEAST, fmax(on->letter * 0.5, fmin(on->letter * 0.9, like_text)));
}

/* Of a column of like findings one wears the label for its neighbours. */
#define NEIGHBOUR_LETTERS 5.0

static bool near(phw_box a, phw_box b, double distance)
{
    return a.left - distance < b.right && b.left - distance < a.right &&
           a.top - distance < b.bottom && b.top - distance < a.bottom;
}

static bool neighbour_labelled(const sheet *on, const phw_label *labels, const size_t *owners,
                               size_t count, phw_box anchor, phw_finding_kind kind)
{
    const phw_finding *items = on->report->findings->items;
    for (size_t i = 0; i < count; i++)
        if (items[owners[i]].kind == kind && labels[i].width > 0 &&
            near(labels[i].anchor, anchor, on->letter * NEIGHBOUR_LETTERS))
            return true;
    return false;
}

static void draw_label(const sheet *on, const phw_label *label, const phw_finding *finding)
{
    const phw_kind_words *words = phw_kinds_words(finding->kind);
    double letter = label_letter(on, finding);
    phw_draw_box(on->image, label->at, solid(phw_kinds_group_colour(words->group)));
    phw_font_draw(on->image,
                  (phw_point){label->at.left + letter * 0.5, label->at.top + letter * 0.4}, letter,
                  words->label, solid(white));
}

static phw_status draw_findings(const sheet *on, phw_error *error)
{
    const phw_findings *findings = on->report->findings;
    size_t count = findings ? findings->count : 0, labelled = 0;
    double radius = fmax(1, on->letter / 14);
    phw_label *labels = calloc(LABELS_MAX, sizeof *labels);
    size_t *owners = calloc(LABELS_MAX, sizeof *owners);
    if (!labels || !owners) {
        free(labels);
        free(owners);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the overlay");
    }
    for (size_t i = 0; i < count; i++) {
        const phw_finding *finding = &findings->items[i];
        if (!phw_kinds_in_picture(finding))
            continue;
        const phw_kind_words *words = phw_kinds_words(finding->kind);
        phw_quad tight = shift(on, &finding->quad);
        phw_quad quad = phw_quad_pad(&tight, radius, radius);
        phw_draw_fill(on->image, &quad, (phw_ink){phw_kinds_group_colour(words->group), 0.15});
        phw_draw_outline(on->image, &quad, radius, solid(phw_kinds_group_colour(words->group)));
        if (labelled == LABELS_MAX)
            continue;
        double letter = label_letter(on, finding);
        phw_box bounds = phw_quad_bounds(&quad);
        bounds = (phw_box){bounds.left - radius, bounds.top - radius, bounds.right + radius,
                           bounds.bottom + radius};
        labels[labelled] = (phw_label){.anchor = bounds};
        if (!neighbour_labelled(on, labels, owners, labelled, bounds, finding->kind)) {
            labels[labelled].width = phw_font_width(words->label, letter) + letter;
            labels[labelled].height = letter * 1.8;
        }
        owners[labelled++] = i;
    }
    phw_labels_place(labels, labelled, (phw_box){0, on->top, on->image->width, on->image->height});
    for (size_t i = 0; i < labelled; i++)
        if (labels[i].placed)
            draw_label(on, &labels[i], &findings->items[owners[i]]);
    free(labels);
    free(owners);
    return PHW_OK;
}

/* Copies grey or RGB pixels to the place below the banner. */
static void copy_picture(const sheet *on, const phw_image *image)
{
    for (uint32_t y = 0; y < image->height; y++) {
        const uint8_t *from = phw_image_row(image, y);
        uint8_t *to = phw_image_row_mut(on->image, y + (uint32_t)on->top);
        if (image->channels == 3) {
            memcpy(to, from, (size_t)image->width * 3);
            continue;
        }
        for (size_t x = 0; x < image->width; x++)
            to[3 * x] = to[3 * x + 1] = to[3 * x + 2] = from[x];
    }
}

phw_status phw_report_overlay(const phw_report *report, const phw_image *image, phw_image **overlay,
                              phw_error *error)
{
    entry entries[ENTRIES_MAX];
    size_t entry_count = list_entries(report, entries);
    double letter = fmax(LETTER_LEAST, sqrt((double)image->width * image->height) * LETTER_SHARE);
    double width = fmax(image->width, ceil(banner_width(report, letter)));
    double banner = ceil(letter * 3.2);
    size_t rows = flow_entries(NULL, entries, entry_count, width, letter, 0);
    double legend = ceil((double)rows * letter * 2.1 + (rows ? letter * 0.3 : 0));
    if (width > SIDE_MAX || image->height + banner + legend > SIDE_MAX) {
        width = image->width; /* no room for them in any image file: the boxes alone */
        banner = legend = 0;
        entry_count = 0;
    }
    sheet on = {.report = report, .letter = letter, .top = banner + legend};
    phw_status status =
        phw_image_new((uint32_t)width, image->height + (uint32_t)on.top, 3, &on.image, error);
    if (status != PHW_OK)
        return status;
    phw_draw_box(on.image, (phw_box){0, 0, on.image->width, on.image->height}, solid(dark));
    copy_picture(&on, image);
    draw_planes(&on);
    draw_unread(&on);
    status = draw_findings(&on, error);
    if (status != PHW_OK) {
        phw_image_free(&on.image);
        return status;
    }
    if (banner > 0) {
        phw_draw_box(on.image, (phw_box){0, 0, on.image->width, on.top}, solid(dark));
        draw_banner(&on, banner);
        flow_entries(on.image, entries, entry_count, width, letter, banner);
    }
    *overlay = on.image;
    return PHW_OK;
}
