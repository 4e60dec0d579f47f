/* SPDX-License-Identifier: Apache-2.0 */
#include "image/heif_items.h"

#include <string.h>

#include "image/heif_boxes.h"

typedef struct walk {
    uint8_t *bytes; /* what the cursors look at */
    phw_heif_items *items;
} walk;

static uint32_t take_id(phw_cursor *cursor, bool wide)
{
    return wide ? phw_cursor_u32be(cursor) : phw_cursor_u16be(cursor);
}

static bool is_picture(const uint8_t *type)
{
    static const char types[][5] = {"hvc1", "av01", "avc1", "vvc1", "jpeg", "j2k1",
                                    "grid", "iden", "iovl", "unci", "mski"};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (phw_heif_type_is(type, types[i]))
            return true;
    return false;
}

static void note_item(walk *w, phw_cursor entry)
{
    phw_heif_items *items = w->items;
    const size_t flags = entry.at + 3; /* of which bit 0 is: hidden */
    unsigned version = phw_heif_version(&entry);
    uint32_t id = take_id(&entry, version >= 3);
    phw_cursor_skip(&entry, 2); /* protection */
    const uint8_t *type = entry.bytes + entry.at;
    phw_cursor_skip(&entry, 4);
    if (version < 2 || entry.overrun || !is_picture(type))
        return;
    w->bytes[flags] &= 0xFE;
    if (items->count < PHW_HEIF_ITEMS_MAX)
        items->at[items->count++] =
            (phw_heif_item){.id = id, .grid = phw_heif_type_is(type, "grid")};
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

static void note_reference(walk *w, const phw_heif_box *reference, bool wide)
{
    static const char nothing[] = "free";
    phw_heif_items *items = w->items;
    phw_cursor cursor = reference->inside;
    phw_heif_item *from = find(items, take_id(&cursor, wide));
    unsigned count = phw_cursor_u16be(&cursor);
    if (!from || cursor.overrun)
        return;
    from->auxiliary |= phw_heif_type_is(reference->type, "auxl");
    for (unsigned i = 0; from->grid && phw_heif_type_is(reference->type, "dimg") && i < count;
         i++) {
        phw_heif_item *to = find(items, take_id(&cursor, wide));
        if (to && !cursor.overrun)
            to->tile = true;
    }
    if (phw_heif_type_is(reference->type, "auxl") || phw_heif_type_is(reference->type, "thmb"))
        memcpy(w->bytes + (reference->type - w->bytes), nothing, 4);
}

void phw_heif_free_items(uint8_t *bytes, size_t size, phw_heif_items *items)
{
    walk w = {bytes, items};
    phw_cursor file = phw_cursor_view(bytes, size), meta, inside;
    phw_heif_box found, entry;
    bool have = false;
    items->count = 0;
    items->left_out = false;
    while (!have && phw_heif_next_box(&file, &found))
        have = phw_heif_type_is(found.type, "meta");
    if (!have)
        return;
    meta = found.inside;
    phw_heif_version(&meta);
    for (phw_cursor at = meta; phw_heif_next_box(&at, &found);) {
        if (!phw_heif_type_is(found.type, "iinf"))
            continue;
        inside = found.inside;
        phw_cursor_skip(&inside, phw_heif_version(&inside) ? 4 : 2); /* how many there are */
        while (phw_heif_next_box(&inside, &entry))
            if (phw_heif_type_is(entry.type, "infe"))
                note_item(&w, entry.inside);
    }
    for (phw_cursor at = meta; phw_heif_next_box(&at, &found);) {
        if (!phw_heif_type_is(found.type, "iref"))
            continue;
        inside = found.inside;
        bool wide = phw_heif_version(&inside) != 0;
        while (phw_heif_next_box(&inside, &entry))
            note_reference(&w, &entry, wide);
    }
}
