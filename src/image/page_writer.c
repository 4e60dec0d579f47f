/* SPDX-License-Identifier: Apache-2.0 */
#include "image/page_writer.h"

#include <stdlib.h>

#include "image/page_format.h"

struct phw_page_writer {
    const phw_page_format *format;
    void *state;
};

static const struct {
    phw_format format;
    const phw_page_format *page_format;
} formats[] = {
    {PHW_FORMAT_TIFF, &phw_tiff_pages}, {PHW_FORMAT_WEBP, &phw_webp_pages},
    {PHW_FORMAT_GIF, &phw_gif_pages},   {PHW_FORMAT_BMP, &phw_bmp_pages},
    {PHW_FORMAT_PNG, &phw_apng_pages},
};

static const phw_page_format *look_up_format(phw_format format)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (formats[i].format == format)
            return formats[i].page_format;
    return NULL;
}

bool phw_page_writer_knows(phw_format format)
{
    return look_up_format(format) != NULL;
}

phw_status phw_page_writer_open(phw_format format, uint32_t pages, uint32_t plays,
                                phw_page_writer **writer, phw_error *error)
{
    const phw_page_format *known = look_up_format(format);
    if (!known || !pages)
        return phw_error_set(error, PHW_ERR_UNSUPPORTED, "%s is not written",
                             phw_format_name(format));
    phw_page_writer *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a picture");
    made->format = known;
    phw_status status = known->open(pages, plays, &made->state, error);
    if (status != PHW_OK) {
        free(made);
        return status;
    }
    *writer = made;
    return PHW_OK;
}

void phw_page_writer_fill(phw_format format, const phw_image *image, uint8_t fill[3])
{
    const phw_page_format *known = look_up_format(format);
    if (known && known->fill)
        known->fill(image, fill);
}

phw_status phw_page_writer_add(phw_page_writer *writer, const phw_image *image, uint32_t delay_ms,
                               phw_error *error)
{
    if (image->channels != 3 && (image->channels != 1 || writer->format != &phw_tiff_pages))
        return phw_error_set(error, PHW_ERR_ARGUMENT, "pages are written from RGB pixels");
    return writer->format->add(writer->state, image, delay_ms, error);
}

phw_status phw_page_writer_finish(phw_page_writer *writer, uint8_t **bytes, size_t *size,
                                  phw_error *error)
{
    phw_strbuf out = PHW_STRBUF_INIT;
    phw_status status = writer->format->finish(writer->state, &out, error);
    if (status == PHW_OK && (out.failed || !out.length))
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a picture");
    if (status != PHW_OK) {
        phw_strbuf_done(&out);
        return status;
    }
    *size = out.length;
    *bytes = (uint8_t *)phw_strbuf_take(&out);
    return PHW_OK;
}

void phw_page_writer_free(phw_page_writer **writer)
{
    if (!writer || !*writer)
        return;
    (*writer)->format->close((*writer)->state);
    free(*writer);
    *writer = NULL;
}
