/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/bands.h"

#include <math.h>

#include "base/geometry.h"
#include "layout/layout.h"
#include "mark/bands.h"
#include "scan/rescan.h"

/* A line that has so much of itself under another is that line, or a part of it. */
#define SAME_SHARE 0.5

/* A reading takes the place of what was read before where it is so much longer, or of several
 * lines where it is as long, and as sure. */
#define LONGER 1.25
#define AS_SURE 0.05F

/* What was read so surely needs no second look. */
#define SURE 0.96F

/* Most lines of a band that are looked for: a title and what it has below. */
#define LINES_MOST 12U

/* Ground round a band, in pixels: layout looks at what is above and below a line. */
#define ROOM 8U

/* How much was read, and how surely in the mean. */
typedef struct reading {
    size_t lines, letters;
    float sure; /* summed over letters */
} reading;

static void add_reading(const phw_page *page, const phw_line *line, reading *to)
{
    to->lines++;
    for (size_t i = 0; i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        to->letters += word->char_count;
        to->sure += word->confidence * (float)word->char_count;
    }
}

static bool is_same(const phw_quad *a, const phw_quad *b)
{
    return phw_quad_overlap(a, b) > SAME_SHARE * fmin(phw_quad_area(a), phw_quad_area(b));
}

/* Whether a line says more than what was read at its place: that may be some of its words. */
static bool says_more(const phw_page *read, const phw_line *line, const phw_quad *quad,
                      const phw_page *page, size_t before)
{
    reading was = {0, 0, 0}, is = {0, 0, 0};
    for (size_t i = 0; i < before; i++)
        if (page->lines[i].state == PHW_LINE_READ && is_same(&page->lines[i].quad, quad))
            add_reading(page, &page->lines[i], &was);
    add_reading(read, line, &is);
    if (!was.letters || !is.letters)
        return is.letters > 0;
    return (double)is.letters >= (was.lines > 1 ? 1 : LONGER) * (double)was.letters &&
           is.sure / (float)is.letters >= was.sure / (float)was.letters - AS_SURE;
}

/* What stood there before is no line of its own any more. */
static void supersede(phw_page *page, size_t before, const phw_quad *quad)
{
    for (size_t i = 0; i < before; i++)
        if (is_same(&page->lines[i].quad, quad)) {
            page->lines[i].state = PHW_LINE_NOISE;
            page->lines[i].word_count = 0;
        }
}

static phw_band with_room(const phw_band *band, const phw_image *image)
{
    phw_part part = {band->left, band->top, band->right, band->bottom};
    part.left -= part.left < ROOM ? part.left : ROOM;
    part.top -= part.top < ROOM ? part.top : ROOM;
    part.right = image->width - part.right < ROOM ? image->width : part.right + ROOM;
    part.bottom = image->height - part.bottom < ROOM ? image->height : part.bottom + ROOM;
    part = phw_part_widen(&part, image);
    phw_band wide = *band;
    wide.left = part.left;
    wide.top = part.top;
    wide.right = part.right;
    wide.bottom = part.bottom;
    return wide;
}

static bool is_read_surely(const phw_page *page, const phw_quad *quad)
{
    for (size_t i = 0; i < page->line_count; i++) {
        reading is = {0, 0, 0};
        if (page->lines[i].state != PHW_LINE_READ || !is_same(&page->lines[i].quad, quad))
            continue;
        add_reading(page, &page->lines[i], &is);
        if (is.sure >= SURE * (float)is.letters)
            return true;
    }
    return false;
}

/* Lines in letters lighter than their ground, of which nothing sure is known yet. */
static phw_status find_lines(const phw_pyramid *view, const phw_place *at, const phw_page *page,
                             phw_page *lines, phw_error *error)
{
    phw_page *found = NULL;
    phw_status status = phw_page_new(lines->width, lines->height, &found, error);
    if (status == PHW_OK)
        status = phw_layout_find_lines(view, NULL, LINES_MOST, found, error);
    for (size_t i = 0; status == PHW_OK && i < found->line_count; i++) {
        const phw_quad quad = phw_place_put(at, &found->lines[i].quad);
        if (found->lines[i].polarity == PHW_POLARITY_LIGHT_ON_DARK && !is_read_surely(page, &quad))
            status = phw_page_add_line(lines, &found->lines[i], error);
    }
    phw_page_free(&found);
    return status;
}

static phw_status read_view(phw_ocr *ocr, const phw_image *view, const phw_place *at,
                            const phw_ocr_budget *budget, const phw_page *page, phw_page *read,
                            phw_error *error)
{
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_page *lines = NULL;
    phw_status status = phw_page_new(view->width, view->height, &lines, error);
    if (status == PHW_OK)
        status = phw_pyramid_build(view, PHW_LAYOUT_LEAST_SIDE, &pyramid, error);
    if (status == PHW_OK)
        status = find_lines(&pyramid, at, page, lines, error);
    if (status == PHW_OK && lines->line_count)
        status = phw_ocr_read(ocr, &pyramid, lines, budget, read, error);
    phw_pyramid_done(&pyramid);
    phw_page_free(&lines);
    return status;
}

static phw_status read_band(phw_ocr *ocr, const phw_image *image, const phw_band *band,
                            const phw_ocr_budget *budget, phw_page *page, phw_error *error)
{
    const phw_band wide = with_room(band, image);
    const phw_place at = {wide.left, wide.top, 1};
    const size_t before = page->line_count;
    phw_image *view = NULL;
    phw_page *read = NULL;
    phw_status status = phw_band_view(image, &wide, &view, error);
    if (status == PHW_OK)
        status = phw_page_new(view->width, view->height, &read, error);
    if (status == PHW_OK)
        status = read_view(ocr, view, &at, budget, page, read, error);
    for (size_t i = 0; status == PHW_OK && i < read->line_count; i++) {
        const phw_line *line = &read->lines[i];
        const phw_quad quad = phw_place_put(&at, &line->quad);
        if (line->state != PHW_LINE_READ || !says_more(read, line, &quad, page, before))
            continue;
        supersede(page, before, &quad);
        status = phw_rescan_add_line(read, line, &at, page, error);
    }
    if (read && !read->complete)
        page->complete = false;
    phw_page_free(&read);
    phw_image_free(&view);
    return status;
}

/* A page with a band on it has other text, too: a picture without any is not searched. */
static bool has_text(const phw_page *page)
{
    for (size_t i = 0; i < page->line_count; i++)
        if (page->lines[i].state == PHW_LINE_READ || page->lines[i].state == PHW_LINE_UNREAD)
            return true;
    return false;
}

phw_status phw_scan_read_bands(phw_ocr *ocr, const phw_image *image, const phw_pyramid *pyramid,
                               const phw_ocr_budget *budget, phw_page *page, phw_error *error)
{
    phw_band bands[PHW_BANDS_MOST];
    size_t count = 0;
    if (!has_text(page))
        return PHW_OK;
    phw_status status = phw_bands_find(image, pyramid, bands, &count, error);
    for (size_t i = 0; status == PHW_OK && i < count; i++)
        status = read_band(ocr, image, &bands[i], budget, page, error);
    return status;
}
