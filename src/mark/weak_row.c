/* SPDX-License-Identifier: Apache-2.0 */
/* The paper above and below a row: its level, how it is lit, and its noise. */
#include <math.h>

#include "mark/weak_run.h"

/* In heights of the place: where its paper is looked for above and below. */
#define PAPER_FROM 1.3
#define PAPER_HIGH 0.35
#define LIT_MOST 24.0 /* grey levels between its halves: more is no light */

/* What is so many grey levels off, and so many times the noise, is none of the paper's. */
#define PIXEL_OFF 4
#define NOISES_OFF 4

/* A median step from pixel to pixel that is enough where the page's paper has a fine grain; more
 * than NOISE_MOST is writing, and no paper is seen. */
#define FINE_NOISE 1.0
#define NOISE_MOST 14
#define GRAIN_MOST 1.2 /* of what the page's paper usually has */

/* Letters that a screen drew, and no camera saw, are so sharp. */
#define SCREEN_SHARPNESS 0.52
#define CLEAN_SHARE 0.8 /* of steps round a row that are lower than two */

static phw_weak_box clip(const phw_weak_row *s, double left, double top, double right,
                         double bottom)
{
    return (phw_weak_box){(int)fmax(0, floor(left)), (int)fmax(0, floor(top)),
                          (int)fmin(s->luma->width, ceil(right)),
                          (int)fmin(s->luma->height, ceil(bottom))};
}

/* What is above and below a row: that of its left half comes first. */
typedef struct surroundings {
    phw_weak_box boxes[4];
    size_t count, left_count;
} surroundings;

/* Adds what is above and below a half. Returns whether there is any. */
static bool add_half(const phw_weak_row *s, double left, double right, surroundings *round)
{
    const phw_weak_strip *strip = &s->place->strip;
    const double middle = (strip->top + strip->bottom) / 2, h = s->height;
    const size_t before = round->count;
    for (int side = -1; side <= 1; side += 2) {
        const double from = middle + side * PAPER_FROM * h, to = from - side * PAPER_HIGH * h;
        const phw_weak_box b = clip(s, left, fmin(from, to), right, fmax(from, to));
        if (!phw_weak_box_is_empty(&b))
            round->boxes[round->count++] = b;
    }
    return round->count > before;
}

/* Looks at the level of the paper, and at what lights it. */
static void find_paper(phw_weak_row *s, const surroundings *round)
{
    const phw_weak_strip *strip = &s->place->strip;
    size_t levels[2][256] = {{0}}, all[256];
    for (size_t i = 0; i < round->count; i++)
        phw_weak_count_levels(s->luma, &round->boxes[i], levels[i >= round->left_count]);
    for (int level = 0; level < 256; level++)
        all[level] = levels[0][level] + levels[1][level];
    s->middle = (strip->left + strip->right) / 2;
    s->paper = phw_weak_commonest(all);
    const double one = phw_weak_commonest(levels[0]), other = phw_weak_commonest(levels[1]);
    if (fabs(other - one) <= LIT_MOST) {
        s->paper = (one + other) / 2;
        s->slope = (other - one) / (s->middle - strip->left);
    }
}

/* The step that a share of all is not above, at most @p most. */
static int step_below(const phw_weak_row *s, const surroundings *round, double share, int most)
{
    return phw_weak_step_below(s->luma, round->boxes, round->count, share, most);
}

/* The grain of the paper above and below a row. */
static double grain_round(const phw_weak_row *s)
{
    const phw_weak_strip *strip = &s->place->strip;
    const double middle = (strip->top + strip->bottom) / 2, h = s->height;
    phw_weak_box sides[2];
    for (int i = 0; i < 2; i++) {
        const int side = i ? 1 : -1;
        const double from = middle + side * PAPER_FROM * h, to = from - side * PAPER_HIGH * h;
        sides[i] = clip(s, strip->left, fmin(from, to), strip->right, fmax(from, to));
    }
    return phw_weak_paper_grain(s->luma, sides, 2);
}

bool phw_weak_row_open(const phw_weak_cover_place *place, phw_weak_row *row)
{
    const phw_weak_strip *strip = &place->strip;
    const double half = (strip->left + strip->right) / 2;
    phw_weak_row s = {.place = place, .luma = strip->luma, .height = strip->bottom - strip->top};
    surroundings round = {.count = 0};
    if (!add_half(&s, strip->left, half, &round))
        return false;
    round.left_count = round.count;
    if (!add_half(&s, half, strip->right, &round))
        return false;
    /* Letters of a neighbouring row are few beside the paper. */
    s.noise = step_below(&s, &round, 0.5, NOISE_MOST + 1);
    if (s.noise > NOISE_MOST)
        return false;
    s.pixel_off = PIXEL_OFF + NOISES_OFF * s.noise;
    s.grain = s.noise >= PHW_WEAK_NOISE_LEAST ||
                      (s.noise >= FINE_NOISE && place->usual_grain >= PHW_WEAK_FINE_GRAIN)
                  ? grain_round(&s)
                  : 0;
    if (place->usual_grain > 0) /* letters have more, and a camera's noise is like all over it */
        s.grain = fmin(s.grain, GRAIN_MOST * place->usual_grain);
    s.clean =
        place->usual_sharpness >= SCREEN_SHARPNESS && step_below(&s, &round, CLEAN_SHARE, 2) <= 1;
    find_paper(&s, &round);
    *row = s;
    return true;
}

double phw_weak_row_paper_at(const phw_weak_row *s, double x)
{
    return s->paper + s->slope * (x - s->middle);
}
