/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/insets.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "layout/insets.h"
#include "layout/layout.h"
#include "scan/better.h"
#include "scan/rescan.h"

/* Programs' boxes are level, and a line of one is as high at least. Radians, pixels. */
#define LEVEL_WITHIN 0.08
#define LOWEST 10.0

/* Ground round what is in a box, in its heights, so that it stands as on a page. */
#define ROOM 0.5
/* What is written differs from its ground by so much, in grey levels: hints in empty fields and
 * words of buttons that cannot be pressed are fainter, and a box in which nothing differs by even
 * that is empty. Strokes differ by so much of 255 once that is stretched. */
#define RANGE_LEAST 90
#define FAINTEST 24
#define STROKE 96
/* What stands so far apart, in heights of the box, is a line each: an icon at a field's end. */
#define APART 0.6
#define WRITTEN_LOWEST 6U /* pixels */
/* Boxes whose lines are looked for: a sheet of a spreadsheet has more cells, which are read. */
#define READ_MOST 400U

/* So much of a line's length that was read before is the line. */
#define KNOWN_SHARE 0.9
/* … and so much of its area that could not be. */
#define UNREAD_SHARE 0.5

/* A line stays unread where so much of its length stands in boxes that were not looked into, or in
 * which it could not be read either. */
#define UNSEEN_SHARE 0.5

/* Beside boxes so many steep steps are no word yet, but a box for a tick. A blurred letter's edge
 * is as wide as they reach, and a sharp one counts once for each pixel of that. */
#define STEEP 24
#define STEEP_REACH 6U /* pixels */
#define STEEP_MOST (32U * STEEP_REACH)
#define EDGE 4U /* pixels: the frames themselves */

/* The boxes of a picture, and what is known of them. */
typedef struct boxes {
    const phw_image *luma;
    phw_insets insets;
    bool *unseen;  /* of each: something stands in it that was not looked at */
    bool *columns; /* of the picture: whether they lie in boxes, for one line after the other */
} boxes;

/* The level in a box that is farthest from its ground. */
static int letters_in(const phw_image *luma, const phw_inset *inset)
{
    int least = UINT8_MAX, most = 0;
    for (uint32_t y = inset->top; y < inset->bottom; y++)
        for (uint32_t x = inset->left; x < inset->right; x++) {
            const int level = phw_image_row(luma, y)[x];
            least = level < least ? level : least;
            most = level > most ? level : most;
        }
    return inset->ground - least >= most - inset->ground ? least : most;
}

/* What is in a box as dark letters on white. */
static phw_status cut_out(const phw_image *luma, const phw_inset *inset, int letters, uint32_t room,
                          phw_image **made, phw_error *error)
{
    const uint32_t width = inset->right - inset->left, height = inset->bottom - inset->top;
    phw_image *image = NULL;
    phw_status status = phw_image_new(width + 2 * room, height + 2 * room, 1, &image, error);
    for (uint32_t y = 0; status == PHW_OK && y < image->height; y++)
        memset(phw_image_row_mut(image, y), UINT8_MAX, image->width);
    for (uint32_t y = 0; status == PHW_OK && y < height; y++)
        for (uint32_t x = 0; x < width; x++) {
            const int level = phw_image_row(luma, inset->top + y)[inset->left + x];
            const double share = (double)(level - letters) / (inset->ground - letters);
            phw_image_row_mut(image, room + y)[room + x] =
                (uint8_t)lround(UINT8_MAX * fmax(0, fmin(1, share)));
        }
    if (status == PHW_OK)
        *made = image;
    return status;
}

static bool is_stroke(const phw_image *image, uint32_t x, uint32_t y)
{
    return phw_image_row(image, y)[x] < UINT8_MAX - STROKE;
}

static bool column_is_written(const phw_image *image, uint32_t x)
{
    for (uint32_t y = 0; y < image->height; y++)
        if (is_stroke(image, x, y))
            return true;
    return false;
}

static bool row_is_written(const phw_image *image, uint32_t y, uint32_t from, uint32_t to)
{
    for (uint32_t x = from; x < to; x++)
        if (is_stroke(image, x, y))
            return true;
    return false;
}

/* One run of columns as a line, unless it is a speck or a rule. */
static phw_status add_line(const phw_image *image, uint32_t from, uint32_t to, phw_page *lines,
                           phw_error *error)
{
    uint32_t top = 0, bottom = image->height;
    while (top < bottom && !row_is_written(image, top, from, to))
        top++;
    while (bottom > top && !row_is_written(image, bottom - 1, from, to))
        bottom--;
    if (bottom - top < WRITTEN_LOWEST || to - from < bottom - top)
        return PHW_OK;
    const phw_line line = {.quad = phw_quad_from_box((phw_box){from, top, to, bottom}),
                           .height = bottom - top,
                           .polarity = PHW_POLARITY_DARK_ON_LIGHT,
                           .plane = PHW_NO_PLANE,
                           .state = PHW_LINE_SKIPPED};
    return phw_page_add_line(lines, &line, error);
}

static phw_status find_lines(const phw_image *image, uint32_t room, phw_page *lines,
                             phw_error *error)
{
    const uint32_t apart = (uint32_t)(APART * (image->height - 2 * room)) + 1;
    phw_status status = PHW_OK;
    uint32_t from = 0, last = 0;
    bool open = false;
    for (uint32_t x = 0; status == PHW_OK && x < image->width; x++) {
        if (!column_is_written(image, x))
            continue;
        if (open && x - last > apart) {
            status = add_line(image, from, last + 1, lines, error);
            open = false;
        }
        from = open ? from : x;
        open = true;
        last = x;
    }
    return status == PHW_OK && open ? add_line(image, from, last + 1, lines, error) : status;
}

static phw_status read_lines(phw_ocr *ocr, const phw_image *image, const phw_page *lines,
                             const phw_ocr_budget *budget, phw_page *read, phw_error *error)
{
    phw_ocr_budget upright = *budget;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    upright.as_they_run = true;
    phw_status status = phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, error);
    if (status == PHW_OK)
        status = phw_ocr_read(ocr, &pyramid, lines, &upright, read, error);
    phw_pyramid_done(&pyramid);
    return status;
}

/* Whether nearly all of a line, side to side, was read before. */
static bool is_known(const phw_page *page, const phw_quad *quad)
{
    const phw_box own = phw_quad_bounds(quad);
    const double middle = (own.top + own.bottom) / 2;
    double known = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_box box = phw_quad_bounds(&page->lines[i].quad);
        if (page->lines[i].state == PHW_LINE_READ && box.top < middle && box.bottom > middle)
            known += fmax(0, fmin(box.right, own.right) - fmax(box.left, own.left));
    }
    return known >= KNOWN_SHARE * (own.right - own.left);
}

/* Those of a box's lines of which not all was read yet. */
static phw_status keep_unknown(const phw_page *page, const phw_page *lines, const phw_place *at,
                               phw_page *kept, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < lines->line_count; i++) {
        const phw_quad quad = phw_place_put(at, &lines->lines[i].quad);
        if (!is_known(page, &quad))
            status = phw_page_add_line(kept, &lines->lines[i], error);
    }
    return status;
}

/* Whether what could not be read in a box could not be read before: an icon is not told of. */
static bool was_unread(const phw_page *page, size_t before, const phw_quad *quad)
{
    for (size_t i = 0; i < before; i++)
        if (page->lines[i].state == PHW_LINE_UNREAD &&
            phw_quad_overlap(&page->lines[i].quad, quad) > UNREAD_SHARE * phw_quad_area(quad))
            return true;
    return false;
}

static phw_status read_unknown(phw_ocr *ocr, const phw_image *image, const phw_page *lines,
                               const phw_place *at, const phw_ocr_budget *budget, phw_page *page,
                               phw_error *error)
{
    const size_t before = page->line_count;
    phw_page *read = NULL;
    phw_status status = phw_page_new(image->width, image->height, &read, error);
    if (status == PHW_OK)
        status = read_lines(ocr, image, lines, budget, read, error);
    for (size_t i = 0; status == PHW_OK && i < read->line_count; i++) {
        const phw_line *line = &read->lines[i];
        const phw_quad quad = phw_place_put(at, &line->quad);
        const bool more =
            line->state == PHW_LINE_READ && phw_better_says_more(read, line, &quad, page, before);
        if (more)
            phw_better_supersede(page, before, &quad, false);
        if (more || (line->state == PHW_LINE_UNREAD && was_unread(page, before, &quad)))
            status = phw_rescan_add_line(read, line, at, page, error);
    }
    if (read && !read->complete)
        page->complete = false;
    phw_page_free(&read);
    return status;
}

static phw_status read_inset(phw_ocr *ocr, const phw_image *luma, const phw_inset *inset,
                             int letters, const phw_ocr_budget *budget, phw_page *page,
                             phw_error *error)
{
    const uint32_t room = (uint32_t)(ROOM * (inset->bottom - inset->top)) + 1;
    const phw_place at = {(double)inset->left - room, (double)inset->top - room, 1};
    phw_image *image = NULL;
    phw_page *lines = NULL, *unknown = NULL;
    phw_status status = cut_out(luma, inset, letters, room, &image, error);
    if (status == PHW_OK)
        status = phw_page_new(image->width, image->height, &lines, error);
    if (status == PHW_OK)
        status = phw_page_new(image->width, image->height, &unknown, error);
    if (status == PHW_OK)
        status = find_lines(image, room, lines, error);
    if (status == PHW_OK)
        status = keep_unknown(page, lines, &at, unknown, error);
    if (status == PHW_OK && unknown->line_count)
        status = read_unknown(ocr, image, unknown, &at, budget, page, error);
    phw_page_free(&lines);
    phw_page_free(&unknown);
    phw_image_free(&image);
    return status;
}

/* Reads what stands in boxes, and notes in which of them more does. */
static phw_status read_insets(phw_ocr *ocr, boxes *b, const phw_ocr_budget *budget, phw_page *page,
                              phw_error *error)
{
    phw_status status = PHW_OK;
    size_t seen = 0;
    for (size_t i = 0; status == PHW_OK && i < b->insets.count; i++) {
        const phw_inset *inset = &b->insets.items[i];
        const int letters = letters_in(b->luma, inset), range = abs(letters - inset->ground);
        b->unseen[i] = range >= FAINTEST && (range < RANGE_LEAST || seen == READ_MOST);
        if (range < RANGE_LEAST || seen == READ_MOST)
            continue;
        seen++;
        status = read_inset(ocr, b->luma, inset, letters, budget, page, error);
    }
    return status;
}

static double shared(double from, double to, double other_from, double other_to)
{
    return fmax(0, fmin(to, other_to) - fmax(from, other_from));
}

/* Notes which of a line's columns lie in boxes. @return how many of them are in boxes that were not
 * looked into. */
static double mark_columns(const boxes *b, const phw_box *box, uint32_t from, uint32_t to)
{
    const double middle = (box->top + box->bottom) / 2;
    double unseen = 0;
    memset(b->columns + from, 0, (to - from) * sizeof *b->columns);
    for (size_t i = 0; i < b->insets.count; i++) {
        const phw_inset *inset = &b->insets.items[i];
        if (middle < inset->top || middle >= inset->bottom)
            continue;
        const uint32_t left = inset->left > EDGE ? inset->left - EDGE : 0;
        const uint32_t right = inset->right + EDGE;
        for (uint32_t x = left > from ? left : from; x < to && x < right; x++)
            b->columns[x] = true;
        if (b->unseen[i])
            unseen += shared(inset->left, inset->right, box->left, box->right);
    }
    return unseen;
}

/* How much of a line could not be read in boxes either. */
static double still_unread(const phw_page *page, size_t before, const phw_box *box)
{
    const double middle = (box->top + box->bottom) / 2;
    double unread = 0;
    for (size_t i = before; i < page->line_count; i++) {
        const phw_box own = phw_quad_bounds(&page->lines[i].quad);
        if (page->lines[i].state == PHW_LINE_UNREAD && own.top < middle && own.bottom > middle)
            unread += shared(own.left, own.right, box->left, box->right);
    }
    return unread;
}

/* Whether something is written on a line beside boxes. */
static bool is_written_beside(const boxes *b, const phw_box *box, uint32_t from, uint32_t to)
{
    const double quarter = (box->bottom - box->top) / 4;
    const uint32_t top = (uint32_t)fmax(0, box->top + quarter);
    const uint32_t bottom = (uint32_t)fmin(b->luma->height, box->bottom - quarter);
    uint32_t steep = 0, beside = 0;
    for (uint32_t x = from; x < to; x++) {
        beside = b->columns[x] ? 0 : beside + 1;
        if (beside <= STEEP_REACH)
            continue;
        for (uint32_t y = top; y < bottom; y++) {
            const uint8_t *at = phw_image_row(b->luma, y) + x;
            steep += abs(at[0] - *(at - STEEP_REACH)) >= STEEP;
        }
    }
    return steep > STEEP_MOST;
}

/* Whether a line stands in boxes, all that they hold was read, and nothing is written on it beside
 * them. */
static bool is_of_insets(const boxes *b, const phw_page *page, size_t before, const phw_line *line)
{
    const phw_box box = phw_quad_bounds(&line->quad);
    const uint32_t from = (uint32_t)fmin(b->luma->width, fmax(0, box.left));
    const uint32_t to = (uint32_t)fmin(b->luma->width, fmax(from, box.right));
    const double unseen = mark_columns(b, &box, from, to) + still_unread(page, before, &box);
    return memchr(b->columns + from, true, to - from) &&
           unseen < UNSEEN_SHARE * (box.right - box.left) && !is_written_beside(b, &box, from, to);
}

phw_status phw_scan_read_insets(phw_ocr *ocr, const phw_pyramid *pyramid,
                                const phw_ocr_budget *budget, phw_page *page, phw_error *error)
{
    const size_t before = page->line_count;
    boxes b = {.luma = pyramid->level[0]};
    phw_status status = phw_insets_find(b.luma, &b.insets, error);
    if (status != PHW_OK || !b.insets.count)
        return status;
    b.unseen = calloc(b.insets.count, sizeof *b.unseen);
    b.columns = calloc(b.luma->width, sizeof *b.columns);
    status = b.unseen && b.columns
                 ? read_insets(ocr, &b, budget, page, error)
                 : phw_error_set(error, PHW_ERR_NOMEM, "no memory to look into fields");
    for (size_t i = 0; status == PHW_OK && i < before; i++) {
        phw_line *line = &page->lines[i];
        if (line->state == PHW_LINE_UNREAD && line->height >= LOWEST && !line->mirrored &&
            fabs(line->angle) <= LEVEL_WITHIN && is_of_insets(&b, page, before, line)) {
            line->state = PHW_LINE_NOISE;
            line->word_count = 0;
        }
    }
    free(b.unseen);
    free(b.columns);
    free(b.insets.items);
    return status;
}
