/* SPDX-License-Identifier: Apache-2.0 */
/* TIFF: grey or RGB, deflated with horizontal prediction; nothing but the tags that this needs. */
#include <stdlib.h>
#include <string.h>

#include <tiffio.h>

#include "base/checked.h"
#include "image/page_format.h"

/* Long enough to pack well, short enough for readers that unpack a strip at a time. */
#define STRIP_BYTES (256U * 1024U)

/* A file in memory that libtiff reads, writes and seeks in. */
typedef struct tiff {
    uint32_t pages;
    TIFF *file;
    uint8_t *bytes;
    size_t size, capacity, at;
    bool out_of_memory;
} tiff;

static tmsize_t read_bytes(thandle_t handle, void *to, tmsize_t wanted)
{
    tiff *t = handle;
    size_t left = t->at < t->size ? t->size - t->at : 0;
    size_t count = wanted > 0 && (size_t)wanted < left ? (size_t)wanted : left;
    if (count)
        memcpy(to, t->bytes + t->at, count);
    t->at += count;
    return (tmsize_t)count;
}

static bool make_room(tiff *t, size_t end)
{
    if (end <= t->capacity)
        return true;
    size_t capacity = end + end / 2 + 4096;
    uint8_t *more = capacity > end ? realloc(t->bytes, capacity) : NULL;
    if (!more)
        return false;
    t->bytes = more;
    t->capacity = capacity;
    return true;
}

static tmsize_t write_bytes(thandle_t handle, void *from, tmsize_t count)
{
    tiff *t = handle;
    size_t end;
    if (count < 0 || !phw_checked_add(t->at, (size_t)count, &end) || !make_room(t, end)) {
        t->out_of_memory = true;
        return -1;
    }
    if (t->at > t->size)
        memset(t->bytes + t->size, 0, t->at - t->size);
    memcpy(t->bytes + t->at, from, (size_t)count);
    t->at = end;
    t->size = end > t->size ? end : t->size;
    return count;
}

static toff_t seek_to(thandle_t handle, toff_t offset, int whence)
{
    tiff *t = handle;
    toff_t base = whence == SEEK_CUR ? t->at : whence == SEEK_END ? t->size : 0;
    t->at = (size_t)(base + offset);
    return t->at;
}

static int close_nothing(thandle_t handle)
{
    (void)handle;
    return 0;
}

static toff_t size_of(thandle_t handle)
{
    return ((tiff *)handle)->size;
}

static int drop_message(TIFF *file, void *context, const char *module, const char *format,
                        va_list all)
{
    (void)file;
    (void)context;
    (void)module;
    (void)format;
    (void)all;
    return 1; /* handled: nothing is printed */
}

static phw_status open_tiff(uint32_t pages, uint32_t plays, void **state, phw_error *error)
{
    (void)plays;
    tiff *t = calloc(1, sizeof *t);
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    if (t && options) {
        TIFFOpenOptionsSetErrorHandlerExtR(options, drop_message, NULL);
        TIFFOpenOptionsSetWarningHandlerExtR(options, drop_message, NULL);
        t->pages = pages;
        t->file = TIFFClientOpenExt("", "wl", t, read_bytes, write_bytes, seek_to, close_nothing,
                                    size_of, NULL, NULL, options);
    }
    if (options)
        TIFFOpenOptionsFree(options);
    if (!t || !t->file) {
        free(t);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a TIFF");
    }
    *state = t;
    return PHW_OK;
}

static bool write_page(tiff *t, const phw_image *image, uint8_t *row)
{
    TIFF *file = t->file;
    TIFFSetField(file, TIFFTAG_IMAGEWIDTH, image->width);
    TIFFSetField(file, TIFFTAG_IMAGELENGTH, image->height);
    TIFFSetField(file, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(file, TIFFTAG_SAMPLESPERPIXEL, image->channels);
    TIFFSetField(file, TIFFTAG_PHOTOMETRIC,
                 image->channels == 1 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_RGB);
    TIFFSetField(file, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(file, TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE);
    TIFFSetField(file, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
    TIFFSetField(file, TIFFTAG_ROWSPERSTRIP,
                 TIFFDefaultStripSize(file, STRIP_BYTES / (image->width * image->channels) + 1));
    for (uint32_t y = 0; y < image->height; y++) {
        /* libtiff predicts in the buffer it is given. */
        memcpy(row, phw_image_row(image, y), (size_t)image->width * image->channels);
        if (TIFFWriteScanline(file, row, y, 0) < 0)
            return false;
    }
    return TIFFWriteDirectory(file) != 0;
}

static phw_status add_tiff(void *state, const phw_image *image, uint32_t delay_ms, phw_error *error)
{
    tiff *t = state;
    uint8_t *row = malloc((size_t)image->width * image->channels);
    (void)delay_ms;
    bool written = row && write_page(t, image, row);
    bool memory = !row || t->out_of_memory;
    free(row);
    if (written)
        return PHW_OK;
    return memory ? phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a TIFF")
                  : phw_error_set(error, PHW_ERR_INTERNAL, "libtiff refused to write a TIFF");
}

static phw_status finish_tiff(void *state, phw_strbuf *out, phw_error *error)
{
    tiff *t = state;
    (void)error;
    TIFFClose(t->file);
    t->file = NULL;
    phw_strbuf_add(out, (const char *)t->bytes, t->size);
    out->failed |= t->out_of_memory;
    return PHW_OK;
}

static void close_tiff(void *state)
{
    tiff *t = state;
    if (t->file)
        TIFFClose(t->file);
    free(t->bytes);
    free(t);
}

const phw_page_format phw_tiff_pages = {open_tiff, add_tiff, finish_tiff, close_tiff, NULL};
