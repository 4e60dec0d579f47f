/* SPDX-License-Identifier: Apache-2.0 */
/* Trusts' marks as findings: boxes found in the pixels, those surer that a trust's name stands
 * beside, and emblems that are letters without a box, by what was read. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "mark/detector.h"
#include "mark/emblem.h"
#include "mark/lozenge.h"
#include "mark/mark_name.h"
#include "mark/place.h"

/* A name belongs to a mark that stands this near, in widths of the mark. */
#define BESIDE 2.5

/* A box is higher than the letters of a line it stands on, by more than this. */
#define TEXT_HEIGHTS 1.8
/* Between words on both sides, at most, in heights of the mark. */
#define TEXT_GAP 0.7
#define BLANK 0.3 /* between words, in heights of a mark that is one of them */

/* A word is what a box says if so much of it lies in the box and it fills so much of that. A mark's
 * own letters were misread with 0.6 at most, but for lines that are not believed anyway. */
#define WORD_INSIDE 0.6
#define BOX_FILLED 0.20
/* A box is a part of a word if so much of it lies in the word, and that has so many letters. */
#define BOX_INSIDE 0.8
#define PART_LETTERS 4
#define SURE_WORD 0.9F
#define WORD_LETTERS 8

/* A score of 1 is still a network's opinion. */
#define CONFIDENCE_MOST 0.97

static double distance_between(const phw_quad *a, const phw_quad *b)
{
    double least = INFINITY;
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 4; k++)
            least = fmin(least,
                         hypot(a->corner[i].x - b->corner[k].x, a->corner[i].y - b->corner[k].y));
    return least;
}

static bool has_name_beside(const phw_findings *findings, const phw_quad *quad)
{
    double reach = BESIDE * phw_quad_width(quad);
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].kind == PHW_FINDING_TRUST_NAME &&
            distance_between(&findings->items[i].quad, quad) <= reach)
            return true;
    return false;
}

static double gap(const phw_quad *left, const phw_quad *right)
{
    const phw_point *a = left->corner, *b = right->corner;
    return hypot((a[1].x + a[2].x - b[0].x - b[3].x) / 2, (a[1].y + a[2].y - b[0].y - b[3].y) / 2);
}

/* Whether it is a word of a line of text, with others close by on both sides, or so close behind or
 * before as words stand: "NHS" in a sentence, "NHS number". A box stands off from what is beside
 * it. */
static bool is_word_of_text(const phw_page *page, const phw_quad *quad)
{
    const double height = phw_quad_height(quad);
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        double before = INFINITY, behind = INFINITY;
        if (line->state != PHW_LINE_READ ||
            !phw_quad_contains(&line->quad, phw_quad_centre(quad)) ||
            height > TEXT_HEIGHTS * line->height)
            continue;
        for (size_t k = line->first_word; k < line->first_word + line->word_count; k++) {
            const phw_quad *word = &page->words[k].quad;
            if (phw_quad_contains(quad, phw_quad_centre(word)))
                continue; /* its own */
            before = fmin(before, gap(word, quad));
            behind = fmin(behind, gap(quad, word));
        }
        if (fmin(before, behind) <= BLANK * height || fmax(before, behind) <= TEXT_GAP * height)
            return true;
    }
    return false;
}

/* Letters that heavy, leaning ones are taken for. */
static bool is_taken_for(char letter, char read)
{
    return letter == read || (letter == 'N' && strchr("VWMHAK", read)) ||
           (letter == 'H' && strchr("NMWAKU", read)) || (letter == 'S' && strchr("GBZ", read));
}

/* Whether a word may be a mark's: a part of it ("HS": its first letter was not seen), or all of it
 * with one letter taken for another ("VHS"). */
static bool may_be_one(const char *text, const char *const *words)
{
    const size_t length = strlen(text);
    for (; *words; words++) {
        size_t other = 0, taken = 0;
        for (size_t i = 0; i < length && (*words)[i]; i++) {
            other += text[i] != (*words)[i];
            taken += is_taken_for((*words)[i], text[i]);
        }
        if (strstr(*words, text) || (strlen(*words) == length && taken == length && other <= 1))
            return true;
    }
    return false;
}

/* Whether a sure word there is none that a mark says: "NES", "News" upside down, or "Mental", a
 * part of which looks like a small one. */
static bool says_something_else(const phw_page *page, const phw_quad *quad)
{
    static const char *const own[] = {"NHS", "SHN", "GIG", "CYMRU", "WALES", "GIGNHS", NULL};
    for (size_t i = 0; i < page->word_count; i++) {
        const phw_word *word = &page->words[i];
        char letters[WORD_LETTERS + 1];
        size_t length = 0;
        if (page->lines[word->line].state != PHW_LINE_READ || word->confidence < SURE_WORD)
            continue;
        const double shared = phw_quad_overlap(&word->quad, quad);
        const bool part = shared >= BOX_INSIDE * phw_quad_area(quad);
        if (!part && (shared < WORD_INSIDE * phw_quad_area(&word->quad) ||
                      shared < BOX_FILLED * phw_quad_area(quad)))
            continue;
        for (const char *at = word->text; *at && length < WORD_LETTERS; at++)
            if (isalpha((unsigned char)*at))
                letters[length++] = (char)toupper((unsigned char)*at);
        letters[length] = '\0';
        if (length >= (part ? PART_LETTERS : 2) && !may_be_one(letters, own))
            return true;
    }
    return false;
}

static phw_status add_mark(const phw_mark_scene *scene, const phw_lozenge *mark,
                           phw_findings *findings, phw_error *error)
{
    phw_finding finding = {.kind = PHW_FINDING_TRUST_LOGO,
                           .subject = PHW_SUBJECT_ORGANISATION,
                           .confidence = fmin(mark->score, CONFIDENCE_MOST),
                           .quad = mark->quad,
                           .plane = phw_mark_plane_at(scene->page, phw_quad_centre(&mark->quad)),
                           .line = PHW_NO_LINE};
    phw_finding_because(&finding, mark->kind == PHW_LOZENGE_WALES ? "nhs-wales" : "lozenge");
    if (mark->light)
        phw_finding_because(&finding, "reversed");
    phw_status status =
        phw_mark_add_names(scene->page, scene->models, &mark->quad, findings, error);
    if (has_name_beside(findings, &mark->quad))
        phw_finding_because(&finding, "name-beside");
    return status == PHW_OK ? phw_findings_add(findings, &finding, error) : status;
}

static bool is_found(const phw_lozenge *marks, size_t count, const phw_quad *quad)
{
    for (size_t i = 0; i < count; i++)
        if (phw_quad_overlap(&marks[i].quad, quad) > 0)
            return true;
    return false;
}

phw_status phw_mark_find_lozenges(const phw_mark_scene *scene, phw_mark_found *found,
                                  phw_error *error)
{
    phw_lozenge marks[PHW_LOZENGES_MOST];
    size_t count = 0;
    phw_status status = phw_lozenges_find(scene->pyramid, scene->image, marks, &count, error);
    for (size_t i = 0; i < count && status == PHW_OK; i++)
        if (!is_word_of_text(scene->page, &marks[i].quad) &&
            !says_something_else(scene->page, &marks[i].quad))
            status = add_mark(scene, &marks[i], found->findings, error);
    for (size_t i = 0; i < scene->page->line_count && status == PHW_OK; i++) {
        phw_finding emblem;
        if (phw_emblem_on_line(scene->page, i, &emblem) && !is_found(marks, count, &emblem.quad))
            status = phw_findings_add(found->findings, &emblem, error);
    }
    return status;
}
