/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_smear.h"

#include <math.h>
#include <stdlib.h>

/* Steps are looked at in every so many columns, and in so many rows. */
#define STEP 3
#define ROWS 12
#define SAMPLES_LEAST 40
#define OUTLIERS 0.02       /* of all levels, at either end, and of steps across */
#define OUTLIERS_ALONG 0.01 /* dots are few */

/* Of the levels' range: the steepest steps along the row are so low, and of those of the page's own
 * lines; those across it so high, and so many times as high. Of 28 smeared lines along 0.07 to
 * 0.36, across 0.36 and more and 2.5 to 9 times as high; of blurs and letters at most 1.6 times. */
#define ALONG_MOST 0.38
#define PART_MOST 0.3 /* of the page's, from a column to the next of what is smeared */
#define ALONG_USUAL 0.55
#define ACROSS_LEAST 0.3
#define ACROSS_MORE 2.4
#define RANGE_LEAST 0.3 /* of the page's usual one */
#define GROUND_OFF 0.25 /* of the range, that the paper may be off where it is commonest */

/* Columns' means turn so often, per height and in all, by so much of the range. */
#define TURNS_LEAST 1.0
#define TURNS_FEWEST 4
#define TURN 0.05
#define TURN_LEAST 2.5
/* Letters have tops, feet and bars: in so many rows so many pixels step across, by half of what is
 * asked for. A bar has two such rows. */
#define ROWS_STEEP 0.3
#define ROW_STEEP 0.04
/* A camera's noise along rows is so much of the paper's, where it has some: smeared. */
#define NOISE_MOST 0.75

/* Of the row's height, what is written. */
#define LOW 0.4
#define HIGH 1.75

/* Levels and steps of a few pixels of a box. */
typedef struct glance {
    size_t levels[256], along[256], across[256];
    size_t count;
} glance;

static void look_at(const phw_image *luma, const phw_weak_box *b, glance *of)
{
    const int high = b->bottom - b->top, step = high > ROWS ? high / ROWS : 1;
    const int last = (int)fmin(b->bottom, luma->height - 1.0);
    const int right = (int)fmin(b->right, luma->width - 1.0);
    int shift = 0; /* letters may stand at a pace */
    for (int y = b->top; y < last; y += step, shift = (shift + 1) % STEP) {
        const uint8_t *row = phw_image_row(luma, (uint32_t)y);
        const uint8_t *below = phw_image_row(luma, (uint32_t)y + 1);
        for (int x = b->left + shift; x < right; x += STEP) {
            of->levels[row[x]]++;
            of->along[abs(row[x + 1] - row[x])]++;
            of->across[abs(below[x] - row[x])]++;
            of->count++;
        }
    }
}

/* Whether steps are soft along and sharp across. @param[out] range  of the levels. */
static bool is_soft_along(const phw_weak_row *row, const phw_weak_box *b, double *range)
{
    glance of = {.count = 0};
    look_at(row->luma, b, &of);
    if (of.count < SAMPLES_LEAST)
        return false;
    const double along = phw_weak_level_below(of.along, of.count, 1 - OUTLIERS_ALONG);
    const double across = phw_weak_level_below(of.across, of.count, 1 - OUTLIERS);
    const double low = phw_weak_level_below(of.levels, of.count, OUTLIERS);
    const double high = phw_weak_level_below(of.levels, of.count, 1 - OUTLIERS);
    const double paper = phw_weak_row_paper_at(row, (b->left + b->right) / 2.0);
    const double off = row->place->dark ? high - paper : paper - low;
    *range = high - low;
    return *range >= RANGE_LEAST * row->place->usual_range && along <= ALONG_MOST * *range &&
           along <= ALONG_USUAL * row->place->usual_sharpness * *range &&
           across >= ACROSS_LEAST * *range && across >= ACROSS_MORE * along &&
           off <= GROUND_OFF * *range &&
           (row->noise < PHW_WEAK_NOISE_LEAST ||
            phw_weak_level_below(of.along, of.count, 0.5) <= NOISE_MOST * row->noise);
}

/* The share of a box's rows that many pixels leave by a step so high. */
static double steep_rows(const phw_image *luma, const phw_weak_box *b, double least)
{
    const int last = (int)fmin(b->bottom, luma->height - 1.0);
    int rows = 0;
    for (int y = b->top; y < last; y++) {
        const uint8_t *row = phw_image_row(luma, (uint32_t)y);
        const uint8_t *below = phw_image_row(luma, (uint32_t)y + 1);
        int steep = 0;
        for (int x = b->left; x < b->right; x++)
            steep += abs(below[x] - row[x]) >= least;
        rows += steep >= ROW_STEEP * (b->right - b->left);
    }
    return (double)rows / (b->bottom - b->top);
}

/* Whether a column of a run steps along its rows as letters do. */
static bool is_steep(const phw_weak_row *row, const phw_weak_box *run, int x)
{
    const int most = (int)(PART_MOST * row->place->usual_range);
    for (int y = run->top; y < run->bottom; y++) {
        const uint8_t *levels = phw_image_row(row->luma, (uint32_t)y);
        if (abs(levels[x] - levels[x - 1]) > most)
            return true;
    }
    return false;
}

/* The longest part of a run between columns that do: a smear in a sentence makes one run with the
 * words beside it. */
static phw_weak_box soft_part(const phw_weak_row *row, const phw_weak_box *run)
{
    phw_weak_box part = {run->left, run->top, run->left, run->bottom};
    for (int x = run->left + 1, first = run->left; x <= run->right; x++) {
        if (x < run->right && !is_steep(row, run, x))
            continue;
        if (x - first > part.right - part.left) {
            part.left = first;
            part.right = x;
        }
        first = x;
    }
    return part;
}

bool phw_weak_is_smeared(const phw_weak_row *row, const phw_weak_box *run, phw_weak_box *all)
{
    double range = 0;
    phw_weak_box part = *run;
    if (!is_soft_along(row, &part, &range)) {
        if (row->noise >= PHW_WEAK_NOISE_LEAST)
            return false;
        part = soft_part(row, run);
        if (part.right - part.left < PHW_WEAK_SHORTEST * row->height ||
            !is_soft_along(row, &part, &range))
            return false;
    }
    const phw_weak_box b = phw_weak_row_letters(row, &part);
    const int high = b.bottom - b.top, wide = b.right - b.left;
    if (high < LOW * row->height || high > HIGH * row->height || !is_soft_along(row, &b, &range) ||
        steep_rows(row->luma, &b, ACROSS_LEAST / 2 * range) < ROWS_STEEP ||
        phw_weak_turns(row->luma, &b, false, fmax(TURN_LEAST, TURN * range)) <
            fmax(TURNS_FEWEST, TURNS_LEAST * wide / row->height))
        return false;
    *all = b;
    return true;
}
