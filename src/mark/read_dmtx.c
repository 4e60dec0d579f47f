/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/read_dmtx.h"

#include <dmtx.h>
#include <math.h>
#include <string.h>

#include "mark/matrix_check.h"
#include "mark/matrix_grid.h"
#include "mark/matrix_modules.h"
#include "mark/patch.h"

/* FNC1 between GS1 element strings is handed on as this byte. */
#define GROUP_SEPARATOR 0x1D

/* The two solid sides are dark to this share, which leaves room for a bend and for dirt. */
#define SOLID_LEAST 0.80
/* Timing patterns that alternate less than this, of 2, are none. */
#define TIMING_LEAST 1.45
/* So many sizes are tried, the likeliest first. */
#define SIZES_TRIED 3
#define SIZES_MOST DmtxSymbolSquareCount + DmtxSymbolRectCount

#define RADIANS(degrees) ((degrees)*3.14159265358979323846 / 180)

/* Turns of a cylinder under one symbol, a wristband or a tube: flat, then both ways in steps. */
#define BEND_STEP RADIANS(8)
#define BEND_STEPS 9
/* Bent is believed where it fits clearly better. */
#define BEND_GAIN 0.02

typedef struct size_fit {
    int index; /* libdmtx's number of the size */
    double timing;
    double bend[2];
} size_fit;

/* The corners begun @p turn later, and the other way round where mirrored, so that the solid sides
 * come to stand left and bottom. */
static phw_quad turned(const phw_quad *quad, int turn, bool mirrored)
{
    phw_quad made;
    for (int i = 0; i < 4; i++)
        made.corner[i] = quad->corner[(turn + i) % 4];
    if (mirrored) { /* mirrored at the diagonal through the corner of the L */
        phw_point kept = made.corner[0];
        made.corner[0] = made.corner[2];
        made.corner[2] = kept;
    }
    return made;
}

/* The best fit of one side's timing pattern over all turns, or 0 where none reaches @p least. */
static double best_bend(phw_matrix_grid *grid, int axis, int modules, double least, double *bend)
{
    double best = 0;
    for (int step = -BEND_STEPS; step <= BEND_STEPS; step++) {
        if (step == 0)
            continue;
        grid->bend[axis] = step * BEND_STEP;
        double timing = phw_matrix_timing(grid, axis, modules, fmax(least, best));
        if (timing > best)
            best = timing, *bend = grid->bend[axis];
    }
    grid->bend[axis] = 0;
    return best;
}

/* A cylinder bends one way or the other, never both. */
static size_fit fit_size(phw_matrix_grid *grid, int index)
{
    int modules[2] = {dmtxGetSymbolAttribute(DmtxSymAttribSymbolCols, index),
                      dmtxGetSymbolAttribute(DmtxSymAttribSymbolRows, index)};
    double flat[2] = {phw_matrix_timing(grid, 0, modules[0], 0),
                      phw_matrix_timing(grid, 1, modules[1], 0)};
    size_fit best = {.index = index, .timing = flat[0] + flat[1]};
    for (int axis = 0; axis < 2; axis++) {
        double other = flat[1 - axis], bend = 0;
        double timing = best_bend(grid, axis, modules[axis], TIMING_LEAST - other, &bend) + other;
        if (timing <= best.timing + BEND_GAIN)
            continue;
        best.timing = timing;
        best.bend[axis] = bend;
        best.bend[1 - axis] = 0;
    }
    return best;
}

/* The likeliest sizes, best first. */
static int rank_sizes(phw_matrix_grid *grid, size_fit ranked[SIZES_TRIED])
{
    int count = 0;
    for (int index = 0; index < SIZES_MOST; index++) {
        size_fit one = fit_size(grid, index);
        if (one.timing < TIMING_LEAST)
            continue;
        int at = count < SIZES_TRIED ? count : SIZES_TRIED;
        while (at > 0 && ranked[at - 1].timing < one.timing)
            at--;
        if (at == SIZES_TRIED)
            continue;
        count += count < SIZES_TRIED;
        memmove(ranked + at + 1, ranked + at, (size_t)(count - 1 - at) * sizeof *ranked);
        ranked[at] = one;
    }
    return count;
}

/* What is read off a grid as a symbol of one size. */
typedef struct read_symbol {
    int index; /* libdmtx's number of the size */
    int rows, columns;
    uint8_t grey[PHW_MATRIX_SIDE_MOST * PHW_MATRIX_SIDE_MOST];
    bool dark[PHW_MATRIX_SIDE_MOST * PHW_MATRIX_SIDE_MOST];
} read_symbol;

static void look(const phw_matrix_grid *grid, int index, read_symbol *seen)
{
    seen->index = index;
    seen->rows = dmtxGetSymbolAttribute(DmtxSymAttribSymbolRows, index);
    seen->columns = dmtxGetSymbolAttribute(DmtxSymAttribSymbolCols, index);
    for (int row = 0; row < seen->rows; row++)
        for (int column = 0; column < seen->columns; column++)
            seen->grey[row * seen->columns + column] =
                phw_matrix_level(grid, seen->rows, seen->columns, row, column);
}

/* The data modules, without the sides and the bars between the regions of a large symbol. */
static void fill(const read_symbol *seen, DmtxMessage *message)
{
    int high = dmtxGetSymbolAttribute(DmtxSymAttribDataRegionRows, seen->index);
    int wide = dmtxGetSymbolAttribute(DmtxSymAttribDataRegionCols, seen->index);
    size_t at = 0;
    for (int row = 0; row < seen->rows; row++) {
        for (int column = 0; column < seen->columns; column++) {
            int y = row % (high + 2), x = column % (wide + 2);
            if (y == 0 || y == high + 1 || x == 0 || x == wide + 1)
                continue;
            if (at < message->arraySize)
                message->array[at++] =
                    (unsigned char)((seen->dark[row * seen->columns + column] ? DmtxModuleOnRGB
                                                                              : DmtxModuleOff) |
                                    DmtxModuleAssigned);
        }
    }
}

static bool words_agree(const DmtxMessage *message, int index)
{
    const phw_matrix_words symbol = {
        .words = message->code,
        .data = (size_t)dmtxGetSymbolAttribute(DmtxSymAttribSymbolDataWords, index),
        .error = (size_t)dmtxGetSymbolAttribute(DmtxSymAttribSymbolErrorWords, index),
        .blocks = (size_t)dmtxGetSymbolAttribute(DmtxSymAttribInterleavedBlocks, index)};
    return symbol.data + symbol.error <= message->codeSize && phw_matrix_words_agree(&symbol);
}

static phw_status decode(const phw_matrix_grid *grid, const read_symbol *seen, phw_codes *codes,
                         bool *read, phw_error *error)
{
    const int index = seen->index;
    DmtxMessage *message = dmtxMessageCreate(index, DmtxFormatMatrix);
    if (!message)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to read a DataMatrix");
    message->fnc1 = GROUP_SEPARATOR;
    fill(seen, message);
    /* Frees the message itself where it cannot correct what it reads. */
    message = dmtxDecodePopulatedArray(index, message, DmtxUndefined);
    if (!message)
        return PHW_OK;
    phw_status status = PHW_OK;
    if (message->outputIdx > 0 && words_agree(message, index)) {
        const char *text = (const char *)message->output;
        const phw_code code = {PHW_SYMBOLOGY_DATA_MATRIX, grid->quad, text[0] == GROUP_SEPARATOR,
                               text, (size_t)message->outputIdx};
        status = phw_codes_add(codes, &code, error);
        *read = status == PHW_OK;
    }
    dmtxMessageDestroy(&message);
    return status;
}

static phw_status read_turned(phw_matrix_grid *grid, phw_codes *codes, bool *read, phw_error *error)
{
    static const double runs[] = {0, 0.14, 0.20, 0.24};
    size_fit ranked[SIZES_TRIED];
    read_symbol seen;
    int count = rank_sizes(grid, ranked);
    phw_status status = PHW_OK;
    for (int i = 0; i < count && !*read && status == PHW_OK; i++) {
        grid->bend[0] = ranked[i].bend[0];
        grid->bend[1] = ranked[i].bend[1];
        look(grid, ranked[i].index, &seen);
        for (size_t k = 0; k < sizeof runs / sizeof *runs && !*read && status == PHW_OK; k++) {
            phw_matrix_modules_part(seen.grey, seen.rows, seen.columns, grid->threshold, runs[k],
                                    seen.dark);
            status = decode(grid, &seen, codes, read, error);
        }
    }
    grid->bend[0] = grid->bend[1] = 0;
    return status;
}

phw_status phw_read_dmtx_scan(const phw_image *patch, phw_codes *codes, bool *sides,
                              phw_error *error)
{
    phw_matrix_grid grid = {.patch = patch, .threshold = phw_patch_threshold(patch)};
    phw_quad quad;
    bool read = false;
    phw_status status = PHW_OK;
    *sides = false;
    if (!phw_matrix_sides(patch, grid.threshold, &quad))
        return PHW_OK;
    for (int turn = 0; turn < 4 && !read && status == PHW_OK; turn++) {
        for (int mirrored = 0; mirrored < 2 && !read && status == PHW_OK; mirrored++) {
            grid.quad = turned(&quad, turn, mirrored);
            if (phw_matrix_solid(&grid, 3) < SOLID_LEAST ||
                phw_matrix_solid(&grid, 2) < SOLID_LEAST)
                continue;
            *sides = true;
            status = read_turned(&grid, codes, &read, error);
        }
    }
    return status;
}
