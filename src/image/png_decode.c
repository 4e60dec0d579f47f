/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/checked.h"
#include "image/apng_decode.h"
#include "image/codec.h"
#include "image/flatten.h"
#include "image/orient.h"
#include "image/png_chunk.h"
#include "image/png_facts.h"

#define RGB_CHANNELS 3
#define RGBA_CHANNELS 4

/** One decoding. Everything that must survive a longjmp lives here, in the caller's frame. */
typedef struct decoder {
    png_structp png;
    png_infop info;
    jmp_buf escape;
    const uint8_t *bytes;
    size_t size;
    size_t at; /**< bytes given to libpng */
    const phw_limits *limits;
    phw_container *container;
    phw_orient orient;
    phw_image *image;
    uint8_t *rgba;   /**< two rows, where the picture has alpha and is not interlaced */
    uint8_t *whole;  /**< the picture as coded, where it is interlaced and cannot go straight */
    size_t channels; /**< libpng gives: 3 or 4 */
    int passes;
    phw_error fault; /**< why libpng gave up */
    phw_codec_flatten *flatten;
    bool out_of_memory; /**< it was because of that */
    bool any_row;       /**< at least one row was read */
    bool damaged;       /**< what was dropped holds or changes pixels */
} decoder;

/* --- what libpng calls ------------------------------------------------------------------------ */

static void give_up(png_structp png, png_const_charp why)
{
    decoder *d = png_get_error_ptr(png);
    if (d->out_of_memory)
        phw_error_set(&d->fault, PHW_ERR_NOMEM, "no memory to decode the PNG");
    else if (d->at == d->size)
        phw_error_set(&d->fault, PHW_ERR_FORMAT,
                      "the PNG was cut short: nothing of its picture is left");
    else
        phw_error_set(&d->fault, PHW_ERR_FORMAT, "the PNG is broken (%s)", why);
    longjmp(d->escape, 1);
}

static void note_warning(png_structp png, png_const_charp what)
{
    decoder *d = png_get_error_ptr(png);
    if (d->container->warnings < UINT32_MAX)
        d->container->warnings++;
    /* Of all chunks that libpng may drop only tRNS decides what is seen. It warns of IDAT where
     * more data came than the header owns up to: rows that nobody sees here, but others might. */
    if (strncmp(what, "tRNS", 4) == 0 || strncmp(what, "IDAT", 4) == 0)
        d->damaged = true;
}

static void read_bytes(png_structp png, png_bytep to, size_t count)
{
    decoder *d = png_get_io_ptr(png);
    if (count > d->size - d->at) {
        d->at = d->size;
        png_error(png, "end of file");
    }
    memcpy(to, d->bytes + d->at, count);
    d->at += count;
}

static png_voidp allocate(png_structp png, png_alloc_size_t size)
{
    decoder *d = png_get_mem_ptr(png);
    void *memory = malloc(size);
    d->out_of_memory |= !memory;
    return memory;
}

static void release(png_structp png, png_voidp memory)
{
    (void)png;
    free(memory);
}

/* --- the steps, each run under one setjmp ------------------------------------------------------
 */

typedef void step(decoder *d);

static bool run_guarded(decoder *d, step *what)
{
    if (setjmp(d->escape))
        return false;
    what(d);
    return true;
}

static void read_header(decoder *d)
{
    d->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, d, give_up, note_warning, d, allocate,
                                      release);
    d->info = d->png ? png_create_info_struct(d->png) : NULL;
    if (!d->info) {
        phw_error_set(&d->fault, PHW_ERR_NOMEM, "no memory to decode the PNG");
        longjmp(d->escape, 1);
    }
    png_set_read_fn(d->png, d, read_bytes);
    png_set_user_limits(d->png, d->limits->width, d->limits->height);
    png_set_chunk_malloc_max(d->png, d->limits->chunk_bytes);
    /* Nothing but IHDR, PLTE, tRNS, IDAT and IEND is unpacked: no text, profile or palette bomb. */
    png_set_keep_unknown_chunks(d->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    png_read_info(d->png, d->info);
    bool keyed = png_get_valid(d->png, d->info, PNG_INFO_tRNS) != 0;
    int colour = png_get_color_type(d->png, d->info);
    d->container->has_alpha = keyed || (colour & PNG_COLOR_MASK_ALPHA);
    png_set_expand(d->png); /* palettes to colours, 1, 2 and 4 bits to 8, tRNS to alpha */
    if (png_get_bit_depth(d->png, d->info) == 16)
        png_set_scale_16(d->png);
    if (!(colour & PNG_COLOR_MASK_COLOR))
        png_set_gray_to_rgb(d->png);
    d->passes = png_set_interlace_handling(d->png);
    png_read_update_info(d->png, d->info);
    d->channels = png_get_channels(d->png, d->info);
}

static void read_straight(decoder *d)
{
    while (d->orient.row < d->orient.height) {
        png_read_row(d->png, phw_orient_row(&d->orient, 0), NULL);
        d->any_row = true;
        phw_orient_commit(&d->orient, 1);
    }
}

static void read_with_alpha(decoder *d)
{
    const size_t width = d->orient.width, stride = width * RGBA_CHANNELS;
    const uint8_t *above = NULL;
    while (d->orient.row < d->orient.height) {
        uint8_t *row = d->rgba + (d->orient.row % 2) * stride;
        png_read_row(d->png, row, NULL);
        d->any_row = true;
        if (!d->container->hidden_pixels)
            d->container->hidden_pixels = phw_flatten_hides(row, above, width);
        d->container->translucent |=
            !d->container->translucent && !phw_flatten_is_opaque(row, width);
        d->flatten(row, phw_orient_row(&d->orient, 0), width);
        phw_orient_commit(&d->orient, 1);
        above = row;
    }
}

/* Each pass adds its pixels to all rows, so all rows must stand somewhere. */
static void read_interlaced(decoder *d)
{
    const size_t stride = d->orient.width * d->channels;
    for (int pass = 0; pass < d->passes; pass++) {
        for (uint32_t y = 0; y < d->orient.height; y++) {
            uint8_t *row = d->whole ? d->whole + y * stride : phw_orient_row(&d->orient, y);
            png_read_row(d->png, row, NULL);
            d->any_row = true;
        }
    }
}

static void read_pixels(decoder *d)
{
    if (d->passes > 1)
        read_interlaced(d);
    else if (d->channels == RGBA_CHANNELS)
        read_with_alpha(d);
    else
        read_straight(d);
}

static void read_end(decoder *d)
{
    d->damaged |= phw_png_has_data_behind(d->bytes, d->size, d->at);
    png_read_end(d->png, NULL);
}

/* --- between the steps --------------------------------------------------------------------------
 */

static phw_status allocate_rows(decoder *d, phw_error *error)
{
    size_t row = (size_t)d->orient.width * d->channels, bytes;
    bool alpha = d->channels == RGBA_CHANNELS;
    bool enough = true;
    if (d->passes > 1 && (alpha || d->orient.strip)) {
        enough = phw_checked_mul(row, d->orient.height, &bytes);
        d->whole = enough ? calloc(bytes, 1) : NULL;
        enough = d->whole != NULL;
    } else if (d->passes == 1 && alpha) {
        d->rgba = malloc(2 * row);
        enough = d->rgba != NULL;
    }
    return enough ? PHW_OK : phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the PNG");
}

/* Flattens the whole picture inside its own buffer, whose rows then follow each other as RGB. */
static void flatten_whole(decoder *d)
{
    const size_t width = d->orient.width, stride = width * RGBA_CHANNELS;
    const uint8_t *above = NULL;
    for (uint32_t y = 0; y < d->orient.height && !d->container->hidden_pixels; y++) {
        const uint8_t *row = d->whole + y * stride;
        d->container->hidden_pixels = phw_flatten_hides(row, above, width);
        above = row;
    }
    for (uint32_t y = 0; y < d->orient.height && !d->container->translucent; y++)
        d->container->translucent = !phw_flatten_is_opaque(d->whole + y * stride, width);
    for (uint32_t y = 0; y < d->orient.height; y++)
        d->flatten(d->whole + y * stride, d->whole + y * width * RGB_CHANNELS, width);
    /* The upright picture is about to be filled: give back what alpha took. */
    uint8_t *smaller = realloc(d->whole, width * RGB_CHANNELS * d->orient.height);
    if (smaller)
        d->whole = smaller;
}

static void place_interlaced(decoder *d)
{
    const size_t stride = (size_t)d->orient.width * RGB_CHANNELS;
    if (d->whole && d->channels == RGBA_CHANNELS)
        flatten_whole(d);
    while (d->orient.row < d->orient.height) {
        uint32_t room = phw_orient_room(&d->orient);
        for (uint32_t i = 0; d->whole && i < room; i++)
            memcpy(phw_orient_row(&d->orient, i), d->whole + (d->orient.row + i) * stride, stride);
        phw_orient_commit(&d->orient, room);
    }
}

/* Bytes a pixel of everything that is held at once. */
static size_t memory_per_pixel(const phw_container *container)
{
    if (!container->progressive)
        return RGB_CHANNELS;
    return container->has_alpha || container->orientation != 1 ? RGB_CHANNELS + RGBA_CHANNELS
                                                               : RGB_CHANNELS;
}

static phw_status decode(decoder *d, phw_error *error)
{
    phw_container *container = d->container;
    phw_status status =
        phw_codec_check_size(d->limits, container->coded_width, container->coded_height,
                             memory_per_pixel(container), error);
    if (status != PHW_OK)
        return status;
    bool ended = container->complete;
    container->complete = false;
    if (!run_guarded(d, read_header))
        return phw_error_set(error, d->fault.status, "%s", d->fault.message);
    status = phw_orient_open(&d->orient, container->coded_width, container->coded_height,
                             container->orientation, &d->image, error);
    if (status == PHW_OK)
        status = allocate_rows(d, error);
    if (status != PHW_OK)
        return status;
    bool rows = run_guarded(d, read_pixels);
    if (!rows && (!d->any_row || d->fault.status != PHW_ERR_FORMAT))
        return phw_error_set(error, d->fault.status, "%s", d->fault.message);
    if (d->passes > 1)
        place_interlaced(d);
    container->complete = rows && run_guarded(d, read_end) && ended && !d->damaged;
    return d->fault.status == PHW_ERR_NOMEM
               ? phw_error_set(error, d->fault.status, "%s", d->fault.message)
               : PHW_OK;
}

phw_status phw_png_decode(const phw_codec_job *job, phw_error *error)
{
    phw_container facts = phw_codec_facts(job);
    decoder d = {.bytes = job->bytes,
                 .size = job->size,
                 .limits = job->limits,
                 .flatten = phw_codec_flatten_for(job->view),
                 .container = &facts,
                 .fault = PHW_ERROR_INIT};
    phw_status status = phw_png_walk(job->bytes, job->size, job->limits, &facts, error);
    if (status == PHW_OK && phw_apng_has_frames(job, &facts))
        return phw_apng_decode(job, &facts, error);
    if (status == PHW_OK)
        status = decode(&d, error);
    png_destroy_read_struct(&d.png, &d.info, NULL);
    phw_orient_done(&d.orient);
    free(d.rgba);
    free(d.whole);
    if (status == PHW_OK)
        return phw_codec_give(job, &d.image, &facts, error);
    phw_image_free(&d.image);
    return status;
}
