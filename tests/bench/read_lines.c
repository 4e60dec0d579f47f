/* SPDX-License-Identifier: Apache-2.0 */
/* read_lines READER.model PICTURE…: what is read in pictures on the lines that layout finds, one
 * character a line: "LINE X Y CHARACTER", LINE counting the lines of text, X and Y being its middle
 * in pixels, after a line "# PICTURE SECONDS" with the user time that reading took; a word ends
 * with a line "LINE X Y" of the line's middle. Values of sample pictures alone: it prints them. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/geometry.h"
#include "files.h"
#include "layout/layout.h"
#include "ocr/ocr.h"

#define WORDS_MOST 20000
#define LINES_MOST 4000

static double user_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6;
}

static void print_place(size_t line, const phw_quad *quad)
{
    const phw_box box = phw_quad_bounds(quad);
    printf("%zu %.1f %.1f", line, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
}

static void print_word(const phw_page *page, const phw_word *word)
{
    const char *at = word->text;
    for (size_t i = 0; i < word->char_count; i++) {
        print_place(word->line, &word->chars[i]);
        putchar(' ');
        do
            putchar(*at++);
        while (((unsigned char)*at & 0xc0) == 0x80);
        putchar('\n');
    }
    print_place(word->line, &page->lines[word->line].quad);
    putchar('\n');
}

static void read_picture(phw_ocr *ocr, const char *path)
{
    const phw_ocr_budget budget = {.words = WORDS_MOST};
    phw_error error = PHW_ERROR_INIT;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_image *image = bench_decode(path, NULL);
    phw_page *found = NULL, *page = NULL;
    bench_must(phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, &error), &error);
    bench_must(phw_page_new(image->width, image->height, &found, &error), &error);
    bench_must(phw_page_new(image->width, image->height, &page, &error), &error);
    bench_must(phw_layout_find(&pyramid, LINES_MOST, NULL, found, &error), &error);
    double from = user_seconds();
    bench_must(phw_ocr_read(ocr, &pyramid, found, &budget, page, &error), &error);
    printf("# %s %.4f\n", path, user_seconds() - from);
    for (size_t i = 0; i < page->word_count; i++)
        print_word(page, &page->words[i]);
    phw_page_free(&page);
    phw_page_free(&found);
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
}

int main(int argc, char **argv)
{
    phw_error error = PHW_ERROR_INIT;
    phw_ocr *ocr = NULL;
    size_t size = 0;
    if (argc < 3) {
        fputs("usage: read_lines READER.model PICTURE...\n", stderr);
        return 2;
    }
    uint8_t *model = bench_read(argv[1], &size);
    bench_must(phw_ocr_open(model, size, &ocr, &error), &error);
    for (int i = 2; i < argc; i++)
        read_picture(ocr, argv[i]);
    phw_ocr_free(&ocr);
    free(model);
    return 0;
}
