/* SPDX-License-Identifier: Apache-2.0 */
/** @file heif_boxes.h  The boxes of a HEIC or AVIF: ISO/IEC 14496-12, 4.2. Internal to image/. */
#ifndef PHW_IMAGE_HEIF_BOXES_H
#define PHW_IMAGE_HEIF_BOXES_H

#include <string.h>

#include "base/cursor.h"

/** A box: its type and what is in it. */
typedef struct phw_heif_box {
    const uint8_t *type;
    phw_cursor inside;
} phw_heif_box;

/** Takes the next box; one that claims more than there is ends the walk. */
static inline bool phw_heif_next_box(phw_cursor *cursor, phw_heif_box *found)
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

static inline bool phw_heif_type_is(const uint8_t *type, const char *name)
{
    return !memcmp(type, name, 4);
}

/** Takes version and flags of a full box. @return the version. */
static inline unsigned phw_heif_version(phw_cursor *cursor)
{
    return phw_cursor_u32be(cursor) >> 24;
}

#endif
