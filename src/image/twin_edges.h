/* SPDX-License-Identifier: Apache-2.0 */
/** @file twin_edges.h  Where pixels of one colour have two entries of a palette. Internal to
 * image/.
 */
#ifndef PHW_IMAGE_TWIN_EDGES_H
#define PHW_IMAGE_TWIN_EDGES_H

#include "image/png_samples.h"

/** Whether nobody sees which of two entries a pixel has. */
bool phw_twins_are(const phw_png_samples *samples, size_t a, size_t b);

/**
 * Finds what may have been drawn with an entry of a palette on another of its colour.
 * @param samples  with a palette.
 * @param used  which entries pixels have.
 * @param[out] off  a byte for each pixel: 0 where something may be drawn so, else more.
 */
void phw_twins_find_edges(const phw_png_samples *samples, const bool *used, uint8_t *off);

#endif
