/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/mark_name.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "base/strbuf.h"
#include "mark/badge_words.h"
#include "mark/misread.h"
#include "mark/place.h"
#include "model/model.h"

#define CONFIDENCE 0.5

/* Most lines of a name. */
#define LINES 3

/* Sizes and distances in the mark's frame: widths of it along, heights of it down. Drawn
 * letterheads have letters of 0.25 to 0.6 heights, whose lines are half as high again. */
#define HEIGHT_LEAST 0.15
#define HEIGHT_MOST 1.1
#define DOWN_MOST 1.5 /* from the mark's lower edge to the middle of the first line */
#define DOWN_LEAST (-0.1)
#define EDGES_APART 0.6      /* of the mark and the first line, which may be told too long */
#define NEXT_EDGES_APART 0.3 /* of that line and the next */
#define BEFORE_MOST 0.7      /* from a line to the mark behind it */
#define LEAN_MOST 0.2        /* radians between them; short lines are told badly */

/* From one line's middle to the next one's, in heights of the higher of them, and how much they
 * differ in height: half-read lines are told too low. */
#define PITCH_MOST 2.6
#define TIMES_HIGHER 2.2

/* Of a line that something was found on, so much is covered by it. */
#define TAKEN 0.2

#define WORD_LEAST 4   /* letters: shorter ones may be "of" and "and" */
#define WORD_SURE 0.8F /* from here on a small first letter is believed */

/* Signs have the mark in a corner and the name in another: so far away, a line counts that says
 * what organisations are called, misread by so many letters. */
#define SIGN_ALONG 8.0
#define SIGN_ABOVE 3.0
#define SIGN_BELOW 5.0
#define MISREAD_MOST 2
#define KEY_ROOM 96 /* bytes */

/* A line as the mark sees it. */
typedef struct sight {
    double left, right, middle, height;
} sight;

static sight sight_of(const phw_homography *frame, const phw_quad *quad)
{
    phw_point p[4];
    for (int i = 0; i < 4; i++)
        p[i] = phw_homography_apply(frame, quad->corner[i]);
    return (sight){.left = fmin(p[0].x, p[3].x),
                   .right = fmax(p[1].x, p[2].x),
                   .middle = (p[0].y + p[1].y + p[2].y + p[3].y) / 4,
                   .height = (p[3].y - p[0].y + p[2].y - p[1].y) / 2};
}

/* Whether a name's first line would stand so. */
static bool begins(const sight *line)
{
    bool below = line->middle >= 1 + DOWN_LEAST && line->middle <= 1 + DOWN_MOST &&
                 (fabs(line->right - 1) <= EDGES_APART || fabs(line->left) <= EDGES_APART);
    bool before =
        line->middle > 0 && line->middle < 1 && line->right <= 0 && line->right >= -BEFORE_MOST;
    return line->height >= HEIGHT_LEAST && line->height <= HEIGHT_MOST && (below || before);
}

/* Whether the name's next line would: with the edge in common that the first has with the mark. */
static bool goes_on(const sight *upper, const sight *line)
{
    bool left = fabs(upper->left) < fabs(upper->right - 1);
    double apart = left ? line->left - upper->left : line->right - upper->right;
    double higher = fmax(upper->height, line->height), lower = fmin(upper->height, line->height);
    return line->middle > upper->middle + lower / 2 &&
           line->middle <= upper->middle + PITCH_MOST * higher && higher <= TIMES_HIGHER * lower &&
           fabs(apart) <= NEXT_EDGES_APART;
}

static bool has_no_place_in_names(const phw_word *word)
{
    for (size_t i = 0; i < word->length; i++)
        if (isdigit((unsigned char)word->text[i]) || strchr(":@/=", word->text[i]))
            return true;
    return false;
}

/* Whether a line may be a name, as far as can be told: most of its words begin with capitals. */
static bool may_be_name(const phw_page *page, const phw_line *line)
{
    size_t words = 0, small = 0;
    if (line->state == PHW_LINE_UNREAD)
        return true;
    if (line->state != PHW_LINE_READ)
        return false;
    for (size_t i = 0; i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        if (has_no_place_in_names(word))
            return false;
        if (word->char_count < WORD_LEAST)
            continue;
        words++;
        small += islower((unsigned char)word->text[0]) && word->confidence >= WORD_SURE;
    }
    return words > 0 && 2 * small < words;
}

/* What was found on a line: its name, something else, or nothing. */
typedef enum on_line { NOTHING, NAME, ELSE } on_line;

static on_line found_on(const phw_findings *findings, const phw_quad *line)
{
    on_line found = NOTHING;
    for (size_t i = 0; i < findings->count; i++) {
        const phw_finding *finding = &findings->items[i];
        if (phw_quad_overlap(&finding->quad, line) < TAKEN * phw_quad_area(line))
            continue;
        if (finding->kind != PHW_FINDING_TRUST_NAME)
            return ELSE;
        found = NAME;
    }
    return found;
}

static phw_status add(const phw_page *page, size_t index, phw_findings *findings, phw_error *error)
{
    const phw_line *line = &page->lines[index];
    phw_strbuf text = PHW_STRBUF_INIT;
    bool read = line->state == PHW_LINE_READ;
    for (size_t i = 0; read && i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        if (i > 0)
            phw_strbuf_add_char(&text, ' ');
        phw_strbuf_add(&text, word->text, word->length);
    }
    phw_finding finding = {.kind = PHW_FINDING_TRUST_NAME,
                           .subject = PHW_SUBJECT_ORGANISATION,
                           .confidence = CONFIDENCE,
                           .quad = line->quad,
                           .plane = line->plane,
                           .text = text.text,
                           .line = read ? index : PHW_NO_LINE,
                           .first_word = line->first_word,
                           .last_word = line->first_word + line->word_count - read};
    phw_finding_because(&finding, "beside-mark");
    phw_status status = text.failed
                            ? phw_error_set(error, PHW_ERR_NOMEM, "no memory for a trust's name")
                            : phw_findings_add(findings, &finding, error);
    phw_strbuf_done(&text);
    return status;
}

/* The line nearest to the mark, or to the line above it, that may be the name's next. */
static size_t next_line(const phw_page *page, const phw_homography *frame, double angle,
                        const sight *upper)
{
    size_t best = PHW_NO_LINE;
    double least = INFINITY;
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        const sight seen = sight_of(frame, &line->quad);
        if (seen.middle < least && fabs(remainder(line->angle - angle, 2 * acos(-1))) < LEAN_MOST &&
            may_be_name(page, line) && (upper ? goes_on(upper, &seen) : begins(&seen)))
            best = i, least = seen.middle;
    }
    return best;
}

/* "Tamebridge Mental Health", "Coldbrook District General": capitalised words and the first line of
 * what kinds of organisations are called whose names are set on two, which alone says nothing. */
static bool is_first_of_kind(const phw_page *page, const phw_line *line)
{
    static const char *const kinds[] = {"mental health",      "district general",
                                        "ambulance service",  "university hospitals",
                                        "teaching hospitals", "community healthcare"};
    char key[KEY_ROOM];
    size_t length = 0;
    if (line->state != PHW_LINE_READ || line->word_count < 3 || !may_be_name(page, line))
        return false;
    for (size_t i = line->word_count - 2; i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        if (!isupper((unsigned char)word->text[0]))
            return false;
        if (length > 0 && length + 1 < sizeof key)
            key[length++] = ' ';
        length += phw_models_fold(word->text, word->length, key + length, sizeof key - length);
    }
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (phw_mark_changes(key, kinds[i], MISREAD_MOST, false) <= MISREAD_MOST)
            return true;
    return false;
}

/* Names that stand elsewhere on the mark's sign. */
static phw_status add_on_sign(const phw_page *page, const phw_homography *frame, double angle,
                              phw_findings *findings, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; i < page->line_count && status == PHW_OK; i++) {
        const phw_line *line = &page->lines[i];
        const sight seen = sight_of(frame, &line->quad);
        if (seen.right >= -SIGN_ALONG && seen.left <= 1 + SIGN_ALONG &&
            seen.middle >= -SIGN_ABOVE && seen.middle <= 1 + SIGN_BELOW &&
            seen.height >= HEIGHT_LEAST && seen.height <= HEIGHT_MOST &&
            fabs(remainder(line->angle - angle, 2 * acos(-1))) < LEAN_MOST &&
            is_first_of_kind(page, line) && found_on(findings, &line->quad) == NOTHING)
            status = add(page, i, findings, error);
    }
    return status;
}

/* "Adaeze" under a mark is a colleague's, and what follows is the surname; "Chelsea" is a place. */
static bool is_forename(const phw_page *page, const phw_line *line, const phw_models *models)
{
    char key[KEY_ROOM];
    const phw_word *word = line->state == PHW_LINE_READ ? phw_badge_one_word(page, line) : NULL;
    if (!word || !models || !phw_badge_is_forename(word, models))
        return false;
    const size_t used = phw_models_fold(word->text, word->length, key, sizeof key);
    return !phw_models_lookup(models, PHW_TABLE_PLACES, key, used, NULL) &&
           !phw_models_lookup(models, PHW_TABLE_TOWNS, key, used, NULL);
}

phw_status phw_mark_add_names(const phw_page *page, const phw_models *models, const phw_quad *mark,
                              phw_findings *findings, phw_error *error)
{
    const phw_quad unit = phw_quad_from_box((phw_box){0, 0, 1, 1});
    const double angle = phw_quad_angle(mark);
    phw_homography frame;
    sight upper;
    if (!phw_homography_from_quads(mark, &unit, &frame))
        return PHW_OK;
    for (int count = 0; count < LINES; count++) {
        size_t index = next_line(page, &frame, angle, count > 0 ? &upper : NULL);
        if (index == PHW_NO_LINE || is_forename(page, &page->lines[index], models))
            break;
        on_line found = found_on(findings, &page->lines[index].quad);
        if (found == ELSE)
            break;
        phw_status status = found == NAME ? PHW_OK : add(page, index, findings, error);
        if (status != PHW_OK)
            return status;
        upper = sight_of(&frame, &page->lines[index].quad);
    }
    return add_on_sign(page, &frame, angle, findings, error);
}
