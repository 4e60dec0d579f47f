/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/utf8.h"

/* The page on which lines are set, in pixels: only that its words stand apart matters. */
#define CHARACTER_WIDTH 10.0
#define CHARACTER_HEIGHT 16.0
#define LINE_PITCH 24.0
#define PAGE_SIDE 20000U

static phw_status add_word(phw_page *page, const char *text, size_t length, double x, double y,
                           phw_error *error)
{
    size_t count = phw_utf8_count(text, length);
    char *copy = strndup(text, length);
    phw_quad *chars = calloc(count, sizeof *chars);
    phw_status status =
        copy && chars
            ? PHW_OK
            : phw_error_set(error, PHW_ERR_NOMEM, "no memory for what is said without a picture");
    for (size_t i = 0; status == PHW_OK && i < count; i++) {
        double left = x + (double)i * CHARACTER_WIDTH;
        chars[i] =
            phw_quad_from_box((phw_box){left, y, left + CHARACTER_WIDTH, y + CHARACTER_HEIGHT});
    }
    if (status == PHW_OK) {
        const phw_word word = {
            .text = copy,
            .chars = chars,
            .confidence = 1,
            .quad = phw_quad_from_box(
                (phw_box){x, y, x + (double)count * CHARACTER_WIDTH, y + CHARACTER_HEIGHT})};
        status = phw_page_add_word(page, &word, error);
    }
    free(copy);
    free(chars);
    return status;
}

static phw_status add_line(phw_page *page, const char *text, size_t length, double y,
                           phw_error *error)
{
    phw_line line = {
        .quad = phw_quad_from_box((phw_box){
            0, y, (double)phw_utf8_count(text, length) * CHARACTER_WIDTH, y + CHARACTER_HEIGHT}),
        .height = CHARACTER_HEIGHT,
        .plane = PHW_NO_PLANE,
        .state = PHW_LINE_READ};
    phw_status status = phw_page_add_line(page, &line, error);
    double x = 0;
    for (size_t at = 0; status == PHW_OK && at < length;) {
        size_t end = at;
        while (end < length && text[end] != ' ')
            end++;
        if (end > at)
            status = add_word(page, text + at, end - at, x, y, error);
        x += (double)(phw_utf8_count(text + at, end - at) + 1) * CHARACTER_WIDTH;
        at = end + 1;
    }
    return status;
}

phw_status phw_scan_read_lines(const char *lines, const phw_identify_with *with,
                               phw_findings *findings, phw_error *error)
{
    phw_page *page = NULL;
    phw_status status = phw_page_new(PAGE_SIDE, PAGE_SIDE, &page, error);
    double y = 0;
    for (const char *at = lines; status == PHW_OK && at && *at; y += LINE_PITCH) {
        size_t length = strcspn(at, "\n");
        status = add_line(page, at, length, y, error);
        at += length + (at[length] == '\n');
    }
    if (status == PHW_OK) {
        page->complete = true;
        status = phw_identify_page_with(page, with, findings, error);
    }
    phw_page_free(&page);
    return status;
}
