/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/kind.h"

#include <string.h>
#include <strings.h>

#include "image/decode.h"

/* Names that promise a picture. Of raw formats most begin as a TIFF does; the others become an
 * error that says so. */
static const char *const picture_names[] = {
    ".jpg", ".jpeg", ".jpe", ".jfif", ".png",  ".apng", ".webp", ".tif", ".tiff",
    ".gif", ".bmp",  ".dib", ".heic", ".heif", ".hif",  ".avif", ".jp2", ".jxl",
    ".dng", ".cr2",  ".cr3", ".nef",  ".arw",  ".orf",  ".raf",  ".rw2", ".pdf"};

/* ".ZIP file format specification", "7z format", "RAR 5.0", RFC 1952, bzip2, xz, POSIX.1 pax. */
static const struct {
    size_t at;
    const char *bytes;
} archives[] = {{0, "PK\x03\x04"},
                {0, "PK\x05\x06"},
                {0, "7z\xBC\xAF\x27\x1C"},
                {0, "Rar!\x1A\x07"},
                {0, "\x1F\x8B\x08"},
                {0, "BZh"},
                {0, "\xFD"
                    "7zXZ"},
                {257, "ustar"}};

static bool named_as_picture(const char *name)
{
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof picture_names / sizeof picture_names[0]; i++)
        if (strcasecmp(dot, picture_names[i]) == 0)
            return true;
    return false;
}

static bool is_archive(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < sizeof archives / sizeof archives[0]; i++) {
        size_t length = strlen(archives[i].bytes);
        if (size >= archives[i].at + length &&
            memcmp(bytes + archives[i].at, archives[i].bytes, length) == 0)
            return true;
    }
    return false;
}

phw_skip phw_kind_of(const char *name, const uint8_t *bytes, size_t size)
{
    phw_format format = phw_image_sniff(bytes, size);
    if (named_as_picture(name))
        return PHW_SKIP_NONE;
    if (format == PHW_FORMAT_SVG)
        return PHW_SKIP_DRAWING;
    if (format != PHW_FORMAT_UNKNOWN)
        return PHW_SKIP_NONE;
    return is_archive(bytes, size) ? PHW_SKIP_ARCHIVE : PHW_SKIP_NO_PICTURE;
}
