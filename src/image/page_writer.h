/* SPDX-License-Identifier: Apache-2.0 */
/** @file page_writer.h  Files of one or more pages or frames, written from pixels alone and without
 *  loss: what is decoded again is what was given, to the pixel. */
#ifndef PHW_IMAGE_PAGE_WRITER_H
#define PHW_IMAGE_PAGE_WRITER_H

#include "photoward/image.h"

typedef struct phw_page_writer phw_page_writer;

/** Whether files of a format are written here: TIFF, WebP, GIF, BMP and (animated) PNG. */
bool phw_page_writer_knows(phw_format format);

/**
 * Begins a file.
 * @param pages  how many will be added, at least 1; 1 for BMP.
 * @param plays  how often an animation is shown, 0: for ever. GIF, PNG, WebP.
 * @param[out] writer  free with phw_page_writer_free(), whether or not it was finished.
 * @return PHW_OK, PHW_ERR_UNSUPPORTED (format, or several pages in a BMP), PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_page_writer_open(phw_format format, uint32_t pages, uint32_t plays,
                                             phw_page_writer **writer, phw_error *error);

/** The colour that covers are to have on a page of a format: @p fill, or where the format cannot
 * hold it beside the page's own colours the nearest of these. */
void phw_page_writer_fill(phw_format format, const phw_image *image, uint8_t fill[3]);

/**
 * Adds a page.
 * @param image     RGB, in a TIFF grey as well; in an animation all are of one size.
 * @param delay_ms  how long a frame is shown; for PNG, WebP and GIF (there in steps of 10 ms). A
 *                  PNG's first page with 0 is no frame of its animation: the picture that viewers
 *                  show which know of none.
 * @return PHW_OK; PHW_ERR_UNSUPPORTED where the format cannot hold it without loss: more than 256
 *         colours in a GIF, more than 16,383 pixels a side in a WebP; PHW_ERR_NOMEM;
 *         PHW_ERR_INTERNAL. After an error the writer is of no more use.
 */
PHW_MUST_USE phw_status phw_page_writer_add(phw_page_writer *writer, const phw_image *image,
                                            uint32_t delay_ms, phw_error *error);

/** Ends the file. @param[out] bytes,size  written on success only; free bytes with free(). */
PHW_MUST_USE phw_status phw_page_writer_finish(phw_page_writer *writer, uint8_t **bytes,
                                               size_t *size, phw_error *error);

/** Frees *writer and nulls it. NULL is fine. */
void phw_page_writer_free(phw_page_writer **writer);

#endif
