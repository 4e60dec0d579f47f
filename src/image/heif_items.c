/* SPDX-License-Identifier: Apache-2.0 */
#include "image/heif_items.h"

#include <string.h>

#include "base/cursor.h"

typedef struct walk {
    uint8_t *bytes; /* what the cursors look at */
    phw_heif_items *items;
} walk;

/** A box: its type and what is in it. */
typedef struct box {
    const uint8_t *type;
    phw_cursor inside;
} box;

/* Takes the next box; one that claims more than there is ends the walk. */
static bool next_box(phw_cursor *cursor, box *found)
{
    size_t start = cursor->at, left = phw_cursor_left(cursor);
    uint64_t size = phw_cursor_u32be(cursor);
    found->type = cursor->bytes + cursor->at;
    phw_cursor_skip(cursor, 4);
    if (size == 1) {
        size = (uint64_t)phw_cursor_u32be(cursor) << 32;
        size |= phw_cursor_u32be(cursor);
    } else if (size == 0) {
        size = left;
    }
    if (cursor->overrun || size < cursor->at - start || size > left)
        return false;
    found->inside = phw_cursor_view(cursor->bytes, start + (size_t)size);
    phw_cursor_seek(&found->inside, cursor->at);
    phw_cursor_seek(cursor, start + (size_t)size);
    return true;
}

static bool type_is(const uint8_t *type, const char *name)
{
    return !memcmp(type, name, 4);
}

/* Version and flags of a full box. @return the version. */
static unsigned take_version(phw_cursor *cursor)
{
    return phw_cursor_u32be(cursor) >> 24;
}

static uint32_t take_id(phw_cursor *cursor, bool wide)
{
    return wide ? phw_cursor_u32be(cursor) : phw_cursor_u16be(cursor);
}

static bool is_picture(const uint8_t *type)
{
    static const char types[][5] = {"hvc1", "av01", "avc1", "vvc1", "jpeg", "j2k1",
                                    "grid", "iden", "iovl", "unci", "mski"};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (type_is(type, types[i]))
            return true;
    return false;
}

static void note_item(walk *w, phw_cursor entry)
{
    phw_heif_items *items = w->items;
    const size_t flags = entry.at + 3; /* of which bit 0 is: hidden */
    unsigned version = take_version(&entry);
    uint32_t id = take_id(&entry, version >= 3);
    phw_cursor_skip(&entry, 2); /* protection */
    const uint8_t *type = entry.bytes + entry.at;
    phw_cursor_skip(&entry, 4);
    if (version < 2 || entry.overrun || !is_picture(type))
        return;
    w->bytes[flags] &= 0xFE;
    if (items->count < PHW_HEIF_ITEMS_MAX)
        items->at[items->count++] = (phw_heif_item){.id = id, .grid = type_is(type, "grid")};
    else
        items->left_out = true;
}

static phw_heif_item *find(phw_heif_items *items, uint32_t id)
{
    for (size_t i = 0; i < items->count; i++)
        if (items->at[i].id == id)
            return &items->at[i];
    return NULL;
}

static void note_reference(walk *w, const box *reference, bool wide)
{
    static const char nothing[] = "free";
    phw_heif_items *items = w->items;
    phw_cursor cursor = reference->inside;
    phw_heif_item *from = find(items, take_id(&cursor, wide));
    unsigned count = phw_cursor_u16be(&cursor);
    if (!from || cursor.overrun)
        return;
    from->auxiliary |= type_is(reference->type, "auxl");
    for (unsigned i = 0; from->grid && type_is(reference->type, "dimg") && i < count; i++) {
        phw_heif_item *to = find(items, take_id(&cursor, wide));
        if (to && !cursor.overrun)
            to->tile = true;
    }
    if (type_is(reference->type, "auxl") || type_is(reference->type, "thmb"))
        memcpy(w->bytes + (reference->type - w->bytes), nothing, 4);
}

void phw_heif_free_items(uint8_t *bytes, size_t size, phw_heif_items *items)
{
    walk w = {bytes, items};
    phw_cursor file = phw_cursor_view(bytes, size), meta, inside;
    box found, entry;
    bool have = false;
    items->count = 0;
    items->left_out = false;
    while (!have && next_box(&file, &found))
        have = type_is(found.type, "meta");
    if (!have)
        return;
    meta = found.inside;
    take_version(&meta);
    for (phw_cursor at = meta; next_box(&at, &found);) {
        if (!type_is(found.type, "iinf"))
            continue;
        inside = found.inside;
        phw_cursor_skip(&inside, take_version(&inside) ? 4 : 2); /* how many there are */
        while (next_box(&inside, &entry))
            if (type_is(entry.type, "infe"))
                note_item(&w, entry.inside);
    }
    for (phw_cursor at = meta; next_box(&at, &found);) {
        if (!type_is(found.type, "iref"))
            continue;
        inside = found.inside;
        bool wide = take_version(&inside) != 0;
        while (next_box(&inside, &entry))
            note_reference(&w, &entry, wide);
    }
}
