/* SPDX-License-Identifier: Apache-2.0 */
#include "page_file.h"

#include <stdlib.h>
#include <string.h>

#include "../files.h"
#include "base/geometry.h"
#include "base/utf8.h"

#define ROW_MAX 262144
#define CHARS_MAX 2048

static void fault(void)
{
    fputs("this is no file of pages\n", stderr);
    exit(2);
}

static double number(char **at)
{
    char *end;
    double value = strtod(*at, &end);
    if (end == *at)
        fault();
    *at = end;
    return value;
}

static phw_quad quad(char **at)
{
    phw_quad result;
    for (int i = 0; i < 4; i++) {
        result.corner[i].x = number(at);
        result.corner[i].y = number(at);
    }
    return result;
}

static phw_status add_plane(phw_page *page, char *at)
{
    phw_plane plane = {.score = 1};
    plane.kind = (phw_plane_kind)number(&at);
    plane.quad = quad(&at);
    return phw_page_add_plane(page, &plane, NULL);
}

static phw_status add_line(phw_page *page, char *at)
{
    phw_line line = {0};
    line.state = (phw_line_state)number(&at);
    double plane = number(&at);
    line.plane = plane < 0 ? PHW_NO_PLANE : (size_t)plane;
    line.height = number(&at);
    line.angle = number(&at);
    line.polarity = (phw_polarity)number(&at);
    line.mirrored = number(&at) > 0;
    line.quad = quad(&at);
    return phw_page_add_line(page, &line, NULL);
}

static phw_status add_word(phw_page *page, char *at)
{
    static phw_quad chars[CHARS_MAX];
    phw_word word = {.chars = chars};
    word.confidence = (float)number(&at);
    size_t given = (size_t)number(&at);
    word.quad = quad(&at);
    if (given > CHARS_MAX)
        fault();
    for (size_t i = 0; i < given; i++)
        chars[i] = quad(&at);
    word.text = at + (*at == ' ');
    size_t count = phw_utf8_count(word.text, strlen(word.text));
    if (count == 0 || count > CHARS_MAX || (given && given != count))
        fault();
    for (size_t i = 0; !given && i < count; i++)
        chars[i] =
            phw_quad_slice(&word.quad, (double)i / (double)count, (double)(i + 1) / (double)count);
    return phw_page_add_word(page, &word, NULL);
}

phw_page *bench_read_page(FILE *stream)
{
    static char row[ROW_MAX];
    phw_error error = PHW_ERROR_INIT;
    phw_page *page = NULL;
    while (fgets(row, sizeof row, stream)) {
        char *at = strchr(row, ' ');
        row[strcspn(row, "\n")] = '\0';
        if (strcmp(row, "end") == 0 && page)
            return page;
        if (!at)
            fault();
        if (strncmp(row, "page ", 5) == 0 && !page) {
            double width = number(&at);
            bench_must(phw_page_new((uint32_t)width, (uint32_t)number(&at), &page, &error), &error);
            page->complete = true;
        } else if (!page) {
            fault();
        } else if (strncmp(row, "plane ", 6) == 0) {
            bench_must(add_plane(page, at), &error);
        } else if (strncmp(row, "line ", 5) == 0) {
            bench_must(add_line(page, at), &error);
        } else if (strncmp(row, "word ", 5) == 0) {
            bench_must(add_word(page, at), &error);
        } else {
            fault();
        }
    }
    return page;
}
