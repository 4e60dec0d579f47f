/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/frame.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "base/simd.h"

#define SAMPLES 64          /* along a side */
#define WHITE 255           /* the highest grey level */
#define TILTS 13            /* directions tried, TILT_STEP apart, about the side's own */
#define TILT_STEP 0.035     /* radians: 2 degrees */
#define REACH 3.0           /* px of the level between the two bands compared */
#define LEAST_STEP 9        /* grey levels: a softer edge is none */
#define LEAST_AGREEMENT 0.7 /* share of the samples that step the same way */
#define INWARD 2.0          /* px: the search starts this far inside the hull */
#define NEARNESS 0.35       /* an edge at the far end of the reach counts this much less */

typedef struct probe {
    double step, agreement, outside;
} probe;

/* The value of middle rank among counted ones. */
static int middle_of(const uint8_t *counts, int total)
{
    int value = 0;
    for (int below = counts[0]; below <= total / 2; below += counts[++value])
        ;
    return value;
}

static bool inside(const phw_image *level, double x, double y)
{
    return x >= 0 && y >= 0 && x < level->width && y < level->height;
}

/* Where samples lie on either side of a line, as bytes from the first pixel on. */
typedef struct places {
    int32_t in[SAMPLES], out[SAMPLES]; /* the former -1 where one of them is not in the picture */
} places;

/* Finds them for the line from a to b; n points outward. Branchless, so that many are found at
 * once. */
PHW_SIMD_CLONES static void place_samples(const phw_image *level, phw_point a, phw_point b,
                                          phw_point n, places *at)
{
    const double width = level->width, height = level->height;
    const int32_t stride = (int32_t)level->stride;
    for (int i = 0; i < SAMPLES; i++) {
        const double share = (i + 0.5) / SAMPLES;
        const double x = a.x + (b.x - a.x) * share, y = a.y + (b.y - a.y) * share;
        const double in_x = x - n.x * REACH / 2, in_y = y - n.y * REACH / 2;
        const double out_x = x + n.x * REACH / 2, out_y = y + n.y * REACH / 2;
        const int there = (in_x >= 0) & (in_y >= 0) & (in_x < width) & (in_y < height) &
                          (out_x >= 0) & (out_y >= 0) & (out_x < width) & (out_y < height);
        /* What lies far outside may be no int32_t. */
        const int32_t in = (int32_t)(there ? in_y : 0) * stride + (int32_t)(there ? in_x : 0);
        at->out[i] = (int32_t)(there ? out_y : 0) * stride + (int32_t)(there ? out_x : 0);
        at->in[i] = there ? in : -1;
    }
}

/* Whether the step of middle rank is an edge's: beside most lines there is none. */
static bool is_edge(const int *steps, int count)
{
    int falls = 0, rises = 0;
    for (int i = 0; i < count; i++) {
        falls += steps[i] <= -LEAST_STEP;
        rises += steps[i] >= LEAST_STEP;
    }
    return falls > count / 2 || count - rises <= count / 2;
}

/* Compares the grey levels on either side of the line from a to b; n points outward. False where no
 * edge runs along it. */
static bool try_line(const phw_image *level, phw_point a, phw_point b, phw_point n, probe *result)
{
    int steps[SAMPLES], far[SAMPLES], count = 0, up = 0;
    places at;
    place_samples(level, a, b, n, &at);
    for (int i = 0; i < SAMPLES; i++) {
        if (at.in[i] < 0)
            continue;
        far[count] = level->pixels[at.out[i]];
        steps[count] = level->pixels[at.in[i]] - far[count];
        up += steps[count] > 0;
        count++;
    }
    if (count < SAMPLES / 2)
        return false;
    double share = (double)up / count, agreement = share > 0.5 ? share : 1 - share;
    if (agreement < LEAST_AGREEMENT || !is_edge(steps, count))
        return false;
    uint8_t step_counts[2 * WHITE + 1] = {0}, far_counts[WHITE + 1] = {0};
    for (int i = 0; i < count; i++) {
        step_counts[steps[i] + WHITE]++;
        far_counts[far[i]]++;
    }
    *result =
        (probe){middle_of(step_counts, count) - WHITE, agreement, middle_of(far_counts, count)};
    return true;
}

/* How far outward one can go before the middle of the side leaves the picture. */
static double room_outward(const phw_image *level, phw_point middle, phw_point n)
{
    double room = 0;
    while (inside(level, middle.x + n.x * (room + 1), middle.y + n.y * (room + 1)))
        room += 1;
    return room;
}

static phw_frame_side find_side(const phw_image *level, phw_point a, phw_point b, phw_point n)
{
    double dx = b.x - a.x, dy = b.y - a.y, length = hypot(dx, dy), best = 0;
    phw_point middle = {(a.x + b.x) / 2, (a.y + b.y) / 2};
    double room = room_outward(level, middle, n);
    phw_frame_side side = {.from = a, .to = b, .at_border = true};
    phw_point half[TILTS]; /* of the side, in each direction */
    for (int tilt = 0; tilt < TILTS; tilt++) {
        double angle = (tilt - TILTS / 2) * TILT_STEP, c = cos(angle), s = sin(angle);
        half[tilt] = (phw_point){(dx * c - dy * s) / 2, (dx * s + dy * c) / 2};
    }
    for (double offset = -INWARD; offset <= room; offset += 1) {
        for (int tilt = 0; tilt < TILTS; tilt++) {
            phw_point centre = {middle.x + n.x * offset, middle.y + n.y * offset};
            phw_point from = {centre.x - half[tilt].x, centre.y - half[tilt].y};
            phw_point to = {centre.x + half[tilt].x, centre.y + half[tilt].y};
            double reach = room + length > 0 ? offset / (room + 1) : 0;
            probe seen;
            if (!try_line(level, from, to, n, &seen))
                continue;
            double score = fabs(seen.step) * (seen.agreement - 0.5) * (1 - NEARNESS * reach);
            if (score > best) {
                best = score;
                side = (phw_frame_side){from, to, seen.step, seen.outside, false};
            }
        }
    }
    if (side.at_border) {
        side.from = (phw_point){a.x + n.x * room, a.y + n.y * room};
        side.to = (phw_point){b.x + n.x * room, b.y + n.y * room};
    }
    return side;
}

static bool cross_point(const phw_frame_side *a, const phw_frame_side *b, phw_point *point)
{
    double ax = a->to.x - a->from.x, ay = a->to.y - a->from.y;
    double bx = b->to.x - b->from.x, by = b->to.y - b->from.y;
    double turn = ax * by - ay * bx;
    if (fabs(turn) < 1e-6 * (hypot(ax, ay) * hypot(bx, by) + 1))
        return false;
    double share = ((b->from.x - a->from.x) * by - (b->from.y - a->from.y) * bx) / turn;
    *point = (phw_point){a->from.x + ax * share, a->from.y + ay * share};
    return true;
}

phw_frame phw_frame_find(const phw_image *level, const phw_quad *hull)
{
    phw_frame frame = {.quad = *hull};
    phw_point middle = phw_quad_centre(hull);
    for (int i = 0; i < 4; i++) {
        phw_point a = hull->corner[i], b = hull->corner[(i + 1) % 4];
        double dx = b.x - a.x, dy = b.y - a.y, length = hypot(dx, dy);
        phw_point n = length > 0 ? (phw_point){dy / length, -dx / length} : (phw_point){0, 0};
        if ((a.x - middle.x) * n.x + (a.y - middle.y) * n.y < 0)
            n = (phw_point){-n.x, -n.y};
        frame.side[i] = find_side(level, a, b, n);
        frame.edges += !frame.side[i].at_border;
    }
    phw_quad quad;
    bool fine = true;
    for (int i = 0; i < 4; i++)
        fine = fine && cross_point(&frame.side[(i + 3) % 4], &frame.side[i], &quad.corner[i]);
    if (fine)
        frame.quad = quad;
    return frame;
}
