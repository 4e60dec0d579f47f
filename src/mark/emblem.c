/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/emblem.h"

#include <math.h>
#include <string.h>

#include "base/geometry.h"
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
#define LEAST_CONFIDENCE 0.5F

/* A mark is one line, or letters with words on the line below or behind them. */
typedef struct emblem {
    const char *letters; /* the words of the line, one blank between */
    const char *with;    /* how the other line begins; NULL: the line is enough */
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
    {"NHS", NULL, "letters", ALONE},
};

/* Whether the believable words of a line are these, or begin with these. */
static bool says(const phw_page *page, const phw_line *line, const char *words, bool all)
{
    for (size_t i = 0; i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        if (word->confidence < LEAST_CONFIDENCE || strncmp(words, word->text, word->length) != 0)
            return false;
        words += word->length;
        if (*words == '\0')
            return !all || i + 1 == line->word_count;
        if (*words++ != ' ')
            return false;
    }
    return false;
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

static const phw_line *find_with(const phw_page *page, const phw_line *line, const char *words)
{
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *other = &page->lines[i];
        if (other != line && other->state == PHW_LINE_READ && stands_with(line, other) &&
            says(page, other, words, false))
            return other;
    }
    return NULL;
}

bool phw_emblem_on_line(const phw_page *page, size_t index, phw_finding *found)
{
    const phw_line *line = &page->lines[index];
    if (line->state != PHW_LINE_READ || line->word_count == 0)
        return false;
    for (size_t i = 0; i < sizeof emblems / sizeof emblems[0]; i++) {
        const emblem *mark = &emblems[i];
        if (!says(page, line, mark->letters, true))
            continue;
        const phw_line *with = mark->with ? find_with(page, line, mark->with) : NULL;
        if (mark->with && !with)
            continue;
        phw_quad quads[2] = {line->quad, with ? with->quad : line->quad};
        *found = (phw_finding){.kind = PHW_FINDING_TRUST_LOGO,
                               .subject = PHW_SUBJECT_ORGANISATION,
                               .confidence = mark->confidence,
                               .quad = phw_quad_union(quads, 2, line->angle),
                               .plane = line->plane,
                               .line = PHW_NO_LINE};
        phw_finding_because(found, mark->tag);
        phw_finding_because(found, "read");
        return true;
    }
    return false;
}
