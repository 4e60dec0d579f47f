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

/* A half's upper word in the box of Wales, in its width and height; where letters of the lower row
 * melt into it, it is lower than that. */
#define HALF_WIDTH 0.43
#define HALF_LEFT 0.03
#define HALF_RIGHT 0.54
#define HALF_TOP 0.09
#define ONE_ROW 0.50
#define BOTH_ROWS 0.74
#define HALF_ASPECT_LEAST 1.05
#define HALVES_WIDTH_MOST 42.0 /* px: of larger ones more is seen, and words on buttons pass */

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

/* A place in shares of a quadrangle's width and height; beyond its corners it goes on. */
static phw_point point_of(const phw_quad *quad, double x, double y)
{
    const phw_point *c = quad->corner;
    return (phw_point){
        c[0].x * (1 - x) * (1 - y) + c[1].x * x * (1 - y) + c[2].x * x * y + c[3].x * (1 - x) * y,
        c[0].y * (1 - x) * (1 - y) + c[1].y * x * (1 - y) + c[2].y * x * y + c[3].y * (1 - x) * y};
}

/* The box of Wales of which these letters are the left half or the right one. */
static phw_quad round_half(const phw_quad *letters, double before)
{
    const bool one_row = phw_quad_width(letters) >= LETTERS_ASPECT_LEAST * phw_quad_height(letters);
    const double left = -before / HALF_WIDTH, right = (1 - before) / HALF_WIDTH;
    const double rows = one_row ? ONE_ROW : BOTH_ROWS;
    const double top = -HALF_TOP / rows, foot = (1 - HALF_TOP) / rows;
    return (phw_quad){{point_of(letters, left, top), point_of(letters, right, top),
                       point_of(letters, right, foot), point_of(letters, left, foot)}};
}

/* Adds the boxes in which these may be letters on blue. Close round them, for the band behind the
 * box may have any colour. */
static size_t add_round_letters(const phw_image *image, const phw_quad *letters,
                                phw_lozenge_box *boxes)
{
    size_t count = 0;
    const double aspect = phw_quad_width(letters) / phw_quad_height(letters);
    if (image->channels != 3 || aspect < HALF_ASPECT_LEAST)
        return 0;
    const phw_quad round = padded(letters, 1);
    const bool on_blue = is_blue_along(image, &round);
    if (!on_blue && !is_blue_along(image, letters))
        return 0;
    const int first = on_blue ? 1 : 0, most = on_blue ? LETTERS_PADS : FILLED_PADS;
    if (on_blue && phw_quad_width(letters) <= HALF_WIDTH * HALVES_WIDTH_MOST) {
        boxes[count++] = (phw_lozenge_box){round_half(letters, HALF_LEFT), PHW_CUTOUT_LETTERS};
        boxes[count++] = (phw_lozenge_box){round_half(letters, HALF_RIGHT), PHW_CUTOUT_LETTERS};
    }
    for (int i = 0; i < most && aspect >= LETTERS_ASPECT_LEAST; i++)
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
