/* SPDX-License-Identifier: Apache-2.0 */
/* Palettes with several entries of one colour: what is drawn with one on the other nobody sees, but
 * whoever changes the palette. */
#include <stdlib.h>
#include <string.h>

#include "image/codec.h"
#include "image/png_samples.h"
#include "image/twin_edges.h"

#define COLOURS_MAX 256U

/* Its bits backwards: 0, 128, 64, 192, … so that the first few, which letters have, are far apart.
 */
static int far_apart(unsigned number)
{
    unsigned level = 0;
    for (int bit = 0; bit < 8; bit++)
        level |= (number >> bit & 1) << (7 - bit);
    return (int)level;
}

bool phw_codec_show_twins(uint8_t palette[][3], size_t colours, const bool *used)
{
    uint8_t before[COLOURS_MAX] = {0}; /* how many entries before one have its colour */
    bool any = false;
    for (size_t i = 0; i < colours && i < COLOURS_MAX; i++) {
        for (size_t k = 0; k < i; k++)
            before[i] += (!used || (used[k] && used[i])) && memcmp(palette[k], palette[i], 3) == 0;
        any |= before[i] > 0;
    }
    for (size_t i = 0; any && i < colours && i < COLOURS_MAX; i++)
        memset(palette[i], far_apart(before[i]), 3);
    return any;
}

/* Like phw_codec_show_twins(), but what differs in its opacity is seen. */
static bool find_levels(const phw_png_samples *samples, const bool *used,
                        uint8_t level[COLOURS_MAX])
{
    bool any = false;
    for (size_t i = 0; i < COLOURS_MAX; i++) {
        unsigned before = 0;
        for (size_t k = 0; k < i; k++)
            before += used[k] && used[i] && phw_twins_are(samples, k, i);
        level[i] = (uint8_t)far_apart(before);
        any |= before > 0;
    }
    return any;
}

static phw_status give_twins(const phw_codec_job *job, const phw_png_samples *samples,
                             const bool *used, const uint8_t *level, phw_error *error)
{
    phw_image *image = NULL;
    phw_container facts = phw_codec_facts(job);
    uint8_t *off = calloc(samples->height, samples->width);
    phw_status status = off ? phw_image_new(samples->width, samples->height, 3, &image, error)
                            : phw_error_set(error, PHW_ERR_NOMEM, "no memory for twin colours");
    facts.auxiliary = true;
    if (status == PHW_OK)
        phw_twins_find_edges(samples, used, off);
    for (uint32_t y = 0; status == PHW_OK && y < image->height; y++) {
        const size_t at = (size_t)y * samples->width;
        uint8_t *row = phw_image_row_mut(image, y);
        for (size_t x = 0; x < samples->width; x++)
            memset(row + 3 * x, off[at + x] ? 0 : level[samples->pixels[at + x]], 3);
    }
    free(off);
    return status == PHW_OK ? phw_codec_give(job, &image, &facts, error) : status;
}

/* The low bytes of samples that have two. */
static phw_status give_low(const phw_codec_job *job, const phw_png_samples *samples,
                           phw_error *error)
{
    phw_image *image = NULL;
    phw_container facts = phw_codec_facts(job);
    const bool grey = samples->bytes_per_pixel == 2;
    const uint8_t *at = samples->pixels;
    phw_status status = phw_image_new(samples->width, samples->height, 3, &image, error);
    if (status != PHW_OK)
        return status;
    facts.auxiliary = true;
    for (uint32_t y = 0; y < image->height; y++) {
        uint8_t *to = phw_image_row_mut(image, y);
        for (uint32_t x = 0; x < image->width; x++, at += samples->bytes_per_pixel)
            for (int c = 0; c < 3; c++)
                *to++ = at[grey ? 1 : 2 * c + 1];
    }
    return phw_codec_give(job, &image, &facts, error);
}

phw_status phw_png_previews(const phw_codec_job *job, phw_error *error)
{
    enum { DEPTH_AT = 24, COLOUR_TYPE_AT = 25, PALETTE = 3, DEEP = 16 };
    phw_png_samples samples;
    uint8_t level[PHW_PNG_PALETTE_MAX];
    bool used[PHW_PNG_PALETTE_MAX] = {false};
    if (job->size <= COLOUR_TYPE_AT ||
        (job->bytes[COLOUR_TYPE_AT] != PALETTE && job->bytes[DEPTH_AT] != DEEP))
        return PHW_OK;
    phw_status status =
        phw_png_samples_read(job->bytes, job->size, job->limits, true, &samples, NULL);
    if (status == PHW_ERR_NOMEM)
        return phw_error_set(error, status, "no memory for what the PNG hides");
    if (status != PHW_OK) /* broken: what the decoder said of it counts */
        return PHW_OK;
    if (samples.depth == DEEP && phw_png_samples_low_show(&samples))
        status = give_low(job, &samples, error);
    for (size_t i = 0; samples.palette_size && i < (size_t)samples.width * samples.height; i++)
        used[samples.pixels[i]] = true;
    if (status == PHW_OK && find_levels(&samples, used, level))
        status = give_twins(job, &samples, used, level, error);
    phw_png_samples_done(&samples);
    return status;
}
