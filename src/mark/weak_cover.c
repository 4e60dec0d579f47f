/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_cover.h"

#include <math.h>
#include <stdlib.h>

#include "mark/weak_edges.h"
#include "mark/weak_outline.h"
#include "mark/weak_rests.h"
#include "mark/weak_rules.h"
#include "mark/weak_scrawl.h"
#include "mark/weak_scribble.h"
#include "mark/weak_smear.h"

/* In heights of the place: how high letters are that hardly show. */
#define LETTERS_LOW 0.4
#define LETTERS_HIGH 1.75
#define MOSAIC_SHORTEST 2.2 /* so long is one at least */

#define NOISY_HEIGHT 10.0  /* of a row at least, pixels: lower ones are quiet by chance */
#define DRAWN_ON_LEAST 1.3 /* grain of a paper on which it can be told */
#define DRAWN 0.4          /* of the paper's grain, at most, has what was drawn */
#define DRAWN_CLIPPED 0.2  /* and on black or white, which swallow half of a camera's noise */
#define DRAWN_MORE 0.15    /* than the share of what is written that shows through, of what does */
#define DRAWN_STILL 0.6    /* of its pixels */
#define GROUND_OFF 0.3     /* of strokes: so far on their side of it a ground's levels lie */
#define GROUND_NOISES 2.5  /* or so many times the paper's noise */
#define GRAIN_LOST 0.4     /* of a page's usual grain: less round a place is a higher cover's */
#define OTHER_PAPER 24.0   /* grey levels off the line's own: round a place is a higher cover */
#define GRAIN_LEAST 2.0    /* of a page: with less it may be smooth here by chance */
#define JPEG_BLOCK 8       /* pixels, from the picture's own corner */

/* Edges of a cover that are left out: editors' are soft, and JPEG rings. */
#define EDGE 2.0     /* pixels */
#define EDGE_OF 0.10 /* of its height */

/* Letters: so far off their ground, this many times as far as anything on its other side; of the
 * usual range on a ground that is hardly other than the paper, and on one that is. */
#define STROKES_LEAST 3.0
#define DRAWN_STROKES 2.0  /* on a bar that was drawn on a photograph: there is nothing else */
#define NOISY_STROKES 4.0  /* on a photograph's paper */
#define GRAINY_STROKES 3.0 /* and where it has so much grain that what has none was drawn */
#define GRAINY 4.0
#define CLIPPED 6.0         /* levels so near to black or white have noise on one side only */
#define CLIPPED_STROKES 8.0 /* so much there, and so many times the paper's noise */
#define CLIPPED_NOISES 2.0
#define ONE_SIDED 2.0
#define RINGING 0.06      /* of a screen's pixels */
#define ONE_SIDED_BAR 1.0 /* of a bar that was drawn on a photograph */
#define FAINT_ON_PAPER 0.13
#define FAINT_ON_BAR 0.45
#define BAR_OFF 0.35     /* of the usual range */
#define SEEN_BAR_OFF 0.6 /* and where the camera saw it: a button may be grey with grey words */
#define BLACK_OFF 16.0   /* of black on paper that is dark itself, grey levels */
#define PURE_OFF 8.0     /* … that no other colour explains, of letters that no noise makes */
#define PURE_WITHIN 3.0
#define PURE_NOISES 2.5
#define BLACK_LOWER (-8.0) /* of a ground that JPEG clips */
#define BLACK_LOW (-4.0)   /* what was laid there, as paper and letters under it tell */
#define BLACK_HIGH 12.0
#define TINT_STROKES 0.15 /* of the usual range, of letters under a colour: fewer are its noise */
#define TINT_NOISES 4.0   /* and so many times the paper's */
#define CUT_OFF 4.0       /* levels, of a cover whose outline cuts letters */
#define CUT_STROKES                                                                                \
    12.0                /* and of those under it: fewer are smoothed edges of what is beside it    \
                         */
#define HALF_LIT 112.0  /* darker paper has light words */
#define COLOURED 36.0   /* levels that one channel is further off than another */
#define COLOUR_FAR 1    /* of its height, above it */
#define DARK_PAPER 64.0 /* grey levels */
#define DARK_NOISES 3.0
#define SEEN_FAINT 0.42
#define STROKES_FROM 0.03
#define THIN_FROM 0.015 /* of a screen's own paper: thin letters, which are many side by side */
#define THIN_TURNS 2.0  /* of a row, per height */
#define STROKES_TO 0.45
#define GROUND_SHARE 0.45
#define STROKES_STEEP 0.30 /* steepest steps, of the strokes' height */
#define STEEP_LEAST 3.0    /* lower ones are a shade's */
#define DRAWN_STEEP 2.0    /* but of what was drawn on a photograph, whose letters are soft */
/* As many turns: no shade has those. Of a bar with so many, which is low and has letters side by
 * side, less may be ground. */
#define MANY_TURNS 3.0
#define MANY_GROUND 0.38
#define TURN 0.12        /* of the strokes' height */
#define TURN_LEAST 0.5   /* grey levels */
#define TURNS_LEAST 0.8  /* of a row, per height */
#define NOISY_TURNS 1.5  /* and on a photograph's paper, where a table's rules lean */
#define TURNS_FEWEST 5   /* of one or two letters on a badge or a button there are fewer */
#define LETTERS_LONG 1.4 /* of what they stand on, in its own heights */

#define TRIED_MOST 4 /* runs of a row */

/* A blur: steps of its range at most, and how far its ends stand out, of how far its middle does.
 */
#define BLUR_STEEP 0.22
#define LYING_STEEPER 2.0 /* letters are wider than high, and end at once above and below */
#define BLUR_STEEP_LEAST 3.6
#define BLUR_STEEP_NOISE 0.6 /* of the paper's noise more */
#define BLUR_EDGE 6.0        /* grey levels: lower steps are noise, however low the range is */
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

/* Paper that has noise would have it under what was not drawn; of what has little, or ripples,
 * nobody knows. */
static bool is_drawn(const phw_weak_row *s, const phw_weak_box *b)
{
    return s->clean || (s->grain >= DRAWN_ON_LEAST && s->height >= NOISY_HEIGHT &&
                        phw_weak_grain_of(s->luma, b) <= DRAWN * s->grain);
}

static bool is_clipped(double level)
{
    return level <= CLIPPED || level >= UINT8_MAX - CLIPPED;
}

/* Whether the ground of strokes was drawn: the corners of letters under it have grain of their own,
 * and what they keep of their paper's range it keeps of its noise. */
static bool is_ground_drawn(const phw_weak_row *s, const phw_weak_box *b, const phw_weak_inside *in,
                            double strokes)
{
    const double shown = strokes / s->place->usual_range;
    const double most =
        (is_clipped(in->ground) ? DRAWN_CLIPPED : fmax(DRAWN, shown + DRAWN_MORE)) * s->grain;
    const double off = fmax(GROUND_OFF * strokes, GROUND_NOISES * s->noise);
    if (s->clean)
        return true;
    if (s->grain < DRAWN_ON_LEAST || s->height < NOISY_HEIGHT)
        return false;
    if (phw_weak_grain_of(s->luma, b) <= most)
        return true;
    const phw_weak_ground ground = phw_weak_ground_of(
        s->luma, b, s->place->dark ? in->ground - off : 0,
        s->place->dark ? UINT8_MAX : in->ground + off, phw_weak_still_limit(s->grain));
    return ground.grain <= most || (s->grain >= PHW_WEAK_STILL_ON && !is_clipped(in->ground) &&
                                    ground.still >= DRAWN_STILL);
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

/* Where nothing is known of the ground's own noise, what stands out must be more than that. */
static double least_strokes(const phw_weak_row *s, double ground)
{
    if (s->clean)
        return STROKES_LEAST;
    return is_clipped(ground)   ? fmax(CLIPPED_STROKES, CLIPPED_NOISES * s->noise)
           : s->grain >= GRAINY ? GRAINY_STROKES
                                : NOISY_STROKES;
}

/* What was laid over a page, as its paper and its letters tell: what shows through it is the share
 * of the paper that is the share of the letters. */
static double laid_over(const phw_weak_row *s, double ground, double strokes)
{
    const double shown = strokes / s->place->usual_range;
    return shown < 1 ? (ground - shown * s->paper) / (1 - shown) : UINT8_MAX;
}

/* Black laid over light letters on dark paper, which it can hardly darken. An empty field that has
 * its own dark ground and grey words would have needed something darker than black. */
static bool is_black_on_dark(const phw_weak_row *s, double ground, double strokes)
{
    const double laid = laid_over(s, ground, strokes);
    return !s->place->dark && s->paper - ground >= BLACK_OFF &&
           laid >= (ground <= CLIPPED ? BLACK_LOWER : BLACK_LOW) && laid <= BLACK_HIGH;
}

/* Pure black on a photograph of a dark page: it swallows the noise, and nobody can tell what was
 * drawn by that. */
static bool is_pure_black(const phw_weak_row *s, double ground, double strokes)
{
    return !s->place->dark && !s->clean && s->paper <= DARK_PAPER &&
           s->paper - ground >= PURE_OFF && strokes >= PURE_NOISES * s->noise &&
           fabs(laid_over(s, ground, strokes)) <= PURE_WITHIN;
}

/* What has none of a camera's noise was drawn over dark paper, however little darker it is; letters
 * under it are more than that noise. */
static bool is_quiet_on_dark(const phw_weak_row *s, double strokes)
{
    return !s->place->dark && !s->clean && s->paper <= DARK_PAPER &&
           strokes >= DARK_NOISES * s->noise;
}

/* The mean of one channel in a box. */
static double channel_in(const phw_image *colours, const phw_weak_box *b, int channel)
{
    double sum = 0;
    for (int y = b->top; y < b->bottom; y++) {
        const uint8_t *row = phw_image_row(colours, (uint32_t)y);
        for (int x = b->left; x < b->right; x++)
            sum += row[3 * x + channel];
    }
    return sum / ((double)(b->bottom - b->top) * (b->right - b->left));
}

/* Whether a place on dark paper has another colour than what is above it, however dark. */
static bool is_coloured(const phw_weak_row *s, const phw_weak_box *b)
{
    const phw_image *colours = s->place->colours;
    const int high = b->bottom - b->top, far = COLOUR_FAR * high;
    const phw_weak_box above = {b->left, b->top - far - high / 4, b->right, b->top - far};
    double off[3];
    if (s->place->dark || !colours || colours->channels != 3 || above.top < 0 || high < 4 ||
        above.top >= above.bottom)
        return false;
    for (int i = 0; i < 3; i++)
        off[i] = channel_in(colours, b, i) - channel_in(colours, &above, i);
    return fmax(fabs(off[0] - off[1]), fabs(off[2] - off[1])) >= COLOURED;
}

/* A field on a program's own dark bar has dark words on light: over the light words that stand on
 * such a bar, a cover would have left light ones. And the other way round. */
static bool is_field(const phw_weak_row *s, double ground)
{
    return s->place->dark ? s->paper < HALF_LIT && ground > s->paper
                          : s->paper > HALF_LIT && ground < s->paper;
}

/* Whether a photograph's ground has another colour that lies over its letters as well, and less of
 * the paper's noise. */
static bool is_tint(const phw_weak_row *s, const phw_weak_shown *shown)
{
    return !s->clean && s->grain >= DRAWN_ON_LEAST && s->height >= NOISY_HEIGHT &&
           shown->strokes >= TINT_STROKES * s->place->usual_range &&
           shown->strokes >= TINT_NOISES * s->noise &&
           phw_weak_grain_of(s->luma, &shown->box) < s->grain && phw_weak_is_tinted(s, shown);
}

/* Whether the outline of what is hardly darker than dark paper cuts letters. */
static bool is_cut_through(const phw_weak_row *s, const phw_weak_shown *shown, double off)
{
    return s->clean && !s->place->dark && off >= CUT_OFF && shown->ground < s->paper &&
           shown->strokes >= CUT_STROKES &&
           shown->strokes <= FAINT_ON_BAR * s->place->usual_range &&
           phw_weak_cuts_letters(s, shown);
}

/* What strokes inside a box stand on. */
typedef struct ground {
    phw_weak_inside in;
    double strokes, other; /* how far pixels are off it on the strokes' side, and on the other */
    bool drawn;            /* it was laid on the picture */
    bool bar;              /* … or is so far off the paper that it is a bar */
} ground;

static ground ground_of(const phw_weak_row *s, const phw_weak_box *b, const phw_weak_inside *in)
{
    const phw_weak_cover_place *place = s->place;
    ground g = {.in = *in};
    g.strokes = place->dark ? g.in.darker : g.in.lighter;
    g.other = place->dark ? g.in.lighter : g.in.darker;
    const double off = fabs(g.in.ground - s->paper);
    const phw_weak_shown shown = {*b, g.in.ground, g.strokes};
    const bool black = is_pure_black(s, g.in.ground, g.strokes);
    g.drawn = is_ground_drawn(s, b, &g.in, g.strokes) || black ||
              (off >= BAR_OFF * place->usual_range && is_tint(s, &shown));
    g.bar = off >= (g.drawn ? BAR_OFF : SEEN_BAR_OFF) * place->usual_range ||
            (g.drawn && (black || is_black_on_dark(s, g.in.ground, g.strokes) ||
                         is_quiet_on_dark(s, g.strokes) || is_coloured(s, b) ||
                         is_cut_through(s, &shown, off) ||
                         (s->clean && phw_weak_is_grey_on_colour(s, &shown))));
    if (s->rings && g.bar && g.strokes < ONE_SIDED * g.other) {
        const double darker = g.in.ground - phw_weak_level_below(g.in.levels, g.in.count, RINGING);
        const double lighter =
            phw_weak_level_below(g.in.levels, g.in.count, 1 - RINGING) - g.in.ground;
        g.other = place->dark ? lighter : darker;
    }
    return g;
}

/* Whether pixels stand out on one side of their ground, as strokes under a cover do. */
static bool are_strokes(const phw_weak_row *s, const ground *g)
{
    const bool alone = g->drawn && g->bar && !s->clean;
    const double most = (!g->bar    ? FAINT_ON_PAPER
                         : g->drawn ? FAINT_ON_BAR
                                    : SEEN_FAINT) *
                        s->place->usual_range;
    return g->strokes >= (alone ? DRAWN_STROKES : STROKES_LEAST) && g->strokes <= most &&
           g->strokes >= (alone ? ONE_SIDED_BAR : ONE_SIDED) * g->other &&
           (g->bar || (g->drawn && g->strokes >= least_strokes(s, g->in.ground))) &&
           !(s->clean && g->bar && is_field(s, g->in.ground));
}

/* Strokes, few and steep, on one side of their ground, as the page's own are. @param in  the box,
 * as it was measured. */
static bool has_letters(const phw_weak_row *s, const phw_weak_box *b, const phw_weak_inside *in)
{
    const bool dark = s->place->dark;
    const ground g = ground_of(s, b, in);
    if (!are_strokes(s, &g))
        return false;
    const double half = g.in.ground + (dark ? -0.5 : 0.5) * g.strokes;
    const double from = dark ? 0 : half, to = dark ? half : UINT8_MAX;
    const double written = phw_weak_share_between(&g.in, from, to);
    const double near = fmax(2, g.strokes / 5), wide = b->right - b->left;
    const bool thin = s->clean && !g.bar && written < STROKES_FROM;
    const double turns = thin ? THIN_TURNS : s->clean || g.bar ? TURNS_LEAST : NOISY_TURNS;
    const double turns_least = fmax(TURNS_FEWEST, turns * wide / s->height);
    const int turned = phw_weak_turns(s->luma, b, false, fmax(TURN_LEAST, TURN * g.strokes));
    const bool many = g.bar && turned >= MANY_TURNS * turns_least;
    return written >= (thin ? THIN_FROM : STROKES_FROM) && written <= STROKES_TO &&
           phw_weak_share_between(&g.in, g.in.ground - near, g.in.ground + near) >=
               (many ? MANY_GROUND : GROUND_SHARE) &&
           g.in.steep >= fmax((g.drawn && !s->clean) || many ? DRAWN_STEEP : STEEP_LEAST,
                              STROKES_STEEP * g.strokes) &&
           wide >= LETTERS_LONG * (b->bottom - b->top) && turned >= turns_least &&
           !phw_weak_is_ruled(s->luma, b, from, to) && !phw_weak_is_framed(s->luma, b, from, to);
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
    return is_drawn(s, b) && range >= BLUR_RANGE && steepest_edge(s, b, false) <= steep &&
           steepest_edge(s, b, true) <= LYING_STEEPER * steep && blocks->steep <= steep &&
           phw_weak_turns(s->luma, b, true, fmax(BLUR_TURN_LEAST, BLUR_TURN * range)) <= 1 &&
           is_blob(s, b) && (s->grain >= GRAINY || phw_weak_varies_along(s->luma, b)) &&
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
    if (has_letters(s, &in, &inside))
        return PHW_WEAK_COVER_LETTERS;
    if (is_same(&blocks, &in))
        return !cut_off && is_blur(s, &in, &inside, &inside) ? PHW_WEAK_COVER_BLUR
                                                             : PHW_WEAK_COVER_NONE;
    const phw_weak_inside inside_blocks = phw_weak_inside_of(s->luma, &blocks);
    if (has_letters(s, &blocks, &inside_blocks))
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
    return has_letters(&ringing, &in, &inside) ? PHW_WEAK_COVER_LETTERS : PHW_WEAK_COVER_NONE;
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
            kind = has_letters(row, cover, &inside) ? PHW_WEAK_COVER_LETTERS : kind;
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
    if (kind == PHW_WEAK_COVER_NONE && row->grain >= DRAWN_ON_LEAST &&
        phw_weak_row_run(&softly, &run))
        kind = keep(&softly, judge_whole(&softly, &run, &bar), &run, found);
    return kind;
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
    const phw_weak_cover_kind kind = look_at_run(&row, &before, found);
    return kind == PHW_WEAK_COVER_NONE ? look_at_grainy(&row, &before, found) : kind;
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
