/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/plate_boxes.h"

#include "base/geometry.h"
#include "base/image_unset.h"
#include "base/simd.h"
#include "mark/blobs.h"
#include "mark/plate_ground.h"
#include "mark/plate_look.h"

/* Plates are looked for on levels of so many pixels and fewer. */
#define FINEST_PIXELS 1.0e6

/* 520 x 111 mm (BS AU 145), a band at the left taken off or not, seen from the side. */
static const phw_blob_form plate = {.width_least = 20,
                                    .width_most = 80,
                                    .aspect_least = 2.2,
                                    .aspect_most = 6.5,
                                    .fill_least = 0.38,
                                    .light_only = true,
                                    /* Broad letters hide the plate from its own mean; a grey car
                                     * beside its bumper is a little lighter than that, too. */
                                    .scale = {{0, 0}, {22, 30}}};

/* A pixel is yellow where its red and green are so much more than its blue (8-bit steps). So many
 * pixels of the picture's width, squared, are the smallest plate. */
#define YELLOW_LEAST 40
#define YELLOW_PIXELS 60

/* Above and below, or more, a plate ends: round a line on paper there is only a lighter halo. */
#define SIDES_LEAST 2

#define SAME_SHARE 0.3 /* of a box's area that is another's */

static int finest_level(const phw_pyramid *pyramid)
{
    int level = 0;
    while (level + 1 < pyramid->count &&
           (double)pyramid->level[level]->width * pyramid->level[level]->height > FINEST_PIXELS)
        level++;
    return level;
}

/* The same box, its longer sides level and the right way up. */
static phw_quad upright(const phw_quad *quad)
{
    phw_quad result = *quad;
    if (result.corner[1].x < result.corner[0].x)
        for (int i = 0; i < 4; i++)
            result.corner[i] = quad->corner[(i + 2) % 4];
    return result;
}

static void keep(const phw_quad *fresh, phw_quad *boxes, size_t *count)
{
    double area = phw_quad_area(fresh);
    for (size_t i = 0; i < *count; i++)
        if (phw_quad_is_same(&boxes[i], fresh, SAME_SHARE))
            return;
    size_t at = *count < PHW_PLATE_BOXES_MOST ? (*count)++ : PHW_PLATE_BOXES_MOST;
    if (at == PHW_PLATE_BOXES_MOST && phw_quad_area(&boxes[--at]) >= area)
        return;
    for (; at > 0 && phw_quad_area(&boxes[at - 1]) < area; at--)
        boxes[at] = boxes[at - 1];
    boxes[at] = *fresh;
}

static bool is_plate(const phw_image *image, const phw_quad *box)
{
    int sides = 0;
    const phw_line text = phw_plate_text(box);
    return phw_plate_looks(image, box) &&
           phw_plate_ground_find(image, &text.quad, &sides) != PHW_PLATE_GROUND_NONE &&
           sides >= SIDES_LEAST;
}

/* Adds the boxes of a pyramid from a level on. @p scale: picture pixels of one of the pyramid's. */
static phw_status add_boxes(const phw_image *image, const phw_pyramid *pyramid, int level,
                            double scale, phw_quad *boxes, size_t *count, phw_error *error)
{
    phw_blobs blobs = {0};
    phw_status status = PHW_OK;
    for (; level < pyramid->count && status == PHW_OK; level++)
        status = phw_blobs_find(pyramid, level, &plate, &blobs, error);
    for (size_t i = 0; i < blobs.count && status == PHW_OK; i++) {
        const phw_quad *both[] = {&blobs.items[i].corners, &blobs.items[i].box};
        for (int k = 0; k < 2; k++) {
            phw_quad box = upright(both[k]);
            for (int c = 0; c < 4; c++)
                box.corner[c] = (phw_point){box.corner[c].x * scale, box.corner[c].y * scale};
            if (!is_plate(image, &box))
                continue;
            keep(&box, boxes, count);
            break;
        }
    }
    phw_blobs_done(&blobs);
    return status;
}

/* How yellow the picture is, one pixel of every step x step: red and green without blue. */
static phw_status make_yellow(const phw_image *image, uint32_t step, phw_image **yellow,
                              size_t *pixels, phw_error *error)
{
    phw_image *made = NULL;
    phw_status status =
        phw_image_new_unset(image->width / step, image->height / step, 1, &made, error);
    if (status != PHW_OK)
        return status;
    size_t count = 0;
    for (uint32_t y = 0; y < made->height; y++) {
        const uint8_t *pixel = phw_image_row(image, y * step + step / 2) + (size_t)(step / 2) * 3;
        uint8_t *to = phw_image_row_mut(made, y);
        phw_prefetch(pixel, (size_t)made->width * step * 3 - (size_t)(step / 2) * 3);
        for (uint32_t x = 0; x < made->width; x++, pixel += (size_t)step * 3) {
            const int least = pixel[0] < pixel[1] ? pixel[0] : pixel[1], much = least - pixel[2];
            to[x] = (uint8_t)(much > 0 ? much : 0);
            count += much >= YELLOW_LEAST;
        }
    }
    *pixels = count;
    *yellow = made;
    return PHW_OK;
}

static phw_status add_yellow(const phw_image *image, int level, phw_quad *boxes, size_t *count,
                             phw_error *error)
{
    phw_image *yellow = NULL;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    size_t pixels = 0;
    uint32_t step = 1U << level;
    if (image->width / step < 8 || image->height / step < 8)
        return PHW_OK;
    phw_status status = make_yellow(image, step, &yellow, &pixels, error);
    if (status == PHW_OK && pixels >= YELLOW_PIXELS) {
        status = phw_pyramid_build(yellow, 8, &pyramid, error);
        if (status == PHW_OK)
            status = add_boxes(image, &pyramid, 0, step, boxes, count, error);
    }
    phw_pyramid_done(&pyramid);
    phw_image_free(&yellow);
    return status;
}

phw_status phw_plate_boxes_find(const phw_image *image, const phw_pyramid *pyramid,
                                phw_quad boxes[PHW_PLATE_BOXES_MOST], size_t *count,
                                phw_error *error)
{
    int level = finest_level(pyramid);
    *count = 0;
    phw_status status = add_yellow(image, level, boxes, count, error);
    if (status == PHW_OK)
        status = add_boxes(image, pyramid, level, 1, boxes, count, error);
    return status;
}
