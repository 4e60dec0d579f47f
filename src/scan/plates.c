/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/plates.h"

#include "mark/plate_form.h"
#include "mark/plate_look.h"

/* Whether the words of a line are a registration. */
static bool is_registration(const phw_page *page, const phw_line *line)
{
    char text[PHW_PLATE_MOST];
    size_t length = phw_plate_join(page->words + line->first_word, line->word_count, text);
    return phw_plate_match(text, length, NULL) != PHW_PLATE_NONE;
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

static phw_status find_candidates(const phw_image *image, const phw_page *page, phw_page *found,
                                  phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; i < page->line_count && status == PHW_OK; i++) {
        phw_line text;
        if (found->line_count == PHW_SCAN_PLATES_MOST)
            break;
        if (!phw_plate_looks(image, &page->lines[i], &text))
            continue;
        text.plane = PHW_NO_PLANE; /* the planes are the other page's */
        status = phw_page_add_line(found, &text, error);
    }
    return status;
}

phw_status phw_scan_read_plates(phw_ocr *ocr, const phw_image *image, const phw_pyramid *pyramid,
                                const phw_ocr_budget *budget, phw_page *page, phw_error *error)
{
    phw_page *found = NULL, *read = NULL;
    phw_status status = phw_page_new(page->width, page->height, &found, error);
    if (status == PHW_OK)
        status = phw_page_new(page->width, page->height, &read, error);
    if (status == PHW_OK)
        status = find_candidates(image, page, found, error);
    if (status == PHW_OK && found->line_count > 0)
        status = phw_ocr_read(ocr, pyramid, found, budget, read, error);
    if (status == PHW_OK && found->line_count > 0)
        page->complete = page->complete && read->complete;
    for (size_t i = 0; status == PHW_OK && i < read->line_count; i++)
        if (read->lines[i].state == PHW_LINE_READ && is_registration(read, &read->lines[i]))
            status = copy_line(read, &read->lines[i], page, error);
    phw_page_free(&found);
    phw_page_free(&read);
    return status;
}
