/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/coloured_boxes.h"

#include <stdint.h>

#include "base/image_unset.h"
#include "base/pyramid.h"
#include "base/simd.h"

#define PIXELS_MOST 1e6
#define SIDE_LEAST 40U /* px, of the coarsest level */
/* Runs of pixels from which on a level is passed over: it is full of a display's coloured moiré. */
#define RUNS_MOST 25000
#define RGB 3
#define AHEAD 2U /* rows that are asked for before they are read */

/* One pixel in @p step: to read the picture is what costs. White, grey and black become white. */
PHW_SIMD_CLONES static void take_colour(const uint8_t *row, uint32_t width, size_t step,
                                        uint8_t *to)
{
    for (uint32_t x = 0; x < width; x++, row += step * RGB) {
        const uint8_t low = row[0] < row[1] ? row[0] : row[1];
        const uint8_t high = row[0] < row[1] ? row[1] : row[0];
        const uint8_t least = low < row[2] ? low : row[2], most = high > row[2] ? high : row[2];
        to[x] = (uint8_t)(UINT8_MAX - (most - least));
    }
}

static phw_status make_plane(const phw_image *image, int shift, phw_image **plane, phw_error *error)
{
    phw_image *made = NULL;
    phw_status status =
        phw_image_new_unset(image->width >> shift, image->height >> shift, 1, &made, error);
    if (status != PHW_OK)
        return status;
    for (uint32_t y = 0; y < made->height; y++) {
        if (y + AHEAD < made->height)
            phw_prefetch(phw_image_row(image, (y + AHEAD) << shift), (size_t)image->width * RGB);
        take_colour(phw_image_row(image, y << shift), made->width, (size_t)1 << shift,
                    phw_image_row_mut(made, y));
    }
    *plane = made;
    return PHW_OK;
}

static void enlarge(phw_quad *quad, double factor)
{
    for (int i = 0; i < 4; i++) {
        quad->corner[i].x *= factor;
        quad->corner[i].y *= factor;
    }
}

phw_status phw_coloured_boxes_find(const phw_image *image, const phw_blob_form *form,
                                   phw_blobs *blobs, phw_error *error)
{
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_blob_form far = *form;
    phw_image *plane = NULL;
    const size_t first = blobs->count;
    int shift = 0;
    while ((double)(image->width >> shift) * (image->height >> shift) > PIXELS_MOST)
        shift++;
    if (image->channels != RGB || image->width >> shift < SIDE_LEAST ||
        image->height >> shift < SIDE_LEAST)
        return PHW_OK;
    for (int i = 0; i + 1 < PHW_BLOB_SCALES; i++)
        far.scale[i].reach = 0;
    phw_status status = make_plane(image, shift, &plane, error);
    if (status == PHW_OK)
        status = phw_pyramid_raise(&plane, SIDE_LEAST, &pyramid, error);
    blobs->tones.most = RUNS_MOST;
    for (int level = 0; level < pyramid.count && status == PHW_OK; level++)
        status = phw_blobs_find(&pyramid, level, &far, blobs, error);
    blobs->tones.most = 0;
    for (size_t i = first; i < blobs->count; i++) {
        enlarge(&blobs->items[i].corners, (double)(1U << shift));
        enlarge(&blobs->items[i].box, (double)(1U << shift));
    }
    phw_pyramid_done(&pyramid);
    return status;
}
