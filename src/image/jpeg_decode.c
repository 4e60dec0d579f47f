/* SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

#include "image/codec.h"
#include "image/covers.h"
#include "image/jpeg_facts.h"
#include "image/jpeg_follow.h"
#include "image/jpeg_held.h"
#include "image/jpeg_quality.h"
#include "image/jpeg_take.h"
#include "image/orient.h"

#define RGB_CHANNELS 3
#define CMYK_CHANNELS 4

/* Rows asked for at once; libjpeg makes them in groups of the vertical sampling, 4 at most. */
#define ROWS_AT_ONCE 16U

/* A scan may cost a few bytes of file and a pass over the whole picture. Encoders write about ten;
 * at most so many passes over as many pixels as the limits allow are made. */
#define SCAN_WORK_FACTOR 20U

/* Stray bytes between data and marker are common; from so many on they are rows that the header
 * does not own up to, and count as bytes behind the picture. */
#define STRAY_BYTES_MAX 256U

/* Bytes that Adobe's APP14 holds: "Adobe", version, two flags, transform. */
#define ADOBE_BYTES 12
#define ADOBE_TRANSFORM_AT 11
#define JFIF_BYTES 14

/** One decoding. Everything that must survive a longjmp lives here, in the caller's frame. */
typedef struct decoder {
    phw_jpeg_held *held; /**< of the coefficients, where they are wanted; first, see jpeg_held.h */
    struct jpeg_decompress_struct cinfo;
    struct jpeg_error_mgr errors;
    struct jpeg_source_mgr source;
    struct jpeg_progress_mgr progress;
    jmp_buf escape;
    const uint8_t *bytes;
    size_t size;
    const phw_limits *limits;
    phw_container *container;
    phw_orient orient;
    phw_image *image;
    phw_coded **coded;       /**< where the coefficients are wanted, or NULL */
    phw_jpeg_follow *follow; /**< what it is held against, or NULL */
    uint8_t *cmyk;           /**< one row, where the picture is coded so */
    phw_error fault;         /**< why libjpeg gave up */
    uint32_t segments;       /**< application segments and comments */
    size_t stray_bytes;      /**< skipped between the data of a scan and the next marker */
    bool ran_out;            /**< the file ended before the picture did */
    bool ran_out_at_once;    /**< … and before one row of blocks was whole */
    bool damaged;            /**< some data was unreadable */
} decoder;

static decoder *decoder_of(j_common_ptr cinfo)
{
    return cinfo->client_data;
}

/* --- errors and warnings ------------------------------------------------------------------- */

static phw_status status_of(int message)
{
    switch (message) {
    case JERR_OUT_OF_MEMORY:
        return PHW_ERR_NOMEM;
    case JERR_NO_BACKING_STORE: /* max_memory_to_use was met */
    case JERR_IMAGE_TOO_BIG:
    case JERR_WIDTH_OVERFLOW:
        return PHW_ERR_LIMIT;
    case JERR_SOF_UNSUPPORTED:
    case JERR_BAD_PRECISION:
    case JERR_ARITH_NOTIMPL:
    case JERR_NOT_COMPILED:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_CCIR601_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL:
        return PHW_ERR_UNSUPPORTED;
    default: /* an int of libjpeg's, not one of our enums */
        return PHW_ERR_FORMAT;
    }
}

static void give_up(j_common_ptr cinfo)
{
    decoder *d = decoder_of(cinfo);
    phw_status status = status_of(cinfo->err->msg_code);
    char why[JMSG_LENGTH_MAX];
    cinfo->err->format_message(cinfo, why);
    if (status == PHW_ERR_NOMEM)
        phw_error_set(&d->fault, status, "no memory to decode the JPEG");
    else if (status == PHW_ERR_LIMIT)
        phw_error_set(&d->fault, status,
                      "the JPEG needs more memory than allowed: make it smaller");
    else if (status == PHW_ERR_UNSUPPORTED)
        phw_error_set(&d->fault, status,
                      "this kind of JPEG is not read (%s): save it as an ordinary JPEG or PNG",
                      why);
    else if (d->ran_out)
        phw_error_set(&d->fault, status, "the JPEG was cut short before its picture began");
    else
        phw_error_set(&d->fault, status, "the JPEG is broken (%s)", why);
    longjmp(d->escape, 1);
}

/* Warnings after which every pixel is still as its writer meant it. */
static bool is_harmless(int message)
{
    return message == JWRN_EXTRANEOUS_DATA || message == JWRN_JFIF_MAJOR ||
           message == JWRN_ADOBE_XFORM || message == JWRN_NOT_SEQUENTIAL ||
           message == JWRN_BOGUS_ICC;
}

static void note_message(j_common_ptr cinfo, int level)
{
    decoder *d = decoder_of(cinfo);
    if (level >= 0)
        return;
    if (d->container->warnings < UINT32_MAX)
        d->container->warnings++;
    if (!is_harmless(cinfo->err->msg_code))
        d->damaged = true;
    /* jerror.h: the first parameter of this message is the number of bytes. */
    if (cinfo->err->msg_code == JWRN_EXTRANEOUS_DATA && d->cinfo.input_scan_number > 0)
        d->stray_bytes += (unsigned)cinfo->err->msg_parm.i[0];
    else if (cinfo->err->msg_code == JWRN_EXTRANEOUS_DATA)
        d->container->other_segments++; /* before the pixels */
}

static void drop_message(j_common_ptr cinfo)
{
    (void)cinfo;
}

/* --- the bytes ----------------------------------------------------------------------------- */

static void do_nothing(j_decompress_ptr cinfo)
{
    (void)cinfo;
}

/* All bytes are there from the start, so being asked for more means that the file was cut. As
 * libjpeg's own sources do, it then gets an end-of-image marker to finish with. */
static boolean run_out(j_decompress_ptr cinfo)
{
    static const JOCTET end_of_image[2] = {0xFF, JPEG_EOI};
    decoder *d = decoder_of((j_common_ptr)cinfo);
    if (!d->ran_out)
        d->ran_out_at_once = cinfo->input_scan_number <= 1 && !cinfo->input_iMCU_row;
    d->ran_out = true;
    d->source.next_input_byte = end_of_image;
    d->source.bytes_in_buffer = sizeof end_of_image;
    return TRUE;
}

static void skip_bytes(j_decompress_ptr cinfo, long count)
{
    decoder *d = decoder_of((j_common_ptr)cinfo);
    if (count <= 0)
        return;
    if ((size_t)count > d->source.bytes_in_buffer) {
        run_out(cinfo);
        return;
    }
    d->source.next_input_byte += count;
    d->source.bytes_in_buffer -= (size_t)count;
}

static void stop_at_limit(decoder *d, const char *what, uint32_t limit)
{
    phw_error_set(&d->fault, PHW_ERR_LIMIT,
                  "the JPEG has more than %u %s: save it anew with another program", limit, what);
    longjmp(d->escape, 1);
}

/* What libjpeg would have looked for itself, had we not taken the segment from it. */
static void tell_libjpeg(j_decompress_ptr cinfo, const uint8_t *payload, size_t size)
{
    if (cinfo->unread_marker == JPEG_APP0 && size >= JFIF_BYTES && !memcmp(payload, "JFIF", 5))
        cinfo->saw_JFIF_marker = TRUE;
    if (cinfo->unread_marker == JPEG_APP0 + 14 && size >= ADOBE_BYTES &&
        !memcmp(payload, "Adobe", 5)) {
        cinfo->saw_Adobe_marker = TRUE;
        cinfo->Adobe_transform = payload[ADOBE_TRANSFORM_AT];
    }
}

/* Called for every APPn and COM with the source behind the marker: nothing is ever copied. */
static boolean note_segment(j_decompress_ptr cinfo)
{
    decoder *d = decoder_of((j_common_ptr)cinfo);
    const uint8_t *at = d->source.next_input_byte;
    if (++d->segments > d->limits->chunks)
        stop_at_limit(d, "segments", d->limits->chunks);
    if (d->source.bytes_in_buffer < 2)
        return run_out(cinfo);
    size_t length = (size_t)at[0] << 8 | at[1];
    if (length < 2)
        ERREXIT(cinfo, JERR_BAD_LENGTH);
    if (length <= d->source.bytes_in_buffer) {
        phw_jpeg_note_segment(d->container, cinfo->unread_marker, at + 2, length - 2);
        tell_libjpeg(cinfo, at + 2, length - 2);
    }
    skip_bytes(cinfo, (long)length);
    return TRUE;
}

static void watch_scans(j_common_ptr common)
{
    decoder *d = decoder_of(common);
    uint32_t scans = (uint32_t)d->cinfo.input_scan_number;
    uint64_t pixels = (uint64_t)d->cinfo.image_width * d->cinfo.image_height;
    if (scans > d->limits->scans)
        stop_at_limit(d, "scans", d->limits->scans);
    if (scans > 1 && pixels * scans > d->limits->pixels * SCAN_WORK_FACTOR)
        stop_at_limit(d, "scans for its size", scans - 1);
}

/* --- the steps, each run under one setjmp ---------------------------------------------------- */

typedef void step(decoder *d);

static bool run_guarded(decoder *d, step *what)
{
    if (setjmp(d->escape))
        return false;
    what(d);
    return true;
}

static void read_header(decoder *d)
{
    struct jpeg_decompress_struct *cinfo = &d->cinfo;
    jpeg_create_decompress(cinfo);
    d->source = (struct jpeg_source_mgr){.next_input_byte = d->bytes,
                                         .bytes_in_buffer = d->size,
                                         .init_source = do_nothing,
                                         .fill_input_buffer = run_out,
                                         .skip_input_data = skip_bytes,
                                         .resync_to_restart = jpeg_resync_to_restart,
                                         .term_source = do_nothing};
    cinfo->src = &d->source;
    d->progress.progress_monitor = watch_scans;
    cinfo->progress = &d->progress;
    for (int i = 0; i < 16; i++)
        jpeg_set_marker_processor(cinfo, JPEG_APP0 + i, note_segment);
    jpeg_set_marker_processor(cinfo, JPEG_COM, note_segment);
    jpeg_read_header(cinfo, TRUE);
}

static void convert_cmyk(const uint8_t *cmyk, uint8_t *rgb, size_t width, bool inverted)
{
    const unsigned flip = inverted ? 0 : 255;
    for (size_t x = 0; x < width; x++, cmyk += CMYK_CHANNELS, rgb += RGB_CHANNELS) {
        unsigned light = cmyk[3] ^ flip;
        for (int c = 0; c < RGB_CHANNELS; c++)
            rgb[c] = (uint8_t)(((cmyk[c] ^ flip) * light + 127) / 255);
    }
}

static void read_rows(decoder *d)
{
    JSAMPROW rows[ROWS_AT_ONCE];
    uint32_t room = phw_orient_room(&d->orient);
    if (d->cmyk) {
        rows[0] = d->cmyk;
        if (jpeg_read_scanlines(&d->cinfo, rows, 1) == 1) {
            convert_cmyk(d->cmyk, phw_orient_row(&d->orient, 0), d->orient.width,
                         d->cinfo.saw_Adobe_marker);
            phw_orient_commit(&d->orient, 1);
        }
        return;
    }
    if (room > ROWS_AT_ONCE)
        room = ROWS_AT_ONCE;
    for (uint32_t i = 0; i < room; i++)
        rows[i] = phw_orient_row(&d->orient, i);
    phw_orient_commit(&d->orient, jpeg_read_scanlines(&d->cinfo, rows, room));
}

/* A file of several scans may end properly and yet never have sent a component. */
static bool lacks_component(const struct jpeg_decompress_struct *cinfo)
{
    for (int i = 0; i < cinfo->num_components; i++)
        if (!cinfo->comp_info[i].quant_table ||
            (cinfo->progressive_mode && cinfo->coef_bits && cinfo->coef_bits[i][0] < 0))
            return true;
    return false;
}

static void read_to_end(decoder *d)
{
    while (jpeg_consume_input(&d->cinfo) != JPEG_REACHED_EOI)
        watch_scans((j_common_ptr)&d->cinfo);
}

/* What is damaged is not what its writer meant. Without memory it is read once more later on. */
static void take_blocks(decoder *d)
{
    phw_coded *made = NULL;
    jpeg_finish_output(&d->cinfo);
    read_to_end(d);
    jvirt_barray_ptr *arrays = jpeg_read_coefficients(&d->cinfo);
    if (!d->damaged && !d->ran_out)
        made = calloc(1, sizeof *made);
    if (made && phw_jpeg_blocks_take(&d->cinfo, arrays, &d->held, &made->blocks) != PHW_OK)
        phw_coded_free(&made);
    if (made)
        made->as_stored = true;
    *d->coded = made;
}

/* libjpeg holds the coefficients. Where one scan has all components (it takes no other then), rows
 * are made as it is read, while their coefficients are in a cache; else all is read at first. */
static void start_held(decoder *d)
{
    d->cinfo.buffered_image = TRUE;
    phw_jpeg_held_attach((j_common_ptr)&d->cinfo);
    jpeg_start_decompress(&d->cinfo);
    if (jpeg_has_multiple_scans(&d->cinfo))
        read_to_end(d);
    jpeg_start_output(&d->cinfo, d->cinfo.input_scan_number);
}

/* Rows that nobody wants to see and that reach to the picture's end, which libjpeg must not be told
 * to leave out: it would read no more of the file. */
static bool wants_no_more(const phw_jpeg_follow *follow, uint32_t row)
{
    return !memchr(follow->wanted + row, true, follow->grid.rows - row);
}

/* Makes the rows of pixels that are wanted. */
static void read_followed(decoder *d)
{
    struct jpeg_decompress_struct *cinfo = &d->cinfo;
    const phw_jpeg_follow *follow = d->follow;
    const uint32_t unit = follow->grid.unit_height;
    while (cinfo->output_scanline < cinfo->output_height) {
        uint32_t row = cinfo->output_scanline / unit;
        if (follow->wanted[row]) {
            read_rows(d);
            continue;
        }
        if (wants_no_more(follow, row))
            break;
        while (!follow->wanted[row])
            row++;
        phw_orient_commit(&d->orient,
                          jpeg_skip_scanlines(cinfo, row * unit - cinfo->output_scanline));
    }
    jpeg_finish_output(cinfo);
    read_to_end(d);
    phw_jpeg_held_finish(d->held);
}

static void read_pixels(decoder *d)
{
    if (d->held)
        start_held(d);
    else
        jpeg_start_decompress(&d->cinfo);
    if (d->follow)
        read_followed(d);
    while (!d->follow && d->cinfo.output_scanline < d->cinfo.output_height)
        read_rows(d);
    if (lacks_component(&d->cinfo))
        d->damaged = true;
    if (d->coded)
        take_blocks(d);
    jpeg_finish_decompress(&d->cinfo);
}

/* --- between the steps ------------------------------------------------------------------------ */

static int ratio_of(int luma, int chroma)
{
    return luma > chroma ? luma / chroma : 1;
}

/* The number of a component's table stands in the file and is not checked before its first scan. */
static const JQUANT_TBL *table_of(const struct jpeg_decompress_struct *cinfo, int component)
{
    int number = cinfo->comp_info[component].quant_tbl_no;
    return number >= 0 && number < NUM_QUANT_TBLS ? cinfo->quant_tbl_ptrs[number] : NULL;
}

static void note_coding(decoder *d)
{
    const struct jpeg_decompress_struct *cinfo = &d->cinfo;
    const jpeg_component_info *component = cinfo->comp_info;
    phw_container *container = d->container;
    const JQUANT_TBL *luma = table_of(cinfo, 0);
    const JQUANT_TBL *chroma = NULL;
    container->coded_width = cinfo->image_width;
    container->coded_height = cinfo->image_height;
    container->progressive = cinfo->progressive_mode;
    container->bit_depth = cinfo->data_precision;
    container->coded_channels = cinfo->num_components;
    container->jpeg_h_sampling = 1;
    container->jpeg_v_sampling = 1;
    if (cinfo->num_components >= RGB_CHANNELS) {
        container->jpeg_h_sampling =
            ratio_of(component[0].h_samp_factor, component[1].h_samp_factor);
        container->jpeg_v_sampling =
            ratio_of(component[0].v_samp_factor, component[1].v_samp_factor);
        chroma = table_of(cinfo, 1);
    }
    if (chroma == luma)
        chroma = NULL;
    if (luma)
        container->jpeg_quality =
            phw_jpeg_quality(luma->quantval, chroma ? chroma->quantval : NULL);
}

static phw_status choose_colours(decoder *d, phw_error *error)
{
    struct jpeg_decompress_struct *cinfo = &d->cinfo;
    bool cmyk = cinfo->jpeg_color_space == JCS_CMYK || cinfo->jpeg_color_space == JCS_YCCK;
    if (cinfo->jpeg_color_space == JCS_UNKNOWN)
        return phw_error_set(error, PHW_ERR_UNSUPPORTED,
                             "a JPEG of %d colour channels is not read: save it as RGB",
                             cinfo->num_components);
    cinfo->out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
    if (!cmyk)
        return PHW_OK;
    d->cmyk = malloc((size_t)cinfo->image_width * CMYK_CHANNELS);
    return d->cmyk ? PHW_OK : phw_error_set(error, PHW_ERR_NOMEM, "no memory for a row of CMYK");
}

static long memory_left(const decoder *d)
{
    size_t used = (size_t)d->cinfo.image_width * d->cinfo.image_height * RGB_CHANNELS;
    size_t left = d->limits->memory_bytes - used; /* phw_codec_check_size() saw to it */
    return left > LONG_MAX ? LONG_MAX : left ? (long)left : 1;
}

/* Twice two bytes a sample may be held beside the pixels, once they are turned. */
static bool has_room_for_blocks(const decoder *d)
{
    const size_t each = RGB_CHANNELS + 4 * (size_t)d->cinfo.num_components;
    const size_t pixels = (size_t)d->cinfo.image_width * d->cinfo.image_height;
    return pixels <= PHW_CODED_KEPT_MOST && pixels <= d->limits->memory_bytes / each;
}

/* Whether it stands as its source does and is one scan, which is read while pixels are made. */
static bool can_be_followed(const decoder *d)
{
    phw_jpeg_blocks form = {.count = 0};
    return d->container->orientation == 1 && !d->cinfo.progressive_mode &&
           d->cinfo.comps_in_scan == d->cinfo.num_components &&
           phw_jpeg_blocks_take_form(&d->cinfo, &form) == PHW_OK &&
           phw_jpeg_blocks_same_form(d->follow->source, &form);
}

static phw_status decode(decoder *d, phw_error *error)
{
    if (!run_guarded(d, read_header))
        return phw_error_set(error, d->fault.status, "%s", d->fault.message);
    if (d->follow && !can_be_followed(d))
        return phw_error_set(error, PHW_ERR_UNSUPPORTED, "the JPEG is not made as its source is");
    phw_status status = phw_codec_check_size(d->limits, d->cinfo.image_width, d->cinfo.image_height,
                                             RGB_CHANNELS, error);
    if (status != PHW_OK)
        return status;
    note_coding(d);
    status = choose_colours(d, error);
    if (status != PHW_OK)
        return status;
    status = phw_orient_open(&d->orient, d->cinfo.image_width, d->cinfo.image_height,
                             d->container->orientation, &d->image, error);
    if (status != PHW_OK)
        return status;
    d->cinfo.mem->max_memory_to_use = memory_left(d);
    if (d->follow || (d->coded && has_room_for_blocks(d)))
        d->held = phw_jpeg_held_new();
    if (d->follow && !d->held)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to hold a JPEG against its source");
    if (d->follow)
        phw_jpeg_held_follow(d->held, d->follow);
    if (!d->held)
        d->coded = NULL;
    bool finished = run_guarded(d, read_pixels);
    bool nothing = d->ran_out_at_once || !d->orient.row;
    if (d->ran_out_at_once)
        return phw_error_set(error, PHW_ERR_FORMAT,
                             "the JPEG was cut short: nothing of its picture is left");
    if (!finished && (nothing || d->fault.status != PHW_ERR_FORMAT))
        return phw_error_set(error, d->fault.status, "%s", d->fault.message);
    d->container->complete = finished && !d->ran_out && !d->damaged;
    /* EXIF that came behind the first scan, where no viewer looks for it, turned nothing. */
    d->container->orientation = d->orient.orientation;
    if (finished && !d->ran_out)
        d->container->trailing_bytes =
            d->source.bytes_in_buffer + (d->stray_bytes > STRAY_BYTES_MAX ? d->stray_bytes : 0);
    return PHW_OK;
}

/* @param coded  where coefficients are wanted, or NULL; followed files' are not kept. */
static phw_status run(const phw_codec_job *job, phw_coded **coded, phw_container *facts,
                      phw_image **image, phw_error *error)
{
    decoder d = {.bytes = job->bytes,
                 .size = job->size,
                 .limits = job->limits,
                 .container = facts,
                 .coded = coded,
                 .follow = job->follow,
                 .fault = PHW_ERROR_INIT};
    d.cinfo.err = jpeg_std_error(&d.errors);
    d.cinfo.client_data = &d;
    d.errors.error_exit = give_up;
    d.errors.emit_message = note_message;
    d.errors.output_message = drop_message;
    phw_status status = decode(&d, error);
    jpeg_destroy_decompress(&d.cinfo);
    phw_jpeg_held_free(&d.held);
    phw_orient_done(&d.orient);
    free(d.cmyk);
    if (status == PHW_OK && d.coded && *d.coded)
        (*d.coded)->pixels = phw_coded_sum(d.image);
    if (status == PHW_OK)
        *image = d.image;
    else
        phw_image_free(&d.image);
    return status;
}

phw_status phw_jpeg_decode(const phw_codec_job *job, phw_error *error)
{
    phw_container facts = phw_codec_facts(job);
    phw_image *image = NULL;
    phw_status status = PHW_ERR_FORMAT;
    if (job->follow) {
        status = run(job, NULL, &facts, &image, error);
        return status == PHW_OK ? phw_codec_give(job, &image, &facts, error) : status;
    }
    if (job->coded)
        status = run(job, job->coded, &facts, &image, NULL);
    /* What is damaged is taken row by row, as it is where no coefficients are wanted. */
    if (status != PHW_OK || !facts.complete) {
        phw_image_free(&image);
        if (job->coded)
            phw_coded_free(job->coded);
        facts = phw_codec_facts(job);
        status = run(job, NULL, &facts, &image, error);
    }
    return status == PHW_OK ? phw_codec_give(job, &image, &facts, error) : status;
}
