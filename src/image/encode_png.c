/* SPDX-License-Identifier: Apache-2.0 */
#include "image/encode.h"

#include <setjmp.h>
#include <stdlib.h>

#include <png.h>

#include "image/png_runs.h"
#include "image/png_sink.h"

/** One encoding. Everything that must survive a longjmp lives here, in the caller's frame. */
typedef struct encoder {
    png_structp png;
    png_infop info;
    jmp_buf escape;
    const phw_image *image;
    phw_strbuf bytes;
    phw_strbuf rows; /* of a grey picture, packed */
    bool out_of_memory;
} encoder;

static void give_up(png_structp png, png_const_charp why)
{
    encoder *e = png_get_error_ptr(png);
    (void)why;
    longjmp(e->escape, 1);
}

static void drop_warning(png_structp png, png_const_charp what)
{
    (void)png;
    (void)what;
}

static png_voidp allocate(png_structp png, png_alloc_size_t size)
{
    encoder *e = png_get_mem_ptr(png);
    void *memory = malloc(size);
    e->out_of_memory |= !memory;
    return memory;
}

static void release(png_structp png, png_voidp memory)
{
    (void)png;
    free(memory);
}

static bool write_picture(encoder *e)
{
    if (setjmp(e->escape))
        return false;
    e->png = png_create_write_struct_2(PNG_LIBPNG_VER_STRING, e, give_up, drop_warning, e, allocate,
                                       release);
    e->info = e->png ? png_create_info_struct(e->png) : NULL;
    if (!e->info)
        return false;
    phw_png_sink_attach(e->png, &e->bytes);
    png_set_user_limits(e->png, e->image->width, e->image->height);
    png_set_IHDR(e->png, e->info, e->image->width, e->image->height, 8,
                 e->image->channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    phw_png_sink_settings(e->png, false);
    png_write_info(e->png, e->info);
    if (e->image->channels == 1) {
        png_write_chunk(e->png, (png_const_bytep) "IDAT", (png_const_bytep)e->rows.text,
                        e->rows.length);
        png_write_chunk(e->png, (png_const_bytep) "IEND", NULL, 0);
        return true;
    }
    for (uint32_t y = 0; y < e->image->height; y++)
        png_write_row(e->png, phw_image_row(e->image, y));
    png_write_end(e->png, NULL);
    return true;
}

phw_status phw_image_encode_png(const phw_image *image, uint8_t **bytes, size_t *size,
                                phw_error *error)
{
    encoder e = {.image = image, .bytes = PHW_STRBUF_INIT, .rows = PHW_STRBUF_INIT};
    if (!image || (image->channels != 1 && image->channels != 3) || !bytes || !size)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "a PNG is written from grey or RGB pixels");
    /* Grey pictures are masks. */
    if (image->channels == 1 && phw_png_pack_runs(image, &e.rows, NULL) != PHW_OK)
        e.out_of_memory = true;
    bool written = !e.out_of_memory && write_picture(&e);
    phw_strbuf_done(&e.rows);
    png_destroy_write_struct(&e.png, &e.info);
    if (!written) {
        bool no_memory = e.out_of_memory || e.bytes.failed;
        phw_strbuf_done(&e.bytes);
        return no_memory ? phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a PNG")
                         : phw_error_set(error, PHW_ERR_INTERNAL, "libpng refused to write a PNG");
    }
    *size = e.bytes.length;
    *bytes = (uint8_t *)phw_strbuf_take(&e.bytes);
    return PHW_OK;
}
