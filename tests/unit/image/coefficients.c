/* SPDX-License-Identifier: Apache-2.0 */
#include "coefficients.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

/* One component: its blocks as coded, dequantised, and what they stand for. */
typedef struct component {
    uint32_t columns, rows; /* blocks */
    int h, v;
    double *coefficients; /* 64 a block */
    double *samples;      /* columns * 8 a row */
} component;

typedef struct coded {
    uint32_t width, height;
    int h_max, v_max, count;
    component components[4];
} coded;

static void *must(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

/* ITU-T T.81, A.3.3, word by word. */
static void invert(const double *block, double *samples, size_t stride)
{
    for (int y = 0; y < 8; y++)
        for (int x = 0; x < 8; x++) {
            double sum = 0;
            for (int v = 0; v < 8; v++)
                for (int u = 0; u < 8; u++)
                    if (block[v * 8 + u] != 0)
                        sum += (u ? 1 : M_SQRT1_2) * (v ? 1 : M_SQRT1_2) * block[v * 8 + u] *
                               cos((2 * x + 1) * u * M_PI / 16) * cos((2 * y + 1) * v * M_PI / 16);
            samples[(size_t)y * stride + (size_t)x] = sum / 4;
        }
}

static component take(struct jpeg_decompress_struct *cinfo, jvirt_barray_ptr *arrays, int number)
{
    const jpeg_component_info *info = &cinfo->comp_info[number];
    component made = {info->width_in_blocks,
                      info->height_in_blocks,
                      info->h_samp_factor,
                      info->v_samp_factor,
                      NULL,
                      NULL};
    size_t blocks = (size_t)made.columns * made.rows;
    made.coefficients = must(calloc(blocks * 64, sizeof(double)));
    made.samples = must(calloc(blocks * 64, sizeof(double)));
    for (uint32_t y = 0; y < made.rows; y++) {
        JBLOCKARRAY row =
            cinfo->mem->access_virt_barray((j_common_ptr)cinfo, arrays[number], y, 1, FALSE);
        for (uint32_t x = 0; x < made.columns; x++) {
            double *to = made.coefficients + ((size_t)y * made.columns + x) * 64;
            for (int i = 0; i < 64; i++)
                to[i] = (double)row[0][x][i] * info->quant_table->quantval[i];
            invert(to, made.samples + (size_t)y * 64 * made.columns + (size_t)x * 8,
                   (size_t)made.columns * 8);
        }
    }
    return made;
}

/* libjpeg's own error manager ends the program, which is what a test's helper wants. */
static coded read_blocks(const bytes *file)
{
    struct jpeg_decompress_struct cinfo;
    struct jpeg_error_mgr errors;
    coded made = {0};
    cinfo.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&cinfo);
    jpeg_mem_src(&cinfo, file->at, file->size);
    jpeg_read_header(&cinfo, TRUE);
    jvirt_barray_ptr *arrays = jpeg_read_coefficients(&cinfo);
    made.width = cinfo.image_width;
    made.height = cinfo.image_height;
    made.h_max = cinfo.max_h_samp_factor;
    made.v_max = cinfo.max_v_samp_factor;
    made.count = cinfo.num_components;
    for (int i = 0; i < made.count; i++)
        made.components[i] = take(&cinfo, arrays, i);
    jpeg_destroy_decompress(&cinfo);
    return made;
}

static void done(coded *file)
{
    for (int i = 0; i < file->count; i++) {
        free(file->components[i].coefficients);
        free(file->components[i].samples);
    }
}

/* Where coded row 0 and column 0 go, CIPA DC-008 4.6.4 A: from a place in the upright plane of
 * width × height samples to one in the coded plane. */
static void place(int orientation, uint32_t width, uint32_t height, uint32_t *x, uint32_t *y)
{
    uint32_t across = *x, down = *y;
    switch (orientation) {
    case 2:
        across = width - 1 - *x;
        break;
    case 3:
        across = width - 1 - *x;
        down = height - 1 - *y;
        break;
    case 4:
        down = height - 1 - *y;
        break;
    case 5:
        across = *y;
        down = *x;
        break;
    case 6:
        across = *y;
        down = width - 1 - *x;
        break;
    case 7:
        across = height - 1 - *y;
        down = width - 1 - *x;
        break;
    case 8:
        across = height - 1 - *y;
        down = *x;
        break;
    default:
        break;
    }
    *x = across;
    *y = down;
}

/* Whether any pixel of the MCU that holds a block is covered. */
static bool touched(const coded *copy, const component *c, uint32_t column, uint32_t row,
                    const phw_image *mask, int orientation)
{
    uint32_t unit_x = copy->count == 1 ? 8 : 8 * (uint32_t)copy->h_max;
    uint32_t unit_y = copy->count == 1 ? 8 : 8 * (uint32_t)copy->v_max;
    uint32_t left = (copy->count == 1 ? column : column / (uint32_t)c->h) * unit_x;
    uint32_t top = (copy->count == 1 ? row : row / (uint32_t)c->v) * unit_y;
    for (uint32_t y = 0; y < mask->height; y++)
        for (uint32_t x = 0; x < mask->width; x++) {
            uint32_t across = x, down = y;
            if (!phw_image_row(mask, y)[x])
                continue;
            place(orientation, mask->width, mask->height, &across, &down);
            if (across >= left && across < left + unit_x && down >= top && down < top + unit_y)
                return true;
        }
    return false;
}

static bool same_samples(const component *from, const component *to, int turn, uint32_t column,
                         uint32_t row)
{
    uint32_t width = to->columns * 8, height = to->rows * 8;
    for (uint32_t y = row * 8; y < row * 8 + 8; y++)
        for (uint32_t x = column * 8; x < column * 8 + 8; x++) {
            uint32_t across = x, down = y;
            place(turn, width, height, &across, &down);
            double was = from->samples[(size_t)down * from->columns * 8 + across];
            if (fabs(was - to->samples[(size_t)y * width + x]) > 1e-3)
                return false;
        }
    return true;
}

size_t coefficients_differ(const bytes *source, int source_orientation, const bytes *copy,
                           int copy_orientation, const phw_image *mask, size_t *kept)
{
    coded from = read_blocks(source), to = read_blocks(copy);
    int turn = copy_orientation == source_orientation ? 1 : source_orientation;
    size_t wrong = from.count == to.count ? 0 : 1;
    *kept = 0;
    for (int i = 0; i < to.count && !wrong; i++) {
        const component *a = &from.components[i], *b = &to.components[i];
        for (uint32_t row = 0; row < b->rows; row++)
            for (uint32_t column = 0; column < b->columns; column++) {
                size_t at = ((size_t)row * b->columns + column) * 64;
                if (touched(&to, b, column, row, mask, copy_orientation))
                    continue;
                ++*kept;
                if (turn == 1)
                    wrong += memcmp(a->coefficients + at, b->coefficients + at,
                                    64 * sizeof(double)) != 0;
                else
                    wrong += !same_samples(a, b, turn, column, row);
            }
    }
    done(&from);
    done(&to);
    return wrong;
}
