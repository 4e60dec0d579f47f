/* SPDX-License-Identifier: Apache-2.0 */
/* Animated PNG: of each frame behind the first the part that changed. A first page that is shown
 * for no time is the still picture of viewers that know no animation, and no frame. */
#include <stdlib.h>
#include <string.h>

#include "image/changed_part.h"
#include "image/encode.h"
#include "image/page_format.h"
#include "image/png_chunk.h"

#define RGB 3
/* A frame's delay is counted in these parts of a second; longer ones in tens of them, and so on. */
#define MILLISECONDS 1000U
#define DELAY_MAX 65535U
#define NO_DISPOSAL_NO_BLENDING 0

typedef struct apng {
    uint32_t pages, plays;
    uint32_t added;
    uint32_t sequence;
    uint32_t frames; /* of the animation */
    phw_image *last; /* what the frames so far show; NULL: nothing */
    phw_strbuf out;
} apng;

static phw_status out_of_memory(phw_error *error)
{
    return phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a PNG");
}

static phw_status open_apng(uint32_t pages, uint32_t plays, void **state, phw_error *error)
{
    apng *a = calloc(1, sizeof *a);
    if (!a)
        return out_of_memory(error);
    a->pages = pages;
    a->plays = plays;
    *state = a;
    return PHW_OK;
}

static phw_status encode_part(const phw_image *image, const phw_part *where, uint8_t **bytes,
                              size_t *size, phw_error *error)
{
    phw_image *cut = NULL;
    phw_status status = phw_image_new(where->width, where->height, RGB, &cut, error);
    for (uint32_t y = 0; status == PHW_OK && y < where->height; y++)
        memcpy(phw_image_row_mut(cut, y),
               phw_image_row(image, where->top + y) + (size_t)where->left * RGB,
               (size_t)where->width * RGB);
    if (status == PHW_OK)
        status = phw_image_encode_png(cut, bytes, size, error);
    phw_image_free(&cut);
    return status;
}

static void put_control(apng *a, const phw_part *where, uint32_t delay_ms)
{
    uint8_t c[26] = {0};
    uint32_t parts = MILLISECONDS;
    for (; delay_ms > DELAY_MAX && parts > 1; parts /= 10)
        delay_ms /= 10;
    phw_png_put32(c, a->sequence++);
    phw_png_put32(c + 4, where->width);
    phw_png_put32(c + 8, where->height);
    phw_png_put32(c + 12, where->left);
    phw_png_put32(c + 16, where->top);
    phw_png_put16(c + 20, delay_ms < DELAY_MAX ? delay_ms : DELAY_MAX);
    phw_png_put16(c + 22, parts);
    c[24] = c[25] = NO_DISPOSAL_NO_BLENDING;
    phw_png_chunk_put(&a->out, "fcTL", c, sizeof c);
}

static void put_frame_data(apng *a, const phw_png_chunk *chunk)
{
    phw_strbuf data = PHW_STRBUF_INIT;
    uint8_t number[4];
    phw_png_put32(number, a->sequence++);
    phw_strbuf_add(&data, (const char *)number, sizeof number);
    phw_strbuf_add(&data, (const char *)chunk->payload, chunk->length);
    a->out.failed |= data.failed;
    if (!data.failed)
        phw_png_chunk_put(&a->out, "fdAT", (const uint8_t *)data.text, data.length);
    phw_strbuf_done(&data);
}

/* The signature, the first picture's header, and how many frames there are. */
static void begin_file(apng *a, const phw_png_chunk *header)
{
    uint8_t counts[8];
    phw_png_put32(counts, a->frames);
    phw_png_put32(counts + 4, a->plays);
    phw_strbuf_add(&a->out, PHW_PNG_SIGNATURE, PHW_PNG_SIGNATURE_BYTES);
    phw_png_chunk_put(&a->out, "IHDR", header->payload, header->length);
    if (a->pages > 1)
        phw_png_chunk_put(&a->out, "acTL", counts, sizeof counts);
}

/* Takes a PNG apart and puts its parts where they belong. */
static void put_picture(apng *a, const uint8_t *bytes, size_t size, const phw_part *where,
                        uint32_t delay_ms, bool is_frame)
{
    phw_cursor cursor = phw_cursor_view(bytes, size);
    phw_png_chunk chunk;
    phw_cursor_skip(&cursor, PHW_PNG_SIGNATURE_BYTES);
    while (phw_png_chunk_next(&cursor, &chunk) && !phw_png_chunk_is(&chunk, "IEND")) {
        if (phw_png_chunk_is(&chunk, "IHDR")) {
            if (!a->added)
                begin_file(a, &chunk);
            if (is_frame)
                put_control(a, where, delay_ms);
        } else if (!a->added) {
            phw_png_chunk_put(&a->out, "IDAT", chunk.payload, chunk.length);
        } else {
            put_frame_data(a, &chunk);
        }
    }
}

static phw_status add_apng(void *state, const phw_image *image, uint32_t delay_ms, phw_error *error)
{
    apng *a = state;
    const bool is_frame = a->pages > 1 && (a->added > 0 || delay_ms > 0);
    uint8_t *bytes = NULL;
    size_t size = 0;
    if (a->last && (image->width != a->last->width || image->height != a->last->height))
        return phw_error_set(error, PHW_ERR_ARGUMENT, "frames must be of one size");
    if (!a->added)
        a->frames = a->pages - !is_frame;
    const phw_part where = phw_changed_part(a->last, image);
    phw_status status = encode_part(image, &where, &bytes, &size, error);
    if (status == PHW_OK) {
        put_picture(a, bytes, size, &where, delay_ms, is_frame);
        if (a->out.failed)
            status = out_of_memory(error);
    }
    free(bytes);
    a->added++;
    phw_image_free(&a->last);
    return status == PHW_OK && is_frame ? phw_image_copy(image, &a->last, error) : status;
}

static phw_status finish_apng(void *state, phw_strbuf *out, phw_error *error)
{
    apng *a = state;
    (void)error;
    phw_png_chunk_put(&a->out, "IEND", NULL, 0);
    *out = a->out;
    a->out = (phw_strbuf)PHW_STRBUF_INIT;
    return PHW_OK;
}

static void close_apng(void *state)
{
    apng *a = state;
    phw_strbuf_done(&a->out);
    phw_image_free(&a->last);
    free(a);
}

const phw_page_format phw_apng_pages = {open_apng, add_apng, finish_apng, close_apng, NULL};
