/* SPDX-License-Identifier: Apache-2.0 */
#include "image/heif_gaps.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/grow.h"
#include "image/heif_boxes.h"
#include "image/heif_units.h"

/* Extents of all items: a photograph of 48 MP has some 200, one each. More are not understood. */
#define EXTENTS_MAX ((size_t)1 << 16)

/* Bytes that items take up, in any order until they are sorted. */
typedef struct places {
    phw_heif_gap *items;
    size_t count, capacity;
    size_t extents; /* that were read, wherever they lie */
    bool seen;      /* a table of them */
    bool known;     /* all of them */
    bool out_of_memory;
} places;

/* @param within  the file, or the box, that it lies in: @p from is counted from its start. */
static void add_place(places *all, uint64_t from, uint64_t length, const phw_heif_gap *within)
{
    const size_t size = within->to - within->from;
    if (from >= size)
        return;
    const size_t left = size - (size_t)from;
    const size_t start = within->from + (size_t)from;
    const size_t to = length && length < left ? start + (size_t)length : within->to; /* 0: all */
    if (phw_grow((void **)&all->items, &all->capacity, all->count, sizeof *all->items))
        all->items[all->count++] = (phw_heif_gap){start, to};
    else
        all->out_of_memory = true;
}

/* A number of 0, 4 or 8 bytes. */
static uint64_t take_number(phw_cursor *cursor, unsigned width)
{
    uint64_t high = width == 8 ? phw_cursor_u32be(cursor) : 0;
    return width ? high << 32 | phw_cursor_u32be(cursor) : 0;
}

static bool is_width(unsigned width)
{
    return width == 0 || width == 4 || width == 8;
}

/* What places can be counted from: the file, and the box of items' own data ("idat"). */
typedef struct grounds {
    phw_heif_gap file, own;
} grounds;

/** How a table of places is written. */
typedef struct form {
    unsigned version, offset, length, base, index; /* bytes of each number */
} form;

/* One item's places. Those in other items are not the file's; of those in another file, or of a
 * kind that came later, nothing is known. */
static void add_item(places *all, const form *f, phw_cursor *table, const grounds *in)
{
    enum { IN_THE_FILE = 0, IN_ITS_BOX = 1, IN_AN_ITEM = 2, METHOD = 0xF };
    phw_cursor_skip(table, f->version < 2 ? 2 : 4);
    const unsigned method = f->version ? phw_cursor_u16be(table) & METHOD : IN_THE_FILE;
    const bool elsewhere = phw_cursor_u16be(table) != 0;
    const uint64_t base = take_number(table, f->base);
    const unsigned extents = phw_cursor_u16be(table);
    all->known &= !elsewhere && method <= IN_AN_ITEM;
    for (unsigned i = 0; i < extents && !table->overrun && all->known; i++) {
        if (++all->extents > EXTENTS_MAX) /* they may take no bytes */
            all->known = false;
        if (f->version)
            (void)take_number(table, f->index);
        const uint64_t offset = take_number(table, f->offset);
        const uint64_t length = take_number(table, f->length);
        if (method != IN_AN_ITEM && !table->overrun)
            add_place(all, base + offset, length, method == IN_ITS_BOX ? &in->own : &in->file);
    }
}

static void read_table(places *all, phw_cursor table, const grounds *in)
{
    form f = {.version = phw_heif_version(&table)};
    const unsigned widths = phw_cursor_u8(&table), more = phw_cursor_u8(&table);
    f.offset = widths >> 4;
    f.length = widths & 0xF;
    f.base = more >> 4;
    f.index = f.version ? more & 0xF : 0;
    const uint32_t count = f.version < 2 ? phw_cursor_u16be(&table) : phw_cursor_u32be(&table);
    all->seen = true;
    all->known &= f.version <= 2 && is_width(f.offset) && is_width(f.length) && is_width(f.base) &&
                  is_width(f.index);
    for (uint32_t i = 0; i < count && !table.overrun && all->known; i++)
        add_item(all, &f, &table, in);
    all->known &= !table.overrun;
}

static int by_start(const void *left, const void *right)
{
    const phw_heif_gap *a = left, *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

/* How far the file is looked through: boxes come in its order. */
typedef struct passing {
    size_t next;  /* of the places in order: the first that begins behind */
    size_t taken; /* where the furthest of those before ends */
} passing;

static bool add_gap(phw_heif_gaps *gaps, size_t from, size_t to)
{
    if (from >= to)
        return true;
    if (!phw_grow((void **)&gaps->items, &gaps->capacity, gaps->count, sizeof *gaps->items))
        return false;
    gaps->items[gaps->count++] = (phw_heif_gap){from, to};
    return true;
}

/* What of one box's inside no place takes up. @param all  in order. */
static bool add_gaps(const places *all, size_t from, size_t end, passing *at, phw_heif_gaps *gaps)
{
    bool whole = true;
    for (; whole && at->next < all->count && all->items[at->next].from < end; at->next++) {
        const phw_heif_gap *place = &all->items[at->next];
        from = at->taken > from ? at->taken : from;
        whole = add_gap(gaps, from, place->from);
        at->taken = place->to > at->taken ? place->to : at->taken;
    }
    from = at->taken > from ? at->taken : from;
    return whole && add_gap(gaps, from, end);
}

/* The tables of a box of lists, and the data in it that are the items' own. */
static void read_lists(places *all, phw_cursor meta, size_t size)
{
    grounds in = {.file = {0, size}, .own = {0, 0}};
    phw_heif_box found;
    (void)phw_heif_version(&meta);
    for (phw_cursor look = meta; phw_heif_next_box(&look, &found);)
        if (phw_heif_type_is(found.type, "idat"))
            in.own = (phw_heif_gap){found.inside.at, found.inside.size};
    while (phw_heif_next_box(&meta, &found))
        if (phw_heif_type_is(found.type, "iloc"))
            read_table(all, found.inside, &in);
}

/* What no place takes up of a box of data, or of those in a box of lists. */
static bool look_in_box(const places *all, const phw_heif_box *box, passing *at,
                        phw_heif_gaps *gaps)
{
    bool whole = true;
    phw_heif_box found;
    phw_cursor meta = box->inside;
    if (phw_heif_type_is(box->type, "mdat"))
        return add_gaps(all, meta.at, meta.size, at, gaps);
    if (!phw_heif_type_is(box->type, "meta"))
        return true;
    (void)phw_heif_version(&meta);
    while (whole && phw_heif_next_box(&meta, &found))
        if (phw_heif_type_is(found.type, "idat"))
            whole = add_gaps(all, found.inside.at, found.inside.size, at, gaps);
    return whole;
}

/* Where units of an item lie, and what is found of them. */
typedef struct within {
    size_t start;
    phw_heif_gaps *gaps;
} within;

static bool take_unit(void *context, size_t from, size_t to)
{
    const within *w = context;
    return add_gap(w->gaps, w->start + from, w->start + to);
}

/* What decoders pass over within items. Places that lie over others are not gone through again,
 * which could be made to take for ever. @param all  in order. */
static bool look_in_items(const uint8_t *bytes, const places *all, phw_heif_gaps *gaps)
{
    bool whole = true;
    size_t end = 0;
    for (size_t i = 0; whole && i < all->count; i++) {
        const phw_heif_gap *place = &all->items[i];
        within w = {place->from, gaps};
        if (place->from < end)
            continue;
        end = place->to;
        whole = phw_heif_units_unused(bytes + place->from, place->to - place->from, take_unit, &w);
    }
    if (gaps->count)
        qsort(gaps->items, gaps->count, sizeof *gaps->items, by_start);
    return whole;
}

phw_status phw_heif_gaps_find(const uint8_t *bytes, size_t size, phw_heif_gaps *gaps,
                              phw_error *error)
{
    places all = {.known = true};
    passing at = {0, 0};
    phw_heif_box found;
    bool whole = true, film = false;
    for (phw_cursor file = phw_cursor_view(bytes, size); phw_heif_next_box(&file, &found);) {
        film |= phw_heif_type_is(found.type, "moov") || phw_heif_type_is(found.type, "moof");
        if (phw_heif_type_is(found.type, "meta"))
            read_lists(&all, found.inside, size);
    }
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, by_start);
    gaps->unexamined = all.seen && !all.known;
    for (phw_cursor file = phw_cursor_view(bytes, size);
         all.seen && all.known && !film && whole && phw_heif_next_box(&file, &found);)
        whole = look_in_box(&all, &found, &at, gaps);
    if (all.seen && all.known && !film && whole)
        whole = look_in_items(bytes, &all, gaps);
    whole &= !all.out_of_memory;
    free(all.items);
    if (whole)
        return PHW_OK;
    phw_heif_gaps_done(gaps);
    return phw_error_set(error, PHW_ERR_NOMEM, "no memory for what the HEIC or AVIF hides");
}

void phw_heif_gaps_done(phw_heif_gaps *gaps)
{
    free(gaps->items);
    *gaps = (phw_heif_gaps){.items = NULL};
}
