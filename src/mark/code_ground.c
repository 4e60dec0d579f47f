/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/code_ground.h"

#include <math.h>
#include <stdint.h>

#include "base/geometry.h"

/* Samples along the place; rows of them that are averaged along the bars. */
#define ALONG 320
#define ROWS 5
#define BESIDE 45
#define LEVELS 256

/* Parts of the place, as shares of its height and width: its middle; above and below it, with room
 * for a quad that is a little too low; left and right of it. */
#define MIDDLE_FIRST 0.2
#define MIDDLE_LAST 0.8
#define BEYOND_NEAR 0.2
#define BEYOND_FAR 0.45
#define BLANK_NEAR 0.02
#define BLANK_FAR 0.14
#define BLANK_FIRST 0.25
#define BLANK_LAST 0.75

/* Samples left out at either end when a range is told. */
#define OUTLIERS 0.03

/* Measured on drawn codes, blurred from legible to far beyond, and on wood, blinds, cloth, books,
 * keys, radiators, carpets, rulings and hair: the least of codes is 0.63, wood has up to 0.35. */
#define CONTRAST_LEAST 0.5
/* Of a square alone on its paper, which faint ink and old thermal paper leave. Measured: 0.27. */
#define CONTRAST_FAINT 0.22
#define BEYOND_MOST 0.35       /* codes up to 0.1, or a caption; what goes on has 0.4 to 2 */
#define BEYOND_MOST_ALONE 0.50 /* of a square at a wrong angle */
/* One side is blank, and the other is not full of bars. */
#define CALM_MOST 0.40
#define LIGHT_LEAST 0.80
#define OTHER_LIGHT_LEAST 0.35
/* Both sides are as blank as paper. Measured: beside codes 0.02, and 0.98 to 1.02. */
#define BLANK_CALM_MOST 0.20
#define BLANK_LIGHT_LEAST 0.88
/* Bars in a row with even gaps are a grid, a ruling, slats. */
#define UNEVEN_LEAST 0.20

typedef struct view {
    const phw_image *level;
    double scale; /* pixels of the level a full-size pixel */
    phw_point corner, across, down;
} view;

/* The level on which a sample is nearest to a pixel, from above. */
static view view_of(const phw_pyramid *pyramid, const phw_quad *quad)
{
    const phw_point *c = quad->corner;
    const double step = phw_quad_width(quad) / ALONG;
    int level = 0;
    while (level + 1 < pyramid->count && step >= (double)(2U << level))
        level++;
    return (view){pyramid->level[level],
                  1 / (double)(1U << level),
                  c[0],
                  {c[1].x - c[0].x, c[1].y - c[0].y},
                  {c[3].x - c[0].x, c[3].y - c[0].y}};
}

/* The mean along the bars, of those rows that are in the picture. @param levels  counts all
 * samples; NULL: nobody wants to know. @return how many columns are in the picture. */
static size_t profile(const view *v, double left, double right, double top, double bottom,
                      size_t count, double *means, uint32_t *levels)
{
    size_t inside = 0;
    for (size_t i = 0; i < count; i++) {
        const double a = left + (right - left) * ((double)i + 0.5) / (double)count;
        double sum = 0, of = 0;
        for (size_t row = 0; row < ROWS; row++) {
            const double d = top + (bottom - top) * ((double)row + 0.5) / ROWS;
            const double x = (v->corner.x + a * v->across.x + d * v->down.x) * v->scale;
            const double y = (v->corner.y + a * v->across.y + d * v->down.y) * v->scale;
            if (!(x >= 0 && y >= 0 && x < v->level->width && y < v->level->height))
                continue;
            const uint8_t level = phw_image_row(v->level, (uint32_t)y)[(uint32_t)x];
            sum += level;
            of++;
            if (levels)
                levels[level]++;
        }
        inside += of > 0;
        means[i] = of > 0 ? sum / of : i ? means[i - 1] : 0;
    }
    return inside;
}

static double steps_of(const double *means, size_t count)
{
    double sum = 0;
    for (size_t i = 1; i < count; i++)
        sum += fabs(means[i] - means[i - 1]);
    return sum;
}

static double level_below(const uint32_t *levels, double share)
{
    double all = 0, sum = 0;
    for (int level = 0; level < LEVELS; level++)
        all += levels[level];
    for (int level = 0; level < LEVELS; level++) {
        sum += levels[level];
        if (sum > share * all)
            return level;
    }
    return LEVELS - 1;
}

/* The distances between the places at which it gets dark. */
static double unevenness(const double *means, double middle)
{
    double sum = 0, squares = 0, count = 0, last = -1;
    for (size_t i = 1; i < ALONG; i++) {
        if (means[i] >= middle || means[i - 1] < middle)
            continue;
        const double at =
            (double)i - (middle - means[i]) / fmax(means[i - 1] - means[i], 1 / 256.0);
        if (last >= 0) {
            sum += at - last;
            squares += (at - last) * (at - last);
            count++;
        }
        last = at;
    }
    if (count < 2)
        return 0;
    return sqrt(fmax(0, squares / count - sum / count * sum / count)) / (sum / count);
}

/* Above and below the place, and beside it. */
static void look_round(const view *v, double low, double high, double steps,
                       phw_code_ground *ground)
{
    const double ends[2][2] = {{-BEYOND_FAR, -BEYOND_NEAR}, {1 + BEYOND_NEAR, 1 + BEYOND_FAR}};
    const double sides[2][2] = {{-BLANK_FAR, -BLANK_NEAR}, {1 + BLANK_NEAR, 1 + BLANK_FAR}};
    double means[ALONG];
    int seen = 0;
    ground->beyond = 0;
    for (int i = 0; i < 2; i++) {
        if (profile(v, 0, 1, ends[i][0], ends[i][1], ALONG, means, NULL) < ALONG)
            continue;
        ground->beyond = fmax(ground->beyond, steps_of(means, ALONG) / steps);
        seen++;
    }
    if (seen == 0)
        ground->beyond = 1;
    for (int i = 0; i < 2; i++) {
        double least = LEVELS, most = 0, sum = 0;
        profile(v, sides[i][0], sides[i][1], BLANK_FIRST, BLANK_LAST, BESIDE, means, NULL);
        for (size_t k = 0; k < BESIDE; k++) {
            least = fmin(least, means[k]);
            most = fmax(most, means[k]);
            sum += means[k];
        }
        ground->calm[i] = (most - least) / (high - low);
        ground->light[i] = (sum / BESIDE - low) / (high - low);
    }
}

/* Dark and light of a place, of whose bars the means are told. */
static void look_inside(const view *v, double *means, double *low, double *high)
{
    uint32_t levels[LEVELS] = {0};
    profile(v, 0, 1, MIDDLE_FIRST, MIDDLE_LAST, ALONG, means, levels);
    *low = level_below(levels, OUTLIERS), *high = level_below(levels, 1 - OUTLIERS);
}

double phw_code_contrast_at(const phw_pyramid *pyramid, const phw_quad *quad)
{
    const view v = view_of(pyramid, quad);
    double means[ALONG], low, high;
    look_inside(&v, means, &low, &high);
    return (high - low) / fmax(high, 1);
}

phw_code_ground phw_code_ground_at(const phw_pyramid *pyramid, const phw_quad *quad)
{
    const view v = view_of(pyramid, quad);
    double means[ALONG], low, high;
    phw_code_ground ground = {.beyond = 1};
    look_inside(&v, means, &low, &high);
    ground.contrast = (high - low) / fmax(high, 1);
    if (ground.contrast < CONTRAST_FAINT)
        return ground; /* and nobody asks for the rest */
    ground.uneven = unevenness(means, (low + high) / 2);
    look_round(&v, low, fmax(high, low + 1), fmax(steps_of(means, ALONG), 1), &ground);
    return ground;
}

bool phw_code_is_contrast_of_print(double contrast)
{
    return contrast >= CONTRAST_LEAST;
}

bool phw_code_is_printed(const phw_code_ground *ground)
{
    return phw_code_is_contrast_of_print(ground->contrast);
}

static bool is_blank(const phw_code_ground *ground, int side)
{
    return ground->calm[side] <= CALM_MOST && ground->light[side] >= LIGHT_LEAST &&
           ground->light[!side] >= OTHER_LIGHT_LEAST;
}

bool phw_code_has_ends(const phw_code_ground *ground)
{
    return phw_code_is_printed(ground) && ground->beyond <= BEYOND_MOST &&
           ground->uneven >= UNEVEN_LEAST;
}

bool phw_code_is_linear(const phw_code_ground *ground)
{
    return phw_code_has_ends(ground) && (is_blank(ground, 0) || is_blank(ground, 1));
}

/* Both sides are calm and as dark as the code's dark parts. */
bool phw_code_is_on_dark(const phw_code_ground *ground)
{
    return fmax(ground->calm[0], ground->calm[1]) <= CALM_MOST &&
           fmax(ground->light[0], ground->light[1]) <= 1 - LIGHT_LEAST;
}

bool phw_code_is_on_blank(const phw_code_ground *ground)
{
    const double least = fmin(ground->light[0], ground->light[1]);
    const double most = fmax(ground->light[0], ground->light[1]);
    return fmax(ground->calm[0], ground->calm[1]) <= BLANK_CALM_MOST &&
           (least >= BLANK_LIGHT_LEAST || most <= 1 - BLANK_LIGHT_LEAST);
}

bool phw_code_is_alone(const phw_code_ground *ground)
{
    return ground->contrast >= CONTRAST_FAINT && ground->beyond <= BEYOND_MOST_ALONE &&
           ((is_blank(ground, 0) && is_blank(ground, 1)) || phw_code_is_on_dark(ground));
}
