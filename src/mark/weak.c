/* SPDX-License-Identifier: Apache-2.0 */
/* Covers that can be undone: a mosaic, a blur or a marker that shines through where text belongs.
 */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/geometry.h"
#include "mark/detector.h"
#include "mark/weak_strip.h"

/* Lines lower than this have no shape to compare, and those that lean more do not stand in a
 * picture that somebody worked on with an editor's upright boxes. Pixels, radians. */
#define LOWEST 9.0
#define LEVEL_WITHIN 0.08

/* A place beside a line, in its heights: how far off it begins, how long it is at most and at
 * least. */
#define GAP 0.30
#define LONGEST 14.0
#define SHORTEST 2.2
#define BELOW 0.55 /* free space between a label and what stands under it, at least */

/* A blur is this many times less sharp than the line beside it, and shows this many swings. */
#define BLUR_SHARPNESS 0.34
#define BLUR_MOST 0.20 /* sharp by itself: no blur, whatever is beside it */
#define BLUR_RANGE 12.0
#define BLUR_SWINGS 4
#define BLUR_BODY 5.0
#define GROUND_ALIKE 0.5 /* of the body */

/* A marker that shines through: letters with so much less range than those of other lines, on a
 * ground that differs so much from the ground round it, in grey levels. */
#define MARKER_RANGE 0.30
#define MARKER_BODY 40.0

#define SURE_MOSAIC 0.85
#define SURE_BLUR 0.70
#define SURE_MARKER 0.75

/* Words behind which, or under which, a person's details stand. */
static const char *const labels[] = {
    "name", "patient", "surname",  "forename", "born",     "dob", "d.o.b",   "birth",
    "nhs",  "chi",     "mrn",      "hospital", "number",   "no",  "address", "phone",
    "tel",  "mobile",  "postcode", "email",    "relative", "kin", "gp",      "consultant"};

typedef struct search {
    const phw_mark_scene *scene;
    phw_mark_found *found;
    double usual_range; /* of lines that were read */
    bool of_care;       /* the text tells of a person or of care */
} search;

static phw_weak_strip strip_of(const search *s, phw_box box)
{
    return (phw_weak_strip){s->scene->pyramid->level[0], box.left, box.top, box.right, box.bottom};
}

static bool is_level(const phw_line *line)
{
    return line->height >= LOWEST && fabs(line->angle) <= LEVEL_WITHIN && !line->mirrored;
}

static bool is_label_word(const char *word, size_t length)
{
    while (length && !isalnum((unsigned char)word[length - 1]))
        length--;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
        if (strlen(labels[i]) == length && strncasecmp(word, labels[i], length) == 0)
            return true;
    return false;
}

/* Whether something of a person may stand beside a line: it ends like a label, or the page has
 * findings anyhow. */
static bool invites(const search *s, const phw_line *line)
{
    if (s->of_care)
        return true;
    for (size_t i = 0; i < line->word_count; i++) {
        const phw_word *word = &s->scene->page->words[line->first_word + i];
        if (is_label_word(word->text, word->length))
            return true;
    }
    return false;
}

static bool overlaps(const phw_box *a, const phw_box *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

/* Cuts a place off where text that was read begins. */
static void keep_clear(const search *s, const phw_line *self, phw_box *box)
{
    const phw_page *page = s->scene->page;
    double middle = (box->top + box->bottom) / 2;
    box->right = fmin(box->right, page->width);
    box->bottom = fmin(box->bottom, page->height);
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        phw_box other = phw_quad_bounds(&line->quad);
        if (line != self && line->state == PHW_LINE_READ && overlaps(box, &other) &&
            other.top < middle && other.bottom > middle)
            box->right = fmin(box->right, fmax(box->left, other.left - GAP * line->height));
    }
}

static phw_status add(search *s, phw_box box, double confidence, const char *tag,
                      const phw_line *beside, phw_error *error)
{
    phw_findings *findings = s->found->findings;
    phw_finding finding = {.kind = PHW_FINDING_WEAK_REDACTION,
                           .subject = PHW_SUBJECT_UNKNOWN,
                           .confidence = confidence,
                           .quad = phw_quad_from_box(box),
                           .plane = beside->plane,
                           .line = PHW_NO_LINE};
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].kind == PHW_FINDING_WEAK_REDACTION &&
            phw_quad_overlap(&findings->items[i].quad, &finding.quad) >
                0.5 * phw_quad_area(&finding.quad))
            return PHW_OK;
    phw_finding_because(&finding, tag);
    return phw_findings_add(findings, &finding, error);
}

static bool is_blurred(const phw_weak_look *look, const phw_weak_look *beside)
{
    return look->range >= BLUR_RANGE && look->sharpness <= BLUR_MOST &&
           look->sharpness <= BLUR_SHARPNESS * beside->sharpness && look->swings >= BLUR_SWINGS &&
           fabs(look->body) >= BLUR_BODY && look->ground <= GROUND_ALIKE * fabs(look->body);
}

/* What stands in one place beside, under or instead of a line. */
static phw_status judge(search *s, phw_box box, const phw_line *beside, phw_error *error)
{
    phw_box own = phw_quad_bounds(&beside->quad);
    phw_weak_strip strip = strip_of(s, box), label = strip_of(s, own);
    if (box.right - box.left < SHORTEST * beside->height)
        return PHW_OK;
    phw_weak_look look = phw_weak_look_at(&strip), clear = phw_weak_look_at(&label);
    phw_box part = {box.left + look.first * (box.right - box.left), box.top,
                    box.left + look.last * (box.right - box.left), box.bottom};
    if (part.right - part.left < SHORTEST * beside->height)
        return PHW_OK;
    strip = strip_of(s, part);
    /* Where the label has the same grid, the whole picture was enlarged. */
    if (phw_weak_is_mosaic(&strip) && !phw_weak_is_mosaic(&label))
        return add(s, part, SURE_MOSAIC, "mosaic", beside, error);
    if (is_blurred(&look, &clear))
        return add(s, part, SURE_BLUR, "blur", beside, error);
    return PHW_OK;
}

static phw_status look_beside(search *s, const phw_line *line, phw_error *error)
{
    phw_box own = phw_quad_bounds(&line->quad);
    double h = line->height;
    phw_box right = {own.right + GAP * h, own.top, own.right + (GAP + LONGEST) * h, own.bottom};
    keep_clear(s, line, &right);
    phw_status status = judge(s, right, line, error);
    phw_box below = {own.left, own.bottom + BELOW * h, own.left + LONGEST * h,
                     own.bottom + (BELOW + 1) * h};
    keep_clear(s, line, &below);
    return status == PHW_OK ? judge(s, below, line, error) : status;
}

/* Between two words of one line. */
static phw_status look_between(search *s, const phw_line *line, phw_error *error)
{
    phw_box own = phw_quad_bounds(&line->quad);
    phw_status status = PHW_OK;
    for (size_t i = 1; status == PHW_OK && i < line->word_count; i++) {
        const phw_word *word = &s->scene->page->words[line->first_word + i];
        phw_box before = phw_quad_bounds(&word[-1].quad), after = phw_quad_bounds(&word->quad);
        phw_box gap = {before.right + GAP * line->height, own.top, after.left - GAP * line->height,
                       own.bottom};
        status = judge(s, gap, line, error);
    }
    return status;
}

/* The line that was read nearest to one that was not. */
static const phw_line *nearest_read(const phw_page *page, const phw_line *line)
{
    const phw_line *nearest = NULL;
    double least = INFINITY;
    phw_point centre = phw_quad_centre(&line->quad);
    for (size_t i = 0; i < page->line_count; i++) {
        phw_point other = phw_quad_centre(&page->lines[i].quad);
        double off = hypot(other.x - centre.x, other.y - centre.y);
        if (page->lines[i].state == PHW_LINE_READ && is_level(&page->lines[i]) && off < least) {
            least = off;
            nearest = &page->lines[i];
        }
    }
    return nearest;
}

/* What looked like a line and could not be read. */
static phw_status look_at_unread(search *s, const phw_line *line, phw_error *error)
{
    const phw_line *beside = nearest_read(s->scene->page, line);
    return beside ? judge(s, phw_quad_bounds(&line->quad), beside, error) : PHW_OK;
}

/* Letters that can hardly be seen, in a box that is much darker or lighter than the page. */
static phw_status look_at_marker(search *s, const phw_line *line, phw_error *error)
{
    phw_box own = phw_quad_bounds(&line->quad);
    phw_weak_strip strip = strip_of(s, own);
    phw_weak_look look = phw_weak_look_at(&strip);
    if (look.range > MARKER_RANGE * s->usual_range || fabs(look.body) < MARKER_BODY ||
        look.ground > GROUND_ALIKE * fabs(look.body))
        return PHW_OK;
    return add(s, own, SURE_MARKER, "translucent", line, error);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The median range of lines that were read; 0 where there are none. */
static phw_status find_usual_range(search *s, phw_error *error)
{
    const phw_page *page = s->scene->page;
    double *ranges = calloc(page->line_count + 1, sizeof *ranges);
    size_t count = 0;
    if (!ranges)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for weak covers");
    for (size_t i = 0; i < page->line_count; i++) {
        if (page->lines[i].state != PHW_LINE_READ || !is_level(&page->lines[i]))
            continue;
        phw_weak_strip strip = strip_of(s, phw_quad_bounds(&page->lines[i].quad));
        ranges[count++] = phw_weak_look_at(&strip).range;
    }
    qsort(ranges, count, sizeof *ranges, by_value);
    s->usual_range = count ? ranges[count / 2] : 0;
    free(ranges);
    return PHW_OK;
}

static bool tells_of_care(const phw_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].line != PHW_NO_LINE &&
            findings->items[i].subject != PHW_SUBJECT_PUBLIC)
            return true;
    return false;
}

phw_status phw_mark_find_weak_covers(const phw_mark_scene *scene, phw_mark_found *found,
                                     phw_error *error)
{
    const phw_page *page = scene->page;
    search s = {.scene = scene, .found = found, .of_care = tells_of_care(found->findings)};
    phw_status status = find_usual_range(&s, error);
    for (size_t i = 0; status == PHW_OK && s.usual_range > 0 && i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        if (!is_level(line) || (line->state == PHW_LINE_READ && !invites(&s, line)))
            continue;
        if (line->state != PHW_LINE_READ && s.of_care)
            status = look_at_unread(&s, line, error);
        if (line->state == PHW_LINE_READ) {
            status = look_beside(&s, line, error);
            if (status == PHW_OK)
                status = look_between(&s, line, error);
        }
        if (status == PHW_OK)
            status = look_at_marker(&s, line, error);
    }
    return status;
}
