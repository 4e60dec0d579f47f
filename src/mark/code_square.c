/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/code_square.h"

#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "mark/patch.h"

/* What is looked at: a square of so many times the place's longer side, and of so many pixels. */
#define REACH 1.25
#define SIDE 112

/* Dark pixels twice this near to each other belong together: modules do, and a quiet zone is
 * wider. */
#define NEAR 3
/* So far from the middle something dark must be near. */
#define MIDDLE 16

/* Least side, pixels of what is looked at, and the share of it that is dark: all, where modules
 * have run into each other. */
#define LEAST 26
#define DARK_LEAST 0.30

#define STEP 3 /* degrees between angles that are tried, and one degree round the best */
#define RADIANS(degrees) ((degrees)*3.14159265358979323846 / 180)

typedef struct view {
    uint8_t dark[SIDE][SIDE];
    uint8_t near[SIDE][SIDE]; /* 1 where something dark is near; then 2 where that was taken */
    uint16_t stack[SIDE * SIDE];
    size_t count; /* dark pixels of what was taken */
    bool inverted;
    int left[SIDE], right[SIDE];    /* the first and the last of each row; none: right < left */
    float x[2 * SIDE], y[2 * SIDE]; /* these, from the middle: no other can be a corner */
    size_t ends;
} view;

typedef struct rectangle {
    double angle, left, right, top, bottom; /* along the angle and across it, from the middle */
} rectangle;

static void part(const phw_image *patch, view *v)
{
    const uint8_t threshold = phw_patch_threshold(patch);
    size_t rim = 0;
    for (uint32_t y = 0; y < SIDE; y++)
        for (uint32_t x = 0; x < SIDE; x++) {
            v->dark[y][x] = phw_image_row(patch, y)[x] <= threshold;
            rim += v->dark[y][x] && (x == 0 || y == 0 || x == SIDE - 1 || y == SIDE - 1);
        }
    v->inverted = rim > 2 * SIDE;
    if (v->inverted)
        for (uint32_t y = 0; y < SIDE; y++)
            for (uint32_t x = 0; x < SIDE; x++)
                v->dark[y][x] = !v->dark[y][x];
}

/* Marks what is within NEAR pixels of something dark, across and then down. */
static void spread(view *v)
{
    uint8_t wide[SIDE][SIDE] = {{0}};
    memset(v->near, 0, sizeof v->near);
    for (size_t y = 0; y < SIDE; y++)
        for (size_t x = 0; x < SIDE; x++)
            if (v->dark[y][x])
                for (size_t k = x < NEAR ? 0 : x - NEAR; k <= x + NEAR && k < SIDE; k++)
                    wide[y][k] = 1;
    for (size_t y = 0; y < SIDE; y++)
        for (size_t k = y < NEAR ? 0 : y - NEAR; k <= y + NEAR && k < SIDE; k++)
            for (size_t x = 0; x < SIDE; x++)
                v->near[k][x] |= wide[y][x];
}

/* Takes what hangs together with a pixel. @return false where it reaches the edge. */
static bool take(view *v, size_t start)
{
    size_t count = 0;
    bool inside = true;
    v->count = 0;
    for (size_t y = 0; y < SIDE; y++)
        v->left[y] = SIDE, v->right[y] = -1;
    v->near[start / SIDE][start % SIDE] = 2;
    v->stack[count++] = (uint16_t)start;
    while (count > 0) {
        const size_t at = v->stack[--count], x = at % SIDE, y = at / SIDE;
        if (v->dark[y][x]) {
            v->count++;
            v->left[y] = (int)x < v->left[y] ? (int)x : v->left[y];
            v->right[y] = (int)x > v->right[y] ? (int)x : v->right[y];
        }
        if (x == 0 || y == 0 || x == SIDE - 1 || y == SIDE - 1) {
            inside = false;
            continue;
        }
        const size_t next[] = {at - 1, at + 1, at - SIDE, at + SIDE};
        for (size_t i = 0; i < 4; i++)
            if (v->near[next[i] / SIDE][next[i] % SIDE] == 1) {
                v->near[next[i] / SIDE][next[i] % SIDE] = 2;
                v->stack[count++] = (uint16_t)next[i];
            }
    }
    return inside;
}

/* What is nearest to the middle, of some size, and ends before the edge. */
static bool take_middle(view *v)
{
    for (size_t ring = 0; ring < MIDDLE; ring++)
        for (size_t y = SIDE / 2 - ring; y <= SIDE / 2 + ring; y++)
            for (size_t x = SIDE / 2 - ring; x <= SIDE / 2 + ring; x++)
                if (v->near[y][x] == 1 && take(v, y * SIDE + x) && v->count >= LEAST * LEAST / 4)
                    return true;
    return false;
}

static void keep_ends(view *v)
{
    v->ends = 0;
    for (size_t y = 0; y < SIDE; y++)
        for (int k = 0; k < 2 && v->right[y] >= v->left[y]; k++) {
            v->x[v->ends] = (float)(k ? v->right[y] : v->left[y]) + 0.5F - SIDE / 2.0F;
            v->y[v->ends++] = (float)y + 0.5F - SIDE / 2.0F;
        }
}

static rectangle round_at(const view *v, double angle)
{
    const float c = (float)cos(angle), s = (float)sin(angle);
    float left = SIDE, right = -SIDE, top = SIDE, bottom = -SIDE;
    for (size_t i = 0; i < v->ends; i++) {
        const float along = v->x[i] * c + v->y[i] * s, across = v->y[i] * c - v->x[i] * s;
        left = along < left ? along : left;
        right = along > right ? along : right;
        top = across < top ? across : top;
        bottom = across > bottom ? across : bottom;
    }
    return (rectangle){angle, left - 0.5, right + 0.5, top - 0.5, bottom + 0.5};
}

static double area(const rectangle *r)
{
    return (r->right - r->left) * (r->bottom - r->top);
}

static rectangle smallest(const view *v)
{
    rectangle best = round_at(v, 0);
    for (int degrees = STEP; degrees < 90; degrees += STEP) {
        const rectangle one = round_at(v, RADIANS(degrees));
        if (area(&one) < area(&best))
            best = one;
    }
    const double middle = best.angle;
    for (int degrees = 1 - STEP; degrees < STEP; degrees++) {
        const rectangle one = round_at(v, middle + RADIANS(degrees));
        if (area(&one) < area(&best))
            best = one;
    }
    return best;
}

static bool is_square(const view *v, const rectangle *r)
{
    const double width = r->right - r->left, height = r->bottom - r->top;
    const double dark = (double)v->count / (width * height);
    return fmin(width, height) >= LEAST &&
           fmax(width, height) <= PHW_CODE_SQUARE_ASPECT_MOST * fmin(width, height) &&
           dark >= DARK_LEAST;
}

phw_status phw_code_square_find(const phw_pyramid *pyramid, const phw_quad *place,
                                phw_code_square *square, bool *found, phw_error *error)
{
    const phw_point middle = phw_quad_centre(place);
    const double side = REACH * fmax(phw_quad_width(place), phw_quad_height(place));
    const phw_box box = {(int32_t)(middle.x - side / 2), (int32_t)(middle.y - side / 2),
                         (int32_t)(middle.x + side / 2), (int32_t)(middle.y + side / 2)};
    const phw_quad looked = phw_quad_from_box(box);
    phw_image *patch = NULL;
    view v;
    phw_status status = phw_patch_cut(pyramid, &looked, SIDE, SIDE, &patch, error);
    *found = false;
    if (status != PHW_OK)
        return status;
    part(patch, &v);
    phw_image_free(&patch);
    spread(&v);
    if (!take_middle(&v))
        return PHW_OK;
    keep_ends(&v);
    const rectangle r = smallest(&v);
    if (!is_square(&v, &r))
        return PHW_OK;
    const double scale = (looked.corner[1].x - looked.corner[0].x) / SIDE;
    const double c = cos(r.angle), s = sin(r.angle);
    const double along[] = {r.left, r.right, r.right, r.left};
    const double across[] = {r.top, r.top, r.bottom, r.bottom};
    const phw_point centre = phw_quad_centre(&looked);
    for (int i = 0; i < 4; i++)
        square->quad.corner[i] = (phw_point){centre.x + scale * (along[i] * c - across[i] * s),
                                             centre.y + scale * (along[i] * s + across[i] * c)};
    square->light_on_dark = v.inverted;
    *found = true;
    return PHW_OK;
}
