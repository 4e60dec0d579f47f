/* SPDX-License-Identifier: Apache-2.0 */
/* stock TABLES LANGUAGE PICTURE DIRECTORY PSM: what photoward would find if it left the page layout
 * to Tesseract: the whole picture, page segmentation mode 3 or 11, its words and their boxes given
 * to the same recognisers, the same verdict, the same mask. Writes psmPSM.json and psmPSM.png. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tesseract/capi.h>

#include "base/geometry.h"
#include "base/utf8.h"
#include "files.h"
#include "identify/identify.h"
#include "image/decode.h"
#include "model/model.h"
#include "photoward/redact.h"
#include "risk/risk.h"

#define PERCENT 100.0f
#define BYTES_PER_PIXEL 3

static bool box_of(const TessPageIterator *at, TessPageIteratorLevel level, phw_quad *quad)
{
    int left, top, right, bottom;
    if (!TessPageIteratorBoundingBox(at, level, &left, &top, &right, &bottom) || right <= left ||
        bottom <= top)
        return false;
    *quad = phw_quad_from_box((phw_box){left, top, right, bottom});
    return true;
}

static void add_line(phw_page *page, const TessPageIterator *at)
{
    phw_line line = {
        .polarity = PHW_POLARITY_DARK_ON_LIGHT, .plane = PHW_NO_PLANE, .state = PHW_LINE_READ};
    phw_error error = PHW_ERROR_INIT;
    if (!box_of(at, RIL_TEXTLINE, &line.quad))
        return;
    line.height = phw_quad_height(&line.quad);
    bench_must(phw_page_add_line(page, &line, &error), &error);
}

/* One quad a code point: a symbol that is several code points gives each the same box, and where
 * Tesseract's symbols do not add up to its word, the word is cut into equal slices. */
static void fill_chars(TessResultIterator *at, const phw_quad *word, size_t count, phw_quad *chars)
{
    TessPageIterator *place = TessResultIteratorGetPageIterator(at);
    size_t done = 0;
    for (bool more = true; more;) {
        char *symbol = TessResultIteratorGetUTF8Text(at, RIL_SYMBOL);
        phw_quad quad;
        bool has_box = box_of(place, RIL_SYMBOL, &quad);
        size_t points = symbol ? phw_utf8_count(symbol, strlen(symbol)) : 0;
        for (size_t i = 0; has_box && i < points && done < count; i++)
            chars[done++] = quad;
        TessDeleteText(symbol);
        more = !TessPageIteratorIsAtFinalElement(place, RIL_WORD, RIL_SYMBOL) &&
               TessPageIteratorNext(place, RIL_SYMBOL);
    }
    for (size_t i = 0; done != count && i < count; i++)
        chars[i] = phw_quad_slice(word, (double)i / (double)count, (double)(i + 1) / (double)count);
}

static void add_word(phw_page *page, const TessResultIterator *at)
{
    char *text = TessResultIteratorGetUTF8Text(at, RIL_WORD);
    size_t length = text ? strlen(text) : 0;
    phw_word word = {.text = text,
                     .confidence = TessResultIteratorConfidence(at, RIL_WORD) / PERCENT};
    phw_error error = PHW_ERROR_INIT;
    TessResultIterator *symbols = TessResultIteratorCopy(at);
    size_t count = phw_utf8_count(text ? text : "", length);
    phw_quad *chars = calloc(count + 1, sizeof *chars);
    if (length > 0 && chars && symbols && phw_utf8_valid(text, length) && page->line_count > 0 &&
        box_of(TessResultIteratorGetPageIteratorConst(at), RIL_WORD, &word.quad)) {
        fill_chars(symbols, &word.quad, count, chars);
        word.chars = chars;
        bench_must(phw_page_add_word(page, &word, &error), &error);
    }
    free(chars);
    TessResultIteratorDelete(symbols);
    TessDeleteText(text);
}

/* Tesseract's data folder is the one its language file stands in. */
static TessBaseAPI *start(const char *language, TessPageSegMode mode)
{
    TessBaseAPI *engine = TessBaseAPICreate();
    const char *slash = strrchr(language, '/');
    char *folder = slash ? strndup(language, (size_t)(slash - language)) : strdup(".");
    if (!engine || !folder || TessBaseAPIInit3(engine, folder, "eng") != 0) {
        fputs("bench: Tesseract could not be started\n", stderr);
        exit(2);
    }
    free(folder);
    TessBaseAPISetPageSegMode(engine, mode);
    return engine;
}

static void read_page(const char *language, TessPageSegMode mode, const phw_image *image,
                      phw_page *page)
{
    TessBaseAPI *engine = start(language, mode);
    TessBaseAPISetImage(engine, image->pixels, (int)image->width, (int)image->height,
                        BYTES_PER_PIXEL, (int)image->stride);
    TessResultIterator *at =
        TessBaseAPIRecognize(engine, NULL) == 0 ? TessBaseAPIGetIterator(engine) : NULL;
    for (bool more = at != NULL; more; more = TessResultIteratorNext(at, RIL_WORD)) {
        const TessPageIterator *place = TessResultIteratorGetPageIteratorConst(at);
        if (TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE))
            add_line(page, place);
        add_word(page, at);
    }
    if (at)
        TessResultIteratorDelete(at);
    TessBaseAPIEnd(engine);
    TessBaseAPIDelete(engine);
}

static phw_report *assess(const char *tables, phw_page *page, const phw_container *container)
{
    phw_error error = PHW_ERROR_INIT;
    phw_models *models = NULL;
    phw_report *report = calloc(1, sizeof *report);
    if (!report)
        exit(2);
    report->width = page->width;
    report->height = page->height;
    report->page = page;
    report->container = *container;
    report->complete = container->complete;
    bench_must(phw_models_open(tables, &models, &error), &error);
    bench_must(phw_findings_new(&report->findings, &error), &error);
    bench_must(phw_identify_page(page, models, report->findings, &error), &error);
    phw_models_free(&models);
    phw_risk_assess(report);
    return report;
}

int main(int argc, char **argv)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_redact_options options = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    phw_image *image = NULL, *mask = NULL;
    phw_container container;
    phw_page *page = NULL;
    size_t size = 0;
    bool sparse = argc == 6 && strcmp(argv[5], "11") == 0;
    if (argc != 6 || (!sparse && strcmp(argv[5], "3") != 0)) {
        fputs("usage: stock TABLES LANGUAGE PICTURE DIRECTORY 3|11\n", stderr);
        return 2;
    }
    uint8_t *bytes = bench_read(argv[3], &size);
    bench_must(phw_image_decode(bytes, size, &limits, &image, &container, &error), &error);
    bench_must(phw_page_new(image->width, image->height, &page, &error), &error);
    page->complete = true;
    read_page(argv[2], sparse ? PSM_SPARSE_TEXT : PSM_AUTO, image, page);
    phw_report *report = assess(argv[1], page, &container);
    options.scope = PHW_SCOPE_IDENTIFIERS;
    bench_must(phw_redact_mask(report, &options, &mask, &error), &error);
    bench_write_report(argv[4], sparse ? "psm11" : "psm3", report);
    bench_write_mask(argv[4], sparse ? "psm11" : "psm3", mask);
    phw_image_free(&mask);
    phw_report_free(&report);
    phw_image_free(&image);
    free(bytes);
    return 0;
}
