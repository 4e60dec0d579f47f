/* SPDX-License-Identifier: Apache-2.0 */
/* Covers that can be undone: a mosaic, a blur or a marker that shines through where text belongs.
 */
#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "mark/weak_beads.h"
#include "mark/weak_beside.h"
#include "mark/weak_column.h"
#include "mark/weak_cover.h"
#include "mark/weak_cut.h"
#include "mark/weak_edges.h"
#include "mark/weak_film.h"
#include "mark/weak_gaps.h"
#include "mark/weak_ink.h"
#include "mark/weak_patch.h"
#include "mark/weak_plain.h"
#include "mark/weak_scrawled_words.h"
#include "mark/weak_search.h"
#include "mark/weak_soft.h"
#include "mark/weak_speckle.h"
#include "mark/weak_strip.h"
#include "mark/weak_struck.h"
#include "mark/weak_value.h"
#include "mark/weak_veil.h"
#include "mark/weak_words.h"

/* A place beside a line, in its heights: how far off it begins, how long it is at most and at
 * least. */
#define GAP 0.30
#define LONGEST 14.0
#define ROWS_APART 0.1 /* of a place's height may be another row's */
#define BELOW 0.55     /* free space between a label and what stands under it, at least */
#define FAR_BELOW 1.1  /* on a photograph, whose covers are searched for by their missing grain */

#define COLUMN_OFF 0.15 /* of the usual range: what stands in a column */

#define GRAIN_LEAST 2.0 /* a camera's, grey levels */
/* A screen's own picture has less grain, JPEG's ripples with it, and sharper lines than a lens. */
#define CLEAN 1.0
#define SHARP 0.55

#define MOSAIC_SHORTEST 2.2
/* … and what stands on it, on a screen: an icon before a list's lines has few levels, too. */
#define MOSAIC_WORDS 2.0

/* A blur is this many times less sharp than the line beside it, and shows this many swings. */
#define BLUR_SHARPNESS 0.34
#define BLUR_MOST 0.20 /* sharp by itself: no blur, whatever is beside it */
#define BLUR_RANGE 12.0
#define BLUR_SWINGS 4
#define BLUR_BODY 5.0
/* Wide blurs leave fewer swings, but a body that stands out by much of the range. */
#define WIDE_SWINGS 3
#define WIDE_BODY 0.6
#define WIDE_BODY_LEAST 15.0
#define GROUND_ALIKE 0.5 /* of the body */

/* A marker that shines through: letters with so much less range than those of other lines, on a
 * ground that differs so much from the ground round it, in grey levels. */
#define MARKER_RANGE 0.30
#define PLAIN_RANGE 0.6 /* letters of so much of the usual range have nothing over them */
#define MARKER_BODY 40.0
/* Where no line was found: the panel differs more from the paper, and its letters are there: so
 * much range and sharpness, so many swings, so far inside the panel's edges (pixels). */
#define PANEL_BODY 80.0
#define PANEL_EDGE 3.0
#define ROUND_LINE 1.5 /* heights beside a line that was read, to find its bar's ends in */
#define ROUND_EDGE 0.2 /* of a strip's height, above and below */
#define LETTERS_RANGE 5.0
#define LETTERS_SHARPNESS 0.25
#define LETTERS_SWINGS 6
/* Most of the panel is one level. */
#define PANEL_FLAT 0.55
#define FLAT_WITHIN 3.0 /* grey levels */

/* A line that something parts goes on so far off, in its heights, and as high; so much is looked at
 * beyond its ends. */
#define PARTED 12.0
#define ALIKE 0.7
#define BEYOND 2.0

#define CUT_LOWEST 4.0 /* of what is left of letters: lower ones have no shape, pixels */

/* Whether a page was not seen through a lens. */
static bool is_clean(const phw_weak_search *s)
{
    return s->usual_grain < CLEAN && s->usual_sharpness >= SHARP;
}

static bool overlaps(const phw_box *a, const phw_box *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

/* Cuts a place off where text that was read begins: in the place's own row, or so much in it that
 * its letters would be seen there. */
static void keep_clear(const phw_weak_search *s, const phw_line *self, phw_box *box)
{
    const phw_page *page = s->scene->page;
    const double within = ROWS_APART * (box->bottom - box->top);
    const phw_box middle = {box->left, box->top + within, box->right, box->bottom - within};
    box->right = fmin(box->right, page->width);
    box->bottom = fmin(box->bottom, page->height);
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        const phw_box other = s->boxes[i];
        if (line != self && line->state == PHW_LINE_READ && overlaps(&middle, &other))
            box->right = fmin(box->right, fmax(box->left, other.left - GAP * line->height));
    }
}

/* Whether there is more than paper: at most places is not. */
static bool stands_out(const phw_weak_strip *strip)
{
    const phw_weak_look look = phw_weak_glance_at(strip);
    return fabs(look.body) >= BLUR_BODY && look.ground <= GROUND_ALIKE * fabs(look.body);
}

static bool is_blurred(const phw_weak_look *look, const phw_weak_strip *beside)
{
    const double body = fabs(look->body);
    bool swings =
        look->swings >= BLUR_SWINGS ||
        (look->swings >= WIDE_SWINGS && body >= WIDE_BODY * look->range && body >= WIDE_BODY_LEAST);
    return swings && look->range >= BLUR_RANGE && look->sharpness <= BLUR_MOST &&
           look->sharpness <= BLUR_SHARPNESS * phw_weak_look_at(beside).sharpness;
}

static bool has_faint_letters(const phw_weak_search *s, const phw_weak_look *look)
{
    return look->range >= LETTERS_RANGE && look->range <= MARKER_RANGE * s->usual_range &&
           look->sharpness >= LETTERS_SHARPNESS && look->swings >= LETTERS_SWINGS;
}

/* What covers a page leaves dark letters darker than their ground, and light ones lighter: a button
 * or a field may turn it round. */
static bool shines_through(const phw_weak_search *s, const phw_weak_strip *strip)
{
    const double edge = ROUND_EDGE * (strip->bottom - strip->top);
    phw_weak_strip inside = *strip; /* a bar may be lower than the line beside it */
    inside.top += edge;
    inside.bottom -= edge;
    return phw_weak_look_at(&inside).range <= 0 || phw_weak_is_dark(&inside) == s->dark;
}

static phw_status judge_blur(phw_weak_search *s, const phw_weak_strip *strip,
                             const phw_weak_strip *label, const phw_line *beside, phw_error *error)
{
    phw_weak_strip smooth = phw_weak_smooth_part(strip, BLUR_MOST);
    phw_weak_strip part = phw_weak_ink_part(&smooth);
    if (part.right - part.left < PHW_WEAK_SHORTEST * beside->height || !stands_out(&part))
        return PHW_OK;
    phw_weak_look look = phw_weak_look_at(&part);
    const phw_weak_box in = {(int)fmax(0, part.left), (int)fmax(0, part.top),
                             (int)fmin(part.luma->width, part.right),
                             (int)fmin(part.luma->height, part.bottom)};
    if (!is_blurred(&look, label) || !phw_weak_varies_along(part.luma, &in) ||
        phw_weak_is_rule(part.luma, &in, phw_weak_search_paper(s, beside)) ||
        phw_weak_has_edges(part.luma, &in, look.range))
        return PHW_OK;
    return phw_weak_search_tell(s, phw_weak_strip_box(&part), PHW_WEAK_SURE_BLUR, "blur", beside,
                                error);
}

static phw_status judge_panel(phw_weak_search *s, const phw_weak_strip *strip,
                              const phw_line *beside, phw_error *error)
{
    const double paper = phw_weak_search_paper(s, beside);
    phw_weak_strip panel = phw_weak_panel(strip, paper, PANEL_BODY);
    phw_weak_strip inside = panel;
    inside.left += PANEL_EDGE;
    inside.right -= PANEL_EDGE;
    if (inside.right - inside.left < PHW_WEAK_SHORTEST * beside->height)
        return PHW_OK;
    phw_weak_look look = phw_weak_look_at(&inside);
    return has_faint_letters(s, &look) && shines_through(s, &inside) &&
                   phw_weak_stands_on(&panel, paper) &&
                   phw_weak_share_at(&inside, phw_weak_paper(&inside), FLAT_WITHIN) >= PANEL_FLAT
               ? phw_weak_search_add_marker(s, phw_weak_strip_box(&panel), beside, error)
               : PHW_OK;
}

/* Whether what looks like a mosaic is one of words: of one ink, and longer than an icon. */
static bool has_words(const phw_weak_search *s, const phw_weak_strip *mosaic,
                      const phw_weak_strip *label)
{
    return phw_weak_is_one_ink(s->scene->image, mosaic) &&
           (!is_clean(s) ||
            phw_weak_longest_run(mosaic) >= MOSAIC_WORDS * (label->bottom - label->top));
}

/* What tells that a cover is none: the line beside it, and what was read. */
typedef struct doubt {
    const phw_weak_search *search;
    const phw_weak_strip *label;
} doubt;

static bool is_refuted(const void *context, phw_weak_cover_kind kind, const phw_weak_strip *found)
{
    const doubt *of = context;
    switch (kind) {
    case PHW_WEAK_COVER_MOSAIC:
        return phw_weak_is_mosaic_round(of->label) || !has_words(of->search, found, of->label);
    case PHW_WEAK_COVER_RESTS:
        return phw_weak_is_read_at(of->search->scene->page, phw_weak_strip_box(found));
    case PHW_WEAK_COVER_SCRIBBLE:
        return phw_weak_is_surely_read(of->search->scene->page, phw_weak_strip_box(found));
    case PHW_WEAK_COVER_SMEAR: /* letters that a program drew wide are as soft, and read */
        return phw_weak_is_read_at(of->search->scene->page, phw_weak_strip_box(found)) &&
               phw_weak_is_surely_read(of->search->scene->page, phw_weak_strip_box(found));
    case PHW_WEAK_COVER_NONE:
    case PHW_WEAK_COVER_BLUR:
    case PHW_WEAK_COVER_LETTERS:
        return false;
    }
    return false;
}

/* What an editor laid there, whatever the line is like. */
static phw_status judge_cover(phw_weak_search *s, const phw_weak_strip *strip, double right_most,
                              const phw_weak_strip *label, const phw_line *beside, phw_error *error)
{
    const doubt of = {s, label};
    phw_weak_cover_place place =
        phw_weak_search_place(s, strip, right_most, phw_weak_search_paper(s, beside));
    phw_weak_strip found = *strip;
    place.refutes = is_refuted;
    place.context = &of;
    const phw_weak_cover_kind kind = phw_weak_cover_at(&place, &found);
    if (kind == PHW_WEAK_COVER_NONE && phw_weak_is_cut(strip, s->usual_range, true, &found) &&
        !phw_weak_is_read_at(s->scene->page, phw_weak_strip_box(&found)))
        return phw_weak_search_tell(s, phw_weak_strip_box(&found), PHW_WEAK_SURE_CUT, "cut-off",
                                    beside, error);
    return kind == PHW_WEAK_COVER_NONE ? PHW_OK
                                       : phw_weak_search_add(s, kind, &found, beside, error);
}

/* What somebody drew over a row, whatever was read there: a pen's stroke, or a spray. */
static phw_status look_at_drawn(phw_weak_search *s, phw_box box, const phw_line *line,
                                phw_error *error)
{
    const phw_weak_strip strip = phw_weak_search_strip(s, box);
    const phw_weak_cover_place place = phw_weak_search_place(s, &strip, strip.right, 0);
    phw_weak_strip found;
    /* Through a lens edges of things are strokes, too: there only words are looked at. */
    const bool may_be_struck = is_clean(s) || (line->state == PHW_LINE_READ &&
                                               !phw_weak_reads_whole(s->scene->page, line));
    return (may_be_struck && phw_weak_is_struck(&place, &found)) ||
                   phw_weak_is_speckled(&place, &found)
               ? phw_weak_search_add(s, PHW_WEAK_COVER_SCRIBBLE, &found, line, error)
               : PHW_OK;
}

/* A row round a line, as far as the next words: what is laid on a line may part it in two. */
static phw_box row_round(const phw_weak_search *s, const phw_line *line)
{
    const double h = line->height;
    phw_box row = s->boxes[line - s->scene->page->lines];
    double next = row.right + PARTED * h;
    for (size_t i = 0; i < s->scene->page->line_count; i++) {
        const phw_box *other = &s->boxes[i];
        if (other->left > row.right && other->left < next &&
            s->scene->page->lines[i].height >= ALIKE * h && other->top < row.bottom - h / 2 &&
            other->bottom > row.top + h / 2)
            next = other->left;
    }
    row.left -= BEYOND * h;
    row.right = next < row.right + PARTED * h ? next + BEYOND * h : row.right + BEYOND * h;
    return row;
}

/* Whether an object that lies on a row is none: no word that was read ends or begins at it, or
 * those on it were read: what a reader makes of an emoji and the letters round it is no sure word.
 */
static bool is_no_patch(const void *context, phw_weak_cover_kind kind, const phw_weak_strip *found)
{
    const phw_page *page = context;
    const phw_box box = phw_weak_strip_box(found);
    if (kind == PHW_WEAK_COVER_SCRIBBLE)
        return !phw_weak_is_beside_word(page, box, 0) ||
               phw_weak_is_written_on(page, box, PHW_WEAK_WHOLE_SURE);
    return !phw_weak_is_beside_word(page, box, PHW_WEAK_WORD_SURE) ||
           phw_weak_is_written_on(page, box, PHW_WEAK_WRITTEN_SURE);
}

/* A sticker or an emoji in the midst of a line, or a row of them. */
static phw_status look_at_patches(phw_weak_search *s, const phw_line *line, phw_error *error)
{
    const phw_weak_strip strip = phw_weak_search_strip(s, row_round(s, line));
    phw_weak_cover_place place = phw_weak_search_place(s, &strip, strip.right, 0);
    phw_weak_strip found;
    place.refutes = is_no_patch;
    place.context = s->scene->page;
    if (phw_weak_is_patched(&place, &found))
        return phw_weak_search_add(s, PHW_WEAK_COVER_RESTS, &found, line, error);
    return phw_weak_is_beaded(&place, &found)
               ? phw_weak_search_add(s, PHW_WEAK_COVER_RESTS, &found, line, error)
               : PHW_OK;
}

/* What stands in one place beside, under or instead of a line. @param like  whether what stands
 * there can be compared with the line: a grid needs no comparison. */
static phw_status judge(phw_weak_search *s, const phw_weak_gap *gap, const phw_line *beside,
                        bool like, phw_error *error)
{
    phw_box own = phw_quad_bounds(&beside->quad);
    phw_weak_strip strip = phw_weak_search_strip(s, gap->box),
                   label = phw_weak_search_strip(s, own);
    if (gap->box.right - gap->box.left < PHW_WEAK_SHORTEST * beside->height)
        return PHW_OK;
    if (is_clean(s)) {
        const phw_status drawn_over = look_at_drawn(s, gap->box, beside, error);
        if (drawn_over != PHW_OK)
            return drawn_over;
    }
    phw_weak_strip part = phw_weak_ink_part(&strip);
    /* Where the label has the same grid, the whole picture was enlarged. */
    const double shortest = MOSAIC_SHORTEST * beside->height;
    if (part.right - part.left >= shortest &&
        (phw_weak_is_mosaic_round(&part) ||
         (s->usual_grain < GRAIN_LEAST && phw_weak_mosaic_part(&part, shortest, &part))) &&
        !phw_weak_is_mosaic_round(&label) && has_words(s, &part, &label))
        return phw_weak_search_tell(s, phw_weak_strip_box(&part), PHW_WEAK_SURE_MOSAIC, "mosaic",
                                    beside, error);
    const phw_weak_strip drawn = phw_weak_still_part(&strip, PHW_WEAK_MOSAIC_ROUND);
    if (drawn.right - drawn.left >= shortest &&
        drawn.right - drawn.left < strip.right - strip.left && phw_weak_is_mosaic(&drawn) &&
        !phw_weak_is_mosaic_round(&label) && has_words(s, &drawn, &label))
        return phw_weak_search_tell(s, phw_weak_strip_box(&drawn), PHW_WEAK_SURE_MOSAIC, "mosaic",
                                    beside, error);
    phw_status status = like ? judge_blur(s, &strip, &label, beside, error) : PHW_OK;
    if (status == PHW_OK && like)
        status = judge_panel(s, &strip, beside, error);
    return status == PHW_OK && like ? judge_cover(s, &strip, gap->right_most, &label, beside, error)
                                    : status;
}

/* Adds covers of one kind. */
static phw_status add_all(phw_weak_search *s, phw_weak_cover_kind kind, const phw_weak_strip *found,
                          size_t count, const phw_line *line, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < count; i++)
        status = phw_weak_search_add(s, kind, &found[i], line, error);
    return status;
}

/* Mosaics of small cells through which words can be read, if not surely. */
static phw_status look_at_unsure(phw_weak_search *s, const phw_line *line, phw_error *error)
{
    const phw_weak_words words = {s->scene->pyramid->level[0], s->scene->image, s->scene->page,
                                  line, s->usual_grain >= GRAIN_LEAST};
    phw_weak_strip found[PHW_WEAK_WORDS_MOST];
    const size_t count = phw_weak_mosaics_of_words(&words, found);
    return add_all(s, PHW_WEAK_COVER_MOSAIC, found, count, line, error);
}

/* Words that were read in a photograph through what somebody laid over them. */
static phw_status look_at_veils(phw_weak_search *s, const phw_line *line, phw_error *error)
{
    phw_box found[PHW_WEAK_VEILS_MOST];
    const phw_weak_veil veil = {s->scene->pyramid->level[0], s->scene->page, s->usual_range,
                                s->usual_grain, s->dark};
    const size_t count = phw_weak_veils_find(&veil, line, &s->veil_grain, found);
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < count; i++)
        status = phw_weak_search_add_marker(s, found[i], line, error);
    return status;
}

/* What a program greys is nobody's, as far as can be read. */
static bool is_nobodys(const void *context, phw_weak_cover_kind kind, const phw_weak_strip *found)
{
    const phw_mark_scene *of = context;
    return kind == PHW_WEAK_COVER_LETTERS &&
           !phw_weak_reads_somebody(of->page, of->models, phw_weak_strip_box(found));
}

/* Words that were read in the midst of a line through a colour that somebody laid over them. */
static phw_status look_at_films(phw_weak_search *s, const phw_line *line, phw_error *error)
{
    const phw_weak_strip strip = phw_weak_search_strip(s, phw_quad_bounds(&line->quad));
    phw_weak_cover_place place = phw_weak_search_place(s, &strip, strip.right, 0);
    place.refutes = is_clean(s) ? is_nobodys : NULL;
    place.context = s->scene;
    phw_weak_strip found[PHW_WEAK_FILMS_MOST];
    const size_t count = phw_weak_films_find(&place, found);
    return add_all(s, PHW_WEAK_COVER_LETTERS, found, count, line, error);
}

/* Words that somebody scribbled over, though the reader makes words of them. */
static phw_status look_at_scrawls(phw_weak_search *s, const phw_line *line, phw_error *error)
{
    const phw_weak_strip strip = phw_weak_search_strip(s, phw_quad_bounds(&line->quad));
    const phw_weak_cover_place place = phw_weak_search_place(s, &strip, strip.right, 0);
    phw_weak_strip found[PHW_WEAK_SCRAWLED_MOST];
    const size_t count = phw_weak_scrawled_words(s->scene->page, line, &place,
                                                 phw_weak_search_paper(s, line), found);
    return add_all(s, PHW_WEAK_COVER_SCRIBBLE, found, count, line, error);
}

/* Words that were read and are blurred. */
static phw_status look_at_soft(phw_weak_search *s, const phw_line *line, phw_error *error)
{
    const phw_weak_strip strip = phw_weak_search_strip(s, phw_quad_bounds(&line->quad));
    const phw_weak_cover_place place = phw_weak_search_place(s, &strip, strip.right, 0);
    phw_weak_strip found;
    return phw_weak_reads_softly(&place, s->scene->page, line, &found)
               ? phw_weak_search_add(s, PHW_WEAK_COVER_BLUR, &found, line, error)
               : PHW_OK;
}

/* A place under a line, so many of its heights off. */
static phw_weak_gap gap_below(const phw_weak_search *s, const phw_line *line, double off)
{
    const phw_box own = phw_quad_bounds(&line->quad);
    const double h = line->height;
    phw_weak_gap below = {.box = {own.left, own.bottom + off * h, own.left + LONGEST * h,
                                  own.bottom + (off + 1) * h}};
    keep_clear(s, line, &below.box);
    below.right_most = below.box.right;
    return below;
}

/* Rows under a line in which nothing was read, as a table has them. */
static phw_status look_down(phw_weak_search *s, size_t number, phw_error *error)
{
    const phw_line *line = &s->scene->page->lines[number];
    const double h = line->height;
    phw_box rows[PHW_WEAK_COLUMN_MOST];
    phw_status status = PHW_OK;
    const size_t count =
        phw_weak_column_find(s->scene->pyramid->level[0], s->scene->page, number, s->boxes,
                             phw_weak_search_paper(s, line), COLUMN_OFF * s->usual_range, rows);
    for (size_t i = 0; status == PHW_OK && i < count; i++) {
        /* A cover is higher than what it lies on. */
        const double middle = (rows[i].top + rows[i].bottom) / 2;
        phw_weak_gap gap = {
            .box = {rows[i].left, middle - h / 2, rows[i].left + LONGEST * h, middle + h / 2}};
        keep_clear(s, line, &gap.box);
        gap.right_most = gap.box.right;
        status = judge(s, &gap, line, true, error);
    }
    return status;
}

/* Along a line's row, and under it. */
static phw_status look_round(phw_weak_search *s, size_t number, phw_error *error)
{
    const phw_line *line = &s->scene->page->lines[number];
    const phw_box own = phw_quad_bounds(&line->quad);
    const double h = line->height;
    phw_weak_gap gaps[PHW_WEAK_GAPS_MOST];
    phw_status status = PHW_OK;
    const size_t count = phw_weak_gaps_find(s->scene->pyramid->level[0], s->scene->page, number,
                                            s->usual_range, is_clean(s), gaps);
    for (size_t i = 0; status == PHW_OK && i < count; i++) {
        const size_t before = s->found->findings->count;
        status = judge(s, &gaps[i], line, true, error);
        if (status == PHW_OK && is_clean(s) && s->found->findings->count == before &&
            phw_weak_gap_on_paper(s->scene->pyramid->level[0], &gaps[i],
                                  phw_weak_search_paper(s, line)))
            status = judge(s, &gaps[i], line, true, error);
    }
    if (status == PHW_OK)
        status = look_at_unsure(s, line, error);
    if (status == PHW_OK)
        status = look_at_veils(s, line, error);
    if (status == PHW_OK)
        status = look_at_films(s, line, error);
    if (status == PHW_OK)
        status = look_at_scrawls(s, line, error);
    if (status == PHW_OK && is_clean(s))
        status = look_down(s, number, error);
    const phw_weak_gap below = gap_below(s, line, BELOW), far_below = gap_below(s, line, FAR_BELOW);
    if (status == PHW_OK)
        status = judge(s, &below, line, true, error);
    if (status == PHW_OK && s->usual_grain >= GRAIN_LEAST &&
        far_below.box.right - far_below.box.left >= PHW_WEAK_SHORTEST * h) {
        const phw_weak_strip strip = phw_weak_search_strip(s, far_below.box),
                             label = phw_weak_search_strip(s, own);
        status = judge_cover(s, &strip, far_below.right_most, &label, line, error);
    }
    return status;
}

/* What looked like a line and could not be read. */
static phw_status look_at_unread(phw_weak_search *s, const phw_line *line, phw_error *error)
{
    const phw_line *beside = phw_weak_nearest_read(s->scene->page, line);
    phw_weak_gap gap = {.box = phw_quad_bounds(&line->quad)};
    gap.right_most = gap.box.right;
    if (!beside)
        return PHW_OK;
    if (phw_weak_is_higher(line, beside)) {
        const double middle = (gap.box.top + gap.box.bottom) / 2, half = beside->height / 2;
        const phw_weak_strip strip = phw_weak_search_strip(
            s, (phw_box){gap.box.left, middle - half, gap.box.right, middle + half});
        const phw_weak_cover_place place = phw_weak_search_place(s, &strip, gap.right_most, 0);
        phw_weak_strip found; /* a blur may be any shade */
        const phw_weak_cover_kind kind = phw_weak_cover_at(&place, &found);
        if (kind == PHW_WEAK_COVER_LETTERS || kind == PHW_WEAK_COVER_SCRIBBLE)
            return phw_weak_search_add(s, kind, &found, beside, error);
    }
    return judge(s, &gap, beside, phw_weak_is_like(line, beside), error);
}

/* Where a line's letters are: of one that was read, its words. */
static phw_box letters_of(const phw_weak_search *s, const phw_line *line)
{
    phw_box box = phw_quad_bounds(&line->quad);
    for (size_t i = 0; i < line->word_count; i++) {
        phw_box word = phw_quad_bounds(&s->scene->page->words[line->first_word + i].quad);
        box.left = i ? fmin(box.left, word.left) : word.left;
        box.right = i ? fmax(box.right, word.right) : word.right;
    }
    return box;
}

/* Letters that can hardly be seen, in a box that is much darker or lighter than the page. */
static phw_status look_at_marker(phw_weak_search *s, const phw_line *line, phw_error *error)
{
    phw_box own = letters_of(s, line);
    if (phw_weak_range_of(s->scene->pyramid->level[0], &own) >= PLAIN_RANGE * s->usual_range)
        return PHW_OK;
    phw_weak_strip strip = phw_weak_search_strip(s, own), round = strip, found;
    round.left -= ROUND_LINE * line->height;
    round.right += ROUND_LINE * line->height;
    const phw_weak_cover_place place = phw_weak_search_place(s, &round, round.right, 0);
    const phw_weak_cover_kind kind = phw_weak_cover_at(&place, &found);
    if (kind == PHW_WEAK_COVER_BLUR || kind == PHW_WEAK_COVER_LETTERS ||
        kind == PHW_WEAK_COVER_SCRIBBLE || kind == PHW_WEAK_COVER_SMEAR)
        return phw_weak_search_add(s, kind, &found, line, error);
    phw_weak_look look = phw_weak_look_at(&strip);
    if (look.range > MARKER_RANGE * s->usual_range || fabs(look.body) < MARKER_BODY ||
        look.ground > GROUND_ALIKE * fabs(look.body) || !shines_through(s, &strip) ||
        (line->state != PHW_LINE_READ && !has_faint_letters(s, &look)))
        return PHW_OK;
    return phw_weak_search_add_marker(s, own, line, error);
}

/* A line that is too low for its row: what a cover left of letters. */
static phw_status look_at_rest(phw_weak_search *s, const phw_line *line, phw_error *error)
{
    const phw_page *page = s->scene->page;
    const phw_box own = phw_quad_bounds(&line->quad);
    const size_t labels = phw_weak_reads_whole(page, line) ? 0 : page->line_count;
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < labels; i++) {
        const phw_line *label = &page->lines[i];
        if (!phw_weak_stands_behind(line, label))
            continue;
        const phw_box row = phw_quad_bounds(&label->quad);
        const phw_weak_strip strip =
            phw_weak_search_strip(s, (phw_box){own.left - GAP * label->height, row.top,
                                               own.right + GAP * label->height, row.bottom});
        phw_weak_strip found;
        if (phw_weak_is_cut(&strip, s->usual_range, false, &found))
            status = phw_weak_search_tell(s, phw_weak_strip_box(&found), PHW_WEAK_SURE_CUT,
                                          "cut-off", label, error);
    }
    return status;
}

phw_status phw_mark_find_weak_covers(const phw_mark_scene *scene, phw_mark_found *found,
                                     phw_error *error)
{
    const phw_page *page = scene->page;
    phw_weak_search s;
    phw_status status = phw_weak_search_open(scene, found, &s, error);
    if (status != PHW_OK)
        return status;
    for (size_t i = 0; status == PHW_OK && s.usual_range > 0 && i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        if (fabs(line->angle) <= PHW_WEAK_LEVEL_WITHIN && line->height >= CUT_LOWEST)
            status = look_at_rest(&s, line, error);
        if (status != PHW_OK || !phw_weak_is_level(line))
            continue;
        status = line->state == PHW_LINE_READ ? look_round(&s, i, error)
                                              : look_at_unread(&s, line, error);
        if (status == PHW_OK && line->state == PHW_LINE_UNREAD)
            status = look_at_unsure(&s, line, error);
        if (status == PHW_OK)
            status = look_at_marker(&s, line, error);
        if (status == PHW_OK)
            status = look_at_drawn(&s, s.boxes[i], line, error);
        if (status == PHW_OK)
            status = look_at_soft(&s, line, error);
        if (status == PHW_OK)
            status = look_at_patches(&s, line, error);
        if (status == PHW_OK && is_clean(&s))
            status = phw_weak_value_look(&s, i, error);
    }
    phw_weak_search_done(&s);
    return status;
}
