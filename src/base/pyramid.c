/* SPDX-License-Identifier: Apache-2.0 */
#include "base/pyramid.h"

#include "base/grey_row.h"
#include "base/image_unset.h"

/* Row @p y of the smaller one. */
static void halve_rows(const phw_image *large, uint32_t y, phw_image *small)
{
    phw_halve_row(phw_image_row(large, 2 * y), phw_image_row(large, 2 * y + 1), small->width,
                  phw_image_row_mut(small, y));
}

static phw_status make_half(const phw_image *large, phw_image **small, phw_error *error)
{
    return phw_image_new_unset(large->width / 2, large->height / 2, 1, small, error);
}

phw_status phw_pyramid_halve(const phw_image *large, phw_image **small, phw_error *error)
{
    phw_status status = make_half(large, small, error);
    for (uint32_t y = 0; status == PHW_OK && y < (*small)->height; y++)
        halve_rows(large, y, *small);
    return status;
}

/* The levels above level 0, without anything in them. */
static phw_status add_levels(phw_pyramid *pyramid, uint32_t least_side, phw_error *error)
{
    while (pyramid->count < PHW_PYRAMID_MAX) {
        const phw_image *last = pyramid->level[pyramid->count - 1];
        uint32_t side = last->width < last->height ? last->width : last->height;
        if (side < 2 || (pyramid->count >= 2 && side / 2 < least_side))
            break;
        phw_status status = make_half(last, &pyramid->level[pyramid->count], error);
        if (status != PHW_OK)
            return status;
        pyramid->count++;
    }
    return PHW_OK;
}

/* Halves the rows that are whole now that row @p y of level 0 is: while they are at hand. */
static void fill_from(const phw_pyramid *pyramid, uint32_t y)
{
    for (int i = 1; i < pyramid->count && y % 2 == 1 && y / 2 < pyramid->level[i]->height; i++) {
        y /= 2;
        halve_rows(pyramid->level[i - 1], y, pyramid->level[i]);
    }
}

/* Level 0 with nothing in it, and how it is filled. */
static phw_status begin(const phw_image *image, phw_image **grey, phw_grey_weights *weights,
                        phw_error *error)
{
    *weights = phw_grey_weights_choose(image);
    return phw_image_new_unset(image->width, image->height, 1, grey, error);
}

static void fill_row(const phw_image *image, phw_grey_weights weights, uint32_t y, phw_image *grey)
{
    phw_grey_row(phw_image_row(image, y), image->width, weights, phw_image_row_mut(grey, y));
}

phw_status phw_pyramid_grey(const phw_image *image, phw_image **grey, phw_error *error)
{
    phw_grey_weights weights;
    if (image->channels == 1)
        return phw_image_copy(image, grey, error);
    phw_status status = begin(image, grey, &weights, error);
    for (uint32_t y = 0; status == PHW_OK && y < image->height; y++)
        fill_row(image, weights, y, *grey);
    return status;
}

phw_status phw_pyramid_build(const phw_image *image, uint32_t least_side, phw_pyramid *pyramid,
                             phw_error *error)
{
    phw_image *grey = NULL;
    phw_grey_weights weights;
    if (image->channels == 1) {
        phw_status status = phw_image_copy(image, &grey, error);
        return status == PHW_OK ? phw_pyramid_raise(&grey, least_side, pyramid, error) : status;
    }
    phw_status status = begin(image, &grey, &weights, error);
    if (status != PHW_OK)
        return status;
    *pyramid = (phw_pyramid){{grey}, 1};
    status = add_levels(pyramid, least_side, error);
    for (uint32_t y = 0; status == PHW_OK && y < image->height; y++) {
        fill_row(image, weights, y, grey);
        fill_from(pyramid, y);
    }
    if (status != PHW_OK)
        phw_pyramid_done(pyramid);
    return status;
}

phw_status phw_pyramid_raise(phw_image **grey, uint32_t least_side, phw_pyramid *pyramid,
                             phw_error *error)
{
    *pyramid = (phw_pyramid){{*grey}, 1};
    *grey = NULL;
    phw_status status = add_levels(pyramid, least_side, error);
    for (uint32_t y = 0; status == PHW_OK && y < pyramid->level[0]->height; y++)
        fill_from(pyramid, y);
    if (status != PHW_OK)
        phw_pyramid_done(pyramid);
    return status;
}

void phw_pyramid_done(phw_pyramid *pyramid)
{
    for (int i = 0; i < pyramid->count; i++)
        phw_image_free(&pyramid->level[i]);
    pyramid->count = 0;
}
