/* SPDX-License-Identifier: Apache-2.0 */
/* read_strips READER.model: what reading a strip costs with the quick and with the careful network,
 * on strips drawn by chance; in user time, both in one run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "files.h"
#include "made_reader.h"
#include "ocr/reader.h"

#define STRIPS 24 /* as many as are read together */
#define ROUNDS 8
#define SEED 20261126u

static double user_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6;
}

static phw_image *draw(uint32_t width, uint32_t *seed)
{
    phw_error error = PHW_ERROR_INIT;
    phw_image *strip = NULL;
    bench_must(phw_image_new(width, MADE_READER_HEIGHT, 1, &strip, &error), &error);
    for (uint32_t y = 0; y < strip->height; y++)
        memset(phw_image_row_mut(strip, y), 240, strip->width);
    for (uint32_t x = 4; x + 10 < strip->width; x += 6 + made_reader_next(seed) % 12)
        for (uint32_t y = 4 + made_reader_next(seed) % 8; y < strip->height - 4; y++)
            memset(phw_image_row_mut(strip, y) + x, 16, 2 + made_reader_next(seed) % 3);
    return strip;
}

/* User seconds that reading the strips takes by either. */
typedef struct spent {
    double quick, careful;
} spent;

static spent read_strips(const phw_reader *reader, uint32_t width)
{
    phw_error error = PHW_ERROR_INIT;
    phw_image *strips[STRIPS];
    phw_symbols symbols[STRIPS] = {{NULL, 0, 0}};
    const phw_image *const *lines = (const phw_image *const *)strips;
    uint32_t seed = SEED;
    spent all = {0, 0};
    for (size_t i = 0; i < STRIPS; i++)
        strips[i] = draw(width, &seed);
    for (int round = -1; round < ROUNDS; round++) { /* the first warms up */
        double start = user_seconds();
        bench_must(phw_reader_read(reader, PHW_READER_QUICK, lines, STRIPS, symbols, &error),
                   &error);
        double middle = user_seconds();
        bench_must(phw_reader_read(reader, PHW_READER_CAREFUL, lines, STRIPS, symbols, &error),
                   &error);
        all.quick += round < 0 ? 0 : middle - start;
        all.careful += round < 0 ? 0 : user_seconds() - middle;
    }
    for (size_t i = 0; i < STRIPS; i++) {
        phw_image_free(&strips[i]);
        free(symbols[i].items);
    }
    return all;
}

int main(int argc, char **argv)
{
    static const uint32_t widths[] = {60, 120, 300, 600, 1200};
    phw_error error = PHW_ERROR_INIT;
    phw_reader *reader = NULL;
    size_t size = 0;
    if (argc != 2) {
        fprintf(stderr, "usage: read_strips READER.model\n");
        return 2;
    }
    uint8_t *bytes = bench_read(argv[1], &size);
    bench_must(phw_reader_open(bytes, size, phw_tile_fastest(), &reader, &error), &error);
    free(bytes);
    printf("user time for a strip of so many columns, %d at a time\n%8s %11s %11s %6s\n", STRIPS,
           "columns", "quick", "careful", "ratio");
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        spent all = read_strips(reader, widths[i]);
        double each = 1e3 / (ROUNDS * STRIPS);
        printf("%8u %8.3f ms %8.3f ms %6.2f\n", widths[i], all.quick * each, all.careful * each,
               all.careful / all.quick);
    }
    phw_reader_free(&reader);
    return 0;
}
