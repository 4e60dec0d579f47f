/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/bars.h"

#include <math.h>

#include "base/grow.h"

#define SOLID 0.93f      /* ink over the area that its moments give a full rectangle */
#define LEAST_SHAPE 1.3f /* length over height */
#define SHORTEST 7.0f    /* pixels of the level */
#define TALLEST 40.0f
#define TEXT_SHARE 0.72f    /* of a bar's height is taken by the letters under it */
#define LEAST_CONTRAST 3.0f /* grey levels of deviation */
#define LEAST_CLARITY 1.8f
#define QUIET 1.5f
/* Rows of a bar with more than this share of the most that any of them changes along the bar,
 * beyond what its ground does, have letters; its few deep and high ones reach so much further. */
#define LETTERS_SHARE 0.3f
#define REACH_SHARE 0.2f /* of the height of those rows */
/* Letters cover the lesser part of their line: from so much skewness on the levels along it tell
 * which way they stand out. What is above and below may be the bar's edge, mixed with the page. */
#define SKEWED 1.0f

static bool bar_of(const phw_component *component, phw_chain *bar)
{
    float determinant = component->xx * component->yy - component->xy * component->xy;
    if (determinant <= 0 || (float)component->area < SOLID * 12 * sqrtf(determinant))
        return false;
    float mean = (component->xx + component->yy) / 2, half = (component->xx - component->yy) / 2;
    float root = sqrtf(half * half + component->xy * component->xy);
    float half_u = sqrtf(3 * (mean + root)), half_v = sqrtf(3 * (mean - root));
    if (2 * half_v < SHORTEST || 2 * half_v > TALLEST || half_u < LEAST_SHAPE * half_v)
        return false;
    *bar = (phw_chain){.x = component->x,
                       .y = component->y,
                       .half_u = half_u,
                       .half_v = half_v,
                       .angle = 0.5f * atan2f(2 * component->xy, component->xx - component->yy),
                       .glyph = 2 * half_v * TEXT_SHARE,
                       .count = 1,
                       .area = (float)component->area,
                       .cover = 1};
    return true;
}

static phw_polarity polarity_of(const phw_profile *middle, float ground)
{
    const bool light =
        fabsf(middle->skewness) >= SKEWED ? middle->skewness > 0 : middle->mean >= ground;
    return light ? PHW_POLARITY_LIGHT_ON_DARK : PHW_POLARITY_DARK_ON_LIGHT;
}

static bool has_letters(const phw_image *level, const phw_chain *bar, float offset, float least)
{
    return phw_profile_along(level, bar, offset).deviation >= least;
}

/* Makes a bar as high as the letters on it, within what they may take of it. @p ground, @p most
 * deviation along it beside them, and in its middle. */
static void fit_to_letters(const phw_image *level, float ground, float most, phw_chain *bar)
{
    const float least = ground + LETTERS_SHARE * (most - ground), end = bar->half_v;
    float top = 0, bottom = 0;
    while (top - 1 > -end && has_letters(level, bar, top - 1, least))
        top--;
    while (bottom + 1 < end && has_letters(level, bar, bottom + 1, least))
        bottom++;
    const float reach = REACH_SHARE * (bottom - top + 1);
    top = fmaxf(-end, top - 0.5f - reach);
    bottom = fminf(end, bottom + 0.5f + reach);
    const float middle = (top + bottom) / 2;
    bar->x -= middle * sinf(bar->angle);
    bar->y += middle * cosf(bar->angle);
    bar->half_v = (bottom - top) / 2;
    bar->glyph = fminf(bar->glyph, 2 * bar->half_v);
}

phw_status phw_bars_find(const phw_image *level, float scale, const phw_components *components,
                         phw_candidates *candidates, phw_error *error)
{
    for (size_t i = 0; i < components->count; i++) {
        phw_chain bar;
        if (!bar_of(&components->items[i], &bar))
            continue;
        float whole = bar.half_v;
        bar.half_u *= 0.97f; /* the ends blend into the page */
        phw_profile middle = phw_profile_along(level, &bar, 0);
        phw_profile above = phw_profile_along(level, &bar, -0.82f * whole);
        phw_profile below = phw_profile_along(level, &bar, 0.82f * whole);
        float ground = fminf(above.deviation, below.deviation);
        float clarity = middle.deviation / (ground + QUIET);
        if (middle.deviation < LEAST_CONTRAST || clarity < LEAST_CLARITY)
            continue;
        bar.half_v = whole * TEXT_SHARE;
        fit_to_letters(level, ground, middle.deviation, &bar);
        phw_polarity polarity = polarity_of(&middle, (above.mean + below.mean) / 2);
        phw_status status =
            phw_candidates_add(candidates, &bar, scale, polarity, clarity, middle.deviation, error);
        if (status != PHW_OK)
            return status;
    }
    return PHW_OK;
}
