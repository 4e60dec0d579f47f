/* SPDX-License-Identifier: Apache-2.0 */
#include "image/encode.h"

#include <setjmp.h>
#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>

#include "image/jpeg_sink.h"

#define QUALITY_MAX 100
#define SAMPLING_MAX 2

/** One encoding. Everything that must survive a longjmp lives here, in the caller's frame. */
typedef struct encoder {
    struct jpeg_compress_struct cinfo;
    struct jpeg_error_mgr errors;
    jmp_buf escape;
    const phw_image *image;
    const phw_jpeg_options *options;
    phw_strbuf bytes;
    phw_status fault;
} encoder;

static void give_up(j_common_ptr cinfo)
{
    encoder *e = cinfo->client_data;
    int message = cinfo->err->msg_code;
    if (message == JERR_OUT_OF_MEMORY)
        e->fault = PHW_ERR_NOMEM;
    else
        e->fault = message == JERR_IMAGE_TOO_BIG ? PHW_ERR_LIMIT : PHW_ERR_INTERNAL;
    longjmp(e->escape, 1);
}

static void drop_message(j_common_ptr cinfo)
{
    (void)cinfo;
}

static void drop_warning(j_common_ptr cinfo, int level)
{
    (void)cinfo;
    (void)level;
}

static void choose_settings(encoder *e)
{
    struct jpeg_compress_struct *cinfo = &e->cinfo;
    cinfo->image_width = e->image->width;
    cinfo->image_height = e->image->height;
    cinfo->input_components = (int)e->image->channels;
    cinfo->in_color_space = e->image->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(cinfo);
    jpeg_set_quality(cinfo, e->options->quality, TRUE);
    if (e->image->channels != 1) {
        cinfo->comp_info[0].h_samp_factor = e->options->h_sampling;
        cinfo->comp_info[0].v_samp_factor = e->options->v_sampling;
    }
    cinfo->optimize_coding = e->options->optimise;
    if (e->options->progressive)
        jpeg_simple_progression(cinfo);
}

static bool write_picture(encoder *e)
{
    if (setjmp(e->escape))
        return false;
    jpeg_create_compress(&e->cinfo);
    phw_jpeg_sink_attach(&e->cinfo, &e->bytes);
    choose_settings(e);
    jpeg_start_compress(&e->cinfo, TRUE);
    while (e->cinfo.next_scanline < e->cinfo.image_height) {
        /* libjpeg's rows are not const, but it only reads them. */
        JSAMPROW row = e->image->pixels + (size_t)e->cinfo.next_scanline * e->image->stride;
        jpeg_write_scanlines(&e->cinfo, &row, 1);
    }
    jpeg_finish_compress(&e->cinfo);
    return true;
}

static bool makes_sense(const phw_jpeg_options *options)
{
    return options && options->quality >= 1 && options->quality <= QUALITY_MAX &&
           options->h_sampling >= 1 && options->h_sampling <= SAMPLING_MAX &&
           options->v_sampling >= 1 && options->v_sampling <= SAMPLING_MAX;
}

phw_status phw_image_encode_jpeg(const phw_image *image, const phw_jpeg_options *options,
                                 uint8_t **bytes, size_t *size, phw_error *error)
{
    encoder e = {.image = image, .options = options, .bytes = PHW_STRBUF_INIT};
    if (!image || (image->channels != 1 && image->channels != 3) || !bytes || !size)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "a JPEG is written from grey or RGB pixels");
    if (!makes_sense(options))
        return phw_error_set(error, PHW_ERR_ARGUMENT,
                             "a JPEG's quality is 1 to 100 and its sampling 1 or 2");
    e.cinfo.err = jpeg_std_error(&e.errors);
    e.cinfo.client_data = &e;
    e.errors.error_exit = give_up;
    e.errors.output_message = drop_message;
    e.errors.emit_message = drop_warning;
    bool written = write_picture(&e);
    jpeg_destroy_compress(&e.cinfo);
    if (!written) {
        phw_strbuf_done(&e.bytes);
        if (e.fault == PHW_ERR_NOMEM)
            return phw_error_set(error, e.fault, "no memory to write a JPEG");
        if (e.fault == PHW_ERR_LIMIT)
            return phw_error_set(error, e.fault,
                                 "%u × %u pixels are too many for a JPEG: write "
                                 "a PNG",
                                 image->width, image->height);
        return phw_error_set(error, PHW_ERR_INTERNAL, "libjpeg refused to write a JPEG");
    }
    *size = e.bytes.length;
    *bytes = (uint8_t *)phw_strbuf_take(&e.bytes);
    return PHW_OK;
}
