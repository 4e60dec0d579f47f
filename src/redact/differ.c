/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/differ.h"

#include <stdlib.h>
#include <string.h>

#include "base/simd.h"

#define CHANNELS 3

static inline uint8_t apart(uint8_t a, uint8_t b)
{
    return (uint8_t)(a > b ? a - b : b - a);
}

/* Byte by byte the farthest so far in a row of units. */
PHW_SIMD_CLONES static void add_row(const uint8_t *restrict a, const uint8_t *restrict b,
                                    size_t count, uint8_t *restrict most)
{
    for (size_t i = 0; i < count; i++) {
        uint8_t off = apart(a[i], b[i]);
        most[i] = off > most[i] ? off : most[i];
    }
}

PHW_SIMD_CLONES static uint8_t greatest(const uint8_t *from, size_t count)
{
    uint8_t most = 0;
    for (size_t i = 0; i < count; i++)
        most = from[i] > most ? from[i] : most;
    return most;
}

static void find_row(const phw_image *a, const phw_image *b, uint32_t row, uint8_t *bytes,
                     uint8_t *most)
{
    const size_t count = (size_t)a->width * CHANNELS, unit = PHW_DIFFER_UNIT * CHANNELS;
    memset(bytes, 0, count);
    for (uint32_t y = row * PHW_DIFFER_UNIT; y < (row + 1) * PHW_DIFFER_UNIT && y < a->height; y++)
        add_row(phw_image_row(a, y), phw_image_row(b, y), count, bytes);
    for (size_t at = 0; at < count; at += unit)
        *most++ = greatest(bytes + at, count - at < unit ? count - at : unit);
}

phw_status phw_differ_find(const phw_image *a, const phw_image *b, const bool *same,
                           phw_differ *differ, phw_error *error)
{
    phw_differ made = {(a->width + PHW_DIFFER_UNIT - 1) / PHW_DIFFER_UNIT,
                       (a->height + PHW_DIFFER_UNIT - 1) / PHW_DIFFER_UNIT, NULL};
    uint8_t *bytes = malloc((size_t)a->width * CHANNELS);
    made.most = calloc((size_t)made.columns * made.rows, 1);
    if (!bytes || !made.most) {
        free(bytes);
        phw_differ_done(&made);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to compare a copy with its picture");
    }
    for (uint32_t row = 0; row < made.rows; row++)
        if (!same || !same[row])
            find_row(a, b, row, bytes, made.most + (size_t)row * made.columns);
    free(bytes);
    *differ = made;
    return PHW_OK;
}

void phw_differ_done(phw_differ *differ)
{
    free(differ->most);
    *differ = (phw_differ){0, 0, NULL};
}
