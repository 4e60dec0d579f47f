/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/lozenge.h"

#include <math.h>
#include <stdint.h>

#include "base/geometry.h"
#include "mark/blobs_sparse.h"
#include "mark/cutout.h"

/* The finest level that is searched as a whole has no more pixels: a 12 megapixel photo is searched
 * at half its sides, where a lozenge of 24 px is 12 wide; the next one only where it is sparse. */
#define FINEST_PIXELS 4500000.0

/* The same box seen on two levels, or as corners and as rectangle. */
#define SAME_SHARE 0.3

/* Corners and rectangle that differ less than this share of the width are one candidate. */
#define SAME_CORNERS 0.03

/* Bounds on the network's probability: of a blue box, of a black or grey one, which letters and
 * shadows make as well, and of one of a colour that the mark does not have. */
#define BOUND_BLUE 0.90
#define BOUND_GREY 0.985
#define BOUND_ODD_COLOUR 0.995
#define BLUE_LEAST 0.15 /* so much more blue than red is left in it */
/* What is this much redder or greener than blue is none in any light that marks were seen in. */
#define RED_MOST 0.45
#define WIDTH_LEAST 20.0 /* px: a mark of 24 px seen aslant; below, letters are two pixels wide */

/* The second look costs as much as fifty first ones: only the most promising get one. */
#define LOOKS_MOST PHW_LOZENGES_MOST

/* Marks are mirrored in a selfie's picture of a badge or a uniform: near, and not small. */
#define MIRRORED_LEAST 40.0

/* Blue, black or grey on light: red may not be what is left of the light. */
static bool has_own_colour(const float ratio[PHW_CUTOUT_COLOURS])
{
    return ratio[0] <= ratio[2] + 0.12F && ratio[1] <= ratio[2] + 0.12F && ratio[2] < 1.0F;
}

static double bound_for(const float ratio[PHW_CUTOUT_COLOURS])
{
    if (!has_own_colour(ratio))
        return BOUND_ODD_COLOUR;
    return ratio[0] + (float)BLUE_LEAST < ratio[2] ? BOUND_BLUE : BOUND_GREY;
}

static bool is_red(const float ratio[PHW_CUTOUT_COLOURS])
{
    return fmaxf(ratio[0], ratio[1]) > ratio[2] + (float)RED_MOST;
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
    bool light;
} promise;

/* The best of them, best first. */
typedef struct promises {
    promise items[LOOKS_MOST];
    size_t count;
} promises;

static void keep_promise(promises *best, const promise *fresh)
{
    size_t at = best->count < LOOKS_MOST ? best->count++ : LOOKS_MOST;
    if (at == LOOKS_MOST && best->items[--at].sieve >= fresh->sieve)
        return;
    for (; at > 0 && best->items[at - 1].sieve < fresh->sieve; at--)
        best->items[at] = best->items[at - 1];
    best->items[at] = *fresh;
}

/* The first look, in every turn in which the box may stand. */
static void sieve_box(const phw_pyramid *pyramid, const phw_quad *quad, bool light, promises *best)
{
    float small[PHW_CUTOUT_SMALL_SIZE], turned[PHW_CUTOUT_SMALL_SIZE];
    if (phw_quad_width(quad) < WIDTH_LEAST || !phw_cutout_make_small(pyramid, quad, light, small))
        return;
    bool mirrors = phw_quad_width(quad) >= MIRRORED_LEAST;
    for (int turn = 0; turn < (mirrors ? PHW_CUTOUT_TURNS : PHW_CUTOUT_MIRRORED); turn++) {
        phw_cutout_turned(small, PHW_CUTOUT_SMALL_WIDTH, PHW_CUTOUT_SMALL_HEIGHT,
                          (phw_cutout_turn)turn, turned);
        promise fresh = {*quad, phw_lozenge_sieve(turned), (uint8_t)turn, light};
        if (fresh.sieve > 0)
            keep_promise(best, &fresh);
    }
}

/* The second look. */
static void classify(const phw_pyramid *pyramid, const phw_image *image, const promise *seen,
                     phw_lozenge marks[PHW_LOZENGES_MOST], size_t *count)
{
    float turned[PHW_CUTOUT_SIZE], probability[PHW_LOZENGE_KIND_COUNT];
    phw_cutout cutout;
    phw_cutout_turn turn = (phw_cutout_turn)seen->turn;
    if (!phw_cutout_make(pyramid, image, &seen->quad, seen->light, &cutout))
        return;
    phw_cutout_turned(cutout.luma, PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT, turn, turned);
    phw_lozenge_classify(turned, cutout.ratio, probability);
    double sure = 1 - (double)probability[PHW_LOZENGE_NONE];
    phw_lozenge_kind kind = probability[PHW_LOZENGE_WALES] > probability[PHW_LOZENGE_NHS]
                                ? PHW_LOZENGE_WALES
                                : PHW_LOZENGE_NHS;
    if (is_red(cutout.ratio) || sure < bound_for(cutout.ratio))
        return;
    const phw_lozenge mark = {kind, turned_quad(&seen->quad, turn), sure, seen->light};
    size_t at = (*count)++;
    for (; at > 0 && marks[at - 1].score < sure; at--)
        marks[at] = marks[at - 1];
    marks[at] = mark;
}

static bool alike(const phw_quad *a, const phw_quad *b)
{
    double most = SAME_CORNERS * phw_quad_width(a);
    for (int i = 0; i < 4; i++)
        if (hypot(a->corner[i].x - b->corner[i].x, a->corner[i].y - b->corner[i].y) > most)
            return false;
    return true;
}

/* Drops what overlaps a surer one. */
static size_t settle(phw_lozenge *marks, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool fresh = true;
        for (size_t k = 0; k < kept && fresh; k++) {
            double least = fmin(phw_quad_area(&marks[i].quad), phw_quad_area(&marks[k].quad));
            fresh = phw_quad_overlap(&marks[i].quad, &marks[k].quad) < SAME_SHARE * least;
        }
        if (fresh)
            marks[kept++] = marks[i];
    }
    return kept;
}

phw_status phw_lozenges_find(const phw_pyramid *pyramid, const phw_image *image,
                             phw_lozenge marks[PHW_LOZENGES_MOST], size_t *count, phw_error *error)
{
    const phw_blob_form form = PHW_BLOB_FORM_LOZENGE;
    phw_blobs blobs = {0};
    promises best = {.count = 0};
    phw_status status = PHW_OK;
    int level = 0, finest;
    *count = 0;
    while (level + 1 < pyramid->count &&
           (double)pyramid->level[level]->width * pyramid->level[level]->height > FINEST_PIXELS)
        level++;
    for (finest = level; level < pyramid->count && status == PHW_OK; level++)
        status = phw_blobs_find(pyramid, level, &form, &blobs, error);
    if (status == PHW_OK && finest > 0)
        status = phw_blobs_find_sparse(pyramid, finest - 1, &form, &blobs, error);
    for (size_t i = 0; i < blobs.count && status == PHW_OK; i++) {
        const phw_blob *blob = &blobs.items[i];
        sieve_box(pyramid, &blob->corners, blob->light, &best);
        if (!alike(&blob->corners, &blob->box))
            sieve_box(pyramid, &blob->box, blob->light, &best);
    }
    for (size_t i = 0; i < best.count; i++)
        classify(pyramid, image, &best.items[i], marks, count);
    phw_blobs_done(&blobs);
    *count = settle(marks, *count);
    return status;
}
