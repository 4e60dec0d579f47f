/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/grains.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/geometry.h"

/* How far more likely a line is one of letters than a grain of texture: the logarithm of the odds,
 * fitted to 3,682 lines that were read in photographs of pages and screens, and 2,254 of paintings,
 * wood and leaves. Of those read 1 in 90 is below −2 and 1 in 45 below −1; of texture 8 in 10 and
 * 9 in 10 are. */
#define ODDS (-14.9f)
#define OF_CLARITY 7.4f /* for each e-fold of it … */
#define CLARITY_MOST 8.0f
#define OF_STROKES 3.8f /* … for each stroke in a square of the line's height … */
#define STROKES_MOST 2.0f
#define OF_LENGTH 2.65f /* … and for each e-fold of heights in its length */

#define GRAIN (-1.0f) /* odds below which a line may be a grain … */
#define CLEAR 2.0f    /* … and from which it keeps those beside it */

/* So many are no page, and so large a share of all lines leaves room for none: of a painting 91 %
 * are grains, of wood 84, of a ward's list so far out of focus that nobody can read it 73. */
#define GRAINS_LEAST 100U
#define GRAINS_SHARE 0.8

/* Beside: as near as so many of its heights, as high within a factor, running the same way. */
#define BESIDE 12.0f
#define LIKE_HEIGHT 1.8f
#define PARALLEL 0.97f /* |cos| of the angle between them */

/* Stacked: right above or below, so many of its heights from middle to middle. A page out of focus
 * has lines as unclear as texture, but two in three of them are stacked (of strokes of a brush one
 * in four, of fibres of wood half), and what was not read counts only then (scan/unread.c). */
#define STACK_NEAREST 0.7f
#define STACK_FARTHEST 3.5f
#define STACK_PARALLEL 0.9976f
/* Among so many grains some are stacked by chance wherever one looks. Hardly any page has so many
 * lines; of a list of 900 cells so many are grains only where it is blurred by half of its letters'
 * height, and nobody can read it. */
#define GRAINS_CROWDED 600U

static float odds_of(const phw_candidate *line)
{
    const float heights = line->length / fmaxf(line->height, 1);
    return ODDS + OF_CLARITY * logf(fminf(fmaxf(line->clarity, 1), CLARITY_MOST)) +
           OF_STROKES * fminf(line->strokes, STROKES_MOST) + OF_LENGTH * logf(fmaxf(heights, 1));
}

/* Bars have no strokes counted. */
static bool is_grain(const phw_candidate *line)
{
    return line->strokes > 0 && odds_of(line) < GRAIN;
}

/* What tells whether one line stands by another. */
typedef struct place {
    float x, y; /* middle */
    float cosine, sine;
    float height, length;
    bool grain, clear;
} place;

static place place_of(const phw_candidate *line)
{
    const phw_point middle = phw_quad_centre(&line->quad);
    return (place){.x = (float)middle.x,
                   .y = (float)middle.y,
                   .cosine = cosf(line->angle),
                   .sine = sinf(line->angle),
                   .height = line->height,
                   .length = line->length,
                   .grain = is_grain(line),
                   .clear = odds_of(line) >= CLEAR};
}

/* @param crowded  being stacked says nothing. */
static bool keeps(const place *other, const place *line, bool crowded)
{
    if (other == line || line->height >= LIKE_HEIGHT * other->height ||
        other->height >= LIKE_HEIGHT * line->height)
        return false;
    const float x = other->x - line->x, y = other->y - line->y;
    const float lengths = (line->length + other->length) / 2;
    const float reach = BESIDE * line->height + lengths;
    if (fabsf(x) > reach || fabsf(y) > reach)
        return false;
    const float parallel = fabsf(line->cosine * other->cosine + line->sine * other->sine);
    const float across = fabsf(y * line->cosine - x * line->sine) / line->height;
    const float along = fabsf(x * line->cosine + y * line->sine);
    return (other->clear && parallel >= PARALLEL && x * x + y * y <= reach * reach) ||
           (!crowded && parallel >= STACK_PARALLEL && across >= STACK_NEAREST &&
            across <= STACK_FARTHEST && along <= lengths);
}

/* @param others  those that may keep it. */
static bool is_kept(const place *const *others, size_t count, const place *line, bool crowded)
{
    for (size_t i = 0; i < count; i++)
        if (keeps(others[i], line, crowded))
            return true;
    return false;
}

static size_t count_grains(const phw_candidates *lines)
{
    size_t grains = 0;
    for (size_t i = 0; i < lines->count; i++)
        grains += is_grain(&lines->items[i]);
    return grains;
}

phw_status phw_candidates_mark_grains(phw_candidates *lines, phw_error *error)
{
    const size_t count = lines->count, grains = count_grains(lines);
    const bool crowded = grains >= GRAINS_CROWDED;
    if (grains < GRAINS_LEAST || (double)grains < GRAINS_SHARE * (double)count)
        return PHW_OK;
    place *places = malloc(count * sizeof *places);
    const place **others = malloc(count * sizeof *others);
    size_t some = 0;
    if (!places || !others) {
        free(places);
        free(others);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the lines of the picture");
    }
    for (size_t i = 0; i < count; i++) {
        places[i] = place_of(&lines->items[i]);
        if (!crowded || places[i].clear) /* of a crowd few are clear */
            others[some++] = &places[i];
    }
    for (size_t i = 0; i < count; i++)
        lines->items[i].grain = places[i].grain && !is_kept(others, some, &places[i], crowded);
    free(places);
    free(others);
    return PHW_OK;
}
