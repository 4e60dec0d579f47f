/* SPDX-License-Identifier: Apache-2.0 */
#include "base/geometry.h"

#include <math.h>
#include <string.h>

/* Below this a determinant or a denominator counts as nought (pixels are of the order 1 to 1e5). */
#define NEARLY_NOUGHT 1e-12

static double distance(phw_point a, phw_point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

static double cross(phw_point a, phw_point b, phw_point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static phw_point between(phw_point a, phw_point b, double share)
{
    return (phw_point){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

phw_quad phw_quad_from_box(phw_box box)
{
    return (phw_quad){{{box.left, box.top},
                       {box.right, box.top},
                       {box.right, box.bottom},
                       {box.left, box.bottom}}};
}

phw_box phw_quad_bounds(const phw_quad *quad)
{
    const phw_point *p = quad->corner;
    phw_box box = {p[0].x, p[0].y, p[0].x, p[0].y};
    for (int i = 1; i < 4; i++) { /* no fmin: it is a call, and this is asked very often */
        box.left = p[i].x < box.left ? p[i].x : box.left;
        box.top = p[i].y < box.top ? p[i].y : box.top;
        box.right = p[i].x > box.right ? p[i].x : box.right;
        box.bottom = p[i].y > box.bottom ? p[i].y : box.bottom;
    }
    return box;
}

static double signed_area(const phw_point *points, int count)
{
    double twice = 0;
    for (int i = 0; i < count; i++) {
        phw_point a = points[i], b = points[(i + 1) % count];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

double phw_quad_area(const phw_quad *quad)
{
    return fabs(signed_area(quad->corner, 4));
}

phw_point phw_quad_centre(const phw_quad *quad)
{
    const phw_point *p = quad->corner;
    return (phw_point){(p[0].x + p[1].x + p[2].x + p[3].x) / 4,
                       (p[0].y + p[1].y + p[2].y + p[3].y) / 4};
}

double phw_quad_height(const phw_quad *quad)
{
    const phw_point *p = quad->corner;
    return (distance(p[0], p[3]) + distance(p[1], p[2])) / 2;
}

double phw_quad_width(const phw_quad *quad)
{
    const phw_point *p = quad->corner;
    return (distance(p[0], p[1]) + distance(p[3], p[2])) / 2;
}

double phw_quad_angle(const phw_quad *quad)
{
    const phw_point *p = quad->corner;
    return atan2(p[1].y - p[0].y + p[2].y - p[3].y, p[1].x - p[0].x + p[2].x - p[3].x);
}

bool phw_quad_contains(const phw_quad *quad, phw_point point)
{
    bool left = false, right = false;
    for (int i = 0; i < 4; i++) {
        double side = cross(quad->corner[i], quad->corner[(i + 1) % 4], point);
        left |= side > 0;
        right |= side < 0;
    }
    return !(left && right);
}

double phw_quad_overlap(const phw_quad *a, const phw_quad *b)
{
    /* Sutherland and Hodgman, Reentrant polygon clipping, CACM 17(1), 1974. */
    phw_point shape[16], next[16];
    int count = 4;
    memcpy(shape, a->corner, sizeof a->corner);
    double turn = signed_area(b->corner, 4) >= 0 ? 1 : -1;
    for (int edge = 0; edge < 4 && count > 0; edge++) {
        phw_point from = b->corner[edge], to = b->corner[(edge + 1) % 4];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            phw_point p = shape[i], q = shape[(i + 1) % count];
            double p_side = turn * cross(from, to, p), q_side = turn * cross(from, to, q);
            if (p_side >= 0)
                next[kept++] = p;
            if ((p_side > 0 && q_side < 0) || (p_side < 0 && q_side > 0))
                next[kept++] = between(p, q, p_side / (p_side - q_side));
            if (kept > 14)
                break;
        }
        memcpy(shape, next, sizeof next[0] * (size_t)kept);
        count = kept;
    }
    return count < 3 ? 0 : fabs(signed_area(shape, count));
}

bool phw_quad_is_same(const phw_quad *a, const phw_quad *b, double share)
{
    return phw_quad_overlap(a, b) > share * fmin(phw_quad_area(a), phw_quad_area(b));
}

phw_quad phw_quad_slice(const phw_quad *quad, double from, double to)
{
    const phw_point *p = quad->corner;
    return (phw_quad){{between(p[0], p[1], from), between(p[0], p[1], to), between(p[3], p[2], to),
                       between(p[3], p[2], from)}};
}

phw_quad phw_quad_pad(const phw_quad *quad, double along, double across)
{
    double width = phw_quad_width(quad), height = phw_quad_height(quad);
    phw_quad wide = *quad;
    if (width > NEARLY_NOUGHT)
        wide = phw_quad_slice(quad, -along / width, 1 + along / width);
    if (height <= NEARLY_NOUGHT)
        return wide;
    double share = across / height;
    const phw_point *p = wide.corner;
    return (phw_quad){{between(p[0], p[3], -share), between(p[1], p[2], -share),
                       between(p[1], p[2], 1 + share), between(p[0], p[3], 1 + share)}};
}

phw_quad phw_quad_lower(const phw_quad *quad, double top, double bottom)
{
    double height = phw_quad_height(quad);
    if (height <= NEARLY_NOUGHT)
        return *quad;
    const phw_point *p = quad->corner;
    double from = top / height, to = 1 + bottom / height;
    return (phw_quad){{between(p[0], p[3], from), between(p[1], p[2], from),
                       between(p[1], p[2], to), between(p[0], p[3], to)}};
}

phw_quad phw_quad_union(const phw_quad *quads, size_t count, double angle)
{
    double c = cos(angle), s = sin(angle);
    double least_u = INFINITY, most_u = -INFINITY, least_v = INFINITY, most_v = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        for (int k = 0; k < 4; k++) {
            phw_point p = quads[i].corner[k];
            double u = p.x * c + p.y * s, v = p.y * c - p.x * s;
            least_u = u < least_u ? u : least_u;
            most_u = u > most_u ? u : most_u;
            least_v = v < least_v ? v : least_v;
            most_v = v > most_v ? v : most_v;
        }
    }
    double us[4] = {least_u, most_u, most_u, least_u}, vs[4] = {least_v, least_v, most_v, most_v};
    phw_quad result;
    for (int k = 0; k < 4; k++)
        result.corner[k] = (phw_point){us[k] * c - vs[k] * s, us[k] * s + vs[k] * c};
    return result;
}

bool phw_homography_from_quads(const phw_quad *from, const phw_quad *to, phw_homography *map)
{
    /* Eight equations in m0 … m7 with m8 = 1, Gauss with partial pivoting. */
    double rows[8][9];
    for (int i = 0; i < 4; i++) {
        double x = from->corner[i].x, y = from->corner[i].y;
        double u = to->corner[i].x, v = to->corner[i].y;
        const double first[9] = {x, y, 1, 0, 0, 0, -u * x, -u * y, u};
        const double second[9] = {0, 0, 0, x, y, 1, -v * x, -v * y, v};
        memcpy(rows[2 * i], first, sizeof first);
        memcpy(rows[2 * i + 1], second, sizeof second);
    }
    for (int column = 0; column < 8; column++) {
        int pivot = column;
        for (int row = column + 1; row < 8; row++)
            if (fabs(rows[row][column]) > fabs(rows[pivot][column]))
                pivot = row;
        if (fabs(rows[pivot][column]) < NEARLY_NOUGHT)
            return false;
        if (pivot != column) {
            double saved[9];
            memcpy(saved, rows[pivot], sizeof saved);
            memcpy(rows[pivot], rows[column], sizeof saved);
            memcpy(rows[column], saved, sizeof saved);
        }
        for (int row = 0; row < 8; row++) {
            if (row == column)
                continue;
            double factor = rows[row][column] / rows[column][column];
            for (int k = column; k < 9; k++)
                rows[row][k] -= factor * rows[column][k];
        }
    }
    for (int i = 0; i < 8; i++)
        map->m[i] = rows[i][8] / rows[i][i];
    map->m[8] = 1;
    return true;
}

bool phw_homography_from_box(const phw_box *from, const phw_quad *to, phw_homography *map)
{
    /* From the unit square (Heckbert, Fundamentals of Texture Mapping, 1989, 2.2.3), and from the
     * box to that. */
    const phw_point *p = to->corner;
    const double dx1 = p[1].x - p[2].x, dx2 = p[3].x - p[2].x;
    const double dy1 = p[1].y - p[2].y, dy2 = p[3].y - p[2].y;
    const double x = p[0].x - p[1].x + p[2].x - p[3].x, y = p[0].y - p[1].y + p[2].y - p[3].y;
    const double determinant = dx1 * dy2 - dx2 * dy1;
    if (fabs(determinant) < NEARLY_NOUGHT)
        return false;
    const double width = from->right - from->left, height = from->bottom - from->top;
    const double g = (x * dy2 - dx2 * y) / determinant, h = (dx1 * y - x * dy1) / determinant;
    const double rows[3][3] = {{p[1].x - p[0].x + g * p[1].x, p[3].x - p[0].x + h * p[3].x, p[0].x},
                               {p[1].y - p[0].y + g * p[1].y, p[3].y - p[0].y + h * p[3].y, p[0].y},
                               {g, h, 1}};
    const double whole = 1 - g * from->left / width - h * from->top / height;
    if (fabs(whole) < NEARLY_NOUGHT)
        return false;
    for (int i = 0; i < 3; i++) {
        const double across = rows[i][0] / width, down = rows[i][1] / height;
        map->m[3 * i] = across / whole;
        map->m[3 * i + 1] = down / whole;
        map->m[3 * i + 2] = (rows[i][2] - across * from->left - down * from->top) / whole;
    }
    return true;
}

bool phw_homography_invert(const phw_homography *map, phw_homography *inverse)
{
    const double *m = map->m;
    double adjugate[9] = {
        m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
        m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
        m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]};
    double determinant = m[0] * adjugate[0] + m[1] * adjugate[3] + m[2] * adjugate[6];
    if (fabs(determinant) < NEARLY_NOUGHT)
        return false;
    for (int i = 0; i < 9; i++)
        inverse->m[i] = adjugate[i] / determinant;
    return true;
}

phw_point phw_homography_apply(const phw_homography *map, phw_point point)
{
    const double *m = map->m;
    double w = m[6] * point.x + m[7] * point.y + m[8];
    if (fabs(w) < NEARLY_NOUGHT)
        w = w < 0 ? -NEARLY_NOUGHT : NEARLY_NOUGHT;
    return (phw_point){(m[0] * point.x + m[1] * point.y + m[2]) / w,
                       (m[3] * point.x + m[4] * point.y + m[5]) / w};
}
