/* SPDX-License-Identifier: Apache-2.0 */
#include "image/jpeg_facts.h"

#include <string.h>

#include "base/cursor.h"
#include "image/exif.h"

/* Photoshop image resources (Adobe Photoshop File Formats Specification, 2019). */
enum {
    RESOURCE_IPTC = 0x0404,
    RESOURCE_THUMBNAIL_OLD = 0x0409,
    RESOURCE_THUMBNAIL = 0x040C,
};

#define MARKER_COMMENT 0xFE

/* JFIF 1.02: identifier, version, units, two densities, then the thumbnail's width and height. */
#define JFIF_THUMBNAIL_AT 12

typedef void note_payload(phw_container *container, const uint8_t *payload, size_t size);

static void note_jfif(phw_container *container, const uint8_t *payload, size_t size)
{
    if (size >= JFIF_THUMBNAIL_AT + 2 && payload[JFIF_THUMBNAIL_AT] &&
        payload[JFIF_THUMBNAIL_AT + 1])
        container->has_thumbnail = true;
}

static void note_jfxx(phw_container *container, const uint8_t *payload, size_t size)
{
    (void)payload;
    (void)size;
    container->has_thumbnail = true;
}

static void note_exif(phw_container *container, const uint8_t *payload, size_t size)
{
    const size_t header = 6; /* "Exif", NUL, and a filler byte */
    if (size >= header)
        phw_note_exif(container, payload + header, size - header);
}

/* The namespaces' own headers: an identifier, NUL, and then the packet. */
static void note_xmp(phw_container *container, const uint8_t *payload, size_t size)
{
    phw_note_xmp(container, payload, size);
}

static void note_icc(phw_container *container, const uint8_t *payload, size_t size)
{
    (void)payload;
    (void)size;
    container->has_icc = true;
}

static void note_mpf(phw_container *container, const uint8_t *payload, size_t size)
{
    const size_t header = 4; /* "MPF", NUL */
    uint32_t count = phw_mpf_count(payload + header, size - header);
    /* The index counts the picture it stands in. One that cannot be read still promises another. */
    container->extra_images += count ? count - 1 : 1;
}

static void note_photoshop(phw_container *container, const uint8_t *payload, size_t size)
{
    phw_cursor cursor = phw_cursor_view(payload, size);
    phw_cursor_skip(&cursor, sizeof "Photoshop 3.0");
    while (phw_cursor_left(&cursor) && !cursor.overrun) {
        uint32_t signature = phw_cursor_u32be(&cursor);
        uint32_t id = phw_cursor_u16be(&cursor);
        size_t name = phw_cursor_u8(&cursor);
        phw_cursor_skip(&cursor, name + (name % 2 == 0)); /* with its length, padded to even */
        size_t length = phw_cursor_u32be(&cursor);
        if (cursor.overrun || signature != 0x3842494D) /* "8BIM" */
            return;
        container->has_iptc |= id == RESOURCE_IPTC;
        container->has_thumbnail |= id == RESOURCE_THUMBNAIL || id == RESOURCE_THUMBNAIL_OLD;
        phw_cursor_skip(&cursor, length);
        if (length % 2)
            phw_cursor_skip(&cursor, 1);
    }
}

static void note_nothing(phw_container *container, const uint8_t *payload, size_t size)
{
    (void)container;
    (void)payload;
    (void)size;
}

/** Which segments are understood, by marker and identifier. */
typedef struct kind {
    int marker;
    size_t length; /**< of the identifier */
    const char *identifier;
    note_payload *note;
} kind;

static const kind kinds[] = {
    {0xE0, 5, "JFIF", note_jfif},
    {0xE0, 5, "JFXX", note_jfxx},
    {0xE1, 5, "Exif", note_exif},
    {0xE1, 29, "http://ns.adobe.com/xap/1.0/", note_xmp},
    {0xE1, 35, "http://ns.adobe.com/xmp/extension/", note_xmp},
    {0xE2, 12, "ICC_PROFILE", note_icc},
    {0xE2, 4, "MPF", note_mpf},
    {0xED, 14, "Photoshop 3.0", note_photoshop},
    {0xEE, 5, "Adobe", note_nothing}, /* how colours are coded: needed to decode them */
};

void phw_jpeg_note_segment(phw_container *container, int marker, const uint8_t *payload,
                           size_t size)
{
    container->text_chunks += marker == MARKER_COMMENT;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        const kind *k = &kinds[i];
        if (marker == k->marker && size >= k->length &&
            memcmp(payload, k->identifier, k->length) == 0) {
            k->note(container, payload, size);
            return;
        }
    }
    container->other_segments += marker != MARKER_COMMENT;
}

void phw_note_exif(phw_container *container, const uint8_t *tiff, size_t size)
{
    phw_exif exif = phw_exif_read(tiff, size);
    if (!container->has_exif)
        container->orientation = exif.orientation;
    container->has_exif = true;
    container->has_gps |= exif.has_gps;
    container->has_thumbnail |= exif.has_thumbnail;
    container->has_camera |= exif.has_camera;
    container->has_time |= exif.has_time;
    container->has_serial |= exif.has_serial;
    container->has_owner |= exif.has_owner;
    container->has_maker_note |= exif.has_maker_note;
    container->text_chunks += exif.has_text;
}

static bool holds(const uint8_t *packet, size_t size, const char *name)
{
    const size_t length = strlen(name);
    const uint8_t *at = packet;
    while (at && (size_t)(packet + size - at) >= length) {
        at = memchr(at, name[0], (size_t)(packet + size - at) - length + 1);
        if (at && memcmp(at, name, length) == 0)
            return true;
        if (at)
            at++;
    }
    return false;
}

void phw_note_xmp(phw_container *container, const uint8_t *packet, size_t size)
{
    /* XMP part 1 and 2: the exif, xmp, aux, dc and photoshop namespaces. */
    container->has_xmp = true;
    container->has_gps |= holds(packet, size, "GPSLatitude");
    container->has_time |= holds(packet, size, "CreateDate") || holds(packet, size, "ModifyDate") ||
                           holds(packet, size, "DateCreated");
    container->has_serial |= holds(packet, size, "SerialNumber");
    container->has_owner |= holds(packet, size, "creator>") || holds(packet, size, "OwnerName") ||
                            holds(packet, size, "rights>");
    container->has_camera |=
        holds(packet, size, "tiff:Model") || holds(packet, size, "CreatorTool");
}
