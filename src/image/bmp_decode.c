/* SPDX-License-Identifier: Apache-2.0 */
/* BMP (Microsoft, BITMAPINFOHEADER and its kin): 1 to 32 bits, run lengths, bit fields. */
#include <stdlib.h>
#include <string.h>

#include "base/checked.h"
#include "base/cursor.h"
#include "image/codec.h"

enum { FILE_HEADER_BYTES = 14, CORE_HEADER_BYTES = 12, INFO_HEADER_BYTES = 40 };
enum { V2_HEADER_BYTES = 52, V3_HEADER_BYTES = 56, V5_HEADER_BYTES = 124 };
enum { RAW = 0, RLE8 = 1, RLE4 = 2, BIT_FIELDS = 3, ALPHA_FIELDS = 6 };

#define RGBA 4
#define PALETTE_MAX 256
#define PROFILE_EMBEDDED 0x4D424544U /* "MBED" */

/* Bytes between palette and pixels that writers leave as padding. */
#define GAP_MAX 8U

typedef struct field {
    uint32_t mask;
    unsigned shift, bits;
} field;

/* Pixels of runs outside the picture, besides one a row to make it even. */
#define BEYOND_MOST 64U

typedef struct decoder {
    const phw_codec_job *job;
    phw_container facts;
    uint32_t width, height;
    bool top_down;
    unsigned depth, compression;
    uint32_t pixels_at, header_bytes, colours;
    uint32_t profile_at, profile_bytes;
    field fields[RGBA];              /* red, green, blue, alpha */
    uint8_t palette[PALETTE_MAX][3]; /* RGB */
    uint8_t *rgba;
    size_t end;      /* of the last byte that was used */
    uint32_t beyond; /* pixels of runs that lie outside: what a header cuts off */
} decoder;

static field make_field(uint32_t mask)
{
    field f = {mask, 0, 0};
    while (mask && !(mask >> f.shift & 1))
        f.shift++;
    while (f.shift + f.bits < 32 && mask >> (f.shift + f.bits) & 1)
        f.bits++;
    return f;
}

static uint8_t take_field(const field *f, uint32_t value)
{
    if (!f->bits)
        return 0;
    uint32_t most = f->bits < 32 ? (1U << f->bits) - 1 : UINT32_MAX;
    return (uint8_t)((uint64_t)((value & f->mask) >> f->shift) * 255 / most);
}

static void default_fields(decoder *d)
{
    static const uint32_t masks16[3] = {0x7C00, 0x03E0, 0x001F};
    static const uint32_t masks32[3] = {0xFF0000, 0x00FF00, 0x0000FF};
    for (int c = 0; c < 3; c++)
        d->fields[c] = make_field(d->depth == 16 ? masks16[c] : masks32[c]);
}

static void read_fields(decoder *d, phw_cursor *cursor)
{
    bool with_alpha = d->compression == ALPHA_FIELDS || d->header_bytes >= V3_HEADER_BYTES;
    phw_cursor_seek(cursor, FILE_HEADER_BYTES + INFO_HEADER_BYTES);
    default_fields(d);
    if (d->compression != BIT_FIELDS && d->compression != ALPHA_FIELDS)
        return;
    for (int c = 0; c < (with_alpha ? RGBA : 3); c++)
        d->fields[c] = make_field(phw_cursor_u32le(cursor));
    d->facts.has_alpha = d->fields[3].bits > 0;
}

static void read_palette(decoder *d, phw_cursor *cursor)
{
    bool core = d->header_bytes == CORE_HEADER_BYTES;
    size_t behind = FILE_HEADER_BYTES + (size_t)d->header_bytes;
    if (d->header_bytes == INFO_HEADER_BYTES && d->compression == BIT_FIELDS)
        behind += 12;
    if (d->header_bytes == INFO_HEADER_BYTES && d->compression == ALPHA_FIELDS)
        behind += 16;
    phw_cursor_seek(cursor, behind);
    if (d->depth <= 8 && (!d->colours || d->colours > 1U << d->depth))
        d->colours = 1U << d->depth;
    for (uint32_t i = 0; i < d->colours && i < PALETTE_MAX; i++) {
        for (int c = 2; c >= 0; c--)
            d->palette[i][c] = phw_cursor_u8(cursor);
        phw_cursor_skip(cursor, core ? 0 : 1);
    }
    if (!cursor->overrun && d->pixels_at > cursor->at + GAP_MAX)
        d->facts.other_segments++;
}

static void read_profile(decoder *d, phw_cursor *cursor)
{
    const size_t colour_space_at = FILE_HEADER_BYTES + 56, profile_at = FILE_HEADER_BYTES + 112;
    if (d->header_bytes < V5_HEADER_BYTES)
        return;
    phw_cursor_seek(cursor, colour_space_at);
    bool embedded = phw_cursor_u32le(cursor) == PROFILE_EMBEDDED;
    phw_cursor_seek(cursor, profile_at);
    d->profile_at = phw_cursor_u32le(cursor);
    d->profile_bytes = phw_cursor_u32le(cursor);
    d->facts.has_icc = embedded && d->profile_bytes;
}

static phw_status read_header(decoder *d, phw_error *error)
{
    phw_cursor cursor = phw_cursor_view(d->job->bytes, d->job->size);
    phw_cursor_seek(&cursor, 10);
    d->pixels_at = phw_cursor_u32le(&cursor);
    d->header_bytes = phw_cursor_u32le(&cursor);
    if (d->header_bytes == CORE_HEADER_BYTES) {
        d->width = phw_cursor_u16le(&cursor);
        d->height = phw_cursor_u16le(&cursor);
        phw_cursor_skip(&cursor, 2);
        d->depth = phw_cursor_u16le(&cursor);
    } else {
        d->width = phw_cursor_u32le(&cursor);
        d->height = phw_cursor_u32le(&cursor);
        phw_cursor_skip(&cursor, 2);
        d->depth = phw_cursor_u16le(&cursor);
        d->compression = phw_cursor_u32le(&cursor);
        phw_cursor_skip(&cursor, 12);
        d->colours = phw_cursor_u32le(&cursor);
        d->top_down = d->height > INT32_MAX;
        if (d->top_down)
            d->height = 0U - d->height;
    }
    if (cursor.overrun ||
        (d->header_bytes != CORE_HEADER_BYTES && d->header_bytes < INFO_HEADER_BYTES))
        return phw_error_set(error, PHW_ERR_FORMAT, "the BMP is broken or was cut short");
    if (d->compression != RAW && d->compression != RLE8 && d->compression != RLE4 &&
        d->compression != BIT_FIELDS && d->compression != ALPHA_FIELDS)
        return phw_error_set(error, PHW_ERR_UNSUPPORTED,
                             "this kind of BMP is not read: save it as PNG");
    if (d->depth != 1 && d->depth != 4 && d->depth != 8 && d->depth != 16 && d->depth != 24 &&
        d->depth != 32)
        return phw_error_set(error, PHW_ERR_FORMAT, "the BMP is broken: it has %u bits a pixel",
                             d->depth);
    if (d->pixels_at >= d->job->size || d->pixels_at < FILE_HEADER_BYTES + CORE_HEADER_BYTES)
        return phw_error_set(error, PHW_ERR_FORMAT,
                             "the BMP was cut short: nothing of its picture is left");
    read_fields(d, &cursor);
    read_palette(d, &cursor);
    read_profile(d, &cursor);
    return PHW_OK;
}

static uint8_t *row_at(const decoder *d, uint32_t coded)
{
    uint32_t y = d->top_down ? coded : d->height - 1 - coded;
    return d->rgba + (size_t)y * d->width * RGBA;
}

static void put_index(const decoder *d, uint8_t *pixel, unsigned index)
{
    memcpy(pixel, d->palette[index < PALETTE_MAX ? index : 0], 3);
    pixel[3] = 255;
}

static void read_raw_row(decoder *d, const uint8_t *from, uint8_t *to)
{
    const unsigned bytes = d->depth / 8, mask = (1U << (d->depth & 7)) - 1;
    for (uint32_t x = 0; x < d->width; x++, to += RGBA) {
        if (d->depth == 8) {
            put_index(d, to, from[x]);
        } else if (d->depth < 8) {
            unsigned place = 8 - d->depth - (x * d->depth) % 8;
            put_index(d, to, from[(size_t)x * d->depth / 8] >> place & mask);
        } else {
            uint32_t value = 0;
            for (unsigned i = 0; i < bytes; i++)
                value |= (uint32_t)from[(size_t)x * bytes + i] << 8 * i;
            for (int c = 0; c < 3; c++)
                to[c] = take_field(&d->fields[c], value);
            to[3] = d->facts.has_alpha ? take_field(&d->fields[3], value) : 255;
        }
    }
}

/* @return the rows that were whole. */
static uint32_t read_raw(decoder *d)
{
    size_t stride = ((size_t)d->width * d->depth + 31) / 32 * 4;
    for (uint32_t row = 0; row < d->height; row++) {
        if (d->job->size - d->end < stride)
            return row;
        read_raw_row(d, d->job->bytes + d->end, row_at(d, row));
        d->end += stride;
    }
    return d->height;
}

static void put_run(decoder *d, uint32_t row, uint32_t *x, unsigned index)
{
    if (row < d->height && *x < d->width)
        put_index(d, row_at(d, row) + (size_t)*x * RGBA, index);
    else
        d->beyond += d->beyond < UINT32_MAX;
    if (*x < UINT32_MAX)
        ++*x;
}

static void read_literal(decoder *d, phw_cursor *cursor, uint32_t row, uint32_t *x, unsigned count)
{
    unsigned byte = 0;
    size_t bytes = d->compression == RLE8 ? count : (count + 1) / 2;
    for (unsigned i = 0; i < count; i++) {
        if (d->compression == RLE8) {
            put_run(d, row, x, phw_cursor_u8(cursor));
        } else {
            byte = i % 2 ? byte : phw_cursor_u8(cursor);
            put_run(d, row, x, i % 2 ? byte & 15 : byte >> 4);
        }
    }
    phw_cursor_skip(cursor, bytes % 2); /* literals are padded to even */
}

/* @return whether the end was reached as it should be. */
static bool read_runs(decoder *d)
{
    phw_cursor cursor = phw_cursor_view(d->job->bytes, d->job->size);
    uint32_t row = 0, x = 0;
    phw_cursor_seek(&cursor, d->pixels_at);
    for (uint32_t i = 0; i < d->height; i++) /* what no run touches is the first colour */
        for (uint32_t j = 0; j < d->width; j++)
            put_index(d, row_at(d, i) + (size_t)j * RGBA, 0);
    while (!cursor.overrun) {
        unsigned count = phw_cursor_u8(&cursor), value = phw_cursor_u8(&cursor);
        if (count) {
            for (unsigned i = 0; i < count; i++)
                put_run(d, row, &x,
                        d->compression == RLE8 ? value
                        : i % 2                ? value & 15
                                               : value >> 4);
        } else if (value == 0) {
            row += row < UINT32_MAX;
            x = 0;
        } else if (value == 1) {
            break;
        } else if (value == 2) {
            x += phw_cursor_u8(&cursor);
            row += phw_cursor_u8(&cursor);
        } else {
            read_literal(d, &cursor, row, &x, value);
        }
    }
    d->end = cursor.at;
    return !cursor.overrun && d->beyond <= d->height + BEYOND_MOST;
}

/* Reads the pixels that a header tells of. */
static phw_status read_pixels(decoder *d, phw_error *error)
{
    phw_status status = phw_codec_check_size(d->job->limits, d->width, d->height, RGBA + 3, error);
    if (status != PHW_OK)
        return status;
    d->facts.coded_width = d->width;
    d->facts.coded_height = d->height;
    d->facts.bit_depth = 8;
    d->facts.coded_channels = d->facts.has_alpha ? 4 : 3;
    d->rgba = calloc((size_t)d->width * d->height, RGBA);
    if (!d->rgba)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the BMP");
    for (size_t i = 0; !d->facts.has_alpha && i < (size_t)d->width * d->height; i++)
        d->rgba[i * RGBA + 3] = 255;
    d->end = d->pixels_at;
    if (d->compression == RLE8 || d->compression == RLE4) {
        d->facts.complete = read_runs(d);
    } else {
        uint32_t rows = read_raw(d);
        d->facts.complete = rows == d->height;
        if (!rows)
            status = phw_error_set(error, PHW_ERR_FORMAT,
                                   "the BMP was cut short: nothing of its picture is left");
    }
    return status;
}

phw_status phw_bmp_decode(const phw_codec_job *job, phw_error *error)
{
    decoder d = {.job = job, .facts = phw_codec_facts(job)};
    phw_image *image = NULL;
    phw_status status = read_header(&d, error);
    if (status == PHW_OK)
        status = read_pixels(&d, error);
    if (d.facts.has_icc && (size_t)FILE_HEADER_BYTES + d.profile_at + d.profile_bytes > d.end)
        d.end = (size_t)FILE_HEADER_BYTES + d.profile_at + d.profile_bytes;
    d.facts.trailing_bytes = job->size > d.end ? job->size - d.end : 0;
    if (status == PHW_OK)
        status = phw_codec_from_rgba(job, d.rgba, d.width, d.height, &d.facts, &image, error);
    free(d.rgba);
    return status == PHW_OK ? phw_codec_give(job, &image, &d.facts, error) : status;
}

/* --- what nobody sees ------------------------------------------------------------------------- */

/* Makes what no viewer shows the picture: bits of a pixel that belong to no colour, or what tells
 * apart the entries of a palette that have one colour. Returns whether there may be any. */
static bool show_unseen(decoder *d)
{
    uint32_t seen = d->facts.has_alpha ? d->fields[3].mask : 0;
    for (int c = 0; c < 3; c++)
        seen |= d->fields[c].mask;
    const uint32_t unseen = ~seen & (d->depth == 16 ? UINT16_MAX : UINT32_MAX);
    if (d->depth == 16 || d->depth == 32) {
        for (int c = 0; c < 3; c++)
            d->fields[c] = make_field(unseen);
        d->facts.has_alpha = false;
        return unseen != 0;
    }
    return d->depth <= 8 && phw_codec_show_twins(d->palette, d->colours, NULL);
}

phw_status phw_bmp_previews(const phw_codec_job *job, phw_error *error)
{
    decoder d = {.job = job, .facts = phw_codec_facts(job)};
    phw_image *image = NULL;
    phw_status status = read_header(&d, error);
    if (status != PHW_OK || !show_unseen(&d))
        return status;
    status = read_pixels(&d, error);
    d.facts.auxiliary = true;
    if (status == PHW_OK)
        status = phw_codec_from_rgba(job, d.rgba, d.width, d.height, &d.facts, &image, error);
    free(d.rgba);
    return status == PHW_OK ? phw_codec_give(job, &image, &d.facts, error) : status;
}
