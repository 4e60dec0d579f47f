/* SPDX-License-Identifier: Apache-2.0 */
/* WebP: still pictures and every frame of an animation. The RIFF chunks are walked here; libwebp
 * is given pixels to unpack and nothing else. */
#include <stdlib.h>
#include <string.h>

#include <webp/decode.h>
#include <webp/demux.h>

#include "base/cursor.h"
#include "image/codec.h"
#include "image/jpeg_facts.h"
#include "image/webp_slack.h"

#define RGBA_BYTES 4
#define RIFF_HEADER_BYTES 12
#define TAG_BYTES 4

/* The picture, and what libwebp's animation decoder holds: two canvases and the frame. */
#define BYTES_PER_PIXEL (3 * RGBA_BYTES + 3)

typedef struct facts_walk {
    phw_container facts;
    size_t image_end;     /* of a still picture's chunk, in the file; 0: none */
    const uint8_t *alpha; /* the alpha plane's chunk of such a picture; NULL: none */
    size_t alpha_size;
    bool image; /* some coded picture is there and whole */
    bool animated;
} facts_walk;

static void note_chunk(facts_walk *walk, const uint8_t *tag, const uint8_t *payload, size_t size)
{
    phw_container *facts = &walk->facts;
    if (!memcmp(tag, "EXIF", TAG_BYTES)) {
        bool prefix = size >= 6 && !memcmp(payload, "Exif", 5); /* some writers keep JPEG's */
        phw_note_exif(facts, payload + (prefix ? 6 : 0), size - (prefix ? 6 : 0));
    } else if (!memcmp(tag, "XMP ", TAG_BYTES)) {
        phw_note_xmp(facts, payload, size);
    } else if (!memcmp(tag, "ICCP", TAG_BYTES)) {
        facts->has_icc = true;
    } else if (!memcmp(tag, "ANMF", TAG_BYTES)) {
        walk->animated = walk->image = true;
    } else if (!memcmp(tag, "VP8 ", TAG_BYTES) || !memcmp(tag, "VP8L", TAG_BYTES)) {
        walk->image = true;
    } else if (!memcmp(tag, "ALPH", TAG_BYTES)) {
        walk->alpha = payload;
        walk->alpha_size = size;
    } else if (memcmp(tag, "VP8X", TAG_BYTES) != 0 && memcmp(tag, "ANIM", TAG_BYTES) != 0) {
        facts->other_segments++;
    }
}

/* WebP container specification (developers.google.com/speed/webp/docs/riff_container). */
static phw_status walk_chunks(const phw_codec_job *job, facts_walk *walk, phw_error *error)
{
    phw_cursor cursor = phw_cursor_view(job->bytes, job->size);
    uint32_t chunks = 0;
    phw_cursor_seek(&cursor, TAG_BYTES);
    size_t end = (size_t)phw_cursor_u32le(&cursor) + 8; /* with the RIFF tag and this number */
    phw_cursor_seek(&cursor, RIFF_HEADER_BYTES);
    walk->facts.complete = end <= job->size;
    while (!cursor.overrun && cursor.at + 8 <= end && phw_cursor_left(&cursor) >= 8) {
        const uint8_t *tag = cursor.bytes + cursor.at;
        phw_cursor_skip(&cursor, TAG_BYTES);
        size_t size = phw_cursor_u32le(&cursor);
        const uint8_t *payload = cursor.bytes + cursor.at;
        phw_cursor_skip(&cursor, size);
        if (cursor.overrun) {
            walk->facts.complete = false;
            break;
        }
        if (++chunks > job->limits->chunks + job->limits->pages)
            return phw_error_set(error, PHW_ERR_LIMIT,
                                 "the WebP has more than %u chunks: save it anew with another "
                                 "program",
                                 job->limits->chunks);
        note_chunk(walk, tag, payload, size);
        if (!memcmp(tag, "VP8 ", TAG_BYTES) || !memcmp(tag, "VP8L", TAG_BYTES))
            walk->image_end = cursor.at;
        if (size % 2 && cursor.at < end)
            phw_cursor_skip(&cursor, 1);
    }
    walk->facts.trailing_bytes = job->size > end ? job->size - end : 0;
    return PHW_OK;
}

static phw_status give_page(const phw_codec_job *job, const uint8_t *rgba, phw_container *facts,
                            phw_error *error)
{
    phw_image *image = NULL;
    phw_status status = phw_codec_from_rgba(job, rgba, facts->coded_width, facts->coded_height,
                                            facts, &image, error);
    return status == PHW_OK ? phw_codec_give(job, &image, facts, error) : status;
}

/* Decodes up to where coded data end, in two steps.
 * @param end  of them; 0: not known.
 * @param[out] early  all pixels were there before the last of them. */
static VP8StatusCode append_all(WebPIDecoder *decoder, const uint8_t *bytes, size_t size,
                                size_t end, bool *early)
{
    const size_t sure = end > PHW_WEBP_SLACK_MOST ? end - PHW_WEBP_SLACK_MOST : 0;
    VP8StatusCode code = sure ? WebPIAppend(decoder, bytes, sure) : VP8_STATUS_SUSPENDED;
    *early = code == VP8_STATUS_OK;
    return code == VP8_STATUS_SUSPENDED ? WebPIAppend(decoder, bytes + sure, size - sure) : code;
}

/* A file that was cut is decoded as far as it goes. */
static phw_status decode_still(const phw_codec_job *job, size_t image_end, phw_container *facts,
                               phw_error *error)
{
    bool early = false;
    WebPDecoderConfig config;
    size_t bytes = (size_t)facts->coded_width * facts->coded_height * RGBA_BYTES;
    uint8_t *rgba = calloc(bytes, 1);
    if (!rgba || !WebPInitDecoderConfig(&config)) {
        free(rgba);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the WebP");
    }
    config.output.colorspace = MODE_RGBA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = rgba;
    config.output.u.RGBA.stride = (int)facts->coded_width * RGBA_BYTES;
    config.output.u.RGBA.size = bytes;
    WebPIDecoder *decoder = WebPIDecode(NULL, 0, &config);
    VP8StatusCode code = decoder ? append_all(decoder, job->bytes, job->size, image_end, &early)
                                 : VP8_STATUS_OUT_OF_MEMORY;
    int rows = 0;
    if (decoder)
        WebPIDecGetRGB(decoder, &rows, NULL, NULL, NULL);
    WebPIDelete(decoder);
    phw_status status = PHW_OK;
    if (code == VP8_STATUS_OUT_OF_MEMORY)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to decode the WebP");
    else if (rows <= 0)
        status = phw_error_set(error, PHW_ERR_FORMAT, "the WebP is broken or was cut short");
    facts->complete &= code == VP8_STATUS_OK && (uint32_t)rows == facts->coded_height && !early;
    if (status == PHW_OK)
        status = give_page(job, rgba, facts, error);
    free(rgba);
    return status;
}

static phw_status give_frames(const phw_codec_job *job, WebPAnimDecoder *decoder,
                              phw_container *facts, phw_error *error)
{
    phw_status status = PHW_OK;
    uint8_t *rgba = NULL;
    int until = 0, before = 0;
    for (uint32_t page = 0; status == PHW_OK && page < facts->pages && page < job->limits->pages;
         page++) {
        phw_container here = *facts;
        here.page = page;
        if (!WebPAnimDecoderGetNext(decoder, &rgba, &until)) {
            if (!page)
                return phw_error_set(error, PHW_ERR_FORMAT, "the WebP is broken");
            phw_image *none = NULL;
            here.complete = false;
            return phw_codec_give(job, &none, &here, error);
        }
        here.delay_ms = until > before ? (uint32_t)(until - before) : 0;
        before = until;
        status = give_page(job, rgba, &here, error);
    }
    return status;
}

/* Each frame's own pixels, before they are laid over the others: what is under their transparency
 * is lost in that. */
static phw_status give_stored_frames(const phw_codec_job *job, const WebPData *data,
                                     phw_container *facts, phw_error *error)
{
    WebPDemuxer *file = WebPDemux(data);
    WebPIterator frame = {0};
    phw_status status = PHW_OK;
    bool more = file && WebPDemuxGetFrame(file, 1, &frame);
    facts->pages = more ? WebPDemuxGetI(file, WEBP_FF_FRAME_COUNT) : 1;
    for (uint32_t page = 0; status == PHW_OK && more && page < job->limits->pages; page++) {
        phw_container here = *facts;
        int width = 0, height = 0;
        /* A frame lies within the canvas, whose size was held against the limits. */
        uint8_t *rgba =
            WebPGetInfo(frame.fragment.bytes, frame.fragment.size, &width, &height) &&
                    (uint32_t)width <= facts->coded_width && (uint32_t)height <= facts->coded_height
                ? WebPDecodeRGBA(frame.fragment.bytes, frame.fragment.size, &width, &height)
                : NULL;
        here.page = page;
        here.coded_width = (uint32_t)width;
        here.coded_height = (uint32_t)height;
        if (rgba)
            status = give_page(job, rgba, &here, error);
        WebPFree(rgba);
        more = WebPDemuxNextFrame(&frame);
    }
    if (file)
        WebPDemuxReleaseIterator(&frame);
    WebPDemuxDelete(file);
    return status;
}

/* A frame of two chunks begins with its alpha plane. */
static bool frame_has_slack(const WebPIterator *frame)
{
    const uint8_t *bytes = frame->fragment.bytes;
    phw_cursor cursor = phw_cursor_view(bytes, frame->fragment.size);
    if (phw_webp_has_slack(bytes, frame->fragment.size))
        return true;
    if (frame->fragment.size < TAG_BYTES || memcmp(bytes, "ALPH", TAG_BYTES) != 0)
        return false;
    phw_cursor_skip(&cursor, TAG_BYTES);
    const size_t size = phw_cursor_u32le(&cursor);
    return size > phw_cursor_left(&cursor) ||
           phw_webp_alpha_has_slack(bytes + cursor.at, size, (uint32_t)frame->width,
                                    (uint32_t)frame->height);
}

/* Whether some frame's coded data go on behind its last pixel, or nobody could look. */
static bool frames_hold_more(const phw_codec_job *job, const WebPData *data)
{
    WebPDemuxer *file = WebPDemux(data);
    WebPIterator frame = {0};
    bool slack = false, more = file && WebPDemuxGetFrame(file, 1, &frame);
    for (uint32_t page = 0; more && !slack && page < job->limits->pages; page++) {
        slack = frame_has_slack(&frame);
        more = WebPDemuxNextFrame(&frame);
    }
    if (file)
        WebPDemuxReleaseIterator(&frame);
    WebPDemuxDelete(file);
    return slack;
}

static phw_status decode_animation(const phw_codec_job *job, phw_container *facts, phw_error *error)
{
    const WebPData data = {job->bytes, job->size};
    WebPAnimDecoderOptions options;
    WebPAnimInfo info;
    if (!WebPAnimDecoderOptionsInit(&options))
        return phw_error_set(error, PHW_ERR_INTERNAL, "libwebp is of another version");
    if (job->view == PHW_VIEW_STORED)
        return give_stored_frames(job, &data, facts, error);
    options.color_mode = MODE_RGBA;
    options.use_threads = 0;
    WebPAnimDecoder *decoder = WebPAnimDecoderNew(&data, &options);
    if (!decoder || !WebPAnimDecoderGetInfo(decoder, &info)) {
        WebPAnimDecoderDelete(decoder);
        return phw_error_set(error, PHW_ERR_FORMAT, "the WebP is broken or was cut short");
    }
    facts->pages = info.frame_count ? info.frame_count : 1;
    facts->complete &= !frames_hold_more(job, &data);
    facts->plays = info.loop_count;
    facts->coded_width = info.canvas_width;
    facts->coded_height = info.canvas_height;
    phw_status status = give_frames(job, decoder, facts, error);
    WebPAnimDecoderDelete(decoder);
    return status;
}

phw_status phw_webp_decode(const phw_codec_job *job, phw_error *error)
{
    facts_walk walk = {.facts = phw_codec_facts(job)};
    enum { LOSSLESS = 2 }; /* of WebPBitstreamFeatures.format; an animation has frames of both */
    WebPBitstreamFeatures features;
    phw_status status = walk_chunks(job, &walk, error);
    if (status != PHW_OK)
        return status;
    if (WebPGetFeatures(job->bytes, job->size, &features) != VP8_STATUS_OK)
        return phw_error_set(error, PHW_ERR_FORMAT, "the WebP is broken or was cut short");
    phw_container *facts = &walk.facts;
    facts->coded_width = (uint32_t)features.width;
    facts->coded_height = (uint32_t)features.height;
    facts->has_alpha = features.has_alpha;
    facts->lossless = !features.has_animation && features.format == LOSSLESS;
    facts->bit_depth = 8;
    facts->coded_channels = features.has_alpha ? 4 : 3;
    status = phw_codec_check_size(job->limits, facts->coded_width, facts->coded_height,
                                  BYTES_PER_PIXEL, error);
    if (status != PHW_OK)
        return status;
    if (features.has_animation)
        return decode_animation(job, facts, error);
    facts->complete &=
        !walk.alpha || !phw_webp_alpha_has_slack(walk.alpha, walk.alpha_size, facts->coded_width,
                                                 facts->coded_height);
    return decode_still(job, walk.image_end, facts, error);
}
