/* SPDX-License-Identifier: Apache-2.0 */
#include "image/png_rgba.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "image/png_chunk.h"

#define RGBA 4
#define OPAQUE 0xFF

/** One reading. Everything that must survive a longjmp lives here, in the caller's frame. */
typedef struct reader {
    png_structp png;
    png_infop info;
    jmp_buf escape;
    const uint8_t *bytes;
    size_t size, at;
    uint32_t width, height;
    uint8_t *rgba;
    bool out_of_memory;
    bool damaged; /* what libpng dropped holds or changes pixels */
} reader;

static void give_up(png_structp png, png_const_charp why)
{
    reader *r = png_get_error_ptr(png);
    (void)why;
    longjmp(r->escape, 1);
}

static void note_warning(png_structp png, png_const_charp what)
{
    reader *r = png_get_error_ptr(png);
    r->damaged |= strncmp(what, "tRNS", 4) == 0 || strncmp(what, "IDAT", 4) == 0;
}

static void read_bytes(png_structp png, png_bytep to, size_t count)
{
    reader *r = png_get_io_ptr(png);
    if (count > r->size - r->at)
        png_error(png, "end of file");
    memcpy(to, r->bytes + r->at, count);
    r->at += count;
}

static png_voidp allocate(png_structp png, png_alloc_size_t size)
{
    reader *r = png_get_mem_ptr(png);
    void *memory = malloc(size);
    r->out_of_memory |= !memory;
    return memory;
}

static void release(png_structp png, png_voidp memory)
{
    (void)png;
    free(memory);
}

static bool read_picture(reader *r)
{
    if (setjmp(r->escape))
        return false;
    r->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, r, give_up, note_warning, r, allocate,
                                      release);
    r->info = r->png ? png_create_info_struct(r->png) : NULL;
    if (!r->info)
        return false;
    png_set_read_fn(r->png, r, read_bytes);
    png_set_user_limits(r->png, r->width, r->height);
    png_set_keep_unknown_chunks(r->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    png_read_info(r->png, r->info);
    if (png_get_image_width(r->png, r->info) != r->width ||
        png_get_image_height(r->png, r->info) != r->height)
        return false;
    png_set_expand(r->png);
    if (png_get_bit_depth(r->png, r->info) == 16)
        png_set_scale_16(r->png);
    if (!(png_get_color_type(r->png, r->info) & PNG_COLOR_MASK_COLOR))
        png_set_gray_to_rgb(r->png);
    png_set_add_alpha(r->png, OPAQUE, PNG_FILLER_AFTER);
    int passes = png_set_interlace_handling(r->png);
    png_read_update_info(r->png, r->info);
    if (png_get_rowbytes(r->png, r->info) != (size_t)r->width * RGBA)
        return false;
    for (int pass = 0; pass < passes; pass++)
        for (uint32_t y = 0; y < r->height; y++)
            png_read_row(r->png, r->rgba + (size_t)y * r->width * RGBA, NULL);
    r->damaged |= phw_png_has_data_behind(r->bytes, r->size, r->at);
    png_read_end(r->png, NULL);
    return !r->damaged;
}

phw_status phw_png_rgba(const uint8_t *bytes, size_t size, uint32_t width, uint32_t height,
                        uint8_t *rgba, bool *whole, phw_error *error)
{
    reader r = {.bytes = bytes, .size = size, .width = width, .height = height, .rgba = rgba};
    *whole = read_picture(&r);
    png_destroy_read_struct(&r.png, &r.info, NULL);
    return r.out_of_memory ? phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the PNG")
                           : PHW_OK;
}
