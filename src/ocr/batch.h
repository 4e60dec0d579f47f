/* SPDX-License-Identifier: Apache-2.0 */
/** @file batch.h  Strips that are read together. */
#ifndef PHW_OCR_BATCH_H
#define PHW_OCR_BATCH_H

#include "ocr/reader.h"
#include "ocr/strip.h"

/** What was read of one line in one look. */
typedef struct phw_reading {
    phw_symbol *symbols; /**< borrowed from the batch; columns are those of the strip */
    size_t count;
    float confidence; /**< mean over the symbols, 0 … 1; 0 where there are none */
} phw_reading;

typedef struct phw_batch phw_batch;

/** An empty batch. */
PHW_MUST_USE phw_status phw_batch_new(phw_batch **batch, phw_error *error);

/** Whether no further strip fits. */
bool phw_batch_is_full(const phw_batch *batch);

/** Adds a strip to a batch that is not full; the batch owns it from then on. */
void phw_batch_add(phw_batch *batch, phw_strip *strip);

size_t phw_batch_count(const phw_batch *batch);
const phw_strip *phw_batch_strip(const phw_batch *batch, size_t index);

/** Reads all strips. */
PHW_MUST_USE phw_status phw_batch_read(phw_batch *batch, const phw_reader *reader,
                                       phw_reader_care care, phw_error *error);

/** What was read of strip @p index; valid until the batch is cleared. */
phw_reading phw_batch_reading(const phw_batch *batch, size_t index);

/** Empties the batch for the next strips. */
void phw_batch_clear(phw_batch *batch);

/** Frees it; NULL is fine. */
void phw_batch_free(phw_batch **batch);

#endif
