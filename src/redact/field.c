/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/field.h"

#include <math.h>

#include "base/geometry.h"

/* Text stays this clear of a cover, in heights: nearer, it would be read anew for the proof. */
#define CLEAR 0.8

/* Text is in the run's row where it reaches this far into it, in heights. */
#define INTO_ROW 0.1

/* A word of the run itself ends this near its end, in heights. */
#define OWN_END 0.35

/* A frame along a run: its right end is 0, its middle line is 0. */
typedef struct frame {
    phw_point origin, along, down;
    double half; /* its height */
} frame;

static frame frame_of(const phw_quad *run)
{
    const phw_point *p = run->corner;
    const double angle = phw_quad_angle(run);
    const phw_point along = {cos(angle), sin(angle)};
    phw_point down = {-along.y, along.x};
    const phw_point across = {p[3].x - p[0].x, p[3].y - p[0].y};
    if (across.x * down.x + across.y * down.y < 0) /* mirrored text */
        down = (phw_point){-down.x, -down.y};
    return (frame){
        {(p[1].x + p[2].x) / 2, (p[1].y + p[2].y) / 2}, along, down, phw_quad_height(run) / 2};
}

/* Lowers *room to where a quad begins that stands in the row and behind the run. */
static void keep_clear(const frame *f, const phw_quad *quad, double height, double *room)
{
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (int i = 0; i < 4; i++) {
        double x = quad->corner[i].x - f->origin.x, y = quad->corner[i].y - f->origin.y;
        double along = x * f->along.x + y * f->along.y, down = x * f->down.x + y * f->down.y;
        left = fmin(left, along);
        right = fmax(right, along);
        top = fmin(top, down);
        bottom = fmax(bottom, down);
    }
    if (right <= OWN_END * height || bottom < INTO_ROW * height - f->half ||
        top > f->half - INTO_ROW * height)
        return;
    *room = fmin(*room, left - CLEAR * height);
}

double phw_field_rest(const phw_page *page, const phw_quad *run, double height, double pad)
{
    const frame f = frame_of(run);
    const double step = PHW_FIELD_STEP * height;
    const double width = phw_quad_width(run) + 2 * pad;
    double room = INFINITY;
    if (!(step > 0) || !isfinite(width))
        return 0;
    for (size_t i = 0; i < page->word_count; i++)
        keep_clear(&f, &page->words[i].quad, height, &room);
    for (size_t i = 0; i < page->line_count; i++)
        if (!page->lines[i].word_count && page->lines[i].state != PHW_LINE_NOISE)
            keep_clear(&f, &page->lines[i].quad, height, &room);
    return fmax(0, fmin(ceil(width / step) * step - width, room - pad));
}
