/* SPDX-License-Identifier: Apache-2.0 */
/** @file font.h  A small stroke font of our own: capitals, digits and a few signs, crisp at any
 *  size. Small letters are drawn as capitals. */
#ifndef PHW_REPORT_FONT_H
#define PHW_REPORT_FONT_H

#include "report/draw.h"

/** Whether the font can draw @p c; what it cannot is drawn as a space. */
bool phw_font_has(char c);

/** How wide a text is, in pixels. @param size  height of a capital in pixels, > 0. */
double phw_font_width(const char *text, double size);

/** Draws a text. @param at  the top left corner of the first capital. */
void phw_font_draw(phw_image *image, phw_point at, double size, const char *text, phw_ink ink);

#endif
