/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_strip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"
#include "mark/weak_levels.h"

/* The paper goes on above and below a panel, so far off in its heights: what is larger is a
 * surface. */
#define BEYOND 0.7
#define BEYOND_SHARE 0.6
#define BEYOND_WITHIN 16.0

#define COLUMNS_LEAST 12
#define ROWS_LEAST 5

/* Shares of pixels that are left out at either end when a range is told. */
#define OUTLIERS 0.04

/* Columns of the strip count as ground within this of it, in grey levels. */
#define GROUND_WITHIN 5.0

typedef phw_weak_pixels box;

bool phw_weak_pixels_of(const phw_weak_strip *strip, phw_weak_pixels *made)
{
    double left = fmax(0, ceil(strip->left)), top = fmax(0, ceil(strip->top));
    double right = fmin(strip->luma->width, floor(strip->right));
    double bottom = fmin(strip->luma->height, floor(strip->bottom));
    if (right - left < COLUMNS_LEAST || bottom - top < ROWS_LEAST)
        return false;
    *made = (phw_weak_pixels){(int)left, (int)top, (int)fmin(PHW_WEAK_COLUMNS_MAX, right - left),
                              (int)fmin(PHW_WEAK_ROWS_MAX, bottom - top)};
    return true;
}

static phw_weak_box box_of(const box *b)
{
    return (phw_weak_box){b->left, b->top, b->left + b->width, b->top + b->height};
}

static void count_levels(const phw_image *luma, const box *b, size_t levels[256])
{
    const phw_weak_box all = box_of(b);
    phw_weak_count_levels(luma, &all, levels);
}

/* Levels between the outliers. */
static double range_in(const size_t levels[256], const box *b)
{
    const size_t count = (size_t)b->width * (size_t)b->height;
    return phw_weak_level_below(levels, count, 1 - OUTLIERS) -
           phw_weak_level_below(levels, count, OUTLIERS);
}

static double range_of(const phw_image *luma, const box *b)
{
    size_t levels[256] = {0};
    count_levels(luma, b, levels);
    return range_in(levels, b);
}

/* Adds a row's levels to those of the rows above it. */
PHW_SIMD_CLONES static void add_levels(const uint8_t *row, int width, uint32_t *columns)
{
    for (int x = 0; x < width; x++)
        columns[x] += row[x];
}

PHW_SIMD_CLONES static uint32_t sum_levels(const uint8_t *row, int width)
{
    uint32_t sum = 0;
    for (int x = 0; x < width; x++)
        sum += row[x];
    return sum;
}

static double mean_of_rows(const phw_image *luma, const box *b, int from, int to)
{
    double sum = 0;
    from = from > 0 ? from : 0;
    to = to < (int)luma->height ? to : (int)luma->height;
    for (int y = from; y < to; y++)
        sum += sum_levels(phw_image_row(luma, (uint32_t)y) + b->left, b->width);
    return to > from ? sum / ((double)(to - from) * b->width) : 0;
}

/* Swings of the columns' means and the part that is not ground. */
static void look_along(const phw_image *luma, const box *b, double ground, phw_weak_look *look)
{
    double means[PHW_WEAK_COLUMNS_MAX];
    double high = -1e9, low = 1e9;
    int direction = 0, first = b->width, last = 0;
    uint32_t sums[PHW_WEAK_COLUMNS_MAX] = {0};
    for (int y = b->top; y < b->top + b->height; y++)
        add_levels(phw_image_row(luma, (uint32_t)y) + b->left, b->width, sums);
    for (int x = 0; x < b->width; x++) {
        means[x] = (double)sums[x] / b->height;
        if (fabs(means[x] - ground) > GROUND_WITHIN) {
            first = x < first ? x : first;
            last = x;
        }
    }
    /* A swing counts where it is a good part of the strip's own range. */
    double least = fmax(2.5, 0.12 * look->range);
    for (int x = 0; x < b->width; x++) { /* fmin() and fmax() are calls */
        high = means[x] > high ? means[x] : high;
        low = means[x] < low ? means[x] : low;
        if (direction <= 0 && means[x] > low + least) {
            look->swings += direction < 0;
            direction = 1;
            high = means[x];
        } else if (direction >= 0 && means[x] < high - least) {
            look->swings += direction > 0;
            direction = -1;
            low = means[x];
        }
        if (direction > 0)
            low = 1e9;
        else if (direction < 0)
            high = -1e9;
        high = means[x] > high ? means[x] : high;
        low = means[x] < low ? means[x] : low;
    }
    look->first = first < b->width ? (double)first / b->width : 0;
    look->last = first < b->width ? (double)(last + 1) / b->width : 0;
}

/* The levels above and below a strip. */
static void look_round(const phw_image *luma, const box *b, double *above, double *below)
{
    const int half = b->height / 2;
    *above = mean_of_rows(luma, b, b->top - half, b->top);
    *below = mean_of_rows(luma, b, b->top + b->height, b->top + b->height + half);
}

phw_weak_strip phw_weak_ink_part(const phw_weak_strip *strip)
{
    phw_weak_look look = {0};
    phw_weak_strip part = *strip;
    const double width = strip->right - strip->left;
    double above, below;
    box b;
    if (phw_weak_pixels_of(strip, &b)) {
        look_round(strip->luma, &b, &above, &below);
        look_along(strip->luma, &b, (above + below) / 2, &look);
    }
    part.left = strip->left + look.first * width;
    part.right = strip->left + look.last * width;
    return part;
}

/* How far a strip's middle is off what is above and below it, and those two are apart. @return the
 * mean of these. */
static double look_at_body(const phw_image *luma, const box *b, phw_weak_look *look)
{
    double above, below;
    look_round(luma, b, &above, &below);
    const double middle =
        mean_of_rows(luma, b, b->top + b->height / 4, b->top + b->height - b->height / 4);
    look->body = middle - (above + below) / 2;
    look->ground = fabs(above - below);
    return (above + below) / 2;
}

phw_weak_look phw_weak_glance_at(const phw_weak_strip *strip)
{
    phw_weak_look look = {0};
    box b;
    if (phw_weak_pixels_of(strip, &b))
        look_at_body(strip->luma, &b, &look);
    return look;
}

/* @param levels  of the strip. */
static phw_weak_look look_with(const phw_weak_strip *strip, const box *b, const size_t levels[256])
{
    phw_weak_look look = {0};
    const phw_weak_box all = box_of(b);
    look.range = range_in(levels, b);
    look.sharpness =
        phw_weak_step_below(strip->luma, &all, 1, 1 - OUTLIERS, UINT8_MAX) / fmax(1, look.range);
    look_along(strip->luma, b, look_at_body(strip->luma, b, &look), &look);
    return look;
}

phw_weak_look phw_weak_look_at(const phw_weak_strip *strip)
{
    size_t levels[256] = {0};
    box b;
    if (!phw_weak_pixels_of(strip, &b))
        return (phw_weak_look){0};
    count_levels(strip->luma, &b, levels);
    return look_with(strip, &b, levels);
}

/* --- parts ------------------------------------------------------------------------------------ */

/* Steps as low as this are noise, however low the range is. */
#define STEEP_LEAST 6.0
/* Rows of a column in which a step may be steep, or a pixel be off the panel: dust, JPEG's ringing.
 */
#define ROWS_OFF 1
#define PANEL_SHARE 0.9
/* Strokes are so much of the darkest, or lightest, pixels at least. */
#define STROKES_SHARE 0.03
/* Neighbouring levels that count as one when the commonest is told. */
#define PAPER_WITHIN 3

/* Of how many rows of each column something holds. */
typedef struct columns {
    uint16_t count[PHW_WEAK_COLUMNS_MAX];
} columns;

/* Rows in which the step to the next column is steeper than @p limit. */
PHW_SIMD_CLONES static void count_steep(const uint8_t *row, int count, int limit, columns *steep)
{
    for (int x = 0; x < count; x++)
        steep->count[x] += abs(row[x + 1] - row[x]) > limit;
}

/* Rows that are at most @p darkest, and at least @p lightest. */
PHW_SIMD_CLONES static void count_off(const uint8_t *row, int count, int darkest, int lightest,
                                      columns *darker, columns *lighter)
{
    for (int x = 0; x < count; x++) {
        darker->count[x] += row[x] <= darkest;
        lighter->count[x] += row[x] >= lightest;
    }
}

/* The longest run of columns that hold. */
static phw_weak_strip longest(const phw_weak_strip *strip, const box *b, const bool *hold)
{
    phw_weak_strip part = *strip;
    part.right = part.left;
    for (int x = 0, first = 0; x <= b->width; x++) {
        if (x < b->width && hold[x])
            continue;
        if (x - first > part.right - part.left) {
            part.left = b->left + first;
            part.right = b->left + x;
        }
        first = x + 1;
    }
    return part;
}

/* Nothing of a strip. */
static phw_weak_strip none_of(const phw_weak_strip *strip)
{
    phw_weak_strip part = *strip;
    part.right = part.left;
    return part;
}

phw_weak_strip phw_weak_smooth_part(const phw_weak_strip *strip, double share)
{
    columns steep = {{0}};
    bool hold[PHW_WEAK_COLUMNS_MAX];
    box b;
    if (!phw_weak_pixels_of(strip, &b))
        return none_of(strip);
    const double limit = fmax(STEEP_LEAST, share * range_of(strip->luma, &b));
    for (int y = b.top; y < b.top + b.height; y++)
        count_steep(phw_image_row(strip->luma, (uint32_t)y) + b.left, b.width - 1, (int)limit,
                    &steep);
    for (int x = 0; x < b.width; x++)
        hold[x] = steep.count[x] <= ROWS_OFF;
    return longest(strip, &b, hold);
}

phw_weak_strip phw_weak_panel(const phw_weak_strip *strip, double paper, double least)
{
    columns darker = {{0}}, lighter = {{0}};
    bool hold[PHW_WEAK_COLUMNS_MAX];
    box b;
    if (!phw_weak_pixels_of(strip, &b))
        return none_of(strip);
    for (int y = b.top; y < b.top + b.height; y++)
        count_off(phw_image_row(strip->luma, (uint32_t)y) + b.left, b.width,
                  (int)floor(paper - least), (int)ceil(paper + least), &darker, &lighter);
    for (int x = 0; x < b.width; x++) {
        int most = darker.count[x] > lighter.count[x] ? darker.count[x] : lighter.count[x];
        hold[x] = most >= PANEL_SHARE * b.height;
    }
    return longest(strip, &b, hold);
}

/* Neighbours so near are alike: JPEG's rings are hardly more. So many of a column's, or of a row's,
 * are where something was drawn. */
#define STILL_STEP 2
#define STILL_SHARE 0.42
#define STILL_ROUND                                                                                \
    3 /* columns to either side that count as well: edges of cells are not still                   \
       */

PHW_SIMD_CLONES static void count_still(const uint8_t *row, const uint8_t *next, int count,
                                        columns *still)
{
    for (int x = 0; x < count; x++)
        still->count[x] += abs(next[x] - row[x]) <= STILL_STEP;
}

static bool is_still_row(const uint8_t *row, int count)
{
    int still = 0;
    for (int x = 0; x + 1 < count; x++)
        still += abs(row[x + 1] - row[x]) <= STILL_STEP;
    return still >= STILL_SHARE * (count - 1);
}

phw_weak_strip phw_weak_still_part(const phw_weak_strip *strip, double more)
{
    columns still = {{0}};
    bool hold[PHW_WEAK_COLUMNS_MAX];
    box b;
    if (!phw_weak_pixels_of(strip, &b))
        return none_of(strip);
    for (int y = b.top; y + 1 < b.top + b.height; y++) {
        const uint8_t *row = phw_image_row(strip->luma, (uint32_t)y) + b.left;
        count_still(row, row + strip->luma->stride, b.width, &still);
    }
    for (int x = 0; x < b.width; x++) {
        int sum = 0, count = 0;
        for (int k = x - STILL_ROUND; k <= x + STILL_ROUND; k++)
            if (k >= 0 && k < b.width) {
                sum += still.count[k];
                count++;
            }
        hold[x] = sum >= STILL_SHARE * (b.height - 1) * count;
    }
    phw_weak_strip part = longest(strip, &b, hold);
    const double reach = more * (strip->bottom - strip->top);
    part.top -= reach;
    part.bottom += reach;
    if (!phw_weak_pixels_of(&part, &b))
        return none_of(strip);
    int first = 0, from = 0, to = 0;
    for (int y = 0; y <= b.height; y++) {
        if (y < b.height &&
            is_still_row(phw_image_row(strip->luma, (uint32_t)(b.top + y)) + b.left, b.width))
            continue;
        if (y - first > to - from) {
            from = first;
            to = y;
        }
        first = y + 1;
    }
    part.top = b.top + from;
    part.bottom = b.top + to;
    return part;
}

static double strokes_of(const size_t levels[256], const box *b, bool darkest)
{
    return phw_weak_level_below(levels, (size_t)b->width * (size_t)b->height,
                                darkest ? STROKES_SHARE : 1 - STROKES_SHARE);
}

double phw_weak_strokes(const phw_weak_strip *strip, bool darkest)
{
    size_t levels[256] = {0};
    box b;
    if (!phw_weak_pixels_of(strip, &b))
        return 0;
    count_levels(strip->luma, &b, levels);
    return strokes_of(levels, &b, darkest);
}

/* The level that most have, with those near it: their sum moves along. */
static double paper_of(const size_t levels[256])
{
    size_t most = 0, sum = 0;
    int best = UINT8_MAX;
    for (int level = -PAPER_WITHIN; level < 256; level++) {
        sum += level + PAPER_WITHIN < 256 ? levels[level + PAPER_WITHIN] : 0;
        sum -= level - PAPER_WITHIN - 1 >= 0 ? levels[level - PAPER_WITHIN - 1] : 0;
        if (sum > most && level >= 0) {
            most = sum;
            best = level;
        }
    }
    return best;
}

static bool is_dark(const size_t levels[256], const box *b)
{
    const double paper = paper_of(levels);
    return paper - strokes_of(levels, b, true) > strokes_of(levels, b, false) - paper;
}

bool phw_weak_is_dark(const phw_weak_strip *strip)
{
    size_t levels[256] = {0};
    box b;
    if (!phw_weak_pixels_of(strip, &b))
        return true;
    count_levels(strip->luma, &b, levels);
    return is_dark(levels, &b);
}

phw_weak_line_look phw_weak_look_at_line(const phw_weak_strip *strip)
{
    size_t levels[256] = {0};
    box b;
    if (!phw_weak_pixels_of(strip, &b))
        return (phw_weak_line_look){{0}, UINT8_MAX, true};
    count_levels(strip->luma, &b, levels);
    return (phw_weak_line_look){look_with(strip, &b, levels), paper_of(levels),
                                is_dark(levels, &b)};
}

double phw_weak_share_at(const phw_weak_strip *strip, double level, double within)
{
    size_t at = 0;
    box b;
    if (!phw_weak_pixels_of(strip, &b))
        return 0;
    for (int y = b.top; y < b.top + b.height; y++)
        at += phw_weak_count_within(phw_image_row(strip->luma, (uint32_t)y) + b.left, b.width,
                                    (int)ceil(level - within), (int)floor(level + within));
    return (double)at / ((double)b.width * b.height);
}

double phw_weak_paper(const phw_weak_strip *strip)
{
    size_t levels[256] = {0};
    box b;
    if (!phw_weak_pixels_of(strip, &b))
        return UINT8_MAX;
    count_levels(strip->luma, &b, levels);
    return paper_of(levels);
}

bool phw_weak_stands_on(const phw_weak_strip *panel, double paper)
{
    const double height = panel->bottom - panel->top;
    phw_weak_strip above = *panel, below = *panel;
    above.bottom = panel->top - BEYOND * height;
    above.top = above.bottom - height;
    below.top = panel->bottom + BEYOND * height;
    below.bottom = below.top + height;
    return phw_weak_share_at(&above, paper, BEYOND_WITHIN) >= BEYOND_SHARE &&
           phw_weak_share_at(&below, paper, BEYOND_WITHIN) >= BEYOND_SHARE;
}
