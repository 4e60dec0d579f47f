/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/row.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

#define WIDEST 2400 /* px: further on the engine's cost grows with the width alone */
#define GAP 40      /* px of ground between strips: wide enough to be read as a space */
#define MARGIN 12   /* px of ground all round */
#define GROUND 240  /* what strips make of theirs */

typedef struct place {
    phw_strip strip;
    uint32_t left;
    size_t first, count; /* symbols */
    float confidence;
} place;

struct phw_row {
    place *places;
    size_t count, capacity;
    uint32_t width; /* used so far */
    phw_symbols symbols;
};

phw_status phw_row_new(phw_row **row, phw_error *error)
{
    phw_row *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a row of text");
    made->width = MARGIN;
    *row = made;
    return PHW_OK;
}

bool phw_row_fits(const phw_row *row, uint32_t width)
{
    return !row->count || row->width + width + GAP <= WIDEST;
}

phw_status phw_row_add(phw_row *row, phw_strip *strip, phw_error *error)
{
    if (!phw_grow((void **)&row->places, &row->capacity, row->count, sizeof *row->places)) {
        phw_strip_done(strip);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a row of text");
    }
    row->places[row->count++] = (place){.strip = *strip, .left = row->width};
    row->width += strip->pixels->width + GAP;
    *strip = (phw_strip){0};
    return PHW_OK;
}

size_t phw_row_count(const phw_row *row)
{
    return row->count;
}

const phw_strip *phw_row_strip(const phw_row *row, size_t index)
{
    return &row->places[index].strip;
}

static phw_status draw(const phw_row *row, phw_image **image, phw_error *error)
{
    phw_status status =
        phw_image_new(row->width - GAP + MARGIN, PHW_STRIP_HEIGHT + 2 * MARGIN, 1, image, error);
    if (status != PHW_OK)
        return status;
    for (uint32_t y = 0; y < (*image)->height; y++)
        memset(phw_image_row_mut(*image, y), GROUND, (*image)->width);
    for (size_t i = 0; i < row->count; i++) {
        const place *p = &row->places[i];
        for (uint32_t y = 0; y < PHW_STRIP_HEIGHT; y++)
            memcpy(phw_image_row_mut(*image, y + MARGIN) + p->left,
                   phw_image_row(p->strip.pixels, y), p->strip.pixels->width);
    }
    return PHW_OK;
}

/* Hands each symbol to the strip its middle lies on; a word that the engine drew across a gap is
 * thereby cut in two. */
static void share_out(phw_row *row)
{
    size_t at = 0;
    for (size_t i = 0; i < row->count; i++) {
        place *p = &row->places[i];
        int end = (int)(p->left + p->strip.pixels->width) + GAP / 2;
        double sum = 0;
        p->first = at;
        while (at < row->symbols.count &&
               (i + 1 == row->count ||
                (row->symbols.items[at].left + row->symbols.items[at].right) / 2 < end)) {
            phw_symbol *symbol = &row->symbols.items[at++];
            symbol->left -= (int)p->left;
            symbol->right -= (int)p->left;
            sum += (double)symbol->confidence;
        }
        p->count = at - p->first;
        if (p->count)
            row->symbols.items[p->first].starts_word = true;
        p->confidence = p->count ? (float)(sum / (double)p->count) : 0;
    }
}

phw_status phw_row_read(phw_row *row, phw_engine *engine, phw_error *error)
{
    phw_image *image = NULL;
    if (!row->count)
        return PHW_OK;
    phw_status status = draw(row, &image, error);
    if (status == PHW_OK)
        status = phw_engine_read(engine, image, &row->symbols, error);
    phw_image_free(&image);
    if (status == PHW_OK)
        share_out(row);
    return status;
}

phw_reading phw_row_reading(const phw_row *row, size_t index)
{
    const place *p = &row->places[index];
    return (phw_reading){row->symbols.items + p->first, p->count, p->confidence};
}

void phw_row_clear(phw_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        phw_strip_done(&row->places[i].strip);
    row->count = 0;
    row->width = MARGIN;
    row->symbols.count = 0;
}

void phw_row_free(phw_row **row)
{
    if (!row || !*row)
        return;
    phw_row_clear(*row);
    free((*row)->places);
    free((*row)->symbols.items);
    free(*row);
    *row = NULL;
}
