/* SPDX-License-Identifier: Apache-2.0 */
/* GIF89a: each frame is the whole picture with its own palette. */
#include <stdlib.h>
#include <string.h>

#include "base/checked.h"
#include "image/gif_lzw.h"
#include "image/page_format.h"

enum { RGB = 3, COLOURS_MAX = 256, SIDE_MAX = 65535 };

#define CENTISECOND 10U /* milliseconds */

/* Open addressing: a power of two well above COLOURS_MAX. */
#define SLOTS 2048U

typedef struct palette {
    uint8_t rgb[COLOURS_MAX][RGB];
    uint32_t count;
    uint16_t slot[SLOTS]; /* index + 1, 0: free */
} palette;

typedef struct gif {
    phw_strbuf out;
    uint32_t pages;
    uint32_t width, height; /* of the first frame; 0: none yet */
} gif;

static phw_status open_gif(uint32_t pages, void **state, phw_error *error)
{
    gif *g = calloc(1, sizeof *g);
    if (!g)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a GIF");
    g->pages = pages;
    *state = g;
    return PHW_OK;
}

/* @return the colour's index, or COLOURS_MAX where there is no more room. */
static uint32_t index_of(palette *p, const uint8_t *pixel)
{
    uint32_t key = (uint32_t)pixel[0] << 16 | (uint32_t)pixel[1] << 8 | pixel[2];
    uint32_t at = key * 2654435761U >> 21; /* Knuth, TAOCP 3, 6.4 */
    while (p->slot[at]) {
        if (!memcmp(p->rgb[p->slot[at] - 1], pixel, RGB))
            return p->slot[at] - 1U;
        at = (at + 1) % SLOTS;
    }
    if (p->count == COLOURS_MAX)
        return COLOURS_MAX;
    memcpy(p->rgb[p->count], pixel, RGB);
    p->slot[at] = (uint16_t)(p->count + 1);
    return p->count++;
}

static bool index_picture(const phw_image *image, palette *p, uint8_t *indices)
{
    for (uint32_t y = 0; y < image->height; y++) {
        const uint8_t *pixel = phw_image_row(image, y);
        for (uint32_t x = 0; x < image->width; x++, pixel += RGB) {
            uint32_t index = index_of(p, pixel);
            if (index == COLOURS_MAX)
                return false;
            *indices++ = (uint8_t)index;
        }
    }
    return true;
}

static void put16(phw_strbuf *out, uint32_t value)
{
    phw_strbuf_add_char(out, (char)(value & 0xFF));
    phw_strbuf_add_char(out, (char)(value >> 8));
}

static void begin_file(gif *g, const phw_image *image)
{
    g->width = image->width;
    g->height = image->height;
    phw_strbuf_add_text(&g->out, "GIF89a");
    put16(&g->out, g->width);
    put16(&g->out, g->height);
    phw_strbuf_add(&g->out, "\0\0\0", 3); /* no palette for all, background 0, square pixels */
    if (g->pages > 1)                     /* repeats for ever */
        phw_strbuf_add(&g->out, "\x21\xFF\x0BNETSCAPE2.0\3\1\0\0\0", 19);
}

static void put_frame(gif *g, const palette *p, const uint8_t *indices, uint32_t delay_ms)
{
    uint32_t delay = delay_ms / CENTISECOND;
    unsigned bits = 1;
    while (1U << bits < p->count)
        bits++;
    if (g->pages > 1) {
        phw_strbuf_add(&g->out, "\x21\xF9\4\4", 4); /* what is shown stays */
        put16(&g->out, delay < SIDE_MAX ? delay : SIDE_MAX);
        phw_strbuf_add(&g->out, "\0\0", 2);
    }
    phw_strbuf_add(&g->out, "\x2C\0\0\0\0", 5);
    put16(&g->out, g->width);
    put16(&g->out, g->height);
    phw_strbuf_add_char(&g->out, (char)(0x80 | (bits - 1)));
    for (uint32_t i = 0; i < 1U << bits; i++) {
        static const uint8_t unused[RGB] = {0};
        phw_strbuf_add(&g->out, (const char *)(i < p->count ? p->rgb[i] : unused), RGB);
    }
    phw_gif_lzw_pack(indices, (size_t)g->width * g->height, bits, &g->out);
}

static phw_status add_gif(void *state, const phw_image *image, uint32_t delay_ms, phw_error *error)
{
    gif *g = state;
    if (g->width && (image->width != g->width || image->height != g->height))
        return phw_error_set(error, PHW_ERR_ARGUMENT, "frames must be of one size");
    palette *p = calloc(1, sizeof *p);
    uint8_t *indices = malloc((size_t)image->width * image->height);
    phw_status status = PHW_OK;
    if (!p || !indices)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a GIF");
    else if (!index_picture(image, p, indices))
        status = phw_error_set(error, PHW_ERR_UNSUPPORTED,
                               "a frame has more than 256 colours, which a GIF cannot hold");
    if (status == PHW_OK) {
        if (!g->width)
            begin_file(g, image);
        put_frame(g, p, indices, delay_ms);
        if (g->out.failed)
            status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a GIF");
    }
    free(p);
    free(indices);
    return status;
}

static phw_status finish_gif(void *state, phw_strbuf *out, phw_error *error)
{
    gif *g = state;
    (void)error;
    phw_strbuf_add_char(&g->out, 0x3B);
    *out = g->out;
    g->out = (phw_strbuf)PHW_STRBUF_INIT;
    return PHW_OK;
}

static void close_gif(void *state)
{
    gif *g = state;
    phw_strbuf_done(&g->out);
    free(g);
}

const phw_page_format phw_gif_pages = {open_gif, add_gif, finish_gif, close_gif};
