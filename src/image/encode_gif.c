/* SPDX-License-Identifier: Apache-2.0 */
/* GIF89a: each frame is what is new in the picture, with its own palette; what stays is transparent
 * in it. So a copy needs hardly more colours in a frame than its source. */
#include <stdlib.h>
#include <string.h>

#include "image/changed_part.h"
#include "image/gif_lzw.h"
#include "image/page_format.h"

enum { RGB = 3, COLOURS_MAX = 256, SIDE_MAX = 65535 };

#define CENTISECOND 10U /* milliseconds */

/* Graphic control extension: what is shown stays; a colour is none. */
enum { LEFT_STANDING = 4, TRANSPARENT = 1 };

/* Open addressing: a power of two well above COLOURS_MAX. */
#define SLOTS 2048U

typedef struct palette {
    uint8_t rgb[COLOURS_MAX][RGB];
    uint32_t count;
    uint16_t slot[SLOTS]; /* index + 1, 0: free */
    bool transparent;     /* the colour behind the last is none: what was there stays */
} palette;

typedef struct gif {
    phw_strbuf out;
    uint32_t pages, plays;
    phw_image *last; /* NULL: none yet */
} gif;

static phw_status open_gif(uint32_t pages, uint32_t plays, void **state, phw_error *error)
{
    gif *g = calloc(1, sizeof *g);
    if (!g)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a GIF");
    g->pages = pages;
    g->plays = plays;
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

/* @param last  the frame before, or NULL. @return false where the colours are too many. */
static bool index_part(const phw_image *last, const phw_image *image, const phw_part *part,
                       palette *p, uint8_t *indices)
{
    const size_t from = (size_t)part->left * RGB;
    for (uint32_t y = part->top; y < part->top + part->height; y++) {
        const uint8_t *pixel = phw_image_row(image, y) + from;
        const uint8_t *before = last ? phw_image_row(last, y) + from : NULL;
        for (uint32_t x = 0; x < part->width; x++, pixel += RGB) {
            bool stays = before && !memcmp(before + (size_t)x * RGB, pixel, RGB);
            uint32_t index = stays ? COLOURS_MAX : index_of(p, pixel);
            if (index == COLOURS_MAX && !stays)
                return false;
            p->transparent |= stays;
            *indices++ = (uint8_t)index; /* what stays is given its index in the end */
        }
    }
    return true;
}

/* Which pixels stay is known from the pictures; their index only when all colours are. */
static void index_what_stays(const phw_image *last, const phw_image *image, const phw_part *part,
                             const palette *p, uint8_t *indices)
{
    const size_t from = (size_t)part->left * RGB;
    for (uint32_t y = part->top; p->transparent && y < part->top + part->height; y++)
        for (uint32_t x = 0; x < part->width; x++, indices++)
            if (!memcmp(phw_image_row(last, y) + from + (size_t)x * RGB,
                        phw_image_row(image, y) + from + (size_t)x * RGB, RGB))
                *indices = (uint8_t)p->count;
}

/* Only what is new, or, where that and "none" are a colour too many, all of the part. */
static bool index_frame(const phw_image *last, const phw_image *image, const phw_part *part,
                        palette *p, uint8_t *indices)
{
    if (index_part(last, image, part, p, indices) && p->count + p->transparent <= COLOURS_MAX) {
        index_what_stays(last, image, part, p, indices);
        return true;
    }
    memset(p, 0, sizeof *p);
    return last && index_part(NULL, image, part, p, indices);
}

static void put16(phw_strbuf *out, uint32_t value)
{
    phw_strbuf_add_char(out, (char)(value & 0xFF));
    phw_strbuf_add_char(out, (char)(value >> 8));
}

/* What viewers count is how often a file is shown once more, and 0 is for ever. */
static void put_repeats(gif *g)
{
    const uint32_t again = g->plays ? g->plays - 1 : 0;
    phw_strbuf_add(&g->out, "\x21\xFF\x0BNETSCAPE2.0\3\1", 16);
    put16(&g->out, again < SIDE_MAX ? again : SIDE_MAX);
    phw_strbuf_add_char(&g->out, 0);
}

static void begin_file(gif *g, const phw_image *image)
{
    phw_strbuf_add_text(&g->out, "GIF89a");
    put16(&g->out, image->width);
    put16(&g->out, image->height);
    phw_strbuf_add(&g->out, "\0\0\0", 3); /* no palette for all, background 0, square pixels */
    if (g->pages > 1 && g->plays != 1)
        put_repeats(g);
}

static void put_control(gif *g, const palette *p, uint32_t delay_ms)
{
    const uint32_t delay = delay_ms / CENTISECOND;
    phw_strbuf_add(&g->out, "\x21\xF9\4", 3);
    phw_strbuf_add_char(&g->out, (char)(LEFT_STANDING | (p->transparent ? TRANSPARENT : 0)));
    put16(&g->out, delay < SIDE_MAX ? delay : SIDE_MAX);
    phw_strbuf_add_char(&g->out, (char)(p->transparent ? p->count : 0));
    phw_strbuf_add_char(&g->out, 0);
}

static void put_frame(gif *g, const palette *p, const uint8_t *indices, const phw_part *part,
                      uint32_t delay_ms)
{
    unsigned bits = 1;
    while (1U << bits < p->count + p->transparent)
        bits++;
    if (g->pages > 1)
        put_control(g, p, delay_ms);
    phw_strbuf_add_char(&g->out, 0x2C);
    put16(&g->out, part->left);
    put16(&g->out, part->top);
    put16(&g->out, part->width);
    put16(&g->out, part->height);
    phw_strbuf_add_char(&g->out, (char)(0x80 | (bits - 1)));
    for (uint32_t i = 0; i < 1U << bits; i++) {
        static const uint8_t unused[RGB] = {0};
        phw_strbuf_add(&g->out, (const char *)(i < p->count ? p->rgb[i] : unused), RGB);
    }
    phw_gif_lzw_pack(indices, (size_t)part->width * part->height, bits, &g->out);
}

static phw_status add_part(gif *g, const phw_image *image, uint32_t delay_ms, phw_error *error)
{
    const phw_part part = phw_changed_part(g->last, image);
    palette *p = calloc(1, sizeof *p);
    uint8_t *indices = malloc((size_t)part.width * part.height);
    phw_status status = PHW_OK;
    if (!p || !indices)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a GIF");
    else if (!index_frame(g->last, image, &part, p, indices))
        status = phw_error_set(error, PHW_ERR_UNSUPPORTED,
                               "a frame has more than 256 colours, which a GIF cannot hold");
    if (status == PHW_OK) {
        put_frame(g, p, indices, &part, delay_ms);
        if (g->out.failed)
            status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a GIF");
    }
    free(p);
    free(indices);
    return status;
}

static phw_status add_gif(void *state, const phw_image *image, uint32_t delay_ms, phw_error *error)
{
    gif *g = state;
    if (g->last && (image->width != g->last->width || image->height != g->last->height))
        return phw_error_set(error, PHW_ERR_ARGUMENT, "frames must be of one size");
    if (!g->last)
        begin_file(g, image);
    phw_status status = add_part(g, image, delay_ms, error);
    phw_image_free(&g->last);
    return status == PHW_OK ? phw_image_copy(image, &g->last, error) : status;
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
    phw_image_free(&g->last);
    free(g);
}

static uint32_t distance(const uint8_t *a, const uint8_t *b)
{
    uint32_t sum = 0;
    for (int c = 0; c < RGB; c++)
        sum += (uint32_t)((a[c] - b[c]) * (a[c] - b[c]));
    return sum;
}

/* A frame that has as many colours as fit lends the nearest of its own. */
static void lend_fill(const phw_image *image, uint8_t fill[3])
{
    palette *p = calloc(1, sizeof *p);
    bool room = true;
    for (uint32_t y = 0; p && room && y < image->height; y++)
        for (uint32_t x = 0; room && x < image->width; x++)
            room = index_of(p, phw_image_row(image, y) + (size_t)x * RGB) < COLOURS_MAX;
    /* Without a place for "none" beside the fill frames could no longer leave out what stays. */
    if (p && p->count + 2 > COLOURS_MAX) {
        uint32_t best = 0;
        for (uint32_t i = 1; i < p->count; i++)
            best = distance(p->rgb[i], fill) < distance(p->rgb[best], fill) ? i : best;
        memcpy(fill, p->rgb[best], RGB);
    }
    free(p);
}

const phw_page_format phw_gif_pages = {open_gif, add_gif, finish_gif, close_gif, lend_fill};
