/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/lozenge_boxes.h"

#include <math.h>
#include <stdint.h>

#include "base/geometry.h"

/* Corners and rectangle that differ less than this share of the width are one candidate. */
#define SAME_CORNERS 0.03

/* How far the box reaches beyond its letters, in their width and height, once, twice or three
 * times: it depends on the level how much larger than the letters their blob is. */
#define LETTERS_PAD_X 0.03
#define LETTERS_PAD_Y 0.07
#define LETTERS_PADS 3
/* Blurred letters of a small box fill it: blue is left on their edge, and beyond it none. */
#define FILLED_PADS 2
#define LETTERS_ASPECT_LEAST 1.5

#define BLUER_LEAST 20      /* grey levels, than red */
#define BLUE_PLACES_LEAST 5 /* of the corners and middles of the sides close round the letters */

bool phw_lozenge_boxes_alike(const phw_quad *a, const phw_quad *b)
{
    double most = SAME_CORNERS * phw_quad_width(a);
    for (int i = 0; i < 4; i++)
        if (hypot(a->corner[i].x - b->corner[i].x, a->corner[i].y - b->corner[i].y) > most)
            return false;
    return true;
}

static bool is_blue_at(const phw_image *image, phw_point at)
{
    if (at.x < 0 || at.y < 0 || at.x >= image->width || at.y >= image->height)
        return false;
    const uint8_t *pixel =
        phw_image_row(image, (uint32_t)at.y) + (size_t)(uint32_t)at.x * image->channels;
    return pixel[2] > pixel[0] + BLUER_LEAST && pixel[2] > pixel[1];
}

static phw_quad padded(const phw_quad *letters, int times)
{
    return phw_quad_pad(letters, times * LETTERS_PAD_X * phw_quad_width(letters),
                        times * LETTERS_PAD_Y * phw_quad_height(letters));
}

/* Whether the edge of a box is blue. */
static bool is_blue_along(const phw_image *image, const phw_quad *edge)
{
    int blue = 0;
    for (int i = 0; i < 4; i++) {
        const phw_point a = edge->corner[i], b = edge->corner[(i + 1) % 4];
        blue += is_blue_at(image, a);
        blue += is_blue_at(image, (phw_point){(a.x + b.x) / 2, (a.y + b.y) / 2});
    }
    return blue >= BLUE_PLACES_LEAST;
}

/* Adds the boxes in which these may be letters on blue. Close round them, for the band behind the
 * box may have any colour. */
static size_t add_round_letters(const phw_image *image, const phw_quad *letters,
                                phw_lozenge_box *boxes)
{
    size_t count = 0;
    if (image->channels != 3 ||
        phw_quad_width(letters) < LETTERS_ASPECT_LEAST * phw_quad_height(letters))
        return 0;
    const phw_quad round = padded(letters, 1);
    const bool on_blue = is_blue_along(image, &round);
    if (!on_blue && !is_blue_along(image, letters))
        return 0;
    const int first = on_blue ? 1 : 0, most = on_blue ? LETTERS_PADS : FILLED_PADS;
    for (int i = 0; i < most; i++)
        boxes[count++] = (phw_lozenge_box){padded(letters, first + i), PHW_CUTOUT_LETTERS};
    return count;
}

size_t phw_lozenge_boxes(const phw_image *image, const phw_blob *blob,
                         phw_lozenge_box boxes[PHW_LOZENGE_BOXES_MOST])
{
    const phw_cutout_box box = blob->light ? PHW_CUTOUT_LIGHT : PHW_CUTOUT_DARK;
    size_t count = 0;
    boxes[count++] = (phw_lozenge_box){blob->corners, box};
    if (!phw_lozenge_boxes_alike(&blob->corners, &blob->box))
        boxes[count++] = (phw_lozenge_box){blob->box, box};
    if (blob->light)
        count += add_round_letters(image, &blob->box, boxes + count);
    return count;
}
