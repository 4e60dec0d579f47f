/* SPDX-License-Identifier: Apache-2.0 */
/* BMP with 24 bits a pixel, the form that every reader knows. */
#include <stdlib.h>

#include "image/page_format.h"

enum { FILE_HEADER_BYTES = 14, INFO_HEADER_BYTES = 40, RGB = 3 };

static phw_status open_bmp(uint32_t pages, uint32_t plays, void **state, phw_error *error)
{
    (void)plays;
    if (pages > 1)
        return phw_error_set(error, PHW_ERR_UNSUPPORTED, "a BMP holds one picture");
    phw_strbuf *out = calloc(1, sizeof *out);
    if (!out)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a BMP");
    *state = out;
    return PHW_OK;
}

static void put(phw_strbuf *out, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        phw_strbuf_add_char(out, (char)(value >> 8 * i & 0xFF));
}

static phw_status add_bmp(void *state, const phw_image *image, uint32_t delay_ms, phw_error *error)
{
    phw_strbuf *out = state;
    const size_t padding = (4 - (size_t)image->width * RGB % 4) % 4;
    const uint64_t pixels = ((uint64_t)image->width * RGB + padding) * image->height;
    (void)delay_ms;
    if (pixels > INT32_MAX)
        return phw_error_set(error, PHW_ERR_UNSUPPORTED, "the picture is too large for a BMP");
    phw_strbuf_add_text(out, "BM");
    put(out, pixels + FILE_HEADER_BYTES + INFO_HEADER_BYTES, 4);
    put(out, 0, 4);
    put(out, FILE_HEADER_BYTES + INFO_HEADER_BYTES, 4);
    put(out, INFO_HEADER_BYTES, 4);
    put(out, image->width, 4);
    put(out, image->height, 4);
    put(out, 1, 2);  /* planes */
    put(out, 24, 2); /* bits a pixel */
    put(out, 0, 4);  /* not packed */
    put(out, pixels, 4);
    put(out, 0, 8); /* no resolution */
    put(out, 0, 8); /* no palette */
    for (uint32_t y = image->height; y-- > 0;) {
        const uint8_t *pixel = phw_image_row(image, y);
        for (uint32_t x = 0; x < image->width; x++, pixel += RGB)
            for (int c = RGB - 1; c >= 0; c--)
                phw_strbuf_add_char(out, (char)pixel[c]);
        put(out, 0, (int)padding);
    }
    return PHW_OK;
}

static phw_status finish_bmp(void *state, phw_strbuf *out, phw_error *error)
{
    phw_strbuf *written = state;
    (void)error;
    *out = *written;
    *written = (phw_strbuf)PHW_STRBUF_INIT;
    return PHW_OK;
}

static void close_bmp(void *state)
{
    phw_strbuf_done(state);
    free(state);
}

const phw_page_format phw_bmp_pages = {open_bmp, add_bmp, finish_bmp, close_bmp, NULL};
