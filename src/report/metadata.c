/* SPDX-License-Identifier: Apache-2.0 */
#include "report/metadata.h"

size_t phw_metadata_list(const phw_container *container, phw_metadata_fact facts[PHW_METADATA_MAX])
{
    const struct {
        bool there;
        phw_metadata_fact fact;
    } rows[PHW_METADATA_MAX] = {
        {container->has_gps, {"gps", "the place where it was taken (GPS)", NULL, 0}},
        {container->has_thumbnail, {"thumbnail", "a small preview of the picture", NULL, 0}},
        {container->extra_images > 0,
         {"extra_images", "further pictures", "count", container->extra_images}},
        {container->trailing_bytes > 0,
         {"trailing_data", "data after the picture's end", "bytes", container->trailing_bytes}},
        {container->hidden_pixels, {"hidden_pixels", "pixels hidden under transparency", NULL, 0}},
        {container->text_chunks > 0,
         {"text", "comments or other text", "count", container->text_chunks}},
        {container->has_exif, {"exif", "camera details (EXIF), often with date and time", NULL, 0}},
        {container->has_xmp, {"xmp", "editing details (XMP)", NULL, 0}},
        {container->has_iptc, {"iptc", "caption details (IPTC)", NULL, 0}}};
    size_t count = 0;
    for (size_t i = 0; i < PHW_METADATA_MAX; i++)
        if (rows[i].there)
            facts[count++] = rows[i].fact;
    return count;
}
