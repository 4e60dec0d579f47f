/* SPDX-License-Identifier: Apache-2.0 */
#include "image/jpeg_follow.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES (PHW_JPEG_BLOCK * sizeof(int16_t))

/* Rows of MCUs round a covered one whose pixels may be mixed with its, and as many more from which
 * libjpeg, where it leaves rows out, makes these as it would have without. */
#define MIXED 1U
#define AROUND 2U

/* Marks rows first … last of @p count, as far as there are. */
static void mark(bool *rows, uint32_t count, uint32_t first, uint32_t last)
{
    if (first < count)
        memset(rows + first, true, (last < count ? last + 1 : count) - first);
}

static uint32_t before(uint32_t row, uint32_t by)
{
    return row > by ? row - by : 0;
}

static bool is_covered_in(const phw_mcu_grid *grid, uint32_t row)
{
    return memchr(grid->touched + (size_t)row * grid->columns, true, grid->columns) != NULL;
}

/* Which rows of pixels are needed, and which rows of MCUs for that. */
static void choose_rows(phw_jpeg_follow *follow, uint32_t height)
{
    const phw_mcu_grid *grid = &follow->grid;
    const uint32_t count = phw_cover_rows(height), unit = grid->unit_height;
    memset(follow->as_source, true, count * sizeof *follow->as_source);
    for (uint32_t row = 0; row < grid->rows; row++) {
        if (!is_covered_in(grid, row))
            continue;
        const uint32_t first = before(row, MIXED) * unit / PHW_COVER_ROWS;
        const uint32_t last = ((row + MIXED + 1) * unit - 1) / PHW_COVER_ROWS;
        for (uint32_t at = first; at <= last && at < count; at++)
            follow->as_source[at] = false;
        mark(follow->wanted, grid->rows, before(first * PHW_COVER_ROWS / unit, AROUND - MIXED),
             ((last + 1) * PHW_COVER_ROWS - 1) / unit + AROUND - MIXED);
    }
}

phw_status phw_jpeg_follow_open(const phw_jpeg_blocks *source, const phw_image *mask,
                                bool every_row, phw_jpeg_follow *follow, phw_error *error)
{
    if (mask->width != source->width || mask->height != source->height)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "mask and picture differ in size");
    phw_jpeg_follow made = {.source = source, .grid = phw_jpeg_blocks_grid(source)};
    made.grid.reach_x = made.grid.reach_y = 0; /* taken back when the mask was made */
    phw_status status = phw_mcu_grid_mark(&made.grid, mask, error);
    if (status != PHW_OK)
        return status;
    made.wrong = calloc((size_t)made.grid.columns * made.grid.rows, sizeof *made.wrong);
    made.wanted = calloc(made.grid.rows, sizeof *made.wanted);
    made.as_source = malloc(phw_cover_rows(mask->height) * sizeof *made.as_source);
    if (!made.wrong || !made.wanted || !made.as_source) {
        phw_jpeg_follow_done(&made);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a comparison");
    }
    choose_rows(&made, mask->height);
    if (every_row)
        memset(made.wanted, true, made.grid.rows * sizeof *made.wanted);
    *follow = made;
    return PHW_OK;
}

/* A covered block is to be like the component's first covered one. */
static bool is_like_first(phw_jpeg_follow *follow, int component, const int16_t *block)
{
    if (!follow->has_level[component])
        follow->level[component] = block[0];
    follow->has_level[component] = true;
    return phw_jpeg_block_is_flat(block, follow->level[component]);
}

void phw_jpeg_follow_row(phw_jpeg_follow *follow, int component, uint32_t row,
                         const int16_t *blocks)
{
    const phw_jpeg_component *c = &follow->source->component[component];
    const phw_mcu_grid *grid = &follow->grid;
    if (row >= c->rows)
        return;
    const int16_t *source = phw_jpeg_block(c, 0, row);
    const size_t first = phw_jpeg_mcu_of(follow->source, component, grid, 0, row);
    follow->seen[component]++;
    if (!is_covered_in(grid, (uint32_t)(first / grid->columns)) &&
        memcmp(source, blocks, c->columns * BLOCK_BYTES) == 0) /* as nearly all are */
        return;
    for (uint32_t x = 0; x < c->columns; x++, blocks += PHW_JPEG_BLOCK, source += PHW_JPEG_BLOCK) {
        const size_t unit = phw_jpeg_mcu_of(follow->source, component, grid, x, row);
        follow->wrong[unit] |= grid->touched[unit] ? !is_like_first(follow, component, blocks)
                                                   : memcmp(source, blocks, BLOCK_BYTES) != 0;
    }
}

bool phw_jpeg_follow_is_whole(const phw_jpeg_follow *follow)
{
    bool whole = true;
    for (int i = 0; i < follow->source->count; i++)
        whole = whole && follow->seen[i] == follow->source->component[i].rows;
    return whole;
}

void phw_jpeg_follow_count(const phw_jpeg_follow *follow, phw_cover_comparison *comparison)
{
    const size_t units = (size_t)follow->grid.columns * follow->grid.rows;
    for (size_t i = 0; i < units; i++) {
        const bool covered = follow->grid.touched[i];
        *(covered ? &comparison->covered : &comparison->kept) += 1;
        *(covered ? &comparison->covered_wrong : &comparison->kept_wrong) += follow->wrong[i];
    }
}

void phw_jpeg_follow_done(phw_jpeg_follow *follow)
{
    phw_mcu_grid_done(&follow->grid);
    free(follow->wrong);
    free(follow->wanted);
    free(follow->as_source);
    *follow = (phw_jpeg_follow){.source = NULL};
}
