/* SPDX-License-Identifier: Apache-2.0 */
/** @file reader.h  Reads lines of text with the project's own network. */
#ifndef PHW_OCR_READER_H
#define PHW_OCR_READER_H

#include "ocr/decode.h"
#include "ocr/tile.h"

/** Read-only once it is open: threads may share it. */
typedef struct phw_reader phw_reader;

/** @param model,size  bytes of a reader.model, borrowed for the call.
 * @param way  how it sums up; what it reads is the same by every one: phw_tile_fastest().
 * @return PHW_OK, PHW_ERR_NOMEM, PHW_ERR_MODEL. */
PHW_MUST_USE phw_status phw_reader_open(const uint8_t *model, size_t size, phw_tile_way way,
                                        phw_reader **reader, phw_error *error);

/** Frees it; NULL is fine. */
void phw_reader_free(phw_reader **reader);

/** Which of a reader's networks reads. */
typedef enum phw_reader_care {
    PHW_READER_QUICK,  /**< the small one */
    PHW_READER_CAREFUL /**< the large one: three times the time, a quarter fewer errors */
} phw_reader_care;

/** Height of the lines this reader takes, pixels. */
uint32_t phw_reader_height(const phw_reader *reader);

/**
 * Probabilities of the labels along lines; label 0 is none.
 * @param lines  grey, ink at about 16 on ground at about 240, phw_reader_height() rows; any width.
 * @param[out] scores  one a line; written on success only.
 * @return PHW_OK, PHW_ERR_NOMEM, PHW_ERR_ARGUMENT (another height, or colours).
 */
PHW_MUST_USE phw_status phw_reader_score(const phw_reader *reader, phw_reader_care care,
                                         const phw_image *const *lines, size_t count,
                                         phw_label_scores *scores, phw_error *error);

/** Reads lines; what comes out for one does not depend on the others.
 * @param[out] symbols  one a line, each replaced: begin with zeros, free their items with free().
 */
PHW_MUST_USE phw_status phw_reader_read(const phw_reader *reader, phw_reader_care care,
                                        const phw_image *const *lines, size_t count,
                                        phw_symbols *symbols, phw_error *error);

#endif
