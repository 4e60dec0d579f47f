/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/plates.h"

#include "base/geometry.h"
#include "mark/plate_boxes.h"
#include "mark/plate_form.h"
#include "mark/plate_look.h"

/* Whether the words of a line are a registration. */
static bool is_registration(const phw_page *page, const phw_line *line)
{
    char text[PHW_PLATE_MOST + 1];
    return phw_plate_read(page->words + line->first_word, line->word_count, text, NULL) !=
           PHW_PLATE_NONE;
}

static phw_status copy_line(const phw_page *from, const phw_line *line, phw_page *to,
                            phw_error *error)
{
    phw_line copy = *line;
    copy.first_word = copy.word_count = 0;
    phw_status status = phw_page_add_line(to, &copy, error);
    for (size_t i = 0; i < line->word_count && status == PHW_OK; i++)
        status = phw_page_add_word(to, &from->words[line->first_word + i], error);
    return status;
}

static bool overlaps(const phw_page *page, const phw_quad *quad)
{
    for (size_t i = 0; i < page->line_count; i++)
        if (phw_quad_overlap(&page->lines[i].quad, quad) > 0)
            return true;
    return false;
}

static phw_status add_candidate(const phw_quad *plate, phw_page *found, phw_error *error)
{
    phw_line text = phw_plate_text(plate);
    if (found->line_count == PHW_SCAN_PLATES_MOST || overlaps(found, plate))
        return PHW_OK;
    return phw_page_add_line(found, &text, error);
}

/* A registration that was read as it is needs no second reading. */
static bool is_read(const phw_page *page, const phw_quad *plate)
{
    for (size_t i = 0; i < page->line_count; i++)
        if (page->lines[i].state == PHW_LINE_READ &&
            phw_quad_overlap(&page->lines[i].quad, plate) > 0 &&
            is_registration(page, &page->lines[i]))
            return true;
    return false;
}

static phw_status find_candidates(const phw_image *image, const phw_pyramid *pyramid,
                                  const phw_page *page, phw_page *found, phw_error *error)
{
    phw_quad boxes[PHW_PLATE_BOXES_MOST];
    size_t count = 0;
    phw_status status = phw_plate_boxes_find(image, pyramid, boxes, &count, error);
    for (size_t i = 0; i < count && status == PHW_OK; i++)
        if (!is_read(page, &boxes[i]))
            status = add_candidate(&boxes[i], found, error);
    for (size_t i = 0; i < page->line_count && status == PHW_OK; i++)
        if (page->lines[i].polarity == PHW_POLARITY_LIGHT_ON_DARK &&
            phw_plate_looks(image, &page->lines[i].quad))
            status = add_candidate(&page->lines[i].quad, found, error);
    return status;
}

phw_status phw_scan_read_plates(phw_ocr *ocr, const phw_image *image, const phw_pyramid *pyramid,
                                const phw_ocr_budget *budget, phw_page *page, phw_error *error)
{
    phw_page *found = NULL, *read = NULL;
    phw_ocr_budget upright = *budget;
    upright.as_they_run = true; /* one line alone does not tell which way up it is */
    phw_status status = phw_page_new(page->width, page->height, &found, error);
    if (status == PHW_OK)
        status = phw_page_new(page->width, page->height, &read, error);
    if (status == PHW_OK)
        status = find_candidates(image, pyramid, page, found, error);
    if (status == PHW_OK && found->line_count > 0)
        status = phw_ocr_read(ocr, pyramid, found, &upright, read, error);
    if (status == PHW_OK && found->line_count > 0)
        page->complete = page->complete && read->complete;
    for (size_t i = 0; status == PHW_OK && i < read->line_count; i++)
        if (read->lines[i].state == PHW_LINE_READ && is_registration(read, &read->lines[i]))
            status = copy_line(read, &read->lines[i], page, error);
    phw_page_free(&found);
    phw_page_free(&read);
    return status;
}
