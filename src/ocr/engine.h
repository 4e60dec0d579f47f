/* SPDX-License-Identifier: Apache-2.0 */
/** @file engine.h  Reads lines of text with a Tesseract model. */
#ifndef PHW_OCR_ENGINE_H
#define PHW_OCR_ENGINE_H

#include "ocr/decode.h"

typedef struct phw_engine phw_engine;

/** @param model,size  bytes of a traineddata file, borrowed for the call.
 * @return PHW_OK, PHW_ERR_NOMEM, PHW_ERR_MODEL. */
PHW_MUST_USE phw_status phw_engine_open(const uint8_t *model, size_t size, phw_engine **engine,
                                        phw_error *error);

void phw_engine_free(phw_engine **engine);

/** Height of the lines this engine reads, pixels. */
uint32_t phw_engine_height(const phw_engine *engine);

/**
 * Reads lines together, which is faster than one after the other and gives the same.
 * @param lines  grey, ink at about 16 on ground at about 240, phw_engine_height() rows.
 * @param[out] symbols  one a line; each is replaced. The caller frees their items.
 */
PHW_MUST_USE phw_status phw_engine_read(const phw_engine *engine, const phw_image *const *lines,
                                        size_t count, phw_symbols *symbols, phw_error *error);

#endif
