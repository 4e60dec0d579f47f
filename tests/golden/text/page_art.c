/* SPDX-License-Identifier: Apache-2.0 */
#include "page_art.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* A character's cell: letters of 16 px on rows 22 px apart, as a screen at 100 % has them. */
#define ADVANCE 9.0
#define LETTER 16.0
#define PITCH 22.0
#define WORD_MAX 512
#define DOUBT '~'        /* before a word: the reader was not sure of it */
#define PARTED "\u00a6 " /* between words: the line was found in two parts */
#define SURE 0.95F
#define UNSURE 0.7F

static phw_point place(double column, double y, double turn)
{
    double x = column * ADVANCE, c = cos(turn), s = sin(turn);
    return (phw_point){x * c - y * s, x * s + y * c};
}

static phw_quad box(double from, double to, double y, double turn)
{
    return (phw_quad){{place(from, y, turn), place(to, y, turn), place(to, y + LETTER, turn),
                       place(from, y + LETTER, turn)}};
}

static bool add_word(phw_page *page, const char *bytes, size_t length, double column, double y,
                     double turn, float confidence)
{
    static phw_quad chars[WORD_MAX];
    char text[WORD_MAX];
    size_t count = phw_utf8_count(bytes, length);
    if (length >= WORD_MAX)
        return false;
    memcpy(text, bytes, length);
    text[length] = '\0';
    for (size_t i = 0; i < count; i++)
        chars[i] = box(column + (double)i, column + (double)i + 1, y, turn);
    phw_word word = {.text = text,
                     .chars = chars,
                     .confidence = confidence,
                     .quad = box(column, column + (double)count, y, turn)};
    return phw_page_add_word(page, &word, NULL) == PHW_OK;
}

static bool add_row(phw_page *page, const char *row, size_t length, double y, page_art art)
{
    bool open = false;
    double column = 0;
    int spaces = 0;
    for (size_t at = 0; at < length;) {
        if (row[at] == ' ') {
            at++;
            column++;
            spaces++;
            continue;
        }
        if (strncmp(row + at, PARTED, strlen(PARTED)) == 0) {
            at += strlen(PARTED);
            open = false;
            continue;
        }
        const bool doubt = row[at] == DOUBT && at + 1 < length && row[at + 1] != ' ';
        at += doubt;
        size_t end = at;
        while (end < length && row[end] != ' ')
            end++;
        double width = (double)phw_utf8_count(row + at, end - at);
        if (!open || (art.split && spaces >= art.split)) {
            phw_line line = {.quad = box(column, column + width, y, art.turn),
                             .height = LETTER,
                             .angle = art.turn,
                             .plane = PHW_NO_PLANE};
            if (phw_page_add_line(page, &line, NULL) != PHW_OK)
                return false;
            open = true;
        }
        if (!add_word(page, row + at, end - at, column, y, art.turn, doubt ? UNSURE : SURE))
            return false;
        column += width;
        at = end;
        spaces = 0;
    }
    return true;
}

phw_page *page_art_make(const char *text, page_art art)
{
    phw_page *page = NULL;
    if (phw_page_new(4000, 4000, &page, NULL) != PHW_OK)
        return NULL;
    double y = 0;
    while (*text) {
        size_t length = strcspn(text, "\n");
        if (!add_row(page, text, length, y, art)) {
            phw_page_free(&page);
            return NULL;
        }
        text += length + (text[length] == '\n');
        y += PITCH;
    }
    return page;
}
