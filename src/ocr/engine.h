/* SPDX-License-Identifier: Apache-2.0 */
/** @file engine.h  Tesseract behind a narrow door: one row of text in, symbols out. */
#ifndef PHW_OCR_ENGINE_H
#define PHW_OCR_ENGINE_H

#include <stdbool.h>
#include <stddef.h>

#include "photoward/error.h"
#include "photoward/image.h"

/** One symbol as the engine read it, in pixels of the row. */
typedef struct phw_symbol {
    char text[12];    /**< UTF-8, one code point or a ligature's few */
    float confidence; /**< 0 … 1, of the symbol */
    int left, right;
    bool starts_word;
} phw_symbol;

/** Symbols from left to right. Embedded; free items with free(). */
typedef struct phw_symbols {
    phw_symbol *items;
    size_t count;
    size_t capacity;
} phw_symbols;

typedef struct phw_engine phw_engine;

/** @param model,size  bytes of a traineddata file, borrowed for the call. */
PHW_MUST_USE phw_status phw_engine_open(const uint8_t *model, size_t size, phw_engine **engine,
                                        phw_error *error);

void phw_engine_free(phw_engine **engine);

/** Reads one row: dark letters on light ground, about 32 px tall, margins all round. Symbols
 * replace what was in @p symbols. */
PHW_MUST_USE phw_status phw_engine_read(phw_engine *engine, const phw_image *row,
                                        phw_symbols *symbols, phw_error *error);

#endif
