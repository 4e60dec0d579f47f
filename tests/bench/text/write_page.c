/* SPDX-License-Identifier: Apache-2.0 */
/* write_page TABLES PICTURE: reads a picture once and writes its page as text, so that the
 * recognisers can be measured on what was read without reading it again (page_findings). Prints
 * what was read: for invented people only. One row a plane, line and word; numbers are pixels:
 *   page WIDTH HEIGHT
 *   plane KIND QUAD
 *   line STATE PLANE HEIGHT ANGLE POLARITY MIRRORED QUAD
 *   word CONFIDENCE CHARACTERS QUAD CHARACTER-QUADS… TEXT
 *   end */
#include <stdio.h>
#include <stdlib.h>

#include "../files.h"
#include "photoward/scan.h"

static void print_quad(const phw_quad *quad)
{
    for (int i = 0; i < 4; i++)
        printf(" %.1f %.1f", quad->corner[i].x, quad->corner[i].y);
}

static void print_page(const phw_page *page)
{
    printf("page %u %u\n", page->width, page->height);
    for (size_t i = 0; i < page->plane_count; i++) {
        printf("plane %d", page->planes[i].kind);
        print_quad(&page->planes[i].quad);
        putchar('\n');
    }
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        printf("line %d %ld %.2f %.5f %d %d", line->state,
               line->plane == PHW_NO_PLANE ? -1L : (long)line->plane, line->height, line->angle,
               line->polarity, line->mirrored);
        print_quad(&line->quad);
        putchar('\n');
        for (size_t w = line->first_word; w < line->first_word + line->word_count; w++) {
            const phw_word *word = &page->words[w];
            printf("word %.3f %zu", (double)word->confidence, word->char_count);
            print_quad(&word->quad);
            for (size_t c = 0; c < word->char_count; c++)
                print_quad(&word->chars[c]);
            printf(" %s\n", word->text);
        }
    }
}

int main(int argc, char **argv)
{
    const phw_scan_options options = PHW_SCAN_OPTIONS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    phw_scanner *scanner = NULL;
    phw_report *report = NULL;
    size_t size = 0;
    if (argc != 3) {
        fputs("usage: write_page TABLES PICTURE\n", stderr);
        return 2;
    }
    const phw_model_paths paths = {.tables = argv[1]};
    uint8_t *bytes = bench_read(argv[2], &size);
    bench_must(phw_scanner_open(&paths, &options, &scanner, &error), &error);
    bench_must(phw_scan_bytes(scanner, argv[2], bytes, size, &report, NULL, &error), &error);
    if (report->page)
        print_page(report->page);
    puts("end");
    phw_report_free(&report);
    phw_scanner_free(&scanner);
    free(bytes);
    return 0;
}
