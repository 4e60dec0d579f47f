/* SPDX-License-Identifier: Apache-2.0 */
#include "image/exif.h"

#include "base/cursor.h"

/* Tags of CIPA DC-008 (EXIF 2.32), tables 4, 12 and 15, CIPA DC-007, table 3, and TIFF 6.0. */
enum {
    TAG_STRIP_OFFSETS = 0x0111,
    TAG_ORIENTATION = 0x0112,
    TAG_THUMBNAIL_OFFSET = 0x0201,
    TAG_EXIF_IFD = 0x8769,
    TAG_GPS_IFD = 0x8825,
    TAG_GPS_LATITUDE = 0x0002,
    TAG_GPS_LONGITUDE = 0x0004,
    TAG_GPS_DEST_LATITUDE = 0x0014,
    TAG_GPS_DEST_LONGITUDE = 0x0016,
    TAG_MPF_NUMBER_OF_IMAGES = 0xB001,
};

/** What a tag of IFD0 or the EXIF directory gives away. */
static const struct {
    uint32_t tag;
    size_t fact; /**< offset of the flag in phw_exif */
} tells[] = {
    {0x010E, offsetof(phw_exif, has_text)},       /* ImageDescription */
    {0x010F, offsetof(phw_exif, has_camera)},     /* Make */
    {0x0110, offsetof(phw_exif, has_camera)},     /* Model */
    {0x010D, offsetof(phw_exif, has_text)},       /* DocumentName */
    {0x011D, offsetof(phw_exif, has_text)},       /* PageName */
    {0x0131, offsetof(phw_exif, has_camera)},     /* Software */
    {0x0132, offsetof(phw_exif, has_time)},       /* DateTime */
    {0x013B, offsetof(phw_exif, has_owner)},      /* Artist */
    {0x013C, offsetof(phw_exif, has_owner)},      /* HostComputer */
    {0x02BC, offsetof(phw_exif, has_xmp)},        /* XMP in TIFF */
    {0x8298, offsetof(phw_exif, has_owner)},      /* Copyright */
    {0x83BB, offsetof(phw_exif, has_iptc)},       /* IPTC in TIFF */
    {0x8649, offsetof(phw_exif, has_iptc)},       /* Photoshop resources in TIFF */
    {0x8773, offsetof(phw_exif, has_icc)},        /* ICC profile in TIFF */
    {0x9003, offsetof(phw_exif, has_time)},       /* DateTimeOriginal */
    {0x9004, offsetof(phw_exif, has_time)},       /* DateTimeDigitized */
    {0x927C, offsetof(phw_exif, has_maker_note)}, /* MakerNote */
    {0x9286, offsetof(phw_exif, has_text)},       /* UserComment */
    {0x9C9B, offsetof(phw_exif, has_text)},       /* XPTitle */
    {0x9C9C, offsetof(phw_exif, has_text)},       /* XPComment */
    {0x9C9D, offsetof(phw_exif, has_owner)},      /* XPAuthor */
    {0x9C9E, offsetof(phw_exif, has_text)},       /* XPKeywords */
    {0x9C9F, offsetof(phw_exif, has_text)},       /* XPSubject */
    {0xA420, offsetof(phw_exif, has_serial)},     /* ImageUniqueID */
    {0xA430, offsetof(phw_exif, has_owner)},      /* CameraOwnerName */
    {0xA431, offsetof(phw_exif, has_serial)},     /* BodySerialNumber */
    {0xA433, offsetof(phw_exif, has_camera)},     /* LensMake */
    {0xA434, offsetof(phw_exif, has_camera)},     /* LensModel */
    {0xA435, offsetof(phw_exif, has_serial)},     /* LensSerialNumber */
    {0xC62F, offsetof(phw_exif, has_serial)},     /* DNG CameraSerialNumber */
};

/* TIFF 6.0, section 2: field types whose values stand in the entry itself. */
enum { TYPE_BYTE = 1, TYPE_SHORT = 3, TYPE_LONG = 4 };

#define TIFF_MAGIC 42
#define ENTRY_BYTES 12

/** A TIFF structure in memory. */
typedef struct tiff {
    const uint8_t *bytes;
    size_t size;
    bool big_endian;
} tiff;

typedef struct entry {
    uint32_t tag;
    uint32_t count; /**< of values */
    uint32_t value; /**< of the first BYTE, SHORT or LONG; 0 for other types */
} entry;

typedef void visit_entry(const entry *found, void *context);

static uint32_t read_number(const tiff *file, phw_cursor *cursor, size_t count)
{
    return file->big_endian ? phw_cursor_be(cursor, count) : phw_cursor_le(cursor, count);
}

/* False where the header is none. *first is the offset of the first directory. */
static bool open_tiff(const uint8_t *bytes, size_t size, tiff *file, uint32_t *first)
{
    phw_cursor cursor = phw_cursor_view(bytes, size);
    uint16_t order = phw_cursor_u16be(&cursor);
    *file = (tiff){bytes, size, order == 0x4D4D};
    if (order != 0x4D4D && order != 0x4949)
        return false;
    uint32_t magic = read_number(file, &cursor, 2);
    *first = read_number(file, &cursor, 4);
    return !cursor.overrun && magic == TIFF_MAGIC;
}

static uint32_t read_value(const tiff *file, phw_cursor *cursor, uint32_t type)
{
    phw_cursor here = *cursor;
    phw_cursor_skip(cursor, 4);
    if (type == TYPE_BYTE)
        return phw_cursor_u8(&here);
    if (type == TYPE_SHORT)
        return read_number(file, &here, 2);
    return type == TYPE_LONG ? read_number(file, &here, 4) : 0;
}

/* Visits the entries of one directory. @return the offset of the next one, 0 where there is none.
 * Nothing here follows links by itself, so that a cycle cannot hold it up. */
static uint32_t walk_directory(const tiff *file, uint32_t offset, visit_entry *visit, void *context)
{
    phw_cursor cursor = phw_cursor_view(file->bytes, file->size);
    if (!offset)
        return 0;
    phw_cursor_seek(&cursor, offset);
    uint32_t count = read_number(file, &cursor, 2);
    for (uint32_t i = 0; i < count && phw_cursor_left(&cursor) >= ENTRY_BYTES; i++) {
        entry found = {.tag = read_number(file, &cursor, 2)};
        uint32_t type = read_number(file, &cursor, 2);
        found.count = read_number(file, &cursor, 4);
        found.value = read_value(file, &cursor, type);
        if (!cursor.overrun)
            visit(&found, context);
    }
    uint32_t next = read_number(file, &cursor, 4);
    return cursor.overrun ? 0 : next;
}

typedef struct first_directory {
    phw_exif *facts;
    uint32_t orientation;
    uint32_t gps;
    uint32_t exif;
} first_directory;

static void note_tell(phw_exif *facts, uint32_t tag)
{
    for (size_t i = 0; i < sizeof tells / sizeof tells[0]; i++)
        if (tells[i].tag == tag) {
            *(bool *)((char *)facts + tells[i].fact) = true;
            facts->has_directory = true;
        }
}

static void visit_first(const entry *found, void *context)
{
    first_directory *facts = context;
    if (found->tag == TAG_ORIENTATION && !facts->orientation)
        facts->orientation = found->value;
    if (found->tag == TAG_GPS_IFD && !facts->gps)
        facts->gps = found->value;
    if (found->tag == TAG_EXIF_IFD && !facts->exif)
        facts->exif = found->value;
    note_tell(facts->facts, found->tag);
}

static void visit_exif(const entry *found, void *context)
{
    note_tell(context, found->tag);
}

static void visit_gps(const entry *found, void *context)
{
    bool *position = context;
    if (found->tag == TAG_GPS_LATITUDE || found->tag == TAG_GPS_LONGITUDE ||
        found->tag == TAG_GPS_DEST_LATITUDE || found->tag == TAG_GPS_DEST_LONGITUDE)
        *position = true;
}

static void visit_second(const entry *found, void *context)
{
    bool *thumbnail = context;
    if (found->tag == TAG_THUMBNAIL_OFFSET || found->tag == TAG_STRIP_OFFSETS)
        *thumbnail = true;
}

phw_exif phw_exif_read(const uint8_t *bytes, size_t size)
{
    phw_exif facts = {.orientation = 1};
    tiff file;
    uint32_t first;
    first_directory found = {.facts = &facts};
    if (!open_tiff(bytes, size, &file, &first))
        return facts;
    uint32_t second = walk_directory(&file, first, visit_first, &found);
    if (found.orientation >= 1 && found.orientation <= 8)
        facts.orientation = (int)found.orientation;
    walk_directory(&file, found.exif, visit_exif, &facts);
    walk_directory(&file, found.gps, visit_gps, &facts.has_gps);
    facts.has_directory |= found.exif || found.gps;
    walk_directory(&file, second, visit_second, &facts.has_thumbnail);
    return facts;
}

static void visit_index(const entry *found, void *context)
{
    uint32_t *count = context;
    if (found->tag == TAG_MPF_NUMBER_OF_IMAGES)
        *count = found->value;
}

uint32_t phw_mpf_count(const uint8_t *bytes, size_t size)
{
    tiff file;
    uint32_t first, count = 0;
    if (open_tiff(bytes, size, &file, &first))
        walk_directory(&file, first, visit_index, &count);
    return count;
}
