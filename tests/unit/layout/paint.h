/* SPDX-License-Identifier: Apache-2.0 */
/** @file paint.h  Pictures of letter-like marks whose places are known. */
#ifndef PHW_TESTS_LAYOUT_PAINT_H
#define PHW_TESTS_LAYOUT_PAINT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/candidates.h"
#include "photoward/geometry.h"
#include "photoward/image.h"
#include "photoward/page.h"

/** A row of block capitals in words of five. */
typedef struct text_row {
    phw_point middle;
    double height;  /**< pixels of a capital */
    double angle;   /**< degrees, y down */
    size_t letters; /**< words' gaps stand in for one letter each */
    uint8_t ink;
} text_row;

/** A grey picture of one colour. */
phw_image *paint_ground(uint32_t width, uint32_t height, uint8_t grey);

/** Fills a box, left and top inside, right and bottom outside. */
void paint_box(phw_image *image, uint32_t left, uint32_t top, uint32_t right, uint32_t bottom,
               uint8_t grey);

/** Draws a row with each pixel covered as far as its letters cover it. */
void paint_row(phw_image *image, const text_row *row);

/** A grey picture in colour, as a camera sees it on a display: each channel has waves of its own,
 *  @p length pixels long, a third of that from the next channel's.
 *  @param high  grey levels of the channel's own wave, and of one that all share. */
phw_image *paint_seen(const phw_image *grey, double length, double high);

/** The middle of letter @p index. */
phw_point row_letter(const text_row *row, size_t index);

/** True where the letter is one that leaves ink (not a word's gap). */
bool row_has_letter(const text_row *row, size_t index);

/** Pixels along the row from its first letter to its last. */
double row_length(const text_row *row);

/** Lines of a picture, up to @p max_lines. */
phw_page *find_layout(const phw_image *image, size_t max_lines);

/** A line, judged already, whose middle is at (@p x, @p y) of a square picture that is then turned
 *  by @p angle about its middle. Pixels, radians. @param side  of the picture. */
phw_candidate line_at(float side, float x, float y, float length, float height, float angle,
                      float score);

#endif
