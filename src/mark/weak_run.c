/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_run.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"
#include "mark/weak_paper.h"

/* In heights of the place: the band in which the row is followed, how high and how long a cover is,
 * and what is bridged between its parts. */
#define BAND 0.5
#define LOW 0.5
#define TRIMMED_LOW 0.45 /* and within a line that a stroke made higher than its letters */
#define HIGH 2.4
#define LONGER 12.0 /* than the place */
#define BRIDGED 0.8
#define BRIDGED_NOISE 0.6 /* on paper that has it */
#define ROUND_COLUMN 3    /* columns on either side of one, of which so many hold with it */
#define ROUND_LEAST 4

/* Paper is within so many grey levels, and so much of a column of a cover may be. */
#define SOLID_OFF 24.0
#define SOLID_PAPER 0.1

/* Ink that nothing covers is so far off the paper, of the usual range. */
#define PLAIN_INK 0.35
/* Heights of the place: a disabled field beside plain words has less. */
#define FAINT_SHORTEST 5.0

#define COLUMNS_MAX PHW_WEAK_RUN_LONGEST
#define BAND_LEAST 5  /* pixels */
#define TRIM_OFF 16.0 /* grey levels between paper and a cover with sides, at least */
#define TRIMMED 0.06  /* of a side's pixels: where more are paper, the side is cut off */

/* A column of the band is none of the paper's where its mean is so many grey levels off, or any of
 * its pixels. */
#define MEAN_OFF 5.0
/* What has so little of the paper's grain was drawn on it, or what is so many grey levels off. */
#define DRAWN_GRAIN 0.3
/* In what was drawn so many pixels have hardly any of it, whatever shows through. */
#define STILL_SHARE 0.5
#define STILL_ROUND 2 /* columns on either side of one */
/* … or so little in it and those beside it together: letters that hardly show add some. */
#define QUIET_GRAIN 0.6
#define QUIET_ROUND 4
/* On dark paper a cover may be darker still: so many of these pixels, or of a row, are so many
 * times the noise, and levels, below the paper; of the paper's own few are. */
#define DARKER_OFF 6.0
#define DARKER_NOISES 1.2
#define DARKER_SHARE 0.33
#define DARK_PAPER 64.0
#define DRAWN_ROW 0.4 /* of a row, of which more is seen */
#define QUIET_ROW 0.6 /* and of one that is so long, pixels */
#define LONG_ROW 64
#define HALVES_FROM 10 /* rows of a band; half of so many may stick out of a cover */
#define ROWS_BRIDGED 2 /* rows of what was drawn that have more */
#define NOISY_OFF 20.0

static int level_at(const phw_image *luma, int x, int y)
{
    return phw_image_row(luma, (uint32_t)y)[x];
}

static phw_weak_box clip(const phw_weak_row *s, double left, double top, double right,
                         double bottom)
{
    return (phw_weak_box){(int)fmax(0, floor(left)), (int)fmax(0, floor(top)),
                          (int)fmin(s->luma->width, ceil(right)),
                          (int)fmin(s->luma->height, ceil(bottom))};
}

/* Whether the paper has a camera's noise: where it is fine, its grain tells. */
static bool is_noisy(const phw_weak_row *s)
{
    return s->noise >= PHW_WEAK_NOISE_LEAST || (s->softly && s->grain >= PHW_WEAK_FINE_GRAIN);
}

/* Whether a cover may be darker than the paper: that is dark and has light letters, and noise. */
static bool may_be_darker(const phw_weak_row *s)
{
    return !s->place->dark && s->paper <= DARK_PAPER && is_noisy(s);
}

/* What is darker than the paper's level by more than its noise is at most this much. */
static double darker_than(const phw_weak_row *s, double paper)
{
    return paper - fmax(DARKER_OFF, DARKER_NOISES * s->noise);
}

/* Adds how far a row's pixels differ from what those to their left and above them say, and how
 * often that is no more than a limit. */
PHW_SIMD_CLONES static void add_grain(const uint8_t *row, const uint8_t *above, int count,
                                      uint32_t limit, uint32_t *restrict columns,
                                      uint32_t *restrict still)
{
    for (int x = 1; x <= count; x++) {
        const uint32_t grain = (uint32_t)abs(row[x] - row[x - 1] - above[x] + above[x - 1]);
        columns[x - 1] += grain;
        still[x - 1] += grain <= limit;
    }
}

/* Which columns of a band are none of the paper's. */
typedef struct columns {
    phw_weak_box band;
    double paper[COLUMNS_MAX];
    uint32_t levels[COLUMNS_MAX];   /* sums */
    uint16_t on[COLUMNS_MAX];       /* how many pixels are the paper's, where it has no noise */
    uint32_t grain[2][COLUMNS_MAX]; /* of the band's upper half and of its lower one, sums */
    uint32_t still[COLUMNS_MAX];    /* how many pixels have hardly any */
    uint32_t darker[COLUMNS_MAX];   /* how many are darker than dark paper */
    bool foreign[COLUMNS_MAX];
} columns;

/* Adds a row's levels. */
PHW_SIMD_CLONES static void add_levels(const uint8_t *restrict row, int count,
                                       uint32_t *restrict levels)
{
    for (int x = 0; x < count; x++)
        levels[x] += row[x];
}

/* Whether a column, or one of its halves, has hardly any of the paper's grain. */
static bool is_drawn_column(const phw_weak_row *s, const columns *c, int i)
{
    const double most = DRAWN_GRAIN * s->grain;
    const int rows = c->band.bottom - c->band.top, upper = rows / 2;
    if (c->band.left + i <= 0 || c->band.top <= 0)
        return false;
    if (rows < HALVES_FROM)
        return c->grain[0][i] + c->grain[1][i] <= most * rows;
    return c->grain[0][i] <= most * upper || c->grain[1][i] <= most * (rows - upper);
}

/* Whether many pixels of a column and those beside it have hardly any grain: what was drawn there
 * shows letters, whose corners have much. */
static bool is_still_column(const phw_weak_row *s, const columns *c, int count, int i)
{
    const int from = i - STILL_ROUND, to = i + STILL_ROUND, rows = c->band.bottom - c->band.top;
    uint32_t still = 0;
    if (s->grain < PHW_WEAK_STILL_ON || c->band.top <= 0 || from < 0 || to >= count ||
        c->band.left + from <= 0)
        return false;
    for (int k = from; k <= to; k++)
        still += c->still[k];
    return still >= STILL_SHARE * (to - from + 1) * rows;
}

/* Whether a column and those beside it have little grain as a whole, or are darker than dark paper.
 */
static bool is_quiet_column(const phw_weak_row *s, const columns *c, int count, int i)
{
    const int from = i - QUIET_ROUND, to = i + QUIET_ROUND;
    const double pixels = (to - from + 1.0) * (c->band.bottom - c->band.top);
    uint32_t grain = 0, darker = 0;
    if (c->band.top <= 0 || from < 0 || to >= count || c->band.left + from <= 0)
        return false;
    for (int k = from; k <= to; k++) {
        grain += c->grain[0][k] + c->grain[1][k];
        darker += c->darker[k];
    }
    return grain <= QUIET_GRAIN * s->grain * pixels || darker >= DARKER_SHARE * pixels;
}

static bool is_foreign_column(const phw_weak_row *s, const columns *c, int count, int i)
{
    const int rows = c->band.bottom - c->band.top;
    const double mean_off = fabs((double)c->levels[i] / rows - c->paper[i]);
    if (is_noisy(s))
        return (!s->drawn_only && mean_off >= fmax(NOISY_OFF, 4 * s->noise)) ||
               is_drawn_column(s, c, i) || is_still_column(s, c, count, i) ||
               (s->softly && is_quiet_column(s, c, count, i));
    return mean_off >= MEAN_OFF || c->on[i] < rows;
}

/* Adds which pixels of a row are darker than dark paper. */
PHW_SIMD_CLONES static void add_darker(const uint8_t *restrict row, int count, int most,
                                       uint32_t *restrict darker)
{
    for (int x = 0; x < count; x++)
        darker[x] += row[x] <= most;
}

/* Looks at the columns from one on, as far as the band goes. Returns behind the last. */
static int look_at_columns(const phw_weak_row *s, columns *c, int from)
{
    const phw_weak_box *b = &c->band;
    const int end = (int)fmin(COLUMNS_MAX, b->right - b->left), middle = (b->top + b->bottom) / 2;
    const int first = from > 0 || b->left > 0 ? from : 1; /* nothing is to the left of the first */
    const size_t size = (size_t)(end - from) * sizeof c->levels[0];
    phw_weak_paper_levels of;
    for (int half = 0; half < 2; half++)
        memset(c->grain[half] + from, 0, size);
    memset(c->levels + from, 0, size);
    memset(c->on + from, 0, (size_t)(end - from) * sizeof c->on[0]);
    memset(c->still + from, 0, size);
    memset(c->darker + from, 0, size);
    for (int i = from; i < end; i++)
        c->paper[i] = phw_weak_row_paper_at(s, b->left + i);
    if (!is_noisy(s)) {
        const phw_weak_box fresh = {b->left + from, b->top, b->left + end, b->bottom};
        phw_weak_paper_find(s, &fresh, s->pixel_off, &of);
    }
    for (int y = b->top; y < b->bottom; y++) {
        const uint8_t *row = phw_image_row(s->luma, (uint32_t)y) + b->left;
        add_levels(row + from, end - from, c->levels + from);
        if (!is_noisy(s))
            phw_weak_paper_count(&of, row - b->left, c->on + from);
        if (s->softly && may_be_darker(s))
            add_darker(row + from, end - from, (int)darker_than(s, c->paper[(from + end) / 2]),
                       c->darker + from);
        if (is_noisy(s) && b->top > 0)
            add_grain(row + first - 1,
                      phw_image_row(s->luma, (uint32_t)y - 1) + b->left + first - 1, end - first,
                      (uint32_t)phw_weak_still_limit(s->grain), c->grain[y >= middle] + first,
                      c->still + first);
    }
    for (int i = from; i < end; i++)
        c->foreign[i] = is_foreign_column(s, c, end, i);
    return end;
}

/* Columns of noise that are quiet by chance stand alone. */
static bool holds(const bool *foreign, int count, int i, bool noisy)
{
    int around = 0;
    for (int k = i - ROUND_COLUMN; noisy && k <= i + ROUND_COLUMN; k++)
        around += k >= 0 && k < count && foreign[k];
    return foreign[i] && (!noisy || around >= ROUND_LEAST);
}

/* The band in which a row is followed. */
static phw_weak_box band_of(const phw_weak_row *s)
{
    const phw_weak_strip *strip = &s->place->strip;
    const double middle = (strip->top + strip->bottom) / 2;
    const double half = fmax(BAND_LEAST, BAND * s->height) / 2;
    return clip(s, strip->left, middle - half, strip->right, middle + half);
}

bool phw_weak_row_run(const phw_weak_row *s, phw_weak_box *run)
{
    const bool noisy = is_noisy(s);
    const int bridged = (int)((noisy ? BRIDGED_NOISE : BRIDGED) * s->height);
    columns c;
    int first = -1, last = -1;
    phw_weak_box found;
    c.band = band_of(s);
    found = (phw_weak_box){0, c.band.top, 0, c.band.bottom};
    if (phw_weak_box_is_empty(&c.band))
        return false;
    int count = look_at_columns(s, &c, 0);
    bool goes_on = false; /* up to the end, but for the room between two words */
    for (int i = count - 1; !goes_on && i > 0 && i >= count - bridged; i--)
        goes_on = c.foreign[i];
    if (goes_on) {
        c.band.right = (int)fmax(
            c.band.right,
            fmin(s->luma->width, fmin(s->place->right_most, c.band.right + LONGER * s->height)));
        count = look_at_columns(s, &c, count);
    }
    for (int i = 0; i <= count; i++) {
        const int x = c.band.left + i;
        if (i < count && holds(c.foreign, count, i, noisy)) {
            first = first < 0 ? x : first;
            last = x;
        } else if (first >= 0 && (x - last > bridged || i == count)) {
            if (last + 1 - first > found.right - found.left) {
                found.left = first;
                found.right = last + 1;
            }
            first = -1;
        }
    }
    *run = found;
    return found.right - found.left >= PHW_WEAK_SHORTEST * s->height;
}

/* Whether a column of a run has ink that nothing covers. */
static bool shows_ink(const phw_weak_row *s, const phw_weak_box *run, int x)
{
    const double paper = phw_weak_row_paper_at(s, x), most = PLAIN_INK * s->place->usual_range;
    for (int y = run->top; y < run->bottom; y++)
        if (fabs(level_at(s->luma, x, y) - paper) >= most)
            return true;
    return false;
}

/* The longest part of a run without columns that show something, one after the other. Returns false
 * where it is too short, or all of the run. */
static bool part_without(const phw_weak_row *s, const bool *shows, double shortest,
                         phw_weak_box *run)
{
    phw_weak_box found = *run;
    int first = run->left;
    found.right = found.left;
    for (int x = run->left; x <= run->right; x++) {
        if (x < run->right && !shows[x - run->left])
            continue;
        if (x - first > found.right - found.left) {
            found.left = first;
            found.right = x;
        }
        first = x + 1;
    }
    const int wide = found.right - found.left;
    const bool part = wide < run->right - run->left && wide >= shortest * s->height;
    *run = found;
    return part;
}

bool phw_weak_row_solid(const phw_weak_row *s, phw_weak_box *run)
{
    const int high = run->bottom - run->top;
    phw_weak_paper_levels of;
    uint16_t alike[COLUMNS_MAX] = {0};
    bool shows[COLUMNS_MAX];
    phw_weak_paper_find(s, run, SOLID_OFF, &of);
    for (int y = run->top; y < run->bottom; y++)
        phw_weak_paper_count(&of, phw_image_row(s->luma, (uint32_t)y), alike);
    for (int i = 0; i < of.count; i++) /* paper, or letters on it */
        shows[i] = alike[i] > SOLID_PAPER * high;
    return part_without(s, shows, PHW_WEAK_SHORTEST, run);
}

bool phw_weak_row_faint(const phw_weak_row *s, phw_weak_box *run)
{
    bool shows[COLUMNS_MAX];
    for (int x = run->left; x < run->right && x - run->left < COLUMNS_MAX; x++)
        shows[x - run->left] = shows_ink(s, run, x);
    return part_without(s, shows, FAINT_SHORTEST, run);
}

/* Whether much of a row is darker than dark paper. */
static bool is_darker_row(const phw_weak_row *s, const phw_weak_box *row, double paper)
{
    const uint8_t *levels = phw_image_row(s->luma, (uint32_t)row->top);
    const double most = darker_than(s, paper);
    int darker = 0;
    for (int x = row->left; may_be_darker(s) && x < row->right; x++)
        darker += levels[x] <= most;
    return darker > 0 && darker >= DARKER_SHARE * (row->right - row->left);
}

/* Whether a row of a run is none of the paper's: half of it and more. @param of  of paper that has
 * no noise. */
static bool is_foreign_row(const phw_weak_row *s, const phw_weak_box *run,
                           const phw_weak_paper_levels *of, int y)
{
    if (y < 0 || y >= (int)s->luma->height)
        return false;
    const phw_weak_box row = {run->left + 1, y, run->right, y + 1};
    const double middle = phw_weak_row_paper_at(s, (run->left + run->right) / 2);
    const double quiet = s->softly && row.right - row.left >= LONG_ROW ? QUIET_ROW : DRAWN_ROW;
    if (is_noisy(s))
        return fabs(phw_weak_mean_in(s->luma, &row) - middle) >= fmax(NOISY_OFF, 4 * s->noise) ||
               (y > 0 && phw_weak_grain_of(s->luma, &row) <= quiet * s->grain) ||
               (s->softly && is_darker_row(s, &row, middle));
    return 2 * phw_weak_paper_off(of, phw_image_row(s->luma, (uint32_t)y), 1) >
           row.right - row.left;
}

/* How many rows on the next is that is none of the paper's; 0 where none is near. */
static int next_foreign(const phw_weak_row *s, const phw_weak_box *run,
                        const phw_weak_paper_levels *of, int y, int way)
{
    const int most = is_noisy(s) ? ROWS_BRIDGED : 0;
    for (int i = 0; i <= most; i++)
        if (is_foreign_row(s, run, of, y + i * way))
            return i + 1;
    return 0;
}

bool phw_weak_row_rise(const phw_weak_row *s, phw_weak_box *run)
{
    const int most = (int)(HIGH * s->height);
    phw_weak_box rows = *run;
    phw_weak_paper_levels of;
    if (!is_noisy(s))
        phw_weak_paper_find(s, run, s->pixel_off, &of);
    while (rows.top < rows.bottom && !is_foreign_row(s, run, &of, rows.top))
        rows.top++;
    while (rows.top < rows.bottom && !is_foreign_row(s, run, &of, rows.bottom - 1))
        rows.bottom--;
    if (rows.top == rows.bottom)
        return false;
    *run = rows;
    for (int step;
         run->bottom - run->top <= most && (step = next_foreign(s, run, &of, run->top - 1, -1));)
        run->top -= step;
    for (int step;
         run->bottom - run->top <= most && (step = next_foreign(s, run, &of, run->bottom, 1));)
        run->bottom += step;
    return run->bottom - run->top <= most && run->bottom - run->top >= LOW * s->height;
}

static bool has_off(const phw_weak_row *s, const phw_weak_paper_levels *of, int y)
{
    return y >= 0 && y < (int)s->luma->height &&
           phw_weak_paper_any_off(of, phw_image_row(s->luma, (uint32_t)y));
}

phw_weak_box phw_weak_row_letters(const phw_weak_row *s, const phw_weak_box *run)
{
    const phw_weak_box band = band_of(s);
    phw_weak_box rows = {run->left, band.top, run->right, band.bottom};
    const int most = (int)(HIGH * s->height);
    phw_weak_paper_levels of;
    phw_weak_paper_find(s, run, s->pixel_off, &of);
    while (rows.top < rows.bottom && !has_off(s, &of, rows.top))
        rows.top++;
    while (rows.top < rows.bottom && !has_off(s, &of, rows.bottom - 1))
        rows.bottom--;
    while (rows.bottom - rows.top <= most && has_off(s, &of, rows.top - 1))
        rows.top--;
    while (rows.bottom - rows.top <= most && has_off(s, &of, rows.bottom))
        rows.bottom++;
    return rows;
}

enum side { LEFT, RIGHT, TOP, BOTTOM, SIDES };

/* Whether a pixel is nearer to the paper than to a cover's ground. */
static bool is_nearer_paper(const phw_weak_row *s, int x, int y, double ground)
{
    const double level = level_at(s->luma, x, y);
    return fabs(level - phw_weak_row_paper_at(s, x)) < fabs(level - ground);
}

static phw_weak_box side_of(const phw_weak_box *b, int side)
{
    const phw_weak_box sides[SIDES] = {[LEFT] = {b->left, b->top, b->left + 1, b->bottom},
                                       [RIGHT] = {b->right - 1, b->top, b->right, b->bottom},
                                       [TOP] = {b->left, b->top, b->right, b->top + 1},
                                       [BOTTOM] = {b->left, b->bottom - 1, b->right, b->bottom}};
    return sides[side];
}

static int count_paper(const phw_weak_row *s, const phw_weak_box *b, int side, double ground)
{
    const phw_weak_box of = side_of(b, side);
    int nearer = 0;
    for (int y = of.top; y < of.bottom; y++)
        for (int x = of.left; x < of.right; x++)
            nearer += is_nearer_paper(s, x, y, ground);
    return nearer;
}

/* Cuts one side off and counts those that are left anew: only the new one as a whole. */
static void cut_side(const phw_weak_row *s, phw_weak_box *b, int side, double ground,
                     int paper[SIDES])
{
    const phw_weak_box old = side_of(b, side);
    const bool upright = side == LEFT || side == RIGHT;
    /* Its two ends were counted with the sides that it meets there. */
    paper[upright ? TOP : LEFT] -= is_nearer_paper(s, old.left, old.top, ground);
    paper[upright ? BOTTOM : RIGHT] -= is_nearer_paper(s, old.right - 1, old.bottom - 1, ground);
    b->left += side == LEFT;
    b->right -= side == RIGHT;
    b->top += side == TOP;
    b->bottom -= side == BOTTOM;
    paper[side] = count_paper(s, b, side, ground);
}

/* The side most of which is paper, where that is too much; SIDES where there is none. */
static int worst_side(const phw_weak_box *b, const int paper[SIDES])
{
    int worst = SIDES;
    double most = TRIMMED;
    for (int i = 0; i < SIDES; i++) {
        const int along = i == LEFT || i == RIGHT ? b->bottom - b->top : b->right - b->left;
        const double share = (double)paper[i] / along;
        worst = share > most ? i : worst;
        most = fmax(most, share);
    }
    return worst;
}

bool phw_weak_row_trim(const phw_weak_row *s, phw_weak_box *cover)
{
    phw_weak_box left = *cover;
    const double ground = phw_weak_levels_inside(s->luma, cover).ground;
    int paper[SIDES];
    if (fabs(ground - s->paper) < TRIM_OFF)
        return false;
    for (int i = 0; i < SIDES; i++)
        paper[i] = count_paper(s, cover, i, ground);
    while (left.right - left.left >= PHW_WEAK_SHORTEST * s->height &&
           left.bottom - left.top >= TRIMMED_LOW * s->height) {
        const int worst = worst_side(&left, paper);
        if (worst == SIDES) {
            *cover = left;
            return true;
        }
        cut_side(s, &left, worst, ground, paper);
    }
    return false;
}
