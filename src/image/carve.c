/* SPDX-License-Identifier: Apache-2.0 */
#include "image/carve.h"

#include <string.h>

/** How a file of a kind begins: the first bytes, and some further on where there are any. */
static const struct {
    phw_carved_kind kind;
    uint8_t length;
    char bytes[9];
    uint8_t second_offset, second_length;
    char second[5];
    uint8_t before; /**< bytes of the file before these */
} starts[] = {
    {PHW_CARVED_PICTURE, 3, "\xFF\xD8\xFF", 0, 0, "", 0},
    {PHW_CARVED_PICTURE, 8, "\x89PNG\r\n\x1A\n", 0, 0, "", 0},
    {PHW_CARVED_PICTURE, 4, "RIFF", 8, 4, "WEBP", 0},
    {PHW_CARVED_PICTURE, 6, "GIF89a", 0, 0, "", 0},
    {PHW_CARVED_PICTURE, 6, "GIF87a", 0, 0, "", 0},
    {PHW_CARVED_PICTURE, 4, "II*\0", 0, 0, "", 0}, /* TIFF, and EXIF */
    {PHW_CARVED_PICTURE, 4, "MM\0*", 0, 0, "", 0},
    {PHW_CARVED_PICTURE, 8, "ftypheic", 0, 0, "", 4},
    {PHW_CARVED_PICTURE, 8, "ftypheix", 0, 0, "", 4},
    {PHW_CARVED_PICTURE, 8, "ftypavif", 0, 0, "", 4},
    {PHW_CARVED_PICTURE, 8, "ftypmif1", 0, 0, "", 4},
    {PHW_CARVED_FILM, 4, "ftyp", 0, 0, "", 4},
    {PHW_CARVED_FILM, 4, "RIFF", 8, 4, "AVI ", 0},
    {PHW_CARVED_FILM, 4, "\x1A\x45\xDF\xA3", 0, 0, "", 0}, /* Matroska, WebM */
    {PHW_CARVED_ARCHIVE, 4, "PK\3\4", 0, 0, "", 0},
    {PHW_CARVED_ARCHIVE, 7, "Rar!\x1A\7", 0, 0, "", 0},
    {PHW_CARVED_ARCHIVE, 6, "7z\xBC\xAF\x27\x1C", 0, 0, "", 0},
    {PHW_CARVED_ARCHIVE, 3, "\x1F\x8B\x08", 0, 0, "", 0}, /* gzip */
    {PHW_CARVED_DOCUMENT, 5, "%PDF-", 0, 0, "", 0},
    {PHW_CARVED_DOCUMENT, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0, 0, "", 0}, /* OLE2 */
};

static bool begins(const uint8_t *at, size_t left, size_t row)
{
    if (left < starts[row].length || memcmp(at, starts[row].bytes, starts[row].length) != 0)
        return false;
    size_t offset = starts[row].second_offset, length = starts[row].second_length;
    return !length ||
           (left >= offset + length && memcmp(at + offset, starts[row].second, length) == 0);
}

bool phw_carve_next(const uint8_t *bytes, size_t size, size_t from, bool pictures,
                    phw_carved *found)
{
    static const char first_bytes[] = "\xFF\x89RGIMf\x1AP7\x1F%\xD0";
    for (size_t at = from; at < size; at++) {
        if (!bytes[at] || !strchr(first_bytes, bytes[at]))
            continue;
        for (size_t row = 0; row < sizeof starts / sizeof starts[0]; row++) {
            if ((pictures && starts[row].kind != PHW_CARVED_PICTURE) ||
                !begins(bytes + at, size - at, row) || at < from + starts[row].before)
                continue;
            *found = (phw_carved){starts[row].kind, at - starts[row].before};
            return true;
        }
    }
    return false;
}

/* Names in the XMP of gain maps (Adobe and ISO 21496-1, Apple) and of depth maps. */
bool phw_carve_is_map(const uint8_t *bytes, size_t size)
{
    static const char *const names[] = {"hdrgm:",    "hdrgainmap", "urn:iso:std:iso:ts:21496",
                                        "depthdata", "GDepth",     "portraiteffectsmatte"};
    const size_t head = 16384;
    size = size < head ? size : head;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t length = strlen(names[i]);
        for (size_t at = 0; at + length <= size; at++)
            if (bytes[at] == (uint8_t)names[i][0] && !memcmp(bytes + at, names[i], length))
                return true;
    }
    return false;
}
