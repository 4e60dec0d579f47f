/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/flush.h"

#include <math.h>

#include "base/geometry.h"

/* So many others begin where it does, and so many of all, itself among them, look like text. Of a
 * texture one line in eight does: three begin at one place in no eight of them. */
#define FLUSH_LEAST 3
#define LIKE_TEXT_LEAST 3
#define ASIDE_MOST 0.8  /* heights between their beginnings */
#define ABOVE_LEAST 0.7 /* heights from one to the next */
#define HEIGHT_RATIO 1.8
#define PARALLEL 0.9976 /* |cos| */

/* Lines of text end raggedly: the longest is so many times the shortest. A front's rows of windows
 * and a shelf's are as long as each other. */
#define RAGGED 1.2

/* Of so many lines on a surface these shares run alike and look like text. Of the grain of a table
 * one in eight looks like it. */
#define ALIKE_LEAST 5
#define ALIKE_SHARE 0.9
#define ALIKE_TEXT_LEAST 2
#define ALIKE_TEXT_SHARE 0.2

static bool is_on_surface(const phw_page *page, const phw_line *line)
{
    return line->plane < page->plane_count && page->planes[line->plane].kind != PHW_PLANE_BLOCK;
}

static bool was_not_read(const phw_line *line)
{
    return line->state == PHW_LINE_UNREAD || line->state == PHW_LINE_NOISE;
}

static phw_point beginning(const phw_line *line)
{
    const phw_point *corner = line->quad.corner;
    return (phw_point){(corner[0].x + corner[3].x) / 2, (corner[0].y + corner[3].y) / 2};
}

/* Lengths of lines. */
typedef struct lengths {
    double least, most;
} lengths;

static void lengths_add(lengths *of, const phw_line *line)
{
    const phw_point *corner = line->quad.corner;
    const double length = hypot(corner[1].x - corner[0].x, corner[1].y - corner[0].y);
    of->least = of->most > 0 ? fmin(of->least, length) : length;
    of->most = fmax(of->most, length);
}

static bool are_ragged(const lengths *of)
{
    return of->most >= RAGGED * of->least;
}

/* @param along  the way that @p line runs. What is near is asked first: most lines are not. */
static bool is_flush(const phw_line *line, phw_point along, const phw_line *other)
{
    const phw_point own = beginning(line), at = beginning(other);
    const double x = at.x - own.x, y = at.y - own.y;
    return fabs(x * along.x + y * along.y) <= ASIDE_MOST * line->height &&
           fabs(y * along.x - x * along.y) >= ABOVE_LEAST * line->height &&
           other->height <= HEIGHT_RATIO * line->height &&
           line->height <= HEIGHT_RATIO * other->height &&
           fabs(cos(line->angle - other->angle)) >= PARALLEL;
}

bool phw_scan_is_set_flush(const phw_page *page, const phw_line *line)
{
    if (!was_not_read(line) || !is_on_surface(page, line))
        return false;
    const phw_point along = {cos(line->angle), sin(line->angle)};
    size_t flush = 0, like_text = line->state == PHW_LINE_UNREAD;
    lengths of = {0};
    lengths_add(&of, line);
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *other = &page->lines[i];
        if (other == line || other->plane != line->plane || !was_not_read(other) ||
            !is_flush(line, along, other))
            continue;
        flush++;
        like_text += other->state == PHW_LINE_UNREAD;
        lengths_add(&of, other);
        if (flush >= FLUSH_LEAST && like_text >= LIKE_TEXT_LEAST && are_ragged(&of))
            return true;
    }
    return false;
}

static size_t count_parallel(const phw_page *page, const phw_line *line)
{
    size_t parallel = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *other = &page->lines[i];
        parallel += other->plane == line->plane && was_not_read(other) &&
                    fabs(cos(line->angle - other->angle)) >= PARALLEL;
    }
    return parallel;
}

bool phw_scan_runs_alike(const phw_page *page, size_t plane)
{
    size_t all = 0, like_text = 0, most = 0;
    lengths of = {0};
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        if (line->plane != plane || !was_not_read(line) || !is_on_surface(page, line))
            continue;
        all++;
        lengths_add(&of, line);
        like_text += line->state == PHW_LINE_UNREAD;
        const size_t parallel = line->state == PHW_LINE_UNREAD ? count_parallel(page, line) : 0;
        most = parallel > most ? parallel : most;
    }
    return all >= ALIKE_LEAST && are_ragged(&of) && like_text >= ALIKE_TEXT_LEAST &&
           (double)like_text >= ALIKE_TEXT_SHARE * (double)all &&
           (double)most >= ALIKE_SHARE * (double)all;
}
