/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/lozenge.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>

#include "base/geometry.h"
#include "mark/blobs_sparse.h"
#include "mark/coloured_boxes.h"
#include "mark/cutout.h"
#include "mark/lozenge_boxes.h"
#include "mark/lozenge_look.h"

/* The finest level that is searched as a whole has no more pixels: a 12 megapixel photo is searched
 * at half its sides, where a lozenge of 24 px is 12 wide; the next one only where it is sparse. */
#define FINEST_PIXELS 4500000.0

/* The same box seen on two levels, or as corners and as rectangle. */
#define SAME_SHARE 0.3

/* Bounds on the network's probability: of a blue box, of a black or grey one, which letters and
 * shadows make as well, and of one of a colour that the mark does not have. */
#define BOUND_BLUE 0.85
#define BOUND_GREY 0.97
#define BOUND_ODD_COLOUR 0.97
/* Of a blue one that is known by its letters, and a white one. */
#define BOUND_LETTERS 0.80
/* On what the last look says, which sees what lies beside: words on a blue page have no edge. Where
 * the second one is less sure, by so much at most, the last one has to be surer. */
#define LAST_BOUND 0.50F
#define LESS_SURE 0.15
#define LAST_SURE 0.90F
/* Narrower ones, pixels, have little of what it sees: an edge in colour, grey levels, is enough,
 * unless it surely refuses them. */
#define LAST_NARROW 24.0
#define FRAME_LEAST 26.0F
/* A place that it surely refuses has no better box. */
#define LAST_NEVER 0.10F
#define LAST_SAME 0.8   /* of the smaller one lies in the other */
#define GUESSED 0.90    /* of its score has a guessed box: whatever edge was seen is better */
#define BLUE_LEAST 0.15 /* so much more blue than red is left in it */
/* Between small letters is less of it: so much more than red, and at least so nearly as green. */
#define BETWEEN_BLUE_LEAST 0.08
#define BETWEEN_GREEN_MOST 0.03
/* What is this much redder or greener than blue is none in any light that marks were seen in. */
#define RED_MOST 0.45
#define OTHER_WAY 1.1F   /* a ratio of dark to light above which it is none */
#define WIDTH_LEAST 20.0 /* px: a mark of 24 px seen aslant; below, letters are two pixels wide */

/* The second look costs as much as fifty first ones: only the most promising get one, of what was
 * seen and of what was guessed. */
#define LOOKS_MOST 160
static_assert(2 * LOOKS_MOST <= PHW_LOZENGES_MOST, "each may be a mark");
/* Many boxes are of one place: so often they may be none, and where surely is one nobody looks
 * again. */
#define FAILED_MOST 80
#define SURELY 0.98
#define KNOWN_SHARE 0.6 /* of a box that lies in a mark */

/* Marks are mirrored in a selfie's picture of a badge or a uniform: near, and not small. */
#define MIRRORED_LEAST 40.0

/* Blue, black or grey on light: red may not be what is left of the light. */
static bool has_own_colour(const float ratio[PHW_CUTOUT_COLOURS])
{
    return ratio[0] <= ratio[2] + 0.12F && ratio[1] <= ratio[2] + 0.12F && ratio[2] < 1.0F;
}

static double bound_for(phw_cutout_box box, const phw_cutout *cutout)
{
    const float *ratio = box == PHW_CUTOUT_LETTERS ? cutout->between : cutout->ratio;
    if (box >= PHW_CUTOUT_LETTERS)
        return ratio[0] + (float)BETWEEN_BLUE_LEAST < ratio[2] &&
                       ratio[1] < ratio[2] + (float)BETWEEN_GREEN_MOST
                   ? BOUND_LETTERS
                   : INFINITY;
    if (!has_own_colour(ratio))
        return BOUND_ODD_COLOUR;
    return ratio[0] + (float)BLUE_LEAST < ratio[2] ? BOUND_BLUE : BOUND_GREY;
}

static bool is_red(const float ratio[PHW_CUTOUT_COLOURS])
{
    return fmaxf(ratio[0], ratio[1]) > ratio[2] + (float)RED_MOST;
}

/* What was taken for lighter than its surroundings, or darker, is the other in every colour. */
static bool is_other_way_round(const float ratio[PHW_CUTOUT_COLOURS])
{
    return ratio[0] > OTHER_WAY && ratio[1] > OTHER_WAY && ratio[2] > OTHER_WAY;
}

static phw_quad turned_quad(const phw_quad *quad, phw_cutout_turn turn)
{
    static const int order[PHW_CUTOUT_TURNS][4] = {
        {0, 1, 2, 3}, {2, 3, 0, 1}, {1, 0, 3, 2}, {3, 2, 1, 0}};
    phw_quad result;
    for (int i = 0; i < 4; i++)
        result.corner[i] = quad->corner[order[turn][i]];
    return result;
}

/* A box in one turn, and how much the sieve thinks of it. */
typedef struct promise {
    phw_quad quad;
    float sieve;
    uint8_t turn;
    uint8_t box; /* phw_cutout_box */
} promise;

/* The best of them, best first. */
typedef struct promises {
    promise items[LOOKS_MOST];
    size_t count;
} promises;

/* Where one like it is kept, or else behind the last one. */
static size_t place_of(const promises *best, const promise *fresh)
{
    size_t at = 0;
    while (at < best->count &&
           (best->items[at].turn != fresh->turn || best->items[at].box != fresh->box ||
            !phw_lozenge_boxes_alike(&best->items[at].quad, &fresh->quad)))
        at++;
    return at;
}

static void keep_promise(promises *best, const promise *fresh)
{
    if (best->count == LOOKS_MOST && best->items[LOOKS_MOST - 1].sieve >= fresh->sieve)
        return;
    size_t at = place_of(best, fresh);
    if (at < best->count && best->items[at].sieve >= fresh->sieve)
        return;
    if (at == LOOKS_MOST)
        at--;
    else if (at == best->count)
        best->count++;
    for (; at > 0 && best->items[at - 1].sieve < fresh->sieve; at--)
        best->items[at] = best->items[at - 1];
    best->items[at] = *fresh;
}

/* The first look, in every turn in which the box may stand. */
static void sieve_box(const phw_pyramid *pyramid, const phw_lozenge_sieve *sieve,
                      const phw_lozenge_box *box, promises *best)
{
    float small[PHW_CUTOUT_SMALL_SIZE], results[PHW_CUTOUT_TURNS];
    const double width = phw_quad_width(&box->quad);
    if (width < WIDTH_LEAST || !phw_cutout_make_small(pyramid, &box->quad, box->box, small))
        return;
    const int turns = width >= MIRRORED_LEAST ? PHW_CUTOUT_TURNS : PHW_CUTOUT_MIRRORED;
    phw_lozenge_sieve_run(sieve, small, results);
    for (int turn = 0; turn < turns; turn++) {
        const promise fresh = {box->quad, results[turn], (uint8_t)turn, (uint8_t)box->box};
        if (fresh.sieve > 0)
            keep_promise(best, &fresh);
    }
}

/* @param letters  NULL: it is no letters. */
static void sieve_blob(const phw_pyramid *pyramid, const phw_image *image,
                       const phw_lozenge_sieve *sieve, const phw_blob *blob, promises *best,
                       promises *letters)
{
    phw_lozenge_box boxes[PHW_LOZENGE_BOXES_MOST];
    const size_t count = phw_lozenge_boxes(image, blob, boxes);
    for (size_t i = 0; i < count; i++)
        if (boxes[i].box != PHW_CUTOUT_LETTERS)
            sieve_box(pyramid, sieve, &boxes[i], best);
        else if (letters)
            sieve_box(pyramid, sieve, &boxes[i], letters);
}

/* The second look at a place, as if it were such a box. @p asked becomes true where the network was
 * asked: a colour that the mark does not have costs little. */
static bool is_mark(const phw_pyramid *pyramid, const phw_image *image, const promise *seen,
                    phw_cutout_box box, phw_lozenge *mark, bool *asked)
{
    float turned[PHW_CUTOUT_SIZE], probability[PHW_LOZENGE_KIND_COUNT] = {0};
    phw_cutout cutout;
    phw_cutout_turn turn = (phw_cutout_turn)seen->turn;
    if (!phw_cutout_make(pyramid, image, &seen->quad, box, &cutout))
        return false;
    const double bound = is_red(cutout.ratio) || is_other_way_round(cutout.ratio)
                             ? INFINITY
                             : bound_for(box, &cutout);
    double sure = 0;
    if (bound <= 1) {
        phw_cutout_turned(cutout.luma, PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT, turn, turned);
        phw_lozenge_classify(turned, cutout.ratio, probability);
        sure = 1 - (double)probability[PHW_LOZENGE_NONE];
        *asked = true;
    }
    /* On a band of another colour. */
    if (sure < bound && box < PHW_CUTOUT_LETTERS && !has_own_colour(cutout.ratio) &&
        is_mark(pyramid, image, seen,
                box == PHW_CUTOUT_DARK ? PHW_CUTOUT_LETTERS : PHW_CUTOUT_LIGHT_LETTERS, mark,
                asked))
        return true;
    if (sure < bound - LESS_SURE)
        return false;
    *mark = (phw_lozenge){probability[PHW_LOZENGE_WALES] > probability[PHW_LOZENGE_NHS]
                              ? PHW_LOZENGE_WALES
                              : PHW_LOZENGE_NHS,
                          turned_quad(&seen->quad, turn),
                          box == PHW_CUTOUT_LETTERS ? GUESSED * sure : sure,
                          box == PHW_CUTOUT_LIGHT || box == PHW_CUTOUT_LIGHT_LETTERS,
                          box == PHW_CUTOUT_LETTERS,
                          sure < bound ? LAST_SURE : LAST_BOUND};
    return true;
}

/* Whether what seems a light box is rather the letters of a mark. */
static bool is_letters(const phw_lozenge *light, const phw_lozenge *marks, size_t count)
{
    for (size_t i = 0; i < count && light->light; i++)
        if (marks[i].guessed && light->score <= marks[i].score / GUESSED &&
            phw_quad_contains(&marks[i].quad, phw_quad_centre(&light->quad)))
            return true;
    return false;
}

/* What comes first is kept: the letters of half a box of Wales are a surer mark than the whole. */
static double rank_of(const phw_lozenge *mark)
{
    return mark->kind == PHW_LOZENGE_WALES && mark->score >= GUESSED * SURELY ? 1 + mark->score
                                                                              : mark->score;
}

/* @return whether the network was asked, and it is no mark. */
static bool classify(const phw_pyramid *pyramid, const phw_image *image, const promise *seen,
                     phw_lozenge marks[PHW_LOZENGES_MOST], size_t *count)
{
    phw_lozenge mark;
    bool asked = false;
    if (!is_mark(pyramid, image, seen, (phw_cutout_box)seen->box, &mark, &asked) ||
        is_letters(&mark, marks, *count))
        return asked;
    size_t at = (*count)++;
    for (; at > 0 && rank_of(&marks[at - 1]) < rank_of(&mark); at--)
        marks[at] = marks[at - 1];
    marks[at] = mark;
    return false;
}

static bool are_same(const phw_quad *a, const phw_quad *b, double share)
{
    return phw_quad_overlap(a, b) >= share * fmin(phw_quad_area(a), phw_quad_area(b));
}

/* Whether it lies in what is surely a mark already; that may be half of another. An edge that was
 * seen is better than a guess. */
static bool is_known(const promise *seen, const phw_lozenge *marks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (marks[i].score >= GUESSED * SURELY &&
            (!marks[i].guessed || seen->box == PHW_CUTOUT_LETTERS) &&
            phw_quad_overlap(&marks[i].quad, &seen->quad) >=
                KNOWN_SHARE * phw_quad_area(&seen->quad))
            return true;
    return false;
}

static bool lies_at(const phw_quad *quad, const phw_lozenge *marks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (are_same(quad, &marks[i].quad, SAME_SHARE))
            return true;
    return false;
}

static bool point_alike(const phw_quad *a, const phw_quad *b, int corner)
{
    const phw_point *p = a->corner, *q = b->corner;
    return (p[corner].x - p[0].x) * (q[corner].x - q[0].x) +
               (p[corner].y - p[0].y) * (q[corner].y - q[0].y) >
           0;
}

/* Whether two at one place are the same way up and round. */
static bool are_turned_alike(const phw_quad *a, const phw_quad *b)
{
    return point_alike(a, b, 1) && point_alike(a, b, 3);
}

/* Whether the last look surely refused such a mark there: dark or light, it sees another one. */
static bool is_refused(const phw_lozenge *mark, const phw_lozenge *never, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (never[i].light == mark->light && are_turned_alike(&never[i].quad, &mark->quad) &&
            are_same(&mark->quad, &never[i].quad, LAST_SAME))
            return true;
    return false;
}

/* What the last look has to say of a mark at least. */
static float wanted_of(const phw_image *image, const phw_lozenge *mark)
{
    const bool framed = mark->wanted < LAST_SURE && phw_quad_width(&mark->quad) < LAST_NARROW &&
                        phw_cutout_frame(image, &mark->quad) >= FRAME_LEAST;
    return framed ? LAST_NEVER : mark->wanted;
}

/* Drops what overlaps a surer one, and what the last look refuses. */
static size_t settle(const phw_image *image, phw_lozenge *marks, size_t count)
{
    phw_lozenge never[PHW_LOZENGES_MOST];
    size_t kept = 0, refused = 0;
    for (size_t i = 0; i < count; i++) {
        const phw_quad *quad = &marks[i].quad;
        if (lies_at(quad, marks, kept) || is_refused(&marks[i], never, refused))
            continue;
        const float said = phw_lozenge_look(image, quad, marks[i].light);
        if (said >= wanted_of(image, &marks[i]))
            marks[kept++] = marks[i];
        else if (said < LAST_NEVER)
            never[refused++] = marks[i];
    }
    return kept;
}

static void classify_all(const phw_pyramid *pyramid, const phw_image *image, const promises *seen,
                         phw_lozenge marks[PHW_LOZENGES_MOST], size_t *count)
{
    for (size_t i = 0, failed = 0; i < seen->count && failed < FAILED_MOST; i++)
        if (!is_known(&seen->items[i], marks, *count))
            failed += classify(pyramid, image, &seen->items[i], marks, count);
}

phw_status phw_lozenges_find(const phw_pyramid *pyramid, const phw_image *image,
                             phw_lozenge marks[PHW_LOZENGES_MOST], size_t *count, phw_error *error)
{
    const phw_blob_form form = PHW_BLOB_FORM_LOZENGE;
    phw_blobs blobs = {0};
    promises best = {0}, letters = {0};
    phw_lozenge_sieve sieve;
    phw_status status = PHW_OK;
    int level = 0, finest;
    *count = 0;
    phw_lozenge_sieve_init(&sieve);
    while (level + 1 < pyramid->count &&
           (double)pyramid->level[level]->width * pyramid->level[level]->height > FINEST_PIXELS)
        level++;
    for (finest = level; level < pyramid->count && status == PHW_OK; level++)
        status = phw_blobs_find(pyramid, level, &form, &blobs, error);
    if (status == PHW_OK && finest > 0)
        status = phw_blobs_find_sparse(pyramid, finest - 1, &form, &blobs, error);
    const size_t grey = blobs.count; /* what has no colour may be letters as well: known by grey */
    if (status == PHW_OK)
        status = phw_coloured_boxes_find(image, &form, &blobs, error);
    for (size_t i = 0; i < blobs.count && status == PHW_OK; i++)
        sieve_blob(pyramid, image, &sieve, &blobs.items[i], &best, i < grey ? &letters : NULL);
    classify_all(pyramid, image, &letters, marks, count);
    classify_all(pyramid, image, &best, marks, count);
    phw_blobs_done(&blobs);
    *count = settle(image, marks, *count);
    return status;
}
