/* SPDX-License-Identifier: Apache-2.0 */
/* Barcodes: looked for on one level of the picture. */
#include "mark/detector.h"

#include "mark/read_zbar.h"

/* The longer side, in pixels, of the level that is read. */
#define READ_SIDE 2200U

static int level_to_read(const phw_pyramid *pyramid)
{
    int level = 0;
    while (level + 1 < pyramid->count &&
           (pyramid->level[level]->width > READ_SIDE || pyramid->level[level]->height > READ_SIDE))
        level++;
    return level;
}

static void enlarge(phw_quad *quad, double scale)
{
    for (int i = 0; i < 4; i++) {
        quad->corner[i].x *= scale;
        quad->corner[i].y *= scale;
    }
}

phw_status phw_mark_find_barcodes(const phw_mark_scene *scene, phw_mark_found *found,
                                  phw_error *error)
{
    int level = level_to_read(scene->pyramid);
    size_t before = found->codes->count;
    phw_read_zbar *reader = NULL;
    phw_status status = phw_read_zbar_new(&reader, error);
    if (status == PHW_OK)
        status = phw_read_zbar_scan(reader, scene->pyramid->level[level], found->codes, error);
    for (size_t i = before; i < found->codes->count; i++)
        enlarge(&found->codes->items[i].quad, 1 << level);
    phw_read_zbar_free(&reader);
    return status;
}
