/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_cover.h"

#include <math.h>
#include <stdlib.h>

/* In heights of the place: the band in which the row is followed, where its paper is looked for
 * above and below, how high and how long a cover is, and what is bridged between its parts. */
#define BAND 0.5
#define PAPER_FROM 1.3
#define PAPER_HIGH 0.35
#define LIT_MOST 24.0 /* grey levels between its halves: more is no light */
#define LOW 0.6
#define HIGH 2.4
#define LETTERS_LOW 0.4
#define LETTERS_HIGH 1.6
#define SHORTEST 2.2
#define LONGER 12.0 /* than the place */
#define BRIDGED 0.8
#define BRIDGED_NOISE 0.6 /* on paper that has it */
#define ROUND_COLUMN 3    /* columns on either side of one, of which so many hold with it */
#define ROUND_LEAST 4

#define COLUMNS_MAX 2048
#define BAND_LEAST 5 /* pixels */

/* A column of the band is none of the paper's where its mean is so many grey levels off, or any of
 * its pixels. */
#define MEAN_OFF 5.0
#define PIXEL_OFF 4
#define NOISES_OFF 4
/* Paper whose median step from pixel to pixel is so high has a camera's noise; where so many steps
 * are lower than two something was drawn, or it is so far off. */
#define NOISE_LEAST 2.0
#define NOISE_MOST 14.0      /* more is writing, and no paper is seen */
#define STILL_OF_LITTLE 0.65 /* where it is 2, and where it is more */
#define STILL 0.45
#define NOISY_OFF 20.0
/* Letters that a screen drew, and no camera saw, are so sharp. */
#define SCREEN_SHARPNESS 0.52
#define CLEAN_SHARE 0.8   /* of steps round a row that are lower than two */
#define NOISY_HEIGHT 16.0 /* of a row at least, pixels: lower ones are quiet by chance */
#define DRAWN 0.4         /* of the noise, at most, has what was drawn */

/* Edges of a cover that are left out: editors' are soft, and JPEG rings. */
#define EDGE 2.0     /* pixels */
#define EDGE_OF 0.10 /* of its height */

#define OUTLIERS 0.02

/* Letters: so far off their ground, this many times as far as anything on its other side; of the
 * usual range on a ground that is hardly other than the paper, and on one that is. */
#define STROKES_LEAST 3.0
#define NOISY_STROKES 8.0 /* on a photograph's paper */
#define ONE_SIDED 2.0
#define FAINT_ON_PAPER 0.13
#define FAINT_ON_BAR 0.45
#define BAR_OFF 0.35 /* of the usual range */
#define STROKES_FROM 0.03
#define STROKES_TO 0.45
#define GROUND_SHARE 0.45
#define STROKES_STEEP 0.30 /* steepest steps, of the strokes' height */
#define STEEP_LEAST 3.0    /* lower ones are a shade's */
#define TURNS_LEAST 0.8    /* of a row, per height */

/* A blur: steps of its range at most, and how far its ends stand out, of how far its middle does.
 */
#define BLUR_STEEP 0.22
#define BLUR_STEEP_LEAST 3.0
#define BLUR_STEEP_NOISE 0.6 /* of the paper's noise more */
#define BLUR_RANGE 6.0
#define BLUR_BODY 8.0
#define BLUR_TURN 0.12
#define BLUR_TURN_LEAST 3.0
#define ENDS_LEAST (-0.15)
#define ENDS_MOST 1.25
#define SIDES_MOST 1.5
#define ENDS_LESS 0.93

typedef struct box {
    int left, top, right, bottom; /* the last two are outside */
} box;

typedef struct search {
    const phw_weak_cover_place *place;
    const phw_image *luma;
    double height;               /* of the row, pixels */
    double paper, slope, middle; /* of what is round the row: at its middle, per pixel */
    double noise, pixel_off, still;
    bool clean; /* no camera made it */
} search;

/** What the inside of a cover is like. */
typedef struct inside {
    size_t levels[256], steps[256], count, step_count;
    double ground;          /* the commonest level */
    double darker, lighter; /* how far the darkest and lightest are off it, but for outliers */
    double steep;           /* the steepest steps along rows, but for outliers */
    double usual;           /* the median step */
} inside;

static int level_at(const phw_image *luma, int x, int y)
{
    return phw_image_row(luma, (uint32_t)y)[x];
}

static box clip(const search *s, double left, double top, double right, double bottom)
{
    return (box){(int)fmax(0, floor(left)), (int)fmax(0, floor(top)),
                 (int)fmin(s->luma->width, ceil(right)), (int)fmin(s->luma->height, ceil(bottom))};
}

static bool is_empty(const box *b)
{
    return b->right - b->left < 2 || b->bottom - b->top < 1;
}

/* --- measuring -------------------------------------------------------------------------------- */

static void count_levels(const phw_image *luma, const box *b, inside *in)
{
    for (int y = b->top; y < b->bottom; y++) {
        const uint8_t *row = phw_image_row(luma, (uint32_t)y);
        in->levels[row[b->left]]++;
        for (int x = b->left + 1; x < b->right; x++) {
            in->levels[row[x]]++;
            in->steps[abs(row[x] - row[x - 1])]++;
        }
        in->count += (size_t)(b->right - b->left);
        in->step_count += (size_t)(b->right - b->left - 1);
    }
}

static double level_below(const size_t levels[256], size_t count, double share)
{
    size_t sum = 0;
    for (int level = 0; level < 256; level++) {
        sum += levels[level];
        if ((double)sum > share * (double)count)
            return level;
    }
    return UINT8_MAX;
}

/* The commonest level, of which neighbours count as well. */
static double commonest(const size_t levels[256])
{
    size_t most = 0;
    int best = UINT8_MAX;
    for (int level = 1; level < UINT8_MAX; level++) {
        size_t sum = levels[level - 1] + levels[level] + levels[level + 1];
        if (sum > most) {
            most = sum;
            best = level;
        }
    }
    return best;
}

static inside look_inside(const phw_image *luma, const box *b)
{
    inside in = {.count = 0};
    count_levels(luma, b, &in);
    in.ground = commonest(in.levels);
    in.darker = in.ground - level_below(in.levels, in.count, OUTLIERS);
    in.lighter = level_below(in.levels, in.count, 1 - OUTLIERS) - in.ground;
    in.steep = level_below(in.steps, in.step_count, 1 - OUTLIERS);
    in.usual = level_below(in.steps, in.step_count, 0.5);
    return in;
}

static double mean_in(const phw_image *luma, const box *b)
{
    double sum = 0;
    for (int y = b->top; y < b->bottom; y++)
        for (int x = b->left; x < b->right; x++)
            sum += level_at(luma, x, y);
    return b->right <= b->left || b->bottom <= b->top
               ? 0
               : sum / ((double)(b->right - b->left) * (b->bottom - b->top));
}

/* --- where a cover is ------------------------------------------------------------------------- */

/* Adds what is above and below a row. */
static void count_round(const search *s, double left, double right, inside *in)
{
    const phw_weak_strip *strip = &s->place->strip;
    const double middle = (strip->top + strip->bottom) / 2, h = s->height;
    for (int side = -1; side <= 1; side += 2) {
        const double from = middle + side * PAPER_FROM * h, to = from - side * PAPER_HIGH * h;
        const box b = clip(s, left, fmin(from, to), right, fmax(from, to));
        if (!is_empty(&b))
            count_levels(s->luma, &b, in);
    }
}

/* Paper and its noise; it may be lit from one side. */
static bool find_paper(search *s)
{
    const phw_weak_strip *strip = &s->place->strip;
    const double half = (strip->left + strip->right) / 2;
    inside left = {.count = 0}, right = {.count = 0}, in = {.count = 0};
    count_round(s, strip->left, half, &left);
    count_round(s, half, strip->right, &right);
    count_round(s, strip->left, strip->right, &in);
    if (!left.step_count || !right.step_count)
        return false;
    /* Letters of a neighbouring row are few beside the paper. */
    s->noise = level_below(in.steps, in.step_count, 0.5);
    if (s->noise > NOISE_MOST)
        return false;
    s->pixel_off = PIXEL_OFF + NOISES_OFF * s->noise;
    s->still = s->noise > NOISE_LEAST ? STILL : STILL_OF_LITTLE;
    s->clean = s->place->usual_sharpness >= SCREEN_SHARPNESS &&
               level_below(in.steps, in.step_count, CLEAN_SHARE) <= 1;
    s->middle = half;
    s->paper = commonest(in.levels);
    const double one = commonest(left.levels), other = commonest(right.levels);
    if (fabs(other - one) <= LIT_MOST) {
        s->paper = (one + other) / 2;
        s->slope = (other - one) / (half - strip->left);
    }
    return true;
}

static double paper_at(const search *s, int x)
{
    return s->paper + s->slope * (x - s->middle);
}

static bool is_foreign_column(const search *s, int x, const box *band)
{
    const int rows = band->bottom - band->top;
    const double paper = paper_at(s, x);
    double sum = 0;
    int off = 0, still = 0;
    for (int y = band->top; y < band->bottom; y++) {
        const int level = level_at(s->luma, x, y);
        sum += level;
        off += fabs(level - paper) >= s->pixel_off;
        still += x > 0 && abs(level - level_at(s->luma, x - 1, y)) <= 1;
    }
    const double mean_off = fabs(sum / rows - paper);
    if (s->noise >= NOISE_LEAST)
        return still >= s->still * rows || mean_off >= fmax(NOISY_OFF, 4 * s->noise);
    return mean_off >= MEAN_OFF || off > 0;
}

/* Columns of noise that are quiet by chance stand alone. */
static bool holds(const bool *foreign, int count, int i, bool noisy)
{
    int around = 0;
    for (int k = i - ROUND_COLUMN; noisy && k <= i + ROUND_COLUMN; k++)
        around += k >= 0 && k < count && foreign[k];
    return foreign[i] && (!noisy || around >= ROUND_LEAST);
}

/* The longest run of columns that are none of the paper's. */
static bool find_run(const search *s, box *band, box *found)
{
    const bool noisy = s->noise >= NOISE_LEAST;
    const int bridged = (int)((noisy ? BRIDGED_NOISE : BRIDGED) * s->height);
    bool foreign[COLUMNS_MAX];
    int first = -1, last = -1;
    *found = (box){0, band->top, 0, band->bottom};
    if (is_foreign_column(s, band->right - 1, band)) /* it goes on */
        band->right = (int)fmin(s->luma->width, band->right + LONGER * s->height);
    const int count = (int)fmin(COLUMNS_MAX, band->right - band->left);
    for (int i = 0; i < count; i++)
        foreign[i] = is_foreign_column(s, band->left + i, band);
    for (int i = 0; i <= count; i++) {
        const int x = band->left + i;
        if (i < count && holds(foreign, count, i, noisy)) {
            first = first < 0 ? x : first;
            last = x;
        } else if (first >= 0 && (x - last > bridged || i == count)) {
            if (last + 1 - first > found->right - found->left) {
                found->left = first;
                found->right = last + 1;
            }
            first = -1;
        }
    }
    return found->right - found->left >= SHORTEST * s->height;
}

/* Whether a row of a run is none of the paper's: half of it and more. */
static bool is_foreign_row(const search *s, const box *run, int y)
{
    int off = 0, still = 0;
    double sum = 0;
    if (y < 0 || y >= (int)s->luma->height)
        return false;
    const uint8_t *row = phw_image_row(s->luma, (uint32_t)y);
    for (int x = run->left + 1; x < run->right; x++) {
        off += fabs(row[x] - paper_at(s, x)) >= s->pixel_off;
        still += abs(row[x] - row[x - 1]) <= 1;
        sum += row[x];
    }
    const int width = run->right - run->left - 1;
    if (s->noise >= NOISE_LEAST)
        return still >= s->still * width ||
               fabs(sum / width - paper_at(s, (run->left + run->right) / 2)) >=
                   fmax(NOISY_OFF, 4 * s->noise);
    return 2 * off > width;
}

static bool find_rows(const search *s, box *run)
{
    const int most = (int)(HIGH * s->height);
    box rows = *run;
    while (rows.top < rows.bottom && !is_foreign_row(s, run, rows.top))
        rows.top++;
    while (rows.top < rows.bottom && !is_foreign_row(s, run, rows.bottom - 1))
        rows.bottom--;
    if (rows.top == rows.bottom)
        return false;
    *run = rows;
    while (run->bottom - run->top <= most && is_foreign_row(s, run, run->top - 1))
        run->top--;
    while (run->bottom - run->top <= most && is_foreign_row(s, run, run->bottom))
        run->bottom++;
    return run->bottom - run->top <= most && run->bottom - run->top >= LOW * s->height;
}

static bool has_off(const search *s, const box *run, int y)
{
    int off = 0;
    if (y < 0 || y >= (int)s->luma->height)
        return false;
    const uint8_t *row = phw_image_row(s->luma, (uint32_t)y);
    for (int x = run->left; x < run->right; x++)
        off += fabs(row[x] - paper_at(s, x)) >= s->pixel_off;
    return off > 0;
}

/* Rows of letters that hardly show, and are mostly paper. */
static box rows_of_letters(const search *s, const box *band, const box *run)
{
    box rows = {run->left, band->top, run->right, band->bottom};
    const int most = (int)(HIGH * s->height);
    while (rows.top < rows.bottom && !has_off(s, run, rows.top))
        rows.top++;
    while (rows.top < rows.bottom && !has_off(s, run, rows.bottom - 1))
        rows.bottom--;
    while (rows.bottom - rows.top <= most && has_off(s, run, rows.top - 1))
        rows.top--;
    while (rows.bottom - rows.top <= most && has_off(s, run, rows.bottom))
        rows.bottom++;
    return rows;
}

/* --- what a cover is -------------------------------------------------------------------------- */

/* A cover's inside. Empty where there is none. */
static box inner(const box *cover)
{
    const int edge = (int)ceil(fmax(EDGE, EDGE_OF * (cover->bottom - cover->top)));
    return (box){cover->left + edge, cover->top + edge, cover->right - edge, cover->bottom - edge};
}

/* How often the means of columns, or of rows, turn, where each turn is so many grey levels. */
static int count_turns(const search *s, const box *b, bool rows, double least)
{
    double low = INFINITY, high = -INFINITY;
    int turns = 0, direction = 0;
    for (int i = rows ? b->top : b->left; i < (rows ? b->bottom : b->right); i++) {
        const box line =
            rows ? (box){b->left, i, b->right, i + 1} : (box){i, b->top, i + 1, b->bottom};
        const double level = mean_in(s->luma, &line);
        low = fmin(low, level);
        high = fmax(high, level);
        if (direction <= 0 && level > low + least) {
            turns += direction < 0;
            direction = 1;
            high = level;
        } else if (direction >= 0 && level < high - least) {
            turns += direction > 0;
            direction = -1;
            low = level;
        }
        low = direction > 0 ? level : low;
        high = direction < 0 ? level : high;
    }
    return turns;
}

static double share_of(const inside *in, double from, double to)
{
    size_t sum = 0;
    for (int level = 0; level < 256; level++)
        sum += level >= from && level <= to ? in->levels[level] : 0;
    return (double)sum / (double)in->count;
}

/* Paper that has noise would have it under what was not drawn; of what has little, or ripples,
 * nobody knows. */
static bool is_drawn(const search *s, const inside *in)
{
    return s->clean ||
           (s->noise >= NOISE_LEAST && s->height >= NOISY_HEIGHT && in->usual <= DRAWN * s->noise);
}

/* Strokes, few and steep, on one side of their ground, as the page's own are. */
static bool has_letters(const search *s, const box *b)
{
    const phw_weak_cover_place *place = s->place;
    const inside in = look_inside(s->luma, b);
    const double strokes = place->dark ? in.darker : in.lighter;
    const double other = place->dark ? in.lighter : in.darker;
    const double off = fabs(in.ground - s->paper);
    const bool bar = off >= BAR_OFF * place->usual_range;
    const double most = (bar ? FAINT_ON_BAR : FAINT_ON_PAPER) * place->usual_range;
    if (strokes < STROKES_LEAST || strokes > most || strokes < ONE_SIDED * other ||
        (!bar && (!is_drawn(s, &in) || (!s->clean && strokes < NOISY_STROKES))))
        return false;
    const double half = in.ground + (place->dark ? -0.5 : 0.5) * strokes;
    const double written = place->dark ? share_of(&in, 0, half) : share_of(&in, half, UINT8_MAX);
    const double near = fmax(2, strokes / 5);
    return written >= STROKES_FROM && written <= STROKES_TO &&
           share_of(&in, in.ground - near, in.ground + near) >= GROUND_SHARE &&
           in.steep >= fmax(STEEP_LEAST, STROKES_STEEP * strokes) &&
           count_turns(s, b, false, 0.12 * strokes) >=
               TURNS_LEAST * (b->right - b->left) / s->height;
}

/* Whether a part stands out in its middle, and less at one of its ends at least: a run of letters
 * does, however much it is blurred, and a shade that goes one way does not. */
static bool is_blob(const search *s, const box *b)
{
    const int high = b->bottom - b->top, wide = b->right - b->left;
    const box middle = {b->left, b->top + high / 3, b->right, b->bottom - high / 3};
    const double body = mean_in(s->luma, &middle) - s->paper;
    const int rows = high / 8 > 1 ? high / 8 : 1, columns = high / 4 > 1 ? high / 4 : 1;
    const box ends[] = {{b->left, b->top, b->right, b->top + rows},
                        {b->left, b->bottom - rows, b->right, b->bottom},
                        {b->left, b->top, b->left + columns, b->bottom},
                        {b->right - columns, b->top, b->right, b->bottom}};
    int less = 0;
    if ((s->place->dark ? -body : body) < BLUR_BODY || wide < 4 * columns || high < 4 * rows)
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const double share = (mean_in(s->luma, &ends[i]) - s->paper) / body;
        /* What was written may stand at a cover's top or bottom. */
        if (share < ENDS_LEAST || share > (i < 2 ? SIDES_MOST : ENDS_MOST))
            return false;
        less += share <= ENDS_LESS;
    }
    return less >= 2;
}

/* The highest mean step from a column to the next: of an edge that stands upright. */
static double steepest_edge(const search *s, const box *b)
{
    double steepest = 0, before = 0;
    for (int x = b->left; x < b->right; x++) {
        const box column = {x, b->top, x + 1, b->bottom};
        const double level = mean_in(s->luma, &column);
        steepest = x > b->left ? fmax(steepest, fabs(level - before)) : 0;
        before = level;
    }
    return steepest;
}

static bool is_blur(const search *s, const box *b)
{
    const inside in = look_inside(s->luma, b);
    const double range = in.darker + in.lighter;
    /* JPEG leaves some of the noise beside it. */
    const double steep = fmax(BLUR_STEEP_LEAST + BLUR_STEEP_NOISE * s->noise, BLUR_STEEP * range);
    return is_drawn(s, &in) && range >= BLUR_RANGE && steepest_edge(s, b) <= steep &&
           in.steep <= steep &&
           count_turns(s, b, true, fmax(BLUR_TURN_LEAST, BLUR_TURN * range)) <= 1 && is_blob(s, b);
}

static phw_weak_strip strip_of(const search *s, const box *b)
{
    return (phw_weak_strip){s->luma, b->left, b->top, b->right, b->bottom};
}

/* Whether the edge of the picture cuts it: a chair, a lamp or a thumb may end there, and nobody
 * sees its shape. */
static bool is_cut_off(const search *s, const box *cover)
{
    return cover->left <= EDGE || cover->top <= EDGE || cover->right >= s->luma->width - EDGE ||
           cover->bottom >= s->luma->height - EDGE;
}

/* What stands on rows and columns that are none of the paper's. */
static phw_weak_cover_kind judge(const search *s, const box *cover)
{
    const phw_weak_strip all = strip_of(s, cover);
    const box in = inner(cover);
    if (is_empty(&in))
        return PHW_WEAK_COVER_NONE;
    if (phw_weak_is_mosaic(&all))
        return PHW_WEAK_COVER_MOSAIC;
    if (has_letters(s, &in))
        return PHW_WEAK_COVER_LETTERS;
    return !is_cut_off(s, cover) && is_blur(s, &in) ? PHW_WEAK_COVER_BLUR : PHW_WEAK_COVER_NONE;
}

phw_weak_cover_kind phw_weak_cover_at(const phw_weak_cover_place *place, phw_weak_strip *found)
{
    const phw_weak_strip *strip = &place->strip;
    search s = {.place = place, .luma = strip->luma, .height = strip->bottom - strip->top};
    const double middle = (strip->top + strip->bottom) / 2;
    const double half = fmax(BAND_LEAST, BAND * s.height) / 2;
    box band = clip(&s, strip->left, middle - half, strip->right, middle + half), cover;
    if (is_empty(&band) || !find_paper(&s) || !find_run(&s, &band, &cover))
        return PHW_WEAK_COVER_NONE;
    phw_weak_cover_kind kind = PHW_WEAK_COVER_NONE;
    if (find_rows(&s, &cover)) {
        kind = judge(&s, &cover);
    } else {
        cover = rows_of_letters(&s, &band, &cover);
        if (cover.bottom - cover.top >= LETTERS_LOW * s.height &&
            cover.bottom - cover.top <= LETTERS_HIGH * s.height && has_letters(&s, &cover))
            kind = PHW_WEAK_COVER_LETTERS;
    }
    if (kind != PHW_WEAK_COVER_NONE)
        *found = strip_of(&s, &cover);
    return kind;
}
