/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_film.h"

#include <math.h>
#include <stdlib.h>

#include "mark/weak_cover.h"

/* Two rows of a line are followed, so far within its height: of letters few stand in both at once,
 * where a bar does all along. */
#define WITHIN 0.1
/* … and so far round its ends, in its heights: what goes on farther is a window's title, or a row
 * that was chosen. */
#define ROUND 2.5
#define BAR_OFF 10.0 /* grey levels off the paper */
#define BRIDGED 0.15 /* heights of the line: a letter that stands in one of the rows */
#define SHORTEST 1.6 /* of a bar */

/* Where the paper above and below is glanced at, heights from the line's middle, and how often. */
#define PAPER_FROM 1.3
#define GLANCES 64
#define TINTED 12.0 /* levels that a film's colour is off that, at least */

/* Letters under grey show no more of the usual range, and at least so many grey levels; they are
 * none of the page's own ink by so much of that range: words that a program puts on grey are. */
#define GREY_SHOWS 0.62
#define GREY_LEAST 8.0
#define OWN_INK 0.25
#define OTHER_SIDE 0.5    /* of their range, what is off the ground to the other side */
#define BEYOND_BLACK 10.0 /* grey levels: JPEG ripples */

/* Two rows of a line, and what is round it. */
typedef struct rows {
    const uint8_t *upper, *lower;
    int left, right, bridged;
    double paper;
} rows;

static bool is_foreign(const rows *r, int x)
{
    const double one = r->upper[x] - r->paper, other = r->lower[x] - r->paper;
    return fabs(one) >= BAR_OFF && fabs(other) >= BAR_OFF && (one < 0) == (other < 0);
}

/* The commonest level of a few pixels above and below a line. */
static double glance_round(const phw_weak_strip *line)
{
    const double middle = (line->top + line->bottom) / 2, high = line->bottom - line->top;
    size_t levels[256] = {0};
    for (int side = -1; side <= 1; side += 2) {
        const int y = (int)(middle + side * PAPER_FROM * high);
        if (y < 0 || y >= (int)line->luma->height)
            continue;
        const uint8_t *row = phw_image_row(line->luma, (uint32_t)y);
        for (int i = 0; i < GLANCES; i++)
            levels[row[(int)(line->left + i * (line->right - line->left) / GLANCES)]]++;
    }
    return phw_weak_commonest(levels);
}

/* The next part from a column on that stands on something, and ends where one looks. @return
 * whether there is one. */
static bool next_part(const rows *r, int from, double shortest, int *first, int *last)
{
    *first = *last = -1;
    for (int x = from; x <= r->right; x++) {
        if (x < r->right && is_foreign(r, x)) {
            *first = *first < 0 ? x : *first;
            *last = x + 1;
        } else if (*first >= 0 && (x == r->right || x - *last >= r->bridged)) {
            if (*last - *first >= shortest && *first > r->left && *last < r->right)
                return true;
            *first = -1;
        }
    }
    return false;
}

/* A part of the line as it is, where its cover has letters under it. @return whether it has. */
static bool is_filmed(const phw_weak_row *row, int from, int to, phw_weak_strip *found)
{
    const phw_weak_strip *line = &row->place->strip;
    phw_weak_box cover = {from, (int)line->top, to, (int)line->bottom};
    if (!phw_weak_row_rise(row, &cover) || !phw_weak_is_filmed(row, &cover))
        return false;
    *found = (phw_weak_strip){row->luma, cover.left, cover.top, cover.right, cover.bottom};
    return true;
}

/* The mean of how far red and blue are off green along a row. */
static void tint_of(const phw_image *colours, int y, int first, int last, double tint[2])
{
    const uint8_t *row = phw_image_row(colours, (uint32_t)y);
    tint[0] = tint[1] = 0;
    for (int i = 0; i < GLANCES; i++) {
        const uint8_t *pixel = row + 3 * (size_t)(first + i * (last - first) / GLANCES);
        tint[0] += (double)(pixel[0] - pixel[1]) / GLANCES;
        tint[1] += (double)(pixel[2] - pixel[1]) / GLANCES;
    }
}

/* Whether a part has another colour than what is above it, or below. */
static bool is_tinted(const phw_weak_cover_place *place, int first, int last)
{
    const phw_weak_strip *line = &place->strip;
    const double high = line->bottom - line->top, middle = (line->top + line->bottom) / 2;
    const int above = (int)(middle - PAPER_FROM * high), below = (int)(middle + PAPER_FROM * high);
    double here[2], round[2];
    if (!place->colours || place->colours->channels != 3 ||
        (above < 0 && below >= (int)line->luma->height))
        return false;
    tint_of(place->colours, (int)(line->top + WITHIN * high), first, last, here);
    tint_of(place->colours, above < 0 ? below : above, first, last, round);
    return fmax(fabs(here[0] - round[0]), fabs(here[1] - round[1])) >= TINTED;
}

/* Whether some grey that shows a share of what is under it explains a part's ground and letters. */
static bool is_greyed(const phw_weak_cover_place *place, double paper, const phw_weak_strip *part)
{
    const phw_weak_box box = {(int)part->left, (int)part->top, (int)part->right, (int)part->bottom};
    if (phw_weak_box_is_empty(&box) || place->usual_range <= 0)
        return false;
    const phw_weak_inside in = phw_weak_levels_inside(part->luma, &box);
    const int way = place->dark ? -1 : 1; /* letters are off their ground */
    const double range = place->dark ? in.darker : in.lighter;
    const double other = place->dark ? in.lighter : in.darker, shows = range / place->usual_range;
    const double letters = in.ground + way * range, ink = paper + way * place->usual_range;
    if (range < GREY_LEAST || shows > GREY_SHOWS || other > OTHER_SIDE * range ||
        fabs(letters - ink) < OWN_INK * place->usual_range)
        return false;
    const double grey = (in.ground - shows * paper) / (1 - shows);
    return grey >= -BEYOND_BLACK && grey <= UINT8_MAX + BEYOND_BLACK;
}

size_t phw_weak_films_find(const phw_weak_cover_place *place,
                           phw_weak_strip found[PHW_WEAK_FILMS_MOST])
{
    const phw_weak_strip *line = &place->strip;
    const double high = line->bottom - line->top, shortest = SHORTEST * high;
    const int upper = (int)(line->top + WITHIN * high), lower = (int)(line->bottom - WITHIN * high);
    if (line->left < 0 || line->right > line->luma->width || upper < 0 || lower <= upper ||
        lower >= (int)line->luma->height)
        return 0;
    const rows r = {phw_image_row(line->luma, (uint32_t)upper),
                    phw_image_row(line->luma, (uint32_t)lower),
                    (int)fmax(0, line->left - ROUND * high),
                    (int)fmin(line->luma->width, line->right + ROUND * high),
                    (int)fmax(1, BRIDGED * high),
                    glance_round(line)};
    phw_weak_row row = {.place = NULL};
    int first, last = r.left;
    size_t count = 0;
    while (count < PHW_WEAK_FILMS_MOST && next_part(&r, last, shortest, &first, &last)) {
        if (!is_tinted(place, first, last)) {
            const phw_weak_strip part = {line->luma, first, fmax(0, line->top), last,
                                         fmin(line->luma->height, line->bottom)};
            if (place->refutes && is_greyed(place, r.paper, &part) &&
                !place->refutes(place->context, PHW_WEAK_COVER_LETTERS, &part))
                found[count++] = part;
            continue;
        }
        if (!row.place && !phw_weak_row_open(place, &row))
            return 0;
        count += is_filmed(&row, first, last, &found[count]);
    }
    return count;
}
