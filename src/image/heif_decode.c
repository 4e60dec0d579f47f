/* SPDX-License-Identifier: Apache-2.0 */
/* HEIC, HEIF and AVIF through libheif: every picture that stands for itself, and the previews that
 * belong to one. libheif turns pictures upright itself; EXIF's orientation only repeats it. */
#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include <libheif/heif.h>

#include "base/cursor.h"
#include "image/codec.h"
#include "image/heif_decode.h"
#include "image/heif_items.h"
#include "image/jpeg_facts.h"

#define RGBA 4

/* Planes of YCbCr at up to 16 bits, RGBA, and the picture. */
#define BYTES_PER_PIXEL (8 + RGBA + 3)

#define PICTURES_MAX 64
#define BLOCKS_MAX 32

/* --- the library ------------------------------------------------------------------------------ */

/* It is loaded when the first HEIC or AVIF is met and not with the program: it brings four video
 * codecs, whose start takes half as long as all else that a process does before it sees a picture.
 */

/* What is called of it: CALL(name without "heif_"). */
#define CALLS(CALL)                                                                                \
    CALL(context_alloc)                                                                            \
    CALL(context_free)                                                                             \
    CALL(context_get_image_handle)                                                                 \
    CALL(context_get_list_of_top_level_image_IDs)                                                  \
    CALL(context_get_number_of_top_level_images)                                                   \
    CALL(context_get_primary_image_ID)                                                             \
    CALL(context_read_from_memory_without_copy)                                                    \
    CALL(context_set_max_decoding_threads)                                                         \
    CALL(context_set_maximum_image_size_limit)                                                     \
    CALL(decode_image)                                                                             \
    CALL(decoding_options_alloc)                                                                   \
    CALL(decoding_options_free)                                                                    \
    CALL(image_get_height)                                                                         \
    CALL(image_get_plane_readonly)                                                                 \
    CALL(image_get_width)                                                                          \
    CALL(image_handle_get_color_profile_type)                                                      \
    CALL(image_handle_get_height)                                                                  \
    CALL(image_handle_get_ispe_height)                                                             \
    CALL(image_handle_get_ispe_width)                                                              \
    CALL(image_handle_get_list_of_metadata_block_IDs)                                              \
    CALL(image_handle_get_luma_bits_per_pixel)                                                     \
    CALL(image_handle_get_metadata)                                                                \
    CALL(image_handle_get_metadata_size)                                                           \
    CALL(image_handle_get_metadata_type)                                                           \
    CALL(image_handle_get_number_of_auxiliary_images)                                              \
    CALL(image_handle_get_number_of_depth_images)                                                  \
    CALL(image_handle_get_number_of_thumbnails)                                                    \
    CALL(image_handle_get_width)                                                                   \
    CALL(image_handle_has_alpha_channel)                                                           \
    CALL(image_handle_is_premultiplied_alpha)                                                      \
    CALL(image_handle_release)                                                                     \
    CALL(image_release)

typedef struct heif_library {
#define MEMBER(name) __typeof__(heif_##name) *name;
    CALLS(MEMBER)
#undef MEMBER
} heif_library;

/* Of the interface that heif.h declares: libheif 1. */
#define SONAME "libheif.so.1"

/* One a process: a library cannot be loaded twice. It is never unloaded. */
static heif_library library;
static bool loaded;
static atomic_bool missed;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void)
{
    void *handle = dlopen(SONAME, RTLD_NOW | RTLD_LOCAL);
    if (!handle)
        return;
    bool whole = true;
/* As POSIX has it: a pointer to a function is written through one to an object. */
#define TAKE(name)                                                                                 \
    *(void **)&library.name = dlsym(handle, "heif_" #name);                                        \
    whole = whole && library.name;
    CALLS(TAKE)
#undef TAKE
    loaded = whole;
}

/* NULL where it is not installed, or cannot be loaded any more. */
static const heif_library *view_library(void)
{
    pthread_once(&once, load);
    if (loaded)
        return &library;
    atomic_store(&missed, true);
    return NULL;
}

bool phw_image_load_heif(void)
{
    pthread_once(&once, load);
    return loaded;
}

bool phw_image_missed_heif(void)
{
    return atomic_load(&missed);
}

typedef struct decoder {
    const phw_codec_job *job;
    const heif_library *heif;
    struct heif_context *context;
    phw_container file;
} decoder;

/* --- boxes (ISO/IEC 14496-12, 4.2) ------------------------------------------------------------ */

static void walk_boxes(const phw_codec_job *job, phw_container *facts)
{
    phw_cursor cursor = phw_cursor_view(job->bytes, job->size);
    size_t end = 0;
    while (phw_cursor_left(&cursor) >= 8) {
        size_t start = cursor.at;
        uint64_t size = phw_cursor_u32be(&cursor);
        const uint8_t *type = cursor.bytes + cursor.at;
        phw_cursor_skip(&cursor, 4);
        if (size == 1) {
            size = (uint64_t)phw_cursor_u32be(&cursor) << 32;
            size |= phw_cursor_u32be(&cursor);
        }
        if (size == 0)
            size = job->size - start; /* to the end of the file */
        bool letters = true;
        for (int i = 0; i < 4; i++)
            letters &= type[i] >= ' ' && type[i] < 0x7F;
        if (cursor.overrun || !letters || size < cursor.at - start || size > job->size - start)
            break;
        if (start && !memcmp(type, "ftyp", 4))
            break; /* another file begins */
        if (!memcmp(type, "moov", 4))
            facts->has_film = true;
        else if (memcmp(type, "ftyp", 4) && memcmp(type, "meta", 4) && memcmp(type, "mdat", 4))
            facts->other_segments++;
        end = start + (size_t)size;
        phw_cursor_seek(&cursor, end);
    }
    facts->complete = end > 0;
    facts->trailing_bytes = job->size - end;
}

/* --- metadata --------------------------------------------------------------------------------- */

static void note_block(phw_container *facts, const char *type, const uint8_t *block, size_t size)
{
    const size_t prefix = 4; /* ISO/IEC 23008-12, A.2.1: bytes to skip before the TIFF header */
    int orientation = facts->orientation;
    if (!strcmp(type, "Exif") && size > prefix) {
        phw_cursor cursor = phw_cursor_view(block, size);
        size_t skip = phw_cursor_u32be(&cursor);
        skip = skip < size - prefix ? skip : 0;
        phw_note_exif(facts, block + prefix + skip, size - prefix - skip);
        facts->orientation = orientation;
    } else if (!strcmp(type, "mime")) {
        phw_note_xmp(facts, block, size);
    } else {
        facts->other_segments++;
    }
}

static void note_metadata(decoder *d, const struct heif_image_handle *handle, phw_container *facts)
{
    const heif_library *heif = d->heif;
    heif_item_id ids[BLOCKS_MAX];
    int count = heif->image_handle_get_list_of_metadata_block_IDs(handle, NULL, ids, BLOCKS_MAX);
    for (int i = 0; i < count; i++) {
        size_t size = heif->image_handle_get_metadata_size(handle, ids[i]);
        const char *type = heif->image_handle_get_metadata_type(handle, ids[i]);
        uint8_t *block = size && size <= d->job->limits->chunk_bytes ? malloc(size) : NULL;
        if (block && heif->image_handle_get_metadata(handle, ids[i], block).code == heif_error_Ok)
            note_block(facts, type ? type : "", block, size);
        else
            facts->other_segments++;
        free(block);
    }
    enum heif_color_profile_type profile = heif->image_handle_get_color_profile_type(handle);
    facts->has_icc |=
        profile == heif_color_profile_type_rICC || profile == heif_color_profile_type_prof;
    int thumbnails = heif->image_handle_get_number_of_thumbnails(handle);
    int others =
        heif->image_handle_get_number_of_depth_images(handle) +
        heif->image_handle_get_number_of_auxiliary_images(
            handle, LIBHEIF_AUX_IMAGE_FILTER_OMIT_ALPHA | LIBHEIF_AUX_IMAGE_FILTER_OMIT_DEPTH);
    facts->has_thumbnail |= thumbnails > 0;
    facts->extra_images += others > 0 ? (uint32_t)others : 0;
}

/* --- pixels ----------------------------------------------------------------------------------- */

static phw_status status_of(struct heif_error fault, phw_error *error)
{
    if (fault.code == heif_error_Memory_allocation_error)
        return fault.subcode == heif_suberror_Security_limit_exceeded
                   ? phw_error_set(error, PHW_ERR_LIMIT,
                                   "the HEIC or AVIF needs more memory than "
                                   "allowed: make it smaller")
                   : phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the HEIC or AVIF");
    if (fault.code == heif_error_Unsupported_filetype ||
        fault.code == heif_error_Unsupported_feature)
        return phw_error_set(error, PHW_ERR_UNSUPPORTED,
                             "this kind of HEIC or AVIF is not read: save it as JPEG or PNG");
    return phw_error_set(error, PHW_ERR_FORMAT, "the HEIC or AVIF is broken or was cut short");
}

/* libheif's rows may have gaps. */
static uint8_t *pack_rows(const heif_library *heif, const struct heif_image *picture,
                          uint32_t width, uint32_t height, bool premultiplied)
{
    int stride = 0;
    const uint8_t *plane =
        heif->image_get_plane_readonly(picture, heif_channel_interleaved, &stride);
    uint8_t *rgba = plane ? malloc((size_t)width * height * RGBA) : NULL;
    for (uint32_t y = 0; rgba && y < height; y++)
        memcpy(rgba + (size_t)y * width * RGBA, plane + (size_t)y * (size_t)stride,
               (size_t)width * RGBA);
    for (size_t i = 0; rgba && premultiplied && i < (size_t)width * height; i++) {
        uint8_t *pixel = rgba + i * RGBA;
        for (int c = 0; c < 3 && pixel[3]; c++) {
            unsigned straight = pixel[c] * 255U / pixel[3];
            pixel[c] = (uint8_t)(straight > 255 ? 255 : straight);
        }
    }
    return rgba;
}

/* @param whole  as it is coded: not turned, and nothing cut off. */
static phw_status decode_handle(const decoder *d, struct heif_image_handle *handle, bool whole,
                                phw_container *facts, phw_image **image, phw_error *error)
{
    const heif_library *heif = d->heif;
    struct heif_image *picture = NULL;
    int width = heif->image_handle_get_width(handle),
        height = heif->image_handle_get_height(handle);
    phw_status status =
        phw_codec_check_size(d->job->limits, width > 0 ? (uint32_t)width : 0,
                             height > 0 ? (uint32_t)height : 0, BYTES_PER_PIXEL, error);
    if (status != PHW_OK)
        return status;
    struct heif_decoding_options *options = heif->decoding_options_alloc();
    if (!options)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the HEIC or AVIF");
    options->convert_hdr_to_8bit = 1;
    options->ignore_transformations = whole;
    struct heif_error fault = heif->decode_image(handle, &picture, heif_colorspace_RGB,
                                                 heif_chroma_interleaved_RGBA, options);
    heif->decoding_options_free(options);
    if (fault.code != heif_error_Ok)
        return status_of(fault, error);
    width = heif->image_get_width(picture, heif_channel_interleaved);
    height = heif->image_get_height(picture, heif_channel_interleaved);
    status = phw_codec_check_size(d->job->limits, width > 0 ? (uint32_t)width : 0,
                                  height > 0 ? (uint32_t)height : 0, BYTES_PER_PIXEL, error);
    if (status == PHW_OK) {
        facts->coded_width = (uint32_t)width;
        facts->coded_height = (uint32_t)height;
        facts->has_alpha |= heif->image_handle_has_alpha_channel(handle) != 0;
        facts->bit_depth = heif->image_handle_get_luma_bits_per_pixel(handle);
        facts->coded_channels = facts->has_alpha ? 4 : 3;
        uint8_t *rgba = pack_rows(heif, picture, facts->coded_width, facts->coded_height,
                                  heif->image_handle_is_premultiplied_alpha(handle) != 0);
        status = rgba ? phw_codec_from_rgba(d->job, rgba, facts->coded_width, facts->coded_height,
                                            facts, image, error)
                      : phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the HEIC or AVIF");
        free(rgba);
    }
    heif->image_release(picture);
    return status;
}

/* The picture that the file calls its own comes first. */
static int list_pictures(decoder *d, heif_item_id ids[PICTURES_MAX])
{
    const heif_library *heif = d->heif;
    heif_item_id primary;
    int count = heif->context_get_list_of_top_level_image_IDs(d->context, ids, PICTURES_MAX);
    if (heif->context_get_primary_image_ID(d->context, &primary).code != heif_error_Ok)
        return count;
    for (int i = 1; i < count; i++)
        if (ids[i] == primary) {
            ids[i] = ids[0];
            ids[0] = primary;
        }
    return count;
}

static phw_status give_picture(decoder *d, heif_item_id id, uint32_t page, phw_error *error)
{
    const heif_library *heif = d->heif;
    struct heif_image_handle *handle = NULL;
    phw_image *image = NULL;
    phw_container facts = d->file;
    phw_error fault = PHW_ERROR_INIT;
    facts.page = page;
    struct heif_error opened = heif->context_get_image_handle(d->context, id, &handle);
    phw_status status = opened.code == heif_error_Ok ? PHW_OK : status_of(opened, &fault);
    if (status == PHW_OK) {
        note_metadata(d, handle, &facts);
        status = decode_handle(d, handle, false, &facts, &image, &fault);
    }
    heif->image_handle_release(handle);
    if (status != PHW_OK && (!page || status == PHW_ERR_NOMEM))
        return phw_error_set(error, status, "%s", fault.message);
    facts.complete &= status == PHW_OK;
    return phw_codec_give(d->job, &image, &facts, error);
}

/* The largest square side whose area the limits allow, for libheif's own check. */
static int side_limit(const phw_limits *limits)
{
    uint64_t side = 1;
    while (side < INT_MAX / 2 && side * side < limits->pixels)
        side *= 2;
    return (int)side;
}

static phw_status open_file(decoder *d, phw_error *error)
{
    const heif_library *heif = d->heif;
    walk_boxes(d->job, &d->file);
    d->context = heif->context_alloc();
    if (!d->context)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the HEIC or AVIF");
    heif->context_set_maximum_image_size_limit(d->context, side_limit(d->job->limits));
    heif->context_set_max_decoding_threads(d->context, 0);
    struct heif_error fault = heif->context_read_from_memory_without_copy(
        d->context, d->job->bytes, d->job->size - d->file.trailing_bytes, NULL);
    return fault.code == heif_error_Ok ? PHW_OK : status_of(fault, error);
}

/* Embedded; close_decoder() ends it, also where it failed. */
static phw_status open_decoder(const phw_codec_job *job, decoder *d, phw_error *error)
{
    *d = (decoder){.job = job, .heif = view_library(), .file = phw_codec_facts(job)};
    return d->heif ? open_file(d, error)
                   : phw_error_set(error, PHW_ERR_UNSUPPORTED,
                                   "HEIC and AVIF are read with libheif, which is not here");
}

static void close_decoder(decoder *d)
{
    if (d->heif)
        d->heif->context_free(d->context);
}

phw_status phw_heif_decode(const phw_codec_job *job, phw_error *error)
{
    decoder d;
    heif_item_id ids[PICTURES_MAX];
    phw_status status = open_decoder(job, &d, error);
    if (status == PHW_OK) {
        int count = list_pictures(&d, ids);
        d.file.pages =
            count > 0 ? (uint32_t)d.heif->context_get_number_of_top_level_images(d.context) : 1;
        if (count <= 0)
            status = phw_error_set(error, PHW_ERR_FORMAT, "the HEIC or AVIF holds no picture");
        for (int i = 0; status == PHW_OK && i < count && (uint32_t)i < job->limits->pages; i++)
            status = give_picture(&d, ids[i], (uint32_t)i, error);
    }
    close_decoder(&d);
    return status;
}

/* --- pictures that are not shown -------------------------------------------------------------- */

/* Whether a clean aperture hides a part of it (ISO/IEC 23008-12, 6.5.9). */
static bool is_cut(const heif_library *heif, const struct heif_image_handle *handle)
{
    int64_t coded = (int64_t)heif->image_handle_get_ispe_width(handle) *
                    heif->image_handle_get_ispe_height(handle);
    int64_t shown =
        (int64_t)heif->image_handle_get_width(handle) * heif->image_handle_get_height(handle);
    return coded > shown;
}

static bool is_shown(decoder *d, const phw_heif_item *item, const heif_item_id *shown, int count)
{
    for (int i = 0; i < count && (uint32_t)i < d->job->limits->pages; i++)
        if (shown[i] == item->id)
            return true;
    return false;
}

static phw_status give_hidden(decoder *d, const phw_heif_item *item, bool shown, phw_error *error)
{
    const heif_library *heif = d->heif;
    struct heif_image_handle *handle = NULL;
    phw_image *image = NULL;
    phw_container facts = d->file;
    phw_status status = PHW_ERR_FORMAT;
    facts.auxiliary = item->auxiliary;
    bool opened =
        heif->context_get_image_handle(d->context, item->id, &handle).code == heif_error_Ok;
    bool cut = opened && is_cut(heif, handle), wanted = !shown || cut;
    if (opened && wanted)
        status = decode_handle(d, handle, cut, &facts, &image, NULL);
    heif->image_handle_release(handle);
    if (status == PHW_ERR_NOMEM)
        return phw_error_set(error, status, "no memory for what the HEIC or AVIF hides");
    return wanted ? phw_codec_give(d->job, &image, &facts, error) : PHW_OK;
}

static phw_status give_all_hidden(decoder *d, const heif_item_id *shown, int count,
                                  phw_heif_items *items, phw_error *error)
{
    phw_status status = PHW_OK;
    uint32_t given = 0;
    for (size_t i = 0; status == PHW_OK && i < items->count; i++) {
        bool seen = is_shown(d, &items->at[i], shown, count);
        if (items->at[i].tile && !seen)
            continue;
        given += !seen;
        items->left_out |= given > PICTURES_MAX;
        if (given <= PICTURES_MAX)
            status = give_hidden(d, &items->at[i], seen, error);
    }
    if (status == PHW_OK && items->left_out) {
        phw_image *none = NULL;
        status = phw_codec_give(d->job, &none, &d->file, error);
    }
    return status;
}

/* What the file shows is asked of the file, all else of the copy in which nothing is hidden. */
static phw_status look_through(const phw_codec_job *job, uint8_t *copy, phw_heif_items *items,
                               phw_error *error)
{
    phw_codec_job all = *job;
    decoder d;
    heif_item_id shown[PICTURES_MAX];
    phw_status status = open_decoder(job, &d, error);
    int count = status == PHW_OK ? list_pictures(&d, shown) : 0;
    close_decoder(&d);
    if (status != PHW_OK)
        return status;
    memcpy(copy, job->bytes, job->size);
    phw_heif_free_items(copy, job->size, items);
    all.bytes = copy;
    status = open_decoder(&all, &d, error);
    if (status == PHW_OK)
        status = give_all_hidden(&d, shown, count, items, error);
    close_decoder(&d);
    return status;
}

phw_status phw_heif_previews(const phw_codec_job *job, phw_error *error)
{
    phw_heif_items *items = malloc(sizeof *items);
    uint8_t *copy = malloc(job->size);
    phw_status status = items && copy ? look_through(job, copy, items, error)
                                      : phw_error_set(error, PHW_ERR_NOMEM,
                                                      "no memory for what the HEIC or AVIF hides");
    free(copy);
    free(items);
    return status;
}
