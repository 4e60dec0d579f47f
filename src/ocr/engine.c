/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/engine.h"

#include <leptonica/allheaders.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <tesseract/capi.h>

#include "base/grow.h"

/* Rows are scaled so that this is what a scanner would have said of 10-point print. */
#define RESOLUTION 300

struct phw_engine {
    TessBaseAPI *api;
};

phw_status phw_engine_open(const uint8_t *model, size_t size, phw_engine **engine, phw_error *error)
{
    /* Nothing is written, nothing is looked up on disk, no line is read twice inside: photoward
     * decides itself on inverted text and second looks. */
    static const char *const settings[][2] = {{"debug_file", "/dev/null"},
                                              {"tessedit_do_invert", "0"},
                                              {"invert_threshold", "0"},
                                              {"classify_enable_learning", "0"},
                                              {"tessedit_enable_doc_dict", "0"}};
    phw_engine *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the reading engine");
    made->api = TessBaseAPICreate();
    if (!made->api || size > INT_MAX) {
        phw_engine_free(&made);
        return phw_error_set(error, PHW_ERR_MODEL, "the reading engine could not be made");
    }
    if (TessBaseAPIInit5(made->api, (const char *)model, (int)size, "eng", OEM_LSTM_ONLY, NULL, 0,
                         NULL, NULL, 0, FALSE) != 0) {
        phw_engine_free(&made);
        return phw_error_set(error, PHW_ERR_MODEL,
                             "Tesseract did not accept its model: reinstall tesseract-ocr-eng");
    }
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++)
        TessBaseAPISetVariable(made->api, settings[i][0], settings[i][1]);
    TessBaseAPISetPageSegMode(made->api, PSM_SINGLE_LINE);
    *engine = made;
    return PHW_OK;
}

void phw_engine_free(phw_engine **engine)
{
    if (!engine || !*engine)
        return;
    if ((*engine)->api) {
        TessBaseAPIEnd((*engine)->api);
        TessBaseAPIDelete((*engine)->api);
    }
    free(*engine);
    *engine = NULL;
}

/* Leptonica keeps 8-bit pixels most significant byte first in 32-bit words. */
static PIX *pix_from_row(const phw_image *row)
{
    PIX *pix = pixCreate((int)row->width, (int)row->height, 8);
    if (!pix)
        return NULL;
    for (uint32_t y = 0; y < row->height; y++) {
        l_uint32 *line = pixGetData(pix) + (size_t)y * (size_t)pixGetWpl(pix);
        const uint8_t *from = phw_image_row(row, y);
        for (uint32_t x = 0; x < row->width; x++)
            SET_DATA_BYTE(line, x, from[x]);
    }
    pixSetResolution(pix, RESOLUTION, RESOLUTION);
    return pix;
}

/* Tesseract's confidence is 100 + 5 × ln(probability) (ccstruct/ratngs.h,
 * ccmain/ltrresultiterator), which calls junk 95: back to the probability. */
static float probability(float confidence)
{
    float certainty = (confidence - 100) / 5;
    return certainty >= 0 ? 1 : expf(certainty);
}

static phw_status collect(TessResultIterator *results, phw_symbols *symbols, phw_error *error)
{
    const TessPageIterator *place = TessResultIteratorGetPageIteratorConst(results);
    do {
        int left, top, right, bottom;
        char *text = TessResultIteratorGetUTF8Text(results, RIL_SYMBOL);
        size_t length = text ? strlen(text) : 0;
        if (length && length < sizeof symbols->items->text &&
            TessPageIteratorBoundingBox(place, RIL_SYMBOL, &left, &top, &right, &bottom)) {
            if (!phw_grow((void **)&symbols->items, &symbols->capacity, symbols->count,
                          sizeof *symbols->items)) {
                TessDeleteText(text);
                return phw_error_set(error, PHW_ERR_NOMEM, "no memory for what was read");
            }
            phw_symbol *symbol = &symbols->items[symbols->count++];
            *symbol = (phw_symbol){
                .confidence = probability(TessResultIteratorConfidence(results, RIL_SYMBOL)),
                .left = left,
                .right = right,
                .starts_word = TessPageIteratorIsAtBeginningOf(place, RIL_WORD)};
            memcpy(symbol->text, text, length + 1);
        }
        TessDeleteText(text);
    } while (TessResultIteratorNext(results, RIL_SYMBOL));
    return PHW_OK;
}

phw_status phw_engine_read(phw_engine *engine, const phw_image *row, phw_symbols *symbols,
                           phw_error *error)
{
    phw_status status = PHW_OK;
    symbols->count = 0;
    PIX *pix = pix_from_row(row);
    if (!pix)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a row of text");
    TessBaseAPISetImage2(engine->api, pix);
    /* After a failure the getters return junk with high confidence: nothing is asked of them. */
    if (TessBaseAPIRecognize(engine->api, NULL) == 0) {
        TessResultIterator *results = TessBaseAPIGetIterator(engine->api);
        if (results) {
            status = collect(results, symbols, error);
            TessResultIteratorDelete(results);
        }
    } else {
        status = phw_error_set(error, PHW_ERR_INTERNAL, "Tesseract could not read a row of text");
    }
    TessBaseAPIClear(engine->api);
    pixDestroy(&pix);
    return status;
}
