/* SPDX-License-Identifier: Apache-2.0 */
#include "image/hidden.h"

#include <string.h>

#include "base/strbuf.h"
#include "image/carve.h"
#include "image/codec.h"
#include "image/heif_decode.h"
#include "image/hidden_colours.h"
#include "image/plain_text.h"
#include "image/regions.h"
#include "image/remains.h"
#include "image/same.h"
#include "image/tiff_previews.h"
#include "image/unmix.h"
#include "image/wrapped.h"

enum { RGB = 3 };

/* Pictures that are tried in one file; each costs a decoding. */
#define TRIES_MAX 64U
/* Of those the first that are compared with the picture on a dark ground as well, which costs a
 * decoding of the whole: files have one thumbnail or two. The rest are told of. */
#define COMPARED_ON_DARK 4U

/* Remains of a larger picture shorter than this hold no whole block of packed data. */
#define REMAINS_LEAST 1024U

/* Layers that are taken off: programs that draw diagrams wrap theirs in five. */
#define WRAPPED_MOST 6
/* And bytes that are looked into so, all together, in what one chunk may unpack to. */
#define UNWRAPPED_TIMES 4U

typedef struct search {
    phw_hidden_file file;
    uint32_t tries;
    uint32_t compared; /* with what is seen on a dark ground */
    size_t unwrapped;  /* bytes that were looked into, all together */
    uint32_t previews; /* pictures found inside, that is, not behind the end */
    bool left_out;     /* something was met that a limit forbade to look at */
    bool undecoded;    /* pictures that are no pages, and that nobody here can decode */
    const char *where; /* static tag of what is being looked into */
} search;

static const phw_hidden_kind carved_kinds[] = {
    [PHW_CARVED_FILM] = PHW_HIDDEN_FILM,
    [PHW_CARVED_ARCHIVE] = PHW_HIDDEN_ARCHIVE,
    [PHW_CARVED_DOCUMENT] = PHW_HIDDEN_DOCUMENT,
};

static phw_status give_picture(search *s, const char *where, bool behind_end, bool map,
                               const phw_image *image, phw_error *error)
{
    phw_hidden found = {.kind = PHW_HIDDEN_PICTURE,
                        .where = where,
                        .behind_end = behind_end,
                        .derived = map,
                        .image = image};
    phw_status status = PHW_OK;
    if (s->compared++ < COMPARED_ON_DARK)
        status = phw_hidden_shows_same(&s->file, image, &found.same, error);
    else
        found.same = phw_image_shows_same(s->file.shown, image);
    s->previews += !behind_end;
    return status == PHW_OK ? s->file.take(s->file.context, &found, error) : status;
}

static phw_status give_bytes(search *s, phw_hidden_kind kind, const char *where, bool behind_end,
                             size_t bytes, phw_error *error)
{
    const phw_hidden found = {
        .kind = kind, .where = where, .behind_end = behind_end, .bytes = bytes};
    return s->file.take(s->file.context, &found, error);
}

/* Letters of one mixture of levels on another. */
static phw_status give_unmixed(search *s, const phw_image *image, phw_error *error)
{
    phw_image *views[PHW_UNMIX_VIEWS];
    phw_status status = phw_unmix(image, views, error);
    for (int i = 0; i < PHW_UNMIX_VIEWS; i++) {
        if (status == PHW_OK && views[i] && phw_hidden_shows_letters(views[i], s->file.shown))
            status = give_picture(s, s->where, false, true, views[i], error);
        phw_image_free(&views[i]);
    }
    return status;
}

static phw_status take_preview(void *context, phw_image **image, const phw_container *container,
                               phw_error *error)
{
    search *s = context;
    /* Of maps, and of colours that a palette has twice by chance, only what the picture hides. */
    if (*image && container->auxiliary && !phw_hidden_shows_letters(*image, s->file.shown))
        return PHW_OK;
    if (*image) {
        phw_status status = give_picture(s, s->where, false, container->auxiliary, *image, error);
        return status == PHW_OK && container->auxiliary ? give_unmixed(s, *image, error) : status;
    }
    s->undecoded = true;
    return PHW_OK;
}

static phw_codec_job preview_job(search *s, const uint8_t *bytes, size_t size, const char *where)
{
    s->where = where;
    return (phw_codec_job){.bytes = bytes,
                           .size = size,
                           .limits = s->file.limits,
                           .format = s->file.container->format,
                           .take = take_preview,
                           .context = s};
}

/* Tries one place. @param used  how long the picture is; 0 where there is none. */
static phw_status try_picture(search *s, const phw_region *region, size_t at, bool behind_end,
                              size_t *used, phw_error *error)
{
    phw_image *image = NULL;
    phw_container facts;
    const uint8_t *bytes = region->bytes + at;
    size_t size = region->size - at;
    *used = 0;
    if (s->tries++ >= TRIES_MAX) {
        s->left_out = true;
        return PHW_OK;
    }
    phw_status status = phw_image_decode(bytes, size, s->file.limits, &image, &facts, NULL);
    if (status == PHW_ERR_NOMEM)
        return phw_error_set(error, status, "no memory for what the file hides");
    const phw_format format = phw_image_sniff(bytes, size);
    /* No chance writes a HEIC's first twelve bytes: one that cannot be decoded is told. */
    s->left_out |= status == PHW_ERR_LIMIT ||
                   (status != PHW_OK && (format == PHW_FORMAT_HEIF || format == PHW_FORMAT_AVIF));
    if (format == PHW_FORMAT_TIFF) {
        const phw_codec_job job = preview_job(s, bytes, size, region->where);
        phw_status looked = phw_tiff_previews(&job, status != PHW_OK, error);
        if (looked != PHW_OK) {
            phw_image_free(&image);
            return looked;
        }
    }
    if (status != PHW_OK)
        return PHW_OK;
    *used = size - facts.trailing_bytes;
    status =
        give_picture(s, region->where, behind_end, phw_carve_is_map(bytes, size), image, error);
    phw_image_free(&image);
    return status;
}

/* A JPEG's data holds no start of another, but its segments do: they are looked into as well, and
 * so is what a TIFF structure points at. */
static size_t step_over(const uint8_t *start, size_t used)
{
    return *start == 0xFF || *start == 'I' || *start == 'M' || !used ? 1 : used;
}

static phw_status carve_region(search *s, const phw_region *region, phw_error *error)
{
    phw_status status = PHW_OK;
    phw_carved found;
    size_t at = 0, used;
    /* The whole file begins with itself. */
    if (region->bytes == s->file.bytes)
        at = 1;
    while (status == PHW_OK && phw_carve_next(region->bytes, region->size, at, true, &found)) {
        status = try_picture(s, region, found.at, false, &used, error);
        at = found.at + step_over(region->bytes + found.at, used);
    }
    return status;
}

/* --- previews that are not files -------------------------------------------------------------- */

/* JFIF 1.02: RGB thumbnails behind the header, with a palette or without behind "JFXX". */
static phw_status raw_thumbnail(search *s, const phw_region *region, phw_error *error)
{
    enum { SIZE_AT = 12, EXTENDED_AT = 5, PALETTE = 0x11, COLOURS = 0x13, PALETTE_BYTES = 768 };
    const uint8_t *bytes = region->bytes, *palette = NULL;
    size_t at = SIZE_AT;
    bool extended = region->size > EXTENDED_AT + 3 && !memcmp(bytes, "JFXX", 4);
    if (extended) {
        if (bytes[EXTENDED_AT] != PALETTE && bytes[EXTENDED_AT] != COLOURS)
            return PHW_OK;
        at = EXTENDED_AT + 1;
    }
    if (region->size < at + 2 || !bytes[at] || !bytes[at + 1])
        return PHW_OK;
    uint32_t width = bytes[at], height = bytes[at + 1];
    size_t pixel = RGB;
    at += 2;
    if (extended && bytes[EXTENDED_AT] == PALETTE) {
        palette = bytes + at;
        at += PALETTE_BYTES;
        pixel = 1;
    }
    if (at > region->size || region->size - at < width * height * pixel)
        return PHW_OK;
    phw_image *image = NULL;
    phw_status status = phw_image_new(width, height, RGB, &image, error);
    for (uint32_t y = 0; status == PHW_OK && y < height; y++)
        for (uint32_t x = 0; x < width; x++, at += pixel)
            memcpy(phw_image_row_mut(image, y) + (size_t)x * RGB,
                   palette ? palette + (size_t)bytes[at] * RGB : bytes + at, RGB);
    if (status == PHW_OK)
        status = give_picture(s, region->where, false, false, image, error);
    phw_image_free(&image);
    return status;
}

static size_t count_filled(const uint8_t *bytes, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += bytes[i] != 0;
    return count;
}

static phw_status give_writing(search *s, const phw_region *region, bool behind_end,
                               phw_error *error)
{
    phw_strbuf lines = PHW_STRBUF_INIT;
    phw_status status = PHW_OK;
    s->left_out |= !phw_plain_text_add(region->bytes, region->size, &lines);
    if (lines.failed) {
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for what the file hides");
    } else if (lines.length) {
        const phw_hidden found = {.kind = PHW_HIDDEN_TEXT,
                                  .where = region->where,
                                  .behind_end = behind_end,
                                  .bytes = lines.length,
                                  .text = lines.text};
        status = s->file.take(s->file.context, &found, error);
    }
    phw_strbuf_done(&lines);
    return status;
}

/* Something that was wrapped in a region, so and so often. */
typedef struct wrapping {
    search *s;
    const char *where;
    bool behind_end;
    int depth;
} wrapping;

static phw_status unwrap_bytes(wrapping *around, const phw_region *region, phw_error *error);

static phw_status look_into_wrapped(void *context, const uint8_t *bytes, size_t size,
                                    phw_error *error)
{
    const wrapping *around = context;
    search *s = around->s;
    const phw_region region = {around->where, bytes, size};
    wrapping inner = *around;
    s->unwrapped += size;
    if (s->unwrapped / UNWRAPPED_TIMES > s->file.limits->chunk_bytes) {
        s->left_out = true;
        return PHW_OK;
    }
    phw_status status = carve_region(s, &region, error);
    if (status == PHW_OK)
        status = give_writing(s, &region, around->behind_end, error);
    return status == PHW_OK && ++inner.depth < WRAPPED_MOST ? unwrap_bytes(&inner, &region, error)
                                                            : status;
}

static phw_status unwrap_bytes(wrapping *around, const phw_region *region, phw_error *error)
{
    bool all;
    const phw_status status =
        phw_wrapped_walk(region->bytes, region->size, around->s->file.limits->chunk_bytes,
                         look_into_wrapped, around, &all, error);
    around->s->left_out |= !all;
    return status;
}

static phw_status unwrap(search *s, const phw_region *region, bool behind_end, phw_error *error)
{
    wrapping around = {s, region->where, behind_end, 0};
    return unwrap_bytes(&around, region, error);
}

/* Films, archives and documents that lie where only the file's own parts belong. */
static phw_status look_for_files(search *s, const phw_region *region, phw_error *error)
{
    phw_carved found;
    size_t at = 0;
    while (phw_carve_next(region->bytes, region->size, at, false, &found)) {
        if (found.kind != PHW_CARVED_PICTURE)
            return region->size - found.at < REMAINS_LEAST
                       ? PHW_OK
                       : give_bytes(s, carved_kinds[found.kind], region->where, false,
                                    region->size - found.at, error);
        at = found.at + 1;
    }
    return PHW_OK;
}

/* A HEIC's data are one region with all else, in which four letters may stand by chance. */
static bool has_files(const search *s, const phw_region *region)
{
    const phw_format format = s->file.container->format;
    return strcmp(region->where, PHW_REGION_PIXELS) != 0 &&
           ((format != PHW_FORMAT_HEIF && format != PHW_FORMAT_AVIF) ||
            strcmp(region->where, "inside") != 0);
}

static phw_status look_into(void *context, const phw_region *region, phw_error *error)
{
    search *s = context;
    uint32_t before = s->previews;
    phw_status status = carve_region(s, region, error);
    /* What no part of a TIFF points at: padding, or what an editor left of its own. */
    if (status == PHW_OK && !strcmp(region->where, "between") && s->previews == before &&
        count_filled(region->bytes, region->size) >= REMAINS_LEAST)
        status = give_bytes(s, PHW_HIDDEN_BYTES, region->where, false, region->size, error);
    if (status == PHW_OK && s->previews == before && has_files(s, region))
        status = look_for_files(s, region, error);
    if (status == PHW_OK && !strcmp(region->where, "jfif"))
        status = raw_thumbnail(s, region, error);
    if (status != PHW_OK || !strcmp(region->where, PHW_REGION_PIXELS))
        return status;
    status = give_writing(s, region, false, error);
    return status == PHW_OK ? unwrap(s, region, false, error) : status;
}

/* --- behind the end --------------------------------------------------------------------------- */

static phw_status look_behind_end(search *s, phw_error *error)
{
    const size_t size = s->file.container->trailing_bytes;
    const phw_region region = {"after-end", s->file.bytes + s->file.size - size, size};
    phw_carved found;
    size_t at = 0, unknown = count_filled(region.bytes, size), used;
    phw_status status = give_writing(s, &region, true, error);
    if (status == PHW_OK)
        status = unwrap(s, &region, true, error);
    while (status == PHW_OK && phw_carve_next(region.bytes, size, at, false, &found)) {
        if (found.kind != PHW_CARVED_PICTURE) {
            /* Films, archives and documents cannot be stepped over: the rest belongs to them. */
            return give_bytes(s, carved_kinds[found.kind], region.where, true, size - found.at,
                              error);
        }
        status = try_picture(s, &region, found.at, true, &used, error);
        size_t filled = count_filled(region.bytes + found.at, used);
        unknown -= filled < unknown ? filled : unknown;
        at = found.at + step_over(region.bytes + found.at, used);
    }
    if (status == PHW_OK && unknown >= REMAINS_LEAST &&
        s->file.container->format == PHW_FORMAT_PNG) {
        phw_image *image = NULL;
        status = phw_png_remains(region.bytes, size, s->file.container->coded_channels,
                                 s->file.limits, &image, error);
        if (image) {
            status = give_picture(s, "cropped-remains", true, false, image, error);
            phw_image_free(&image);
            return status;
        }
    }
    if (status == PHW_OK && unknown)
        status = give_bytes(s, PHW_HIDDEN_BYTES, region.where, true, unknown, error);
    return status;
}

/* --- what the file declares ------------------------------------------------------------------- */

static phw_status look_at_previews(search *s, phw_error *error)
{
    const phw_codec_job job = preview_job(s, s->file.bytes, s->file.size, "preview");
    if (s->file.container->format == PHW_FORMAT_TIFF)
        return phw_tiff_previews(&job, false, error);
    if (s->file.container->format == PHW_FORMAT_HEIF ||
        s->file.container->format == PHW_FORMAT_AVIF)
        return phw_heif_previews(&job, error);
    if (s->file.container->format == PHW_FORMAT_BMP)
        return phw_bmp_previews(&job, error);
    if (s->file.container->format == PHW_FORMAT_GIF)
        return phw_gif_previews(&job, error);
    if (s->file.container->format == PHW_FORMAT_PNG)
        return phw_png_previews(&job, error);
    return PHW_OK;
}

static phw_status look_for_undecoded(search *s, phw_error *error)
{
    const phw_container *file = s->file.container;
    phw_status status = PHW_OK;
    if ((file->has_thumbnail && !s->previews) || s->left_out)
        status = give_bytes(s, PHW_HIDDEN_PREVIEW, "preview", false, 0, error);
    bool frames = file->format == PHW_FORMAT_PNG && file->extra_images;
    if (status == PHW_OK && (frames || s->undecoded))
        status = give_bytes(s, PHW_HIDDEN_FRAMES, "frames", false, 0, error);
    if (status == PHW_OK && phw_image_is_too_dark(file, s->file.shown))
        status = give_bytes(s, PHW_HIDDEN_BYTES, "low-bits", false, s->file.size, error);
    if (status == PHW_OK && file->has_film)
        status = give_bytes(s, PHW_HIDDEN_FILM, "inside", false, 0, error);
    return status;
}

phw_status phw_image_look_behind(const uint8_t *bytes, size_t size, const phw_limits *limits,
                                 const phw_image *shown, const phw_container *container,
                                 phw_hidden_take *take, void *context, phw_error *error)
{
    search s = {.file = {bytes, size, limits, shown, container, take, context}};
    bool all = true;
    phw_status status =
        phw_regions_walk(bytes, size, limits, container, look_into, &s, &all, error);
    s.left_out |= !all;
    if (status == PHW_OK)
        status = look_at_previews(&s, error);
    if (status == PHW_OK && container->trailing_bytes)
        status = look_behind_end(&s, error);
    if (status == PHW_OK)
        status = phw_hidden_look_under_transparency(&s.file, error);
    return status == PHW_OK ? look_for_undecoded(&s, error) : status;
}
