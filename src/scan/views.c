/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/views.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "base/strbuf.h"
#include "layout/layout.h"
#include "mark/line_view.h"
#include "scan/better.h"
#include "scan/lines.h"
#include "scan/rescan.h"

/* Most lines that are looked at: headings, of which a picture has few. */
#define LINES_MOST 8U
/* Letters lower than this, in pixels, are read in no view; longer lines than so many heights are
 * sentences. */
#define HEIGHT_LEAST 5.0
#define SHORTEST 3.0
#define LONGEST 40.0
/* What shares so much of itself with another line is that line, or a part of it. */
#define SAME_SHARE 0.4
/* Words read as surely, in the mean, stand there, whatever they say. */
#define SURE 0.85F
/* Single ones stand on keys ("AltGr") and tell of nobody; those with so many letters may be the
 * second line of a name, "Hospital". */
#define LETTERS_ALONE 8

/* A line in its views. */
typedef struct look {
    phw_line line;
    phw_pyramid pyramid[PHW_LINE_SUMS]; /* without levels where there is no view */
    phw_page *found[PHW_LINE_SUMS], *read[PHW_LINE_SUMS];
    phw_place at;
} look;

typedef struct looks {
    look items[LINES_MOST];
    size_t count;
    phw_ocr_sheet sheets[LINES_MOST * PHW_LINE_SUMS];
    size_t sheet_count;
} looks;

static bool is_read(const phw_page *page, const phw_quad *quad)
{
    for (size_t i = 0; i < page->line_count; i++)
        if (page->lines[i].state == PHW_LINE_READ &&
            phw_quad_is_same(&page->lines[i].quad, quad, SAME_SHARE))
            return true;
    return false;
}

static void choose(const phw_page *from, phw_polarity polarity, const phw_page *page, looks *all)
{
    for (size_t i = 0; i < from->line_count && all->count < LINES_MOST; i++) {
        const phw_line *line = &from->lines[i];
        const double width = phw_quad_width(&line->quad);
        bool known = line->state != PHW_LINE_UNREAD || line->polarity != polarity ||
                     line->mirrored || line->height < HEIGHT_LEAST ||
                     width < SHORTEST * line->height || width > LONGEST * line->height ||
                     is_read(page, &line->quad);
        for (size_t k = 0; !known && k < all->count; k++)
            known = phw_quad_is_same(&all->items[k].line.quad, &line->quad, SAME_SHARE);
        if (!known)
            all->items[all->count++].line = *line;
    }
}

static phw_status prepare(const phw_image *image, look *l, int which, looks *all, phw_error *error)
{
    phw_image *view = NULL;
    phw_point corner;
    phw_status status = phw_line_view(image, &l->line, (phw_line_sum)which, &view, &corner, error);
    if (status != PHW_OK || !view)
        return status;
    l->at = (phw_place){corner.x, corner.y, 1};
    phw_line line = l->line;
    line.quad = phw_place_take(&l->at, &line.quad);
    line.polarity = PHW_POLARITY_LIGHT_ON_DARK;
    line.state = PHW_LINE_SKIPPED;
    line.plane = PHW_NO_PLANE;
    line.first_word = line.word_count = 0;
    status = phw_page_new(view->width, view->height, &l->found[which], error);
    if (status == PHW_OK)
        status = phw_page_new(view->width, view->height, &l->read[which], error);
    if (status == PHW_OK)
        status = phw_page_add_line(l->found[which], &line, error);
    if (status == PHW_OK)
        status = phw_pyramid_build(view, PHW_LAYOUT_LEAST_SIDE, &l->pyramid[which], error);
    if (status == PHW_OK)
        all->sheets[all->sheet_count++] =
            (phw_ocr_sheet){&l->pyramid[which], l->found[which], l->read[which]};
    phw_image_free(&view);
    return status;
}

/* How surely an organisation is named on a line alone; 0: it is not. */
static phw_status find_named(const phw_scanner *scanner, const phw_page *page, const phw_line *line,
                             double *named, phw_error *error)
{
    const phw_identify_with with = {scanner->models, NULL, NULL, NULL};
    phw_strbuf text = PHW_STRBUF_INIT;
    phw_findings *findings = NULL;
    *named = 0;
    for (size_t i = 0; i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        phw_strbuf_add(&text, word->text, word->length);
        phw_strbuf_add_char(&text, ' ');
    }
    phw_status status =
        text.failed ? phw_error_set(error, PHW_ERR_NOMEM, "no memory for a line") : PHW_OK;
    if (status == PHW_OK)
        status = phw_findings_new(&findings, error);
    if (status == PHW_OK)
        status = phw_scan_read_lines(text.text, &with, findings, error);
    for (size_t i = 0; status == PHW_OK && i < findings->count; i++)
        if (findings->items[i].kind == PHW_FINDING_TRUST_NAME)
            *named = fmax(*named, findings->items[i].confidence);
    phw_findings_free(&findings);
    phw_strbuf_done(&text);
    return status;
}

static bool may_stand_alone(const phw_page *page, const phw_line *line)
{
    return line->word_count > 1 || page->words[line->first_word].char_count >= LETTERS_ALONE;
}

/* Takes the view that names an organisation, or the surest. */
static phw_status settle(const phw_scanner *scanner, const look *l, phw_page *page,
                         phw_error *error)
{
    const phw_page *best = NULL;
    double most = 0;
    for (int i = 0; i < PHW_LINE_SUMS; i++) {
        const phw_page *read = l->read[i];
        double named;
        if (!read || !read->line_count || read->lines[0].state != PHW_LINE_READ)
            continue;
        const float sure = phw_better_sureness(read, &read->lines[0]);
        phw_status status = find_named(scanner, read, &read->lines[0], &named, error);
        if (status != PHW_OK)
            return status;
        const bool is_sure = sure >= SURE && may_stand_alone(read, &read->lines[0]);
        if ((named > 0 || is_sure) && named + (double)sure > most) {
            best = read;
            most = named + (double)sure;
        }
    }
    if (!best)
        return PHW_OK;
    const phw_quad quad = phw_place_put(&l->at, &best->lines[0].quad);
    phw_line line = best->lines[0];
    line.polarity = l->line.polarity;
    phw_better_supersede(page, page->line_count, &quad, true);
    return phw_rescan_add_line(best, &line, &l->at, page, error);
}

static void done(looks *all)
{
    for (size_t i = 0; i < all->count; i++)
        for (int k = 0; k < PHW_LINE_SUMS; k++) {
            phw_pyramid_done(&all->items[i].pyramid[k]);
            phw_page_free(&all->items[i].found[k]);
            phw_page_free(&all->items[i].read[k]);
        }
    free(all);
}

phw_status phw_scan_read_views(phw_scanner *scanner, const phw_image *image, const phw_page *left,
                               const phw_ocr_budget *budget, phw_page *page, phw_error *error)
{
    looks *all = calloc(1, sizeof *all);
    phw_ocr_budget upright = *budget;
    upright.as_they_run = true;
    if (!all)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for views");
    choose(left, PHW_POLARITY_LIGHT_ON_DARK, page, all);
    choose(page, PHW_POLARITY_LIGHT_ON_DARK, page, all);
    phw_status status = PHW_OK;
    for (size_t i = 0; i < all->count; i++)
        for (int k = 0; k < PHW_LINE_SUMS && status == PHW_OK; k++)
            status = prepare(image, &all->items[i], k, all, error);
    if (status == PHW_OK && all->sheet_count)
        status = phw_ocr_read_sheets(scanner->ocr, all->sheets, all->sheet_count, &upright, error);
    for (size_t i = 0; i < all->count && status == PHW_OK; i++)
        status = settle(scanner, &all->items[i], page, error);
    done(all);
    return status;
}
