/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_letters.h"

#include <math.h>
#include <stdlib.h>

#include "mark/weak_outline.h"
#include "mark/weak_rules.h"
#include "mark/weak_tint.h"

#define NOISY_HEIGHT 10.0 /* of a row at least, pixels: lower ones are quiet by chance */
#define DRAWN 0.4         /* of the paper's grain, at most, has what was drawn */
#define DRAWN_CLIPPED 0.2 /* and on black or white, which swallow half of a camera's noise */
#define DRAWN_MORE 0.15   /* than the share of what is written that shows through, of what does */
#define DRAWN_STILL 0.6   /* of its pixels */
#define GROUND_OFF 0.3    /* of strokes: so far on their side of it a ground's levels lie */
#define GROUND_NOISES 2.5 /* or so many times the paper's noise */

/* Letters: so far off their ground, this many times as far as anything on its other side; of the
 * usual range on a ground that is hardly other than the paper, and on one that is. */
#define STROKES_LEAST 3.0
#define DRAWN_STROKES 2.0   /* on a bar that was drawn on a photograph: there is nothing else */
#define NOISY_STROKES 4.0   /* on a photograph's paper */
#define GRAINY_STROKES 3.0  /* and where it has so much grain that what has none was drawn */
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
#define GROUND_OF 5.0     /* a ground's levels are within a part of the strokes */
#define FILM_GROUND 3.0   /* and where a camera saw them under a colour */
/* So far off its ends, and so long, in heights of its row, less of what stands beside a film has
 * its level. */
#define BESIDE_FROM 0.8
#define BESIDE_LONG 0.8
#define BESIDE_WITHIN 10.0
#define BESIDE_SHARE 0.5
#define FILM_ONE_SIDED 1.5 /* of those that a camera saw: noise is on both */
#define FILM_STROKES 8.0   /* levels of letters under a see-through colour */
/* Ink on a highlight: levels of that, and of how far the ink is off it. */
#define PURE_LOW 8.0
#define PURE_HIGH 250.0
#define ON_PURE_LEAST 5.0
#define ON_BLACK_MOST 56.0
#define ON_WHITE_MOST 28.0 /* empty fields on dark pages have grey words */
#define CUT_OFF 4.0        /* levels, of a cover whose outline cuts letters */
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

bool phw_weak_is_drawn(const phw_weak_row *s, const phw_weak_box *b)
{
    return s->clean || (s->grain >= PHW_WEAK_DRAWN_ON && s->height >= NOISY_HEIGHT &&
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
    if (s->grain < PHW_WEAK_DRAWN_ON || s->height < NOISY_HEIGHT)
        return false;
    if (phw_weak_grain_of(s->luma, b) <= most)
        return true;
    const phw_weak_ground ground = phw_weak_ground_of(
        s->luma, b, s->place->dark ? in->ground - off : 0,
        s->place->dark ? UINT8_MAX : in->ground + off, phw_weak_still_limit(s->grain));
    return ground.grain <= most || (s->grain >= PHW_WEAK_STILL_ON && !is_clipped(in->ground) &&
                                    ground.still >= DRAWN_STILL);
}

/* Where nothing is known of the ground's own noise, what stands out must be more than that. */
static double least_strokes(const phw_weak_row *s, double ground)
{
    if (s->clean)
        return STROKES_LEAST;
    return is_clipped(ground)            ? fmax(CLIPPED_STROKES, CLIPPED_NOISES * s->noise)
           : s->grain >= PHW_WEAK_GRAINY ? GRAINY_STROKES
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
    return !s->clean && s->grain >= PHW_WEAK_DRAWN_ON && s->height >= NOISY_HEIGHT &&
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

/* Whether a ground goes on beside what was found, as a window's title does, or a row that was
 * chosen. */
static bool goes_on(const phw_weak_row *s, const phw_weak_box *b, double level)
{
    const double far = BESIDE_FROM * s->height, wide = BESIDE_LONG * s->height;
    const phw_weak_strip left = {s->luma, b->left - far - wide, b->top, b->left - far, b->bottom};
    const phw_weak_strip right = {s->luma, b->right + far, b->top, b->right + far + wide,
                                  b->bottom};
    return phw_weak_share_at(&left, level, BESIDE_WITHIN) >= BESIDE_SHARE ||
           phw_weak_share_at(&right, level, BESIDE_WITHIN) >= BESIDE_SHARE;
}

/* Whether strokes on one side of their ground lie with it under a see-through colour. */
static bool are_under_film(const phw_weak_row *s, const phw_weak_box *b, const ground *g)
{
    const phw_weak_shown shown = {*b, g->in.ground, g->strokes};
    const phw_weak_strip strip = {s->luma, b->left, b->top, b->right, b->bottom};
    const double near = fmax(2, g->strokes / FILM_GROUND);
    /* Colours are dear, and most boxes have more than one ground, or more than letters. */
    return g->strokes >= fmax(FILM_STROKES, TINT_NOISES * s->noise) &&
           g->strokes <= PHW_WEAK_FILM_SHOWS * s->place->usual_range &&
           g->strokes >= (s->clean ? ONE_SIDED : FILM_ONE_SIDED) * g->other &&
           phw_weak_share_between(&g->in, g->in.ground - near, g->in.ground + near) >=
               MANY_GROUND &&
           phw_weak_is_film(s, &shown) && phw_weak_stands_on(&strip, s->paper) &&
           !goes_on(s, b, g->in.ground);
}

/* Whether what stands on a ground is few strokes, and steep, as the page's own are. @param film  a
 * see-through colour lies over both. */
static bool are_letters(const phw_weak_row *s, const phw_weak_box *b, const ground *g, bool film)
{
    const bool dark = s->place->dark;
    const double half = g->in.ground + (dark ? -0.5 : 0.5) * g->strokes;
    const double from = dark ? 0 : half, to = dark ? half : UINT8_MAX;
    const double written = phw_weak_share_between(&g->in, from, to);
    const double near = fmax(2, g->strokes / (film && !s->clean ? FILM_GROUND : GROUND_OF));
    const double wide = b->right - b->left;
    const bool bar = g->bar || film, thin = s->clean && !bar && written < STROKES_FROM;
    const double turns = thin ? THIN_TURNS : s->clean || g->bar ? TURNS_LEAST : NOISY_TURNS;
    const double turns_least = fmax(TURNS_FEWEST, turns * wide / s->height);
    const int turned = phw_weak_turns(s->luma, b, false, fmax(TURN_LEAST, TURN * g->strokes));
    const bool many = bar && turned >= MANY_TURNS * turns_least;
    return written >= (thin ? THIN_FROM : STROKES_FROM) && written <= STROKES_TO &&
           phw_weak_share_between(&g->in, g->in.ground - near, g->in.ground + near) >=
               (many ? MANY_GROUND : GROUND_SHARE) &&
           g->in.steep >= fmax((g->drawn && !s->clean) || many ? DRAWN_STEEP : STEEP_LEAST,
                               STROKES_STEEP * g->strokes) &&
           wide >= LETTERS_LONG * (b->bottom - b->top) && turned >= turns_least &&
           !phw_weak_is_ruled(s->luma, b, from, to) && !phw_weak_is_framed(s->luma, b, from, to) &&
           !phw_weak_is_striped(s->luma, b, from, to);
}

/* Ink that a word processor's highlight left as it was, on pure black or white: it is nearer to
 * the other end than that, where a cover would have left letters on the page's own side of it. */
static bool are_on_highlight(const phw_weak_row *s, const phw_weak_box *b, const ground *g)
{
    phw_weak_cover_place turned = *s->place;
    phw_weak_row row = *s;
    ground other = *g;
    turned.dark = !turned.dark;
    row.place = &turned;
    other.strokes = g->other;
    other.other = g->strokes;
    other.bar = true;
    const double most = s->place->dark ? ON_BLACK_MOST : ON_WHITE_MOST;
    const bool pure = s->place->dark ? g->in.ground <= PURE_LOW : g->in.ground >= PURE_HIGH;
    return pure && fabs(g->in.ground - s->paper) >= SEEN_BAR_OFF * s->place->usual_range &&
           other.strokes >= fmax(ON_PURE_LEAST, TINT_NOISES * s->noise) && other.strokes <= most &&
           other.strokes >= ONE_SIDED * other.other && are_letters(&row, b, &other, false);
}

bool phw_weak_has_letters(const phw_weak_row *s, const phw_weak_box *b, const phw_weak_inside *in)
{
    const ground g = ground_of(s, b, in);
    const bool film = !are_strokes(s, &g);
    return ((!film || are_under_film(s, b, &g)) && are_letters(s, b, &g, film)) ||
           are_on_highlight(s, b, &g);
}

bool phw_weak_has_filmed(const phw_weak_row *s, const phw_weak_box *b)
{
    const phw_weak_inside in = phw_weak_inside_of(s->luma, b);
    const ground g = ground_of(s, b, &in);
    return are_under_film(s, b, &g) && are_letters(s, b, &g, true);
}
