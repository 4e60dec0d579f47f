/* SPDX-License-Identifier: Apache-2.0 */
#include "image/png_rgba.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "image/png_chunk.h"
#include "image/png_source.h"

#define RGBA 4
#define OPAQUE 0xFF

/** What is read, and where to. Everything that must survive a longjmp lives here, in the caller's
 *  frame. */
typedef struct reader {
    phw_png_source source;
    uint32_t width, height;
    uint8_t *rgba;
} reader;

static bool read_picture(reader *r)
{
    phw_png_source *in = &r->source;
    if (setjmp(in->escape) || !phw_png_source_open(in))
        return false;
    png_set_user_limits(in->png, r->width, r->height);
    png_read_info(in->png, in->info);
    if (png_get_image_width(in->png, in->info) != r->width ||
        png_get_image_height(in->png, in->info) != r->height)
        return false;
    png_set_expand(in->png);
    if (png_get_bit_depth(in->png, in->info) == 16)
        png_set_scale_16(in->png);
    if (!(png_get_color_type(in->png, in->info) & PNG_COLOR_MASK_COLOR))
        png_set_gray_to_rgb(in->png);
    png_set_add_alpha(in->png, OPAQUE, PNG_FILLER_AFTER);
    int passes = png_set_interlace_handling(in->png);
    png_read_update_info(in->png, in->info);
    if (png_get_rowbytes(in->png, in->info) != (size_t)r->width * RGBA)
        return false;
    for (int pass = 0; pass < passes; pass++)
        for (uint32_t y = 0; y < r->height; y++)
            png_read_row(in->png, r->rgba + (size_t)y * r->width * RGBA, NULL);
    in->damaged |= phw_png_has_data_behind(in->bytes, in->size, in->at);
    png_read_end(in->png, NULL);
    return !in->damaged;
}

phw_status phw_png_rgba(const uint8_t *bytes, size_t size, uint32_t width, uint32_t height,
                        uint8_t *rgba, bool *whole, phw_error *error)
{
    reader r = {
        .source = {.bytes = bytes, .size = size}, .width = width, .height = height, .rgba = rgba};
    *whole = read_picture(&r);
    phw_png_source_done(&r.source);
    return r.source.out_of_memory
               ? phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the PNG")
               : PHW_OK;
}
