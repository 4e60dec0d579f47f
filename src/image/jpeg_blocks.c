/* SPDX-License-Identifier: Apache-2.0 */
#include "image/jpeg_blocks.h"

#include <stdlib.h>
#include <string.h>

#include "image/jpeg_take.h"

#define SIDE 8 /* of a block */

static int largest(const phw_jpeg_blocks *blocks, bool across)
{
    int most = 1;
    for (int i = 0; i < blocks->count; i++) {
        int factor = across ? blocks->component[i].h : blocks->component[i].v;
        most = factor > most ? factor : most;
    }
    return most;
}

/* A scan of one component is not interleaved: its MCU is one block, whatever its factors say. */
static uint32_t unit(const phw_jpeg_blocks *blocks, bool across)
{
    return SIDE * (uint32_t)(blocks->count == 1 ? 1 : largest(blocks, across));
}

/* Pixels that one sample stands for: what a decoder that interpolates reaches at most. */
static uint32_t reach(const phw_jpeg_blocks *blocks, bool across)
{
    uint32_t most = 1;
    for (int i = 0; blocks->count > 1 && i < blocks->count; i++) {
        int factor = across ? blocks->component[i].h : blocks->component[i].v;
        uint32_t wide = (uint32_t)(largest(blocks, across) / factor);
        most = wide > most ? wide : most;
    }
    return most > 1 ? most : 0;
}

phw_mcu_grid phw_jpeg_blocks_grid(const phw_jpeg_blocks *blocks)
{
    return (phw_mcu_grid){.unit_width = unit(blocks, true),
                          .unit_height = unit(blocks, false),
                          .reach_x = reach(blocks, true),
                          .reach_y = reach(blocks, false)};
}

bool phw_jpeg_blocks_turnable(const phw_jpeg_blocks *blocks, phw_turn turn)
{
    return (!turn.columns_back || blocks->width % unit(blocks, true) == 0) &&
           (!turn.rows_back || blocks->height % unit(blocks, false) == 0);
}

/* Where each coefficient of a turned block comes from, and its sign. */
typedef struct turned_block {
    uint8_t from[PHW_JPEG_BLOCK];
    int16_t sign[PHW_JPEG_BLOCK];
} turned_block;

/* A cosine of odd frequency changes its sign where its axis is mirrored (ITU-T T.81, A.3.3), and
 * transposing a block transposes its coefficients. */
static turned_block turn_of(phw_turn turn)
{
    const bool across = turn.transposed ? turn.rows_back : turn.columns_back;
    const bool down = turn.transposed ? turn.columns_back : turn.rows_back;
    turned_block made;
    for (int v = 0; v < SIDE; v++)
        for (int u = 0; u < SIDE; u++) {
            made.from[v * SIDE + u] = (uint8_t)(turn.transposed ? u * SIDE + v : v * SIDE + u);
            made.sign[v * SIDE + u] = (across && u % 2) != (down && v % 2) ? -1 : 1;
        }
    return made;
}

static void turn_block(const int16_t *from, const turned_block *turned, int16_t *to)
{
    for (int i = 0; i < PHW_JPEG_BLOCK; i++)
        to[i] = (int16_t)(from[turned->from[i]] * turned->sign[i]);
}

static bool turn_component(const phw_jpeg_component *from, phw_turn turn, phw_jpeg_component *to)
{
    if (turn.transposed) {
        *to = (phw_jpeg_component){from->v, from->h, from->rows, from->columns, {0}, NULL, 0};
        for (int i = 0; i < PHW_JPEG_BLOCK; i++)
            to->step[i] = from->step[i % SIDE * SIDE + i / SIDE];
    }
    const turned_block turned = turn_of(turn);
    to->pitch = to->columns;
    to->blocks = malloc((size_t)to->columns * to->rows * PHW_JPEG_BLOCK * sizeof *to->blocks);
    if (!to->blocks)
        return false;
    for (uint32_t y = 0; y < to->rows; y++)
        for (uint32_t x = 0; x < to->columns; x++) {
            uint32_t column = turn.transposed ? y : x, row = turn.transposed ? x : y;
            column = turn.columns_back ? from->columns - 1 - column : column;
            row = turn.rows_back ? from->rows - 1 - row : row;
            turn_block(phw_jpeg_block(from, column, row), &turned, phw_jpeg_block(to, x, y));
        }
    return true;
}

phw_status phw_jpeg_blocks_turn(const phw_jpeg_blocks *blocks, phw_turn turn,
                                phw_jpeg_blocks *turned, phw_error *error)
{
    phw_jpeg_blocks made = *blocks;
    bool whole = true;
    made.held = NULL;
    for (int i = 0; i < made.count; i++)
        made.component[i].blocks = NULL;
    if (turn.transposed) {
        made.width = blocks->height;
        made.height = blocks->width;
    }
    for (int i = 0; whole && i < made.count; i++)
        whole = turn_component(&blocks->component[i], turn, &made.component[i]);
    if (!whole) {
        phw_jpeg_blocks_done(&made);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to turn a JPEG");
    }
    *turned = made;
    return PHW_OK;
}

void phw_jpeg_blocks_done(phw_jpeg_blocks *blocks)
{
    for (int i = 0; i < blocks->count; i++) {
        if (!blocks->held)
            free(blocks->component[i].blocks);
        blocks->component[i].blocks = NULL;
    }
    phw_jpeg_held_free(&blocks->held);
}
