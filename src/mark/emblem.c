/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/emblem.h"

#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "mark/misread.h"
#include "mark/place.h"

/* How far below its letters the words of a mark stand, and how much smaller they may be. */
#define BELOW_MOST 1.6 /* heights of the letters, from their middle to that of the words */
#define SMALLER_LEAST 0.2
#define SMALLER_MOST 1.1
/* How far behind its letters, and how far up or down from their middle, in their heights. */
#define BEHIND_MOST 1.0
#define BESIDE_MOST 0.6

#define ALONE 0.45 /* "NHS" on a line by itself: a sign, a cap, but also a menu of a newspaper */
#define WITH_WORDS 0.85
#define WITH_SMALL 0.6
#define LEAST_CONFIDENCE 0.5F
#define SURE 0.9F /* of letters that are a mark by the look of what stands with them */

/* Words of a mark that is far away are misread, letters of them, but not short ones. */
#define LETTERS_TO_ONE_MISREAD 4
#define MISREAD_LEAST 6
#define TEXT_ROOM 64 /* bytes; the words of a mark are half as long */

/* Words of a mark that cannot be read: much smaller than its letters, but no page of text. */
#define SMALL_MOST 0.65
#define WIDER_MOST 4.0 /* widths of the letters */
#define LINES_MOST 4   /* of a mark */

/* A mark is one line, or letters with words on the line below or behind them. */
typedef struct emblem {
    const char *letters; /* the words of the line, one blank between */
    const char *with;    /* how the other line begins, "": it is small; NULL: the line is enough */
    const char *tag;
    double confidence;
} emblem;

static const emblem emblems[] = {
    {"NHSSCOTLAND", NULL, "nhs-scotland", WITH_WORDS},
    {"NHS SCOTLAND", NULL, "nhs-scotland", WITH_WORDS},
    {"NHSScotland", NULL, "nhs-scotland", WITH_WORDS},
    {"NHS", "SCOTLAND", "nhs-scotland", WITH_WORDS},
    {"NHS", "Ayrshire", "nhs-scotland", WITH_WORDS},
    {"NHS", "Borders", "nhs-scotland", WITH_WORDS},
    {"NHS", "Dumfries", "nhs-scotland", WITH_WORDS},
    {"NHS", "Education for Scotland", "nhs-scotland", WITH_WORDS},
    {"NHS", "Fife", "nhs-scotland", WITH_WORDS},
    {"NHS", "Forth Valley", "nhs-scotland", WITH_WORDS},
    {"NHS", "Grampian", "nhs-scotland", WITH_WORDS},
    {"NHS", "Greater Glasgow", "nhs-scotland", WITH_WORDS},
    {"NHS", "Highland", "nhs-scotland", WITH_WORDS},
    {"NHS", "Lanarkshire", "nhs-scotland", WITH_WORDS},
    {"NHS", "Lothian", "nhs-scotland", WITH_WORDS},
    {"NHS", "National Services Scotland", "nhs-scotland", WITH_WORDS},
    {"NHS", "Orkney", "nhs-scotland", WITH_WORDS},
    {"NHS", "Shetland", "nhs-scotland", WITH_WORDS},
    {"NHS", "Tayside", "nhs-scotland", WITH_WORDS},
    {"NHS", "Western Isles", "nhs-scotland", WITH_WORDS},
    {"HSC", "Health and Social Care", "hsc", WITH_WORDS},
    {"HSC", "Belfast Health", "hsc", WITH_WORDS},
    {"HSC", "Northern Health", "hsc", WITH_WORDS},
    {"HSC", "South Eastern Health", "hsc", WITH_WORDS},
    {"HSC", "Southern Health", "hsc", WITH_WORDS},
    {"HSC", "Western Health", "hsc", WITH_WORDS},
    {"HSC", "Public Health Agency", "hsc", WITH_WORDS},
    {"HSC Health and Social Care", NULL, "hsc", WITH_WORDS},
    {"GIG NHS", "CYMRU", "nhs-wales", WITH_WORDS},
    {"GIG CYMRU NHS WALES", NULL, "nhs-wales", WITH_WORDS},
    {"GIG", "CYMRU", "nhs-wales", WITH_WORDS},
    {"NHS", "WALES", "nhs-wales", WITH_WORDS},
    {"NHS", "Providing NHS services", "letters", WITH_WORDS},
    {"HSC", "", "hsc", WITH_SMALL},
    {"NHS", NULL, "letters", ALONE},
};

/* Whether the believable words of a line are these. */
static bool says(const phw_page *page, const phw_line *line, const char *words)
{
    for (size_t i = 0; line->state == PHW_LINE_READ && i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        if (word->confidence < LEAST_CONFIDENCE || strncmp(words, word->text, word->length) != 0)
            return false;
        words += word->length;
        if (*words == '\0')
            return i + 1 == line->word_count;
        if (*words++ != ' ')
            return false;
    }
    return false;
}

/* Whether a line begins with these words, give or take what is misread of small letters. */
static bool begins_like(const phw_page *page, const phw_line *line, const char *words)
{
    const size_t length = strlen(words);
    const size_t most = length < MISREAD_LEAST ? 0 : length / LETTERS_TO_ONE_MISREAD;
    char text[TEXT_ROOM];
    size_t used = 0;
    for (size_t i = 0; i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        const size_t part =
            word->length < TEXT_ROOM - 2 - used ? word->length : TEXT_ROOM - 2 - used;
        memcpy(text + used, word->text, part);
        used += part;
        text[used] = ' ';
        used += used < TEXT_ROOM - 2;
    }
    text[used] = '\0';
    return phw_mark_changes(text, words, most, true) <= most;
}

static bool is_sure(const phw_page *page, const phw_line *line, const char *letters)
{
    const phw_word *first = &page->words[line->first_word];
    return strcmp(first->text, letters) == 0 && first->confidence >= SURE;
}

/* Letters that are sure, and words behind them on the same line that nobody can read: so it is
 * where they are set much smaller. */
static bool says_before_small(const phw_page *page, const phw_line *line, const char *letters)
{
    if (line->state != PHW_LINE_UNREAD || line->word_count < 2 || !is_sure(page, line, letters))
        return false;
    for (size_t i = 1; i < line->word_count; i++)
        if (page->words[line->first_word + i].confidence >= LEAST_CONFIDENCE)
            return false;
    return true;
}

/* Whether a line stands below the letters of another, or behind them. */
static bool stands_with(const phw_line *line, const phw_line *other)
{
    phw_point a = phw_quad_centre(&line->quad), b = phw_quad_centre(&other->quad);
    double c = cos(line->angle), s = sin(line->angle);
    double along = (b.x - a.x) * c + (b.y - a.y) * s, down = (b.y - a.y) * c - (b.x - a.x) * s;
    double touching = (phw_quad_width(&line->quad) + phw_quad_width(&other->quad)) / 2;
    bool below = down > 0 && down < BELOW_MOST * line->height && fabs(along) < touching;
    bool behind = fabs(down) < BESIDE_MOST * line->height && along > 0 &&
                  fabs(along - touching) < BEHIND_MOST * line->height;
    return (below || behind) && other->height > SMALLER_LEAST * line->height &&
           other->height < SMALLER_MOST * line->height;
}

/* Words that were read well and are none of a mark's: "Minutes", "Timetable". */
static bool is_plain(const phw_page *page, const phw_line *line)
{
    for (size_t i = 0; i < line->word_count; i++)
        if (page->words[line->first_word + i].confidence < SURE)
            return false;
    return line->state == PHW_LINE_READ && line->word_count > 0;
}

static bool is_small(const phw_line *line, const phw_line *other)
{
    return other->height < SMALL_MOST * line->height &&
           phw_quad_width(&other->quad) < WIDER_MOST * phw_quad_width(&line->quad);
}

/* Adds the lines that belong to the letters: those that begin with @p words, and small ones.
 * @return whether what the mark goes with is among them. */
static bool gather(const phw_page *page, const phw_line *line, const char *words,
                   phw_quad quads[LINES_MOST], size_t *count)
{
    bool found = !words;
    for (size_t i = 0; i < page->line_count && *count < LINES_MOST; i++) {
        const phw_line *other = &page->lines[i];
        if (other == line || !stands_with(line, other) ||
            (other->state != PHW_LINE_READ && other->state != PHW_LINE_UNREAD))
            continue;
        bool small = is_small(line, other);
        bool wanted =
            words && (*words ? begins_like(page, other, words) : small && !is_plain(page, other));
        if (wanted || small)
            quads[(*count)++] = other->quad;
        found |= wanted;
    }
    return found;
}

bool phw_emblem_on_line(const phw_page *page, size_t index, phw_finding *found)
{
    const phw_line *line = &page->lines[index];
    if (line->word_count == 0)
        return false;
    for (size_t i = 0; i < sizeof emblems / sizeof emblems[0]; i++) {
        const emblem *mark = &emblems[i];
        const bool any = mark->with && !*mark->with;
        phw_quad quads[LINES_MOST] = {line->quad};
        size_t count = 1;
        if (!(any && says_before_small(page, line, mark->letters)) &&
            (!says(page, line, mark->letters) || (any && !is_sure(page, line, mark->letters)) ||
             !gather(page, line, mark->with, quads, &count)))
            continue;
        *found = (phw_finding){.kind = PHW_FINDING_TRUST_LOGO,
                               .subject = PHW_SUBJECT_ORGANISATION,
                               .confidence = mark->confidence,
                               .quad = phw_quad_union(quads, count, line->angle),
                               .plane = line->plane,
                               .line = PHW_NO_LINE};
        phw_finding_because(found, mark->tag);
        phw_finding_because(found, "read");
        return true;
    }
    return false;
}
