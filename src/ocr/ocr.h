/* SPDX-License-Identifier: Apache-2.0 */
/** @file ocr.h  Reads the lines that layout found. */
#ifndef PHW_OCR_OCR_H
#define PHW_OCR_OCR_H

#include "base/pyramid.h"
#include "photoward/page.h"
#include "photoward/scan.h"

/** One reading engine with its model in memory. Serves one thread at a time. */
typedef struct phw_ocr phw_ocr;

/** Makes a reader. The networks behind it are opened by the first line that is to be read, since
 *  many pictures have none. @param model,size  the bytes of a reader.model, borrowed for the
 *  reader's life: keep them until phw_ocr_free(). */
PHW_MUST_USE phw_status phw_ocr_open(const uint8_t *model, size_t size, phw_ocr **ocr,
                                     phw_error *error);

void phw_ocr_free(phw_ocr **ocr);

/** When to stop. */
typedef struct phw_ocr_budget {
    const phw_clock *clock; /**< NULL: no time limit */
    int64_t deadline_ms;    /**< on that clock */
    size_t words;           /**< most words kept */
    bool as_they_run;       /**< the lines run as their corners say: no other way is tried */
    const size_t *order; /**< every line of @p found by its index, what is to be read first first;
                              of one sheet alone; NULL: as they were found */
    bool (*enough)(void *context,
                   phw_page *so_far); /**< of one sheet alone: asked now and then while lines are
                                           left, of a page that it may mark; true ends the reading;
                                           NULL: all are read */
    void *context;                    /**< of enough */
} phw_ocr_budget;

/**
 * Reads the lines of @p found off the grey @p pyramid of the picture into @p page, which gets its
 * planes, lines (with their state, and with direction and mirroring mended) and words. Lines the
 * budget did not allow, or that were left when it was enough, are PHW_LINE_SKIPPED and
 * page->complete is then false. Lines that come as PHW_LINE_NOISE are not read and stay so.
 * @return PHW_OK, PHW_ERR_NOMEM, PHW_ERR_MODEL (its model is damaged or missing).
 */
PHW_MUST_USE phw_status phw_ocr_read(phw_ocr *ocr, const phw_pyramid *pyramid,
                                     const phw_page *found, const phw_ocr_budget *budget,
                                     phw_page *page, phw_error *error);

/** A picture, or a part of one, whose lines are read together with those of others. Borrowed. */
typedef struct phw_ocr_sheet {
    const phw_pyramid *pyramid;
    const phw_page *found;
    phw_page *page; /**< what was read is added to it */
} phw_ocr_sheet;

/** As phw_ocr_read(), of several sheets at once: many lines are read faster than a few at a time.
 */
PHW_MUST_USE phw_status phw_ocr_read_sheets(phw_ocr *ocr, const phw_ocr_sheet *sheets, size_t count,
                                            const phw_ocr_budget *budget, phw_error *error);

#endif
