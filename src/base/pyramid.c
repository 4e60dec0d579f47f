/* SPDX-License-Identifier: Apache-2.0 */
#include "base/pyramid.h"

#include "base/grey_row.h"

phw_status phw_pyramid_grey(const phw_image *image, phw_image **grey, phw_error *error)
{
    phw_image *made = NULL;
    if (image->channels == 1)
        return phw_image_copy(image, grey, error);
    phw_status status = phw_image_new(image->width, image->height, 1, &made, error);
    if (status != PHW_OK)
        return status;
    const phw_grey_weights weights = phw_grey_weights_choose(image);
    for (uint32_t y = 0; y < image->height; y++)
        phw_grey_row(phw_image_row(image, y), image->width, weights, phw_image_row_mut(made, y));
    *grey = made;
    return PHW_OK;
}

phw_status phw_pyramid_halve(const phw_image *large, phw_image **small, phw_error *error)
{
    phw_status status = phw_image_new(large->width / 2, large->height / 2, 1, small, error);
    if (status != PHW_OK)
        return status;
    for (uint32_t y = 0; y < (*small)->height; y++)
        phw_halve_row(phw_image_row(large, 2 * y), phw_image_row(large, 2 * y + 1), (*small)->width,
                      phw_image_row_mut(*small, y));
    return PHW_OK;
}

phw_status phw_pyramid_build(const phw_image *image, uint32_t least_side, phw_pyramid *pyramid,
                             phw_error *error)
{
    phw_image *grey = NULL;
    phw_status status = phw_pyramid_grey(image, &grey, error);
    return status == PHW_OK ? phw_pyramid_raise(&grey, least_side, pyramid, error) : status;
}

phw_status phw_pyramid_raise(phw_image **grey, uint32_t least_side, phw_pyramid *pyramid,
                             phw_error *error)
{
    phw_status status = PHW_OK;
    *pyramid = (phw_pyramid){{*grey}, 1};
    *grey = NULL;
    while (pyramid->count < PHW_PYRAMID_MAX) {
        const phw_image *last = pyramid->level[pyramid->count - 1];
        uint32_t side = last->width < last->height ? last->width : last->height;
        if (side < 2 || (pyramid->count >= 2 && side / 2 < least_side))
            break;
        status = phw_pyramid_halve(last, &pyramid->level[pyramid->count], error);
        if (status != PHW_OK) {
            phw_pyramid_done(pyramid);
            return status;
        }
        pyramid->count++;
    }
    return PHW_OK;
}

void phw_pyramid_done(phw_pyramid *pyramid)
{
    for (int i = 0; i < pyramid->count; i++)
        phw_image_free(&pyramid->level[i]);
    pyramid->count = 0;
}
