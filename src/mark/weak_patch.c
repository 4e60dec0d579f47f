/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_patch.h"

#include <math.h>
#include <stdlib.h>

#include "mark/weak_object.h"

/* What is so far off the paper is none of it: grey levels, and of the usual range. */
#define OFF 16.0
#define OFF_OF 0.12
#define GRAINY 1.0     /* a camera's noise */
#define SHARP 0.55     /* lines of a screen's own picture */
#define LENS_OFF 0.25  /* … where a camera made it */
#define PAPER_WITHIN 8 /* grey levels */

#define MOSTLY 60 /* of a hundred pixels beside an object are as coloured: it is another one */

/* In heights of the line: a run of a row that no letter has, and how far round it is looked. */
#define RUN 0.6
#define TALL 0.85 /* and so high it is there */
#define BLANK 0.8
#define OUTLINE_FAR 1.2 /* a label's outline is so near above and below it */
#define LONGEST 12.0
#define ROUND 2.2
#define ABOVE 0.8
#define PAPER_ROWS 10
#define PAPER_STEP 3 /* pixels */
#define ROWS_MAX 256
#define LARGER 2.2 /* than the usual ones: a line of larger letters */

/* In heights of the line: a letter that an object cuts is so high, and reaches so far beyond it. */
#define CUT 0.2
#define LENS_CUT 0.45
#define REACHES 0.03
/* … how near letters of one word stand at most, and how high no letter is. */
#define TIGHT 0.2
#define HIGHER 1.25

/* In heights of an object: how high a letter is that it cuts, how wide it is itself, and how near
 * letters stand. */
#define HIGHEST 0.95
#define NEAR 0.2
#define NEXT 0.35      /* … and another such object */
#define LOWER 0.07     /* letters end so far inside it, above and below */
#define LETTER 0.3     /* so high is what stands beside it */
#define RISES 0.15     /* … less where there is one line of a slider or an arrow */
#define BESIDE 0.9     /* and so far off it is looked at */
#define WORD 4.0       /* so far off it a word ends, at most, */
#define SPACE 0.2      /* where nothing stands for so long */
#define FILLS 0.82     /* of a label's or a band's box; an emoji is rounder */
#define FLAT 0.5       /* of an object's pixels that have its commonest level: a label or a band */
#define FLAT_WITHIN 10 /* grey levels: JPEG ripples */
#define LENS_FLAT 20
#define FLAT_OFF 40  /* grey levels that a band's own words are off that */
#define BASELINE 0.8 /* of letters' rows: a label's own words are smaller */
#define AS_HIGH 0.7
#define INKED 0.1   /* of the letters' rows */
#define OUTLINE 0.7 /* of a row is no word's */

/* From the first to the last of a column's pixels that are letters; 0 of none. */
static int extent_of(const phw_weak_object *o, int x, int *top, int *bottom)
{
    *top = o->all.bottom;
    *bottom = o->all.top;
    for (int y = o->all.top; y < o->all.bottom; y++)
        if (o->mask[y * o->wide + x] == PHW_WEAK_INK || o->mask[y * o->wide + x] == PHW_WEAK_LIMB) {
            *top = y < *top ? y : *top;
            *bottom = y + 1;
        }
    return *bottom > *top ? *bottom - *top : 0;
}

/* How much of its box an object closes in, in rows or in columns: the less of both. */
static double fills(const phw_weak_object *o)
{
    const int wide = o->all.right - o->all.left, high = o->all.bottom - o->all.top;
    int all[2] = {0};
    for (int down = 0; down < 2; down++)
        for (int i = 0; i < (down ? wide : high); i++) {
            int first = -1, last = -2;
            for (int k = 0; k < (down ? high : wide); k++) {
                const int x = o->all.left + (down ? i : k), y = o->all.top + (down ? k : i);
                if (o->mask[y * o->wide + x] != PHW_WEAK_OBJECT)
                    continue;
                first = first < 0 ? k : first;
                last = k;
            }
            all[down] += last - first + 1;
        }
    return fmin(all[0], all[1]) / ((double)wide * high);
}

/* What is no letter itself: white ones on a dark bar, or with coloured edges, have a colour, too.
 */
static bool stands_out(const phw_weak_object *o)
{
    return o->all.bottom - o->all.top >= HIGHER * o->height;
}

/* The commonest level of an object's pixels. @return whether it is one colour. */
static bool is_flat(const phw_weak_object *o, double *ground)
{
    size_t levels[256] = {0}, all = 0, alike = 0;
    for (int y = o->all.top; y < o->all.bottom; y++) {
        const uint8_t *row = phw_image_row(o->luma, (uint32_t)(o->window.top + y));
        for (int x = o->all.left; x < o->all.right; x++)
            if (o->mask[y * o->wide + x] == PHW_WEAK_OBJECT) {
                levels[row[o->window.left + x]]++;
                all++;
            }
    }
    *ground = phw_weak_commonest(levels);
    for (int i = 0; i < 256; i++)
        alike += fabs(i - *ground) <= o->flat ? levels[i] : 0;
    return (double)alike >= FLAT * (double)all;
}

/* A coloured thing that is rounder than what programs write on, and no letter: that is lower, or of
 * one colour. */
static bool is_emoji(const phw_weak_object *o)
{
    double ground;
    return o->coloured && fills(o) < FILLS && (stands_out(o) || !is_flat(o, &ground));
}

/* What stands on one side of an object. */
typedef struct side {
    bool near;
    bool tight;      /* as near as letters of a word stand */
    bool coloured;   /* it is another such object */
    int top, bottom; /* rows that letters have */
    int rises;       /* how far their columns differ in height */
} side;

static side look_beside(const phw_weak_object *o, int way)
{
    const int high = o->all.bottom - o->all.top;
    side of = {.top = o->all.bottom, .bottom = o->all.top};
    int gap = -1, least = high, all = 0, tinted = 0;
    for (int x = way < 0 ? o->all.left - 1 : o->all.right, i = 0; i < BESIDE * high;
         i++, x += way) {
        int top = 0, bottom = 0;
        if (x < 0 || x >= o->wide)
            break;
        const int other = extent_of(o, x, &top, &bottom);
        if (other == 0)
            continue;
        gap = gap < 0 ? i : gap;
        of.top = top < of.top ? top : of.top;
        of.bottom = bottom > of.bottom ? bottom : of.bottom;
        least = other < least ? other : least;
        for (int y = top; o->coloured && y < bottom; y++, all++)
            tinted += phw_weak_object_is_coloured(o, x, y);
    }
    of.coloured = 100 * tinted > MOSTLY * all;
    of.rises = of.bottom - of.top - least;
    of.near = gap >= 0 && gap <= (of.coloured && is_emoji(o) ? NEXT : NEAR) * high;
    of.tight = gap >= 0 && gap <= TIGHT * o->height;
    return of;
}

static bool is_letters(const phw_weak_object *o, const side *of)
{
    const int high = o->all.bottom - o->all.top;
    if (!of->near || of->rises < RISES * fmin(high, o->height) ||
        of->bottom - of->top < LETTER * high)
        return false;
    if (o->coloured)
        return of->coloured || of->bottom - of->top <= HIGHEST * high;
    return of->top >= o->all.top + LOWER * high && of->bottom <= o->all.bottom - LOWER * high;
}

/* Follows the letters that touch an object. @return false where a frame or a line does. */
static bool find_limbs(phw_weak_object *o, bool *left, bool *right)
{
    const phw_weak_box all = o->all;
    for (int y = all.top - 1; y <= all.bottom; y++)
        for (int x = all.left > 0 ? all.left - 1 : 0; x <= all.right && x < o->wide; x++) {
            const int at = y * o->wide + x;
            if (o->mask[at] != PHW_WEAK_INK || !phw_weak_object_is_beside(o, x, y, PHW_WEAK_OBJECT))
                continue;
            const phw_weak_box limb = phw_weak_object_fill(o, at, PHW_WEAK_LIMB);
            const int high = limb.bottom - limb.top;
            if (phw_weak_object_reaches(o, &limb) ||
                (limb.left < all.left && limb.right > all.right))
                return false;
            if (high < o->cut * o->height || high > HIGHEST * (all.bottom - all.top))
                continue;
            *left = *left || limb.left <= all.left - REACHES * o->height;
            *right = *right || limb.right >= all.right + REACHES * o->height;
        }
    return true;
}

/* How many pixels of a row are off an object's ground, from its first to its last one but for its
 * edges. */
static int off_in_row(const phw_weak_object *o, int y, double ground, int edge)
{
    const uint8_t *levels = phw_image_row(o->luma, (uint32_t)(o->window.top + y)) + o->window.left;
    const uint8_t *mask = o->mask + (size_t)y * (size_t)o->wide;
    int first = o->all.left, last = o->all.right - 1, off = 0;
    while (first <= last && mask[first] != PHW_WEAK_OBJECT)
        first++;
    while (last > first && mask[last] != PHW_WEAK_OBJECT)
        last--;
    for (int x = first + edge; x <= last - edge; x++)
        off += fabs(levels[x] - ground) >= FLAT_OFF;
    return off;
}

/* Whether an object is one colour with words on it as low and as high as the letters beside it, and
 * of so many pixels: chosen, or marked. A label's own words are smaller. */
static bool is_band(const phw_weak_object *o, int top, int bottom)
{
    const int high = o->all.bottom - o->all.top, all = o->all.right - o->all.left;
    const int edge = (int)fmax(2, NEAR * (high < all ? high : all));
    double ground;
    if (fills(o) < FILLS || !is_flat(o, &ground))
        return false;
    int first = bottom, last = top, inked = 0;
    for (int y = top; y < bottom; y++) {
        const int off = off_in_row(o, y, ground, edge);
        inked += off;
        if (off > 0 && off < OUTLINE * (all - 2 * edge)) {
            first = y < first ? y : first;
            last = y + 1;
        }
    }
    return last >= top + BASELINE * (bottom - top) && last - first >= AS_HIGH * (bottom - top) &&
           inked >= INKED * all * (bottom - top);
}

static bool is_patch(phw_weak_object *o, int at)
{
    bool at_left = false, at_right = false;
    if (!phw_weak_object_part(o, at) || !find_limbs(o, &at_left, &at_right))
        return false;
    const side left = look_beside(o, -1), right = look_beside(o, 1);
    /* Bars stand in a row of their like: a calendar's. */
    const bool in_row = (left.coloured || right.coloured) && !is_emoji(o);
    const bool within = left.tight && right.tight && stands_out(o) && !in_row;
    return (at_left || at_right || within) && is_letters(o, &left) && is_letters(o, &right) &&
           !is_band(o, (int)fmin(left.top, right.top), (int)fmin(left.bottom, right.bottom));
}

/* How far the word goes on at one side: as far as a space. @return a column of the window. */
static int word_end(const phw_weak_object *o, int way)
{
    const int high = o->all.bottom - o->all.top, most = (int)(WORD * high);
    int last = way < 0 ? o->all.left : o->all.right - 1, top, bottom;
    for (int x = last, i = 0; i < most && x >= 0 && x < o->wide; i++, x += way) {
        if (extent_of(o, x, &top, &bottom) > 0)
            last = x;
        if (way * (x - last) > SPACE * high)
            break;
    }
    return last;
}

/* Makes all of what an outline closes in one with it. @return false where none does. */
static bool close_outline(phw_weak_object *o, int at)
{
    const phw_weak_box paper = phw_weak_object_fill(o, at, PHW_WEAK_INK);
    return paper.left > 0 && paper.right < o->wide && !phw_weak_object_reaches(o, &paper);
}

/* Looks at an object in a window whose mask and room there are. */
static bool find_object(phw_weak_object *o, const phw_weak_cover_place *place, int x, int y,
                        phw_weak_strip *found)
{
    phw_weak_object_mark(o);
    /* A label as light as the paper has an outline. */
    const int at = (y - o->window.top) * o->wide + x - o->window.left;
    if ((o->mask[at] != PHW_WEAK_INK && !close_outline(o, at)) || !is_patch(o, at))
        return false;
    const phw_weak_strip own = {o->luma, o->window.left + o->all.left, o->window.top + o->all.top,
                                o->window.left + o->all.right, o->window.top + o->all.bottom};
    const phw_weak_cover_kind kind = is_emoji(o) ? PHW_WEAK_COVER_SCRIBBLE : PHW_WEAK_COVER_RESTS;
    if (place->refutes && place->refutes(place->context, kind, &own))
        return false;
    *found = own; /* with the rest of the word */
    found->left = o->window.left + word_end(o, -1);
    found->right = o->window.left + word_end(o, 1) + 1;
    return true;
}

/* @return true where there is no memory to look: what nobody looked at is not said to be clear. */
static bool look_at(phw_weak_object *o, const phw_weak_cover_place *place, int x, int y,
                    phw_weak_strip *found)
{
    const size_t size = (size_t)o->wide * (size_t)o->high;
    o->room = malloc(size * sizeof *o->room);
    o->mask = malloc(size);
    bool patch = true;
    if (o->room && o->mask)
        patch = find_object(o, place, x, y, found);
    else
        *found = (phw_weak_strip){o->luma, o->window.left, o->window.top, o->window.right,
                                  o->window.bottom};
    free(o->room);
    free(o->mask);
    return patch;
}

/* Whether a column has so much one above the other that is none of the paper's, and no more than
 * lies near its line. */
static bool is_tall(const phw_weak_object *o, const phw_weak_box *line, int x, int y)
{
    const int beyond = (int)(ABOVE * o->height);
    int count = 0;
    for (int way = -1; way <= 1; way += 2)
        for (int row = way < 0 ? y : y + 1;; row += way) {
            if (row < 0 || row >= (int)o->luma->height)
                return false;
            if (!phw_weak_object_is_off(o, x, row))
                break;
            if (row < line->top - beyond || row >= line->bottom + beyond)
                return false;
            count++;
        }
    return count >= TALL * o->height;
}

/* Whether a run of a row is as high as an object in its middle, and somewhere thicker than letters'
 * strokes. */
static bool is_block(const phw_weak_object *o, const phw_weak_box *line, int first, int end, int y)
{
    const int far = phw_weak_object_thickness(o), from = y - far + 1, to = y + far;
    if (from < 0 || to > (int)o->luma->height || !is_tall(o, line, (first + end) / 2, y))
        return false;
    for (int x = first, run = 0; x < end; x++) {
        int row = from;
        while (row < to && phw_weak_object_is_off(o, x, row))
            row++;
        run = row == to ? run + 1 : 0;
        if (run == 2 * far - 1)
            return true;
    }
    return false;
}

/* Whether something stands above a place and below it: a label's outline. */
static bool is_outlined(const phw_weak_object *o, int x, int y)
{
    const int most = (int)(OUTLINE_FAR * o->height);
    int sides = 0;
    for (int way = -1; way <= 1; way += 2)
        for (int i = 1; i < most; i++) {
            const int row = y + way * i;
            if (row < 0 || row >= (int)o->luma->height)
                break;
            if (phw_weak_object_is_off(o, x, row)) {
                sides++;
                break;
            }
        }
    return sides == 2;
}

/* So far beyond a line's end a run is followed: there too little may stand behind it to be read. */
static int end_of(const phw_weak_object *o, const phw_weak_box *line)
{
    return (int)fmin(o->luma->width, line->right + LONGEST * o->height);
}

/* The next run of a row, from a column on, that letters do not have: of what is no paper, or of
 * paper in an outline, which no camera's picture is searched for.
 * @param marks  phw_weak_pixel of each of its pixels, from the line's left end on.
 * @param[out] run  its columns. */
static bool next_run(const phw_weak_object *o, const phw_weak_box *line, int y,
                     const uint8_t *marks, phw_weak_box *run)
{
    const uint8_t *row = marks - line->left;
    const int end = end_of(o, line);
    for (int x = run->right; x < line->right;) {
        const uint8_t what = row[x];
        const bool paper = what == PHW_WEAK_PAPER;
        const int first = x, last = paper ? line->right : end;
        while (x < last && row[x] == what)
            x++;
        const int centre = (first + x) / 2;
        if (x - first >= (paper ? BLANK : RUN) * o->height && first > line->left && x < last &&
            x - first <= LONGEST * o->height &&
            (paper ? o->clean && is_outlined(o, centre, y) : is_block(o, line, first, x, y))) {
            run->left = first;
            run->right = x;
            return true;
        }
    }
    return false;
}

/* The commonest level of a few rows of a line and of what is above and below it. */
static double paper_round(const phw_image *luma, const phw_weak_box *line, double high)
{
    size_t levels[256] = {0};
    const int from = (int)(line->top - ABOVE * high), to = (int)(line->bottom + ABOVE * high);
    const int step = (to - from) / PAPER_ROWS + 1;
    for (int y = from; y < to; y += step) {
        const bool inside = y >= 0 && y < (int)luma->height;
        const uint8_t *row = inside ? phw_image_row(luma, (uint32_t)y) : NULL;
        for (int x = line->left; row && x < line->right; x += PAPER_STEP)
            levels[row[x]]++;
    }
    return phw_weak_commonest(levels);
}

/* The mean colour of what has the paper's level in the rows of a line. */
static void find_tint(phw_weak_object *o, const phw_weak_box *line)
{
    long red = 0, blue = 0, count = 0;
    const int step = (line->bottom - line->top) / PAPER_ROWS + 1;
    for (int y = line->top; o->colours && y < line->bottom; y += step) {
        const uint8_t *levels = phw_image_row(o->luma, (uint32_t)y);
        const uint8_t *rgb = phw_image_row(o->colours, (uint32_t)y);
        for (int x = line->left; x < line->right; x += step)
            if (abs(levels[x] - o->paper) <= PAPER_WITHIN) {
                red += rgb[3 * x] - rgb[3 * x + 1];
                blue += rgb[3 * x + 2] - rgb[3 * x + 1];
                count++;
            }
    }
    o->reddish = count ? (int)(red / count) : 0;
    o->bluish = count ? (int)(blue / count) : 0;
}

/* How high a line's letters are: what lies on them makes it higher, but not so much. */
static double height_of(const phw_weak_cover_place *place, double high)
{
    const double usual = place->usual_height;
    return usual > 0 && high <= LARGER * usual ? fmin(high, usual) : high;
}

/* Looks at each run of a few rows of a line. @param marks  room for one of them. */
static bool look_along(phw_weak_object *o, const phw_weak_cover_place *place,
                       const phw_weak_box *line, uint8_t *marks, phw_weak_strip *found)
{
    const phw_image *luma = o->luma;
    /* A sticker's own words, or an emoji's dark parts on dark paper, leave one of them. */
    const int rows[] = {(line->top + line->bottom) / 2, (2 * line->top + line->bottom) / 3,
                        (line->top + 4 * line->bottom) / 5};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        phw_weak_box run = {.right = line->left};
        phw_weak_object_mark_row(o, line->left, rows[i], end_of(o, line) - line->left, marks);
        while (next_run(o, line, rows[i], marks, &run)) {
            o->window = (phw_weak_box){(int)fmax(0, run.left - ROUND * o->height),
                                       (int)fmax(0, line->top - ABOVE * o->height),
                                       (int)fmin(luma->width, run.right + ROUND * o->height),
                                       (int)fmin(luma->height, line->bottom + ABOVE * o->height)};
            o->wide = o->window.right - o->window.left;
            o->high = o->window.bottom - o->window.top;
            if (o->high <= ROWS_MAX &&
                look_at(o, place, (run.left + run.right) / 2, rows[i], found))
                return true;
        }
    }
    return false;
}

bool phw_weak_is_patched(const phw_weak_cover_place *place, phw_weak_strip *found)
{
    const phw_weak_strip *strip = &place->strip;
    const phw_image *luma = strip->luma;
    const phw_weak_box line = {(int)fmax(0, strip->left), (int)fmax(0, strip->top),
                               (int)fmin(luma->width, strip->right),
                               (int)fmin(luma->height, strip->bottom)};
    const double high = strip->bottom - strip->top;
    if (phw_weak_box_is_empty(&line))
        return false;
    const bool clean = place->usual_grain < GRAINY && place->usual_sharpness >= SHARP;
    phw_weak_object o = {.luma = luma,
                         .colours = place->colours && place->colours->channels == 3 ? place->colours
                                                                                    : NULL,
                         .paper = (int)paper_round(luma, &line, high),
                         .off = (int)fmax(OFF, (clean ? OFF_OF : LENS_OFF) * place->usual_range),
                         .clean = clean,
                         .flat = clean ? FLAT_WITHIN : LENS_FLAT,
                         .cut = clean ? CUT : LENS_CUT,
                         .height = height_of(place, high)};
    find_tint(&o, &line);
    uint8_t *marks = malloc((size_t)(end_of(&o, &line) - line.left));
    const bool patched = !marks || look_along(&o, place, &line, marks, found);
    if (!marks)
        *found = *strip;
    free(marks);
    return patched;
}
