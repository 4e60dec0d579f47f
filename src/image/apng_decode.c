/* SPDX-License-Identifier: Apache-2.0 */
/* Animated PNG (PNG, third edition, 4.9 and 11.3.6): each frame's data are made a PNG of their own,
 * which libpng unpacks, and laid over the frames before. */
#include "image/apng_decode.h"

#include <stdlib.h>
#include <string.h>

#include "base/checked.h"
#include "image/png_chunk.h"
#include "image/png_rgba.h"

#define RGBA 4
#define OPAQUE 255U
#define CONTROL_BYTES 26
#define COUNT_BYTES 8
#define SEQUENCE_BYTES 4
#define HUNDREDTHS 100U /* what a denominator of 0 means */
#define SECOND_MS 1000U
#define PALETTE_BYTES 768U /* of PLTE; tRNS has fewer */
#define CHUNK_BYTES 12U    /* round a payload */

enum { DISPOSE_BACKGROUND = 1, DISPOSE_PREVIOUS = 2, DISPOSE_COUNT = 3 };
enum { BLEND_OVER = 1, BLEND_COUNT = 2 };

/* Three canvases of RGBA, a picture of RGB. */
#define BYTES_PER_PIXEL (3 * RGBA + 3)

/** What a frame control says. */
typedef struct control {
    uint32_t width, height, left, top;
    uint32_t delay_ms;
    unsigned dispose, blend;
    bool valid;
} control;

typedef struct decoder {
    const phw_codec_job *job;
    phw_container facts;
    const uint8_t *header; /* IHDR's payload */
    uint32_t page;
    uint32_t sequence; /* of the next control or data chunk */
    bool in_order;
    control now;
    bool open;       /* a frame was begun */
    bool has_data;   /* … and has data */
    phw_strbuf head; /* what each frame's PNG needs besides: PLTE, tRNS */
    phw_strbuf data; /* its IDAT chunks */
    uint8_t *canvas, *saved, *frame;
} decoder;

/* --- reading the chunks ----------------------------------------------------------------------- */

static control read_control(const decoder *d, const phw_png_chunk *chunk)
{
    phw_cursor cursor = phw_cursor_view(chunk->payload, chunk->length);
    control c = {.width = 0};
    phw_cursor_skip(&cursor, SEQUENCE_BYTES);
    c.width = phw_cursor_u32be(&cursor);
    c.height = phw_cursor_u32be(&cursor);
    c.left = phw_cursor_u32be(&cursor);
    c.top = phw_cursor_u32be(&cursor);
    uint32_t over = phw_cursor_u16be(&cursor), under = phw_cursor_u16be(&cursor);
    c.dispose = phw_cursor_u8(&cursor);
    c.blend = phw_cursor_u8(&cursor);
    under = under ? under : HUNDREDTHS;
    c.delay_ms = (over * SECOND_MS + under / 2) / under;
    c.delay_ms += !c.delay_ms; /* 0 stands for no animation */
    const uint32_t width = d->facts.coded_width, height = d->facts.coded_height;
    c.valid = chunk->length == CONTROL_BYTES && c.width && c.height && c.width <= width &&
              c.height <= height && c.left <= width - c.width && c.top <= height - c.height &&
              c.dispose < DISPOSE_COUNT && c.blend < BLEND_COUNT;
    return c;
}

/* Viewers stop at a number out of order. */
static void check_sequence(decoder *d, const phw_png_chunk *chunk)
{
    phw_cursor cursor = phw_cursor_view(chunk->payload, chunk->length);
    d->in_order &= phw_cursor_u32be(&cursor) == d->sequence++ && !cursor.overrun;
}

bool phw_apng_has_frames(const phw_codec_job *job, const phw_container *facts)
{
    const decoder d = {.facts = *facts};
    phw_cursor cursor = phw_cursor_view(job->bytes, job->size);
    phw_png_chunk chunk;
    bool counted = false, data = false;
    phw_cursor_skip(&cursor, PHW_PNG_SIGNATURE_BYTES);
    while (facts->extra_images && phw_png_chunk_next(&cursor, &chunk)) {
        counted |= !data && phw_png_chunk_is(&chunk, "acTL");
        data |= phw_png_chunk_is(&chunk, "IDAT");
        if (phw_png_chunk_is(&chunk, "fcTL")) {
            const control first = read_control(&d, &chunk);
            const bool whole =
                first.width == facts->coded_width && first.height == facts->coded_height;
            return counted && first.valid && (data || whole);
        }
    }
    return false;
}

/* How many pages there are, and whether the file says so itself. */
static void count_pages(decoder *d)
{
    phw_cursor cursor = phw_cursor_view(d->job->bytes, d->job->size);
    phw_png_chunk chunk;
    uint32_t frames = 0, said = 0;
    bool still = false;
    phw_cursor_skip(&cursor, PHW_PNG_SIGNATURE_BYTES);
    while (phw_png_chunk_next(&cursor, &chunk) && !phw_png_chunk_is(&chunk, "IEND")) {
        if (phw_png_chunk_is(&chunk, "acTL") && chunk.length == COUNT_BYTES) {
            phw_cursor numbers = phw_cursor_view(chunk.payload, chunk.length);
            said = phw_cursor_u32be(&numbers);
            d->facts.plays = phw_cursor_u32be(&numbers);
        }
        frames += phw_png_chunk_is(&chunk, "fcTL");
        still |= !frames && phw_png_chunk_is(&chunk, "IDAT");
    }
    d->facts.complete &= said == frames;
    d->facts.pages = frames + still;
}

/* --- frames ----------------------------------------------------------------------------------- */

static uint8_t mix(unsigned over, unsigned over_weight, unsigned under, unsigned under_weight)
{
    return (uint8_t)((over * over_weight + under * under_weight) / (over_weight + under_weight));
}

/* PNG, third edition, 13.16, with straight alpha on both sides. */
static void blend_pixel(const uint8_t *over, uint8_t *under)
{
    const unsigned weight = over[3] * OPAQUE, below = (OPAQUE - over[3]) * under[3];
    if (over[3] == OPAQUE || !under[3]) {
        memcpy(under, over, RGBA);
    } else if (over[3]) {
        for (int c = 0; c < 3; c++)
            under[c] = mix(over[c], weight, under[c], below);
        under[3] = (uint8_t)((weight + below) / OPAQUE);
    }
}

static uint8_t *canvas_row(const decoder *d, uint32_t y)
{
    return d->canvas + ((size_t)(d->now.top + y) * d->facts.coded_width + d->now.left) * RGBA;
}

static void lay_frame(decoder *d)
{
    const size_t row = (size_t)d->now.width * RGBA;
    for (uint32_t y = 0; y < d->now.height; y++) {
        const uint8_t *from = d->frame + y * row;
        uint8_t *to = canvas_row(d, y);
        if (d->now.blend != BLEND_OVER)
            memcpy(to, from, row);
        else
            for (uint32_t x = 0; x < d->now.width; x++)
                blend_pixel(from + (size_t)x * RGBA, to + (size_t)x * RGBA);
    }
}

static void dispose(decoder *d)
{
    const size_t canvas = (size_t)d->facts.coded_width * d->facts.coded_height * RGBA;
    if (d->now.dispose == DISPOSE_PREVIOUS)
        memcpy(d->canvas, d->saved, canvas);
    else if (d->now.dispose == DISPOSE_BACKGROUND)
        for (uint32_t y = 0; y < d->now.height; y++)
            memset(canvas_row(d, y), 0, (size_t)d->now.width * RGBA);
}

static phw_status unpack(decoder *d, bool *whole, phw_error *error)
{
    uint8_t header[PHW_PNG_HEADER_BYTES];
    phw_strbuf png = PHW_STRBUF_INIT;
    memcpy(header, d->header, sizeof header);
    phw_png_put32(header, d->now.width);
    phw_png_put32(header + 4, d->now.height);
    phw_strbuf_add(&png, PHW_PNG_SIGNATURE, PHW_PNG_SIGNATURE_BYTES);
    phw_png_chunk_put(&png, "IHDR", header, sizeof header);
    if (d->head.length)
        phw_strbuf_add(&png, d->head.text, d->head.length);
    if (d->data.length)
        phw_strbuf_add(&png, d->data.text, d->data.length);
    phw_png_chunk_put(&png, "IEND", NULL, 0);
    memset(d->frame, 0, (size_t)d->now.width * d->now.height * RGBA);
    phw_status status = PHW_OK;
    if (png.failed || d->head.failed || d->data.failed)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the PNG");
    else
        status = phw_png_rgba((const uint8_t *)png.text, png.length, d->now.width, d->now.height,
                              d->frame, whole, error);
    phw_strbuf_done(&png);
    return status;
}

static phw_status give_rgba(decoder *d, const uint8_t *rgba, uint32_t width, uint32_t height,
                            phw_container *facts, phw_error *error)
{
    phw_image *image = NULL;
    phw_status status = phw_codec_from_rgba(d->job, rgba, width, height, facts, &image, error);
    return status == PHW_OK ? phw_codec_give(d->job, &image, facts, error) : status;
}

/* The frame that was begun is at its end. @param still  it is the picture that is no frame. */
static phw_status finish_frame(decoder *d, bool still, phw_error *error)
{
    phw_container facts = d->facts;
    phw_image *none = NULL;
    bool whole = false;
    if (!d->open || d->page >= d->job->limits->pages)
        return PHW_OK;
    facts.page = d->page++;
    facts.delay_ms = still ? 0 : d->now.delay_ms;
    phw_status status = PHW_OK;
    if (d->now.valid && d->has_data)
        status = unpack(d, &whole, error);
    facts.complete &= whole && d->in_order;
    if (status != PHW_OK)
        return status;
    if (!facts.page && (!d->now.valid || !d->has_data))
        return phw_error_set(error, PHW_ERR_FORMAT, "the PNG's first picture is broken");
    if (!d->now.valid || !d->has_data)
        return phw_codec_give(d->job, &none, &facts, error);
    if (still || d->job->view == PHW_VIEW_STORED) {
        facts.coded_width = d->now.width;
        facts.coded_height = d->now.height;
        return give_rgba(d, d->frame, d->now.width, d->now.height, &facts, error);
    }
    const size_t canvas = (size_t)d->facts.coded_width * d->facts.coded_height * RGBA;
    if (d->now.dispose == DISPOSE_PREVIOUS)
        memcpy(d->saved, d->canvas, canvas);
    lay_frame(d);
    status = give_rgba(d, d->canvas, d->facts.coded_width, d->facts.coded_height, &facts, error);
    dispose(d);
    return status;
}

static void begin_frame(decoder *d, const control *how)
{
    d->now = *how;
    d->open = true;
    d->has_data = false;
    phw_strbuf_done(&d->data);
    d->data = (phw_strbuf)PHW_STRBUF_INIT;
}

static phw_status take_chunk(decoder *d, const phw_png_chunk *chunk, bool *still, phw_error *error)
{
    phw_status status = PHW_OK;
    if ((phw_png_chunk_is(chunk, "PLTE") || phw_png_chunk_is(chunk, "tRNS")) &&
        chunk->length <= PALETTE_BYTES && d->head.length <= PALETTE_BYTES + CHUNK_BYTES) {
        phw_png_chunk_put(&d->head, (const char *)chunk->type, chunk->payload, chunk->length);
    } else if (phw_png_chunk_is(chunk, "fcTL")) {
        const control next = read_control(d, chunk);
        status = finish_frame(d, *still, error);
        *still = false;
        check_sequence(d, chunk);
        begin_frame(d, &next);
    } else if (phw_png_chunk_is(chunk, "IDAT")) {
        if (!d->open) {
            const control whole = {
                .width = d->facts.coded_width, .height = d->facts.coded_height, .valid = true};
            *still = true;
            begin_frame(d, &whole);
        }
        d->has_data = true;
        phw_png_chunk_put(&d->data, "IDAT", chunk->payload, chunk->length);
    } else if (phw_png_chunk_is(chunk, "fdAT")) {
        check_sequence(d, chunk);
        d->in_order &= d->open && !*still && chunk->length >= SEQUENCE_BYTES;
        if (!d->in_order)
            return PHW_OK;
        d->has_data = true;
        phw_png_chunk_put(&d->data, "IDAT", chunk->payload + SEQUENCE_BYTES,
                          chunk->length - SEQUENCE_BYTES);
    }
    return status;
}

static phw_status decode_frames(decoder *d, phw_error *error)
{
    phw_cursor cursor = phw_cursor_view(d->job->bytes, d->job->size);
    phw_status status = PHW_OK;
    phw_png_chunk chunk;
    bool still = false;
    phw_cursor_skip(&cursor, PHW_PNG_SIGNATURE_BYTES);
    if (!phw_png_chunk_next(&cursor, &chunk) || chunk.length != PHW_PNG_HEADER_BYTES)
        return phw_error_set(error, PHW_ERR_FORMAT, "the PNG is broken");
    d->header = chunk.payload;
    while (status == PHW_OK && d->page < d->job->limits->pages &&
           phw_png_chunk_next(&cursor, &chunk) && !phw_png_chunk_is(&chunk, "IEND"))
        status = take_chunk(d, &chunk, &still, error);
    return status == PHW_OK ? finish_frame(d, still, error) : status;
}

static phw_status allocate(decoder *d, phw_error *error)
{
    size_t bytes;
    if (phw_checked_mul((size_t)d->facts.coded_width * RGBA, d->facts.coded_height, &bytes)) {
        d->canvas = calloc(bytes, 1);
        d->saved = calloc(bytes, 1);
        d->frame = malloc(bytes);
    }
    return d->canvas && d->saved && d->frame
               ? PHW_OK
               : phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the PNG");
}

phw_status phw_apng_decode(const phw_codec_job *job, const phw_container *facts, phw_error *error)
{
    decoder d = {.job = job,
                 .facts = *facts,
                 .in_order = true,
                 .head = PHW_STRBUF_INIT,
                 .data = PHW_STRBUF_INIT};
    d.facts.extra_images = 0;
    count_pages(&d);
    phw_status status = phw_codec_check_size(job->limits, facts->coded_width, facts->coded_height,
                                             BYTES_PER_PIXEL, error);
    if (status == PHW_OK)
        status = allocate(&d, error);
    if (status == PHW_OK)
        status = decode_frames(&d, error);
    phw_strbuf_done(&d.head);
    phw_strbuf_done(&d.data);
    free(d.canvas);
    free(d.saved);
    free(d.frame);
    return status;
}
