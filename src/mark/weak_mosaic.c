/* SPDX-License-Identifier: Apache-2.0 */
/* Mosaics: squares of one level each, in rows and columns. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"
#include "mark/weak_strip.h"

/* A mosaic's cells, in pixels. Smaller ones can be read through; a letter is gone in larger. */
#define CELL_LEAST 3
#define CELL_MOST 40
/* Of all steps between neighbours so many stand on the lines of the grid: JPEG blurs the rest. */
#define ON_GRID_ACROSS 0.62
#define ON_GRID_DOWN 0.50
/* Or both sides together, of cells so large that chance brings but a fifth of them there. */
#define ON_GRID_EITHER 0.50
#define ON_GRID_BOTH 1.15
#define BOTH_CELL 5
/* Or, of cells so large, this many times as high as what is off the lines, in grey levels. */
#define LARGE_CELL 7
#define OVER_OFF_GRID 8.0
#define OFF_GRID_LEAST 0.5
/* Steps on the lines are at least so high on average, in grey levels, and this many times those
 * between the lines. */
#define STEP_LEAST 5.0
/* Steps lower than this are noise. */
#define NOISE 1.5
/* Cells of levels between the extremes: a QR code has none. */
#define MIDDLE_SHARE 0.22
#define CELLS_LEAST 8
/* Of these a board's have few levels: so many of so many bins of the range hold such a share of
 * them, where there are enough to tell. */
#define LEVEL_BINS 32
#define BOARD_LEVELS 3
#define BOARD_CELLS 6
#define BOARD_SHARE 0.85
#define LINES_LEAST 4 /* of a grid, upright, that can be seen */
#define LINES_SHARE                                                                                \
    0.55            /* of all of them, or so many side by side: few edges of windows, buttons */
#define LINES_RUN 5 /* and shadows stand on some grid by chance */
#define RANGE_LEAST 24.0
/* A cell has one level: inside it levels differ by no more than this share of what the cells differ
 * by, where that is far more than noise. So many cells that are none of the paper's do; of icons
 * and small pictures few. */
#define FLAT_OF 0.25
#define FLAT_RANGE 100
#define FLAT_CELL 5
#define FLAT_CELLS 8
#define FLAT_SHARE 0.4
/* Letters make cells darker and lighter again along a row; a shade that an encoder cut into blocks
 * only goes one way. */
#define TURNS_LEAST 2
/* What stands at either end of a mosaic is cut off in steps of so much of its height, so many. */
#define CUT_STEP 0.5
#define CUTS_MOST 4
#define PARTS_MOST (2 * CUTS_MOST + 1) /* between the ends of all that are cut */

/* Tiles, keys and buttons have seams: of what is seen on the upright lines of a grid of large
 * cells, so much is a line that is darker or lighter than what is this far on either side of it, in
 * pixels, by so many grey levels. A mosaic's cells touch, and JPEG leaves a tenth at most. */
#define SEAM_CELL 8
#define SEAM_OFF 3
#define SEAM_STEP 12
#define SEAM_OF 0.6 /* of what both sides differ by: less is a halo of what was sharpened */
#define SEAM_SHARE 0.35
#define SEAM_LEAST 16 /* pixels that are looked at, at least */

/* Mean steps between neighbours along one side of a strip, and their sum. */
typedef struct side_steps {
    double steps[PHW_WEAK_COLUMNS_MAX];
    int count;
    double sum;
} side_steps;

static int level_at(const phw_image *luma, int x, int y)
{
    return phw_image_row(luma, (uint32_t)y)[x];
}

/* Adds the steps from @p row to @p next. */
PHW_SIMD_CLONES static void add_steps(const uint8_t *restrict row, const uint8_t *restrict next,
                                      int count, uint16_t *restrict sums)
{
    for (int x = 0; x < count; x++)
        sums[x] = (uint16_t)(sums[x] + abs(next[x] - row[x]));
}
static_assert(PHW_WEAK_ROWS_MAX * UINT8_MAX <= UINT16_MAX, "the steps of all rows can be added");

PHW_SIMD_CLONES static uint32_t sum_steps(const uint8_t *row, const uint8_t *next, int count)
{
    uint32_t sum = 0;
    for (int x = 0; x < count; x++)
        sum += (uint32_t)abs(next[x] - row[x]);
    return sum;
}

/* Steps that tell how much those on a grid's lines are at most, and what rounding may add. */
#define HIGHEST 6
#define ROUNDED 1e-9

static double sum_of(const double *steps, int count)
{
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += steps[i];
    return sum;
}

/* Steps of a strip's pixels, added up once for all of its parts. */
typedef struct strip_sums {
    const phw_image *luma;
    phw_weak_pixels all;
    int bounds[PARTS_MOST + 1], parts; /* columns that parts begin or end at, in order */
    uint32_t down[PHW_WEAK_ROWS_MAX]
                 [PARTS_MOST];             /* from each row to the next, between two bounds */
    bool has_across;                       /* most strips fail before anybody asks for it */
    uint16_t across[PHW_WEAK_COLUMNS_MAX]; /* from each column to the next */
} strip_sums;

static void add_down(strip_sums *of)
{
    const phw_weak_pixels *b = &of->all;
    const int *bounds = of->bounds;
    for (int y = 0; y + 1 < b->height; y++) {
        const uint8_t *row = phw_image_row(of->luma, (uint32_t)(b->top + y)) + b->left;
        for (int i = 0; i < of->parts; i++)
            of->down[y][i] = sum_steps(row + bounds[i], row + of->luma->stride + bounds[i],
                                       bounds[i + 1] - bounds[i]);
    }
}

static void add_across(strip_sums *of)
{
    const phw_weak_pixels *b = &of->all;
    memset(of->across, 0, (size_t)b->width * sizeof of->across[0]);
    for (int y = b->top; y < b->top + b->height; y++) {
        const uint8_t *row = phw_image_row(of->luma, (uint32_t)y) + b->left;
        add_steps(row, row + 1, b->width - 1, of->across);
    }
    of->has_across = true;
}

static double above_noise(uint32_t sum, int count)
{
    const double off = (double)sum / count - NOISE;
    return off > 0 ? off : 0;
}

/* Mean step from each column of a part to the next. */
static void mean_steps_across(strip_sums *sums, const phw_weak_pixels *b, side_steps *across)
{
    if (!sums->has_across)
        add_across(sums);
    const uint16_t *from = sums->across + (b->left - sums->all.left);
    across->count = b->width - 1;
    for (int i = 0; i < across->count; i++)
        across->steps[i] = above_noise(from[i], b->height);
    across->sum = sum_of(across->steps, across->count);
}

/* Mean step from each row to the next, of a part that begins and ends at bounds. */
static void mean_steps_down(const strip_sums *sums, const phw_weak_pixels *b, side_steps *down)
{
    const int left = b->left - sums->all.left, right = left + b->width;
    int first = 0, end = sums->parts;
    while (first < end && sums->bounds[first] < left)
        first++;
    while (end > first && sums->bounds[end] > right)
        end--;
    down->count = b->height - 1;
    for (int i = 0; i < down->count; i++) {
        uint32_t sum = 0;
        for (int k = first; k < end; k++)
            sum += sums->down[i][k];
        down->steps[i] = above_noise(sum, b->width);
    }
    down->sum = sum_of(down->steps, down->count);
}

/* The highest steps of a side: sums of so many of them, and the lowest that is among them. */
typedef struct highest {
    double sums[HIGHEST + 1], least;
} highest;

static highest highest_of(const side_steps *of)
{
    double top[HIGHEST] = {0};
    highest made = {.sums = {0}};
    for (int i = 0; i < of->count; i++) {
        int at = HIGHEST;
        for (; at > 0 && of->steps[i] > top[at - 1]; at--)
            if (at < HIGHEST)
                top[at] = top[at - 1];
        if (at < HIGHEST)
            top[at] = of->steps[i];
    }
    for (int i = 0; i < HIGHEST; i++)
        made.sums[i + 1] = made.sums[i] + top[i];
    made.least = top[HIGHEST - 1];
    return made;
}

/* What so many steps are together at most, whatever grid they stand on. */
static double most_of(const highest *of, int count)
{
    const double most =
        count <= HIGHEST ? of->sums[count] : of->sums[HIGHEST] + (count - HIGHEST) * of->least;
    return most * (1 + ROUNDED);
}

/* The sum of the steps on the lines of a grid, for each of its phases. */
PHW_SIMD_CLONES static void sum_phases(const double *steps, int count, int cell, double *sums)
{
    for (int i = 0; i < count; i += cell)
        for (int p = 0; p < cell && i + p < count; p++)
            sums[p] += steps[i + p];
}

/* The share of all steps, @p all, that stands on the lines of a grid, the best of its phases, and
 * how high they are there. */
static double share_on_grid(const side_steps *of, int cell, int *phase, double *height)
{
    double sums[CELL_MOST] = {0}, best = -1;
    sum_phases(of->steps, of->count, cell, sums);
    for (int p = 0; p < cell && p < of->count; p++) {
        if (sums[p] > best) {
            best = sums[p];
            *phase = p;
        }
    }
    *height = best / (double)((of->count - *phase + cell - 1) / cell);
    return of->sum > 0 ? best / of->sum : 0;
}

/* Mean step off the lines of a grid, but for those beside them, where JPEG rings. */
static double mean_off_grid(const side_steps *of, int cell, int phase)
{
    double sum = 0;
    int lines = 0, off = phase ? cell - phase : 0; /* from the line before */
    for (int i = 0; i < of->count; i++) {
        if (off > 1 && off < cell - 1) {
            sum += of->steps[i];
            lines++;
        }
        off = off + 1 < cell ? off + 1 : 0;
    }
    return lines ? sum / lines : 0;
}

/* Whether steps stand on the lines of a grid: nearly all of them, or high ones in large cells. */
static bool stands_on_grid(const side_steps *of, int cell, double share, int *phase, double *height)
{
    return share_on_grid(of, cell, phase, height) >= share ||
           (cell >= LARGE_CELL && *height >= STEP_LEAST &&
            *height >= OVER_OFF_GRID * fmax(OFF_GRID_LEAST, mean_off_grid(of, cell, *phase)));
}

/* Whether steps may stand on the lines of a grid, as their highest ones tell: most sizes fail here,
 * and no phase needs to be tried. */
static bool may_stand(const side_steps *of, const highest *top, int cell, double share)
{
    const int lines = of->count / cell; /* of a grid, and one more in some phases */
    return most_of(top, lines + 1) >= share * of->sum ||
           (cell >= LARGE_CELL && most_of(top, lines) >= STEP_LEAST * lines);
}

/* Whether neither side has nearly all of its steps on the lines, but both have most. */
static bool stand_together(const side_steps *across, const side_steps *down, int cell)
{
    int phase = 0;
    double height = 0;
    const double one = share_on_grid(across, cell, &phase, &height);
    const double other = share_on_grid(down, cell, &phase, &height);
    return cell >= BOTH_CELL && one >= ON_GRID_EITHER && other >= ON_GRID_EITHER &&
           one + other >= ON_GRID_BOTH;
}

/* Whether the lines of a grid have a step that can be seen: one edge makes no squares. */
static bool has_lines(const side_steps *of, int cell, int phase)
{
    int all = 0, seen = 0, run = 0, longest = 0;
    for (int i = phase; i < of->count; i += cell, all++) {
        const bool here = of->steps[i] >= STEP_LEAST / 2;
        seen += here;
        run = here ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return seen >= LINES_LEAST && (seen >= LINES_SHARE * all || longest >= LINES_RUN);
}

/* Where a cell's level is taken along one side, of cells of which half is there at least. @param at
 * where it begins, which may be before the strip. @return -1: too little of it is there. */
static int middle_of(int at, int cell, int side)
{
    const int from = at > 0 ? at : 0, to = at + cell < side ? at + cell : side;
    return (to - from) * 2 >= cell ? (from + to) / 2 : -1;
}

/* Whether nearly all cells have one of few levels: squares of a board, keys, tiles. */
static bool are_few(const int counts[LEVEL_BINS], int cells)
{
    int left[LEVEL_BINS], sum = 0;
    memcpy(left, counts, sizeof left);
    for (int i = 0; i < BOARD_LEVELS; i++) {
        int most = 0;
        for (int k = 1; k < LEVEL_BINS; k++)
            most = left[k] > left[most] ? k : most;
        sum += left[most];
        left[most] = 0;
    }
    return cells >= BOARD_CELLS && sum >= BOARD_SHARE * cells;
}

/* Whether enough cells have levels between the extremes. */
static bool has_middle_levels(const phw_image *luma, const phw_weak_pixels *b, int cell, int across,
                              int down)
{
    double least = 255, most = 0;
    int cells = 0, middle = 0, turns = 0, levels[LEVEL_BINS] = {0};
    for (int pass = 0; pass < 2; pass++)
        for (int top = (down + 1) % cell - cell; top < b->height; top += cell) {
            const int y = middle_of(top, cell, b->height);
            double before = -1, way = 0;
            for (int left = (across + 1) % cell - cell; y >= 0 && left < b->width; left += cell) {
                const int x = middle_of(left, cell, b->width);
                if (x < 0)
                    continue;
                const double level = level_at(luma, b->left + x, b->top + y);
                if (pass == 0) {
                    least = fmin(least, level);
                    most = fmax(most, level);
                    turns += (level - before) * way < 0 && fabs(level - before) >= STEP_LEAST;
                    way = before >= 0 ? level - before : 0;
                    before = level;
                    cells++;
                } else {
                    double share = (level - least) / fmax(1, most - least);
                    const bool between = share > 0.15 && share < 0.85;
                    middle += between;
                    levels[(int)(share * (LEVEL_BINS - 1))] += between;
                }
            }
        }
    return cells >= CELLS_LEAST && most - least >= RANGE_LEAST && middle >= MIDDLE_SHARE * cells &&
           turns >= TURNS_LEAST && !are_few(levels, middle);
}

/* The highest and the lowest level inside a cell, but for its edges, which JPEG softens. */
static int range_inside(const phw_image *luma, int left, int top, int cell)
{
    int least = UINT8_MAX, most = 0;
    for (int y = top + 1; y < top + cell - 1; y++)
        for (int x = left + 1; x < left + cell - 1; x++) {
            const int level = level_at(luma, x, y);
            least = level < least ? level : least;
            most = level > most ? level : most;
        }
    return most - least;
}

/* Whether what stands on the grid is squares of one level each. */
static bool has_flat_cells(const phw_image *luma, const phw_weak_pixels *b, int cell, int across,
                           int down)
{
    int cells = 0, flat = 0, least = UINT8_MAX, most = 0;
    if (cell < FLAT_CELL)
        return true;
    for (int pass = 0; pass < 2; pass++)
        for (int top = (down + 1) % cell; top + cell <= b->height; top += cell) {
            int before = -1;
            for (int left = (across + 1) % cell; left + cell <= b->width; left += cell) {
                const int x = b->left + left, y = b->top + top;
                const int level = level_at(luma, x + cell / 2, y + cell / 2);
                if (pass == 0) {
                    least = level < least ? level : least;
                    most = level > most ? level : most;
                } else if (before >= 0 && abs(level - before) >= STEP_LEAST) {
                    cells++;
                    flat += range_inside(luma, x, y, cell) <= FLAT_OF * (most - least);
                }
                before = level;
            }
        }
    return cells < FLAT_CELLS || most - least < FLAT_RANGE || flat >= FLAT_SHARE * cells;
}

/* The lower, or the higher, of two levels beside each other. */
static int lower_of(const uint8_t *two)
{
    return two[0] < two[1] ? two[0] : two[1];
}

static int higher_of(const uint8_t *two)
{
    return two[0] > two[1] ? two[0] : two[1];
}

/* Whether one pixel of a line of the grid, @p at, is seen, and whether it is a seam's. What
 * sharpens a picture makes the darker cell darker and the lighter one lighter there, the more the
 * more they differ; a seam is on either side. */
static bool is_seen(const uint8_t *at, bool *seam)
{
    const int left = at[-SEAM_OFF], right = at[1 + SEAM_OFF];
    const uint8_t *darker = left < right ? at - 1 : at + 1,
                  *lighter = left < right ? at + 1 : at - 1;
    const int low = left < right ? left : right, high = left + right - low;
    const int under = low - lower_of(darker), over = higher_of(lighter) - high;
    const int wrong_under = low - lower_of(lighter), wrong_over = higher_of(darker) - high;
    const double halo = fmax(SEAM_STEP, SEAM_OF * (high - low));
    *seam = wrong_under >= SEAM_STEP || wrong_over >= SEAM_STEP || under >= halo || over >= halo;
    return high - low + (under > 0 ? under : 0) + (over > 0 ? over : 0) >= SEAM_STEP || *seam;
}

/* Whether lines are drawn between the columns of a grid. */
static bool has_seams(const phw_image *luma, const phw_weak_pixels *b, int cell, int across)
{
    int seen = 0, seams = 0;
    for (int y = b->top; cell >= SEAM_CELL && y < b->top + b->height; y++) {
        const uint8_t *row = phw_image_row(luma, (uint32_t)y) + b->left;
        for (int x = across; x + SEAM_OFF + 1 < b->width; x += cell) {
            bool seam = false;
            if (x < SEAM_OFF || !is_seen(row + x, &seam))
                continue;
            seen++;
            seams += seam;
        }
    }
    return seen >= SEAM_LEAST && seams >= SEAM_SHARE * seen;
}

/* @param b  the strip that was added up, or a part of it. */
static bool is_mosaic(strip_sums *sums, const phw_weak_pixels *b)
{
    const phw_image *luma = sums->luma;
    side_steps across, down;
    across.count = 0; /* not known yet */
    mean_steps_down(sums, b, &down);
    const highest top = highest_of(&down);
    /* The largest: the lines of a grid of eight are among those of one of four. */
    for (int size = CELL_MOST; size >= CELL_LEAST; size--) {
        int column = 0, row = 0;
        double height_across = 0, height_down = 0;
        /* Down first: most fail there, and there are fewer rows than columns. */
        if (b->width < 4 * size || b->height < size + 2 ||
            !may_stand(&down, &top, size, ON_GRID_DOWN) ||
            !stands_on_grid(&down, size, ON_GRID_DOWN, &row, &height_down) ||
            height_down < STEP_LEAST / 2)
            continue;
        if (across.count == 0)
            mean_steps_across(sums, b, &across);
        const bool stand = stands_on_grid(&across, size, ON_GRID_ACROSS, &column, &height_across);
        if (height_across < STEP_LEAST || (!stand && !stand_together(&across, &down, size)) ||
            !has_lines(&across, size, column) || !has_middle_levels(luma, b, size, column, row) ||
            !has_flat_cells(luma, b, size, column, row) || has_seams(luma, b, size, column))
            continue;
        return true;
    }
    return false;
}

bool phw_weak_is_mosaic(const phw_weak_strip *strip)
{
    strip_sums sums;
    sums.luma = strip->luma;
    if (!phw_weak_pixels_of(strip, &sums.all))
        return false;
    sums.parts = 1;
    sums.bounds[0] = 0;
    sums.bounds[1] = sums.all.width;
    sums.has_across = false;
    add_down(&sums);
    return is_mosaic(&sums, &sums.all);
}

bool phw_weak_is_mosaic_round(const phw_weak_strip *strip)
{
    const double more = PHW_WEAK_MOSAIC_ROUND * (strip->bottom - strip->top);
    phw_weak_strip wide = *strip;
    wide.top -= more;
    wide.bottom += more;
    return phw_weak_is_mosaic(strip) || phw_weak_is_mosaic(&wide);
}

/* A strip without so many steps at its ends. */
static phw_weak_strip cut_off(const phw_weak_strip *strip, int left, int right)
{
    const double step = CUT_STEP * (strip->bottom - strip->top);
    phw_weak_strip at = *strip;
    at.left += left * step;
    at.right -= right * step;
    return at;
}

static int by_column(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* Sets where the parts of a strip begin and end. Returns false where it is too small, or its ends
 * are not all looked at. */
static bool find_bounds(const phw_weak_strip *strip, strip_sums *of)
{
    if (!phw_weak_pixels_of(strip, &of->all) ||
        of->all.left + PHW_WEAK_COLUMNS_MAX < (int)fmin(strip->luma->width, strip->right))
        return false;
    of->luma = strip->luma;
    of->parts = PARTS_MOST;
    of->has_across = false;
    for (int i = 0; i <= CUTS_MOST; i++) {
        const phw_weak_strip at = cut_off(strip, i, i);
        const int left = (int)fmax(0, ceil(at.left)) - of->all.left;
        const int right = (int)fmin(strip->luma->width, floor(at.right)) - of->all.left;
        of->bounds[2 * i] = (int)fmin(left, of->all.width);
        of->bounds[2 * i + 1] = (int)fmax(right, 0);
    }
    qsort(of->bounds, PARTS_MOST + 1, sizeof of->bounds[0], by_column);
    return true;
}

bool phw_weak_mosaic_part(const phw_weak_strip *strip, double shortest, phw_weak_strip *part)
{
    strip_sums sums;
    const bool shared = find_bounds(strip, &sums);
    if (shared)
        add_down(&sums);
    /* The longest first: what was cut off it is letters. */
    for (int cut = 0; cut <= 2 * CUTS_MOST; cut++)
        for (int left = cut > CUTS_MOST ? cut - CUTS_MOST : 0; left <= cut && left <= CUTS_MOST;
             left++) {
            const phw_weak_strip at = cut_off(strip, left, cut - left);
            phw_weak_pixels b;
            if (at.right - at.left < shortest)
                return false;
            if (!phw_weak_pixels_of(&at, &b))
                continue;
            if (shared ? is_mosaic(&sums, &b) : phw_weak_is_mosaic(&at)) {
                *part = at;
                return true;
            }
        }
    return false;
}
