/* SPDX-License-Identifier: Apache-2.0 */
/* Lines that moiré hides. */
#include <stdlib.h>

#include "layout/layout.h"
#include "layout/moire.h"
#include "layout/waves.h"

/* So many cells have moiré before it is worth a look: a hand's breadth of a display. */
#define LEAST_CELLS 4U
/* Where lines run over so many of a hundred of them they are found: a page's do over 25 and more.
 * Looking again takes longer than all that was done before. */
#define FOUND 20U
/* Without the waves lines run over so many times as many cells, in tenths, and over so many more.
 */
#define MORE_TENTHS 15U
#define MORE 2U
/* Taking waves out takes longest of all, and on an empty page it shows nothing: of the cells that
 * lines would have to run over besides, so many of ten have to hold more than waves. Of those that
 * lines were won in it were eight of ten. */
#define LIKELY_TENTHS 5U

/* Looks for lines in the picture without its waves. @param[out] calm,page  nothing to free after an
 * error. */
static phw_status look_again(const phw_pyramid *pyramid, const phw_moire_map *map, size_t max_lines,
                             phw_pyramid *calm, phw_page **page, phw_error *error)
{
    const phw_image *grey = pyramid->level[0];
    phw_image *made = NULL;
    phw_pyramid still = PHW_PYRAMID_INIT, plain = PHW_PYRAMID_INIT;
    phw_status status = phw_waves_remove(grey, map, &made, error);
    if (status == PHW_OK)
        status = phw_pyramid_raise(&made, PHW_LAYOUT_LEAST_SIDE, &still, error);
    phw_image_free(&made);
    if (status == PHW_OK)
        status = phw_page_new(grey->width, grey->height, page, error);
    if (status == PHW_OK)
        status = phw_layout_find(&still, max_lines, &plain, *page, error);
    if (status == PHW_OK) {
        *calm = phw_layout_seen(&still, &plain);
        for (int i = 0; i < plain.count; i++)
            if (plain.level[i])
                phw_image_free(&still.level[i]);
        return PHW_OK;
    }
    phw_page_free(page);
    phw_pyramid_done(&still);
    return status;
}

/* The least number of cells that lines have to run over without the waves. */
static uint32_t wanted_after(uint32_t before)
{
    const uint32_t times = (before * MORE_TENTHS + 9) / 10;
    return times > before + MORE ? times : before + MORE;
}

/* Whether there may be as many lines more as are wanted. */
static phw_status may_gain(const phw_pyramid *pyramid, const phw_moire_map *map, const bool *held,
                           uint32_t before, bool *may, phw_error *error)
{
    const uint32_t likely = ((wanted_after(before) - before) * LIKELY_TENTHS + 9) / 10;
    uint32_t count = 0;
    phw_status status = phw_waves_count_rest(pyramid->level[0], map, held, likely, &count, error);
    *may = count >= likely;
    return status;
}

/* Where moiré lies on much that has no lines, looks again, and leaves what shows more. */
static phw_status look_through(const phw_pyramid *pyramid, const phw_moire_map *map,
                               size_t max_lines, bool *held, phw_pyramid *calm, phw_page **page,
                               phw_error *error)
{
    phw_page *again = NULL;
    phw_pyramid other = PHW_PYRAMID_INIT;
    const uint32_t before = phw_moire_held(map, *page, held);
    if (map->count < LEAST_CELLS || before * 100 >= FOUND * map->count)
        return PHW_OK;
    bool may = false;
    phw_status status = may_gain(pyramid, map, held, before, &may, error);
    if (status == PHW_OK && may)
        status = look_again(pyramid, map, max_lines, &other, &again, error);
    if (status != PHW_OK || !may)
        return status;
    const uint32_t now = phw_moire_held(map, again, held);
    if (now >= wanted_after(before)) {
        phw_page_free(page);
        phw_pyramid_done(calm);
        *page = again;
        *calm = other;
    } else {
        phw_page_free(&again);
        phw_pyramid_done(&other);
    }
    return PHW_OK;
}

phw_status phw_layout_find_through_moire(const phw_image *image, const phw_pyramid *pyramid,
                                         size_t max_lines, phw_pyramid *calm, phw_page **page,
                                         phw_error *error)
{
    phw_moire_map map = {NULL, 0, 0, 0};
    phw_page *found = NULL;
    bool *held = NULL;
    *calm = (phw_pyramid)PHW_PYRAMID_INIT;
    phw_status status = phw_page_new(image->width, image->height, &found, error);
    if (status == PHW_OK)
        status = phw_layout_find(pyramid, max_lines, calm, found, error);
    if (status == PHW_OK)
        status = phw_moire_find(image, &map, error);
    if (status == PHW_OK && !(held = calloc((size_t)map.across * map.down + 1, sizeof *held)))
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for moiré");
    if (status == PHW_OK)
        status = look_through(pyramid, &map, max_lines, held, calm, &found, error);
    phw_moire_map_done(&map);
    free(held);
    if (status == PHW_OK) {
        *page = found;
    } else {
        phw_page_free(&found);
        phw_pyramid_done(calm);
    }
    return status;
}
