/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/candidates.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "base/grow.h"
#include "base/simd.h"

#define LEAST_CLARITY 1.45f            /* moiré and wood reach 1.3, letters begin at about 1.6 */
#define CLEAR_BENT 2.0f                /* likewise of a bent line: texture has many bows */
#define BLOT_SHARE 0.5f                /* of its score that it has: letters that stand apart win */
#define CLEAR_BLOT 3.0f                /* and of a short blob: grains are as long */
#define LEAST_CONTRAST 3.5f            /* grey levels */
#define QUIET 2.0f                     /* grey levels of noise that clarity forgives */
#define FRAME_BEYOND 2.0f              /* times the contrast: darker than nearly all dark ink */
#define LEAST_LENGTH 0.75f             /* half the length of a chain, in glyph heights */
#define LEAST_LENGTH_ALONE 1.6f        /* the same where it is one blob: a word grown together */
#define LEAST_LENGTH_BLOT 1.0f         /* and where a clear line is beside it: Vu, 5mg, 0937 */
#define MOST_OPPOSITE_SKEWNESS (-1.0f) /* bold letters out of focus leave few gaps: up to 0.8 */
#define PART_HEIGHTS 12.0f             /* of a long line's parts that are looked at by themselves */
#define PARTS_LEAST 3
#define PARTS_MOST 64
#define SAMPLES 400 /* grey levels taken along a line at most */
#define RIPPLE 0.3f /* deviations from the mean that make no stroke */
#define LEAST_STROKES                                                                              \
    0.16f /* in a square of the line's height: letters have 0.5 to 3, clouds none */
/* What has fewer is worth less by as much: rules that ran together, with the words between them,
 * are no better a line than each of those words. */
#define FEW_STROKES 0.5f
#define LEAST_SHARPNESS 0.33f /* strokes end within a few pixels of their level, clouds fade */
#define MOST_FILL                                                                                  \
    0.85f            /* of the box with ink: letters leave half of it free, rules and bars do not */
#define FLAT 1e-6    /* variance of grey levels that are all one */
#define STEPPED 5.0f /* times the deviation of most fifths: the line steps, it does not waver */

/* How often the values fall from above the mean to below it, small ripples left out. */
static int count_strokes(const uint8_t *values, int count, float mean, float deviation)
{
    /* The first grey levels that lie beyond. */
    const int high = (int)floorf(mean + RIPPLE * deviation) + 1;
    const int low = (int)ceilf(mean - RIPPLE * deviation) - 1;
    bool above = false;
    int strokes = 0;
    for (int i = 0; i < count; i++) {
        const bool falls = above && values[i] <= low;
        strokes += falls;
        above = values[i] >= high || (above && !falls);
    }
    return strokes;
}

/* Where the pixels of a straight line are in their image, one a pixel of its length. */
PHW_SIMD_CLONES
static void places_along(float x0, float y0, float c, float s, size_t row_bytes, int count,
                         int32_t places[SAMPLES])
{
    for (int i = 0; i < count; i++) {
        const float u = (float)i;
        places[i] = (int)(y0 + u * s) * (int32_t)row_bytes + (int)(x0 + u * c);
    }
}

static bool is_inside(const phw_image *level, float x, float y)
{
    return (int)x >= 0 && (int)y >= 0 && (int)x < (int)level->width && (int)y < (int)level->height;
}

/* Grey levels along a line parallel to a chain's; their number. */
static int sample_along(const phw_image *level, const phw_chain *chain, float offset,
                        uint8_t values[SAMPLES])
{
    float c = cosf(chain->angle), s = sinf(chain->angle);
    int count = 0, steps = (int)(2 * chain->half_u) + 1;
    float stride = steps > SAMPLES ? (float)steps / SAMPLES : 1;
    float x0 = chain->x - chain->half_u * c - offset * s;
    float y0 = chain->y - chain->half_u * s + offset * c;
    const float last = (float)(steps - 1);
    if (steps <= SAMPLES && !chain->bend && level->stride * level->height <= INT32_MAX &&
        is_inside(level, x0, y0) && is_inside(level, x0 + last * c, y0 + last * s)) {
        int32_t places[SAMPLES];
        const uint8_t *pixels = phw_image_row(level, 0);
        places_along(x0, y0, c, s, level->stride, steps, places);
        for (; count < steps; count++)
            values[count] = pixels[places[count]];
        return count;
    }
    for (float u = 0; u < (float)steps && count < SAMPLES; u += stride) {
        float sag = chain->bend ? phw_chain_sag(chain, u - chain->half_u) : 0;
        int x = (int)(x0 + u * c - sag * s), y = (int)(y0 + u * s + sag * c);
        if (x >= 0 && y >= 0 && x < (int)level->width && y < (int)level->height)
            values[count++] = phw_image_row(level, (uint32_t)y)[x];
    }
    return count;
}

/* Sums of powers of grey levels, and of the squares of the steps from each to the next. */
typedef struct level_sums {
    uint32_t sum, squares, steps;
    uint64_t cubes;
} level_sums;

PHW_SIMD_CLONES
static level_sums sums_of(const uint8_t *values, int count)
{
    level_sums sums = {0};
    for (int i = 0; i < count; i++) {
        const uint32_t value = values[i], square = value * value;
        sums.sum += value;
        sums.squares += square;
        sums.cubes += square * value;
    }
    for (int i = 1; i < count; i++) {
        const int32_t step = values[i] - values[i - 1];
        sums.steps += (uint32_t)(step * step);
    }
    return sums;
}

static phw_profile profile_of(const uint8_t *values, int count)
{
    const level_sums sums = sums_of(values, count);
    const double sum = sums.sum, squares = sums.squares, cubes = (double)sums.cubes;
    if (count < 4)
        return (phw_profile){count ? (float)(sum / count) : 0, 0, 0, 0, 0};
    double mean = sum / count, variance = squares / count - mean * mean;
    if (variance < FLAT)
        return (phw_profile){(float)mean, 0, 0, 0, 0};
    double third = cubes / count - 3 * mean * squares / count + 2 * mean * mean * mean;
    double deviation = sqrt(variance), steps_squared = sums.steps;
    return (phw_profile){(float)mean, (float)deviation, (float)(third / (variance * deviation)),
                         count_strokes(values, count, (float)mean, (float)deviation),
                         (float)(sqrt(steps_squared / count) / deviation)};
}

phw_profile phw_profile_along(const phw_image *level, const phw_chain *chain, float offset)
{
    uint8_t values[SAMPLES];
    return profile_of(values, sample_along(level, chain, offset, values));
}

/* Mean and deviation of grey levels, as a profile has them. */
typedef struct spread {
    float mean, deviation;
} spread;

PHW_SIMD_CLONES
static spread spread_of(const uint8_t *values, int count)
{
    uint32_t sum = 0, squares = 0;
    for (int i = 0; i < count; i++) {
        sum += values[i];
        squares += (uint32_t)values[i] * values[i];
    }
    if (count < 4)
        return (spread){count ? (float)((double)sum / count) : 0, 0};
    double mean = (double)sum / count, variance = (double)squares / count - mean * mean;
    return (spread){(float)mean, variance < FLAT ? 0 : (float)sqrt(variance)};
}

/* Where a bar, a box or the edge of a sheet runs along a part of the line, the grey level steps
 * once or twice and is quiet for the rest: then what most fifths of the line say holds. */
static spread spread_beyond(const phw_image *level, const phw_chain *chain, float offset)
{
    enum { PARTS = 5, LEAST_PART = 8, MIDDLE = PARTS / 2 };
    uint8_t values[SAMPLES];
    int count = sample_along(level, chain, offset, values);
    spread whole = spread_of(values, count), parts[PARTS];
    if (count < PARTS * LEAST_PART || whole.deviation <= STEPPED)
        return whole;
    for (int i = 0; i < PARTS; i++) {
        spread part =
            spread_of(values + i * count / PARTS, (i + 1) * count / PARTS - i * count / PARTS);
        int k = i;
        for (; k > 0 && parts[k - 1].deviation > part.deviation; k--)
            parts[k] = parts[k - 1];
        parts[k] = part;
    }
    return whole.deviation > STEPPED * (parts[MIDDLE].deviation + 1) ? parts[MIDDLE] : whole;
}

/* What lies beyond one edge of a chain. */
typedef struct beyond {
    float deviation, mean; /* of the quietest of three lines: some ground if this is text */
    float nearest;         /* mean of the first of them */
} beyond;

static beyond ground_beyond(const phw_image *level, const phw_chain *chain, float sign)
{
    static const float distances[] = {0.12f, 0.3f, 0.5f};
    beyond ground = {.deviation = INFINITY};
    for (size_t i = 0; i < sizeof distances / sizeof distances[0]; i++) {
        float offset = sign * (chain->half_v + fmaxf(1, 2 * chain->half_v * distances[i]));
        spread here = spread_beyond(level, chain, offset);
        if (i == 0)
            ground.nearest = here.mean;
        if (here.deviation < ground.deviation) {
            ground.deviation = here.deviation;
            ground.mean = here.mean;
        }
    }
    return ground;
}

/* Whether the quietest beyond an edge is no ground but a frame or a bar: further from the line's
 * mean than its ink, and on the same side. */
static bool is_frame(const beyond *side, float ink, float contrast, float sign)
{
    return sign * (side->mean - ink) > FRAME_BEYOND * contrast;
}

/* How much a line's mean differs from its ground. Where a frame lies right beyond it what is
 * nearest counts there. @p sign: 1 for light letters, -1 for dark ones. */
static float difference_from(float ink, float contrast, const beyond *above, const beyond *below,
                             float sign)
{
    const float over = is_frame(above, ink, contrast, sign) ? above->nearest : above->mean;
    const float under = is_frame(below, ink, contrast, sign) ? below->nearest : below->mean;
    return ink - (over + under) / 2;
}

/* What the pixels say of a chain. */
typedef struct measures {
    float clarity, contrast;
    float difference; /* mean of the band less mean of the ground */
    float skewness;   /* > 0: a few light strokes; < 0: a few dark ones */
    float sharpness;  /* of the sharpest row */
    float strokes;    /* of the row that has most, in a square of the line's height */
} measures;

/* What the band itself says: all but clarity and difference. */
static measures measure_band(const phw_image *level, const phw_chain *chain, float *ink)
{
    static const float within[] = {-0.3f, 0.0f, 0.3f};
    int strokes = 0;
    float sharpness = 0, inside = 0, least = INFINITY, skewness = 0;
    *ink = 0;
    for (size_t i = 0; i < sizeof within / sizeof within[0]; i++) {
        phw_profile row = phw_profile_along(level, chain, within[i] * 2 * chain->half_v);
        inside += row.deviation / 3;
        *ink += row.mean / 3;
        skewness += row.skewness / 3;
        least = fminf(least, row.deviation);
        if (2 * least < LEAST_CONTRAST)
            return (measures){.contrast = 2 * least}; /* whatever the others say */
        sharpness = fmaxf(sharpness, row.sharpness);
        strokes = row.strokes > strokes ? row.strokes : strokes;
    }
    /* Two lines taken for one have ground in the middle. */
    return (measures){.contrast = fminf(inside, 2 * least),
                      .skewness = skewness,
                      .sharpness = sharpness,
                      .strokes = (float)strokes * chain->half_v / chain->half_u};
}

static bool is_like_text(const phw_image *level, const phw_chain *chain, phw_polarity polarity,
                         measures *m)
{
    float sign = polarity == PHW_POLARITY_DARK_ON_LIGHT ? -1 : 1, ink;
    *m = measure_band(level, chain, &ink);
    if (m->contrast < LEAST_CONTRAST || sign * m->skewness < MOST_OPPOSITE_SKEWNESS ||
        m->strokes < LEAST_STROKES || m->sharpness < LEAST_SHARPNESS)
        return false;
    const beyond above = ground_beyond(level, chain, -1);
    /* Were the other side without any noise, it would still not be clear. */
    if (m->contrast < LEAST_CLARITY * (above.deviation / 2 + QUIET))
        return false;
    const beyond below = ground_beyond(level, chain, 1);
    m->clarity = m->contrast / ((above.deviation + below.deviation) / 2 + QUIET);
    m->difference = difference_from(ink, m->contrast, &above, &below, sign);
    /* The band of a dark line is darker than the ground beside it, and its strokes are the
     * exception on it; what lies between the letters of a light line is neither. */
    return m->clarity >= LEAST_CLARITY && sign * m->difference >= 0;
}

static int by_clarity(const void *a, const void *b)
{
    float x = ((const measures *)a)->clarity, y = ((const measures *)b)->clarity;
    return (x < y) - (x > y);
}

/* Where light changes along a long line, by glare, by a shadow, by moiré at one end, ground and
 * line waver alike: then what most of its parts say holds. */
static bool is_like_text_in_parts(const phw_image *level, const phw_chain *chain,
                                  phw_polarity polarity, measures *m)
{
    measures parts[PARTS_MOST];
    const float shape = chain->half_u / fmaxf(chain->half_v, 0.5f);
    const int count = (int)fminf(shape / PART_HEIGHTS, PARTS_MOST);
    int clear = 0;
    if (count < PARTS_LEAST || chain->bend)
        return false;
    for (int i = 0; i < count; i++) {
        float u = chain->half_u * ((float)(2 * i + 1) / (float)count - 1);
        phw_chain part = *chain;
        part.x += u * cosf(chain->angle);
        part.y += u * sinf(chain->angle);
        part.half_u /= (float)count;
        clear += is_like_text(level, &part, polarity, &parts[clear]);
    }
    if (2 * clear <= count)
        return false;
    qsort(parts, (size_t)clear, sizeof parts[0], by_clarity);
    *m = parts[count / 2]; /* the parts that are not clear come last */
    return true;
}

static bool is_text(const phw_image *level, const phw_chain *chain, phw_polarity polarity,
                    measures *m)
{
    return is_like_text(level, chain, polarity, m) ||
           is_like_text_in_parts(level, chain, polarity, m);
}

static phw_quad quad_of(const phw_chain *chain, float scale)
{
    static const int along[] = {-1, 1, 1, -1}, across[] = {-1, -1, 1, 1};
    float c = cosf(chain->angle), s = sinf(chain->angle);
    float half_v = chain->half_v + fabsf(chain->bend) / 2;
    phw_quad quad;
    for (int i = 0; i < 4; i++) {
        float u = chain->half_u * (float)along[i], v = half_v * (float)across[i];
        quad.corner[i] = (phw_point){(double)(scale * (chain->x + u * c - v * s)),
                                     (double)(scale * (chain->y + u * s + v * c))};
    }
    return quad;
}

static bool is_long_enough(const phw_chain *chain)
{
    return chain->half_u >= (chain->count > 1 ? LEAST_LENGTH : LEAST_LENGTH_BLOT) * chain->glyph;
}

static bool is_blot(const phw_chain *chain)
{
    return chain->count == 1 && chain->half_u < LEAST_LENGTH_ALONE * chain->glyph;
}

phw_status phw_candidates_add(phw_candidates *candidates, const phw_chain *chain, float scale,
                              phw_polarity polarity, float clarity, float contrast,
                              phw_error *error)
{
    if (!phw_grow((void **)&candidates->items, &candidates->capacity, candidates->count,
                  sizeof *candidates->items))
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the lines of the picture");
    float shape = chain->half_u / chain->half_v;
    /* Letters of 7 to 18 pixels suit a level best. */
    float size = chain->glyph < 7 ? chain->glyph / 7 : chain->glyph > 18 ? 0.8f : 1;
    candidates->items[candidates->count++] = (phw_candidate){
        .quad = quad_of(chain, scale),
        .bend = scale * chain->bend,
        .polarity = polarity,
        .angle = chain->angle,
        .height = 2 * scale * chain->half_v,
        .length = 2 * scale * chain->half_u,
        .clarity = clarity,
        .contrast = contrast,
        .cover = chain->cover,
        .gap = chain->gap,
        .score = (fminf(clarity, 5) - 1) * sqrtf(fminf(shape, 25)) * size / (1 + chain->residual)};
    return PHW_OK;
}

phw_status phw_candidates_judge(const phw_image *level, const phw_image *ground, float scale,
                                phw_polarity polarity, const phw_chains *chains,
                                phw_candidates *candidates, phw_error *error)
{
    for (size_t i = 0; i < chains->count; i++) {
        const phw_chain *chain = &chains->items[i];
        if (!is_long_enough(chain) || chain->half_v > 1.6f * chain->glyph ||
            chain->area > MOST_FILL * 4 * chain->half_u * chain->half_v)
            continue;
        measures m, uncovered;
        if (!is_text(level, chain, polarity, &m) || (chain->bend && m.clarity < CLEAR_BENT) ||
            (is_blot(chain) && m.clarity < CLEAR_BLOT) ||
            (ground && !is_text(ground, chain, polarity, &uncovered)))
            continue;
        phw_status status =
            phw_candidates_add(candidates, chain, scale, polarity, m.clarity, m.contrast, error);
        if (status != PHW_OK)
            return status;
        phw_candidate *added = &candidates->items[candidates->count - 1];
        added->strokes = m.strokes;
        added->blot = is_blot(chain);
        added->score *= fminf(1, m.strokes / FEW_STROKES) * (added->blot ? BLOT_SHARE : 1);
    }
    return PHW_OK;
}

void phw_candidates_done(phw_candidates *candidates)
{
    free(candidates->items);
    *candidates = (phw_candidates)PHW_CANDIDATES_INIT;
}
