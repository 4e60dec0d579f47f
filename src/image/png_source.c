/* SPDX-License-Identifier: Apache-2.0 */
#include "image/png_source.h"

#include <stdlib.h>
#include <string.h>

#include <png.h>

static void give_up(png_structp png, png_const_charp why)
{
    phw_png_source *source = png_get_error_ptr(png);
    (void)why;
    longjmp(source->escape, 1);
}

static void note_warning(png_structp png, png_const_charp what)
{
    phw_png_source *source = png_get_error_ptr(png);
    source->damaged |= strncmp(what, "tRNS", 4) == 0 || strncmp(what, "IDAT", 4) == 0;
}

static void read_bytes(png_structp png, png_bytep to, size_t count)
{
    phw_png_source *source = png_get_io_ptr(png);
    if (count > source->size - source->at)
        png_error(png, "end of file");
    memcpy(to, source->bytes + source->at, count);
    source->at += count;
}

static png_voidp allocate(png_structp png, png_alloc_size_t size)
{
    phw_png_source *source = png_get_mem_ptr(png);
    void *memory = malloc(size);
    source->out_of_memory |= !memory;
    return memory;
}

static void release(png_structp png, png_voidp memory)
{
    (void)png;
    free(memory);
}

bool phw_png_source_open(phw_png_source *source)
{
    source->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, source, give_up, note_warning,
                                           source, allocate, release);
    source->info = source->png ? png_create_info_struct(source->png) : NULL;
    if (!source->info)
        return false;
    png_set_read_fn(source->png, source, read_bytes);
    png_set_keep_unknown_chunks(source->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    return true;
}

void phw_png_source_done(phw_png_source *source)
{
    png_destroy_read_struct(&source->png, &source->info, NULL);
}
