/* SPDX-License-Identifier: Apache-2.0 */
/* Adobe Photoshop File Formats Specification (2019), "Layer and Mask Information Section"; in a
 * TIFF numbers and keys have its byte order. */
#include "image/tiff_layers.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/checked.h"
#include "base/cursor.h"

/* "Adobe Photoshop Document Data Block" and its NUL. */
#define HEADER_BYTES 36U

/* Layers that are read; each may be a scan. */
#define LAYERS_MAX 32U

enum { RAW = 0, PACKED_BITS = 1, ZIPPED = 2, ZIPPED_DIFFERENCES = 3 };
enum { RGB = 3 };

typedef struct reader {
    phw_cursor cursor;
    bool little;
} reader;

/** One layer: where its record is, and its place. */
typedef struct layer {
    reader channels; /* at its list of channels */
    uint32_t count;  /* of them */
    uint32_t width, height;
} layer;

static uint32_t number(reader *r, size_t bytes)
{
    return r->little ? phw_cursor_le(&r->cursor, bytes) : phw_cursor_be(&r->cursor, bytes);
}

static reader reader_of(const uint8_t *bytes, size_t size, bool little)
{
    return (reader){phw_cursor_view(bytes, size), little};
}

/* The block of layers among the others. @return false where there is none of 8 bits. */
static bool find_block(const uint8_t *bytes, size_t size, reader *block)
{
    reader r = reader_of(bytes, size, false);
    phw_cursor_skip(&r.cursor, HEADER_BYTES);
    while (phw_cursor_left(&r.cursor) >= 12) {
        const uint8_t *key = r.cursor.bytes + r.cursor.at;
        r.little = !memcmp(key, "MIB8", 4);
        if (!r.little && memcmp(key, "8BIM", 4) != 0)
            return false;
        phw_cursor_skip(&r.cursor, 8);
        size_t length = number(&r, 4);
        if (length > phw_cursor_left(&r.cursor))
            return false;
        if (!memcmp(key + 4, r.little ? "ryaL" : "Layr", 4)) {
            *block = reader_of(r.cursor.bytes + r.cursor.at, length, r.little);
            return true;
        }
        phw_cursor_skip(&r.cursor, length);
        phw_cursor_skip(&r.cursor, (4 - length % 4) % 4);
    }
    return false;
}

/* Reads one record and goes behind it. */
static bool read_record(reader *r, layer *l)
{
    int64_t side[4]; /* top, left, bottom, right */
    for (int i = 0; i < 4; i++)
        side[i] = (int32_t)number(r, 4);
    l->count = number(r, 2);
    l->channels = *r;
    phw_cursor_skip(&r->cursor, (size_t)l->count * 6);
    phw_cursor_skip(&r->cursor, 12); /* signature, blend mode, opacity, clipping, flags, filler */
    size_t extra = number(r, 4);
    phw_cursor_skip(&r->cursor, extra);
    if (r->cursor.overrun || side[2] < side[0] || side[3] < side[1] ||
        side[2] - side[0] > UINT16_MAX || side[3] - side[1] > UINT16_MAX)
        return false;
    l->height = (uint32_t)(side[2] - side[0]);
    l->width = (uint32_t)(side[3] - side[1]);
    return true;
}

/* --- a channel -------------------------------------------------------------------------------- */

/* TIFF 6.0, section 9. @return whether the row is whole. */
static bool unpack_bits(phw_cursor *from, uint8_t *row, size_t width)
{
    size_t done = 0;
    while (done < width && !from->overrun) {
        unsigned code = phw_cursor_u8(from);
        size_t count = code < 128 ? code + 1 : 257 - code;
        if (code == 128)
            continue;
        if (count > width - done)
            return false;
        if (code < 128 && count <= phw_cursor_left(from)) {
            memcpy(row + done, from->bytes + from->at, count);
            phw_cursor_skip(from, count);
        } else if (code < 128) {
            return false;
        } else {
            memset(row + done, phw_cursor_u8(from), count);
        }
        done += count;
    }
    return done == width && !from->overrun;
}

static bool unpack_rows(reader *r, uint8_t *plane, const layer *l)
{
    phw_cursor data = r->cursor;
    phw_cursor_skip(&data, (size_t)l->height * 2);
    for (uint32_t y = 0; y < l->height; y++) {
        size_t length = number(r, 2);
        if (length > phw_cursor_left(&data))
            return false;
        phw_cursor row = phw_cursor_view(data.bytes + data.at, length);
        if (!unpack_bits(&row, plane + (size_t)y * l->width, l->width))
            return false;
        phw_cursor_skip(&data, length);
    }
    return true;
}

static bool unzip(const reader *r, uint8_t *plane, const layer *l, bool differences)
{
    const uLong size = (uLong)l->width * l->height;
    uLongf length = size;
    if (uncompress(plane, &length, r->cursor.bytes + r->cursor.at, phw_cursor_left(&r->cursor)) !=
            Z_OK ||
        length != size)
        return false;
    for (uint32_t y = 0; differences && y < l->height; y++)
        for (uint32_t x = 1; x < l->width; x++)
            plane[(size_t)y * l->width + x] =
                (uint8_t)(plane[(size_t)y * l->width + x] + plane[(size_t)y * l->width + x - 1]);
    return true;
}

static bool read_channel(reader *r, uint8_t *plane, const layer *l)
{
    const size_t size = (size_t)l->width * l->height;
    switch (number(r, 2)) { /* a number from the file, not one of our enums */
    case RAW:
        if (size > phw_cursor_left(&r->cursor))
            return false;
        memcpy(plane, r->cursor.bytes + r->cursor.at, size);
        return true;
    case PACKED_BITS:
        return unpack_rows(r, plane, l);
    case ZIPPED:
        return unzip(r, plane, l, false);
    case ZIPPED_DIFFERENCES:
        return unzip(r, plane, l, true);
    default:
        return false;
    }
}

/* --- a layer ---------------------------------------------------------------------------------- */

/* Puts one channel where it belongs; a grey layer has the first alone. */
static void put_plane(const uint8_t *plane, phw_image *image, unsigned channel)
{
    for (uint32_t y = 0; y < image->height; y++) {
        uint8_t *row = phw_image_row_mut(image, y);
        for (uint32_t x = 0; x < image->width; x++, plane++) {
            row[(size_t)x * RGB + channel] = *plane;
            if (!channel)
                row[(size_t)x * RGB + 1] = row[(size_t)x * RGB + 2] = *plane;
        }
    }
}

/* @param data  at the layer's channels; behind them afterwards. @param[out] whole  all was read. */
static phw_status read_channels(reader *data, layer *l, uint8_t *plane, phw_image *image,
                                bool *whole)
{
    *whole = true;
    for (uint32_t i = 0; i < l->count; i++) {
        const int id = (int16_t)number(&l->channels, 2);
        const size_t length = number(&l->channels, 4);
        if (l->channels.cursor.overrun || length > phw_cursor_left(&data->cursor)) {
            *whole = false;
            data->cursor.overrun = true;
            break;
        }
        reader channel = reader_of(data->cursor.bytes + data->cursor.at, length, data->little);
        phw_cursor_skip(&data->cursor, length);
        if (id < 0 || !image) /* transparency and masks, which hide nothing here */
            continue;
        if (id >= RGB || !read_channel(&channel, plane, l))
            *whole = false;
        else
            put_plane(plane, image, (unsigned)id);
    }
    return PHW_OK;
}

static phw_status give_layer(const phw_codec_job *job, reader *data, layer *l, bool *all,
                             phw_error *error)
{
    phw_container facts = phw_codec_facts(job);
    phw_image *image = NULL;
    uint8_t *plane = NULL;
    phw_status status = PHW_OK;
    bool whole = true;
    bool tiny = l->width < PHW_IMAGE_SIDE_MIN || l->height < PHW_IMAGE_SIDE_MIN;
    bool fits =
        !tiny && phw_codec_check_size(job->limits, l->width, l->height, RGB + 1, NULL) == PHW_OK;
    if (fits) {
        plane = calloc((size_t)l->width * l->height, 1);
        status = plane ? phw_image_new(l->width, l->height, RGB, &image, error)
                       : phw_error_set(error, PHW_ERR_NOMEM, "no memory for a TIFF's layers");
    }
    if (status == PHW_OK)
        status = read_channels(data, l, plane, image, &whole);
    free(plane);
    facts.coded_width = l->width;
    facts.coded_height = l->height;
    facts.complete = whole;
    *all &= whole && (tiny || fits);
    if (status == PHW_OK && image)
        status = phw_codec_give(job, &image, &facts, error);
    phw_image_free(&image);
    return status;
}

phw_status phw_tiff_layers(const phw_codec_job *job, const uint8_t *bytes, size_t size, bool *all,
                           phw_error *error)
{
    layer layers[LAYERS_MAX];
    reader r;
    phw_status status = PHW_OK;
    *all = find_block(bytes, size, &r);
    if (!*all)
        return PHW_OK;
    const int said = (int16_t)number(&r, 2); /* negative: the first alpha is the picture's */
    uint32_t count = (uint32_t)abs(said);
    if (count > LAYERS_MAX) {
        *all = false; /* their data begins behind all records */
        return PHW_OK;
    }
    for (uint32_t i = 0; i < count; i++)
        if (!read_record(&r, &layers[i])) {
            *all = false;
            return PHW_OK;
        }
    for (uint32_t i = 0; status == PHW_OK && i < count && !r.cursor.overrun; i++)
        status = give_layer(job, &r, &layers[i], all, error);
    return status;
}
