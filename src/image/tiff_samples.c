/* SPDX-License-Identifier: Apache-2.0 */
#include "image/tiff_samples.h"

#include <stdlib.h>
#include <string.h>

#include <tiffio.h>

enum { RGB = 3, CMYK = 4, COLOURS_MAX = 256 };

/* Of ten neighbours so many are alike. */
#define STILL_OF_TEN 5U

/** One directory's pixels. */
typedef struct pixels {
    TIFF *tiff;
    uint32_t width, height;
    uint16_t samples, depth, planar, photometric;
    bool low; /* of 16 bits the lower eight are wanted */
    uint8_t *row;
} pixels;

static void open_pixels(TIFF *tiff, pixels *p)
{
    *p = (pixels){.tiff = tiff, .photometric = PHOTOMETRIC_MINISBLACK};
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &p->width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &p->height);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &p->samples);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &p->depth);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &p->planar);
    TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &p->photometric);
}

/* How many samples libtiff shows: the colours', and alpha, which it takes the first further sample
 * of four for whatever that is said to be. */
static unsigned count_seen(const pixels *p)
{
    uint16_t *kinds = NULL, count = 0;
    TIFFGetField(p->tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds);
    const bool named = count && kinds &&
                       (kinds[0] == EXTRASAMPLE_ASSOCALPHA || kinds[0] == EXTRASAMPLE_UNASSALPHA);
    switch (p->photometric) { /* a number from the file, not one of our enums */
    case PHOTOMETRIC_MINISWHITE:
    case PHOTOMETRIC_MINISBLACK:
        return 1 + named;
    case PHOTOMETRIC_PALETTE:
        return 1;
    case PHOTOMETRIC_SEPARATED:
        return CMYK;
    default:
        return RGB + (named || p->samples > RGB);
    }
}

static unsigned level_at(const pixels *p, uint32_t x, unsigned sample)
{
    const size_t at = p->planar == PLANARCONFIG_CONTIG ? (size_t)x * p->samples + sample : x;
    if (p->depth == 8)
        return p->row[at];
    if (p->depth == 16) { /* of the machine's own order: libtiff turns them */
        uint16_t level;
        memcpy(&level, p->row + 2 * at, sizeof level);
        return p->low ? level & 0xFF : level >> 8;
    }
    const size_t bit = at * p->depth; /* TIFF 6.0, FillOrder: the first pixel in the high bits */
    return p->row[bit / 8] >> (8 - p->depth - bit % 8) & ((1U << p->depth) - 1);
}

/* @param colours  what each level is shown as; NULL: as it is. @return whether all was read. */
static bool read_sample(pixels *p, unsigned sample, uint8_t colours[][RGB], phw_image *image)
{
    for (uint32_t y = 0; y < p->height; y++) {
        if (TIFFReadScanline(p->tiff, p->row, y, (uint16_t)sample) < 0)
            return false;
        uint8_t *to = phw_image_row_mut(image, y);
        for (uint32_t x = 0; x < p->width; x++, to += RGB) {
            const unsigned level = level_at(p, x, sample);
            if (colours)
                memcpy(to, colours[level], RGB);
            else
                memset(to, (int)level, RGB);
        }
    }
    return true;
}

static phw_status give_sample(pixels *p, const phw_codec_job *job, unsigned sample,
                              uint8_t colours[][RGB], phw_error *error)
{
    phw_image *image = NULL;
    phw_container facts = phw_codec_facts(job);
    const tmsize_t bytes = TIFFScanlineSize(p->tiff);
    bool read =
        !TIFFIsTiled(p->tiff) && bytes > 0 &&
        (p->depth == 16 || p->depth == 8 || p->depth == 4 || p->depth == 2 || p->depth == 1) &&
        phw_codec_check_size(job->limits, p->width, p->height, RGB, NULL) == PHW_OK;
    phw_status status = PHW_OK;
    facts.auxiliary = true;
    p->row = read ? calloc((size_t)bytes, 1) : NULL;
    if (read && !p->row)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for what the TIFF hides");
    if (read)
        status = phw_image_new(p->width, p->height, RGB, &image, error);
    read = read && status == PHW_OK && read_sample(p, sample, colours, image);
    free(p->row);
    if (!read)
        phw_image_free(&image);
    return status == PHW_OK ? phw_codec_give(job, &image, &facts, error) : status;
}

static phw_status give_twins(pixels *p, const phw_codec_job *job, phw_error *error)
{
    uint16_t *red = NULL, *green = NULL, *blue = NULL;
    uint8_t palette[COLOURS_MAX][RGB] = {{0}};
    if (p->photometric != PHOTOMETRIC_PALETTE || p->depth > 8 ||
        !TIFFGetField(p->tiff, TIFFTAG_COLORMAP, &red, &green, &blue))
        return PHW_OK;
    const size_t colours = (size_t)1 << p->depth;
    for (size_t i = 0; i < colours; i++) {
        palette[i][0] = (uint8_t)(red[i] >> 8);
        palette[i][1] = (uint8_t)(green[i] >> 8);
        palette[i][2] = (uint8_t)(blue[i] >> 8);
    }
    return phw_codec_show_twins(palette, colours, NULL) ? give_sample(p, job, 0, palette, error)
                                                        : PHW_OK;
}

/* Low bytes that stay as they are over many pixels hold something of their own: those of a camera
 * or a scanner never do. */
static bool stand_still(const phw_image *image)
{
    size_t still = 0, pairs = 0;
    for (uint32_t y = 0; y < image->height; y++) {
        const uint8_t *row = phw_image_row(image, y);
        for (size_t x = RGB; x < (size_t)image->width * RGB; x += RGB, pairs++)
            still += row[x] == row[x - RGB];
    }
    return still * 10 >= pairs * STILL_OF_TEN;
}

static phw_status take_still(void *context, phw_image **image, const phw_container *container,
                             phw_error *error)
{
    const phw_codec_job *job = context;
    if (*image && !stand_still(*image))
        return PHW_OK;
    return job->take(job->context, image, container, error);
}

/* Of samples of 16 bits the upper eight are shown. */
static phw_status give_low(pixels *p, const phw_codec_job *job, phw_error *error)
{
    phw_codec_job still = *job;
    still.take = take_still;
    still.context = (void *)(uintptr_t)job;
    if (p->depth != 16)
        return PHW_OK;
    p->low = true;
    phw_status status = give_sample(p, &still, 0, NULL, error);
    p->low = false;
    return status;
}

phw_status phw_tiff_unseen_samples(TIFF *tiff, const phw_codec_job *job, phw_error *error)
{
    pixels p;
    open_pixels(tiff, &p);
    phw_status status = give_twins(&p, job, error);
    if (status == PHW_OK)
        status = give_low(&p, job, error);
    for (unsigned sample = count_seen(&p); status == PHW_OK && sample < p.samples; sample++)
        status = give_sample(&p, job, sample, NULL, error);
    return status;
}
