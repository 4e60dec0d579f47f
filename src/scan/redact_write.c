/* SPDX-License-Identifier: Apache-2.0 */
/* The file that is covered, and covering it. */
#include <stdlib.h>

#include "image/encode.h"
#include "image/hidden.h"
#include "redact/fill.h"
#include "scan/attempt.h"

/* A source that has to be coded anew gets its own quality, within what is sensible. */
#define QUALITY_LEAST 50
#define QUALITY_MOST 100
#define SAMPLING_MOST 2

static int clamp(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* Where what is read of the file is kept: of a large JPEG nowhere. */
static phw_coded **kept(phw_attempt *a)
{
    const bool large = (size_t)a->image->width * a->image->height > PHW_CODED_KEPT_MOST;
    return large && a->report->container.format == PHW_FORMAT_JPEG ? NULL : &a->coded;
}

/* A file of the picture's pixels, for sources that cannot be kept as they are. It is covered as any
 * other, so that nothing under the mask reaches the copy. */
static phw_status recode(phw_attempt *a, phw_error *error)
{
    const phw_container *source = &a->report->container;
    phw_jpeg_options options = PHW_JPEG_OPTIONS_DEFAULTS;
    a->lossless = a->settled = false;
    phw_coded_free(&a->coded);
    a->cover = (phw_cover_task){.orientation = 1, .coded = kept(a)};
    if (source->format != PHW_FORMAT_JPEG) {
        phw_status status = phw_image_encode_png(a->image, &a->recoded, &a->cover.size, error);
        a->cover.bytes = a->recoded;
        return status;
    }
    if (source->jpeg_quality > 0)
        options.quality = clamp(source->jpeg_quality, QUALITY_LEAST, QUALITY_MOST);
    if (source->jpeg_h_sampling > 0 && source->jpeg_v_sampling > 0) {
        options.h_sampling = clamp(source->jpeg_h_sampling, 1, SAMPLING_MOST);
        options.v_sampling = clamp(source->jpeg_v_sampling, 1, SAMPLING_MOST);
    }
    options.progressive = source->progressive;
    phw_status status =
        phw_image_encode_jpeg(a->image, &options, &a->recoded, &a->cover.size, error);
    a->cover.bytes = a->recoded;
    return status;
}

phw_status phw_attempt_open(phw_attempt *a, const phw_redact_source *source, phw_error *error)
{
    a->lossless = source->bytes && phw_image_can_cover(&a->report->container) &&
                  !phw_image_is_too_dark(&a->report->container, a->image);
    if (!a->lossless)
        return recode(a, error);
    a->cover = (phw_cover_task){.bytes = source->bytes,
                                .size = source->size,
                                .orientation = a->report->container.orientation,
                                .coded = kept(a) && source->coded ? source->coded : kept(a)};
    return PHW_OK;
}

/* Files that decode well and still cannot be rewritten are rare: odd tables, too little memory. */
static bool may_recode(const phw_attempt *a, phw_status status)
{
    return a->lossless &&
           (status == PHW_ERR_FORMAT || status == PHW_ERR_UNSUPPORTED || status == PHW_ERR_LIMIT);
}

/* @param file  more than what it would cover is wanted. */
static phw_status cover(phw_attempt *a, bool file, phw_error *error)
{
    phw_error reason = PHW_ERROR_INIT;
    phw_covered made = PHW_COVERED_INIT;
    a->cover.mask = a->mask;
    a->cover.no_file = !file;
    a->cover.settled = a->settled;
    phw_redact_fill_colour(&a->amended.report, a->image, &a->options, a->cover.fill);
    phw_status status = phw_image_cover(&a->cover, &a->limits, &made, &reason);
    if (may_recode(a, status)) {
        status = recode(a, error);
        return status == PHW_OK ? cover(a, file, error) : status;
    }
    if (status != PHW_OK)
        return phw_error_set(error, status, "%s", reason.message);
    phw_covered_done(&a->covered);
    a->covered = made;
    if (a->settled)
        return PHW_OK;
    phw_image_free(&a->mask);
    a->mask = a->covered.mask;
    a->covered.mask = NULL;
    phw_image_free(&a->touched);
    a->touched = a->covered.touched;
    a->covered.touched = NULL;
    return PHW_OK;
}

phw_status phw_attempt_settle(phw_attempt *a, phw_error *error)
{
    a->settled = false;
    phw_status status = cover(a, false, error);
    a->settled = status == PHW_OK;
    return status;
}

phw_status phw_attempt_write(phw_attempt *a, phw_error *error)
{
    return cover(a, true, error);
}

bool phw_attempt_is_known(const phw_attempt *a)
{
    return a->lossless || a->report->container.format != PHW_FORMAT_JPEG;
}
