/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_rests.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mark/weak_pace.h"

/* A bar has one level: so many of its pixels are so near to it, but for its edges, which are soft
 * and which JPEG mixes. */
#define BAR_WITHIN 10.0 /* grey levels */
#define BAR_SHARE 0.93
#define BAR_EDGE 2   /* pixels */
#define BAR_ROW 0.5  /* of a row, by which it is the bar's */
#define BAR_LOW 0.3  /* heights of the row: what is lower strikes letters out */
#define BAR_HIGH 2.4 /* and what is higher is none of its line's */
#define MIXED 3      /* rows between the bar and the paper */
#define BAR_FAR 0.8  /* heights above and below what was found, where a bar's own rows may begin */
#define BAR_SEED 0.9 /* of a row, by which it is sure to be a bar's */
/* Pixels of a row that are looked at first, and how many of a bar's have one level. */
#define GLANCES 12
#define GLANCES_LEAST 9
#define BAR_OFF 12.0    /* grey levels off the paper */
#define PAPER_LEAST 0.8 /* between the strokes: letters on a marker's yellow stand on that */

/* A stroke is so far off the paper, of the page's usual range; a row of letters has so many of its
 * pixels in strokes, and a row of something else more. */
#define STROKE_OFF 0.30
#define ROW_LEAST 0.03
#define ROW_MOST 0.6

/* What is left of letters: so high, in heights of the row and in pixels, as long as a word, so many
 * strokes, and so many a height; wider ones are none of letters. */
#define LOW 0.12
#define LOWEST 2
#define HIGH 0.68
#define REST_LESS 1.8 /* times as high as a rest of them may be the page's usual letters */
#define STROKES_FEWEST 5
#define STROKES_LEAST 0.7
#define STROKE_WIDE 0.5
/* Of the columns with strokes so many do not reach the bar: bows and bars of letters, where a
 * diagram's columns all do and whole letters of another line hardly do. */
#define LOOSE_LEAST 0.08
#define LOOSE_MOST 0.72
/* Distances between strokes differ by so much, of the mean, where they are not even. */
#define EVEN 0.15

#define COLUMNS_MOST 2048

/* The strokes at one end of a bar. */
typedef struct rests {
    const phw_weak_row *row;
    phw_weak_box bar;
    int first, way; /* the first row that is no more the bar's, and which way they go on */
    double least;   /* a stroke is so many levels off the paper */
    double ground;  /* the bar's level */
} rests;

static int level_at(const rests *r, int x, int y)
{
    return phw_image_row(r->row->luma, (uint32_t)y)[x];
}

static bool is_inside(const rests *r, int y)
{
    return y >= 0 && y < (int)r->row->luma->height;
}

/* Whether a pixel has the page's ink. */
static bool is_stroke(const rests *r, int x, int y)
{
    const double off = phw_weak_row_paper_at(r->row, x) - level_at(r, x, y);
    return (r->row->place->dark ? off : -off) >= r->least;
}

/* The share of a row of the bar's columns in which there are strokes; 0 outside of the picture. */
static double strokes_share(const rests *r, int y)
{
    int count = 0;
    for (int x = r->bar.left; is_inside(r, y) && x < r->bar.right; x++)
        count += is_stroke(r, x, y);
    return (double)count / (r->bar.right - r->bar.left);
}

/* The share of a row of the bar's columns that is so far off a level at most; 0 outside of the
 * picture. */
static double share_within(const rests *r, double level, double off, int y)
{
    const int wide = r->bar.right - r->bar.left;
    const uint32_t count =
        is_inside(r, y)
            ? phw_weak_count_within(phw_image_row(r->row->luma, (uint32_t)y) + r->bar.left, wide,
                                    (int)ceil(level - off), (int)floor(level + off))
            : 0;
    return (double)count / wide;
}

static double share_of_bar(const rests *r, double ground, int y)
{
    return share_within(r, ground, BAR_WITHIN, y);
}

/* Whether few pixels of a row have one level, as most of a bar's would. @param paper  which is no
 * bar's. */
static bool is_no_bar(const rests *r, int y, double paper)
{
    const int wide = r->bar.right - r->bar.left;
    const int level = level_at(r, r->bar.left + wide / 3, y);
    int alike = 0;
    if (fabs(level - paper) < BAR_OFF - BAR_WITHIN)
        return true;
    for (int i = 1; i <= GLANCES; i++)
        alike +=
            abs(level_at(r, r->bar.left + i * wide / (GLANCES + 1), y) - level) <= 2 * BAR_WITHIN;
    return alike < GLANCES_LEAST;
}

/* Whether too few pixels of a row lie round the middle one of its levels, which is one of a bar's
 * wherever most pixels are: without counting each level, as most rows need not. */
static bool is_spread(const rests *r, int y, double paper)
{
    const uint8_t *levels = phw_image_row(r->row->luma, (uint32_t)y) + r->bar.left;
    const int middle = phw_weak_row_level_below(levels, r->bar.right - r->bar.left, 0.5);
    return fabs(middle - paper) < BAR_OFF - BAR_WITHIN ||
           share_within(r, middle, 2 * BAR_WITHIN, y) < BAR_SEED;
}

/* Whether a row is a bar's, of one level. */
static bool is_seed(rests *r, int y)
{
    const phw_weak_box line = {r->bar.left + BAR_EDGE, y, r->bar.right - BAR_EDGE, y + 1};
    const double paper = phw_weak_row_paper_at(r->row, (r->bar.left + r->bar.right) / 2.0);
    if (!is_inside(r, y) || is_no_bar(r, y, paper) || is_spread(r, y, paper))
        return false;
    size_t levels[256] = {0};
    phw_weak_count_levels(r->row->luma, &line, levels);
    r->ground = phw_weak_commonest(levels);
    return fabs(r->ground - paper) >= BAR_OFF && share_of_bar(r, r->ground, y) >= BAR_SEED;
}

/* A row of the bar: the middle one of what was found, or the nearest that may be one: letters that
 * stick out of a bar were found, and not the bar. @return -1: there is none. */
static int find_seed(rests *r)
{
    const int middle = (r->bar.top + r->bar.bottom) / 2;
    const int most = (r->bar.bottom - r->bar.top) / 2 + (int)(BAR_FAR * r->row->height);
    for (int i = 0; i <= most; i++) {
        if (is_seed(r, middle + i))
            return middle + i;
        if (is_seed(r, middle - i))
            return middle - i;
    }
    return -1;
}

/* Whether what was found is a bar of one level, and where that ends above and below. */
static bool find_bar(rests *r)
{
    const int wide = r->bar.right - r->bar.left, most = (int)(BAR_HIGH * r->row->height);
    const int middle = wide > 3 * BAR_EDGE && wide <= COLUMNS_MOST ? find_seed(r) : -1;
    int top = middle, bottom = middle;
    if (middle < 0)
        return false;
    const double ground = r->ground;
    while (middle - top <= most && share_of_bar(r, ground, top - 1) >= BAR_ROW)
        top--;
    while (bottom - middle <= most && share_of_bar(r, ground, bottom) >= BAR_ROW)
        bottom++;
    r->bar.top = top;
    r->bar.bottom = bottom;
    const phw_weak_box even = {r->bar.left + BAR_EDGE, top + BAR_EDGE, r->bar.right - BAR_EDGE,
                               bottom - BAR_EDGE};
    if (bottom - top < BAR_LOW * r->row->height || bottom - top > most ||
        phw_weak_box_is_empty(&even))
        return false;
    const phw_weak_inside in = phw_weak_levels_inside(r->row->luma, &even);
    return phw_weak_share_between(&in, ground - BAR_WITHIN, ground + BAR_WITHIN) >= BAR_SHARE;
}

/* How many rows from the bar on have strokes, as letters have; 0 where one of them has more: the
 * bar goes on round words that stand in it. */
static int rows_of(const rests *r)
{
    const int most = (int)ceil(HIGH * REST_LESS * r->row->height) + 1;
    for (int rows = 0; rows <= most; rows++) {
        const double share = strokes_share(r, r->first + rows * r->way);
        if (share < ROW_LEAST || share > ROW_MOST)
            return share < ROW_LEAST ? rows : 0;
    }
    return most + 1;
}

/* Strokes that a row crosses, where they begin and end, and how many pixels they have. */
typedef struct crossed {
    int strokes, left, right, pixels;
    bool even;
} crossed;

static crossed cross(const rests *r, int y)
{
    crossed c = {.left = r->bar.right, .right = r->bar.left};
    phw_weak_pace pace = PHW_WEAK_PACE_INIT;
    for (int x = r->bar.left; x < r->bar.right; x++) {
        if (!is_stroke(r, x, y))
            continue;
        c.pixels++;
        c.left = x < c.left ? x : c.left;
        c.right = x + 1;
        if (x > r->bar.left && is_stroke(r, x - 1, y))
            continue;
        c.strokes++;
        phw_weak_pace_add(&pace, x);
    }
    c.even = phw_weak_pace_is_even(&pace, EVEN);
    return c;
}

/* The share of the columns with strokes in which none reaches the bar. */
static double loose_share(const rests *r, int rows)
{
    int all = 0, loose = 0;
    for (int x = r->bar.left; x < r->bar.right; x++) {
        bool any = false;
        for (int i = 0; i < rows; i++)
            any |= is_stroke(r, x, r->first + i * r->way);
        all += any;
        loose += any && !is_stroke(r, x, r->first);
    }
    return all ? (double)loose / all : 0;
}

/* Whether what is between the strokes is paper. */
static bool stand_on_paper(const rests *r, int rows)
{
    int all = 0, nearer = 0;
    for (int i = 0; i < rows; i++)
        for (int x = r->bar.left; x < r->bar.right; x++) {
            const int y = r->first + i * r->way, level = level_at(r, x, y);
            if (is_stroke(r, x, y))
                continue;
            all++;
            nearer += fabs(level - phw_weak_row_paper_at(r->row, x)) < fabs(level - r->ground);
        }
    return nearer >= PAPER_LEAST * all;
}

/* How high the row's letters may be as a whole: its line may be such a rest itself. */
static double letters_high(const rests *r)
{
    return fmin(fmax(r->row->height, r->row->place->usual_height), REST_LESS * r->row->height);
}

/* Whether letters stick out at one end of the bar. @param[out] rows  how far. */
static bool stick_out(rests *r, int way, int *rows)
{
    const double high = r->row->height;
    r->way = way;
    r->first = way < 0 ? r->bar.top - 1 : r->bar.bottom;
    for (int i = 0; i < MIXED && strokes_share(r, r->first) > ROW_MOST; i++)
        r->first += way;
    *rows = rows_of(r);
    if (*rows < fmax(LOWEST, LOW * high) || *rows > HIGH * letters_high(r))
        return false;
    const crossed c = cross(r, r->first);
    const double loose = loose_share(r, *rows);
    return c.strokes >= fmax(STROKES_FEWEST, STROKES_LEAST * (c.right - c.left) / high) &&
           c.right - c.left >= PHW_WEAK_SHORTEST * high &&
           c.pixels <= STROKE_WIDE * high * c.strokes && !c.even && loose >= LOOSE_LEAST &&
           loose <= LOOSE_MOST && stand_on_paper(r, *rows);
}

bool phw_weak_has_rests(const phw_weak_row *row, const phw_weak_box *bar, phw_weak_box *all)
{
    rests r = {.row = row, .bar = *bar, .least = STROKE_OFF * row->place->usual_range};
    int rows = 0;
    if (!find_bar(&r))
        return false;
    const bool above = stick_out(&r, -1, &rows);
    if (!above && !stick_out(&r, 1, &rows))
        return false;
    *all = r.bar;
    all->top -= above ? r.bar.top - r.first + rows - 1 : 0;
    all->bottom += above ? 0 : r.first - r.bar.bottom + rows;
    return true;
}
