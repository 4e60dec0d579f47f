/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/matrix_grid.h"

#include <math.h>

/* A code ends where so large a share of the patch in a row... */
#define QUIET 0.03
/* ...has columns (or rows) that are dark to no more than this share. */
#define QUIET_DARK 0.04

#define SIDES_MOST 1024 /* pixels of a patch's side */
#define FITS 4
#define OUTWARD 0.015 /* of the patch: points this near to the fit, or outside it, are kept */

/* A side is looked at this far inside the symbol, in shares of it: half a module of a large one. */
#define SOLID_INSET 0.02
#define SOLID_SAMPLES 40

/* What a timing pattern is made of: modules that are as they should be, and their contrast. */
#define ALTERNATES 0.8
#define CONTRAST 0.2

static bool is_dark(const phw_image *patch, int threshold, uint32_t x, uint32_t y)
{
    return phw_image_row(patch, y)[x] <= threshold;
}

/* Dark share of a column (or row) between two limits. */
static double dark_share(const phw_image *patch, int threshold, bool column, uint32_t at,
                         uint32_t from, uint32_t to)
{
    uint32_t dark = 0;
    for (uint32_t i = from; i < to; i++)
        dark += column ? is_dark(patch, threshold, at, i) : is_dark(patch, threshold, i, at);
    return to > from ? (double)dark / (to - from) : 0;
}

/* Walks outward from the middle until a quiet zone begins; gives the last line that is not quiet.
 */
static uint32_t walk(const phw_image *patch, int threshold, bool column, int step, uint32_t from,
                     uint32_t to)
{
    uint32_t side = column ? patch->width : patch->height;
    uint32_t last = side / 2, quiet = 0, enough = (uint32_t)(QUIET * side) + 1;
    for (uint32_t at = side / 2; at < side && quiet < enough; at = (uint32_t)((int)at + step)) {
        if (dark_share(patch, threshold, column, at, from, to) > QUIET_DARK)
            last = at, quiet = 0;
        else
            quiet++;
    }
    return last;
}

/* A line as offset + slope × place, along x for top and bottom, along y for left and right. */
typedef struct line {
    double offset, slope;
} line;

/* The outermost dark pixels of one side, fitted so that gaps in it (the timing pattern) are left
 * out. @p sign is −1 where outward is towards smaller values. */
static bool fit(const double *places, const double *values, int count, double sign, double slack,
                line *made)
{
    bool used[SIDES_MOST];
    for (int i = 0; i < count; i++)
        used[i] = true;
    for (int pass = 0; pass < FITS; pass++) {
        double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (int i = 0; i < count; i++) {
            if (!used[i])
                continue;
            n++, sx += places[i], sy += values[i];
            sxx += places[i] * places[i], sxy += places[i] * values[i];
        }
        double spread = n * sxx - sx * sx;
        if (n < 4 || spread <= 0)
            return false;
        made->slope = (n * sxy - sx * sy) / spread;
        made->offset = (sy - made->slope * sx) / n;
        for (int i = 0; i < count; i++) {
            double outward = sign * (values[i] - made->offset - made->slope * places[i]);
            used[i] = outward > -slack * (pass + 1 < FITS ? 0.3 : 1);
        }
    }
    return true;
}

/* The side of the box [from, to) × [near, far] as a line; @p column: left or right. */
static bool fit_side(const phw_image *patch, int threshold, bool column, bool first, uint32_t from,
                     uint32_t to, uint32_t near, uint32_t far, line *made)
{
    double places[SIDES_MOST], values[SIDES_MOST];
    int count = 0;
    for (uint32_t i = from; i <= to && count < SIDES_MOST; i++) {
        for (uint32_t k = 0; k <= far - near; k++) {
            uint32_t at = first ? near + k : far - k;
            if (column ? !is_dark(patch, threshold, at, i) : !is_dark(patch, threshold, i, at))
                continue;
            places[count] = i + 0.5;
            values[count++] = at + (first ? 0.0 : 1.0);
            break;
        }
    }
    double slack = OUTWARD * (column ? patch->width : patch->height);
    return fit(places, values, count, first ? -1 : 1, slack, made);
}

/* Where x = a.offset + a.slope y meets y = b.offset + b.slope x. */
static phw_point meet(line a, line b)
{
    double x = (a.offset + a.slope * b.offset) / (1 - a.slope * b.slope);
    return (phw_point){x, b.offset + b.slope * x};
}

bool phw_matrix_sides(const phw_image *patch, int threshold, phw_quad *quad)
{
    uint32_t w = patch->width, h = patch->height;
    if (w > SIDES_MOST || h > SIDES_MOST)
        return false;
    uint32_t left = walk(patch, threshold, true, -1, h / 4, h - h / 4);
    uint32_t right = walk(patch, threshold, true, 1, h / 4, h - h / 4);
    uint32_t top = walk(patch, threshold, false, -1, left, right + 1);
    uint32_t bottom = walk(patch, threshold, false, 1, left, right + 1);
    left = walk(patch, threshold, true, -1, top, bottom + 1);
    right = walk(patch, threshold, true, 1, top, bottom + 1);
    line sides[4];
    if (right <= left + 8 || bottom <= top + 8 ||
        !fit_side(patch, threshold, false, true, left, right, top, bottom, &sides[0]) ||
        !fit_side(patch, threshold, true, false, top, bottom, left, right, &sides[1]) ||
        !fit_side(patch, threshold, false, false, left, right, top, bottom, &sides[2]) ||
        !fit_side(patch, threshold, true, true, top, bottom, left, right, &sides[3]))
        return false;
    *quad = (phw_quad){{meet(sides[3], sides[0]), meet(sides[1], sides[0]),
                        meet(sides[1], sides[2]), meet(sides[3], sides[2])}};
    return phw_quad_area(quad) > 0;
}

/* What a turn of a cylinder makes of the place @p s, 0 … 1: the far end looks shorter. */
static double bent(double s, double bend)
{
    if (fabs(bend) < 1e-6)
        return s;
    if (bend > 0)
        return sin(s * bend) / sin(bend);
    return 1 - sin((1 - s) * -bend) / sin(-bend);
}

/* Grey level at (u, v), 0 … 1 from left to right and from top to bottom of the symbol. */
static double grey_at(const phw_matrix_grid *grid, double u, double v)
{
    const phw_image *patch = grid->patch;
    const phw_point *p = grid->quad.corner;
    double s = bent(u, grid->bend[0]), t = bent(v, grid->bend[1]);
    double x = (p[0].x * (1 - s) + p[1].x * s) * (1 - t) + (p[3].x * (1 - s) + p[2].x * s) * t;
    double y = (p[0].y * (1 - s) + p[1].y * s) * (1 - t) + (p[3].y * (1 - s) + p[2].y * s) * t;
    x = fmin(fmax(x - 0.5, 0), patch->width - 1.001);
    y = fmin(fmax(y - 0.5, 0), patch->height - 1.001);
    const uint8_t *a = phw_image_row(patch, (uint32_t)y) + (uint32_t)x, *b = a + patch->stride;
    double fx = x - floor(x), fy = y - floor(y);
    return (a[0] * (1 - fx) + a[1] * fx) * (1 - fy) + (b[0] * (1 - fx) + b[1] * fx) * fy;
}

double phw_matrix_solid(const phw_matrix_grid *grid, int side)
{
    int dark = 0;
    for (int i = 0; i < SOLID_SAMPLES; i++) {
        double along = (i + 0.5) / SOLID_SAMPLES;
        double u = side == 1 ? 1 - SOLID_INSET : side == 3 ? SOLID_INSET : along;
        double v = side == 0 ? SOLID_INSET : side == 2 ? 1 - SOLID_INSET : along;
        dark += grey_at(grid, u, v) <= grid->threshold;
    }
    return (double)dark / SOLID_SAMPLES;
}

/* A module of a timing pattern, of the top side (@p axis 0) or the right one. */
static double timing_at(const phw_matrix_grid *grid, int axis, int modules, int i)
{
    const double depth = 0.5 / modules, along = (i + 0.5) / modules;
    return axis == 0 ? grey_at(grid, along, depth) : grey_at(grid, 1 - depth, along);
}

double phw_matrix_timing(const phw_matrix_grid *grid, int axis, int modules, double least)
{
    const int wrong_most = (int)ceil((1 - (least - CONTRAST) / ALTERNATES) * modules);
    double light = 0, dark = 0, last = timing_at(grid, axis, modules, 1);
    double here = timing_at(grid, axis, modules, 0);
    int right = 0;
    for (int i = 0; i < modules; i++) {
        if (i - right > wrong_most)
            return 0;
        const double next = i + 1 < modules ? timing_at(grid, axis, modules, i + 1) : last;
        const bool expected = axis == 0 ? i % 2 == 0 : i % 2 == 1;
        /* By those beside it: blur leaves no more than ripples, on a slope between ink and paper.
         */
        right += (2 * here < last + next) == expected;
        *(expected ? &dark : &light) += here;
        last = here, here = next;
    }
    /* Of two counts that fit, the one whose samples lie in the middles of the modules. */
    double contrast = (light - dark) / (modules / 2.0) / 255;
    return ALTERNATES * right / modules + CONTRAST * fmax(contrast, 0);
}

uint8_t phw_matrix_level(const phw_matrix_grid *grid, int rows, int columns, int row, int column)
{
    static const double offsets[] = {0.3, 0.5, 0.7};
    double sum = 0;
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 3; k++)
            sum += grey_at(grid, (column + offsets[k]) / columns, (row + offsets[i]) / rows);
    return (uint8_t)(sum / 9);
}
