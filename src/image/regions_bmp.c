/* SPDX-License-Identifier: Apache-2.0 */
/* What stands before the pixels of a BMP, among them and behind. */
#include "base/cursor.h"
#include "base/strbuf.h"
#include "image/regions_walk.h"

/* Rows of a BMP are filled up to four bytes. Of runs, and of what is not understood, none. */
static void add_fill(const uint8_t *bytes, size_t size, size_t pixels_at, phw_strbuf *fill)
{
    enum { HEADER_AT = 14, CORE_BYTES = 12, RAW = 0, FIELDS = 3 };
    phw_cursor cursor = phw_cursor_view(bytes, size);
    phw_cursor_seek(&cursor, HEADER_AT);
    const bool core = phw_cursor_u32le(&cursor) == CORE_BYTES;
    const uint32_t width = core ? phw_cursor_u16le(&cursor) : phw_cursor_u32le(&cursor);
    phw_cursor_skip(&cursor, core ? 4 : 6); /* the height, one plane */
    const unsigned depth = phw_cursor_u16le(&cursor);
    const uint32_t packing = core ? RAW : phw_cursor_u32le(&cursor);
    const size_t own = ((size_t)width * depth + 7) / 8, row = ((size_t)width * depth + 31) / 32 * 4;
    if (cursor.overrun || (packing != RAW && packing != FIELDS) || row == own || depth > 32)
        return;
    for (size_t at = pixels_at; row <= size && at <= size - row; at += row)
        phw_strbuf_add(fill, (const char *)bytes + at + own, row - own);
}

/* Of a colour's four bytes one is no colour. */
static void add_reserved(const uint8_t *bytes, size_t pixels_at, phw_strbuf *fill)
{
    enum { HEADER_AT = 14, CORE_BYTES = 12, COLOUR = 4 };
    phw_cursor cursor = phw_cursor_view(bytes, pixels_at);
    phw_cursor_seek(&cursor, HEADER_AT);
    const size_t header = phw_cursor_u32le(&cursor);
    if (cursor.overrun || header <= CORE_BYTES || header > pixels_at - HEADER_AT)
        return;
    for (size_t at = HEADER_AT + header + COLOUR; at <= pixels_at; at += COLOUR)
        phw_strbuf_add_char(fill, (char)bytes[at - 1]);
    phw_strbuf_add_char(fill, '\n');
}

/* What stands before the pixels, what is among them or behind, and what fills up their rows. */
phw_status phw_region_walk_bmp(phw_region_walk *w, phw_error *error)
{
    enum { PIXELS_AT = 10 };
    const size_t size = w->size - w->container->trailing_bytes;
    phw_strbuf fill = PHW_STRBUF_INIT;
    phw_cursor cursor = phw_cursor_view(w->bytes, size);
    phw_cursor_seek(&cursor, PIXELS_AT);
    const size_t at = phw_cursor_u32le(&cursor), head = at < size ? at : size;
    add_reserved(w->bytes, head, &fill);
    add_fill(w->bytes, size, head, &fill);
    phw_status status = phw_region_give(w, "inside", w->bytes, head, error);
    if (status == PHW_OK)
        status = phw_region_give(w, PHW_REGION_PIXELS, w->bytes + head, size - head, error);
    if (status == PHW_OK && fill.failed)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to look into the BMP");
    else if (status == PHW_OK)
        status = phw_region_give(w, "between", fill.text, fill.length, error);
    phw_strbuf_done(&fill);
    return status;
}
