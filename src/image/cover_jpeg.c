/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "image/codec.h"
#include "image/covers.h"
#include "image/jpeg_blocks.h"
#include "image/jpeg_fill.h"
#include "image/jpeg_follow.h"

/* Turns what was read upright where that can be done without loss; where not, the tag is the
 * orientation that the copy must tell of. */
static phw_status make_upright(phw_coded *coded, int orientation, phw_error *error)
{
    const phw_turn turn = phw_orient_turn(orientation);
    phw_jpeg_blocks stored = coded->blocks;
    coded->as_stored = false;
    if (orientation == 1 || !phw_jpeg_blocks_turnable(&stored, turn)) {
        coded->tag = orientation;
        return PHW_OK;
    }
    coded->tag = 1;
    if (!stored.held) { /* the form alone */
        coded->blocks = phw_jpeg_blocks_turn_form(&stored, turn);
        return PHW_OK;
    }
    phw_status status = phw_jpeg_blocks_turn(&stored, turn, &coded->blocks, error);
    if (status == PHW_OK)
        phw_jpeg_blocks_done(&stored);
    return status;
}

/* The source upright; what was read of it before where the task keeps it. */
static phw_status open_upright(const phw_cover_task *cover, const phw_limits *limits,
                               phw_coded **upright, phw_error *error)
{
    phw_status status = PHW_OK;
    phw_coded *made = cover->coded ? *cover->coded : NULL;
    if (!made) {
        made = calloc(1, sizeof *made);
        if (!made)
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the blocks of a JPEG");
        made->as_stored = true;
        status =
            cover->no_file && !cover->coded
                ? phw_jpeg_blocks_read_form(cover->bytes, cover->size, &made->blocks, error)
                : phw_jpeg_blocks_read(cover->bytes, cover->size, limits, &made->blocks, error);
    }
    if (status == PHW_OK && made->as_stored)
        status = make_upright(made, cover->orientation, error);
    if (cover->coded)
        *cover->coded = made;
    if (status != PHW_OK)
        phw_coded_free(cover->coded ? cover->coded : &made);
    *upright = made;
    return status;
}

static void close_upright(const phw_cover_task *cover, phw_coded **upright)
{
    if (!cover->coded)
        phw_coded_free(upright);
}

/* Marks the MCUs that the upright mask touches in a picture that @p tag would turn. */
static phw_status mark(const phw_jpeg_blocks *blocks, const phw_image *mask, int tag,
                       phw_mcu_grid *grid, phw_error *error)
{
    phw_image *turned = NULL;
    phw_status status = tag == 1 ? PHW_OK : phw_orient_mask(mask, tag, true, &turned, error);
    if (status != PHW_OK)
        return status;
    const phw_image *coded = turned ? turned : mask;
    status = coded->width == blocks->width && coded->height == blocks->height
                 ? phw_mcu_grid_mark(grid, coded, error)
                 : phw_error_set(error, PHW_ERR_ARGUMENT, "mask and picture differ in size");
    phw_image_free(&turned);
    return status;
}

static phw_status upright_mask(const phw_jpeg_blocks *blocks, const phw_mcu_grid *grid, int tag,
                               phw_image **mask, phw_error *error)
{
    phw_image *coded = NULL;
    if (tag == 1)
        return phw_mcu_grid_mask(grid, blocks->width, blocks->height, mask, error);
    phw_status status = phw_mcu_grid_mask(grid, blocks->width, blocks->height, &coded, error);
    if (status == PHW_OK)
        status = phw_orient_mask(coded, tag, false, mask, error);
    phw_image_free(&coded);
    return status;
}

phw_status phw_cover_jpeg(const phw_cover_task *cover, const phw_limits *limits,
                          phw_covered *covered, phw_error *error)
{
    phw_coded *upright = NULL;
    phw_covered made = PHW_COVERED_INIT;
    phw_strbuf file = PHW_STRBUF_INIT;
    phw_jpeg_fill fill;
    phw_status status = open_upright(cover, limits, &upright, error);
    if (status != PHW_OK)
        return status;
    phw_jpeg_blocks *blocks = &upright->blocks;
    phw_mcu_grid grid = phw_jpeg_blocks_grid(blocks);
    if (cover->settled) /* the reach into other MCUs was taken back when the mask was made */
        grid.reach_x = grid.reach_y = 0;
    status = mark(blocks, cover->mask, upright->tag, &grid, error);
    phw_jpeg_fill_make(blocks, cover->fill, &fill);
    if (status == PHW_OK && !cover->no_file) {
        phw_jpeg_cover flat = {.grid = &grid, .for_good = !cover->coded};
        for (int i = 0; i < blocks->count; i++)
            flat.level[i] = fill.level[i];
        status = phw_jpeg_blocks_write(blocks, &flat, upright->tag, &file, error);
    }
    if (status == PHW_OK && !cover->settled)
        status = upright_mask(blocks, &grid, upright->tag, &made.mask, error);
    grid.reach_x = grid.reach_y = 0;
    if (status == PHW_OK && !cover->settled)
        status = upright_mask(blocks, &grid, upright->tag, &made.touched, error);
    if (status == PHW_OK) {
        memcpy(made.fill, fill.rgb, sizeof made.fill);
        made.size = file.length;
        made.bytes = cover->no_file ? NULL : (uint8_t *)phw_strbuf_take(&file);
        *covered = made;
    } else {
        phw_covered_done(&made);
    }
    phw_strbuf_done(&file);
    phw_mcu_grid_done(&grid);
    close_upright(cover, &upright);
    return status;
}

/* --- the comparison --------------------------------------------------------------------------- */

/* What a block holds, in 64 bits: any one of their numbers that differs changes it. */
static uint64_t sum_block(uint64_t sum, const int16_t *block)
{
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15); /* 2^64 over the golden ratio */
    for (int i = 0; i < PHW_JPEG_BLOCK; i += 4) {
        uint64_t four;
        memcpy(&four, block + i, sizeof four);
        sum = (sum ^ four) * odd;
        sum ^= sum >> 32;
    }
    return sum;
}

/* Of each unit. @param[in,out] sums  one a unit, of zeroes. */
static void sum_up(const phw_jpeg_blocks *blocks, const phw_mcu_grid *grid, uint64_t *sums)
{
    for (int i = 0; i < blocks->count; i++)
        for (uint32_t row = 0; row < blocks->component[i].rows; row++)
            for (uint32_t column = 0; column < blocks->component[i].columns; column++) {
                uint64_t *sum = &sums[phw_jpeg_mcu_of(blocks, i, grid, column, row)];
                *sum = sum_block(*sum, phw_jpeg_block(&blocks->component[i], column, row));
            }
}

/* A file that the copy is held against: its form with its blocks, or with the sum of each unit. */
typedef struct reference {
    const phw_jpeg_blocks *form;
    const uint64_t *sums; /* NULL where the blocks are there */
} reference;

/* All blocks of one component; a covered one is to be like the first covered one. */
static void compare_component(const reference *from, const phw_jpeg_blocks *to, int number,
                              const phw_mcu_grid *grid, bool *wrong)
{
    const phw_jpeg_component *a = &from->form->component[number], *b = &to->component[number];
    const int16_t *first = NULL;
    for (uint32_t row = 0; row < b->rows; row++)
        for (uint32_t column = 0; column < b->columns; column++) {
            size_t unit = phw_jpeg_mcu_of(to, number, grid, column, row);
            const int16_t *block = phw_jpeg_block(b, column, row);
            if (grid->touched[unit]) {
                first = first ? first : block;
                wrong[unit] |= !phw_jpeg_block_is_flat(block, first[0]);
            } else if (!from->sums) {
                wrong[unit] |= memcmp(phw_jpeg_block(a, column, row), block,
                                      PHW_JPEG_BLOCK * sizeof *block) != 0;
            }
        }
}

static phw_status compare_sums(const uint64_t *from, const phw_jpeg_blocks *to,
                               const phw_mcu_grid *grid, bool *wrong, phw_error *error)
{
    const size_t units = (size_t)grid->columns * grid->rows;
    uint64_t *sums = calloc(units, sizeof *sums);
    if (!sums)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a comparison");
    sum_up(to, grid, sums);
    for (size_t i = 0; i < units; i++)
        wrong[i] |= !grid->touched[i] && from[i] != sums[i];
    free(sums);
    return PHW_OK;
}

static phw_status compare(const reference *from, const phw_jpeg_blocks *to, const phw_image *mask,
                          int tag, phw_cover_comparison *comparison, phw_error *error)
{
    /* The reach into other MCUs was taken back when the mask was made. */
    phw_mcu_grid grid = phw_jpeg_blocks_grid(to);
    grid.reach_x = grid.reach_y = 0;
    phw_status status = mark(to, mask, tag, &grid, error);
    if (status != PHW_OK)
        return status;
    size_t units = (size_t)grid.columns * grid.rows;
    bool *wrong = calloc(units, sizeof *wrong);
    if (!wrong)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for a comparison");
    if (wrong && from->sums)
        status = compare_sums(from->sums, to, &grid, wrong, error);
    for (int i = 0; wrong && i < to->count; i++)
        compare_component(from, to, i, &grid, wrong);
    for (size_t i = 0; wrong && i < units; i++) {
        bool covered = grid.touched[i];
        *(covered ? &comparison->covered : &comparison->kept) += 1;
        *(covered ? &comparison->covered_wrong : &comparison->kept_wrong) += wrong[i];
    }
    free(wrong);
    phw_mcu_grid_done(&grid);
    return status;
}

/* Where blocks are not kept: the sums of the source's. @param[in,out] upright  loses its blocks. */
static phw_status only_sums(phw_coded *upright, uint64_t **sums, phw_error *error)
{
    phw_mcu_grid grid = phw_jpeg_blocks_grid(&upright->blocks);
    grid.columns = (upright->blocks.width + grid.unit_width - 1) / grid.unit_width;
    grid.rows = (upright->blocks.height + grid.unit_height - 1) / grid.unit_height;
    *sums = calloc((size_t)grid.columns * grid.rows, sizeof **sums);
    if (!*sums)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a comparison");
    sum_up(&upright->blocks, &grid, *sums);
    phw_jpeg_blocks_done(&upright->blocks);
    return PHW_OK;
}

phw_status phw_cover_compare_jpeg(const phw_cover_task *source, const phw_cover_task *copy,
                                  const phw_limits *limits, phw_cover_comparison *comparison,
                                  phw_error *error)
{
    phw_coded *upright = NULL;
    phw_jpeg_blocks read = {.count = 0};
    uint64_t *sums = NULL;
    const phw_jpeg_blocks *to = &read;
    phw_status status = open_upright(source, limits, &upright, error);
    if (status != PHW_OK)
        return status;
    if (copy->coded && *copy->coded)
        to = &(*copy->coded)->blocks;
    else if (!source->coded)
        status = only_sums(upright, &sums, error);
    if (status == PHW_OK && to == &read)
        status = phw_jpeg_blocks_read(copy->bytes, copy->size, limits, &read, error);
    if (status == PHW_OK) {
        const reference from = {&upright->blocks, sums};
        const bool as_held = !copy->orientation || copy->orientation == upright->tag;
        comparison->orientation = upright->tag;
        comparison->same_form = as_held && phw_jpeg_blocks_same_form(from.form, to);
        if (comparison->same_form)
            status = compare(&from, to, source->mask, upright->tag, comparison, error);
    }
    free(sums);
    phw_jpeg_blocks_done(&read);
    close_upright(source, &upright);
    return status;
}

/* --- both at once ----------------------------------------------------------------------------- */

static bool is_as_it_should_be(const phw_container *container,
                               const phw_cover_comparison *comparison)
{
    return container->complete && !comparison->kept_wrong && !comparison->covered_wrong;
}

phw_status phw_cover_follow_jpeg(const phw_cover_task *source, const uint8_t *bytes, size_t size,
                                 const phw_limits *limits, bool every_row,
                                 phw_cover_reading *reading, phw_error *error)
{
    phw_coded *upright = NULL;
    phw_jpeg_follow follow = {.source = NULL};
    phw_image *image = NULL;
    phw_container container;
    phw_codec_job job = {.bytes = bytes, .size = size, .limits = limits, .follow = &follow};
    if (!source->coded || !*source->coded || !(*source->coded)->blocks.held ||
        phw_image_sniff(bytes, size) != PHW_FORMAT_JPEG)
        return PHW_ERR_UNSUPPORTED;
    phw_status status = open_upright(source, limits, &upright, error);
    if (status == PHW_OK && upright->tag != 1)
        status = PHW_ERR_UNSUPPORTED;
    if (status == PHW_OK)
        status = phw_jpeg_follow_open(&upright->blocks, source->mask, every_row, &follow, error);
    if (status == PHW_OK)
        status = phw_codec_run_first(&job, &image, &container, error);
    if (status == PHW_OK) {
        phw_cover_comparison comparison = {.orientation = 1, .same_form = true};
        phw_jpeg_follow_count(&follow, &comparison);
        if (phw_jpeg_follow_is_whole(&follow) && is_as_it_should_be(&container, &comparison)) {
            *reading = (phw_cover_reading){image, container, comparison,
                                           every_row ? NULL : follow.as_source};
            image = NULL;
            if (!every_row)
                follow.as_source = NULL;
        } else {
            status = PHW_ERR_UNSUPPORTED;
        }
    }
    phw_image_free(&image);
    phw_jpeg_follow_done(&follow);
    return status;
}
