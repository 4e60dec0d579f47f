/* SPDX-License-Identifier: Apache-2.0 */
/* Organisations' own emblems, whatever they look like: one compact drawing that stands by itself
 * beside or above the name that was read. */
#include <ctype.h>
#include <math.h>

#include "base/geometry.h"
#include "mark/detector.h"
#include "mark/name_block.h"
#include "mark/name_ground.h"
#include "mark/place.h"

/* Sizes and distances are heights of the name's letters, ascender to descender, which are 1.3 times
 * as high as its capitals. */

/* An emblem is one to four times as high as the capitals, and beside a name of several lines a bit
 * higher than those. */
#define SIDE_LEAST 0.82
#define SHORT_SIDE_LEAST 0.3
/* What has no ink with ink all round is swooshes, or a display's stripes, which are smaller. */
#define THIN_SOLID 0.03
#define THIN_LEAST 1.3
#define HIGH_LEAST 0.6 /* what is lower is rims of letters */
#define SIDE_MOST 4.0
#define LINES_MOST_HIGHER 1.5 /* heights of all lines */
#define ASPECT_MOST 3.0
#define BESIDE_MOST 2.2
#define ABOVE_MOST 1.8
#define INTO_MOST 0.35     /* past the name's edge, which may be told too long */
#define SHARED_LEAST 0.55  /* of the lower of the two, name and emblem, up and down */
#define ALIGNED 0.7        /* of the ends or the middles of a name and what stands above it */
#define ALIGNED_SHARE 0.05 /* of the name's width, besides */

/* What is drawn fills so much of its box, with what it encloses. */
#define FULL_LEAST 0.35
#define FULL_BOX 0.96 /* a rectangle */
/* A ring or an empty box is a button to choose something by. */
#define RING_HOLE 0.2
#define RING_SOLID 0.1
#define RING_ASPECT 1.25

/* Two things in a row or a column, of sizes that differ by less than this, are icons of a list. */
#define TWIN_TIMES 1.7
#define TWIN_APART 0.35 /* of their size, between their middles, across the row */
#define RIVAL_TIMES 1.5 /* of two that stand by a name, the one that is so much larger is it */

/* Words that close behind an emblem make it one of a line's signs. */
#define WORD_BEHIND 1.2

#define HEIGHT_LEAST 7.0 /* px */
/* What may be letters of the name: so much higher, and of so thin strokes. */
#define STRAY_HIGHER 0.2
#define STRAY_SOLID 0.15 /* strokes of letters are hardly wider than a cell */
#define WORD_SURE 0.5F
#define WORD_LETTERS 4 /* shorter ones are words where they are surer */

/* What stands above a name and begins where it does is what the picture beside them belongs to. */
#define HEAD_ALIGNED 2.0

#define NAMES_MOST 6   /* that are looked round, of one picture */
#define TEXTS_MOST 160 /* words round one name */

/* The name tells as much; the emblem may be something else. */
#define CONFIDENCE_SHARE 0.8

/* What stands round a name. */
typedef struct surround {
    phw_name_frame frame;
    phw_box told; /* the name with strays of several letters, which may belong to it */
    phw_name_text texts[TEXTS_MOST];
    size_t text_count;
    phw_name_piece pieces[PHW_NAME_PIECES_MOST];
    size_t piece_count;
} surround;

/* --- what stands round a name ----------------------------------------------------------------- */

/* Whether a word is one. An emblem is read as a letter or two that stand alone, or as one at a
 * line's end. */
static bool is_word(const phw_page *page, size_t index)
{
    const phw_word *word = &page->words[index];
    const phw_line *line = &page->lines[word->line];
    const size_t last = line->first_word + line->word_count - 1;
    bool letters = true;
    if (line->state != PHW_LINE_READ)
        return false;
    if (word->char_count >= WORD_LETTERS)
        return word->confidence >= WORD_SURE;
    for (const char *at = word->text; *at; at++)
        letters &= isalnum((unsigned char)*at) || (unsigned char)*at >= 0x80;
    return letters && word->confidence >= PHW_NAME_WORD_SURE && line->word_count > 1 &&
           (word->char_count > 1 || (index > line->first_word && index < last));
}

static bool is_round(const phw_name_frame *frame, const phw_box *box)
{
    return box->right > -PHW_NAME_ROUND && box->left < frame->width + PHW_NAME_ROUND &&
           box->bottom > -PHW_NAME_ROUND && box->top < frame->height + PHW_NAME_ROUND;
}

/* The words there. False where there are too many: a page of text. */
static bool gather_texts(const phw_page *page, const phw_findings *findings,
                         const phw_name_block *of, surround *round)
{
    round->text_count = 0;
    for (size_t i = 0; i < page->word_count; i++) {
        const bool own = phw_name_block_has_word(page, findings, of, i);
        if (!own && !is_word(page, i))
            continue;
        const phw_box box = phw_name_box_in(&round->frame, &page->words[i].quad);
        if (!is_round(&round->frame, &box))
            continue;
        if (round->text_count == TEXTS_MOST)
            return false;
        round->texts[round->text_count++] = (phw_name_text){box, own};
    }
    return round->text_count > 0;
}

/* Whether something else was found where a piece is: a lozenge, a face, a code. */
static bool is_something_else(const phw_mark_found *found, const phw_quad *quad)
{
    for (size_t i = 0; i < found->findings->count; i++) {
        const phw_finding *finding = &found->findings->items[i];
        if (finding->line == PHW_NO_LINE && phw_quad_overlap(&finding->quad, quad) > 0)
            return true;
    }
    for (size_t i = 0; found->codes && i < found->codes->count; i++)
        if (phw_quad_overlap(&found->codes->items[i].quad, quad) > 0)
            return true;
    return false;
}

static void drop_known(const phw_mark_found *found, surround *round)
{
    size_t kept = 0;
    for (size_t i = 0; i < round->piece_count; i++) {
        const phw_quad quad = phw_name_quad_of(&round->frame, &round->pieces[i].box);
        if (!is_something_else(found, &quad))
            round->pieces[kept++] = round->pieces[i];
    }
    round->piece_count = kept;
}

/* --- which of it is an emblem ----------------------------------------------------------------- */

static double width_of(const phw_box *box)
{
    return box->right - box->left;
}

static double height_of(const phw_box *box)
{
    return box->bottom - box->top;
}

static bool is_drawing(const phw_name_piece *piece, const phw_name_frame *frame)
{
    const double width = width_of(&piece->box), height = height_of(&piece->box);
    const double most = fmax(SIDE_MOST, LINES_MOST_HIGHER * frame->height);
    const bool ring = piece->hole >= RING_HOLE && piece->solid < RING_SOLID &&
                      fmax(width, height) <= RING_ASPECT * fmin(width, height);
    /* What is a rectangle of one colour is a button, or covers something. */
    const bool cover = piece->plain && piece->hole < 0.01 && piece->full >= FULL_BOX;
    const double least = piece->solid < THIN_SOLID ? THIN_LEAST : SIDE_LEAST;
    return !piece->cut && !piece->large && fmax(width, height) >= least && height <= most &&
           fmin(width, height) >= SHORT_SIDE_LEAST && height >= HIGH_LEAST &&
           width <= ASPECT_MOST * height && height <= ASPECT_MOST * width &&
           piece->full >= FULL_LEAST && piece->coloured && !ring && !cover;
}

static bool is_beside(const phw_box *box, const surround *round)
{
    const phw_name_frame *frame = &round->frame;
    const double shared = fmin(box->bottom, frame->height) - fmax(box->top, 0);
    const bool left = box->right <= INTO_MOST && box->right >= round->told.left - BESIDE_MOST;
    const bool right =
        box->left >= frame->width - INTO_MOST && box->left <= round->told.right + BESIDE_MOST;
    return (left || right) && shared >= SHARED_LEAST * fmin(frame->height, height_of(box));
}

/* Whether it is letters behind or before a name that may belong to it: "FT". */
static bool is_stray(const phw_name_piece *piece, const surround *round)
{
    const phw_box *box = &piece->box;
    return piece->solid <= STRAY_SOLID && box->left >= round->told.left - INTO_MOST &&
           box->right <= round->told.right + INTO_MOST && box->top >= -STRAY_HIGHER &&
           box->bottom <= round->frame.height + STRAY_HIGHER;
}

static bool is_above(const phw_box *box, const phw_name_frame *frame)
{
    const double aligned = ALIGNED + ALIGNED_SHARE * frame->width;
    return box->bottom <= INTO_MOST && box->bottom >= -ABOVE_MOST &&
           (fabs(box->left) <= aligned || fabs(box->right - frame->width) <= aligned ||
            fabs(box->left + box->right - frame->width) / 2 <= aligned);
}

static bool are_like(double a, double b)
{
    return fmax(a, b) <= TWIN_TIMES * fmin(a, b);
}

/* What is as high in the same row may be several icons close together; below each other stand lines
 * of text as well. */
static bool are_twins(const phw_box *a, const phw_box *b)
{
    const double along = fabs(a->left + a->right - b->left - b->right) / 2;
    const double down = fabs(a->top + a->bottom - b->top - b->bottom) / 2;
    const double width = fmax(width_of(a), width_of(b));
    const double height = fmax(height_of(a), height_of(b));
    return are_like(height_of(a), height_of(b)) &&
           (down <= TWIN_APART * height ||
            (along <= TWIN_APART * width && are_like(width_of(a), width_of(b))));
}

static bool has_twin(const surround *round, size_t index)
{
    for (size_t i = 0; i < round->piece_count; i++)
        if (i != index && are_twins(&round->pieces[i].box, &round->pieces[index].box))
            return true;
    return false;
}

/* Whether words of something else stand in its row: behind it, or above the name, which is then
 * somebody's place of work. */
static bool belongs_to_text(const surround *round, const phw_box *box)
{
    const double width = round->frame.width;
    const bool left = box->right <= INTO_MOST, right = box->left >= width - INTO_MOST;
    for (size_t i = 0; i < round->text_count; i++) {
        const phw_box *text = &round->texts[i].box;
        const double middle = (text->top + text->bottom) / 2;
        if (round->texts[i].own || middle < box->top || middle > box->bottom)
            continue;
        if (phw_name_gap(box->left, box->right, text->left, text->right) <= WORD_BEHIND &&
            (text->right <= box->left || text->left >= box->right) &&
            !(text->left >= 0 && text->right <= width && text->top >= round->frame.height))
            return true;
        if (text->bottom <= INTO_MOST && ((left && fabs(text->left) <= HEAD_ALIGNED) ||
                                          (right && fabs(text->right - width) <= HEAD_ALIGNED)))
            return true;
    }
    return false;
}

static double size_of(const phw_name_piece *piece)
{
    return width_of(&piece->box) * height_of(&piece->box);
}

/* The one piece that is the name's emblem; NULL where there is none, or more than one may be. */
static const phw_name_piece *choose(const surround *round)
{
    const phw_name_piece *best = NULL;
    bool rivals = false;
    for (size_t i = 0; i < round->piece_count; i++) {
        const phw_name_piece *piece = &round->pieces[i];
        if (!is_drawing(piece, &round->frame) || has_twin(round, i) ||
            belongs_to_text(round, &piece->box) || is_stray(piece, round) ||
            (!is_beside(&piece->box, round) && !is_above(&piece->box, &round->frame)))
            continue;
        if (best &&
            fmax(size_of(best), size_of(piece)) < RIVAL_TIMES * fmin(size_of(best), size_of(piece)))
            rivals = true;
        if (!best || size_of(piece) > size_of(best))
            best = piece;
    }
    return rivals ? NULL : best;
}

static phw_status add_emblem(const phw_mark_scene *scene, const phw_name_block *of,
                             const phw_quad *quad, phw_findings *findings, phw_error *error)
{
    phw_finding finding = {.kind = PHW_FINDING_TRUST_LOGO,
                           .subject = PHW_SUBJECT_ORGANISATION,
                           .confidence = CONFIDENCE_SHARE * of->confidence,
                           .quad = *quad,
                           .plane = phw_mark_plane_at(scene->page, phw_quad_centre(quad)),
                           .line = PHW_NO_LINE};
    phw_finding_because(&finding, "own-emblem");
    phw_finding_because(&finding, "name-beside");
    return phw_findings_add(findings, &finding, error);
}

static phw_status look_round(const phw_mark_scene *scene, const phw_name_block *of,
                             phw_mark_found *found, phw_error *error)
{
    surround round = {.frame = phw_name_block_frame(of)};
    round.told = phw_name_box_in(&round.frame, &of->told);
    if (of->unit < HEIGHT_LEAST || phw_name_block_is_listed(scene->page, found->findings, of) ||
        !gather_texts(scene->page, found->findings, of, &round))
        return PHW_OK;
    const phw_name_ground ground = {scene->image, &round.frame, round.texts, round.text_count};
    const double most = fmax(SIDE_MOST, LINES_MOST_HIGHER * round.frame.height) + 1;
    phw_status status =
        phw_name_pieces_find(&ground, most, round.pieces, &round.piece_count, error);
    if (status != PHW_OK)
        return status;
    drop_known(found, &round);
    const phw_name_piece *emblem = choose(&round);
    if (!emblem)
        return PHW_OK;
    const phw_quad quad = phw_name_quad_of(&round.frame, &emblem->box);
    return add_emblem(scene, of, &quad, found->findings, error);
}

phw_status phw_mark_find_own_emblems(const phw_mark_scene *scene, phw_mark_found *found,
                                     phw_error *error)
{
    const phw_findings *findings = found->findings;
    const size_t told = findings->count;
    size_t looked = 0;
    phw_status status = PHW_OK;
    for (size_t i = 0; i < told && looked < NAMES_MOST && status == PHW_OK; i++) {
        phw_name_block of;
        if (!phw_name_block_gather(scene->page, findings, i, &of))
            continue;
        looked++;
        status = look_round(scene, &of, found, error);
    }
    return status;
}
