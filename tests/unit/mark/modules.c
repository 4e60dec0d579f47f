/* SPDX-License-Identifier: Apache-2.0 */
#include "modules.h"

#include <string.h>

#define QUIET 10U
#define HEAD 2U
#define MODULES_MOST 200U
#define DARK 30
#define LIGHT 225

typedef struct symbol {
    const uint8_t *bits;
    uint32_t wide, high, rows; /* modules across and down as painted; rows that have bits */
} symbol;

modules_style modules_style_of(const uint8_t *seed, size_t size)
{
    unsigned bits = size > 1 ? seed[1] : 0;
    return (modules_style){bits & 3U, bits & 4U, bits & 8U, 3 + (bits >> 4 & 3U), 0};
}

static bool is_dark(const symbol *code, uint32_t x, uint32_t y)
{
    if (x < QUIET || y < QUIET || x >= QUIET + code->wide || y >= QUIET + code->high)
        return false;
    uint32_t row = code->rows == 1 ? 0 : y - QUIET;
    uint32_t at = row * code->wide + x - QUIET;
    return code->bits[at / 8] >> (7 - at % 8) & 1U;
}

phw_image *modules_paint(const uint8_t *seed, size_t size, const modules_style *style)
{
    symbol code = {.bits = seed + HEAD, .wide = size > HEAD ? seed[0] : 0};
    if (code.wide == 0 || code.wide > MODULES_MOST)
        return NULL;
    code.rows = (uint32_t)((size - HEAD) * 8 / code.wide);
    code.rows = code.rows > MODULES_MOST ? MODULES_MOST : code.rows;
    if (code.rows == 0)
        return NULL;
    code.high = code.rows == 1 ? code.wide / 4 + 1 : code.rows;
    uint32_t wide = (code.wide + 2 * QUIET) * style->pixels;
    uint32_t high = (code.high + 2 * QUIET) * style->pixels;
    bool upright = style->quarter_turns % 2 == 0;
    phw_image *image = NULL;
    if (phw_image_new(upright ? wide : high, upright ? high : wide, 3, &image, NULL) != PHW_OK)
        return NULL;
    for (uint32_t y = 0; y < high; y++) {
        for (uint32_t x = 0; x < wide; x++) {
            double moved = x - style->slant * ((double)y - high / 2.0);
            uint32_t column = moved < 0 ? 0 : (uint32_t)(moved / style->pixels);
            bool dark = is_dark(&code, column, y / style->pixels) != style->light_on_dark;
            uint32_t across = style->mirrored ? wide - 1 - x : x;
            uint32_t u[4] = {across, high - 1 - y, wide - 1 - across, y};
            uint32_t v[4] = {y, across, high - 1 - y, wide - 1 - across};
            unsigned turn = style->quarter_turns;
            memset(phw_image_row_mut(image, v[turn]) + (size_t)u[turn] * 3, dark ? DARK : LIGHT, 3);
        }
    }
    return image;
}
