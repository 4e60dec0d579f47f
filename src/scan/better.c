/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/better.h"

#include "base/geometry.h"

/* A line that has so much of itself under another is that line, or a part of it. */
#define SAME_SHARE 0.5

/* An unread line is answered where what is read covers so much of it, alone or with others. */
#define ANSWERED_SHARE 0.5

/* A reading takes the place of what was read before where it is so much longer, or of several
 * lines where it is as long, and as sure. */
#define LONGER 1.25
#define AS_SURE 0.05F

/* What was read so surely needs no second look. */
#define SURE 0.96F

/* How much was read, and how surely in the mean. */
typedef struct reading {
    size_t lines, letters;
    float sure; /* summed over letters */
} reading;

static void add_reading(const phw_page *page, const phw_line *line, reading *to)
{
    to->lines++;
    for (size_t i = 0; i < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        to->letters += word->char_count;
        to->sure += word->confidence * (float)word->char_count;
    }
}

float phw_better_sureness(const phw_page *page, const phw_line *line)
{
    reading is = {0, 0, 0};
    add_reading(page, line, &is);
    return is.letters ? is.sure / (float)is.letters : 0;
}

bool phw_better_is_known(const phw_page *page, const phw_quad *quad)
{
    for (size_t i = 0; i < page->line_count; i++) {
        reading is = {0, 0, 0};
        if (page->lines[i].state != PHW_LINE_READ ||
            !phw_quad_is_same(&page->lines[i].quad, quad, SAME_SHARE))
            continue;
        add_reading(page, &page->lines[i], &is);
        if (is.sure >= SURE * (float)is.letters)
            return true;
    }
    return false;
}

bool phw_better_says_more(const phw_page *read, const phw_line *line, const phw_quad *quad,
                          const phw_page *page, size_t before)
{
    reading was = {0, 0, 0}, is = {0, 0, 0};
    for (size_t i = 0; i < before; i++)
        if (page->lines[i].state == PHW_LINE_READ &&
            phw_quad_is_same(&page->lines[i].quad, quad, SAME_SHARE))
            add_reading(page, &page->lines[i], &was);
    add_reading(read, line, &is);
    if (!was.letters || !is.letters)
        return is.letters > 0;
    return (double)is.letters >= (was.lines > 1 ? 1 : LONGER) * (double)was.letters &&
           is.sure / (float)is.letters >= was.sure / (float)was.letters - AS_SURE;
}

/* Whether a line that could not be read is, with what is read at @p quad: else most of it would be
 * forgotten, and nobody told. */
static bool is_answered(const phw_page *page, const phw_quad *line, const phw_quad *quad)
{
    double read = phw_quad_overlap(line, quad);
    for (size_t i = 0; i < page->line_count; i++)
        if (page->lines[i].state == PHW_LINE_READ)
            read += phw_quad_overlap(line, &page->lines[i].quad);
    return read > ANSWERED_SHARE * phw_quad_area(line);
}

void phw_better_supersede(phw_page *page, size_t before, const phw_quad *quad, bool unread)
{
    for (size_t i = 0; i < before; i++) {
        phw_line *line = &page->lines[i];
        if (!phw_quad_is_same(&line->quad, quad, SAME_SHARE) ||
            !(line->state == PHW_LINE_READ || (unread && is_answered(page, &line->quad, quad))))
            continue;
        line->state = PHW_LINE_NOISE;
        line->word_count = 0;
    }
}
