/* SPDX-License-Identifier: Apache-2.0 */
#include "image/png_runs.h"

#include <string.h>

#include <zlib.h>

/* Rows that are packed together to be repeated, of runs that are long and of those of few units in
 * which JPEGs are covered. From twice as many on it pays. */
#define GROUP 16U
#define SMALL_GROUP 4U
#define LONG_FROM (4 * GROUP)

#define RAW (-MAX_WBITS) /* the stream's own header and sum are written here */
#define MEMORY 9         /* the most that zlib takes */
#define PIECE 16384      /* bytes taken from zlib at a time */

/* CMF and FLG of RFC 1950: deflate with a window of 32 KB, packed fast. */
static const char header[] = {0x78, 0x01};

typedef struct packer {
    z_stream stream;
    const phw_image *image;
    phw_strbuf *to;
    uint8_t piece[PIECE];
} packer;

static void run(packer *p, const uint8_t *bytes, size_t size, int flush)
{
    p->stream.next_in = (Bytef *)(uintptr_t)bytes; /* which zlib does not write to */
    p->stream.avail_in = (uInt)size;
    do {
        p->stream.next_out = p->piece;
        p->stream.avail_out = PIECE;
        deflate(&p->stream, flush);
        phw_strbuf_add(p->to, (const char *)p->piece, PIECE - p->stream.avail_out);
    } while (p->stream.avail_out == 0);
}

static void add_rows(packer *p, uint32_t y, uint32_t count)
{
    const uint8_t no_filter = 0;
    for (uint32_t i = 0; i < count; i++) {
        run(p, &no_filter, 1, Z_NO_FLUSH);
        run(p, phw_image_row(p->image, y), p->image->width, Z_NO_FLUSH);
    }
}

/* How many rows from @p y on are alike. */
static uint32_t count_alike(const phw_image *image, uint32_t y)
{
    uint32_t end = y + 1;
    while (end < image->height &&
           memcmp(phw_image_row(image, y), phw_image_row(image, end), image->width) == 0)
        end++;
    return end - y;
}

/* After a full flush zlib goes by nothing that came before it, and ends on a whole byte: what it
 * makes of a group of rows up to the next one stands by itself. @return rows packed. */
static uint32_t repeat_group(packer *p, uint32_t y, uint32_t count)
{
    phw_strbuf group = PHW_STRBUF_INIT, *to = p->to;
    const uint32_t rows = count >= LONG_FROM ? GROUP : SMALL_GROUP, times = count / rows;
    run(p, NULL, 0, Z_FULL_FLUSH);
    p->to = &group;
    add_rows(p, y, rows);
    run(p, NULL, 0, Z_FULL_FLUSH);
    p->to = to;
    to->failed |= group.failed;
    for (uint32_t i = 0; i < times && !to->failed; i++)
        phw_strbuf_add(to, group.text, group.length);
    phw_strbuf_done(&group);
    return times * rows;
}

/* The sum of RFC 1950 over rows that are alike, behind those summed up before. */
static uLong sum_rows(uLong before, const uint8_t *row, uint32_t width, uint32_t count)
{
    const uint8_t no_filter = 0;
    const uLong one = adler32(adler32(adler32(0, NULL, 0), &no_filter, 1), row, width);
    for (uint32_t i = 0; i < count; i++)
        before = adler32_combine(before, one, (z_off_t)width + 1);
    return before;
}

static void pack_all(packer *p)
{
    uLong sum = adler32(0, NULL, 0);
    phw_strbuf_add(p->to, header, sizeof header);
    for (uint32_t y = 0, count; y < p->image->height; y += count) {
        count = count_alike(p->image, y);
        const uint32_t packed = count >= 2 * SMALL_GROUP ? repeat_group(p, y, count) : 0;
        add_rows(p, y, count - packed);
        sum = sum_rows(sum, phw_image_row(p->image, y), p->image->width, count);
    }
    run(p, NULL, 0, Z_FINISH);
    for (int shift = 24; shift >= 0; shift -= 8)
        phw_strbuf_add_char(p->to, (char)(sum >> shift & 0xFF));
}

phw_status phw_png_pack_runs(const phw_image *image, phw_strbuf *packed, phw_error *error)
{
    packer p = {.image = image, .to = packed};
    if (deflateInit2(&p.stream, Z_BEST_SPEED, Z_DEFLATED, RAW, MEMORY, Z_RLE) != Z_OK)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a PNG");
    pack_all(&p);
    deflateEnd(&p.stream);
    return packed->failed ? phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a PNG")
                          : PHW_OK;
}
