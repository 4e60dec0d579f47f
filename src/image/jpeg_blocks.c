/* SPDX-License-Identifier: Apache-2.0 */
#include "image/jpeg_blocks.h"

#include <string.h>

#include "image/jpeg_held.h"

#define SIDE 8 /* of a block */
#define TILE 8 /* side of a square of blocks, of which a cache holds both ways */

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

bool phw_jpeg_blocks_same_form(const phw_jpeg_blocks *a, const phw_jpeg_blocks *b)
{
    bool inverted = a->colours == PHW_JPEG_CMYK || a->colours == PHW_JPEG_YCCK;
    if (a->width != b->width || a->height != b->height || a->count != b->count ||
        a->colours != b->colours || a->progressive != b->progressive ||
        (inverted && a->adobe != b->adobe))
        return false;
    for (int i = 0; i < a->count; i++) {
        const phw_jpeg_component *from = &a->component[i], *to = &b->component[i];
        if (from->h != to->h || from->v != to->v || from->columns != to->columns ||
            from->rows != to->rows || memcmp(from->step, to->step, sizeof from->step) != 0)
            return false;
    }
    return true;
}

bool phw_jpeg_block_is_flat(const int16_t *block, int16_t level)
{
    static const int16_t zeroes[PHW_JPEG_BLOCK - 1];
    return block[0] == level && memcmp(block + 1, zeroes, sizeof zeroes) == 0;
}

bool phw_jpeg_blocks_turnable(const phw_jpeg_blocks *blocks, phw_turn turn)
{
    return (!turn.columns_back || blocks->width % unit(blocks, true) == 0) &&
           (!turn.rows_back || blocks->height % unit(blocks, false) == 0);
}

/* A row of a block's coefficients. Vectors are no parameters and no results of functions: not all
 * processors pass them alike. */
typedef int16_t eight __attribute__((vector_size(2 * SIDE)));

/* How the coefficients of a block are turned: row by row their signs, once they are transposed. */
typedef struct turned_block {
    bool transposed;
    eight sign[SIDE];
} turned_block;

/* A cosine of odd frequency changes its sign where its axis is mirrored (ITU-T T.81, A.3.3), and
 * transposing a block transposes its coefficients. */
static turned_block turn_of(phw_turn turn)
{
    const bool across = turn.transposed ? turn.rows_back : turn.columns_back;
    const bool down = turn.transposed ? turn.columns_back : turn.rows_back;
    turned_block made = {.transposed = turn.transposed};
    for (int v = 0; v < SIDE; v++)
        for (int u = 0; u < SIDE; u++)
            made.sign[v][u] = (across && u % 2) != (down && v % 2) ? -1 : 1;
    return made;
}

/* The halves of each two rows of a square, interleaved; three times, and it is transposed. */
static inline void weave(const eight from[SIDE], eight to[SIDE])
{
    for (int i = 0; i < SIDE / 2; i++) {
        const eight a = from[i], b = from[i + SIDE / 2];
        to[2 * i] = __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
        to[2 * i + 1] = __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
    }
}

static inline void turn_block(const int16_t *from, const turned_block *turned, int16_t *to)
{
    eight rows[SIDE], woven[SIDE];
    memcpy(rows, from, sizeof rows);
    if (turned->transposed) {
        weave(rows, woven);
        weave(woven, rows);
        weave(rows, woven);
        memcpy(rows, woven, sizeof rows);
    }
    for (int i = 0; i < SIDE; i++)
        rows[i] *= turned->sign[i];
    memcpy(to, rows, sizeof rows);
}

/* Turns the blocks of a tile: rows and columns of @p to that lie near each other in both. */
static void turn_tile(const phw_jpeg_component *from, phw_turn turn, const turned_block *turned,
                      uint32_t left, uint32_t top, phw_jpeg_component *to)
{
    for (uint32_t y = top; y < top + TILE && y < to->rows; y++)
        for (uint32_t x = left; x < left + TILE && x < to->columns; x++) {
            uint32_t column = turn.transposed ? y : x, row = turn.transposed ? x : y;
            column = turn.columns_back ? from->columns - 1 - column : column;
            row = turn.rows_back ? from->rows - 1 - row : row;
            turn_block(phw_jpeg_block(from, column, row), turned, phw_jpeg_block(to, x, y));
        }
}

static void turn_form(const phw_jpeg_component *from, phw_turn turn, phw_jpeg_component *to)
{
    if (turn.transposed) {
        *to = (phw_jpeg_component){from->v, from->h, from->rows, from->columns, {0}, NULL, 0};
        for (int i = 0; i < PHW_JPEG_BLOCK; i++)
            to->step[i] = from->step[i % SIDE * SIDE + i / SIDE];
    }
}

static void turn_component(const phw_jpeg_component *from, phw_turn turn, phw_jpeg_component *to)
{
    const turned_block turned = turn_of(turn);
    for (uint32_t top = 0; top < to->rows; top += TILE)
        for (uint32_t left = 0; left < to->columns; left += TILE)
            turn_tile(from, turn, &turned, left, top, to);
}

static uint32_t round_up(uint32_t count, int factor)
{
    const uint32_t each = (uint32_t)factor;
    return (count + each - 1) / each * each;
}

/* Makes room for the blocks of a form, in arrays of whole MCUs. libjpeg makes up the blocks that
 * only fill up the last of them. */
static phw_status make_room(phw_jpeg_blocks *blocks, phw_error *error)
{
    bool whole = (blocks->held = phw_jpeg_held_new()) != NULL;
    for (int i = 0; whole && i < blocks->count; i++) {
        phw_jpeg_component *c = &blocks->component[i];
        phw_jpeg_array *made =
            phw_jpeg_held_add(blocks->held, round_up(c->columns, c->h), round_up(c->rows, c->v));
        whole = made != NULL;
        c->blocks = whole ? phw_jpeg_array_to_fill(made, c->columns, c->rows, &c->pitch) : NULL;
    }
    if (whole)
        return PHW_OK;
    phw_jpeg_held_free(&blocks->held);
    return phw_error_set(error, PHW_ERR_NOMEM, "no memory to turn a JPEG");
}

phw_jpeg_blocks phw_jpeg_blocks_turn_form(const phw_jpeg_blocks *blocks, phw_turn turn)
{
    phw_jpeg_blocks made = *blocks;
    made.held = NULL;
    if (turn.transposed) {
        made.width = blocks->height;
        made.height = blocks->width;
    }
    for (int i = 0; i < made.count; i++)
        turn_form(&blocks->component[i], turn, &made.component[i]);
    return made;
}

phw_status phw_jpeg_blocks_turn(const phw_jpeg_blocks *blocks, phw_turn turn,
                                phw_jpeg_blocks *turned, phw_error *error)
{
    phw_jpeg_blocks made = phw_jpeg_blocks_turn_form(blocks, turn);
    phw_status status = make_room(&made, error);
    if (status != PHW_OK)
        return status;
    for (int i = 0; i < made.count; i++)
        turn_component(&blocks->component[i], turn, &made.component[i]);
    *turned = made;
    return PHW_OK;
}

void phw_jpeg_blocks_done(phw_jpeg_blocks *blocks)
{
    for (int i = 0; i < blocks->count; i++)
        blocks->component[i].blocks = NULL;
    phw_jpeg_held_free(&blocks->held);
}
