/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/thumbnail.h"

#include <math.h>

#include "image/encode.h"
#include "image/shrink.h"
#include "redact/hide.h"

#define SIDE_LEAST 16U
#define SIDE_MOST 4096U

/* A line's height is that of its ink from ascender to descender. Looked at: lines of 4.5 pixels can
 * still be guessed word by word, at 3.5 the small letters are less than two pixels high. */
#define ILLEGIBLE_HEIGHT 3.5

/* Kept small: twenty thousand of them make one page. */
#define QUALITY 62

/* Slate: neither black as a dark room nor white as paper, so that it is seen to be a cover. */
static const uint8_t cover_colour[3] = {58, 70, 92};

static uint32_t side_at(uint32_t pixels, double scale)
{
    return (uint32_t)fmax(1, fmin(pixels, round(pixels * scale)));
}

phw_status phw_scan_thumbnail(const phw_report *report, const phw_image *image, uint32_t side,
                              uint8_t **bytes, size_t *size, phw_error *error)
{
    phw_image *mask = NULL, *small = NULL;
    const phw_jpeg_options options = {
        .quality = QUALITY, .h_sampling = 2, .v_sampling = 2, .optimise = true};
    if (side < SIDE_LEAST || side > SIDE_MOST || report->width != image->width ||
        report->height != image->height)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "a thumbnail has 16 to 4096 pixels a side");
    uint32_t longest = image->width > image->height ? image->width : image->height;
    double scale = fmin(1, (double)side / longest);
    phw_status status = phw_redact_hide(report, ILLEGIBLE_HEIGHT / scale, &mask, error);
    if (status == PHW_OK) {
        const phw_shrink_cover cover = {mask, {cover_colour[0], cover_colour[1], cover_colour[2]}};
        status = phw_image_shrink(image, &cover, side_at(image->width, scale),
                                  side_at(image->height, scale), &small, error);
    }
    if (status == PHW_OK)
        status = phw_image_encode_jpeg(small, &options, bytes, size, error);
    phw_image_free(&mask);
    phw_image_free(&small);
    return status;
}
