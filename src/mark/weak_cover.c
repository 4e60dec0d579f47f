/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_cover.h"

#include <math.h>
#include <stdlib.h>

#include "mark/weak_edges.h"
#include "mark/weak_letters.h"
#include "mark/weak_rests.h"
#include "mark/weak_scrawl.h"
#include "mark/weak_scribble.h"
#include "mark/weak_smear.h"

/* In heights of the place: how high letters are that hardly show. */
#define LETTERS_LOW 0.4
#define LETTERS_HIGH 1.75
#define MOSAIC_SHORTEST 2.2 /* so long is one at least */
#define GRAIN_LOST 0.4      /* of a page's usual grain: less round a place is a higher cover's */
#define OTHER_PAPER 24.0    /* grey levels off the line's own: round a place is a higher cover */
#define OWN_OFF 6.0         /* levels between a line's own paper and what is above and below both */
#define OWN_WITHIN 4        /* levels that its own is told to */
#define GRAIN_LEAST 2.0     /* of a page: with less it may be smooth here by chance */
#define JPEG_BLOCK 8        /* pixels, from the picture's own corner */

/* Edges of a cover that are left out: editors' are soft, and JPEG rings. */
#define EDGE 2.0     /* pixels */
#define EDGE_OF 0.10 /* of its height */

#define TRIED_MOST 4 /* runs of a row */

/* A blur: steps of its range at most, and how far its ends stand out, of how far its middle does.
 */
#define BLUR_STEEP 0.22
#define LYING_STEEPER 2.0 /* letters are wider than high, and end at once above and below */
#define BLUR_STEEP_LEAST 3.6
#define BLUR_STEEP_NOISE 0.6 /* of the paper's noise more */
#define BLUR_RANGE 5.0
#define BLUR_BODY 8.0
#define BLUR_TURN 0.12
#define BLUR_TURN_LEAST 3.0
#define ENDS_LEAST (-0.15)
#define ENDS_MOST 1.25
#define SIDES_MOST 1.5
#define ENDS_LESS 0.93

/* A cover's inside. Empty where there is none. */
static phw_weak_box inner(const phw_weak_box *cover)
{
    const int edge = (int)ceil(fmax(EDGE, EDGE_OF * (cover->bottom - cover->top)));
    return (phw_weak_box){cover->left + edge, cover->top + edge, cover->right - edge,
                          cover->bottom - edge};
}

/* The JPEG blocks that lie in a cover as a whole: what is round it left nothing in them. The box
 * itself where they are lower than letters. */
static phw_weak_box whole_blocks(const phw_weak_row *s, const phw_weak_box *b)
{
    const phw_weak_box whole = {(b->left + JPEG_BLOCK - 1) / JPEG_BLOCK * JPEG_BLOCK,
                                (b->top + JPEG_BLOCK - 1) / JPEG_BLOCK * JPEG_BLOCK,
                                b->right / JPEG_BLOCK * JPEG_BLOCK,
                                b->bottom / JPEG_BLOCK * JPEG_BLOCK};
    return whole.left < whole.right && whole.bottom - whole.top >= LETTERS_LOW * s->height ? whole
                                                                                           : *b;
}

/* Whether a part stands out in its middle, and less at one of its ends at least: a run of letters
 * does, however much it is blurred, and a shade that goes one way does not. */
static bool is_blob(const phw_weak_row *s, const phw_weak_box *b)
{
    const int high = b->bottom - b->top, wide = b->right - b->left;
    const phw_weak_box middle = {b->left, b->top + high / 3, b->right, b->bottom - high / 3};
    const double body = phw_weak_mean_in(s->luma, &middle) - s->paper;
    const int rows = high / 8 > 1 ? high / 8 : 1, columns = high / 4 > 1 ? high / 4 : 1;
    const phw_weak_box ends[] = {{b->left, b->top, b->right, b->top + rows},
                                 {b->left, b->bottom - rows, b->right, b->bottom},
                                 {b->left, b->top, b->left + columns, b->bottom},
                                 {b->right - columns, b->top, b->right, b->bottom}};
    int less = 0;
    if ((s->place->dark ? -body : body) < BLUR_BODY || wide < 4 * columns || high < 4 * rows)
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const double paper = phw_weak_row_paper_at(s, (ends[i].left + ends[i].right) / 2.0);
        const double share = (phw_weak_mean_in(s->luma, &ends[i]) - paper) / body;
        /* What was written may stand at a cover's top or bottom. */
        if (share < ENDS_LEAST || share > (i < 2 ? SIDES_MOST : ENDS_MOST))
            return false;
        less += share <= ENDS_LESS;
    }
    return less >= (s->clean || s->noise < PHW_WEAK_NOISE_LEAST ? 2 : 1);
}

/* The highest mean step from a column to the next, or from a row to the next: of an edge that
 * stands upright, or lies. */
static double steepest_edge(const phw_weak_row *s, const phw_weak_box *b, bool rows)
{
    double steepest = 0, before = 0;
    for (int i = rows ? b->top : b->left; i < (rows ? b->bottom : b->right); i++) {
        const phw_weak_box line = rows ? (phw_weak_box){b->left, i, b->right, i + 1}
                                       : (phw_weak_box){i, b->top, i + 1, b->bottom};
        const double level = phw_weak_mean_in(s->luma, &line);
        steepest = i > (rows ? b->top : b->left) ? fmax(steepest, fabs(level - before)) : 0;
        before = level;
    }
    return steepest;
}

/* @param in, blocks  the box and the whole blocks in it, as they were measured. */
static bool is_blur(const phw_weak_row *s, const phw_weak_box *b, const phw_weak_inside *in,
                    const phw_weak_inside *blocks)
{
    const double range = in->darker + in->lighter;
    /* JPEG leaves some of the noise beside it. */
    const double steep = fmax(BLUR_STEEP_LEAST + BLUR_STEEP_NOISE * s->noise, BLUR_STEEP * range);
    return phw_weak_is_drawn(s, b) && range >= BLUR_RANGE && steepest_edge(s, b, false) <= steep &&
           steepest_edge(s, b, true) <= LYING_STEEPER * steep && blocks->steep <= steep &&
           phw_weak_turns(s->luma, b, true, fmax(BLUR_TURN_LEAST, BLUR_TURN * range)) <= 1 &&
           is_blob(s, b) && (s->grain >= PHW_WEAK_GRAINY || phw_weak_varies_along(s->luma, b)) &&
           !phw_weak_is_rule(s->luma, b, s->paper) && !phw_weak_has_edges(s->luma, b, range);
}

static phw_weak_strip strip_of(const phw_weak_row *s, const phw_weak_box *b)
{
    return (phw_weak_strip){s->luma, b->left, b->top, b->right, b->bottom};
}

/* Whether the edge of the picture cuts it: a chair, a lamp or a thumb may end there, and nobody
 * sees its shape. */
static bool is_cut_off(const phw_weak_row *s, const phw_weak_box *cover)
{
    return cover->left <= EDGE || cover->top <= EDGE || cover->right >= s->luma->width - EDGE ||
           cover->bottom >= s->luma->height - EDGE;
}

/* A mosaic's outer edges are seams as well, and may lie just outside. */
static bool is_mosaic(const phw_weak_row *s, const phw_weak_box *cover)
{
    const phw_weak_strip all = strip_of(s, cover);
    const phw_weak_strip round = {s->luma, fmax(0, all.left - 1), fmax(0, all.top - 1),
                                  fmin(s->luma->width, all.right + 1),
                                  fmin(s->luma->height, all.bottom + 1)};
    return cover->right - cover->left >= MOSAIC_SHORTEST * s->height &&
           (phw_weak_is_mosaic(&all) || (s->clean && phw_weak_is_mosaic(&round)));
}

bool phw_weak_is_filmed(const phw_weak_row *row, const phw_weak_box *cover)
{
    const phw_weak_box in = inner(cover);
    return !phw_weak_box_is_empty(&in) && phw_weak_has_filmed(row, &in);
}

static bool is_same(const phw_weak_box *a, const phw_weak_box *b)
{
    return a->left == b->left && a->top == b->top && a->right == b->right && a->bottom == b->bottom;
}

/* What stands on rows and columns that are none of the paper's. */
static phw_weak_cover_kind judge(const phw_weak_row *s, const phw_weak_box *cover, bool cut_off)
{
    const phw_weak_box in = inner(cover);
    if (phw_weak_box_is_empty(&in))
        return PHW_WEAK_COVER_NONE;
    if (is_mosaic(s, cover))
        return PHW_WEAK_COVER_MOSAIC;
    /* Each box is measured once, whatever is asked of it. */
    const phw_weak_inside inside = phw_weak_inside_of(s->luma, &in);
    const phw_weak_box blocks = s->clean ? in : whole_blocks(s, &in);
    if (phw_weak_has_letters(s, &in, &inside))
        return PHW_WEAK_COVER_LETTERS;
    if (is_same(&blocks, &in))
        return !cut_off && is_blur(s, &in, &inside, &inside) ? PHW_WEAK_COVER_BLUR
                                                             : PHW_WEAK_COVER_NONE;
    const phw_weak_inside inside_blocks = phw_weak_inside_of(s->luma, &blocks);
    if (phw_weak_has_letters(s, &blocks, &inside_blocks))
        return PHW_WEAK_COVER_LETTERS;
    return !cut_off && is_blur(s, &in, &inside, &inside_blocks) ? PHW_WEAK_COVER_BLUR
                                                                : PHW_WEAK_COVER_NONE;
}

/* … where JPEG may have left rings: only letters are told another way by that. */
static phw_weak_cover_kind judge_ringing(const phw_weak_row *row, const phw_weak_box *cover)
{
    const phw_weak_box in = inner(cover);
    phw_weak_row ringing = *row;
    if (phw_weak_box_is_empty(&in))
        return PHW_WEAK_COVER_NONE;
    ringing.rings = true;
    const phw_weak_inside inside = phw_weak_inside_of(row->luma, &in);
    return phw_weak_has_letters(&ringing, &in, &inside) ? PHW_WEAK_COVER_LETTERS
                                                        : PHW_WEAK_COVER_NONE;
}

/* What stands on a run, and through which letters show or which is a mosaic or a blur. @param cover
 * the run; made as high as what was found. @param[out] bar  as high as a bar there. */
static phw_weak_cover_kind judge_whole(const phw_weak_row *row, phw_weak_box *cover,
                                       phw_weak_box *bar)
{
    const phw_weak_box run = *cover;
    phw_weak_cover_kind kind = PHW_WEAK_COVER_NONE;
    const bool risen = phw_weak_row_rise(row, cover);
    *bar = risen ? *cover : run;
    if (risen) {
        const bool cut_off = is_cut_off(row, cover), trimmed = phw_weak_row_trim(row, bar);
        kind = judge(row, cover, cut_off);
        if (kind == PHW_WEAK_COVER_NONE && trimmed) {
            *cover = *bar;
            kind = judge(row, cover, cut_off);
        }
        if (kind == PHW_WEAK_COVER_NONE && row->clean)
            kind = judge_ringing(row, cover);
    }
    if (!risen || (kind == PHW_WEAK_COVER_NONE && row->clean)) {
        *cover = phw_weak_row_letters(row, &run);
        if (cover->bottom - cover->top >= LETTERS_LOW * row->height &&
            cover->bottom - cover->top <= LETTERS_HIGH * row->height) {
            const phw_weak_inside inside = phw_weak_inside_of(row->luma, cover);
            kind = phw_weak_has_letters(row, cover, &inside) ? PHW_WEAK_COVER_LETTERS : kind;
        }
    }
    return kind;
}

/* Keeps what was found unless the page refutes it. @return the kind, or that there is none. */
static phw_weak_cover_kind keep(const phw_weak_row *row, phw_weak_cover_kind kind,
                                const phw_weak_box *cover, phw_weak_strip *found)
{
    const phw_weak_cover_place *place = row->place;
    const phw_weak_strip strip = strip_of(row, cover);
    if (kind == PHW_WEAK_COVER_NONE ||
        (place->refutes && place->refutes(place->context, kind, &strip)))
        return PHW_WEAK_COVER_NONE;
    *found = strip;
    return kind;
}

static phw_weak_cover_kind judge_run(const phw_weak_row *row, phw_weak_box run,
                                     phw_weak_strip *found)
{
    phw_weak_box cover = run, bar;
    phw_weak_cover_kind kind = keep(row, judge_whole(row, &cover, &bar), &cover, found);
    if (kind == PHW_WEAK_COVER_NONE && phw_weak_is_smeared(row, &run, &cover))
        kind = keep(row, PHW_WEAK_COVER_SMEAR, &cover, found);
    if (kind == PHW_WEAK_COVER_NONE && phw_weak_has_rests(row, &bar, &cover))
        kind = keep(row, PHW_WEAK_COVER_RESTS, &cover, found);
    if (kind == PHW_WEAK_COVER_NONE && phw_weak_is_scribbled(row, &run, &cover))
        kind = keep(row, PHW_WEAK_COVER_SCRIBBLE, &cover, found);
    if (kind == PHW_WEAK_COVER_NONE && phw_weak_is_scrawled(row, &run, &cover))
        kind = keep(row, PHW_WEAK_COVER_SCRIBBLE, &cover, found);
    return kind;
}

/* Runs of a row that were looked at: another way of following it may find the same. */
typedef struct tried {
    phw_weak_box runs[TRIED_MOST];
    int count;
} tried;

static phw_weak_cover_kind try_run(const phw_weak_row *row, const phw_weak_box *run, tried *before,
                                   phw_weak_strip *found)
{
    for (int i = 0; i < before->count; i++)
        if (is_same(run, &before->runs[i]))
            return PHW_WEAK_COVER_NONE;
    if (before->count < TRIED_MOST)
        before->runs[before->count++] = *run;
    return judge_run(row, *run, found);
}

static phw_weak_cover_kind look_at_run(const phw_weak_row *row, tried *before,
                                       phw_weak_strip *found)
{
    phw_weak_box run;
    if (!phw_weak_row_run(row, &run))
        return PHW_WEAK_COVER_NONE;
    phw_weak_cover_kind kind = try_run(row, &run, before, found);
    phw_weak_box solid = run, faint = run;
    if (kind == PHW_WEAK_COVER_NONE && phw_weak_row_solid(row, &solid))
        kind = try_run(row, &solid, before, found);
    if (kind == PHW_WEAK_COVER_NONE && row->clean && phw_weak_row_faint(row, &faint))
        kind = try_run(row, &faint, before, found);
    return kind;
}

/* … where the paper has grain, which most covers hide. */
static phw_weak_cover_kind look_at_grainy(const phw_weak_row *row, tried *before,
                                          phw_weak_strip *found)
{
    phw_weak_row only = *row, softly = *row;
    phw_weak_cover_kind kind = PHW_WEAK_COVER_NONE;
    phw_weak_box run, bar;
    /* Words that nobody covered may stand beside it, and make one run with it. */
    only.drawn_only = true;
    if (before->count > 0 && row->grain >= GRAIN_LEAST && phw_weak_row_run(&only, &run))
        kind = try_run(&only, &run, before, found);
    softly.drawn_only = softly.softly = true;
    if (kind == PHW_WEAK_COVER_NONE && row->grain >= PHW_WEAK_DRAWN_ON &&
        phw_weak_row_run(&softly, &run))
        kind = keep(&softly, judge_whole(&softly, &run, &bar), &run, found);
    return kind;
}

/* A row on the paper of the line that it stands beside, where what is above and below both is
 * another: a message stands in a bubble, and a value in a cell. @return whether it is. */
static bool is_on_own_paper(const phw_weak_row *row, phw_weak_row *own)
{
    const phw_weak_cover_place *place = row->place;
    const phw_weak_strip *strip = &place->strip;
    const phw_weak_box b = {(int)fmax(0, strip->left), (int)fmax(0, strip->top),
                            (int)fmin(row->luma->width, strip->right),
                            (int)fmin(row->luma->height, strip->bottom)};
    if (!row->clean || place->own_paper <= 0 || fabs(row->paper - place->own_paper) < OWN_OFF ||
        phw_weak_box_is_empty(&b))
        return false;
    const phw_weak_inside in = phw_weak_levels_inside(row->luma, &b);
    int best = (int)place->own_paper;
    for (int level = best - OWN_WITHIN; level <= best + OWN_WITHIN; level++)
        if (level >= 0 && level <= UINT8_MAX && in.levels[level] > in.levels[best])
            best = level;
    *own = *row;
    own->paper = best;
    own->slope = 0;
    return in.levels[best] > 0;
}

/* A bar alone, and what shows through it. */
static phw_weak_cover_kind look_for_bar(const phw_weak_row *row, phw_weak_strip *found)
{
    phw_weak_box run, solid, bar;
    if (!phw_weak_row_run(row, &run))
        return PHW_WEAK_COVER_NONE;
    solid = run;
    phw_weak_cover_kind kind = judge_whole(row, &run, &bar);
    if (kind != PHW_WEAK_COVER_LETTERS && phw_weak_row_solid(row, &solid)) {
        run = solid;
        kind = judge_whole(row, &run, &bar);
    }
    return kind == PHW_WEAK_COVER_LETTERS ? keep(row, kind, &run, found) : PHW_WEAK_COVER_NONE;
}

static phw_weak_cover_kind look_at(const phw_weak_cover_place *place, bool *buried,
                                   phw_weak_strip *found)
{
    phw_weak_row row;
    if (!phw_weak_row_open(place, &row))
        return PHW_WEAK_COVER_NONE;
    *buried =
        (place->usual_grain >= GRAIN_LEAST && row.grain < GRAIN_LOST * place->usual_grain) ||
        (row.clean && place->own_paper > 0 && fabs(row.paper - place->own_paper) >= OTHER_PAPER);
    tried before = {.count = 0};
    phw_weak_row own;
    phw_weak_cover_kind kind = look_at_run(&row, &before, found);
    if (kind == PHW_WEAK_COVER_NONE)
        kind = look_at_grainy(&row, &before, found);
    return kind == PHW_WEAK_COVER_NONE && is_on_own_paper(&row, &own) ? look_for_bar(&own, found)
                                                                      : kind;
}

/* Where a page's paper has grain and none is seen round a place, or another level, the cover is
 * higher than its line. */
phw_weak_cover_kind phw_weak_cover_at(const phw_weak_cover_place *place, phw_weak_strip *found)
{
    bool buried = false;
    phw_weak_cover_kind kind = look_at(place, &buried, found);
    if (kind != PHW_WEAK_COVER_NONE || !buried)
        return kind;
    phw_weak_cover_place higher = *place;
    const double half = (place->strip.bottom - place->strip.top) / 2;
    higher.strip.top -= half;
    higher.strip.bottom += half;
    return look_at(&higher, &buried, found);
}
