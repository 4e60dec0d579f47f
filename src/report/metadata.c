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
        {container->has_film, {"film", "a film or a sequence of pictures", NULL, 0}},
        {container->has_owner, {"owner", "the name of its owner or artist", NULL, 0}},
        {container->has_serial, {"serial", "a serial number of camera or lens", NULL, 0}},
        {container->has_time, {"time", "when it was taken or changed", NULL, 0}},
        {container->has_camera, {"camera", "the make of the camera or program", NULL, 0}},
        {container->has_maker_note, {"maker_note", "the camera maker's own notes", NULL, 0}},
        {container->has_exif, {"exif", "camera details (EXIF)", NULL, 0}},
        {container->has_xmp, {"xmp", "editing details (XMP)", NULL, 0}},
        {container->has_iptc, {"iptc", "caption details (IPTC)", NULL, 0}},
        {container->has_icc, {"icc", "a colour profile (ICC)", NULL, 0}},
        {container->other_segments > 0,
         {"other", "parts that photoward does not know", "count", container->other_segments}}};
    size_t count = 0;
    for (size_t i = 0; i < PHW_METADATA_MAX; i++)
        if (rows[i].there)
            facts[count++] = rows[i].fact;
    return count;
}
