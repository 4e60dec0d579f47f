/* SPDX-License-Identifier: Apache-2.0 */
/** @file row.h  Strips side by side on one row, so that the engine's fixed costs are paid once. */
#ifndef PHW_OCR_ROW_H
#define PHW_OCR_ROW_H

#include "ocr/engine.h"
#include "ocr/strip.h"

/** What was read of one line in one look. */
typedef struct phw_reading {
    phw_symbol *symbols; /**< borrowed from the row; columns are those of the strip */
    size_t count;
    float confidence; /**< mean over the symbols, 0 … 1; 0 where there are none */
} phw_reading;

typedef struct phw_row phw_row;

/** An empty row. */
PHW_MUST_USE phw_status phw_row_new(phw_row **row, phw_error *error);

/** Whether another strip of @p width pixels fits; an empty row takes any. */
bool phw_row_fits(const phw_row *row, uint32_t width);

/** Adds a strip, which the row owns from then on (also on error). */
PHW_MUST_USE phw_status phw_row_add(phw_row *row, phw_strip *strip, phw_error *error);

size_t phw_row_count(const phw_row *row);
const phw_strip *phw_row_strip(const phw_row *row, size_t index);

/** Reads all strips. */
PHW_MUST_USE phw_status phw_row_read(phw_row *row, phw_engine *engine, phw_error *error);

/** What was read of strip @p index; valid until the row is cleared. */
phw_reading phw_row_reading(const phw_row *row, size_t index);

/** Empties the row for the next strips. */
void phw_row_clear(phw_row *row);

void phw_row_free(phw_row **row);

#endif
