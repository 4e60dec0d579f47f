/* SPDX-License-Identifier: Apache-2.0 */
#include "image/decode.h"

#include <assert.h>
#include <string.h>

/* How far into a file PDF and SVG may begin. PDF readers look for the header in the first 1,024
 * bytes (ISO 32000-1, Annex H, implementation note 13); SVG may stand behind an XML prologue. */
#define TEXT_WINDOW 1024

/* Most compatible brands of an ftyp box that are looked at; real files list fewer than ten. */
#define BRANDS_MAX 32

/** Bytes that a format begins with, and some further on where @c second_length is not 0. */
typedef struct magic {
    phw_format format;
    size_t length;
    const char *bytes;
    size_t second_offset;
    size_t second_length;
    const char *second;
} magic;

static const magic magics[] = {
    {PHW_FORMAT_JPEG, 3, "\xFF\xD8\xFF"},
    /* The first half of the signature: the second half tells how a file was damaged in transit. */
    {PHW_FORMAT_PNG, 4, "\x89PNG"},
    {PHW_FORMAT_WEBP, 4, "RIFF", 8, 4, "WEBP"},
    {PHW_FORMAT_VIDEO, 4, "RIFF", 8, 4, "AVI "},
    {PHW_FORMAT_TIFF, 4, "II*\0"},
    {PHW_FORMAT_TIFF, 4, "MM\0*"},
    {PHW_FORMAT_TIFF, 4, "II+\0"},
    {PHW_FORMAT_TIFF, 4, "MM\0+"},
    {PHW_FORMAT_GIF, 6, "GIF87a"},
    {PHW_FORMAT_GIF, 6, "GIF89a"},
    {PHW_FORMAT_BMP, 2, "BM", 6, 4, "\0\0\0\0"},
    {PHW_FORMAT_JPEG2000, 12, "\0\0\0\x0CjP  \r\n\x87\n"},
    {PHW_FORMAT_JPEG2000, 4, "\xFF\x4F\xFF\x51"},
    {PHW_FORMAT_JPEGXL, 12, "\0\0\0\x0CJXL \r\n\x87\n"},
    {PHW_FORMAT_JPEGXL, 2, "\xFF\x0A"},
    {PHW_FORMAT_VIDEO, 4, "\x1A\x45\xDF\xA3"}, /* Matroska, WebM */
    {PHW_FORMAT_VIDEO, 4, "\0\0\x01\xBA"},     /* MPEG programme stream */
    {PHW_FORMAT_VIDEO, 3, "FLV"},
    {PHW_FORMAT_VIDEO, 0, "", 4, 4, "moov"}, /* QuickTime from before the ftyp box */
    {PHW_FORMAT_VIDEO, 0, "", 4, 4, "mdat"},
    {PHW_FORMAT_VIDEO, 0, "", 4, 4, "wide"},
};

/** Brands of ISO base media files that hold still pictures (ISO/IEC 23008-12, AVIF 1.1). */
typedef struct brand {
    char name[5];
    phw_format format;
} brand;

static const brand brands[] = {
    {"avif", PHW_FORMAT_AVIF}, {"avis", PHW_FORMAT_AVIF},     {"heic", PHW_FORMAT_HEIF},
    {"heix", PHW_FORMAT_HEIF}, {"heim", PHW_FORMAT_HEIF},     {"heis", PHW_FORMAT_HEIF},
    {"hevc", PHW_FORMAT_HEIF}, {"hevx", PHW_FORMAT_HEIF},     {"mif1", PHW_FORMAT_HEIF},
    {"msf1", PHW_FORMAT_HEIF}, {"jp2 ", PHW_FORMAT_JPEG2000},
};

const char *phw_format_name(phw_format format)
{
    static const char *const names[] = {
        "unknown format", "JPEG", "PNG", "WebP",      "TIFF",    "GIF", "BMP",
        "HEIC/HEIF",      "AVIF", "PDF", "JPEG 2000", "JPEG XL", "SVG", "a video"};
    static_assert(sizeof names / sizeof names[0] == PHW_FORMAT_COUNT, "a name for each format");
    return (unsigned)format < PHW_FORMAT_COUNT ? names[format] : names[PHW_FORMAT_UNKNOWN];
}

static bool stands_at(const uint8_t *bytes, size_t size, size_t offset, const char *what,
                      size_t length)
{
    return offset <= size && length <= size - offset && memcmp(bytes + offset, what, length) == 0;
}

static bool stands_within(const uint8_t *bytes, size_t size, const char *what)
{
    size_t length = strlen(what);
    for (size_t i = 0; i < size && i < TEXT_WINDOW; i++)
        if (stands_at(bytes, size, i, what, length))
            return true;
    return false;
}

static phw_format look_up_brand(const uint8_t *name)
{
    for (size_t i = 0; i < sizeof brands / sizeof brands[0]; i++)
        if (memcmp(name, brands[i].name, 4) == 0)
            return brands[i].format;
    return PHW_FORMAT_UNKNOWN;
}

/* The major brand decides, unless it is the generic "mif1" and a compatible one says AVIF. */
static phw_format sniff_ftyp(const uint8_t *bytes, size_t size)
{
    if (!stands_at(bytes, size, 4, "ftyp", 4))
        return PHW_FORMAT_UNKNOWN;
    if (size < 12)
        return PHW_FORMAT_VIDEO;
    phw_format format = look_up_brand(bytes + 8);
    size_t box = (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | bytes[3];
    size_t end = box < size ? box : size;
    for (size_t i = 16; i + 4 <= end && i < 16 + 4 * BRANDS_MAX; i += 4) {
        phw_format compatible = look_up_brand(bytes + i);
        if (compatible == PHW_FORMAT_AVIF && memcmp(bytes + 8, "mif1", 4) == 0)
            return PHW_FORMAT_AVIF;
        if (format == PHW_FORMAT_UNKNOWN)
            format = compatible;
    }
    return format == PHW_FORMAT_UNKNOWN ? PHW_FORMAT_VIDEO : format;
}

static phw_format sniff_text(const uint8_t *bytes, size_t size)
{
    size_t start = stands_at(bytes, size, 0, "\xEF\xBB\xBF", 3) ? 3 : 0;
    if (stands_within(bytes, size, "%PDF-"))
        return PHW_FORMAT_PDF;
    while (start < size && strchr(" \t\r\n", bytes[start]) && bytes[start])
        start++;
    if (start < size && bytes[start] == '<' && stands_within(bytes + start, size - start, "<svg"))
        return PHW_FORMAT_SVG;
    return PHW_FORMAT_UNKNOWN;
}

phw_format phw_image_sniff(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < sizeof magics / sizeof magics[0]; i++) {
        const magic *m = &magics[i];
        if (stands_at(bytes, size, 0, m->bytes, m->length) &&
            (!m->second_length ||
             stands_at(bytes, size, m->second_offset, m->second, m->second_length)))
            return m->format;
    }
    phw_format format = sniff_ftyp(bytes, size);
    return format == PHW_FORMAT_UNKNOWN ? sniff_text(bytes, size) : format;
}
