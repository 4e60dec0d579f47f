/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/kept.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/grow.h"
#include "redact/raster.h"
#include "scan/known.h"

/* How far from what is covered anew a word lies at least, in its line's heights. Boxes of words are
 * a pixel or two off, and a reader sees a letter with what stands next to it. Unsure words are kept
 * from where lines are no longer looked for anew. */
#define SURE_ALONG 0.5
#define SURE_ACROSS 0.1
#define UNSURE_ALONG 4.0
#define UNSURE_ACROSS 0.25

#define DIGITS "0123456789"

/* What is left of a line is looked for in steps of its height, each covered where this much of it
 * is; less than half a height is a stroke. */
#define RUN_STEP 0.25
#define RUN_COVERED 0.9
#define RUN_LEAST 0.5

/* Between two words that are both kept the first scan found nothing, and boxes end within a
 * letter's edge: a stretch is so much longer at its ends, in heights. */
#define MARGIN 0.15

/* A stretch is at most so tall, in heights with its margins: in the bow of a bent line's words
 * stands what is none of them. */
#define TALLEST 1.8

/* A search in progress. */
typedef struct search {
    const phw_report *before, *source;
    const phw_covering *covering;
} search;

/* Words with digits are never: where one of them is another, it is another number. Nor are names of
 * colleagues that were guessed: read anew beside a cover they may be patients'. */
static bool is_nobodys(const search *s, const phw_word *word)
{
    return !strpbrk(word->text, DIGITS) && !phw_scan_had_to_cover(s->source, &word->quad) &&
           !phw_scan_had_to_cover(s->before, &word->quad) &&
           !phw_scan_may_be_somebodys(s->source, &word->quad);
}

static bool is_kept(const search *s, const phw_word *word, double height)
{
    const bool sure = word->confidence >= PHW_SCAN_SURE;
    const phw_quad round = phw_quad_pad(&word->quad, height * (sure ? SURE_ALONG : UNSURE_ALONG),
                                        height * (sure ? SURE_ACROSS : UNSURE_ACROSS));
    return !phw_covering_any(s->covering, &round) ||
           (sure && phw_raster_share(s->covering->mask, &word->quad) < PHW_KEPT_SLIVER &&
            is_nobodys(s, word));
}

/* Makes a stretch longer by the word behind it. @return whether it still runs straight. */
static bool extend(phw_stretch *stretch, const phw_quad *word, const phw_line *line)
{
    const phw_quad both[] = {stretch->quad, *word};
    const phw_quad joined = phw_quad_union(both, 2, line->angle);
    if (phw_quad_height(&joined) > TALLEST * line->height)
        return false;
    stretch->quad = joined;
    stretch->word_count++;
    return true;
}

static phw_status keep_of_line(const search *s, const phw_line *line, phw_kept *kept,
                               phw_error *error)
{
    const size_t end = line->first_word + line->word_count;
    phw_stretch *open = NULL; /* that which the next word may continue */
    for (size_t i = line->first_word; i < end; i++) {
        const phw_word *word = &kept->before->words[i];
        const phw_quad quad =
            phw_quad_pad(&word->quad, MARGIN * line->height, MARGIN * line->height);
        if (!is_kept(s, word, line->height)) {
            open = NULL;
            continue;
        }
        if (open && extend(open, &quad, line))
            continue;
        if (!phw_grow((void **)&kept->stretches, &kept->capacity, kept->count,
                      sizeof *kept->stretches))
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a line's words");
        open = &kept->stretches[kept->count++];
        *open = (phw_stretch){quad, (size_t)(line - kept->before->lines), i, 1};
    }
    return PHW_OK;
}

phw_status phw_kept_find(const phw_report *before, const phw_report *source,
                         const phw_covering *covering, phw_kept *kept, phw_error *error)
{
    const search s = {before, source, covering};
    const phw_page *page = before->page;
    phw_status status = PHW_OK;
    *kept = (phw_kept){.before = page};
    for (size_t i = 0; status == PHW_OK && i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        if (line->state == PHW_LINE_READ &&
            phw_mask_place_of(covering, &line->quad, line->height) == PHW_MASK_TOUCHES)
            status = keep_of_line(&s, line, kept, error);
    }
    if (status != PHW_OK)
        phw_kept_done(kept);
    return status;
}

void phw_kept_done(phw_kept *kept)
{
    free(kept->stretches);
    *kept = (phw_kept){.before = NULL};
}

/* --- what is left to read --------------------------------------------------------------------- */

/* The line whose kept words stand at a point. */
static size_t line_at(const phw_kept *kept, phw_point at)
{
    for (size_t i = 0; i < kept->count; i++)
        if (phw_quad_contains(&kept->stretches[i].quad, at))
            return kept->stretches[i].line;
    return PHW_KEPT_NO_LINE;
}

phw_status phw_kept_cut(const phw_kept *kept, const phw_image *mask, const phw_quad *quad,
                        double height, phw_runs *runs, phw_error *error)
{
    const double width = phw_quad_width(quad);
    const size_t steps = (size_t)ceil(width / fmax(1, RUN_STEP * height));
    size_t open = 0; /* steps in a row */
    runs->count = 0;
    runs->line = PHW_KEPT_NO_LINE;
    for (size_t i = 0; steps > 0 && i <= steps; i++) {
        const double count = (double)steps, to = (double)i / count;
        const phw_quad step = phw_quad_slice(quad, to, fmin(1, to + 1 / count));
        const size_t line = i < steps ? line_at(kept, phw_quad_centre(&step)) : PHW_KEPT_NO_LINE;
        if (line != PHW_KEPT_NO_LINE)
            runs->line = line;
        else if (i < steps && phw_raster_share(mask, &step) < RUN_COVERED) {
            open++;
            continue;
        }
        const double from = (double)(i - open) / count;
        open = 0;
        if ((to - from) * width < RUN_LEAST * height)
            continue;
        if (!phw_grow((void **)&runs->items, &runs->capacity, runs->count, sizeof *runs->items))
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for what is left of a line");
        runs->items[runs->count++] = phw_quad_slice(quad, from, to);
    }
    return PHW_OK;
}

void phw_runs_done(phw_runs *runs)
{
    free(runs->items);
    *runs = (phw_runs){NULL, 0, 0, PHW_KEPT_NO_LINE};
}
