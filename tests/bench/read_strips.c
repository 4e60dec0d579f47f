/* SPDX-License-Identifier: Apache-2.0 */
/* read_strips ENG.traineddata [READER.model]: what reading a strip costs, by Tesseract's network
 * and by the project's own, on strips drawn by chance; in user time, both in one run. Without a
 * model the own network has weights by chance. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "files.h"
#include "made_reader.h"
#include "ocr/engine.h"
#include "ocr/reader.h"

#define STRIPS 24 /* as many as are read together */
#define WIDTH 600
#define ROUNDS 8
#define SEED 20261126u

static double user_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6;
}

static phw_image *draw(uint32_t *seed)
{
    phw_error error = PHW_ERROR_INIT;
    phw_image *strip = NULL;
    bench_must(phw_image_new(WIDTH, MADE_READER_HEIGHT, 1, &strip, &error), &error);
    for (uint32_t y = 0; y < strip->height; y++)
        memset(phw_image_row_mut(strip, y), 240, strip->width);
    for (uint32_t x = 4; x + 10 < strip->width; x += 6 + made_reader_next(seed) % 12)
        for (uint32_t y = 4 + made_reader_next(seed) % 8; y < strip->height - 4; y++)
            memset(phw_image_row_mut(strip, y) + x, 16, 2 + made_reader_next(seed) % 3);
    return strip;
}

int main(int argc, char **argv)
{
    phw_error error = PHW_ERROR_INIT;
    phw_engine *engine = NULL;
    phw_reader *reader = NULL;
    phw_image *strips[STRIPS];
    phw_symbols symbols[STRIPS] = {{NULL, 0, 0}};
    uint32_t seed = SEED;
    size_t size = 0, own_size = 0;
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: read_strips ENG.traineddata [READER.model]\n");
        return 2;
    }
    uint8_t *bytes = bench_read(argv[1], &size), *own = NULL;
    bench_must(phw_engine_open(bytes, size, &engine, &error), &error);
    if (argc > 2) {
        own = bench_read(argv[2], &own_size);
        bench_must(phw_reader_open(own, own_size, &reader, &error), &error);
    } else {
        phw_strbuf made = PHW_STRBUF_INIT;
        made_reader_write(made_reader_medium, MADE_READER_LAYERS, SEED, &made);
        bench_must(phw_reader_open((const uint8_t *)made.text, made.length, &reader, &error),
                   &error);
        phw_strbuf_done(&made);
    }
    for (size_t i = 0; i < STRIPS; i++)
        strips[i] = draw(&seed);
    double spent[2] = {0, 0};
    for (int round = -1; round < ROUNDS; round++) { /* the first warms up */
        double start = user_seconds();
        bench_must(
            phw_engine_read(engine, (const phw_image *const *)strips, STRIPS, symbols, &error),
            &error);
        double middle = user_seconds();
        bench_must(
            phw_reader_read(reader, (const phw_image *const *)strips, STRIPS, symbols, &error),
            &error);
        spent[0] += round < 0 ? 0 : middle - start;
        spent[1] += round < 0 ? 0 : user_seconds() - middle;
    }
    double each = 1e3 / (ROUNDS * STRIPS);
    printf(
        "strips of %d x %d, %d at a time, user time each: Tesseract's network %.2f ms, own %.2f ms "
        "(%.2f of it)\n",
        WIDTH, MADE_READER_HEIGHT, STRIPS, spent[0] * each, spent[1] * each, spent[1] / spent[0]);
    for (size_t i = 0; i < STRIPS; i++) {
        phw_image_free(&strips[i]);
        free(symbols[i].items);
    }
    phw_engine_free(&engine);
    phw_reader_free(&reader);
    free(bytes);
    free(own);
    return 0;
}
