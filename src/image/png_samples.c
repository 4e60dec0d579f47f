/* SPDX-License-Identifier: Apache-2.0 */
#include "image/png_samples.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/checked.h"
#include "image/codec.h"
#include "image/png_sink.h"
#include "image/png_source.h"

/* So many neighbours tell of low bytes, and of ten such this share: noise changes nearly always,
 * and letters leave most of their paper alone. */
#define LOW_LEAST 100U
#define LOW_STILL_OF_TEN 3U
#define LOW_CHANGED_OF_TEN 3U

/** One reading. Everything that must survive a longjmp lives here, in the caller's frame. */
typedef struct reader {
    phw_png_source source;
    const phw_limits *limits;
    phw_png_samples *samples;
    bool transparent; /* a palette may be */
    int passes;
} reader;

typedef void step(reader *r);

static bool run_guarded(reader *r, step *what)
{
    if (setjmp(r->source.escape))
        return false;
    what(r);
    return true;
}

static void take_palette(reader *r)
{
    png_colorp palette = NULL;
    int count = 0;
    if (!png_get_PLTE(r->source.png, r->source.info, &palette, &count))
        return;
    for (int i = 0; i < count && i < PHW_PNG_PALETTE_MAX; i++) {
        const uint8_t colour[3] = {palette[i].red, palette[i].green, palette[i].blue};
        memcpy(r->samples->palette[i], colour, sizeof colour);
    }
    r->samples->palette_size = (size_t)count;
}

static void take_opacity(reader *r)
{
    png_bytep opacity = NULL;
    int count = 0;
    memset(r->samples->opacity, UINT8_MAX, sizeof r->samples->opacity);
    if (png_get_tRNS(r->source.png, r->source.info, &opacity, &count, NULL) && opacity)
        memcpy(r->samples->opacity, opacity,
               count < PHW_PNG_PALETTE_MAX ? (size_t)count : PHW_PNG_PALETTE_MAX);
}

static void read_header(reader *r)
{
    phw_png_samples *samples = r->samples;
    if (!phw_png_source_open(&r->source))
        longjmp(r->source.escape, 1);
    png_set_user_limits(r->source.png, r->limits->width, r->limits->height);
    png_set_chunk_malloc_max(r->source.png, r->limits->chunk_bytes);
    png_read_info(r->source.png, r->source.info);
    samples->width = png_get_image_width(r->source.png, r->source.info);
    samples->height = png_get_image_height(r->source.png, r->source.info);
    samples->colour_type = png_get_color_type(r->source.png, r->source.info);
    samples->depth = png_get_bit_depth(r->source.png, r->source.info);
    if (samples->colour_type == PNG_COLOR_TYPE_PALETTE) {
        take_palette(r);
        take_opacity(r);
    }
    r->source.damaged |= (samples->colour_type & PNG_COLOR_MASK_ALPHA) ||
                         (png_get_valid(r->source.png, r->source.info, PNG_INFO_tRNS) &&
                          !(r->transparent && samples->palette_size));
    png_set_packing(r->source.png);
    r->passes = png_set_interlace_handling(r->source.png);
    png_read_update_info(r->source.png, r->source.info);
    samples->bytes_per_pixel = png_get_rowbytes(r->source.png, r->source.info) / samples->width;
}

static void read_pixels(reader *r)
{
    const phw_png_samples *samples = r->samples;
    size_t stride = samples->width * samples->bytes_per_pixel;
    for (int pass = 0; pass < r->passes; pass++)
        for (uint32_t y = 0; y < samples->height; y++)
            png_read_row(r->source.png, samples->pixels + y * stride, NULL);
    png_read_end(r->source.png, NULL);
}

static phw_status allocate(phw_png_samples *samples, const phw_limits *limits, phw_error *error)
{
    size_t bytes;
    phw_status status = phw_codec_check_size(limits, samples->width, samples->height,
                                             samples->bytes_per_pixel, error);
    if (status != PHW_OK)
        return status;
    if (phw_checked_mul(samples->width * samples->bytes_per_pixel, samples->height, &bytes))
        samples->pixels = calloc(bytes, 1);
    return samples->pixels ? PHW_OK
                           : phw_error_set(error, PHW_ERR_NOMEM, "no memory for a PNG's samples");
}

phw_status phw_png_samples_read(const uint8_t *bytes, size_t size, const phw_limits *limits,
                                bool transparent, phw_png_samples *samples, phw_error *error)
{
    *samples = (phw_png_samples){.pixels = NULL};
    reader r = {.source = {.bytes = bytes, .size = size},
                .limits = limits,
                .samples = samples,
                .transparent = transparent};
    phw_status status = PHW_ERR_FORMAT;
    if (run_guarded(&r, read_header) && !r.source.damaged) {
        status = allocate(samples, limits, error);
        if (status == PHW_OK && (!run_guarded(&r, read_pixels) || r.source.damaged))
            status = PHW_ERR_FORMAT;
    }
    phw_png_source_done(&r.source);
    if (status == PHW_OK)
        return PHW_OK;
    phw_png_samples_done(samples);
    return phw_error_set(error, status, "the samples of this PNG cannot be kept");
}

bool phw_png_samples_low_show(const phw_png_samples *samples)
{
    const size_t each = samples->bytes_per_pixel;
    size_t changed = 0, still_low = 0, still = 0, changed_low = 0;
    if (samples->depth != 16)
        return false;
    for (uint32_t y = 0; y < samples->height; y++) {
        const uint8_t *row = samples->pixels + (size_t)y * samples->width * each;
        for (size_t i = each; i < (size_t)samples->width * each; i += 2) {
            const bool high = row[i] == row[i - each], low = row[i + 1] == row[i + 1 - each];
            changed += !high;
            still_low += !high && low;
            still += high;
            changed_low += high && !low;
        }
    }
    return (changed >= LOW_LEAST && still_low * 10 >= changed * LOW_STILL_OF_TEN) ||
           (changed_low >= LOW_LEAST && changed_low * 10 <= still * LOW_CHANGED_OF_TEN);
}

static void merge_low(phw_png_samples *samples)
{
    const size_t bytes = (size_t)samples->width * samples->height * samples->bytes_per_pixel;
    if (!phw_png_samples_low_show(samples))
        return;
    for (size_t i = 0; i < bytes; i += 2) { /* as it is seen: rounded to 8 bits, as libpng does */
        const uint32_t level = (uint32_t)samples->pixels[i] << 8 | samples->pixels[i + 1];
        samples->pixels[i] = samples->pixels[i + 1] = (uint8_t)((level * 255 + 32895) >> 16);
    }
}

void phw_png_samples_merge(phw_png_samples *samples)
{
    uint8_t first[PHW_PNG_PALETTE_MAX];
    merge_low(samples);
    if (!samples->palette_size)
        return;
    for (size_t i = 0; i < PHW_PNG_PALETTE_MAX; i++) {
        size_t k = 0;
        while (k < i && memcmp(samples->palette[k], samples->palette[i], 3) != 0)
            k++;
        first[i] = (uint8_t)k;
    }
    for (size_t i = 0; i < (size_t)samples->width * samples->height; i++)
        samples->pixels[i] = first[samples->pixels[i]];
}

/* --- writing ---------------------------------------------------------------------------------- */

typedef struct writer {
    png_structp png;
    png_infop info;
    jmp_buf escape;
    const phw_png_samples *samples;
    phw_strbuf bytes;
} writer;

static void give_up_writing(png_structp png, png_const_charp why)
{
    writer *w = png_get_error_ptr(png);
    (void)why;
    longjmp(w->escape, 1);
}

static void drop_warning(png_structp png, png_const_charp what)
{
    (void)png;
    (void)what;
}

static void set_palette(const writer *w)
{
    png_color palette[PHW_PNG_PALETTE_MAX];
    for (size_t i = 0; i < w->samples->palette_size; i++) {
        const uint8_t *colour = w->samples->palette[i];
        palette[i] = (png_color){colour[0], colour[1], colour[2]};
    }
    png_set_PLTE(w->png, w->info, palette, (int)w->samples->palette_size);
}

static bool write_picture(writer *w)
{
    const phw_png_samples *samples = w->samples;
    if (setjmp(w->escape))
        return false;
    w->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, w, give_up_writing, drop_warning);
    w->info = w->png ? png_create_info_struct(w->png) : NULL;
    if (!w->info)
        return false;
    phw_png_sink_attach(w->png, &w->bytes);
    png_set_user_limits(w->png, samples->width, samples->height);
    png_set_IHDR(w->png, w->info, samples->width, samples->height, samples->depth,
                 samples->colour_type, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    if (samples->palette_size)
        set_palette(w);
    phw_png_sink_settings(w->png, samples->palette_size > 0 || samples->depth < 8);
    png_write_info(w->png, w->info);
    png_set_packing(w->png);
    for (uint32_t y = 0; y < samples->height; y++)
        png_write_row(w->png,
                      samples->pixels + (size_t)y * samples->width * samples->bytes_per_pixel);
    png_write_end(w->png, NULL);
    return true;
}

phw_status phw_png_samples_write(const phw_png_samples *samples, uint8_t **bytes, size_t *size,
                                 phw_error *error)
{
    writer w = {.samples = samples, .bytes = PHW_STRBUF_INIT};
    bool written = write_picture(&w);
    png_destroy_write_struct(&w.png, &w.info);
    if (!written) {
        phw_status status = w.bytes.failed ? PHW_ERR_NOMEM : PHW_ERR_INTERNAL;
        phw_strbuf_done(&w.bytes);
        return phw_error_set(error, status, "a PNG could not be written");
    }
    *size = w.bytes.length;
    *bytes = (uint8_t *)phw_strbuf_take(&w.bytes);
    return PHW_OK;
}

void phw_png_samples_done(phw_png_samples *samples)
{
    free(samples->pixels);
    samples->pixels = NULL;
}
