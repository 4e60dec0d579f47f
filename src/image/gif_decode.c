/* SPDX-License-Identifier: Apache-2.0 */
/* GIF89a: every frame as it is seen, laid over what the frames before it left standing. */
#include <stdlib.h>
#include <string.h>

#include "base/checked.h"
#include "base/cursor.h"
#include "image/codec.h"
#include "image/gif_lzw.h"
#include "image/jpeg_facts.h"

enum { BLOCK_EXTENSION = 0x21, BLOCK_IMAGE = 0x2C, BLOCK_TRAILER = 0x3B };
enum { LABEL_PLAIN_TEXT = 0x01, LABEL_CONTROL = 0xF9, LABEL_COMMENT = 0xFE, LABEL_APP = 0xFF };
enum { DISPOSE_BACKGROUND = 2, DISPOSE_PREVIOUS = 3 };

#define RGBA 4
#define SIGNATURE_BYTES 6
#define CENTISECOND 10U /* milliseconds */

/* Bytes behind a frame's last pixel that encoders leave; more are rows that the frame cuts off,
 * which nobody sees here, but others might. */
#define SURPLUS_MOST 64U
#define REPEATS_MOST 16U /* bytes of the blocks in which an animation says how it repeats */
#define TABLE_FLAG 0x80
#define INTERLACE_FLAG 0x40

/* Two canvases of RGBA, a picture of RGB, and indices. */
#define BYTES_PER_PIXEL (2 * RGBA + 3 + 1)

typedef struct palette {
    const uint8_t *rgb; /* borrowed from the file */
    unsigned colours;
} palette;

/** One picture inside the file, as its descriptor says. */
typedef struct frame {
    uint32_t left, top, width, height;
    palette colours;
    bool interlaced;
} frame;

/** What the last graphic control extension said of the next picture. */
typedef struct control {
    unsigned dispose;
    uint32_t delay_ms;
    int transparent; /* index, or -1 */
} control;

typedef struct decoder {
    const phw_codec_job *job;
    phw_cursor cursor;
    phw_container facts;
    palette global;
    uint32_t width, height; /* of the canvas: the screen, or more where a frame reaches past it */
    uint32_t pages, blocks;
    uint8_t *canvas; /* RGBA */
    uint8_t *saved;  /* what the canvas goes back to after a frame */
    uint8_t *indices;
    bool twins;            /* what is wanted is which of several entries of one colour pixels are */
    uint8_t shown[256][3]; /* then, levels in place of a frame's colours */
} decoder;

static palette read_palette(decoder *d, unsigned packed)
{
    palette table = {NULL, 0};
    if (!(packed & TABLE_FLAG))
        return table;
    table.colours = 2U << (packed & 7);
    table.rgb = d->cursor.bytes + d->cursor.at;
    phw_cursor_skip(&d->cursor, (size_t)table.colours * 3);
    return table;
}

static void read_screen(decoder *d)
{
    phw_cursor_seek(&d->cursor, SIGNATURE_BYTES);
    d->width = phw_cursor_u16le(&d->cursor);
    d->height = phw_cursor_u16le(&d->cursor);
    unsigned packed = phw_cursor_u8(&d->cursor);
    phw_cursor_skip(&d->cursor, 2);
    d->global = read_palette(d, packed);
}

static frame read_frame(decoder *d)
{
    frame f = {.left = phw_cursor_u16le(&d->cursor)};
    f.top = phw_cursor_u16le(&d->cursor);
    f.width = phw_cursor_u16le(&d->cursor);
    f.height = phw_cursor_u16le(&d->cursor);
    unsigned packed = phw_cursor_u8(&d->cursor);
    f.interlaced = packed & INTERLACE_FLAG;
    f.colours = read_palette(d, packed);
    if (!f.colours.rgb)
        f.colours = d->global;
    return f;
}

/* --- extensions ------------------------------------------------------------------------------- */

/* How often an animation repeats, and how much of it Netscape was to load first: what is longer
 * holds something else. */
static void note_repeats(decoder *d, const uint8_t *blocks, size_t size)
{
    if (size >= 4 && blocks[0] == 3 && (blocks[1] & 7) == 1) {
        const uint32_t again = blocks[2] | (uint32_t)blocks[3] << 8;
        d->facts.plays = again ? again + 1 : 0;
    }
    d->facts.other_segments += size > REPEATS_MOST;
}

static void note_application(decoder *d)
{
    size_t length = phw_cursor_u8(&d->cursor);
    const uint8_t *name = d->cursor.bytes + d->cursor.at;
    phw_cursor_skip(&d->cursor, length);
    if (d->cursor.overrun)
        return;
    const uint8_t *start = d->cursor.bytes + d->cursor.at;
    phw_gif_skip_blocks(&d->cursor);
    const size_t size = (size_t)(d->cursor.bytes + d->cursor.at - start);
    if (length == 11 && (!memcmp(name, "NETSCAPE2.0", 11) || !memcmp(name, "ANIMEXTS1.0", 11)))
        note_repeats(d, start, size);
    else if (length == 11 && !memcmp(name, "XMP DataXMP", 11))
        phw_note_xmp(&d->facts, start, size);
    else if (length == 11 && !memcmp(name, "ICCRGBG1012", 11))
        d->facts.has_icc = true;
    else
        d->facts.other_segments++;
}

static void read_control(decoder *d, control *next)
{
    size_t length = phw_cursor_u8(&d->cursor);
    unsigned packed = phw_cursor_u8(&d->cursor);
    next->delay_ms = phw_cursor_u16le(&d->cursor) * CENTISECOND;
    int index = phw_cursor_u8(&d->cursor);
    next->dispose = packed >> 2 & 7;
    next->transparent = packed & 1 ? index : -1;
    if (length >= 4)
        phw_cursor_skip(&d->cursor, length - 4);
    d->facts.other_segments += phw_gif_skip_blocks(&d->cursor) > 0;
}

static void read_extension(decoder *d, control *next)
{
    unsigned label = phw_cursor_u8(&d->cursor);
    if (label == LABEL_CONTROL) {
        read_control(d, next);
        return;
    }
    if (label == LABEL_APP) {
        note_application(d);
        return;
    }
    phw_gif_skip_blocks(&d->cursor);
    if (label == LABEL_COMMENT || label == LABEL_PLAIN_TEXT)
        d->facts.text_chunks++;
    else
        d->facts.other_segments++;
}

/* --- the walk before anything is allocated ---------------------------------------------------- */

/* Facts of the whole file, the number of frames, and a canvas that holds them all. */
static phw_status survey(decoder *d, phw_error *error)
{
    control next = {.transparent = -1};
    read_screen(d);
    while (!d->cursor.overrun) {
        unsigned block = phw_cursor_u8(&d->cursor);
        if (++d->blocks > d->job->limits->chunks + d->pages)
            return phw_error_set(error, PHW_ERR_LIMIT,
                                 "the GIF has more than %u blocks: save it anew with another "
                                 "program",
                                 d->job->limits->chunks);
        if (block == BLOCK_TRAILER && !d->cursor.overrun) {
            d->facts.complete = true;
            d->facts.trailing_bytes = phw_cursor_left(&d->cursor);
            break;
        }
        if (block == BLOCK_EXTENSION) {
            read_extension(d, &next);
        } else if (block == BLOCK_IMAGE) {
            frame f = read_frame(d);
            phw_cursor_skip(&d->cursor, 1);
            phw_gif_skip_blocks(&d->cursor);
            /* What the first frame covers stays covered, but where a frame is wiped away. */
            d->facts.has_alpha |= next.dispose == DISPOSE_BACKGROUND;
            if (!d->pages)
                d->facts.has_alpha |=
                    next.transparent >= 0 || f.width < d->width || f.height < d->height;
            next = (control){.transparent = -1};
            if (f.left + f.width > d->width)
                d->width = f.left + f.width;
            if (f.top + f.height > d->height)
                d->height = f.top + f.height;
            d->pages++;
        } else {
            break;
        }
    }
    if (!d->pages)
        return phw_error_set(error, PHW_ERR_FORMAT, "the GIF is broken: there is no picture in it");
    return PHW_OK;
}

static phw_status allocate(decoder *d, phw_error *error)
{
    size_t pixels, bytes;
    phw_status status =
        phw_codec_check_size(d->job->limits, d->width, d->height, BYTES_PER_PIXEL, error);
    if (status != PHW_OK)
        return status;
    if (phw_checked_mul(d->width, d->height, &pixels) && phw_checked_mul(pixels, RGBA, &bytes)) {
        d->canvas = calloc(bytes, 1);
        d->saved = calloc(bytes, 1);
        d->indices = malloc(pixels);
    }
    if (!d->canvas || !d->saved || !d->indices)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the GIF");
    return PHW_OK;
}

/* --- frames ----------------------------------------------------------------------------------- */

/* GIF89a, appendix E: every 8th row from 0, every 8th from 4, every 4th from 2, every 2nd from 1.
 */
static uint32_t interlaced_row(uint32_t coded, uint32_t height)
{
    static const struct {
        uint32_t first, step;
    } passes[] = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
    for (size_t i = 0; i < sizeof passes / sizeof passes[0]; i++) {
        uint32_t rows = height > passes[i].first
                            ? (height - passes[i].first + passes[i].step - 1) / passes[i].step
                            : 0;
        if (coded < rows)
            return passes[i].first + coded * passes[i].step;
        coded -= rows;
    }
    return 0;
}

static void lay_frame(decoder *d, const frame *f, size_t there, int transparent)
{
    for (uint32_t coded = 0; coded < f->height && (size_t)coded * f->width < there; coded++) {
        uint32_t y = f->interlaced ? interlaced_row(coded, f->height) : coded;
        const uint8_t *from = d->indices + (size_t)coded * f->width;
        uint8_t *to = d->canvas + ((size_t)(f->top + y) * d->width + f->left) * RGBA;
        size_t left = there - (size_t)coded * f->width;
        for (uint32_t x = 0; x < f->width && x < left; x++, to += RGBA) {
            if ((int)from[x] == transparent || from[x] >= f->colours.colours)
                continue;
            memcpy(to, f->colours.rgb + (size_t)from[x] * 3, 3);
            to[3] = 255;
        }
    }
}

/* GIF89a, 23.c.iv, would have the background's colour; browsers and ImageMagick show nothing there,
 * as what no frame has reached. */
static void clear_frame(decoder *d, const frame *f)
{
    for (uint32_t y = 0; y < f->height; y++)
        memset(d->canvas + ((size_t)(f->top + y) * d->width + f->left) * RGBA, 0,
               (size_t)f->width * RGBA);
}

static void use_twins(decoder *d, frame *f, size_t there, int transparent)
{
    bool used[256] = {false};
    for (size_t i = 0; i < there; i++)
        used[d->indices[i]] = (int)d->indices[i] != transparent;
    memset(d->shown, 0, sizeof d->shown);
    memcpy(d->shown, f->colours.rgb, (size_t)f->colours.colours * 3);
    if (!phw_codec_show_twins(d->shown, f->colours.colours, used))
        memset(d->shown, 0, sizeof d->shown);
    f->colours.rgb = d->shown[0];
}

static phw_status decode_frame(decoder *d, const control *how, uint32_t page, phw_error *error)
{
    phw_image *image = NULL;
    const size_t canvas = (size_t)d->width * d->height * RGBA;
    frame f = read_frame(d);
    size_t wanted = (size_t)f.width * f.height;
    size_t surplus, there = phw_gif_lzw_unpack(&d->cursor, d->indices, wanted, &surplus);
    phw_container facts = d->facts;
    facts.page = page;
    facts.delay_ms = how->delay_ms;
    facts.complete = d->facts.complete && there == wanted && (f.colours.rgb || !wanted) &&
                     surplus <= SURPLUS_MOST;
    facts.auxiliary = d->twins;
    if (d->twins && f.colours.rgb)
        use_twins(d, &f, there, how->transparent);
    if (how->dispose == DISPOSE_PREVIOUS)
        memcpy(d->saved, d->canvas, canvas);
    lay_frame(d, &f, f.colours.rgb ? there : 0, how->transparent);
    phw_status status =
        phw_codec_from_rgba(d->job, d->canvas, d->width, d->height, &facts, &image, error);
    if (status == PHW_OK)
        status = phw_codec_give(d->job, &image, &facts, error);
    if (how->dispose == DISPOSE_PREVIOUS)
        memcpy(d->canvas, d->saved, canvas);
    if (how->dispose == DISPOSE_BACKGROUND)
        clear_frame(d, &f);
    return status;
}

static phw_status decode_frames(decoder *d, phw_error *error)
{
    control next = {.transparent = -1};
    phw_status status = PHW_OK;
    uint32_t page = 0;
    while (status == PHW_OK && page < d->pages && page < d->job->limits->pages) {
        unsigned block = phw_cursor_u8(&d->cursor);
        if (block == BLOCK_EXTENSION) {
            read_extension(d, &next);
        } else {
            status = decode_frame(d, &next, page++, error);
            next = (control){.transparent = -1};
        }
    }
    return status;
}

static phw_status decode(const phw_codec_job *job, bool twins, phw_error *error)
{
    decoder d = {.job = job,
                 .twins = twins,
                 .cursor = phw_cursor_view(job->bytes, job->size),
                 .facts = phw_codec_facts(job)};
    d.facts.plays = 1; /* a file that says nothing */
    phw_status status = survey(&d, error);
    if (status == PHW_OK)
        status = allocate(&d, error);
    if (status == PHW_OK) {
        phw_container whole = d.facts; /* the second walk would count everything twice */
        uint32_t width = d.width, height = d.height;
        d.cursor = phw_cursor_view(job->bytes, job->size);
        read_screen(&d);
        d.width = width;
        d.height = height;
        whole.coded_width = width;
        whole.coded_height = height;
        whole.pages = d.pages;
        whole.bit_depth = 8;
        whole.coded_channels = 3;
        d.facts = whole;
        status = decode_frames(&d, error);
    }
    free(d.canvas);
    free(d.saved);
    free(d.indices);
    return status;
}

phw_status phw_gif_decode(const phw_codec_job *job, phw_error *error)
{
    return decode(job, false, error);
}

phw_status phw_gif_previews(const phw_codec_job *job, phw_error *error)
{
    return decode(job, true, error);
}
