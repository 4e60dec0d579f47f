/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/belief.h"

#include <math.h>
#include <stdbool.h>

/* A short line, or a loose one, is believed where a clear one near it runs the same way (within
 * 10°), is of its size and not ten times as strong; or where it is very clear by itself, if loose
 * along the way of most. */
#define SHORT_LINE 4.5f  /* length in heights */
#define SHORT_ALONE 2.2f /* the same where no clear line is near */
#define SHORT_ALONG 1.3f /* and where a very clear one runs along the way of most: SW, Xu */
#define LONG_LINE 12.0f  /* from here on its ends may stand beside others if its middle does not */
#define SAME_WAY 0.18f   /* radians */
#define SIZE_RATIO 3.5f
#define CONTRAST_SHARE 0.24f
#define CLEAR_ALONE 2.4f
#define VERY_CLEAR 5.0f
#define ACROSS_SHARE 0.5f /* of its score that a line across the others has */

static bool agrees(const phw_candidate *line, const phw_field_sample *near)
{
    return near->weight > 0 && fabsf(near->angle - line->angle) < SAME_WAY &&
           line->height < SIZE_RATIO * near->height && near->height < SIZE_RATIO * line->height &&
           line->contrast > CONTRAST_SHARE * near->contrast;
}

static phw_field_sample near_part(const phw_candidate *line, const phw_field *field, double at)
{
    const phw_point *p = line->quad.corner;
    double left_x = (p[0].x + p[3].x) / 2, left_y = (p[0].y + p[3].y) / 2;
    double right_x = (p[1].x + p[2].x) / 2, right_y = (p[1].y + p[2].y) / 2;
    return phw_field_at(field, (float)(left_x + at * (right_x - left_x)),
                        (float)(left_y + at * (right_y - left_y)), line->angle);
}

/* Far from all clear lines. */
static bool is_believable_alone(const phw_candidate *line, const phw_field *field)
{
    const bool along = fabsf(phw_field_main(field, line->angle) - line->angle) < SAME_WAY;
    const bool very_clear = phw_field_has_main(field) && line->clarity >= VERY_CLEAR;
    const float least = along && very_clear ? SHORT_ALONG : SHORT_ALONE;
    return line->clarity >= CLEAR_ALONE && line->length >= least * line->height &&
           (along || line->cover >= PHW_CANDIDATE_LOOSE);
}

static bool is_believable(const phw_candidate *line, const phw_field *field)
{
    bool loose = line->cover < PHW_CANDIDATE_LOOSE;
    if (!loose && line->length >= SHORT_LINE * line->height && line->clarity >= CLEAR_ALONE)
        return true;
    phw_field_sample near = near_part(line, field, 0.5);
    /* The paragraph of a letter runs far beyond its other lines: they stand at its beginning. */
    if (near.weight <= 0 && line->length >= LONG_LINE * line->height) {
        phw_field_sample first = near_part(line, field, 0), last = near_part(line, field, 1);
        near = agrees(line, &first) ? first : last;
    }
    return near.weight > 0 ? agrees(line, &near) : !line->blot && is_believable_alone(line, field);
}

void phw_candidates_rank_columns(phw_candidates *lines, const phw_field *field)
{
    size_t kept = 0;
    for (size_t i = 0; i < lines->count; i++) {
        phw_candidate *line = &lines->items[i];
        const phw_field_sample near = near_part(line, field, 0.5);
        const float way = near.weight > 0 ? near.angle : phw_field_main(field, line->angle);
        const bool across = phw_field_is_across(line->angle, way);
        if (across &&
            (line->cover < PHW_CANDIDATE_LOOSE || line->gap > PHW_CANDIDATE_APART || line->blot))
            continue;
        line->score *= across ? ACROSS_SHARE : 1;
        lines->items[kept++] = *line;
    }
    lines->count = kept;
}

void phw_candidates_keep_believable(phw_candidates *lines, const phw_field *field)
{
    size_t kept = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (is_believable(&lines->items[i], field))
            lines->items[kept++] = lines->items[i];
    lines->count = kept;
}
