/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of which some words were kept and what the cover leaves of the others was read: they are
 * put together again, since what a word means hangs on those beside it. */
#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "scan/rescan.h"

/* A word by its place along its line. */
typedef struct placed {
    size_t word;
    double along;
} placed;

static int by_place(const void *left, const void *right)
{
    const placed *a = left, *b = right;
    return a->along < b->along ? -1 : a->along > b->along;
}

/* The words of a line that were kept, and those that were read again, not in order yet. */
static phw_status gather(const phw_kept *kept, size_t line, const phw_reread *reread, size_t count,
                         phw_page *parts, phw_error *error)
{
    phw_status status = phw_page_add_line(parts, &kept->before->lines[line], error);
    for (size_t i = 0; status == PHW_OK && i < kept->count; i++) {
        const phw_stretch *s = &kept->stretches[i];
        for (size_t k = 0; status == PHW_OK && s->line == line && k < s->word_count; k++)
            status = phw_page_add_word(parts, &kept->before->words[s->first_word + k], error);
    }
    for (size_t i = 0; status == PHW_OK && i < count; i++)
        if (reread[i].belongs_to == line)
            status =
                phw_rescan_add_line(reread[i].page, reread[i].line, &reread[i].at, parts, error);
    return status;
}

static phw_status add_joined(const phw_page *parts, const phw_line *like, phw_page *page,
                             phw_error *error)
{
    placed *order = calloc(parts->word_count, sizeof *order);
    if (!order)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a line's words");
    phw_line line = *like;
    line.quad = parts->words[0].quad;
    for (size_t i = 0; i < parts->word_count; i++) {
        const phw_point at = phw_quad_centre(&parts->words[i].quad);
        const phw_quad both[] = {line.quad, parts->words[i].quad};
        line.quad = phw_quad_union(both, 2, line.angle);
        order[i] = (placed){i, at.x * cos(line.angle) + at.y * sin(line.angle)};
    }
    qsort(order, parts->word_count, sizeof *order, by_place);
    phw_status status = phw_page_add_line(page, &line, error);
    for (size_t i = 0; status == PHW_OK && i < parts->word_count; i++)
        status = phw_page_add_word(page, &parts->words[order[i].word], error);
    free(order);
    return status;
}

phw_status phw_rescan_join(phw_rescan *r, const phw_reread *reread, size_t count, phw_error *error)
{
    const phw_kept *kept = &r->words;
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < kept->count; i++) {
        const size_t line = kept->stretches[i].line;
        phw_page *parts = NULL;
        if (i && kept->stretches[i - 1].line == line)
            continue;
        status = phw_page_new(r->report->width, r->report->height, &parts, error);
        if (status == PHW_OK)
            status = gather(kept, line, reread, count, parts, error);
        if (status == PHW_OK)
            status = add_joined(parts, &kept->before->lines[line], r->report->page, error);
        phw_page_free(&parts);
    }
    for (size_t i = 0; status == PHW_OK && i < count; i++)
        if (reread[i].belongs_to == PHW_KEPT_NO_LINE)
            status = phw_rescan_add_line(reread[i].page, reread[i].line, &reread[i].at,
                                         r->report->page, error);
    return status;
}
