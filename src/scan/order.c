/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/order.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"

/* So many lines of one surface are read before it is the next one's turn: the banner of a record,
 * the head of a letter, a label. */
#define HEAD 8
/* Lines that no edges hold together are as likely the pattern of a wall as a record. */
#define LOOSE_SHARE 0.5

typedef struct place {
    size_t line;
    size_t surface; /* a plane, or plane_count where there is none */
    double text;    /* of the surface, in heights of its lines */
    double down;    /* pixels across the lines of its surface */
    size_t turn;    /* when its surface has had so many turns */
} place;

static int by_descent(const void *left, const void *right)
{
    const place *a = left, *b = right;
    if (a->surface != b->surface)
        return a->surface < b->surface ? -1 : 1;
    if (a->down < b->down || a->down > b->down)
        return a->down < b->down ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

static int by_turn(const void *left, const void *right)
{
    const place *a = left, *b = right;
    if (a->turn != b->turn)
        return a->turn < b->turn ? -1 : 1;
    if (a->text < b->text || a->text > b->text)
        return a->text > b->text ? -1 : 1;
    return by_descent(a, b);
}

static double share_of(const phw_page *page, size_t surface)
{
    bool loose = surface == page->plane_count || page->planes[surface].kind == PHW_PLANE_BLOCK;
    return loose ? LOOSE_SHARE : 1;
}

/* Where each line stands on its surface. @p texts  one a surface, all 0. */
static void place_lines(const phw_page *page, double *texts, place *places)
{
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        phw_point middle = phw_quad_centre(&line->quad);
        place *p = &places[i];
        *p = (place){.line = i};
        p->surface = line->plane < page->plane_count ? line->plane : page->plane_count;
        p->down = middle.y * cos(line->angle) - middle.x * sin(line->angle);
        texts[p->surface] +=
            share_of(page, p->surface) * phw_quad_width(&line->quad) / fmax(1, line->height);
    }
}

phw_status phw_scan_order(const phw_page *page, size_t **order, phw_error *error)
{
    size_t count = page->line_count;
    place *places = malloc((count + 1) * sizeof *places);
    double *texts = calloc(page->plane_count + 1, sizeof *texts);
    size_t *made = malloc((count + 1) * sizeof *made);
    bool there = places && texts && made;
    if (there) {
        place_lines(page, texts, places);
        qsort(places, count, sizeof *places, by_descent);
        for (size_t i = 0, first = 0; i < count; i++) {
            if (places[i].surface != places[first].surface)
                first = i;
            places[i].turn = (i - first) / HEAD;
            places[i].text = texts[places[i].surface];
        }
        qsort(places, count, sizeof *places, by_turn);
        for (size_t i = 0; i < count; i++)
            made[i] = places[i].line;
        *order = made;
        made = NULL;
    }
    free(places);
    free(texts);
    free(made);
    return there ? PHW_OK : phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading");
}
