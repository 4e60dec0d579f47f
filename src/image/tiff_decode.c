/* SPDX-License-Identifier: Apache-2.0 */
/* TIFF: every page in the chain of directories, through libtiff's RGBA reader. */
#include <stdlib.h>
#include <string.h>

#include <tiffio.h>

#include "base/checked.h"
#include "image/codec.h"
#include "image/exif.h"
#include "image/tiff_layers.h"
#include "image/tiff_parts.h"
#include "image/tiff_previews.h"
#include "image/tiff_samples.h"

#define RGBA 4

/* A raster of RGBA and the picture; libtiff's own buffers are held to the memory limit as well. */
#define BYTES_PER_PIXEL (RGBA + 3)

typedef struct decoder {
    const phw_codec_job *job;
    TIFF *tiff;
    size_t at; /* where libtiff reads */
    phw_container file;
    uint32_t warnings;
    bool failed; /* libtiff complained of an error since this was last cleared */
} decoder;

/* --- what libtiff calls ----------------------------------------------------------------------- */

static int note_error(TIFF *tiff, void *context, const char *module, const char *format,
                      va_list all)
{
    decoder *d = context;
    (void)tiff;
    (void)module;
    (void)format;
    (void)all;
    d->failed = true;
    return 1; /* handled: nothing is printed */
}

static int note_warning(TIFF *tiff, void *context, const char *module, const char *format,
                        va_list all)
{
    decoder *d = context;
    (void)tiff;
    (void)module;
    (void)format;
    (void)all;
    d->warnings += d->warnings < UINT32_MAX;
    return 1;
}

static tmsize_t read_bytes(thandle_t handle, void *to, tmsize_t wanted)
{
    decoder *d = handle;
    size_t left = d->at < d->job->size ? d->job->size - d->at : 0;
    size_t count = wanted > 0 && (size_t)wanted < left ? (size_t)wanted : left;
    memcpy(to, d->job->bytes + (left ? d->at : 0), count);
    d->at += count;
    return (tmsize_t)count;
}

static tmsize_t write_nothing(thandle_t handle, void *from, tmsize_t count)
{
    (void)handle;
    (void)from;
    (void)count;
    return 0;
}

static toff_t seek_to(thandle_t handle, toff_t offset, int whence)
{
    decoder *d = handle;
    toff_t base = whence == SEEK_CUR ? d->at : whence == SEEK_END ? d->job->size : 0;
    d->at = base + offset > SIZE_MAX / 2 ? SIZE_MAX / 2 : (size_t)(base + offset);
    return d->at;
}

static int close_nothing(thandle_t handle)
{
    (void)handle;
    return 0;
}

static toff_t size_of(thandle_t handle)
{
    return ((decoder *)handle)->job->size;
}

/* @param mode  libtiff's. */
static bool open_file(decoder *d, const char *mode)
{
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    size_t most = d->job->limits->memory_bytes;
    if (!options)
        return false;
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, most > PTRDIFF_MAX ? PTRDIFF_MAX : (tmsize_t)most);
    TIFFOpenOptionsSetErrorHandlerExtR(options, note_error, d);
    TIFFOpenOptionsSetWarningHandlerExtR(options, note_warning, d);
    d->tiff = TIFFClientOpenExt("", mode, d, read_bytes, write_nothing, seek_to, close_nothing,
                                size_of, NULL, NULL, options);
    TIFFOpenOptionsFree(options);
    return d->tiff != NULL;
}

/* --- one page --------------------------------------------------------------------------------- */

/* libtiff gives colours multiplied with alpha, packed in a number. */
static void unpack(uint32_t *raster, size_t pixels, bool premultiplied)
{
    for (size_t i = 0; i < pixels; i++) {
        uint32_t value = raster[i];
        unsigned alpha = TIFFGetA(value);
        unsigned colours[3] = {TIFFGetR(value), TIFFGetG(value), TIFFGetB(value)};
        uint8_t *pixel = (uint8_t *)&raster[i];
        for (int c = 0; c < 3; c++) {
            unsigned straight = premultiplied && alpha ? colours[c] * 255 / alpha : colours[c];
            pixel[c] = (uint8_t)(straight > 255 ? 255 : straight);
        }
        pixel[3] = (uint8_t)alpha;
    }
}

static void note_page(decoder *d, phw_container *facts)
{
    uint32_t width = 0, height = 0;
    uint16_t orientation = 1, depth = 1, samples = 1;
    TIFFGetField(d->tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(d->tiff, TIFFTAG_IMAGELENGTH, &height);
    TIFFGetFieldDefaulted(d->tiff, TIFFTAG_ORIENTATION, &orientation);
    TIFFGetFieldDefaulted(d->tiff, TIFFTAG_BITSPERSAMPLE, &depth);
    TIFFGetFieldDefaulted(d->tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
    facts->coded_width = width;
    facts->coded_height = height;
    facts->orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
    facts->bit_depth = depth;
    facts->coded_channels = samples;
}

/* Rows come as they are coded: turning is done here, as for all formats. */
static bool read_raster(decoder *d, bool bare, const phw_container *facts, uint32_t *raster,
                        bool *alpha)
{
    TIFFRGBAImage reader;
    char why[1024] = "";
    TIFFSetField(d->tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    if (bare) { /* a sample of no meaning: alpha is not multiplied in */
        uint16_t *kinds = NULL, count = 0;
        if (TIFFGetField(d->tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds) && count) {
            uint16_t none[4] = {EXTRASAMPLE_UNSPECIFIED};
            TIFFSetField(d->tiff, TIFFTAG_EXTRASAMPLES, count > 4 ? 4 : count, none);
        }
    }
    if (!TIFFRGBAImageBegin(&reader, d->tiff, 0, why))
        return false;
    reader.req_orientation = ORIENTATION_TOPLEFT;
    *alpha = reader.alpha != 0;
    bool read = TIFFRGBAImageGet(&reader, raster, facts->coded_width, facts->coded_height) != 0;
    TIFFRGBAImageEnd(&reader);
    return read;
}

/* --- rows that a header cuts off -------------------------------------------------------------- */

/* Rows that writers put behind a picture's last one, to fill a strip. */
#define FILLED_MOST 16U
#define UNWRITTEN 0xA5
/* Bytes of a row that a codec may leave behind the last one. */
#define SURPLUS_MOST 64U
/* Codecs of faxes go on with white rows behind their end, where a few may be made of what ends the
 * data: more of them are looked at. */
#define FAX_ROWS 256U
#define FAX_WHITE 0
#define FAX_ENDS_MOST 3U

static bool is_fax(uint16_t packing)
{
    return packing == COMPRESSION_CCITTRLE || packing == COMPRESSION_CCITTRLEW ||
           packing == COMPRESSION_CCITTFAX3 || packing == COMPRESSION_CCITTFAX4;
}

/* Codecs that meet their end may say nothing of it, and leave the rest as it was. */
static bool is_written(const uint8_t *row, tmsize_t size, bool fax)
{
    for (tmsize_t i = 0; i < size; i++)
        if (row[i] != UNWRITTEN && !(fax && row[i] == FAX_WHITE))
            return true;
    return false;
}

/* Whether there is a part of a row, of what a picture that is made narrower leaves over. Codecs
 * that want for more may have zeroes behind it. */
static bool has_part(const uint8_t *row, tmsize_t size)
{
    size_t written = 0;
    for (tmsize_t i = 0; i < size; i++)
        written += row[i] != UNWRITTEN && row[i] != 0;
    return written > SURPLUS_MOST;
}

/* Whether the strips of a picture that libtiff now believes to be higher fill that height.
 * @param extra  rows by which they are. */
static bool fills_more(decoder *d, uint32_t extra, bool fax)
{
    const tmsize_t most = TIFFStripSize(d->tiff), row = TIFFScanlineSize(d->tiff);
    uint8_t *bytes = most > 0 && row > 0 && (size_t)most <= d->job->limits->memory_bytes
                         ? malloc((size_t)most)
                         : NULL;
    bool more = !bytes; /* what cannot be looked at is not whole */
    for (uint32_t i = 0; !more && i < TIFFNumberOfStrips(d->tiff); i++) {
        memset(bytes, UNWRITTEN, (size_t)most);
        const tmsize_t got = TIFFReadEncodedStrip(d->tiff, i, bytes, -1);
        uint32_t written = 0;
        for (uint32_t k = 1; k <= extra && got > k * row; k++)
            written += is_written(bytes + got - k * row, row, fax);
        more = written > (fax ? FAX_ENDS_MOST : 0) ||
               (got < 0 && !fax && has_part(bytes + most - extra * row, extra * row));
    }
    free(bytes);
    return more;
}

/* Whether the rows that fill a last strip are a picture: writers repeat a row, or leave one level.
 * @param from,to  rows of the strip. */
static bool is_filled_with_more(decoder *d, uint32_t strip, uint32_t from, uint32_t to)
{
    const tmsize_t most = TIFFStripSize(d->tiff), row = TIFFScanlineSize(d->tiff);
    bool more = false;
    if (most <= 0 || row <= 0 || (size_t)most > d->job->limits->memory_bytes)
        return true; /* what cannot be looked at is not whole */
    uint8_t *bytes = malloc((size_t)most);
    if (!bytes)
        return true;
    const tmsize_t got = TIFFReadEncodedStrip(d->tiff, strip, bytes, -1);
    for (uint32_t y = from; y < to && got >= (tmsize_t)(y + 1) * row && !more; y++) {
        const uint8_t *here = bytes + (tmsize_t)y * row;
        const size_t samples = row > 8 ? (size_t)row - 8 : 0; /* a period of up to eight bytes */
        more = (!y || memcmp(here, here - row, (size_t)row) != 0) &&
               memcmp(here, here + 8, samples) != 0 && memcmp(here, here + 6, samples) != 0;
    }
    free(bytes);
    return more;
}

/* Packed strips may hold more rows than the header owns up to: libtiff unpacks as many as it is
 * told, so it is told of more. What lies open beyond a strip is a gap in the file. */
static bool has_more_rows(decoder *d)
{
    uint16_t packing = COMPRESSION_NONE, planar = PLANARCONFIG_CONTIG, samples = 1;
    uint32_t height = 0, rows = 0;
    TIFFGetFieldDefaulted(d->tiff, TIFFTAG_COMPRESSION, &packing);
    TIFFGetFieldDefaulted(d->tiff, TIFFTAG_PLANARCONFIG, &planar);
    TIFFGetFieldDefaulted(d->tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
    TIFFGetField(d->tiff, TIFFTAG_IMAGELENGTH, &height);
    TIFFGetFieldDefaulted(d->tiff, TIFFTAG_ROWSPERSTRIP, &rows);
    if (TIFFIsTiled(d->tiff) || packing == COMPRESSION_NONE || packing == COMPRESSION_OJPEG ||
        !height || !rows)
        return false;
    rows = rows < height ? rows : height;
    const bool fax = is_fax(packing);
    const uint32_t extra = fax ? FAX_ROWS : 1;
    const uint32_t strips = (height + rows - 1) / rows, last = height - (strips - 1) * rows;
    const uint32_t filled = last + FILLED_MOST < rows ? last + FILLED_MOST : rows;
    if (TIFFNumberOfStrips(d->tiff) != strips * (planar == PLANARCONFIG_SEPARATE ? samples : 1U))
        return false;
    TIFFSetField(d->tiff, TIFFTAG_ROWSPERSTRIP, rows + extra);
    TIFFSetField(d->tiff, TIFFTAG_IMAGELENGTH, (strips - 1) * (rows + extra) + filled + extra);
    bool more = fills_more(d, extra, fax);
    if (!more && !fax && packing != COMPRESSION_JPEG && filled > last) {
        TIFFSetField(d->tiff, TIFFTAG_ROWSPERSTRIP, rows);
        TIFFSetField(d->tiff, TIFFTAG_IMAGELENGTH, (strips - 1) * rows + filled);
        more = is_filled_with_more(d, strips - 1, last, filled);
    }
    TIFFSetField(d->tiff, TIFFTAG_ROWSPERSTRIP, rows);
    TIFFSetField(d->tiff, TIFFTAG_IMAGELENGTH, height);
    return more;
}

/* @param job  says what is wanted of it. */
static phw_status decode_page(decoder *d, const phw_codec_job *job, uint32_t page,
                              phw_image **image, phw_container *facts, phw_error *error)
{
    size_t pixels, bytes;
    bool alpha = false;
    note_page(d, facts);
    phw_status status = phw_codec_check_size(job->limits, facts->coded_width, facts->coded_height,
                                             BYTES_PER_PIXEL, error);
    if (status != PHW_OK)
        return status;
    if (!phw_checked_mul(facts->coded_width, facts->coded_height, &pixels) ||
        !phw_checked_mul(pixels, RGBA, &bytes))
        return phw_error_set(error, PHW_ERR_LIMIT, "the TIFF is too large");
    uint32_t *raster = calloc(bytes, 1);
    if (!raster)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the TIFF");
    d->failed = false;
    if (!read_raster(d, job->view == PHW_VIEW_STORED, facts, raster, &alpha)) {
        status = d->failed ? PHW_ERR_FORMAT : PHW_ERR_UNSUPPORTED;
        phw_error_set(error, status,
                      "page %u of the TIFF is broken or of a kind that is not read: save it as an "
                      "ordinary TIFF or PNG",
                      page + 1);
    } else {
        facts->has_alpha |= alpha;
        facts->warnings = d->warnings;
        facts->complete = !d->failed && !has_more_rows(d);
        unpack(raster, pixels, alpha);
        status = phw_codec_from_rgba(job, (const uint8_t *)raster, facts->coded_width,
                                     facts->coded_height, facts, image, error);
    }
    free(raster);
    return status;
}

static phw_status note_file(decoder *d, phw_error *error)
{
    phw_tiff_parts parts;
    phw_exif exif = phw_exif_read(d->job->bytes, d->job->size);
    phw_container *facts = &d->file;
    *facts = phw_codec_facts(d->job);
    facts->has_exif = exif.has_directory;
    facts->has_gps = exif.has_gps;
    facts->has_camera = exif.has_camera;
    facts->has_time = exif.has_time;
    facts->has_serial = exif.has_serial;
    facts->has_owner = exif.has_owner;
    facts->has_maker_note = exif.has_maker_note;
    facts->has_xmp = exif.has_xmp;
    facts->has_iptc = exif.has_iptc;
    facts->has_icc = exif.has_icc;
    facts->text_chunks = exif.has_text;
    facts->pages = TIFFNumberOfDirectories(d->tiff);
    facts->pages = facts->pages ? facts->pages : 1;
    phw_status status =
        phw_tiff_parts_read(d->job->bytes, d->job->size, d->job->limits->pages, &parts, error);
    facts->extra_images = (uint32_t)(parts.sub_pictures + (parts.layer_count > 0));
    facts->other_segments = parts.private_tags;
    facts->trailing_bytes = d->job->size - parts.end;
    phw_tiff_parts_done(&parts);
    return status;
}

/* @return OK, or what ends the decoding. A later page that is broken is told, not an error. */
static phw_status give_page(decoder *d, uint32_t page, phw_error *error)
{
    phw_image *image = NULL;
    phw_container facts = d->file;
    phw_error fault = PHW_ERROR_INIT;
    phw_codec_job stored = *d->job, seen = *d->job;
    phw_status status = PHW_OK;
    facts.page = page;
    stored.seen = NULL;
    seen.view = PHW_VIEW_SEEN;
    if (d->job->seen) { /* first: what is read bare is read without its alpha */
        phw_image_free(d->job->seen);
        status = decode_page(d, &seen, page, d->job->seen, &facts, &fault);
    }
    if (status == PHW_OK)
        status = decode_page(d, &stored, page, &image, &facts, &fault);
    if (status == PHW_ERR_NOMEM || (status != PHW_OK && !page)) {
        phw_error_set(error, status, "%s", fault.message);
        return status;
    }
    if (status != PHW_OK)
        facts.complete = false;
    return phw_codec_give(d->job, &image, &facts, error);
}

phw_status phw_tiff_decode(const phw_codec_job *job, phw_error *error)
{
    decoder d = {.job = job};
    if (!open_file(&d, "rm")) /* m: no memory mapping */
        return phw_error_set(error, PHW_ERR_FORMAT, "the TIFF is broken or was cut short");
    phw_status status = note_file(&d, error);
    for (uint32_t page = 0; status == PHW_OK && page < d.file.pages && page < job->limits->pages;
         page++) {
        if (page && !TIFFReadDirectory(d.tiff)) {
            phw_image *none = NULL;
            phw_container facts = d.file;
            facts.page = page;
            status = phw_codec_give(job, &none, &facts, error);
            break;
        }
        status = give_page(&d, page, error);
    }
    TIFFClose(d.tiff);
    return status;
}

/* --- pictures that are no pages --------------------------------------------------------------- */

/* @return OK, or what ends the search. */
static phw_status give_preview(decoder *d, const phw_tiff_picture *picture, phw_error *error)
{
    phw_image *image = NULL;
    phw_container facts = phw_codec_facts(d->job);
    phw_status status = PHW_ERR_FORMAT;
    if (TIFFSetSubDirectory(d->tiff, picture->directory))
        status = decode_page(d, d->job, 0, &image, &facts, NULL);
    bool tiny = status == PHW_ERR_LIMIT && facts.coded_width && facts.coded_height &&
                facts.coded_width < PHW_IMAGE_SIDE_MIN && facts.coded_height < PHW_IMAGE_SIDE_MIN;
    if (tiny) /* the top of a pyramid: nothing can be seen in it */
        return PHW_OK;
    if (status == PHW_ERR_NOMEM)
        return phw_error_set(error, status, "no memory for what the TIFF hides");
    return phw_codec_give(d->job, &image, &facts, error);
}

/* Hands over a part of a picture by itself. */
static phw_status give_part(const phw_codec_job *job, const phw_image *image, uint32_t left,
                            uint32_t top, phw_error *error)
{
    phw_container facts = phw_codec_facts(job);
    phw_image *part = NULL;
    facts.auxiliary = true; /* mostly it is filling */
    if (image->width - left < PHW_IMAGE_SIDE_MIN || image->height - top < PHW_IMAGE_SIDE_MIN)
        return PHW_OK;
    phw_status status =
        phw_image_new(image->width - left, image->height - top, image->channels, &part, error);
    for (uint32_t y = top; status == PHW_OK && y < image->height; y++)
        memcpy(phw_image_row_mut(part, y - top),
               phw_image_row(image, y) + (size_t)left * image->channels, part->stride);
    return status == PHW_OK ? phw_codec_give(job, &part, &facts, error) : status;
}

/* Tiles are whole, and reach past the picture's right and lower edge. */
static phw_status give_rest_of_tiles(decoder *d, phw_error *error)
{
    uint32_t width = 0, height = 0, wide = 0, high = 0;
    phw_container facts = phw_codec_facts(d->job);
    phw_image *image = NULL;
    TIFFGetField(d->tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(d->tiff, TIFFTAG_IMAGELENGTH, &height);
    TIFFGetField(d->tiff, TIFFTAG_TILEWIDTH, &wide);
    TIFFGetField(d->tiff, TIFFTAG_TILELENGTH, &high);
    if (!TIFFIsTiled(d->tiff) || !wide || !high || width > UINT32_MAX - wide ||
        height > UINT32_MAX - high || (width % wide == 0 && height % high == 0))
        return PHW_OK;
    TIFFSetField(d->tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    TIFFSetField(d->tiff, TIFFTAG_IMAGEWIDTH, (width + wide - 1) / wide * wide);
    TIFFSetField(d->tiff, TIFFTAG_IMAGELENGTH, (height + high - 1) / high * high);
    phw_status status = decode_page(d, d->job, 0, &image, &facts, NULL);
    TIFFSetField(d->tiff, TIFFTAG_IMAGEWIDTH, width);
    TIFFSetField(d->tiff, TIFFTAG_IMAGELENGTH, height);
    if (status == PHW_ERR_NOMEM)
        return phw_error_set(error, status, "no memory for what the TIFF hides");
    if (status != PHW_OK)
        return phw_codec_give(d->job, &image, &facts, error); /* not looked at */
    if (image->height > height)
        status = give_part(d->job, image, 0, height, error);
    if (status == PHW_OK && image->width > width)
        status = give_part(d->job, image, width, 0, error);
    phw_image_free(&image);
    return status;
}

/* What the pixels of the pages hold and nobody sees. */
static phw_status give_unseen(const phw_codec_job *job, phw_error *error)
{
    decoder d = {.job = job};
    phw_status status = PHW_OK;
    if (!open_file(&d, "rm"))
        return PHW_OK; /* the decoder has said so */
    for (uint32_t page = 0; status == PHW_OK && page < job->limits->pages; page++) {
        status = phw_tiff_unseen_samples(d.tiff, job, error);
        if (status == PHW_OK)
            status = give_rest_of_tiles(&d, error);
        if (!TIFFReadDirectory(d.tiff))
            break;
    }
    TIFFClose(d.tiff);
    return status;
}

phw_status phw_tiff_previews(const phw_codec_job *job, bool chained, phw_error *error)
{
    decoder d = {.job = job};
    phw_tiff_parts parts;
    phw_status status =
        phw_tiff_parts_read(job->bytes, job->size, job->limits->pages, &parts, error);
    size_t wanted = parts.sub_pictures + (chained ? parts.picture_count : 0);
    /* h: the first directory may hold no picture. */
    bool open = status == PHW_OK && wanted && open_file(&d, "rmh");
    for (size_t i = 0; open && status == PHW_OK && i < parts.picture_count; i++)
        if (chained || !parts.pictures[i].chained)
            status = give_preview(&d, &parts.pictures[i], error);
    if (d.tiff)
        TIFFClose(d.tiff);
    if (status == PHW_OK && !chained)
        status = give_unseen(job, error);
    bool all = true;
    for (size_t i = 0; status == PHW_OK && i < parts.layer_count; i++) {
        bool read;
        status = phw_tiff_layers(job, job->bytes + parts.layers[i].at, parts.layers[i].size, &read,
                                 error);
        all &= read;
    }
    if (status == PHW_OK && (!all || parts.left_out || (wanted && !open))) {
        phw_image *none = NULL;
        const phw_container facts = phw_codec_facts(job);
        status = phw_codec_give(job, &none, &facts, error);
    }
    phw_tiff_parts_done(&parts);
    return status;
}
