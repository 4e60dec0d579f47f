/* SPDX-License-Identifier: Apache-2.0 */
#include "image/tiff_parts.h"

#include <stdlib.h>

#include "base/cursor.h"
#include "base/grow.h"

/* TIFF 6.0, section 2, and BigTIFF: header and directory entries. */
enum { TIFF_MAGIC = 42, BIG_MAGIC = 43 };

/* Tags that point at other bytes, and those that tell how many of these there are. */
enum {
    TAG_WIDTH = 0x0100,
    TAG_HEIGHT = 0x0101,
    TAG_BITS = 0x0102,
    TAG_COMPRESSION = 0x0103,
    TAG_FILL_ORDER = 0x010A,
    TAG_SAMPLES = 0x0115,
    TAG_ROWS_PER_STRIP = 0x0116,
    TAG_PLANAR = 0x011C,
    TAG_STRIP_OFFSETS = 0x0111,
    TAG_STRIP_COUNTS = 0x0117,
    TAG_TILE_WIDTH = 0x0142,
    TAG_TILE_LENGTH = 0x0143,
    TAG_TILE_OFFSETS = 0x0144,
    TAG_TILE_COUNTS = 0x0145,
    TAG_SUB_DIRECTORIES = 0x014A,
    TAG_JPEG_OFFSET = 0x0201,
    TAG_JPEG_LENGTH = 0x0202,
    TAG_PRIVATE = 0x8000, /* from here on whoever asked for one has it */
    TAG_COPYRIGHT = 0x8298,
    TAG_IPTC = 0x83BB,
    TAG_PHOTOSHOP = 0x8649,
    TAG_EXIF_IFD = 0x8769,
    TAG_ICC = 0x8773,
    TAG_GPS_IFD = 0x8825,
    TAG_PHOTOSHOP_LAYERS = 0x935C,
    TAG_INTEROPERABILITY_IFD = 0xA005,
};

enum { PLANES_APART = 2, LOWEST_FIRST = 2 };

/* Sub-directories that wait to be looked at; real files have a handful. */
#define WAITING_MAX 64

/* Strips and tiles of a picture of 220 million pixels are fewer; more are made to fill memory. */
#define SPANS_MAX ((size_t)1 << 20)

typedef struct walk {
    const uint8_t *bytes;
    size_t size;
    bool big_endian;
    unsigned word; /* bytes of an offset: 4, in BigTIFF 8 */
    uint64_t waiting[WAITING_MAX];
    size_t wait_count;
    phw_tiff_parts *parts;
    bool out_of_memory;
} walk;

/** Numbers of an entry: where they lie and how many there are. */
typedef struct numbers {
    size_t at;
    uint64_t count;
    unsigned width; /* bytes of each */
} numbers;

static uint64_t number_at(const walk *w, uint64_t at, unsigned width)
{
    phw_cursor cursor = phw_cursor_view(w->bytes, w->size);
    phw_cursor_seek(&cursor, at < w->size ? (size_t)at : w->size);
    uint64_t number = 0;
    for (unsigned i = 0; i < width; i++) {
        uint64_t byte = phw_cursor_u8(&cursor);
        number = w->big_endian ? number << 8 | byte : number | byte << 8 * i;
    }
    return cursor.overrun ? 0 : number;
}

static uint64_t nth(const walk *w, const numbers *n, uint64_t i)
{
    return number_at(w, n->at + i * n->width, n->width);
}

static void add_span(walk *w, uint64_t at, uint64_t count, bool pixels, bool packed)
{
    phw_tiff_parts *parts = w->parts;
    phw_tiff_span *last = parts->span_count ? &parts->spans[parts->span_count - 1] : NULL;
    if (at >= w->size || !count)
        return;
    size_t size = count < w->size - at ? (size_t)count : w->size - (size_t)at;
    parts->end = (size_t)at + size > parts->end ? (size_t)at + size : parts->end;
    if (last && last->pixels == pixels && last->packed == packed && last->at + last->size == at) {
        last->size += size;
        return;
    }
    if (parts->span_count >= SPANS_MAX) {
        parts->left_out = true;
    } else if (phw_grow((void **)&parts->spans, &parts->span_capacity, parts->span_count,
                        sizeof *parts->spans)) {
        parts->spans[parts->span_count++] = (phw_tiff_span){(size_t)at, size, pixels, packed};
    } else {
        w->out_of_memory = true;
    }
}

static unsigned width_of(uint64_t type)
{
    static const uint8_t widths[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
    return type < sizeof widths ? widths[type] : 0;
}

static void wait_for(walk *w, const numbers *n)
{
    for (uint64_t i = 0; i < n->count; i++) {
        if (w->wait_count == WAITING_MAX) {
            w->parts->left_out = true;
            return;
        }
        w->waiting[w->wait_count++] = nth(w, n, i);
    }
}

/** What a directory says of its pixels, and where. */
typedef struct directory {
    numbers strips, strip_counts, tiles, tile_counts, jpeg, jpeg_length;
    /* 0: not said */
    uint64_t width, height, bits, samples, rows, planar, compression, tile_width, tile_height,
        fill_order;
} directory;

/** What is known of a directory's strips or tiles. */
typedef struct layout {
    uint64_t most;       /* how many of them the picture needs */
    uint64_t bytes_most; /* open bytes of one; what is more is left to those who look between */
    uint64_t row;        /* open bytes of a row of one; 0: not known */
    uint64_t each, last; /* rows of one, and those that are shown of the last of each plane */
    uint64_t per_plane;
    bool tiles;
} layout;

static bool is_packed(const directory *d)
{
    return d->compression > PHW_TIFF_UNCOMPRESSED && d->compression != PHW_TIFF_OLD_JPEG &&
           d->compression != PHW_TIFF_JPEG;
}

/* @param i  which of the strips or tiles. */
static void add_coded(walk *w, const directory *d, const layout *l, uint64_t i,
                      phw_tiff_coded coded)
{
    phw_tiff_parts *parts = w->parts;
    const bool last = l->per_plane && i % l->per_plane == l->per_plane - 1;
    coded.wanted = l->row * (last && !l->tiles ? l->last : l->each); /* each fits in 32 bits */
    coded.row = l->row;
    coded.tile = l->tiles;
    coded.compression = d->compression < UINT32_MAX ? (uint32_t)d->compression : 0;
    coded.lowest_first = d->fill_order == LOWEST_FIRST;
    if (coded.at >= w->size || !coded.size ||
        (coded.compression <= PHW_TIFF_UNCOMPRESSED && coded.size <= coded.wanted))
        return;
    const size_t left = w->size - coded.at;
    coded.size = coded.size < left ? coded.size : left;
    if (parts->coded_count >= SPANS_MAX)
        parts->left_out = true;
    else if (phw_grow((void **)&parts->coded, &parts->coded_capacity, parts->coded_count,
                      sizeof *parts->coded))
        parts->coded[parts->coded_count++] = coded;
    else
        w->out_of_memory = true;
}

static void add_pixels(walk *w, const numbers *offsets, const numbers *counts, const directory *d,
                       const layout *l)
{
    uint64_t parts = offsets->count < counts->count ? offsets->count : counts->count;
    parts = parts < l->most ? parts : l->most;
    if (parts > w->size / 2)
        parts = w->size / 2; /* as many as there is room for their numbers */
    for (uint64_t i = 0; i < parts; i++) {
        uint64_t bytes = nth(w, counts, i);
        const uint64_t at = nth(w, offsets, i);
        bytes = bytes < l->bytes_most ? bytes : l->bytes_most;
        add_span(w, at, bytes, true, is_packed(d));
        if (at < w->size)
            add_coded(w, d, l, i,
                      (phw_tiff_coded){.at = (size_t)at,
                                       .size = bytes < w->size ? (size_t)bytes : w->size});
    }
}

static void add_picture(walk *w, uint64_t at, bool chained)
{
    phw_tiff_parts *parts = w->parts;
    parts->sub_pictures += !chained;
    if (parts->picture_count < PHW_TIFF_PICTURES_MAX)
        parts->pictures[parts->picture_count++] = (phw_tiff_picture){at, chained};
    else
        parts->left_out |= !chained; /* pages are known to the decoder */
}

static void add_layers(walk *w, const numbers *n)
{
    phw_tiff_parts *parts = w->parts;
    if (parts->layer_count == PHW_TIFF_LAYERS_MAX) {
        parts->left_out = true;
        return;
    }
    size_t at = n->at < w->size ? n->at : w->size, size = w->size - at;
    if (n->count * n->width < size)
        size = (size_t)n->count * n->width;
    parts->layers[parts->layer_count++] = (phw_tiff_span){at, size, false, false};
}

/* Open bytes of a row of so many pixels; 0 where that is not known. */
static uint64_t row_bytes(const directory *d, uint64_t pixels)
{
    const uint64_t samples = d->planar == PLANES_APART || !d->samples ? 1 : d->samples;
    const uint64_t bits = d->bits ? d->bits : 1;
    if (pixels > UINT32_MAX || samples > UINT8_MAX || bits > 64)
        return 0;
    const uint64_t bytes = (pixels * samples * bits + 7) / 8;
    return bytes <= UINT32_MAX ? bytes : 0;
}

/* Strips need no more than the rows that are shown (TIFF 6.0, section 8, StripsPerImage). */
static void add_strips(walk *w, const directory *d)
{
    layout l = {.most = UINT64_MAX, .bytes_most = UINT64_MAX};
    const uint64_t rows = d->rows && d->rows < d->height ? d->rows : d->height;
    const uint64_t samples = d->samples ? d->samples : 1, apart = d->planar == PLANES_APART;
    if (rows && rows <= UINT32_MAX && d->height <= UINT32_MAX && samples <= UINT16_MAX) {
        l.per_plane = (d->height + rows - 1) / rows;
        l.most = l.per_plane * (apart ? samples : 1);
        l.row = row_bytes(d, d->width);
        l.each = rows;
        l.last = d->height - (l.per_plane - 1) * rows;
        if (d->compression == PHW_TIFF_UNCOMPRESSED && l.row && d->bits && rows <= UINT16_MAX)
            l.bytes_most = l.row * rows;
    }
    add_pixels(w, &d->strips, &d->strip_counts, d, &l);
}

/* Likewise of tiles (section 15, TilesPerImage). */
static void add_tiles(walk *w, const directory *d)
{
    layout l = {.most = UINT64_MAX, .bytes_most = UINT64_MAX, .tiles = true};
    const uint64_t samples = d->samples && d->planar == PLANES_APART ? d->samples : 1;
    if (d->tile_width && d->tile_height && d->width <= UINT32_MAX && d->height <= UINT32_MAX &&
        d->tile_width <= UINT32_MAX && d->tile_height <= UINT32_MAX && samples <= UINT16_MAX) {
        const uint64_t across = (d->width + d->tile_width - 1) / d->tile_width;
        const uint64_t down = (d->height + d->tile_height - 1) / d->tile_height;
        l.most = across <= UINT16_MAX && down <= UINT16_MAX ? across * down * samples : l.most;
        l.row = row_bytes(d, d->tile_width);
        l.each = d->tile_height;
        if (d->compression == PHW_TIFF_UNCOMPRESSED && l.row && d->bits &&
            d->tile_height <= UINT16_MAX)
            l.bytes_most = l.row * d->tile_height;
    }
    add_pixels(w, &d->tiles, &d->tile_counts, d, &l);
}

static bool is_private(uint64_t tag)
{
    static const uint16_t known[] = {TAG_COPYRIGHT, TAG_IPTC,    TAG_PHOTOSHOP,       TAG_EXIF_IFD,
                                     TAG_ICC,       TAG_GPS_IFD, TAG_PHOTOSHOP_LAYERS};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (tag == known[i])
            return false;
    return tag >= TAG_PRIVATE;
}

static void note_entry(walk *w, directory *found, uint64_t tag, const numbers *n)
{
    uint64_t *const numbered[] = {&found->width,       &found->height,     &found->bits,
                                  &found->samples,     &found->rows,       &found->planar,
                                  &found->compression, &found->tile_width, &found->tile_height,
                                  &found->fill_order};
    static const uint16_t tags[] = {
        TAG_WIDTH,  TAG_HEIGHT,      TAG_BITS,       TAG_SAMPLES,     TAG_ROWS_PER_STRIP,
        TAG_PLANAR, TAG_COMPRESSION, TAG_TILE_WIDTH, TAG_TILE_LENGTH, TAG_FILL_ORDER};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (tag == tags[i] && n->count)
            *numbered[i] = nth(w, n, 0);
    switch (tag) { /* a number from the file, not one of our enums */
    case TAG_STRIP_OFFSETS:
        found->strips = *n;
        break;
    case TAG_STRIP_COUNTS:
        found->strip_counts = *n;
        break;
    case TAG_TILE_OFFSETS:
        found->tiles = *n;
        break;
    case TAG_TILE_COUNTS:
        found->tile_counts = *n;
        break;
    case TAG_JPEG_OFFSET:
        found->jpeg = *n;
        break;
    case TAG_JPEG_LENGTH:
        found->jpeg_length = *n;
        break;
    case TAG_SUB_DIRECTORIES:
    case TAG_EXIF_IFD:
    case TAG_GPS_IFD:
    case TAG_INTEROPERABILITY_IFD:
        wait_for(w, n);
        break;
    case TAG_PHOTOSHOP_LAYERS:
        add_layers(w, n);
        break;
    default:
        break;
    }
}

/* @return the next directory, 0 where there is none. */
static uint64_t walk_directory(walk *w, uint64_t start, bool chained)
{
    const unsigned word = w->word, count_bytes = word == 8 ? 8 : 2, entry_bytes = 4 + 2 * word;
    directory found = {.strips = {0}};
    if (start >= w->size)
        return 0;
    uint64_t entries = number_at(w, start, count_bytes);
    size_t at = (size_t)start + count_bytes;
    for (uint64_t i = 0; i < entries && at + entry_bytes <= w->size; i++, at += entry_bytes) {
        numbers n = {at + 4 + word, number_at(w, at + 4, word), width_of(number_at(w, at + 2, 2))};
        bool fits = n.width && n.count <= w->size / n.width;
        if (n.width && (!fits || n.count * n.width > word)) {
            uint64_t elsewhere = number_at(w, n.at, word);
            n.at = elsewhere < w->size ? (size_t)elsewhere : w->size;
            add_span(w, elsewhere, fits ? n.count * n.width : w->size, false, false);
        }
        n.count = fits ? n.count : 0;
        n.width = n.width > word ? word : n.width;
        const uint64_t tag = number_at(w, at, 2);
        note_entry(w, &found, tag, &n);
        w->parts->private_tags += chained && is_private(tag);
    }
    add_span(w, start, at + word - start, false, false);
    add_strips(w, &found);
    add_tiles(w, &found);
    const directory whole = {.compression = PHW_TIFF_JPEG};
    add_pixels(w, &found.jpeg, &found.jpeg_length, &whole,
               &(layout){.most = UINT64_MAX, .bytes_most = UINT64_MAX});
    uint64_t next = number_at(w, at, word);
    if (found.strips.count || found.tiles.count) {
        add_picture(w, start, chained);
        const numbers another = {at, next != 0, word};
        if (!chained) /* technical note 1: sub-directories may be chained as well */
            wait_for(w, &another);
    }
    return next;
}

static int by_place(const void *a, const void *b)
{
    const phw_tiff_span *one = a, *other = b;
    return (one->at > other->at) - (one->at < other->at);
}

phw_status phw_tiff_parts_read(const uint8_t *bytes, size_t size, uint32_t directories,
                               phw_tiff_parts *parts, phw_error *error)
{
    walk w = {.bytes = bytes, .size = size, .parts = parts};
    *parts = (phw_tiff_parts){.end = size};
    w.big_endian = number_at(&w, 0, 2) == 0x4D4D;
    uint64_t magic = number_at(&w, 2, 2);
    if (magic != TIFF_MAGIC && magic != BIG_MAGIC)
        return PHW_OK;
    w.word = magic == BIG_MAGIC ? 8 : 4;
    parts->end = 0;
    add_span(&w, 0, (size_t)w.word * 2, false, false);
    uint64_t next = number_at(&w, w.word, w.word);
    uint32_t walked = 0;
    for (; walked < directories && (next || w.wait_count) && !w.out_of_memory; walked++) {
        if (next)
            next = walk_directory(&w, next, true);
        else
            walk_directory(&w, w.waiting[--w.wait_count], false);
    }
    parts->left_out |= next || w.wait_count;
    if (parts->span_count)
        qsort(parts->spans, parts->span_count, sizeof *parts->spans, by_place);
    return w.out_of_memory ? phw_error_set(error, PHW_ERR_NOMEM, "no memory for a TIFF's parts")
                           : PHW_OK;
}

void phw_tiff_parts_done(phw_tiff_parts *parts)
{
    free(parts->spans);
    free(parts->coded);
    *parts = (phw_tiff_parts){.end = 0};
}
